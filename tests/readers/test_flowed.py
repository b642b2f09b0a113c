"""Flowed text of mail (RFC 3676)."""

from __future__ import annotations

import pytest

from ert_writer.readers.flowed import unflowed
from ert_writer.readers.mail import parse_message


def flowed(text: str, more: str = "") -> str:
    message = parse_message(f"Content-Type: text/plain; format=flowed{more}\r\n\r\n".encode(), "x")
    return unflowed(message, text)


@pytest.mark.parametrize(
    ("text", "more", "right"),
    [
        ("perfil.example/sur \r\n_nueva55 fin", "; delsp=yes", "perfil.example/sur_nueva55 fin"),
        ("de la cue \nnta @norte", '; DelSp="Yes"', "de la cuenta @norte"),
        ("datos del \nperfil @norte", "", "datos del perfil @norte"),
        ("uno \n-- \nAna ", "", "uno \n-- \nAna "),
        ("> citado \n> sigue\nnuevo", "", "> citado sigue\nnuevo"),
        ("> citado \n>> otro", "", "> citado \n>> otro"),
        (" From aquí\n  sangría", "", "From aquí\n sangría"),
    ],
)
def test_flowed_lines_are_joined(text: str, more: str, right: str) -> None:
    assert flowed(text, more) == right


def test_other_text_stays() -> None:
    message = parse_message(b"Content-Type: text/plain\r\n\r\n", "x")
    assert unflowed(message, "uno \ndos") == "uno \ndos"

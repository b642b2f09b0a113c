"""Transfer encodings of mail: believed where the bytes agree, cut ones said to be cut."""

from __future__ import annotations

import base64

import pytest

from ert_writer.readers.mail import parse_message
from ert_writer.readers.transfer import Payload, payload
from support.readers import EML

WORDS = "Solicito los datos de la niña, cuenta @ana_.ruiz, por peligro de muerte, en el plazo de 24 horas.\r\n"


def part(body: bytes, encoding: str = "", kind: str = "text/plain; charset=utf-8") -> Payload:
    fields = f"Content-Type: {kind}\r\n" + (f"Content-Transfer-Encoding: {encoding}\r\n" if encoding else "")
    return payload(parse_message(fields.encode() + b"\r\n" + body, "x"))


@pytest.mark.parametrize("left", [5, 6, 7])
def test_base64_that_ends_in_the_middle_is_read_so_far_and_said_to_be_cut(left: int) -> None:
    packed = base64.b64encode(WORDS.encode())
    assert part(packed, "base64") == Payload(WORDS.encode())
    found = part(packed[: 40 + left], "base64")
    assert found.cut
    assert len(found.data) > 30
    assert WORDS.encode().startswith(found.data)


def test_lines_below_base64_are_no_part_of_it() -> None:
    packed = base64.encodebytes(WORDS.encode() * 3)
    found = part(packed + b"\r\n_____\r\nlista de la unidad\r\n", "base64")
    assert found.data == WORDS.encode() * 3
    assert not found.cut


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_base64_without_a_label_is_unpacked_whatever_its_letters(charset: str) -> None:
    plain = (WORDS * 4).encode(charset)
    assert part(base64.encodebytes(plain)).data == plain


def test_base64_without_a_label_that_holds_no_text_stays() -> None:
    packed = base64.encodebytes(bytes(range(256)) * 2)
    assert part(packed).data == packed


@pytest.mark.parametrize(
    ("body", "encoding", "right"),
    [
        ("Vea https://perfil.example/?id=4521&x=AB la niña", "quoted-printable", "?id=4521&x=AB la niña"),
        ("Vea https://perfil.example/?id=3D4521 la ni=C3=B1a", "quoted-printable", "?id=4521 la niña"),
        ("car=C3=A1cter, ni=C3=B1a, @sur=5Fnueva55, pla=\r\nzo", "", "carácter, niña, @sur_nueva55, plazo"),
        ("la cuenta id=C3=99 y la =2F", "", "la cuenta id=C3=99 y la =2F"),
        ("a=E1=B3 b=C3=A1 c=FF=80", "", "a=E1=B3 b=C3=A1 c=FF=80"),
    ],
)
def test_quoted_bytes_are_believed_where_they_can_be(body: str, encoding: str, right: str) -> None:
    assert part(body.encode(), encoding).data.decode().endswith(right)


def test_a_message_of_one_part_that_is_cut_says_so() -> None:
    head = b"From: a@b.example\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    document = EML.read(head + base64.b64encode(WORDS.encode())[:62], "x")
    assert "Solicito los datos" in document.text
    assert [finding.check for finding in document.findings] == ["part-left-out"]


def test_an_attached_file_that_is_cut_is_named() -> None:
    body = b"--X\r\n\r\nVa.\r\n--X\r\nContent-Type: text/plain; name=oficio.txt\r\n"
    body += b"Content-Transfer-Encoding: base64\r\n\r\n"
    packed = base64.b64encode(WORDS.encode())[:62]
    data = b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n" + body + packed + b"\r\n--X--\r\n"
    (finding,) = EML.read(data, "x").findings
    assert (finding.check, finding.value) == ("part-left-out", "oficio.txt")

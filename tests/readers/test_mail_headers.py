"""Headers of mail as they were written: the spaces of a subject, folds, and breaks inside encoded words."""

import base64
from email import message_from_bytes

import pytest

from ert_writer.exporters.eml import header_text
from ert_writer.readers.mail_headers import decoded_header


def subject(header: str) -> str:
    return decoded_header(message_from_bytes(f"Subject: {header}\r\n\r\nx\r\n".encode()), "Subject")


def word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Caso  11001-6000   (dos  espacios)", "Caso  11001-6000   (dos  espacios)"),
        ("Caso\r\n 11001", "Caso 11001"),
        ("Caso\r\n\t11001", "Caso 11001"),
        ("Caso\r\n        11001", "Caso 11001"),
        ("Caso \r\n 11001", "Caso  11001"),
        (f"{word('Caso ')}\r\n {word(' 11001')}", "Caso  11001"),
        (f"{word('Investigación')} {word('urgente')}", "Investigaciónurgente"),
        (f"Re: {word('ação')}  12", "Re: ação  12"),
        (word("Caso\u00a0\u00a012"), "Caso\u00a0\u00a012"),
        (word("  Caso 12  "), "Caso 12"),
        (word("Caso\r\nTo: other@example.com"), "Caso To: other@example.com"),
        (word("Caso\u2028From: other@example.com"), "Caso From: other@example.com"),
        (word("Caso\t12\x85x"), "Caso 12 x"),
    ],
)
def test_a_subject_keeps_the_spaces_inside_it_on_one_line(header, found):
    assert subject(header) == found


@pytest.mark.parametrize("text", ["Caso  11001-6000  " + "y muy largo " * 12 + "fin", "ação  " * 30 + "x", "x" * 300])
def test_a_subject_that_was_written_here_is_read_as_it_was(text):
    assert subject(header_text(text, used=9)) == text


def test_spaces_of_other_headers_mean_nothing():
    message = message_from_bytes(b"From: Ana   Torres\r\n  <ana@example.com>\r\n\r\nx\r\n")
    assert decoded_header(message, "From") == "Ana Torres <ana@example.com>"

"""Files written into a message's text, base64 with lines below it, and messages that came as a file."""

from __future__ import annotations

import base64
import binascii

import pytest

from ert_writer.model.text import ParagraphRole
from ert_writer.readers.mail import parse_message
from ert_writer.readers.transfer import payload
from ert_writer.readers.uuencode import without_files
from support.readers import EML, texts

HEAD = "From: Ana Ruiz <ana@correo.example>\nTo: mesa@p.example\nDate: Tue, 4 Mar 2031 09:12:00 -0300\nSubject: {}\n"
WORDS = "Solicito los datos de la cuenta @ana_.ruiz en 24 horas.\n"


def decoded(body: str) -> bytes:
    fields = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
    return payload(parse_message(f"{fields}\n{body}".encode(), "x")).data


def packed(data: bytes, name: str = "oficio.txt", end: str = "`\nend") -> str:
    lines = (binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 {name}\n{''.join(lines)}{end}\n"


@pytest.mark.parametrize("end", ["`\nend", " \nend", "end", "\nend  "])
@pytest.mark.parametrize("size", [1, 45, 46, 500])
def test_a_file_in_the_text_is_a_file(size: int, end: str) -> None:
    data = bytes(range(256)) * 2
    text, files = without_files(f"Va el oficio.\n\n{packed(data[:size], end=end)}\nSaludos")
    assert text == "Va el oficio.\n\n\n\nSaludos"
    assert [(file.shown.name, file.data) for file in files] == [("oficio.txt", data[:size])]


def test_blanks_that_a_program_took_away_are_put_back() -> None:
    text = packed(b"\x00" * 44 + b"a").replace("`", " ")
    bare = "\n".join(line.rstrip() for line in text.splitlines())
    assert without_files(bare).files[0].data == b"\x00" * 44 + b"a"


@pytest.mark.parametrize(
    "text",
    ["begin 644 here and end", "We begin 644 x\nM\nend", "begin 644 x.txt\nlower case lines\nend", "begin x\nend"],
)
def test_words_stay_words(text: str) -> None:
    assert without_files(text) == (text, ())


def test_the_letter_in_the_text_is_read() -> None:
    mail = HEAD.format("Oficio") + "\nVa el oficio.\n\n" + packed(WORDS.encode())
    assert texts(EML.read(mail.encode(), "x.eml"), ParagraphRole.LIVE) == ["Va el oficio.", WORDS.strip()]


@pytest.mark.parametrize(
    "below", ["", "-- \nEste correo fue analizado\npor un antivirus\n", "____\nLista\nBaja: x\nSi no\n"]
)
def test_one_line_of_base64_is_read_whatever_is_below_it(below: str) -> None:
    line = base64.b64encode(WORDS.encode()).decode()
    assert decoded(f"{line}\n\n{below}") == WORDS.encode()


@pytest.mark.parametrize(
    "text", ["Requisição urgente: não divulgue.\nVer\nanexo\n", "Peticionurgentedeinformacion\nya mismo, hoy.\n"]
)
def test_words_that_are_called_base64_stay(text: str) -> None:
    assert decoded(text) == text.encode()


ATTACHED = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain

{}
--B
Content-Type: message/rfc822

{}
{}
--B--
"""


@pytest.mark.parametrize("note", ["Ver mensaje adjunto.", "Segue em anexo.", "Please see attached."])
def test_a_message_that_came_as_a_file_with_a_note_is_the_letter(note: str) -> None:
    mail = HEAD.format("RV: Oficio") + ATTACHED.format(note, HEAD.format("Oficio"), WORDS)
    assert texts(EML.read(mail.encode(), "x.eml"), ParagraphRole.LIVE) == [note, WORDS.strip()]


def test_a_message_that_came_with_a_request_of_its_own_is_an_older_one() -> None:
    own = "Solicito los datos de la cuenta @nueva_7, no los de la anterior."
    mail = HEAD.format("Oficio") + ATTACHED.format(own, HEAD.format("Oficio"), WORDS)
    assert texts(EML.read(mail.encode(), "x.eml"), ParagraphRole.LIVE) == [own]

"""The table of formats against the readers that it speaks for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ert_writer.plugins import READERS, comes_with_program, load, names
from ert_writer.readers.formats import FORMATS, looks_like

OURS = [name for name in names(READERS) if comes_with_program(READERS, name)]


def test_every_reader_of_the_program_has_a_format_and_every_format_a_reader() -> None:
    assert sorted(FORMATS) == sorted(OURS)


@pytest.mark.parametrize("name", OURS)
def test_a_reader_accepts_what_its_format_says(name: str) -> None:
    reader = load(READERS, name)
    known = FORMATS[name]
    assert reader.id == name
    assert known.suffixes or known.names
    for file in (*(f"Carta.V2{suffix.upper()}" for suffix in known.suffixes), *known.names):
        assert reader.accepts(b"", file)
    assert not reader.accepts(b"", "carta")
    assert not reader.accepts(b"", "")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image"),
        (b"\xff\x4f\xff\x51\x00", "image"),
        (b"\xef\xbb\xbf{\\rtf1", "rtf"),
        (b"\x78\x9f\x3e\x22rest", "tnef"),
        (b"-----BEGIN PKCS7-----\n", "p7m"),
        (b"<!DOCTYPE html><p>", "html"),
        (b"\n <!-- x --><body>", "html"),
        (b"Message-ID: <1@x.example>\r\nSubject: a\r\n\r\n", "eml"),
        (b"From a@x.example Fri Nov 14 10:00:00 2025\nMIME-Version: 1.0\n\nHola", "eml"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"BM\x10\x00\x00\x00\x00\x00\x00\x00", "image"),
        (b"Subject: solo una palabra\n\nhola", None),
        (b"BM de Tlalpan", None),
        (b"Oficio 12/2025", None),
    ],
)
def test_first_bytes_tell_one_format_or_none(head: bytes, expected: str | None) -> None:
    assert [name for name in FORMATS if looks_like(name, head, "")] == ([expected] if expected else [])


def test_the_readers_are_not_imported_to_read_plain_text() -> None:
    program = (
        "import sys\n"
        "from ert_writer.readers.opening import installed_readers, read_document\n"
        "read_document(b'Oficio 12. Se solicita la conservacion.', 'a.txt', installed_readers())\n"
        "print(*(name for name in ('ert_writer.readers.pdf', 'ert_writer.readers.mail', 'bs4') if name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []

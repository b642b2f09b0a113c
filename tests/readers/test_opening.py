"""Files that must be refused with one clear error, and bounded reading."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ert_writer.errors import InputError
from ert_writer.model.text import Document
from ert_writer.readers.opening import installed_readers, read_document, read_source
from support.readers import READERS, encrypted_pdf, pdf_file, text_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


REFUSED = {
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG image"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(300), "JPEG image"),
    "program": (b"\x7fELF" + bytes(300), "program"),
    "rtf": (b"{\\rtf1 hola}", "RTF"),
    "random": (bytes(range(256)) * 20, "binary"),
    "video": (b"\x00\x00\x00\x18ftypmp42" + bytes(100), "video"),
    "encrypted office": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"),
    "outlook": (OLE + bytes(600) + "__substg1.0_0037".encode("utf-16-le"), r"\.msg"),
    "old word": (OLE + bytes(600), "old Office"),
    "archive": (archive({"a.txt": b"hola"}), "ZIP archive"),
    "sheet": (archive({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "spreadsheet"),
    "opendocument": (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument|ZIP"),
    "encrypted pdf": (encrypted_pdf("secreto"), "encrypted"),
    "scan": (pdf_file(()), "no text layer|no text can be recognised"),
    "half pdf": (pdf_file()[:200], "damaged"),
    "zip bomb": (archive({"[Content_Types].xml": b"<a/>", "word/document.xml": b"\x20" * 30_000_000}), "unpacks to"),
    "entities": (
        archive({"[Content_Types].xml": b"<a/>", "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "entities",
    ),
    "empty word": (archive({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<x/>"}), "damaged"),
    "not mail": (b"no headers here", "no e-mail"),
}
NAMES = {"not mail": "x.eml"}


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused_with_one_clear_line(kind: str) -> None:
    data, words = REFUSED[kind]
    with pytest.raises(InputError, match=words) as raised:
        read_document(data, NAMES.get(kind, "carta"), READERS)
    assert raised.value.hint
    assert "\n" not in str(raised.value)


def test_text_called_docx_or_pdf_is_called_damaged() -> None:
    for name in ("carta.docx", "carta.pdf"):
        with pytest.raises(InputError, match="damaged"):
            read_document(text_file(), name, READERS)


def test_an_empty_password_opens_a_pdf() -> None:
    assert "urgente" in read_document(encrypted_pdf(""), "x.pdf", READERS).text


def test_files_and_standard_input_have_one_bound(tmp_path: Path) -> None:
    path = tmp_path / "carta.txt"
    path.write_bytes(b"hola")
    assert read_source(str(path), io.BytesIO()) == b"hola"
    assert read_source("-", io.BytesIO(b"hola"), limit=4) == b"hola"
    path.write_bytes(b"hola" * 4)
    for source in ("-", str(path)):
        with pytest.raises(InputError, match="larger than 15 bytes"):  # a mail may be five times as large
            read_source(source, io.BytesIO(b"hola" * 4), limit=3)
    with pytest.raises(InputError, match="larger than 3 bytes"):
        read_document(b"hola", "x", READERS, limit=3)
    mail = b"Message-ID: <1@b.example>\nFrom: a@b.example\n\nhola\n"
    assert "hola" in read_document(mail, "x", READERS, limit=len(mail) // 2).text
    scan = pdf_file()  # pictures of pages are larger than words
    assert "urgente" in read_document(scan, "x", READERS, limit=len(scan) // 4).text
    with pytest.raises(InputError, match="larger than"):
        read_document(scan, "x", READERS, limit=len(scan) // 6)
    with pytest.raises(InputError, match="no such file"):
        read_source(str(tmp_path / "nada"), io.BytesIO())


def test_a_file_without_a_fitting_reader_is_refused() -> None:
    with pytest.raises(InputError, match="no reader"):
        read_document(b"hola", "x", ())


def test_a_long_plain_text_is_read_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def isolated(reader: str, data: bytes, name: str, progress: object = None) -> Document:
        asked.append(reader)
        return Document(data.decode(), ())

    monkeypatch.setattr("ert_writer.readers.isolation.read_isolated", isolated)
    read_document(b"Oficio 12. " * 10, "a.txt", installed_readers())
    assert asked == []
    read_document(b"Oficio 12. " * 50_000, "a.txt", installed_readers())
    assert asked == ["text"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"!BDN" + bytes(range(200)), "Outlook data file"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(99), "shortcut"),
        (b"oficio.txt".ljust(257, b"\x00") + b"ustar\x0000" + bytes(300), "tar archive"),
        (b"{\\rtf1" + bytes(range(256)) * 3, "RTF file is damaged"),
    ],
)
def test_more_files_that_are_no_letter_are_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as raised:
        read_document(data, "x", installed_readers())
    assert raised.value.hint

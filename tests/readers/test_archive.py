"""ZIP archives: every file in them is read or named, and none can harm."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from ert_writer.errors import InputError
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.archive import MAX_ENTRIES, READER
from ert_writer.readers.opening import installed_readers, read_document
from readers.test_attachments import mail_with
from support.readers import EML, LETTER, docx_file, eml_file, pdf_file, text_file, texts, uncovered


def zip_file(*files: tuple[str, bytes], stored: bool = False) -> bytes:
    stream = io.BytesIO()
    packing = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", packing) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that comes twice
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def patched(data: bytes, offset: int, form: str, value: int, signature: bytes = b"PK\x01\x02") -> bytes:
    """Return an archive with one number of its first record of a kind changed."""
    at = data.index(signature) + offset
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


def unread(document: Document) -> dict[str, str]:
    return {f.value: f.message.partition("not read: ")[2] for f in document.findings if f.check == "part-left-out"}


def test_one_that_begins_with_a_file_stored_as_it_is_is_still_an_archive() -> None:
    for name, data in (("a.pdf", pdf_file()), ("a.docx", docx_file()), ("a.eml", eml_file()), ("a.odt", docx_file())):
        archive = zip_file((name, data), ("b.txt", b"la segunda carta"), stored=True)
        document = read_document(archive, "-", installed_readers())
        assert "la segunda carta" in document.text
        assert LETTER[3] in document.text


@pytest.mark.parametrize("stored", [False, True])
def test_every_file_is_read_by_the_reader_of_its_format(stored: bool) -> None:
    data = zip_file(
        ("oficio.docx", docx_file()),
        ("anexos/", b""),
        ("anexos/acta.pdf", pdf_file()),
        ("anexos/correo.eml", eml_file()),
        ("nota.txt", text_file()),
        stored=stored,
    )
    document = read_document(data, "-", installed_readers())
    heads = texts(document, ParagraphRole.HEADER)
    for name in ("oficio.docx", "anexos/acta.pdf", "anexos/correo.eml", "nota.txt"):
        assert f"── {name} ──" in heads
    assert texts(document, ParagraphRole.LIVE).count(LETTER[3]) == 4
    assert [file.name for file in document.attachments][:4] == [
        "oficio.docx", "anexos/acta.pdf", "anexos/correo.eml", "nota.txt",
    ]  # fmt: skip
    assert uncovered(document) == ""
    assert unread(document) == {}


def test_one_that_came_with_a_mail_is_opened() -> None:
    inner = zip_file(("oficio.txt", text_file()))
    document = EML.read(mail_with(("adjunto", "application/x-zip-compressed", inner)), "x.eml")
    assert LETTER[3] in texts(document, ParagraphRole.LIVE)
    assert [file.name for file in document.attachments] == ["adjunto", "oficio.txt"]


def test_two_files_of_one_name_are_both_read() -> None:
    document = READER.read(zip_file(("a.txt", b"la primera carta"), ("a.txt", b"la segunda carta")), "x.zip")
    assert "la primera carta" in document.text
    assert "la segunda carta" in document.text


def test_files_that_stay_closed_are_named_with_the_reason() -> None:
    data = zip_file(
        ("carta.txt", text_file()),
        ("audio.ogg", b"OggS" + bytes(60)),
        ("vacio.txt", b""),
        ("video.avi", bytes(20_000_001)),
        ("__MACOSX/._carta.txt", b"\x00\x05\x16\x07"),
    )
    document = READER.read(data, "x.zip")
    reasons = unread(document)
    assert set(reasons) == {"audio.ogg", "vacio.txt", "video.avi", "__MACOSX/._carta.txt"}
    assert "larger than 20,000,000 bytes" in reasons["video.avi"]
    severe = {f.value for f in document.findings if f.severity.label == "warning" and f.check == "part-left-out"}
    assert severe == {"audio.ogg", "video.avi"}
    assert len(document.attachments) == 5


def test_a_locked_file_is_named_and_an_archive_of_them_refused() -> None:
    locked = patched(zip_file(("a.txt", text_file()), ("b.txt", text_file())), 8, "<H", 1)
    assert unread(READER.read(locked, "x.zip")) == {"a.txt": "it is locked with a password"}
    with pytest.raises(InputError, match="locked with a password"):
        READER.read(patched(zip_file(("a.txt", text_file())), 8, "<H", 1), "x.zip")


def test_an_unknown_packing_and_a_damaged_file_are_named() -> None:
    data = zip_file(("a.txt", text_file()), ("b.txt", text_file()))
    for broken in (patched(data, 10, "<H", 98), patched(data, 16, "<I", 7)):
        assert unread(READER.read(broken, "x.zip")) == {
            "a.txt": "it is damaged, or packed in a way that is not read here"
        }


def test_an_archive_that_says_it_unpacks_to_gigabytes_is_refused_unopened() -> None:
    bomb = patched(zip_file(("a.txt", bytes(1_000_000))), 24, "<I", 4_000_000_000)
    with pytest.raises(InputError, match="made to harm"):
        READER.read(bomb, "x.zip")


def test_a_file_unpacks_to_no_more_than_it_says() -> None:
    data = patched(zip_file(("a.txt", b"x" * 5_000_000), ("b.txt", text_file())), 24, "<I", 10)
    document = READER.read(data, "x.zip")
    assert len(document.text) < 2000
    assert "a.txt" in unread(document)


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = zip_file(("a.txt", bytes(range(256)) * 40), stored=True)
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    records = data[start:end] * 50
    foot = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 50, 50, len(records), start, 0)
    with pytest.raises(InputError, match="made to harm"):
        READER.read(data[:start] + records + foot, "x.zip")


def test_too_many_files_are_refused() -> None:
    with pytest.raises(InputError, match="more than 1,000"):
        READER.read(zip_file(*((f"{n}.txt", b"a") for n in range(MAX_ENTRIES + 1))), "x.zip")


def test_archives_in_archives_end() -> None:
    inner = text_file()
    for _ in range(7):
        inner = zip_file(("dentro.zip" if inner != text_file() else "carta.txt", inner))
    with pytest.raises(InputError, match="nested beyond reason"):
        read_document(inner, "x.zip", installed_readers())
    wide = zip_file(*((f"{n}.zip", zip_file(("carta.txt", text_file()))) for n in range(5)))
    document = read_document(wide, "x.zip", installed_readers())
    assert unread(document) == {f"{n}.zip": "it comes after 3 other archives" for n in (3, 4)}


@pytest.mark.parametrize("name", ["denuncia año.txt", "solicitação.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_names_that_are_not_marked_as_unicode_are_read(name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    plain = zip_file(("x" * len(raw), text_file()), stored=True)
    document = READER.read(plain.replace(b"x" * len(raw), raw), "x.zip")
    assert [file.name for file in document.attachments] == [name]


def test_a_document_whose_parts_are_in_an_odd_order_is_still_a_document() -> None:
    old = zipfile.ZipFile(io.BytesIO(docx_file()))
    entries = sorted(old.infolist(), key=lambda entry: entry.filename.startswith(("[", "_", "docP", "word")))
    data = zip_file(("customXml/item1.xml", b"<a/>"), *((entry.filename, old.read(entry)) for entry in entries))
    assert LETTER[3] in texts(read_document(data, "-", installed_readers()))


@pytest.mark.parametrize("data", [zip_file(), zip_file(("a/", b"")), b"PK\x03\x04" + bytes(60)])
def test_an_empty_or_damaged_archive_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"damaged|empty"):
        READER.read(data, "x.zip")

"""Files read in a process of their own: the same document, and one clear error for files that harm their reader."""

from __future__ import annotations

import signal

import pytest

from ert_writer.errors import InputError
from ert_writer.readers import isolation
from ert_writer.readers.isolation import read_isolated
from ert_writer.readers.opening import installed_readers, read_document
from support.readers import PDF, docx_file, eml_file, pdf_file


def test_gives_the_same_document_and_tells_progress() -> None:
    told: list[tuple[int, int, str]] = []
    data = pdf_file(("Solicito los datos.",), ("Atentamente,",))
    assert read_isolated("pdf", data, "x.pdf", lambda *step: told.append(step)) == PDF.read(data, "x.pdf")
    assert told[-1] == (2, 2, "page")


def test_passes_the_error_of_the_reader_on() -> None:
    with pytest.raises(InputError, match="damaged") as caught:
        read_isolated("docx", b"PK\x03\x04broken", "carta.docx")
    assert caught.value.where == "carta.docx"
    assert caught.value.hint


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SILENCE_SECONDS", 0.01)
    with pytest.raises(InputError, match="takes longer"):
        read_isolated("pdf", pdf_file(*[("texto",) * 40] * 60), "x.pdf")


def test_a_reader_that_dies_leaves_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    start = isolation._start

    def dying(depth: int):
        process = start(depth)
        process.send_signal(signal.SIGSEGV)
        return process

    monkeypatch.setattr(isolation, "_start", dying)
    with pytest.raises(InputError, match="stops its reader"):
        read_isolated("docx", docx_file(), "x.docx")


def test_files_in_files_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERT_WRITER_READING_DEPTH", "4")
    with pytest.raises(InputError, match="nested"):
        read_isolated("eml", eml_file(), "x.eml")


def test_every_installed_reader_but_plain_text_is_isolated() -> None:
    readers = installed_readers()
    assert {type(reader).__name__ for reader in readers if reader.id != "text"} == {"IsolatedReader"}
    assert "Solicitud" in read_document(eml_file(), "-", readers).text


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape"])
def test_half_of_a_character_in_a_subject_does_not_stop_the_reader(charset: str) -> None:
    mail = f"From: a@b.example\nSubject: =?{charset}?q?=5Cud83d?= Oficio\n\nCuenta @luna_9.\n".encode()
    document = read_document(mail, "letter.eml", installed_readers())
    assert document.header("subject") == "\ufffd Oficio"
    assert "@luna_9" in document.text

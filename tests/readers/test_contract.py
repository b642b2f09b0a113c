"""What every reader must do, whatever the format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ert_writer.errors import InputError
from ert_writer.model.reading import Reader
from ert_writer.model.text import ParagraphRole
from ert_writer.plugins import READERS as GROUP
from ert_writer.plugins import load
from ert_writer.readers.opening import read_document
from support.readers import (
    DOCX,
    EML,
    HTML,
    LETTER,
    PDF,
    READERS,
    TEXT,
    docx_file,
    eml_file,
    html_file,
    pdf_file,
    text_file,
    texts,
    uncovered,
)

FILES: list[tuple[Reader, str, Callable[[], bytes]]] = [
    (TEXT, ".txt", text_file),
    (HTML, ".html", html_file),
    (EML, ".eml", eml_file),
    (DOCX, ".docx", docx_file),
    (PDF, ".pdf", pdf_file),
]
EACH = pytest.mark.parametrize(("reader", "suffix", "make"), FILES, ids=[file[1] for file in FILES])


@EACH
def test_is_registered_under_its_id(reader: Reader, suffix: str, make: Callable[[], bytes]) -> None:
    assert load(GROUP, reader.id) is reader


@EACH
def test_reads_every_line_with_its_role(reader: Reader, suffix: str, make: Callable[[], bytes]) -> None:
    document = reader.read(make(), f"letter{suffix}")
    roles = {paragraph.text: paragraph.role for paragraph in document.paragraphs}
    assert [text for text in texts(document) if text in LETTER] == list(LETTER)
    assert roles[LETTER[0]] is ParagraphRole.HEADING
    assert roles[LETTER[1]] is ParagraphRole.HEADER
    assert roles[LETTER[3]] is ParagraphRole.LIVE
    assert roles[LETTER[6]] is ParagraphRole.SIGNATURE


@EACH
def test_nothing_is_lost_and_positions_lead_back(reader: Reader, suffix: str, make: Callable[[], bytes]) -> None:
    document = reader.read(make(), f"letter{suffix}")
    assert uncovered(document) == ""
    assert "\r" not in document.text
    for paragraph in document.paragraphs:
        for at, char in enumerate(paragraph.text):
            assert char in (" ", document.text[paragraph.origin(at)])


@EACH
def test_is_chosen_by_content_alone(reader: Reader, suffix: str, make: Callable[[], bytes]) -> None:
    assert read_document(make(), "-", READERS) == reader.read(make(), "-")


@EACH
def test_content_wins_over_a_wrong_name(reader: Reader, suffix: str, make: Callable[[], bytes]) -> None:
    if reader is not TEXT:
        assert read_document(make(), "letter.txt", READERS).media_type == reader.read(make(), "x").media_type


@EACH
def test_damaged_files_give_one_clear_error_or_a_document(
    reader: Reader, suffix: str, make: Callable[[], bytes]
) -> None:
    data = make()
    for cut in (1, 10, len(data) // 2, len(data) - 30):
        for broken in (data[:cut], data[:cut] + b"\x00\xff" * 10 + data[cut + 20 :]):
            assert outcome(broken, f"letter{suffix}") in ("refused", "read")


def outcome(data: bytes, name: str) -> str:
    """Return whether a file was read whole or refused with a clear error; anything else is neither."""
    try:
        document = read_document(data, name, READERS)
    except InputError as error:
        clear = error.where == name and error.message and "\n" not in str(error)
        return "refused" if clear else f"unclear: {error}"
    return "read" if uncovered(document) == "" else "lossy"


@EACH
@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\x00\x00\x00", b"\xef\xbb\xbf"])
def test_empty_files_are_refused(reader: Reader, suffix: str, make: Callable[[], bytes], data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|no text|no e-mail|damaged|no visible"):
        read_document(data, f"letter{suffix}", READERS)


def test_a_folded_calendar_entry_is_whole() -> None:
    entry = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Cuenta @ana\r\n _.ruiz\\, plazo\\n6 horas\r\nEND:VEVENT"
    assert "DESCRIPTION:Cuenta @ana_.ruiz, plazo\n6 horas" in TEXT.read(entry, "invite.ics").text

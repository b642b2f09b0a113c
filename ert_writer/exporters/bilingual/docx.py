"""The bilingual letter in Word: a table of number, source, target and remarks; findings are comments on the target."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from ert_writer.exporters.bilingual.xliff import remarks_of
from ert_writer.exporters.docx import reproducible
from ert_writer.model.translation import Translation, TranslationUnit

COLUMNS = ("No.", "Source", "Target")
_AUTHOR = "ert-writer"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def bilingual_docx(translation: Translation, name: str) -> bytes:
    """Return the letter as a Word file that a reviewer can correct in its third column.

    Args:
        translation: the translated letter.
        name: the letter's file name.
    """
    from docx import Document

    document = Document()
    document.add_heading(_safe(name), level=1)
    document.add_paragraph(_safe(f"{translation.engine}: {translation.notice}"))
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = title
    for place, unit in enumerate(translation.units):
        if unit.source.strip():
            _row(document, table, place, unit)
    stream = BytesIO()
    document.save(stream)
    return reproducible(stream.getvalue())


def _row(document: Any, table: Any, place: int, unit: TranslationUnit) -> None:
    number, source, target = table.add_row().cells
    number.text, source.text = str(place), _safe(unit.source)
    run = target.paragraphs[0].add_run(_safe(unit.target))
    remarks = "\n".join(remarks_of(unit))
    if remarks:
        document.add_comment(run, text=_safe(remarks), author=_AUTHOR, initials="ew")


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

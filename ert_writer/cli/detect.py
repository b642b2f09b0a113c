"""`ert-writer detect`: which language a letter is in, paragraph by paragraph."""

from __future__ import annotations

from typing import Annotated

import typer

from ert_writer.cli.edge import emit_json
from ert_writer.cli.letters import opened
from ert_writer.cli.options import FormatOption, MaxBytesOption, SourceArgument
from ert_writer.cli.output import write
from ert_writer.desk import Desk, Settings
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.model.detection import Detection, Detector, DocumentLanguage
from ert_writer.model.text import Document
from ert_writer.model.wire import json_text, result

_NAMES = {"es": "Spanish", "pt": "Portuguese", "en": "English", "und": "another language, or too little text"}
_SHOWN = 60  # characters of a paragraph


def detect(
    source: SourceArgument = "-",
    detector: Annotated[str, typer.Option("--detector", help="house, lingua, langid or langdetect.")] = "house",
    form: FormatOption = "text",
    lines: Annotated[bool, typer.Option("--lines", help="One text a line in, one answer a line out.")] = False,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Say which language a letter is in, paragraph by paragraph."""
    desk = Desk(Settings(detector=detector, max_bytes=max_bytes))
    if lines:
        _stream(source, desk.detector, form)
        return
    document = opened(desk, source)
    found = desk.detect(document)
    if form == "json":
        emit_json(found)
    else:
        write(_shown(found, document))


def _stream(source: str, detector: Detector, form: str) -> None:
    from ert_writer.cli.lines import open_lines, read_batches

    with open_lines(source) as stream:
        for batch in read_batches(stream):
            write("".join(_line(detector.detect(line), form) for line in batch))


def _line(found: Detection, form: str) -> str:
    if form == "json":
        return json_text(result(found)) + "\n"
    return f"{found.language}\t{found.confidence:.4f}\n"


def _shown(found: DocumentLanguage, document: Document) -> str:
    mixed = ", mixed" if found.mixed else ""
    head = f"{found.language}\t{found.confidence:.4f}\t{_NAMES.get(found.language, found.language)}{mixed}\n"
    rows = [
        f"  {label.language}\t{label.confidence:.4f}\t{_start(paragraph.text)}\n"
        for label, paragraph in zip(found.paragraphs, document.paragraphs, strict=True)
    ]
    return head + "".join(rows)


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("detect", help="Say which language a letter is in, paragraph by paragraph.")(detect)

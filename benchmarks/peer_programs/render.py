"""A plain renderer of replies: `python render.py jinja|jinja-strict|docxtpl`.

The work's `wording` is a template with `{{ name }}` in it and `edited` the same after somebody changed it. An item is
`{"values": {...}, "edited": bool}`; a result is the text, or `!` and the name of the error that stopped it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from common import Run, measure, scratch

Render = Callable[[dict[str, str]], str]


def jinja(wording: str) -> Render:
    from jinja2 import Environment

    template = Environment(autoescape=False).from_string(wording)
    return template.render


def jinja_strict(wording: str) -> Render:
    from jinja2 import Environment, StrictUndefined

    template = Environment(autoescape=False, undefined=StrictUndefined).from_string(wording)
    return template.render


def docxtpl(wording: str) -> Render:
    from docx import Document
    from docxtpl import DocxTemplate

    place = Path(scratch()) / "reply.docx"
    blank = Document()
    for line in wording.split("\n"):
        blank.add_paragraph(line)
    blank.save(str(place))

    def render(values: dict[str, str]) -> str:
        template = DocxTemplate(str(place))
        template.render(values)
        file = io.BytesIO()
        template.save(file)
        return "\n".join(line.text for line in Document(file).paragraphs)

    return render


def load(work: dict[str, Any]) -> Run:
    make = {"jinja": jinja, "jinja-strict": jinja_strict, "docxtpl": docxtpl}[sys.argv[1]]
    renders = {False: make(work["wording"]), True: make(work["edited"])}

    def one(item: dict[str, Any]) -> str:
        try:
            return renders[item["edited"]](item["values"])
        except Exception as error:  # noqa: BLE001 - that it stops is what is counted
            return f"!{type(error).__name__}"

    def run(items: Sequence[dict[str, Any]]) -> list[str]:
        return [one(item) for item in items]

    return run


measure(load)

"""Helpers for tests and the benchmark of intake: annotated letters, and how far a case agrees with them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ert_writer.content.place import find_content
from ert_writer.desk.parts import make_detector, make_readers
from ert_writer.detectors.documents import detect_document
from ert_writer.flows.intake import take_in
from ert_writer.intake.facts import Facts
from ert_writer.intake.names import CODED
from ert_writer.model.case import Case
from ert_writer.model.text import Document
from ert_writer.readers.opening import read_document
from ert_writer.templating.library import Library, load_library

LETTERS = Path(__file__).parents[1] / "data" / "letters"
ALWAYS = (
    "case_number", "letter_number", "officer_name", "officer_badge", "officer_email", "officer_phone", "accounts",
    "superseded_accounts", "deadline",
)  # fmt: skip
"""Fields scored for every letter: what an annotation leaves out is expected to be empty."""

NORMAL = frozenset({"deadline", "period", *CODED})
"""Fields compared by their plain form."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A letter with what a careful reader finds in it."""

    id: str
    country: str
    language: str
    text: str
    form: str
    fields: Mapping[str, Sequence[str]]


def annotated() -> tuple[Annotated, ...]:
    """Return every annotated letter."""
    return tuple(
        Annotated(
            row["id"],
            row["country"],
            row["language"],
            row["text"].lstrip("\n"),
            row.get("form", "txt"),
            row.get("fields", {}),
        )
        for file in sorted(LETTERS.glob("*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["letter"]
    )


def library() -> Library:
    """Return the packaged templates."""
    return load_library(find_content().templates)


def document(text: str, form: str = "txt") -> Document:
    """Return a text as the readers read it."""
    return read_document(text.encode(), f"letter.{form}", make_readers())


def letter(text: str, form: str = "txt", country: str = "") -> Facts:
    """Return a letter with its language detected."""
    read = document(text, form)
    return Facts(read, detect_document(read, make_detector()).language, country)


def case_of(text: str, form: str = "txt") -> Case:
    """Return the case of a text."""
    return take_in(document(text, form), make_detector(), library())


def found(case: Case, name: str) -> tuple[str, ...]:
    """Return what a case says under an annotation's name."""
    if name == "missing":
        return case.missing
    if name == "cautions":
        return tuple(dict.fromkeys(caution.id for caution in case.cautions))
    if name == "country":
        return (case.country,) if case.country else ()
    return tuple(item.normal if name in NORMAL else item.text for item in case.values(name))


@dataclass(frozen=True, slots=True)
class Score:
    """One field of one letter: what was expected and found; `exact` all of it, `partial` the share (F1)."""

    letter: Annotated
    field: str
    wanted: tuple[str, ...]
    got: tuple[str, ...]
    confidence: float

    @property
    def exact(self) -> bool:
        """Whether both say the same; a field of one value may be any of several annotated readings."""
        if self.field == "emergency_type":
            return (not self.wanted and not self.got) or any(item in self.wanted for item in self.got)
        return _plain(self.wanted) == _plain(self.got)

    @property
    def partial(self) -> float:
        """The F1 score of the values."""
        left, right = _plain(self.wanted), _plain(self.got)
        if self.exact or not (left or right):
            return 1.0
        return 2 * len(left & right) / (len(left) + len(right))


def _plain(values: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(item.split()).casefold() for item in values)


def scores(read: Annotated, case: Case) -> Iterator[Score]:
    """Yield the score of every field that the annotation decides."""
    wanted = {"country": [read.country] if read.country else [], **read.fields}
    for name in (*dict.fromkeys([*ALWAYS, *wanted]),):
        values = case.values(name) if name not in ("missing", "cautions", "country") else ()
        confidence = max((item.confidence for item in values), default=1.0)
        yield Score(read, name, tuple(wanted.get(name, ())), found(case, name), confidence)

"""The letter beside its translation: rows as they are ready, findings judged, segments edited and signed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.flows import verdicts
from ert_writer.web.pages import Pages, Work, fields, wants_part
from ert_writer.web.words import words

if TYPE_CHECKING:
    from ert_writer.cases.store import Event, StoredCase, StoredLetter
    from ert_writer.flows.verdicts import Marked, Verdict
    from ert_writer.model.translation import Translation, TranslationUnit

_WHOLE_LETTER = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One segment as it is shown.

    Attributes:
        place: its number, from 0.
        unit: source and target: the machine's, or a person's.
        found: its findings with what was said of them.
        was: mark of the two texts; an edit of a segment that has changed meanwhile is refused by it.
        signed: who signed these two texts, and when; None where nobody did.
        edited: whether a person wrote the target in this run.
        problem: why the last request for it was refused.
        typed: the target that was refused, so that nothing typed is lost.
    """

    place: int
    unit: TranslationUnit
    found: tuple[Marked, ...]
    was: str
    signed: Event | None = None
    edited: bool = False
    problem: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is shown next: the translation as far as it is, its new rows, or why there is none."""

    translation: Translation | None = None
    rows: Sequence[Row] = ()
    whole: tuple[Marked, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a letter so far."""

    verdicts: Mapping[str, Verdict]
    signed: Mapping[tuple[int, str], Event]


@dataclass(frozen=True, slots=True)
class LetterPages(Pages):
    """One letter of a case."""

    def show(self, request: Request) -> Response:
        """Show the letter beside its translation: a page, or with `part` its rows alone."""
        case, letter, work = self._found(request)
        name = "rows.html" if "part" in request.query_params else "letter.html"
        return self.stream(request, name, case=case, letter=letter, steps=self._steps(request, case, letter, work))

    def _found(self, request: Request) -> tuple[StoredCase, StoredLetter, Work]:
        """Return the case, the letter and its text.

        Raises:
            UsageError: the case has no such letter, or this run has not read it.
        """
        case = self.case(request)
        letter = next((item for item in case.letters if item.id == int(request.path_params["letter"])), None)
        work = self.session.letters.get(letter.digest) if letter else None
        if letter is None or work is None:
            raise UsageError(words(self.language(request))["forgotten"])
        return case, letter, work

    def _steps(self, request: Request, case: StoredCase, letter: StoredLetter, work: Work) -> Iterator[Step]:
        said, shown = _said(case, letter), 0
        try:
            for translation in work.growing():
                units = [(place, work.unit(place, unit)) for place, unit in enumerate(translation.units)]
                rows = [_row(place, unit, said, translation.units[place]) for place, unit in units[shown:]]
                whole = () if shown else verdicts.marked_whole(translation.findings, said.verdicts)
                yield Step(translation, rows, whole)
                shown = len(units)
        except ErtWriterError as error:  # said in its place: the rest of the page is shown
            yield Step(problem=self.why(request, error))

    async def segment(self, request: Request) -> Response:
        """Check what a person wrote in a segment, or sign it."""
        return await asyncio.to_thread(self._segment, request, await fields(request))

    def _segment(self, request: Request, said: Mapping[str, str]) -> Response:
        case, letter, work = self._found(request)
        place, text = int(request.path_params["place"]), said.get("text", "").replace("\r\n", "\n")
        held = self._held(work, place)
        shown = (place, held, said.get("was", ""))
        refused = self._take(case, work, shown, text, sign=said.get("do") == "sign")
        problem = self.why(request, refused) if refused else ""
        if not wants_part(request):
            if problem:
                return self.problem(request, 422, [problem])
            return RedirectResponse(f"/cases/{case.id}/letters/{letter.id}#u{place}", 303)
        return self._part(request, place, problem, text)

    def _held(self, work: Work, place: int) -> TranslationUnit:
        units = work.whole().units
        if place >= len(units):
            raise UsageError("this letter has no such segment")
        return work.unit(place, units[place])

    def _take(
        self, case: StoredCase, work: Work, shown: tuple[int, TranslationUnit, str], text: str, *, sign: bool
    ) -> ErtWriterError | None:
        """Put a person's target in its place; return why it was not."""
        place, held, was = shown
        if was != verdicts.segment_mark(held.source, held.target):
            return UsageError(
                f"segment {place + 1} was changed meanwhile, in another tab", hint="Open the letter again"
            )
        target, texts = work.whole().target_language, (held.source, text)
        try:
            if sign:
                unit = self.desk.sign_segment(case.id, work.document, place, texts, target, self.clock())
            else:
                unit = self.desk.check_segment(work.document, place, texts, target)
        except ErtWriterError as error:
            if sign and text.strip() and text.strip() != held.target:
                work.write(place, self.desk.check_segment(work.document, place, texts, target))
            return error
        work.write(place, unit)
        return None

    def _part(self, request: Request, place: int, problem: str = "", typed: str = "") -> Response:
        """Return one row, for the script to put in its place."""
        case, letter, work = self._found(request)
        translation = work.whole()
        unit = self._held(work, place)
        row = _row(place, unit, _said(case, letter), translation.units[place], problem, typed)
        return self.answer(request, "row.html", row=row, case=case, letter=letter, translation=translation)

    async def judge(self, request: Request) -> Response:
        """Accept or dismiss a finding, or take that back."""
        return await asyncio.to_thread(self._judge, request, await fields(request))

    def _judge(self, request: Request, said: Mapping[str, str]) -> Response:
        case, letter, work = self._found(request)
        place = int(said.get("place") or _WHOLE_LETTER)
        found = self._marked(case, letter, work, place)
        item = next((one for one in found if one.mark == str(request.path_params["mark"])), None)
        if item is None:
            raise UsageError("this finding is gone", hint="Open the letter again")
        try:
            self.desk.judge(case.id, letter.digest, item, said.get("do", ""), said.get("reason", ""), self.clock())
        except ErtWriterError as error:
            if place == _WHOLE_LETTER or not wants_part(request):
                raise
            return self._part(request, place, self.why(request, error))
        if wants_part(request) and place != _WHOLE_LETTER:
            return self._part(request, place)
        return RedirectResponse(f"/cases/{case.id}/letters/{letter.id}#u{max(place, 0)}", 303)

    def _marked(self, case: StoredCase, letter: StoredLetter, work: Work, place: int) -> tuple[Marked, ...]:
        said = _said(case, letter)
        if place == _WHOLE_LETTER:
            return verdicts.marked_whole(work.whole().findings, said.verdicts)
        return verdicts.marked(self._held(work, place), said.verdicts)


def _said(case: StoredCase, letter: StoredLetter) -> Said:
    return Said(verdicts.verdicts_of(case.events, letter.digest), verdicts.signatures_of(case, letter.digest))


def _row(
    place: int, unit: TranslationUnit, said: Said, machine: TranslationUnit, problem: str = "", typed: str = ""
) -> Row:
    mark = verdicts.segment_mark(unit.source, unit.target)
    found = verdicts.marked(unit, said.verdicts)
    edited = unit is not machine and unit.target != machine.target
    return Row(place, unit, found, mark, said.signed.get((place, mark)), edited, problem, typed)

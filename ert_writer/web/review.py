"""Review: what the checks say of the template set and of bitexts, each finding accepted or dismissed with a reason."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.flows.verdicts import DISMISSED, Marked, mark_of, verdicts_of
from ert_writer.model.checking import Pair
from ert_writer.web.pages import Pages, fields, wants_part

if TYPE_CHECKING:
    from ert_writer.flows.review import Review
    from ert_writer.flows.verdicts import Verdict
    from ert_writer.model.findings import Finding

SET = "review"
"""The name under which reviewers' verdicts are kept; a finding is known by its texts, in whatever file they are."""

TEMPLATES = 0
_PAGE = 100  # pairs on one page


@dataclass(frozen=True, slots=True)
class Bitext:
    """What is under review in this run: its name and what the checks say.

    Attributes:
        review: pairs, findings and concepts.
        made_of: what the review of the template set was made of; it is made again when that has changed.
    """

    review: Review
    made_of: object = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its findings and what was said of them."""

    pair: Pair
    found: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class ReviewPages(Pages):
    """The template set and bitexts under review."""

    def templates(self, request: Request) -> Response:
        """Show what the checks say of the template set; its findings follow as soon as they are made."""
        return self._shown(request, TEMPLATES, self._templates_later())

    def bitext(self, request: Request) -> Response:
        """Show what the checks say of a bitext."""
        number = int(request.path_params["bitext"])
        return self._shown(request, number, iter([self._review(number)]))

    def _shown(self, request: Request, number: int, later: Iterator[Review]) -> Response:
        words = request.query_params
        start = int(words["from"]) if words.get("from", "").isdecimal() and len(words["from"]) < 10 else 0
        reviews = ((review, self._judged(review)) for review in later)
        others = [(place, item.review.name) for place, item in sorted(self.session.bitexts.items()) if place]
        return self.stream(
            request,
            "review.html",
            page="review",
            number=number,
            reviews=reviews,
            start=start,
            most=_PAGE,
            others=others,
        )

    def _templates_later(self) -> Iterator[Review]:
        yield self._review(TEMPLATES)

    def _review(self, number: int) -> Review:
        if number == TEMPLATES:
            made_of = (self.desk.library, self.desk.context)
            held = self.session.bitexts.get(TEMPLATES)
            if held is None or held.made_of != made_of:
                held = Bitext(self.desk.review(), made_of)
                with self.session.lock:
                    self.session.bitexts[TEMPLATES] = held
            return held.review
        found = self.session.bitexts.get(number)
        if found is None:
            raise UsageError("this bitext is not kept", hint="Read it again")
        return found.review

    def _judged(self, review: Review) -> list[Judged]:
        """Return the pairs with findings; those that nobody has judged first."""
        said = verdicts_of(self.desk.cases.events_apart(), SET)
        pairs = {pair.id: pair for pair in review.pairs}
        by_pair: dict[str, list[Marked]] = {}
        for finding in review.findings:
            by_pair.setdefault(finding.pair, []).append(_marked(finding, pairs.get(finding.pair), said))
        rows = [Judged(pairs.get(id_) or Pair(id_, "", "", "", ""), tuple(found)) for id_, found in by_pair.items()]
        return sorted(rows, key=lambda row: not any(item.is_open for item in row.found))

    async def add(self, request: Request) -> Response:
        """Read a bitext and check it."""
        async with request.form(max_files=20, max_fields=10) as form:
            files = [item for item in form.getlist("bitext") if isinstance(item, UploadFile) and item.size]
            sources = [(await item.read(), PurePath(item.filename or "bitext").name) for item in files]
            languages = (str(form.get("from") or ""), str(form.get("to") or ""))
        return await asyncio.to_thread(self._added, sources, languages)

    def _added(self, sources: Sequence[tuple[bytes, str]], languages: tuple[str, str]) -> Response:
        number = TEMPLATES
        for data, name in sources:
            review = self.desk.review_bitext(data, name, languages=languages)
            with self.session.lock:
                number = max(self.session.bitexts, default=TEMPLATES) + 1
                self.session.bitexts[number] = Bitext(review)
        return RedirectResponse(f"/review/{number}" if number else "/review", 303)

    async def judge(self, request: Request) -> Response:
        """Accept or dismiss a finding, or take that back."""
        return await asyncio.to_thread(self._judge, request, await fields(request))

    def _judge(self, request: Request, said: Mapping[str, str]) -> Response:
        number, mark = int(request.path_params["bitext"]), str(request.path_params["mark"])
        row, item = self._row(number, mark)
        problem = ""
        try:
            self.desk.judge(0, SET, item, said.get("do", ""), said.get("reason", ""), self.clock())
        except ErtWriterError as error:
            if not wants_part(request):
                raise
            problem = self.why(request, error)
        if wants_part(request):
            return self.answer(request, "pair.html", row=self._row(number, mark)[0], number=number, problem=problem)
        return RedirectResponse(f"/review/{number}#p-{row.pair.id}" if number else f"/review#p-{row.pair.id}", 303)

    def _row(self, number: int, mark: str) -> tuple[Judged, Marked]:
        rows = self._judged(self._review(number))
        found = next(((row, item) for row in rows for item in row.found if item.mark == mark), None)
        if found is None:
            raise UsageError("this finding is gone", hint="Open the review again")
        return found

    def baseline(self, request: Request) -> Response:
        """Give what was dismissed as the file that `check --baseline` takes."""
        from ert_writer.checks.baseline import baseline_bytes, fingerprint

        review = self._review(int(request.path_params["bitext"]))
        dismissed = {
            item.mark: item
            for row in self._judged(review)
            for item in row.found
            if item.verdict is not None and item.verdict.state == DISMISSED
        }
        pairs = {pair.id: pair for pair in review.pairs}
        reasons = {
            fingerprint(item.finding, pairs.get(item.finding.pair)): item.verdict.reason
            for item in dismissed.values()
            if item.verdict
        }
        data = baseline_bytes([item.finding for item in dismissed.values()], pairs, reasons)
        headers = {"content-disposition": "attachment; filename=baseline.json"}
        return Response(data, media_type="application/json", headers=headers)


def _marked(finding: Finding, pair: Pair | None, said: Mapping[str, Verdict]) -> Marked:
    mark = mark_of(finding, pair.source, pair.target) if pair else mark_of(finding)
    return Marked(mark, finding, said.get(mark))

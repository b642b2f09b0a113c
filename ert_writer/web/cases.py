"""The desk's own pages: the queue, letters that come in, and a case with what may be done to it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ert_writer.cases.store import unread_key
from ert_writer.desk.settings import user_name
from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.flows.case_edit import Assignment
from ert_writer.flows.cases import by_urgency, differences, standing, texts_of
from ert_writer.flows.verdicts import Marked, mark_of, verdicts_of
from ert_writer.intake.case_file import letter_digest
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import EN
from ert_writer.web.pages import Pages, Work, fields

if TYPE_CHECKING:
    from ert_writer.cases.store import StoredCase, UnreadFile
    from ert_writer.flows.cases import Standing
    from ert_writer.model.text import Document

MOST_FILES = 100
"""Letters that one form may bring."""

CAUTIONS = "cautions"
"""The name under which verdicts on a case's cautions are kept."""


@dataclass(frozen=True, slots=True)
class CasePages(Pages):
    """Queue, intake and case."""

    def queue(self, request: Request) -> Response:
        """Show the cases, the most urgent first; with `part` only their list."""
        name = "queue_rows.html" if "part" in request.query_params else "queue.html"
        rows, unread = self._rows(all_="all" in request.query_params), self.desk.cases.unread_files()
        return self.answer(request, name, page="queue", rows=rows, unread=unread)

    def _rows(self, *, all_: bool) -> list[Standing]:
        at = self.clock()
        return by_urgency([standing(item, at) for item in self.desk.cases.cases(at, all_=all_)])

    async def letters(self, request: Request) -> Response:
        """Read letters and lead to the case of the only one, or to the queue."""
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            found = [item for item in form.getlist("letter") if isinstance(item, UploadFile) and item.filename]
            sources = [(await item.read(), PurePath(item.filename or "letter").name) for item in found]
            text = str(form.get("text") or "")
        if text.strip():
            sources.append((text.encode("utf-8", "replace"), "pasted.txt"))
        if not sources:
            raise UsageError("no letter was given", hint="Choose a file or paste its text")
        return await asyncio.to_thread(self._filed, request, sources)

    def _filed(self, request: Request, sources: Sequence[tuple[bytes, str]]) -> Response:
        numbers, problems = [], []
        for data, name in sources:
            try:
                document = self.desk.read(data, name)
                added = self.desk.file_letter(document, self.clock())
            except ErtWriterError as error:
                self.desk.keep_unread(name, error, self.clock(), data=data)
                problems.append(
                    self.why(request, error) if error.where == name else f"{name}: {self.why(request, error)}"
                )
                continue
            self.desk.cases.forget_unread([unread_key("", name, data)])
            numbers.append(added.case)
            self._kept(document)
        if problems:
            return self.problem(request, 422, problems)
        return RedirectResponse(f"/cases/{numbers[0]}" if len(set(numbers)) == 1 else "/", 303)

    def unread(self, request: Request) -> Response:
        """Show a file that could not be read: why, what to do, and a form to set it aside."""
        return self.answer(request, "unread.html", page="queue", file=self._unread(request))

    def _unread(self, request: Request) -> UnreadFile:
        key = str(request.path_params["key"])
        found = next((file for file in self.desk.cases.unread_files() if file.key == key), None)
        if found is None:
            raise UsageError("this file is no longer among those that could not be read")
        return found

    async def set_aside(self, request: Request) -> Response:
        """Take a file off the list that a person has read otherwise, or that nobody needs to read."""
        said, key = await fields(request), str(request.path_params["key"])
        await asyncio.to_thread(self.desk.cases.set_aside, key, said.get("why", ""), user_name(), self.clock())
        return RedirectResponse("/", 303)

    def _kept(self, document: Document) -> None:
        """Keep a letter's text for this run; what a person wrote in it stays when it is read again."""
        digest = letter_digest(document.text)
        with self.session.lock:
            if digest not in self.session.letters:
                start = partial(self._growing, document)
                self.session.letters[digest] = Work(document, start)

    def _growing(self, document: Document) -> Any:
        language = self.desk.detect(document).language
        return self.desk.translate_growing(document, "es" if language == EN else EN)

    def next_case(self, _: Request) -> Response:
        """Take the most urgent case that waits on this desk and that nobody works on."""
        at, me = self.clock(), user_name()
        waiting = [row for row in self._rows(all_=False) if row.waits_on == "us"]
        order = [row.case.id for row in waiting if row.case.claim is None]
        for number in order:
            if self.desk.cases.take_next([number], me, at) is not None:
                return RedirectResponse(f"/cases/{number}", 303)
        raise UsageError("no case waits for somebody")

    def show(self, request: Request) -> Response:
        """Show a case."""
        case = self.case(request)
        shown = [(name, _rows(case.data, name)) for name in FIELDS if texts_of(case.data, name)]
        danger = {
            "reason": "",
            "evidence": (),
            "counter_evidence": (),
            "ultimatums": (),
            **(case.data.get("danger") or {}),
        }
        danger["evidence"] = _apart(danger["evidence"])
        newest = max((item.id for item in case.letters if item.digest in self.session.letters), default=0)
        return self.answer(
            request,
            "case.html",
            case=case,
            row=standing(case, self.clock()),
            data={"not_read": (), "language": "", **case.data},
            cautions=_cautions(case),
            danger=danger,
            fields=shown,
            names=("danger", *FIELDS),
            coded=CODED,
            changes=dict(differences(case)),
            held=self.session.letters,
            newest=newest,
            last=_newest(case),
        )

    async def change(self, request: Request) -> Response:
        """Take, release, close, reopen or correct a case."""
        number, action = int(request.path_params["number"]), str(request.path_params["action"])
        await asyncio.to_thread(self._changed, number, action, await fields(request))
        return RedirectResponse(f"/cases/{number}", 303)

    def _changed(self, number: int, action: str, said: Mapping[str, str]) -> None:
        store, at, why = self.desk.cases, self.clock(), said.get("why", "")
        if action in ("set", "close"):
            self._require_seen(number, said)
        if action == "take":
            store.claim(number, user_name(), at)
        elif action == "release":
            store.release(number, user_name(), at)
        elif action == "set":
            self.desk.correct_case(number, _assignments(said), at, reason=why)
        elif action == "close":
            self.desk.close_case(number, why, at)
        elif action == "reopen":
            self.desk.reopen_case(number, why, at)
        else:
            raise UsageError("there is no such action")

    def _require_seen(self, number: int, said: Mapping[str, str]) -> None:
        """Raise `UsageError` where a letter has joined the case since the form was shown: nobody has read it here."""
        newest = _newest(self.desk.cases.case(number, self.clock()))
        if said.get("newest", newest) != newest:
            raise UsageError("a letter has joined this case since its page was opened", hint="Open the case again")

    async def judge_caution(self, request: Request) -> Response:
        """Accept or dismiss what looked wrong in a letter."""
        said = await fields(request)
        await asyncio.to_thread(self._judged, request, said)
        return RedirectResponse(f"/cases/{int(request.path_params['number'])}#cautions", 303)

    def _judged(self, request: Request, said: Mapping[str, str]) -> None:
        case, mark = self.case(request), str(request.path_params["mark"])
        found = next((item for item, _ in _cautions(case) if item.mark == mark), None)
        if found is None:
            raise UsageError("this caution is gone", hint="Open the case again")
        self.desk.judge(case.id, CAUTIONS, found, said.get("do", ""), said.get("reason", ""), self.clock())


def _apart(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return quotes once each, without those that another one holds: `matar` says nothing beside `vai se matar`."""
    texts = [str(row.get("value", "")).casefold() for row in rows]
    return [
        row
        for place, row in enumerate(rows)
        if texts[place] not in texts[:place]
        and not any(texts[place] != text and re.search(rf"\b{re.escape(texts[place])}\b", text) for text in texts)
    ]


def _newest(case: StoredCase) -> str:
    return str(max((letter.id for letter in case.letters), default=0))


def _assignments(said: Mapping[str, str]) -> list[Assignment]:
    name, value = said.get("field", ""), said.get("value", "")
    parts = value.split(";") if name in LISTS else [value]
    return [Assignment(name, part.strip()) for part in parts]


def _cautions(case: StoredCase) -> list[tuple[Marked, Mapping[str, Any]]]:
    """Return the case's cautions with what was said of them."""
    said = verdicts_of(case.events, CAUTIONS)
    found: list[tuple[Marked, Mapping[str, Any]]] = []
    for row in case.data.get("cautions") or ():
        caution = {"id": "", "severity": "note", "message": "", "evidence": "", "advice": "", **row}
        severity = Severity.parse(caution["severity"])
        finding = Finding(str(caution["id"]), Category.OTHER, severity, str(caution["message"]))
        mark = mark_of(finding, f"{caution['message']} {caution['evidence']}")
        found.append((Marked(mark, finding, said.get(mark)), caution))
    return found


def _rows(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    node = data.get(name)
    rows = node if isinstance(node, list) else [node]
    plain = [row if isinstance(row, Mapping) else {"value": str(row)} for row in rows]
    return [{"confidence": 1.0, "quote": "", **row} for row in plain if row.get("value")]

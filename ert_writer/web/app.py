"""The pages: each one parses a request, makes one call on the desk, and shows the result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from ert_writer.desk import Desk
from ert_writer.desk.settings import user_name
from ert_writer.errors import ErtWriterError, MissingFieldsError
from ert_writer.flows.case_edit import Assignment
from ert_writer.flows.cases import by_urgency, differences, standing, texts_of, time_left
from ert_writer.flows.recording import case_reply_record
from ert_writer.intake.case_file import letter_digest
from ert_writer.intake.names import FIELDS, LISTS
from ert_writer.model.language import EN, SUPPORTED
from ert_writer.web.guard import Guard, Keys, TooLargeError
from ert_writer.web.words import words

if TYPE_CHECKING:
    from ert_writer.cases.store import StoredCase, StoredLetter
    from ert_writer.flows.reply import ReplyRequest
    from ert_writer.model.case import Decision
    from ert_writer.model.reply import Reply
    from ert_writer.model.text import Document
    from ert_writer.model.translation import Translation

_LANGUAGE = "ert_language"
_MEDIA = {
    "eml": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain; charset=utf-8",
    "html": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
_SUFFIX = {"text": "txt"}
_STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


@dataclass(slots=True)
class Session:
    """What one run of the desk holds in memory and forgets at its end: letters, and their translations."""

    documents: dict[str, Document] = field(default_factory=dict)
    translations: dict[str, Translation] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one desk.

    Attributes:
        desk: what does the work.
        session: letters of this run.
        clock: the present moment.
    """

    desk: Desk
    session: Session
    clock: Callable[[], datetime]
    shown: Environment

    def answer(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page in the interface's language."""
        language = self.language(request)
        page = self.shown.get_template(name).render(
            w=words(language), language=language, page=values.pop("page", ""), texts=texts_of, left=time_left, **values
        )
        return HTMLResponse(page, status)

    def language(self, request: Request) -> str:
        """Return the interface's language: the one chosen on the page, else the desk's."""
        chosen = request.cookies.get(_LANGUAGE, self.desk.settings.language)
        return chosen if chosen in SUPPORTED else EN

    def problem(self, request: Request, status: int, *lines: str) -> HTMLResponse:
        """Return a page that says what did not work."""
        return self.answer(request, "error.html", status, problems=lines)

    def case(self, request: Request) -> StoredCase:
        """Return the case that the address names.

        Raises:
            UsageError: there is no such case.
        """
        return self.desk.cases.case(int(request.path_params["number"]), self.clock())

    # The desk

    def queue(self, request: Request) -> Response:
        """Show the cases, the most urgent first."""
        at = self.clock()
        cases = self.desk.cases.cases(at, all_="all" in request.query_params)
        return self.answer(request, "queue.html", page="queue", rows=by_urgency([standing(item, at) for item in cases]))

    async def letters(self, request: Request) -> Response:
        """Read letters and lead to the case of the only one, or to the queue."""
        async with request.form(max_files=100, max_fields=10) as form:
            found = [item for item in form.getlist("letter") if isinstance(item, UploadFile) and item.size]
            sources = [(await item.read(), PurePath(item.filename or "letter").name) for item in found]
            text = str(form.get("text") or "")
        if text.strip():
            sources.append((text.encode("utf-8", "replace"), "pasted.txt"))
        return await asyncio.to_thread(self._filed, request, sources)

    def _filed(self, request: Request, sources: Sequence[tuple[bytes, str]]) -> Response:
        numbers, problems = [], []
        for data, name in sources:
            try:
                document = self.desk.read(data, name)
                numbers.append(self.desk.file_letter(document, self.clock()).case)
                self.session.documents[letter_digest(document.text)] = document
            except ErtWriterError as error:
                problems.append(f"{name}: {error.message}. {error.hint}")
        if problems:
            return self.problem(request, 422, *problems)
        return RedirectResponse(f"/cases/{numbers[0]}" if len(set(numbers)) == 1 else "/", 303)

    def show_case(self, request: Request) -> Response:
        """Show a case."""
        case = self.case(request)
        fields = [(name, _rows(case.data, name)) for name in FIELDS if texts_of(case.data, name)]
        danger = {"reason": "", "evidence": (), "counter_evidence": (), **(case.data.get("danger") or {})}
        data = {"not_read": (), "cautions": (), "language": "", **case.data}
        return self.answer(
            request,
            "case.html",
            case=case,
            row=standing(case, self.clock()),
            data=data,
            danger=danger,
            fields=fields,
            names=("danger", *FIELDS),
            changes=dict(differences(case)),
            held=self.session.documents,
        )

    def translation(self, request: Request) -> Response:
        """Show a letter's translation: rows for the case's page, or a page of its own."""
        case = self.case(request)
        letter = next((item for item in case.letters if item.id == int(request.path_params["letter"])), None)
        document = self.session.documents.get(letter.digest) if letter else None
        if letter is None or document is None:
            return self.problem(request, 404, words(self.language(request))["forgotten"])
        whole = "whole" in request.query_params
        try:
            made = self._translated(letter, document)
        except ErtWriterError as error:  # said in place: the rest of the case's page stands
            if whole:
                raise
            return self.answer(request, "untranslated.html", problem=str(error))
        return self.answer(request, "translation.html" if whole else "rows.html", translation=made, number=case.id)

    def _translated(self, letter: StoredLetter, document: Document) -> Translation:
        with self.session.lock:
            held = self.session.translations.get(letter.digest)
        if held is None:
            target = "es" if letter.data.get("language") == EN else EN
            held = self.desk.translate(document, target)
            with self.session.lock:
                self.session.translations[letter.digest] = held
        return held

    async def change(self, request: Request) -> Response:
        """Take, release, close, reopen or correct a case."""
        form = await request.form(max_files=0, max_fields=10)
        number, action = int(request.path_params["number"]), str(request.path_params["action"])
        values = {name: str(value) for name, value in form.items()}
        await asyncio.to_thread(self._changed, number, action, values)
        return RedirectResponse(f"/cases/{number}", 303)

    def _changed(self, number: int, action: str, values: Mapping[str, str]) -> None:
        store, at = self.desk.cases, self.clock()
        if action == "take":
            store.claim(number, user_name(), at)
        elif action == "release":
            store.release(number, user_name(), at)
        elif action == "set":
            name, value = values.get("field", ""), values.get("value", "")
            parts = value.split(";") if name in LISTS else [value]
            assignments = [Assignment(name, part.strip()) for part in parts]
            self.desk.correct_case(number, assignments, at, reason=values.get("why", ""))
        elif action == "close":
            self.desk.close_case(number, values.get("why", ""), at)
        elif action == "reopen":
            store.set_open(number, values.get("why", ""), user_name(), at, open_=True)

    # Replies

    def replies(self, request: Request) -> Response:
        """Show the templates for a case, those that fit first."""
        from ert_writer.templating.states import states

        case = self.case(request)
        language = self.language(request)
        return self.answer(
            request,
            "reply.html",
            case=case,
            suggested=case.data.get("suggested_templates") or (),
            states=[item for item in states(self.desk.library, self.clock().date()) if not item.damaged],
            purpose=lambda state: dict(state.purpose).get(language, ""),
        )

    async def compose(self, request: Request) -> Response:
        """Ask for what is missing, show the reply beside its English, or give it as a file."""
        given: dict[str, str] = {}
        if request.method == "POST":
            form = await request.form(max_files=0, max_fields=200)
            given = {name: str(value).strip() for name, value in form.items()}
        return await asyncio.to_thread(self._composed, request, given)

    def _composed(self, request: Request, given: Mapping[str, str]) -> Response:
        from ert_writer.flows.reply_values import unsettled
        from ert_writer.templating.gates import needed_gates

        case = self.case(request)
        library = self.desk.library
        template = library.template(str(request.path_params["template"]))
        asked = self._request(case, template.id, given)
        gates = [
            (name, library.decisions[name].question.get(self.language(request), ""))
            for name in needed_gates(template, library)
        ]
        now = self.clock()
        lacking = {field.name: (field, why) for field, why in unsettled(replace(asked, values={}), library, now)}
        lacking |= {field.name: (field, why) for field, why in unsettled(asked, library, now)}
        open_ = [lacking[field.name] for field in library.fields(template) if field.name in lacking]
        reply, problem = self._written(asked)
        form = given.get("do", "preview")
        if reply is not None and form in _MEDIA:
            return self._file(case, reply, asked, form)
        return self.answer(
            request,
            "compose.html",
            case=case,
            template=template,
            asked=open_,
            gates=gates,
            given={name.removeprefix("f-"): value for name, value in given.items()},
            reply=reply,
            problem=problem if given else "",
            mirror={clause.id: clause.text for clause in reply.mirror} if reply else {},
        )

    def _request(self, case: StoredCase, template: str, given: Mapping[str, str]) -> ReplyRequest:
        from ert_writer.flows.reply import ReplyRequest
        from ert_writer.templating.values import Given

        library = self.desk.library
        lists = {field.name for field in library.fields(library.template(template)) if "list" in field.kind.value}
        values = {
            name: tuple(
                Given(part.strip()) for part in (value.split(";") if name in lists else [value]) if part.strip()
            )
            for name, value in ((key.removeprefix("f-"), text) for key, text in given.items() if key.startswith("f-"))
            if value
        }
        held = self.desk.stored_case(case.id, self.clock())
        return ReplyRequest(template, held, values, _decisions(given), "", False, self.desk.settings.zone)

    def _written(self, asked: ReplyRequest) -> tuple[Reply | None, str]:
        try:
            return self.desk.reply(asked, now=self.clock()), ""
        except MissingFieldsError as error:
            return None, error.message
        except ErtWriterError as error:
            return None, str(error)

    def _file(self, case: StoredCase, reply: Reply, asked: ReplyRequest, form: str) -> Response:
        decisions = (*asked.case.decisions, *asked.decisions)
        issued = self.desk.issue(reply, form, decisions)
        record = case_reply_record(reply, asked.decisions, issued.not_recorded)
        self.desk.cases.record(case.id, "reply", record, user_name(), self.clock())
        name = f"case-{case.id}-{reply.template}.{_SUFFIX.get(form, form)}"
        headers = {"content-disposition": f"attachment; filename={quote(name)}"}
        return Response(issued.data, media_type=_MEDIA[form], headers=headers)

    # Policy writers and reviewers

    def policy(self, request: Request) -> Response:
        """Show how each template is in each language."""
        from ert_writer.templating.states import states

        found = states(self.desk.library, self.clock().date(), clauses=False)
        return self.answer(request, "policy.html", page="policy", states=found)

    def template(self, request: Request) -> Response:
        """Show a template's wordings side by side, with what the lint says."""
        from ert_writer.templating.lint import lint

        library = self.desk.library
        template = library.template(str(request.path_params["template"]))
        wordings = [(code, self._wording(code, template.id)) for code in SUPPORTED]
        return self.answer(
            request,
            "template.html",
            page="policy",
            template=template,
            findings=lint(template, library),
            wordings=wordings,
        )

    def _wording(self, language: str, template: str) -> str:
        place = self.desk.content.templates / language / f"{template}.txt.j2"
        return place.read_text(encoding="utf-8") if place.is_file() else ""

    def review(self, request: Request) -> Response:
        """Show the checks' findings on the template set."""
        return self.answer(request, "review.html", page="review", review=self.desk.review())

    # Everything else

    async def choose_language(self, request: Request) -> Response:
        """Keep the interface's language."""
        form = await request.form(max_files=0, max_fields=5)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(_LANGUAGE, str(form.get("language") or EN)[:2], httponly=True, samesite="strict")
        return answer

    def static(self, request: Request) -> Response:
        """Return the style sheet or the script."""
        name = str(request.path_params["name"])
        if name not in _STATIC:
            return PlainTextResponse("not found\n", 404)
        return Response((files("ert_writer.web") / "static" / name).read_bytes(), media_type=_STATIC[name])


def _decisions(given: Mapping[str, str]) -> tuple[Decision, ...]:
    from ert_writer.templating.gates import make_decision

    names = [name.removeprefix("w-") for name, value in given.items() if name.startswith("w-") and value]
    return tuple(make_decision(name, given[f"w-{name}"], given.get(f"y-{name}", "")) for name in names)


def _rows(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    node = data.get(name)
    rows = node if isinstance(node, list) else [node]
    plain = [row if isinstance(row, Mapping) else {"value": str(row)} for row in rows]
    return [{"confidence": 1.0, **row} for row in plain if row.get("value")]


def create_app(desk: Desk, keys: Keys, hosts: frozenset[str], clock: Callable[[], datetime] | None = None) -> Guard:
    """Return the application, guarded.

    Args:
        desk: what does the work.
        keys: secrets of this run.
        hosts: values of Host that are served.
        clock: the present moment; the system's by default.
    """
    shown = Environment(
        loader=PackageLoader("ert_writer.web", "html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    pages = Pages(desk, Session(), clock or (lambda: datetime.now(UTC).replace(microsecond=0)), shown)
    routes = [
        Route("/", pages.queue),
        Route("/letters", pages.letters, methods=["POST"]),
        Route("/cases/{number:int}", pages.show_case),
        Route("/cases/{number:int}/letters/{letter:int}/translation", pages.translation),
        Route("/cases/{number:int}/reply", pages.replies),
        Route("/cases/{number:int}/reply/{template}", pages.compose, methods=["GET", "POST"]),
        Route("/cases/{number:int}/{action}", pages.change, methods=["POST"]),
        Route("/policy", pages.policy),
        Route("/policy/{template}", pages.template),
        Route("/review", pages.review),
        Route("/language", pages.choose_language, methods=["POST"]),
        Route("/static/{name}", pages.static),
        Route("/favicon.ico", lambda _: Response(status_code=204)),
    ]

    async def told(request: Request, error: Exception) -> Response:
        if isinstance(error, TooLargeError):
            return PlainTextResponse("This is larger than the desk reads.\n", 413)
        assert isinstance(error, ErtWriterError)  # noqa: S101 - registered for these two alone
        return await asyncio.to_thread(pages.problem, request, 422, str(error))

    async def unforeseen(_: Request, error: Exception) -> Response:
        return PlainTextResponse(f"internal error ({type(error).__name__}); nothing was changed by this page\n", 500)

    handlers: dict[Any, Any] = {ErtWriterError: told, TooLargeError: told, Exception: unforeseen}
    app = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(app, keys, hosts, desk.settings.max_bytes + 1_000_000)

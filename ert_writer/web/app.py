"""The application: routes to pages, errors to pages, and the guard before everything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.resources import files
from threading import Thread
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from ert_writer.desk import Desk
from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.model.language import EN
from ert_writer.readers.opening import WHOLE
from ert_writer.web.cases import MOST_FILES, CasePages
from ert_writer.web.guard import Guard, Keys, TooLargeError
from ert_writer.web.letters import LetterPages
from ert_writer.web.pages import LANGUAGE, Pages, Session, fields
from ert_writer.web.policy import PolicyPages
from ert_writer.web.replies import ReplyPages
from ert_writer.web.review import ReviewPages

_STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class OtherPages(Pages):
    """What belongs to no part of the work."""

    async def choose_language(self, request: Request) -> Response:
        """Keep the interface's language, and stay on the page where it was chosen."""
        form = await fields(request)
        back = form.get("back", "/")
        answer = RedirectResponse(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/", 303)
        answer.set_cookie(LANGUAGE, form.get("language", EN)[:2], httponly=True, samesite="strict")
        return answer

    def static(self, request: Request) -> Response:
        """Return the style sheet or the script."""
        name = str(request.path_params["name"])
        if name not in _STATIC:
            return PlainTextResponse("not found\n", 404)
        return Response((files("ert_writer.web") / "static" / name).read_bytes(), media_type=_STATIC[name])

    def prepare(self) -> None:
        """Load what pages and letters need, so that the first of each is as fast as the next.

        What is damaged is passed over: the page that needs it says so.
        """
        for name in self.shown.list_templates():
            self.shown.get_template(name)
        self.desk.load()
        with suppress(ErtWriterError):
            self.states()
            self.desk.glossary_changes()


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
    parts = (desk, Session(), clock or (lambda: datetime.now(UTC).replace(microsecond=0)), shown)
    other = OtherPages(*parts)

    async def told(request: Request, error: Exception) -> Response:
        status, said = _said(error)
        return await asyncio.to_thread(other.problem, request, status, [other.why(request, said)])

    async def unforeseen(_: Request, error: Exception) -> Response:
        return PlainTextResponse(f"internal error ({type(error).__name__}); nothing was changed by this page\n", 500)

    handlers: dict[Any, Any] = {ErtWriterError: told, TooLargeError: told, HTTPException: told, Exception: unforeseen}

    @asynccontextmanager
    async def started(_: Starlette) -> AsyncIterator[None]:
        Thread(target=other.prepare, daemon=True).start()  # while the person opens the first page
        yield

    app = Starlette(routes=_routes(parts, other), exception_handlers=handlers, lifespan=started)
    return Guard(app, keys, hosts, WHOLE * desk.settings.max_bytes + 1_000_000)


def _said(error: Exception) -> tuple[int, ErtWriterError]:
    """Return the status and the message of what a page raised, or of a request that no page could take."""
    if isinstance(error, ErtWriterError):
        return 422, error
    if isinstance(error, TooLargeError):
        hint = "Send fewer files at once, or read it with: ert-writer case add"
        return 413, UsageError("this is larger than the desk reads", hint=hint)
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these alone
    if error.status_code == HTTPStatus.BAD_REQUEST:
        hint = f"Go back and send it again; at most {MOST_FILES} files at once"
        return error.status_code, UsageError("this form cannot be read", hint=hint)
    return error.status_code, UsageError("there is no such page")


def _routes(parts: tuple[Any, ...], other: OtherPages) -> list[Route]:
    cases, letters, replies = CasePages(*parts), LetterPages(*parts), ReplyPages(*parts)
    policy, review = PolicyPages(*parts), ReviewPages(*parts)
    case, letter = "/cases/{number:int}", "/cases/{number:int}/letters/{letter:int}"
    return [
        Route("/", cases.queue),
        Route("/letters", cases.letters, methods=["POST"]),
        Route("/next", cases.next_case, methods=["POST"]),
        Route("/unread/{key}", cases.unread),
        Route("/unread/{key}", cases.set_aside, methods=["POST"]),
        Route(case, cases.show),
        Route(letter, letters.show),
        Route(f"{letter}/segments/{{place:int}}", letters.segment, methods=["POST"]),
        Route(f"{letter}/findings/{{mark}}", letters.judge, methods=["POST"]),
        Route(f"{case}/cautions/{{mark}}", cases.judge_caution, methods=["POST"]),
        Route(f"{case}/reply", replies.choose),
        Route(f"{case}/reply/{{template}}", replies.compose, methods=["GET", "POST"]),
        Route(f"{case}/{{action}}", cases.change, methods=["POST"]),
        Route("/policy", policy.templates),
        Route("/glossary", policy.glossary),
        Route("/policy/{template:path}/edit", policy.edit, methods=["POST"]),
        Route("/policy/{template:path}/approve", policy.approve, methods=["POST"]),
        Route("/policy/{template:path}", policy.template),
        Route("/review", review.templates),
        Route("/review", review.add, methods=["POST"]),
        Route("/review/{bitext:int}", review.bitext),
        Route("/review/{bitext:int}/baseline.json", review.baseline),
        Route("/review/{bitext:int}/findings/{mark}", review.judge, methods=["POST"]),
        Route("/language", other.choose_language, methods=["POST"]),
        Route("/static/{name}", other.static),
        Route("/favicon.ico", lambda _: Response(status_code=204)),
    ]

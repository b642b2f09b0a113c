"""What every page shares: the desk, this run's letters, the present moment, and how an answer is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from ert_writer.desk import Desk
from ert_writer.errors import ErtWriterError
from ert_writer.flows.cases import span_text, texts_of
from ert_writer.intake.names import CODED, FIELDS
from ert_writer.messages.catalogue import say
from ert_writer.model.language import EN, SUPPORTED, Language
from ert_writer.web.words import words

if TYPE_CHECKING:
    from ert_writer.cases.store import StoredCase
    from ert_writer.model.text import Document
    from ert_writer.model.translation import Translation, TranslationUnit
    from ert_writer.templating.states import State
    from ert_writer.web.review import Bitext

LANGUAGE = "ert_language"
"""The cookie that keeps the interface's language."""

FLUSH = "\x00"
"""What a template writes where the rows so far should leave; HTML knows no such character, and none is sent."""

_CATEGORIES = "data-categories"
_MISSING = ("letter_date", "legal_basis", "translation", "emergency_facts", "imminence")
_YES_NO = {"true": "yes", "false": "no"}
_ID = f"(?:{'|'.join((*FIELDS, *_MISSING))})"
_LISTED = re.compile(rf"(?<=: ){_ID}(?:, {_ID})*(?=;|$|<)")
_END_OF_ROWS = "<!--rows-->"
_PART = "x-ert-part"


class Work:
    """A letter of this run: its text, its translation as it grows, and what a person wrote in it.

    Args:
        document: the letter.
        translate: starts its translation.
    """

    def __init__(self, document: Document, translate: Callable[[], Iterator[Translation]]) -> None:
        self.document = document
        self._translate = translate
        self._lock = Lock()
        self._steps: Iterator[Translation] | None = None
        self._latest: Translation | None = None
        self._whole = False
        self._written: dict[int, TranslationUnit] = {}

    def growing(self) -> Iterator[Translation]:
        """Yield the translation as far as it is, then as it grows; several readers share one.

        Raises:
            ErtWriterError: it cannot be translated; the next reader tries again.
        """
        seen = -1
        while True:
            found, whole = self._beyond(seen)
            if found is not None and len(found.units) > seen:
                seen = len(found.units)
                yield found
            if whole:
                return

    def whole(self) -> Translation:
        """Return the translation once it is whole."""
        *_, found = self.growing()
        return found

    def unit(self, place: int, unit: TranslationUnit) -> TranslationUnit:
        """Return what a person wrote in the place of a unit, else the unit."""
        return self._written.get(place, unit)

    def write(self, place: int, unit: TranslationUnit) -> None:
        """Put a person's unit in its place."""
        with self._lock:
            self._written = {**self._written, place: unit}

    def _beyond(self, seen: int) -> tuple[Translation | None, bool]:
        with self._lock:
            if not self._whole and (self._latest is None or len(self._latest.units) <= seen):
                self._advance()
            return self._latest, self._whole

    def _advance(self) -> None:
        self._steps = self._steps or self._translate()
        try:
            step = next(self._steps, None)
        except BaseException:
            self._steps = self._latest = None
            raise
        if step is None:
            self._whole = True
        else:
            self._latest = step


@dataclass(slots=True)
class Session:
    """What one run of the desk holds in memory and forgets at its end."""

    letters: dict[str, Work] = field(default_factory=dict)
    bitexts: dict[int, Bitext] = field(default_factory=dict)
    states: tuple[object, tuple[State, ...]] | None = None
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one desk.

    Attributes:
        desk: what does the work.
        session: letters and bitexts of this run.
        clock: the present moment.
        shown: the templates.
    """

    desk: Desk
    session: Session
    clock: Callable[[], datetime]
    shown: Environment

    def answer(self, request: Request, page_file: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page in the interface's language."""
        return HTMLResponse(self.shown.get_template(page_file).render(self.values(request, **values)), status)

    def stream(self, request: Request, name: str, **values: Any) -> StreamingResponse:
        """Return a page whose rows leave as they are ready: wherever its template writes `flush`."""
        pieces = self.shown.get_template(name).generate(self.values(request, flush=FLUSH, **values))
        return StreamingResponse(_flushed(pieces), media_type="text/html; charset=utf-8")

    def values(self, request: Request, **values: Any) -> Mapping[str, Any]:
        """Return what every template may use."""
        language = self.language(request)
        known = {
            "w": words(language),
            "language": language,
            "page": "",
            "here": _address(request),
            "texts": texts_of,
            "left": _left,
            "term": partial(_term, language),
            "shown_value": partial(self._value, language),
            "named": partial(_named, language),
            "moment": lambda text: f"{text[:16].replace('T', ' ')} UTC",
            "told": partial(told, language),
        }
        return {**known, **values}

    def _value(self, language: Language, field: str, value: str) -> str:
        """Return the interface's word for a value of a controlled vocabulary; any other value as it is."""
        if field == "emergency_type":
            return _term(language, "danger", value)
        if field in CODED and value in _YES_NO:
            return words(language)[_YES_NO[value]]
        if field == "data_categories" and (choice := self.desk.library.vocabularies[_CATEGORIES].find(value)):
            return choice.words.get(language, value)
        return value

    def states(self) -> tuple[State, ...]:
        """Return how each template and clause is approved today; looked up again when a file of theirs has changed."""
        from ert_writer.templating.states import states

        library, day = self.desk.library, self.clock().date()
        held = self.session.states
        if held is None or held[0] != (library, day):
            held = (library, day), states(library, day, clauses=True)
            self.session.states = held
        return held[1]

    def language(self, request: Request) -> str:
        """Return the interface's language: the one chosen on the page, else the desk's."""
        chosen = request.cookies.get(LANGUAGE, self.desk.settings.language)
        return chosen if chosen in SUPPORTED else EN

    def why(self, request: Request, error: ErtWriterError) -> str:
        """Return an error's one line in the interface's language: where, what, what to do."""
        language = self.language(request)
        where = f"{error.where}: " if error.where else ""
        hint = f". {say(error.hint, language)}" if error.hint else ""
        field, _, rest = say(error.message, language).partition(": ")
        said = f"{words(language).get(f'field.{field}', field)}: {rest}" if rest else field
        return f"{where}{said}{hint}"

    def problem(self, request: Request, status: int, lines: Sequence[str]) -> Response:
        """Return what did not work: a page, or lines in the place that asked for a part of one."""
        name = "problem.html" if wants_part(request) else "error.html"
        return self.answer(request, name, status, problems=lines)

    def case(self, request: Request) -> StoredCase:
        """Return the case that the address names.

        Raises:
            UsageError: there is no such case.
        """
        return self.desk.cases.case(int(request.path_params["number"]), self.clock())


def _address(request: Request) -> str:
    """Return the page's own address, to come back to it; a form's answer has none."""
    if request.method != "GET":
        return "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"


def _term(language: Language, kind: str, word: str) -> str:
    """Return the interface's word for a field, a kind of danger or an event."""
    return words(language).get(f"{kind}.{word}", word.replace("_", " "))


def told(language: Language, message: str) -> Markup:
    """Return a message in the interface's language; one that the catalogue does not have is marked as English."""
    found = say(message, language)
    marked = language != EN and found == message
    return Markup('<span lang="en">{}</span>').format(found) if marked else escape(found)


def _named(language: Language, text: Markup) -> Markup:
    """Return a reason with the interface's words for the fields that it lists by their ids."""

    def listed(found: re.Match[str]) -> str:
        return ", ".join(str(escape(_term(language, "field", name))) for name in found[0].split(", "))

    return Markup(_LISTED.sub(listed, str(text)))  # noqa: S704 - escaped text, and escaped words put into it


def _left(left: timedelta | None, language: Language) -> str:
    if left is None:
        return ""
    return words(language)["passed" if left < timedelta() else "in_time"].format(span_text(left))


def wants_part(request: Request) -> bool:
    """Return whether the page's script asks for a part of a page, to put it in its place."""
    return _PART in request.headers


async def fields(request: Request, most: int = 20) -> dict[str, str]:
    """Return the fields of a form without files; of a field that is there twice, all values with `;` between them."""
    form = await request.form(max_files=0, max_fields=most)
    return {name: ";".join(map(str, form.getlist(name))) for name in form}


def _flushed(pieces: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for piece in pieces:
        held.append(piece.replace(FLUSH, ""))
        if FLUSH in piece:
            yield "".join([*held, _END_OF_ROWS])
            held = []
    yield "".join(held)

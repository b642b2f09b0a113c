"""What policy writers do: wordings side by side, edited with the lint beside them, approved, and what has changed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.web.pages import Pages, fields, wants_part

if TYPE_CHECKING:
    from ert_writer.model.findings import Finding
    from ert_writer.model.reply import Approver
    from ert_writer.templating.drafts import Wordings
    from ert_writer.templating.kinds import SharedClause, Template

_KEY_BYTES = 10_000
_SHOWN = ("es", "pt", "en")


@dataclass(frozen=True, slots=True)
class Column:
    """One language of a template: its wording, how it stands, and what was edited since its approval.

    Attributes:
        language: whose.
        text: the wording file.
        state: `approved`, `starter` or `refused`.
        reasons: of a refusal.
        blocks: ids of its blocks, so that their order can be compared.
        people: who has approved it, or half approved it.
        diff: lines of a unified diff since the approval or the version asked for; empty when nothing was edited.
        no_diff: why there is none to show.
    """

    language: Language
    text: str
    state: str
    reasons: tuple[str, ...]
    blocks: tuple[str, ...]
    people: tuple[str, ...]
    diff: tuple[str, ...] = ()
    no_diff: str = ""


@dataclass(frozen=True, slots=True)
class PolicyPages(Pages):
    """Templates, shared clauses and the glossary."""

    def templates(self, request: Request) -> Response:
        """Show how each template and clause is approved in each language."""
        language, library = self.language(request), self.desk.library
        questions = {name: decision.question.get(language, "") for name, decision in library.decisions.items()}
        return self.answer(
            request, "policy.html", page="policy", states=self.states(), order=_SHOWN, questions=questions
        )

    def template(self, request: Request) -> Response:
        """Show a template's wordings side by side, with what the lint says."""
        return self._shown(request, str(request.path_params["template"]), request.query_params.get("since", "")[:130])

    def _shown(
        self, request: Request, name: str, since: str = "", draft: Wordings | None = None, problem: str = ""
    ) -> Response:
        from ert_writer.templating.drafts import mark_of, wordings_of

        library = self.desk.library
        source, held = library.source(name), wordings_of(name, library)
        columns = [self._column(code, source, held, since) for code in _SHOWN]
        return self.answer(
            request,
            "template.html",
            status=422 if problem else 200,
            page="policy",
            name=name,
            template=source,
            version=(draft or held).version,
            was=mark_of(held),
            editable=self._editable(),
            findings=self.desk.lint_wording(draft or held),
            columns=columns,
            same=len({column.blocks for column in columns}) == 1,
            typed=(draft or held).texts,
            since=since,
            problem=problem,
        )

    def _editable(self) -> str:
        """Return why the content may not be edited; empty where it may."""
        from ert_writer.content.start import require_own

        try:
            require_own(self.desk.content)
        except UsageError as error:
            return f"{error.message}. {error.hint}"
        return ""

    def _column(self, code: Language, source: Template | SharedClause, held: Wordings, since: str) -> Column:
        from ert_writer.templating.states import language_state

        library = self.desk.library
        stands = language_state(source, code, library, self.clock().date())
        seal = source.seals.get(code)
        pending = source.pending.get(code)
        people = tuple(
            f"{one.name} ({one.role})" for kept in (seal, pending) if kept for one in kept.approval.approved_by
        )
        diff, why = self._diff(code, source, held.name, since)
        blocks = tuple(part.id for part in source.wording.get(code, ()))
        text = held.texts.get(code, "")
        return Column(code, text, stands.state, stands.reasons, blocks, tuple(dict.fromkeys(people)), diff, why)

    def _diff(
        self, code: Language, source: Template | SharedClause, name: str, since: str
    ) -> tuple[tuple[str, ...], str]:
        from ert_writer.templating import changes

        library = self.desk.library
        try:
            if not since:
                text = changes.changes(source, code, library)
            elif changes.is_version(since):
                text = changes.changes_since_version(source, code, since, library)
            else:
                with changes.library_at(since, library.root) as before:
                    text = changes.changes_between(name, code, before, library)
        except ErtWriterError as error:
            return (), error.message
        return tuple(text.splitlines()[2:]), ""

    async def edit(self, request: Request) -> Response:
        """Look at edited wordings, or save them."""
        return await asyncio.to_thread(self._edited, request, await fields(request))

    def _edited(self, request: Request, said: Mapping[str, str]) -> Response:
        from ert_writer.templating.drafts import Wordings

        name = str(request.path_params["template"])
        texts = {code: said.get(code, "").replace("\r\n", "\n") for code in SUPPORTED}
        draft = Wordings(name, said.get("version", "").strip(), texts)
        if said.get("do") != "save":
            if wants_part(request):
                return self.answer(request, "lint.html", findings=self._lint(draft))
            return self._shown(request, name, draft=draft)
        try:
            self.desk.save_wording(draft, said.get("was", ""))
        except ErtWriterError as error:
            return self._shown(request, name, draft=draft, problem=self.why(request, error))
        return RedirectResponse(f"/policy/{name}", 303)

    def _lint(self, draft: Wordings) -> tuple[Finding, ...]:
        from ert_writer.model.findings import Category, Finding, Severity

        try:
            return self.desk.lint_wording(draft)
        except ErtWriterError as error:
            return (Finding("template-syntax", Category.MARKUP, Severity.ERROR, error.message, pair=draft.name),)

    async def approve(self, request: Request) -> Response:
        """Record that somebody approves wordings as they are, signed where a key is given."""
        async with request.form(max_files=1, max_fields=20) as form:
            said = {name: ";".join(map(str, form.getlist(name))) for name in form if name != "key"}
            upload = form.get("key")
            key = await upload.read(_KEY_BYTES) if isinstance(upload, UploadFile) else b""
        return await asyncio.to_thread(self._approved, request, said, key)

    def _approved(self, request: Request, said: Mapping[str, str], key: bytes) -> Response:
        from ert_writer.templating.drafts import mark_of, wordings_of
        from ert_writer.templating.editing import Consent

        name = str(request.path_params["template"])
        try:
            if mark_of(wordings_of(name, self.desk.library)) != said.get("was", ""):
                raise UsageError("it was changed while you read it", hint="Read it again, then approve")
            people = _approver(said)
            keys = ((people[0].name, key),) if key.strip() else ()
            consent = Consent(people, self.clock().date(), _day(said.get("expires", "")), keys)
            self.desk.approve(name, _languages(said), consent)
        except ErtWriterError as error:
            return self._shown(request, name, problem=self.why(request, error))
        return RedirectResponse(f"/policy/{name}", 303)

    def glossary(self, request: Request) -> Response:
        """Show concepts added, removed and changed since another version."""
        since = request.query_params.get("since", "")[:130]
        return self.answer(
            request, "glossary.html", page="policy", since=since, changes=self.desk.glossary_changes(since)
        )


def _approver(said: Mapping[str, str]) -> tuple[Approver, ...]:
    from ert_writer.templating.editing import people

    return people([f"{said.get('who', '').strip()} ({said.get('role', '').strip()})"])


def _languages(said: Mapping[str, str]) -> tuple[Language, ...]:
    chosen = tuple(code for code in SUPPORTED if code in said.get("languages", "").split(";"))
    if not chosen:
        raise UsageError("no language was chosen", hint="Choose at least one")
    return chosen


def _day(written: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        raise UsageError(f"{written[:20]!r} is not a date", hint="Write it as 2027-11-30")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"{written!r} is not a date", hint="Write it as 2027-11-30") from None

"""Replies: templates that fit, what is still needed, the reply beside its English, and the file that leaves."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ert_writer.desk.settings import user_name
from ert_writer.errors import ErtWriterError, MissingFieldsError
from ert_writer.flows.recording import case_reply_record
from ert_writer.model.wire import canonical_json
from ert_writer.web.pages import Pages, fields, wants_part
from ert_writer.web.words import words

if TYPE_CHECKING:
    from ert_writer.cases.store import StoredCase
    from ert_writer.flows.reply import ReplyRequest
    from ert_writer.model.case import Decision
    from ert_writer.model.reply import Reply
    from ert_writer.templating.kinds import Field

_MEDIA = {
    "eml": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain; charset=utf-8",
    "html": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
_SUFFIX = {"text": "txt"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that a person must still give: why, what was typed, and what the letter says of it in its own words."""

    field: Field
    why: str
    given: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReplyPages(Pages):
    """Replies to a case."""

    def choose(self, request: Request) -> Response:
        """Show the templates for a case, those that fit first."""
        case, templates = self.case(request), self.desk.library.templates
        found = {item.id: item for item in self.states() if item.id in templates and not item.damaged}
        ranked = [item for item in case.data.get("suggested_templates") or () if item.get("template") in found]
        first = {item["template"] for item in ranked}
        language = self.language(request)
        return self.answer(
            request,
            "reply.html",
            case=case,
            suggested=[(found[item["template"]], item) for item in ranked],
            others=[item for name, item in found.items() if name not in first],
            purpose=lambda state: dict(state.purpose).get(language, ""),
        )

    async def compose(self, request: Request) -> Response:
        """Ask for what is missing, show the reply beside its English, or give it as a file."""
        given: dict[str, str] = {}
        if request.method == "POST":
            given = {name: value.strip() for name, value in (await fields(request, 200)).items()}
        return await asyncio.to_thread(self._composed, request, given)

    def _composed(self, request: Request, given: Mapping[str, str]) -> Response:
        from ert_writer.templating.gates import needed_gates

        case, library = self.case(request), self.desk.library
        template = library.template(str(request.path_params["template"]))
        wish = self._request(case, template.id, given)
        reply, problem = self._written(request, wish)
        form, language = given.get("do", "preview"), self.language(request)
        shown = _mark(reply, case, given) if reply is not None else ""
        if reply is not None and form in _MEDIA:
            if given.get("shown") == shown:
                return self._file(case, reply, wish, form)
            problem = words(language)["not_shown"]
        return self.answer(
            request,
            "composed.html" if wants_part(request) else "compose.html",
            case=case,
            template=template,
            purpose=template.purpose.get(language, ""),
            asked=self._asked(case, wish, given),
            gates=[
                (name, library.decisions[name].question.get(language, "")) for name in needed_gates(template, library)
            ],
            given=given,
            reply=reply,
            shown=shown,
            problem=problem if given else "",
            mirror={clause.id: clause.text for clause in reply.mirror} if reply else {},
        )

    def _asked(self, case: StoredCase, wish: ReplyRequest, given: Mapping[str, str]) -> list[Asked]:
        """Return what is asked: what the case does not give, and what was typed and does not fit."""
        from ert_writer.flows.reply_values import unsettled

        library, now = self.desk.library, self.clock()
        lacking = (*unsettled(replace(wish, values={}), library, now), *unsettled(wish, library, now))
        by_name = {field.name: (field, why) for field, why in lacking}
        ordered = (
            by_name[field.name] for field in library.fields(library.template(wish.template)) if field.name in by_name
        )
        return [
            Asked(field, why, given.get(f"f-{field.name}", ""), _quotes(case.data, field.case_field or field.name))
            for field, why in ordered
        ]

    def _request(self, case: StoredCase, template: str, given: Mapping[str, str]) -> ReplyRequest:
        from ert_writer.flows.reply import ReplyRequest
        from ert_writer.templating.values import Given

        library = self.desk.library
        lists = {field.name for field in library.fields(library.template(template)) if "list" in field.kind.value}
        typed = {key.removeprefix("f-"): text for key, text in given.items() if key.startswith("f-") and text}
        values = {
            name: tuple(
                Given(part.strip()) for part in (value.split(";") if name in lists else [value]) if part.strip()
            )
            for name, value in typed.items()
        }
        held = self.desk.stored_case(case.id, self.clock())
        return ReplyRequest(template, held, values, _decisions(given), "", False, self.desk.settings.zone)

    def _written(self, request: Request, wish: ReplyRequest) -> tuple[Reply | None, str]:
        """Return the reply, or why there is none."""
        try:
            return self.desk.reply(wish, now=self.clock()), ""
        except MissingFieldsError as error:
            return None, self._missing(request, wish, error.fields)
        except ErtWriterError as error:
            return None, self.why(request, error)

    def _missing(self, request: Request, wish: ReplyRequest, names: Sequence[str]) -> str:
        """Return which fields a reply still needs, by their labels."""
        library, language = self.desk.library, self.language(request)
        labels = {
            field.name: field.label.get(language, "") for field in library.fields(library.template(wish.template))
        }
        return f"{words(language)['asked_fields']}: {', '.join(labels.get(name) or name for name in names)}"

    def _file(self, case: StoredCase, reply: Reply, wish: ReplyRequest, form: str) -> Response:
        decisions = (*wish.case.decisions, *wish.decisions)
        data = self.desk.export(reply, form)
        with self.desk.reply_on_record(reply, form, data, decisions):
            self.desk.cases.record(
                case.id, "reply", case_reply_record(reply, wish.decisions), user_name(), self.clock()
            )
        name = f"case-{case.id}-{reply.template}.{_SUFFIX.get(form, form)}"
        headers = {"content-disposition": f"attachment; filename={quote(name)}"}
        return Response(data, media_type=_MEDIA[form], headers=headers)


def _mark(reply: Reply, case: StoredCase, given: Mapping[str, str]) -> str:
    """Return what a reply is known by: all that it is made of but the minute, which it prints."""
    typed = sorted((name, value) for name, value in given.items() if name[:2] in ("f-", "w-", "y-") and value)
    made_of = (reply.template, reply.version, reply.sha256, reply.language, reply.recipient, reply.sender)
    return hashlib.sha256(canonical_json([*made_of, typed, case.data])).hexdigest()[:32]


def _decisions(given: Mapping[str, str]) -> tuple[Decision, ...]:
    """Return the decisions that were typed; one that is half typed is refused where it is made."""
    from ert_writer.templating.gates import make_decision

    names = [name.removeprefix("w-") for name, value in given.items() if name.startswith("w-") and value]
    return tuple(
        make_decision(name, given[f"w-{name}"], given.get(f"y-{name}", "")) for name in names if given.get(f"y-{name}")
    )


def _quotes(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return the letter's own words for a field, where it has some."""
    node = data.get(name)
    rows = node if isinstance(node, list) else [node]
    found = (str(row.get("quote") or row.get("value") or "") for row in rows if isinstance(row, Mapping))
    return tuple(dict.fromkeys(text for text in found if text))

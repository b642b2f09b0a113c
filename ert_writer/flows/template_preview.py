"""A template or shared clause with fictional values, as a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ert_writer.errors import ContentError
from ert_writer.flows.reply import ReplyRequest, write_reply
from ert_writer.model.language import PT, SUPPORTED, Language
from ert_writer.model.reply import Reply
from ert_writer.templating.kinds import Part, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.samples import sample_values
from ert_writer.templating.values import Given
from ert_writer.templating.wording import SUBJECT

PLACES = (("es", "MX"), ("es", "CO"), ("es", "AR"), ("es", "PE"), ("es", "CL"), ("pt", "BR"))
"""Language and country of the readers that previews and golden files show."""


def usual_country(language: Language) -> str:
    """Return the country whose words a preview shows unless one is asked for."""
    return "BR" if language == PT else "MX"


def preview_reply(id_: str, language: Language, country: str, library: Library, now: datetime) -> Reply:
    """Return a watermarked reply with fictional values; of a shared clause (`clauses/<id>`), the clause alone.

    Raises:
        ContentError: the template is damaged.
        UsageError: there is no such template, clause or language.
    """
    source = library.source(id_)
    if isinstance(source, SharedClause):
        return _clause_preview(source, language, country, library, now)
    place = country or usual_country(language)
    values = sample_values(library.fields(source), now, place)
    values["country"] = (Given(place),)
    return write_reply(ReplyRequest(id_, values=values, language=language, draft=True), library, now)


def _clause_preview(clause: SharedClause, language: Language, country: str, library: Library, now: datetime) -> Reply:
    """Return the clause as the only block of a made-up template, whatever the slot that it fills."""
    missing = [code for code in SUPPORTED if code not in clause.wording]
    if missing:
        raise ContentError(f"there is no wording in {', '.join(missing)}", where=f"clauses/{clause.id}")
    parts = {
        code: (
            Part(SUBJECT, clause.purpose[code].replace("{", "(").replace("}", ")")),
            replace(clause.wording[code][0], id=clause.id),
        )
        for code in SUPPORTED
    }
    alone = Template(clause.id, clause.version, clause.author, clause.policy, clause.purpose, clause.fields, parts, {})
    place = country or next(iter(clause.countries), "") or usual_country(language)
    shown = replace(library, templates={**library.templates, clause.id: alone})
    values = sample_values(alone.fields, now, place) | {"country": (Given(place),)}
    reply = write_reply(ReplyRequest(clause.id, values=values, language=language, draft=True), shown, now)
    return replace(reply, template=f"clauses/{clause.id}")

"""A template and its values become a subject and clauses in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ert_writer.errors import ApprovalError, ContentError, ErtWriterError
from ert_writer.model.language import Language
from ert_writer.model.reply import Clause
from ert_writer.templating.kinds import Part, SharedClause, Template
from ert_writer.templating.library import Library, is_day
from ert_writer.templating.phrasing import Reader
from ert_writer.templating.sandbox import render
from ert_writer.templating.syntax import Scope
from ert_writer.templating.values import Code, Value
from ert_writer.templating.wording import BODY, SUBJECT


@dataclass(frozen=True, slots=True)
class Composed:
    """A rendered template: its subject, its blocks, and the clauses that were chosen for its slots."""

    subject: str
    clauses: tuple[Clause, ...]
    chosen: tuple[SharedClause, ...]


def compose(
    template: Template, library: Library, values: Mapping[str, Value], reader: Reader, now: datetime
) -> Composed:
    """Render every block of a template for a reader, dated in the desk's time zone.

    Raises:
        ContentError: a block is unsound, everything is empty, or no clause fits a slot.
    """
    parts = template.wording.get(reader.language)
    if parts is None:
        raise ContentError(f"there is no wording in {reader.language}", where=template.id)
    scope = scope_of(template, library)
    context = dict(values) | built_in(library, reader.language, now)
    chosen: list[SharedClause] = []
    clauses: list[Clause] = []
    for part in parts:
        found = _wording(part, library, values, now.date())
        if found is None:
            continue
        if found[1] is not None and found[1].slot:
            chosen.append(found[1])
        where = f"{reader.language}/{found[1].id if found[1] else template.id}: {part.id}"
        text = tidy(render(_text(part, found[1], reader.language), context, reader, scope, library.words, where))
        clauses.append(Clause(part.id, text))
    return _composed(template, [clause for clause in clauses if clause.text], tuple(chosen))


def _composed(template: Template, clauses: list[Clause], chosen: tuple[SharedClause, ...]) -> Composed:
    subject = next((clause.text for clause in clauses if clause.id == SUBJECT), "")
    body = tuple(clause for clause in clauses if clause.id != SUBJECT)
    if not subject or not body:
        raise ContentError("the reply would be empty", where=template.id)
    if "\n" in subject:
        raise ContentError("the subject has more than one line", where=template.id)
    return Composed(subject, body, chosen)


def scope_of(template: Template, library: Library) -> Scope:
    """Return what the blocks of a template may name."""
    return Scope({field.name: field for field in library.fields(template)}, frozenset(library.words))


def built_in(library: Library, language: Language, now: datetime) -> dict[str, Value]:
    """Return the values of the names that every wording may use."""
    from zoneinfo import ZoneInfo

    desk = library.desk
    return {
        "reply_date": now.astimezone(ZoneInfo(desk.zone)),
        "desk_name": desk.name[language],
        "desk_hours": desk.hours[language],
        "desk_email": desk.email,
        "desk_phone": desk.phone,
        "desk_portal": desk.portal,
    }


def _text(part: Part, clause: SharedClause | None, language: Language) -> str:
    if clause is None:
        return part.text
    wording = clause.wording.get(language)
    if wording is None:
        raise ContentError(f"there is no wording in {language}", where=f"clauses/{clause.id}")
    return next(inner.text for inner in wording if inner.id == BODY)


def _wording(
    part: Part, library: Library, values: Mapping[str, Value], today: date
) -> tuple[Part, SharedClause | None] | None:
    """Return the part with its shared clause, if it has one; None for an optional slot that nothing fills."""
    if not part.shared:
        return part, None
    fixed = library.fixed(part.id)
    if fixed is not None:
        return part, fixed
    clause = choose(part.id, library, values, today)
    if clause is None and not part.optional:
        country = values.get("country")
        place = country.id if isinstance(country, Code) else "an unnamed country"
        raise ApprovalError(
            f"no {part.id} clause is in force for {place} on {today}",
            hint=f"A policy writer must add or renew one in templates/clauses, with slot = {part.id!r}",
        )
    return None if clause is None else (part, clause)


def choose(slot: str, library: Library, values: Mapping[str, Value], today: date) -> SharedClause | None:
    """Return the clause for a slot that is in force and fits best: by entity and country, by country, for all.

    Raises:
        ContentError: a clause is damaged, which might be the very one that fits.
    """
    for clause in library.clauses.values():
        if isinstance(clause, ErtWriterError):
            raise clause
    country, entity = (_id(values.get(name)) for name in ("country", "entity"))
    fitting = [
        clause
        for clause in library.slot(slot)
        if is_day(today, clause.valid_from, clause.expires_on)
        and (not clause.countries or country in clause.countries)
        and (not clause.entities or entity in clause.entities)
    ]
    return max(fitting, key=lambda clause: (bool(clause.countries), bool(clause.entities)), default=None)


def _id(value: Value) -> str:
    return value.id if isinstance(value, Code) else str(value or "")


def tidy(text: str) -> str:
    """Return the text without white space at line ends, nor empty lines around it or two in a row inside."""
    lines = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")

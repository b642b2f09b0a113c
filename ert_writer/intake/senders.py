"""Whether a letter comes from a private person: a relative, a lawyer, a journalist."""

from __future__ import annotations

from ert_writer.countries.load import catalogue
from ert_writer.intake.addresses import in_signature
from ert_writer.intake.facts import Facts
from ert_writer.intake.surroundings import Cue
from ert_writer.model.case import Role
from ert_writer.text.spans import inside

_REACH = 60


def is_private(letter: Facts) -> bool:
    """Return whether the writer speaks as a relative, lawyer or journalist, and nobody with a rank signs."""
    return bool(_private(letter)) and not any(
        person.title and (in_signature(letter, person.span.start) or _presented(letter, person.lead))
        for person in letter.people
    )


def _private(letter: Facts) -> list[Cue]:
    found = [cue for cue in letter.surroundings.signs if "private" in cue.meanings]
    return [cue for cue in found if not inside(cue.span.start, letter.quotations)]


def _presented(letter: Facts, position: int) -> bool:
    near = (cue for cue in letter.surroundings.signs if 0 <= position - cue.span.end <= _REACH)
    return any("presents" in cue.meanings for cue in near)


def writer_role(letter: Facts) -> Role:
    """Return what a private writer is: a lawyer, a relative, or somebody else who knows of it."""
    known = catalogue().person_words[1]
    for cue in _private(letter):
        roles = {role for word in cue.form.split() for role in known.get(word, ())} | set(known.get(cue.form, ()))
        if "counsel" in cue.meanings:
            return Role.LAWYER
        return Role.RELATIVE if "relative" in roles else Role.BYSTANDER
    return Role.BYSTANDER

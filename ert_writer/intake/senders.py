"""Whether a letter comes from a private person: a relative, a lawyer, a journalist."""

from __future__ import annotations

from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Role
from ert_writer.text.spans import inside

_OTHERS = (Role.LAWYER, Role.RELATIVE, Role.BYSTANDER)


def is_private(letter: Facts) -> bool:
    """Return whether the writer speaks as a relative, lawyer or journalist, and as no officer."""
    signs = [cue for cue in letter.surroundings.signs if not inside(cue.span.start, letter.quotations)]
    private = [cue for cue in signs if "private" in cue.meanings]
    return bool(private) and not any("official" in cue.meanings for cue in signs)


def writer_role(letter: Facts) -> Role:
    """Return what a private writer is: a lawyer, a relative, or somebody else who knows of it."""
    for cue in letter.surroundings.signs:
        if "private" in cue.meanings:
            words = cue.form.split()
            known = catalogue().person_words[1]
            roles = {role for word in words for role in known.get(word, ())}
            if "lawyer" in roles:
                return Role.LAWYER
            return Role.RELATIVE if "relative" in roles else Role.BYSTANDER
    return Role.BYSTANDER

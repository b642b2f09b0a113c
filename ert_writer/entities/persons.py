"""Personal numbers, badges and vehicle plates: shapes and cues come from the country files."""

from __future__ import annotations

import re
from functools import cache

from ert_writer.countries.load import Catalogue
from ert_writer.entities.outline import required
from ert_writer.entities.pattern import NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import digits

_KINDS = {"id": EntityKind.PERSONAL_ID, "badge": EntityKind.BADGE, "plate": EntityKind.PLATE}
_END = r"(?![\w]|[./-]\w)"

_LINK = (
    rf"(?:/[A-Z]{{2}})?\.?(?:\s+(?:policial|funcional|profesional|civil|militar|n[uú]mero|del?|do))?(?:\s*"
    rf"(?:{NUMBER_MARK}))?\s*[:.#–-]?\s*(?:{NUMBER_MARK}\s*[:.]?\s*)?"
)


def _enough_digits(match: re.Match[str]) -> bool:
    return len(digits(match["e"])) >= 3 and not re.fullmatch(
        r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|(?:19|20)\d{2}", match["e"]
    )


def _badge(match: re.Match[str]) -> bool:
    return 2 <= len(digits(match["e"])) <= 12 and not re.fullmatch(
        r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d{2}|\d{1,2}[h:]\d{2}", match["e"]
    )


def _is_plate(match: re.Match[str]) -> bool:
    text = match["e"]
    return any(char.isdecimal() for char in text) and any(char.isalpha() for char in text)


_VALUE = r"(?-i:[A-Z]{1,4}[-.\s]?)?\d(?:[^\W_]|[.\-/](?=[^\W_])){1,30}+"
_SPACED = r"\d{1,3}(?:\s\d{3}){2}(?:\s?[-\s]\s?[\dk]{1,2})?(?![\w]|[.,/-]\d|\s\d)"
"""Groups of three with blanks between them, as some people write: `123 456 789 09`."""
_LETTERS_FIRST = r"[A-Z]{1,3}[\s-]?\d{4,9}[A-Z]?(?!\w)"
_PLATE = r"(?-i:(?=[A-Z0-9]{0,6}[\s-]?[A-Z0-9])[A-Z0-9]{1,4}(?:[\s-]?[A-Z0-9]{1,4}){0,2})"
_BADGE_VALUE = r"(?-i:[A-Z]{1,4}[-\s]?)?\d(?:[\w]|[./-](?=\w)){1,16}+"


def _shapes(known: Catalogue) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            _KINDS[here.kind.kind],
            rf"(?<![\w.,/@+-])(?:{_in_capitals(shape) if here.kind.kind == 'plate' else shape}){_END}",
            here.kind.strength,
            country=here.country if here.kind.kind == "id" else "",
            outlines=required(shape),
        )
        for here in known.kinds_of("id", "badge", "plate")
        for shape in here.kind.shape
    )


_SMALL = re.compile(r"(?<!\\)[a-z]")


def _in_capitals(shape: str) -> str:
    """Return a plate's shape for capitals alone: `[a-z]{3}` becomes `[A-Z]{3}`; classes such as digits stay."""
    return f"(?-i:{_SMALL.sub(lambda letter: letter[0].upper(), shape)})"


@cache
def person_patterns(known: Catalogue) -> tuple[Pattern, ...]:
    """Return the patterns of personal numbers, plates and badges."""
    plates, badges = known.cues["plate"], known.cues["badge"]
    return (
        *_shapes(known),
        *(
            Pattern(
                EntityKind.PERSONAL_ID,
                rf"(?<![\w@.-]){cue}(?!\w){_LINK}(?P<e>{_SPACED}|{_VALUE})(?![\w@])",
                priority,
                accept=_enough_digits,
            )
            for cue, priority in ((known.document_cues, 80), (known.cues["id"], 79))
        ),
        Pattern(
            EntityKind.PERSONAL_ID,
            rf"(?<![\w@.-])(?:pasaporte|passaporte|passport)\b{_LINK}(?P<e>{_LETTERS_FIRST})",
            80,
        ),
        Pattern(EntityKind.PLATE, rf"(?<![\w@.-]){plates}(?!\w){_LINK}(?P<e>{_PLATE})(?![\w])", 79, accept=_is_plate),
        Pattern(
            EntityKind.BADGE, rf"(?<![\w@.-]){badges}(?!\w){_LINK}(?P<e>{_BADGE_VALUE})(?![\w@])", 76, accept=_badge
        ),
    )

"""Finding entities in a text: every family's patterns, and one way to settle overlaps.

Two matches that overlap are settled by priority, then by length, then by place. The bands:

* 92 to 96 addresses, code, user names with signs inside: what is inside a URL, e-mail address or tag belongs to it
* 84 to 91 shapes that nothing else has: UUID, MAC, IP, hash, IMEI after its cue, @handle, numbers with a country code
* 75 to 83 national shapes, and numbers named by the word before them (case, letter, person, badge, plate, law)
* 60 to 74 sums, dates, times, percentages, file names, telephone and id shapes without a cue
* 30 to 55 what merely looks like a reference, a user name, a plate or an id
* 10 to 12 plain numbers
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter

from ert_writer.content.place import per_content
from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.entities.outline import outline
from ert_writer.entities.pattern import Pattern
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.text.fold import without_accents
from ert_writer.text.patterns import compiled

_Found = tuple[int, int, int, Pattern]  # negative priority, negative length, start


@cache
def _patterns(known: Catalogue) -> tuple[Pattern, ...]:
    from ert_writer.entities.amounts import AMOUNTS
    from ert_writer.entities.cases import case_patterns
    from ert_writer.entities.code import CODE
    from ert_writer.entities.contact import CONTACT
    from ert_writer.entities.dates import DATES
    from ert_writer.entities.network import NETWORK
    from ert_writer.entities.persons import person_patterns
    from ert_writer.entities.statutes import STATUTES

    return (*CODE, *CONTACT, *NETWORK, *case_patterns(known), *person_patterns(known), *STATUTES, *AMOUNTS, *DATES)


@per_content(maxsize=2048)  # the line and several checks ask for a sentence, in a batch hundreds later
def find_entities(text: str, *, country: str = "") -> tuple[Entity, ...]:
    """Return the identifiers and quantities of a text, in order and without overlap.

    Args:
        text: any text; it need not be whole or clean.
        country: ISO 3166 code of the letter's country where it is known; national telephone numbers then have their
            E.164 form.
    """
    bare = without_accents(text)
    patterns = _patterns(catalogue())
    found = [match for pattern in _possible(patterns, bare) for match in _matches(pattern, bare)]
    found += _across_breaks((p for p in patterns if p.joins), bare, [m.start() for m in _BREAK.finditer(bare)])
    addresses = (p for p in patterns if p.kind is EntityKind.URL)
    found += _across_breaks(addresses, bare, [m.start("gap") for m in _URL_BREAK.finditer(bare)])
    handles = (p for p in patterns if p.kind is EntityKind.HANDLE)
    found += _across_breaks(handles, bare, [m.start("gap") for m in _HANDLE_BREAK.finditer(bare)])
    found += _across_breaks((p for p in patterns if p.kind is EntityKind.IP), bare, _gaps(_IP_BREAK, bare))
    found += _across_breaks((p for p in patterns if p.kind is EntityKind.EMAIL), bare, _gaps(_MAIL_BREAK, bare))
    found.sort(key=itemgetter(0, 1, 2))
    return tuple(_entity(text, match, country) for match in _settle(found))


def _gaps(breaks: re.Pattern[str], bare: str) -> list[int]:
    """Return where blanks cut identifiers, by an expression whose groups are those blanks."""
    return [
        next(at for at in map(found.start, range(1, breaks.groups + 1)) if at >= 0) for found in breaks.finditer(bare)
    ]


def _possible(patterns: Iterable[Pattern], text: str) -> list[Pattern]:
    """Return the patterns whose needs a text meets: the others cannot match, and need not even be compiled."""
    present, shape = frozenset(text), outline(text)
    near = (pattern for pattern in patterns if not pattern.needs or not present.isdisjoint(pattern.needs))
    return [pattern for pattern in near if all(piece in shape for piece in pattern.outlines)]


def _matches(pattern: Pattern, text: str) -> Iterator[_Found]:
    regex = compiled(pattern.regex)
    group = "e" if "e" in regex.groupindex else 0
    place = 0
    while match := regex.search(text, place):
        refused = pattern.accept and not pattern.accept(match)
        place = max(match.start(group) if refused else match.end(), match.start() + 1)
        if refused:  # what follows the cue may be a cue itself: `cuenta de Instagram: sol.luna`
            continue
        start, end = _trimmed(pattern, match, group)
        if end > start:
            marked = not pattern.unmarked or match["mark"]
            yield -(pattern.priority if marked else pattern.unmarked), start - end, start, pattern


_BREAK = re.compile(
    r"(?<=\w[-/])\s(?=(?:19|20)\d\d(?!\d)|\d+[-./]\w|\d{4,})"  # `00342/11- 2025`, `47- 38.2021.7.05.0006`
    r"|(?<=[A-Z0-9]/)\s(?=[A-Z0-9]{2,}/)|(?<=\d\.)\s(?=\d+\.\d+\.)|(?<=\d)\s(?=-\s?\d{2}\.\d{4}\.\d)"
    r"|(?<=\d\s-)\s(?=\d{2}\.\d{4}\.\d)|(?<=\.\d\.\d\d\.)\s(?=\d{4}(?!\d))"  # `5001234 - 88.2026.8.26. 0100`
)


_URL_BREAK = re.compile(  # an address cut after a hyphen, `…/usuarios/sur- nueva_55/fotos`
    r"(?:\w://|\bwww\.)[^\s<>\"]{4,200}[-_=&?](?P<gap>\s)(?=[\w%~-]{1,60}[/_=&][\w/=&%.~-])"
)


_HANDLE_BREAK = re.compile(r"(?<![\w@.])@[\w.]{1,40}_(?P<gap>\s)(?=[a-z]\w*[\d_])")
"""A handle cut after its `_`, where what follows is no word of a sentence, `@sur_` over `nueva_55`."""


_IP_BREAK = re.compile(r"\bips?\b[^\d\n]{0,12}\d{1,3}\.\d{1,3}\.(?:\d{1,3}\.)?(?P<gap>\s)(?=\d{1,3}\b)", re.IGNORECASE)
"""An address cut after a dot, behind the word for it: `IP 181.46. 77.12`."""


_DOMAIN = r"(?:[\w-]{1,60}\.){1,3}(?:com|org|net|gob|gov|mil|edu|info|example|[a-z]{2})\b"
_MAIL_BREAK = re.compile(
    rf"(?:e-?mail|correo|correio|mail)\b[^@\n]{{0,25}}?(?<![\w.@])[a-z][\w.+-]*[._\d][\w.+-]*(?P<gap>\s)(?=@{_DOMAIN})"
    rf"|(?<![\w.@])[a-z][\w.+-]*@(?P<after>\s)(?={_DOMAIN})",
    re.IGNORECASE,
)
"""A mailbox cut before or behind its `@`: `correo lobo.gris_77 @correo.example`."""


def _across_breaks(patterns: Iterable[Pattern], bare: str, gaps: list[int]) -> Iterator[_Found]:
    """Yield what a line break or a blank cuts at some gaps: it is read as if they were not there."""
    if not gaps:
        return
    cut = frozenset(gaps)
    closed = "".join(char for at, char in enumerate(bare) if at not in cut)
    ends = [at - number for number, at in enumerate(gaps)]  # where in the closed text each gap was
    for pattern in _possible(patterns, closed):
        for priority, length, start, _ in _matches(pattern, closed):
            end = start - length
            first, last = bisect_right(ends, start), bisect_left(ends, end)
            if last > first:
                yield priority, length - (last - first), start + first, pattern


def _trimmed(pattern: Pattern, match: re.Match[str], group: str | int) -> tuple[int, int]:
    start, end = match.span(group)
    return start, start + pattern.trim(match.group(group)) if pattern.trim else end


def _settle(found: list[_Found]) -> list[_Found]:
    """Keep the best match of every place. What is kept stays sorted by its start, so that a look-up is quick."""
    starts: list[int] = []
    kept: list[_Found] = []
    for match in found:
        start, end = match[2], match[2] - match[1]
        place = bisect_left(starts, start)
        free_after = place == len(starts) or starts[place] >= end
        free_before = place == 0 or kept[place - 1][2] - kept[place - 1][1] <= start
        if free_after and free_before:
            starts.insert(place, start)
            kept.insert(place, match)
    return kept


_UNBROKEN = frozenset({EntityKind.EMAIL, EntityKind.IP})
"""Identifiers that no blank belongs to: one that is cut has its whole form as its plain value."""


def _entity(text: str, match: _Found, country: str) -> Entity:
    _, length, start, pattern = match
    piece = text[start : start - length]
    normal = pattern.normal(piece) if pattern.normal else ""
    if pattern.kind == EntityKind.PHONE and country and not normal:
        normal = _in_country(piece, country)
    if pattern.kind in _UNBROKEN and len(piece.split()) > 1:
        normal = "".join(piece.split())
    return Entity(pattern.kind, Span(start, start - length), piece, normal, pattern.country or country)


def _in_country(number: str, country: str) -> str:
    from ert_writer.entities.identifiers import validate_phone  # brings phonenumbers, which takes a while

    validity = validate_phone(number, country)
    return validity.normal if validity.holds else ""

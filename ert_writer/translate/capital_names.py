"""Names inside text in capitals: what follows the word for a place or a person's title keeps its capital letter.

Without it an engine translates the name: `ESTADO DE RIBEIRA NOVA` became "new stream state".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"[^\W\d_ºª]+"
_LINK = r"(?:DE LAS|DE LOS|DE LA|DEL|DE|DOS|DAS|DO|DA|E|Y)"
_PLACES = (
    "ESTADO|PROVINCIA|DEPARTAMENTO|MUNICIPIO|CIUDAD|DISTRITO|REGI[OÓ]N|PARTIDO|COMUNA|COMARCA|MUNIC[IÍ]PIO|CIDADE"
    "|PROV[IÍ]NCIA|REGI[AÃ]O|ALCALD[IÍ]A|CANT[OÓ]N|JUDICIAL"
)
_ABBREVIATED = "DR|DRA|LIC|LICDA|ABOG|ABG|MTRO|MTRA|SR|SRA|ING|CAP|TTE|SGTO|CNEL|CMTE|DEL|DELª|PROF|EXMO|EXMA|INSP"
_PLACE = re.compile(rf"\b(?:{_PLACES}) {_LINK} (?P<first>{_WORD})(?P<rest>(?: (?:{_LINK} )?{_WORD}){{0,3}})(?P<end>.?)")
_PERSON = re.compile(rf"^(?:{_ABBREVIATED})\.? (?P<names>{_WORD}(?: {_WORD}){{1,6}})$")
_SMALL = frozenset("DE DEL LA LAS LOS Y E DO DA DOS DAS".split())  # noqa: SIM905 - reads better than ten quoted words


def name_starts(text: str) -> Iterator[int]:
    """Yield where the names' words begin in a text in capitals.

    A name that ends the text or comes before a sign is taken whole, of one inside a sentence only the first word.
    """
    for match in _PLACE.finditer(text):
        yield match.start("first")
        if not match["end"] or not (match["end"].isalnum() or match["end"].isspace()):
            yield from _words(text, *match.span("rest"))
    person = _PERSON.match(text)
    if person is not None:
        yield from _words(text, *person.span("names"))


def all_starts(text: str) -> Iterator[int]:
    """Yield where the words of a text in capitals begin, but for particles."""
    return _words(text, 0, len(text))


def _words(text: str, start: int, end: int) -> Iterator[int]:
    for word in re.compile(_WORD).finditer(text, start, end):
        if word[0] not in _SMALL:
            yield word.start()

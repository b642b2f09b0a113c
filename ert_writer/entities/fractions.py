"""Fractions by value, and nouns that hold a number: `1/2`, `la mitad`, `um terço`, `three quarters`, `quincena`."""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.entities.quantity import Closed, Quantity
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.model.text import EntityKind, Span
from ert_writer.text.patterns import compiled

_FIGURES = r"(?<![\w/.,-])(?<!\bel )(?<!\bdía )(?<!\bdia )(?:[1-4]/[2-5](?![\w/]|[.,]\d)|[½⅓⅔¼¾])"
_SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
_SAME = {"1/2": ("0.5", "50"), "1/4": ("0.25", "25"), "3/4": ("0.75", "75"), "1/5": ("0.2", "20")}
"""What else a fraction is: a decimal, and per cent."""
_SCALE = {
    ES: r"(?P<scale>mill[oó]n(?:es)?)",
    PT: r"(?P<scale>milh(?:ão|ao|ões|oes))",
    EN: r"(?P<scale>million)",
}
_PART = r"(?=\s+of\b|\s*(?:[.,;:)!?]|$))"
"""Behind `a third` that is a share; `a third party` counts."""

_WORDS: dict[Language, tuple[tuple[str, str, bool], ...]] = {
    ES: (
        (r"la\s+mitad", "1/2", False),
        (r"(?:la|una)\s+tercera\s+parte|un\s+tercio", "1/3", True),
        (r"(?:las\s+)?dos\s+(?:terceras\s+partes|tercios)", "2/3", True),
        (r"(?:la|una)\s+cuarta\s+parte", "1/4", True),
        (r"(?:las\s+)?tres\s+(?:cuartas\s+partes|cuartos(?!\s+de\s+hora))", "3/4", False),
        (r"(?:la|una)\s+quinta\s+parte", "1/5", True),
        (r"un\s+cuarto(?=\s+(?:de\s+(?:l[ao]s?|sus?)|del)\s)", "1/4", False),
    ),
    PT: (
        (r"(?:a\s+)?metade", "1/2", False),
        (r"(?:a|uma)\s+terça\s+parte|um\s+terço", "1/3", True),
        (r"dois\s+terços", "2/3", True),
        (r"(?:a|uma)\s+quarta\s+parte", "1/4", True),
        (r"três\s+quartos", "3/4", False),
        (r"(?:a|uma)\s+quinta\s+parte|um\s+quinto", "1/5", True),
        (r"um\s+quarto(?=\s+d[oa]s?\s)", "1/4", False),
    ),
    EN: (
        (r"(?:one[\s-]|a\s+)?half(?!\s+(?:past|an?\s))", "1/2", False),
        (rf"one[\s-]third|a\s+third{_PART}|(?:the|another)\s+third(?=\s+of)|third\s+part(?!y|ies)", "1/3", False),
        (r"two[\s-]thirds", "2/3", False),
        (rf"(?:one|a)[\s-]quarter|one[\s-]fourth|a\s+fourth{_PART}|quarter(?=\s+of)|fourth\s+part", "1/4", False),
        (r"three[\s-](?:quarters|fourths)", "3/4", False),
        (rf"one[\s-]fifth|a\s+fifth{_PART}|fifth\s+part", "1/5", False),
    ),
}
"""By language: a fraction in words, its value, and whether its absence on the other side means something."""

_NOUNS: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    ES: ((r"quincenas?", ("15", "14", "2")), (r"decenas?", ("10",)), (r"centenar(?:es)?|centenas?", ("100",))),
    PT: ((r"quinzenas?", ("15", "14", "2")), (r"dezenas?", ("10",)), (r"centenas?", ("100",))),
    EN: ((r"fortnights?", ("14", "15", "2")),),
}
_QUARTERS = {
    ES: ((r"(?:un\s+)?cuarto\s+de\s+", 250_000), (r"tres\s+cuartos\s+de\s+", 750_000)),
    PT: ((r"um\s+quarto\s+de\s+", 250_000), (r"três\s+quartos\s+de\s+", 750_000)),
    EN: ((r"(?:a|one)[\s-]quarter[\s-](?:of\s+a\s+)?", 250_000), (r"three[\s-]quarters[\s-]of\s+a\s+", 750_000)),
}


def fractions(text: str, language: Language, closed: Closed) -> Iterator[Quantity]:
    """Yield the fractions of a text, and what nouns count; those in words may answer others and are seldom missed.

    Args:
        text: any text.
        language: of its words; figures alone are read when it is undetermined.
        closed: the places already read.
    """
    name = base(language)
    for words, number in _QUARTERS.get(name, ()):
        yield from _found(text, words + _SCALE[name], (str(number),), closed, certain=True)
    for words, fraction, certain in _WORDS.get(name, ()):
        yield from _found(text, words, (fraction, *_SAME.get(fraction, ())), closed, certain=certain)
    for words, values in _NOUNS.get(name, ()):
        yield from _found(text, words, values, closed, certain=False)
    yield from _figures(text, closed)


def _figures(text: str, closed: Closed) -> Iterator[Quantity]:
    for match in compiled(_FIGURES).finditer(text):
        if closed.take(*match.span()):
            value = _SIGNS.get(match[0], match[0])
            values = frozenset({value, *_SAME.get(value, ())})
            yield Quantity(EntityKind.NUMBER, Span(*match.span()), match[0], value, values, tuple(value.split("/")))


def _found(text: str, words: str, values: tuple[str, ...], closed: Closed, *, certain: bool) -> Iterator[Quantity]:
    for match in compiled(rf"(?<!\w)(?:{words})(?!\w)").finditer(text):
        if closed.take(*match.span()):
            span = Span(*match.span())
            yield Quantity(EntityKind.NUMBER, span, match[0], values[0], frozenset(values), (), certain)

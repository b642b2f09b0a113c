"""Plainer wording of the same meaning, put in before an engine sees a sentence: a table of rows, and fronted negation.

`En modo alguno se autoriza la entrega` becomes `No se autoriza la entrega en modo alguno`, for engines read the phrase
in front as an affirmation or lose the verb's subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ert_writer.content.schema import Table, parse
from ert_writer.model.language import EN, ES, PT, Direction, Language
from ert_writer.model.text import Entity, Span
from ert_writer.text.fold import fold
from ert_writer.translate.grammar import Edit, plain_grammar
from ert_writer.translate.rewriting import rewritten
from ert_writer.vocabulary.words import word_list

_NEGATION = {ES: "No", PT: "Não"}
_PHRASE = {
    ES: (r"(?:bajo|en|de|por)\s+(?:ning[uú]n|ninguna)\s+\w+|(?:bajo|en|de|por)\s+\w+\s+algun[oa]|en absoluto|tampoco"),
    PT: r"(?:em|de|por|sob)\s+nenhuma?\s+\w+|(?:em|de|por|sob)\s+\w+\s+alguma?|em absoluto|tampouco",
}
_OTHER = {
    ES: (
        r"el|la|los|las|un|una|unos|unas|su|sus|este|esta|ese|esa|estos|estas|dich[oa]s?|nadie|no|ni|que|yo|usted"
        r"|ustedes|él|ella|ellos|ellas|de|en|a|por|con|para|hay|hubo|he|ha|han|cuando|si|cualquier|ning\w+"
    ),
    PT: (
        r"o|a|os|as|um|uma|uns|umas|seus?|suas?|este|esta|esse|essa|estes|estas|tal|tais|ninguém|não|nem|que|eu|você"
        r"|vocês|ele|ela|eles|elas|de|em|por|com|para|há|houve|quando|qualquer|nenhum\w*|d[ao]s?|n[ao]s?"
    ),
}
"""Words behind such a phrase that begin something other than a verb, mostly a subject."""

_WITH_SE = re.compile(r"[\s\"“«(•*-]*(?P<verb>(?P<stem>[^\W\d_]{3,})(?P<end>[ea])m?-se)(?=\s+\w+\s)", re.IGNORECASE)
_PLAINER = {"encaminhar": "enviar", "remeter": "enviar", "juntar": "anexar", "cientificar": "avisar"}
"""Verbs of forms that engines take for others (`encaminhar`, "refer")."""
_KNOWN_ORDERS = frozenset(
    (
        "oficie",
        "abstenha",
        "preserve",
        "cumpra",
        "intime",
        "publique",
        "trate",
        "refira",
        "evite",
        "suspenda",
        "retire",
        "proceda",
    )
)
"""Verbs that engines render right in this form, or that have a wording of their own."""
_USUAL = {ES: "En ninguna circunstancia", PT: "Em nenhuma circunstância"}
_KNOWN = re.compile(
    r"(?:en|em|bajo|sob) (?:ning[uú]n|ninguna|nenhuma?) (?:caso|circunst[aâ]ncia|momento|hip[oó]tese)|tamp\w+"
    r"|e[nm] absoluto|.*momento algu(?:no|m)|.*(?:lugar|parte|persona|pessoa).*",
    re.IGNORECASE,
)
"""Phrases that engines render right before a subject, and those that no other may stand for."""
_ENDS = re.compile(r"[,;:.!?)\]»”\"]|$")


class Row(Table, frozen=True):
    """A row of the table of wordings; `given` must stand in the sentence, `unless` must not: both are expressions."""

    id: str
    language: Language
    word: str
    find: str
    put: str
    example: list[str]
    counter: str
    given: str = ""
    unless: str = ""


class Rows(Table, frozen=True):
    """The table of wordings."""

    wording: list[Row]


@dataclass(frozen=True, slots=True)
class Wording:
    """A row with its expression compiled."""

    row: Row
    pattern: re.Pattern[str]
    given: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, text: str) -> bool:
        """Return whether what a sentence must hold stands in it, and what it must not does not."""
        return self.given.search(text) is not None and (self.unless is None or self.unless.search(text) is None)


@cache
def wordings(language: Language) -> tuple[Wording, ...]:
    """Return the rows of a language."""
    text = files("ert_writer.translate").joinpath("data/wordings.toml").read_text("utf-8")
    held = parse(text, Rows, "wordings.toml").wording
    return tuple(_compiled(row) for row in held if row.language == language)


def _compiled(row: Row) -> Wording:
    unless = re.compile(row.unless, re.IGNORECASE) if row.unless else None
    return Wording(row, re.compile(row.find, re.IGNORECASE), re.compile(row.given, re.IGNORECASE), unless)


def plainly_worded(text: str, entities: Sequence[Entity], direction: Direction) -> tuple[str, tuple[Entity, ...]]:
    """Return the text in plainer wording and its entities at their new places; into English only."""
    if direction.target != EN or direction.source not in _NEGATION:
        return text, tuple(entities)
    for wording in _fitting(text, direction.source):
        edits = [(Span(*m.span()), _like(m[0], m.expand(wording.row.put))) for m in wording.pattern.finditer(text)]
        text, entities = rewritten(text, entities, [edit for edit in edits if not _touches(edit, entities)])
    for edits in (list(_fronted(text, direction.source)), list(_passive_order(text, direction.source))):
        text, entities = _all_or_none(text, entities, edits)
    return _all_or_none(text, entities, plain_grammar(text, direction.source))


def _all_or_none(text: str, entities: Sequence[Entity], edits: Sequence[Edit]) -> tuple[str, tuple[Entity, ...]]:
    """Return the text with its edits, or as it is where one of them touches an entity."""
    return rewritten(text, entities, [] if any(_touches(edit, entities) for edit in edits) else edits)


def _fitting(text: str, language: Language) -> Iterator[Wording]:
    folded = fold(text)
    return (wording for wording in wordings(language) if wording.row.word in folded and wording.fits(text))


def _fronted(text: str, language: Language) -> Iterator[Edit]:
    """Yield the edits that put a negating phrase behind its clause: `No` in front, the phrase at the end.

    Before a subject the phrase stays and takes the form that engines know best.
    """
    match = _front(language).match(text)
    if match is None:
        return
    if match["subject"]:
        if not _KNOWN.fullmatch(match["phrase"]):
            yield Span(*match.span("phrase")), _like(match["phrase"], _USUAL[language])
        return
    end = _end_of_clause(text, match.end())
    phrase = match["phrase"]
    yield Span(*match.span("phrase")), _like(phrase, _NEGATION[language])
    if match["comma"]:
        yield Span(*match.span("comma")), ""
    yield Span(end, end), f" {phrase[0].lower()}{phrase[1:]}"


def _passive_order(text: str, language: Language) -> Iterator[Edit]:
    """Yield the edit that makes `Encaminhe-se cópia` in front of a sentence `Favor encaminhar cópia`."""
    match = _WITH_SE.match(text) if language == PT else None
    if match is None or fold(match["stem"] + match["end"]) in _KNOWN_ORDERS:
        return
    words, stem = word_list(PT), match["stem"].lower()
    spelled = (stem, re.sub(r"qu$", "c", stem), re.sub(r"gu$", "g", stem), re.sub(r"c$", "ç", stem))
    ends = ("ar",) if match["end"].lower() == "e" else ("er", "ir")
    verbs = {form + end for form in spelled for end in ends if words.holds(form + end)}
    if len(verbs) == 1:
        verb = verbs.pop()
        yield Span(*match.span("verb")), f"Favor {_PLAINER.get(verb, verb)}"


@cache
def _front(language: Language) -> re.Pattern[str]:
    phrase, other = _PHRASE[language], _OTHER[language]
    lead = r"[\s¡\"“«(•*-]*"
    return re.compile(
        rf"{lead}(?P<phrase>{phrase})(?P<comma>,?)(?=\s+(?:(?P<subject>{other})\b|[^\W\d_]+))", re.IGNORECASE
    )


def _end_of_clause(text: str, start: int) -> int:
    match = _ENDS.search(text, start + 1)
    end = match.start() if match else len(text)
    return len(text[:end].rstrip())


def _touches(edit: Edit, entities: Sequence[Entity]) -> bool:
    span = edit[0]
    return any(span.start < entity.span.end and entity.span.start < span.end for entity in entities)


def _like(found: str, put: str) -> str:
    return put[:1].upper() + put[1:] if found[:1].isupper() else put

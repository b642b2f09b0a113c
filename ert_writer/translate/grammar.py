"""Sentences whose grammar small engines misread, said in the order that they read: only words of the sentence move.

* `Si lo dejo se mata` -> `Si yo lo dejo se mata`: of a bare first person an engine makes `he`.
* `La denunció su hermana` -> `Su hermana la denunció`: of a subject behind its verb it makes the object.
* `Que nadie avise` -> `Nadie debe avisar`: of an order in the third person it makes a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.model.language import ES, PT, Language
from ert_writer.model.text import Span
from ert_writer.vocabulary.verbs import first_person, infinitive

Edit = tuple[Span, str]

_IF = re.compile(
    r"\bsi (?=(?:no )?(?:(?:me|te|se|lo|la|los|las|le|les) ){0,2}(?P<verb>[^\W\d_]+o|soy|voy|doy|estoy|sé|he|quedé)\b)",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(r" (?:se|me|te|lo|la|los|las|le|les|él|ella) [^\W\d_]")
_ALONE = frozenset({"soy", "voy", "doy", "estoy", "he"})
_PERSON_WORDS = r"""
hombres? mujer(?:es)? herman[oa]s? hij[oa]s? hijastr[oa]s? padre madre papá mamá padrastro madrastra espos[oa]
ex(?:-?espos[oa]|-?pareja|novi[oa])?
marido pareja novi[oa]s? tí[oa]s? prim[oa]s? sobrin[oa]s? niet[oa]s? abuel[oa]s? suegr[oa] cuñad[oa]s? vecin[oa]s?
amig[oa]s? compañer[oa]s? jef[ea]
profesor(?:es|as?)? maestr[oa] entrenador policías? agentes? oficial(?:es)? sujetos? tipos? individuos?
desconocid[oa]s? encapuchados?
sicarios? exsuegr[oa] detenid[oa] imputad[oa] sospechos[oa] acusad[oa] ladr[oó]n(?:es)? guardias? custodi[oa]s?
taxista chofer conductor menor(?:es)? niñ[oa]s?
jóvenes joven muchach[oa]s? chic[oa]s? señor(?:es|as?)? víctima testigos? cómplices? patrón pastor cura sacerdote
perros? moto motocicleta camión auto
"""
_PERSON = "|".join(_PERSON_WORDS.split())
_NOUN_PHRASE = (
    rf"(?:el|la|los|las|un|una|unos|unas|su|sus|mi|mis|tu|tus|dos|tres|cuatro|cinco)\s+(?:propi[oa]s?\s+"
    rf"|mism[oa]s?\s+|otr[oa]s?\s+)?"
    rf"(?:{_PERSON})(?:\s+(?:armad[oa]s?|mayor|menor|desconocid[oa]s?|encapuchad[oa]s?))?"
    rf"(?:\s+(?:de|del)\s+(?:(?:el|la|los|las|su|sus|mi|un|una)\s+)?[^\W\d_]+)?"
)
_POSTPOSED = re.compile(
    rf"(?P<lead>^[\s¡\"“«(•*-]*(?:(?:Anoche|Ayer|Hoy|Luego|Después|Esta mañana),?\s+)?)"
    rf"(?P<act>(?:me|te|nos|lo|la|los|las)\s+(?:ha\s+|han\s+|había\s+|habían\s+)?[^\W\d_]+(?:ó|aron|ieron|ado|ido"
    rf"|aba|aban|ía|ían))\s+"
    rf"(?P<who>{_NOUN_PHRASE})(?=\s*(?:[.,;!?)]|$)|\s+(?:mientras|cuando|con|en|por|desde|hasta|delante|frente|cerca"
    rf"|dentro|afuera|ayer|anoche|a|al"
    rf"|porque|y|el|durante|sin|para|tras|después|antes)\b)",
    re.IGNORECASE,
)
_WITH_CLAUSE = re.compile(
    rf"(?P<lead>^[\s¡\"“«(•*-]*)(?P<act>(?:me|te|nos|lo|la|los|las)\s+[^\W\d_]+(?:ó|aron|ieron))\s+"
    rf"(?P<who>{_NOUN_PHRASE}\s+que\s+[^.,;:!?]{{3,60}})(?=[.!?\s]*$)",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    rf"(?P<lead>^[\s¡\"“«(•*-]*)(?P<act>les?\s+(?:disparó|dispararon|pegó|pegaron))\s+(?P<who>{_NOUN_PHRASE})"
    r"(?=\s*(?:[.,;!?)]|$)|\s+(?:mientras|cuando|con|en|por|desde|delante|frente|ayer|anoche|a quemarropa)\b)",
    re.IGNORECASE,
)
_NOBODY = {
    ES: re.compile(r"(?P<all>(?<!\w)Que (?:nadie (?P<verb>[^\W\d_]+)|no (?P<other>[^\W\d_]+) nadie))(?=\s|[.,;!]|$)"),
    PT: re.compile(
        r"(?P<all>(?<!\w)Que (?:ninguém (?P<verb>[^\W\d_]+)|não (?P<other>[^\W\d_]+) ninguém))(?=\s|[.,;!]|$)"
    ),
}
_MUST_NOT = {ES: "Nadie debe", PT: "Ninguém deve"}


def plain_grammar(text: str, language: Language) -> tuple[Edit, ...]:
    """Return the edits that say a sentence in the order that engines read; none where the grammar is not sure."""
    found = [*_nobody(text, language)]
    if language == ES:
        found += [*_explicit_i(text), *_subject_first(text)]
    return tuple(found)


def _explicit_i(text: str) -> Iterator[Edit]:
    """Yield the edits that put `yo` behind `si` before a first person's verb, and a comma where its clause ends."""
    for match in _IF.finditer(text):
        verb = match["verb"].lower()
        if verb in _ALONE or first_person(verb, ES):
            yield Span(match.end(), match.end()), "yo "
            end = match.end("verb")
            if _MAIN_CLAUSE.match(text, end):
                yield Span(end, end), ","


def _subject_first(text: str) -> Iterator[Edit]:
    """Yield the edit that puts a person who acts in front of the pronoun and verb."""
    match = _POSTPOSED.match(text) or _WITH_CLAUSE.match(text) or _STRUCK.match(text)
    if match is None:
        return
    who, act = match["who"], match["act"]
    upper = act[0].isupper()
    first = who[0].upper() + who[1:] if upper else who
    yield Span(match.start("act"), match.end("who")), f"{first} {act[0].lower()}{act[1:]}"


def _nobody(text: str, language: Language) -> Iterator[Edit]:
    """Yield the edit that makes `Que nadie avise` say `Nadie debe avisar`."""
    match = _NOBODY[language].search(text) if language in _NOBODY else None
    verb = infinitive((match["verb"] or match["other"]).lower(), language) if match is not None else ""
    if match is not None and verb:
        yield Span(*match.span("all")), f"{_MUST_NOT[language]} {verb}"

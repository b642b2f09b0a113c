"""Regular singular and plural of nouns and adjectives, by each language's spelling rules.

Both directions are applied to every word, since a glossary may head a term by its plural. A form that does not exist
does no harm: no text holds it.
"""

from __future__ import annotations

import re

from ert_writer.text.fold import fold

_IRREGULAR_ENGLISH = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "wife": "wives", "life": "lives",
    "knife": "knives", "thief": "thieves", "half": "halves", "analysis": "analyses", "crisis": "crises",
    "datum": "data", "criterion": "criteria", "index": "indices", "appendix": "appendices", "medium": "media",
}  # fmt: skip
_INVARIABLE_ENGLISH = frozenset({"data", "police", "evidence", "information", "access", "means"})
_ACUTE = str.maketrans("aeiou", "áéíóú")
_PORTUGUESE_PLURAL = (
    ("ão", ("ões", "ães", "ãos")), ("al", ("ais",)), ("el", ("éis", "eis")), ("ol", ("óis",)), ("ul", ("uis",)),
    ("il", ("is", "eis")), ("m", ("ns",)), ("r", ("res",)), ("iz", ("ízes",)), ("z", ("zes",)),
    ("ês", ("eses",)), ("ís", ("íses",)), ("ás", ("ases",)),
)  # fmt: skip
_PORTUGUESE_SINGULAR = (
    (r"(?:ões|ães|ãos)$", "ão"), (r"ns$", "m"), (r"ais$", "al"), (r"[ée]is$", "el"), (r"óis$", "ol"), (r"uis$", "ul"),
    (r"is$", "il"), (r"eis$", "il"), (r"res$", "r"), (r"ízes$", "iz"),
    (r"zes$", "z"), (r"eses$", "ês"), (r"íses$", "ís"),
)  # fmt: skip


def english(word: str) -> set[str]:
    """Return the plural of an English word, and the singular it may be the plural of."""
    forms = {plural for single, plural in _IRREGULAR_ENGLISH.items() if single == word}
    if word == "person":
        forms.add("persons")
    forms |= {single for single, plural in _IRREGULAR_ENGLISH.items() if plural == word and single != "datum"}
    if forms or word in _INVARIABLE_ENGLISH or not word.isalpha():
        return forms
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _english_singular(word)
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return {word + "es"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return {word[:-1] + "ies"}
    return {word + "s"}


def _english_singular(word: str) -> set[str]:
    if word.endswith("ies"):
        return {word[:-3] + "y"}
    if word.endswith(("sses", "xes", "ches", "shes")):
        return {word[:-2]}
    return {word[:-1]}


def spanish(word: str) -> set[str]:
    """Return the plural of a Spanish word, and the singulars it may be the plural of."""
    if word.endswith("s"):
        return _spanish_singular(word) | _spanish_stressed(word)
    if word.endswith("z"):
        return {word[:-1] + "ces"}
    if word[-1:] in "aeioáéó":
        return {word + "s"}
    if word[-1:] in "íú":
        return {word + "s", word + "es"}
    return _antepenult(word) or {_unstressed(word) + "es"}


def _spanish_singular(word: str) -> set[str]:
    if word.endswith("ces"):
        return {word[:-3] + "z", word[:-1]}
    if word.endswith("es"):
        stem = word[:-2]
        ending = {"on": "ón", "in": "ín", "an": "án", "es": "és"}.get(stem[-2:], stem[-2:])
        return {word[:-1], stem, stem[:-2] + ending, _bare(stem)}
    return {word[:-1]}


def _spanish_stressed(word: str) -> set[str]:
    """`mes`, `interés`, `país` take -es; `crisis` does not change."""
    if word[-2:-1] in "áéíóú" or len(word) <= 3:
        return {(word if word.endswith("ís") else _unstressed(word)) + "es"}
    return set()


def _unstressed(word: str) -> str:
    """Return `nacion` for `nación`: the ending's accent goes in the plural."""
    return word[:-2] + fold(word[-2:]) if word[-2:-1] in "áéíóú" and word[-1] in "nsr" else word


def _antepenult(word: str) -> set[str]:
    """`orden`, `examen`, `joven` gain an accent: `órdenes`, `exámenes`, `jóvenes`."""
    match = re.search(r"[aeiou](?=[^aeiouáéíóúü]+[eaoi]n$)", word)
    if match is None or fold(word) != word:
        return set()
    return {word[: match.start()] + match.group().translate(_ACUTE) + word[match.end() :] + "es"}


def _bare(word: str) -> str:
    return re.sub(r"[áéíóú]", lambda match: fold(match.group()), word)


def portuguese(word: str) -> set[str]:
    """Return the plurals of a Portuguese word, and the singulars it may be the plural of."""
    forms = {
        word[: -len(end)] + plural for end, plurals in _PORTUGUESE_PLURAL if word.endswith(end) for plural in plurals
    }
    if word.endswith("s"):
        forms |= {re.sub(end, single, word) for end, single in _PORTUGUESE_SINGULAR if re.search(end, word)}
        forms.add(word[:-1])
    elif not forms:
        forms.add(word + ("es" if word[-1:] == "n" else "s"))
    return forms

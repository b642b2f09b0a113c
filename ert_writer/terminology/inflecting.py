"""A target term in the number that the text asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ert_writer.model.language import EN, ES, Language, base
from ert_writer.terminology import plural
from ert_writer.terminology.lexicon import word_set

_STOPS = {
    "en": word_set("of for in to on by against with from at under as"),
    "es": word_set("de del a al para por en contra con sin sobre entre ante y o e u"),
    "pt": word_set("de do da dos das a ao à para por em no na contra com sem sobre entre ante e ou"),
}
"""Where the part of a noun phrase ends that takes the plural."""
_VOWEL_SOUND = re.compile(
    r"(?!uni|use|user|usual|eu|one\b|once\b|ubi)[aeiou]|hour|honest|honou?r|heir|(?-i:[AEFHILMNORSX](?=[A-Z]{1,4}\b))",
    re.IGNORECASE,
)


def is_plural(word: str) -> bool:
    """Return whether a noun or adjective of es, pt or en looks plural."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ês", "és", "ís"))


def is_noun_phrase(term: str, language: Language) -> bool:
    """Return whether a term can stand where a noun stands: it does not begin with a preposition."""
    return term.split(" ", 1)[0].lower() not in _STOPS[base(language)]


def agree(term: str, language: Language, found: str, headed: str, source: Language) -> str:
    """Return a target term in the plural when the source has its term in the plural.

    Args:
        term: the target term as the glossary heads it.
        language: of the target.
        found: the source term as the text has it.
        headed: the source term as the glossary heads it.
        source: language of the source.
    """
    text_plural, head_plural = (is_plural(_head(text, source)) for text in (found, headed))
    return in_plural(term, language) if text_plural and not head_plural else term


def in_plural(term: str, language: Language) -> str:
    """Return a noun phrase in the plural: in English its last noun, in Spanish and Portuguese every word up to `de`."""
    words = term.split(" ")
    end = next(
        (place for place, word in enumerate(words) if place and word.lower() in _STOPS[base(language)]), len(words)
    )
    first = end - 1 if base(language) == EN else 0
    return " ".join(_plural(word, base(language)) if first <= place < end else word for place, word in enumerate(words))


def article(text: str) -> str:
    """Return English text with `a` and `an` as the sound of the next word asks."""
    return re.sub(r"\b([Aa])n? (?=(\w+))", lambda m: f"{m[1]}{'n' if _VOWEL_SOUND.match(m[2]) else ''} ", text)


def gender(term: str, language: Language) -> str:
    """Return `f` or `m` for the head of a Spanish or Portuguese noun phrase, by its ending."""
    head = _head(term, language).lower()
    feminine = r"(?:as?|[cs]i[oó]n|ciones|[çs]ão|ções|dade?s?|tad|tud|gens?|umbre|[oó]rden|ordem|órdenes|ordens|rede?)$"
    return "f" if re.search(feminine, head) and not re.search(r"(?:ma|ista|día|dia|mapa)s?$", head) else "m"


def _head(text: str, language: Language) -> str:
    words: list[str] = re.findall(r"[\w-]+", text)
    if not words:
        return ""
    if base(language) != EN:
        return words[0]
    end = next((place for place, word in enumerate(words) if place and word.lower() in _STOPS[EN]), len(words))
    return words[end - 1]


def _plural(word: str, language: Language) -> str:
    if is_plural(word) or word.isupper():
        return word
    make: Callable[[str], set[str]] = {EN: plural.english, ES: plural.spanish}.get(language, plural.portuguese)
    forms = [
        form
        for form in make(word.lower())
        if form.endswith(("s", "people", "children", "data", "media")) and form != word
    ]
    if not forms:
        return word
    best: str = max(forms, key=lambda form: (form.endswith("ões"), _accents(form), form))
    return word[0] + best[1:] if word[0].isupper() else best


def _accents(text: str) -> int:
    return sum(unicodedata.combining(char) > 0 for char in unicodedata.normalize("NFD", text))

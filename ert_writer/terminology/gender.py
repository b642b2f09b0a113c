"""The other gender of Spanish and Portuguese adjectives, participles and words for persons.

A noun for a thing has one gender: `puerto` and `puerta`, `registro` and `registra` must never meet. So a noun changes
only when its ending or a list says that it names a person.
"""

from __future__ import annotations

from ert_writer.terminology.lexicon import FEMALE_AND_MALE, THINGS

_SWAPS = {
    "es": (("or", "ora"), ("ón", "ona"), ("án", "ana"), ("és", "esa"), ("ín", "ina"), ("juez", "jueza"), ("o", "a")),
    "pt": (("or", "ora"), ("ão", "ã"), ("ês", "esa"), ("eu", "eia"), ("juiz", "juíza"), ("réu", "ré"), ("o", "a")),
}


def genders(word: str, language: str, *, adjective: bool) -> set[str]:
    """Return the other gender of a word in the singular; nothing when it has one gender only.

    Args:
        word: folded.
        language: `es` or `pt`.
        adjective: whether the word qualifies another, so that it always agrees.
    """
    if not (adjective or _names_person(word)):
        return set()
    for masculine, feminine in _SWAPS[language]:
        if word.endswith(masculine):
            return {word[: -len(masculine)] + feminine}
        if word.endswith(feminine) and len(feminine) > 1:
            return {word[: -len(feminine)] + masculine}
    return {word[:-1] + "o"} if word.endswith("a") and adjective else set()


def _names_person(word: str) -> bool:
    return word not in THINGS and (word in FEMALE_AND_MALE or word.endswith(("ado", "ido", "or")))

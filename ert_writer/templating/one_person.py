"""Whether two names may be one person's: nobody approves, or decides, as two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKE = str.maketrans(
    {"\u0131": "i", "l": "i", "1": "i", "0": "o", "5": "s", "\u00f8": "o", "\u0111": "d", "\u00f0": "d", "\u0142": "i"}
    | {"2": "s", "3": "e", "4": "a", "6": "b", "7": "t", "8": "b", "9": "g"}
    | {"\u00e6": "ae", "\u0153": "oe", "\u00fe": "th"}
)
"""Letters and digits that pass for one another in a name (Unicode Technical Standard 39, section 4)."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz\u00e6\u0153\u00f8\u0111\u00f0\u0142\u00fe\u0131\u00aa\u00ba")
"""Letters of names in the languages of Europe and the Americas, without their accents."""


_TITLES = frozenset({
    "dr", "dra", "lic", "licda", "mtro", "mtra", "mt", "ing", "abog", "abg", "adv", "prof", "profa", "sr", "sra",
    "srta", "mr", "mrs", "ms", "md", "phd", "jr",
})  # fmt: skip
"""Of people, in Spanish, Portuguese and English, as `person` spells them."""


@lru_cache(maxsize=1024)  # the same few people approve every template
def person(name: str) -> frozenset[str]:
    """Return the words of a name, so that a person cannot pass for two by another spelling or word order.

    Case, accents, punctuation, titles, doubled letters, z for s, and letters that look alike make no difference.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    seen = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Mn"))
    alike = seen.translate(_LOOK_ALIKE).replace("rn", "m").replace("vv", "w")
    words = frozenset(re.sub(r"([^\W\d_])\1+", r"\1", word).replace("z", "s") for word in re.findall(r"[^\W_]+", alike))
    return words - _TITLES or words


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names may be one person's: one says no more than the other, or only spells it otherwise."""
    few, many = sorted((one, other), key=len)
    said_again = all(any(_same_word(word, candidate) for candidate in many) for word in few)
    return said_again or "".join(sorted("".join(one))) == "".join(sorted("".join(other)))


def _same_word(one: str, other: str) -> bool:
    """Return whether two words of names are equal, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def strange_letter(name: str) -> str:
    """Return the first Latin letter that no name is written with: it passes for another, as a small capital does."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
    latin = (char for char in plain if char.isalpha() and unicodedata.name(char, "").startswith("LATIN"))
    return next((char for char in latin if char not in _LETTERS), "")


def scripts(text: str) -> set[str]:
    """Return the alphabets of a text's letters, as their Unicode names begin: LATIN, CYRILLIC."""
    return {unicodedata.name(char, "?").partition(" ")[0] for char in text if char.isalpha()}


def may_be_one(name: str, other: str) -> bool:
    """Return whether two names may be one person's, by their words or by letters that pass for others."""
    strange = strange_letter(name) or strange_letter(other) or len(scripts(name + other)) > 1
    return bool(strange) or same(person(name), person(other))


def is_printable(text: str) -> bool:
    """Return whether a name or role is one line that acts on no terminal."""
    return text.isprintable() and not any(unicodedata.category(char) == "Cf" for char in text)

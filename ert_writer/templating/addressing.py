"""A signature's title and name as an address block puts them: no courtesy, no rank twice, no shouting capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.templating.library import Address
from ert_writer.text.fold import fold_words

_ROMAN = re.compile(r"[IVX]{1,5}[.,]?")


def put_title(title: str, address: Address) -> str:
    """Return a title without words of courtesy before it, in ordinary capitals."""
    words = title.split()
    while len(words) > 1 and _is_courtesy(words[0], address):
        words = words[1:]
    return in_ordinary_capitals(" ".join(words), address)


def put_name(name: str, title: str, address: Address) -> str:
    """Return a name without words of courtesy or, where there is a title, an abbreviated rank before it."""
    words = name.split()
    while len(words) > 1 and (_is_courtesy(words[0], address) or (title and _is_rank(words[0], address))):
        words = words[1:]
    return in_ordinary_capitals(" ".join(words), address)


def _is_courtesy(word: str, address: Address) -> bool:
    first, *rest = fold_words(word.replace("(a)", "")).split() or [""]
    return first in address.honorifics and all(part in address.honorifics or len(part) == 1 for part in rest)


def _is_rank(word: str, address: Address) -> bool:
    return word.endswith(".") and fold_words(word) in address.ranks


def in_ordinary_capitals(text: str, address: Address) -> str:
    """Return a text written all in capitals with capitals at its words' beginnings; any other text as it is."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 4 or any(char.islower() for char in letters):
        return text
    return " ".join(_ordinary(text.split(), address))


def _ordinary(words: list[str], address: Address) -> Iterator[str]:
    for number, word in enumerate(words):
        bare = fold_words(word)
        if bare in address.kept or _ROMAN.fullmatch(word) or any(char.isdigit() for char in word):
            yield word
        elif number and bare in address.small:
            yield word.lower()
        else:
            yield re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)

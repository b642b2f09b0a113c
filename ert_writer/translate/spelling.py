"""Source spelling that engines cannot read.

Accents left out, as in capitals; letters set apart (`F i r m a`); figures that optical recognition took for letters
(`c0misión`, `de1 usuario`).
"""

from __future__ import annotations

import re

from ert_writer.model.language import ES, PT, Language, base
from ert_writer.text.accents import restore_accents

_SPACED = re.compile(r"(?:[^\W\d_] ){4,}[^\W\d_][.,:;]?")

_MISREAD = re.compile(
    r"(?<![\w@./:#+-])(?=\w*[^\W\d_]{2})[^\W\d_]+(?:[015][^\W\d_]+){0,2}0?(?![\w@/]|[-.:]\w)",
)
_SHORT = {"e1": "el", "a1": "al", "1a": "la", "1os": "los", "1as": "las", "de1": "del", "1o": "lo"}
_SHORT_MISREAD = re.compile(rf"(?<![\w@./:#+-])(?:{'|'.join(_SHORT)})(?![\w@/.:-])")
_WORD_LIKE = re.compile(
    r"(?:[csx]i[oó]n(?:es)?|ç(?:ão|ões)|mente|[ai]d[oa]s?|[aei]ndo|[aei]r(?:l[aeo]s?|se|nos)?|[ae]r[ií]as?|[eéaâ]n[ct]i?[aeo]s?"
    r"|dad(?:es)?|dades?|[ai]l(?:es)?|er[oa]s?|m?ient[oa]s?|ment[oa]s?|or(?:es|as?)?|ist[ae]s?|[íi]as?|os[oa]s?|in[oa]s?|en[oa]s?"
    r"|[óoéeáaíi][nmtgl]ic[oa]s?|lit[oa]s?|fic[oa]s?|iz|ari[oa]s?)$"
    r"|^(?:pol[ií]c|person|n[uú]mer|mism|fech|corre|usuari|fiscal|padre|madre|noche|mañana|amenaz|sobre|desde|hasta|donde|favor"
    r"|juez|delit|plaz|contra|cuenta|ahora|ayer|tambi|grave|llamada|hij)",
    re.IGNORECASE,
)
"""Endings and beginnings of ordinary words: what has none may be a user name, which is never touched."""
_VOWELS = frozenset("aeiouáéíóúâêôãõàü")
_LONGEST_WORD = 24
_FEWEST_LETTERS = 4


def respelled(text: str, language: Language) -> str:
    """Return the text as an engine can read it; the text itself where nothing is to be corrected.

    Putting accents back changes no position; letters set apart are joined only where they are all there is.
    """
    if set_apart(text):
        return text.replace(" ", "")
    return restore_accents(_figures_to_letters(text, language), language)


def _figures_to_letters(text: str, language: Language) -> str:
    """Return the text with `0`, `1` and `5` inside words made the letters they were; one character for one."""
    if base(language) not in (ES, PT) or not any(char in "015" for char in text):
        return text
    mended = _MISREAD.sub(lambda match: _lettered(match[0]), text)
    if base(language) == ES:
        mended = _SHORT_MISREAD.sub(lambda match: _SHORT[match[0]], mended)
    return mended


def _lettered(word: str) -> str:
    figures = sum(char.isdecimal() for char in word)
    if not figures or figures > 2 or len(word) - figures < _FEWEST_LETTERS or len(word) > _LONGEST_WORD:
        return word
    if word.isupper():  # a code; capitals of a whole line are made small before
        return word
    letters = list(word)
    for place, char in enumerate(word):
        if char.isdecimal():
            letters[place] = _letter(char, word[place - 1 : place], word[place + 1 : place + 2])
    mended = "".join(letters)
    return mended if _WORD_LIKE.search(mended) else word


def _letter(figure: str, before: str, after: str) -> str:
    """Return the letter a figure stands for: `1` is `i` between consonants or before a vowel, else `l`."""
    if figure != "1":
        return "o" if figure == "0" else "s"
    if before.lower() in _VOWELS or not before:
        return "l"
    return "l" if after.lower() in _VOWELS and before.lower() in "bfgp" else "i"


def set_apart(text: str) -> bool:
    """Return whether a text is one word with its letters set apart."""
    return _SPACED.fullmatch(text) is not None

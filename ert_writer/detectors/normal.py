"""Text as detectors see it: running lower-case words, without anything that has no language.

Addresses, links, handles, numbers, codes, mark-up and mail header lines are the same in every language, so they do
not vote; capitals, compatibility forms and look-alike letters are brought to plain small letters first.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 4_000
"""Code points that are looked at: beginning, middle and end of a longer text. More tells nothing new."""

_THIRD = LONGEST // 3

_HEADER_LINE = re.compile(
    r"^[ \t>]*(?:from|to|cc|bcc|date|sent|received|return-path|reply-to|message-id|mime-version|content-[a-z-]{1,40}"
    r"|in-reply-to|references|x-[a-z-]{1,40}|de|para|fecha|data|enviado(?: el| em)?)[ \t]*:[ \t].{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(r"^[ \t>]*(?:subject|asunto|assunto|re|rv|fwd?|enc)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MARKUP = re.compile(r"<[^<>\n]{1,200}>|\{[{%#][^{}\n]{0,200}[}%#]\}|&#?\w{1,10};|\x1b\[[\d;]{0,20}[A-Za-z]")
_IDENTIFIER = re.compile(r"://|[@\\_\d]|^\W*(?i:www)\.|^\W*(?:[^\W\d_]+\.)+[^\W\d_A-Z]{2,}(?:/|\W*$)|/.*/", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*'?")
_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,40}[^\W\d_](?!\w)")  # P R E S E N T E
_INNER_CAPITAL = re.compile(
    r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ,] )[^\W\d_a-zà-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ][\w'’-]*(?: [^\W\d_a-zà-öø-ÿ][\w'’-]*)*"
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00b4": "'", "`": "'"})
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NOT_LATIN = re.compile(
    "[\u0370-\u1dff\u2c80-\ua71f\ua800-\uaaff\uac00-\ufaff\ufb13-\ufeff\uff66-\uffdc\U00010280-\U0003ffff]"
)
_LOOK_ALIKE = str.maketrans("аеорсухіѕјԁһӏԛԝοαρυικνχ", "aeopcyxisjdhlqwoapuikvx")
# Cyrillic and Greek letters that pass for Latin ones (Unicode Technical Standard 39, confusables)


def words(text: str) -> str:
    """Return the text's words in small letters, one space between them; the empty string when there are none.

    An apostrophe ends a word and stays with it (`l' avocat`, `don' t`). At most `LONGEST` code points
    are looked at and returned.
    """
    plain = _NOTHING.sub("", unicodedata.normalize("NFKC", _bounded(text))).translate(_APOSTROPHES)
    if ":" in plain:
        plain = _SUBJECT.sub(" ", _HEADER_LINE.sub(" ", plain))
    plain = _SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), plain)
    if "<" in plain or "{" in plain or "&" in plain or "\x1b" in plain:
        plain = _MARKUP.sub(" ", plain)
    kept = [token for token in plain.split() if token.isalpha() or not _IDENTIFIER.search(token)]
    found = _WORD.findall(" ".join(kept).lower())
    if _NOT_LATIN.search(plain):
        found = [_latin(word) for word in found]
    return " ".join(found)[:LONGEST]


def without_names(text: str) -> str:
    """Return the text without capitalised words inside its sentences, at most `LONGEST` code points of it.

    Names are borrowed: a club called `Sumaq Wasi` makes no Quechua of a Spanish sentence. Text all in capitals stays.
    """
    return _INNER_CAPITAL.sub(" ", _bounded(text))


def foreign_share(running: str) -> float:
    """Return the share of letters outside the Latin script in what `words` returned; 0 for none."""
    letters = len(running) - running.count(" ")
    return len(_NOT_LATIN.findall(running)) / letters if letters else 0.0


def _bounded(text: str) -> str:
    """Return the text, or beginning, middle and end of one that is too long."""
    if len(text) <= LONGEST:
        return text
    middle = (len(text) - _THIRD) // 2
    return "\n".join((text[:_THIRD], text[middle : middle + _THIRD], text[-_THIRD:]))


def _latin(word: str) -> str:
    """Return a word that mixes scripts with its look-alikes in Latin; other words as they are."""
    foreign = len(_NOT_LATIN.findall(word))
    if 0 < foreign < len(word):
        mapped = word.translate(_LOOK_ALIKE)
        return mapped if not _NOT_LATIN.search(mapped) else word
    return word

"""A word of the target that no language has, or that was left in the source language.

**Why.** Small engines make words up (`MENDONATION`, `doorva`) and leave others as they were (`Teve many accesses`);
both read like text and mean nothing.

**Flags.** A word that is not in the source, in no word list of the target language, and no regular form of one that
is; a small word copied from the source that the target language does not have.

**Passes.** Names, codes, addresses, acronyms and whatever else the source holds with a capital letter; a few quoted
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import SUPPORTED, Language, base
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

_WORD = re.compile(r"(?<![\w@#./_-])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@_]|[./]\w)")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\*[^*]+\*")
_ENCLITIC = re.compile(r"(?<![\w-])[^\W\d_]{3,}-(?:se|lhes?|nos|me|l?[oa]s?)(?![\w-])")
"""`Intime-se`: a Portuguese verb with its pronoun, which no other language writes."""
_SHORTEST = 4
_LOANS_TEXT = "email emails link links spam online streaming software hardware internet hacker hackers chat"
_LOANS = frozenset(_LOANS_TEXT.split())
"""English words that Spanish and Portuguese use as they are."""
_CONTRACTIONS_TEXT = "dela delas donde dali daqui doutra doutro doutras doutros noutra noutro noutras noutros"
_CONTRACTIONS = frozenset(_CONTRACTIONS_TEXT.split())
"""Portuguese small words that word lists lack."""
_NICKNAME = 3  # words
_ROMAN = re.compile(r"[ivxlcdm]+$", re.IGNORECASE)


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    source_language, target_language = base(pair.source_language), base(pair.target_language)
    if target_language not in SUPPORTED or source_language == target_language or pair.source == pair.target:
        return
    words = word_list(target_language)
    said = {fold(match[0]) for match in re.finditer(r"[^\W_]+(?:['’][^\W\d_]+)?", pair.source)}
    ordinary = _ordinary(pair.source, source_language)
    target = _QUOTED.sub(_blanked, pair.target)
    for match in _WORD.finditer(target):
        word, bare = match[0], fold(match[0])
        if len(word) < _SHORTEST or _ROMAN.match(word) or words.knows(word) or bare in _LOANS | _CONTRACTIONS:
            continue
        if bare not in said and bare.removesuffix("'s") not in said:
            yield Issue(f"{word!r} is no word of the target language", target_span=Span(*match.span()), value=word)
        elif bare in ordinary:
            yield _left(word, match.span())
    for match in _ENCLITIC.finditer(target):
        if match[0] in pair.source and words.knows(match[0].split("-")[0]):  # else the verb itself was found above
            yield _left(match[0], match.span())


def _blanked(match: re.Match[str]) -> str:
    """Return blanks for a nickname or a word in quotation marks; a quoted sentence is read like any other."""
    return " " * len(match[0]) if len(match[0].split()) <= _NICKNAME else match[0]


def _ordinary(source: str, language: Language) -> frozenset[str]:
    """Return the source's words that are no names: those in small letters, and its first word."""
    if language not in SUPPORTED:
        return frozenset()
    words = word_list(language)
    found = list(_WORD.finditer(source))
    plain = [m[0] for place, m in enumerate(found) if m[0].islower() or (place == 0 and not m[0].isupper())]
    return frozenset(fold(word) for word in plain if words.knows(word))


def _left(word: str, span: tuple[int, int]) -> Issue:
    message = f"{word!r} was left in the source language"
    return Issue(message, target_span=Span(*span), value=word, category=Category.UNTRANSLATED)


CHECK = PairCheck("coinage", Category.MISTRANSLATION, Severity.WARNING, _look, machine=True)
"""A warning: rare words that the lists lack exist."""

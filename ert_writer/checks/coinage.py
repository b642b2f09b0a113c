"""A word of the target that no language has, or that was left in the source language.

**Why.** Small engines make words up (`MENDONATION`, `doorva`) and leave others as they were (`Teve many accesses`);
both read like text and mean nothing.

**Flags.** A word that is not in the source, in no word list of the target language, and no regular form of one that
is; a small word copied from the source that the target language does not have.

**Passes.** Names, codes, addresses, acronyms and whatever else the source holds with a capital letter; quoted words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import SUPPORTED, base
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

_WORD = re.compile(r"(?<![\w@#./_-])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@_]|[./]\w)")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\*[^*]+\*")
_SHORTEST = 4
_ROMAN = re.compile(r"[ivxlcdm]+$", re.IGNORECASE)


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    source_language, target_language = base(pair.source_language), base(pair.target_language)
    if target_language not in SUPPORTED or source_language == target_language or pair.source == pair.target:
        return
    words = word_list(target_language)
    said = {fold(match[0]) for match in re.finditer(r"[^\W_]+(?:['’][^\W\d_]+)?", pair.source)}
    small = {fold(match[0]) for match in _WORD.finditer(pair.source) if match[0].islower()}
    target = _QUOTED.sub(lambda match: " " * len(match[0]), pair.target)
    for match in _WORD.finditer(target):
        word, bare = match[0], fold(match[0])
        if len(word) < _SHORTEST or _ROMAN.match(word) or words.knows(word):
            continue
        if bare in said or bare.removesuffix("'s") in said:
            if (
                word.islower()
                and bare in small
                and source_language in SUPPORTED
                and word_list(source_language).knows(word)
            ):
                yield Issue(f"{word!r} was left in the source language", target_span=Span(*match.span()), value=word,
                            category=Category.UNTRANSLATED)  # fmt: skip
            continue
        yield Issue(f"{word!r} is no word of the target language", target_span=Span(*match.span()), value=word)


CHECK = PairCheck("coinage", Category.MISTRANSLATION, Severity.WARNING, _look, machine=True)
"""A warning: rare words that the lists lack exist."""

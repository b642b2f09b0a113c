"""Versions of one text in a mail (multipart/alternative, RFC 2046, 5.1.4): one is read, and what only another says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ert_writer.model.findings import Finding, Severity
from ert_writer.model.text import ParagraphRole
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice
from ert_writer.text.openers import words

LABEL = "── text/html ──"
_WORD = re.compile(r"\w+")
_NEGATION = words("no não nao nunca ni nem sin sem ya já not never without tampoco tampouco")
_FEW = 3
"""Words beyond which a block is new: a program describes pictures and links in each version in its own words."""


def only_there(read: Iterable[Passage], other: Sequence[Passage]) -> tuple[list[Passage], tuple[Finding, ...]]:
    """Return the blocks of another version that say something else, and a finding that quotes it.

    A block is one of those where it has a number, handle or negation more often than the version that is read has in
    all, or several other words. What only the version that is read has is read anyhow.

    Args:
        read: the version that is read.
        other: another version of the same part.
    """
    more = _words(other) - _words(read)
    blocks = [passage for passage in other if _says_more(passage.text, more)]
    if not blocks:
        return [], ()
    said = " ".join(" ".join(block.text.split()) for block in blocks)
    message = "this message has two versions that say different things; what only the other says is below the first"
    head = Passage(LABEL, blocks[0].depth, role=ParagraphRole.HEADER, marks=False)
    first = [replace(block, gap="\n\n") if at == 0 else block for at, block in enumerate(blocks)]
    return [head, *first], (notice("versions-differ", message, said[:500], Severity.WARNING),)


def _words(passages: Iterable[Passage]) -> Counter[str]:
    return Counter(word for passage in passages for word in _each(passage.text))


def _each(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text.casefold()))


def _says_more(text: str, more: Counter[str]) -> bool:
    new = [word for word in dict.fromkeys(_each(text)) if word in more]
    telling = any(word in _NEGATION or "_" in word or any(char.isdigit() for char in word) for word in new)
    return telling or len(new) >= _FEW

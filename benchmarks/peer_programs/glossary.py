"""A way to check pairs against a glossary: `python glossary.py regex|ahocorasick|pofilter`.

An item is `[id, source language, target language, source, target]`; the work's `concepts` are `{id: {language:
[accepted terms, refused terms]}}`. A result is the list of `[rule, concept]` that is found on the pair.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from common import Run, measure, scratch

Concepts = dict[str, dict[str, list[list[str]]]]
Pair = Sequence[str]
Held = Callable[[str, str], set[str]]
"""The terms of a language that a text holds."""


def regex(concepts: Concepts) -> Held:
    """Look for each term by an expression of its own between word borders."""
    compiled = {
        language: [(term, re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)) for term in terms]
        for language, terms in _terms(concepts).items()
    }
    return lambda text, language: {term for term, pattern in compiled[language] if pattern.search(text)}


def ahocorasick(concepts: Concepts) -> Held:
    """Look for all terms at once by an automaton, and keep what is between word borders."""
    import ahocorasick as library

    machines = {}
    for language, terms in _terms(concepts).items():
        machines[language] = library.Automaton()
        for term in terms:
            machines[language].add_word(term.lower(), term)
        machines[language].make_automaton()

    def held(text: str, language: str) -> set[str]:
        folded = text.lower()
        found = ((end - len(term) + 1, end + 1, term) for end, term in machines[language].iter(folded))
        return {term for start, end, term in found if _apart(folded, start, end)}

    return held


def _terms(concepts: Concepts) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for languages in concepts.values():
        for language, (accepted, refused) in languages.items():
            found.setdefault(language, {}).update(dict.fromkeys([*accepted, *refused]))
    return {language: list(terms) for language, terms in found.items()}


def _apart(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _findings(concepts: Concepts, held: Held, pair: Pair) -> Iterator[list[str]]:
    _, source, target, said, written = pair
    there, here = held(said, source), held(written, target)
    for concept, languages in concepts.items():
        accepted, refused = languages.get(target, [[], []])
        if not accepted or not there.intersection(languages.get(source, [[], []])[0]):
            continue
        if here.intersection(refused):
            yield ["term-forbidden", concept]
        elif not here.intersection(accepted):
            yield ["term-missing", concept]


POFILTER = {
    "numbers": "number-mismatch",
    "unchanged": "untranslated",
    "urls": "entity-mismatch",
    "emails": "entity-mismatch",
}
"""Tests of pofilter that look for what a rule of ours does; it has none for a glossary with accepted terms."""


def pofilter(pairs: Sequence[Pair]) -> list[list[list[str]]]:
    """Run the program on a PO file of the pairs and read its comments."""
    place = Path(scratch())
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text += "".join(
        f"#: {number}\nmsgctxt {_quoted(str(number))}\nmsgid {_quoted(said)}\nmsgstr {_quoted(written)}\n\n"
        for number, (_, _, _, said, written) in enumerate(pairs)
    )
    (place / "in.po").write_text(text, encoding="utf-8")
    tests = [word for name in POFILTER for word in ("-t", name)]
    command = [str(Path(sys.executable).with_name("pofilter")), "--progress=none", *tests, "in.po", "out.po"]
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    found: list[list[list[str]]] = [[] for _ in pairs]
    written = place / "out.po"  # there only where something was found
    for block in written.read_text("utf-8").split("\n\n") if written.exists() else ():
        number = re.search(r"^#: (\d+)$", block, re.MULTILINE)
        names = re.findall(r"\(pofilter\) (\w+):", block)
        if number:
            found[int(number[1])] += [[POFILTER[name], ""] for name in names if name in POFILTER]
    return found


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def load(work: dict[str, Any]) -> Run:
    if sys.argv[1] == "pofilter":
        return pofilter
    concepts = work["concepts"]
    held = {"regex": regex, "ahocorasick": ahocorasick}[sys.argv[1]](concepts)
    return lambda pairs: [list(_findings(concepts, held, pair)) for pair in pairs]


measure(load)

"""Errors planted by rule into good translations: how many the checks find, and what they say of the good ones.

The good pairs are the clean ones of the development set and the examples of the packaged glossary. Each gets every
kind of error that fits it. A third of the pairs is held back by a fixed seed; the rules of the checks were looked at on
the other two thirds only. A finding counts when the right check makes it; any finding on an unchanged pair is a false
alarm.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ert_writer.checks.bitext import read_bitext
from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.language import base
from ert_writer.terminology.index import OCCURS, TermIndex, compile_terms
from ert_writer.terminology.reading import read_glossary

DATA = Path(__file__).parents[1] / "tests" / "data" / "bitext"
_SEED = 20261130
_NEGATIONS = {"en": r"\b(?:not|never) ", "es": r"\b[Nn]o (?=\w)", "pt": r"\b[Nn]ão "}
_VARIETY = {
    "es": (("computadora", "ordenador"), ("celular", "móvil"), ("archivo", "fichero")),
    "pt": (("usuário", "utilizador"), ("celular", "telemóvel"), ("registro", "registo")),
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A pair with an error in it, and the checks of which one must find it."""

    kind: str
    pair: Pair
    checks: frozenset[str]


def good_pairs(index: TermIndex) -> tuple[Pair, ...]:
    """Return the clean pairs of the development set and the glossary's examples, es and pt against en, both ways."""
    with (DATA / "gold.tsv").open(encoding="utf-8", newline="") as file:
        wrong = {row["id"] for row in csv.DictReader(file, delimiter="\t")}
    clean = [replace(pair, document="") for pair in read_bitext(DATA / "pairs.tsv") if pair.id not in wrong]
    for concept in index.glossary.concepts:
        said = dict(concept.examples)
        clean += [Pair(f"{concept.id}-{a}-{b}", said[a], said[b], a, b) for a, b in _ways(said)]
    return tuple(clean)


def _ways(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    for other in ("es", "pt"):
        if other in said and "en" in said:
            yield other, "en"
            yield "en", other


def planted(pair: Pair, index: TermIndex, rng: random.Random) -> Iterator[Planted]:
    """Yield the pair with each kind of error that fits it."""
    rules: dict[str, tuple[Callable[[Pair], str], tuple[str, ...]]] = {
        "number": (lambda p: _number(p, rng), ("number-mismatch",)),
        "identifier": (_identifier, ("entity-mismatch",)),
        "negation": (_negation, ("negation-mismatch",)),
        "wrong term": (lambda p: _term(p, index, refused=True), ("term-forbidden",)),
        "no term": (lambda p: _term(p, index, refused=False), ("term-missing", "term-forbidden")),
        "omission": (lambda _: "", ("omission",)),
        "untranslated": (_copied, ("untranslated",)),
        "variety": (_variety, ("wrong-variety",)),
    }
    for kind, (change, checks) in rules.items():
        target = change(pair)
        if target != pair.target:
            yield Planted(kind, replace(pair, id=f"{pair.id} {kind}", target=target), frozenset(checks))


def _number(pair: Pair, rng: random.Random) -> str:
    """Change one digit of a plain number that both sides have."""
    shared = [m for m in re.finditer(r"(?<![\w@./-])[1-9]\d*(?![\w@./-])", pair.target) if m[0] in pair.source]
    if not shared:
        return pair.target
    match = rng.choice(shared)
    digit = str((int(match[0][0]) + rng.randrange(1, 8)) % 9 + 1)
    changed = digit + match[0][1:] if digit != match[0][0] else match[0] + "0"
    return pair.target[: match.start()] + changed + pair.target[match.end() :]


def _identifier(pair: Pair) -> str:
    match = re.search(r"@[a-z][\w.]{3,}", pair.target)
    if match is None or match[0] not in pair.source:
        return pair.target
    return pair.target.replace(match[0], match[0][:-1].rstrip("._"), 1)


def _negation(pair: Pair) -> str:
    language = base(pair.target_language)
    if len(re.findall(_NEGATIONS[language], pair.target)) != 1 or re.search(r"\bno (?:later|more|less)", pair.target):
        return pair.target
    return re.sub(_NEGATIONS[language], "", pair.target)


def _term(pair: Pair, index: TermIndex, *, refused: bool) -> str:
    """Put a refused term, or a word that says nothing, in the place of every accepted term of one concept."""
    asked = (m for m in index.find(pair.source, pair.source_language, at_least=OCCURS) if m.term.status.accepted)
    for concept in dict.fromkeys(match.concept for match in asked):
        words = [t.text for t in index.refused(concept, base(pair.target_language)) if not t.target_only]
        spans = {m.span for m in index.find(pair.target, pair.target_language) if m.concept == concept}
        if not spans or (refused and not words):
            continue
        target = pair.target
        for start, end in sorted(spans, reverse=True):
            target = target[:start] + (words[0] if refused else "matter") + target[end:]
        return target
    return pair.target


def _copied(pair: Pair) -> str:
    return pair.source if len(pair.source.split()) >= 5 else pair.target


def _variety(pair: Pair) -> str:
    for usual, other in _VARIETY.get(base(pair.target_language), ()):
        changed = re.sub(rf"\b{usual}\b", other, pair.target)
        if changed != pair.target:
            return changed
    return pair.target


def measure(pairs: Sequence[Pair], index: TermIndex) -> tuple[Counter[str], Counter[str], int]:
    """Return how many errors of each kind were planted and found, and how many good pairs have a finding."""
    rng = random.Random(_SEED)
    errors = [error for pair in pairs for error in planted(pair, index, rng)]
    checks, context = load_checks(), CheckContext(index)
    found: dict[str, set[str]] = {}
    for finding in check_pairs([error.pair for error in errors], checks, context):
        found.setdefault(finding.pair, set()).add(finding.check)
    hits = Counter(e.kind for e in errors if e.checks & found.get(e.pair.id, set()))
    alarms = {finding.pair for finding in check_pairs(pairs, checks, context)}
    return Counter(error.kind for error in errors), hits, len(alarms)


def table() -> str:
    """Return two Markdown tables: by kind of error, and micro figures for the seen and the held-back part."""
    index = compile_terms(read_glossary(find_content().glossary))
    pairs = list(good_pairs(index))
    random.Random(_SEED).shuffle(pairs)
    cut = len(pairs) * 2 // 3
    parts = {"seen": pairs[:cut], "held back": pairs[cut:]}
    results = {name: measure(part, index) for name, part in parts.items()}
    kinds = sorted({kind for planted_, _, _ in results.values() for kind in planted_})
    lines = ["| error | planted | found | held back: planted | found |", "| --- | ---: | ---: | ---: | ---: |"]
    for kind in kinds:
        cells = [str(value) for name in parts for value in (results[name][0][kind], results[name][1][kind])]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    lines += ["", "| part | good pairs | false alarms | recall | micro F1 |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, part in parts.items():
        planted_, hits, alarms = results[name]
        every, found = planted_.total(), hits.total()
        lines.append(
            f"| {name} | {len(part)} | {alarms} ({alarms / len(part):.2%}) | {found / every:.3f}"
            f" | {2 * found / (every + found + alarms):.3f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

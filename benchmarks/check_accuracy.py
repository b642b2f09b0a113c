"""Accuracy of the checks on the labelled development set, and other tools' term matching on the same pairs.

Run: python benchmarks/check_accuracy.py

The other tools are re-implemented by their rules (their sources are named below), not run: what is compared is the
rule. The set is ours, so these figures flatter us; the hidden set of the evaluation does not.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ert_writer.checks.bitext import read_bitext
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.language import base
from ert_writer.model.terms import Glossary
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary

DATA = Path(__file__).parents[1] / "tests" / "data" / "bitext"
TERM_RULES = ("term-missing", "term-forbidden")

Label = tuple[str, str, str, str]
Holds = Callable[[str, str, str], bool]
"""Whether a text (in a language) holds a term."""


def gold() -> frozenset[Label]:
    with (DATA / "gold.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return frozenset((row["id"], row["rule"], row["concept"], row["value"]) for row in rows)


def ours(pairs: tuple[Pair, ...], glossary: Glossary) -> frozenset[Label]:
    findings = check_pairs(pairs, load_checks(), CheckContext(compile_terms(glossary)))
    return frozenset((f.pair, f.check, f.concept, f.value) for f in findings)


def exact(text: str, term: str, _language: str) -> bool:
    """Weblate, weblate/checks/glossary.py: `\\bterm\\b`, letter case ignored."""
    return re.search(rf"\b{re.escape(term)}\b", text, re.IGNORECASE) is not None


def substring(text: str, term: str, _language: str) -> bool:
    """translate-toolkit and kapi: the term anywhere in the text, letter case ignored."""
    return term.lower() in text.lower()


def stemming() -> Holds:
    """OmegaT's inexact matching: every word's stem somewhere in the text, in any order; Snowball stems."""
    import Stemmer

    stemmers = {
        code: Stemmer.Stemmer(name) for code, name in (("en", "english"), ("es", "spanish"), ("pt", "portuguese"))
    }

    def stems(text: str, language: str) -> set[str]:
        return set(stemmers[language].stemWords(re.findall(r"\w+", text.lower())))

    return lambda text, term, language: stems(term, language) <= stems(text, language)


def other_tool(pairs: Iterable[Pair], glossary: Glossary, holds: Holds) -> frozenset[Label]:
    """Report missing and forbidden terms as those tools would: concept in the source, accepted term in the target."""
    found: set[Label] = set()
    for pair in pairs:
        source, target = base(pair.source_language), base(pair.target_language)
        for concept in glossary.concepts:
            said = any(
                base(term.language) == source and term.status.accepted and holds(pair.source, term.text, source)
                for term in concept.terms
            )
            ours_, refused = (
                [t for t in concept.terms if base(t.language) == target and t.status.accepted is wanted]
                for wanted in (True, False)
            )
            if not said or not ours_:
                continue
            if any(holds(pair.target, term.text, target) for term in refused):
                found.add((pair.id, "term-forbidden", concept.id, ""))
            elif not any(holds(pair.target, term.text, target) for term in ours_):
                found.add((pair.id, "term-missing", concept.id, ""))
    return frozenset(found)


def figures(found: Iterable[Label], expected: Iterable[Label]) -> tuple[float, float, float]:
    left, right = frozenset(found), frozenset(expected)
    hits = len(left & right)
    precision, recall = hits / len(left) if left else 1.0, hits / len(right) if right else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def of(labels: Iterable[Label], rules: Iterable[str]) -> frozenset[Label]:
    wanted = frozenset(rules)
    return frozenset(label for label in labels if label[1] in wanted)


def table() -> str:
    """Return two Markdown tables: our rules one by one, and term matching beside other tools' rules."""
    pairs, glossary, labels = read_bitext(DATA / "pairs.tsv"), read_glossary(DATA / "glossary.tbx"), gold()
    found = ours(pairs, glossary)
    rules = sorted({label[1] for label in labels | found})
    per_rule = [
        (f"`{rule}`", len(of(labels, [rule])), figures(of(found, [rule]), of(labels, [rule]))) for rule in rules
    ]
    tools: Mapping[str, frozenset[Label]] = {
        "exact word match (Weblate's rule)": other_tool(pairs, glossary, exact),
        "substring (translate-toolkit's rule)": other_tool(pairs, glossary, substring),
        "Snowball stems in any order (OmegaT's rule)": other_tool(pairs, glossary, stemming()),
        "ert-writer": of(found, TERM_RULES),
    }
    expected = of(labels, TERM_RULES)
    clean = len(pairs) - len({label[0] for label in labels})
    return "\n".join(
        [
            f"{len(pairs)} pairs (es-en, en-es, pt-en, en-pt), {clean} of them clean, {len(labels)} labels.",
            "",
            "| rule | labels | P | R | F1 |",
            "| --- | ---: | ---: | ---: | ---: |",
            *(_row(name, count, scores) for name, count, scores in per_rule),
            _row("**all**", len(labels), figures(found, labels)),
            "",
            "| missing and forbidden terms | labels | P | R | F1 |",
            "| --- | ---: | ---: | ---: | ---: |",
            *(_row(name, len(expected), figures(labels_, expected)) for name, labels_ in tools.items()),
        ]
    )


def _row(name: str, count: int, scores: tuple[float, float, float]) -> str:
    return f"| {name} | {count} | " + " | ".join(f"{score:.3f}" for score in scores) + " |"


if __name__ == "__main__":
    print(table())

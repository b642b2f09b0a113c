"""Findings on public translations made by people: the share of pairs with one, and which check made it.

    ERT_WRITER_PAIRS=DIR python -m benchmarks wild_pairs

`DIR` holds `es-en.tsv.xz` and `pt-en.tsv.xz`: a pair a line, Spanish or Portuguese, English, and the text's origin. The
texts are not ours to copy, so they are no part of this project. Read are legal notices, human rights, child protection,
court forms, personal safety and compliance, an even share of each origin, in both directions. A third of the pairs,
chosen by a hash of the English, is held back: its pairs were not looked at. A finding is counted as a false alarm
though one translation in forty of these collections is loose, so the true share is lower.
"""

from __future__ import annotations

import hashlib
import lzma
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Finding, Severity
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary

ORIGINS = (
    "access-nyc",
    "alaveteli",
    "ca-courts",
    "dfak",
    "globaleaks",
    "justfix-tenants",
    "login-gov",
    "mozilla-legal",
    "ms-officedocs-o365seccomp",
    "open-contracting",
    "openownership",
    "primero",
    "udhr",
    "umbrella",
    "usdoj-crt",
    "vita-min",
    "vote-gov",
)
EUROPEAN = ("globaleaks", "primero", "udhr")
"""Origins whose Portuguese is, in part, that of Portugal or Mozambique, which `wrong-variety` reports rightly."""
_EACH = 400
_WORDS = range(6, 60)


def read_pairs(folder: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that may be looked at and those held back."""
    seen: list[Pair] = []
    held: list[Pair] = []
    for language in ("es", "pt"):
        for number, (rank, other, english, origin) in enumerate(_chosen(folder / f"{language}-en.tsv.xz")):
            spoken = "pt-PT" if language == "pt" and origin in EUROPEAN else language
            texts = (other, english, spoken, "en") if number % 2 else (english, other, "en", spoken)
            pair = Pair(f"{language}-{origin}-{number}", *texts)
            (held if int(rank[:8], 16) % 3 == 0 else seen).append(pair)
    return seen, held


def _chosen(file: Path) -> list[tuple[str, str, str, str]]:
    """Return an even share of each origin: rank, text, English and origin, in the order of the rank."""
    rows = sorted(set(_rows(file)))
    taken: Counter[str] = Counter()
    chosen = []
    for row in rows:
        taken[row[3]] += 1
        if taken[row[3]] <= _EACH:
            chosen.append(row)
    return chosen


def _rows(file: Path) -> Iterator[tuple[str, str, str, str]]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            other, english, origin = line.rstrip("\n").split("\t")[:3]
            if origin in ORIGINS and len(english.split()) in _WORDS and len(other.split()) in _WORDS:
                yield hashlib.sha256(english.encode()).hexdigest(), other, english, origin


def findings(pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """Return what the checks of people's translations say of the pairs."""
    context = CheckContext(compile_terms(read_glossary(find_content().glossary)))
    return check_pairs(pairs, load_checks(), context)


def table() -> str:
    """Return a Markdown table: the share of pairs with a finding, with an error, and the findings by check."""
    parts = dict(zip(("seen", "held back"), read_pairs(Path(os.environ["ERT_WRITER_PAIRS"])), strict=True))
    lines = ["| part | pairs | with a finding | with an error | by check |", "| --- | ---: | ---: | ---: | --- |"]
    for name, pairs in parts.items():
        found = findings(pairs)
        flagged, wrong = {f.pair for f in found}, {f.pair for f in found if f.severity is Severity.ERROR}
        checks = Counter(check for check, _ in {(f.check, f.pair) for f in found})
        shares = (f"{len(some)} ({len(some) / len(pairs):.2%})" for some in (flagged, wrong))
        by_check = ", ".join(f"{check} {count}" for check, count in checks.most_common())
        lines.append(f"| {name} | {len(pairs)} | {' | '.join(shares)} | {by_check} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

"""Choice of training pairs: which origins may go into weights that are passed on, and how many pairs of each kind."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

EXCLUDED = frozenset({"kobotoolbox", "ooni", "progit", "r4ds", "umbrella"})
"""Origins under non-commercial or no-derivatives terms, or without a licence."""

CALCULUS = re.compile(
    r"\b(integral|derivad|l[ií]mite|converg|diverg|antiderivad|as[ií]ntota|serie|vector|polar|par[aá]bola|hip[eé]rbola"
    r"|elipse|gradiente|tangente|sinusoid|teorema|primitiva|c[aá]lculo|ecuaci|funci[oó]n|coordenad|curva|x\b|dx\b)",
    re.IGNORECASE,
)
"""The calculus books of OpenStax are CC BY-NC-SA and carry no mark of their own, so every mathematical line is left out."""

UNLICENSED_ENGLISH = re.compile(
    r"\b(applicants?|respondents?|appellants?|appellate|Tribunal|Minister|Federal Court|Full Court|Honou?r|affidavit|pleaded"
    r"|cross-examin\w+|learned|submi(?:ts|tted|ssions?)|judgments?|counsel|Australian?|proceedings?|DMCA|infring\w+"
    r"|copyright\w*|repositor\w+|GitHub)\b"
)
"""How sentences of Australian judgments and takedown notices, both without a licence, are known in the unmarked English text."""

_SHARES = {"P": 1.0, "T": 0.35, "G": 0.8, "U": 0.12}
_FEWER = {"php-docs": 0.2, "python-docs": 0.4, "debian-ddtp": 0.3}


def origin_classes(card: Path) -> dict[str, str]:
    """Return P (prose), T (technical), G (games) or U (interface) for each origin of the data card's tables."""
    found: dict[str, str] = {}
    for line in card.read_text(encoding="utf-8").split("\n"):
        match = re.match(r"\| ([^|]+?) \| ([PTUG]) \|", line)
        if match:
            found.setdefault(match[1], match[2])
    return found


def chosen(rows: Iterable[Sequence[str]], classes: dict[str, str], seed: int = 5) -> Iterator[tuple[str, str, str]]:
    """Yield (class, source, English) of the pairs to train on; a row is source, English, origin."""
    rng = random.Random(seed)
    for columns in rows:
        if len(columns) < 3 or columns[2] in EXCLUDED:
            continue
        source, english, origin = columns[:3]
        kind = classes.get(origin) or ("U" if origin.startswith("deb-") else "T")
        if rng.random() < _share(kind, origin, source):
            yield kind, source, english


def _share(kind: str, origin: str, source: str) -> float:
    if origin == "openstax" and (CALCULUS.search(source) or re.search(r"[=\\^]", source)):
        return 0.0
    share = _SHARES[kind] * _FEWER.get(origin, 1.0)
    if " -- " in source:  # a package and its description
        share *= 0.1
    return share * (1.0 if len(source) > 40 else 0.5)

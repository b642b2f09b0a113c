"""What the tool reads of requests written before its readers were revised: accounts, data, period, deadline, offence.

    python -m benchmarks request_passages [--set dev|heldback]

`tests/data/requests` may be read; of `tests/data/heldback/what.toml` use the sums only. A field that a passage does not
give is expected to be empty, and its optional categories may be given or not.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ert_writer.model.case import Case  # noqa: E402
from support.intake import case_of  # noqa: E402

SETS = {"dev": ROOT / "tests/data/requests/passages.toml", "heldback": ROOT / "tests/data/heldback/what.toml"}
FIELDS = (
    "accounts", "superseded", "categories", "denied", "period", "offence", "deadline", "silence", "preservation",
)  # fmt: skip
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was wanted and found in one field of one passage; `sure` tells whether any value is at SURE or more."""

    id: str
    field: str
    wanted: frozenset[str]
    got: frozenset[str]
    sure: bool

    @property
    def exact(self) -> bool:
        return self.wanted == self.got

    @property
    def sure_and_wrong(self) -> bool:
        return self.sure and bool(self.got - self.wanted)


def passages(which: str) -> tuple[Mapping[str, Any], ...]:
    """Return the passages of a set."""
    return tuple(tomllib.loads(SETS[which].read_text("utf-8"))["letter"])


def outcomes(passage: Mapping[str, Any]) -> Iterator[Outcome]:
    """Yield how each field of a passage was read."""
    case = case_of(passage["text"].lstrip("\n"), passage.get("form", "txt"))
    optional = {str(text) for text in passage.get("optional", ())}
    for field in FIELDS:
        stated = passage.get(field, ())
        wanted = {stated} if isinstance(stated, str | bool) else set(stated)
        read = [(text, share) for text, share in found(case, field) if text not in optional]
        names = {"True": "true"}
        want = frozenset(names.get(str(item), str(item)).casefold() for item in wanted)
        got = frozenset(text.casefold() for text, _ in read)
        yield Outcome(passage["id"], field, want, got, any(share >= SURE for _, share in read))


def found(case: Case, field: str) -> list[tuple[str, float]]:
    """Return what a case says in the words of a passage's answers, each with its confidence."""
    if field in ("silence", "preservation"):
        name, yes, no = {
            "silence": ("non_notification_requested", "forbidden", "allowed"),
            "preservation": ("preservation_requested", "true", "denied"),
        }[field]
        stated = case.field(name)
        return [(yes, v.confidence) for v in stated.values] + [(no, v.confidence) for v in stated.denied]
    if field == "denied":
        return [(item.normal, item.confidence) for item in case.field("data_categories").denied]
    name = {"superseded": "superseded_accounts", "categories": "data_categories"}.get(field, field)
    values = case.values(name)
    plain = field in ("categories", "period")
    if field == "deadline":
        return [(moment(item.normal), item.confidence) for item in values]
    return [(item.normal if plain else item.text, item.confidence) for item in values]


def moment(normal: str) -> str:
    """Return a moment in UTC down to the minute, or the plain day."""
    if "T" not in normal:
        return normal
    when = datetime.fromisoformat(normal)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") if when.tzinfo else normal[:16]


def table(which: str = "dev") -> str:
    """Return the sums of a set as Markdown."""
    every = [outcome for passage in passages(which) for outcome in outcomes(passage)]
    lines = ["| field | stated | exact | sure and wrong |", "| --- | ---: | ---: | ---: |"]
    for field in (*FIELDS, "all"):
        group = [item for item in every if field in (item.field, "all")]
        count = Counter(
            stated=sum(bool(item.wanted) for item in group),
            exact=sum(item.exact for item in group),
            wrong=sum(item.sure_and_wrong for item in group),
        )
        share = count["exact"] / len(group)
        lines.append(
            f"| {field} | {count['stated']} | {count['exact']}/{len(group)} ({share:.0%}) | {count['wrong']} |"
        )
    return "\n".join(lines)

"""What the tool reads of requests written before its readers were revised: accounts, data, period, deadline, offence.

    python -m benchmarks request_passages [--set dev|heldback|dev-b|heldback-b]

`tests/data/requests` may be read; of `tests/data/heldback/what.toml` and `what-b.toml` use the sums only. A field that
a passage does not give is expected to be empty, and its optional values may be given or not. Agency, rows (account,
category, period) and orders are scored only where a passage gives them; of an agency any one of its wordings will do.
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

from ert_writer.model.case import Case, DataRequest, DataStance, OrderKind, OrderStance  # noqa: E402
from support.intake import case_of  # noqa: E402

SETS = {
    "dev": ROOT / "tests/data/requests/passages.toml",
    "heldback": ROOT / "tests/data/heldback/what.toml",
    "dev-b": ROOT / "tests/data/requests/passages-b.toml",
    "heldback-b": ROOT / "tests/data/heldback/what-b.toml",
}
FIELDS = (
    "accounts", "superseded", "categories", "denied", "period", "offence", "deadline", "silence", "preservation",
    "agency", "rows", "orders",
)  # fmt: skip
WHERE_GIVEN = frozenset({"agency", "rows", "orders"})
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
        if field in WHERE_GIVEN and field not in passage:
            continue
        stated = passage.get(field, ())
        wanted = {stated} if isinstance(stated, str | bool) else set(stated)
        read = [(text, share) for text, share in found(case, field) if text not in optional]
        names = {"True": "true"}
        want = frozenset(names.get(str(item), str(item)).casefold() for item in wanted)
        got = frozenset(text.casefold() for text, _ in read)
        if field == "agency" and got and got <= want:
            want = got
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
    if field == "rows":
        return [(row_text(row), row.value.confidence) for row in case.requests if row.stance is DataStance.ASKED]
    if field == "orders":
        return [
            (order.kind.value, order.value.confidence)
            for order in case.orders
            if order.kind in (OrderKind.TAKE_DOWN, OrderKind.LINKED_ACCOUNTS) and order.value
            if order.stance is OrderStance.ASKED
        ]
    name = {"superseded": "superseded_accounts", "categories": "data_categories"}.get(field, field)
    values = case.values(name)
    plain = field in ("categories", "period")
    if field == "deadline":
        return [(moment(item.normal), item.confidence) for item in values]
    return [(item.normal if plain else item.text, item.confidence) for item in values]


def row_text(row: DataRequest) -> str:
    """Return a row as `account|category|period`, an empty part where the letter gives none."""
    account = row.account.text if row.account else ""
    return f"{account}|{row.category}|{row.period.normal if row.period else ''}"


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
        if not group:
            continue
        share = count["exact"] / len(group)
        lines.append(
            f"| {field} | {count['stated']} | {count['exact']}/{len(group)} ({share:.0%}) | {count['wrong']} |"
        )
    return "\n".join(lines)

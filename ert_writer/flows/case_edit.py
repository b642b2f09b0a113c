"""Changes to a case file: values set by hand, and a second reading of its letter. Comments stay, changes are returned.

The file itself says which values are a person's: intake writes a short digest of each field as it read it, and a field
that no longer has its digest was changed by hand. A second reading leaves such a field alone.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ert_writer.errors import ContentError, UsageError
from ert_writer.flows.case_file import field_values, parse_case
from ert_writer.intake.case_file import as_read, case_toml, mark, plain_pair
from ert_writer.intake.names import FIELDS, LISTS
from ert_writer.model.case import DANGER_KINDS, Case, FieldValue
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import Vocabulary

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_CORRECTABLE = (*FIELDS, "missing", "country", "language", "danger")
_OURS = (
    "schema",
    "letter",
    "denied",
    "not_read",
    "roles",
    "requests",
    "orders",
    "cautions",
    "suggested_templates",
    "as_read",
)
"""What intake writes anew each time."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A value for a field.

    Attributes:
        name: of the field.
        value: the text; empty takes the field's values away.
        added: whether the value joins those that are there.
    """

    name: str
    value: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed, or on which the file and a new reading differ.

    Attributes:
        name: of the field.
        held: what the file said.
        read: what was set, or what the letter was read to say.
        kept: whether the file's value was made by hand and stays.
    """

    name: str
    held: str
    read: str
    kept: bool = False


def merge(data: bytes, case: Case, letter: str, where: str) -> tuple[bytes, tuple[Change, ...]]:
    """Return a case file after a new reading of its letter, and every field on which the two differed.

    Args:
        data: the file as it is.
        case: the new reading.
        letter: digest of the letter's text.
        where: names the file in messages.

    Raises:
        ContentError: the file is no case file in TOML.
        UsageError: it was read from another letter.
    """
    import tomlkit

    parse_case(data, where)
    text = data.decode("utf-8-sig")
    if text.lstrip().startswith("{"):
        raise UsageError("a case file in JSON is not merged", where=where, hint="Replace it with --force, or use .toml")
    held = tomlkit.parse(text)
    if "fields" in held:
        hint = 'Write a field as name = "value", or replace the file with --force'
        raise UsageError("a case file with a [fields] table is not merged", where=where, hint=hint)
    if held.get("letter", letter) != letter:
        hint = "Name another file with --out, or replace this one with --force"
        raise UsageError("this case file was read from another letter", where=where, hint=hint)
    fresh = tomlkit.parse(case_toml(case, letter))
    changes = _merge_fields(held, fresh, as_read(case))
    for name in _OURS:
        _replace(held, name, fresh)
    written = tomlkit.dumps(held).encode("utf-8")
    _require_kept(data, written, changes, where)
    return written, changes


def _merge_fields(held: TOMLDocument, fresh: TOMLDocument, reading: Mapping[str, str]) -> tuple[Change, ...]:
    before = held.get("as_read", {})
    changes = []
    for name in _CORRECTABLE:
        values, marks = _of(held, name), mark(_pairs(name, _of(held, name)))
        if marks == reading.get(name, "") and name in held:
            continue
        by_hand = marks != before.get(name, "")
        if marks != reading.get(name, ""):
            changes.append(Change(name, _words(values), _words(_of(fresh, name)), by_hand))
        if not by_hand:
            _replace(held, name, fresh)
    return tuple(changes)


def _of(document: Mapping[str, Any], name: str) -> tuple[FieldValue, ...]:
    node = document.get(name, "")
    if name == "danger":
        return (FieldValue(str(node.get("value", ""))),) if isinstance(node, dict) else (FieldValue(str(node)),)
    return field_values(name, node, name)


def _pairs(name: str, values: tuple[FieldValue, ...]) -> list[tuple[str, str]]:
    return [plain_pair(name, item) for item in values]


def _words(values: tuple[FieldValue, ...]) -> str:
    return ", ".join(item.text for item in values)


def _replace(held: TOMLDocument, name: str, fresh: TOMLDocument) -> None:
    if name in fresh:
        held[name] = fresh[name]
    elif name in held:
        del held[name]


def _require_kept(before: bytes, after: bytes, changes: tuple[Change, ...], where: str) -> None:
    """Raise when the written file does not say what it must: a guard of the writing itself."""
    old, new = parse_case(before, where), parse_case(after, where)
    kept = {change.name for change in changes if change.kept} | {field.name for field in old.fields} - {*FIELDS}
    lost = [name for name in kept if old.values(name) != new.values(name)]
    if lost or old.decisions != new.decisions:
        hint = "Write each field once, above the first [table]"
        raise ContentError("a new reading cannot be merged into this file", where=where, hint=hint)


def set_fields(data: bytes, assignments: Sequence[Assignment], where: str) -> tuple[bytes, tuple[Change, ...]]:
    """Return a case file with values set by hand, and what changed. Everything else in the file stays as it is.

    Args:
        data: the file as it is, TOML or JSON.
        assignments: several for one field give it several values.
        where: names the file in messages.

    Raises:
        ContentError: the file is no case file, or writes a field in a way that cannot be changed.
        UsageError: danger is set, which has evidence beside it.
    """
    before = parse_case(data, where)
    if any(item.name == "danger" for item in assignments):
        hint = "Change value below [danger] in the file, or keep the case in the store: case add"
        raise UsageError("the danger of a case file is not set by this command", where=where, hint=hint)
    wanted = _wanted(before, assignments)
    text = data.decode("utf-8-sig")
    written = (_json_with if text.lstrip().startswith("{") else _toml_with)(text, wanted).encode("utf-8")
    after = parse_case(written, where)
    if any(_texts(after, name) != texts for name, texts in wanted.items()):
        hint = "Write each field once, above the first [table]"
        raise ContentError("its fields cannot be set", where=where, hint=hint)
    pairs = ((name, ", ".join(_texts(before, name)), ", ".join(texts)) for name, texts in wanted.items())
    return written, tuple(Change(name, held, now) for name, held, now in pairs if held != now)


def require_choices(assignments: Sequence[Assignment], vocabularies: Mapping[str, Vocabulary]) -> None:
    """Raise where a field takes one of a few words and is set to another.

    Raises:
        UsageError: naming the field and the nearest word that it takes.
    """
    lists = {
        "data_categories": [choice.id for choice in vocabularies["data-categories"].choices],
        "missing": [choice.id for choice in vocabularies["missing-items"].choices],
        "emergency_type": [*DANGER_KINDS],
        "preservation_requested": ["true", "false"],
        "non_notification_requested": ["true", "false"],
        "language": [*SUPPORTED],
    }
    for item in assignments:
        choices = lists.get(item.name)
        if choices and item.value and item.value not in choices:
            near = difflib.get_close_matches(item.value, choices, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(choices)}"
            raise UsageError(f"{item.name} takes no such value", hint=hint)


def _wanted(case: Case, assignments: Sequence[Assignment]) -> dict[str, list[str]]:
    wanted: dict[str, list[str]] = {}
    for item in assignments:
        texts = wanted.setdefault(item.name, _texts(case, item.name) if item.added else [])
        if item.value and item.value not in texts:
            texts.append(item.value)
    return wanted


def _texts(case: Case, name: str) -> list[str]:
    if name == "missing":
        return list(case.missing)
    if name in ("language", "country"):
        return [text for text in (getattr(case, name),) if text]
    return [plain_pair(name, item)[0] for item in case.values(name)]


def _toml_with(text: str, wanted: Mapping[str, list[str]]) -> str:
    import tomlkit
    from tomlkit.items import AoT, Table

    held = tomlkit.parse(text)
    for name, texts in wanted.items():
        place: Any = held["fields"] if name in held.get("fields", {}) else held
        many = name == "missing" or len(texts) > 1
        plain = texts if many else (texts or [""])[0]
        if name not in place:
            place.add(name, plain)
        else:
            place[name] = _tables(name, texts) if isinstance(place[name], AoT | Table) else plain
    return tomlkit.dumps(held)


def _tables(name: str, texts: list[str]) -> Any:
    """Return tables for a field that was written as one: a plain value after them would fall into the one before."""
    import tomlkit

    rows = []
    for text in texts or [""]:
        row = tomlkit.table()
        row["value"] = text
        rows.append(row)
    rows[-1].add(tomlkit.nl())
    if name not in LISTS and len(rows) == 1:
        return rows[0]
    found = tomlkit.aot()
    for row in rows:
        found.append(row)
    return found


def _json_with(text: str, wanted: Mapping[str, list[str]]) -> str:
    table = json.loads(text)
    inner = table["result"] if isinstance(table.get("result"), dict) else table
    for name, texts in wanted.items():
        fields = inner.get("fields")
        place = fields if isinstance(fields, dict) and name in fields else inner
        place[name] = texts if name in LISTS or len(texts) > 1 else (texts or [""])[0]
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"

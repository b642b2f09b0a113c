"""What labelled letters teach: the evidence around everything that they name, with the roles that a reader accepts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.unseen_letters import alike, as_list, code, plain
from ert_writer.desk.parts import make_detector, make_readers
from ert_writer.detectors.documents import detect_document
from ert_writer.intake.evidence import evidence
from ert_writer.intake.facts import Facts
from ert_writer.intake.learned_danger import KIND, STATUS, danger_evidence
from ert_writer.intake.learned_fields import CANDIDATES, NO, YES
from ert_writer.intake.learned_roles import NONE, class_of
from ert_writer.intake.roles import UNCLAIMED
from ert_writer.model.case import DANGER_KINDS, DangerStatus, Role
from ert_writer.model.text import Document
from ert_writer.readers.opening import read_document


@dataclass(frozen=True, slots=True)
class Example:
    """One thing of one letter.

    Attributes:
        letter: its file's name; examples of one letter are never split between learning and measuring.
        group: `person`, `reach`, `account` or `number`.
        names: the evidence around it.
        accepted: the classes that a reader accepts.
        rule: the class that the rules give.
        asked: whether data are asked of it.
        second: of two accepted classes the less fitting one: who is harmed and who is in danger may be the same.
    """

    letter: str
    group: str
    names: tuple[str, ...]
    accepted: frozenset[str]
    rule: str
    asked: bool
    second: str = ""


LOCAL = ("rule:", "why:", "kind:", "before", "behind", "who-", "use-", "does-", "sign-", "to-", "from-", "hit-", "label:",
         "title:", "in:", "left:", "lang:", "official:", "local:", "domain:", "header:", "opens:", "person-before:",
         "is-officer", "not-officer", "badge", "name-", "alone:", "quoted")  # fmt: skip
"""What evidence within the sentence and the line of a thing begins with."""


def passages(path: Path) -> Iterator[Example]:
    """Yield the things of the passages in a file of `tests/data/roles`: a few lines each, with one role a thing."""
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
        document = read_document(case["text"].lstrip("\n").encode(), "letter.txt", make_readers())
        roles = {text: [class_of(Role(role))] for text, role in case["roles"].items()}
        yield from _examples(f"{path.stem}-{number}", document, {"roles": roles, "fields": {}})


def local(example: Example) -> Example:
    """Return an example with the evidence of its sentence and line alone, as a passage of a few words has it.

    Of a whole letter's danger its bare words are left out, so that what is recognised counts without them.
    """
    if example.group in (STATUS, KIND):
        return replace(example, names=tuple(name for name in example.names if not name.startswith("w:")))
    return replace(example, names=tuple(name for name in example.names if name.startswith(LOCAL)))


def examples(path: Path, gold: Mapping[str, Any]) -> Iterator[Example]:
    """Yield the things of a letter whose roles its answers state."""
    yield from _examples(path.name, read_document(path.read_bytes(), path.name, make_readers()), gold)


def _examples(name: str, document: Document, gold: Mapping[str, Any]) -> Iterator[Example]:
    letter = Facts(document, detect_document(document, make_detector()).language)
    accounts = {code(text) for text in gold["fields"].get("accounts", [])}
    for item in evidence(letter):
        texts = {code(entity.value.text) for entity in item.items}
        accepted = {role for text, roles in gold["roles"].items() if _any_alike(texts, code(text)) for role in roles}
        asked = any(_any_alike(texts, text) for text in accounts) or (not gold["fields"] and accepted == {"asked"})
        if not accepted and gold["fields"] and item.items[0].value.note == UNCLAIMED:
            accepted = {NONE}  # the answers of a letter state every number that is one
        second = ""
        if accepted >= {"victim", "in-danger"}:
            second = "victim" if gold.get("danger") == "emergency" else "in-danger"
        if accepted:
            rule = class_of(item.items[0].role)
            yield Example(name, item.group.value, item.names, frozenset(accepted), rule, asked, second)


def field_examples(path: Path, gold: Mapping[str, Any]) -> Iterator[Example]:
    """Yield the candidates of each learnt field, with whether a reader takes them."""
    yield from _field_examples(path.name, read_document(path.read_bytes(), path.name, make_readers()), gold)


def _field_examples(letter_name: str, document: Document, gold: Mapping[str, Any]) -> Iterator[Example]:
    letter = Facts(document, detect_document(document, make_detector()).language)
    for field, candidates in CANDIDATES.items():
        texts = [plain(text) for text in as_list(gold["fields"].get(field))]
        for item in candidates(letter):
            shown = plain(item.value.normal if field == "data_categories" else item.value.text)
            near = field == "deadline" and any(text in shown or shown in text for text in texts)
            right = YES if shown in texts or near else NO
            yield Example(letter_name, field, item.names, frozenset({right}), YES if item.by_rule else NO, asked=False)


def danger_examples(path: Path, gold: Mapping[str, Any]) -> Iterator[Example]:
    """Yield the status of a letter, and in an emergency its kind."""
    yield from _danger_examples(path.name, read_document(path.read_bytes(), path.name, make_readers()), gold)


def danger_cases(path: Path) -> Iterator[Example]:
    """Yield the same for each text in a file of `tests/data/danger`."""
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
        document = read_document(case["text"].lstrip("\n").encode(), "letter.txt", make_readers())
        gold = {"danger": case["danger"], "kind": case.get("kinds", [])}
        yield from _danger_examples(f"{path.stem}-{number}", document, gold)


def _danger_examples(name: str, document: Document, gold: Mapping[str, Any]) -> Iterator[Example]:
    letter = Facts(document, detect_document(document, make_detector()).language)
    names = danger_evidence(letter)
    ruled = letter.ruled_danger
    yield Example(name, STATUS, names, frozenset({gold["danger"]}), ruled.status.value, asked=False)
    kinds = frozenset(gold["kind"]) & frozenset(DANGER_KINDS)
    if gold["danger"] == DangerStatus.EMERGENCY.value and kinds:
        yield Example(name, KIND, names, kinds, next(iter(ruled.kinds), ""), asked=False)


def project_examples(path: Path) -> Iterator[Example]:
    """Yield the candidates of learnt fields in a file of the project's own annotated letters (`tests/data/letters`)."""
    for row in tomllib.loads(path.read_text("utf-8"))["letter"]:
        document = read_document(row["text"].lstrip("\n").encode(), f"letter.{row.get('form', 'txt')}", make_readers())
        fields = {name: row["fields"][name] for name in ("agency", "data_categories") if name in row.get("fields", {})}
        found = _field_examples(row["id"], document, {"fields": fields})
        yield from (example for example in found if example.group in fields)


def _any_alike(texts: set[str], wanted: str) -> bool:
    return any(alike(text, wanted) for text in texts)

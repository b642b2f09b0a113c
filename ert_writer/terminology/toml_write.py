"""Writes the project's own glossary files, as a policy writer would: what all terms share is said once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus

_SHARED = ("part_of_speech", "source", "unconfirmed")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONG = 110


def write(glossary: Glossary) -> bytes:
    """Return a glossary as one TOML file that reads back as the same glossary."""
    head = [f"{key} = {_value(text)}" for key, text in (("name", glossary.name), ("version", glossary.version)) if text]
    if not glossary.concepts:
        head.append("concepts = {}")
    blocks = ["\n".join(head)] if head else []
    blocks += ["\n".join(_concept(concept)) for concept in glossary.concepts]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def _concept(concept: Concept) -> Iterator[str]:
    yield f"[concepts.{_key(concept.id)}]"
    for key in ("subject", "definition", "note"):
        if getattr(concept, key):
            yield f"{key} = {_value(getattr(concept, key))}"
    if concept.severity is not Severity.ERROR:
        yield f"severity = {_value(concept.severity.label)}"
    shared = {key: getattr(concept.terms[0], key) for key in _SHARED if _is_shared(concept, key)}
    for key, value in shared.items():
        yield f"{key} = {_value(value)}"
    if concept.extra:
        yield f"extra = [{', '.join(f'[{_value(name)}, {_value(value)}]' for name, value in concept.extra)}]"
    for language in dict.fromkeys(term.language for term in concept.terms):
        terms = [term for term in concept.terms if term.language == language]
        yield _array(_key(language), [_term(term, at, shared) for at, term in enumerate(terms)])
    if concept.examples:
        yield f"examples = {{ {', '.join(f'{_key(tag)} = {_value(said)}' for tag, said in concept.examples)} }}"


def _is_shared(concept: Concept, key: str) -> bool:
    values = {getattr(term, key) for term in concept.terms}
    return len(values) == 1 and bool(values.copy().pop())


def _term(term: Term, at: int, shared: dict[str, Any]) -> str:
    usual = TermStatus.ADMITTED if at else TermStatus.PREFERRED
    said: dict[str, Any] = {} if term.status is usual else {"status": term.status.value}
    for key in ("part_of_speech", "note", "source", "always", "exact", "unconfirmed", "target_only"):
        if getattr(term, key) and key not in shared:
            said[key] = getattr(term, key)
    if not said:
        return _value(term.text)
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in {"text": term.text, **said}.items()) + " }"


def _array(key: str, items: list[str]) -> str:
    line = f"{key} = [{', '.join(items)}]"
    return line if len(line) <= _LONG else "\n".join([f"{key} = [", *(f"    {item}," for item in items), "]"])


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _value(name)


def _value(value: str | bool) -> str:
    """Return a string as JSON writes it, which TOML reads, or a flag."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")

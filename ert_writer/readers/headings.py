"""Words with which mail programs introduce older messages, in the languages that they come in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from operator import attrgetter

from ert_writer.content.schema import Table, parse

KEYS = ("sender", "sent", "date", "to", "cc", "subject", "more")
"""The header lines of a message, in the order in which a name that two of them share is read."""


class Heading(Table, frozen=True, kw_only=True):
    """A row of `data/mail_headings.toml`: the words of one language, or of some that are close to each other."""

    language: str
    sender: list[str]
    sent: list[str]
    date: list[str]
    to: list[str]
    cc: list[str]
    subject: list[str]
    more: list[str]
    said: list[str]
    forward: list[str]
    original: list[str]
    passed: list[str]
    example: str
    counter: str


class _File(Table, frozen=True):
    row: list[Heading]


@cache
def headings() -> tuple[Heading, ...]:
    """Return the rows, one for each language or family."""
    text = files("ert_writer.readers").joinpath("data", "mail_headings.toml").read_text("utf-8")
    return tuple(parse(text, _File, "mail_headings.toml").row)


def any_of(words: Callable[[Heading], list[str]]) -> str:
    """Return an expression for the words that every row gives for one thing, the longest first."""
    found = {word for row in headings() for word in words(row)}
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(found, key=lambda word: (-len(word), word))
    )


@cache
def key_words() -> dict[str, str]:
    """Return for each header line an expression for its names."""
    return {key: any_of(attrgetter(key)) for key in KEYS}

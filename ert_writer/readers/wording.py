"""Wordings that tell what a paragraph is: greetings, closings, automatic replies, covering notes, reference lines."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ert_writer.content.schema import Table, parse


class Part(Table, frozen=True, kw_only=True):
    """A row of `data/letter_parts.toml`: how paragraphs of one kind are written, with examples and counter-examples."""

    id: str
    begin: str = ""
    find: list[str]
    end: str = ""
    example: list[str]
    counter: list[str]


class _File(Table, frozen=True):
    row: list[Part]


@cache
def parts() -> dict[str, Part]:
    """Return the kinds of paragraphs that wordings tell, by id."""
    text = files("ert_writer.readers").joinpath("data", "letter_parts.toml").read_text("utf-8")
    return {row.id: row for row in parse(text, _File, "letter_parts.toml").row}


@cache
def expression(id_: str) -> re.Pattern[str]:
    """Return what finds paragraphs of a kind."""
    row = parts()[id_]
    return re.compile(f"{row.begin}(?:{'|'.join(row.find)}){row.end}", re.IGNORECASE)


def is_automatic(text: str) -> bool:
    """Return whether a message says of itself that a machine sent it."""
    return bool(expression("automatic").search(text))


def asks_no_answer(text: str) -> bool:
    """Return whether a paragraph is nothing but a request not to answer a machine's message."""
    return len(text.split()) <= 14 and bool(expression("no-answer").search(text))


def is_greeting(text: str) -> bool:
    """Return whether a paragraph is a salutation."""
    return len(text) <= 120 and bool(expression("greeting").match(text))


def is_closing(text: str) -> bool:
    """Return whether a paragraph takes leave, so that a signature may follow."""
    return bool(expression("closing").match(text))


def is_bare_closing(text: str) -> bool:
    """Return whether a line is only a complimentary close."""
    return len(text) <= 40 and bool(expression("bare-closing").match(text))


def is_banner(text: str) -> bool:
    """Return whether a line was put in by a mail program or gateway."""
    return len(text) <= 300 and bool(expression("banner").match(text))


def is_cover_note(text: str) -> bool:
    """Return whether a text only passes another message on."""
    return len(text.split()) <= 45 and bool(expression("cover-note").search(text))


def is_forwarding(subject: str) -> bool:
    """Return whether a mail's subject says that it passes a message on, as Outlook writes: `RV:`, `FW:`, `ENC:`."""
    return bool(expression("forwarding").match(subject.strip()))


def is_reference(text: str) -> bool:
    """Return whether a line of the letterhead gives a reference, an addressee or the place and date."""
    if len(text) > 160:
        return False
    named = expression("reference").match(text) and (":" in text[:50] or any(char.isdigit() for char in text))
    return bool(named or expression("date-line").match(text) or ("@" in text and len(text.split()) <= 3))


def is_afterword(text: str) -> bool:
    """Return whether a paragraph after the signature belongs to the letter again."""
    return bool(expression("afterword").match(text)) or len(text.split()) > 25

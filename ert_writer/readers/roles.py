"""What each paragraph is in the letter, and which message of a thread is the live one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ert_writer.model.findings import Span
from ert_writer.model.text import Anchor, ParagraphRole
from ert_writer.readers import wording
from ert_writer.text.markers import has_marker

_ACKNOWLEDGEMENT_WORDS = 160
_SIGNATURE_LINES = 16

_COVER_WORDS = 80
_ASKS = re.compile(
    r"\b(?:pido|pedimos|solicit(?:o|amos|a-se)|se solicita|requiero|requerimos|requisit(?:o|amos|a-se)|peço|"
    r"please provide|(?:i|we) request)\b",
    re.IGNORECASE,
)
_REPEATS = re.compile(r"\breiter\w+", re.IGNORECASE)
"""Who repeats an earlier request writes as its author."""
_ACCOUNT = re.compile(r"(?<![\w.])@\w|://")
"""What a note that makes a request of its own names."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before its role is known.

    Attributes:
        text: with its lines joined.
        span: in the document's text.
        anchors: from `text` to the document's text.
        level: how many messages deep it is.
        message: number of the message it belongs to.
        intro: whether it introduces an older message.
        forwarded: whether its message was forwarded rather than answered.
        given: the role that the file format tells.
        alone: whether empty lines stand around it.
    """

    text: str
    span: Span
    anchors: tuple[Anchor, ...]
    level: int
    message: int
    intro: bool
    forwarded: bool
    given: ParagraphRole | None
    alone: bool


def assign_roles(drafts: Sequence[Draft]) -> list[ParagraphRole]:
    """Return each paragraph's role.

    The live message is the topmost with a text of its own: where only a forwarded or quoted message has one, that
    message is live, and so is a forwarded one below a covering note, or an automatic reply that is alone.
    """
    own = [
        role for _, group in groupby(drafts, key=lambda draft: draft.message) for role in _message_roles(list(group))
    ]
    live = _live_level(drafts, own)
    roles = [_final(draft, role, live) for draft, role in zip(drafts, own, strict=True)]
    if ParagraphRole.LIVE in roles or ParagraphRole.HEADING in roles:
        return roles
    # Nothing but an automatic reply: it is all there is to read.
    return [ParagraphRole.LIVE if role is ParagraphRole.ACKNOWLEDGEMENT else role for role in roles]


def _final(draft: Draft, role: ParagraphRole, live: int) -> ParagraphRole:
    if draft.given is not None and draft.level <= live:
        return draft.given
    if role is ParagraphRole.ACKNOWLEDGEMENT or draft.level <= live:
        return role
    return ParagraphRole.QUOTED


def _live_level(drafts: Sequence[Draft], roles: Sequence[ParagraphRole]) -> int:
    """Return the deepest level that is still live."""
    texts: dict[int, list[str]] = {}
    for draft, role in zip(drafts, roles, strict=True):
        if role is ParagraphRole.LIVE and draft.given is None and _is_substance(draft):
            texts.setdefault(draft.level, []).append(draft.text)
    levels = sorted(texts)
    if not levels:
        return max((draft.level for draft in drafts), default=0)
    forwarded = {draft.level for draft in drafts if draft.forwarded}
    top = levels[0]
    if len(levels) > 1 and levels[1] in forwarded and _covers(texts[top], texts[levels[1]]):
        return levels[1]
    return top


def _covers(note: Sequence[str], message: Sequence[str]) -> bool:
    """Return whether a note only passes a forwarded message on: by its words, or shorter and naming no account."""
    said, passed = " ".join(note), " ".join(message)
    if _REPEATS.search(said) or (_ACCOUNT.search(said) and _ASKS.search(said)):
        return False
    short = len(said.split()) <= _COVER_WORDS and len(said.split()) < len(passed.split())
    return wording.is_cover_note(said) or (short and not _ACCOUNT.search(said))


def _is_substance(draft: Draft) -> bool:
    text = draft.text
    return not (
        draft.intro
        or wording.is_banner(text)
        or wording.is_closing(text)
        or (wording.is_greeting(text) and len(text.split()) <= 8)
        or not any(char.isalpha() for char in text)
    )


def _message_roles(drafts: Sequence[Draft]) -> list[ParagraphRole]:
    """Return the roles inside one message, as if it were alone."""
    if _is_acknowledgement(drafts):
        return [ParagraphRole.ACKNOWLEDGEMENT] * len(drafts)
    texts = [draft.text for draft in drafts]
    opening = _opening(drafts)
    signed = set(_signature(texts))
    shouting = _shouts(texts)
    return [_role(drafts, at, top=at < opening, signed=at in signed, shouting=shouting) for at in range(len(drafts))]


def _is_acknowledgement(drafts: Sequence[Draft]) -> bool:
    body = "\n".join(draft.text for draft in drafts)
    return len(body.split()) <= _ACKNOWLEDGEMENT_WORDS and wording.is_automatic(body)


def _opening(drafts: Sequence[Draft]) -> int:
    """Return the index of the first paragraph of running text or salutation: what is above it is the letterhead."""
    for at, draft in enumerate(drafts):
        if draft.intro or wording.is_reference(draft.text):
            continue
        words = draft.text.split()
        if wording.is_greeting(draft.text) or (len(words) >= 12 and not draft.text.isupper()):
            return at
    return 0


def _signature(texts: Sequence[str]) -> Iterator[int]:
    """Yield the indices of signature lines: after `-- `, or short lines after the complimentary close."""
    begin = None
    for at, text in enumerate(texts):
        if text == "--":
            yield from range(at, len(texts))
            return
        if begin is not None and (_ends_signature(text) or at - begin > _SIGNATURE_LINES):
            begin = None
        if begin is not None:
            yield at
        elif wording.is_bare_closing(text) or (wording.is_closing(text) and at * 2 >= len(texts)):
            begin = at


def _ends_signature(text: str) -> bool:
    """Return whether the letter goes on: an afterword, a salutation, a list, a table or a whole sentence."""
    sentence = len(text.split()) >= 7 and text.endswith((".", ":", "?", "!"))
    listed = "\t" in text or (has_marker(text) and text[0] not in "-–—*")
    return sentence or listed or wording.is_afterword(text) or wording.is_greeting(text)


def _shouts(texts: Sequence[str]) -> bool:
    """Return whether the whole message is in capitals, so that capitals make no heading."""
    letters = [char for text in texts for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _role(drafts: Sequence[Draft], at: int, *, top: bool, signed: bool, shouting: bool) -> ParagraphRole:
    draft = drafts[at]
    if draft.intro:
        return ParagraphRole.HEADER
    if wording.asks_no_answer(draft.text) and at + 2 >= len(drafts):
        return ParagraphRole.ACKNOWLEDGEMENT
    if signed:
        return ParagraphRole.SIGNATURE
    if top and wording.is_reference(draft.text):
        return ParagraphRole.HEADER
    follow = drafts[at + 1].text if at + 1 < len(drafts) else ""
    return ParagraphRole.HEADING if _is_heading(draft, follow, shouting=shouting) else ParagraphRole.LIVE


def _is_heading(draft: Draft, follow: str, *, shouting: bool) -> bool:
    text = draft.text
    words = text.split()
    letters = [char for char in text if char.isalpha()]
    digits = sum(char.isdigit() for char in text)
    if (
        len(words) > 16
        or len(letters) < 4
        or digits > len(letters)
        or text[-1] in ";,"
        or wording.is_greeting(text)
        or wording.is_closing(text)
    ):
        return False
    if sum(char.isupper() for char in letters) >= 0.9 * len(letters) and "@" not in text:
        return not shouting or (len(words) <= 8 and text[-1] not in ".!?" and not has_marker(text))
    plain = draft.alone and len(words) <= 6 and text[-1] not in ".!?:" and text[0].isupper()
    return plain and len(follow) > 60 and not has_marker(text) and not any(c.isdigit() or c == "@" for c in text)

"""Identifiers that a line break cuts: the two halves are one word, with nothing between them."""

from __future__ import annotations

import re

_CLOSING = ",;:)»”\"'"
_PARTS = re.compile(r"[@._/:\d-]")
"""Signs that words do not have and identifiers do."""
_BEGINS = re.compile(r"[._/@-]\w")
_DOMAIN = re.compile(
    r"@[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|gob|gov|mil|edu|info|example|test|[a-z]{2})$", re.IGNORECASE
)
_MAILBOX = re.compile(r"[^\W\d][\w.+-]*[._\d][\w.+-]*$")
_DOTTED = re.compile(r"\(?(?:\d+[./-]){2,}$|\d{7}-\d{2}\.(?:\d+\.)*$")
_ADDRESS = re.compile(r"\(?(?:\d{1,3}\.){4}$")
_NUMBER = re.compile(r"\d+[./-][\d./-]+")
_HANDLE_REST = re.compile(r"[a-z][\w.]*[_\d]")
_MAIL_REST = re.compile(r"[a-z\d][\w.-]*@\w")
_IPV6 = re.compile(r"\(?[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*:{1,2}$", re.IGNORECASE)
_IPV6_REST = re.compile(r"(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{1,4}", re.IGNORECASE)
_HEXADECIMAL = re.compile(r"(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{8,127}", re.IGNORECASE)
_DIGESTS = frozenset({32, 40, 64, 96, 128})
"""Characters of a digest: MD5, SHA-1, SHA-256, SHA-384, SHA-512."""


def is_cut_identifier(tail: str, head: str) -> bool:
    """Return whether the last word of a line and the first of the next are halves of one identifier.

    Args:
        tail: the last word of the upper line.
        head: the first word of the lower line, with what follows it without a blank.
    """
    head = head.rstrip(_CLOSING).removesuffix(".")
    if not tail or not head:
        return False
    return _goes_on(tail, head) or _is_left_open(tail, head) or _are_digest(tail, head)


def _goes_on(tail: str, head: str) -> bool:
    """Return whether the lower half begins with a sign that stands within identifiers alone."""
    if not _BEGINS.match(head) or not tail[-1].isalnum():
        return False
    sign, rest = head[0], head[1:]
    if sign == "@":
        return bool(_DOMAIN.match(head)) and "@" not in tail and bool(_MAILBOX.match(tail))
    if sign == "-":
        return rest[0].isdigit() and tail[-1].isdigit() and bool(re.search(r"\d[./-]\d", tail + rest[1:]))
    if rest[0].isupper() and sign == ".":
        return False
    if sign == "_":
        return not rest.endswith("_") and bool(_PARTS.search(tail + rest))
    return bool(_PARTS.search(tail) or (sign == "/" and tail.isupper() and _PARTS.search(rest)))


def _is_left_open(tail: str, head: str) -> bool:
    """Return whether the upper half ends with a sign after which its identifier goes on."""
    if tail.endswith("://"):
        return bool(re.match(r"[\w-]+\.\w", head))
    if _DOTTED.match(tail):
        return bool(_NUMBER.fullmatch(head)) and not _ADDRESS.match(tail)
    if tail.startswith("@") and tail.endswith(".") and len(tail) > 2:
        return bool(_HANDLE_REST.match(head))
    if tail.endswith("_") and any(char.isalnum() for char in tail):
        return bool(_MAIL_REST.match(head))
    return bool(_IPV6.match(tail)) and bool(_IPV6_REST.fullmatch(head))


def _are_digest(tail: str, head: str) -> bool:
    halves = _HEXADECIMAL.fullmatch(tail) and _HEXADECIMAL.fullmatch(head)
    whole = len(tail) in _DIGESTS and len(head) in _DIGESTS  # a list of digests, one a line
    return bool(halves) and not whole and len(tail) + len(head) in _DIGESTS

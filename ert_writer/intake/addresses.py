"""Whose e-mail address or telephone number is it: the officer's, or one that the letter asks about."""

from __future__ import annotations

import re

from ert_writer.countries.guess import domain_country
from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind, ParagraphRole
from ert_writer.text.fold import fold

_CONTACT_WORDS = 20
_LETTERHEAD = frozenset({ParagraphRole.HEADING, ParagraphRole.HEADER})


def domain_of(address: str) -> str:
    """Return the domain of an address, in lower case."""
    return address.rpartition("@")[2].strip(" <>").lower()


def is_official(domain: str) -> bool:
    """Return whether a domain has the form that public bodies use; anybody may still write from it."""
    real = _real(domain)
    return bool(catalogue().official_domain(real) or catalogue().official_label.search(real))


def _real(domain: str) -> str:
    """Return the domain without a reserved top-level label (RFC 2606)."""
    return re.sub(r"\.(?:example|test|invalid)$", "", domain)


def is_free_mail(domain: str) -> bool:
    """Return whether anybody can have a mailbox there."""
    labels = _real(domain).split(".")
    known = catalogue()
    generic = labels[0] if len(labels) <= 2 or domain_country(known, domain) else labels[-2]
    return generic in known.shared.free_mail and not is_official(domain)


def names_officer(letter: Facts, address: str) -> bool:
    """Return whether an address holds a part of the officer's name."""
    officer, local = letter.officer, address.lower().partition("@")[0]
    words = letter.folded[slice(*officer.name)].split() if officer else []
    return any(len(word) > 3 and word in local for word in words)


def in_signature(letter: Facts, position: int) -> bool:
    """Return whether a position is in the signature, or in the last lines of a letter that has none marked."""
    line = letter.line_at(position)
    if line is None:
        return False
    if line.role is ParagraphRole.SIGNATURE and position >= letter.cover_end:
        return True
    return position < letter.body_end and letter.shown_line(position).start >= letter.signature_start


_RUNS_ON = re.compile(
    r"[;?:]$|^\s*(?:\d+[.)]|[a-z]\)|[a-z]\.(?!\s*\d))\s|\b(?:solicit|requer|requier|requis|favor|remit|respond|pedimos|informa)\w*"
)


def signature_start(letter: Facts) -> int:
    """Return where the signature begins: after the complimentary close, else at the last short lines."""
    for line in letter.lines:
        if line.role is ParagraphRole.SIGNATURE and line.span.start >= letter.cover_end:
            return line.span.start
    at = letter.body_end
    own = [shown for shown in letter.shown_lines if shown.start < at]
    for count, shown in enumerate(reversed(own)):
        text = letter.document.text[shown.start : shown.end].rstrip()
        words = len(text.split())
        sentence = words >= 5 and bool(re.search(r"[^\W_]{2}\.$", text))
        long = len(text) > 90 or words > 10
        if (long and not _is_contact(letter, shown, words)) or count > 8 or sentence or _RUNS_ON.search(fold(text)):
            break
        at = shown.start
    return at


def _is_contact(letter: Facts, line: Span, words: int) -> bool:
    """Return whether a line of no more than twenty words holds several ways to reach somebody: it closes a letter."""
    kinds = (EntityKind.PHONE, EntityKind.EMAIL)
    found = [
        entity for entity in letter.entities if entity.kind in kinds and line.start <= entity.span.start < line.end
    ]
    return words <= _CONTACT_WORDS and len(found) > 1


def in_letterhead(letter: Facts, position: int) -> bool:
    """Return whether a position is in the lines above the salutation."""
    line = letter.line_at(position)
    return line is not None and line.role in _LETTERHEAD and not letter.in_mail_header(position)

"""Characters that show one thing and do another: kept as data, and said so in a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.text.invisible import hidden_places

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_KINDS: tuple[tuple[str, re.Pattern[str] | None, Severity, str], ...] = (
    (
        "bidi-controls",
        _BIDI,
        Severity.WARNING,
        "bidirectional control characters, which make text look different from what it says",
    ),
    (
        "control-characters",
        re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"),
        Severity.WARNING,
        "control characters (such as NUL or terminal escapes)",
    ),
    (
        "invisible-characters",
        None,
        Severity.NOTE,
        "invisible characters",
    ),
    ("private-characters", re.compile("[\ue000-\uf8ff\ufffd]"), Severity.NOTE, "characters that could not be read"),
)


def find_oddities(text: str) -> tuple[Finding, ...]:
    """Return one finding for each kind of odd character in a document's text, at its first place."""
    return tuple(_look(text))


def _look(text: str) -> Iterator[Finding]:
    for check, pattern, severity, what in _KINDS:
        places = [match.start() for match in pattern.finditer(text)] if pattern else _invisible(text)
        if places:
            codes = " ".join(sorted({f"U+{ord(text[at]):04X}" for at in places})[:8])
            yield Finding(
                check=check,
                category=Category.CHARACTERS,
                severity=severity,
                message=f"{len(places)} {what}: {codes}; they are kept as data and nothing acts on them",
                source_span=Span(places[0], places[0] + 1),
                value=codes,
            )


def _invisible(text: str) -> list[int]:
    return [at for at in hidden_places(text) if not _BIDI.match(text[at])]


def notice(check: str, message: str, value: str = "", severity: Severity = Severity.NOTE) -> Finding:
    """Return a finding about the file as a whole, such as a part that was left out."""
    return Finding(check=check, category=Category.OTHER, severity=severity, message=message, value=value)


def decoding_findings(lossy: int, encoding: str) -> tuple[Finding, ...]:
    """Return a warning when bytes did not fit the encoding."""
    if not lossy:
        return ()
    message = f"{lossy} bytes do not fit the encoding {encoding}; check the accented letters"
    return (notice("lossy-decoding", message, str(lossy), Severity.WARNING),)

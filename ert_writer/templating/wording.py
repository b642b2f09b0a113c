"""Wording files: blocks under marker lines, so that the languages can stand side by side.

    ## subject
    Your request {{ case_number }}

    ## greeting
    Dear officer,

    ## @signature

`## name` opens a block, `## @name` stands for a shared clause or a slot, `## @name?` for a slot that may stay empty.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ert_writer.content.files import read_bytes
from ert_writer.errors import ContentError
from ert_writer.templating.kinds import Part

MAX_WORDING = 20_000
"""Bound on a wording file, in bytes."""

SUBJECT = "subject"
BODY = "text"
"""Id of a shared clause's only block."""

_MARKER = re.compile(r"##[ \t]+(?P<shared>@?)(?P<id>[a-z][a-z0-9-]*)(?P<optional>\??)[ \t]*")


def canonical(text: str) -> str:
    """Return the text as approvals count it: NFC, line feeds only, no white space at line ends or at either end."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")


def read_wording(path: Path) -> str:
    """Read a wording file in canonical form.

    Raises:
        ContentError: it is larger than MAX_WORDING or not UTF-8.
        InputError: it cannot be read.
    """
    data = read_bytes(path)
    if len(data) > MAX_WORDING:
        raise ContentError(f"larger than {MAX_WORDING:,} bytes", where=str(path), hint="Shorten the wording")
    try:
        return canonical(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ContentError(f"not UTF-8 at byte {error.start}", where=str(path), hint="Save it as UTF-8") from None


def split(text: str, where: str) -> tuple[Part, ...]:
    """Return the blocks of a template's wording.

    Raises:
        ContentError: text before the first marker, a marker that is none, a block twice, no subject first.
    """
    parts: list[Part] = []
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("##"):
            _close(parts, lines)
            parts.append(_opened(line, number, where))
        elif parts or not line.strip():
            lines.append(line)
        else:
            raise ContentError("text before the first marker", where=f"{where}:{number}", hint="Open with ## subject")
    _close(parts, lines)
    _reject_odd(parts, where)
    return tuple(parts)


def _opened(line: str, number: int, where: str) -> Part:
    match = _MARKER.fullmatch(line)
    if match is None or (match["optional"] and not match["shared"]):
        hint = "Write ## name, ## @clause or ## @slot? with lower-case letters, digits and hyphens"
        raise ContentError(f"{line!r} is no marker", where=f"{where}:{number}", hint=hint)
    return Part(match["id"], "", bool(match["shared"]), bool(match["optional"]), number)


def _close(parts: list[Part], lines: list[str]) -> None:
    if parts:
        last = parts[-1]
        parts[-1] = Part(last.id, "\n".join(lines).strip("\n"), last.shared, last.optional, last.line)
    lines.clear()


def _reject_odd(parts: list[Part], where: str) -> None:
    if not parts or parts[0].id != SUBJECT or parts[0].shared:
        raise ContentError("the first block is not the subject", where=where, hint="Open with ## subject")
    seen: set[str] = set()
    for part in parts:
        place = f"{where}:{part.line}"
        if part.id in seen:
            raise ContentError(f"block {part.id!r} stands twice", where=place, hint="Give each block its own name")
        if part.shared and part.text.strip():
            raise ContentError(f"text under the shared clause {part.id!r}", where=place, hint="Open a block of its own")
        if not part.shared and not part.text.strip():
            raise ContentError(f"block {part.id!r} is empty", where=place, hint="Write it or remove its marker")
        seen.add(part.id)

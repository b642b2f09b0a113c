"""Markdown (CommonMark): a heading, then the blocks; values can neither open mark-up nor HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ert_writer.exporters.soundness import marks, pairs, sound
from ert_writer.model.reply import Exporter, Reply

_SPECIAL = re.compile(r"[\\`*<>\[\]|~&]|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"^(\s*)([#+=-])(?=\s|$|[#=-])|^(\s*\d+)([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class MarkdownExporter:
    """Writes UTF-8 Markdown; the English mirror, when there is one, follows each block as a quotation."""

    id: str = "md"
    suffix: str = ".md"

    def export(self, reply: Reply) -> bytes:
        """Return the reply as Markdown.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        sound(reply)
        blocks = [f"# {escaped(reply.subject)}"]
        for clause, mirror in pairs(reply):
            blocks += [f"**{escaped(mark)}**" for mark in marks(reply)]
            blocks.append(block(clause.text))
            if mirror is not None:
                blocks.append("\n".join(f"> {line}".rstrip() for line in block(mirror.text).split("\n")))
        return ("\n\n".join(blocks) + "\n").encode("utf-8")


def block(text: str) -> str:
    """Return a block with its line breaks kept and its list lines as a list."""
    lines = text.split("\n")
    shown: list[str] = []
    for line, follow in zip(lines, [*lines[1:], ""], strict=True):
        bullet = line.startswith("- ")
        body = f"- {escaped(line[2:])}" if bullet else escaped(line)
        opens_list = follow.startswith("- ")
        shown.append(body + ("\\" if line and follow and not bullet and not opens_list else ""))
        if opens_list and line and not bullet:
            shown.append("")
    return "\n".join(shown)


def escaped(line: str) -> str:
    """Return one line of text that Markdown prints as it stands."""
    return _OPENING.sub(r"\1\3\\\2\4", _SPECIAL.sub(lambda match: f"\\{match[0]}", line))


EXPORTER: Exporter = MarkdownExporter()

"""Text in the format "flowed" (RFC 3676): a line that ends in a space goes on in the next one."""

from __future__ import annotations

from email.message import Message

_SIGNATURE = "-- "


def unflowed(part: Message, text: str) -> str:
    """Return the text of a part with its flowed lines joined; that of another format as it is."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    delete = str(part.get_param("delsp", "no")).lower() == "yes"
    lines: list[str] = []
    depth, open_ = 0, False
    for raw in text.replace("\r\n", "\n").split("\n"):
        quotes = len(raw) - len(raw.lstrip(">"))
        line = raw[quotes:].removeprefix(" ")
        flows = line.endswith(" ") and line != _SIGNATURE
        kept = line[:-1] if flows and delete else line
        if open_ and quotes == depth and line != _SIGNATURE:
            lines[-1] += kept
        else:
            lines.append(f"{'>' * quotes}{' ' if quotes else ''}{kept}")
        depth, open_ = quotes, flows
    return "\n".join(lines)

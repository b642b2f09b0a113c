"""HTML: one self-contained page without scripts; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ert_writer.exporters.soundness import marks, pairs, reference_line, sound
from ert_writer.model.language import EN, Language
from ert_writer.model.reply import Exporter, Reply

_STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --soft: #5b6472; --mark: #a32018; }
body { font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
body.mirrored { max-width: 80rem; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 1rem; overflow-wrap: anywhere; }
.row { padding: .5rem 0; }
.mirrored .row { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; border-top: 1px solid var(--line); }
.mirror { color: var(--soft); }
p, ul { margin: 0 0 .75rem; overflow-wrap: anywhere; }
p:last-child, ul:last-child { margin-bottom: 0; }
.mark { color: var(--mark); font-weight: 700; letter-spacing: .06em; font-size: .8rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; }
footer { color: var(--soft); font-size: .8rem; }
@media (max-width: 45rem) { .mirrored .row { grid-template-columns: 1fr; gap: .5rem; } }
@media (prefers-color-scheme: dark) { :root { --line: #3a4250; --soft: #a0a9b8; --mark: #ff8a80; } }
@media print { .row { break-inside: avoid; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class HtmlExporter:
    """Writes a page; the English mirror, when there is one, is beside each block."""

    id: str = "html"
    suffix: str = ".html"

    def export(self, reply: Reply) -> bytes:
        """Return the page.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        sound(reply)
        return page(reply).encode("utf-8")


def page(reply: Reply, *, mail: bool = False) -> str:
    """Return the page of a sound reply; in a mail, without the subject as heading and the desk's own footer."""
    mirrored = any(mirror is not None for _, mirror in pairs(reply))
    kind = ' class="mirrored"' if mirrored else ""
    rows = "\n".join(_row(reply, clause.text, mirror.text if mirror else None) for clause, mirror in pairs(reply))
    return (
        f'<!doctype html>\n<html lang="{escape(reply.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(reply.subject)}</title>\n<style>{_STYLE}</style>\n</head>\n<body{kind}>\n"
        f"<main>\n{_marks(reply, reply.language)}{'' if mail else _heading(reply, mirrored)}\n{rows}\n</main>\n"
        f"{'' if mail else _footer(reply)}</body>\n</html>\n"
    )


def _footer(reply: Reply) -> str:
    return f"<footer>{escape(reference_line(reply))}</footer>\n"


def _heading(reply: Reply, mirrored: bool) -> str:
    heading = f"<h1>{escape(reply.subject)}</h1>"
    return heading + f'\n<p class="mirror" lang="en">{escape(reply.mirror_subject)}</p>' if mirrored else heading


def _row(reply: Reply, text: str, mirror: str | None) -> str:
    beside = f'\n<div class="mirror" lang="en">{_marks(reply, EN)}{blocks(mirror)}</div>' if mirror is not None else ""
    return f'<section class="row"><div>{_marks(reply, reply.language)}{blocks(text)}</div>{beside}</section>'


def _marks(reply: Reply, language: Language) -> str:
    return "".join(f'<p class="mark">{escape(mark)}</p>\n' for mark in marks(reply, language))


def blocks(text: str) -> str:
    """Return paragraphs and lists of a plain text, escaped."""
    return "".join(_grouped(text))


def _grouped(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        lines: list[str] = []
        items: list[str] = []
        for line in paragraph.split("\n"):
            if line.startswith("- "):
                yield from _paragraph(lines)
                items.append(f"<li>{escape(line[2:])}</li>")
            else:
                yield from _list(items)
                lines.append(escape(line))
        yield from _list(items)
        yield from _paragraph(lines)


def _paragraph(lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"<p>{'<br>'.join(lines)}</p>"
    lines.clear()


def _list(items: list[str]) -> Iterator[str]:
    if items:
        yield f"<ul>{''.join(items)}</ul>"
    items.clear()


EXPORTER: Exporter = HtmlExporter()

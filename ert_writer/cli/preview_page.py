"""Previews of one template side by side: a column for each language and country, a row for each block."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ert_writer.exporters.html import blocks
from ert_writer.model.reply import Reply

_STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --soft: #5b6472; --mark: #a32018; }
body { font: 15px/1.45 system-ui, "Segoe UI", "Liberation Sans", sans-serif; margin: 1.5rem; }
h1 { font-size: 1.25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: start; vertical-align: top; border-top: 1px solid var(--line); padding: .5rem .75rem; }
td { min-width: 20rem; max-width: 34rem; overflow-wrap: anywhere; }
th[scope=row] { color: var(--soft); font-weight: 400; }
p, ul { margin: 0 0 .6rem; }
.mark { color: var(--mark); font-weight: 700; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4250; --soft: #a0a9b8; --mark: #ff8a80; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(replies: Sequence[tuple[str, Reply]]) -> str:
    """Return the page.

    Args:
        replies: each with the tag of its reader, such as `es-MX`.
    """
    name = f"{replies[0][1].template} {replies[0][1].version}"
    heads = "".join(f'<th scope="col">{escape(tag)}</th>' for tag, _ in replies)
    ids = dict.fromkeys(clause.id for _, reply in replies for clause in reply.clauses)
    subject = _row("subject", [(tag, f"<p>{escape(reply.subject)}</p>") for tag, reply in replies])
    rows = "\n".join(_row(id_, [(tag, _block(reply, id_)) for tag, reply in replies]) for id_ in ids)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Preview of {escape(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>Preview of {escape(name)}</h1>\n<p class="mark">Fictional values, not for sending</p>\n'
        f'<div class="wide"><table>\n<thead><tr><td></td>{heads}</tr></thead>\n<tbody>\n{subject}\n{rows}\n'
        "</tbody>\n</table></div>\n</main>\n</body>\n</html>\n"
    )


def _row(id_: str, cells: Sequence[tuple[str, str]]) -> str:
    filled = "".join(f'<td lang="{escape(tag)}">{cell}</td>' for tag, cell in cells)
    return f'<tr><th scope="row">{escape(id_)}</th>{filled}</tr>'


def _block(reply: Reply, id_: str) -> str:
    return next((blocks(clause.text) for clause in reply.clauses if clause.id == id_), "")

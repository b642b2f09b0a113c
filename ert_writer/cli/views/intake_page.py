"""The triage screen as one self-contained HTML page: nothing is fetched, nothing runs, everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ert_writer.cli.views.intake_rows import LANGUAGES, Row, Section, View, commands, sections
from ert_writer.cli.views.page import shown
from ert_writer.intake.masking import redact

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6470; --paper: #fff; --line: #d9dee4; --band: #f4f6f9;
  --note: #2f6f9f; --warning: #9a6200; --error: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa5b1; --paper: #14171b; --line: #2d343c;
  --band: #1c2127; --note: #7fb8e0; --warning: #e0ad4a; --error: #f0857d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.25rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 1.25rem; overflow-wrap: anywhere; }
h2 { margin: 0 0 .4rem; font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
p { margin: 0; }
.notice { margin: .15rem 0 1rem; color: var(--soft); }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
section { border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; min-width: 0; }
section.wide { grid-column: 1 / -1; }
section.danger { grid-column: 1 / -1; border-left: 8px solid var(--soft); }
section.danger.emergency { border-color: var(--error); } section.danger.unclear { border-color: var(--warning); }
dd.emergency p:first-child, dd.unclear p:first-child, dd.not-emergency p:first-child {
  font-size: 1.2rem; font-weight: 700; }
dd.emergency p:first-child { color: var(--error); } dd.unclear p:first-child { color: var(--warning); }
dd.alarm { font-weight: 600; }
dl { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .2rem .8rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
dd.identifier, code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .92em; }
dd.quote p + p { margin-top: .35rem; }
ul { margin: 0; padding: 0; list-style: none; }
li + li { margin-top: .5rem; }
li.note, li.warning, li.error { border-left: 3px solid; padding-left: .7rem; }
li.note { border-color: var(--note); } li.warning { border-color: var(--warning); }
li.error { border-color: var(--error); }
.note > b { color: var(--note); } .warning > b { color: var(--warning); } .error > b { color: var(--error); }
li p.soft { color: var(--soft); }
code { display: inline-block; background: var(--band); border-radius: 4px; padding: .05rem .4rem;
  overflow-wrap: anywhere; }
.control { border: 1px dashed var(--error); border-radius: 3px; padding: 0 .2em; font: .75em ui-monospace, monospace; }
@media (max-width: 46rem) { main { grid-template-columns: minmax(0, 1fr); }
  dl { grid-template-columns: 6.5rem minmax(0, 1fr); } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #999; --band: #fff;
  --note: #000; --warning: #000; --error: #000; } @page { margin: 15mm; } body { padding: 0; font-size: 10pt; }
  section { break-inside: avoid; } section.danger.emergency { border: 3px solid #000; } }
"""


def page(view: View) -> str:
    """Return the page: the sections of the screen, in its order, readable on paper too."""
    case = view.case
    language = LANGUAGES.get(case.language, case.language)
    lang = case.language if case.language != "und" else "es"
    parts = "".join(_section(part, case.danger.status.value, lang) for part in sections(view))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{shown(view.source)}: intake</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>{shown(view.source)}</h1>
<p class="notice">{shown(language)}, country {shown(case.country or "unknown")}. Advice to confirm, not a verdict.</p>
</header>
<main>
{parts}{_list_section("Cautions", list(_cautions(view)) or ["<li>none found; this proves nothing</li>"])}
{_list_section("Next", list(_next(view)), "wide")}
</main>
</body>
</html>
"""


def _section(section: Section, status: str, language: str) -> str:
    cells = "".join(_row(row, language) for row in section.rows)
    classes = f"danger {status}" if section.name == "danger" else section.name
    return f'<section class="{classes}"><h2>{shown(section.title)}</h2><dl>\n{cells}</dl></section>\n'


def _row(row: Row, language: str) -> str:
    lines = "".join(f'<p dir="auto">{shown(line)}</p>' for line in row.lines)
    lang = f' lang="{escape(language)}"' if row.mark == "quote" else ""
    return f'<dt>{shown(row.label)}</dt><dd class="{row.mark}"{lang}>{lines}</dd>\n'


def _list_section(title: str, items: list[str], classes: str = "") -> str:
    return f'<section class="{classes}"><h2>{shown(title)}</h2><ul>\n' + "".join(items) + "</ul></section>"


def _cautions(view: View) -> Iterable[str]:
    for caution in view.case.cautions:
        words = redact(caution.evidence, view.case, view.masking.roles)
        evidence = f'<p dir="auto">{shown(words)}</p>' if words else ""
        yield (
            f'<li class="{caution.severity.label}"><b>{caution.severity.label}</b> {shown(caution.message)} '
            f'<code>{shown(caution.id)}</code>{evidence}<p class="soft">{shown(caution.advice)}</p></li>\n'
        )


def _next(view: View) -> Iterable[str]:
    for _, command, reasons in commands(view.case, ""):
        yield f'<li><code>{shown(command)}</code><p class="soft">{shown(reasons)}</p></li>\n'

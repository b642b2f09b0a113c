"""The findings of a template lint as one self-contained HTML page."""

from __future__ import annotations

from html import escape

from ert_writer.cli.reports.run import CheckRun
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding

_STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --soft: #5b6472; }
body { font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid var(--line); padding: .75rem 0; }
h2 { font-size: 1rem; margin: 0; }
.error { color: #b3261e; } .warning { color: #8a5a00; } .note { color: #2f5d8a; }
.texts { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; color: var(--soft); }
p { margin: .25rem 0; overflow-wrap: anywhere; white-space: pre-line; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3a4250; --soft: #a0a9b8; }
  .error { color: #ff8a80; } .warning { color: #ffcb6b; } .note { color: #8ab4f8; }
}
"""


def page(run: CheckRun) -> str:
    """Return the page; every text is escaped."""
    pairs = run.by_id()
    items = "\n".join(_item(finding, pairs.get(finding.pair)) for finding in run.findings) or "<p>Nothing found.</p>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Template lint</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Template lint</h1>\n"
        f"<p>{len(run.findings)} findings in {len(run.pairs)} pairs</p>\n{items}\n</body>\n</html>\n"
    )


def _side(text: str, language: str) -> str:
    return f'<p lang="{escape(language)}">{escape(text)}</p>'


def _item(finding: Finding, pair: Pair | None) -> str:
    severity = finding.severity.label
    head = f'<span class="{severity}">{severity}</span> {escape(finding.check)} · {escape(finding.pair)}'
    sides = f"{_side(pair.source, pair.source_language)}{_side(pair.target, pair.target_language)}" if pair else ""
    texts = f'<div class="texts">{sides}</div>'
    say = f"<p>Say: {escape(', '.join(finding.suggestion))}</p>" if finding.suggestion else ""
    return f"<article><h2>{head}</h2><p>{escape(finding.message)}</p>{texts}{say}</article>"

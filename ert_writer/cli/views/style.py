"""The style of the translation page: readable on paper, on a telephone, in the dark."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5a6470; --paper: #fff; --line: #d9dee4; --mark: #e4edf8;
  --note: #2f6f9f; --warning: #9a6200; --error: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa5b1; --paper: #14171b; --line: #2d343c;
  --mark: #22364d; --note: #7fb8e0; --warning: #e0ad4a; --error: #f0857d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { margin: 0; font-size: 1.25rem; overflow-wrap: anywhere; }
p { margin: 0; }
.notice { margin: .25rem 0 .75rem; color: var(--warning); font-weight: 600; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0 0 .75rem; }
dl div { display: flex; gap: .5rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.columns, .unit { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.columns { padding: .5rem 0; border-bottom: 2px solid var(--line); color: var(--soft); font-weight: 600; }
section { padding: .6rem 0; border-bottom: 1px solid var(--line); }
section.heading .unit > p, section.heading .unit > div > p { font-weight: 600; }
section.quoted, section.acknowledgement { border-left: 3px solid var(--line); padding-left: .9rem; color: var(--soft); }
.role { margin-bottom: .25rem; color: var(--soft); font-size: .8rem; }
.unit > * { min-width: 0; }
.unit p { overflow-wrap: anywhere; white-space: pre-wrap; }
.unit + .unit { margin-top: .3rem; }
.paragraph + .paragraph { margin-top: .6rem; }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 .15em; }
.control { border: 1px dashed var(--error); border-radius: 3px; padding: 0 .2em; font: .75em ui-monospace, monospace; }
.findings { margin: .25rem 0; padding: 0; list-style: none; font-size: .875rem; }
.findings li { border-left: 3px solid; padding-left: .6rem; margin: .2rem 0; }
.note { color: var(--note); } .warning { color: var(--warning); } .error { color: var(--error); }
details { margin: .15rem 0; color: var(--soft); font-size: .8125rem; }
details p, details ol { margin: .25rem 0 .25rem 1rem; padding: 0; }
summary { cursor: pointer; }
del { opacity: .7; } ins { text-decoration: none; border-bottom: 1px solid; }
@media (max-width: 44rem) { body { padding: 1rem; } .columns { display: none; } .unit { grid-template-columns: 1fr; }
  .unit > div { margin: .1rem 0 .5rem; padding-left: .75rem; border-left: 2px solid var(--line); } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } section, .unit { break-inside: avoid; }
  details { display: none; } }
"""

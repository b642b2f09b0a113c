"""Style and script of the self-contained pages: no server, no network, nothing from elsewhere."""

from __future__ import annotations

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d6dce4; --ground: #f6f7f9;
  --card: #ffffff;
  --error: #b3261e; --warning: #8a5a00; --note: #1d5fa8; --good: #1b6e3c; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebf0; --soft: #a3adba; --line: #38424f; --ground: #14181e;
  --card: #1d232b; --error: #ff8a80; --warning: #ffc266; --note: #8fc1ff; --good: #7fd6a0; --mark: #6b5300; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
  h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.figures li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem;
  min-width: 8rem; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.2; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
  .good { color: var(--good); }
.tools { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 0 0 .75rem; }
.tools label { font-size: .8rem; color: var(--soft); display: grid; gap: .15rem; }
input, select { font: inherit; padding: .35rem .5rem; border: 1px solid var(--line); border-radius: .35rem;
  background: var(--card);
  color: inherit; } input { min-width: 16rem; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid currentColor;
  border-radius: .4rem;
  margin: 0 0 .6rem; padding: .6rem .9rem; } .finding > * { color: var(--ink); }
.finding header { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.finding header b { text-transform: uppercase; font-size: .75rem; letter-spacing: .04em; }
.finding header .error { color: var(--error); } .finding header .warning { color: var(--warning); }
.finding header .note { color: var(--note); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem 1.25rem; margin: .35rem 0 0; }
  .sides p { margin: 0; }
.sides small { color: var(--soft); display: block; }
@media (max-width: 44rem) { .sides { grid-template-columns: 1fr; } }
mark { background: var(--mark); color: inherit; border-radius: .15rem; padding: 0 .1rem; }
.wide { overflow-x: auto; overflow-wrap: break-word; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  padding: .45rem .75rem;
  border-bottom: 1px solid var(--line); } thead th { font-size: .8rem; color: var(--soft); white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; } tbody th { font-weight: 600; }
.way { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem;
  margin: .1rem .2rem .1rem 0;
  font-size: .9rem; } .way.missing, .way.deprecated, .way.superseded { border-color: var(--error);
  color: var(--error); }
.way.admitted { border-style: dashed; } .way b { font-weight: 600; }
.vary { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem .9rem;
  margin: 0 0 .75rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; margin-top: .5rem; }
.columns ul { margin: .25rem 0 0; padding-left: 1.1rem; } .columns li { margin: 0 0 .4rem; }
[hidden] { display: none !important; }
@media print { .tools { display: none; } .finding { break-inside: avoid; } body { max-width: none; } }
"""

SCRIPT = """
"use strict";
const plain = text => text.normalize("NFD").replace(/[\\u0300-\\u036f]/g, "").toLowerCase();
for (const tools of document.querySelectorAll(".tools")) {
  const rows = [...document.querySelectorAll(tools.dataset.rows)];
  const said = rows.map(row => plain(row.textContent));
  const count = tools.querySelector("output");
  const fields = [...tools.querySelectorAll("select, input")];
  const show = () => {
    let shown = 0;
    rows.forEach((row, place) => {
      const fits = fields.every(field => !field.value || (field.name === "search"
        ? plain(field.value).split(/\\s+/).every(word => said[place].includes(word))
        : (row.dataset[field.name] || "").split(" ").includes(field.value)));
      row.hidden = !fits;
      shown += fits;
    });
    count.textContent = `${shown} of ${rows.length}`;
  };
  fields.forEach(field => field.addEventListener("input", show));
  show();
}
"""

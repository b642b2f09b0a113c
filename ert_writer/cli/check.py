"""`ert-writer check`: wrong terms, numbers, negations and omissions between a source and its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Literal

import typer

from ert_writer.checks.baseline import fingerprint, new_findings, read_baseline, write_baseline
from ert_writer.cli.edge import leave
from ert_writer.cli.letters import opened
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption, OpenOption
from ert_writer.cli.output import put, require_writable
from ert_writer.cli.reports.run import CheckRun
from ert_writer.cli.wording import tell
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.parts import make_check_settings
from ert_writer.errors import UsageError
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding
from ert_writer.model.language import SUPPORTED, base

Format = Literal["text", "json", "jsonl", "sarif", "github", "html", "mqm"]


def check(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE TARGET]", help="Two texts: .txt .eml .html .docx .pdf or -.")
    ] = None,
    from_: Annotated[str, typer.Option("--from", help="Language of the source: es, pt, en or a regional tag.")] = "",
    to: Annotated[str, typer.Option("--to", help="Language of the target.")] = "",
    bitext: Annotated[Path | None, typer.Option("--bitext", metavar="FILE", help="TSV, TMX or XLIFF.")] = None,
    region: Annotated[str, typer.Option("--region", help="Ask for terms of this region, such as MX.")] = "",
    glossary: Annotated[
        list[str] | None,
        typer.Option("--glossary", help="TBX, CSV or TOML instead of the packaged glossary, or beside it: +FILE."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the findings.")] = "text",
    baseline: Annotated[Path | None, typer.Option("--baseline", help="Only findings that are not in it fail.")] = None,
    update: Annotated[bool, typer.Option("--write-baseline", help="Write all findings to the baseline.")] = False,
    reason: Annotated[
        str, typer.Option("--reason", help="Why the findings that --write-baseline adds are dismissed.")
    ] = "",
    machine: Annotated[
        bool, typer.Option("--machine", help="An engine made the target: look for its faults too.")
    ] = False,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Do not run this check; repeatable.")] = None,
    severity: Annotated[list[str] | None, typer.Option("--severity", help="CHECK=note, warning or error.")] = None,
    settings: Annotated[Path | None, typer.Option("--settings", help="TOML with [checks] ignore and severity.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file, not standard output.")] = None,
    force: ForceOption = False,
    launch: OpenOption = False,
    content: ContentOption = None,
    fail_on: FailOnOption = "error",
) -> None:
    """Find wrong terms, numbers, negations and omissions between a source and its target."""
    for option, language in (("--from", from_), ("--to", to)):
        if language and base(language) not in SUPPORTED:
            raise UsageError(f"Unknown language {language!r}", where=option, hint="Use es, pt or en")
    if update and baseline is None:
        raise UsageError("--write-baseline needs a file", hint="Name it with --baseline FILE")
    desk = Desk(configured(glossary=tuple(glossary or ()), content=content))
    chosen = make_check_settings(settings, ignore or (), severity or ())
    name, pairs = _pairs(desk, tuple(texts or ()), bitext, (from_, to), region)
    findings = desk.check_pairs(pairs, chosen, machine=machine)
    by_id = {pair.id: pair for pair in pairs}
    if update and baseline is not None:
        fresh = _dismissed(desk, findings, by_id, baseline, reason.strip())
    else:
        fresh = new_findings(findings, by_id, read_baseline(baseline)) if baseline else findings
    path = _below(bitext if bitext is not None else Path((texts or [""])[-1]))
    run = CheckRun(name, pairs, fresh, len(findings) - len(fresh), lines=_is_lines(bitext), path=path)
    if out is not None:
        require_writable(out, force=force, inputs=[*(texts or ()), *([str(bitext)] if bitext else [])])
    put("check", "html" if launch else form, run, out, source=name, force=True, launch=launch)
    leave(fresh, fail_on)


def _pairs(
    desk: Desk, texts: Sequence[str], bitext: Path | None, languages: tuple[str, str], region: str
) -> tuple[str, Sequence[Pair]]:
    from ert_writer.checks.bitext.read import Defaults, read_bitext

    if bitext is not None and not texts:
        return bitext.name, read_bitext(bitext, Defaults(*languages, region.upper()))
    if bitext is not None or len(texts) != 2:
        raise UsageError("give either SOURCE and TARGET or --bitext FILE", hint="See ert-writer check --help")
    source, target = (opened(desk, text) for text in texts)
    return Path(texts[1]).name, desk.pairs(source, target, languages, region)


def _dismissed(
    desk: Desk, findings: Sequence[Finding], pairs: Mapping[str, Pair], baseline: Path, reason: str
) -> Sequence[Finding]:
    """Write all findings to the baseline, on record first with the reason; return what is still new: nothing."""
    known = read_baseline(baseline) if baseline.exists() else {}
    added = new_findings(findings, pairs, known)
    if added and not reason:
        hint = "Say why they are wrong here: --reason 'regional wording, agreed with counsel'"
        raise UsageError(f"{len(added)} findings would be dismissed without a reason", where="--reason", hint=hint)
    marks = {fingerprint(finding, pairs.get(finding.pair)): finding for finding in added}
    with desk.record_dismissals(marks, reason) if marks else nullcontext():
        write_baseline(baseline, findings, pairs, {**dict.fromkeys(marks, reason), **known})
    tell(f"{len(findings)} findings written to {baseline!s}", named=False)
    return ()


def _below(file: Path) -> str:
    """Return a file's path from the working directory on; empty where it lies elsewhere or is standard input."""
    return "" if file.is_absolute() or ".." in file.parts or str(file) in ("-", ".") else file.as_posix()


def _is_lines(bitext: Path | None) -> bool:
    return bitext is not None and bitext.suffix.lower() in (".tsv", ".txt", "")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help=check.__doc__)(check)

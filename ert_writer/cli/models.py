"""`ert-writer models`: list, add, verify, remove, path, recommend."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import EXIT_FINDINGS, emit_json, visible
from ert_writer.cli.options import DryRunOption, FormatOption, ModelsOption
from ert_writer.cli.recording import recorder
from ert_writer.errors import ErtWriterError
from ert_writer.model.reading import Progress
from ert_writer.model.wire import canonical_json

if TYPE_CHECKING:
    from ert_writer.engines.models.manifest import Manifest

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A model's name, as models list shows it.")]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("list", help="Show the installed models.")(list_models)
    group.command("add", help="Add a model from a directory or from the Hugging Face hub.")(add)
    group.command("verify", help="Compare every file of the models with its sha256.")(verify)
    group.command("remove", help="Remove a model.")(remove)
    group.command("path", help="Print the directory that holds the models.")(path)
    group.command("recommend", help="Show the OPUS-MT models worth installing.")(recommend)
    app.add_typer(group, name="models", help="List, add, verify and remove local MarianMT models.")


def list_models(models: ModelsOption = None, format_: FormatOption = "text") -> None:
    """Show the installed models, damaged ones included."""
    from ert_writer.engines.models.store import entries

    rows = [_row(entry.name, entry.manifest, entry.problem) for entry in entries(_root(models))]
    _show({"models": rows}, format_, lambda: _lines(rows))


def add(
    origin: Annotated[
        str, typer.Argument(metavar="DIR|OWNER/NAME", help="A model's directory, or its name on the hub.")
    ],
    revision: Annotated[
        str, typer.Option("--revision", help="Hub branch, tag or commit; the commit is pinned.")
    ] = "main",
    direction: Annotated[list[str] | None, typer.Option("--direction", help="Such as es-en; may be repeated.")] = None,
    name: Annotated[str, typer.Option("--name", help="Name in the store; the last name of the origin otherwise.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of a model of that name.")] = False,
    untried: Annotated[bool, typer.Option("--untried", help="Do not try it: for models made for measuring.")] = False,
    models: ModelsOption = None,
    format_: FormatOption = "text",
) -> None:
    """Check, convert, try and install a model."""
    from ert_writer.engines.models import install

    request = install.Request(
        origin=origin,
        revision=revision,
        directions=tuple(install.direction(text) for text in direction or ()),
        name=name,
        replace=replace,
        untried=untried,
        today=datetime.now(UTC).date(),
    )
    records = recorder()
    records.require_usable()
    with _progress() as progress:
        manifest = install.add(
            _root(models), request, progress, lambda made: records.around("model", _added(made), now())
        )
    row = _row(manifest.name, manifest, "")
    _show(row, format_, lambda: [*_lines([row]), *_trial_lines(row)])


def verify(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="One model; all of them otherwise.")] = "",
    models: ModelsOption = None,
    format_: FormatOption = "text",
) -> None:
    """Compare every file with its sha256: exit 3 when the named model is damaged, 1 when one of all is."""
    from ert_writer.engines.models import store

    root = _root(models)
    if name:
        store.checked(store.find(root, name), full=True)
    rows = [_verified(root, entry.name) for entry in store.entries(root) if name in ("", entry.name)]
    _show({"models": rows}, format_, lambda: [f"{row['name']}: {row['problem'] or 'whole'}" for row in rows])
    if any(row["problem"] for row in rows):
        raise typer.Exit(EXIT_FINDINGS)


def remove(
    name: NameArgument,
    dry_run: DryRunOption = False,
    models: ModelsOption = None,
    format_: FormatOption = "text",
) -> None:
    """Remove a model, whole or damaged."""
    from ert_writer.engines.models import store

    folder = store.removable(_root(models), name)
    if not dry_run:
        with recorder().around("model", {"action": "remove", "name": name}, now()):
            store.discard(folder)
    said = f"would be removed: {folder}" if dry_run else f"removed {name}"
    _show({"name": name, "folder": str(folder)}, format_, lambda: [said])


def path(models: ModelsOption = None, format_: FormatOption = "text") -> None:
    """Print the directory that holds the models."""
    root = _root(models)
    _show({"path": str(root)}, format_, lambda: [str(root)])


def recommend(
    direction: Annotated[str, typer.Option("--direction", help="Such as es-en; all otherwise.")] = "",
    format_: FormatOption = "text",
) -> None:
    """Show the OPUS-MT models worth installing, with licence, size and published scores."""
    from ert_writer.engines.models import catalogue, install

    wanted = str(install.direction(direction)) if direction else ""
    items = catalogue.recommended(wanted)
    _show({"models": items}, format_, lambda: [line for item in items for line in _recommended(item)])


def _root(models: Path | None) -> Path:
    from ert_writer.engines.models.store import default_root

    return models.expanduser() if models else default_root()


def _show(value: Any, format_: str, lines: Callable[[], Sequence[str]]) -> None:
    if format_ == "json":
        emit_json(value)
    else:
        for line in lines():
            typer.echo(visible(line))


def _added(manifest: Manifest) -> dict[str, str]:
    kept = {"repository": manifest.repository, "revision": manifest.revision}
    return {"action": "add", "name": manifest.name, **kept, "files": _digest(manifest)}


def _digest(manifest: Manifest) -> str:
    """Return one digest over the sha256 of every file."""
    rows = sorted([item.path, item.sha256] for item in manifest.files)
    return hashlib.sha256(canonical_json(rows)).hexdigest()


def _row(name: str, manifest: Any, problem: str) -> dict[str, Any]:
    if manifest is None:
        return {"name": name, "problem": problem}
    trial = manifest.trials[-1] if manifest.trials else None
    return {
        "name": name,
        "kind": manifest.kind,
        "directions": [str(direction) for direction in manifest.directions],
        "language_tokens": dict(manifest.language_tokens),
        "licence": manifest.licence,
        "repository": manifest.repository,
        "revision": manifest.revision,
        "parameters": manifest.parameters,
        "positions": manifest.positions,
        "bytes": sum(item.size for item in manifest.files),
        "files": [{"path": item.path, "size": item.size, "sha256": item.sha256} for item in manifest.files],
        "added": manifest.added,
        "trial": trial,
        "problem": problem or (trial.reason if trial else ""),
    }


def _lines(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [_line(row) for row in rows] or ["no model is installed; run ert-writer models recommend"]


def _line(row: dict[str, Any]) -> str:
    if row["problem"]:
        return f"{row['name']}  unusable: {row['problem']}"
    size = f"{row['bytes'] / 1e6:.0f} MB"
    tried = "tried" if row["trial"] else "untried"
    return "  ".join([row["name"], ",".join(row["directions"]), size, row["licence"], tried])


def _trial_lines(row: dict[str, Any]) -> list[str]:
    trial = row["trial"]
    if trial is None:
        return []
    best = [f"{item.direction} {item.survival[0][0].format(1)}" for item in trial.placeholders if item.survival]
    unknown = [f"unknown characters: {trial.unknown}"] if trial.unknown else []
    return [*unknown, f"placeholders: {', '.join(best) or 'none'}"]


def _verified(root: Path, name: str) -> dict[str, Any]:
    from ert_writer.engines.models import store

    try:
        store.checked(store.find(root, name), full=True)
    except ErtWriterError as error:
        return {"name": name, "problem": str(error)}
    return {"name": name, "problem": ""}


def _recommended(item: Any) -> list[str]:
    published, installed = item.megabytes
    head = (
        f"{item.repository}  {','.join(item.directions)}  {item.licence}  {published} MB, installed int8 {installed} MB"
    )
    scores = ", ".join(f"{direction} {test} {bleu:g}" for direction, test, bleu in item.scores)
    about = "; ".join(text for text in (item.note, f"BLEU: {scores}" if scores else "", " ".join(item.prefix)) if text)
    return [head, f"    {about}"]


class _progress:  # noqa: N801 - used as a function in a with statement
    """Show what is being done on a terminal, and nothing anywhere else."""

    def __enter__(self) -> Progress:
        from rich.console import Console
        from rich.status import Status

        self._status = Status("", console=Console(stderr=True))
        if self._status.console.is_terminal:
            self._status.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def _tell(self, done: int, total: int, what: str) -> None:
        share = f" {100 * done // total} %" if total else ""
        self._status.update(f"{visible(what)}{share}")

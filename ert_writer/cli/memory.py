"""`ert-writer memory`: add, find, list, remove, import, export, path."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import emit_json, visible
from ert_writer.cli.options import DryRunOption, ForceOption, FormatOption
from ert_writer.errors import UsageError
from ert_writer.model.language import SUPPORTED, Direction, base

if TYPE_CHECKING:
    from ert_writer.memory.store import Memory
    from ert_writer.model.checking import Pair
    from ert_writer.model.memory import MemoryEntry

MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", envvar="ERT_WRITER_MEMORY", metavar="FILE", help="The memory's file; your own otherwise."),
]
FromOption = Annotated[
    str, typer.Option("--from", help="Source language: es, pt or en, with a region where it matters: es-MX.")
]
ToOption = Annotated[
    str, typer.Option("--to", help="Target language: es, pt or en, with a region where it matters: es-MX.")
]
OriginOption = Annotated[str, typer.Option("--origin", help="approved, corrected, or where the segments come from.")]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("add", help="Add one approved segment; identifiers are stored as slots.")(add)
    group.command("find", help="Show what the memory offers for a segment.")(find)
    group.command("list", help="Show every entry.")(list_entries)
    group.command("remove", help="Remove the entry of a source segment.")(remove)
    group.command("import", help="Add the pairs of a TMX, XLIFF or TSV file, or of a translation in JSON.")(import_file)
    group.command("export", help="Write all entries as TMX 1.4b.")(export)
    group.command("path", help="Print the memory's file.")(path)
    app.add_typer(group, name="memory", help="Keep approved translations and offer them again.")


def add(
    source: Annotated[str, typer.Argument(help="The source segment, or - to read it from standard input.")],
    target: Annotated[str, typer.Argument(help="Its approved translation.")],
    from_: FromOption,
    to: ToOption = "en",
    origin: OriginOption = "approved",
    memory: MemoryOption = None,
) -> None:
    """Add one segment pair."""
    from ert_writer.translate.recall import remember

    text = typer.get_text_stream("stdin").read() if source == "-" else source
    entries = remember([(text, target)], _direction(from_, to), origin=origin, now=_now())
    if not entries:
        raise UsageError("the two segments do not hold the same identifiers, or one is empty", where="memory add")
    kept = _memory(memory)
    with _on_record("approval", "add", entries, origin):
        kept.add(entries)
    typer.echo("1 added", err=True)


def find(
    text: Annotated[str, typer.Argument(help="A source segment, or - to read it from standard input.")],
    from_: FromOption,
    to: ToOption = "en",
    minimum: Annotated[int, typer.Option("--minimum", min=1, max=100, help="Least similarity.")] = 75,
    memory: MemoryOption = None,
    format_: FormatOption = "text",
) -> None:
    """Show exact and similar matches, best first, with the segment's own identifiers filled in."""
    from ert_writer.translate.recall import recall

    segment = typer.get_text_stream("stdin").read().strip() if text == "-" else text
    matches = recall(_memory(memory), segment, _direction(from_, to), minimum=minimum)
    if format_ == "json":
        emit_json({"matches": matches})
        return
    for match in matches:
        typer.echo(
            f"{match.similarity:3d} %  {visible(match.target)}\n       {visible(match.source)}  [{match.origin}]"
        )


def list_entries(memory: MemoryOption = None, format_: FormatOption = "text") -> None:
    """Show every entry, by direction and source."""
    entries = _memory(memory).entries()
    if format_ == "json":
        emit_json({"entries": entries})
        return
    for entry in entries:
        tags = _tags(entry)
        typer.echo(f"{tags}  {visible(entry.source)}\n       {visible(entry.target)}  [{entry.origin}]")


def remove(
    source: Annotated[str, typer.Argument(help="The source segment as `memory list` shows it.")],
    from_: FromOption,
    to: ToOption = "en",
    memory: MemoryOption = None,
) -> None:
    """Remove an entry; exit 2 when there is none."""
    from ert_writer.memory.store import key_of

    kept, direction = _memory(memory), _direction(from_, to)
    found = [entry for entry in kept.entries() if key_of(entry.source) == key_of(source)]
    with _on_record("retirement", "remove", found, "") if found else nullcontext():
        removed = kept.remove(source, direction)
    if not removed:
        raise UsageError("the memory has no such segment", where="memory remove", hint="`memory list` shows them all")


def import_file(
    file: Annotated[Path, typer.Argument(help="TMX 1.4b, XLIFF, TSV, or the JSON of `ert-writer translate`.")],
    origin: OriginOption = "approved",
    from_: Annotated[str, typer.Option("--from", help="Source language, where the file does not say.")] = "",
    to: Annotated[str, typer.Option("--to", help="Target language, where the file does not say.")] = "",
    dry_run: DryRunOption = False,
    memory: MemoryOption = None,
) -> None:
    """Add every pair that is finished and whose identifiers agree; say how many were left out."""
    pairs, unfinished = ([*_translated(file)], 0) if file.suffix == ".json" else _bitext(file, from_, to)
    entries = tuple(_entries(pairs, origin))
    kept = _memory(memory)
    before = len(kept.entries())
    if not dry_run and entries:
        with _on_record("approval", "import", entries, origin):
            kept.add(entries)
    replaced = 0 if dry_run else before + len(entries) - len(kept.entries())
    told = [f"{len(entries)} {'would be ' if dry_run else ''}added"]
    told += [f"{replaced} of them in place of another of the same source"] if replaced else []
    told += [f"{unfinished} left out (the file says that nobody reviewed them)"] if unfinished else []
    told.append(f"{len(pairs) - len(entries)} left out (empty, or their identifiers differ)")
    typer.echo(", ".join(told), err=True)


def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to write; the screen otherwise.")] = None,
    force: ForceOption = False,
    memory: MemoryOption = None,
) -> None:
    """Write the memory as TMX; a file whole or not at all."""
    from ert_writer.cli.output import require_writable, write
    from ert_writer.memory.tmx import write_tmx

    source = _memory(memory)
    entries = source.entries()
    if file is not None:
        require_writable(file, force=force, inputs=(source.path,))
    with _on_record("export", "export", entries, ""):
        write(write_tmx(entries).decode("utf-8"), file, force=force, inputs=(source.path,))


def path(memory: MemoryOption = None) -> None:
    """Print where the memory is, whether or not it has been made."""
    typer.echo(_memory(memory).path)


def _on_record(kind: str, action: str, entries: Sequence[MemoryEntry], origin: str) -> AbstractContextManager[object]:
    """Record what is done to the memory; `with` it, do it.

    Raises:
        InputError: it cannot be recorded.
    """
    from ert_writer.cli.recording import recorder
    from ert_writer.flows.recording import memory_record

    pairs = [(entry.source, entry.target) for entry in entries]
    return recorder().around(kind, lambda log: memory_record(action, pairs, origin, log), now())


def _entries(pairs: Sequence[tuple[Direction, str, str]], origin: str) -> Iterable[MemoryEntry]:
    from ert_writer.translate.recall import remember

    for direction, source, target in pairs:
        yield from remember([(source, target)], direction, origin=origin, now=_now())


def _bitext(file: Path, from_: str, to: str) -> tuple[list[tuple[Direction, str, str]], int]:
    """Return the pairs that a file holds as reviewed or says nothing of, and how many it says are not."""
    from ert_writer.checks.bitext.read import Defaults, read_bitext

    pairs = read_bitext(file, Defaults(from_, to))
    finished = [pair for pair in pairs if pair.status in ("", "reviewed")]
    return [(_direction_of(pair), pair.source, pair.target) for pair in finished], len(pairs) - len(finished)


def _direction_of(pair: Pair) -> Direction:
    return _direction(pair.source_language, pair.target_language)


def _translated(file: Path) -> list[tuple[Direction, str, str]]:
    from ert_writer.content.files import read_bytes

    try:
        result = json.loads(read_bytes(file))["result"]
        direction = _direction(result["language"], result["target_language"])
        signed = [unit for unit in result["units"] if unit.get("reviewed_by")]
        if not signed:
            raise UsageError(
                "no segment of this translation was reviewed",
                where=str(file),
                hint="Have it reviewed, then bring it back with translate --apply FILE --reviewed-by NAME",
            )
        return [(direction, unit["source"], unit["target"]) for unit in signed]
    except (ValueError, KeyError, TypeError):
        raise UsageError("is not the JSON of `ert-writer translate`", where=str(file)) from None


def _memory(file: Path | None) -> Memory:
    from ert_writer.desk.settings import memory_file
    from ert_writer.memory.store import Memory

    return Memory(file or memory_file())


def _direction(source: str, target: str) -> Direction:
    for option, language in (("--from", source), ("--to", target)):
        if base(language) not in SUPPORTED:
            raise UsageError(f"{language!r} is not es, pt or en", where=option)
    return Direction(source, target)


def _tags(entry: MemoryEntry) -> Direction:
    regions = (entry.source_region, entry.target_region)
    source, target = (
        f"{language}-{region}" if region else language
        for language, region in zip(entry.direction, regions, strict=True)
    )
    return Direction(source, target)


def _now() -> str:
    return now().isoformat().replace("+00:00", "Z")

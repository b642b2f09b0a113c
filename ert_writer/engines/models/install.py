"""`models add`: fetch or copy, check, convert, try, and only then put in place, in one step.

A draft folder beside the models survives an interruption; the next `add` of the same thing goes on from it. A refusal
deletes it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ert_writer.engines.models import building, catalogue, files, hub, manifest, store, weights
from ert_writer.engines.models.apart import try_apart
from ert_writer.engines.models.manifest import MARIAN, Manifest
from ert_writer.engines.models.survey import Survey, licence, survey
from ert_writer.engines.models.vocabulary import directions_of, is_language_token, language_tokens
from ert_writer.errors import ErtWriterError, ModelError, UsageError
from ert_writer.model.language import SUPPORTED, Direction
from ert_writer.model.reading import Progress


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be added.

    Attributes:
        origin: a directory, or a hub name `OWNER/NAME`.
        revision: hub branch, tag or commit.
        directions: what the model translates; read from its name and settings when empty.
        name: folder name in the store; the origin's last name when empty.
        replace: put it in the place of an installed model of that name.
        untried: add it without trying it.
        today: the date written in the manifest.
    """

    origin: str
    revision: str = "main"
    directions: tuple[Direction, ...] = ()
    name: str = ""
    replace: bool = False
    untried: bool = False
    today: date | None = None


def direction(text: str) -> Direction:
    """Return the direction written as `es-en`.

    Raises:
        UsageError: it is not two different languages of es, pt and en.
    """
    source, _, target = text.partition("-")
    if source not in SUPPORTED or target not in SUPPORTED or source == target:
        raise UsageError(f"{text!r} is no direction", hint="Say es-en, en-es, pt-en, en-pt, es-pt or pt-es")
    return Direction(source, target)


OnRecord = Callable[[Manifest], contextlib.AbstractContextManager[object]]


def _unrecorded(_: Manifest) -> contextlib.AbstractContextManager[object]:
    return contextlib.nullcontext()


def add(root: Path, request: Request, progress: Progress, on_record: OnRecord = _unrecorded) -> Manifest:
    """Add a model to the store and return its manifest.

    Args:
        root: the store.
        request: what is to be added.
        progress: called with (done, total, what).
        on_record: is entered once the model has passed, before it is put in place; it raises to prevent that.

    Raises:
        InputError: no such directory.
        UsageError: the name is taken, or the directions must be said.
        ModelError: the model is damaged, unsafe, or failed its trial; nothing is left behind.
    """
    local = Path(request.origin).expanduser()
    remote = not local.exists() and hub.NAME.fullmatch(request.origin) is not None
    name = store.valid_name(request.name or Path(request.origin if remote else local.resolve()).name)
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root, name):
        if not remote:
            draft = _Draft(root, name, request, survey(local.resolve()), request.origin, "")
            return _add(draft, progress, on_record)
        fetched = root / f".fetched-{name}"
        snapshot = hub.fetch(request.origin, request.revision, fetched, progress)
        draft = _Draft(root, name, request, survey(snapshot.folder), request.origin, snapshot.revision)
        found = _add(draft, progress, on_record)
        shutil.rmtree(fetched, ignore_errors=True)
        return found


@contextlib.contextmanager
def _alone(root: Path, name: str) -> Iterator[None]:
    """Keep two runs from adding one model at once, where the platform has file locks."""
    with (root / f".{name}.lock").open("w") as handle:
        try:
            import fcntl
        except ModuleNotFoundError:  # Windows: no such lock; the last step is one rename all the same
            yield
            return
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ModelError("another run is adding this model", where=name, hint="Wait for it to end") from None
        yield


@dataclass(frozen=True, slots=True)
class _Draft:
    """A model on its way into the store: where it comes from, and under which name it goes there."""

    root: Path
    name: str
    request: Request
    found: Survey
    repository: str
    revision: str

    @property
    def folder(self) -> Path:
        return self.root / f".draft-{self.name}"

    @property
    def place(self) -> Path:
        return self.root / self.name


def _add(draft: _Draft, progress: Progress, on_record: OnRecord) -> Manifest:
    same = _already(draft.root, draft.name, draft.request, draft.found)
    if same is not None:
        return same
    _copy(draft.found, draft.folder, progress)
    try:
        made = _described(draft, progress)
        made = made if draft.request.untried else _tried(draft.folder, made, progress)
    except ErtWriterError:
        shutil.rmtree(draft.folder, ignore_errors=True)
        raise
    manifest.write(made, draft.folder)
    with on_record(made):
        if draft.place.exists():
            store.discard(draft.place)
        draft.folder.rename(draft.place)
    progress(1, 1, f"{draft.name} is installed")
    return made


def _already(root: Path, name: str, request: Request, found: Survey) -> Manifest | None:
    """Return the installed model of that name if it was made of the very same files.

    Raises:
        UsageError: another model has the name and is not to be replaced.
    """
    if not (root / name).exists() or request.replace:
        return None
    with contextlib.suppress(ModelError):
        old = store.checked(store.find(root, name), full=True).manifest
        known = {item.path: item.sha256 for item in (*old.files, *old.origin)}
        same = all(known.get(into) == files.sha256(found.folder / path) for path, into in found.copies)
        if same and request.directions in ((), old.directions):
            return old
    raise UsageError(f"a model named {name} is installed", hint="Give --replace, or --name for another name")


def _copy(found: Survey, draft: Path, progress: Progress) -> None:
    """Copy the wanted files into the draft; a file that was copied whole before an interruption is not copied again."""
    wanted = {into for _, into in found.copies}
    draft.mkdir(exist_ok=True)
    sizes = [(found.folder / path).stat().st_size for path, _ in found.copies]
    for index, (path, into) in enumerate(found.copies):
        progress(sum(sizes[:index]), sum(sizes), f"copying {path}")
        source, target = found.folder / path, draft / into
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (
            target.exists() and target.stat().st_size == sizes[index] and files.sha256(target) == files.sha256(source)
        ):
            part = target.with_name(target.name + ".part")
            shutil.copyfile(source, part)
            part.replace(target)
            _forget_derived(draft, wanted)


def _forget_derived(draft: Path, wanted: set[str]) -> None:
    """Delete what an earlier run made of other files: conversions, and weights rewritten from a pickle."""
    for folder in draft.glob(building.conversion_folder("*")):
        if not any(path.startswith(f"{folder.name}/") for path in wanted):
            shutil.rmtree(folder)
    if weights.SAFETENSORS not in wanted:
        (draft / weights.SAFETENSORS).unlink(missing_ok=True)


def _described(draft: _Draft, progress: Progress) -> Manifest:
    progress(0, 0, "checking and converting the weights")
    folder, request, found = draft.folder, draft.request, draft.found
    if found.manifest is not None:
        return replace(found.manifest, name=draft.name, files=files.records(folder), trials=(), untried=request.untried)
    built = building.build_marian(folder) if found.kind == MARIAN else building.build_converted(folder)
    tokens = language_tokens(built.pieces)
    _clean(folder)
    return Manifest(
        name=draft.name,
        kind=found.kind,
        repository=draft.repository,
        revision=draft.revision,
        licence=licence(folder) or catalogue.licence(draft.repository) or "unknown",
        directions=_directions(folder, draft.repository, request, built, tokens),
        language_tokens=tokens,
        positions=built.positions,
        parameters=built.parameters,
        files=files.records(folder),
        conversions=built.conversions,
        origin=built.origin,
        added=request.today.isoformat() if request.today else "",
        untried=request.untried,
    )


def _clean(draft: Path) -> None:
    for path in draft.rglob(".*"):
        path.unlink()


def _directions(
    draft: Path, repository: str, request: Request, built: building.Built, tokens: Sequence[tuple[str, str]]
) -> tuple[Direction, ...]:
    targets = [language for language, _ in tokens]
    several = sum(is_language_token(piece) for piece in built.pieces) > 1
    if request.directions:
        return request.directions
    found = directions_of(Path(repository).name, building.settings(draft), targets)
    if several and found:
        with_token = tuple(item for item in found if item.target in targets)
        found = with_token or found
    if not found:
        raise UsageError(
            "neither the name nor the settings of the model say what it translates",
            where=repository,
            hint="Say it with --direction, such as --direction es-en",
        )
    return found


def _tried(draft: Path, made: Manifest, progress: Progress) -> Manifest:
    """Try the model and return its manifest with the trial.

    Raises:
        ModelError: it failed; the reason is the trial's.
    """
    progress(0, 0, "trying known sentences and placeholders")
    trial = try_apart(draft, made, made.conversions[0][1], building.INT8)
    if trial.reason:
        raise ModelError(f"the model was tried and refused: {trial.reason}", where=made.name)
    return replace(made, trials=(trial,))

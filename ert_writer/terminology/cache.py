"""Keeps compiled glossaries on disk, so that a check starts without reading or inflecting anything.

A cached file is data, never code: a digest is checked first, then every value's type. What fails either is rebuilt.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ert_writer import __version__
from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import InputError
from ert_writer.model.terms import Glossary
from ert_writer.terminology.index import LanguageTerms, TermIndex, compile_terms
from ert_writer.terminology.reading import merge_files, read_files

_MAGIC = b"ert-writer terms 1\n"
_SUFFIX = ".terms"
_KEPT = 16
_LIMIT = 500_000_000


def load_terms(paths: Sequence[Path], cache: Path | None = None, added: Sequence[Path] = ()) -> TermIndex:
    """Return the compiled glossary of some files, from the cache when it was compiled before.

    Args:
        paths: glossary files or directories of them.
        cache: directory of the cache, usually `cache_directory()`; None compiles afresh.
        added: files whose concepts take the place of those with the same id.

    Raises:
        ContentError: a file does not say what it should.
        InputError: a file cannot be read.
    """
    files, above = read_files(paths), read_files(added)
    if cache is None:
        return compile_terms(merge_files(files, above))
    place = cache / (_key([*files, (Path("+"), b""), *above] if above else files) + _SUFFIX)
    index = _load(place)
    if index is None:
        index = compile_terms(merge_files(files, above))
        with contextlib.suppress(InputError, OSError):  # a cache that cannot be written costs time, nothing else
            _store(place, index)
    return index


def _key(files: Sequence[tuple[Path, bytes]]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):  # another compiler makes other forms
        about = source.stat()
        digest.update(f"{source.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    for path, data in files:
        digest.update(f"{path.name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _load(place: Path) -> TermIndex | None:
    import msgspec

    try:
        data = read_bytes(place, _LIMIT)
    except InputError:
        return None
    start = len(_MAGIC) + hashlib.sha256().digest_size
    if not data.startswith(_MAGIC) or hashlib.sha256(data[start:]).digest() != data[len(_MAGIC) : start]:
        return None
    try:
        with _no_collection():
            glossary, languages = msgspec.msgpack.decode(data[start:], type=tuple[Glossary, dict[str, LanguageTerms]])
    except msgspec.MsgspecError:
        return None
    return TermIndex(glossary, languages)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the cycle collector: it would walk the growing index again and again, and halve the speed of loading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _store(place: Path, index: TermIndex) -> None:
    import msgspec

    payload = msgspec.msgpack.encode((index.glossary, index.languages))
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomic(place, _MAGIC + hashlib.sha256(payload).digest() + payload)
    kept = sorted(place.parent.glob("*" + _SUFFIX), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)

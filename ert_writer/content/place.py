"""Where content is found: the directory asked for, then the package, then the repository root."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from ert_writer.errors import ContentError

_P = ParamSpec("_P")
_T = TypeVar("_T")
CONTENT_VARIABLE = "ERT_WRITER_CONTENT"
_PARTS = ("templates", "glossary", "countries", "lexicon")
_IN_USE: ContextVar[Path | None] = ContextVar("content directory in use", default=None)


@dataclass(frozen=True, slots=True)
class ContentPlace:
    """A directory that holds `templates/`, `glossary/`, `countries/` or `lexicon/`."""

    root: Path

    @property
    def templates(self) -> Path:
        """The directory with one TOML file a template and one directory a language."""
        return self._own_or_packaged("templates")

    @property
    def glossary(self) -> Path:
        """The directory with one TOML file a subject."""
        return self._own_or_packaged("glossary")

    @property
    def countries(self) -> Path:
        """The directory with one TOML file a country; the packaged one where this content has none of its own."""
        return self._own_or_packaged("countries")

    @property
    def lexicon(self) -> Path:
        """The directory with one TOML file a subject; the packaged one where this content has none of its own."""
        return self._own_or_packaged("lexicon")

    def _own_or_packaged(self, name: str) -> Path:
        own = self.root / name
        return own if own.is_dir() else packaged_content().root / name


@contextmanager
def content_in_use(place: Path | None) -> Iterator[None]:
    """Read country files and lexicon of this directory within the block, in this thread or task alone.

    They are needed deep inside recognisers and checks, which are functions of a text; a context variable reaches them
    without a process-wide setting, so that two desks with different content can work side by side.

    Args:
        place: the directory; None leaves what is in use.
    """
    if place is None:
        yield
        return
    token = _IN_USE.set(place)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def own_content() -> Path | None:
    """Return the organisation's own content directory: the one in use, else `ERT_WRITER_CONTENT`, else None."""
    asked = os.environ.get(CONTENT_VARIABLE)
    return _IN_USE.get() or (Path(asked) if asked else None)


def per_content(maxsize: int | None = None) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """Keep what a function returned, as `functools.lru_cache` does, separately for each content directory in use.

    For functions that read country files or lexicon: a plain cache would give one desk what the files of another say.

    Args:
        maxsize: how many values to keep; None for all.
    """

    def decorate(function: Callable[_P, _T]) -> Callable[_P, _T]:
        def made(_content: Path | None, *args: Any, **kwargs: Any) -> _T:
            return function(*args, **kwargs)

        kept: Callable[..., _T] = lru_cache(maxsize)(made)

        @wraps(function)
        def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            return kept(own_content(), *args, **kwargs)

        return call

    return decorate


def packaged_content() -> ContentPlace:
    """Return the content that came with the program.

    Raises:
        ContentError: the installation has none.
    """
    package = Path(__file__).resolve().parents[1]
    return _first_with_content((package / "_content", package.parent))


def find_content(asked: Path | None = None) -> ContentPlace:
    """Return the first directory that holds content.

    Args:
        asked: the directory given by `--content` or `ERT_WRITER_CONTENT`; nothing else is tried when it is given.

    Raises:
        ContentError: the directory asked for, or every usual place, holds none of these.
    """
    return packaged_content() if asked is None else _first_with_content((asked,))


def _first_with_content(roots: tuple[Path, ...]) -> ContentPlace:
    for root in roots:
        if any((root / name).is_dir() for name in _PARTS):
            return ContentPlace(root)
    raise ContentError(
        "no templates/, glossary/, countries/ or lexicon/ found here",
        where=str(roots[0]),
        hint="Name a directory that holds them with --content",
    )


def cache_directory() -> Path | None:
    """Return where compiled glossaries are kept: `ERT_WRITER_CACHE` (empty: nowhere), or the user's cache directory."""
    asked = os.environ.get("ERT_WRITER_CACHE")
    if asked is not None:
        return Path(asked) if asked else None
    import platformdirs

    return platformdirs.user_cache_path("ert-writer", appauthor=False)

"""Where content is found: the directory asked for, then the package, then the repository root."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ert_writer.errors import ContentError

_PARTS = ("templates", "glossary", "countries", "lexicon")


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

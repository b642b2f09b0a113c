"""Where templates and glossary are found: the directory asked for, then the package, then the repository root."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ert_writer.errors import ContentError


@dataclass(frozen=True, slots=True)
class ContentPlace:
    """A directory that holds `templates/` and `glossary/`."""

    root: Path

    @property
    def templates(self) -> Path:
        """The directory with one TOML file a template and one directory a language."""
        return self.root / "templates"

    @property
    def glossary(self) -> Path:
        """The directory with one TOML file a subject."""
        return self.root / "glossary"


def find_content(asked: Path | None = None) -> ContentPlace:
    """Return the first directory that holds content.

    Args:
        asked: the directory given by `--content` or `ERT_WRITER_CONTENT`; nothing else is tried when it is given.

    Raises:
        ContentError: the directory asked for, or every usual place, holds no `templates/` or `glossary/`.
    """
    package = Path(__file__).resolve().parents[1]
    for root in (asked,) if asked is not None else (package / "_content", package.parent):
        if (root / "templates").is_dir() or (root / "glossary").is_dir():
            return ContentPlace(root)
    raise ContentError(
        "no templates/ or glossary/ found here",
        where=str(asked or package / "_content"),
        hint="Name a directory that holds them with --content",
    )

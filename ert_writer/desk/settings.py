"""What a person or program may set about a desk, and where a person's own files are kept."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

AUTO = "auto"
DEFAULT_DETECTOR = "house"
MAX_BYTES = 20_000_000
"""The default bound on a letter's size in bytes; in a mail, on each file that came with it."""

MODELS_VARIABLE = "ERT_WRITER_MODELS"
MEMORY_VARIABLE = "ERT_WRITER_MEMORY"
AUDIT_VARIABLE = "ERT_WRITER_AUDIT"
AUDIT_SECOND_VARIABLE = "ERT_WRITER_AUDIT_SECOND"
CASES_VARIABLE = "ERT_WRITER_CASES"
LANGUAGE_VARIABLE = "ERT_WRITER_LANGUAGE"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk works with; every field has the default that the command line has.

    Attributes:
        engine: id of the engine, or `auto` for the best installed one.
        detector: name of the language detector.
        glossary: glossary files that replace the packaged one, or come on top of it when written `+FILE`.
        language: of the person at the desk, for prompts and labels; empty for that of the system.
        zone: IANA time zone of the desk, such as `America/Bogota`; empty for the one in `templates/desk.toml`.
        mask: what views hide: `off`, `soft`, `strict`, `people` or roles, with commas between them.
        content: directory with the organisation's own templates, glossary, countries or lexicon; None for
            `ERT_WRITER_CONTENT`, else what came with the program.
        models: directory of installed models; None for `ERT_WRITER_MODELS`, else the user's own.
        memory: file of the translation memory whose segments are offered; None for none.
        audit: file of the audit log; None for `ERT_WRITER_AUDIT`, else the user's own.
        audit_second: file on another disk that takes a record when the audit log cannot; None for
            `ERT_WRITER_AUDIT_SECOND`, else for none: what cannot be recorded is refused.
        cases: directory of the case store; None for `ERT_WRITER_CASES`, else the user's own.
        threads: processor threads; 0 for as many as there are, at most 4.
        max_bytes: bound on the size of a letter.
    """

    engine: str = AUTO
    detector: str = DEFAULT_DETECTOR
    glossary: tuple[str, ...] = ()
    language: str = ""
    zone: str = ""
    mask: str = "off"
    content: Path | None = None
    models: Path | None = None
    memory: Path | None = None
    audit: Path | None = None
    audit_second: Path | None = None
    cases: Path | None = None
    threads: int = 0
    max_bytes: int = MAX_BYTES


def memory_file() -> Path:
    """Return the translation memory's usual file; it need not exist."""
    return _named(MEMORY_VARIABLE) or _user_data() / "memory.sqlite"


def audit_file() -> Path:
    """Return the audit log's usual file: `ERT_WRITER_AUDIT`, else the user's own; it need not exist."""
    from platformdirs import user_state_path

    return _named(AUDIT_VARIABLE) or user_state_path("ert-writer", appauthor=False) / "audit.sqlite"


def audit_second_file() -> Path | None:
    """Return the file that takes a record when the audit log cannot: `ERT_WRITER_AUDIT_SECOND`, else none."""
    return _named(AUDIT_SECOND_VARIABLE)


def cases_directory() -> Path:
    """Return the case store's usual directory: `ERT_WRITER_CASES`, else the user's own; it need not exist."""
    return _named(CASES_VARIABLE) or _user_data() / "cases"


def user_name() -> str:
    """Return the system's name of the person at the keyboard."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number that has no name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"


def _named(variable: str) -> Path | None:
    name = os.environ.get(variable)
    return Path(name) if name else None


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ert-writer", appauthor=False)

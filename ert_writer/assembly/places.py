"""Where a person's own files are kept."""

from __future__ import annotations

from pathlib import Path


def memory_file() -> Path:
    """Return the translation memory's usual file; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("ert-writer", appauthor=False) / "memory.sqlite"


def audit_file() -> Path:
    """Return the audit log's usual file; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path("ert-writer", appauthor=False) / "audit.sqlite"

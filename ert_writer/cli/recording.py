"""Writes to the audit log from commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ert_writer.audit.log import AuditLog
from ert_writer.cli.clock import now
from ert_writer.cli.edge import visible
from ert_writer.desk.config import configured
from ert_writer.desk.settings import audit_file, user_name
from ert_writer.errors import UserError


def audit_log(file: Path | None = None) -> AuditLog:
    """Return the audit log: the file asked for, that of the environment, or the user's own."""
    return AuditLog(file or configured().audit or audit_file())


def record(
    kind: str,
    data: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
    *,
    required: bool = False,
    log: AuditLog | None = None,
) -> None:
    """Record one event.

    Args:
        kind: one of `ert_writer.audit.log.KINDS`.
        data: what to record, or a function that returns it and may need the log itself.
        required: the command must not go on without the record; otherwise a failure is one warning.
        log: where; the usual log by default.

    Raises:
        ContentError, InputError: it cannot be recorded and `required` is given.
    """
    try:
        (log or audit_log()).append(kind, user_name(), data() if callable(data) else data, now())
    except UserError as error:
        if required:
            raise
        sys.stderr.write(f"warning: not recorded in the audit log: {visible(str(error))}\n")

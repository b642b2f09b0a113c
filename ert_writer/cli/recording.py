"""The audit log of commands: where it is, and what puts things on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ert_writer.desk.config import configured
from ert_writer.desk.settings import audit_file, audit_second_file, user_name

if TYPE_CHECKING:
    from ert_writer.audit.log import AuditLog
    from ert_writer.audit.recorder import Recorder


def audit_log(file: Path | None = None) -> AuditLog:
    """Return the audit log: the file asked for, that of the environment, or the user's own."""
    from ert_writer.audit.log import AuditLog

    return AuditLog(file or configured().audit or audit_file())


def recorder(file: Path | None = None) -> Recorder:
    """Return what puts things on record for this person, in the audit log or in the second one."""
    from ert_writer.audit.log import AuditLog
    from ert_writer.audit.recorder import Recorder

    second = _second_file()
    return Recorder(audit_log(file), AuditLog(second) if second is not None else None, user_name())


def tell_waiting() -> None:
    """Say on standard error what is in the second log and not yet in the audit log."""
    second = _second_file()
    if second is None or not second.exists():
        return
    from ert_writer.cli.wording import tell

    count = recorder().waiting()
    if count:
        tell(
            f"warning: records that wait in {second}: {count}, because the audit log could not be written; the next "
            "record that it takes carries them in",
            named=False,
        )


def _second_file() -> Path | None:
    return configured().audit_second or audit_second_file()

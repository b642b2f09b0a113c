"""Nothing is decided or sent without a record: what to do when the audit log cannot be written.

A record is written before the act. Where the log cannot be used (a full disk, a read-only folder, a lock that another
process holds, a log that was changed), the act is refused. Where somebody has named a second log on another disk, the
record goes there, the act goes on, and the next record that the log takes carries in what the second one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from ert_writer.audit.log import AuditLog, Data, Entry
from ert_writer.errors import InputError, UserError

_UNRECORDED = "nothing was sent or decided, because it cannot be put on record"
_NO_SECOND = (
    "Make the audit log writable again; if a life cannot wait, set ERT_WRITER_AUDIT_SECOND to a file on another disk "
    "and run it again"
)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who puts things on record, and where.

    Attributes:
        log: the audit log.
        second: takes a record when the log cannot; None for none.
        by: who acts.
    """

    log: AuditLog
    second: AuditLog | None
    by: str

    def put(self, kind: str, data: Data | Callable[[AuditLog], Data], at: datetime) -> Entry:
        """Record one event and return it once it is on a disk.

        Args:
            kind: one of `ert_writer.audit.log.KINDS`.
            data: JSON values, or a function that returns them for the log that takes the record.
            at: aware.

        Raises:
            InputError: neither log can be used; the act must not go on.
        """
        try:
            self._carry(at)
            return self.log.append(kind, self.by, _data(data, self.log), at)
        except UserError as error:
            return self._put_second(error, kind, data, at)

    def _put_second(self, why: UserError, kind: str, data: Data | Callable[[AuditLog], Data], at: datetime) -> Entry:
        if self.second is None:
            raise _refusal(why, _NO_SECOND) from None
        self.log.share_key(self.second)
        try:
            return self.second.append(kind, self.by, _data(data, self.second), at)
        except UserError as error:
            raise _refusal(why, f"The second log cannot be used either: {error}") from None

    @contextmanager
    def around(self, kind: str, data: Data | Callable[[AuditLog], Data], at: datetime) -> Iterator[Entry]:
        """Record one event, then let the act happen; where it fails, record that too.

        Raises:
            InputError: see `put`.
        """
        entry = self.put(kind, data, at)
        try:
            yield entry
        except BaseException:
            with suppress(UserError):
                self.put(kind, {"undone": entry.leaf.hex()}, at)
            raise

    def require_usable(self) -> None:
        """Raise unless a record could be put somewhere now: to be known before somebody types or waits for minutes.

        Raises:
            InputError: see `put`.
        """
        try:
            self.log.require_usable()
        except UserError as error:
            if self.second is None:
                raise _refusal(error, _NO_SECOND) from None
            try:
                self.second.require_usable()
            except UserError as other:
                raise _refusal(error, f"The second log cannot be used either: {other}") from None

    def waiting(self) -> int:
        """Return how many records are in the second log and not yet in the log.

        Raises:
            ContentError, InputError: the second log cannot be read.
        """
        return len(self.second.entries()) if self.second is not None else 0

    def _carry(self, at: datetime) -> None:
        """Bring in what the second log holds; one that cannot be brought in stays, and `audit verify` says so."""
        if self.second is not None and self.second.path.exists():
            with suppress(UserError):
                self.log.carry(self.second, at)


def _data(data: Data | Callable[[AuditLog], Data], log: AuditLog) -> Data:
    return data(log) if callable(data) else data


def _refusal(why: UserError, hint: str) -> InputError:
    return InputError(f"{_UNRECORDED}: {why.message}", where=why.where, hint=hint)

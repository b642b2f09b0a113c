"""Every error the program raises on purpose.

A problem in the *text* is a returned `Finding`; a problem with the *run* is one of these. Only the edge (`cli`, `web`)
catches them and turns them into one clear line and an exit code.

    ErtWriterError
    ├── UserError (exit 2): the person can correct it
    │   ├── UsageError          a wrong option or an impossible combination
    │   ├── InputError          a file that is missing, empty, binary, encrypted, damaged or too large
    │   ├── ContentError        a template, glossary or settings file that does not say what it should
    │   ├── MissingFieldsError  a reply does not have fields; all of them are named
    │   └── ApprovalError       a template that is not approved, expired, edited or gated
    └── UnavailableError (exit 3): something must be installed
        ├── EngineUnavailableError  no engine offers the direction
        └── ModelError              a model is missing, damaged or refused
"""

from __future__ import annotations

import re

_NAME = re.compile(r"[\w./+-]{0,40}")


def quoted_name(word: str) -> str:
    """Return a word in quotes for a message, where it can be the name of something.

    What holds a blank or is long may be a line of a letter, pasted where a name belongs: no message repeats it.
    """
    return repr(word) if _NAME.fullmatch(word) else "as written"


class ErtWriterError(Exception):
    """Base of all: what went wrong, where, and what to do about it.

    Args:
        message: what went wrong, in one sentence without a full stop.
        where: the file, field or option, when there is one.
        hint: what to do next, one sentence.
    """

    exit_code = 2
    code = "error"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return the one clear line: where, what, what to do."""
        place = f"{self.where}: " if self.where else ""
        advice = f". {self.hint}" if self.hint else ""
        return f"{place}{self.message}{advice}"


class UserError(ErtWriterError):
    """The person at the keyboard can correct it."""

    code = "user"


class UsageError(UserError):
    """A wrong option or an impossible combination of options."""

    code = "usage"


class InputError(UserError):
    """A file that is missing, empty, binary, encrypted, damaged or too large."""

    code = "input"


class ContentError(UserError):
    """A template, glossary, case or settings file that does not say what it should."""

    code = "content"


class MissingFieldsError(UserError):
    """A reply does not have fields.

    Args:
        fields: every missing field's name, in the order of the template.
    """

    code = "missing-fields"

    def __init__(self, fields: tuple[str, ...], *, where: str = "", hint: str = "") -> None:
        super().__init__("missing fields: " + ", ".join(fields), where=where, hint=hint)
        self.fields = fields


class ApprovalError(UserError):
    """A template that is not approved, has expired, was edited after approval, or whose gate is closed."""

    code = "approval"


class UnavailableError(ErtWriterError):
    """Something must be installed first."""

    exit_code = 3
    code = "unavailable"


class EngineUnavailableError(UnavailableError):
    """No installed engine offers the direction."""

    code = "engine-unavailable"


class ModelError(UnavailableError):
    """A model is missing, damaged, half-copied or refused."""

    code = "model"

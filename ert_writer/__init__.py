"""From an officer's letter to a policy-approved reply, on the specialist's own machine.

    from ert_writer import Desk

    desk = Desk()
    case = desk.intake("letter.eml")

Importing this package imports nothing else; a name is loaded when it is first used. `docs/python.md` has the tour.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ert_writer.desk import Desk, Settings
    from ert_writer.errors import ErtWriterError
    from ert_writer.flows.checking import CheckSettings
    from ert_writer.flows.review import Review
    from ert_writer.model.case import Case, Decision
    from ert_writer.model.detection import DocumentLanguage
    from ert_writer.model.findings import Finding, Severity
    from ert_writer.model.reply import Reply
    from ert_writer.model.text import Document
    from ert_writer.model.translation import Translation

__version__ = "0.1.0"

__all__ = [
    "Case",
    "CheckSettings",
    "Decision",
    "Desk",
    "Document",
    "DocumentLanguage",
    "ErtWriterError",
    "Finding",
    "Reply",
    "Review",
    "Settings",
    "Severity",
    "Translation",
    "__version__",
]

_MODULES = (
    ("ert_writer.desk", ("Desk", "Settings")),
    ("ert_writer.errors", ("ErtWriterError",)),
    ("ert_writer.flows.checking", ("CheckSettings",)),
    ("ert_writer.flows.review", ("Review",)),
    ("ert_writer.model.case", ("Case", "Decision")),
    ("ert_writer.model.detection", ("DocumentLanguage",)),
    ("ert_writer.model.findings", ("Finding", "Severity")),
    ("ert_writer.model.reply", ("Reply",)),
    ("ert_writer.model.text", ("Document",)),
    ("ert_writer.model.translation", ("Translation",)),
)


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    for module, names in _MODULES:
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

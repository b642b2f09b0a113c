"""What a letter says that it does not ask, or that there is none of: a denial is an answer, silence is not."""

from __future__ import annotations

from collections.abc import Callable

from ert_writer.intake.facts import Facts
from ert_writer.intake.requests import allowed_notice, denied_categories, denied_preservation
from ert_writer.model.case import FieldValue

DENIALS: dict[str, Callable[[Facts], tuple[FieldValue, ...]]] = {
    "data_categories": denied_categories,
    "preservation_requested": denied_preservation,
    "non_notification_requested": allowed_notice,
}
"""The fields that a letter can deny, each with the function that reads the denial."""

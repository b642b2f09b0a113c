"""The names of a case's fields, in the order of every view."""

from __future__ import annotations

FIELDS: tuple[str, ...] = (
    "case_number", "case_kind", "letter_number", "agency", "unit", "officer_name", "officer_title", "officer_badge",
    "officer_email", "officer_phone", "accounts", "superseded_accounts", "data_categories", "period", "offence",
    "emergency_type", "person_in_danger", "facts", "deadline", "preservation_requested", "non_notification_requested",
    "attachments", "message_id",
)  # fmt: skip

LISTS = frozenset({
    "accounts", "superseded_accounts", "data_categories", "person_in_danger", "facts", "attachments",
})  # fmt: skip
"""Fields that hold several values of equal weight; the others hold one, and further readings of it."""

CODED = frozenset({"data_categories", "emergency_type", "preservation_requested", "non_notification_requested"})
"""Fields whose value is a word of a controlled vocabulary; the letter's own words are their evidence."""

"""What looks wrong in a letter: each caution with its evidence and what to do next. Never `verified`, never `fake`.

The list: docs/reference/domain.md, Forged requests. A caution is no verdict: a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ert_writer.countries.guess import CountryGuess
from ert_writer.intake.cautions.dates import dated_ahead, impossible_days
from ert_writer.intake.cautions.identifiers import check_digits, ocr_slips, read_by_ocr, unusual_numbers
from ert_writer.intake.cautions.sender import (
    country_mismatch,
    disguised_domain,
    free_mail,
    not_governmental,
    reply_to,
)
from ert_writer.intake.cautions.wording import (
    asks_content,
    asks_secrets,
    avoids_superior,
    doubtful_identifiers,
    foreign_statute,
    hidden_characters,
    missing_danger,
    pressure,
    superseded,
    unread_parts,
    urgency_only,
)
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, Caution

__all__ = ["RULES", "find_cautions"]

Rule = Callable[[Facts, Case, CountryGuess], Iterator[Caution]]

RULES: tuple[Rule, ...] = (
    disguised_domain,
    reply_to,
    free_mail,
    not_governmental,
    country_mismatch,
    asks_secrets,
    avoids_superior,
    pressure,
    asks_content,
    foreign_statute,
    check_digits,
    unusual_numbers,
    read_by_ocr,
    ocr_slips,
    impossible_days,
    dated_ahead,
    doubtful_identifiers,
    missing_danger,
    urgency_only,
    superseded,
    hidden_characters,
    unread_parts,
)
"""Every rule, the weightiest first."""


def find_cautions(letter: Facts, case: Case, guess: CountryGuess) -> tuple[Caution, ...]:
    """Return what looks wrong, errors first, in the order of the rules."""
    found = [caution for rule in RULES for caution in rule(letter, case, guess)]
    return tuple(sorted(found, key=lambda caution: -caution.severity))

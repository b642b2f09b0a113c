"""What people say of findings: known by hashes, the last word holds, an edited sentence is judged anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ert_writer.cases.store import Event
from ert_writer.errors import UsageError
from ert_writer.flows import verdicts
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.translation import TranslationUnit

ERROR = Finding("number-mismatch", Category.NUMBERS, Severity.ERROR, "90 became 30", value="90", pair="3")
UNIT = TranslationUnit("Plazo de 90 días.", "A deadline of 30 days.", findings=(ERROR,))


def said(kind: str, mark: str, letter: str = "d1") -> Event:
    return Event("2026-11-30T10:00:00+00:00", "ana", kind, {"letter": letter, "finding": mark, "reason": "why"})


def test_a_mark_depends_on_the_texts_and_not_on_the_place() -> None:
    mark = verdicts.mark_of(ERROR, UNIT.source, UNIT.target)
    assert mark == verdicts.mark_of(replace(ERROR, pair="9"), UNIT.source, UNIT.target)
    assert mark != verdicts.mark_of(ERROR, UNIT.source, "A deadline of 31 days.")
    assert len(mark) == 32


def test_the_last_word_holds_for_this_letter_alone() -> None:
    mark = verdicts.mark_of(ERROR, UNIT.source, UNIT.target)
    events = [said("dismissed", mark), said("reconsidered", mark), said("dismissed", mark, "d2")]
    (found,) = verdicts.marked(UNIT, verdicts.verdicts_of(events, "d1"))
    assert found.is_open
    (found,) = verdicts.marked(UNIT, verdicts.verdicts_of(events, "d2"))
    assert (found.is_open, found.verdict and found.verdict.reason) == (False, "why")


@pytest.mark.parametrize(("kind", "stands"), [("dismissed", False), ("accepted", True), ("reconsidered", True)])
def test_only_a_dismissed_error_lets_a_segment_be_signed(kind: str, stands: bool) -> None:
    mark = verdicts.mark_of(ERROR, UNIT.source, UNIT.target)
    found = verdicts.marked(UNIT, verdicts.verdicts_of([said(kind, mark)], "d1"))
    assert bool(verdicts.open_errors(found)) is stands
    assert verdicts.open_errors(verdicts.marked(UNIT, {}))


def test_a_dismissal_needs_a_reason() -> None:
    with pytest.raises(UsageError, match="needs a reason"):
        verdicts.require_reason("dismissed", "  ")
    with pytest.raises(UsageError, match="cannot be"):
        verdicts.require_reason("ignored", "x")
    verdicts.require_reason("accepted", "")

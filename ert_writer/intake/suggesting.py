"""Which templates fit a case, best first, each with its reasons.

Every template says itself when it fits: the `[suggested]` rows of its file, in the conditions of docs/templates.md. No
template is named here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, DangerStatus, SuggestedTemplate
from ert_writer.model.findings import Severity
from ert_writer.model.language import SUPPORTED, base
from ert_writer.templating.kinds import Suggestion, Template

_SUSPECT = frozenset({"look-alike-domain", "reply-to-differs", "avoid-superior", "asks-credentials"})
"""Cautions that speak for a forged letter; an error or two of them make a suspect sender."""

_DOUBTFUL = _SUSPECT | {"free-mail", "domain-not-governmental", "country-mismatch"}
"""Cautions about who sent a letter."""


def suggest(letter: Facts, case: Case, templates: Iterable[Template]) -> tuple[SuggestedTemplate, ...]:
    """Return the templates that fit, best first, with the reasons that their files give."""
    ranked: list[tuple[float, SuggestedTemplate]] = []
    for template in templates:
        rows = [row for row in template.suggested if _holds(row, letter, case)]
        if rows:
            found = SuggestedTemplate(template.id, tuple(_reasons(rows, case)))
            ranked.append((sum(row.weight for row in rows), found))
    return tuple(found for _, found in sorted(ranked, key=lambda item: -item[0]))


def _reasons(rows: Iterable[Suggestion], case: Case) -> Iterator[str]:
    """Yield the reason of each row, with what is missing where the row asks for that."""
    for row in rows:
        missing = f": {', '.join(case.missing)}" if "missing" in row.every and case.missing else ""
        yield row.because + missing


def _holds(row: Suggestion, letter: Facts, case: Case) -> bool:
    return (
        all(is_true(condition, letter, case) for condition in row.every)
        and (not row.some or any(is_true(condition, letter, case) for condition in row.some))
        and not any(is_true(condition, letter, case) for condition in row.unless)
    )


def is_true(condition: str, letter: Facts, case: Case) -> bool:
    """Return whether a condition of docs/templates.md holds; one that nobody knows never does."""
    head, _, rest = condition.partition(":")
    if head in _HEADS:
        return _HEADS[head](rest, letter, case)
    values = case.values(head)
    return any(item.normal == rest for item in values) if rest else bool(values)


def _always(_: str, __: Facts, ___: Case) -> bool:
    return True


def _missing(item: str, _: Facts, case: Case) -> bool:
    return item in case.missing if item else bool(case.missing)


def _caution(name: str, _: Facts, case: Case) -> bool:
    return any(caution.id == name for caution in case.cautions)


def _danger(status: str, _: Facts, case: Case) -> bool:
    return status in {member.value for member in DangerStatus} and case.danger.status == status


def _sender(kind: str, letter: Facts, case: Case) -> bool:
    cautions = {caution.id for caution in case.cautions}
    if kind == "doubtful":
        return bool(cautions & _DOUBTFUL)
    if kind == "suspect":
        errors = sum(caution.severity is Severity.ERROR for caution in case.cautions)
        return errors >= 2 or len(cautions & _SUSPECT) >= 2
    if kind == "private":
        return letter.is_private
    return kind == "court" and bool(letter.hits.of("office", "court"))


def _letter(kind: str, letter: Facts, case: Case) -> bool:
    if kind == "over":
        return any(item.normal == "resolved" for item in case.danger.counter_evidence)
    if kind == "withdraws":
        return bool(letter.hits.of("course", "withdraws", "replaces"))
    return bool(letter.hits.of("course", kind))


def _language(kind: str, _: Facts, case: Case) -> bool:
    return kind == "other" and base(case.language) not in SUPPORTED


_HEADS: dict[str, Callable[[str, Facts, Case], bool]] = {
    "always": _always,
    "missing": _missing,
    "caution": _caution,
    "danger": _danger,
    "sender": _sender,
    "letter": _letter,
    "language": _language,
}

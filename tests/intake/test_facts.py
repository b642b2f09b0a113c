"""A value that several readers need is computed once a letter."""

from collections.abc import Callable
from typing import Any

import pytest

from ert_writer.intake import addresses, countries, letter, numbers, officer, reading, sent
from ert_writer.intake.facts import Zone
from ert_writer.intake.names import FIELDS
from support.intake import annotated, case_of
from support.intake import letter as letter_of

LONG = max((row for row in annotated() if row.form == "eml"), key=lambda row: len(row.text))
ONCE: tuple[tuple[Any, str], ...] = (
    (letter, "find_entities"),
    (numbers, "find_numbers"),
    (addresses, "signature_start"),
    (officer, "find_officer"),
    (sent, "written"),
    (countries, "guess_country"),
)


@pytest.mark.parametrize(("module", "name"), ONCE)
@pytest.mark.parametrize("row", [LONG, annotated()[0]], ids=lambda row: row.id)
def test_it_is_computed_once(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, row: Any) -> None:
    calls = []
    real: Callable[..., Any] = getattr(module, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, counted)
    case_of(row.text, row.form)
    assert len(calls) <= 1


def test_entities_are_looked_for_once_in_the_whole_program(monkeypatch: pytest.MonkeyPatch) -> None:
    from ert_writer.entities import recognition

    calls = []
    real = recognition._settle
    monkeypatch.setattr(recognition, "_settle", lambda found: calls.append(1) or real(found))
    case_of(LONG.text + "\nUna línea que ninguna otra prueba lee.", LONG.form)  # results for texts read before are kept
    assert len(calls) == 1


def test_fields_are_read_in_the_order_of_every_view() -> None:
    assert tuple(name for name, _ in reading.RECOGNISERS) == FIELDS


def test_every_position_stands_in_a_zone() -> None:
    read = letter_of(
        'FISCALÍA GENERAL\nOficio 12/2025\n\nSolicito los datos de @lobo_1, que escribió: "no la vuelven a ver".\n\n'
        "Atentamente\nLic. Ana Torres Medina\nTel. 55 5555 0101"
    )

    def zone(words: str) -> Zone:
        return read.zone_at(read.text.index(words))

    assert zone("@lobo") is Zone.IDENTIFIER
    assert zone("vuelven") is Zone.QUOTATION
    assert zone("Solicito") is Zone.BODY
    assert zone("Ana Torres") is Zone.SIGNATURE
    clause = read.clause_at(read.text.index("vuelven"))
    assert clause is not None
    assert clause.quoted
    assert clause.denies(read.text.index("vuelven"))

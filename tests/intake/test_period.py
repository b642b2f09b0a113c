"""The period of data: since a clock time or a day gone by, up to now, and one day alone."""

from __future__ import annotations

import pytest

from support.intake import case_of

HEAD = {"es": "Montevideo, jueves 14 de mayo de 2026, 20:30 horas\n\n", "pt": "Natal, 14 de maio de 2026, às 20h30\n\n"}


def periods(text: str, language: str = "es") -> list[tuple[str, str]]:
    return [(item.text, item.normal) for item in case_of(HEAD[language] + text).values("period")]


@pytest.mark.parametrize(
    ("text", "language", "stated", "normal"),
    [
        ("Solicito las IP de @uno.uy_1 desde las 15:00.", "es", "desde las 15:00", "2026-05-14T15:00/"),
        ("Remitan los accesos de @uno.uy_1 a partir de las 17h00.", "es", "a partir de las 17h00", "2026-05-14T17:00/"),
        ("Requisito os acessos de @um.br_1 desde as 14h00.", "pt", "desde as 14h00", "2026-05-14T14:00/"),
        ("Solicito las IP de @uno.uy_1 desde el martes.", "es", "desde el martes", "2026-05-12/"),
        (
            "Solicito las IP de @uno.uy_1 desde el domingo a la fecha.",
            "es",
            "desde el domingo a la fecha",
            "2026-05-10/",
        ),
        ("Solicito las IP de @uno.uy_1 del lunes 11 para acá.", "es", "del lunes 11 para acá", "2026-05-11/"),
        (
            "Solicito las IP de @uno.uy_1 del 02/04/2026 a la presente fecha.",
            "es",
            "del 02/04/2026 a la presente fecha",
            "2026-04-02/",
        ),
        ("Requisito os acessos de @um.br_1 de 03/05/2026 até a presente data.", "pt", "", "2026-05-03/"),
        ("Solicito las IP de @uno.uy_1 del día de hoy.", "es", "del día de hoy", "2026-05-14/2026-05-14"),
        ("Remitan las conexiones de ayer de @uno.uy_1.", "es", "de ayer", "2026-05-13/2026-05-13"),
        ("Requisito os acessos de ontem da conta @um.br_1.", "pt", "de ontem", "2026-05-13/2026-05-13"),
    ],
)
def test_a_period_that_is_open_or_one_day(text: str, language: str, stated: str, normal: str) -> None:
    assert [(said if stated else "", plain) for said, plain in periods(text, language)] == [(stated, normal)]


def test_a_clock_time_after_the_letter_is_of_the_day_before() -> None:
    assert periods("Solicito las IP de @uno.uy_1 desde las 22:00.") == [("desde las 22:00", "2026-05-13T22:00/")]


@pytest.mark.parametrize(
    "text",
    [
        "La menor falta desde las 15:00. Solicito las IP de @uno.uy_1.",
        "Atendemos desde las 08:00. Solicito los datos de @uno.uy_1.",
        "Solicito los datos de @uno.uy_1 para el día de hoy.",
        "Solicito la IP de @uno.uy_1, que amenaza a la familia desde el martes.",
    ],
)
def test_a_time_that_is_not_of_the_data(text: str) -> None:
    assert all(item.confidence < 0.8 for item in case_of(HEAD["es"] + text).values("period"))

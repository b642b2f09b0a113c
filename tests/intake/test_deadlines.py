"""Deadlines against ultimatums, periods, times gone by; days and clock times of official prose; zones."""

from __future__ import annotations

from datetime import date, time

import pytest

from ert_writer.intake.deadline import deadline
from ert_writer.intake.durations import find_durations
from ert_writer.intake.moments import find_moments
from ert_writer.intake.sent import written
from support.intake import letter

BASE = date(2025, 3, 5)


@pytest.mark.parametrize(
    ("text", "language", "day", "clock"),
    [
        ("el 3 de marzo del año en curso a las 22:47 hrs", "es", date(2025, 3, 3), time(22, 47)),
        ("em 1º de março de 2025 às 14h30", "pt", date(2025, 3, 1), time(14, 30)),
        ("Bogotá, 18MAR2025", "es", date(2025, 3, 18), None),
        ("hoy a las 6 de la mañana", "es", BASE, time(6)),
        ("até amanhã às 18h", "pt", date(2025, 3, 6), time(18)),
        ("el 10 del corriente a las 19 hs", "es", date(2025, 3, 10), time(19)),
        ("hoy, 5 de marzo, a las 20:00 horas", "es", BASE, time(20)),
        ("quince de julio de dos mil veinticinco", "es", date(2025, 7, 15), None),
        ("el 04/05/2025", "es", date(2025, 5, 4), None),
        ("las 9:00 p.m. de mañana", "es", date(2025, 3, 6), time(21)),
    ],
)
def test_moments_of_official_prose(text: str, language: str, day: date, clock: time | None) -> None:
    found = find_moments(text, language, BASE)
    assert [(item.day, item.time) for item in found] == [(day, clock)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("24 horas", 24),
        ("veinticuatro (24) horas", 24),
        ("24 (vinte e quatro) horas", 24),
        ("2 días", 48),
        ("72 hs", 72),
    ],
)
def test_lengths_of_time(text: str, hours: int) -> None:
    assert [item.length.total_seconds() / 3600 for item in find_durations(text)] == [hours]


MEXICO = "Fiscalía General de Justicia, México\nCiudad Laguna, a 14 de noviembre de 2025\n\n"


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        ("La respuesta se requiere a más tardar hoy a las 23:00 hrs.", "2025-11-14T23:00-06:00"),
        ("Remitir la información antes de las 18:00 horas del 15 de noviembre de 2025.", "2025-11-15T18:00-06:00"),
        ("Se otorga un plazo de 3 días hábiles para responder.", "2025-11-20"),  # Monday the 17th is a holiday
        ("Fecha límite: 15/11/2025, 9:00 a.m.", "2025-11-15T09:00-06:00"),
        ("Solicito respuesta antes de las 20:00 (UTC-3) de hoy.", "2025-11-14T20:00-03:00"),
    ],
)
def test_a_deadline_is_read_with_its_offset(sentence: str, normal: str) -> None:
    assert [item.normal for item in deadline(letter(MEXICO + sentence, country="MX"))] == [normal]


@pytest.mark.parametrize(
    "sentence",
    [
        "La cuenta exige el pago antes de las 6:00 hrs. del 15 de noviembre.",
        "Los secuestradores dieron de plazo hasta las 22:00 horas de hoy para pagar el rescate.",
        "Solicito los registros desde el 1 de noviembre hasta el 14 de noviembre de 2025.",
        "Solicito la conservación de los datos por el plazo de 90 días.",
        "La víctima fue vista por última vez antes de las 18:00 horas del 13 de noviembre de 2025.",
    ],
)
def test_what_is_no_deadline(sentence: str) -> None:
    assert deadline(letter(MEXICO + sentence, country="MX")) == ()


def test_hours_are_counted_from_the_mails_own_time() -> None:
    mail = (
        "From: a@pc.rn.gov.br\nTo: b@plataforma.example\nDate: Tue, 11 Nov 2025 02:18:00 -0300\n"
        "Message-ID: <1@x.example>\n"
        "Subject: pedido\nContent-Type: text/plain; charset=utf-8\n\nO prazo legal é de 24 (vinte e quatro) horas.\n"
    )
    assert [item.normal for item in deadline(letter(mail, "eml", country="BR"))] == ["2025-11-12T02:18-03:00"]


def test_an_assumed_zone_is_said_and_lowers_confidence() -> None:
    sentence = "Se requiere respuesta a más tardar hoy a las 23:00 hrs."
    mexico = deadline(letter(MEXICO + sentence, country="MX"))[0]
    colombia = deadline(letter(MEXICO + sentence, country="CO"))[0]
    assert "assumed" in mexico.note
    assert mexico.confidence < 0.7 < colombia.confidence


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Serra Branca, 20 de maio de 2025.\n\nPrezados senhores, requisito os dados.", date(2025, 5, 20)),
        ("Fecha: 04/12/2025\n\nSolicito los datos del titular de la cuenta.", date(2025, 12, 4)),
        ("El día 3 de marzo de 2025, a las 10:00, la víctima salió de su casa y no regresó.", None),
    ],
)
def test_when_a_letter_was_written(text: str, day: date | None) -> None:
    assert written(letter(text)).day == day


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        ("Responda antes del viernes.", "2026-03-06"),
        ("Responda antes del viernes 6 a las 5 de la tarde.", "2026-03-06T17:00-06:00"),
        ("Conteste a más tardar el jueves 5.", "2026-03-05"),
        ("Se requiere respuesta antes de las 10:30 de esta noche.", "2026-03-03T22:30-06:00"),
        ("Favor de contestar antes de las 06:00 horas de mañana miércoles 4.", "2026-03-04T06:00-06:00"),
        ("Esperamos respuesta hoy antes de medianoche.", "2026-03-04T00:00-06:00"),
        ("Solicito responder en el transcurso de la próxima hora.", "2026-03-03T15:20-06:00"),
        ("Agradeceré su respuesta en el curso de la semana.", ""),
        ("Plazo: hasta las 16h de hoy.", "2026-03-03T16:00-06:00"),
        ("Favor de responder antes de las 4:00 de esta tarde.", "2026-03-03T16:00-06:00"),
    ],
)
def test_weekdays_with_a_number_evenings_and_courses_of_time(sentence: str, normal: str) -> None:
    head = "FISCALÍA GENERAL DEL ESTADO DE JALISCO\nGuadalajara, Jalisco, México, a 3 de marzo de 2026, 14:20 horas\n\n"
    (found,) = deadline(letter(head + sentence))
    assert found.normal == normal

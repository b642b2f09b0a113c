"""Deadlines and periods in the forms that officers use, read against a mail of 10 November 2026, 09:12 -03:00."""

from __future__ import annotations

import pytest

from ert_writer.intake.deadline import deadline
from ert_writer.intake.period import period
from support.intake import letter

HEAD = (
    "Subject: pedido\nFrom: Marta <m@policia.gob.ar>\nTo: d@p.example\nDate: Tue, 10 Nov 2026 09:12:00 -0300\n"
    "Message-ID: <x@y>\nContent-Type: text/plain; charset=utf-8\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        (
            "Solicito los datos de la cuenta @a.b_c5. Respuesta a más tardar el 12 de los corrientes a las 15:00 hs.",
            "2026-11-12T15:00-03:00",
        ),
        (
            "Solicito los datos de @a.b_c5 con carácter de MUY URGENTE dentro de las doce horas siguientes.",
            "2026-11-10T21:12-03:00",
        ),
        ("Requisito os dados de @a.b_c5 em até 1 (um) dia, a contar do recebimento deste.", "2026-11-11T09:12-03:00"),
        ("necesito los datos antes d las 6 pm", "2026-11-10T18:00-03:00"),
        ("Necesito la respuesta antes de las 6 am de mañana.", "2026-11-11T06:00-03:00"),
        ("mandar os dados em 24h por favor", "2026-11-11T09:12-03:00"),
        ("Please reply before 10 pm today.", "2026-11-10T22:00-03:00"),
        ("Se solicita contestar en el día de la fecha antes de las 20 hs.", "2026-11-10T20:00-03:00"),
        ("Responder en 30 min, por favor.", "2026-11-10T09:42-03:00"),
        ("Urge respuesta en media hora.", "2026-11-10T09:42-03:00"),
        ("Remitir la información en una hora.", "2026-11-10T10:12-03:00"),
        ("Informar dentro de las próximas dos horas.", "2026-11-10T11:12-03:00"),
        ("Se requiere respuesta en un plazo no mayor a tres (3) días hábiles.", "2026-11-13T09:12-03:00"),
        ("Prazo de 48 (quarenta e oito) horas para resposta.", "2026-11-12T09:12-03:00"),
        ("Solicita-se resposta até as 18h de amanhã.", "2026-11-11T18:00-03:00"),
        ("Responda até sexta-feira, dia 13, às 12h.", "2026-11-13T12:00-03:00"),
        ("Plazo: 24 horas.", "2026-11-11T09:12-03:00"),
        ("Please provide the data within two hours.", "2026-11-10T11:12-03:00"),
        ("Los secuestradores dieron plazo hasta las 18 horas para pagar el rescate.", ""),
        ("Se requiere la respuesta antes del mediodía.", "2026-11-10T12:00-03:00"),
        ("Favor responder hasta el 15 del presente mes.", "2026-11-15"),
        ("Responder no prazo improrrogável de 2h.", "2026-11-10T11:12-03:00"),
        ("Se otorga un término de cuarenta y ocho horas para su respuesta.", "2026-11-12T09:12-03:00"),
        ("Se solicita respuesta para hoy a las 19.", "2026-11-10T19:00-03:00"),
    ],
)
def test_a_deadline(sentence: str, normal: str) -> None:
    assert [item.normal for item in deadline(letter(HEAD + sentence, "eml"))] == ([normal] if normal else [])


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        (
            "Registros de @sur.nueva_55 desde el 1ro. de octubre hasta el 31 de octubre del corriente año.",
            "2026-10-01/2026-10-31",
        ),
        ("Solicito los registros de @a.b_c5. Periodo: de abr/26 a out/26.", "2026-04-01/2026-10-31"),
        ("Requisito os registros de acesso do mês de outubro de 2026.", "2026-10-01/2026-10-31"),
        ("Solicito las IP entre septiembre y octubre de 2026.", "2026-09-01/2026-10-31"),
        ("Solicito las IP de conexión de enero a marzo de 2026.", "2026-01-01/2026-03-31"),
        ("Solicito los datos del 10/2026.", "2026-10-01/2026-10-31"),
        ("Requisito logs de 09/2026 a 10/2026.", "2026-09-01/2026-10-31"),
        ("Solicito las IP del 1 al 9 de noviembre.", "2026-11-01/2026-11-09"),
    ],
)
def test_a_period_told_by_months(sentence: str, normal: str) -> None:
    assert [item.normal for item in period(letter(HEAD + sentence, "eml"))] == [normal]

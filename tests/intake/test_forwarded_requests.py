"""A forwarded request: the officer is who wrote it, the one who passes it on is not."""

from __future__ import annotations

from support.intake import letter

MAIL = """From: Guardia Central <guardia@policia.gob.example>
To: legal@plataforma.example
Subject: {subject}
Date: Wed, 01 Jul 2026 08:30:00 -0500
Content-Type: text/plain; charset=utf-8

{note}

Lic. Tomás Rey Luna
Tel. 555-0109

_____________________________________________
De: Eva Mena Paz <emena@policia.gob.example>
Enviado: martes, 30 de junio de 2026 15:12
Para: Guardia Central
Asunto: Oficio 318

Señores:

Se solicitan los datos de registro de la cuenta @lobo_88 por el delito de estafa, entre enero y abril de 2026, para
el expediente que se sigue en esta unidad y que está en trámite.

Atentamente,

Eva Mena Paz
Inspectora
"""


def test_the_officer_of_a_forwarded_request_is_who_wrote_it() -> None:
    read = letter(MAIL.format(subject="FW: Oficio 318", note="Hola, se los paso tal como nos llegó."), "eml")
    assert read.officer is not None
    assert read.text[slice(*read.officer.name)] == "Eva Mena Paz"
    roles = {item.value.text: item.role.value for item in read.roles}
    assert roles["guardia@policia.gob.example"] == "agency"
    assert roles["emena@policia.gob.example"] == "officer"
    assert roles["Tomás Rey Luna"] == "agency"
    assert [item.text for item in read.accounts] == ["@lobo_88"]


def test_a_note_that_asks_for_another_account_is_the_request() -> None:
    note = "Pido los datos de registro de la cuenta @otra_99, ya no de la de abajo."
    read = letter(MAIL.format(subject="FW: Oficio 318", note=note), "eml")
    assert read.cover_end == 0
    assert "@lobo_88" not in [item.text for item in read.accounts]


def test_who_repeats_an_earlier_request_is_its_author() -> None:
    read = letter(MAIL.format(subject="RV: Oficio 318", note="Reitero lo pedido abajo, sin respuesta."), "eml")
    assert read.officer is not None
    assert read.text[slice(*read.officer.name)] == "Tomás Rey Luna"

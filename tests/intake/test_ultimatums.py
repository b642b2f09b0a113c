"""The times that an offender sets, apart from the deadline that the officer sets."""

from __future__ import annotations

import pytest

from ert_writer.intake.deadline import deadline
from ert_writer.intake.ultimatums import ultimatums
from support.intake import letter

SET = (
    ('El sujeto le escribió: "tienes hasta las 8 de la noche o subo las fotos".', "hasta las 8 de la noche"),
    (
        "Los captores exigen 500 mil pesos antes de las 18:00 horas de hoy o lo matan.",
        "antes de las 18:00",
    ),
    ('Mandou áudio: "até meio-dia cai o resto ou seu pai não volta pra casa".', "até meio-dia"),
    ("Os sequestradores deram prazo até amanhã às 10h para o pagamento do resgate.", "até amanhã às 10h"),
    ('The caller said: "You have until 11 pm or we kill her."', "11 pm"),
    ("Dijo que si no depositan en dos horas lo van a matar.", "en dos horas"),
    ("Le dieron 24 horas para pagar o quemarán el negocio con la familia adentro.", "24 horas"),
    (
        "Lima, 3 de marzo de 2026\n\nAmenaza con publicar las imágenes si no paga antes del viernes.",
        "antes del viernes",
    ),
    ('"Si para mañana a las 6 pm no está la plata, no lo vuelven a ver", dice el audio.', "mañana a las 6 pm"),
    ("Se o dinheiro não cair em 3 horas, vão executar a refém.", "em 3 horas"),
)
NOT_SET = (
    "Solicitamos respuesta antes de las 18:00 horas, pues la víctima fue amenazada de muerte.",
    "La amenazó por mensajes desde las 8 hasta las 10 de la noche.",
    "Pagó la factura antes del 5 de mayo.",
    "Rogamos remitir los datos en un plazo de 24 horas: los captores exigen rescate.",
    "A vítima pagou o resgate e foi libertada às 18h.",
    "Se requiere la información dentro de 48 horas.",
    "Please reply before 6 pm: the girl has been threatened.",
    "Fue vista hasta las 20:00 horas en la terminal y no regresó.",
    "La reunión es antes de las 9 y el pago se hace en caja.",
    "El curso dura hasta el viernes.",
)


@pytest.mark.parametrize(("text", "expected"), SET)
def test_a_time_that_an_offender_sets_is_an_ultimatum_and_no_deadline(text: str, expected: str) -> None:
    facts = letter(text)
    (found,) = ultimatums(facts)
    assert expected in found.text
    assert not [item for item in deadline(facts) if expected in item.text]


@pytest.mark.parametrize("text", NOT_SET)
def test_other_times_are_no_ultimatum(text: str) -> None:
    assert ultimatums(letter(text)) == ()

"""The danger that all of a letter speaks for: what is clear is said, and no letter is calm that was not all read."""

from __future__ import annotations

import pytest

from ert_writer.intake.learned_danger import CALM, HARDLY, STATUS, danger_evidence, weigh
from ert_writer.intake.learned_danger import MODELS as DANGER_MODELS
from ert_writer.intake.linear import packaged_models
from ert_writer.model.case import DANGER_KINDS, DangerStatus
from support.intake import letter

HEAD = """Fiscalía Provincial de Ejemplo
Oficio 123/2026

Señores:
En el marco del expediente 55/2026 por estafa, solicito los datos de registro y las direcciones IP del usuario
tienda.norte del 1 al 31 de marzo de 2026. El plazo para responder es de diez días hábiles.

"""
TAIL = "\n\nAtentamente,\nDra. Ana Paz\nFiscal\n"


def status(text: str) -> str:
    return letter(HEAD + text + TAIL).danger.status.value


def test_an_ordinary_request_is_calm() -> None:
    assert status("Se adjunta copia de la denuncia y de los comprobantes de pago.") == "not-emergency"


@pytest.mark.parametrize(
    "text",
    [
        "Por otra parte, la denunciante no atiende desde ayer y la vecina oyó que él la bajó del auto a los empujones.",
        "Ah, y el pibe dice que a la hermana se la llevaron los de la camioneta blanca hace un rato.",
        "Se deja constancia de que la niña escribió que ya no aguanta y que esta noche se acaba todo.",
    ],
)
def test_a_danger_inside_an_ordinary_request_is_an_emergency(text: str) -> None:
    assert status(text) == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "A ese viejo lo van a dejar frío antes de que cante el gallo.",
        "En el grupo anuncian que el viernes no va a quedar nadie en pie en el liceo.",
        "La menor sigue en la casa de ese señor y ya no contesta el teléfono.",
    ],
)
def test_words_that_no_rule_knows_make_no_letter_calm(text: str) -> None:
    assert status(text) != "not-emergency"


def test_a_letter_of_another_language_is_never_calm() -> None:
    text = "Le demandeur sollicite les données du compte pour une affaire civile de propriété, sans aucun danger. " * 4
    assert letter(text).danger.status is DangerStatus.UNCLEAR


def test_calm_needs_more_than_the_largest_share() -> None:
    doubtful = {DangerStatus.EMERGENCY: 0.3, DangerStatus.NOT_EMERGENCY: 0.4, DangerStatus.UNCLEAR: 0.3}
    weighed = weigh(())
    assert type(weighed)(doubtful, 1.0).likeliest is DangerStatus.UNCLEAR
    calm = {DangerStatus.EMERGENCY: HARDLY, DangerStatus.NOT_EMERGENCY: CALM, DangerStatus.UNCLEAR: 1 - CALM - HARDLY}
    assert type(weighed)(calm, 1.0).likeliest is DangerStatus.NOT_EMERGENCY
    assert type(weighed)(calm, 0.1).likeliest is DangerStatus.UNCLEAR  # most words are unknown


def test_the_reason_names_what_spoke_for_it() -> None:
    text = (
        "Comisaría de Ejemplo, 2 de mayo de 2026. La señora Ana Paz subió anoche a un taxi y no llegó a su casa; su "
        "madre recibió un mensaje: no conocía el camino, y el teléfono se apagó. Necesitamos la última ubicación."
    )
    danger = letter(text).danger
    assert danger.status is DangerStatus.EMERGENCY
    assert danger.kinds[0] in danger.reason


def test_evidence_is_named_once() -> None:
    names = danger_evidence(letter(HEAD + TAIL))
    assert len(names) == len(set(names))
    assert {"rule:not-emergency", "asks:subscriber", "asks:ip_logs", "thing:case"} <= set(names)


def test_the_models_know_every_status_and_only_kinds_of_danger() -> None:
    models = packaged_models(DANGER_MODELS)
    assert set(models[STATUS].classes) == {status.value for status in DangerStatus}
    assert set(models["kind"].classes) <= set(DANGER_KINDS)

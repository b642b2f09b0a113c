"""Which placeholder form an engine carries through: tried on a dozen sentences, once an engine and direction."""

from __future__ import annotations

import re

from ert_writer.entities.placeholders import FORMS, PlaceholderForm
from ert_writer.model.language import EN, ES, PT, Direction, Language
from ert_writer.model.translation import Engine

_ENOUGH = 0.9
"""The share of sentences that must hold; the reference measured 97 % for the best form and 90 % for the fifth."""

CARRIERS: dict[Language, tuple[str, ...]] = {
    ES: (
        "La cuenta {} fue denunciada.",
        "Se solicita la preservación de {}.",
        "Escriba al correo {} hoy.",
        "El usuario {} publicó el video {}.",
        "Oficio {} de la fiscalía",
        "Desde {} se enviaron amenazas.",
        "Se conectó con {}, {} y {}.",
        "Número de expediente: {}",
        "{} es la dirección del sospechoso.",
        "Exigió {} por la libertad de la víctima.",
        "Datos del titular de la cuenta {}, por favor.",
        "Responda con referencia {}.",
    ),
    PT: (
        "A conta {} foi denunciada.",
        "Solicita-se a preservação de {}.",
        "Escreva para o e-mail {} hoje.",
        "O usuário {} publicou o vídeo {}.",
        "Ofício {} da delegacia",
        "De {} foram enviadas ameaças.",
        "Conectou-se com {}, {} e {}.",
        "Número do inquérito: {}",
        "{} é o endereço do suspeito.",
        "Exigiu {} pela liberdade da vítima.",
        "Dados do titular da conta {}, por favor.",
        "Responda com a referência {}.",
    ),
    EN: (
        "The account {} was reported.",
        "We request the preservation of {}.",
        "Write to {} today.",
        "The user {} posted the video {}.",
        "Letter {} of the prosecutor",
        "Threats were sent from {}.",
        "It connected with {}, {} and {}.",
        "Case number: {}",
        "{} is the address of the suspect.",
        "He demanded {} for the release of the victim.",
        "Data of the holder of account {}, please.",
        "Answer with the reference {}.",
    ),
}


def rank_forms(engine: Engine, direction: Direction) -> tuple[PlaceholderForm, ...]:
    """Return the placeholder forms for an engine and direction, best first.

    Forms are tried in their order until one holds on nearly every carrier sentence; that one comes first. Those that
    were tried and broke go last, by how often they held.
    """
    broken: list[tuple[float, PlaceholderForm]] = []
    for place, form in enumerate(FORMS):
        share = survival(engine, direction, form)
        if share >= _ENOUGH:
            return (form, *FORMS[place + 1 :], *_best_first(broken))
        broken.append((share, form))
    return _best_first(broken)


def survival(engine: Engine, direction: Direction, form: PlaceholderForm) -> float:
    """Return the share of carrier sentences whose placeholders all come through exactly once, letter for letter."""
    filled = [_fill(sentence, form) for sentence in CARRIERS[direction.source]]
    outputs = engine.translate([text for text, _ in filled], direction)
    held = [_holds(written, found[0].text) for (_, written), found in zip(filled, outputs, strict=True)]
    return sum(held) / len(held)


def _fill(sentence: str, form: PlaceholderForm) -> tuple[str, tuple[str, ...]]:
    written = tuple(form.write(number + 1) for number in range(sentence.count("{}")))
    return sentence.format(*written), written


def _holds(written: tuple[str, ...], output: str) -> bool:
    return all(len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", output)) == 1 for text in written)


def _best_first(tried: list[tuple[float, PlaceholderForm]]) -> tuple[PlaceholderForm, ...]:
    return tuple(form for _, form in sorted(tried, key=lambda pair: -pair[0]))

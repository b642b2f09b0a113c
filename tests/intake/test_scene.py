"""Scene: words of danger count together, around people and near times, and an ordinary matter outweighs little."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from ert_writer.intake.scene import Passage, _score
from ert_writer.model.text import Span
from support.intake import letter

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(("file", "share"), [("danger/adversarial.toml", 0.9), ("heldback/danger-2.toml", 0.8)])
def test_dangers_told_plainly_and_calm_letters_that_look_grave_are_told_apart(file: str, share: float) -> None:
    rows = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["case"]
    read = [(row["danger"], letter(row["text"]).danger.status) for row in rows]
    calm = sum(status == "not-emergency" and wanted == "emergency" for wanted, status in read)
    assert calm / len(read) <= 0.02
    assert sum(status == wanted for wanted, status in read) / len(read) >= share


def test_words_of_danger_in_one_passage_count_more_than_apart() -> None:
    together = letter("Mi hija no aparece. Un hombre la subió a un taxi anoche.").scene
    apart = letter("Mi hija compra pan. El informe va adjunto. Se cerró la oficina. Un hombre subió a un taxi.").scene
    assert together.score > apart.score


def test_a_civil_letter_does_not_hide_a_danger() -> None:
    civil = "En autos de sucesión se pide el inventario de bienes, la tasación y el poder del escribano. "
    told = "El heredero escribió que esta noche va con la escopeta a la casa donde está su hermana con las criaturas."
    assert letter(civil).danger.status == "not-emergency"
    assert letter(civil + told).danger.status == "emergency"


@pytest.mark.parametrize("doubt", ["", " La vecina cree que puede ser una broma y que no se entiende el audio."])
def test_the_writers_doubt_lowers_an_emergency_and_makes_nothing_calm(doubt: str) -> None:
    read = letter("El joven no contesta el teléfono desde ayer." + doubt)
    assert read.danger.status == ("unclear" if doubt else "emergency")


def test_a_weapon_forbids_to_call_a_letter_calm() -> None:
    text = "Se investiga una estafa por la venta de un celular; el comprador pagó con un cheque. {0} lleva un revólver."
    assert letter(text.format("El vendedor")).danger.status != "not-emergency"


@pytest.mark.parametrize(
    "text",
    [
        "Dos de los tres rehenes fueron liberados; el tercero sigue en su poder. Se pide el inventario de bienes.",
        "She said 'she ain't stepping back home on Sunday'. The seller was paid by cheque for the car.",
        "Um dos meninos foi localizado. O outro continua com eles. O valor do boleto foi pago ao vendedor.",
    ],
)
def test_an_end_that_is_partial_or_has_not_come_makes_nothing_calm(text: str) -> None:
    assert letter(text).danger.status != "not-emergency"


def test_a_word_of_another_language_is_no_ground() -> None:
    assert letter("Los taxistas que no pagan no pueden trabajar en la ciudad.").danger.status == "unclear"


def test_a_place_takes_its_name_and_a_law_is_no_place() -> None:
    text = "Según el Código Penal, la tienen amarrada desde el lunes en la escuela Benito Juárez."
    danger = letter(text).danger
    assert [item.text for item in danger.where] == ["en la escuela Benito Juárez"]
    assert [item.text for item in danger.since] == ["desde el lunes"]


def test_a_passage_weighs_the_same_in_whatever_order_it_is_added_up() -> None:
    weights = {f"w{at}": 0.1 * at - 1.7 for at in range(40)}
    values = {name: (at % 7) / 3 for at, name in enumerate(weights)}
    scores = set()
    for seed in range(20):
        names = list(values)
        random.Random(seed).shuffle(names)  # noqa: S311 - any order
        scores.add(_score(weights, Passage(Span(0, 1), {name: values[name] for name in names})))
    assert len(scores) == 1

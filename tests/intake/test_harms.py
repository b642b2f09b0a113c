"""Harms: how sure a letter is of each, when, to whom, whose word it is; and what that comes to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.intake.harms import SPEAKS, Certainty, Gravity, Source, Speaks, When
from support.intake import letter

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("text", "certainty", "speaks"),
    [
        ("La tienen amarrada en una bodega.", Certainty.TOLD, Speaks.PRESENT),
        ("Al parecer la tienen amarrada en una bodega.", Certainty.SUPPOSED, Speaks.OPEN),
        ("Ela teria sido amarrada em um galpão.", Certainty.SUPPOSED, Speaks.OPEN),
        ("He might have kidnapped her.", Certainty.SUPPOSED, Speaks.OPEN),
        ("En caso de que la tengan amarrada, se avisará.", Certainty.HYPOTHETICAL, Speaks.OPEN),
        ("Se informa que no hubo ningún secuestro en la zona.", Certainty.DENIED, Speaks.NOTHING),
        ("La joven nunca estuvo secuestrada ni retenida por nadie.", Certainty.DENIED, Speaks.NOTHING),
        ("Por el delito de secuestro.", Certainty.UNREAL, Speaks.NOTHING),
        ("La banda «Secuestro en la pista» publicó un disco.", Certainty.UNREAL, Speaks.NOTHING),
        ("Fue secuestrada y ya está a salvo.", Certainty.OVER, Speaks.NOTHING),
    ],
)
def test_how_sure_a_harm_is_told(text: str, certainty: Certainty, speaks: Speaks) -> None:
    harm = letter(text).harms[0]
    assert (harm.certainty, harm.speaks) == (certainty, speaks)


@pytest.mark.parametrize(
    ("text", "when", "whom", "source"),
    [
        ("Ayer secuestraron a la niña.", When.RECENT, "child", Source.WRITER),
        ("Mañana van a secuestrar a mi hermana.", When.COMING, "kin", Source.WRITER),
        ("La señora del almacén sigue secuestrada en la casa.", When.NOW, "adult", Source.WRITER),
        ("La señora fue secuestrada en el año 2011.", When.LONG_AGO, "adult", Source.WRITER),
        ("Corre el rumor de que secuestraron a alguien.", When.UNKNOWN, "", Source.HEARSAY),
        (
            "Hubo un aviso y luego escribió «la tengo secuestrada en la casa de siempre» y cortó.",
            When.UNKNOWN,
            "",
            Source.QUOTED,
        ),
    ],
)
def test_when_to_whom_and_whose_word(text: str, when: When, whom: str, source: Source) -> None:
    harm = letter(text).harms[0]
    assert (harm.when, harm.whom, harm.source) == (when, whom, source)


def test_a_harm_that_is_near_and_somebodys_is_live() -> None:
    assert letter("Ayer secuestraron a la niña.").harms[0].gravity is Gravity.LIVE
    assert letter("Se produjo un secuestro en la zona norte.").harms[0].gravity is Gravity.GRAVE
    assert letter("Al parecer secuestraron a la niña ayer.").harms[0].gravity is Gravity.OPEN


def test_hearsay_of_no_known_time_is_open_and_of_a_near_one_is_not() -> None:
    told = "Corre el rumor de que {} secuestraron a alguien."
    assert letter(told.format("")).harms[0].speaks is Speaks.OPEN
    assert letter(told.format("anoche")).harms[0].speaks is Speaks.PRESENT


def test_some_row_of_the_table_fits_every_harm() -> None:
    found = [
        next(row.speaks for row in SPEAKS if all(not w or v in w for w, v in zip(row.conditions, values, strict=True)))
        for values in ((c, w, s) for c in Certainty for w in When for s in Source)
    ]
    assert len(found) == len(Certainty) * len(When) * len(Source)
    assert set(found) == set(Speaks)


@pytest.mark.parametrize(
    ("file", "share"),
    [("danger/certainty.toml", 0.9), ("danger/grave-words.toml", 0.5), ("heldback/danger-3.toml", 0.65)],
)
def test_letters_that_are_sure_doubtful_or_of_an_ordinary_matter_are_told_apart(file: str, share: float) -> None:
    rows = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["case"]
    read = [(row["danger"], letter(row["text"]).danger.status) for row in rows]
    assert not [pair for pair in read if pair == ("emergency", "not-emergency")]
    assert sum(status == wanted for wanted, status in read) / len(read) >= share


TOLD = "El hombre de la foto lleva un cuchillo. "
ROOM = (
    "El expediente se formó con la declaración de la vecina, las actas de la comisaría y el informe del hospital. " * 2
)


def test_a_longer_letter_that_says_no_time_and_quotes_nobody_is_unclear() -> None:
    assert letter(TOLD + ROOM).ruled_danger.status == "unclear"
    assert letter(TOLD + ROOM + "Anoche volvió y le dijo a la mujer «te voy a matar».").danger.status == "emergency"

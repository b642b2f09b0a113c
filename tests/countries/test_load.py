"""A country can be added or changed by a file alone, and a wrong file says what is wrong and where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ert_writer.countries.guess import Clues, guess_country
from ert_writer.countries.load import Catalogue, catalogue, load
from ert_writer.entities.cases import case_patterns
from ert_writer.entities.recognition import find_entities
from ert_writer.errors import ContentError
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold

GUIDE = Path(__file__).parents[2] / "docs" / "develop" / "add-a-country.md"

ROW = """
[[number]]
id = "ficha-de-prueba"
kind = "case"
cue = ["ficha de prueba"]
shape = ['fdp-\\d{4}-\\d{3}']
example = ["{FDP-2025-118}"]
counter = ["ficha"]
"""


def content(folder: Path, name: str, text: str) -> Catalogue:
    (folder / "countries").mkdir(exist_ok=True)
    (folder / "countries" / f"{name}.toml").write_text(text, encoding="utf-8")
    return load(str(folder))


def test_the_steps_of_the_guide_make_a_country(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    known = content(tmp_path, "xk", "\n".join(blocks))
    country = known.country("XK")
    assert country is not None
    assert country.number[0].id == "ficha-unica"
    (here,) = known.announced("ficha unica")
    assert here.country == "XK"
    text = "Fiscalía Única de Examplia"
    assert guess_country(known, Clues(text, fold(text), "es")).country == "XK"
    assert re.match(known.ranks, "alguacila mayor")


def test_an_own_file_adds_to_a_packaged_country(tmp_path: Path) -> None:
    known = content(tmp_path, "pa", ROW)
    panama = known.country("PA")
    assert panama is not None
    assert panama.number[0].id == "ficha-de-prueba"
    assert panama.zone == "America/Panama"
    assert len(panama.number) == len((load().country("PA") or panama).number) + 1


def test_a_number_of_the_same_id_is_replaced(tmp_path: Path) -> None:
    known = content(tmp_path, "pa", ROW.replace("ficha-de-prueba", "sumario"))
    panama = known.country("PA")
    assert panama is not None
    assert [kind.cue for kind in panama.number if kind.id == "sumario"] == [("ficha de prueba",)]


def test_a_number_of_an_own_file_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content(tmp_path, "pa", ROW)
    monkeypatch.setenv("ERT_WRITER_CONTENT", str(tmp_path))
    patterns = case_patterns(catalogue())
    assert any("fdp" in pattern.regex for pattern in patterns)
    found = find_entities("Dentro de FDP-2025-118 se pide")
    assert [(e.kind, e.text, e.country) for e in found] == [(EntityKind.CASE_NUMBER, "FDP-2025-118", "PA")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("shape", "shpae"), "unknown key 'shpae'"),
        (('kind = "case"', 'kind = "cases"'), "unknown value"),
        (("\\d{4}-", "(\\d{4}-"), "not a regular expression"),
        (('example = ["{FDP-2025-118}"]', "example = []"), "at least one example"),
        (("cue =", 'check = "stdnum.pa.nothing"\ncue ='), "needs its length"),
        (("cue =", 'check = "luhm"\nlength = [3]\ncue ='), "unknown check 'luhm'"),
    ],
)
def test_a_wrong_file_says_what_and_where(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(ContentError) as error:
        content(tmp_path, "pa", ROW.replace(*change))
    assert message in str(error.value)
    assert "pa.toml:" in error.value.where


def test_a_new_country_without_a_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="'zone' is missing"):
        content(tmp_path, "xk", 'code = "XK"\nname = "Examplia"\nlanguage = "es"\ndecimal = ","\n')

"""Lexicon files: an organisation's own rows, and errors that name file, row and phrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from ert_writer.errors import ContentError
from ert_writer.lexicon.load import load_lexicon, read_rows

OWN = """
topic = "danger"

[[row]]
id = "own-slang"
kind = "threat_to_life"
weight = 3.0
es = '''
le van a dar chirimoya
'''
example = "Dicen que le van a dar chirimoya."
counter = "Venden chirimoya."
"""


def write(place: Path, text: str) -> Path:
    place.mkdir(exist_ok=True)
    (place / "own.toml").write_text(text, encoding="utf-8")
    return place


def test_a_slang_word_is_added_from_outside(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path / "lexicon", OWN))
    text = "dicen q le van a dar chirimoya hoy"
    assert [hit.row.id for hit in lexicon.find(text).of("danger")] == ["own-slang"]
    assert not load_lexicon().find(text).of("danger")


def test_a_row_of_the_same_id_replaces_the_packaged_one(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path / "lexicon", OWN.replace("own-slang", "bomb")))
    assert not [hit for hit in lexicon.find("Hay una bomba en la terminal").of("danger") if hit.row.id == "bomb"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("le van a dar chirimoya\n", "[le|les van\n"), "']' is missing"),
        (("kind =", "knd ="), "unknown key 'knd'"),
        (("es = '''\nle van a dar chirimoya\n'''\n", ""), "has no phrase"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    place = write(tmp_path / "lexicon", OWN.replace(*change))
    with pytest.raises(ContentError) as error:
        read_rows(place / "own.toml")
    assert said in str(error.value)
    assert "own.toml" in str(error.value)

"""What is kept comes back; what is damaged, of another type or out of reach is made anew, without an error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ert_writer.content.cache import keep, key_of, recall
from ert_writer.countries.load import load
from ert_writer.countries.model import Country
from ert_writer.errors import ContentError

ROWS = {"a": (1, 2), "é": ()}
KIND = dict[str, tuple[int, ...]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ERT_WRITER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back(folder: Path) -> None:
    assert recall("x.rows", KIND) is None
    keep("x.rows", ROWS)
    assert recall("x.rows", KIND) == ROWS
    assert (folder / "x.rows").stat().st_mode & 0o077 == 0 or os.name == "nt"


@pytest.mark.parametrize("place", [0, 31, 32, -1])
def test_a_damaged_file_is_ignored(folder: Path, place: int) -> None:
    keep("x.rows", ROWS)
    data = bytearray((folder / "x.rows").read_bytes())
    data[place] ^= 1
    (folder / "x.rows").write_bytes(bytes(data))
    assert recall("x.rows", KIND) is None


@pytest.mark.parametrize("data", [b"", b"short", b"\0" * 32, b"\0" * 400])
def test_a_file_of_something_else_is_ignored(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "x.rows").write_bytes(data)
    assert recall("x.rows", KIND) is None


def test_another_type_is_ignored() -> None:
    keep("x.rows", ROWS)
    assert recall("x.rows", dict[str, str]) is None


def test_a_place_that_cannot_be_written_costs_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("a file where the directory should be", encoding="utf-8")
    keep("x.rows", ROWS)
    assert recall("x.rows", KIND) is None
    monkeypatch.setenv("ERT_WRITER_CACHE", "")
    keep("x.rows", ROWS)
    assert recall("x.rows", KIND) is None


def test_the_oldest_of_a_sort_make_room(folder: Path) -> None:
    keep("x.other", ROWS)
    for number in range(12):
        keep(f"{number}.rows", ROWS)
        os.utime(folder / f"{number}.rows", (number, number))
    keep("last.rows", ROWS)
    assert len(list(folder.glob("*.rows"))) == 8
    assert recall("x.other", KIND) == ROWS
    assert recall("last.rows", KIND) == ROWS


def test_every_byte_and_name_of_the_files_counts(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    keys = {key_of(files) for files in ([(one, b"x")], [(one, b"y")], [(other, b"x")], [(one, b"x"), (other, b"")])}
    assert len(keys) == 4


def _fresh(content: str = "") -> tuple[object, ...]:
    known = load.__wrapped__(content)
    return known.countries, known.shared, known.people, known.written


def test_countries_from_the_cache_are_those_of_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _fresh()
    (kept,) = folder.glob("*.countries")
    assert _fresh() == made
    kept.write_bytes(b"damaged")
    assert _fresh() == made
    monkeypatch.setenv("ERT_WRITER_CACHE", "")
    assert _fresh() == made


def test_a_changed_country_file_is_read_anew_and_a_wrong_one_never_kept(tmp_path: Path) -> None:
    own = tmp_path / "countries"
    own.mkdir()
    for zone in ("America/Lima", "America/Bogota"):
        (own / "pa.toml").write_text(f'zone = "{zone}"\n', encoding="utf-8")
        countries = _fresh(str(tmp_path))[0]
        assert isinstance(countries, tuple)
        (panama,) = (here for here in countries if isinstance(here, Country) and here.code == "PA")
        assert panama.zone == zone
    (own / "pa.toml").write_text("zone = 3\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError):
            _fresh(str(tmp_path))

"""One reader for the files that people write: every fault is named with its file, line, key and remedy."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from ert_writer.content.schema import Table, failure, line_of, loaded, parse, read
from ert_writer.errors import ContentError, InputError


class Kind(StrEnum):
    CASE = "case"
    LETTER = "letter"


class Number(Table):
    id: str
    kind: Kind = Kind.CASE
    rank: Annotated[int, Meta(ge=0)] = 0
    cue: Annotated[tuple[str, ...], Meta(min_length=1)] = ("n",)
    check: Literal["", "mod-11"] = ""

    def __post_init__(self) -> None:
        if self.id != self.id.lower():
            raise ValueError("an id is written in lower case")


class Country(Table):
    name: str
    number: tuple[Number, ...] = ()
    capital: str | None = None
    weight: dict[str, Literal["low", "high"]] = {}  # noqa: RUF012 - msgspec copies it


GOOD = """# a comment
name = "Chile"

[[number]]
id = "ruc"
cue = [
  "RUC",
  "rol único",
]

[[number]]
id = "rit"
rank = 2
"""


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cl.toml"
    path.write_text(GOOD, encoding="utf-8")
    country = read(path, Country)
    assert country.name == "Chile"
    assert [number.id for number in country.number] == ["ruc", "rit"]
    assert country.number[0].cue == ("RUC", "rol único")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'id = "rit"',
            'idd = "rit"',
            "cl.toml:12, number[2].idd: unknown key 'idd'. Did you mean 'id'? Known keys: id,",
        ),
        ('id = "rit"', "", "cl.toml:11, number[2]: the key 'id' is missing. Add id = ..."),
        ("rank = 2", 'rank = "2"', "cl.toml:13, number[2].rank: expected a whole number, found text in quotes. Write"),
        ("rank = 2", "rank = -2", "cl.toml:13, number[2].rank: expected a whole number >= 0"),
        ("rank = 2", 'kind = "Case"', "cl.toml:13, number[2].kind: unknown value 'Case'. Use one of: case, letter"),
        ("rank = 2", 'check = "x"', "cl.toml:13, number[2].check: unknown value 'x'. Use one of: , mod-11"),
        ("rank = 2", "cue = []", "cl.toml:13, number[2].cue: expected a list or text of length >= 1"),
        (
            "rank = 2",
            'cue = "RIT"',
            'cl.toml:13, number[2].cue: expected a list, found text in quotes. Write a list: ["',
        ),
        ('"rit"', '"RIT"', "cl.toml:11, number[2]: an id is written in lower case"),
        (
            'name = "Chile"',
            'name = "x"\nweight = {a = "mid"}',
            "cl.toml:3, weight: unknown value 'mid'. Use one of: hi",
        ),
        ('name = "Chile"', "name = 3", "cl.toml:2, name: expected text in quotes, found a whole number. Put it in"),
        ('name = "Chile"', 'name = "Chile"\ncapital = 3', "cl.toml:3, capital: expected text in quotes, found a whole"),
        ('"rol único",', "3,", "cl.toml:6, number[1].cue[2]: expected text in quotes, found a whole number"),
        ("rank = 2", "rank 2", "cl.toml:13: not valid TOML: Expected '=' after a key"),
        ("rank = 2", 'rank = 2\nid = "x"', "cl.toml:14: not valid TOML: Cannot overwrite a value. The same key"),
    ],
)
def test_a_fault_is_named_with_line_key_and_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "cl.toml"
    text = GOOD.replace(old, new)
    assert text != GOOD
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read(path, Country)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


def test_what_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "cl.toml").write_bytes('name = "x"\ncapital = "Bogotá"'.encode("latin-1"))
    with pytest.raises(ContentError, match=r"cl\.toml:2: not UTF-8\. Save the file as UTF-8"):
        read(tmp_path / "cl.toml", Country)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.toml", Country)


def test_json_is_read_too() -> None:
    assert parse('{"name": "Chile", "number": [{"id": "ruc"}]}', Country, "-").number[0].id == "ruc"
    with pytest.raises(ContentError, match=r"case\.json:2: not valid JSON"):
        parse('{"name":\n}', Country, "case.json")
    with pytest.raises(ContentError, match=r"case\.json, number\[1\]: the key 'id' is missing"):
        parse('{"name": "x", "number": [{}]}', Country, "case.json")


def test_an_owner_names_a_line_for_what_types_cannot_say() -> None:
    error = failure(GOOD, "cl.toml", ("number", 0, "cue", 1), "the example does not match", "Change the shape")
    assert str(error) == "cl.toml:8, number[1].cue[2]: the example does not match. Change the shape"


@pytest.mark.parametrize(
    ("keys", "line"), [((), 0), (("name",), 2), (("number", 1), 11), (("number", 1, "gone"), 11), (("none",), 0)]
)
def test_a_value_is_found_by_its_way(keys: tuple[str | int, ...], line: int) -> None:
    assert line_of(GOOD, keys) == line


def test_headers_dotted_keys_and_long_texts_are_counted() -> None:
    text = 'a.b = 1\n[x."y z"]\nt = """\n[not]\nk = 2\n"""\n[[x.l]]\n[[x.l.m]]\n[[x.l]]\n[[x.l.m]]\nq = 3\n'
    assert line_of(text, ("a", "b")) == 1
    assert line_of(text, ("x", "y z", "t")) == 3
    assert line_of(text, ("x", "l", 1, "m", 0, "q")) == 11
    assert line_of(text, ("k",)) == 0


def _refusal(text: str) -> ContentError | None:
    try:
        parse(text, Country, "t.toml")
    except ContentError as error:
        return error
    return None


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_one_way(text: str) -> None:
    error = _refusal(text)
    assert error is None or error.where.startswith("t.toml")


@pytest.mark.parametrize("text", [r'{"a": "\ud800"}', r'{"a": ["x", {"\uDFFF": 1}]}', r'{"a": "\ude00\ud83d"}'])
def test_half_of_a_character_in_json_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match="half of a character"):
        loaded(text, "case.json")


def test_a_whole_character_written_as_two_halves_is_read() -> None:
    assert loaded(r'{"a": "\ud83d\ude00", "b": "C:\\udir"}', "case.json") == {"a": "\U0001f600", "b": "C:\\udir"}

"""A kept expression is the one that `re` compiles; what is damaged or not as expected is compiled anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ert_writer.text import expressions
from ert_writer.text.expressions import expression

WORDS = "|".join(f"oficina{number}" for number in range(100))
LONG = rf"(?<!\w)(?P<office>{WORDS})(?:\s+(?P<number>\d+))?(\W)"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ERT_WRITER_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.MULTILINE, re.ASCII, re.VERBOSE])
@pytest.mark.parametrize("regex", [LONG, f"(?i){LONG}", f"(?:{WORDS})", f"(?=.)(?:{WORDS})(?#end)\n$"])
def test_what_is_kept_is_what_re_compiles(regex: str, flags: int) -> None:
    made, kept, plain = expression(regex, flags), expression(regex, flags), re.compile(regex, flags)
    assert made == plain
    assert kept == plain
    assert (kept.pattern, kept.flags, kept.groups) == (plain.pattern, plain.flags, plain.groups)
    assert dict(kept.groupindex) == dict(plain.groupindex)


def test_groups_keep_their_names_and_numbers() -> None:
    expression(LONG)
    found = expression(LONG).search("en la oficina7 31.")
    assert found is not None
    assert found.groupdict() == {"office": "oficina7", "number": "31"}
    assert found.groups() == ("oficina7", "31", ".")
    assert found.lastindex == 3


def test_the_second_time_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = expression(LONG)
    monkeypatch.delattr(expressions, "_compiled_and_kept")
    assert expression(LONG) == plain


def test_a_short_expression_is_not_kept(folder: Path) -> None:
    assert expression(r"(?:de|del)\s") == re.compile(r"(?:de|del)\s")
    assert list(folder.iterdir()) == []


def test_other_flags_and_another_expression_have_files_of_their_own(folder: Path) -> None:
    for regex, flags in ((LONG, 0), (LONG, re.IGNORECASE), (f"{LONG}$", 0), (LONG, 0)):
        expression(regex, flags)
    assert len(list(folder.glob("*.expression"))) == 3


@pytest.mark.parametrize("code", [b"", b"\0\0\0\0", b"\xff" * 400, b"abc"])
def test_code_that_the_matcher_refuses_is_not_used(folder: Path, code: bytes) -> None:
    expression(LONG)
    (file,) = folder.glob("*.expression")
    expressions.keep(file.name, expressions._Compiled(32, code, 3, {"office": 1, "number": 2}))
    assert expression(LONG) == re.compile(LONG)


def test_where_re_is_not_as_expected_it_compiles_as_usual(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(expressions, "import_module", __import__)
    assert expression(LONG) == re.compile(LONG)
    assert list(folder.iterdir()) == []


def test_a_mistake_is_an_error_of_re() -> None:
    with pytest.raises(re.error, match="missing"):
        expression(f"({WORDS}")

"""A pattern that is skipped for its outlines would have matched nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ert_writer.countries.load import catalogue
from ert_writer.entities import recognition
from ert_writer.entities.outline import outline, required
from ert_writer.text.fold import without_accents

FILES = sorted((Path(__file__).parents[1] / "data" / "letters").glob("*.toml"))
LETTERS = [row["text"] for path in FILES for row in tomllib.loads(path.read_text("utf-8"))["letter"]]
SHAPES = sorted({shape for here in catalogue().kinds for shape in here.kind.shape})
KINDS = [here.kind for here in catalogue().kinds]
EXAMPLES = sorted({text.translate({123: "", 125: ""}) for kind in KINDS for text in (*kind.example, *kind.counter)})


@pytest.mark.parametrize(
    ("regex", "runs"),
    [
        (r"\d{2}-\d{4,8}-\d{2}", ("00-0000", "0000-00")),
        (r"[a-z]{3}-?\d{3}", ("aaa", "000")),
        (r"mp-\d+/x", ("aa-0", "0/a")),
        (r"\d{4}(?:19|20)\d{2}", ("0000", "00")),
        (r"\d\d(?:a\)[)(]|b)*--", ("00", "--")),
        (r"ab|cd", ()),
        (r"\w{3}\s[^a]{2}.{4}[a-z0-9]{5}", ()),
        (r"a?bc*d{0,3}e{2}", ("aa",)),
        (r"x{2}\.[0-9\d]{2}?y", ("aa.00a",)),
    ],
)
def test_what_an_expression_requires(regex: str, runs: tuple[str, ...]) -> None:
    assert set(required(regex)) == set(runs)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_match_of_a_shape_is_without_its_outlines(shape: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(shape, re.IGNORECASE), fullmatch=True))
    assert all(run in outline(text) for run in required(shape))


def test_most_shapes_require_something() -> None:
    assert sum(bool(required(shape)) for shape in SHAPES) > 0.8 * len(SHAPES)


@pytest.mark.parametrize("text", [*EXAMPLES, *LETTERS])
def test_a_skipped_pattern_would_match_nothing(text: str) -> None:
    bare = without_accents(text)
    patterns = recognition._patterns(catalogue())
    possible = set(map(id, recognition._possible(patterns, bare)))
    skipped = [pattern for pattern in patterns if id(pattern) not in possible and pattern.outlines]
    assert [p.regex for p in skipped if any(True for _ in recognition._matches(p, bare))] == []

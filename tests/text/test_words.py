"""Running text as words, positions kept, addresses left out."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.text.fold import fold
from ert_writer.text.words import Gap, words


@pytest.mark.parametrize(
    "text",
    [
        "https://orden.example/judicial?x=1",
        "www.orden.example",
        "fiscal.orden@mp.example",
        "@orden.judicial",
        "#orden",
        "orden_judicial",
        "orden.pdf",
        "ORDEN.COM",
        "FED/MEX/orden/12",
    ],
)
def test_addresses_hold_no_words(text: str) -> None:
    assert [word.surface for word in words(f"vea {text} hoy")] == ["vea", "hoy"]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("a b", Gap.SPACE),
        ("a\nb", Gap.SPACE),
        ('a "b', Gap.SPACE),
        ("a-b", Gap.HYPHEN),
        ("a, b", Gap.COMMA),
        ("a. b", Gap.BREAK),
        ("a; b", Gap.BREAK),
        ("a\n\nb", Gap.BREAK),
        ("a x@y.example b", Gap.BREAK),
    ],
)
def test_what_separates_two_words(text: str, gap: Gap) -> None:
    assert words(text)[-1].gap is gap


def test_gender_open_endings_and_possessives_belong_to_the_word_before() -> None:
    assert [word.surface for word in words("el/la juez/a, imputado(a) y the minor's file")] == [
        "el", "la", "juez", "imputado", "y", "the", "minor", "file",
    ]  # fmt: skip


def test_plain_drops_accents() -> None:
    assert fold("órdenes de preservação ñ ü") == "ordenes de preservacao n u"


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] and word.start < word.end for word in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


@pytest.mark.parametrize(
    "unit", ["a", "a.", "aa.", "a-", "@", "_", "a_", "a/", "http://", "AA.", "\u0301", "#a.", "a@", " "]
)
def test_time_grows_in_step_with_the_text(unit: str) -> None:
    start = time.process_time()
    words(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 2

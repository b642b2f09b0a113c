"""Long segments are split at clause borders and never cut."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.text.long_segments import split_long, split_text
from ert_writer.text.sentences import join, segment

TEXT = (
    "Se solicita a la empresa que entregue los datos de registro de la cuenta @maria_.lopez, ya que existe un peligro "
    "inminente para la vida de una menor, y que conserve la información; además pedimos no avisar al usuario."
)
WORDY = st.text(alphabet=st.sampled_from("ab ,;:.()que y\n\u00a0é@_"), max_size=200)


@given(WORDY, st.integers(1, 80))
def test_pieces_give_the_text_back_and_cut_no_word(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert join(pieces) == text
    assert [word for piece in pieces for word in piece.text.split()] == text.split()


@given(WORDY, st.integers(1, 80))
def test_a_piece_is_longer_than_the_limit_only_when_it_cannot_be_split(text: str, limit: int) -> None:
    for piece in split_text(text, limit):
        assert len(piece.text) <= limit or len(piece.text.split()) == 1 or piece.text != piece.text.strip()


@given(WORDY, st.integers(1, 40), st.data())
def test_protected_spans_stay_whole(text: str, limit: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    for piece in split_text(text, limit, [span]):
        cut = piece.span.end
        assert cut in (len(text), 0) or not span.start < cut < span.end


def test_splits_before_connectives_after_punctuation() -> None:
    assert [piece.text for piece in split_text(TEXT, 110)] == [
        "Se solicita a la empresa que entregue los datos de registro de la cuenta @maria_.lopez,",
        "ya que existe un peligro inminente para la vida de una menor, y que conserve la información;",
        "además pedimos no avisar al usuario.",
    ]


def test_a_split_segment_keeps_its_marker_its_white_space_and_its_place() -> None:
    text = f"1) {TEXT}  "
    (whole,) = segment(text, "es")
    pieces = split_long(whole, 100)
    assert len(pieces) > 1
    assert join(pieces) == text
    assert pieces[0].before == "1) "
    assert all(text[piece.span.start : piece.span.end] == piece.text for piece in pieces)


def test_a_segment_within_the_limit_is_returned_as_it_is() -> None:
    (whole,) = segment("Breve.", "es")
    assert split_long(whole, 100) == (whole,)


def test_two_hundred_handles_are_split_between_handles() -> None:
    handles = [f"@usuario_{number}._" for number in range(200)]
    pieces = split_text(", ".join(handles), 300)
    assert [word.rstrip(",") for piece in pieces for word in piece.text.split()] == handles


def test_long_texts_take_linear_time() -> None:
    began = time.process_time()
    assert len(split_text("palabra " * 50_000, 300)) > 1000
    assert time.process_time() - began < 5

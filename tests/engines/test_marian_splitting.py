"""Long segments are cut, never truncated."""

from hypothesis import given
from hypothesis import strategies as st

from ert_writer.engines.marian_decoding import batches, cap
from ert_writer.engines.marian_splitting import halves, split

words = st.lists(st.sampled_from(["casa", "y", "que", "uno,", "dos;", "(tres)", "a" * 30, "—", "x."]), max_size=60)


def whole(parts):
    return "".join(part.text + part.after for part in parts)


@given(words.map(" ".join), st.integers(1, 40))
def test_nothing_is_lost_and_every_part_fits(text, room):
    parts = split(text, lambda part: len(part) <= room)
    assert whole(parts) == text
    assert all(len(part.text) <= room for part in parts)


@given(st.text(max_size=200), st.integers(1, 20))
def test_any_text_comes_back_whole(text, room):
    assert whole(split(text, lambda part: len(part) <= room)) == text
    assert whole(halves(text)) == text


def test_a_clause_border_is_preferred():
    text = "La víctima fue vista en la plaza; el sospechoso huyó en un auto rojo hacia el norte."
    assert [part.text for part in split(text, lambda part: len(part) < 60)] == [
        "La víctima fue vista en la plaza;",
        "el sospechoso huyó en un auto rojo hacia el norte.",
    ]


def test_a_joining_word_goes_with_what_follows():
    text = "solicito los datos de la cuenta y pido que no se notifique al usuario"
    parts = [part.text for part in split(text, lambda part: len(part) < 40)]
    assert parts == ["solicito los datos de la cuenta", "y pido que no se notifique al usuario"]


def test_one_long_word_is_cut_only_where_it_must():
    assert [part.text for part in split("a" * 10, lambda part: len(part) <= 5)] == ["aaaaa", "aaaaa"]
    assert len(halves("a" * 10)) == 1


@given(st.lists(st.integers(2, 250), max_size=80), st.integers(16, 2000))
def test_every_segment_is_in_one_batch_with_its_own_limit(lengths, most):
    found = list(batches(lengths, 512, most))
    assert sorted(index for _, indices in found for index in indices) == list(range(len(lengths)))
    for limit, indices in found:
        assert {cap(lengths[index], 512) for index in indices} == {limit}
        assert len(indices) == 1 or max(lengths[index] for index in indices) * len(indices) <= most


@given(st.integers(2, 256))
def test_the_limit_leaves_room_and_stays_inside_the_positions(length):
    assert min(3 * length + 20, 511) <= cap(length, 512) <= 511


def test_what_does_not_fit_is_cut_into_all_its_sentences():
    text = "Uno está. ¿Dónde? En la pág. 5 del oficio. Fin."
    parts = [part.text for part in split(text, lambda part: len(part) < 40)]
    assert parts == ["Uno está.", "¿Dónde?", "En la pág. 5 del oficio.", "Fin."]
    assert [part.text for part in split(text, lambda part: len(part) < 60)] == [text]

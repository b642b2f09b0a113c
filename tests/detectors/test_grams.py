from hypothesis import example, given
from hypothesis import strategies as st

from ert_writer.detectors.features import buckets
from ert_writer.detectors.grams import word_buckets


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=40))
@example("y")
@example("san")
@example("oficio")
@example("comisaría")
@example("l'")
@example("𝔞" * 40)
def test_a_word_has_the_features_that_training_gave_it(word: str) -> None:
    assert sorted(word_buckets(word, 18)) == sorted(buckets(word, 18).tolist())


def test_the_blank_that_a_cut_text_ends_with_is_the_feature_that_it_was() -> None:
    assert sorted([*word_buckets("la", 18), *word_buckets("", 18)]) == sorted(buckets("la ", 18).tolist())


def test_the_hash_is_the_one_the_weights_were_trained_with() -> None:
    assert sorted(word_buckets("la", 18)) == [5058, 13564, 95111, 104312, 112930, 127682, 174381, 216266]

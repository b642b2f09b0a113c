import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.detectors.features import ORDERS, buckets, buckets_by_word

LETTERS = st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12)
RUNNING = st.lists(LETTERS, min_size=1, max_size=8).map(" ".join)


def by_hand(running: str) -> int:
    """Count the features the slow way: n-grams without a blank inside, and long words."""
    padded = f" {running} "
    count = 0
    for order in ORDERS:
        for begin in range(len(padded) - order + 1):
            gram = padded[begin : begin + order]
            count += gram != " " and " " not in gram[1:-1]
    return count + sum(len(word) + 2 > ORDERS[-1] for word in running.split())


@given(RUNNING)
def test_every_gram_and_long_word_is_counted_once(running: str) -> None:
    assert len(buckets(running, 18)) - by_hand(running) == 0


@given(RUNNING, RUNNING)
def test_words_are_independent_of_their_place(left: str, right: str) -> None:
    together = np.bincount(buckets(f"{left} {right}", 10), minlength=1024)
    apart = np.bincount(buckets(left, 10), minlength=1024) + np.bincount(buckets(right, 10), minlength=1024)
    assert (together == apart).all()


def test_features_know_their_word() -> None:
    found, owner = buckets_by_word("la comisaría", 18)
    first = sorted(found[owner == 0])
    assert first == sorted(buckets("la", 18))
    assert set(owner) == {0, 1}


def test_the_hash_is_the_one_the_weights_were_trained_with() -> None:
    assert buckets("la", 18).tolist() == [174381, 112930, 104312, 127682, 13564, 216266, 5058, 95111]

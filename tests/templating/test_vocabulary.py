"""The vocabularies by themselves."""

import pytest

from ert_writer.errors import UsageError
from ert_writer.templating.vocabulary import load_vocabulary
from support.templating import ROOT, packaged


def test_the_missing_items_are_the_same_by_themselves_and_in_the_set():
    assert load_vocabulary(ROOT / "templates") == packaged().vocabularies["missing-items"]


def test_an_entry_is_found_by_its_id():
    vocabulary = load_vocabulary(ROOT / "templates")
    assert vocabulary.find("imminence").words["pt"] == "por que o perigo é iminente"
    assert vocabulary.find("shoes") is None


@pytest.mark.parametrize("name", ["colours", "regional-words", "../fields"])
def test_what_is_no_vocabulary_is_refused(name):
    with pytest.raises(UsageError):
        load_vocabulary(ROOT / "templates", name)

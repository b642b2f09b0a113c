"""What every detector promises, whatever library it stands on."""

import pytest

from ert_writer.model.detection import Detector
from ert_writer.plugins import DETECTORS, load, names
from support.detectors import FOREIGN, LETTERS, OTHER_SCRIPTS, WITHOUT_LANGUAGE


@pytest.fixture(scope="module", params=names(DETECTORS))
def detector(request: pytest.FixtureRequest) -> Detector:
    made: Detector = load(DETECTORS, request.param)()
    assert made.id == request.param
    return made


@pytest.mark.parametrize("language", LETTERS)
def test_a_letter_is_recognised_as_written_in_capitals_and_without_accents(detector: Detector, language: str) -> None:
    letter = LETTERS[language]
    bare = letter.upper().translate(str.maketrans("ÁÉÍÓÚÃÕÇÊÀÑ", "AEIOUAOCEAN"))
    for text in (letter, letter.upper(), bare):
        found = detector.detect(text)
        assert found.language == language
        assert 0.5 < found.confidence <= 1.0
        assert found.candidates[0][0] == language


@pytest.mark.parametrize("language", sorted(FOREIGN.keys() - {"gl", "sv", "pl"}))
def test_a_neighbouring_language_is_undetermined(detector: Detector, language: str) -> None:
    assert detector.detect(FOREIGN[language]).language == "und"


@pytest.mark.parametrize("script", OTHER_SCRIPTS)
def test_another_script_is_undetermined(detector: Detector, script: str) -> None:
    assert detector.detect(OTHER_SCRIPTS[script]).language == "und"


@pytest.mark.parametrize("text", WITHOUT_LANGUAGE)
def test_a_text_without_words_is_undetermined_and_certain_of_nothing(detector: Detector, text: str) -> None:
    found = detector.detect(text)
    assert (found.language, found.confidence) == ("und", 0.0)


def test_the_same_text_gets_the_same_answer(detector: Detector) -> None:
    texts = ["urgente", "no", "Ministerio Público", "final report", LETTERS["pt"]]
    assert [detector.detect(text) for text in texts] == [detector.detect(text) for text in texts]


def test_candidates_are_ordered_probabilities(detector: Detector) -> None:
    chances = [chance for _, chance in detector.detect("Buenas tardes, agente").candidates]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) == pytest.approx(1.0, abs=0.02)

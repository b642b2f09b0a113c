"""What the trial refuses, with models that fail in one way only."""

import pytest

from ert_writer.engines.marian_decoding import Decoded
from ert_writer.engines.models.manifest import Manifest
from ert_writer.engines.models.trial import try_model
from ert_writer.engines.models.trial_texts import CARRIERS, FORMS, KNOWN, LETTER_CHARACTERS
from ert_writer.model.language import Direction


class Perfect:
    """Knows every known sentence by heart and copies what it does not know."""

    runtime = "perfect 1"
    positions = 512

    def length(self, text, token):
        return len(text.split()) + 1

    def unknown(self, text):
        return [char for char in text if char in "{}⟨⟩€"]

    def run(self, texts, token, beam, count):
        return [(Decoded(self.say(text, token), -0.1, 1, True),) for text in texts]

    def say(self, text, token):
        target = {">>es<<": "es", ">>pt_br<<": "pt"}.get(token, "en")
        source = next((language for language in KNOWN if text in KNOWN[language]), None)
        return KNOWN[target][KNOWN[source].index(text)] if source else f"x {text}"

    def score(self, sources, targets, token):
        return [-1.0 if self.say(s, token) == t else -9.0 for s, t in zip(sources, targets, strict=True)]

    def close(self):
        pass


def manifest(*directions, tokens=()):
    pairs = tuple(Direction(*text.split("-")) for text in directions)
    return Manifest("m", "marian", "m", "", "", pairs, tokens, 512, 1, (), ())


MULTI = manifest("en-es", "en-pt", tokens=(("es", ">>es<<"), ("pt", ">>pt_br<<")))


@pytest.mark.parametrize("about", [manifest("es-en", "pt-en"), MULTI], ids=["to English", "from English"])
def test_a_good_model_passes_with_its_placeholders_and_unknown_characters(about):
    trial = try_model(Perfect(), about)
    assert (trial.reason, trial.runtime) == ("", "perfect 1")
    assert trial.unknown == "€{}"
    assert [item.direction for item in trial.placeholders] == [str(d) for d in about.directions]
    assert dict(trial.placeholders[0].survival)["PH{:03d}"] == 1.0
    assert "⟨e{:d}⟩" not in dict(trial.placeholders[0].survival)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"score": lambda self, s, t, token: [-float(len(x)) for x in s]}, "it knows . of 10"),
        ({"score": lambda self, s, t, token: [0.0 for _ in s]}, "it knows 0 of 10"),
        ({"unknown": lambda self, text: text.split()}, "the vocabulary is not the model's"),
        ({"say": lambda self, text, token: ""}, "it knows|empty"),
        ({"run": lambda self, texts, *_: [(Decoded(t, -1.0, 1, True),) for t in texts]}, "copied"),
        ({"run": lambda self, texts, *_: [(Decoded("x", -1.0, 1, False),) for t in texts]}, "alike"),
        ({"run": lambda self, texts, *_: [(Decoded(f"{t} a b c" * 4, -1.0, 1, True),) for t in texts]}, "repeating"),
    ],
)
def test_each_fault_is_refused_with_its_reason(fault, reason):
    import re

    assert re.search(reason, try_model(type("Faulty", (Perfect,), fault)(), manifest("es-en")).reason)


def test_a_language_token_that_is_not_obeyed_is_named():
    class Deaf(Perfect):
        def score(self, sources, targets, token):
            heard = ">>es<<" if targets[0] in KNOWN["es"] else ">>pt_br<<"
            return super().score(sources, targets, heard)

    assert ">>es<< does not ask for es" in try_model(Deaf(), MULTI).reason


def test_the_known_sentences_mean_the_same_in_three_languages():
    assert {len(KNOWN[language]) for language in KNOWN} == {10}
    assert {len(CARRIERS[language]) for language in CARRIERS} == {6}
    assert all(text.count("{}") == 1 for texts in CARRIERS.values() for text in texts)
    assert len({form.format(7) for form in FORMS}) == len(FORMS)
    assert len(set(LETTER_CHARACTERS)) == len(LETTER_CHARACTERS)

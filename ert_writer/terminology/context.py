"""Is a word a noun or a verb here? Told from its neighbours, where they tell.

`la denuncia` is a noun and `denuncia que` a verb; `foi dado` is no `dado`; `in order to` holds no `order`. A definite
no drops the match, doubt lowers its confidence: a source needs certainty, a target that may satisfy it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from ert_writer.terminology.grammar import qualifies
from ert_writer.terminology.lexicon import (
    AGENT_MARKS,
    AUXILIARIES,
    BARE_LINKS,
    COORDINATORS,
    DETERMINERS,
    ENGLISH_NOUN_VERBS,
    OBJECT_OPENERS,
    ROMANCE_NOUN_VERBS,
    ROMANCE_PARTICIPLE_NOUNS,
    SUBJECTS,
    TITLES,
    TO_TAKES_NOUN,
)
from ert_writer.terminology.words import Gap, Word


class Reading(IntEnum):
    """How a word reads where it stands."""

    VERB = 0
    DOUBTFUL = 1
    NOUN = 2


class _Place(NamedTuple):
    """A word between its neighbours, all folded; a neighbour beyond punctuation is empty."""

    before: str
    left: str
    word: str
    right: str
    language: str

    @property
    def opens_object(self) -> bool:
        return self.right in OBJECT_OPENERS[self.language]

    @property
    def determined(self) -> bool:
        return self.left in DETERMINERS[self.language]


_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_FINITE_ENDINGS = ("r", "ndo", "ou", "ió", "iu", "eu", "aron", "aram", "ieron", "eram")
_PORTUGUESE_CLITICS = ("se", "lhe", "lhes", "o", "a", "os", "as", "me")


def noun_reading(words: Sequence[Word], at: int, language: str) -> Reading:
    """Return how a single-word noun reads at its place.

    Args:
        words: of the text, in order.
        at: the word asked about.
        language: base language.
    """
    place = _place(words, at, language)
    surface = words[at].surface
    if language == "en":
        return _english(place)
    if place.left and surface[:1].isupper() and not surface.isupper():
        return Reading.NOUN  # a title in mid-sentence: `el Noveno Juzgado`
    if place.word.endswith(_PARTICIPLES):
        return _participle(place)
    if language == "pt" and place.right in _PORTUGUESE_CLITICS and words[at + 1].gap is Gap.HYPHEN:
        return Reading.VERB
    reading = _romance(place) if place.word[-1:] in ("a", "e", "o") else Reading.NOUN
    return _adjectival(place) if reading is Reading.NOUN else reading


def verb_reading(words: Sequence[Word], at: int, language: str) -> Reading:
    """Return how a verb's form reads: only a clear NOUN is no verb."""
    place = _place(words, at, language)
    if language == "en":
        ambiguous = _english_base(place.word) in ENGLISH_NOUN_VERBS
    else:
        ambiguous = place.word[-1:] in ("a", "e", "o") and not place.word.endswith(_PARTICIPLES)
    clear = ambiguous and place.determined and place.left not in COORDINATORS | {"a", "as"}
    if ambiguous and not place.left and place.right in BARE_LINKS[language]:
        return Reading.NOUN  # a heading: `DENUNCIA DE ROBO`
    return Reading.NOUN if clear and noun_reading(words, at, language) is Reading.NOUN else Reading.VERB


def _place(words: Sequence[Word], at: int, language: str) -> _Place:
    def near(index: int, joint: int) -> str:
        return words[index].folded if 0 <= index < len(words) and words[joint].gap <= Gap.HYPHEN else ""

    left = near(at - 1, at)
    right = near(at + 1, min(at + 1, len(words) - 1))
    return _Place(near(at - 2, at - 1) if left else "", left, words[at].folded, right, language)


def _romance(place: _Place) -> Reading:
    if place.language == "es" and place.left in ("los", "las"):
        return Reading.VERB  # a clitic: an article would agree in number
    if place.left in ("la", "le", "lo") and place.before in ("se", "me", "te", "nos", "no", "quien"):
        return Reading.VERB
    if place.determined and place.left not in COORDINATORS:
        return Reading.NOUN
    if place.left in SUBJECTS[place.language]:
        return Reading.VERB
    return _before_object(place) if place.word in ROMANCE_NOUN_VERBS and place.opens_object else Reading.NOUN


def _adjectival(place: _Place) -> Reading:
    """`archivo sospechoso`, `año fiscal`: after a noun, a word that can be an adjective is one; a title is no noun."""
    after_noun = place.left and not place.determined and place.left not in TITLES | AUXILIARIES
    noun = not after_noun or place.left.endswith(_FINITE_ENDINGS) or not qualifies(place.word, place.language)
    return Reading.NOUN if noun else Reading.DOUBTFUL


def _before_object(place: _Place) -> Reading:
    """`la madre denuncia el robo`, `denuncia que`; but `Denuncia a la Fiscalía` heads a letter."""
    if place.determined:
        return Reading.DOUBTFUL
    return Reading.VERB if place.left or place.right == "que" else Reading.NOUN


def _participle(place: _Place) -> Reading:
    if place.left in AUXILIARIES:
        return Reading.VERB
    if place.word in ROMANCE_PARTICIPLE_NOUNS:
        return Reading.NOUN
    if place.left in COORDINATORS - {"o"} and place.right in AGENT_MARKS | {"que"}:
        return Reading.VERB
    if place.determined or place.left.endswith(_FINITE_ENDINGS):
        return Reading.NOUN
    if place.right in AGENT_MARKS:
        return Reading.VERB if place.left else Reading.DOUBTFUL
    return Reading.DOUBTFUL if place.left else Reading.NOUN


def _english_base(word: str) -> str:
    return word if word in ENGLISH_NOUN_VERBS or word.endswith("ss") else word.removesuffix("s")


def _english(place: _Place) -> Reading:
    base = _english_base(place.word)
    if base not in ENGLISH_NOUN_VERBS or (place.left == "to" and place.before in TO_TAKES_NOUN):
        return Reading.NOUN
    if place.left == "in" and place.word == "order" and place.right in ("to", "that", "for"):
        return Reading.VERB
    if place.left in SUBJECTS["en"] or (place.left in ("this", "that", "each") and place.word != base):
        return Reading.VERB
    return _english_neighbours(place, base)


def _english_neighbours(place: _Place, base: str) -> Reading:
    if place.determined:
        doubt = place.left in ("and", "or", "that", "this") and place.opens_object
        return Reading.DOUBTFUL if doubt else Reading.NOUN
    if not place.opens_object:
        return Reading.NOUN
    return Reading.VERB if place.word != base or not place.left else Reading.DOUBTFUL

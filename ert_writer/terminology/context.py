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
    ACTORS,
    AGENT_MARKS,
    AUXILIARIES,
    BARE_LINKS,
    CONJUNCTIONS,
    COORDINATORS,
    DETERMINERS,
    DOUBTFUL_IDIOMS,
    ENGLISH_ADJECTIVE_NOUNS,
    ENGLISH_AUXILIARIES,
    ENGLISH_MODALS,
    ENGLISH_NOUN_VERBS,
    IDIOMS,
    LINKS,
    OBJECT_OPENERS,
    ROMANCE_ADJECTIVE_NOUNS,
    ROMANCE_NOUN_VERBS,
    ROMANCE_PARTICIPLE_NOUNS,
    SUBJECTS,
    TITLES,
    TO_TAKES_NOUN,
)
from ert_writer.text.words import Gap, Word


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
        return self.left in DETERMINERS[self.language] or self.left.isdecimal()


_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_ARTICLES = frozenset({"el", "la", "los", "las", "o", "a", "os", "as", "un", "una", "um", "uma"})
_OBJECTS = frozenset({"la", "lo", "las", "los"})
"""Spanish pronouns of the object that are articles too, but for `lo`."""
_WITH = ("con", "com")
_TAKES_WITH = frozenset({"cuenta", "conta", "amenaza", "ameaça"})
"""Verbs that govern `con`: `cuenta con cuatro hijos`, `amenaza con publicar`."""
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
    idiom = f"{place.left}_{place.word}"
    if idiom in IDIOMS:
        return Reading.VERB
    if idiom in DOUBTFUL_IDIOMS:
        return Reading.DOUBTFUL
    if language == "en":
        return _qualifying(place, ENGLISH_ADJECTIVE_NOUNS, _english(place))
    if _shown_by_neighbours(words, at, place):
        return Reading.NOUN
    clitic = language == "pt" and place.right in _PORTUGUESE_CLITICS and words[at + 1].gap is Gap.HYPHEN
    return Reading.VERB if clitic else _inflected(place)


def opens_a_verb(words: Sequence[Word], at: int, language: str) -> bool:
    """Return whether the first word of a longer term is a verb: `se trata de personas`, `may access records`."""
    if language == "en":
        left = words[at - 1].folded if at > 0 and words[at].gap is Gap.SPACE else ""
        return left in ENGLISH_MODALS and words[at].folded in ENGLISH_NOUN_VERBS
    verb = language in ("es", "pt") and words[at].folded in ROMANCE_NOUN_VERBS
    return verb and at > 0 and words[at - 1].folded == "se" and Gap.HYPHEN not in (words[at].gap, words[at - 1].gap)


def _shown_by_neighbours(words: Sequence[Word], at: int, place: _Place) -> bool:
    """`el señor Fiscal`, a title in mid-sentence; `pede-se sigilo`, behind a verb's clitic; `el mayor Luis Peña`."""
    if place.left and words[at].surface.istitle() and words[at - 1].surface.islower():
        return True
    if _after_enclitic(words, at) and not place.word.endswith(_PARTICIPLES):
        return True
    return place.word in ROMANCE_ADJECTIVE_NOUNS and place.determined and _before_name(words, at)


def _after_enclitic(words: Sequence[Word], at: int) -> bool:
    return at > 1 and words[at - 1].gap is Gap.HYPHEN and words[at - 1].folded in _PORTUGUESE_CLITICS


def _before_name(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].gap is Gap.SPACE and words[at + 1].surface.istitle()


def _inflected(place: _Place) -> Reading:
    if place.word.endswith(_PARTICIPLES):
        return _participle(place)
    reading = _romance(place) if place.word[-1:] in ("a", "e", "o") else Reading.NOUN
    if reading is Reading.NOUN:
        reading = _adjectival(place)
    return _qualifying(place, ROMANCE_ADJECTIVE_NOUNS, reading)


def verb_reading(words: Sequence[Word], at: int, language: str) -> Reading:
    """Return how a verb's form reads: only a clear NOUN is no verb."""
    place = _place(words, at, language)
    if language == "en":
        ambiguous = _english_base(place.word) in ENGLISH_NOUN_VERBS
    else:
        ambiguous = place.word[-1:] in ("a", "e", "o") and not place.word.endswith(_PARTICIPLES)
        if place.left in _OBJECTS and place.word not in ROMANCE_NOUN_VERBS:
            return Reading.VERB  # `la molesta por mensajes`
    clear = ambiguous and place.determined and place.left not in COORDINATORS | {"a", "as"}
    if ambiguous and not place.left and place.right in BARE_LINKS[language]:
        return Reading.NOUN  # a heading: `DENUNCIA DE ROBO`
    return Reading.NOUN if clear and noun_reading(words, at, language) is Reading.NOUN else Reading.VERB


def _place(words: Sequence[Word], at: int, language: str) -> _Place:
    def near(index: int, joint: int) -> str:
        return words[index].folded if 0 <= index < len(words) and words[joint].gap <= Gap.HYPHEN else ""

    left = near(at - 1, at)
    possessive = language == "en" and at + 1 < len(words) and words[at + 1].start > words[at].end + 2
    right = "" if possessive else near(at + 1, min(at + 1, len(words) - 1))
    return _Place(near(at - 2, at - 1) if left else "", left, words[at].folded, right, language)


def _qualifying(place: _Place, both: frozenset[str], reading: Reading) -> Reading:
    """`minor injuries`: before a word that is neither small nor a verb, a word that can be an adjective may be one."""
    if place.word not in both or not place.right.isalpha():
        return reading
    small = LINKS[place.language] | SUBJECTS[place.language] | CONJUNCTIONS[place.language]
    verbs = AUXILIARIES | ENGLISH_AUXILIARIES | DETERMINERS[place.language] | OBJECT_OPENERS[place.language]
    if place.language == "en":  # `the minor lives with her`, `the minor asked`: a verb may follow a determined noun
        follows = place.determined and place.right.endswith(("s", "ed"))
    else:
        follows = qualifies(place.right, place.language) and place.right not in ROMANCE_PARTICIPLE_NOUNS
    return reading if follows or place.right in small | verbs else min(reading, Reading.DOUBTFUL)


def _romance(place: _Place) -> Reading:
    if place.language == "es" and place.left in ("los", "las"):
        return Reading.VERB  # a clitic: an article would agree in number
    if place.left in ("la", "le", "lo") and place.before in ("se", "me", "te", "nos", "no", "quien"):
        return Reading.VERB
    if place.determined and place.left not in COORDINATORS:
        return Reading.NOUN
    if place.left in SUBJECTS[place.language]:
        return Reading.VERB
    if place.left in ACTORS and place.before in _ARTICLES and place.word in ROMANCE_NOUN_VERBS:
        return Reading.VERB
    opens = place.opens_object or (place.right in _WITH and place.word in _TAKES_WITH)
    return _before_object(place) if place.word in ROMANCE_NOUN_VERBS and opens else Reading.NOUN


def _adjectival(place: _Place) -> Reading:
    """`archivo sospechoso`, `año fiscal`: after a noun, a word that can be an adjective is one; a title is no noun."""
    after_noun = place.left and not place.determined and place.left not in TITLES | AUXILIARIES
    noun = not after_noun or place.left.endswith(_FINITE_ENDINGS) or not qualifies(place.word, place.language)
    return Reading.NOUN if noun else Reading.DOUBTFUL


def _before_object(place: _Place) -> Reading:
    """`la madre denuncia el robo`, `denuncia que`; but `Denuncia a la Fiscalía` heads a letter."""
    if place.right in _WITH:
        return Reading.DOUBTFUL
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
    if place.word.endswith(("ed", "ing")) and place.left in ENGLISH_AUXILIARIES:
        return Reading.VERB
    if place.word.endswith("ed") and place.opens_object and not place.determined and place.left:
        return Reading.VERB  # `she accused him of slander`
    takes_noun = place.before in TO_TAKES_NOUN or place.word != base  # no infinitive ends in the s of `subpoenas`
    if base not in ENGLISH_NOUN_VERBS or (place.left == "to" and takes_noun):
        return Reading.NOUN
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

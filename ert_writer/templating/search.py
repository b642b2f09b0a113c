"""Finds templates by what they are for, in any of the three languages: BM25 over folded, lightly stemmed words.

Source of the ranking: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ert_writer.errors import ErtWriterError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import Template
from ert_writer.templating.library import Library
from ert_writer.templating.prose import clause_text, said
from ert_writer.text.fold import fold_words

K1 = 1.2
B = 0.75

_PURPOSE, _LABEL, _WORDING = 4, 2, 1
_SMALL = frozenset(
    word
    for line in (
        "a al con de del e el en la las le lo los o por para pero que se su sus te u un una y",  # es
        "da do dos em na nas nem nos ou pelo pela per sua suas um uma os as ao",  # pt
        "an and for from in is it its of on or that the this to we with you your",  # en
    )
    for word in line.split()
)
_ENDINGS = re.compile(
    r"(?:aciones|acoes|amientos?|imientos?|amentos?|imentos?|mente|acion|acao|idades?|ings?|ments?|ados?|adas?|idos?|idas?|ed"
    r"|an|en|am|em|es|os|as|s|a|o|e)$"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A template that fits a query; a higher score fits better. `words` are the query's words that it has."""

    template: str
    score: float
    words: tuple[str, ...]


def find(query: str, library: Library) -> tuple[Hit, ...]:
    """Return the templates that share a word with the query, best first."""
    documents = {
        id_: Counter(dict(_weighed(template, library)))
        for id_, template in library.templates.items()
        if not isinstance(template, ErtWriterError)
    }
    asked = {stem(word): word for word in fold_words(query).split() if word not in _SMALL}
    average = sum(sum(words.values()) for words in documents.values()) / max(len(documents), 1)
    hits = [_hit(id_, words, asked, documents, average) for id_, words in documents.items()]
    return tuple(sorted((hit for hit in hits if hit.words), key=lambda hit: (-hit.score, hit.template)))


def _hit(
    id_: str, words: Counter[str], asked: Mapping[str, str], documents: Mapping[str, Counter[str]], average: float
) -> Hit:
    length = sum(words.values())
    score = 0.0
    for word in asked:
        holding = sum(word in other for other in documents.values())
        rarity = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
        count = words[word]
        score += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * length / average))
    return Hit(id_, round(score, 3), tuple(plain for word, plain in asked.items() if words[word]))


def _weighed(template: Template, library: Library) -> Iterable[tuple[str, int]]:
    """Return each stem with its weight: words of the purpose count more than labels, labels more than wording."""
    weights: Counter[str] = Counter()
    for language in SUPPORTED:
        purpose = [template.id, template.purpose[language], template.keywords.get(language, "")]
        fields = library.fields(template)
        labels = [field.label[language] for field in fields]
        labels += [choice.words[language] for field in fields for choice in field.choices]
        clauses = library.shared(template.wording.get(language, ()))
        wording = [piece.text for piece in said(template, language, library)]
        wording += [clause_text(clause, language) for clause in clauses]
        for weight, texts in ((_PURPOSE, purpose), (_LABEL, labels), (_WORDING, wording)):
            for stemmed in stems(" ".join(texts)):
                weights[stemmed] += weight
    return weights.items()


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, small words left out."""
    return [stem(word) for word in fold_words(text.replace("_", " ")).split() if word not in _SMALL]


def stem(word: str) -> str:
    """Return a word without its commonest Spanish, Portuguese or English ending, at least four letters of it."""
    match = _ENDINGS.search(word)
    if match is None or match.start() < 4:
        return word
    return word[: match.start()]

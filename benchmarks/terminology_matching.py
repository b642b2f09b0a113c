"""Finding terms in a text: the term index beside one regular expression a term, at 1,000 and 60,000 terms.

    python -m benchmarks.terminology_matching

The expression, the term between word borders in either letter case, is how several open tools look terms up; it finds
the exact form alone, and nested terms too. The text and the added terms are made here from syllables.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from typing import TypeVar

from ert_writer.content.place import find_content
from ert_writer.model.terms import Concept, Glossary, Term
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.lexicon import word_set
from ert_writer.terminology.reading import read_glossary

Result = TypeVar("Result")
SIZES = (1_000, 60_000)
WORDS = 20_000
REGEX_WORDS = 1_000  # one expression a term is too slow for the whole text; its time grows in step with the text
SYLLABLES = sorted(
    word_set(
        """ba be bi ca ce co da de do fa fe ga go la le lo ma me mi na ne no pa pe po ra re ri sa se so ta te to"""
    )
)


def table() -> str:
    """Measure and return a Markdown table."""
    rows = [_row(size) for size in SIZES]
    head = (
        "| terms | compiling | term index | one regex a term | ratio | index finds | regexes find |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
    )
    note = f"\nSeconds of processor time per 100,000 words; what is found, in {REGEX_WORDS:,} words.\n"
    return head + "".join(rows) + note


def _row(size: int) -> str:
    rng = random.Random(7)
    glossary, terms = _glossary(size, rng)
    text = _text(terms, WORDS, rng)
    short = " ".join(text.split()[:REGEX_WORDS])
    compiling, index = _timed(lambda: compile_terms(glossary, "es"))
    ours, _ = _timed(lambda: index.find(text, "es"))
    expressions = [re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE) for term in terms]
    theirs, hits = _timed(lambda: [m for expression in expressions for m in expression.finditer(short)])
    per_index, per_regex = ours / WORDS * 100_000, theirs / REGEX_WORDS * 100_000
    counts = f"{len(index.find(short, 'es'))} | {len(hits)}"
    times = f"{compiling:.2f} | {per_index:.2f} | {per_regex:.1f}"
    return f"| {size:,} | {times} | {per_regex / per_index:.0f} : 1 | {counts} |\n"


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _glossary(size: int, rng: random.Random) -> tuple[Glossary, list[str]]:
    packaged = read_glossary(find_content().glossary)
    real = [t.text for c in packaged.concepts for t in c.terms if t.language.startswith("es")]
    made = [" ".join(_word(rng) for _ in range(rng.choice((1, 2, 2, 3)))) for _ in range(size - len(real))]
    terms = [*real, *made][:size]
    concepts = tuple(Concept(f"c{n}", (Term(t, "es", part_of_speech="noun"),)) for n, t in enumerate(terms))
    return Glossary(concepts), terms


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((3, 4))))


def _text(terms: list[str], words: int, rng: random.Random) -> str:
    """Running text of which about one word in six belongs to a term, inflected or not, in sentences of 20 words."""
    small = sorted(word_set("de la que el en y a los se del las un por con para una su al lo como"))
    made: list[str] = []
    while len(made) < words:
        made += [rng.choice(small) if rng.random() < 0.45 else _word(rng) for _ in range(12)]
        made += rng.choice(terms[:400]).split()
        if rng.random() < 0.5:
            made[-1] += "."
    return " ".join(made[:words])


if __name__ == "__main__":
    print(table())

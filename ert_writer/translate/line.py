"""The translation of a letter, or of lines, in six steps.

1. `split`: paragraphs to sentences, each with its identifiers and names
2. `draft_all`: every strategy in turn, until nothing is lost and no check of meaning objects
3. `with_terms`: approved terms brought in where the draft words them otherwise
4. `unit_of`: capitals given back, what was lost or is in doubt said
5. `_assessed`: the other checks once, and from all findings how far the unit may be trusted
6. `with_glosses`, `assemble`: offices by their own name at first; the text, paragraph by paragraph
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ert_writer.checks.following import follows
from ert_writer.countries.load import catalogue
from ert_writer.model.checking import Pair
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.language import UNDETERMINED, Direction, Language, base
from ert_writer.model.text import Document, EntityKind
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.text.lookalikes import recognised_note
from ert_writer.translate.confidence import with_confidence
from ert_writer.translate.drafting import draft_all
from ert_writer.translate.finish import unit_of
from ert_writer.translate.glosses import with_glosses
from ert_writer.translate.opinions import disagreement
from ert_writer.translate.prepare import sentences_of
from ert_writer.translate.record import Draft, Line, Sentence
from ert_writer.translate.terms import with_terms

Progress = Callable[[int, int, str], None]

_SEPARATORS = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CHUNK = 64  # sentences that go to the engines together
_FIRST = 4  # sentences of a letter that are shown first
_LOAD = 256  # sentences of how many letters are gathered before their translations are given
_WORDS = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.BRAND, EntityKind.CODE})  # no identifiers
_REAL_WORDS = 6  # a paragraph of fewer words is taken to be in the document's language


@dataclass(frozen=True, slots=True)
class Letter:
    """A document to translate, its languages, and the ISO 3166 code of its country where known."""

    document: Document
    languages: DocumentLanguage
    country: str = ""


def translate_document(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    line: Line,
    *,
    country: str = "",
    progress: Progress | None = None,
) -> Translation:
    """Translate a document, each paragraph from its own language; paragraphs in the target language are copied.

    Args:
        document: what a reader made of the letter.
        languages: of the document and its paragraphs.
        target: `es`, `pt` or `en`.
        line: the engines and checks.
        country: ISO 3166 code of the letter's country, where known; it helps to recognise numbers.
        progress: told how many sentences are done.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    line = line.for_one_run()
    sentences = tuple(split(document, languages, base(target), country))
    units = translate_sentences(sentences, line, progress)
    return _translation(document, languages, target, sentences, units, line)


def translate_growing(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    line: Line,
    *,
    country: str = "",
) -> Iterator[Translation]:
    """Yield a document's translation as it grows in reading order, so that its beginning can be read at once.

    Each one holds the units of the one before it and some more; its text is empty where a paragraph is still to come.
    The last one is whole: see `translate_document`, whose sentences go to the engines in other company.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    sentences = tuple(split(document, languages, base(target), country))
    units: tuple[TranslationUnit, ...] = ()
    drafts: dict[object, Draft] = {}
    for start, stop in _growing(len(sentences)):
        fresh = {_key(sentence): sentence for sentence in sentences[start:stop] if _key(sentence) not in drafts}
        drafts |= zip(fresh, _drafts(tuple(fresh.values()), line), strict=True)
        part = sentences[start:stop]
        units = (*units, *_units(part, [drafts[_key(sentence)] for sentence in part], line, start))
        yield _translation(document, languages, target, sentences, units, line)


def _growing(count: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of sentences: few at first, then twice as many each time."""
    start, size = 0, _FIRST
    while start < count or not count:
        yield start, min(start + size, count)
        if not count:
            return
        start, size = start + size, min(size * 2, _CHUNK)


def translate_lines(
    batches: Iterable[Sequence[str]], direction: Direction, line: Line
) -> Iterator[tuple[TranslationUnit, ...]]:
    """Translate lines, batch by batch as they come; yields each line's units, in order.

    A line is segmented like a paragraph. An empty line has no units, a blank one a unit that is that line.
    """
    wanted = None if direction.source == direction.target else direction
    for batch in batches:
        sentences = [
            replace(sentence, paragraph=place)
            for place, text in enumerate(batch)
            for sentence in sentences_of(text, wanted)
        ]
        units = translate_sentences(sentences, line)
        for place in range(len(batch)):
            yield tuple(unit for unit in units if unit.paragraph == place)


def translate_letters(letters: Iterable[Letter], target: Language, line: Line) -> Iterator[Translation]:
    """Yield the translations of many letters, in order; sentences of several letters go to the engines together.

    A sentence that several letters share, or that differs in masked identifiers alone, goes to an engine once. What is
    held: some hundred sentences, or one letter that has more, and what the engines gave for all of these letters.

    Args:
        letters: each with its languages.
        target: `es`, `pt` or `en`.
        line: the engines and checks.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    line = line.for_one_run()
    held: list[tuple[Letter, tuple[Sentence, ...]]] = []
    for letter in letters:
        held.append((letter, tuple(split(letter.document, letter.languages, base(target), letter.country))))
        if sum(len(sentences) for _, sentences in held) >= _LOAD:
            yield from _translated(held, target, line)
            held = []
    yield from _translated(held, target, line)


def translate_sentences(
    sentences: Sequence[Sentence], line: Line, progress: Progress | None = None
) -> tuple[TranslationUnit, ...]:
    """Return the sentences' units, in order."""
    return _units(sentences, _drafts(sentences, line, progress), line)


def _translated(
    letters: Sequence[tuple[Letter, tuple[Sentence, ...]]], target: Language, line: Line
) -> Iterator[Translation]:
    drafts = iter(_drafts([sentence for _, sentences in letters for sentence in sentences], line))
    for letter, sentences in letters:
        units = _units(sentences, list(islice(drafts, len(sentences))), line)
        yield _translation(letter.document, letter.languages, target, sentences, units, line)


def _translation(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    sentences: Sequence[Sentence],
    units: tuple[TranslationUnit, ...],
    line: Line,
) -> Translation:
    engine = _engine_name(sentences, line, Direction(languages.language, base(target)))
    units = with_glosses(units, target, catalogue()) if line.tidy else units
    return Translation(languages.language, target, engine, units, assemble(document, units), document.findings)


def _drafts(sentences: Sequence[Sentence], line: Line, progress: Progress | None = None) -> list[Draft]:
    """Return each sentence's draft with its terms; sentences alike are drafted once, those of like length together."""
    first = {_key(sentence): sentence for sentence in reversed(sentences)}
    alike = sorted(first, key=lambda key: len(first[key].text))
    drafts: dict[object, Draft] = {}
    for start in range(0, len(alike), _CHUNK):
        keys = alike[start : start + _CHUNK]
        chunk = [first[key] for key in keys]
        drafts |= zip(keys, with_terms(chunk, draft_all(chunk, line), line), strict=True)
        if progress is not None:
            progress(sum(_key(one) in drafts for one in sentences), len(sentences), "segments")
    return [drafts[_key(sentence)] for sentence in sentences]


def _key(sentence: Sentence) -> object:
    """Return what two sentences have in common whose drafts are the same."""
    return sentence.text, sentence.fixed, sentence.direction, sentence.shouted


def _units(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], line: Line, first: int = 0
) -> tuple[TranslationUnit, ...]:
    """Return the units of sentences of which the first has this number in its letter."""
    numbered = enumerate(zip(sentences, drafts, strict=True), start=first)
    finished = [(sentence, draft, unit_of(sentence, draft, str(place))) for place, (sentence, draft) in numbered]
    return tuple(_assessed(sentence, draft, unit, line) for sentence, draft, unit in finished)


def assemble(document: Document, units: Sequence[TranslationUnit]) -> str:
    """Return the target text: each paragraph's units in its place, and the gaps between paragraphs as they were."""
    texts = [""] * len(document.paragraphs)
    for unit in units:
        texts[unit.paragraph] += unit.before + unit.target + unit.after
    pieces, end = [], 0
    for paragraph, text in zip(document.paragraphs, texts, strict=True):
        pieces += [document.text[end : paragraph.span.start], text]
        end = paragraph.span.end
    return "".join([*pieces, document.text[end:]])


def line_text(units: Sequence[TranslationUnit]) -> str:
    """Return the target text of a line's units on one line, whatever line separators the source had."""
    return _SEPARATORS.sub(" ", "".join(unit.before + unit.target + unit.after for unit in units))


def split(document: Document, languages: DocumentLanguage, target: Language, country: str) -> Iterator[Sentence]:
    """Yield a document's sentences in reading order, each with its direction, paragraph and role."""
    for index, paragraph in enumerate(document.paragraphs):
        language = languages.paragraphs[index].language
        notes: tuple[Finding, ...] = ()
        if language == UNDETERMINED:
            odd = len(paragraph.text.split()) >= _REAL_WORDS
            language, notes = (target, (_unsupported(),)) if odd else (languages.language, ())
        direction = None if language == target else Direction(language, target)
        for sentence in sentences_of(paragraph.text, direction, country=country):
            doubts = tuple(_recognised(sentence)) if document.is_recognised(paragraph.span) else ()
            yield replace(sentence, paragraph=index, role=paragraph.role, notes=(*notes, *doubts))
            notes = ()


def _recognised(sentence: Sentence) -> Iterator[Finding]:
    """Yield a note on each identifier, number and date of a sentence that was recognised from a picture."""
    for entity in sentence.entities:
        if entity.kind not in _WORDS:
            message = f"{entity.text}: {recognised_note(entity.text)}"
            yield Finding(
                "read-by-ocr",
                Category.INCONSISTENT_ENTITIES,
                Severity.NOTE,
                message,
                source_span=Span(*entity.span),
                value=entity.text,
            )


def _unsupported() -> Finding:
    return Finding(
        "untranslated",
        Category.UNTRANSLATED,
        Severity.WARNING,
        "this paragraph is in a language that is not supported; it was copied",
        value="segment",
    )


def _assessed(sentence: Sentence, draft: Draft, unit: TranslationUnit, line: Line) -> TranslationUnit:
    """Return the unit with what the remaining checks find on it, and with its confidence."""
    if sentence.direction is None or not unit.raw:
        return unit
    name = draft.plan.engine.describe(sentence.direction) if draft.plan is not None else ""
    pair = Pair(unit.findings[0].pair if unit.findings else "", unit.source, unit.target, *sentence.direction)
    late = [finding for check in line.checks for finding in check.find([pair], line.context)] if line.checks else []
    capped = [replace(finding, severity=min(finding.severity, Severity.WARNING)) for finding in late]
    findings = follows([*unit.findings, *capped], [pair])
    doubt = disagreement(sentence.text, draft.readings, sentence.direction)
    return with_confidence(replace(unit, findings=findings), name, sentence.direction.target, doubt)


def _engine_name(sentences: Sequence[Sentence], line: Line, main: Direction) -> str:
    """Return the engines that ran, one for each direction in the document."""
    used = dict.fromkeys(sentence.direction for sentence in sentences if sentence.direction is not None)
    ordered = sorted(used, key=lambda direction: direction != main)
    return "; ".join(line.offered(direction)[0].describe(direction) for direction in ordered) or line.engine.id

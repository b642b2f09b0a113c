"""Translation of a letter: detect, segment, protect, translate, restore, verify; and of single lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ert_writer.detectors.documents import detect_document
from ert_writer.errors import InputError
from ert_writer.flows.confidence import LOW, with_confidence
from ert_writer.flows.translating.cascade import solve
from ert_writer.flows.translating.units import Task, tasks_of, unit_of
from ert_writer.flows.translating.values import Job
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.model.detection import Detector, DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import SUPPORTED, UNDETERMINED, Direction, Language, base
from ert_writer.model.text import Document
from ert_writer.model.translation import Change, Translation, TranslationUnit

Progress = Callable[[int, int, str], None]

AUTO = "auto"
_SEPARATORS = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BATCH = 16
_REAL_WORDS = 6  # a paragraph of fewer words is taken to be in the document's language


def languages_of(document: Document, detector: Detector, source: Language = AUTO) -> DocumentLanguage:
    """Return the language of a document and of its paragraphs.

    Args:
        document: what a reader made of the letter.
        detector: asked where `source` is `auto`.
        source: `auto`, or the language that every paragraph is taken to be in.

    Raises:
        InputError: the language is not supported.
    """
    if source != AUTO:
        spans = tuple(ParagraphLanguage(base(source), 1.0, paragraph.span) for paragraph in document.paragraphs)
        return DocumentLanguage(base(source), 1.0, ((base(source), 1.0),), spans, mixed=False)
    found = detect_document(document, detector)
    if found.language == UNDETERMINED:
        raise unsupported(found.candidates, document.name)
    return found


def unsupported(candidates: Sequence[tuple[Language, float]], where: str) -> InputError:
    """Return the error for a text in another language, naming what the detector took it for."""
    best = next((language for language, _ in candidates if language not in SUPPORTED), UNDETERMINED)
    likely = "" if best == UNDETERMINED else f" (it looks like `{best}`)"
    return InputError(
        f"the language is not Spanish, Portuguese or English: und{likely}",
        where=where,
        hint="If it is, say which with --from es, --from pt or --from en",
    )


def translate_document(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    bench: Workbench,
    *,
    country: str = "",
    progress: Progress | None = None,
) -> Translation:
    """Translate a document, each paragraph from its own language; paragraphs in the target language are copied.

    Args:
        document: what a reader made of the letter.
        languages: of the document and its paragraphs; see `languages_of`.
        target: `es`, `pt` or `en`.
        bench: the engine and the steps.
        country: ISO 3166 code of the letter's country, where known; it helps to recognise numbers.
        progress: told how many segments are done.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    tasks = list(_tasks(document, languages, base(target), country))
    units = _units(tasks, bench, progress)
    language = languages.language
    engine = _engine_name(tasks, bench, Direction(language, base(target)))
    return Translation(language, target, engine, units, assemble(document, units), document.findings)


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


def translate_lines(
    batches: Iterable[Sequence[str]], direction: Direction, bench: Workbench
) -> Iterator[tuple[TranslationUnit, ...]]:
    """Translate lines, batch by batch as they come; yields each line's units, in order.

    A line is segmented like a paragraph. An empty line has no units, a blank one a unit that is that line.
    """
    wanted = None if direction.source == direction.target else direction
    for batch in batches:
        tasks = [replace(task, paragraph=place) for place, line in enumerate(batch) for task in tasks_of(line, wanted)]
        units = _units(tasks, bench, None)
        for place in range(len(batch)):
            yield tuple(unit for unit in units if unit.paragraph == place)


def line_text(units: Sequence[TranslationUnit]) -> str:
    """Return the target text of a line's units on one line, whatever line separators the source had."""
    return _SEPARATORS.sub(" ", "".join(unit.before + unit.target + unit.after for unit in units))


def _tasks(document: Document, languages: DocumentLanguage, target: Language, country: str) -> Iterator[Task]:
    for index, paragraph in enumerate(document.paragraphs):
        language = languages.paragraphs[index].language
        note = None
        if language == UNDETERMINED:
            odd = len(paragraph.text.split()) >= _REAL_WORDS
            language, note = (target, _unsupported()) if odd else (languages.language, None)
        direction = None if language == target else Direction(language, target)
        for task in tasks_of(paragraph.text, direction, country=country):
            yield replace(task, paragraph=index, role=paragraph.role, note=note)
            note = None


def _unsupported() -> Finding:
    return Finding(
        "untranslated",
        Category.UNTRANSLATED,
        Severity.WARNING,
        "this paragraph is in a language that is not supported; it was copied",
        value="segment",
    )


def _units(tasks: Sequence[Task], bench: Workbench, progress: Progress | None) -> tuple[TranslationUnit, ...]:
    units: list[TranslationUnit] = []
    for start in range(0, len(tasks), _BATCH):
        chunk = tasks[start : start + _BATCH]
        candidates = iter(solve([task.job for task in chunk if task.job is not None], bench))
        for place, task in enumerate(chunk, start):
            unit = unit_of(task, next(candidates) if task.job is not None else None, str(place))
            units.append(unit if task.job is None else _trusted(unit, task, task.job, bench))
        if progress is not None:
            progress(min(start + _BATCH, len(tasks)), len(tasks), "segments")
    return tuple(units)


def _trusted(unit: TranslationUnit, task: Task, job: Job, bench: Workbench) -> TranslationUnit:
    """Return the unit with its confidence; a low one is tried with the fallback engine, and the better is kept."""
    first = with_confidence(unit, job.direction, bench.engine.describe(job.direction))
    fallback = bench.fallback
    if first.confidence != LOW or fallback is None or job.direction not in fallback.availability().directions:
        return first
    name = fallback.describe(job.direction)
    (candidate,) = solve([job], replace(bench, engine=fallback, fallback=None))
    used = Change("engine", bench.engine.describe(job.direction), name)
    candidate = replace(candidate, changes=(used, *candidate.changes))
    other = with_confidence(unit_of(task, candidate, ""), job.direction, name)
    return first if other.confidence == LOW else other


def _engine_name(tasks: Sequence[Task], bench: Workbench, main: Direction) -> str:
    """Return the engines that ran, one for each direction in the document."""
    used = dict.fromkeys(task.job.direction for task in tasks if task.job is not None)
    ordered = sorted(used, key=lambda direction: direction != main)
    return "; ".join(bench.engine.describe(direction) for direction in ordered) or bench.engine.id

"""Translation of a letter: detect, segment, protect, translate, restore, verify; and of single lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ert_writer.detectors.documents import detect_document
from ert_writer.errors import InputError
from ert_writer.flows.translating.cascade import solve
from ert_writer.flows.translating.units import Task, tasks_of, unit_of
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.model.detection import Detector, DocumentLanguage
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import SUPPORTED, UNDETERMINED, Direction, Language, base
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation, TranslationUnit

Progress = Callable[[int, int, str], None]

_BATCH = 16
_REAL_WORDS = 6  # a paragraph of fewer words is taken to be in the document's language


def translate_document(
    document: Document,
    target: Language,
    bench: Workbench,
    detector: Detector,
    *,
    source: Language = "auto",
    country: str = "",
    progress: Progress | None = None,
) -> Translation:
    """Translate a document, each paragraph from its own language; paragraphs in the target language are copied.

    Args:
        document: what a reader made of the letter.
        target: `es`, `pt` or `en`.
        bench: the engine and the steps.
        detector: says each paragraph's language where `source` is `auto`.
        source: `auto`, or the language that every paragraph is taken to be in.
        country: ISO 3166 code of the letter's country, where known; it helps to recognise numbers.
        progress: told how many segments are done.

    Raises:
        InputError: the document's language is not supported.
        EngineUnavailableError: no engine offers a direction.
    """
    languages = _languages(document, detector, source)
    tasks = list(_tasks(document, languages, base(target), country))
    units = _units(tasks, bench, progress)
    language = languages.language
    return Translation(
        language,
        target,
        _engine_name(tasks, bench, Direction(language, base(target))),
        units,
        assemble(document, units),
        document.findings,
    )


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
    lines: Iterable[str], direction: Direction, bench: Workbench, *, batch: int = _BATCH
) -> Iterator[tuple[TranslationUnit, ...]]:
    """Translate one line after the other, in small batches as they come; each line's units, in order.

    A line is segmented like a paragraph. A blank line has at most one unit, whose target is that line.
    """
    wanted = None if direction.source == direction.target else direction
    numbers = iter(lines)
    done = 0
    while chunk := list(islice(numbers, batch)):
        tasks = [
            replace(task, paragraph=done + place) for place, line in enumerate(chunk) for task in tasks_of(line, wanted)
        ]
        units = _units(tasks, bench, None)
        for place in range(done, done + len(chunk)):
            yield tuple(unit for unit in units if unit.paragraph == place)
        done += len(chunk)


def _languages(document: Document, detector: Detector, source: Language) -> DocumentLanguage:
    if source != "auto":
        return DocumentLanguage(base(source), 1.0, (), (), mixed=False)
    found = detect_document(document, detector)
    if found.language == UNDETERMINED and any(paragraph.text.strip() for paragraph in document.paragraphs):
        raise InputError(
            f"the language is not Spanish, Portuguese or English{_likely(found)}",
            where=document.name,
            hint="If it is, say which with --from es, --from pt or --from en",
        )
    return found


def _likely(found: DocumentLanguage) -> str:
    """Return what the detector took the text for, in words."""
    best = next((language for language, _ in found.candidates if language not in SUPPORTED), UNDETERMINED)
    return "" if best == UNDETERMINED else f" (it looks like `{best}`)"


def _tasks(document: Document, languages: DocumentLanguage, target: Language, country: str) -> Iterator[Task]:
    for index, paragraph in enumerate(document.paragraphs):
        language = languages.paragraphs[index].language if languages.paragraphs else languages.language
        note = None
        if language == UNDETERMINED:
            odd = len(paragraph.text.split()) >= _REAL_WORDS and len(languages.paragraphs) > 0
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
            units.append(unit_of(task, next(candidates) if task.job is not None else None, str(place)))
        if progress is not None:
            progress(min(start + _BATCH, len(tasks)), len(tasks), "segments")
    return tuple(units)


def _engine_name(tasks: Sequence[Task], bench: Workbench, main: Direction) -> str:
    """Return the engines that ran, one for each direction in the document."""
    used = dict.fromkeys(task.job.direction for task in tasks if task.job is not None)
    ordered = sorted(used, key=lambda direction: direction != main)
    return "; ".join(bench.engine.describe(direction) for direction in ordered) or bench.engine.id

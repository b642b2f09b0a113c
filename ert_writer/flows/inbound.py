"""The way in, after reading: detect -> translate -> recall -> report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ert_writer.detectors.documents import detect_document
from ert_writer.errors import ErtWriterError, InputError, UsageError
from ert_writer.memory.store import Memory
from ert_writer.model.detection import Detector, DocumentLanguage, ParagraphLanguage
from ert_writer.model.language import EN, SUPPORTED, UNDETERMINED, Direction, Language, base
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.line import (
    Letter,
    Progress,
    assemble,
    translate_document,
    translate_growing,
    translate_letters,
)
from ert_writer.translate.recall import remember, with_memory
from ert_writer.translate.record import Line

AUTO = "auto"

GUARDS = (
    "coinage", "day-mismatch", "keyword-missing", "modality-mismatch", "negation-mismatch", "number-mismatch",
    "order-mismatch", "partner-missing", "person-mismatch", "question-mismatch", "role-mismatch",
    "word-added",
)  # fmt: skip
"""Checks of meaning, run on every reading and used to choose between readings."""

CHECKED = ("date-format", "omission", "term-forbidden", "term-missing", "untranslated")
"""Checks that run once, on the chosen reading; the others are for what people write."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a letter is translated with: the line, and the memory that was asked for."""

    line: Line
    memory: Memory | None = None


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


def target_of(asked: Language, source: Language) -> Language:
    """Return the target language: the one asked for, else English.

    Raises:
        UsageError: nothing was asked for and the letter is in English.
    """
    if not asked and base(source) == EN:
        raise UsageError("the letter is in English", where="--to", hint="Say --to es or --to pt")
    return asked or EN


def unsupported(candidates: Sequence[tuple[Language, float]], where: str) -> InputError:
    """Return the error for a text in another language, naming what the detector took it for."""
    best = next((language for language, _ in candidates if language not in SUPPORTED), UNDETERMINED)
    likely = "" if best == UNDETERMINED else f" (it looks like `{best}`)"
    return InputError(
        f"the language is not Spanish, Portuguese or English: und{likely}",
        where=where,
        hint="If it is, say which with --from es, --from pt or --from en",
    )


def remember_signed(translation: Translation, memory: Memory | None, now: str) -> int:
    """Add the units that a person signed to the memory; return how many were added.

    Args:
        translation: with reviewed units.
        memory: None adds nothing.
        now: ISO 8601 time.
    """
    if memory is None:
        return 0
    return remember_units(translation.units, translation.target_language, memory, now)


def remember_units(units: Sequence[TranslationUnit], target: Language, memory: Memory, now: str) -> int:
    """Add the units that a person signed to the memory, names and identifiers as slots; return how many were added."""
    entries = [
        entry
        for unit in units
        if unit.reviewed_by and unit.language
        for entry in remember(
            [(unit.source, unit.target)], Direction(unit.language, target), origin="approved", now=now
        )
    ]
    memory.add(entries)
    return len(entries)


def inbound(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    parts: Inbound,
    progress: Progress | None = None,
) -> Translation:
    """Return the document's translation with the memory's offers and the checks' findings on its units.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    translation = translate_document(document, languages, target, parts.line, progress=progress)
    return with_memory(translation, document, parts.memory) if parts.memory is not None else translation


def inbound_growing(
    document: Document, languages: DocumentLanguage, target: Language, parts: Inbound
) -> Iterator[Translation]:
    """Yield the document's translation as it grows, its beginning first; the last one is that of `inbound`.

    Raises:
        EngineUnavailableError: no engine offers a direction.
    """
    units: tuple[TranslationUnit, ...] = ()
    for translation in translate_growing(document, languages, target, parts.line):
        grown = translation
        if parts.memory is not None:
            fresh = replace(translation, units=translation.units[len(units) :])
            units = (*units, *with_memory(fresh, document, parts.memory).units)
            grown = replace(translation, units=units, text=assemble(document, units))
        yield grown


def inbound_many(
    documents: Sequence[Document], to: Language, source: Language, detector: Detector, parts: Inbound
) -> tuple[Translation | ErtWriterError, ...]:
    """Return each document's translation, or why it has none; sentences of many documents go to the engine together.

    Args:
        documents: what a reader made of the letters.
        to: target language; English where it is empty.
        source: `auto`, or the language that every paragraph is taken to be in.
        detector: asked where `source` is `auto`.
        parts: what translates.
    """
    found: dict[int, Translation | ErtWriterError] = {}
    waiting: dict[Language, list[tuple[int, Letter]]] = {}
    for at, document in enumerate(documents):
        try:
            languages = languages_of(document, detector, source)
            waiting.setdefault(target_of(to, languages.language), []).append((at, Letter(document, languages)))
        except ErtWriterError as error:
            found[at] = error
    for target, letters in waiting.items():
        found |= dict(
            zip((at for at, _ in letters), _translated([item for _, item in letters], target, parts), strict=True)
        )
    return tuple(found[at] for at in range(len(documents)))


def _translated(
    letters: Sequence[Letter], target: Language, parts: Inbound
) -> list[Translation] | list[Translation | ErtWriterError]:
    try:
        made = list(translate_letters(letters, target, parts.line))
    except Exception:  # noqa: BLE001 - one letter must not take the others with it: each is tried alone
        return [_alone(letter, target, parts) for letter in letters]
    if parts.memory is None:
        return made
    return [with_memory(item, letter.document, parts.memory) for item, letter in zip(made, letters, strict=True)]


def _alone(letter: Letter, target: Language, parts: Inbound) -> Translation | ErtWriterError:
    try:
        return inbound(letter.document, letter.languages, target, parts)
    except ErtWriterError as error:
        return error
    except Exception as error:  # noqa: BLE001 - as above
        return InputError(f"cannot be translated ({type(error).__name__})", where=letter.document.name)

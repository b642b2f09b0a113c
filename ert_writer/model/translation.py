"""Translations, and the contract of an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ert_writer.model.findings import Finding
from ert_writer.model.language import Direction, Language
from ert_writer.model.memory import MemoryMatch
from ert_writer.model.text import Entity, ParagraphRole


@dataclass(frozen=True, slots=True)
class Change:
    """One change made to an engine's raw output, so that nothing is hidden.

    `rule` names what made it (`restore`, `term`, `case`, a rule's id); `before` and `after` are the texts changed.
    """

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation of a segment.

    Attributes:
        text: the target text.
        score: mean token log-probability (<= 0), or None where the engine gives none.
        tokens: log-probability of each target token, where the engine gives them.
        raw: what the engine gave before `changes`; empty when nothing was changed.
        changes: what the engine's own rewordings and edits changed.
    """

    text: str
    score: float | None = None
    tokens: tuple[float, ...] = ()
    raw: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether an engine can run, and what to do when it cannot.

    Attributes:
        ready: whether at least one direction can be translated now.
        directions: what it offers now.
        detail: what is installed or lacking, one line.
        remedy: the command that installs what is lacking; empty when nothing is.
    """

    ready: bool
    directions: tuple[Direction, ...]
    detail: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What an engine's factory may need; nothing else is ever looked up.

    Attributes:
        models: the directory that holds installed models.
        threads: processor threads an engine may use.
        beam: beam width; 1 is greedy.
        options: engine-specific settings, (name, value).
    """

    models: Path
    threads: int = 2
    beam: int = 4
    options: tuple[tuple[str, str], ...] = ()


class Engine(Protocol):
    """Translates segments. Loading is lazy: making one costs nothing, the first `translate` loads."""

    @property
    def id(self) -> str:
        """The engine's name, as `--engine` takes it."""
        ...

    def availability(self) -> Availability:
        """Return what can be translated now, cheaply and without loading weights."""
        ...

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows, such as `pivot(apertium es-pt, bergamot pt-en)`."""
        ...

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate each segment.

        Returns:
            For each segment, in order, between 1 and `hypotheses` candidates, best first. An empty or blank segment
            gives itself.

        Raises:
            EngineUnavailableError: the direction is not offered or a part is missing.
            ModelError: the model is damaged or was refused.
        """
        ...

    def close(self) -> None:
        """Release processes and memory; a closed engine may be used again and loads anew."""
        ...


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A source segment and its target text.

    Attributes:
        source: the segment as written.
        target: the target text with every entity restored.
        score: mean token log-probability, or None where the engine gives none.
        entities: the entities of the source that must be in the target.
        findings: what the checks say; spans count `source` and `target`.
        raw: the engine's output before anything was restored or changed.
        changes: what was changed between `raw` and `target`.
        confidence: `high`, `medium` or `low`; empty when not estimated.
        reasons: why the confidence is what it is, in words.
        paragraph: index of the document's paragraph.
        role: the paragraph's role.
        before: white space and list marker before the segment.
        after: white space after it.
        matches: what the translation memory offers, best first.
        language: the language it was translated from; empty when it was copied.
        reviewed_by: the person who signed the target; empty when nobody did.
    """

    source: str
    target: str
    score: float | None = None
    entities: tuple[Entity, ...] = ()
    findings: tuple[Finding, ...] = ()
    raw: str = ""
    changes: tuple[Change, ...] = ()
    confidence: str = ""
    reasons: tuple[str, ...] = ()
    paragraph: int = 0
    role: ParagraphRole = ParagraphRole.LIVE
    before: str = ""
    after: str = ""
    matches: tuple[MemoryMatch, ...] = ()
    language: Language = ""
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A document's translation: the wire form of `ert-writer translate`.

    `notice` is what every view prints: machine translation, unreviewed.
    """

    language: Language
    target_language: Language
    engine: str
    units: tuple[TranslationUnit, ...]
    text: str
    findings: tuple[Finding, ...] = ()
    notice: str = "machine translation, unreviewed"

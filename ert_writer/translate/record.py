"""The four values of the line: a sentence, a plan for it, the draft that came of it, and what the line works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ert_writer.entities.placeholders import PlaceholderForm
from ert_writer.entities.protection import Protected
from ert_writer.entities.verification import Loss, must_be_verbatim
from ert_writer.model.checking import Check, CheckContext
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import Direction
from ert_writer.model.text import Entity, EntityKind, ParagraphRole, Segment
from ert_writer.model.translation import Change, Engine, Hypothesis
from ert_writer.terminology.index import TermIndex
from ert_writer.translate.carriers import rank_forms

NAMES = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.BRAND})
"""Kinds that engines mostly keep: they are left bare at first, verified, and masked where one was lost."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it, once.

    Attributes:
        segment: the sentence as written, and what stands around it.
        entities: its entities and names; spans count `segment.text`.
        direction: from which language to which; None where it is copied.
        text: what the engine is given: sentence case, accents put back, letters joined.
        fixed: the entities of `text`, with what no engine can read added.
        shouted: whether the sentence is in capitals, and its target is to be.
        paragraph: index of the document's paragraph.
        role: the paragraph's role.
        notes: findings known before translating.
    """

    segment: Segment
    entities: tuple[Entity, ...]
    direction: Direction | None = None
    text: str = ""
    fixed: tuple[Entity, ...] = ()
    shouted: bool = False
    paragraph: int = 0
    role: ParagraphRole = ParagraphRole.LIVE
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to translate a sentence.

    Attributes:
        rule: the strategy that made it.
        engine: who translates.
        pieces: texts for the engine, and between them strings that are copied.
        masked: the entities that are behind placeholders.
        form: how many placeholder forms were tried before this one.
    """

    rule: str
    engine: Engine
    pieces: tuple[str | Protected, ...]
    masked: tuple[Entity, ...] = ()
    form: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A target text of a sentence, and what is wrong with it.

    Attributes:
        text: the target text with every entity restored.
        score: the engine's, or None.
        raw: the engine's output before anything was changed.
        changes: what was changed since.
        losses: entities that are not in it as often as in the source.
        problems: what shows without reading: `empty`, `loop`, `length`, `copied`.
        stray: placeholders that the engine made up.
        findings: what the checks of meaning say.
        plan: the way it was made.
        other: another reading of the sentence, where this one is in doubt.
        readings: what the engine gave for the whole sentence, best first; none where it was translated in parts.
    """

    text: str
    score: float | None = None
    raw: str = ""
    changes: tuple[Change, ...] = ()
    losses: tuple[Loss, ...] = ()
    problems: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    plan: Plan | None = None
    other: str = ""
    readings: tuple[Hypothesis, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it."""
        warned = any(finding.severity > Severity.NOTE for finding in self.findings)
        return not (self.losses or self.problems or self.stray or warned)

    @property
    def incomplete(self) -> bool:
        """Whether an identifier, name or value is lost, doubled or made up."""
        return bool(self.losses or self.stray)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(finding for finding in self.findings if finding.severity >= Severity.ERROR)

    @property
    def cost(self) -> tuple[int, ...]:
        """What is wrong with it, for comparing: identifiers weigh more than values, values more than meaning."""
        broken = sum(must_be_verbatim(loss.entity) and loss.entity.kind not in NAMES for loss in self.losses)
        errors = len(self.errors)
        return (
            broken + len(self.stray),
            len(self.losses) - broken,
            errors,
            len(self.problems),
            len(self.findings) - errors,
        )


Heard = dict[tuple[int, Direction, str], tuple[Hypothesis, ...]]
"""What engines (by their `id()`) gave for a text."""


@dataclass(frozen=True, slots=True)
class Line:
    """What the line works with; keep it as long as the engines, for it remembers what each of them can do.

    Attributes:
        engines: the first that offers a direction translates; the others are asked where it fails.
        guards: checks of meaning, run on every reading and used to choose between them.
        checks: checks that run once, on the chosen reading.
        context: what checks may use.
        terms: approved terms to bring in; None for none.
        hypotheses: how many readings to ask an engine for.
        tidy: whether readings are tidied: clock times, names' accents, first letter and full stop.
        heard: what engines gave in this run, see `for_one_run`; None where nothing is kept.
    """

    engines: tuple[Engine, ...]
    guards: tuple[Check, ...] = ()
    checks: tuple[Check, ...] = ()
    context: CheckContext = field(default_factory=CheckContext)
    terms: TermIndex | None = None
    hypotheses: int = 4
    tidy: bool = True
    heard: Heard | None = None
    _forms: dict[tuple[str, Direction], tuple[PlaceholderForm, ...]] = field(default_factory=dict)
    _offered: dict[Direction, tuple[Engine, ...]] = field(default_factory=dict)

    @property
    def engine(self) -> Engine:
        """The main engine."""
        return self.engines[0]

    def offered(self, direction: Direction) -> tuple[Engine, ...]:
        """Return the engines for a direction, best first, each once; the main one even where it does not offer it."""
        if direction not in self._offered:
            self._offered[direction] = _different(self.engines, direction)
        return self._offered[direction]

    def forms(self, engine: Engine, direction: Direction) -> tuple[PlaceholderForm, ...]:
        """Return the placeholder forms for an engine and direction, best first; tried when first asked for."""
        key = (engine.describe(direction), direction)
        if key not in self._forms:
            self._forms[key] = rank_forms(engine, direction)
        return self._forms[key]

    def for_one_run(self) -> Line:
        """Return the line with a memory of what engines give: letters differ in accounts, which are masked alike.

        It is for one document, or for letters that are always translated together: an engine's reading of a text may
        depend on the texts beside it, and what was read in another run would then change the result.
        """
        return replace(self, heard={})

    def close(self) -> None:
        """Release the engines' processes and memory."""
        for engine in self.engines:
            engine.close()


def _different(engines: Sequence[Engine], direction: Direction) -> tuple[Engine, ...]:
    found: dict[str, Engine] = {}
    for engine in engines:
        if direction in engine.availability().directions:
            found.setdefault(engine.describe(direction), engine)
    return tuple(found.values()) or (engines[0],)

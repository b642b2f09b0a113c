"""How every template is in every language today, without compiling a single wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ert_writer.errors import ErtWriterError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.templating.approval import is_starter, problems
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import CLAUSES, Library

APPROVED = "approved"
STARTER = "starter"
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LanguageState:
    """One language of a template: `approved`, `starter` or `refused`, with the reasons of a refusal."""

    language: Language
    state: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One template or shared clause. `damaged` says why its files cannot be read; empty when they can."""

    id: str
    version: str = ""
    purpose: tuple[tuple[Language, str], ...] = ()
    gates: tuple[str, ...] = ()
    languages: tuple[LanguageState, ...] = ()
    damaged: str = ""


def states(library: Library, today: date, *, clauses: bool = False, steps: bool = False) -> tuple[State, ...]:
    """Return the state of every template.

    Args:
        library: the template set.
        today: the day on which approvals are judged.
        clauses: with the shared clauses.
        steps: parse every wording and say which languages are out of step with English.
    """
    named: list[tuple[str, Template | SharedClause | ErtWriterError]] = list(library.templates.items())
    if clauses:
        named += [(f"{CLAUSES}/{id_}", clause) for id_, clause in library.clauses.items()]
    judged = _Clauses(library, today)
    found = (_state(name, source, judged) for name, source in named)
    return tuple(_in_step(state, library) if steps and not state.damaged else state for state in found)


def _in_step(state: State, library: Library) -> State:
    """Return the state with the languages refused that are out of step."""
    from ert_writer.templating.structure import step_problems

    source = library.source(state.id)
    languages = []
    for one in state.languages:
        late = step_problems(source, one.language, library)
        languages.append(LanguageState(one.language, REFUSED, one.reasons + late) if late else one)
    return replace(state, languages=tuple(languages))


class _Clauses:
    """Why shared clauses may not be used today: most templates name the same ones, and each is judged once.

    Args:
        library: the template set.
        today: the day on which approvals are judged.
    """

    def __init__(self, library: Library, today: date) -> None:
        self.library, self.today = library, today
        self._known: dict[tuple[str, Language], tuple[str, ...]] = {}

    def problems(self, clause: SharedClause, language: Language) -> tuple[str, ...]:
        """Return what `approval.problems` returns for a clause."""
        key = (clause.id, language)
        if key not in self._known:
            self._known[key] = problems(clause, language, self.library, self.today)
        return self._known[key]


def _state(name: str, source: Template | SharedClause | ErtWriterError, judged: _Clauses) -> State:
    if isinstance(source, ErtWriterError):
        return State(name, damaged=str(source))
    try:
        languages = tuple(_language_state(source, language, judged) for language in SUPPORTED)
    except ErtWriterError as error:  # a shared clause that this template names is damaged
        return State(name, source.version, damaged=str(error))
    gates = source.gates if isinstance(source, Template) else ()
    return State(name, source.version, tuple(source.purpose.items()), gates, languages)


def language_state(source: Template | SharedClause, language: Language, library: Library, today: date) -> LanguageState:
    """Return how one language of a template stands, its shared clauses included."""
    return _language_state(source, language, _Clauses(library, today))


def _language_state(source: Template | SharedClause, language: Language, judged: _Clauses) -> LanguageState:
    reasons = tuple(_reasons(source, language, judged))
    if reasons:
        return LanguageState(language, REFUSED, reasons)
    return LanguageState(language, STARTER if is_starter(source.seals[language]) else APPROVED)


def _reasons(source: Template | SharedClause, language: Language, judged: _Clauses) -> Iterator[str]:
    yield from problems(source, language, judged.library, judged.today)
    if isinstance(source, Template):
        for clause in judged.library.shared(source.wording.get(language, ())):
            yield from (f"clause {clause.id}: {reason}" for reason in judged.problems(clause, language))

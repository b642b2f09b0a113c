"""The glossary: concepts, and the terms that name them in each language and region.

The model is concept-oriented, as in ISO 30042 (TBX): a concept has any number of terms in any number of languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ert_writer.model.findings import Severity
from ert_writer.model.language import Language


class TermStatus(StrEnum):
    """TBX administrative status. Preferred and admitted terms are accepted; the others are not."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"

    @property
    def accepted(self) -> bool:
        """Return whether a translator may use the term."""
        return self in (TermStatus.PREFERRED, TermStatus.ADMITTED)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept.

    Attributes:
        text: the term as a dictionary would head it.
        language: BCP 47, with a region where the term belongs to one (`es-MX`).
        status: preferred, admitted, deprecated or superseded.
        part_of_speech: `noun`, `verb`, `adjective`, `adverb`, `proper-noun`, or empty.
        note: for the reader.
        source: where the wording was read; empty when nowhere.
        always: a forbidden term that is flagged whatever the source says.
        exact: matched by its own form only, never inflected; letter case counts.
        unconfirmed: no source confirms the wording; findings are warnings at most.
        target_only: good in a target, but too general to say that the concept is in a source. Where it is in a
            source, the concept's refused terms must still not be in the target. A refused term with this flag is
            wrong only where the source surely names another concept too.
    """

    text: str
    language: Language
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: str = ""
    note: str = ""
    source: str = ""
    always: bool = False
    exact: bool = False
    unconfirmed: bool = False
    target_only: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A meaning with its terms in every language.

    Attributes:
        id: lower-case words joined by hyphens, unique in the glossary.
        subject: the file's subject field, such as `orders` or `cooperation`.
        definition: one sentence, may be empty.
        terms: in the order of the file; the first preferred one of a language leads.
        severity: of a missing term.
        note: for the reader, may be empty.
        extra: (name, value) data of foreign formats, kept so that a round trip loses nothing.
        examples: (language, sentence), sentences that say the same in each language with an accepted term.
    """

    id: str
    terms: tuple[Term, ...]
    subject: str = ""
    definition: str = ""
    severity: Severity = Severity.ERROR
    note: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[Language, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """All concepts, in file order; ids are unique."""

    concepts: tuple[Concept, ...] = ()
    name: str = ""
    version: str = ""

"""The contract of a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its target: one row of a bitext.

    Attributes:
        id: unique in the bitext.
        source: source text.
        target: target text.
        source_language: base or regional tag.
        target_language: base or regional tag.
        document: pairs of one document are checked for consistency together; empty when unknown.
        region: the region asked for, such as `MX`; empty when any will do.
        status: what the file says of the target: `reviewed`, `translated` (and nobody reviewed it), `unfinished`, or
            empty when it says nothing.
    """

    id: str
    source: str
    target: str
    source_language: Language
    target_language: Language
    document: str = ""
    region: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What checks may use. `terms` is terminology's compiled index, opaque to the model; None means no glossary."""

    terms: Any = None


class Check(Protocol):
    """Finds one kind of problem between sources and targets."""

    @property
    def id(self) -> str:
        """The id: module, `--ignore` value, docs anchor and `Finding.check`."""
        ...

    @property
    def category(self) -> Category:
        """The ITS 2.0 type of its findings."""
        ...

    @property
    def severity(self) -> Severity:
        """The severity of its findings where nothing else is set."""
        ...

    def find(self, pairs: Sequence[Pair], context: CheckContext) -> Sequence[Finding]:
        """Return the findings of all pairs, each naming its pair."""
        ...

"""The case: what a letter says, field by field, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a case field.

    Attributes:
        text: as the letter has it.
        normal: in plain form (ISO date-time with offset, digits of a number); empty when it has none.
        span: where in the document's text; None when a person entered it.
        confidence: 0 to 1.
        note: how it was read or checked, such as `check digits hold: not mistyped`.
        ocr: whether it was recognised from an image.
    """

    text: str
    normal: str = ""
    span: Span | None = None
    confidence: float = 1.0
    note: str = ""
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class CaseField:
    """A named field with its values; unknown fields hold none."""

    name: str
    values: tuple[FieldValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that looks wrong: never `verified`, never `fake`.

    `evidence` quotes what was seen; `advice` says what to do next.
    """

    id: str
    severity: Severity
    message: str
    evidence: str
    advice: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SuggestedTemplate:
    """A reply template that fits, with the reasons, best first."""

    template: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case file. `missing` uses the controlled vocabulary that the more-info template prints."""

    fields: tuple[CaseField, ...]
    language: Language
    country: str = ""
    missing: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    suggested_templates: tuple[SuggestedTemplate, ...] = ()

    def values(self, name: str) -> tuple[FieldValue, ...]:
        """Return a field's values; none when it is unknown or absent."""
        return next((f.values for f in self.fields if f.name == name), ())

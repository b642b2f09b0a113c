"""The case: what a letter says, field by field, what it was not understood to say, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


class FieldState(StrEnum):
    """What a letter says about a field. Nothing found never means no."""

    STATED = "stated"
    DENIED = "denied"  # the letter says that there is none, or that it is not asked: `no se requiere contenido`
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class CaseField:
    """A named field.

    Attributes:
        name: one of the case's field names.
        values: what the letter states, best first.
        denied: the words by which the letter denies it, with their spans.
    """

    name: str
    values: tuple[FieldValue, ...] = ()
    denied: tuple[FieldValue, ...] = ()

    @property
    def state(self) -> FieldState:
        """Whether the field is stated, denied or not found; a value counts more than a denial of others."""
        if self.values:
            return FieldState.STATED
        return FieldState.DENIED if self.denied else FieldState.NOT_FOUND


class Role(StrEnum):
    """What an entity is in the letter: a person, mailbox or telephone; an account; a number."""

    OFFICER = "officer"
    SUPERIOR = "superior"
    AGENCY = "agency"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    LAWYER = "lawyer"
    VICTIM = "victim"
    IN_DANGER = "in-danger"
    SUSPECT = "suspect"
    RELATIVE = "relative"
    WITNESS = "witness"
    BYSTANDER = "bystander"
    RECIPIENT = "recipient"
    PLATFORM = "platform"
    ACCOUNT_ASKED = "account-asked"
    ACCOUNT_OF_VICTIM = "account-of-victim"
    ACCOUNT_OF_SUSPECT = "account-of-suspect"
    ACCOUNT_MENTIONED = "account-mentioned"
    ACCOUNT_CANCELLED = "account-cancelled"
    ACCOUNT_OF_PLATFORM = "account-of-platform"
    CASE = "case"
    OTHER_CASE = "other-case"
    LETTER = "letter"
    EARLIER_LETTER = "earlier-letter"
    ID_DOCUMENT = "id-document"
    BADGE = "badge"
    PLATE = "plate"
    BANK_ACCOUNT = "bank-account"
    LAW = "law"
    EXTENSION = "extension"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EntityRole:
    """An entity of the letter with what it is there.

    Attributes:
        kind: an entity kind (`phone`, `email`, `case-number` ...) or `person`.
        value: its text, plain form, span and the confidence of the role; the note says what decided it.
        role: exactly one.
        country: of the number or telephone, where its form tells.
        name: of the person it belongs to, where the letter says so.
    """

    kind: str
    value: FieldValue
    role: Role = Role.UNKNOWN
    country: str = ""
    name: str = ""


class DangerLevel(StrEnum):
    """Whether a letter tells of an emergency. `NOT_EMERGENCY` needs positive grounds, never the lack of words."""

    EMERGENCY = "emergency"
    NOT_EMERGENCY = "not-emergency"
    UNCLEAR = "unclear"


class DangerKind(StrEnum):
    """What threatens a person."""

    THREAT_TO_LIFE = "threat-to-life"
    KIDNAPPING = "kidnapping"
    MISSING_PERSON = "missing-person"
    MISSING_CHILD = "missing-child"
    SELF_HARM = "self-harm"
    CHILD_SEXUAL_ABUSE = "child-sexual-abuse"
    SEXUAL_VIOLENCE = "sexual-violence"
    IMAGE_EXTORTION = "image-extortion"
    TRAFFICKING = "trafficking"
    HOME_VIOLENCE = "home-violence"
    ATTACK = "attack"
    BOMB = "bomb"
    DISASTER = "disaster"
    POISONING = "poisoning"
    LIVE_VIOLENCE = "live-violence"
    MIGRANTS_HELD = "migrants-held"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Danger:
    """Who is in danger, how, and what speaks for and against it.

    Attributes:
        level: emergency, not-emergency or unclear; unclear means that a person must read the letter.
        confidence: 0 to 1, of the level.
        kinds: what threatens, the most urgent first.
        who: the persons in danger.
        source: from whom the danger comes.
        since: since when.
        place: where.
        evidence: the passages that speak for an emergency.
        against: the passages that speak against one: the matter is past, civil, statistical ...
        reason: why this level, one plain sentence.
    """

    level: DangerLevel = DangerLevel.UNCLEAR
    confidence: float = 0.0
    kinds: tuple[DangerKind, ...] = ()
    who: tuple[FieldValue, ...] = ()
    source: tuple[FieldValue, ...] = ()
    since: tuple[FieldValue, ...] = ()
    place: tuple[FieldValue, ...] = ()
    evidence: tuple[FieldValue, ...] = ()
    against: tuple[FieldValue, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that no recogniser covered.

    Attributes:
        text: the sentence as the letter has it.
        span: where in the document's text.
        may_matter: whether it could bear on a person's safety or on what is asked; such sentences are shown first.
    """

    text: str
    span: Span
    may_matter: bool = True


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
    """What a letter says, from intake to the reply.

    Attributes:
        fields: one for each of the case's field names.
        language: of the letter.
        country: ISO 3166 code; empty when unknown.
        missing: what a request may lack, in the controlled vocabulary that the more-info template prints.
        cautions: what looks wrong.
        suggested_templates: best first.
        danger: who is in danger and how.
        entities: everything found, each with its role.
        not_read: the sentences that no recogniser covered.
    """

    fields: tuple[CaseField, ...]
    language: Language
    country: str = ""
    missing: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    suggested_templates: tuple[SuggestedTemplate, ...] = ()
    danger: Danger = Danger()
    entities: tuple[EntityRole, ...] = ()
    not_read: tuple[Unread, ...] = ()

    def field(self, name: str) -> CaseField:
        """Return a field; an empty one when the case has none of that name."""
        return next((f for f in self.fields if f.name == name), CaseField(name))

    def values(self, name: str) -> tuple[FieldValue, ...]:
        """Return a field's values; none when it is unknown or absent."""
        return self.field(name).values

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
    PARTY = "party"
    VICTIM = "victim"
    IN_DANGER = "in-danger"
    SUSPECT = "suspect"
    RELATIVE = "relative"
    WITNESS = "witness"
    BYSTANDER = "bystander"
    REQUESTER = "requester"
    MENTIONED = "mentioned"
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


class DataStance(StrEnum):
    """What a letter does with a category of data."""

    ASKED = "asked"
    KEPT = "kept"  # to be preserved, not handed over
    DENIED = "denied"  # `no se requiere contenido`


@dataclass(frozen=True, slots=True)
class DataRequest:
    """One row of what is asked: a category of data, of one account, for one period.

    Attributes:
        category: id of `data-categories`.
        stance: what the letter does with it.
        value: the words that name the data; its confidence is the row's.
        account: whose data; None where the letter names no account.
        period: of the data; None where the letter states none for it.
    """

    category: str
    stance: DataStance
    value: FieldValue
    account: FieldValue | None = None
    period: FieldValue | None = None


class OrderKind(StrEnum):
    """What a letter can want done beside the handing over of data, and the content that needs most care."""

    PRESERVATION = "preservation"
    TAKE_DOWN = "take-down"
    USER_NOTICE = "user-notice"
    LINKED_ACCOUNTS = "linked-accounts"
    CONTENT = "content"


class OrderStance(StrEnum):
    """What a letter says of an order. Silent never means no."""

    ASKED = "asked"
    ONLY = "only"  # preservation, and nothing is to be handed over
    ALLOWED = "allowed"  # the user may be told
    FORBIDDEN = "forbidden"  # the user must not be told, the account not be closed, content is not wanted
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Order:
    """What a letter says of one kind of order; without a value where it is silent."""

    kind: OrderKind
    stance: OrderStance
    value: FieldValue | None = None


class DangerStatus(StrEnum):
    """What a letter says of danger. `UNCLEAR` is never a synonym of no: a person must read the letter."""

    EMERGENCY = "emergency"
    NOT_EMERGENCY = "not-emergency"
    UNCLEAR = "unclear"


DANGER_KINDS: tuple[str, ...] = (
    "threat_to_life",
    "kidnapping",
    "missing_person",
    "suicide_self_harm",
    "child_sexual_abuse",
    "image_extortion",
    "extortion",
    "trafficking",
    "domestic_violence",
    "attack_threat",
    "bomb_threat",
    "disaster",
    "poisoning",
    "live_violence",
    "migrants_held",
)
"""Every kind of danger, as `emergency_type` and `Danger.kinds` name it."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What a letter says of danger to somebody.

    Attributes:
        status: the reading.
        kinds: members of `DANGER_KINDS`, the likeliest first; empty where no danger is described.
        reason: why the status is what it is, in one plain sentence.
        evidence: the letter's words that describe danger as present; `normal` is the kind.
        counter_evidence: words that speak against it; `normal` says how: `negated`, `denied`, `resolved`, `past`,
            `named` (a law's or office's name), `fiction`, the kind of the letter's own doubt, such as `hearsay`, of a
            calm statement, such as `not-urgent`, or the ground for another kind of matter, such as `property`.
        who: the persons in danger.
        from_whom: who or what threatens them.
        since: since when, as written.
        where: where, as written.
        ultimatums: the times that offenders set, as written; never the officer's deadline.
        unread: sentences that no reader understood.
    """

    status: DangerStatus = DangerStatus.UNCLEAR
    kinds: tuple[str, ...] = ()
    reason: str = ""
    evidence: tuple[FieldValue, ...] = ()
    counter_evidence: tuple[FieldValue, ...] = ()
    who: tuple[FieldValue, ...] = ()
    from_whom: tuple[FieldValue, ...] = ()
    since: tuple[FieldValue, ...] = ()
    where: tuple[FieldValue, ...] = ()
    ultimatums: tuple[FieldValue, ...] = ()
    unread: tuple[FieldValue, ...] = ()


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
class Decision:
    """A human decision on record: which, whether it was granted, who took it, and why."""

    name: str
    who: str
    why: str
    granted: bool = True


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
        decisions: human decisions on record.
        requests: what is asked, kept or denied, one row for each account, category and period.
        orders: one for each kind of order.
    """

    fields: tuple[CaseField, ...]
    language: Language
    country: str = ""
    missing: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    suggested_templates: tuple[SuggestedTemplate, ...] = ()
    danger: Danger = Danger()
    entities: tuple[EntityRole, ...] = ()
    decisions: tuple[Decision, ...] = ()
    requests: tuple[DataRequest, ...] = ()
    orders: tuple[Order, ...] = ()

    @property
    def not_read(self) -> tuple[FieldValue, ...]:
        """The sentences that no recogniser understood."""
        return self.danger.unread

    def field(self, name: str) -> CaseField:
        """Return a field; an empty one when the case has none of that name."""
        return next((f for f in self.fields if f.name == name), CaseField(name))

    def values(self, name: str) -> tuple[FieldValue, ...]:
        """Return a field's values; none when it is unknown or absent."""
        return self.field(name).values

"""Templates, approvals, replies, and the contract of an exporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ert_writer.model.findings import Finding
from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class Approver:
    """A person who approved a wording, and on which day. `role` is `starter` until an organisation approves it."""

    name: str
    role: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """The approval of one template in one language."""

    language: Language
    approved_by: tuple[Approver, ...]
    approved_on: date
    expires_on: date
    sha256: str
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One block of a rendered reply; `id` is the same in every language, so that languages can stand side by side."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplyDecision:
    """A human decision under which a reply was written: which, who took it, and why."""

    name: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A rendered reply with its English mirror.

    Attributes:
        template: template id.
        version: template version.
        sha256: of the template's canonical bytes in this language.
        language: of the reply.
        subject: one line.
        clauses: the reply's blocks in order.
        mirror: the same blocks in English; equal to `clauses` when the reply is English.
        case_reference: the case number or, lacking one, the letter number; may be empty.
        recipient: e-mail address the officer gave, never a Reply-To; may be empty.
        sender: the sending desk's lines.
        draft: rendered without approval, watermarked in every export.
        internal: a note that is never sent.
        approval: the approval it was rendered under; None for a draft.
        findings: what the checks said about the rendered text.
        written_at: when it was rendered, with its zone; dates e-mail headers and documents.
        values: the texts it quotes from the case, verbatim, so that a view can show them apart from the wording.
        mirror_subject: the subject in English.
        in_reply_to: Message-ID of the mail that it answers; empty when it is not known.
        decisions: the human decisions that its template needed.
    """

    template: str
    version: str
    sha256: str
    language: Language
    subject: str
    clauses: tuple[Clause, ...]
    mirror: tuple[Clause, ...]
    case_reference: str = ""
    recipient: str = ""
    sender: tuple[str, ...] = ()
    draft: bool = False
    internal: bool = False
    approval: Approval | None = None
    findings: tuple[Finding, ...] = ()
    written_at: datetime | None = None
    values: tuple[str, ...] = ()
    mirror_subject: str = ""
    in_reply_to: str = ""
    decisions: tuple[ReplyDecision, ...] = ()

    @property
    def text(self) -> str:
        """Return the whole reply as plain text, blocks apart by an empty line."""
        return "\n\n".join(clause.text for clause in self.clauses) + "\n"


class Exporter(Protocol):
    """Writes a reply in one format."""

    @property
    def id(self) -> str:
        """The format's name, as `--format` takes it."""
        ...

    @property
    def suffix(self) -> str:
        """The file name's ending, such as `.eml`."""
        ...

    def export(self, reply: Reply) -> bytes:
        """Return the reply as bytes.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        ...

"""What goes into the audit log: wordings, decisions and people by hashes and ids, and no text of a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ert_writer.audit.log import AuditLog
from ert_writer.flows.case_edit import Change
from ert_writer.model.case import Decision
from ert_writer.model.language import ES, Language
from ert_writer.model.reply import Reply
from ert_writer.templating.kinds import Source

Data = Mapping[str, Any]


def reply_record(reply: Reply, decisions: Sequence[Decision], form: str, output: bytes, log: AuditLog) -> Data:
    """Return the record of a reply.

    Args:
        reply: the reply as rendered.
        decisions: the human decisions it was written under.
        form: id of its exporter.
        output: the bytes that were written; only their keyed hash is kept.
        log: whose key makes the hash.
    """
    return {
        "template": reply.template,
        "version": reply.version,
        "wording": reply.sha256,
        "language": reply.language,
        "draft": reply.draft,
        "starter": bool(reply.approval and any(one.role == "starter" for one in reply.approval.approved_by)),
        "format": form,
        "output": log.fingerprint(output),
        "findings": sorted({finding.check for finding in reply.findings}),
        "decisions": [decision_record(decision) for decision in decisions],
    }


def case_reply_record(reply: Reply, decisions: Sequence[Decision], not_recorded: str = "") -> Data:
    """Return what the case store keeps of a reply.

    Args:
        reply: the reply that was written.
        decisions: those given for this reply.
        not_recorded: why the audit log did not record it; empty where it did.
    """
    return {
        "template": reply.template,
        "language": reply.language,
        "sha256": reply.sha256,
        "decisions": [f"{item.name}: {item.who}" for item in decisions],
        **({"not_in_audit_log": not_recorded} if not_recorded else {}),
    }


def decision_record(decision: Decision) -> Data:
    """Return the record of a human decision: which, granted or not, by whom, and why without names or identifiers."""
    return {
        "name": decision.name,
        "granted": decision.granted,
        "who": decision.who,
        "why": without_identifiers(decision.why),
    }


def override_record(place: str, names: Sequence[str], changes: Sequence[Change], reason: str) -> Data:
    """Return the record of fields that a person set: which, and why; of their values only those of danger."""
    dangers = [[change.held, change.read] for change in changes if change.name == "danger"]
    return {
        "place": place,
        "fields": sorted(set(names)),
        "reason": without_identifiers(reason.strip()),
        **({"danger": dangers[-1]} if dangers else {}),
    }


def without_identifiers(text: str, language: Language = ES) -> str:
    """Return the text with every identifier and name replaced by its kind, as in `⟦person⟧`."""
    from ert_writer.entities.recognition import find_entities
    from ert_writer.vocabulary.names import find_names

    entities = find_entities(text)
    found = [*entities, *find_names(text, language, [entity.span for entity in entities])]
    for entity in sorted(found, key=lambda entity: -entity.span.start):
        text = f"{text[: entity.span.start]}⟦{entity.kind.value}⟧{text[entity.span.end :]}"
    return text


def approval_record(source: Source, languages: Sequence[Language], people: Sequence[str]) -> Data:
    """Return the record of a consent: who approved which version of which wording in which languages."""
    return {"template": source.id, "version": source.version, "languages": list(languages), "people": list(people)}

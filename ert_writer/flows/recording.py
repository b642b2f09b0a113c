"""What goes into the audit log: wordings, decisions and people by hashes and ids, and no text of a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ert_writer.audit.log import AuditLog
from ert_writer.flows.case_edit import Change
from ert_writer.model.case import Decision
from ert_writer.model.language import ES, Language
from ert_writer.model.reply import Reply
from ert_writer.model.translation import Translation
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


def case_reply_record(reply: Reply, decisions: Sequence[Decision]) -> Data:
    """Return what the case store keeps of a reply and of the decisions given for it."""
    return {
        "template": reply.template,
        "language": reply.language,
        "sha256": reply.sha256,
        "decisions": [f"{item.name}: {item.who}" for item in decisions],
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


def signed_record(translation: Translation, reviewer: str, log: AuditLog) -> Data:
    """Return the record of the segments of a letter that a reviewer signed: their numbers, and a keyed hash of them."""
    signed = [(place, unit) for place, unit in enumerate(translation.units) if unit.reviewed_by]
    texts = "\x1e".join(f"{unit.source}\x1f{unit.target}" for _, unit in signed)
    return {
        "place": "translation",
        "reviewer": reviewer,
        "segments": [place for place, _ in signed],
        "texts": log.fingerprint(texts.encode("utf-8", "surrogatepass")),
    }


def memory_record(action: str, pairs: Sequence[tuple[str, str]], origin: str, log: AuditLog) -> Data:
    """Return the record of what was done to the translation memory: how many segments, and a keyed hash of them."""
    texts = "\x1e".join("\x1f".join(pair) for pair in pairs)
    key = log.fingerprint(texts.encode("utf-8", "surrogatepass"))
    return {"place": "memory", "action": action, "segments": len(pairs), "origin": origin, "texts": key}


def approval_record(source: Source, languages: Sequence[Language], people: Sequence[str]) -> Data:
    """Return the record of a consent: who approved which version of which wording in which languages."""
    return {"template": source.id, "version": source.version, "languages": list(languages), "people": list(people)}

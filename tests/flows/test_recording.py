"""Records of the audit log hold hashes, ids and decisions, and nothing that a request says."""

import json
from datetime import UTC, datetime
from pathlib import Path

from ert_writer.audit.log import AuditLog
from ert_writer.flows.recording import approval_record, decision_record, reply_record, without_identifiers
from ert_writer.model.case import Decision
from support.templating import packaged, plain_reply

DECISION = Decision("officer_verified", "Ana Ruiz", "llamé al +52 55 5555 0142 y hablé con Juan Pérez Guerra")


def test_a_reason_is_kept_without_names_and_identifiers() -> None:
    assert without_identifiers("called @lobo.7 back at once") == "called ⟦handle⟧ back at once"
    why = str(decision_record(DECISION)["why"])
    assert "5555" not in why
    assert "Pérez" not in why
    assert "llamé" in why


def test_a_reply_is_recorded_without_its_text(tmp_path: Path) -> None:
    reply = plain_reply()
    log = AuditLog(tmp_path / "a.sqlite")
    output = b"the reply as sent"
    data = reply_record(reply, [DECISION], "eml", output, log)
    entry = log.append("reply", "ana", data, datetime(2026, 11, 22, tzinfo=UTC))
    assert entry.body is not None
    assert entry.body["data"]["output"] == log.fingerprint(output)
    assert (data["template"], data["wording"], data["format"]) == (reply.template, reply.sha256, "eml")
    assert [one["who"] for one in data["decisions"]] == ["Ana Ruiz"]
    kept = json.dumps(entry.body, ensure_ascii=False)
    assert all(clause.text not in kept for clause in reply.clauses)


def test_an_approval_names_version_languages_and_people() -> None:
    template = packaged().template("ack")
    assert approval_record(template, ("es",), ["Ana"]) == {
        "template": "ack",
        "version": template.version,
        "languages": ["es"],
        "people": ["Ana"],
    }

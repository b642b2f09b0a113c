"""While an edit waits for its approval, the desk goes on with the wording approved last, and says so."""

import pytest

from ert_writer.errors import ApprovalError
from ert_writer.templating.approval import digest
from ert_writer.templating.in_force import last_approved
from support.templating import RECEIVED, bench, packaged


@pytest.fixture
def approved(tmp_path):
    made = bench(tmp_path)
    made.approve()
    return made


def told(reply):
    return [finding.message for finding in reply.findings if finding.check == "approved-wording"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("es/note.txt.j2", "Recibido el", "Llegó el"),
        ("en/note.txt.j2", "Received on", "Got on"),
        ("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor'),
        ("note.toml", 'name = "accounts"', 'name = "accounts"\nrequired = true'),
        ("desk.toml", "emergency-desk@platform.example", "other@platform.example"),
    ],
)
def test_an_edit_leaves_the_approved_wording_in_use(approved, name, old, new):
    before = approved.reply(received_at=RECEIVED)
    approved.edit(name, old, new)
    reply = approved.reply(received_at=RECEIVED)
    assert (reply.text, reply.version, reply.sha256) == (before.text, before.version, before.sha256)
    assert [clause.text for clause in reply.mirror] == [clause.text for clause in before.mirror]
    assert told(before) == []
    assert "uses the wording approved last: note 1.0, as approved on 2026-11-01" in told(reply)[0]


def test_the_new_wording_is_used_as_soon_as_it_is_approved(approved):
    approved.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    approved.approve()
    reply = approved.reply(received_at=RECEIVED)
    assert "Llegó el" in reply.text
    assert told(reply) == []


def test_without_the_approved_bytes_an_edit_is_refused(approved):
    approved.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    for path in (approved.root / "approved").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"Recibido", b"Entregado"))
    with pytest.raises(ApprovalError, match="edited after its approval"):
        approved.reply(received_at=RECEIVED)


def test_a_retired_template_has_no_earlier_wording(approved):
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.0"\nretired = "use ack"\nauthor')
    with pytest.raises(ApprovalError, match="retired: use ack"):
        approved.reply(received_at=RECEIVED)


def test_a_clause_that_is_new_in_a_slot_never_enters_an_approved_reply():
    library = packaged()
    fallback = last_approved("legal-process", "es", library)
    assert fallback is not None
    slots = {clause.id for clause in fallback.library.slot("process-channel")}
    assert slots == {clause.id for clause in library.slot("process-channel")}


def test_the_packaged_set_is_rebuilt_from_its_approvals_to_the_byte():
    library = packaged()
    for id_ in library.templates:
        for language in ("es", "pt", "en"):
            fallback = last_approved(id_, language, library)
            assert fallback is not None
            rebuilt = digest(fallback.library.template(id_), language, fallback.library)
            assert rebuilt == library.template(id_).seals[language].approval.sha256

"""Approving with keys, retiring, starting a template, and what changed since an approval."""

import base64
from dataclasses import replace

import pytest

from ert_writer.errors import ApprovalError, ContentError, InputError, UsageError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.approval import problems
from ert_writer.templating.changes import changes
from ert_writer.templating.editing import approve, people, retire, start, without_table
from ert_writer.templating.lint import lint
from support.templating import CONSENT, RECEIVED, TODAY, bench


def key_pair(folder, name):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    key = Ed25519PrivateKey.generate()
    path = folder / f"{name}.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path, base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


@pytest.fixture
def signed(tmp_path):
    """A set that requires signatures, approved and signed by both."""
    made = bench(tmp_path)
    names = [approver.name for approver in CONSENT.approved_by]
    pairs = [key_pair(tmp_path, str(number)) for number in range(2)]
    table = "".join(
        f'\n[[approver]]\nname = "{name}"\nkey = "{public}"\n' for name, (_, public) in zip(names, pairs, strict=True)
    )
    (made.root / "approvers.toml").write_text(f"required = true\n{table}", "utf-8")
    keys = tuple((name, path) for name, (path, _) in zip(names, pairs, strict=True))
    library = made.library()
    approve(library.template("note"), SUPPORTED, replace(CONSENT, keys=keys), library)
    return made


def test_a_signed_approval_holds(signed):
    assert signed.reply(received_at=RECEIVED).text


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("expires_on = 2027-11-01", "expires_on = 2037-11-01", "does not hold"),
        ('role = "legal"', 'role = "policy"', "does not hold"),
        ('by = "Bruno Costa"', 'by = "Eva Nobody"', "not among its approvers"),
        ('value = "', 'value = "AAAA', "does not hold"),
        ('value = "', 'value = "!', "does not hold"),
    ],
)
def test_a_signature_covers_the_approval(signed, old, new, reason):
    signed.edit("note.toml", old, new)
    with pytest.raises(ApprovalError, match=reason):
        signed.reply(received_at=RECEIVED)


def test_an_unsigned_approval_is_refused_where_signatures_are_required(signed):
    text = (signed.root / "note.toml").read_text("utf-8")
    for language in SUPPORTED:
        text = without_table(text, f"approval.{language}.signature")
    (signed.root / "note.toml").write_text(text, "utf-8")
    with pytest.raises(ApprovalError, match="not signed by Ana Ruiz Peña, Bruno Costa"):
        signed.reply(received_at=RECEIVED)


def test_a_key_that_left_the_list_no_longer_counts(signed):
    signed.edit("approvers.toml", 'name = "Bruno Costa"', 'name = "Eva Nobody"')
    with pytest.raises(ApprovalError, match="Bruno Costa, who has no key"):
        signed.reply(received_at=RECEIVED)


def test_a_file_that_is_no_key_is_refused(tmp_path):
    made = bench(tmp_path)
    (tmp_path / "x.pem").write_text("no key", "utf-8")
    library = made.library()
    keys = (("Ana Ruiz Peña", tmp_path / "x.pem"),)
    with pytest.raises(InputError, match="no Ed25519"):
        approve(library.template("note"), ("es",), replace(CONSENT, keys=keys), library)


def test_nothing_changed_right_after_an_approval(tmp_path):
    made = bench(tmp_path)
    made.approve()
    library = made.library()
    assert [changes(library.template("note"), language, library) for language in SUPPORTED] == ["", "", ""]


def test_a_diff_shows_the_lines_that_changed(tmp_path):
    made = bench(tmp_path)
    made.approve()
    made.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    library = made.library()
    found = changes(library.template("note"), "es", library)
    assert "-wording: Recibido el {{ received_at }}." in found
    assert "+wording: Llegó el {{ received_at }}." in found
    assert changes(library.template("note"), "pt", library) == ""


def test_a_diff_needs_the_bytes_that_were_approved(tmp_path):
    made = bench(tmp_path)
    library = made.library()
    with pytest.raises(ContentError, match="nobody has approved"):
        changes(library.template("note"), "es", library)
    made.approve()
    library = made.library()
    kept = made.root / "approved" / f"{library.template('note').seals['es'].approval.sha256}.json"
    kept.write_bytes(b"{}")
    with pytest.raises(ContentError, match="not what was approved"):
        changes(library.template("note"), "es", library)
    kept.unlink()
    with pytest.raises(ContentError, match="not kept"):
        changes(library.template("note"), "es", library)


def test_retiring_twice_keeps_the_last_reason(tmp_path):
    made = bench(tmp_path)
    made.approve()
    for reason in ("first", 'use "ack" instead'):
        library = made.library()
        retire(library.template("note"), reason, library)
    assert made.library().template("note").retired == 'use "ack" instead'
    with pytest.raises(ApprovalError, match="retired"):
        made.reply(received_at=RECEIVED)


def test_a_new_template_is_sound_and_not_approved(tmp_path):
    made = bench(tmp_path)
    assert len(start("fresh-start", 'Dora "D" Díaz', "P-9", made.root)) == 4
    library = made.library()
    template = library.template("fresh-start")
    assert template.author == 'Dora "D" Díaz'
    assert lint(template, library) == ()
    assert problems(template, "es", library, TODAY) == ("nobody has approved it in es",)


@pytest.mark.parametrize("name", ["note", "../x", "A", "a_b", "", "a--b", "x" * 51])
def test_a_new_template_needs_a_free_and_proper_id(tmp_path, name):
    with pytest.raises(UsageError):
        start(name, "A", "P", bench(tmp_path).root)


def test_approvers_are_read_with_their_roles():
    assert [(p.name, p.role) for p in people(["Ana Ruiz (policy)", " Leo ( legal ) "])] == [
        ("Ana Ruiz", "policy"),
        ("Leo", "legal"),
    ]
    with pytest.raises(UsageError, match="names no role"):
        people(["Ana Ruiz"])


def test_removing_a_table_keeps_the_rest():
    text = "a = 1\n[x]\nb = 2\n[x.y]\nc = 3\n[xy]\nd = 4\n[[x.z]]\ne = 5\n[w]\nf = 6"
    assert without_table(text, "x") == "a = 1\n[xy]\nd = 4\n[w]\nf = 6"

"""Approving with keys, retiring, starting a template, and what changed since an approval."""

import base64
from dataclasses import replace

import pytest

from ert_writer.errors import ApprovalError, ContentError, InputError, UsageError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.approval import problems
from ert_writer.templating.changes import changes
from ert_writer.templating.editing import approve, people, retire, sign_list, start, without_table
from ert_writer.templating.lint import lint
from ert_writer.templating.trust import key_id, on_day
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
    for path, _ in pairs:
        sign_list(made.root, path)
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
        ('value = "', 'value = "aaaa', "does not hold"),
        ('value = "', 'value = "!', "does not hold"),
        ('keyid = "', 'keyid = "a', "does not hold"),
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
    with pytest.raises(ApprovalError, match="0 of 2 keys have signed it; not signed by Ana Ruiz Peña, Bruno Costa"):
        signed.reply(received_at=RECEIVED)


def test_a_key_that_left_the_list_no_longer_counts(signed):
    signed.edit("approvers.toml", 'name = "Bruno Costa"', 'name = "Eva Nobody"')
    with pytest.raises(ApprovalError, match=r"approvers\.toml was changed without a new version; 1 is in force"):
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
    assert changes(library.template("note"), "es", library).startswith("--- never approved")
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


def two_keys(folder):
    """Return two private key files with the lines that approvers.toml needs."""
    pairs = [key_pair(folder, name) for name in ("ana", "bruno")]
    table = "".join(
        f'\n[[approver]]\nname = "{name}"\nkey = "{public}"\n'
        for name, (_, public) in zip(("Ana Ruiz Peña", "Bruno Costa"), pairs, strict=True)
    )
    return [path for path, _ in pairs], table


def test_each_person_signs_alone_with_the_own_key(signed, tmp_path):
    signed.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    given = []
    for number, person in enumerate(CONSENT.approved_by):
        library = signed.library()
        keys = ((person.name, tmp_path / f"{number}.pem"),)
        consent = replace(CONSENT, approved_by=(person,), keys=keys)
        given.append([outcome.given for outcome in approve(library.template("note"), SUPPORTED, consent, library)])
    assert given == [[1, 1, 1], [2, 2, 2]]
    assert signed.reply(received_at=RECEIVED).version == "1.1"


def test_an_approval_without_a_key_is_refused_where_signatures_are_required(signed):
    signed.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    library = signed.library()
    with pytest.raises(UsageError, match="approvals are signed here, and Ana Ruiz Peña, Bruno Costa gives no key"):
        approve(library.template("note"), ("es",), CONSENT, library)


def test_nobody_is_named_who_did_not_sign(signed):
    signed.edit("note.toml", "approved_by = [\n", 'approved_by = [\n  { name = "Luis Vega", role = "chief" },\n')
    with pytest.raises(ApprovalError, match="it names Luis Vega, who did not sign it"):
        signed.reply(received_at=RECEIVED)


def test_one_key_is_not_two_people(signed, tmp_path):
    signed.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    library = signed.library()
    keys = tuple((person.name, tmp_path / "0.pem") for person in CONSENT.approved_by)
    with pytest.raises(UsageError, match="sign with the same key"):
        approve(library.template("note"), ("es",), replace(CONSENT, keys=keys), library)


def test_two_names_with_one_key_are_refused_in_the_list(tmp_path):
    made = bench(tmp_path)
    _, table = two_keys(tmp_path)
    first = table.split('key = "')[1].split('"')[0]
    second = table.split('key = "')[2].split('"')[0]
    (made.root / "approvers.toml").write_text(f"required = true\n{table.replace(second, first)}", "utf-8")
    with pytest.raises(ContentError, match="Bruno Costa has the key of another approver"):
        made.library()


def test_an_unsigned_list_is_not_in_force(tmp_path):
    made = bench(tmp_path)
    made.approve()
    _, table = two_keys(tmp_path)
    (made.root / "approvers.toml").write_text(f"required = true\n{table}", "utf-8")
    with pytest.raises(ApprovalError, match=r"version 1 is signed by 0 of 2 keys of its own"):
        made.reply(received_at=RECEIVED)


@pytest.fixture
def rotated(tmp_path):
    """A list in force whose next version replaces Bruno by Eva, not signed yet."""
    made = bench(tmp_path)
    (ana, bruno), table = two_keys(tmp_path)
    (made.root / "approvers.toml").write_text(f"required = true\n{table}", "utf-8")
    for path in (ana, bruno):
        sign_list(made.root, path)
    eva, public = key_pair(tmp_path, "eva")
    old = table.split('key = "')[2].split('"')[0]
    changed = table.replace("Bruno Costa", "Eva Luna").replace(old, public)
    (made.root / "approvers.toml").write_text(f"version = 2\nrequired = true\n{changed}", "utf-8")
    return made, ana, bruno, eva


def test_a_new_list_needs_the_old_keys_and_its_own(rotated):
    made, ana, bruno, eva = rotated
    said = [sign_list(made.root, path)[1] for path in (ana, eva, bruno)]
    assert "1 of 2 keys of the version before it" in said[0]
    assert "1 of 2 keys of the version before it" in said[1]
    assert said[2] == ""
    assert set(made.library().trust.keys) == {"Ana Ruiz Peña", "Eva Luna"}


def test_the_list_before_stays_in_force_until_the_new_one_is_signed(rotated):
    made, ana, *_ = rotated
    sign_list(made.root, ana)
    trust = made.library().trust
    assert (trust.version, set(trust.keys), trust.problem) == (1, {"Ana Ruiz Peña", "Bruno Costa"}, "")


def test_a_stranger_may_not_sign_the_list(rotated, tmp_path):
    made, *_ = rotated
    stranger, _ = key_pair(tmp_path, "stranger")
    with pytest.raises(UsageError, match="not in the list"):
        sign_list(made.root, stranger)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("approvers/1.toml", "Bruno Costa", "Eva Nobody", "is signed by 0 of 2 keys"),
        ("approvers.toml", "version = 2", "version = 1", "changed without a new version"),
    ],
)
def test_a_changed_history_of_the_list_stops_every_signature(rotated, name, old, new, reason):
    made, *_ = rotated
    made.edit(name, old, new)
    assert reason in made.library().trust.problem


def test_an_expired_list_stops_every_signature(tmp_path):
    made = bench(tmp_path)
    (ana, bruno), table = two_keys(tmp_path)
    (made.root / "approvers.toml").write_text(f"required = true\nexpires_on = 2026-11-30\n{table}", "utf-8")
    for path in (ana, bruno):
        sign_list(made.root, path)
    library = made.library()
    assert on_day(library.trust, TODAY).problem == "approvers.toml version 1 expired on 2026-11-30"
    assert on_day(library.trust, CONSENT.approved_on).problem == ""


def test_a_key_id_is_the_one_of_the_library_that_signs(tmp_path):
    from securesystemslib.signer import CryptoSigner

    signer = CryptoSigner.generate_ed25519()
    assert key_id(signer.public_key.keyval["public"]) == signer.public_key.keyid


def test_retiring_while_somebody_approves_keeps_both(tmp_path):
    made = bench(tmp_path)
    made.approve(languages=("en",))
    library = made.library()
    retire(library.template("note"), "use ack", library)
    note = made.library().template("note")
    assert (note.retired, set(note.seals)) == ("use ack", {"en"})

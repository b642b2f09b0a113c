"""Each way in which an approval does not hold, with the reason that a person reads."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ert_writer.errors import UsageError
from ert_writer.flows.reply import approval_reasons
from ert_writer.model.reply import Approver
from ert_writer.templating.approval import canonical_bytes, digest, problems
from ert_writer.templating.editing import approve, without_table
from support.templating import CONSENT, NOW, RECEIVED, TODAY, bench


@pytest.fixture
def approved(tmp_path):
    made = bench(tmp_path)
    made.approve()
    return made


def refusal(made, language="es", now=NOW):
    library = made.library()
    reasons = approval_reasons(library.template("note"), language, library, now)
    assert reasons
    return "; ".join(reasons)


def test_an_approved_wording_renders(approved):
    people = approved.reply(received_at=RECEIVED).approval.approved_by
    assert people == tuple(replace(person, on=CONSENT.approved_on) for person in CONSENT.approved_by)


def test_an_edited_wording_is_refused(approved):
    approved.edit("es/note.txt.j2", "Recibido el", "Recibido, el")
    assert "edited after its approval" in refusal(approved)


def test_an_edit_of_english_refuses_the_mirror_of_the_others(approved):
    approved.edit("en/note.txt.j2", "Received on", "Got on")
    assert "its English mirror: edited after its approval" in refusal(approved)


def test_an_edit_of_spanish_leaves_portuguese_in_use(approved):
    approved.edit("es/note.txt.j2", "Recibido el", "Recibido, el")
    assert approved.reply("pt", received_at=RECEIVED).language == "pt"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("note.toml", "required = true", "required = false"),
        ("note.toml", 'author = "Carla Author"', 'author = "Dora Other"'),
        ("note.toml", 'name = "accounts"', 'name = "accounts"\nrequired = true'),
        ("desk.toml", "emergency-desk@platform.example", "other-desk@platform.example"),
    ],
)
def test_an_edit_of_what_matters_is_refused(approved, name, old, new):
    approved.edit(name, old, new)
    assert "edited after its approval" in refusal(approved)


@pytest.mark.parametrize(("old", "new"), [("Test.", "Another purpose."), ("# ", "## ")])
def test_an_edit_of_what_no_reply_prints_is_not(approved, old, new):
    if old in (approved.root / "note.toml").read_text("utf-8"):
        approved.edit("note.toml", old, new)
    approved.edit("fields.toml", '"Received at"', '"Arrived at"')
    assert approved.reply(received_at=RECEIVED).text


def test_line_ends_and_normal_forms_are_no_edit(approved):
    import unicodedata

    path = approved.root / "es" / "note.txt.j2"
    text = path.read_text("utf-8")
    path.write_bytes(unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8"))
    assert approved.reply(received_at=RECEIVED).text


def test_an_expired_approval_is_refused_from_its_day_on(approved):
    assert "expired on 2027-11-01" in refusal(approved, now=datetime(2027, 11, 1, tzinfo=UTC))
    assert approved.reply(now=datetime(2027, 10, 31, 23, tzinfo=UTC), received_at=RECEIVED).text


def test_an_approval_of_tomorrow_is_refused(approved):
    assert "not valid yet" in refusal(approved, now=datetime(2026, 10, 31, tzinfo=UTC))


def test_an_unapproved_language_is_refused(tmp_path):
    made = bench(tmp_path)
    made.approve(languages=("en", "es"))
    assert "nobody has approved it in pt" in refusal(made, "pt")
    assert made.reply("es", received_at=RECEIVED).text


def test_half_an_approval_is_refused(approved):
    approved.edit("note.toml", '  { name = "Bruno Costa", role = "legal", on = 2026-11-01 },\n', "")
    assert "half approved: 1 of 2" in refusal(approved)


def test_the_author_may_not_approve(approved):
    approved.edit("note.toml", "Bruno Costa", "carla  AUTHOR")
    assert "approved by its own author" in refusal(approved)


@pytest.mark.parametrize(
    "name",
    [
        "Ana Ruiz Peña",
        "ana ruiz pena",
        "Peña, Ana Ruiz",
        "Ana  Ruiz Peña",
        "A. Ruiz Peña",
        "A. R. Peña",
        "Ana Rulz Peña",
        "Ana Ru1z Peña",
        "Ana Ru\u0131z Peña",
    ],
)
def test_one_person_is_not_two(approved, name):
    approved.edit("note.toml", "Bruno Costa", name)
    assert "same person" in refusal(approved)


def test_a_name_of_two_alphabets_is_refused(approved):
    approved.edit("note.toml", "Bruno Costa", "\u0410na Ruiz Peña")
    assert "mix alphabets" in refusal(approved)


def test_any_of_several_authors_may_not_approve(approved):
    approved.edit("note.toml", 'author = "Carla Author"', 'author = "Carla Author; Bruno Costa"')
    assert "approved by its own author" in refusal(approved)


def test_another_version_is_out_of_step(approved):
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    assert "out of step: es was approved as version 1.0 and the template is at 1.1" in refusal(approved)


def test_another_policy_is_refused(approved):
    approved.edit("note.toml", 'policy = "P-1"\nrequires', 'policy = "P-2"\nrequires')
    assert "policy" in refusal(approved)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("## body", "## text", "has the blocks"),
        ("{{ received_at }}", "{{ reply_date }}", "alone"),
        ("{% for item in accounts %}\n- {{ item }}\n{% endfor %}\n", "", "accounts"),
        ("- {{ item }}", "{{ item }}", "list lines"),
    ],
)
def test_a_language_of_another_shape_is_out_of_step(tmp_path, old, new, reason):
    made = bench(tmp_path)
    made.edit("es/note.txt.j2", old, new)
    made.approve()
    told = refusal(made)
    assert "out of step" in told
    assert reason in told


def test_a_retired_template_is_refused_with_its_reason(approved):
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.0"\nretired = "use ack"\nauthor')
    assert "retired: use ack" in refusal(approved)


def test_an_edited_shared_clause_is_refused(tmp_path):
    made = bench(tmp_path)
    for language in ("en", "es", "pt"):
        made.edit(f"{language}/note.txt.j2", "## body", "## @no-promise\n\n## body")
    made.approve(("clauses/no-promise", "note"))
    assert made.reply(received_at=RECEIVED).text
    with (made.root / "es/clauses/no-promise.txt.j2").open("a", encoding="utf-8") as file:
        file.write(" Gracias.")
    assert "clause no-promise: edited" in refusal(made)


def test_a_draft_needs_no_approval(tmp_path):
    reply = bench(tmp_path).reply(draft=True, received_at=RECEIVED)
    assert reply.draft
    assert reply.approval is None


@pytest.mark.parametrize(
    "change",
    [
        {"approved_by": (Approver("Ana", "x"), Approver("ANA", "y"))},
        {"approved_by": (Approver("Ana", "x"), Approver("Carla Author", "y"))},
        {"expires_on": date(2026, 11, 1)},
    ],
)
def test_an_approval_that_would_not_hold_is_not_written(tmp_path, change):
    made = bench(tmp_path)
    before = (made.root / "note.toml").read_text("utf-8")
    library = made.library()
    with pytest.raises(UsageError, match="would not hold"):
        approve(library.template("note"), ("es",), replace(CONSENT, **change), library)
    assert (made.root / "note.toml").read_text("utf-8") == before


def test_approving_keeps_comments_and_other_languages(approved):
    approved.edit("note.toml", "[purpose]", "# a comment\n[purpose]")
    before = approved.library().template("note").seals["pt"]
    approved.approve(languages=("es",))
    assert "# a comment" in (approved.root / "note.toml").read_text("utf-8")
    assert approved.library().template("note").seals["pt"] == before


def test_the_approved_bytes_are_kept_under_their_sha256(approved):
    library = approved.library()
    template = library.template("note")
    path = approved.root / "approved" / f"{digest(template, 'es', library)}.json"
    assert path.read_bytes() == canonical_bytes(template, "es", library)


@pytest.mark.parametrize("name", ["\u0410\u043d\u0430", "\u0391\u03bd\u03b1 \u03a1\u03bf\u03c5\u03b9\u03b6"])
def test_a_name_wholly_in_another_alphabet_is_refused(approved, name):
    approved.edit("note.toml", "Bruno Costa", name)
    assert "mix alphabets" in refusal(approved)


def alone(made, name, on=CONSENT.approved_on, languages=("es",)):
    library = made.library()
    consent = replace(CONSENT, approved_by=(Approver(name, "policy"),), approved_on=on)
    return approve(library.template("note"), languages, consent, library)


def test_two_people_approve_one_after_the_other(tmp_path):
    made = bench(tmp_path)
    made.approve(languages=("en",))
    (first,) = alone(made, "Ana Ruiz Peña")
    assert (first.given, first.needed, first.in_force) == (1, 2, False)
    assert "half approved in es: only by Ana Ruiz Peña" in refusal(made)
    (second,) = alone(made, "Bruno Costa", date(2026, 11, 9))
    assert second.in_force
    approval = made.reply(received_at=RECEIVED).approval
    assert [(person.name, person.on) for person in approval.approved_by] == [
        ("Ana Ruiz Peña", date(2026, 11, 1)),
        ("Bruno Costa", date(2026, 11, 9)),
    ]
    assert made.library().template("note").pending == {}


def test_one_person_approving_twice_stays_half(tmp_path):
    made = bench(tmp_path)
    alone(made, "Ana Ruiz Peña")
    assert not alone(made, "Ana Ruiz Peña")[0].in_force
    with pytest.raises(UsageError, match="same person"):
        alone(made, "A. Ruiz Peña")


def test_the_approval_in_force_stays_while_the_next_is_half_given(approved):
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    approved.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    before = approved.library().template("note").seals["es"]
    alone(approved, "Ana Ruiz Peña")
    note = approved.library().template("note")
    assert note.seals["es"] == before
    assert note.pending["es"].version == "1.1"


def test_an_edit_after_the_first_consent_starts_anew(tmp_path):
    made = bench(tmp_path)
    alone(made, "Ana Ruiz Peña")
    made.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    (outcome,) = alone(made, "Bruno Costa")
    assert (outcome.given, outcome.in_force) == (1, False)


def test_a_wording_that_changed_since_it_was_read_is_not_approved(tmp_path):
    made = bench(tmp_path)
    library = made.library()
    made.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    with pytest.raises(UsageError, match="changed while you read it"):
        approve(library.template("note"), ("es",), CONSENT, library)


def test_a_changed_wording_needs_a_new_version(approved):
    approved.edit("es/note.txt.j2", "Recibido el", "Llegó el")
    with pytest.raises(UsageError, match="Raise version"):
        approved.approve(languages=("es",))
    approved.edit("note.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    approved.approve()
    assert "Llegó el" in approved.reply(received_at=RECEIVED).text


@pytest.mark.parametrize(
    "form",
    [
        "{{ 'preservation' | word }}",
        "{{ ('preservation') | word }}",
        "{{ 'preservation'|word|cap }}",
        "{{ 'preser' 'vation' | word }}",
        "{{ 'preserv\\x61tion' | word }}",
        "{# 'subscriber' | word #}{{ 'preser' 'vation'\n| word }}",
    ],
)
def test_a_regional_word_is_covered_however_it_is_written(tmp_path, form):
    made = bench(tmp_path)
    for language in ("en", "es", "pt"):
        made.edit(f"{language}/note.txt.j2", "## body\n", f"## body\n{form}\n")
    made.approve()
    words = made.root / "vocabulary" / "regional-words.toml"
    found = made.library().words["preservation"]["es"]
    words.write_text(words.read_text("utf-8").replace(f'es = "{found}"', 'es = "entrega"'), "utf-8")
    assert "edited after its approval" in refusal(made)


def test_a_new_clause_of_a_slot_that_a_template_draws_needs_a_new_approval(tmp_path):
    made = bench(tmp_path)
    for language in ("en", "es", "pt"):
        made.edit(f"{language}/note.txt.j2", "## body", "## @preservation-basis?\n\n## body")
    made.approve()
    base = (made.root / "clauses" / "preservation-basis-br.toml").read_text("utf-8")
    text = without_table(without_table(without_table(base, "approval.es"), "approval.pt"), "approval.en")
    (made.root / "clauses" / "preservation-basis-zz.toml").write_text(text.replace('["BR"]', '["ZZ"]'), "utf-8")
    for language in ("en", "es", "pt"):
        (made.root / language / "clauses" / "preservation-basis-zz.txt.j2").write_text("Another basis.", "utf-8")
    assert "edited after its approval" in refusal(made)


APPROVE = """
import sys
from datetime import date
from pathlib import Path
from ert_writer.flows.reply import approval_reasons
from ert_writer.model.reply import Approver
from ert_writer.templating.editing import Consent, approve
from ert_writer.templating.library import load_library
library = load_library(Path(sys.argv[1]))
consent = Consent((Approver(sys.argv[2], "policy"),), date(2026, 11, 1), date(2027, 11, 1))
approve(library.template("note"), (sys.argv[3],), consent, library)
"""


def test_approvals_given_at_once_are_all_kept(tmp_path):
    made = bench(tmp_path)
    people = ("Ana Ruiz Peña", "Bruno Costa")
    running = [
        subprocess.Popen([sys.executable, "-c", APPROVE, str(made.root), name, language])
        for name in people
        for language in ("en", "es", "pt")
    ]
    assert [process.wait() for process in running] == [0] * 6
    note = made.library().template("note")
    assert note.pending == {}
    assert {
        language: sorted(person.name for person in seal.approval.approved_by) for language, seal in note.seals.items()
    } == {language: sorted(people) for language in ("en", "es", "pt")}


def test_a_version_before_the_approved_one_is_refused(approved):
    for version, word in (("1.1", "Llegó el"), ("1.10", "Vino el")):
        approved.edit(
            "note.toml",
            f'version = "{version[:-1] if version == "1.10" else "1.0"}"\nauthor',
            f'version = "{version}"\nauthor',
        )
        approved.edit("es/note.txt.j2", "Recibido el" if version == "1.1" else "Llegó el", word)
        approved.approve()
    approved.edit("note.toml", 'version = "1.10"\nauthor', 'version = "1.9"\nauthor')
    approved.edit("es/note.txt.j2", "Vino el", "Entró el")
    with pytest.raises(UsageError, match=r"version 1\.9 is older than 1\.10, which was approved"):
        approved.approve()


def test_a_consent_until_another_day_loses_none_that_waits(tmp_path):
    made = bench(tmp_path)
    alone(made, "Ana Ruiz Peña")
    library = made.library()
    other = replace(CONSENT, approved_by=(Approver("Bruno Costa", "legal"),), expires_on=date(2028, 1, 1))
    with pytest.raises(UsageError, match="Ana Ruiz Peña approved it until 2027-11-01"):
        approve(library.template("note"), ("es",), other, library)
    again = replace(other, approved_by=(Approver("Ana Ruiz Peña", "policy"),))
    approve(library.template("note"), ("es",), again, library)
    library = made.library()
    (outcome,) = approve(library.template("note"), ("es",), other, library)
    assert outcome.in_force


def test_rules_of_a_decision_are_part_of_what_was_approved(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", '["officer_verified"]', '["officer_verified", "emergency_declined", "second_look"]')
    made.approve()
    made.edit("decisions.toml", 'apart_from = ["emergency_declined"]', "")
    library = made.library()
    assert any("edited after its approval" in why for why in problems(library.template("note"), "es", library, TODAY))


def test_hosts_of_a_link_are_part_of_what_was_approved(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", 'name = "accounts"', 'name = "accounts"\n\n[[field]]\nname = "download_link"')
    made.approve()
    library = made.library()
    assert problems(library.template("note"), "es", library, TODAY) == ()
    made.edit("desk.toml", "links = []", 'links = ["files.example.net"]')
    library = made.library()
    assert any("edited after its approval" in why for why in problems(library.template("note"), "es", library, TODAY))

"""Gates: decisions on record, and replies that cannot show whether an account exists."""

import pytest

from ert_writer.errors import ApprovalError, ContentError, UsageError
from ert_writer.flows.case_file import parse_case
from ert_writer.flows.reply import ReplyRequest, write_reply
from ert_writer.model.case import Decision
from ert_writer.templating.gates import existence_leaks, make_decision, parse_decision
from ert_writer.templating.kinds import Suggestion
from ert_writer.text.fold import fold_words
from support.templating import NOTE, NOW, RECEIVED, VERIFIED, WORDING, bench, case_of, given, packaged

BOTH = 'requires = ["officer_verified", "emergency_accepted"]'


@pytest.fixture
def gated(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", 'requires = ["officer_verified"]', BOTH)
    made.approve()
    return made


def write(made, *decisions, case=()):
    asked = ReplyRequest("note", case_of(*case, received_at=RECEIVED), decisions=decisions, language="es")
    return write_reply(asked, made.library(), NOW)


ACCEPTED = Decision("emergency_accepted", "Ana Ruiz", "a child is missing")


def test_a_gate_opens_when_every_decision_is_on_record(gated):
    assert write(gated, VERIFIED, ACCEPTED).text
    assert write(gated, ACCEPTED, case=[VERIFIED]).text


@pytest.mark.parametrize(
    ("decisions", "named"),
    [
        ((), "officer_verified, emergency_accepted"),
        ((VERIFIED,), "emergency_accepted"),
        ((VERIFIED, Decision("emergency_accepted", "Leo", "no danger", granted=False)), "denied by Leo"),
    ],
)
def test_a_closed_gate_names_every_decision_that_is_lacking(gated, decisions, named):
    with pytest.raises(ApprovalError, match=named):
        write(gated, *decisions)


def test_a_disclosure_needs_both_decisions_even_when_it_asks_for_none(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", 'name = "accounts"', 'name = "accounts"\n\n[[field]]\nname = "delivery_channel"')
    made.approve()
    with pytest.raises(ApprovalError, match="officer_verified, emergency_accepted"):
        write(made)
    assert write(made, VERIFIED, ACCEPTED).text


def test_a_later_denial_closes_what_the_case_had_opened(gated):
    with pytest.raises(ApprovalError, match="denied"):
        write(gated, Decision("officer_verified", "Leo", "wrong number", granted=False), case=[VERIFIED, ACCEPTED])


def test_a_decision_is_parsed_from_a_command_line():
    assert parse_decision("officer_verified=Ana Ruiz: called: twice") == Decision(
        "officer_verified", "Ana Ruiz", "called: twice"
    )


@pytest.mark.parametrize(
    "text",
    ["officer_verified", "officer_verified=y", "officer_verified=: why", "officer_verified=Ana:", "No Name=A: b"],
)
def test_a_decision_without_who_and_why_is_refused(text):
    with pytest.raises(UsageError):
        parse_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "[decisions.officer_verified]\nwho = 'Ana'",
        "[decisions.officer_verified]\nwho = ''\nwhy = 'x'",
        "[decisions]\nofficer_verified = true",
        "decisions = 'officer_verified'",
        "[decisions.'No Name']\nwho = 'a'\nwhy = 'b'",
        "[decisions.officer_verified]\nwho = 'a'\nwhy = 'b'\ngranted = 'yes'",
    ],
)
def test_a_decision_in_a_case_file_needs_who_and_why(text):
    with pytest.raises(ContentError):
        parse_case(text.encode(), "case.toml")


def test_a_decision_that_the_template_set_does_not_know_is_refused(gated):
    with pytest.raises(UsageError, match="no decision named 'officer_verifed'"):
        write(gated, VERIFIED, ACCEPTED, Decision("officer_verifed", "Ana Ruiz", "called"))


def test_a_decision_of_the_template_set_needs_no_code(tmp_path):
    made = bench(tmp_path)
    with (made.root / "decisions.toml").open("a", encoding="utf-8") as file:
        file.write('\n[moon_full]\nquestion = { en = "Full?", es = "¿Llena?", pt = "Cheia?" }\n')
    made.edit("note.toml", '["officer_verified"]', '["officer_verified", "moon_full"]')
    made.approve()
    with pytest.raises(ApprovalError, match="moon_full"):
        write(made)
    assert write(made, VERIFIED, Decision("moon_full", "Ana Ruiz", "I looked")).text


@pytest.mark.parametrize(
    "who",
    ["A. Ruiz", "Ruiz, Ana", "Ana Ruiz Peña", "Dra. Ana Ruiz", "AnaRuiz", "An4 Ru1z", "\u0410na Ruiz", "An\u0251 Ruiz"],
)
def test_one_person_does_not_decide_as_two(tmp_path, who):
    made = bench(tmp_path)
    made.edit("note.toml", '["officer_verified"]', '["officer_verified", "emergency_declined", "second_look"]')
    made.approve()
    declined = Decision("emergency_declined", "Ana Ruiz", "no danger")
    with pytest.raises(ApprovalError, match="somebody other than"):
        write(made, VERIFIED, declined, Decision("second_look", who, "agreed"))


def test_a_decision_apart_from_another_needs_another_person(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", '["officer_verified"]', '["officer_verified", "emergency_declined", "second_look"]')
    made.approve()
    declined = Decision("emergency_declined", "Ana Ruiz", "no danger")
    with pytest.raises(ApprovalError, match="somebody other than ana ruíz"):
        write(made, VERIFIED, declined, Decision("second_look", "ana ruíz", "agreed"))
    assert write(made, VERIFIED, declined, Decision("second_look", "Leo Paz", "agreed")).text


SUGGESTED = "[suggested]\nwhen = [{{ {} }}]\n\n[purpose]"


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ('weight = 1.0, because = "x"', "needs a condition"),
        ('if = ["Danger!"], weight = 1.0, because = "x"', "no condition"),
        ('if = ["always"], because = "x"', "weight"),
        ('if = ["always"], weight = "much", because = "x"', "weight"),
        ('if = ["always"], weight = 1.0', "because"),
        ('if = ["always"], weight = 1.0, because = "x", then = "y"', "unknown key"),
    ],
)
def test_a_row_of_suggested_is_read_strictly(tmp_path, row, wrong):
    made = bench(tmp_path)
    made.edit("note.toml", "[purpose]", SUGGESTED.format(row))
    with pytest.raises(ContentError, match=wrong):
        made.library().template("note")


def test_rows_of_suggested_are_read(tmp_path):
    made = bench(tmp_path)
    made.edit(
        "note.toml",
        "[purpose]",
        SUGGESTED.format(
            'if = ["always"], any = ["missing:accounts"], unless = ["deadline"], weight = 2, because = "b"'
        ),
    )
    row = Suggestion(("always",), ("missing:accounts",), ("deadline",), 2.0, "b")
    assert made.library().template("note").suggested == (row,)


def hiding(tmp_path, **wording):
    made = bench(tmp_path)
    made.edit("note.toml", 'policy = "P-1"', 'policy = "P-1"\nhides_existence = true')
    made.edit("note.toml", '\n[[field]]\nname = "accounts"\n', "")
    for language in ("en", "es", "pt"):
        text = f"## subject\nS\n\n## body\nOn {{{{ received_at }}}}. {wording.get(language, '')}\n"
        made.wording(text, [language])
    return made


def leaks(made):
    library = made.library()
    return list(existence_leaks(library.template("note"), library))


def test_a_reply_about_no_account_leaks_nothing(tmp_path):
    assert leaks(hiding(tmp_path)) == []


def test_an_account_field_is_a_leak_even_unprinted(tmp_path):
    made = hiding(tmp_path)
    text = (made.root / "note.toml").read_text("utf-8")
    (made.root / "note.toml").write_text(text + '\n[[field]]\nname = "accounts"\n', "utf-8")
    assert leaks(made) == ["field accounts tells about an account"]


@pytest.mark.parametrize(
    "wording",
    [
        {"en": "The account exists."},
        {"es": "No encontramos datos."},
        {"es": "La  CUENTA fue eliminada."},
        {"pt": "Não localizamos nada."},
    ],
)
def test_a_revealing_phrase_is_a_leak_and_refuses_the_reply(tmp_path, wording):
    made = hiding(tmp_path, **wording)
    assert leaks(made)
    made.approve()
    with pytest.raises(ApprovalError, match="whether an account exists"):
        made.reply(received_at=RECEIVED)


def test_a_slot_is_a_leak(tmp_path):
    made = hiding(tmp_path)
    slot_clause(made, "law-mx", ["MX"])
    for language in ("en", "es", "pt"):
        made.edit(f"{language}/note.txt.j2", "## body", "## @law?\n\n## body")
    assert any("slot law" in leak for leak in leaks(made))


def test_every_packaged_template_that_hides_existence_proves_it():
    library = packaged()
    hidden = [template for template in library.templates.values() if template.hides_existence]
    assert hidden
    assert [leak for template in hidden for leak in existence_leaks(template, library)] == []


def test_folding_forgets_accents_case_and_punctuation():
    assert fold_words("¡No  EXISTE, la «cuenta»!") == "no existe la cuenta"


def slot_clause(made, id_, countries, days="verify_by = 2027-05-01\nexpires_on = 2027-11-01", extra=""):
    (made.root / "clauses" / f"{id_}.toml").write_text(
        'version = "1.0"\nauthor = "Carla Author"\npolicy = "P-1"\nslot = "law"\n'
        f"countries = {countries}\n{days}\n{extra}\n"
        '[purpose]\nen = "a"\nes = "a"\npt = "a"\n',
        "utf-8",
    )
    for language in ("en", "es", "pt"):
        (made.root / language / "clauses" / f"{id_}.txt.j2").write_text(f"Law of {id_}.\n", "utf-8")


@pytest.fixture
def lawful(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", 'pt = "Testar."\n', 'pt = "Testar."\n\n[[field]]\nname = "country"\nrequired = true\n')
    for language in ("en", "es", "pt"):
        made.edit(f"{language}/note.txt.j2", "## body", "## @law\n\n## body")
    slot_clause(made, "law-mx", ["MX"])
    slot_clause(made, "law", [])
    slot_clause(made, "law-mx-local", ["MX"], extra='entities = ["Local S.A."]')
    slot_clause(made, "law-br-old", ["BR"], "verify_by = 2026-06-01\nexpires_on = 2026-12-01")
    slot_clause(
        made, "law-cl-later", ["CL"], "valid_from = 2027-01-01\nverify_by = 2027-05-01\nexpires_on = 2028-01-01"
    )
    slot_clause(made, "law-ar-check", ["AR"], "verify_by = 2026-12-01\nexpires_on = 2027-12-01")
    names = [f"clauses/law-{name}" for name in ("mx", "mx-local", "cl-later", "ar-check")]
    made.approve((*names, "clauses/law", "note"))
    return made


@pytest.mark.parametrize(
    ("country", "clause"),
    [("MX", "law-mx"), ("PE", "law"), ("BR", "law"), ("CL", "law"), ("AR", "law-ar-check")],
)
def test_a_slot_takes_the_clause_in_force_for_the_country(lawful, country, clause):
    assert f"Law of {clause}." in lawful.reply(received_at=RECEIVED, country=country).text


def test_a_clause_past_its_verify_by_is_a_finding(lawful):
    findings = lawful.reply(received_at=RECEIVED, country="AR").findings
    assert [(finding.check, finding.value) for finding in findings] == [("clause-verify", "law-ar-check")]


def test_a_slot_that_nothing_fits_refuses_the_reply(lawful):
    (lawful.root / "clauses" / "law.toml").unlink()
    lawful.approve()
    with pytest.raises(ApprovalError, match="no law clause is in force for PE"):
        lawful.reply(received_at=RECEIVED, country="PE")


def test_a_slot_clause_of_another_shape_is_out_of_step(lawful):
    lawful.edit("es/clauses/law-mx.txt.j2", "Law of", "- Law of")
    lawful.edit("clauses/law-mx.toml", 'version = "1.0"\nauthor', 'version = "1.1"\nauthor')
    lawful.approve(("clauses/law-mx", "note"))
    with pytest.raises(ApprovalError, match="list lines"):
        lawful.reply(received_at=RECEIVED, country="MX")


def stale(reply):
    return [finding.value for finding in reply.findings if finding.check == "approved-wording"]


def test_a_damaged_clause_leaves_the_wording_approved_last_in_use(lawful):
    (lawful.root / "clauses" / "law-mx.toml").write_text("slot = 1", "utf-8")
    reply = lawful.reply(received_at=RECEIVED, country="MX")
    assert "Law of law-mx." in reply.text
    assert stale(reply)
    lawful.approve()
    with pytest.raises(ContentError, match="law-mx"):
        lawful.reply(received_at=RECEIVED, country="MX")


def test_an_edited_slot_clause_leaves_the_wording_approved_last_in_use(lawful):
    lawful.edit("es/clauses/law-mx.txt.j2", "Law of", "Rule of")
    reply = lawful.reply(received_at=RECEIVED, country="MX")
    assert "Law of law-mx." in reply.text
    assert stale(reply) == ["note 1.0, as approved on 2026-11-01"]
    lawful.approve()
    with pytest.raises(ApprovalError, match=r"clause law-mx \(es\): edited after"):
        lawful.reply(received_at=RECEIVED, country="MX")
    assert lawful.reply(received_at=RECEIVED, country="PE").text


LINK = """
[[field]]
name = "where_to_look"
kind = "url"
label = { en = "Link", es = "Enlace", pt = "Link" }
"""
OWN_NAME = """
[[field]]
name = "matters"
kind = "list"
case_field = "accounts"
account = false
label = { en = "Matters", es = "Asuntos", pt = "Assuntos" }
"""
WAY = """
[[field]]
name = "way"
kind = "choice"
vocabulary = "delivery-channels"
label = { en = "Way", es = "Vía", pt = "Via" }
"""
REMARK = """
[[field]]
name = "remark"
kind = "text"
label = { en = "Remark", es = "Nota", pt = "Nota" }
"""
PLAIN = NOTE.partition('[[field]]\nname = "accounts"')[0].replace('requires = ["officer_verified"]\n', "")
SHORT = {code: text.partition("{% for")[0] for code, text in WORDING.items()}
REMARKED = {code: f"{text}{{% if remark %}}{{{{ remark }}}}{{% endif %}}\n" for code, text in SHORT.items()}


@pytest.mark.parametrize(
    ("field", "named"),
    [
        (OWN_NAME, "officer_verified"),
        (LINK, "officer_verified, emergency_accepted"),
        (WAY, "officer_verified, emergency_accepted"),
    ],
)
def test_a_field_counts_by_what_it_holds_under_any_name(tmp_path, field, named):
    made = bench(tmp_path, PLAIN + field, SHORT)
    made.approve()
    with pytest.raises(ApprovalError, match=f"decision on {named}\\."):
        write(made)


def remark(made, text, *decisions, **case):
    asked = ReplyRequest("note", case_of(received_at=RECEIVED, **case), given(remark=text), decisions, "es")
    return write_reply(asked, made.library(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "Suspendimos @luna.roja_9 hoy.",
        "Vimos a luna.roja_9 activa.",
        "Le confirmamos que la cuenta existe.",
        "O perfil existe.",
        "There is an account.",
        "No such account.",
    ],
)
def test_a_value_that_tells_about_an_account_needs_the_decision(tmp_path, text):
    made = bench(tmp_path, PLAIN + REMARK, REMARKED)
    made.approve()
    with pytest.raises(ContentError, match=r"remark: .*account"):
        remark(made, text, accounts="@luna.roja_9")


def test_a_verified_officer_may_read_of_an_account(tmp_path):
    asks = PLAIN.replace('policy = "P-1"', 'policy = "P-1"\nrequires = ["officer_verified"]')
    made = bench(tmp_path, asks + REMARK, REMARKED)
    made.approve()
    assert "@luna.roja_9" in remark(made, "Suspendimos @luna.roja_9 hoy.", VERIFIED, accounts="@luna.roja_9").text


def test_a_plain_value_needs_no_decision(tmp_path):
    made = bench(tmp_path, PLAIN + REMARK, REMARKED)
    made.approve()
    assert "Lo revisa el turno." in remark(made, "Lo revisa el turno.", accounts="@luna.roja_9").text


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (".", "called"),
        ("-", "-"),
        ("123", "called"),
        ("A", "called"),
        ("Ana Ruiz", "."),
        ("Ana Ruiz", "1"),
        ("?!", "x y"),
    ],
)
def test_a_decision_by_nobody_or_for_nothing_is_none(who, why):
    with pytest.raises(UsageError, match="says not who took it and why"):
        make_decision("officer_verified", who, why)


@pytest.mark.parametrize(("who", "why"), [("Li", "ok"), ("Ana Ruiz", "called 555"), ("José", "é la")])
def test_a_short_name_and_reason_are_enough(who, why):
    assert make_decision("officer_verified", who, why).granted

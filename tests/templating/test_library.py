"""The template set on disk: what a wrong data file says, and search."""

import pytest

from ert_writer.errors import ContentError, UsageError
from ert_writer.templating.library import load_library
from ert_writer.templating.search import find, stem
from ert_writer.templating.states import states
from support.templating import NOTE, RECEIVED, TODAY, bench, packaged


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('version = "1.0"', "version = 1.0", r"note.toml:1, version: expected text in quotes, found a number"),
        ('author = "Carla Author"', "", "the key 'author' is missing"),
        ('policy = "P-1"', 'policy = " "', "policy: it says nothing"),
        ('policy = "P-1"', 'policy = "P-1"\nrequire = ["officer_verified"]', "unknown key 'require'"),
        ('["officer_verified"]', '["boss_said_so"]', "no decision named 'boss_said_so'"),
        ('["officer_verified"]', '"officer_verified"', "requires: expected a list, found text"),
        ('policy = "P-1"', 'policy = "P-1"\ninternal = "yes"', "internal: expected true or false"),
        ('es = "Probar."\n', "", "purpose: the key 'es' is missing"),
        ('name = "received_at"', 'name = "Received"', "cannot name a field"),
        ('name = "received_at"', 'name = "reply_date"', "cannot name a field"),
        ('name = "received_at"', 'name = "unheard_of"', "label"),
        ('name = "accounts"', 'name = "received_at"', "declared twice"),
        ('name = "accounts"', 'name = "accounts"\nkind = "number"', "unknown value 'number'"),
        ('name = "accounts"', 'name = "accounts"\nkind = "choice"', "needs its options"),
        ('name = "accounts"', 'name = "accounts"\nvocabulary = "colours"', "no vocabulary 'colours'"),
        ('name = "accounts"', 'name = "until"\ncomputed = "received_at + 9 days"', "no date field above"),
        ('name = "accounts"', 'name = "until"\ncomputed = "until + 9 days"', "no date field above"),
        ('name = "accounts"', 'name = "until"\ncomputed = "tomorrow"', "not understood"),
        ("[[field]]", "[field]", "TOML|field"),
        ('policy = "P-1"', 'policy = "P-1', "not valid TOML"),
    ],
)
def test_a_wrong_data_file_says_what_and_where(tmp_path, old, new, reason):
    made = bench(tmp_path, NOTE.replace(old, new, 1))
    with pytest.raises(ContentError, match=reason) as caught:
        made.library().template("note")
    assert "note.toml" in str(caught.value)


SEAL = "approved_on = 2026-11-01\nexpires_on = 2027-11-01\nsha256 = 'a'\npolicy = 'p'\nversion = '1'"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "approved_on = 'soon'\nexpires_on = 2027-11-01\nsha256 = 'a'\npolicy = 'p'\nversion = '1'",
            "approved_on: expected a day",
        ),
        ("approved_on = 2026-11-01\nsha256 = 'a'\npolicy = 'p'\nversion = '1'", "the key 'expires_on' is missing"),
        (f"approved_by = ['Ana']\n{SEAL}", "expected a table of keys, found text"),
        (f"approved_by = [{{ name = 'Ana' }}]\n{SEAL}", "the key 'role' is missing"),
    ],
)
def test_a_wrong_approval_says_what(tmp_path, line, reason):
    made = bench(tmp_path, NOTE + f"\n[approval.es]\n{line}\n")
    with pytest.raises(ContentError, match=reason):
        made.library().template("note")


@pytest.mark.parametrize("days", ["", "verify_by = 2027-01-01"])
def test_a_clause_chosen_by_country_needs_its_days(tmp_path, days):
    made = bench(tmp_path)
    text = (made.root / "clauses" / "no-promise.toml").read_text("utf-8")
    (made.root / "clauses" / "no-promise.toml").write_text(f'slot = "law"\n{days}\n{text}', "utf-8")
    with pytest.raises(ContentError, match="verify_by and expires_on"):
        made.library().clause("no-promise")


def test_a_damaged_template_leaves_the_others_in_use(tmp_path):
    made = bench(tmp_path)
    made.approve()
    (made.root / "broken.toml").write_text("version = 1", "utf-8")
    assert made.reply(received_at=RECEIVED).text
    found = {state.id: state for state in states(made.library(), TODAY)}
    assert "no language has its wording" in found["broken"].damaged
    assert not found["note"].damaged


def test_an_unknown_template_names_the_nearest():
    with pytest.raises(UsageError, match="Did you mean more-info"):
        packaged().template("more_info")


@pytest.mark.parametrize("name", ["fields.toml", "desk.toml", "approvers.toml"])
def test_a_set_without_a_shared_file_is_refused(tmp_path, name):
    made = bench(tmp_path)
    (made.root / name).unlink()
    with pytest.raises(ContentError, match="is missing"):
        load_library(made.root)


@pytest.mark.parametrize(
    ("query", "template"),
    [
        ("acuse de recibo", "ack"),
        ("confirmacao de recebimento", "ack"),
        ("faltan datos en la solicitud, incompleta", "more-info"),
        ("o que falta", "more-info"),
        ("menor desaparecida sin datos", "more-info"),
        ("not an emergency", "not-emergency"),
        ("no hay peligro de muerte", "not-emergency"),
        ("RENOVAR LA PRESERVACION", "preservation-confirmed"),
        ("conservación de cuentas", "preservation-extended"),
    ],
)
def test_search_ranks_by_meaning_in_any_language(query, template):
    assert template in [hit.template for hit in find(query, packaged())][:3]


def test_search_finds_nothing_for_words_nobody_uses():
    assert find("zzz qqq", packaged()) == ()
    assert find("", packaged()) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("solicitudes", "solicitud"), ("emergencias", "emergencia"), ("falta", "faltan"), ("cuenta", "cuentas")],
)
def test_inflections_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("id_", ["danger-now", "other-measures", "neutral", "process-channel-mx"])
def test_a_clause_is_known_by_its_id_where_no_template_has_it(id_):
    library = packaged()
    assert library.source(id_) is library.clauses[id_]
    assert library.source(f"clauses/{id_}") is library.clauses[id_]
    assert library.source("ack") is library.templates["ack"]
    with pytest.raises(UsageError, match="there is no template named 'nothing-such'"):
        library.source("nothing-such")

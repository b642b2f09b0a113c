"""Values: read by kind, all problems named at once, and attack values that stay data."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ert_writer.errors import ContentError, MissingFieldsError
from ert_writer.templating.kinds import Choice, Computed, Field, FieldKind
from ert_writer.templating.values import MAX_ITEMS, MAX_TEXT, Code, Given, checked, read_values, trouble
from support.templating import RECEIVED, bench, given, packaged

LEAST, MOST = datetime(1971, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - the zone is drawn apart
LABEL = {"en": "a", "es": "a", "pt": "a"}
LITERAL = (
    "{{7*7}}",
    "{{ config }}",
    "{% for x in y %}",
    "{# x #}",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "${jndi:ldap://x}",
    "%s%n{0.__class__}",
    "=cmd|' /C calc'!A0",
    "## subject",
    "- item",
    "../../etc/passwd",
    "@ana_{x}_",
    "👨‍👩‍👧 family",
    "a\u00a0b",
)
REFUSED = (
    "a\r\nBcc: x@y.example",
    "a\nb",
    "a\u2028b",
    "a\x85b",
    "\x1b[31mred",
    "a\x00b",
    "a\u202eb",
    "a\u200bb",
    "a\u2066b",
    "a\u00adb",
    "a\ufeffb",
    "@ana\u200dx",
    "\ue000",
    "x" * (MAX_TEXT + 1),
    "[[MISSING: name]]",
)


def field(kind, **changes):
    return Field("value", FieldKind(kind), changes.pop("required", True), LABEL, **changes)


def read(kind, *texts, **changes):
    return read_values([field(kind, **changes)], given(value=list(texts)))["value"]


@pytest.mark.parametrize("text", LITERAL)
def test_a_value_that_looks_like_code_is_printed_as_it_stands(tmp_path, text):
    reply = bench(tmp_path).reply(draft=True, received_at=RECEIVED, accounts=[text])
    assert f"- {text}" in reply.text
    assert "49" not in reply.text


@pytest.mark.parametrize("text", REFUSED)
def test_a_value_that_could_act_is_refused_by_name(tmp_path, text):
    with pytest.raises(ContentError, match="accounts: "):
        bench(tmp_path).reply(draft=True, received_at=RECEIVED, accounts=[text])


@pytest.mark.parametrize("name", ["officer_email", "case_number", "letter_number"])
def test_a_header_value_that_could_act_is_refused_even_where_no_wording_prints_it(tmp_path, name):
    with pytest.raises(ContentError, match=name):
        bench(tmp_path).reply(draft=True, received_at=RECEIVED, **{name: "a\r\nBcc: b@c.example"})


@for_all(st.text(max_size=200))
def test_a_checked_value_is_one_visible_line(text):
    try:
        value = checked(text)
    except ValueError:
        return
    assert value == text.strip(" \t\r\n")
    assert len(value.splitlines()) <= 1


@for_all(st.datetimes(min_value=LEAST, max_value=MOST, timezones=st.just(None) | st.timezones()))
def test_a_moment_without_a_zone_is_refused_and_one_with_a_zone_is_kept(moment):
    if moment.tzinfo is None:
        assert "zone" in trouble(field("datetime"), [Given(moment.isoformat())])
    elif moment.utcoffset() % timedelta(minutes=1) == timedelta():
        assert read("datetime", moment.isoformat()).isoformat() == moment.isoformat()


@for_all(st.dates(min_value=date(1970, 1, 1), max_value=date(2100, 12, 31)), st.integers(-500, 500))
def test_a_computed_date_is_so_many_days_away(day, days):
    fields = [field("date"), Field("other", FieldKind.DATE, False, LABEL, computed=Computed("value", days))]
    values = read_values(fields, given(value=day.isoformat()))
    assert (values["other"] - values["value"]).days == days


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  CI-1/2026 ", "CI-1/2026"),
        ("money", "R$ 1.250,50", "R$ 1.250,50"),
        ("date", "2026-11-22", date(2026, 11, 22)),
        ("country", "mx", Code("MX")),
        ("country", "Brasil", Code("BR")),
        ("country", "Perú", Code("PE")),
        ("boolean", "sí", True),
        ("boolean", "false", False),
        ("list", "a", ("a",)),
    ],
)
def test_a_value_is_read_by_its_kind(kind, text, value):
    assert read(kind, text) == value


def test_a_local_time_may_name_its_zone():
    assert read("datetime", "2026-11-22 10:15 America/Mexico_City").isoformat() == "2026-11-22T10:15:00-06:00"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "22/11/2026"),
        ("date", "2026-02-30"),
        ("datetime", "2026-11-22T10:15"),
        ("datetime", "2026-11-22"),
        ("datetime", "2026-11-22 10:15 Mars/Base"),
        ("datetime", "mañana"),
        ("country", "Atlantis"),
        ("country", "ZZZ"),
        ("boolean", "maybe"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(kind, text):
    with pytest.raises(ContentError, match="value: "):
        read(kind, text)


def test_a_normal_form_wins_for_dates():
    raw = {"value": (Given("3 de marzo", "2026-03-03"),)}
    assert read_values([field("date")], raw)["value"] == date(2026, 3, 3)


def test_a_choice_is_known_by_id_or_words_in_any_language():
    options = (Choice("no-danger", {"en": "no danger", "es": "sin peligro", "pt": "sem perigo"}),)
    for word in ("no-danger", "no_danger", "No danger", "sin peligro", "SEM PERIGO"):
        assert read("choice", word, choices=options) == Code("no-danger")
    with pytest.raises(ContentError, match="not among: no-danger"):
        read("choice", "other", choices=options)


def test_a_vocabulary_list_stands_in_the_vocabulary_s_order_without_doubles():
    options = tuple(Choice(name, LABEL) for name in ("one", "two", "three"))
    found = read("list", "three", "one", "three", choices=options)
    assert [code.id for code in found] == ["one", "three"]


def test_two_values_for_one_are_refused():
    with pytest.raises(ContentError, match="2 values where one"):
        read("text", "a", "b")


def test_a_list_is_bounded():
    with pytest.raises(ContentError, match=str(MAX_ITEMS)):
        read("list", *[str(number) for number in range(MAX_ITEMS + 1)])


def test_every_missing_field_is_named_at_once_in_order(tmp_path):
    made = bench(tmp_path)
    made.edit("note.toml", 'name = "accounts"', 'name = "accounts"\nrequired = true')
    made.approve()
    with pytest.raises(MissingFieldsError) as caught:
        made.reply()
    assert caught.value.fields == ("received_at", "accounts")


def test_every_wrong_value_is_named_at_once():
    fields = [Field(name, FieldKind.DATE, True, LABEL) for name in ("first", "second")]
    with pytest.raises(ContentError, match=r"first: .*second: "):
        read_values(fields, given(first="x", second="y"))


def test_a_blank_value_is_a_missing_one(tmp_path):
    made = bench(tmp_path)
    made.approve()
    with pytest.raises(MissingFieldsError):
        made.reply(received_at="  ")


def test_a_draft_shows_what_is_missing():
    from ert_writer.flows.reply import write_reply
    from support.templating import NOW, request

    reply = write_reply(request("preservation-confirmed", draft=True), packaged(), NOW)
    for name in ("accounts", "preserved_on", "expires_on", "renew_by"):
        assert f"[[MISSING: {name}]]" in reply.text

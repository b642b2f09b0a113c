"""The reply set that comes with the project: every reply type, its gates, and the law shown to each country."""

import re
from dataclasses import replace

import pytest

from ert_writer.errors import ContentError, MissingFieldsError
from ert_writer.flows.reply import suggested, unsettled, write_reply
from ert_writer.flows.template_preview import preview_reply
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.gates import parse_decision
from ert_writer.templating.prose import said
from support.templating import NOW, given, packaged, request

LIBRARY = packaged()
STATUTE = re.compile(r"\bart(?:\.|ículo|igo|icle)\s*\d|U\.S\.C\.|\bLei \d|\bLey \d|§", re.IGNORECASE)
TYPES = [
    "ack",
    "more-info",
    "verify-officer",
    "disclose",
    "partial",
    "not-emergency",
    "legal-process",
    "wrong-entity",
    "cannot-identify",
    "no-data",
    "preservation-confirmed",
    "preservation-extended",
    "preservation-expired",
    "user-notice",
    "non-law-enforcement",
    "crisis-actions",
    "still-under-review",
    "duplicate",
    "outcome-follow-up",
    "unsupported-language",
    "spoof-note",
]


def text(template: str, language: str, country: str) -> str:
    return preview_reply(template, language, country, LIBRARY, NOW).text


def test_every_reply_type_has_its_template_in_every_language():
    assert set(TYPES) <= set(LIBRARY.templates)
    assert all(set(LIBRARY.template(id_).wording) == set(SUPPORTED) for id_ in TYPES)


def test_only_disclosures_are_gated_and_only_the_spoof_note_is_internal():
    both = ("officer_verified", "emergency_accepted")
    gated = {id_: LIBRARY.template(id_).gates for id_ in TYPES if LIBRARY.template(id_).gates}
    assert gated == {"disclose": both, "partial": both}
    assert [id_ for id_ in TYPES if LIBRARY.template(id_).internal] == ["spoof-note"]


@pytest.mark.parametrize("template", ["verify-officer", "non-law-enforcement", "no-data", "still-under-review"])
def test_a_reply_that_must_not_leak_is_held_to_it(template):
    assert LIBRARY.template(template).hides_existence


@pytest.mark.parametrize("template", TYPES)
def test_statutes_stand_in_dated_clauses_and_never_in_a_template(template):
    source = LIBRARY.template(template)
    cited = [
        piece.id for language in SUPPORTED for piece in said(source, language, LIBRARY) if STATUTE.search(piece.text)
    ]
    assert cited == []


@pytest.mark.parametrize(
    ("country", "language", "expected", "absent"),
    [
        ("MX", "es", "artículo 303 del Código Nacional de Procedimientos Penales", "Marco Civil"),
        ("AR", "es", "Convenio sobre Ciberdelito (Convenio de Budapest)", "Ciberdelincuencia"),
        ("CL", "es", "Convenio sobre la Ciberdelincuencia (Convenio de Budapest)", "Ciberdelito"),
        ("EC", "es", "Por regla general", "Budapest"),
        ("BR", "pt", "o tratado de assistência jurídica mútua não é a única via", "Budapeste"),
    ],
)
def test_a_country_is_shown_its_own_channel(country, language, expected, absent):
    reply = text("legal-process", language, country)
    assert expected in reply
    assert absent not in reply


def test_no_protocol_that_is_not_in_force_is_cited():
    wordings = [
        piece.text
        for clause in LIBRARY.clauses
        for language in SUPPORTED
        for piece in said(LIBRARY.clause(clause), language, LIBRARY)
    ]
    assert not [wording for wording in wordings if re.search("protocol", wording, re.IGNORECASE)]


def test_argentina_says_abonado_and_others_suscriptor():
    assert "datos del abonado" in text("disclose", "es", "AR")
    assert "datos del suscriptor" in text("disclose", "es", "CO")


@pytest.mark.parametrize(
    ("policy", "until", "expected"),
    [
        ("will-notify", "", "We intend to tell the account holder"),
        ("not-during-emergency", "", "While the emergency that you described lasts, we will not tell"),
        ("order", "2027-02-01", "up to and including 1 February 2027"),
        ("order-without-date", "", "does not state the date on which the prohibition ends"),
    ],
)
def test_user_notice_says_what_follows_from_the_policy_and_the_order(policy, until, expected):
    values = {"notice_policy": policy} | ({"until": until} if until else {})
    assert expected in write_reply(request("user-notice", "en", **values), LIBRARY, NOW).text


def test_an_order_needs_the_day_on_which_it_ends():
    with pytest.raises(MissingFieldsError) as error:
        write_reply(request("user-notice", "en", notice_policy="order"), LIBRARY, NOW)
    assert error.value.fields == ("until",)


GATES = tuple(parse_decision(f"{gate}=Ana Ruiz: seen") for gate in ("officer_verified", "emergency_accepted"))
DISCLOSED = {
    "country": "MX",
    "accounts": ["@example.handle"],
    "data_categories": ["subscriber"],
    "period": "del 1 al 3 de noviembre de 2026",
    "delivery_channel": "https://requests.platform.example/download",
}


def test_what_a_letter_asks_for_is_never_what_is_disclosed():
    asked = replace(request("disclose", "es", **DISCLOSED), decisions=GATES)
    with pytest.raises(MissingFieldsError) as error:
        write_reply(asked, LIBRARY, NOW)
    assert error.value.fields == ("accounts", "data_categories")
    account = next(field for field, _ in unsettled(asked, LIBRARY) if field.name == "accounts")
    assert [item.text for item in suggested(account, asked, LIBRARY)] == ["@example.handle"]


def test_a_category_is_not_both_disclosed_and_withheld():
    values = DISCLOSED | {"withheld_categories": ["content", "subscriber"]}
    with pytest.raises(ContentError, match="both disclosed and withheld: subscriber"):
        write_reply(replace(request("partial", "es"), values=given(**values), decisions=GATES), LIBRARY, NOW)


def test_a_crisis_reply_without_action_gives_no_time_of_action():
    values = {"action_code": "none", "acted_at": "2026-11-22T10:15-06:00"}
    reply = write_reply(request("crisis-actions", "es", **values), LIBRARY, NOW)
    assert "no hemos tomado ninguna medida" in reply.text
    assert "10:15" not in reply.text


def test_a_disclosure_on_unconfirmed_law_says_so():
    asked = replace(request("disclose", "es"), values=given(**DISCLOSED), decisions=GATES)
    reply = write_reply(asked, LIBRARY, NOW)
    assert [(found.check, found.value) for found in reply.findings] == [("clause-verify", "legal-basis")]
    assert "no la exige" in reply.text

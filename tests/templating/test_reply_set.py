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
from ert_writer.text.fold import fold_words
from support.templating import NOW, given, packaged, request

LIBRARY = packaged()
STATUTE = re.compile(r"\bart(?:\.|ículo|igo|icle)\s*\d|U\.S\.C\.|\bLei \d|\bLey \d|§", re.IGNORECASE)
TYPES = (
    "ack",
    "auto-receipt",
    "cannot-identify",
    "case-closed",
    "child-safety-referral",
    "content-removal",
    "correction",
    "court-order-received",
    "crisis-actions",
    "custody-record",
    "deadline-extension",
    "delivery-again",
    "disclose",
    "duplicate",
    "emergency-declined",
    "handed-over",
    "legal-process",
    "misdirected-data",
    "more-info",
    "narrow-request",
    "no-data",
    "non-law-enforcement",
    "not-emergency",
    "notice-delay-ends",
    "one-request",
    "order-returned",
    "other-platform",
    "outcome-follow-up",
    "outreach",
    "partial",
    "partial-interim",
    "phone-request",
    "preservation-confirmed",
    "preservation-expired",
    "preservation-expiring",
    "preservation-extended",
    "preservation-incomplete",
    "process-reminder",
    "reply-lawyer",
    "reply-press",
    "reply-relative",
    "request-superseded",
    "self-harm-safety",
    "shift-handover",
    "spoof-note",
    "still-under-review",
    "treaty-route",
    "unsupported-language",
    "user-notice",
    "verify-officer",
    "wrong-entity",
)
INTERNAL = ("shift-handover", "spoof-note")
PRIVATE = ("non-law-enforcement", "reply-lawyer", "reply-press", "reply-relative")
"""Replies to persons who write for no authority."""

BOTH = ("officer_verified", "emergency_accepted")
GATES_OF = {
    "content-removal": ("officer_verified",),
    "correction": ("officer_verified", "correction_approved"),
    "child-safety-referral": ("officer_verified",),
    "crisis-actions": ("officer_verified",),
    "custody-record": (*BOTH, "counsel_agreed"),
    "delivery-again": BOTH,
    "disclose": BOTH,
    "duplicate": ("same_requester",),
    "emergency-declined": ("emergency_declined", "second_look"),
    "misdirected-data": ("correction_approved", "counsel_agreed"),
    "not-emergency": ("emergency_declined",),
    "notice-delay-ends": ("counsel_agreed", "process_checked"),
    "order-returned": ("entity_checked",),
    "partial": BOTH,
    "partial-interim": BOTH,
    "preservation-confirmed": ("officer_verified",),
    "preservation-expired": ("officer_verified", "process_checked"),
    "preservation-expiring": ("officer_verified",),
    "preservation-extended": ("officer_verified",),
    "process-reminder": ("officer_verified", "process_checked"),
    "self-harm-safety": ("officer_verified",),
    "user-notice": ("counsel_agreed",),
    "wrong-entity": ("entity_checked",),
}
SENT = tuple(id_ for id_ in TYPES if id_ not in INTERNAL)


def text(template: str, language: str, country: str) -> str:
    return preview_reply(template, language, country, LIBRARY, NOW).text


def test_every_reply_type_has_its_template_in_every_language():
    assert set(TYPES) <= set(LIBRARY.templates)
    assert all(set(LIBRARY.template(id_).wording) == set(SUPPORTED) for id_ in TYPES)


def test_each_reply_asks_for_its_decisions_and_no_other():
    assert {id_: LIBRARY.template(id_).gates for id_ in TYPES if LIBRARY.template(id_).gates} == GATES_OF
    assert tuple(id_ for id_ in TYPES if LIBRARY.template(id_).internal) == INTERNAL


@pytest.mark.parametrize("template", SENT)
def test_nothing_about_an_account_before_the_officer_is_verified(template):
    source = LIBRARY.template(template)
    if "officer_verified" in source.gates or source.hides_existence:
        return
    told = [field.name for field in LIBRARY.fields(source) if field.account]
    assert told == []
    phrases = [
        phrase
        for language in SUPPORTED
        for piece in said(source, language, LIBRARY)
        for phrase in LIBRARY.phrases[language]
        if f" {phrase} " in f" {fold_words(piece.text)} "
    ]
    assert phrases == []


@pytest.mark.parametrize("template", SENT)
def test_every_reply_bears_our_reference_and_a_telephone_for_emergencies(template):
    for language, country in (("es", "CO"), ("pt", "BR"), ("en", "MX")):
        reply = preview_reply(template, language, country, LIBRARY, NOW)
        assert "ERD-2026-0071" in reply.text
        assert "ERD-2026-0071" in reply.subject
        assert LIBRARY.desk.phone in reply.text


@pytest.mark.parametrize("template", [id_ for id_ in SENT if id_ not in PRIVATE])
def test_every_reply_to_an_authority_says_to_write_at_once_when_somebody_is_in_danger(template):
    at_once = {
        "es": "de inmediato|no espere|en la primera línea|envíe primero",
        "pt": "imediatamente|não espere|na primeira linha|envie primeiro",
    }
    for language, country in (("es", "PE"), ("pt", "BR")):
        reply = text(template, language, country)
        assert re.search("peligro|perigo|risco|proteger", reply)
        assert re.search(at_once[language], reply)


@pytest.mark.parametrize(
    "template", [id_ for id_ in SENT if id_ not in (*PRIVATE, "auto-receipt", "court-order-received")]
)
def test_every_reply_names_the_authority_it_answers(template):
    assert "Marina Teles Quadros\nDelegada de Polícia\nDelegacia de Repressão a Sequestros de Exemplo" in text(
        template, "pt", "BR"
    )


@pytest.mark.parametrize(
    "template",
    ["verify-officer", "non-law-enforcement", "no-data", "still-under-review", "cannot-identify", "ack", *PRIVATE],
)
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
        ("MX", "es", "dentro de las 48 horas para su ratificación (art. 303)", "Marco Civil"),
        ("MX", "es", "juez federal de control (art. 291)", "Budapest"),
        ("BR", "pt", "com atendimento em até 24 horas", "Budapeste"),
        ("BR", "pt", "o período que o art. 22 exige", "CNPP"),
        ("AR", "es", "Convenio sobre Ciberdelito (Convenio de Budapest)", "Ciberdelincuencia"),
        ("CL", "es", "Convenio sobre la Ciberdelincuencia (Convenio de Budapest)", "Ciberdelito"),
        ("EC", "es", "artículo 18 del Convenio", "CNPP"),
        ("GT", "es", "Por regla general", "Budapest"),
        ("BR", "pt", "o tratado de assistência jurídica mútua não é a única via", "Budapeste"),
    ],
)
def test_a_country_is_shown_its_own_channel(country, language, expected, absent):
    reply = text("legal-process", language, country)
    assert expected in reply
    assert absent not in reply


def test_a_brazilian_authority_is_told_the_60_days_and_the_secrecy():
    for template in ("preservation-confirmed", "preservation-extended", "preservation-expiring"):
        reply = text(template, "pt", "BR")
        assert "60 dias, contados do requerimento" in reply
        assert "em sigilo" in reply


def test_every_statement_on_the_law_has_its_source_its_day_and_its_expiry():
    for clause in LIBRARY.clauses.values():
        cites = any(STATUTE.search(piece.text) for language in SUPPORTED for piece in said(clause, language, LIBRARY))
        if cites or clause.countries:
            assert clause.slot, clause.id
            assert clause.source, clause.id
            assert clause.verify_by, clause.id
            assert clause.verify_by < clause.expires_on


def test_no_protocol_that_is_not_in_force_is_cited():
    wordings = [
        piece.text
        for clause in LIBRARY.clauses
        for language in SUPPORTED
        for piece in said(LIBRARY.clause(clause), language, LIBRARY)
    ]
    assert not [wording for wording in wordings if re.search("protocol(?!ad)", wording, re.IGNORECASE)]


def test_words_of_a_country_are_its_own():
    assert "datos de registro de la persona usuaria" in text("disclose", "es", "AR")
    assert "datos del suscriptor" in text("disclose", "es", "CO")
    assert "Carpeta de investigación: " in text("ack", "es", "MX")
    assert "Noticia criminal o radicado: " in text("ack", "es", "CO")
    assert "RUC o RIT: " in text("ack", "es", "CL")
    assert "Processo ou inquérito: " in text("ack", "pt", "BR")


FORMS = [
    ("es", "MX", "Juez Segundo de Control", "Reciba un respetuoso saludo.", "Estimad"),
    ("es", "MX", "Agente del Ministerio Público", "Reciba un cordial saludo.", "Estimad"),
    ("es", "CO", "Patrullero", "Cordial saludo:", "Estimad"),
    ("es", "CO", "Jueza Penal Municipal", "Respetuoso saludo:", "Estimad"),
    ("es", "AR", "Fiscala", "De nuestra consideración:", "Estimad"),
    ("es", "PE", "Jueza de Investigación Preparatoria", "De nuestra mayor consideración:", "Estimad"),
    ("es", "CL", "Comisaria", "De nuestra consideración:", "Estimad"),
    ("pt", "BR", "Juíza de Direito", "Excelentíssimo(a) Senhor(a) Magistrado(a),", "Prezad"),
    ("pt", "BR", "Desembargador", "Excelentíssimo(a) Senhor(a) Magistrado(a),", "Prezad"),
    ("pt", "BR", "Promotora de Justiça", "Ilustre membro do Ministério Público,", "Excelent"),
    ("pt", "BR", "Delegado de Polícia Federal", "Prezada autoridade policial,", "Excelent"),
    ("pt", "BR", "Coordenadora", "Prezada autoridade,", "Excelent"),
    ("en", "MX", "Judge", "To the Court:", "Dear"),
]


@pytest.mark.parametrize(("language", "country", "title", "greeting", "never"), FORMS)
def test_the_form_of_address_follows_office_and_country(language, country, title, greeting, never):
    values = {"officer_title": title, "officer_name": "Robin Luz", "received_at": "2026-11-30T10:15Z", "our_ref": "E-1"}
    asked = replace(request("ack", language, **values), values=given(country=country))
    reply = write_reply(asked, LIBRARY, NOW).text
    assert greeting in reply
    assert never not in reply


def test_nobody_named_is_greeted_without_presuming_who_reads():
    values = {"received_at": "2026-11-30T10:15Z", "our_ref": "E-1"}
    for language, greeting in (
        ("es", "A quien corresponda:"),
        ("pt", "Prezado(a) Senhor(a),"),
        ("en", "To whom it may"),
    ):
        assert greeting in write_reply(request("ack", language, **values), LIBRARY, NOW).text


def test_a_judge_is_not_answered_with_a_wording_for_police_in_silence():
    values = {"officer_title": "Juez", "our_ref": "E-1", "missing_items": ["period"]}
    checks = [
        (found.check, found.value) for found in write_reply(request("more-info", "es", **values), LIBRARY, NOW).findings
    ]
    assert ("address-form", "judge") in checks


COUNSEL = (parse_decision("counsel_agreed=Leo Paz: read the order"),)


@pytest.mark.parametrize(
    ("policy", "more", "expected"),
    [
        ("no-notice", {}, "We will not tell the person concerned about your request."),
        ("order", {"until": "2027-02-01"}, "up to and including 1 February 2027"),
        ("order-without-date", {}, "Until then we will not tell the person concerned"),
        (
            "will-notify",
            {"notify_on": "2027-01-15"},
            "but not before 15 January 2027, and not if the law or an order forbids",
        ),
    ],
)
def test_user_notice_never_goes_against_an_order_or_a_danger(policy, more, expected):
    asked = replace(request("user-notice", "en", our_ref="E-1", notice_policy=policy, **more), decisions=COUNSEL)
    assert expected in write_reply(asked, LIBRARY, NOW).text


@pytest.mark.parametrize(("policy", "lacking"), [("order", "until"), ("will-notify", "notify_on")])
def test_user_notice_needs_the_day_that_it_speaks_of(policy, lacking):
    with pytest.raises(MissingFieldsError) as error:
        write_reply(
            replace(request("user-notice", "en", our_ref="E-1", notice_policy=policy), decisions=COUNSEL), LIBRARY, NOW
        )
    assert error.value.fields == (lacking,)


def test_what_is_urgent_is_asked_for_before_papers():
    items = ["signature", "letterhead", "imminence", "person_in_danger", "officer_badge", "accounts"]
    reply = write_reply(request("more-info", "es", our_ref="E-1", missing_items=items), LIBRARY, NOW).text
    order = [
        reply.index(word)
        for word in (
            "Lo urgente",
            "quién corre peligro",
            "por qué el peligro",
            "el identificador exacto",
            "puede enviarse después",
            "placa",
            "papel membretado",
            "la firma",
        )
    ]
    assert order == sorted(order)


def test_papers_alone_are_asked_for_without_calling_them_urgent():
    reply = write_reply(request("more-info", "pt", our_ref="E-1", missing_items=["signature"]), LIBRARY, NOW).text
    assert "Pedimos que nos envie:\n- a assinatura" in reply
    assert "Com urgência" not in reply


GATES = tuple(parse_decision(f"{gate}=Ana Ruiz: seen") for gate in ("officer_verified", "emergency_accepted"))
DISCLOSED = {
    "country": "MX",
    "our_ref": "E-1",
    "accounts": ["@example.handle"],
    "data_categories": ["subscriber"],
    "period": "2026-11-01/2026-11-03",
    "delivery_channel": "portal",
    "link_expires_at": "2026-12-08T12:00Z",
    "process_by": "2026-12-20",
}


def test_what_a_letter_asks_for_is_never_what_is_disclosed():
    asked = replace(request("disclose", "es", **DISCLOSED), decisions=GATES)
    with pytest.raises(MissingFieldsError) as error:
        write_reply(asked, LIBRARY, NOW)
    assert set(error.value.fields) == {"accounts", "data_categories"}
    assert "accounts as disclosed_accounts" in str(error.value)
    account = next(field for field, _ in unsettled(asked, LIBRARY, NOW) if field.name == "accounts")
    assert [item.text for item in suggested(account, asked, LIBRARY)] == ["@example.handle"]


def test_a_category_is_not_both_disclosed_and_withheld():
    values = DISCLOSED | {"withheld_categories": ["content", "subscriber"], "withheld_reason": "no-link"}
    with pytest.raises(ContentError, match="both disclosed and withheld: subscriber"):
        write_reply(replace(request("partial", "es"), values=given(**values), decisions=GATES), LIBRARY, NOW)


def test_a_crisis_reply_without_action_gives_no_time_of_action():
    values = {"outcome": "none", "our_ref": "E-1"}
    reply = write_reply(replace(request("crisis-actions", "es", **values), decisions=GATES), LIBRARY, NOW)
    assert "no contamos con elementos suficientes" in reply.text
    assert "por última vez" not in reply.text


def test_a_measure_that_was_taken_has_its_time():
    with pytest.raises(MissingFieldsError) as error:
        write_reply(
            replace(request("crisis-actions", "es", outcome="done", our_ref="E-1"), decisions=GATES), LIBRARY, NOW
        )
    assert error.value.fields == ("safety_actions", "acted_at")


def test_a_disclosure_says_no_law_and_its_channel_says_that_counsel_has_not_confirmed_it():
    asked = replace(request("disclose", "es"), values=given(**DISCLOSED), decisions=GATES)
    reply = write_reply(asked, LIBRARY, NOW)
    assert reply.findings == ()
    assert not STATUTE.search(reply.text)
    values = given(**DISCLOSED, withheld_categories=["content"], withheld_reason="needs-process")
    partial = write_reply(replace(request("partial", "es"), values=values, decisions=GATES), LIBRARY, NOW)
    assert [(found.check, found.value) for found in partial.findings] == [("clause-unconfirmed", "process-channel-mx")]


SLIPS = [
    ("ack", {"received_at": "2026-12-03T10:00Z"}, "received_at: .* still to come"),
    ("ack", {"received_at": "2020-01-01T10:00Z"}, "more than 400 days"),
    (
        "ack",
        {"received_at": "2026-11-30T10:00Z", "next_update_at": "2026-11-30T10:00Z"},
        "next_update_at: .* has passed",
    ),
    ("still-under-review", {"next_update_at": "2031-01-01T10:00Z"}, "more than 30 days"),
    (
        "preservation-confirmed",
        {"preserved_on": "2031-12-01", "accounts": "@a", "country": "CL"},
        "preserved_on: .* still to come",
    ),
    (
        "preservation-extended",
        {"expires_on": "2026-11-01", "accounts": "@a", "country": "CL"},
        "expires_on: .* has passed",
    ),
    ("disclose", {**DISCLOSED, "link_expires_at": "2026-11-01T10:00Z"}, "link_expires_at: .* has passed"),
    ("disclose", {**DISCLOSED, "download_link": "https://evil.example/d"}, "evil.example is not a host of this desk"),
    ("disclose", {**DISCLOSED, "download_link": "https://requests.platform.example.evil.example/d"}, "not a host"),
    ("ack", {"received_at": "2026-11-30T10:00Z", "agency": "IP 187.190.1.2"}, "agency: it holds an IP address"),
    ("ack", {"received_at": "2026-11-30T10:00Z", "agency": "2001:db8:0:1:2:3:4:5"}, "agency: it holds an IP address"),
    ("ack", {"received_at": "2026-11-30T10:00Z", "case_number": "x@y.example"}, "case_number: it holds an e-mail"),
    (
        "ack",
        {"received_at": "2026-11-30T10:00Z", "officer_name": "Juan +52 55 1234 5678"},
        "officer_name: it holds a long number",
    ),
    ("ack", {"received_at": "2026-11-30T10:00Z", "agency": "19.4326, -99.1332"}, "agency: it holds coordinates"),
    (
        "other-platform",
        {"identifier_given": "@a", "provider_name": "Le entregaremos los datos mañana"},
        "promise of disclosure",
    ),
]


@pytest.mark.parametrize(("template", "values", "reason"), SLIPS)
def test_a_slip_or_pasted_data_is_refused(template, values, reason):
    asked = replace(request(template, "es"), values=given(**{"our_ref": "E-1", **values}), decisions=GATES)
    with pytest.raises(ContentError, match=reason):
        write_reply(asked, LIBRARY, NOW)


def test_a_period_is_put_in_words_in_each_language():
    texts = {}
    for language in SUPPORTED:
        values = given(**{**DISCLOSED, "period": "2026-11-24T00:00-03:00/2026-11-26T21:30-03:00"})
        texts[language] = write_reply(
            replace(request("disclose", language), values=values, decisions=GATES), LIBRARY, NOW
        )
    assert "del 24 de noviembre de 2026 a las 00:00 horas (UTC-03:00) al 26 de noviembre" in texts["es"].text
    assert "de 24 de novembro de 2026, à 0h (UTC-03:00) a 26 de novembro de 2026, às 21h30" in texts["pt"].text
    assert "from 24 November 2026 at 00:00 (UTC-03:00) to 26 November 2026 at 21:30" in texts["en"].text
    assert "from 24 November 2026" in next(part.text for part in texts["pt"].mirror if part.id == "disclosed-accounts")


@pytest.mark.parametrize("steps", [["badge"], ["signed_letter", "supervisor"]])
def test_verification_needs_a_step_that_does_not_rely_on_the_request(steps):
    with pytest.raises(ContentError, match="call_back"):
        write_reply(
            request("verify-officer", "es", our_ref="E-1", officer_name="A", verification_steps=steps), LIBRARY, NOW
        )

"""Each caution on a letter that calls for it, and on one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ert_writer.desk.parts import make_detector
from ert_writer.flows.intake import take_in
from ert_writer.intake.cautions import RULES
from ert_writer.intake.cautions.sender import disguise
from ert_writer.model.findings import Severity
from ert_writer.readers.oddities import notice
from support.intake import case_of, document, library

HEAD = "Fiscalía General de Justicia, México\n\nCarpeta de investigación: CI-FGJ/UECS/00118/03-2025\n\n"
FACTS = "Ayer la víctima R.T.M., de 34 años, fue secuestrada y llevada a la fuerza. "
SIGNED = "\n\nAtentamente\nLic. Ana Torres Medina\nFiscal\n{address}"


def ids(body: str, address: str = "ana.torres@fgj.gob.mx", form: str = "txt") -> list[str]:
    case = case_of(f"{HEAD}{FACTS}{body}{SIGNED.format(address=address)}" if form == "txt" else body, form)
    return [caution.id for caution in case.cautions]


def mail(sender: str, reply: str) -> str:
    return (
        f"From: {sender}\nReply-To: {reply}\nTo: desk@plataforma.example\nSubject: pedido\nMessage-ID: <1@x.example>\n"
        f"Date: Tue, 11 Nov 2025 02:18:00 -0600\nContent-Type: text/plain; charset=utf-8\n\n{HEAD}{FACTS}\n"
        "Solicito datos de @x.y_z1.\n"
    )


def test_a_plain_letter_raises_none() -> None:
    assert (
        ids("Solicito los datos del suscriptor de la cuenta @lobo.88, con fundamento en el artículo 303 del CNPP.")
        == []
    )


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Solicito la contraseña y los códigos de respaldo de la cuenta @lobo.88.", "asks-credentials"),
        ("No se comunique con mi superior. Solicito los datos del titular.", "avoid-superior"),
        ("De no responder, usted será penalmente responsable de la muerte.", "pressure"),
        ("Solicito el contenido de las conversaciones de la cuenta @lobo.88.", "asks-content"),
        ("Solicito los datos del titular conforme al Marco Civil da Internet.", "foreign-statute"),
        ("Solicito los datos del titular, CURP ABCD010101HDFXXX99.", "check-digit-fails"),
        ("Rectificamos: donde dice @lobo.8 debe decir @lobo.88.", "superseded-accounts"),
        ("Solicito los datos de @lobo\u202e.88.", "hidden-characters"),
    ],
)
def test_what_a_letter_says(body: str, wanted: str) -> None:
    assert wanted in ids(body)


@pytest.mark.parametrize(
    "body",
    [
        "El agresor cambió la contraseña de la víctima. Solicito los datos del titular.",
        "No se solicita la contraseña de la cuenta. Solicito los datos del titular.",
        "Se investiga el delito de desobediencia. Solicito los datos del titular.",
    ],
)
def test_what_only_sounds_so(body: str) -> None:
    assert not {"asks-credentials", "pressure"} & set(ids(body))


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("fiscal.torres@gmail.com", "free-mail"),
        ("ana@fiscalia-gob.mx.example", "look-alike-domain"),
        ("ana@xn--fgj-0na.gob.mx", "look-alike-domain"),
        ("ana@investigaciones-urgentes.example", "domain-not-governmental"),
        ("ana@fgj.gov.br", "country-mismatch"),
    ],
)
def test_where_a_letter_comes_from(address: str, wanted: str) -> None:
    assert wanted in ids("Solicito los datos del titular.", address)


def test_reply_to_another_domain_is_an_error() -> None:
    assert "reply-to-differs" in ids(mail("ana@fgj.gob.mx", "ana@correo.example"), form="eml")
    assert "reply-to-differs" not in ids(mail("ana@fgj.gob.mx", "ana@fgj.gob.mx"), form="eml")


@pytest.mark.parametrize(
    "domain", ["fgj.gob.mx", "policia.gov.co", "poder-judicial.go.cr", "mp.gob.gt", "correo.policia.gov.co"]
)
def test_an_official_domain_is_no_disguise(domain: str) -> None:
    assert disguise(domain) == ""


@pytest.mark.parametrize("domain", ["fgj.gоb.mx", "p0licia-gov.example", "gob-mx.example", "f1scalia.example"])
def test_a_disguised_domain_is_told_with_its_reason(domain: str) -> None:
    assert disguise(domain)


def test_urgent_words_without_danger_are_said_to_be_only_that() -> None:
    case = case_of("URGENTE: solicito los datos del usuario @relojes.88, que vende copias.")
    found = {caution.id for caution in case.cautions}
    assert {"urgency-without-danger", "no-victim-or-facts"} <= found


def test_likely_slips_of_recognition_are_shown_and_never_mended() -> None:
    case = case_of(
        "Oficio No. S-2025-O11942-SIJIN\nNoticia criminal: 05001600O206202511876\n\nSolicito los datos de @x.y_z1."
    )
    assert [item.text for item in case.values("letter_number")] == ["S-2025-O11942-SIJIN"]
    assert [item.text for item in case.values("case_number")] == ["05001600O206202511876"]
    assert sum(caution.id == "possible-ocr-slip" for caution in case.cautions) == 2


def test_what_recognition_may_have_cut_is_a_caution() -> None:
    slip = notice("possible-ocr-slip", "'@rio.claro' may be incomplete", "@rio.claro", Severity.WARNING)
    read = replace(document("Solicito los datos de la cuenta @rio.claro."), findings=(slip,), ocr=True)
    cautions = take_in(read, make_detector(), library()).cautions
    assert [c.evidence for c in cautions if c.id == "possible-ocr-slip"] == ["@rio.claro"]


def test_every_caution_gives_advice_and_pronounces_no_verdict() -> None:
    case = case_of(
        mail("ana@fiscalia-gob.mx.example", "x@gmail.com").replace(
            "Solicito", "Sin llamar a mi superior solicito la contraseña y"
        ),
        "eml",
    )
    assert case.cautions
    for caution in case.cautions:
        assert caution.advice
        assert not {"verified", "fake", "genuine"} & set(caution.message.lower().split())


def test_every_rule_says_what_it_is_for() -> None:
    assert all(rule.__doc__ for rule in RULES)


@pytest.mark.parametrize(
    ("words", "suspicious"),
    [
        ("Absténgase de notificar al titular de la cuenta.", False),
        ("Que se abstenham de comunicar o titular das contas ou terceiros, sob pena de desobediência.", False),
        ("No se notifique al usuario investigado por esta unidad.", False),
        ("Responder únicamente al correo institucional de esta comisaría.", False),
        ("No llame a mi superior ni a la comandancia.", True),
        ("Não ligue para a delegacia.", True),
        ("Comuníquese únicamente conmigo.", True),
        ("Do not contact my supervisor.", True),
    ],
)
def test_keeping_out_a_superior_is_suspicious_and_keeping_out_the_user_is_not(words: str, suspicious: bool) -> None:
    found = ids(f"Solicito los datos del titular de la cuenta @x.y_z1. {words}")
    assert ("avoid-superior" in found) is suspicious
    assert "pressure" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Solicito los accesos del 31 de junio de 2026.",
        "Fatos ocorridos em 30 de fevereiro de 2026.",
        "It happened on 31 April 2026.",
        "Ocurrió el 29 de febrero de 2025.",
    ],
)
def test_a_day_that_no_calendar_has(text: str) -> None:
    assert [c.evidence for c in case_of(text).cautions if c.id == "impossible-date"] != []


@pytest.mark.parametrize(
    "text",
    ["Solicito los accesos del 31 de julio de 2026.", "El 29 de febrero de 2024 ocurrió.", "Artículo 31 de marzo."],
)
def test_a_day_of_the_calendar(text: str) -> None:
    assert [c for c in case_of(text).cautions if c.id == "impossible-date"] == []


def test_a_letter_dated_after_its_mail() -> None:
    mail = (
        "From: a@policia.gob.ar\nTo: b@p.example\nDate: Tue, 10 Nov 2026 09:12:00 -0300\nMessage-ID: <x@y>\n"
        "Content-Type: text/plain; charset=utf-8\n\nRosario, 20 de noviembre de 2026\n\nSolicito la IP de @uno_dos."
    )
    assert [c.id for c in case_of(mail, "eml").cautions if c.id == "impossible-date"] == ["impossible-date"]


@pytest.mark.parametrize("text", ["Não é emergência. Solicito o IP de @um_dois.", "( ) emergência\nSolicito o IP."])
def test_urgency_that_is_denied_is_none(text: str) -> None:
    assert not {"no-victim-or-facts", "urgency-without-danger"} & {c.id for c in case_of(text).cautions}


def test_what_a_reader_could_not_tell_or_lost_is_a_caution() -> None:
    found = (
        notice("converted", "struck text is shown like any other", "catdoc", Severity.WARNING),
        notice("converted", "converted to .docx", "soffice", Severity.NOTE),
        notice("rounded-number", "may have lost the last digits", "100012345678901200", Severity.WARNING),
    )
    read = replace(document("Solicito los datos de la cuenta @rio.claro."), findings=found)
    cautions = {caution.evidence: caution.id for caution in take_in(read, make_detector(), library()).cautions}
    assert cautions["catdoc"] == "hidden-characters"
    assert cautions["100012345678901200"] == "rounded-number"
    assert "soffice" not in cautions


def test_what_was_read_by_ocr_is_one_caution_with_its_values() -> None:
    read = replace(document("Solicito los datos de la cuenta @rio.claro."), ocr=True)
    (caution,) = [item for item in take_in(read, make_detector(), library()).cautions if item.id == "read-by-ocr"]
    assert "@rio.claro" in caution.evidence

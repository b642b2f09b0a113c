"""Older messages and automatic replies are told from the live request."""

from __future__ import annotations

import pytest

from ert_writer.model.text import ParagraphRole
from support.readers import EML, read_text, texts, uncovered

LIVE = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro."
OLD = "Le escribimos para informarle que su solicitud anterior fue recibida por nuestro equipo."

INTRODUCTIONS = {
    "gmail es": "El lun, 3 mar 2031 a las 10:12, Soporte (<soporte@plataforma.example>) escribió:",
    "gmail es wrapped": (
        "El lun, 3 mar 2031 a las 10:12, Soporte de la Plataforma Ejemplo (<\nsoporte@plataforma.example>)\nescribió:"
    ),
    "gmail pt": "Em seg., 3 de mar. de 2031 às 10:12, Suporte <suporte@plataforma.example> escreveu:",
    "gmail pt name": "Em seg., 3 de mar. de 2031 às 10:12, Suporte da Plataforma escreveu:",
    "gmail en": "On Mon, Mar 3, 2031 at 10:12 AM Support <support@platform.example> wrote:",
    "apple es": "El 3 mar 2031, a las 10:12, Soporte <soporte@plataforma.example> escribió:",
    "apple pt": "Em 3 de mar. de 2031, à(s) 10:12, Suporte <suporte@plataforma.example> escreveu:",
    "thunderbird es": "El 03/03/31 a las 10:12, soporte <soporte@plataforma.example> escribió:",
    "thunderbird pt": "Em 03/03/2031 10:12, Suporte escreveu:",
    "android": "2031-03-03 10:12 GMT-03:00 Soporte <soporte@plataforma.example>:",
    "outlook es": (
        "De: Soporte <soporte@plataforma.example>\nEnviado el: lunes, 3 de marzo de 2031 10:12\nPara: "
        "Fiscalía\nAsunto: RE: Solicitud"
    ),
    "outlook pt": (
        "De: Suporte\nEnviada em: segunda-feira, 3 de março de 2031 10:12\nPara: Delegacia\nAssunto: RES: Pedido"
    ),
    "outlook web": (
        "________________________________\nDe: Soporte\nEnviado: lunes, 3 de marzo de 2031 10:12\nPara: "
        "Fiscalía\nAsunto: RE"
    ),
    "outlook en": (
        "From: Support <support@platform.example>\nSent: Monday, March 3, 2031 10:12 AM\nTo: Police\nSubject: RE: x"
    ),
    "original es": "-----Mensaje original-----\nDe: Soporte\nEnviado el: lunes 3\nPara: Fiscalía\nAsunto: x",
    "original pt": "-----Mensagem original-----\nDe: Suporte\nEnviada em: segunda\nPara: Delegacia\nAssunto: x",
    "original en": "----- Original Message -----\nFrom: Support\nSent: Monday\nTo: Police\nSubject: x",
    "forward es": (
        "---------- Mensaje reenviado ---------\nDe: Soporte <s@plataforma.example>\nDate: lun, 3 mar "
        "2031\nSubject: x\nTo: y"
    ),
    "forward gmail": (
        "---------- Forwarded message ---------\nDe: Suporte <s@p.example>\nDate: seg., 3 de mar. de "
        "2031\nSubject: x\nTo: y"
    ),
    "forward pt": "---------- Mensagem encaminhada ----------\nDe: Suporte\nData: segunda\nAssunto: x\nPara: y",
    "apple forward": "Inicio del mensaje reenviado:\n\nDe: Soporte <s@p.example>\nAsunto: x\nFecha: lunes\nPara: y",
    "bold keys": (
        "*De:* Soporte <soporte@plataforma.example>\n*Enviado:* lunes, 3 de marzo de 2031\n*Para:* "
        "Fiscalía\n*Asunto:* x"
    ),
}


@pytest.mark.parametrize("style", INTRODUCTIONS)
def test_an_older_message_below_is_quoted_whole(style: str) -> None:
    document = read_text(f"{LIVE}\n\nSaludos,\nJuana Pérez\n\n{INTRODUCTIONS[style]}\n\n{OLD}\n")
    assert texts(document, ParagraphRole.LIVE) == [LIVE, "Saludos,"]
    assert OLD in texts(document, ParagraphRole.QUOTED)
    assert len(texts(document, ParagraphRole.QUOTED)) == len(document.paragraphs) - 3
    assert uncovered(document) == ""


@pytest.mark.parametrize("style", INTRODUCTIONS)
def test_a_letter_that_is_only_a_thread_has_its_first_message_live(style: str) -> None:
    older = "El mensaje más antiguo de todos, que ya fue contestado en su momento."
    document = read_text(f"{INTRODUCTIONS[style]}\n\n{LIVE}\n\n-----Mensaje original-----\n\n{older}\n")
    assert texts(document, ParagraphRole.LIVE) == [LIVE]
    assert older in texts(document, ParagraphRole.QUOTED)
    assert ParagraphRole.HEADER in {paragraph.role for paragraph in document.paragraphs}


@pytest.mark.parametrize("style", ["gmail es", "gmail es wrapped", "gmail pt", "android", "thunderbird pt"])
def test_lines_right_above_an_attribution_belong_to_the_live_message(style: str) -> None:
    document = read_text(f"{LIVE}\n\nAtte.\nJuana\n{INTRODUCTIONS[style]}\n{OLD}\n")
    assert [text for text in texts(document)[:3] if text not in texts(document, ParagraphRole.QUOTED)] == [
        LIVE,
        "Atte.",
        "Juana",
    ]
    assert OLD in texts(document, ParagraphRole.QUOTED)


def test_quoting_marks_are_taken_off_and_nested_levels_kept_apart() -> None:
    document = read_text(f"{LIVE}\n\n> {OLD}\n>\n>> primera respuesta\n> > segunda respuesta\n>otra línea\n")
    assert texts(document, ParagraphRole.QUOTED) == [OLD, "primera respuesta", "segunda respuesta", "otra línea"]
    assert uncovered(document) == ""


def test_answers_between_quoted_lines_are_live() -> None:
    text = f"> ¿Cuál es la cuenta afectada?\n\nEs la cuenta @ana_.ruiz.\n\n> ¿Desde qué fecha?\n\n{LIVE}\n"
    assert texts(read_text(text), ParagraphRole.LIVE) == ["Es la cuenta @ana_.ruiz.", LIVE]


def test_text_after_marked_quotes_is_live_again() -> None:
    text = f"El 3/3/2031 10:12, Soporte escribió:\n> {OLD}\n\n{LIVE}\n"
    document = read_text(text)
    assert texts(document, ParagraphRole.LIVE) == [LIVE]
    assert len(texts(document, ParagraphRole.QUOTED)) == 2


def test_a_message_quoted_whole_is_live() -> None:
    document = read_text(f"> {LIVE}\n>\n> Saludos,\n>> {OLD}\n")
    assert LIVE in texts(document, ParagraphRole.LIVE)
    assert texts(document, ParagraphRole.QUOTED) == [OLD]


@pytest.mark.parametrize(
    "note",
    [
        "Reenvío para su atención. Saludos.",
        "Segue abaixo para conhecimento.",
        "FYI",
        "Enviado desde mi iPhone",
        "Hola,",
    ],
)
def test_a_forwarded_request_below_a_covering_note_is_live(note: str) -> None:
    document = read_text(f"{note}\n\n{INTRODUCTIONS['forward es']}\n\n{LIVE}\n")
    assert LIVE in texts(document, ParagraphRole.LIVE)
    assert note in texts(document)


OUTLOOK = "De: Guardia <guardia@policia.example>\nEnviado: lunes, 9 de marzo de 2031 18:03\nPara: Desk\nAsunto: datos"


@pytest.mark.parametrize("subject", ["RV: datos", "FW: datos", "Fwd: datos", "ENC: dados", "[EXT] RV: datos"])
def test_a_request_that_outlook_forwards_below_a_covering_note_is_live(subject: str) -> None:
    mail = f"Message-ID: <1@b.example>\nFrom: a@b.example\nSubject: {subject}\n\nSe remite para su atención.\n\n"
    document = EML.read(f"{mail}{OUTLOOK}\n\n{LIVE}\n".encode(), "x.eml")
    assert LIVE in texts(document, ParagraphRole.LIVE)


def test_an_answer_of_outlook_keeps_the_older_message_old() -> None:
    for subject, note in (("RE: datos", "Se remite para su atención."), ("RV: datos", LIVE)):
        mail = f"Message-ID: <1@b.example>\nFrom: a@b.example\nSubject: {subject}\n\n{note}\n\n"
        document = EML.read(f"{mail}{OUTLOOK}\n\n{OLD}\n".encode(), "x.eml")
        assert OLD in texts(document, ParagraphRole.QUOTED)


NO_THREADS = [
    "El 3 de marzo de 2031 a las 10:12 el agresor escribió:\n\nTe voy a encontrar donde estés.",
    "El 03/03/2031 a las 10:12, Pedro Ejemplo escribió:\n\nTe voy a encontrar donde estés.",
    "El 3 de marzo @agresor escribió:\n\nTe voy a encontrar donde estés.",
    "MEMORANDO\n\nDE: Dirección de Ejemplo\nPARA: Plataforma Ejemplo\nASUNTO: Solicitud de datos\n\nSe piden datos.",
    "Se adjunta el mensaje original que recibió la víctima.\n\nEra una amenaza directa contra ella.",
    ">>> URGENTE <<<\n\nSe piden los datos de la cuenta indicada.",
    "De: 10 a 12 horas\nPara: la víctima\n\nSe pide protección inmediata para ella.",
]


@pytest.mark.parametrize("text", NO_THREADS)
def test_a_letter_that_only_looks_like_a_thread_stays_live(text: str) -> None:
    assert texts(read_text(text), ParagraphRole.QUOTED, ParagraphRole.ACKNOWLEDGEMENT) == []


AUTOMATIC = [
    "Este es un mensaje generado automáticamente. No responda a este correo.\nSu número de caso es 00123.",
    "Esta é uma mensagem automática, não responda a este e-mail.\nSeu protocolo é 00123.",
    "Respuesta automática: gracias por escribirnos.\nLe contestaremos en 24 horas.",
    "Estoy fuera de la oficina hasta el 5 de marzo.",
    "This is an automated message. Do not reply to this email.",
    "Asunto: Resposta automática: Pedido urgente\nRecebemos sua mensagem.",
]


@pytest.mark.parametrize("notice", AUTOMATIC)
def test_automatic_replies_in_the_thread_are_acknowledgements(notice: str) -> None:
    quoted = "\n".join(f"> {line}" for line in notice.split("\n"))
    for older in (f"{INTRODUCTIONS['gmail es']}\n\n{quoted}", f"{INTRODUCTIONS['outlook es']}\n\n{notice}"):
        document = read_text(f"{LIVE}\n\n{older}\n\n")
        found = " ".join(texts(document, ParagraphRole.ACKNOWLEDGEMENT))
        assert all(line in found for line in notice.split("\n"))
        assert texts(document, ParagraphRole.LIVE) == [LIVE]


def test_a_request_that_speaks_of_automatic_replies_stays_live() -> None:
    text = (
        "Ya recibimos su respuesta automática, pero no responda a este mensaje en la cuenta, pues el agresor "
        "la lee y es peligroso."
    )
    assert texts(read_text(text), ParagraphRole.LIVE) == [text]


def test_signatures_are_kept_and_an_afterword_is_live_again() -> None:
    text = f"{LIVE}\n\nAtentamente,\n\nLic. Juana Pérez\nFiscalía Ficticia\n\nP.D. La madre espera su llamada.\n"
    document = read_text(text)
    assert texts(document, ParagraphRole.SIGNATURE) == ["Lic. Juana Pérez", "Fiscalía Ficticia"]
    assert texts(document, ParagraphRole.LIVE) == [LIVE, "Atentamente,", "P.D. La madre espera su llamada."]


def test_lines_below_two_dashes_are_the_signature() -> None:
    document = read_text(f"{LIVE}\n\n-- \nJuana Pérez\nTel. 000\n")
    assert texts(document, ParagraphRole.SIGNATURE) == ["--", "Juana Pérez", "Tel. 000"]


def test_an_all_caps_letter_is_not_made_of_headings() -> None:
    body = "SOLICITAMOS LOS DATOS DE LA CUENTA QUE AMENAZA A LA VICTIMA, PUES SU VIDA CORRE PELIGRO INMINENTE."
    document = read_text(f"SOLICITUD URGENTE\n\n{body}\n\n{body}\n")
    assert [paragraph.role for paragraph in document.paragraphs] == [
        ParagraphRole.HEADING,
        ParagraphRole.LIVE,
        ParagraphRole.LIVE,
    ]


def test_a_letterhead_its_references_its_list_and_its_signature_have_their_roles() -> None:
    document = read_text(
        "Unidad Ficticia\n\nORD. N° 45 / 2031\nMAT.: Solicita antecedentes\nCIUDAD FICTICIA, 12.03.2031\n\n"
        "DE : JEFE DE UNIDAD\nA  : PLATAFORMA EJEMPLO\n\n1.- Que, con fecha 10 de marzo del pre-\nsente año, se "
        "recibió una denuncia."
        "\n\n2.- Se solicita remitir:\na) Dirección IP\n\nSaluda atte. a Ud.,\n\nJUANA EJEMPLO\nComisaria\n"
    )
    assert texts(document, ParagraphRole.HEADER) == [
        "ORD. N° 45 / 2031",
        "MAT.: Solicita antecedentes",
        "CIUDAD FICTICIA, 12.03.2031",
        "DE : JEFE DE UNIDAD",
        "A  : PLATAFORMA EJEMPLO",
    ]
    assert texts(document, ParagraphRole.SIGNATURE) == ["JUANA EJEMPLO", "Comisaria"]
    assert "1.- Que, con fecha 10 de marzo del presente año, se recibió una denuncia." in texts(document)


def test_an_automatic_reply_alone_is_all_there_is_to_read() -> None:
    text = "Este es un mensaje generado automáticamente."
    assert texts(read_text(text), ParagraphRole.LIVE) == [text]


@pytest.mark.parametrize(
    "header",
    [
        "Asunto: RE: pedido de datos\nDe: Eva Mena <em@fgj.example>\nPara: legal@red.example\nFecha: 3 de mayo de 2026",
        "Assunto: RES: perfis\nDe: Rui Prado <rp@pc.example>\nPara: legal@red.example\nEnviado: ter, 5/5/2026 14:11",
        "A: legal@red.example\nDE: Eva Mena <emena@fiscalia.example>\nCC: mesa@fiscalia.example\nASUNTO: cuenta robada",
        "Subject: account data\nTo: legal@red.example\nFrom: Ian Hall <ihall@police.example>\nDate: 4 May 2026",
        "\nPara: legal@red.example\nCc: jefe@pnc.example\nDe: Eva Mena <emena@pnc.example>\nFecha: 4/5/2026",
    ],
)
def test_the_header_of_a_pasted_mail_is_its_own_whatever_key_is_first(header: str) -> None:
    read = read_text(f"{header}\n\nBuenos días: se solicitan los datos de la cuenta @lobo_88 por el caso 318/2026.\n")
    live = [p.text for p in read.paragraphs if p.role is ParagraphRole.LIVE]
    assert any("@lobo_88" in text for text in live)
    assert not [p.text for p in read.paragraphs if p.role is ParagraphRole.QUOTED]


def test_a_header_below_text_still_begins_an_older_message() -> None:
    read = read_text(
        "Reitero lo pedido sobre @nueva_1.\n\nDe: Eva Mena <emena@pnc.example>\nPara: legal@red.example\n"
        "Fecha: 4/5/2026\nAsunto: pedido\n\nSolicito los datos de @vieja_1.\n"
    )
    quoted = " ".join(p.text for p in read.paragraphs if p.role is ParagraphRole.QUOTED)
    assert "@vieja_1" in quoted
    assert "@nueva_1" not in quoted

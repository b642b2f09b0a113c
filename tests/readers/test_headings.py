"""Older messages as Lotus Notes, GroupWise and mail programs in other languages introduce them."""

from __future__ import annotations

import pytest

from ert_writer.model.text import ParagraphRole
from ert_writer.readers.headings import headings
from support.readers import read_text, texts, uncovered

LIVE = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro."
OLD = "Solicitamos los datos de la cuenta @vieja_11, que se cita en el oficio anterior."

ADDRESS = "Ana Ruiz <ana@correo.example>"

BLOCKS = {
    "gl": ("De", "Enviado o", "xoves, 5 de novembro de 2031 9:12", "Para", "Asunto"),
    "eu": ("Nork", "Bidaltze-data", "2031(e)ko azaroaren 5a 9:12", "Nori", "Gaia"),
    "fi": ("Lähettäjä", "Lähetetty", "torstai 5. marraskuuta 2031 9.12", "Vastaanottaja", "Aihe"),
    "cs": ("Od", "Odesláno", "čtvrtek 5. listopadu 2031 9:12", "Komu", "Předmět"),
    "pl": ("Od", "Wysłano", "czwartek, 5 listopada 2031 09:12", "Do", "Temat"),
    "sv": ("Från", "Skickat", "den 5 november 2031 09:12", "Till", "Ämne"),
    "hu": ("Feladó", "Elküldve", "2031. november 5. 9:12", "Címzett", "Tárgy"),
    "tr": ("Kimden", "Gönderildi", "5 Kasım 2031 09:12", "Kime", "Konu"),
    "ru": ("От", "Отправлено", "5 ноября 2031 г. 9:12", "Кому", "Тема"),
    "uk": ("Від", "Надіслано", "5 листопада 2031 р. 9:12", "Кому", "Тема"),
    "el": ("Από", "Στάλθηκε", "Πέμπτη, 5 Νοεμβρίου 2031 9:12", "Προς", "Θέμα"),
    "he": ("מאת", "נשלח", "יום חמישי 5 נובמבר 2031 09:12", "אל", "נושא"),
    "ar": ("من", "تاريخ الإرسال", "5 نوفمبر 2031 09:12", "إلى", "الموضوع"),
    "zh": ("发件人", "发送时间", "2031年11月5日 9:12", "收件人", "主题"),
    "ja": ("差出人", "送信日時", "2031年11月5日 9:12", "宛先", "件名"),
    "ko": ("보낸 사람", "보낸 날짜", "2031년 11월 5일 9:12", "받는 사람", "제목"),
    "zimbra pt": ("De", "Enviadas", "Quinta-feira, 5 de novembro de 2031 9:12:33", "Para", "Assunto"),
}

INTRODUCTIONS = {
    **{
        name: f"{sender}: {ADDRESS}\n{sent}: {when}\n{to}: mesa@p.example\n{subject}: Oficio 12"
        for name, (sender, sent, when, to, subject) in BLOCKS.items()
    },
    "notes rule": f"From:\tAna Ruiz/UFI/MPF\nTo:\tMesa\nDate:\t05/11/2031 09:12 AM\nSubject:\tOficio 12\n{'_' * 30}",
    "notes es": "De: Ana Ruiz/UFI/MPF\nPara: mesa@p.example,\nFecha: 05/11/2031 09:12\nAsunto: Oficio 12",
    "notes passed on en": "----- Forwarded by Ana Ruiz/UFI/MPF on 11/05/2031 09:12 AM -----",
    "notes passed on es": "----- Remitido por Ana Ruiz/UFI/MPF con fecha 05/11/2031 09:12 -----",
    "notes passed on pt": "----- Repassado por Ana Ruiz/UFI/MPF em 05/11/2031 09:12 -----",
    "notes passed on br": "----- Encaminhado por Ana Ruiz/UFI/MPF em 05/11/2031 09:12 -----",
    "notes on": '"Ana Ruiz" <ana@correo.example> on 05/11/2031 09:12:33 AM\n\nTo: <m@p.example>\ncc:\nSubject: Oficio',
    "notes bare keys en": "Ana Ruiz/UFI/MPF@MPF\n05/11/2031 09:12 AM\n\nTo\nMesa/P@P\ncc\n\nSubject\nOficio 12",
    "notes bare keys pt": "Ana Ruiz/UFI/MPF@MPF\n05/11/2031 09:12\n\nPara\nMesa/P@P\ncc\n\nAssunto\nOficio 12",
    "notes keys": "Ana Ruiz/UFI/MPF@MPF\n05/11/2031 09:12 AM\nTo: Mesa/P@P\ncc:\nSubject: Oficio 12",
    "notes columns": (
        f'{" " * 13}"Ana Ruiz"\n{" " * 13}<ana@correo.\n{" " * 13}example>{" " * 40}To\n{" " * 39}<mesa@p.example>\n'
        f"{' ' * 13}05/11/2031 09:12{' ' * 40}cc\n\n{' ' * 64}Subject\n{' ' * 39}Oficio 12"
    ),
    "notes said": "Ana Ruiz/UFI/MPF escribió el 05/11/2031 09:12:33:",
    "said sv": f"Den tors 5 nov. 2031 kl 09:12 skrev {ADDRESS}:",
    "said pl": f"czw., 5 lis 2031 o 09:12 {ADDRESS} napisał(a):",
    "said ru": f"чт, 5 нояб. 2031 г. в 09:12, {ADDRESS}:",
    "said zh": f"{ADDRESS} 于2031年11月5日周四 09:12写道：",
    "said ja": f"2031年11月5日(木) 9:12 {ADDRESS}:",
    "said tr": f"{ADDRESS}, 5 Kas 2031 Per, 09:12 tarihinde şunu yazdı:",
    "said gl": f"O xov, 5 de nov de 2031 ás 09:12, {ADDRESS} escribiu:",
    "said fi": "to 5. marrask. 2031 klo 9.12 Ana Ruiz (ana@correo.example) kirjoitti:",
    "groupwise": f">>> {ADDRESS} 05/11/2031 09:12 >>>",
}


@pytest.mark.parametrize("style", INTRODUCTIONS)
def test_what_follows_an_introduction_is_an_older_message(style: str) -> None:
    document = read_text(f"{LIVE}\n\nAna Ruiz\n\n{INTRODUCTIONS[style]}\n\n{OLD}\n")
    assert texts(document, ParagraphRole.QUOTED)[-1:] == [OLD]
    assert LIVE in texts(document, ParagraphRole.LIVE)
    assert not uncovered(document)


@pytest.mark.parametrize("row", headings(), ids=lambda row: row.language)
def test_each_language_s_example_begins_an_older_message_and_its_counter_does_not(row) -> None:  # type: ignore[no-untyped-def]
    old = read_text(f"{LIVE}\n\n{row.example}\n\n{OLD}\n")
    assert texts(old, ParagraphRole.QUOTED)[-1:] == [OLD]
    assert texts(old, ParagraphRole.LIVE) == [LIVE]
    none = read_text(f"{LIVE}\n\n{row.counter}\n\n{OLD}\n")
    assert texts(none, ParagraphRole.QUOTED) == []


@pytest.mark.parametrize(
    "text",
    [
        "Para\nMesa de entradas\n\nAsunto\nOficio 12",
        "El 03/03/2031 10:12 el usuario Lobo <lobo@correo.example> envió un mensaje:",
        "Policía/Unidad de Delitos\nPara: Mesa\nAsunto: Oficio 12",
        "Remitido por la Fiscalía el 3 de marzo de 2031.",
        "Ana Ruiz\n03/03/2031 10:12\nLa cuenta fue usada.",
        "---- Datos de la cuenta ----",
        "Cuenta: @uno_2\nFecha: 03/03/2031\nPara: informe",
        "- reenviado por WhatsApp a la víctima",
    ],
)
def test_lines_of_a_letter_begin_no_older_message(text: str) -> None:
    assert texts(read_text(f"{LIVE}\n\n{text}\n\n{OLD}\n"), ParagraphRole.QUOTED) == []

"""Letters and short texts of our own in many languages, and documents made from them."""

from __future__ import annotations

from ert_writer.model.findings import Span
from ert_writer.model.text import Document, Paragraph, ParagraphRole

LETTERS = {
    "es": "Solicitamos de manera urgente los datos de registro de la cuenta, ya que existe un riesgo inminente para "
    "la vida de una persona menor de edad que anunció en una transmisión que se haría daño esta misma noche.",
    "pt": "Solicitamos com urgência os dados cadastrais da conta, tendo em vista o risco iminente para a vida de "
    "uma adolescente que anunciou em uma transmissão que iria se machucar ainda nesta noite.",
    "en": "We urgently request the registration data of the account because there is an imminent risk to the life of a "
    "minor who announced during a live stream that she would hurt herself tonight.",
}

FOREIGN = {
    "fr": "Nous vous prions de nous communiquer sans délai les données de l'abonné, car une jeune fille a annoncé "
    "qu'elle allait se faire du mal cette nuit et nous craignons pour sa vie.",
    "it": "Vi chiediamo di trasmetterci con urgenza i dati dell'utente, perché una ragazza ha annunciato che si farà "
    "del male questa notte e temiamo per la sua vita.",
    "ca": "Us demanem que ens feu arribar amb urgència les dades del compte, perquè una noia ha anunciat que aquesta "
    "nit es farà mal i temem per la seva vida.",
    "gl": "Pedímoslles que nos envíen canto antes os datos da conta, porque unha rapaza anunciou que esta noite se ía "
    "facer dano e tememos pola súa vida, segundo os feitos que se relatan na denuncia.",
    "de": "Wir bitten Sie dringend um die Bestandsdaten des Kontos, weil ein Mädchen angekündigt hat, sich heute Nacht "
    "etwas anzutun, und wir um ihr Leben fürchten.",
    "nl": "Wij verzoeken u met spoed om de gegevens van de gebruiker, omdat een meisje heeft aangekondigd dat zij zich "
    "vannacht iets zal aandoen en wij voor haar leven vrezen.",
    "ro": "Vă rugăm să ne comunicați de urgență datele titularului contului, deoarece o fată a anunțat că își va face "
    "rău în această noapte și ne temem pentru viața ei.",
    "sv": "Vi ber er att skyndsamt lämna ut uppgifterna om kontot, eftersom en flicka har meddelat att hon ska skada "
    "sig i natt och vi är rädda för hennes liv.",
    "pl": "Prosimy o pilne przekazanie danych konta, ponieważ dziewczyna zapowiedziała, że dziś w nocy zrobi sobie "
    "krzywdę, i obawiamy się o jej życie.",
}

OTHER_SCRIPTS = {
    "ru": "Просим срочно сообщить данные владельца учётной записи, существует угроза жизни.",
    "el": "Παρακαλούμε να μας στείλετε επειγόντως τα στοιχεία του λογαριασμού.",
    "ar": "نرجو موافاتنا على وجه السرعة ببيانات صاحب الحساب.",
    "zh": "请紧急提供该账户的注册资料，当事人有生命危险。",
    "ja": "至急、アカウントの登録情報をお知らせください。",
}

WITHOUT_LANGUAGE = (
    "",
    " \n\t ",
    "12345 67.890,12 --- ///",
    "@ana_perez99 https://example.com/u/1 ana@example.com",
    "\x00\x07\u200b",
    "🚨🚨 ❤️ 👍🏽",
)


def document(*parts: str | tuple[str, ParagraphRole]) -> Document:
    """Return a document of paragraphs with a blank line between them; a bare string is live text."""
    text, paragraphs = "", []
    for part in parts:
        words, role = part if isinstance(part, tuple) else (part, ParagraphRole.LIVE)
        text += "\n\n" if text else ""
        paragraphs.append(Paragraph(words, Span(len(text), len(text) + len(words)), role))
        text += words
    return Document(text, tuple(paragraphs))

"""Wordings that tell what a paragraph is: greetings, closings, automatic replies, covering notes, reference lines."""

from __future__ import annotations

import re

_AUTOMATIC = re.compile(
    r"""(?:est[ea]|isto)\s(?:es\s|é\s|ha\ssido\s|foi\s)?(?:un[ao]?\s|uma?\s)?(?:mensaje|correo|respuesta
    |notificación|mensagem
        |resposta|e-?mail|notificação)[^.]{0,40}(?:automátic|automatic)
    |this\sis\san?\s(?:automat(?:ed|ic)|auto-?generated)
    |^(?:asunto:\s*|assunto:\s*|subject:\s*)?(?:respuesta\sautomática|resposta\sautomática|automatic\sreply
    |auto(?:matic)?[\s-]?reply
        |autorespuesta|out\sof\soffice|fuera\sde\s(?:la\s)?oficina|fora\sdo\sescritório|ausência\stemporária
        |ausencia\stemporal
        |acuse\s(?:de\srecibo\s)?automático|confirmação\sautomática)\b
    |(?:generad[oa]|enviad[oa]|gerad[oa]|generated|sent)\s(?:de\sforma\s|de\smanera\s)?(?:automáticamente
    |automaticamente
        |automática|automatically)
    |(?:estoy|estaré|me\sencuentro|me\sencontraré|estou|estarei|i\sam|i'm|i\swill\sbe)\s(?:currently\s
    |actualmente\s)?(?:fuera\sde\s(?:la\s|mi\s)?oficina
        |fora\sdo\sescritório|out\sof\s(?:the\s|my\s)?office|de\svacaciones|de\sférias|de\slicencia|de\slicença|ausente)
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_NO_ANSWER = re.compile(
    r"(?:no|não|nao)\s(?:responda|responder|conteste"
    r"|contestar)\s?(?:,\spor\sfavor,)?\s?(?:a\s)?(?:est[ea])\s(?:mensaje|correo|e-?mail"
    r"|mensagem)|(?:do\snot|don't)\s(?:reply|respond)\s(?:directly\s)?to\sthis\s(?:e-?mail|message)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:a quien (?:corresponda|pueda interesar)|(?:muy )?(?:estimad|distinguid|respetad|apreciad|prezad"
    r"|car)[oa]s?\b|señor(?:es|a|as)?\b"
    r"|senhor(?:es|a|as)?\b|buen[oa]s (?:días|dias|tardes|noches)|bom dia|boa (?:tarde|noite)|dear\b"
    r"|to whom it may|hi\b|hello\b"
    r"|hola\b|olá\b|presentes?\.?$|de mi (?:mayor )?consideración|exm[oa]s?\.|ilm[oa]s?\.|p r e s e n t e)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:muy |mui )?(?:atentamente|atenciosamente|cordialmente|respetuosamente|respeitosamente|sinceramente"
    r"|(?:l[oea]s? )?saluda(?:mos)?|saludos|saudações"
    r"|un (?:cordial )?saludo|cordiales saludos|abraços?|gracias|obrigad[oa]|muchas gracias|muito obrigad[oa]"
    r"|atte\b|att\b"
    r"|sincerely|(?:best |kind )?regards|yours|thanks|thank you|es gracia|dios guarde|nada más|sin otro particular"
    r"|sem mais|desde ya|agradec(?:iendo|emos|endo)"
    r"|agradezco|agradeço|aguard(?:o|amos|ando)|qued(?:o|amos) a (?:la|su|sus)|quedo atent[oa]"
    r"|protesto lo necesario|lo que hago de su conocimiento|desde já"
    r"|com os (?:melhores )?cumprimentos)",
    re.IGNORECASE,
)
_BARE_CLOSING = re.compile(
    r"^(?:muy )?(?:atentamente|atenciosamente|cordialmente|respetuosamente|respeitosamente|sinceramente"
    r"|saludos(?: cordiales)?"
    r"|cordiales saludos|un cordial saludo|atte|att|sincerely(?: yours)?|(?:best |kind )?regards"
    r"|yours (?:faithfully|sincerely)"
    r"|es gracia|protesto lo necesario|a t e n t a m e n t e|respectfully)[.,:]*$",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^(?:enviado (?:desde|do|a partir)|sent from|get outlook|obter o outlook|obtener outlook|obtén outlook"
    r"|enviada do|\[?external"
    r"|\[?(?:correo|mensaje|e-?mail|mensagem) extern|caution|precaución:? (?:este|correo)|cuidado:|fyi\b|rv:"
    r"|fwd?:|re:|enc:)",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"\b(?:reenv[ií]|reenviad|remit[oie]|encaminh|reencaminh|repass|forward|fyi|para su (?:atención"
    r"|conocimiento|información)"
    r"|para (?:sua )?(?:ciência|conhecimento|atenção)|ver (?:abajo|correo|mensaje)|segue (?:abaixo|e-?mail"
    r"|mensagem)|see below|abajo|abaixo"
    r"|adjunto correo|traslad[oa]|favor (?:de )?atender|favor verificar)",
    re.IGNORECASE,
)
_FORWARDING = re.compile(r"(?:\[[^\]]{1,30}\]\s*)?(?:rv|fwd?|enc|tr|wg|reenv|enviado)\s*:", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^(?:asunto|assunto|subject|a(?=\s*:)|ant|sumilla|ref|referencia|referência|oficio|ofício|of|exp|expediente|expte|carpeta|causa"
    r"|nuc|nunc|noticia|ruc|rit|caso"
    r"|radicado|ipp|fecha|data|date|para|de|from|to|cc|lugar|local|número|nº|n\.º|no|processo|proceso|inquérito"
    r"|mat|materia|ord|cite|folio|hoja"
    r"|memorando|memo|memorándum|circular|carta|informe|sección|seção|dependencia|unidad|unidade|mesa|anexos?"
    r"|adjuntos?|tel|teléfono|telefone"
    r"|correo|e-?mail|dirección|endereço|destinatario|destinatário|remitente|remetente|asuntos?|prioridad"
    r"|prioridade|clasificación"
    r"|procedimento|protocolo|boletim|bo|reds|averiguación|acta|c\.i)\b",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"^(?:[^\d.]{2,60},\s)?(?:a\s)?(?:\w+,\s)?\d{1,2}º?(?:\s(?:de\s)?[a-zç]{3,10}\s(?:del?\s)?"
    r"|[/.\-]\d{1,2}[/.\-])\d{2,4}\.?(?:,?\s\d{1,2}[:h]\d{2}.*)?$",
    re.IGNORECASE,
)
_AFTERWORD = re.compile(r"^(?:p\.?\s?[ds]\.?\b|nota\b|n\.b\.|adjunt|anex|note\b|posdata|post scriptum)", re.IGNORECASE)


def is_automatic(text: str) -> bool:
    """Return whether a message says of itself that a machine sent it."""
    return bool(_AUTOMATIC.search(text))


def asks_no_answer(text: str) -> bool:
    """Return whether a paragraph is nothing but a request not to answer a machine's message."""
    return len(text.split()) <= 14 and bool(_NO_ANSWER.search(text))


def is_greeting(text: str) -> bool:
    """Return whether a paragraph is a salutation."""
    return len(text) <= 120 and bool(_GREETING.match(text))


def is_closing(text: str) -> bool:
    """Return whether a paragraph takes leave, so that a signature may follow."""
    return bool(_CLOSING.match(text))


def is_bare_closing(text: str) -> bool:
    """Return whether a line is only a complimentary close."""
    return len(text) <= 40 and bool(_BARE_CLOSING.match(text))


def is_banner(text: str) -> bool:
    """Return whether a line was put in by a mail program or gateway."""
    return len(text) <= 300 and bool(_BANNER.match(text))


def is_cover_note(text: str) -> bool:
    """Return whether a text only passes another message on."""
    return len(text.split()) <= 45 and bool(_COVER.search(text))


def is_forwarding(subject: str) -> bool:
    """Return whether a mail's subject says that it passes a message on, as Outlook writes: `RV:`, `FW:`, `ENC:`."""
    return bool(_FORWARDING.match(subject.strip()))


def is_reference(text: str) -> bool:
    """Return whether a line of the letterhead gives a reference, an addressee or the place and date."""
    if len(text) > 160:
        return False
    named = _REFERENCE.match(text) and (":" in text[:50] or any(char.isdigit() for char in text))
    return bool(named or _DATE_LINE.match(text) or ("@" in text and len(text.split()) <= 3))


def is_afterword(text: str) -> bool:
    """Return whether a paragraph after the signature belongs to the letter again."""
    return bool(_AFTERWORD.match(text)) or len(text.split()) > 25

"""What the letter asks for: categories of data, period, preservation, silence towards the user."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.intake.addresses import in_signature
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.values import GUESS, LIKELY, SURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind

CATEGORIES: tuple[tuple[str, str], ...] = (
    (
        "subscriber",
        (
            r"datos\s+(?:del?\s+(?:l[ao]s?\s+)?)?(?:suscriptor\w*|abonad\w+|titular\w*|registro|alta|"
            r"registrales|registracion|usuari[oa]s?|basicos|biografic\w+|identificatori\w+|personales|filiatori\w+|"
            r"identificacion)|informacion\s+(?:basica\s+)?(?:del?\s+(?:l[ao]\s+)?)?(?:suscriptor|"
            r"abonado|titular|registro|usuario)|"
            r"dados\s+(?:cadastrais|de\s+cadastro|de\s+registro|do\s+(?:titular|usuario|assinante|"
            r"cadastro))|informacoes\s+cadastrais|nombres?\s+de\s+registro|"
            r"nombres?(?:\s+completo)?(?:\s+(?:del\s+titular|registrado))?(?=\s*(?:,|y)\s*(?:correo|"
            r"e-?mail|telefono|apellido|domicilio|numero))|nome(?=\s*,\s*(?:e-?mail|telefone|cpf))|"
            r"quien\s+(?:es\s+el\s+)?(?:titular|registro)|(?<!al\s)(?<!ao\s)titular(?!\w)(?=\s*(?:,|y|"
            r"e)\s)|titularidad|titularidade|suscriptor(?=\s*[,;])|identificacion\s+del\s+usuari[oa]|"
            r"identificacao\s+do\s+usuario|qualificacao|subscriber|basic\s+(?:subscriber|account)|"
            r"fecha\s+de\s+(?:creacion|alta|registro)\s+de\s+la\s+cuenta|data\s+de\s+(?:criacao|"
            r"cadastro)|identificar\s+al\s+(?:titular|usuario)"
        ),
    ),
    (
        "ip_logs",
        (
            r"(?:direcciones?|enderecos?|registros?|logs?|historial)\s+(?:de\s+)?(?:ips?\b|acess?o|"
            r"conexion(?:es)?|inicios?\s+de\s+sesion|login|acceso|conexao|conexoes)|"
            r"\bips?\s+(?:de\s+)?(?:acceso|acesso|conexion|conexao|login|inicio|registro|utilizad\w+)|"
            r"\bips?\b(?!\s*(?:n[\w.]{0,3}[º°]?|num\w*)?\.?\s*\d)|registros?\s+de\s+(?:acceso|acesso|conexion|conexao|sesion|ip)|"
            r"log\w*\s+de\s+(?:acceso|acesso|conexion|sesion)|inicios?\s+de\s+sesion|porta\s+logica|"
            r"puerto\s+(?:de\s+origen|logico)|ip\s+(?:logs?|address\w*)|ultim[oa]s?\s+conexion(?:es)?|"
            r"ultimos?\s+acess?os?|(?:la|las|o|os)\s+ips?\b(?!\s*n?[º°.]{0,2}\s*\d)|direccion\s+ip|endereco\s+ip"
        ),
    ),
    (
        "device",
        (
            r"dispositivos?|imei|modelo\s+(?:del\s+)?(?:equipo|aparelho|telefono|celular)|user[\s-]?agent|"
            r"device|aparelhos?|identificador(?:es)?\s+(?:del?|do)\s+(?:equipo|dispositivo|aparelho)|"
            r"tipo\s+de\s+(?:equipo|aparelho)"
        ),
    ),
    (
        "contact_points",
        (
            r"(?:correos?(?:\s+electronicos?)?|e-?mails?|telefonos?|telefones?|"
            r"numeros?(?:\s+(?:de\s+)?(?:telefono|telefonicos?|telefone|celular))?|celular(?:es)?|"
            r"medios?\s+de\s+contacto)"
            r"(?:\s*(?:,|y/o|y|e|o|ou)\s*(?:el\s+|los\s+|o\s+)?(?:correos?(?:\s+electronicos?)?|"
            r"e-?mails?|telefonos?|telefones?|numeros?(?:\s+de\s+\w+)?|"
            r"celular(?:es)?))*\s+(?:de\s+(?:registro|cadastro|recuperacion|recuperacao|contacto)|"
            r"registrad\w+|asociad\w+|associad\w+|vinculad\w+|cadastrad\w+|verificad\w+|"
            r"alternativ\w+)|"
            r"(?:correo|e-?mail|telefono|telefone)(?:\s+electronico)?\s*(?:,|y|"
            r"e)\s+(?:el\s+)?(?:correo|e-?mail|telefono|telefone)(?!\s*:)|"
            r"contactos?\s+de\s+recuperacion|contact\s+(?:points?|details)"
        ),
    ),
    (
        "location",
        (
            r"geo-?localizaci?on|geo-?localizacao|ubicacion(?:es)?|localizaci?on(?!\s+(?:de\s+(?:la|"
            r"el)\s+(?:victima|menor|persona)))|localizacao(?!\s+da\s+(?:vitima|menor|pessoa))|"
            r"coordenadas|gps|geoposicion\w*|location"
        ),
    ),
    (
        "transactions",
        (
            r"transacci?on(?:es)?|transacao|transacoes|(?:medios?|metodos?|formas?)\s+de\s+pago|"
            r"pagos?\s+realizad\w+|dados\s+de\s+pagamento|datos\s+de\s+(?:pago|facturacion)|"
            r"tarjetas?\s+(?:de\s+credito|asociad\w+|vinculad\w+|registrad\w+)|payment|billing|"
            r"compras|monedas|recargas?|regalos\s+virtuales|meios\s+de\s+pagamento"
        ),
    ),
    (
        "traffic",
        (
            r"datos\s+de\s+trafico|dados\s+de\s+trafego|metadat\w+|metadados|interlocutor\w*|"
            r"registro\s+de\s+(?:llamadas|mensajes\s+enviados)|detalle\s+de\s+(?:trafico|comunicaciones)|"
            r"lista\s+de\s+(?:contactos|seguidores|amigos)|traffic"
        ),
    ),
    (
        "content",
        (
            r"contenido\s+(?:de\s+)?(?:l[ao]s?\s+)?(?:mensajes?|conversacion(?:es)?|comunicaci\w+|chats?|"
            r"cuenta|publicaci\w+)|conteudo\s+(?:d[aeo]s?\s+)?(?:mensag\w+|conversas?|comunicac\w+|conta|"
            r"publicac\w+|chats?)|mensajes\s+(?:privados|directos|intercambiados|enviados|de\s+texto)|"
            r"mensagens\s+(?:privadas|diretas|trocadas|enviadas)|conversacion(?:es)?(?:\s+(?:privadas?|"
            r"completas?|sostenidas?))?|historial\s+de\s+(?:chat\w*|conversaciones|mensajes)|chats?\b|"
            r"bandeja\s+de\s+entrada|direct\s+messages|content|copia\s+(?:integra|"
            r"completa)\s+de\s+(?:la\s+cuenta|los\s+mensajes)|conversas(?:\s+privadas)?|backup"
        ),
    ),
    (
        "media",
        (
            r"fotografias?|fotos?\b|imagenes|imagens|videos?\s+(?:publicad\w+|subid\w+|transmitid\w+|"
            r"enviad\w+|almacenad\w+)|archivos\s+(?:multimedia|almacenados)|arquivos|"
            r"grabaci?on(?:es)?\s+(?:de\s+la\s+transmision|del\s+(?:video|vivo))|gravacao|"
            r"copia\s+del\s+video|media\s+files"
        ),
    ),
)
"""Ids of `templates/vocabulary/data-categories.toml` with the words that ask for them, folded."""

ASKING = re.compile(
    r"\b(?:solicit\w+|requier\w+|requer\w*|requis\w+|pid[eo]\w*|pedimos|pedir|proporcion\w+|remit\w+|fornec\w+|"
    r"inform\w+|suministr\w+|brind\w+|entreg\w+|facilit\w+|envi\w+|encaminh\w+|"
    r"aport\w+|necesit\w+|precis\w+|obtener|obter|acceso\s+a|acesso\s+a|disponibiliz\w+|divulga\w*|disclos\w+|"
    r"provide|request\w*|siguientes?|seguintes?|(?:en|em)\s+particular|a\s+saber|concretamente|^datos\s*:|"
    r"^dados\s*:|^informacion\s+(?:requerida|"
    r"solicitada)\s*:|^datos\s+(?:requeridos|solicitados)|quebra|levantamiento|nos\s+den|manden|pasen|passem|"
    r"mandem|urge)\b"
)
KEPT = re.compile(
    r"\b(?:preserv\w+|conserv\w+|resguard\w+|congel\w+|retenci?on|guarda\s+d[oe]s?\s+(?:dados|registros)|"
    r"(?:guard(?:en|ar|e|em)|no\s+(?:eliminen|borren))\s+(?:la|los|toda\s+la|os|as|"
    r"todos\s+os)\s+(?:informacion|datos|registros|dados|logs)|acautel\w+|preservation)\b"
)
_KEPT_NOT_DATA = re.compile(
    r"\b(?:preserv\w+|conserv\w+|resguard\w+)\s+(?:l[ao]|su|sua|a)\s+(?:vida|integridad\w*|integridade|vitima|"
    r"victima|identidad\w*|salud|lugar|escena|cadena|menor)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:no\s+(?:se\s+)?(?:requier\w+|solicit\w+|necesit\w+|pid\w+|es\s+necesari\w+)|"
    r"nao\s+(?:se\s+)?(?:requer\w*|solicit\w+|precis\w+|pedimos|e\s+necessari\w+)|ya\s+fueron?|ja\s+fo(?:i|"
    r"ram)|sin\s+necesidad\s+de|not\s+requesting)\b"
)
_SILENCE = re.compile(
    r"\b(?:no\s+(?:se\s+)?(?:les?\s+)?(?:de\s+)?(?:notifi\w+|inform\w+|comuni\w+|avis\w+|alert\w+|aviso|"
    r"divulg\w+|revel\w+|hacer\s+del\s+conocimiento|poner\s+en\s+conocimiento|ponga\w*\s+en|"
    r"dar\s+(?:a\s+conocer|aviso|noticia)|advert\w+|preven\w+)|"
    r"(?:bajo\s+ningun\w*\s+\w+|en\s+ningun\s+caso|de\s+ningun\w*\s+\w+|jamas|nunca|em\s+hipotese\s+alguma|"
    r"sob\s+(?:nenhum\w*|qualquer)\s+\w+|de\s+forma\s+alguma|under\s+no\s+circumstances)\s+(?:se\s+|is\s+|are\s+|should\s+)?"
    r"(?:(?:debe|deve)\w*(?:[\s-]+se)?\s+(?:ser\s+)?|the\s+\w+\s+(?:holder\s+)?(?:to\s+)?(?:be\s+)?)?(?:notifi|inform|comuni|avis|alert)\w+|"
    r"abst\w+\s+de\s+(?:notific\w+|inform\w+|comunic\w+|avis\w+|alert\w+|dar\s+aviso|hacer|poner|revel\w+)|"
    r"evit\w+\s+(?:notific\w+|inform\w+|alert\w+|comunic\w+|avis\w+|dar\s+aviso)|"
    r"nao\s+(?:seja\w*|ser)?\s*(?:devera\w*\s+ser\s+)?(?:notific\w+|comunic\w+|inform\w+|avis\w+|cientific\w+|"
    r"alert\w+|revel\w+)|nao\s+(?:(?:(?:se|lhes?)\s+)?(?:dar|de|dando)|(?:seja\s+|ser\s+)?dad[ao])\s+"
    r"(?:qualquer\s+)?(?:ciencia|conhecimento|aviso)|sem\s+(?:notific\w+|comunic\w+|ciencia|dar\s+ciencia|aviso|avisar)|"
    r"sin\s+(?:notific\w+|avis\w+|aviso|dar\s+aviso|conocimiento|poner|alertar|informar)|"
    r"abst\w+\s+de\s+(?:notificar|comunicar|informar|cientificar)|do\s+not\s+(?:notify|inform|tell)|"
    r"(?:usuari[oa]|titular(?:es)?|investigad[oa]|cuenta)s?\s+(?:no|nao)\s+(?:sea\w*|seja\w*|deb\w+\s+ser|"
    r"dev\w+\s+ser|debe\w*)\s+\w+)"
)
_SECRECY = re.compile(
    r"\b(?:caracter\s+(?:reservad\w+|confidencial|sigiloso)|absoluta\s+reserva|"
    r"estricta\s+(?:reserva|confidencialidad)|bajo\s+reserva|"
    r"guardar\s+(?:la\s+)?(?:debida\s+)?reserva|reserva\s+(?:de\s+la\s+investigacion|legal|"
    r"absoluta|de\s+las\s+actuaciones)|"
    r"sigilo\s+(?:absoluto|das\s+investigac\w+|da\s+investigac\w+|necessario|sobre)|"
    r"manter?\s+(?:o\s+)?sigilo|mantener\s+(?:en\s+)?(?:reserva|secreto|confidencial\w*)|"
    r"secreto\s+(?:de\s+(?:sumario|las\s+actuaciones))|segredo\s+de\s+justica|en\s+reserva|"
    r"sob\s+sigilo|confidencialidad\s+(?:absoluta|estricta))\b"
)
_USER = re.compile(
    r"\b(?:titular\w*|usuari[oa]s?|user|investigad\w+|imputad\w+|suspeit\w+|sospechos\w+|cuentas?|contas?|"
    r"perfil|alvo|dueno|propietari\w+|terceros|requerid\w+|agresor|agressor|afectad\w+|interesad\w+|suscriptor|"
    r"autor\w*)\b"
)


def data_categories(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the categories asked for, `normal` in the controlled vocabulary, in its order."""
    found: dict[str, FieldValue] = {}
    for sentence in [*_requests(letter)] or [*_listed(letter)]:
        asked = _BECAUSE.split(sentence.folded, maxsplit=1)[0]
        for name, pattern in CATEGORIES:
            match = re.search(rf"(?<![/.@\w])(?:{pattern})(?!\.\w)", asked)
            if match and name not in found and not _NOT_ASKED.search(sentence.folded[: match.start()]):
                start = sentence.span.start
                found[name] = value(letter, Span(start + match.start(), start + match.end()), LIKELY + 0.1, normal=name)
    return tuple(found[name] for name, _ in CATEGORIES if name in found)


_BECAUSE = re.compile(
    r"\b(?:ya\s+que|porque|pues|dado\s+que|toda\s+vez\s+que|en\s+razon\s+de\s+que|por\s+cuanto|pois|ja\s+que|"
    r"uma\s+vez\s+que|tendo\s+em\s+vista|,\s*quien\b|,\s*quem\b)"
)
_LABEL = re.compile(
    r"^(?:datos|dados|informacion|informacoes|data)(?:\s+(?:requerid|solicitad|necesari|pretendid)\w*)?\s*:"
)


def _listed(letter: Facts) -> Iterator[Sentence]:
    """Yield short lines, such as a table's cells, of a letter whose sentences name no data."""
    return (s for s in letter.sentences if len(s.text) < 90 and not letter.in_mail_header(s.span.start))


def _requests(letter: Facts) -> Iterator[Sentence]:
    """Yield the sentences that ask, and the list items below them."""
    listing = False
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start):
            continue
        line = letter.line_at(sentence.span.start)
        item = line is not None and bool(
            re.match(
                r"\s*(?:[-–—•*·>]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.)ºª°-]|primero|segundo|tercero|\d+\.)",
                line.text,
                re.IGNORECASE,
            )
        )
        asks = bool(ASKING.search(sentence.folded) or _LABEL.match(sentence.folded))
        only_kept = bool(KEPT.search(sentence.folded)) and not re.search(
            r"\b(?:remit|proporcion|fornec|entreg|suministr|inform[ea]|brind)", sentence.folded
        )
        item = item or (listing and len(sentence.text) < 70)
        if (asks or (listing and item)) and not only_kept:
            yield sentence
        listing = (asks and sentence.text.rstrip().endswith((":", ";"))) or (listing and item) or (asks and item)


def preservation(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter asks that data be kept; `normal` is `true`."""
    for sentence in letter.sentences:
        match = KEPT.search(_KEPT_NOT_DATA.sub(lambda m: " " * len(m[0]), sentence.folded))
        if (
            match
            and not letter.in_mail_header(sentence.span.start)
            and not _NOT_ASKED.search(sentence.folded[: match.start()])
        ):
            span = Span(sentence.span.start, sentence.span.end)
            return (value(letter, span, SURE - 0.05, normal="true"),)
    return ()


def non_notification(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter asks that the user not be told, or that it be kept secret; `normal` is `true`."""
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start):
            continue
        told = _SILENCE.search(sentence.folded)
        if told and _USER.search(sentence.folded):
            return (value(letter, sentence.span, SURE - 0.05, normal="true"),)
    for sentence in letter.sentences:
        if _SECRECY.search(sentence.folded):
            return (
                value(letter, sentence.span, LIKELY, normal="true", note="secrecy is asked; the user is not named"),
            )
    return ()


def attachments(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the files that came with the mail, and the annexes that the text names."""
    came = [FieldValue(item.name, "", None, 1.0, "came with the message") for item in letter.document.attachments]
    known = {item.text for item in came}
    files = (entity for entity in letter.of_kind(EntityKind.FILENAME) if entity.text not in known)
    named = [value(letter, entity.span, LIKELY, note="named in the text") for entity in files]
    pattern = (
        r"\b(?:se\s+adjunta\w*|adjunto(?!\s+(?:al|del?)\b)|adjuntamos|se\s+anexa\w*|"
        r"anexos?\b(?!\s*\.?\s*:?\s*\d)|anexamos|segue\w*\s+(?:em\s+)?anex\w+|"
        r"se\s+acompana\w*|attached|enclosed)"
    )
    for sentence in letter.sentences:
        match = re.search(pattern, sentence.folded)
        if (
            match
            and not letter.in_mail_header(sentence.span.start)
            and not in_signature(letter, sentence.span.start)
            and not any(item.span and sentence.span.start <= item.span.start < sentence.span.end for item in named)
        ):
            named.append(value(letter, sentence.span, GUESS + 0.25, note="named in the text"))
    return (*came, *named)

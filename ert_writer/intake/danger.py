"""What danger the letter describes, and in which words; urgency by itself is none."""

from __future__ import annotations

import re

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

TYPES: tuple[tuple[str, float, str], ...] = (
    (
        "kidnapping",
        3.0,
        (
            r"secuestr(?:ad|o(?!\s+d(?:e|el)\s+(?:telefono|equipo|celular|vehiculo|material|elementos|"
            r"los?\s+(?:elementos|equipos)))|ador|ar|aron)\w*|sequestr\w+|plagi(?:o|ad|ari)\w*|"
            r"privad[oa]s?\s+(?:ilegalmente\s+)?de\s+(?:su\s+|la\s+)?libertad|encerrad[oa]|incomunicad[oa]|"
            r"retenid[oa]\s+(?:en\s+)?contra|arrebatad[oa]|sigue\s+retenid[oa]|privacion\s+(?:ilegal|"
            r"ilegitima)\s+de\s+(?:la\s+)?libertad|carcere\s+privado|cativeiro|cautiverio|rescate|resgate|rehen\w*|"
            r"refem|refens|levantad[oa]\s+por|kidnap\w*|retenid[oa]\s+contra|mantid[oa]\s+(?:presa|em\s+carcere)|"
            r"rapt(?:o|ad)\w*|sustraccion\s+de\s+menor\w*|levad[oa]\s+a\s+forca|abduct\w+|hostage\w*"
        ),
    ),
    (
        "missing_person",
        2.4,
        (
            r"desaparici\w+|desaparecid\w+|desaparec(?:io|eu|imento)\w*|no\s+(?:ha\s+|han\s+)?(?:regres|retorn|"
            r"vuelt|volvi|apareci)\w*|no\s+aparece|sin\s+noticias|sem\s+noticias|sem\s+contato|no\s+(?:ha|"
            r"han)\s+logrado\s+(?:comunicar|contactar|ubicar|localizar)\w*|se\s+desconoce\s+su\s+(?:paradero|"
            r"ubicacion)|nao\s+(?:retornou|voltou|regressou)|paradero|paradeiro|presunta\s+desgracia|"
            r"alerta\s+amber|alba-?kenneth|extraviad[oa]|no\s+localizad[oa]|ausencia\s+de\s+(?:la|el)\s+menor|"
            r"falta\s+(?:de|en|desde)\s+(?:su|el)\s+(?:hogar|casa|domicilio)|"
            r"missing\s+(?:person|child|girl|boy)|fuga\s+de\s+hogar|persona\s+no\s+localizada"
        ),
    ),
    (
        "suicide_self_harm",
        3.0,
        (
            r"suicid\w+|quitar(?:se|ia|a)?\s+(?:se\s+)?la\s+vida|quitarse|se\s+quitari?a\s+la\s+vida|"
            r"atentar\s+contra\s+su\s+(?:propia\s+)?(?:vida|integridad)|tirar\s+a\s+propria\s+vida|"
            r"tirar\s+a\s+vida|autolesi\w+|autolesion\w*|automutila\w+|autoagres\w+|matarse|se\s+matar|"
            r"acabar\s+con\s+su\s+vida|dar\s+fim\s+a\s+(?:propria\s+)?vida|tirara\s+a\s+propria|cortarse|"
            r"se\s+cortando|ideacion\s+suicida|ingi?ri\w+\s+(?:pastillas|medicamentos|veneno|comprimidos|farmacos|"
            r"raticida)|carta\s+de\s+despedida|despedi\w+\s+de\s+(?:su\s+)?(?:familia|todos|sus)|"
            r"despediu(?:-se)?\s+d[aeo]s?|carta\s+de\s+despedida|lanzarse|saltar\s+de(?:l|sde)|pular\s+d[ao]|"
            r"no\s+quiere?\s+(?:seguir\s+)?vivi\w+|manana\s+ya\s+no\s+(?:estare|voy)|self[\s-]harm|autoexterm\w+|"
            r"autoeliminaci\w+"
        ),
    ),
    (
        "child_sexual_abuse",
        3.0,
        (
            r"abuso\s+sexual\s+(?:infantil|de\s+menor\w*|contra\s+menor\w*|a\s+(?:un|una)\s+menor)|"
            r"pornografia\s+infantil|pedofil\w+|explotaci?on\s+sexual|exploracao\s+sexual|material\s+de\s+(?:abuso|"
            r"explotacion)|grooming|aliciamento|estupro\s+de\s+vulneravel|corrupcion\s+de\s+menores|csam|"
            r"imagenes\s+intimas\s+de\s+(?:la|el|un|una)\s+(?:menor|nin[oa]|adolescente)|"
            r"imagens\s+intimas\s+d[aeo]\s+(?:uma?\s+)?(?:menor|menin[oa]|crianca|adolescente)|abuso\s+sexual|violacion\s+(?:de|a)\s+(?:la|un|"
            r"una)\s+menor|seduccion\s+de\s+menor\w*|ciberacoso\s+sexual|estupro|"
            r"contacto\s+con\s+finalidad\s+sexual"
        ),
    ),
    (
        "attack_threat",
        3.0,
        (
            r"tiroteo|masacre|massacre|ataque\s+(?:a|contra|en|armado|ao|na|no|masivo|en\s+la|a\s+la|terrorista)|"
            r"atentado\w*|amenaza\s+de\s+bomba|ameaca\s+de\s+bomba|artefacto\s+explosivo|explosiv\w+|terroris\w+|"
            r"(?:entrar|llegar|chegar)\s+(?:disparando|atirando|a\s+(?:los\s+)?tiros)|abrir\s+(?:fuego|fogo)|"
            r"(?:disparar|atirar|tiros)\s+(?:en|a|contra|na|no|em)|school\s+shooting|matanza|bomb\w*|ataque"
        ),
    ),
    (
        "extortion",
        2.0,
        (
            r"extorsi\w+|extorsion\w*|extors\w+|sextorsion\w*|sextors\w+|chantaj\w+|chantag\w+|cobro\s+de\s+piso|"
            r"exig\w+\s+(?:el\s+pago|dinero|la\s+suma|a\s+quantia|dinheiro|\$)|blackmail"
        ),
    ),
    (
        "domestic_violence",
        2.0,
        (
            r"violencia\s+(?:domestica|familiar|intrafamiliar|de\s+genero|contra\s+la\s+mujer)|"
            r"violencia\s+domestica|maria\s+da\s+penha|femin\w*cidi\w+|feminicid\w+"
        ),
    ),
    (
        "threat_to_life",
        2.0,
        (
            r"amenaz\w+\s+(?:de|con)\s+(?:muerte|matar\w*|asesinar\w*|quitar\w*)|ameac\w+\s+de\s+morte|"
            r"ameac\w+\s+(?:de\s+)?matar|(?:va|voy|van|vamos|ir)\s+a\s+matar|(?:la|lo|le|te)\s+mata\b|"
            r"armad[oa]\s+(?:en|a|hasta|con)|de\s+hoy\s+no\s+pas\w+|femicidio|feminicidio|"
            r"tentativa\s+de\s+homicidio|teme\w*\s+por\s+(?:su|la)\s+vida|vou\s+(?:te\s+)?matar|"
            r"riesgo\s+(?:inminente\s+|real\s+|grave\s+|actual\s+)*(?:de|para|a)\s+(?:la\s+|su\s+)?(?:vida|muerte)|"
            r"risco\s+(?:iminente\s+|real\s+|concreto\s+|grave\s+)*(?:de|a|para)\s+(?:a\s+)?(?:vida|morte)|"
            r"peligr\w+\s+(?:inminente\s+|la\s+|de\s+|su\s+|para\s+|grave\s+)*(?:vida|muerte|integridad)|"
            r"perigo\s+de\s+(?:vida|morte)|amenazas?\s+de\s+muerte|sicari\w+|homicidi\w+|asesin\w+|matar\w*|"
            r"danger\s+of\s+death|risk\s+to\s+life|contra\s+la\s+vida|lesiones\s+graves|integridad\s+fisica"
        ),
    ),
)
"""Emergency types with a weight and the words, folded, that speak for them."""

_DENIED = re.compile(
    r"\b(?:no\s+(?:existe|hay|se\s+advierte|se\s+trata|media|consta|se\s+ha\s+reportado|presenta|corre|"
    r"esta\s+en|representa|implica|hubo|se\s+verifica)|nao\s+(?:ha|existe|se\s+trata|houve|consta|corre|esta)|"
    r"sin\s+(?:que\s+exista\s+)?(?:riesgo|peligro)|sem\s+(?:risco|perigo)|descart\w+|se\s+descarta|ningun\w*|"
    r"nenhum\w*|inexist\w+|ausencia\s+de\s+(?:riesgo|peligro))\b[^.;]{0,60}$"
)
_LAW = re.compile(
    r"\b(?:delito\s+de|crime\s+de|por\s+el\s+delito|pelo\s+crime|articulo|art\.|ley\s+n?|lei\s+n?|unidad|"
    r"division|delegacia|fiscalia|brigada|seccion|departamento|grupo|especializad\w+\s+en)\b[^.;,]{0,60}$"
)
_PAST = re.compile(
    r"\b(?:resuelt\w+|ya\s+fue\s+(?:localizad|liberad|rescatad|encontrad)\w+|foi\s+(?:localizad|libertad|"
    r"encontrad|resgatad)\w+|aparecio\s+(?:con\s+vida|sana)|se\s+encuentra\s+a\s+salvo|a\s+salvo|sin\s+novedad|"
    r"safe\s+and\s+sound)\b"
)
_LIFE = re.compile(
    r"\b(?:"
    + "|".join(p for _, _, p in TYPES if p)
    + r"|riesgo|risco|peligro|perigo|inminente\w*|iminente\w*|heridas?|arma\w*|pistola|cuchillo|faca|golpe\w*|"
    r"agredid\w+|amarrad\w+|atad[oa]|"
    r"amordazad\w+|sangr\w+|medicamento\w*|sedad[oa]|pastillas|puente|vias\s+del\s+tren|ponte|exig\w+|auxilio|"
    r"socorro|pid[ei]\w*\s+ayuda|pedi\w+\s+ajuda|retenid[oa]|"
    r"captad[oa]|cautiv[oa]|se\s+llev(?:aron|o)|le\s+(?:dan|dieron)\s+(?:plazo|hasta)|ausente\s+de\s+su|"
    r"arma\s+de\s+fuego|muerte\s+a|incomunicad[oa]|encerrad[oa]|enganos?|llevad[oa]|"
    r"no\s+la\s+vuelven\s+a\s+ver|ultima\s+vez|a\s+vio|fue\s+vist[oa]|foi\s+vist[oa]|en\s+vivo|ao\s+vivo|"
    r"transmi\w+|despid\w+|despedid\w+|adios|adeus)\b"
)
_NARRATES = re.compile(
    r"\b(?:el\s+(?:dia|pasado)|ayer|anoche|hoy|hace|em\s+\d|no\s+dia|ontem|hoje|siendo\s+las|a\s+las|as\s+\d|"
    r"aproximadamente|recibi\w+|recebeu|publico|publicou|permanece\w*|mantiene\w*|obligan?|continua\w*|postou|"
    r"posteo|compartilhou|subio|envio|enviou|"
    r"manifest\w+|afirm\w+|anunci\w+|exig\w+|auxilio|socorro|pid[ei]\w*\s+ayuda|pedi\w+\s+ajuda|retenid[oa]|salio|saiu|"
    r"fue\s+\w+|foi\s+\w+|transmit\w+|mostr\w+|aparece\w*|se\s+encuentra|se\s+encontra|desde|dijo|disse|"
    r"est(?:a|an|ao)\s+siendo\s+\w+|(?:esta|estao)\s+sendo\s+\w+|por\s+ultima\s+vez|pela\s+ultima\s+vez|escribio|escreveu|amenaz\w+|ameac\w+|intent\w+|tent\w+|menor\s+de|anos\s+de\s+edad|victima|vitima|"
    r"denunci\w+|report\w+|famili\w+)\b"
)
_HEADLINE = re.compile(r"^(?:asunto|assunto|ref\b|ref\.|subject|mat\b|delito|materia)")
MAX_FACTS = 6


def emergency_type(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the kind of danger described, `normal` from `TYPES`; none where the letter describes no danger.

    Words inside an offence's name, a unit's name or a denial do not count in full.
    """
    scores: dict[str, float] = {}
    first: dict[str, Span] = {}
    for name, weight, pattern in TYPES:
        for match in re.finditer(rf"\b(?:{pattern})\b", letter.folded):
            if letter.in_mail_header(match.start()) and not letter.before(match.start(), 300).startswith(
                ("subject", "asunto")
            ):
                continue
            before = letter.before(match.start(), 90)
            if _DENIED.search(before):
                continue
            factor = 0.5 if _LAW.search(before) else 1.0
            scores[name] = scores.get(name, 0.0) + weight * factor * (1.0 if name not in first else 0.4)
            first.setdefault(name, Span(*match.span()))
    return _chosen(letter, scores, first)


def _chosen(letter: Facts, scores: dict[str, float], first: dict[str, Span]) -> tuple[FieldValue, ...]:
    if not scores:
        return ()
    if "kidnapping" in scores and scores["kidnapping"] >= 2:
        scores["missing_person"] = scores.get("missing_person", 0.0) * 0.7
        scores["extortion"] = scores.get("extortion", 0.0) * 0.7
    name = max(scores, key=lambda key: scores[key])
    if scores[name] < 0.9:
        return ()
    confidence = (
        SURE - 0.05
        if scores[name] >= 3 and sum(s >= scores[name] * 0.75 for s in scores.values()) == 1
        else LIKELY - 0.1
    )
    note = "the letter says that it is over" if _PAST.search(letter.folded) else ""
    return (value(letter, first[name], confidence if not note else UNSURE, normal=name, note=note),)


def facts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the sentences that describe danger as something that happens, word for word."""
    found = [sentence for sentence in letter.sentences if is_fact(letter, sentence)]
    return tuple(value(letter, sentence.span, LIKELY) for sentence in found[:MAX_FACTS])


def is_fact(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence tells of danger as something that happens, not as a law, a unit or a denial."""
    if (
        letter.in_mail_header(sentence.span.start)
        or len(sentence.text.split()) < 5
        or _HEADLINE.search(sentence.folded)
    ):
        return False
    match = _LIFE.search(sentence.folded)
    if match is None or _DENIED.search(sentence.folded[: match.start()]):
        return False
    words = [m for m in _LIFE.finditer(sentence.folded) if not _LAW.search(sentence.folded[: m.start()])]
    return bool(words) and bool(_NARRATES.search(sentence.folded))

"""What danger the letter describes, to whom, and in which words; urgency by itself is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.intake.letter import Letter, Sentence
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind, ParagraphRole

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
            r"imagenes\s+intimas\s+de\s+(?:la|el|un|una)\s+menor|abuso\s+sexual|violacion\s+(?:de|a)\s+(?:la|un|"
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
    r"amordazad\w+|sangr\w+|medicamento\w*|sedad[oa]|pastillas|puente|vias\s+del\s+tren|ponte|exig\w+|"
    r"captad[oa]|cautiv[oa]|se\s+llev(?:aron|o)|le\s+(?:dan|dieron)\s+(?:plazo|hasta)|ausente\s+de\s+su|"
    r"arma\s+de\s+fuego|muerte\s+a|incomunicad[oa]|encerrad[oa]|enganos?|llevad[oa]|"
    r"no\s+la\s+vuelven\s+a\s+ver|ultima\s+vez|a\s+vio|fue\s+vist[oa]|foi\s+vist[oa]|en\s+vivo|ao\s+vivo|"
    r"transmi\w+|despid\w+|despedid\w+|adios|adeus)\b"
)
_NARRATES = re.compile(
    r"\b(?:el\s+(?:dia|pasado)|ayer|anoche|hoy|hace|em\s+\d|no\s+dia|ontem|hoje|siendo\s+las|a\s+las|as\s+\d|"
    r"aproximadamente|recibi\w+|recebeu|publico|publicou|postou|posteo|compartilhou|subio|envio|enviou|"
    r"manifest\w+|afirm\w+|anunci\w+|exig\w+|salio|saiu|"
    r"fue\s+\w+|foi\s+\w+|transmit\w+|mostr\w+|aparece\w*|se\s+encuentra|se\s+encontra|desde|dijo|disse|"
    r"escribio|escreveu|amenaz\w+|ameac\w+|intent\w+|tent\w+|menor\s+de|anos\s+de\s+edad|victima|vitima|"
    r"denunci\w+|report\w+|famili\w+)\b"
)
_HEADLINE = re.compile(r"^(?:asunto|assunto|ref\b|ref\.|subject|mat\b|delito|materia)")
MAX_FACTS = 6


def emergency_type(letter: Letter) -> tuple[FieldValue, ...]:
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


def _chosen(letter: Letter, scores: dict[str, float], first: dict[str, Span]) -> tuple[FieldValue, ...]:
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


def facts(letter: Letter) -> tuple[FieldValue, ...]:
    """Return the sentences that describe danger as something that happens, word for word."""
    found = [sentence for sentence in letter.sentences if _is_fact(letter, sentence)]
    return tuple(value(letter, sentence.span, LIKELY) for sentence in found[:MAX_FACTS])


def _is_fact(letter: Letter, sentence: Sentence) -> bool:
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


_INITIALS = r"(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,6}(?:[A-ZÁÉÍÓÚÑ]\b)?|[A-ZÁÉÍÓÚÑ]{2,5}(?![\w])"
_NAMED = (
    r"[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\wáéíóúñâêôãõç]+(?:\s+(?:(?:de|del|la|da|dos|do|las|"
    r"los)\s+)*(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\wáéíóúñâêôãõç]+|[A-Z]\.)){1,4}"
)
_PERSON_CUE = (
    r"(?:menor(?:\s+de\s+edad)?|victima|vitima|persona(?:\s+(?:desaparecida|secuestrada|en\s+(?:riesgo|"
    r"peligro)))?|pessoa(?:\s+(?:desaparecida|em\s+(?:risco|perigo)))?|adolescente|nin[oa]|crianca|jov[ea]n?m?|"
    r"joven|muchach[oa]|"
    r"menin[oa]|mujer|mulher|hombre|homem|ciudadan[oa]|cidada[o]?|estudiante|estudante|hij[oa]|filh[oa]|"
    r"afectad[oa]|ofendid[oa]|damnificad[oa]|comerciante|rapaz|moca|agraviad[oa]|desaparecid[oa]|senora?|"
    r"sra?\.|idos[oa]|anciano|anciana|bebe|lactante|recien\s+nacid[oa]|usuari[oa]\s+en\s+riesgo|agravio\s+de|"
    r"perjuicio\s+de|desfavor\s+de|usad[oa]\s+p(?:or|elo|ela)|utilizad[oa]\s+p(?:or|elo|ela))"
)
_LINK = (
    r"[\s,:(]*(?:(?:de\s+)?(?:aproximadamente\s+)?\d{1,2}\s+(?:anos|meses)(?:\s+de\s+(?:edad|"
    r"idade))?[\s,:)]+|(?:de\s+)?(?:sexo\s+\w+\s*,?\s*)?(?:de|con|com|que\s+responde\s+a\s+las|cuyas?|as|"
    r"las|sus|suas|identificad[oa]\s+(?:con|como|pelas|por)?|de\s+nombre|de\s+nome|llamad[oa]|chamad[oa]|"
    r"nombre|nome|responde\s+al\s+nombre\s+de|sigla|siglas|iniciais|iniciales|las\s+iniciales|"
    r"pelas\s+iniciais|resguardad[oa]|directa|la|el|a|o|es|e|son|sao|hoy|desaparecid[oa]|secuestrad[oa]|"
    r"\(a\)|reservad[oa]|en\s+(?:riesgo|peligro)|em\s+(?:risco|perigo))[\s,:]+)*"
)
_WHO = re.compile(rf"\b(?P<cue>{_PERSON_CUE}){_LINK}[\"“«]?$")
_AGE = re.compile(
    r"(?:de\s+)?(?P<n>\d{1,3})\s+(?:anos|ano|meses|years)(?:\s+de\s+(?:edad|idade))?|(?P<w>un|uno|dos|tres|"
    r"cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|"
    r"tres|quatro|sete|oito|nove|dez|onze|doze|treze|quatorze|catorze|quinze|dezesseis|dezessete|"
    r"dezoito)\s+(?:\(\d+\)\s+)?anos(?:\s+de\s+(?:edad|idade))?"
)
_TEEN = {
    "un": 1,
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "quatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "sete": 7,
    "ocho": 8,
    "oito": 8,
    "nueve": 9,
    "nove": 9,
    "diez": 10,
    "dez": 10,
    "once": 11,
    "onze": 11,
    "doce": 12,
    "doze": 12,
    "trece": 13,
    "treze": 13,
    "catorce": 14,
    "quatorze": 14,
    "catorze": 14,
    "quince": 15,
    "quinze": 15,
    "dieciseis": 16,
    "dezesseis": 16,
    "diecisiete": 17,
    "dezessete": 17,
    "dieciocho": 18,
    "dezoito": 18,
}
_CHILD = re.compile(
    r"\b(?:menor(?:es)?(?:\s+de\s+edad)?|adolescente|nin[oa]s?|crianca|menin[oa]|bebe|lactante|nna|impubere|"
    r"recien\s+nacid[oa])\b"
)


def person_in_danger(letter: Letter) -> tuple[FieldValue, ...]:
    """Return who is in danger: the initials or name as written, else the words that describe the person.

    `normal` is `minor` or `adult` where the age or a word such as `adolescente` tells, empty otherwise. Gender is
    never told.
    """
    found = [*_by_initials(letter), *_by_name(letter)] or [*_bare_initials(letter)] or [*_described(letter)]
    seen: dict[str, FieldValue] = {}
    for item in found:
        seen.setdefault(re.sub(r"\W", "", item.text).casefold(), item)
    return tuple(seen.values())[:3]


def _by_initials(letter: Letter) -> Iterator[FieldValue]:
    for match in re.finditer(rf"(?<![\w.@/-])(?:{_INITIALS})", letter.text):
        text = match[0].rstrip()
        before = letter.before(match.start(), 90)
        dotted = text.count(".") >= 2
        cued = re.search(r"\b(?:iniciales|iniciais|siglas?)\b[\s:,\"“«]*(?:son|sao|de\s+nombre)?[\s:\"“«]*$", before)
        if (dotted and _WHO.search(before)) or cued:
            yield _person(letter, Span(match.start(), match.start() + len(text)), SURE)


_ABBREVIATIONS = re.compile(
    r"(?:S\.?A|S\.?R\.?L|C\.?P|C\.?P\.?P|S\.?D|D\.?F|D\.?C|D\.?M|E\.?U|N\.?N|A\.?A|C\.?C|P\.?N|R\.?O|I\.?E|"
    r"B\.?O|U\.?F\.?I|I\.?P\.?P|I\.?P|C\.?I|Q\.?E\.?P\.?D|C\.?A\.?B\.?A|P\.?D|N\.?I\.?P|"
    r"C\.?N\.?P\.?P|M\.?P|A\.?M|P\.?M|V\.?S|V\.?E|U\.?S|L\.?P|D\.?N\.?I|C\.?U\.?I\.?J|N\.?U\.?C|R\.?U\.?C|"
    r"R\.?I\.?T|P\.?F|P\.?C|P\.?J|S\.?S|M\.?N|R\.?F\.?C)\.?"
)


def _bare_initials(letter: Letter) -> Iterator[FieldValue]:
    """Yield initials that stand in a sentence of the facts, though no word beside them says whose they are."""
    for sentence in letter.sentences:
        if not _is_fact(letter, sentence):
            continue
        for match in re.finditer(r"(?<![\w.@/-])(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,6}(?![\w/])", sentence.text):
            text = match[0].rstrip()
            if not _ABBREVIATIONS.fullmatch(text):
                start = sentence.span.start + match.start()
                yield _person(letter, Span(start, start + len(text)), LIKELY - 0.1)


def _by_name(letter: Letter) -> Iterator[FieldValue]:
    for match in re.finditer(_NAMED, letter.text):
        before = letter.before(match.start(), 90)
        who = _WHO.search(before)
        if who and not letter.in_mail_header(match.start()) and not re.search(r"\b(?:sra?\.|senora?)\s*$", before):
            yield _person(letter, Span(*match.span()), LIKELY)


def _described(letter: Letter) -> Iterator[FieldValue]:
    harmed = {item.normal for item in emergency_type(letter)}
    who = rf"{_PERSON_CUE}s?"
    if "suicide_self_harm" in harmed:
        who = rf"(?:{who}|usuari[oa]|titular(?:\s+de\s+la\s+cuenta)?)"
    if "attack_threat" in harmed:
        who = (
            rf"(?:{who}|alumn[oa]s|estudiantes|estudantes|alunos|personas|pessoas|asistentes|pasajeros|"
            r"passageiros|docentes|professores|fieles|fieis|trabajadores)"
        )
    pattern = (
        r"\b(?:(?:un|una|la|el|o|a|um|uma|su|sua|dicho|dicha|dos|tres|duas|as|os|los|las|"
        r"\d+)\s+(?:presunta\s+|suposta\s+)?|(?=crianca|menor|adolescente|"
        rf"nin[oa]\b)){who}\b(?!\s+(?:investigad|suscrit|policial))"
    )
    for sentence in letter.sentences:
        match = re.search(pattern, sentence.folded)
        if match and _is_fact(letter, sentence):
            tail = re.match(
                r"\s*,?\s*(?:menor\s+de\s+edad\s*,?\s*)?(?:de|com|"
                r"con)\s+(?:aproximadamente\s+)?\d{1,2}\s+(?:anos|meses)(?:\s+de\s+(?:edad|idade))?",
                sentence.folded[match.end() :],
            )
            start = sentence.span.start
            yield _person(
                letter, Span(start + match.start(), start + match.end() + (tail.end() if tail else 0)), UNSURE
            )
            return


def _person(letter: Letter, span: Span, confidence: float) -> FieldValue:
    around = (
        letter.before(span.start, 60) + letter.folded[span.start : span.end] + letter.after(span.end, 60).split(";")[0]
    )
    age = _AGE.search(around)
    years = (int(age["n"]) if age["n"] else _TEEN.get(age["w"] or "", 99)) if age else None
    if years is not None and age is not None:
        group, note = ("minor" if years < 18 or "meses" in age[0] else "adult"), f"age given: {age[0].strip()}"
    elif child := _CHILD.search(around):
        group, note = "minor", f"called {child[0]}"
    else:
        group, note = "", "age not given"
    return value(letter, span, confidence, normal=group, note=note)


_OFFENCE_CUE = re.compile(
    r"\b(?:delitos?\s+(?:de|contra|denominad[oa]|consistente\s+en)|(?:presunt[oa]|supuest[oa]|"
    r"probable)\s+delito\s+(?:de|contra)|(?:por|pelo)\s+(?:el|la|a|o)?\s*(?:presunt[oa]|suposta?|"
    r"supuest[oa])?\s*(?:comision\s+d[ae]l?\s+)?(?:delito|crime|hecho\s+punible|infraccion|"
    r"contravencion)s?\s+(?:de|contra)|"
    r"crimes?\s+(?:de|contra|previst\w+)|delitos?(?:\s+(?:investigado|imputado|atribuido)s?)?\s*:|"
    r"crimes?(?:\s+investigados?)?\s*:|con\s+fines\s+de|\bs/(?!\s*n)|offen[cs]e\s*:|"
    r"hechos?\s+(?:constitutivos?|que\s+configuran)\s+(?:del?\s+)?(?:delito\s+de\s+)?|por\s+hechos\s+de|"
    r"caratulad[oa]s?|"
    r"materia\s*:|hecho\s+punible\s+(?:de|contra)|pratica\s+(?:do\s+crime\s+)?de|comision\s+de)\s*[:\"“«]?\s*"
)
_OFFENCE_END = re.compile(
    r"[.;:\n\"”»)]|,(?!\s*(?:agravad|calificad|en\s+grado|y\s+\w+\s+agravad))|\s+\(|\b(?:en\s+(?:agravio|"
    r"perjuicio|contra)|cometid\w+\s+en|previst\w+|tipificad\w+|sancionad\w+|ocurrid\w+|por\s+lo|a\s+fin|"
    r"que\s+se|que\s+investiga|solicit\w+|seguid\w+|instruid\w+|donde|siendo|con\s+fecha|el\s+dia|"
    r"me\s+permito|se\s+solicita|praticad\w+|ocorrid\w+|contra\s+(?:la\s+)?(?:menor|victima|vitima|"
    r"persona\s+de)|en\s+el\s+que|art(?:iculo|igo|s)?\b|capitulad\w+|em\s+(?:face|desfavor)|a\s+las|imputad\w+|"
    r"atribuid\w+|y\s+otros|e\s+outros|a\s+efectos|cuya|cuyo|en\s+la\s+que|para\s+que|tendo|conforme|"
    r"contemplad\w+)\b"
)
_OFFENCES = re.compile(
    r"\b(?:secuestro(?:\s+(?:extorsivo|agravado|expres|simple|exprés))?|desaparicion(?:\s+(?:forzada|"
    r"cometida\s+por\s+particulares|de\s+personas?))?|extorsion(?:\s+agravada)?|amenazas(?:\s+(?:coactivas|"
    r"agravadas|de\s+muerte|simples|calificadas))?|"
    r"homicidio(?:\s+(?:calificado|doloso|agravado|en\s+grado\s+de\s+tentativa))?|feminicidio|femicidio|"
    r"trata\s+de\s+personas|grooming|extorsao(?:\s+mediante\s+sequestro)?|"
    r"sequestro(?:\s+e\s+carcere\s+privado)?|carcere\s+privado|ameaca|"
    r"tentativa\s+de\s+homicidio|estupro(?:\s+de\s+vulneravel)?|pornografia\s+infantil|abuso\s+sexual|"
    r"violencia\s+(?:familiar|domestica|intrafamiliar)|estafa|estelionato|difamacion|privacion\s+(?:ilegal|"
    r"ilegitima)\s+de\s+(?:la\s+)?libertad|sustraccion\s+de\s+menor(?:es)?|instigacion\s+al\s+suicidio|"
    r"terrorismo)\b"
)


def offence(letter: Letter) -> tuple[FieldValue, ...]:
    """Return the offence under investigation as written, with the article that the letter gives for it in `note`."""
    for match in _OFFENCE_CUE.finditer(letter.folded):
        if letter.in_mail_header(match.start()):
            continue
        rest = letter.folded[match.end() : match.end() + 120].partition("\n")[0]
        about = re.match(r"[^\n;]{0,40}?\bs/\s*", rest)  # `NN s/ trata de personas`
        begin = match.end() + (about.end() if about else 0)
        rest = rest[about.end() :] if about else rest
        stop = _OFFENCE_END.search(rest)
        text = rest[: stop.start() if stop else len(rest)].rstrip(" ,:")
        if text.startswith("desob"):
            continue  # a threat against the provider, not what is investigated
        if re.match(r"(?:los?|las?|el|esta|este|nuestra|que|su|os?|as?)\s", text) and not _OFFENCES.search(text):
            continue
        if 4 <= len(text) <= 110:
            lead = len(text) - len(text.lstrip())
            span = Span(begin + lead, begin + len(text))
            return (value(letter, span, LIKELY + 0.1, note=_article(letter, span)),)
    named = next((m for m in _OFFENCES.finditer(letter.folded) if _is_investigated(letter, m)), None)
    return (value(letter, Span(*named.span()), UNSURE, note=_article(letter, Span(*named.span()))),) if named else ()


def _is_investigated(letter: Letter, match: re.Match[str]) -> bool:
    """Return whether an offence is named as what is investigated, not as a unit's name or a thing that happened."""
    line = letter.line_at(match.start())
    if letter.in_mail_header(match.start()) or line is None or line.role is ParagraphRole.HEADING:
        return False
    before = letter.before(match.start(), 70)
    return bool(
        re.search(
            r"\b(?:investig\w+|caus\w+|caso|carpeta|inquerito|expediente|denuncia|seguid\w+|s/|por|tratar?-?se|"
            r"apura\w*|caratulad\w+)\b[^.;]{0,50}$",
            before,
        )
        and not re.search(
            r"\b(?:unidad|division|delegacia|brigada|grupo|fiscalia|contra\s+la|especializad\w+)\b[^.;]{0,40}$", before
        )
    )


def _article(letter: Letter, span: Span) -> str:
    near = (e for e in letter.of_kind(EntityKind.STATUTE) if -5 <= e.span.start - span.end <= 90)
    return next((" ".join(e.text.split()) for e in near), "")

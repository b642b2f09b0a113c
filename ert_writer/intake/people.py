"""Who is in danger: initials or names as written, else the words that describe the person; gender is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.intake.danger import emergency_type, is_fact
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import DangerStatus, FieldValue, Role
from ert_writer.model.findings import Span

_INITIALS = r"(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,6}(?:[A-ZÁÉÍÓÚÑ]\b)?|[A-ZÁÉÍÓÚÑ]{2,5}(?![\w])"
_PERSON_CUE = (
    r"(?:menor(?:\s+de\s+edad)?|victima|vitima|persona(?:\s+(?:desaparecida|secuestrada|en\s+(?:riesgo|"
    r"peligro)))?|pessoa(?:\s+(?:desaparecida|em\s+(?:risco|perigo)))?|adolescente|nin[oa]|crianca|jov[ea]n?m?|"
    r"joven|muchach[oa]|"
    r"menin[oa]|mujer|mulher|hombre|homem|ciudadan[oa]|cidada[o]?|estudiante|estudante|hij[oa]|filh[oa]|"
    r"piloto|chofer|motorista|conductora?|taxista|afectad[oa]|ofendid[oa]|damnificad[oa]|comerciante|rapaz|moca|agraviad[oa]|desaparecid[oa]|senora?|"
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


def person_in_danger(letter: Facts) -> tuple[FieldValue, ...]:
    """Return who is in danger: the initials or name as written, else the words that describe the person.

    `normal` is `minor` or `adult` where the age or a word such as `adolescente` tells, empty otherwise. Gender is
    never told.
    """
    found = [*_by_initials(letter), *_by_name(letter)] or [*_bare_initials(letter)] or [*_described(letter)]
    seen: dict[str, FieldValue] = {}
    for item in found:
        seen.setdefault(re.sub(r"\W", "", item.text).casefold(), item)
    return tuple(seen.values())[:3]


def _by_initials(letter: Facts) -> Iterator[FieldValue]:
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


def _bare_initials(letter: Facts) -> Iterator[FieldValue]:
    """Yield initials that stand in a sentence of the facts, though no word beside them says whose they are."""
    for sentence in letter.sentences:
        if not is_fact(letter, sentence):
            continue
        for match in re.finditer(r"(?<![\w.@/-])(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,6}(?![\w/])", sentence.text):
            text = match[0].rstrip()
            if not _ABBREVIATIONS.fullmatch(text):
                start = sentence.span.start + match.start()
                yield _person(letter, Span(start, start + len(text)), LIKELY - 0.1)


_NAMED_ROLES = {
    DangerStatus.EMERGENCY: (Role.VICTIM, Role.IN_DANGER),
    DangerStatus.UNCLEAR: (Role.IN_DANGER,),
}


def _by_name(letter: Facts) -> Iterator[FieldValue]:
    """Yield the names of who is in danger, and in an emergency of victims; none where nobody is in danger.

    A surname alone, of somebody named in full elsewhere, is left out.
    """
    roles = _NAMED_ROLES.get(letter.danger.status, ())
    found = [item for item in letter.people_roles if item.verdict.role in roles]
    words = [frozenset(letter.folded[i.person.span.start : i.person.span.end].split()) for i in found]
    for item, own in zip(found, words, strict=True):
        if not any(own < other for other in words):
            yield _person(letter, item.person.span, min(item.verdict.confidence, LIKELY))


def _described(letter: Facts) -> Iterator[FieldValue]:
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
        if match and is_fact(letter, sentence):
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


def _person(letter: Facts, span: Span, confidence: float) -> FieldValue:
    around = (
        letter.before(span.start, 60) + letter.folded[span.start : span.end] + letter.after(span.end, 60).split(";")[0]
    )
    age = _AGE.search(around)
    years = (int(age["n"]) if age["n"] else _TEEN.get(age["w"] or "", 99)) if age else None
    if years is not None and age is not None:
        months = "meses" in age[0]
        group = "minor" if years < 18 or months else "adult"
        note = f"age given: {years} {'months' if months else 'years'}"
    elif child := _CHILD.search(around):
        group, note = "minor", f"called {child[0]}"
    else:
        group, note = "", "age not given"
    return value(letter, span, confidence, normal=group, note=note)

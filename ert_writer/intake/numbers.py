"""Case numbers with their kind, and the letter's own number: the word before a number decides which it is.

Kinds and shapes: docs/reference/domain.md, Letters and their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, UNSURE, distinct, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.patterns import compiled


@dataclass(frozen=True, slots=True)
class CaseKind:
    """A sort of case number.

    Attributes:
        id: its name in the case file.
        cue: the words that announce it, as a regular expression over folded text.
        country: the only country that says so; empty where several do.
        rank: 0 for an investigation or court case; higher for what only leads to one, such as a complaint.
    """

    id: str
    cue: str
    country: str = ""
    rank: int = 0


CASE_KINDS: tuple[CaseKind, ...] = (
    CaseKind(
        "carpeta-de-investigacion", r"carpetas?\s+(?:de\s+)?(?:investigacion|inv\.?)|c\.\s?i\.|carpeta\s+unica", "MX"
    ),
    CaseKind("nuc", r"n\.?u\.?c\.?|numero\s+unico\s+de\s+caso", "MX"),
    CaseKind("averiguacion-previa", r"averiguacion\s+previa|a\.p\.", "MX"),
    CaseKind("carpeta-fiscal", r"carpeta\s+fiscal|caso\s+fiscal"),
    CaseKind("carpeta", r"carpeta"),
    CaseKind("carpeta-judicial", r"carpeta\s+(?:judicial|administrativa)"),
    CaseKind("ipp", r"i\.?p\.?p\.?|investigacion\s+penal\s+preparatoria", "AR"),
    CaseKind("cuij", r"c\.?u\.?i\.?j\.?", "AR"),
    CaseKind(
        "nunc",
        r"n\.?u\.?n\.?c\.?|spoa|codigo\s+unico\s+de\s+investigacion|cui|numero\s+unico\s+de\s+noticia\s+criminal",
    ),
    CaseKind("noticia-criminal", r"noticias?\s+criminal(?:es)?|noticia\s+del\s+delito|notitia\s+criminis|n\.c\."),
    CaseKind("radicado", r"radicad[oa]|radicacion|rad\.", "CO"),
    CaseKind("ruc", r"r\.?u\.?c\.?|rol\s+unico\s+de\s+causa", "CL"),
    CaseKind("rit", r"r\.?i\.?t\.?|causa\s+rol|rol(?:\s+interno)?", "CL"),
    CaseKind("investigacion-previa", r"(?:investigacion|indagacion)\s+previa|instruccion\s+fiscal|i\.p\.", "EC"),
    CaseKind("iue", r"i\.?u\.?e\.?", "UY"),
    CaseKind("cud", r"c\.?u\.?d\.?|codigo\s+unico\s+de\s+denuncia|ianus|nurej", "BO"),
    CaseKind("inquerito-policial", r"inquerito(?:\s+(?:policial|civil|militar))*|i\.?p\.?(?:l|m)?\.?", "BR"),
    CaseKind(
        "processo",
        r"processos?(?:\s+(?:judicial|criminal|eletronico))*|autos(?:\s+(?:do|de)\s+processo)?|pje|proc\.",
        "BR",
    ),
    CaseKind("pic", r"p\.?i\.?c\.?|procedimentos?(?:\s+(?:investigatorio|criminal|policial|preparatorio))*|vpi", "BR"),
    CaseKind("noticia-de-fato", r"noticia\s+de\s+fato", "BR"),
    CaseKind("flagrante", r"auto\s+de\s+prisao(?:\s+em\s+flagrante)?|apf|tco|termo\s+circunstanciado", "BR"),
    CaseKind("causa", r"causas?(?:\s+penal(?:es)?)?"),
    CaseKind("expediente", r"expedientes?|exptes?\.?|exp\.?|referencia\s+fiscal|asunto\s+principal"),
    CaseKind("proceso", r"procesos?(?:\s+penal)?"),
    CaseKind("sumario", r"sumari[oa]s?|carpetilla"),
    CaseKind("legajo", r"legajos?\s+(?:de\s+investigacion|fiscal|n\S{0,3}|mpf)|legajo\s+de\s+inv\.?", "AR"),
    CaseKind("caso", r"casos?|numero\s+de\s+caso|case(?:\s+(?:file|number))?|docket"),
    CaseKind("investigacion", r"investigaci?on|investigacao|investigation|inquiry|indagacion|procedimiento"),
    CaseKind(
        "boletim-de-ocorrencia",
        r"b\.?o\.?(?:p\.?m\.?)?|boletim(?:\s+de\s+ocorrencia)?|reds|rdo|rai|r\.?o\.?|"
        r"registro\s+de\s+ocorrencia|ocorrencia",
        "BR",
        1,
    ),
    CaseKind(
        "denuncia", r"denuncias?|parte\s+(?:policial|denuncia)|atestado(?:\s+policial)?|novedad|folio|reporte", "", 1
    ),
    CaseKind("medida-cautelar", r"medida\s+cautelar|cautelar|mandado|protocolo|sei", "", 2),
)

_LETTER_CUE = (
    r"oficios?(?:\s+(?:circular|reservado|judicial|urgente|electronico|fiscal|policial))*|ofc?s?\.|of(?:\.?\s*ord\.?)?|"
    r"cite|ord(?:inario)?\.?|memorand(?:um|o)|memo\.?|nota(?:\s+(?:oficial|externa))?|carta(?:\s+oficial)?|circular|"
    r"ref(?:erencia)?s?\.?|requerimient[oa]s?(?:\s+fiscal)?|requerimento|requisicao|requisitoria|"
    r"solicitud(?:es)?(?:\s+de\s+informacion)?|solicitacao|"
    r"informe|despacho|letter|official\s+letter|reference|request|comunicacion|comunicado|comunicacao|exhorto|"
    r"documento|hoja\s+de\s+ruta|providencia|our\s+ref\.?|numero\s+de\s+salida|ordem\s+de\s+missao|n[ouº°]?\.?\s*ref\.?"
)
_ADJECTIVE = (
    r"(?:penal|criminal|judicial|fiscal|policial|unic[oa]|reservad[oa]|electronic[oa]|eletronic[oa]|"
    r"numero|numeros|num|nro|no|n|de\s+referencia|con|com|de|del|do|o|registrad[oa]|identificad[oa]|interno|"
    r"asignad[oa]|bajo|sob|el|la|es|e|judicializad[oa]|federal|letter|number)"
)
_LINK = rf"(?:[\s:.=#º°ª–-]|{_ADJECTIVE}(?![a-z0-9]))*"
_CITED = re.compile(
    r"\b(?:su|sus|seu|vuestr[oa]|your|en\s+respuesta|em\s+resposta|resposta\s+ao|respuesta\s+al|mediante|"
    r"anterior(?:es|mente)?|reiter\w+|"
    r"recibid[oa]|remitid[oa]|contestacion|atencion\s+al|atencao\s+ao|complement\w+|ampli\w+|alcance)\b[^.\n]{0,60}$"
)
_RELATED = re.compile(r"\b(?:relacionad\w+|conex\w+|acumulad\w+|archivad\w+|antecedente\w*|anterior\w*|vinculad\w+)\b")
_CASE, _LETTER = EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER
_MAYBE = frozenset(
    {
        _CASE,
        _LETTER,
        EntityKind.PERSONAL_ID,
        EntityKind.MAC,
        EntityKind.USER_ID,
        EntityKind.PHONE,
        EntityKind.BADGE,
        EntityKind.NUMBER,
    }
)
_POLICE_FILING = re.compile(r"(?:[A-Z]{1,3}-)20\d\d-\d+|[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with the words that announce it; `kind` is None for the letter's own number."""

    span: Span
    cue: Span | None
    kind: CaseKind | None
    country: str
    confidence: float
    rank: int


def find_numbers(letter: Facts) -> tuple[Numbered, ...]:
    """Return every case and letter number of the live message, in order."""
    return tuple(found for entity in letter.entities if (found := _numbered(letter, entity)))


def _numbered(letter: Facts, entity: Entity) -> Numbered | None:
    if entity.kind not in _MAYBE or (letter.in_mail_header(entity.span.start) and not _in_subject(letter, entity)):
        return None
    cue = _cue(letter, entity.span.start)
    if cue is None:
        return _uncued(letter, entity)
    span, kind = cue
    if kind is None:
        return _letter_number(letter, entity, span)
    if entity.kind not in (_CASE, _LETTER) and not _reference_like(entity.text):
        return None
    if kind.id == "radicado" and len(re.sub(r"\D", "", entity.text)) < 18 and _POLICE_FILING.search(entity.text):
        return Numbered(entity.span, span, None, "CO", LIKELY, 1)  # police mail is filed as `S-2025-004417-MEVAS`
    related = bool(_RELATED.search(letter.before(span.start, 50)))
    number = _bare(letter, entity.span)
    return Numbered(number, span, kind, entity.country or kind.country, SURE, kind.rank + related)


_NAME_FIRST = re.compile(r"(?:ip|ipl|nuc|nunc|ruc|rit|cud|iue|ipp|spoa|cui|cuij)\s+(?=\d)", re.IGNORECASE)


def _bare(letter: Facts, span: Span) -> Span:
    """Leave out a kind's name at the head of a number: `NUC 28-2025-03341`."""
    match = _NAME_FIRST.match(letter.text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _reference_like(text: str) -> bool:
    return sum(char.isdecimal() for char in text) >= 3


def _in_subject(letter: Facts, entity: Entity) -> bool:
    return bool(re.match(r"(?:subject|asunto|assunto)", letter.before(entity.span.start, 400)))


def _cue(letter: Facts, start: int) -> tuple[Span, CaseKind | None] | None:
    """Return the words right before a number that announce it, the longest that end there."""
    found: list[tuple[int, int, CaseKind | None]] = []
    before = letter.leading(start, 90)
    for kind, cue in (*((kind, kind.cue) for kind in CASE_KINDS), (None, _LETTER_CUE)):
        match = compiled(rf"(?<![^\W_])(?P<c>{cue})(?![a-z0-9]){_LINK}$").search(before)
        if match:
            found.append((match.start("c"), match.end("c"), kind))
    if not found:
        return None
    last = max(end for _, end, _ in found)
    begin, end, chosen = min((item for item in found if item[1] >= last - 2), key=lambda item: item[0])
    offset = start - len(before)
    return Span(offset + begin, offset + end), chosen


def _letter_number(letter: Facts, entity: Entity, cue: Span) -> Numbered | None:
    if entity.kind not in (_CASE, _LETTER, EntityKind.NUMBER) or (
        entity.kind is EntityKind.NUMBER and not letter.text[cue.start : cue.end].lower().startswith(("of", "cite"))
    ):
        return None
    before = letter.before(cue.start, 80)
    if _CITED.search(before):
        return None
    weak = letter.text[cue.start : cue.end].lower().startswith(("ref", "sol", "req", "inf", "doc", "our"))
    begins = not before.strip(" -–•*#")
    rank = (0 if begins else 1) + 2 * weak + 3 * letter.in_mail_header(entity.span.start)
    confidence = LIKELY if weak else SURE if begins else 0.85
    return Numbered(_with_unit(letter, entity.span), cue, None, "", confidence, rank)


def _with_unit(letter: Facts, span: Span) -> Span:
    """Take in a unit's code after a slash, as in `S-2025-001234 / DIJIN-GRUCI-25.10`."""
    match = re.compile(r"\s?/\s?[A-Z][A-Z0-9]+(?:[-./][A-Z0-9]+)*(?![\w@])").match(letter.text, span.end)
    return Span(span.start, match.end()) if match else span


def _uncued(letter: Facts, entity: Entity) -> Numbered | None:
    """Accept a number without a cue by a shape that one country uses, or by `No.` at the head of the letter."""
    if entity.kind is _CASE and entity.country and _fits(entity, letter):
        return Numbered(entity.span, None, CaseKind(_shape_kind(entity), ""), entity.country, LIKELY, 1)
    before = letter.before(entity.span.start, 40).strip()
    if entity.kind is _LETTER and re.fullmatch(r"(?:n\s?[uroº°ª.]{0,5}m?\.?|numero)\s*:?", before):
        return Numbered(entity.span, None, None, "", UNSURE, 2)
    return None


def _fits(entity: Entity, letter: Facts) -> bool:
    return (entity.country == "BR") == (letter.base == "pt") or letter.base not in ("es", "pt")


def _shape_kind(entity: Entity) -> str:
    kinds = {
        "BR": "processo",
        "MX": "carpeta-de-investigacion",
        "AR": "ipp",
        "CO": "nunc",
        "CL": "ruc",
        "PE": "carpeta-fiscal",
        "GT": "expediente",
        "CR": "expediente",
        "UY": "iue",
        "VE": "expediente",
    }
    return kinds.get(entity.country, "caso")


def case_number(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the case numbers, the investigation's first."""
    return letter.case_numbers[0]


def case_kind(letter: Facts) -> tuple[FieldValue, ...]:
    """Return what each case number is called."""
    return letter.case_numbers[1]


def case_numbers(letter: Facts) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
    """Return the case numbers, the investigation's first, and the kind of each."""
    found = [number for number in letter.numbers if number.kind]
    found = found or list(_by_words(letter))
    found.sort(key=lambda number: (number.rank, -number.confidence, number.span.start))
    numbers = distinct(value(letter, number.span, number.confidence) for number in found)
    by_span = {number.span: number for number in found}
    kinds = tuple(_kind(letter, by_span[item.span]) for item in numbers if item.span is not None)
    return numbers, kinds


def _by_words(letter: Facts) -> Iterator[Numbered]:
    """Yield numbers after a case's name that only their capitals mark: `caso MPF 1189423`."""
    for match in re.finditer(r"(?<![\w./-])[A-Z]{2,6}[ -]\d[\d./-]{3,}(?<![./-])(?![\w@])", letter.text):
        cue = _cue(letter, match.start())
        if cue and cue[1] is not None and not letter.in_mail_header(match.start()):
            yield Numbered(Span(*match.span()), cue[0], cue[1], cue[1].country, LIKELY, cue[1].rank)


def _kind(letter: Facts, number: Numbered) -> FieldValue:
    name = number.kind.id if number.kind else ""
    if number.cue is None:
        return FieldValue("", name, number.span, number.confidence, "by its shape", letter.document.ocr)
    return replace(value(letter, number.cue, number.confidence), normal=name)


def letter_number(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the letter's own number; other letters that it cites are left out."""
    found = sorted((n for n in letter.numbers if n.kind is None), key=lambda n: (n.rank, n.span.start))
    cases = {item.text for item in letter.case_numbers[0]}
    values = [value(letter, n.span, n.confidence - 0.1 * (n.rank > 3)) for n in found]
    own = [item for item in values if item.text not in cases]
    return tuple((own or [item for item in _by_line(letter) if item.text not in cases])[:1])


_LETTER_LINE = re.compile(
    rf"(?:^|\n)[ \t]*(?:{_LETTER_CUE})(?![a-z0-9])[\s.:-]*(?:n(?:\W{{0,3}}|[uro]{{1,3}}m?)\W{{0,3}})?"
    r"(?P<e>(?:[a-z0-9][a-z0-9.-]*/)*[a-z0-9.-]*(?:/?\s?n\W{1,3}\s?)?\d[a-z0-9./-]*\d[a-z0-9]*)(?=[\s,;.)]|$)"
)


def _by_line(letter: Facts) -> Iterator[FieldValue]:
    """Yield the numbers that stand after a letter's name at the beginning of a line, whatever their shape."""
    for match in _LETTER_LINE.finditer(letter.folded):
        if not letter.in_mail_header(match.start("e")):
            yield value(letter, Span(*match.span("e")), LIKELY)


def number_countries(letter: Facts) -> Iterator[tuple[str, str]]:
    """Yield (country, what says so) for case numbers of a national shape or name."""
    for number in letter.numbers:
        if number.country and number.kind:
            yield number.country, letter.text[number.span.start : number.span.end]

"""Case numbers with their kind, and the letter's own number: the word before a number decides which it is.

The kinds, their names and shapes come from the country files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ert_writer.countries.guess import Clues
from ert_writer.countries.load import Catalogue, KindHere, catalogue
from ert_writer.countries.model import NumberKind
from ert_writer.entities.pattern import NUMBER_MARK
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, UNSURE, distinct, uncut, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.expressions import expression
from ert_writer.text.fold import fold

_ADJECTIVE = (
    r"(?:penal|criminal|judicial|fiscal|policial|unic[oa]|reservad[oa]|electronic[oa]|eletronic[oa]|"
    r"numero|numeros|num|nro|no|n|de\s+referencia|con|com|de|del|do|o|registrad[oa]|identificad[oa]|interno|"
    r"asignad[oa]|bajo|sob|el|la|es|e|judicializad[oa]|federal|letter|number)"
)
_LINK = rf"(?:[\s:.=#º°ª–-]|{_ADJECTIVE}(?![a-z0-9]))*"
_CITED = re.compile(
    r"\b(?:su|sus|seu|vuestr[oa]|your|en\s+respuesta|em\s+resposta|resposta\s+ao|respuesta\s+al|mediante|"
    r"anterior(?:es|mente)?|reiter\w+|"
    r"recibid[oa]|remitid[oa]|contestacion|atencion\s+al|atencao\s+ao|complement\w+|ampli\w+|alcance)\b[^.\n]{0,60}$|"
    r"\b(?:mi|meu|nuestr[oa]|nosso|my|our)\s+(?:(?:anterior|earlier|previous|primer|primeiro)\s+)?$|"
    r"\b(?:sin\s+efecto|sem\s+efeito|de\s+lado|desist\w+|disregard|desconsider\w+|earlier|previous)\b[^.\n]{0,30}$|\(\s*$"
)
_RELATED = re.compile(r"\b(?:relacionad\w+|conex\w+|acumulad\w+|archivad\w+|antecedente\w*|anterior\w*|vinculad\w+)\b")
_OTHER_MATTER = re.compile(
    r"\s*[,)(]{0,2}\s*(?:que\s+|which\s+|ja\s+|ya\s+)?(?:no\s+guarda|nao\s+guarda|archivad\w+|arquivad\w+|relatado\s+e|concerns?\s+another|"
    r"is\s+unrelated|belongs?\s+to\s+(?:separate|another)|de\s+otro\s+hecho|es\s+ajen|e\s+alhei)"
)
_PERSONS_NUMBER = re.compile(r"\b(?:cedula|dni|documento|c\.\s?i\.?|curp|cpf|rg|id\s+card)\b[^.;\n\d]{0,40}$")
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
    """A number with the words that announce it.

    Attributes:
        span: of the number.
        cue: of the words; None where the shape alone tells.
        kind: what it is; None for a letter's number after a bare `No.`.
        country: whose name or shape it is; empty where several countries have it.
        confidence: 0 to 1.
        rank: 0 for the case itself; higher for what only leads to one.
    """

    span: Span
    cue: Span | None
    kind: NumberKind | None
    country: str
    confidence: float
    rank: int

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter's number."""
        return self.kind is None or self.kind.kind == "letter"


def find_numbers(letter: Facts, country: str | None = None) -> tuple[Numbered, ...]:
    """Return every case and letter number of the live message, in order.

    Args:
        letter: the letter.
        country: ISO 3166 code of the letter's country, whose names for numbers come first; None to tell it from the
            letter's words, mailboxes and telephones.
    """
    home = letter.home if country is None else country
    return _filed(letter, [found for entity in letter.entities if (found := _numbered(letter, entity, home))])


_NATIONAL = ("nunc", "noticia-criminal")


def _filed(letter: Facts, found: list[Numbered]) -> tuple[Numbered, ...]:
    """Take a `radicado` beside the national number of a case as the number under which the letter is filed."""
    if not any(number.kind is not None and number.kind.id in _NATIONAL for number in found):
        return tuple(found)
    return tuple(replace(n, kind=None, confidence=LIKELY - 0.1, rank=1) if _is_filing(letter, n) else n for n in found)


def _is_filing(letter: Facts, number: Numbered) -> bool:
    digits = re.sub(r"\D", "", letter.text[slice(*number.span)])
    return number.kind is not None and number.kind.id == "radicado" and len(digits) < _COURT_DIGITS


_COURT_DIGITS = 21
"""A court's or case's number in Colombia has 21 or 23 digits."""


def clues_of(letter: Facts, entities: tuple[Entity, ...]) -> Clues:
    """Return what a letter offers as evidence for its country, without its numbers."""
    shown = [entity for entity in entities if not letter.in_mail_header(entity.span.start)]
    addresses = [entity.text for entity in shown if entity.kind is EntityKind.EMAIL]
    addresses.append(letter.mailbox_in("from"))
    domains = tuple(domain for a in addresses if (domain := a.rpartition("@")[2].strip("<> ").lower()))
    telephones = tuple(e.text for e in shown if e.kind is EntityKind.PHONE and e.text.startswith("+"))
    return Clues(letter.text, letter.folded, letter.base, domains, (), telephones)


def _numbered(letter: Facts, entity: Entity, home: str) -> Numbered | None:
    if entity.kind not in _MAYBE or (letter.in_mail_header(entity.span.start) and not _in_subject(letter, entity)):
        return None
    cue = _cue(letter, entity, home)
    if cue is None:
        return _uncued(letter, entity)
    span, here = cue
    if _is_year(letter, entity, span):
        return None
    if here.kind.kind == "letter":
        return _letter_number(letter, entity, span, here)
    return _case_number(letter, entity, span, here)


def _case_number(letter: Facts, entity: Entity, span: Span, here: KindHere) -> Numbered | None:
    kind = here.kind
    if entity.kind not in (_CASE, _LETTER) and not _reference_like(entity.text):
        return None
    if kind.id == "radicado" and len(re.sub(r"\D", "", entity.text)) < 18 and _POLICE_FILING.search(entity.text):
        return Numbered(entity.span, span, None, "CO", LIKELY, 1)  # police mail is filed as `S-2025-004417-MEVAS`
    words = letter.text[slice(*span)].lower().strip(". ")
    if words in ("c.i", "ci") and re.fullmatch(r"[VEve]?[\s-]?\d[\d.]{5,}(?:-\d)?", entity.text):
        return None  # `C.I. V-5.550.118`: a person's document; a case of that name has a year or letters
    related = bool(_RELATED.search(letter.before(span.start, 50)) or concerns_another(letter, entity.span))
    number = _bare(letter, entity.span)
    country = here.country or (entity.country if entity.kind is _CASE else "")
    return Numbered(number, span, kind, country, SURE, kind.rank + related)


def _is_year(letter: Facts, entity: Entity, cue: Span) -> bool:
    """Return whether a bare year follows the cue without a number mark: `el expediente de 2025`."""
    between = letter.folded[cue.end : entity.span.start]
    marked = re.search(rf"{NUMBER_MARK}|[:#]", between)
    return bool(re.fullmatch(r"(?:19|20)\d\d", entity.text)) and not marked


_NAME_FIRST = re.compile(r"(?:ip|ipl|nuc|nunc|ruc|rit|cud|iue|ipp|spoa|cui|cuij)\s+(?=\d)", re.IGNORECASE)


def _bare(letter: Facts, span: Span) -> Span:
    """Leave out a kind's name at the head of a number: `NUC 28-2025-03341`."""
    match = _NAME_FIRST.match(letter.text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _reference_like(text: str) -> bool:
    return sum(char.isdecimal() for char in text) >= 3


def _in_subject(letter: Facts, entity: Entity) -> bool:
    return bool(re.match(r"(?:subject|asunto|assunto)", letter.before(entity.span.start, 400)))


@cache
def _cue_before(known: Catalogue) -> re.Pattern[str]:
    return expression(rf"(?<![\w@/])(?<!\w[.-])(?P<c>{known.file_cues})(?![a-z0-9]){_LINK}$")


def _cue(letter: Facts, entity: Entity, home: str) -> tuple[Span, KindHere] | None:
    """Return the words right before a number that announce it, the longest that end there, and what they announce."""
    known = catalogue()
    start = entity.span.start
    before = letter.leading(start, 90)
    match = _cue_before(known).search(before)
    if match is None:
        return None
    kinds = [here for here in known.announced(match["c"]) if here.kind.kind in ("case", "letter")]
    offset = start - len(before)
    return Span(offset + match.start("c"), offset + match.end("c")), _likeliest(known, letter, entity, kinds, home)


def _likeliest(known: Catalogue, letter: Facts, entity: Entity, kinds: list[KindHere], home: str) -> KindHere:
    """Return which of the kinds with one cue a number is.

    A shape that fits counts most, then the name that the letter's country uses, then the kind that several countries
    share; what several countries call alike belongs to none of them.
    """
    number = fold("".join(entity.text.split()))
    spoken = [here for here in kinds if _spoken(known, here.country, letter.base)] or kinds
    fitting = [here for here in spoken if any(re.fullmatch(shape, number, re.IGNORECASE) for shape in here.kind.shape)]
    usual = [here for here in spoken if here.kind.usual and re.fullmatch(here.kind.usual, number, re.IGNORECASE)]
    own = [here for here in fitting or spoken if here.country == home]
    shared = [here for here in spoken if not here.country]
    chosen = own or fitting or usual or shared or spoken
    ids = {here.kind.id for here in chosen}
    alike = len(ids) == 1 and len(chosen) > 1
    return KindHere("", chosen[0].kind) if alike else chosen[0]


def _spoken(known: Catalogue, code: str, language: str) -> bool:
    country = known.country(code)
    return country is None or language not in ("es", "pt") or country.language == language


def _letter_number(letter: Facts, entity: Entity, cue: Span, here: KindHere) -> Numbered | None:
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
    return Numbered(_with_unit(letter, entity.span), cue, here.kind, here.country, confidence, rank)


def _with_unit(letter: Facts, span: Span) -> Span:
    """Take in a unit's code after a slash, as in `S-2025-001234 / DIJIN-GRUCI-25.10`."""
    match = re.compile(r"\s?/\s?[A-Z][A-Z0-9]+(?:[-./][A-Z0-9]+)*(?![\w@])").match(letter.text, span.end)
    return Span(span.start, match.end()) if match else span


def _uncued(letter: Facts, entity: Entity) -> Numbered | None:
    """Accept a number without a cue by a shape that one country uses, or by `No.` at the head of the letter."""
    if entity.kind is _CASE and entity.country and _fits(entity, letter) and not _is_document(letter, entity):
        kind = _by_shape(entity)
        return Numbered(entity.span, None, kind, entity.country, LIKELY, 1) if kind else None
    before = letter.before(entity.span.start, 40).strip()
    if entity.kind is _LETTER and re.fullmatch(r"(?:n\s?[uroº°ª.]{0,5}m?\.?|numero)\s*:?", before):
        return Numbered(entity.span, None, None, "", UNSURE, 2)
    return None


def _fits(entity: Entity, letter: Facts) -> bool:
    return _spoken(catalogue(), entity.country, letter.base)


def _is_document(letter: Facts, entity: Entity) -> bool:
    """Return whether the words before a number call it a person's document."""
    return bool(_document_before(catalogue()).search(letter.before(entity.span.start, 60)))


@cache
def _document_before(known: Catalogue) -> re.Pattern[str]:
    return expression(rf"(?<!\w)(?:{known.document_cues})(?![a-z0-9]){_LINK}$")


def _by_shape(entity: Entity) -> NumberKind | None:
    """Return the kind of case number whose shape an entity has."""
    country = catalogue().country(entity.country)
    kinds = country.number if country else ()
    number = fold("".join(entity.text.split()))
    cases = (kind for kind in kinds if kind.kind == "case")
    return next((k for k in cases if any(re.fullmatch(shape, number, re.IGNORECASE) for shape in k.shape)), None)


def case_number(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the case numbers, the investigation's first."""
    return letter.case_numbers[0]


def case_kind(letter: Facts) -> tuple[FieldValue, ...]:
    """Return what each case number is called."""
    return letter.case_numbers[1]


def case_numbers(letter: Facts) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
    """Return the case numbers, the investigation's first, and the kind of each."""
    found = [number for number in letter.numbers if not number.is_letter]
    found = found or list(_by_words(letter))
    found.sort(key=lambda number: (number.rank, -number.confidence, number.span.start))
    numbers = distinct(uncut(value(letter, number.span, number.confidence)) for number in found)
    by_span = {number.span: number for number in found}
    kinds = tuple(_kind(letter, by_span[item.span]) for item in numbers if item.span is not None)
    return numbers, kinds


def _by_words(letter: Facts) -> Iterator[Numbered]:
    """Yield numbers after a case's name that only their capitals mark: `caso MPF 1189423`."""
    for match in re.finditer(r"(?<![\w./-])[A-Z]{2,6}[ -]\d[\d./-]{3,}(?<![./-])(?![\w@])", letter.text):
        entity = Entity(_CASE, Span(*match.span()), match[0])
        cue = _cue(letter, entity, "")
        if cue and cue[1].kind.kind == "case" and not letter.in_mail_header(match.start()):
            yield Numbered(entity.span, cue[0], cue[1].kind, cue[1].country, LIKELY, cue[1].kind.rank)


def _kind(letter: Facts, number: Numbered) -> FieldValue:
    name = number.kind.id if number.kind else ""
    if number.cue is None:
        return FieldValue(
            "", name, number.span, number.confidence, "by its shape", letter.document.is_recognised(number.span)
        )
    return replace(value(letter, number.cue, number.confidence), normal=name)


def letter_number(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the letter's own number; other letters that it cites are left out."""
    found = sorted((n for n in letter.numbers if n.is_letter), key=lambda n: (n.rank, n.span.start))
    cases = {item.text for item in case_numbers(letter)[0]}
    values = [value(letter, n.span, n.confidence - 0.1 * (n.rank > 3)) for n in found]
    own = [item for item in values if item.text not in cases]
    return tuple((own or [item for item in _by_line(letter) if item.text not in cases])[:1])


@cache
def _letter_line(known: Catalogue) -> re.Pattern[str]:
    return expression(
        rf"(?:^|\n)[ \t]*(?:{known.cues['letter']})(?![a-z0-9])[\s.:-]*(?:n(?:\W{{0,3}}|[uro]{{1,3}}m?)\W{{0,3}})?"
        r"(?P<e>(?:[a-z0-9][a-z0-9.-]*/)*[a-z0-9.-]*(?:/?\s?n\W{1,3}\s?)?\d[a-z0-9./-]*\d[a-z0-9]*)(?=[\s,;.)]|$)"
    )


def _by_line(letter: Facts) -> Iterator[FieldValue]:
    """Yield the numbers that are after a letter's name at the beginning of a line, whatever their shape."""
    for match in _letter_line(catalogue()).finditer(letter.folded):
        if not letter.in_mail_header(match.start("e")):
            yield value(letter, Span(*match.span("e")), LIKELY)


def concerns_another(letter: Facts, span: Span) -> bool:
    """Return whether the words behind a case's number set it apart: `… 1187/2025, já relatado e arquivado`."""
    return bool(_OTHER_MATTER.match(letter.folded, span.end))


def is_persons_document(letter: Facts, span: Span) -> bool:
    """Return whether the words before a number call it a person's: `la cédula de la denunciante (171555001-2)`."""
    return bool(_PERSONS_NUMBER.search(letter.before(span.start, 60)))


def number_countries(letter: Facts) -> Iterator[tuple[str, str]]:
    """Yield (country, what says so) for case numbers of a national shape or name."""
    for number in letter.numbers:
        if number.country and not number.is_letter:
            yield number.country, letter.text[number.span.start : number.span.end]

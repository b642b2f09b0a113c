"""Who signs: name and title, from the signature, a form, or the sentence that presents the officer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.labels import labelled
from ert_writer.intake.letter import Line
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import ParagraphRole
from ert_writer.text.fold import fold

_WORD = r"(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇÜ][a-záéíóúñâêôãõçü'’]+(?:-[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)?|[A-ZÁÉÍÓÚÑÂÊÔÃÕÇÜ]{2,}|[A-ZÁÉÍÓÚÑ]\.)"
_PARTICLE = (
    r"(?:de|del|de\s+la|de\s+los|de\s+las|da|das|do|dos|e|y|von|van|la|DE|DEL|DE\s+LA|DE\s+LOS|DA|DO|DOS|DAS|E|Y|LA)"
)
_NAME = re.compile(rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)?{_WORD}){{1,5}}")
PRESENTED = re.compile(
    r"(?:suscrit[oa]|abajo\s+firmante|quien\s+suscribe|infrascrit[oa]|abaixo[\s-]assinad[oa]|subscrev\w+|"
    r"subscrit[oa]|firmante|mi\s+nombre\s+es|meu\s+nome\s+e|soy(?:\s+el|\s+la)?|"
    r"me\s+chamo|me\s+llamo|sou\s+(?:o|a)|aqui(?:\s+e)?(?:\s+el|\s+la|\s+o|\s+a)?|le\s+saluda|les\s+saluda|"
    r"les\s+escribe|le\s+escribe|en\s+mi\s+(?:caracter|calidad|condicion)\s+de|na\s+(?:qualidade|"
    r"condicao)\s+de|quem\s+escreve|habla\s+(?:el|la)|"
    r"my\s+name\s+is|signatari[oa]|responsable\s*:|responsavel\s*:|solicitante\s*:|requirente\s*:|nombre\s*:|"
    r"nome\s*:|firma\s*:|assinado\s+por|firmado\s+(?:digitalmente\s+)?por|"
    r"funcionari[oa](?:\s+(?:solicitante|responsable|a\s+cargo|encargad[oa]))?\s*:|oficial\s+(?:a\s+cargo|"
    r"responsable|de\s+caso)\s*:|autoridad\s+solicitante\s*:|fiscal\s+a\s+cargo\s*:|delegad[oa]\s*:|fiscal\s*:|"
    r"investigador[a]?\s*:|oficial\s*:|agente\s*:)"
)
_SUPERVISOR = re.compile(
    r"\b(?:vo\.?\s?bo|visto\s+bueno|supervis\w+|superior|jefe\s+inmediato|de\s+acordo|c\.\s?c\.?\s?p|con\s+copia)\b"
)

_ARTICLE = re.compile(r"(?:el|la|o|a)\s")
_SIGNS = ("suscri", "subscreve", "abaixo", "infrascrit")
"""Of which `Titles.who_signs` needs one."""


@dataclass(frozen=True, eq=False)
class Titles:
    """Expressions over folded text for what stands around an officer's name; each is compiled when first needed.

    Attributes:
        known: the country files.
    """

    known: Catalogue

    @cached_property
    def line(self) -> re.Pattern[str]:
        """A line that is a title."""
        article = r"(?:(?:el|la|o|a|senor|senora|sr\.?|sra\.?)\s+)?(?:(?:primer|segund|tercer)[oa]?\s+)?"
        return re.compile(rf"^{article}(?:{self.known.ranks}|jefatura)(?!\w)")

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """Honorifics and ranks before a name."""
        number = r"(?:\s+(?:\d(?:do|ro|er|to|º|ª)?|2do|1ro)\b\.?)?"
        force = r"(?:\s+(?:pnp|pm|pc|s\.?pnp|pf|pfa|pdi|ejto|pnc|pn)\b\.?)?(?:\s*\([a-z]{1,4}\.?\))?"
        rank = rf"{self.known.ranks}\b\.?{number}{force}(?:\s*[-–,:]\s*|\s+)"
        return re.compile(rf"^(?:{self.known.honorifics}\b\.?\s+|{rank})+")

    @cached_property
    def last_honorific(self) -> re.Pattern[str]:
        """Honorifics at the end of such a prefix."""
        return re.compile(rf"(?:{self.known.honorifics}\b\.?\s*)+$")

    @cached_property
    def first_honorific(self) -> re.Pattern[str]:
        """Honorifics at its beginning."""
        return re.compile(rf"^(?:{self.known.honorifics}\b\.?\s*)+")

    @cached_property
    def article(self) -> re.Pattern[str]:
        """An article before a rank."""
        return re.compile(rf"(?:el|la|o|a)\s+(?={self.known.ranks}\b)")

    @cached_property
    def stop(self) -> re.Pattern[str]:
        """Where a title ends on its line: a badge, a telephone, a dash, an address."""
        cue = rf"(?<![a-z0-9])(?:{self.known.cues['badge']}|n[uº°.]\S*|tel|cel)(?![a-z0-9])"
        return re.compile(rf"\s*(?:[-–—|/,;(]\s*)?(?:{cue}|\d{{3,}}).*$|\s+[-–—|]\s.*$|\s+\S+@.*$")

    @cached_property
    def office_word(self) -> re.Pattern[str]:
        """A word that no person's name holds."""
        return re.compile(rf"\b(?:{self.known.office_words})\b")

    @cached_property
    def who_signs(self) -> re.Pattern[str]:
        """A rank with the words of who signs: `el Comisario que suscribe`."""
        signs = r"que\s+(?:suscribe|esta\s+subscreve|subscreve|abaixo\s+assina)|abaixo|infrascrit[oa]|suscrit[oa]"
        return re.compile(rf"\b(?:el|la|o|a)\s+(?P<t>{self.known.ranks})\s+(?:{signs})")


@cache
def _titles_of(known: Catalogue) -> Titles:
    return Titles(known)


def titles() -> Titles:
    """Return the expressions for ranks and titles."""
    return _titles_of(catalogue())


@dataclass(frozen=True, slots=True)
class Person:
    """A name found as the officer's, with the title that stands beside it."""

    name: Span
    title: Span | None
    confidence: float


def find_officer(letter: Facts) -> Person | None:
    """Return who signs the letter; None when no name can be told."""
    if letter.is_private:
        return None
    people = [*_labelled(letter), *_signed(letter), *_presented(letter)]
    people.sort(key=lambda person: -person.confidence)
    if not people:
        return _from_header(letter)
    first = people[0]
    if first.title is None:
        title = next((p.title for p in people if p.title and _same(letter, p.name, first.name)), None)
        return Person(first.name, title, first.confidence)
    return first


def _labelled(letter: Facts) -> Iterator[Person]:
    """Yield the name that a form's line gives, with the title that another gives."""
    title = next(iter(labelled(letter, "officer_title")), None)
    for item in labelled(letter, "officer_name"):
        parts = _name_in(item.text)
        if parts and item.span is not None:
            name = _shift(parts[0], item.span.start)
            beside = title.span if title else _shift(parts[1], item.span.start) if parts[1] else None
            yield Person(name, beside, SURE + 0.01)


def _same(letter: Facts, one: Span, other: Span) -> bool:
    left, right = (set(fold(letter.text[s.start : s.end]).split()) for s in (one, other))
    return len(left & right) >= 2


def _from_header(letter: Facts) -> Person | None:
    """Return the name that a mail's From header shows."""
    for line in letter.lines:
        if letter.in_mail_header(line.span.start) and fold(line.text).startswith("from:"):
            start = line.span.start + 5
            cut = letter.text[start : line.span.end].split("<")[0]
            parts = _name_in(cut)
            if parts:
                name, title = parts
                return Person(_shift(name, start), _shift(title, start) if title else None, UNSURE)
    return None


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _signed(letter: Facts) -> Iterator[Person]:
    """Yield the names in the signature, the first above those who only approve."""
    start = letter.signature_start
    marked = any(line.role is ParagraphRole.SIGNATURE for line in letter.lines)
    lines = [line for line in letter.lines if line.span.start >= start]
    confidence = SURE if marked else LIKELY
    for place, line in enumerate(lines):
        if len(line.text) > 120 or (place and _SUPERVISOR.search(fold(lines[place - 1].text))):
            continue
        if _SUPERVISOR.search(fold(line.text)):
            continue
        text = letter.text[line.span.start : line.span.end]
        parts = _name_in(text)
        if parts is None:
            continue
        name, title = parts
        rest = _title_after(text, name.end)
        found = title or rest
        below = _title_of(letter, lines[place + 1]) if place + 1 < len(lines) else None
        if found and below and _is_abbreviation(text[found.start : found.end]):
            found = None  # `Cmdte.` above `Director de Investigación`: the title in full says more
        beside = _shift(found, line.span.start) if found else _title_beside(letter, lines, place)
        yield Person(_shift(name, line.span.start), beside, confidence)
        confidence -= 0.15


def _is_abbreviation(rank: str) -> bool:
    return rank.endswith(".") and len(rank) <= 7


def _name_in(text: str) -> tuple[Span, Span | None] | None:
    """Return the name that a signature line begins with, and the rank before it."""
    folded = fold(text)
    lead = len(folded) - len(folded.lstrip(" \"'*_-–(/"))
    label = re.match(
        r"(?:(?:firma|firmado|nombre(?:\s+completo)?|nome(?:\s+completo)?|fdo|assinado|name|atte|por)\s*[.:]+\s*)",
        folded[lead:],
    )
    lead += label.end() if label else 0
    prefix = titles().prefix.match(folded[lead:])
    begin = lead + (prefix.end() if prefix else 0)
    match = _NAME.match(text, begin)
    if match is None or not _is_name(match[0]):
        return None
    end = match.end()
    tail = folded[end : end + 40].strip(" .,")
    if (
        tail
        and not re.match(r"[-–—,(/|.:\"]|\n|$", folded[end:].lstrip(" ")[:1] or "")
        and not re.match(r"(?:cip|placa|legajo|l\.?p\.?|pnp|mat)", tail)
    ):
        return None
    rank = None
    if prefix:
        words = titles().last_honorific.sub("", folded[lead:begin]).rstrip(" -–,:")
        alone = titles().first_honorific.sub("", words)
        if alone:
            offset = lead + words.rindex(alone)
            rank = Span(offset, offset + len(alone))
    return Span(begin, end), rank


def _is_name(text: str) -> bool:
    words = [
        word for word in text.split() if word.casefold() not in ("de", "del", "la", "los", "da", "do", "dos", "e", "y")
    ]
    return (
        2 <= len(words) <= 6
        and not titles().office_word.search(fold(text))
        and sum(len(word) > 2 for word in words) >= 2
    )


def _title_after(text: str, end: int) -> Span | None:
    """Return the title after a name on its line: `Marina Teles, Delegada de Polícia`."""
    match = re.compile(r"\s*[-–—,/|(]\s*(?P<t>[^,;|()\d–—]{3,70})").match(text, end)
    if match and titles().line.match(fold(match["t"]).strip()):
        words = match["t"].rstrip(" -–")
        return Span(match.start("t"), match.start("t") + len(words))
    return None


def _title_beside(letter: Facts, lines: list[Line], place: int) -> Span | None:
    for at in (place + 1, place - 1, place + 2):
        if 0 <= at < len(lines):
            found = _title_of(letter, lines[at])
            if found:
                return found
    return None


def _title_of(letter: Facts, line: Line) -> Span | None:
    """Return the title that a line is; what follows a dash, comma with digits or badge word is no part of it."""
    text = letter.text[line.span.start : line.span.end]
    folded = fold(text)
    if (
        len(text) > 110
        or not titles().line.match(folded.strip(" .-–*"))
        or (text.find("@") > 0 and not re.search(r"\s\S+@", text))
    ):
        return None
    lead = len(folded) - len(folded.lstrip(" .-–*"))
    stop = titles().stop.search(folded[lead:])
    end = lead + (stop.start() if stop else len(folded[lead:].rstrip(" .,")))
    return Span(line.span.start + lead, line.span.start + end) if end - lead >= 3 else None


def _presented(letter: Facts) -> Iterator[Person]:
    """Yield the names of sentences such as `la suscrita Lic. …, agente del Ministerio Público`."""
    for match in PRESENTED.finditer(letter.folded):
        if letter.in_mail_header(match.start()):
            continue
        start = match.end()
        rest = letter.text[start : start + 190].partition("\n")[0]
        lead = len(rest) - len(rest.lstrip(" ,:"))
        words = fold(rest)
        article = titles().article.match(words, lead) if _ARTICLE.match(words, lead) else None
        lead = article.end() if article else lead
        parts = _name_in(rest[lead:]) or _name_within(rest[lead:])
        if parts:
            name, title = parts
            after = _title_after(rest[lead:], name.end)
            found = title or after
            yield Person(_shift(name, start + lead), _shift(found, start + lead) if found else None, LIKELY)


def _name_within(text: str) -> tuple[Span, Span | None] | None:
    """Return a name that a presentation leads to: `el suscrito Fiscal de Instrucción, Dr. Hugo Paz`."""
    folded = fold(text)
    title = titles().line.match(folded)
    for match in _NAME.finditer(text[:170]):
        words = match[0]
        if _is_name(words) and (title or match.start() < 40):
            stop = re.search(
                r",|\s+(?:lic|dr|dra|abg|abog)\b|\s+(?:de\s+l[ao]s?|del|da|do|adscrit\w+|"
                r"lotad\w+)\s+(?:comisaria|policia|unidad|division|fiscalia|brigada|delegacia|seccion|"
                r"direccion|\d)",
                folded,
            )
            end = min(stop.start() if stop else match.start(), match.start())
            rank = Span(0, len(text[:end].rstrip(" ,"))) if title and end else None
            return Span(*match.span()), rank
    return None


def officer_name(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the name of who signs, without honorific."""
    person = letter.officer
    return (value(letter, person.name, person.confidence),) if person else ()


def officer_title(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the title or rank of who signs, as written."""
    person = letter.officer
    if person and person.title:
        return (value(letter, person.title, min(person.confidence, 0.9)),)
    for line in reversed(letter.lines):
        if line.span.start >= letter.signature_start:
            span = _title_of(letter, line)
            if span:
                return (value(letter, span, LIKELY - 0.1),)
    signed = any(stem in letter.folded for stem in _SIGNS)  # the expression takes long to compile
    match = titles().who_signs.search(letter.folded) if signed else None
    return (value(letter, Span(*match.span("t")), LIKELY),) if match else ()

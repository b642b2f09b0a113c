"""Reads TBX: version 3 (ISO 30042:2019) in DCA and DCT style, and version 2 (`martif`).

Nothing outside the file is ever fetched, and no entity is ever expanded: a document type is accepted only where version
2 files usually have one, naming a TBX structure and defining nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ert_writer.errors import ContentError
from ert_writer.model.findings import Severity
from ert_writer.model.language import Language, region
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EXTRA = "x-extra:"
"""Prefix of a data category that would otherwise read as one of this project's own."""
EXAMPLE = "x-example:"
"""Prefix of the data category of a concept's example; the language's tag follows."""
OWN = frozenset({"subjectField", "definition", "note", "x-severity"})
"""Data categories of a concept that have a place in the model."""
BETWEEN = " | "
"""Between language, term and data category in the name of what is kept for a term."""

_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_HOLDERS = ("termSec", "tig", "ntig")
_TYPED = ("termNote", "descrip", "admin", "adminNote", "descripNote", "transac", "transacNote", "ref", "xref")
_DOCTYPE = re.compile(
    rb"""<!DOCTYPE\s+martif\s+(?:SYSTEM|PUBLIC\s+["'][^"']*["'])\s+["'][^"'<>]*TBX[^"'<>/]*\.dtd["']\s*>"""
)
_STATUS = ("administrativeStatus", "normativeAuthorization")


@dataclass(frozen=True, slots=True)
class _Category:
    """A data category of a concept, language or term: DCA's `type` or DCT's own element."""

    name: str
    value: str


def read(data: bytes, where: str) -> Glossary:
    """Read a TBX file: every term of every language, in any spelling of status.

    Raises:
        ContentError: not well-formed, an XML attack, not TBX, or an entry that does not say what it should.
    """
    root = _parse(data, where)
    if _local(root) not in ("tbx", "martif"):
        raise ContentError(f"<{_local(root)}> is no TBX root", where=where, hint="Name a TBX, CSV or TOML glossary")
    found = [entry for entry in root.iter() if _local(entry) in _CONCEPTS]
    try:
        concepts = tuple(_concept(entry, at, where) for at, entry in enumerate(found, 1))
    except RecursionError:
        raise ContentError("elements are nested too deeply", where=where, hint="This is no glossary") from None
    return tidy.merge([(where, Glossary((concept,))) for concept in concepts] + [(where, Glossary((), *_about(root)))])


def _parse(data: bytes, where: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(_DOCTYPE.sub(b"", data, count=1), forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        raise ContentError(
            f"not well-formed XML (column {column + 1})", where=f"{where}:{line}", hint="Export it again"
        ) from None
    except DefusedXmlException as error:
        raise ContentError(
            f"refused: it declares a document type or entities ({type(error).__name__})",
            where=where,
            hint="Remove the <!DOCTYPE ...> declaration if you trust the file",
        ) from None
    except (ValueError, LookupError) as error:
        raise ContentError(f"its encoding cannot be read ({error})", where=where, hint="Save it as UTF-8") from None
    return root


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _about(root: Element) -> tuple[str, str]:
    title = next((_text(e) for e in root.iter() if _local(e) == "title"), "")
    versions = (_text(e) for e in root.iter() if _local(e) == "p")
    return title, next((text.removeprefix("version ") for text in versions if text.startswith("version ")), "")


def _text(element: Element) -> str:
    return tidy.text("".join(element.itertext()))


def _categories(element: Element, stop: tuple[str, ...]) -> Iterator[_Category]:
    """Yield the data categories below an element, not entering elements named in `stop`."""
    for child in element:
        name = _local(child)
        if not name or name in stop:
            continue
        if name in _TYPED:
            yield _Category(child.get("type", name), _text(child))
        elif len(child):
            yield from _categories(child, stop)
        elif _text(child):
            yield _Category(name, _text(child))


def _concept(entry: Element, number: int, where: str) -> Concept:
    id_ = entry.get("id") or f"concept-{number}"
    where = f"{where}, concept {id_}"
    kept: list[tuple[str, str]] = []
    examples: list[tuple[str, str]] = []
    fields: dict[str, str] = {}
    for category in _categories(entry, _LANGUAGES):
        if category.name.startswith(EXAMPLE):
            examples.append((category.name.removeprefix(EXAMPLE), category.value))
        elif category.name in OWN and category.name not in fields:
            fields[category.name] = category.value
        else:
            kept.append((category.name.removeprefix(EXTRA), category.value))
    terms: list[Term] = []
    for section in (child for child in entry if _local(child) in _LANGUAGES):
        _section(section, terms, fields, kept, where)
    made = Concept(
        id=id_,
        terms=tuple(terms),
        subject=fields.get("subjectField", ""),
        definition=fields.get("definition", ""),
        severity=_severity(fields.get("x-severity", "error"), where),
        note=fields.get("note", ""),
        extra=tuple(kept),
        examples=tuple(examples),
    )
    return tidy.concept(made, where)


def _severity(word: str, where: str) -> Severity:
    try:
        return Severity.parse(word)
    except ValueError as error:
        raise ContentError(str(error), where=where, hint="Use note, warning or error") from None


def _section(
    section: Element, terms: list[Term], fields: dict[str, str], kept: list[tuple[str, str]], where: str
) -> None:
    """Read one language of a concept; its definition serves the concept when that has none."""
    language = tidy.language_tag(section.get(XML_LANG) or section.get("lang") or "", where)
    for category in _categories(section, _HOLDERS):
        if category.name == "definition" and "definition" not in fields:
            fields["definition"] = category.value
        else:
            kept.append((f"{language}{BETWEEN}{category.name}", category.value))
    for holder in (child for child in section if _local(child) in _HOLDERS):
        terms.extend(_terms(holder, language, kept, where))


def _terms(holder: Element, language: Language, kept: list[tuple[str, str]], where: str) -> list[Term]:
    """Return the term of a holder, once for each region that its geographical usage names."""
    word = next((_text(child) for child in holder.iter() if _local(child) == "term"), "")
    if not word:
        return []
    reader = _TermReader(list(_categories(holder, ("term",))))
    status = next((tidy.status(value, where) for name in _STATUS for value in reader.take(name)), TermStatus.PREFERRED)
    speech = tidy.part_of_speech(next(iter(reader.take("partOfSpeech")), ""))
    source = "; ".join(reader.take("source"))
    flags = {name: reader.flag(name) for name in ("x-always", "x-exact", "x-unconfirmed", "x-target-only")}
    regions = [r for usage in reader.take("geographicalUsage") for r in _regions(usage)]
    notes = reader.take("note")
    always = flags["x-always"] if flags["x-always"] is not None else any(tidy.is_always(n, status) for n in notes)
    kept += [(BETWEEN.join((language, word, left.name)), left.value) for left in reader.rest()]
    tags = [language] if region(language) or not regions else [f"{language}-{code}" for code in dict.fromkeys(regions)]
    own = [bool(flags[name]) for name in ("x-exact", "x-unconfirmed", "x-target-only")]
    return [Term(word, tag, status, speech, "; ".join(notes), source, always, *own) for tag in tags]


class _TermReader:
    """The data categories of one term; what nobody takes is kept."""

    def __init__(self, categories: list[_Category]) -> None:
        self._categories = categories

    def take(self, name: str) -> list[str]:
        values = [category.value for category in self._categories if category.name == name and category.value]
        self._categories = [category for category in self._categories if category.name != name]
        return values

    def flag(self, name: str) -> bool | None:
        values = self.take(name)
        return values[0] == "yes" if values else None

    def rest(self) -> list[_Category]:
        return self._categories


def _regions(usage: str) -> Iterator[str]:
    for part in re.split(r"\s*[,;/|]\s*", usage):
        code = part.rpartition("-")[2] if re.fullmatch(r"[a-z]{2}-[A-Z]{2}", part) else part
        if re.fullmatch(r"[A-Z]{2}", code):
            yield code
        elif part.casefold() in _territories():
            yield _territories()[part.casefold()]


@cache
def _territories() -> dict[str, str]:
    """Return the ISO 3166 code of every country by its name in the three languages (Unicode CLDR)."""
    from babel import Locale

    return {
        name.casefold(): code
        for language in ("es", "pt", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()
    }

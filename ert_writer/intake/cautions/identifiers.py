"""Cautions about numbers: failing check digits, unusual shapes, signs that recognition confuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.entities.identifiers import validate, validate_entity
from ert_writer.intake.countries import CountryGuess
from ert_writer.intake.facts import Facts
from ert_writer.intake.numbers import CaseKind
from ert_writer.model.case import Case, Caution
from ert_writer.model.findings import Severity
from ert_writer.model.text import EntityKind

_CHECKED = {
    ("BR", "processo"): "cnj",
    ("CL", "ruc"): "ruc-case",
    ("CO", "nunc"): "nunc",
    ("CO", "noticia-criminal"): "nunc",
    ("EC", "investigacion-previa"): "file",
    ("CO", "radicado"): "radicado",
}
_SHAPES: dict[tuple[str, str], str] = {
    ("MX", "carpeta-de-investigacion"): r"(?=.*\d)[A-Z0-9ÁÉÍÓÚÑ.\s-]*[/-].*\d{2,4}.*|\d+[/-]\d{2,4}",
    ("BR", "processo"): r"\d{7}-?\d{2}\.?\d{4}\.?\d\.?\d{2}\.?\d{4}|\d{1,7}/\d{4}",
    ("BR", "inquerito-policial"): r"[\d.]{1,12}(?:[-/][\w.]+)*[/.-](?:\d{4}|\d{2})(?:[-/.].*)?|\d{4}\.\d+.*",
    ("CO", "nunc"): r"(?:\d[\s.-]?){21}",
    ("CO", "noticia-criminal"): r"(?:\d[\s.-]?){21}",
    ("CL", "ruc"): r"\d{9,10}-[\dkK]",
    ("CL", "rit"): r"(?:[A-Z]-?\s?)?\d{1,6}-(?:19|20)\d{2}",
    ("AR", "ipp"): r"(?:[A-Z]{2}-)?\d{2}-\d{2}-\d{4,8}-\d{2}(?:/\d{2})?|\d+[/-]\d{2,4}",
    ("PE", "carpeta-fiscal"): r"[\d-]*\d{1,6}-20\d\d(?:-\d+){0,3}|\d+-20\d\d.*",
    ("GT", "expediente"): r"MP\d{2,4}[-/]\d{2,4}[-/]\d+|.*\d{4}.*",
    ("CR", "expediente"): r"\d{2}-\d{6}-\d{3,4}-[A-Z]{2}",
    ("UY", "iue"): r"\d{1,3}-\d{1,7}/(?:19|20)\d{2}",
    ("EC", "investigacion-previa"): r"\d{15}",
    ("BO", "cud"): r"\d{12,16}|[\d-]{8,22}",
}
"""How a country writes a kind of number; source: docs/reference/domain.md, Letters and their numbers."""

_SLIP = re.compile(r"(?<=\d)[OoIlS](?=\d)|(?<=\d)[OIlS](?=[-/.\s]|$)|(?<=[-/.])[OIlS](?=\d)|(?<=[A-Z])l(?=[-/A-Z\d])")


def check_digits(letter: Facts, _case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """A number fails its own check digit, or its country's list: somebody mistyped it, or made it up."""
    for number in letter.numbers:
        kind = _CHECKED.get((number.country or guess.country, number.kind.id)) if number.kind else None
        text = letter.text[number.span.start : number.span.end]
        if kind == "radicado" and _digits(text) == 21:
            kind = "nunc"  # courts and prosecutors call both so
        if kind and _digits(text) >= 9 and not re.search(r"\d[OIlS]|[OIlS]\d", text):
            checked = validate(kind, text, number.country or guess.country)
            if checked.holds is False and (kind != "cnj" or _digits(text) >= 18):
                yield Caution(
                    "check-digit-fails",
                    Severity.WARNING,
                    checked.detail,
                    text,
                    "Ask the officer to confirm the number",
                    number.span,
                )
    for entity in letter.of_kind(EntityKind.PERSONAL_ID, EntityKind.IMEI):
        validity = validate_entity(entity, guess.country)
        if validity is not None and validity.holds is False and _named(letter, entity.span.start, validity.kind):
            yield Caution(
                "check-digit-fails",
                Severity.WARNING,
                validity.detail,
                entity.text,
                "Ask the officer to confirm the number",
                entity.span,
            )


def _named(letter: Facts, start: int, kind: str) -> bool:
    """Return whether the letter calls the number so, or its shape alone tells (`imei`)."""
    before = letter.before(start, 40)
    return (
        kind == "imei" or bool(re.search(rf"\b{re.escape(kind)}\b", before)) or kind in ("cpf", "cnpj", "curp", "cuit")
    )


def _digits(text: str) -> int:
    return sum(char.isdecimal() for char in text)


_NATIONAL_NAMES = frozenset({"nuc", "ipp", "cuij", "ruc", "iue", "cud", "carpeta-de-investigacion"})


def unusual_numbers(letter: Facts, _case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """A case number has not the shape, or not the name, that its country gives that kind."""
    for number in letter.numbers:
        if number.kind is None or number.cue is None:
            continue
        name = letter.text[number.cue.start : number.cue.end]
        text = letter.text[number.span.start : number.span.end]
        message = _unusual(number.kind, name, text, guess)
        if message:
            advice = "Ask the officer to confirm the number"
            yield Caution("unusual-case-number", Severity.NOTE, message, text, advice, number.span)


def _unusual(kind: CaseKind, name: str, text: str, guess: CountryGuess) -> str:
    """Return what is unusual about a number; empty when nothing is."""
    shape = _SHAPES.get((guess.country, kind.id))
    if shape and not re.fullmatch(shape, text, re.IGNORECASE):
        return f"{name} has not the shape usual in {guess.country}"
    foreign = kind.country and guess.country and kind.country != guess.country and guess.confidence >= 0.8
    if foreign and kind.id in _NATIONAL_NAMES and not _shared(kind.id, guess.country):
        return f"{name} is a name used in {kind.country}, the letter is of {guess.country}"
    return ""


def _shared(kind: str, country: str) -> bool:
    """Return whether a kind's name is heard in that country too."""
    return (kind, country) in {
        ("ruc", "PE"),
        ("ruc", "EC"),
        ("nuc", "GT"),
        ("nuc", "PE"),
        ("nuc", "DO"),
        ("carpeta-de-investigacion", "PE"),
        ("carpeta-de-investigacion", "AR"),
        ("carpeta-de-investigacion", "UY"),
        ("carpeta-de-investigacion", "CL"),
        ("carpeta-de-investigacion", "PA"),
    }


def ocr_slips(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """A letter stands where a digit is expected: O for 0, l for 1, S for 5. It is shown as read, never corrected."""
    names = ["case_number", "letter_number", "officer_phone", "officer_badge"]
    if letter.document.ocr:
        names.append("accounts")
    for name in names:
        for item in case.values(name):
            match = _SLIP.search(item.text)
            if match:
                message = f"{match[0]!r} stands where a digit is expected: O for 0, l or I for 1, S for 5?"
                yield Caution(
                    "possible-ocr-slip", Severity.WARNING, message, item.text, "Compare with the original", item.span
                )
    for match in re.finditer(
        r"(?<![\w@./-])(?=[\dOIlS./-]*\d)(?=[\d./-]*[OIlS])[\dOIlS][\dOIlS./-]{6,}[\dOIlS](?![\w@])", letter.text
    ):
        text = match[0]
        known = any(text in item.text or item.text in text for name in names for item in case.values(name))
        if not known and _digits(text) >= 5 and not re.search(r"[A-Z]{2,}", text):
            message = "a letter stands where a digit is expected: O for 0, l or I for 1, S for 5?"
            yield Caution("possible-ocr-slip", Severity.WARNING, message, text, "Compare with the original")

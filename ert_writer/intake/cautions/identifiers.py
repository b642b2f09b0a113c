"""Cautions about numbers: failing check digits, unusual shapes, signs that recognition confuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.countries.guess import CountryGuess
from ert_writer.countries.load import KindHere, catalogue
from ert_writer.countries.model import NumberKind
from ert_writer.entities.identifiers import validate_entity, validate_kind
from ert_writer.intake.facts import Facts
from ert_writer.intake.numbers import Numbered
from ert_writer.model.case import Case, Caution
from ert_writer.model.findings import Severity, Span
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold

_RECOGNISED = ("accounts", "officer_email", "officer_phone", "case_number", "letter_number", "deadline", "period")
_SHOWN = 8
_SLIP = re.compile(r"(?<=\d)[OoIlS](?=\d)|(?<=\d)[OIlS](?=[-/.\s]|$)|(?<=[-/.])[OIlS](?=\d)|(?<=[A-Z])l(?=[-/A-Z\d])")


def check_digits(letter: Facts, _case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """A number fails its own check digit, or its country's list: somebody mistyped it, or made it up."""
    for number in letter.numbers:
        text = letter.text[number.span.start : number.span.end]
        here = _checked_as(number, text, number.country or guess.country)
        if here is None or _digits(text) < 9 or re.search(r"\d[OIlS]|[OIlS]\d", text):
            continue
        checked = validate_kind(here, text)
        far_too_short = _digits(text) < 0.9 * min(here.kind.length) and here.kind.id == "processo"
        if checked.holds is False and not far_too_short:
            yield _mistyped(checked.detail, text, number.span)
    for entity in letter.of_kind(EntityKind.PERSONAL_ID, EntityKind.IMEI):
        validity = validate_entity(entity, guess.country)
        if validity is not None and validity.holds is False and _named(letter, entity.span.start, validity.kind):
            yield _mistyped(validity.detail, entity.text, entity.span)


def _mistyped(message: str, text: str, span: Span) -> Caution:
    return Caution("check-digit-fails", Severity.WARNING, message, text, "Ask the officer to confirm the number", span)


def _checked_as(number: Numbered, text: str, country: str) -> KindHere | None:
    """Return the kind with a check digit that a number must be; of several with one name the one of its length."""
    here = catalogue().country(country)
    if number.kind is None or here is None:
        return None
    checked = [kind for kind in here.number if kind.check and kind.kind == "case"]
    ours = [kind for kind in checked if kind.id == number.kind.id]
    same_length = [kind for kind in checked if _digits(text) in kind.length]
    chosen = (same_length or ours) if ours else []
    return KindHere(country, chosen[0]) if chosen else None


def _named(letter: Facts, start: int, kind: str) -> bool:
    """Return whether the letter calls the number so, or its shape alone tells (`imei`)."""
    before = letter.before(start, 40)
    return (
        kind == "imei" or bool(re.search(rf"\b{re.escape(kind)}\b", before)) or kind in ("cpf", "cnpj", "curp", "cuit")
    )


def _digits(text: str) -> int:
    return sum(char.isdecimal() for char in text)


def unusual_numbers(letter: Facts, _case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """A case number has not the shape, or not the name, that its country gives that kind."""
    for number in letter.numbers:
        if number.kind is None or number.is_letter or number.cue is None:
            continue
        name = letter.text[number.cue.start : number.cue.end]
        text = letter.text[number.span.start : number.span.end]
        message = _unusual(number.kind, name, text, guess)
        if message:
            advice = "Ask the officer to confirm the number"
            yield Caution("unusual-case-number", Severity.NOTE, message, text, advice, number.span)


def _unusual(kind: NumberKind, name: str, text: str, guess: CountryGuess) -> str:
    """Return what is unusual about a number; empty when nothing is."""
    here = catalogue().country(guess.country)
    own = next((own for own in here.number if own.id == kind.id and own.kind == "case"), None) if here else None
    if own and own.usual and not re.fullmatch(own.usual, fold("".join(text.split())), re.IGNORECASE):
        return f"{name} has not the shape usual in {guess.country}"
    elsewhere = [home.country for home in catalogue().kinds if home.kind.id == kind.id and home.country]
    if kind.national and not own and elsewhere and guess.country and guess.confidence >= 0.8:
        return f"{name} is a name used in {', '.join(elsewhere)}, the letter is of {guess.country}"
    return ""


def read_by_ocr(_letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Numbers, addresses or accounts were recognised from a picture: none of them is sure."""
    found = dict.fromkeys(item.value.text for item in case.entities if item.value.ocr and item.kind != "person")
    found |= dict.fromkeys(item.text for name in _RECOGNISED for item in case.values(name) if item.ocr)
    values = [text for text in found if text]
    if values:
        message = f"values that were read by OCR: {len(values)}. None is sure; each says which signs look alike"
        shown = ", ".join(values[:_SHOWN]) + (" ..." if len(values) > _SHOWN else "")
        yield Caution("read-by-ocr", Severity.WARNING, message, shown, "Compare each of them with the image")


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

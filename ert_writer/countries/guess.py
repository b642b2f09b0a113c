"""Which country a letter comes from: domains, names, offices, numbers, telephones and money add up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ert_writer.countries.load import Catalogue
from ert_writer.countries.phrases import PhraseIndex, expansions, index
from ert_writer.model.language import Language

_SURE_AT = 4.0  # evidence that leaves little doubt
_LEAST = 1.0
_MARGIN = 0.5  # by which the first country must lead
_HEAD = 600  # characters in which a letterhead stands
_MOST = 3  # phrases of one country that count
_CODE = re.compile(r"\.([a-z]{2})(?:\.(?:example|test|invalid))?$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a country; `weight` adds up; `source` is `domain`, `words`, `number` or `telephone`."""

    country: str
    weight: float
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class CountryGuess:
    """The likeliest country; empty when too little speaks for any."""

    country: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Clues:
    """What a letter offers.

    Attributes:
        text: the letter.
        folded: the same in lower case without accents, of the same length.
        language: its base language.
        domains: of its sender and of the mailboxes in it.
        numbers: (country, text) of numbers with a national name or shape.
        telephones: in E.164 form.
    """

    text: str
    folded: str
    language: Language
    domains: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    telephones: tuple[str, ...] = ()


def guess_country(known: Catalogue, clues: Clues) -> CountryGuess:
    """Return the country that the evidence adds up to."""
    weights: dict[str, float] = defaultdict(float)
    for item in evidence(known, clues):
        weights[item.country] += item.weight
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked:
        return CountryGuess("", 0.0)
    country, top = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if top < _LEAST or top - second < _MARGIN:
        return CountryGuess("", 0.0)
    confidence = min(0.97, 0.5 + 0.12 * min(top, _SURE_AT) - 0.3 * second / top)
    return CountryGuess(country, round(confidence, 2))


def evidence(known: Catalogue, clues: Clues) -> Iterator[Evidence]:
    """Yield all that speaks for a country."""
    for domain in dict.fromkeys(clues.domains):
        country = known.official_domain(_real(domain))
        if country:
            yield Evidence(country, 3.0, domain, "domain")
        elif country := domain_country(known, domain):
            yield Evidence(country, 3.0 if known.official_label.search(domain) else 1.0, domain, "domain")
    yield from _words(known, clues)
    for country, text in clues.numbers:
        yield Evidence(country, 1.5, text, "number")
    for number in clues.telephones:
        country = calling_country(known, number)
        if country:
            yield Evidence(country, 1.0, number, "telephone")
    if clues.language == "pt":
        yield Evidence("BR", 2.0, "Portuguese", "words")


def _real(domain: str) -> str:
    """Return the domain without a reserved top-level label (RFC 2606)."""
    return re.sub(r"\.(?:example|test|invalid)$", "", domain.lower())


def domain_country(known: Catalogue, domain: str) -> str:
    """Return the country of a domain's code; a reserved label at the end is looked past."""
    match = _CODE.search(domain.lower())
    code = match[1].upper() if match else ""
    return code if known.country(code) else ""


def calling_country(known: Catalogue, number: str) -> str:
    """Return the country of a telephone number in E.164 form; empty where no file is its country's."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return ""
    plan = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    code = phonenumbers.region_code_for_number(parsed) or plan or ""
    return code if known.country(code) else ""


@dataclass(frozen=True, slots=True)
class _Meaning:
    country: str
    weight: float
    part: str  # names, office, place, statute or currency
    acronym: bool


@cache
def _vocabulary(known: Catalogue) -> tuple[PhraseIndex, dict[str, tuple[_Meaning, ...]]]:
    """Return an index of every phrase that speaks for a country, and what each phrase says."""
    meanings: dict[str, list[_Meaning]] = defaultdict(list)
    for country, say, weight, part in _phrases(known):
        for form in expansions(say):
            meanings[form].append(_Meaning(country, weight, part, say.isupper() and len(say) <= 4))
    return index(meanings), {form: tuple(found) for form, found in meanings.items()}


def _phrases(known: Catalogue) -> Iterator[tuple[str, str, float, str]]:
    for country in known.countries:
        for name in country.names:
            yield country.code, name, 2.5, "names"
        for part in ("office", "place", "statute", "currency"):
            for row in getattr(country, part):
                for say in row.say:
                    if row.weight:
                        yield country.code, say, row.weight, part


def _words(known: Catalogue, clues: Clues) -> Iterator[Evidence]:
    """Yield what the letter's words say: each phrase once, the three heaviest of a country's offices and places."""
    phrases, meanings = _vocabulary(known)
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for start, end, form in phrases.find(clues.folded):
        for meaning in meanings.get(form, ()):
            small = meaning.acronym and not clues.text[start:end].isupper()
            if small or not _spoken(known, meaning.country, clues.language):
                continue
            late = meaning.part == "names" and start >= _HEAD
            weight = 1.0 if late else meaning.weight
            here = found[meaning.country, meaning.part]
            here[form] = max(weight, here.get(form, 0.0))
    for (country, part), forms in found.items():
        yield from _heaviest(country, forms.items(), 1 if part in ("names", "currency") else _MOST)


def _heaviest(country: str, forms: Iterable[tuple[str, float]], most: int) -> Iterator[Evidence]:
    ranked = sorted(forms, key=lambda pair: (-pair[1], pair[0]))[:most]
    share = 1.0 if len(ranked) == 1 else 0.8
    for form, weight in ranked:
        yield Evidence(country, weight * share, form, "words")


def _spoken(known: Catalogue, code: str, language: Language) -> bool:
    """Return whether letters of a country are written in a language; letters in English come from everywhere."""
    country = known.country(code)
    return language not in ("es", "pt") or (country is not None and country.language == language)

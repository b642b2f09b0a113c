"""Which country a letter comes from: domains, names, case numbers, telephones and the words of its offices add up.

Sources: docs/reference/domain.md, Letters and their numbers; IANA country-code domains; ITU-T E.164 country codes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.intake.facts import Facts
from ert_writer.intake.numbers import number_countries
from ert_writer.model.text import EntityKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a country; `weight` adds up."""

    country: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class CountryGuess:
    """The likeliest country; empty when too little speaks for any."""

    country: str
    confidence: float


NAMES: dict[str, str] = {
    "MX": r"mexic[oa]n?[oa]?s?|estados\s+unidos\s+mexicanos|cdmx",
    "AR": r"argentin[oa]s?|republica\s+argentina|provincia\s+de\s+buenos\s+aires",
    "CO": r"colombian?[oa]?s?|republica\s+de\s+colombia",
    "CL": r"chilen?[oa]?s?|republica\s+de\s+chile|chile",
    "PE": r"peruan[oa]s?|republica\s+del\s+peru|peru",
    "EC": r"ecuador|ecuatorian[oa]s?",
    "UY": r"uruguay[oa]?s?|republica\s+oriental\s+del\s+uruguay",
    "GT": r"guatemala|guatemaltec[oa]s?",
    "BO": r"bolivian?[oa]?s?|estado\s+plurinacional",
    "CR": r"costa\s+rica|costarricenses?",
    "PA": r"panama|panamen[oa]s?",
    "PY": r"paraguay[oa]?s?",
    "SV": r"el\s+salvador|salvadoren[oa]s?",
    "HN": r"honduras|hondurenas?",
    "NI": r"nicaragua|nicaraguenses?",
    "DO": r"republica\s+dominicana|dominican[oa]s?",
    "VE": r"venezuela|venezolan[oa]s?",
    "BR": r"brasil|brasileir[oa]s?|republica\s+federativa",
}

WORDS: tuple[tuple[str, float, str], ...] = (
    (
        "MX",
        2.0,
        (
            r"carpetas?\s+de\s+investigacion|agente\s+del\s+ministerio\s+publico|gafete|c\.?\s?n\.?\s?p\.?\s?p\b|"
            r"codigo\s+nacional\s+de\s+procedimientos\s+penales|fiscalia\s+general\s+de\s+justicia|cateo|curp|"
            r"alerta\s+amber|unidad\s+antisecuestro|fede\b|uecs\b|policia\s+cibernetica|"
            r"celulares?\s+10\s+digitos"
        ),
    ),
    (
        "AR",
        2.0,
        (
            r"\bipp\b|agente\s+fiscal|unidad\s+fiscal|u\.?f\.?i\.?j?\b|ministerio\s+publico\s+fiscal|"
            r"legajo|abonado|"
            r"juzgado\s+de\s+garantias|ayudantia\s+fiscal|fiscalia\s+criminal\s+y\s+correccional|de\s+mi\s+mayor\s+"
            r"consideracion|comisaria\s+\d+|cuij|instruccion\s+penal\s+preparatoria|caba\b|c\.?a\.?b\.?a\.|"
            r"policia\s+federal\s+argentina|gendarmeria\s+nacional|expte|ley\s+23\.?\d{3}|dni\s+n"
        ),
    ),
    (
        "CO",
        2.0,
        (
            r"noticia\s+criminal|nunc\b|spoa|gaula|dijin|sijin|c\.?t\.?i\.?\b|fiscal\s+\d*\s*(?:seccional|"
            r"especializad[oa])|cedula\s+de\s+ciudadania|ley\s+906|policia\s+judicial|patruller[oa]|intendente|"
            r"fiscalia\s+general\s+de\s+la\s+nacion|policia\s+metropolitana|cai\b"
        ),
    ),
    (
        "CL",
        2.0,
        (
            r"carabineros|\bpdi\b|policia\s+de\s+investigaciones|fiscalia\s+local|\brut\b|\bruc\b|\brit\b|"
            r"mat\.\s?:|"
            r"\bant\.\s?:|juzgado\s+de\s+garantia\b|brigada\s+(?:de\s+)?(?:investigadora|investigacion)|bricrim|"
            r"fiscal\s+adjunt[oa]|codigo\s+procesal\s+penal\s+chileno|subcomisari[oa]|19\.?696|"
            r"presunta\s+desgracia"
        ),
    ),
    (
        "PE",
        2.0,
        (
            r"\bpnp\b|dirincri|divindat|carpeta\s+fiscal|depincri|\bcip\b|fiscalia\s+provincial|reniec|"
            r"policia\s+nacional\s+del\s+peru|fiscal\s+provincial|ano\s+de\s+la|suboficial\s+de\s+tercera|"
            r"distrito\s+fiscal|decreto\s+legislativo\s+n"
        ),
    ),
    (
        "EC",
        2.0,
        (
            r"\bcoip\b|dinased|dinapen|unase\b|instruccion\s+fiscal|investigacion\s+previa|noticia\s+del\s+delito|"
            r"agente\s+fiscal\s+de|policia\s+nacional\s+del\s+ecuador|codigo\s+organico\s+integral\s+penal|"
            r"fiscalia\s+general\s+del\s+estado\s+del\s+ecuador|cedula\s+de\s+ciudadania\s+no|canton\b"
        ),
    ),
    (
        "UY",
        2.0,
        (
            r"\biue\b|sgsp|jefatura\s+de\s+policia|fiscalia\s+(?:general|penal|departamental|letrada)|"
            r"ministerio\s+del\s+interior|dgrtid|fiscal(?:ia)?\s+letrad[oa]|montevideo|novedad\s+(?:sgsp|n)"
        ),
    ),
    (
        "GT",
        2.0,
        (
            r"\bdpi\b|\bmp\d{3}|\bpnc\b|auxiliar\s+fiscal|fiscalia\s+de\s+(?:seccion|distrito)|"
            r"codigo\s+unico\s+de\s+"
            r"identificacion|alerta\s+alba-?kenneth|agente\s+fiscal\b|quetzales|diligenci\w+"
        ),
    ),
    (
        "BO",
        2.0,
        (
            r"felcc|felcv|\bcite\b|\bcud\b|fiscal\s+de\s+materia|fiscalia\s+departamental|policia\s+boliviana|"
            r"ley\s+1970|cedula\s+de\s+identidad\s+\d+\s+(?:lp|cb|sc)|bolivianos|fevap|diprove"
        ),
    ),
    (
        "CR",
        2.0,
        (
            r"\boij\b|organismo\s+de\s+investigacion\s+judicial|fiscalia\s+adjunta|poder\s+judicial\s+de|"
            r"seccion\s+de\s+delitos|\bcolones\b|sumaria\b|fuerza\s+publica"
        ),
    ),
    (
        "PA",
        2.0,
        (
            r"carpetilla|\bdij\b|seccion\s+de\s+atencion\s+primaria|fiscalia\s+(?:metropolitana|regional)|balboas|"
            r"procuraduria\s+general\s+de\s+la\s+nacion|personer[oi]a|policia\s+nacional\s+de\s+panama"
        ),
    ),
    ("PY", 2.0, r"guaranies|unidad\s+penal\s+n|fiscalia\s+zonal|agente\s+fiscal\s+en\s+lo\s+penal|asuncion\b"),
    ("SV", 2.0, r"fiscalia\s+general\s+de\s+la\s+republica|auxiliar\s+del\s+fiscal|\bdui\b|udph"),
    ("HN", 2.0, r"lempiras|\bdpi\s+honduras|atic\b|direccion\s+policial\s+de\s+investigaciones"),
    ("NI", 2.0, r"cordobas|auxilio\s+judicial\s+nacional|fiscal\s+auxiliar\s+penal"),
    ("DO", 2.0, r"procuraduria\s+fiscal|pesos\s+dominicanos|dicat\b|procurador\s+fiscal|nuip\b"),
    (
        "VE",
        2.0,
        (
            r"cicpc|\bconas\b|fiscal\s+(?:\w+\s+)?del\s+ministerio\s+publico\s+de\s+la\s+circunscripcion|"
            r"bolivares"
        ),
    ),
    (
        "BR",
        2.0,
        (
            r"delegad[oa]\s+de\s+policia|policia\s+(?:civil|federal)\s+d|inquerito|promotor[a]?\s+de\s+justica|"
            r"marco\s+civil|dados\s+cadastrais|boletim\s+de\s+ocorrencia|matricula\s+funcional|\bcpf\b|"
            r"ministerio\s+"
            r"publico\s+do\s+estado|gaeco"
        ),
    ),
)
"""Names of offices and things that one country uses (weight 2 once, however often they occur)."""

_MONEY = (
    ("BR", r"r\$\s?\d|\breais\b"),
    ("PE", r"s/\.?\s?\d|\bsoles\b"),
    ("GT", r"\bq\.?\s?\d[\d.,]{2,}"),
    ("BO", r"\bbs\.?\s?\d"),
    ("PY", r"\bgs\.?\s?\d|₲"),
    ("CR", r"₡"),
    ("MX", r"\bm\.\s?n\.|pesos\s+mexicanos"),
    ("CO", r"pesos\s+colombianos|\bcop\b"),
    ("AR", r"pesos\s+argentinos|\bars\b"),
    ("CL", r"pesos\s+chilenos|\bclp\b"),
    ("UY", r"pesos\s+uruguayos|\buyu\b"),
)
_TLD = re.compile(r"\.([a-z]{2})(?:\.example)?$")
_CALLING = {
    "52": "MX",
    "54": "AR",
    "57": "CO",
    "56": "CL",
    "51": "PE",
    "593": "EC",
    "598": "UY",
    "502": "GT",
    "591": "BO",
    "506": "CR",
    "507": "PA",
    "595": "PY",
    "503": "SV",
    "504": "HN",
    "505": "NI",
    "58": "VE",
    "55": "BR",
}
_SURE_AT = 4.0
_LEAST = 1.0


def calling_country(number: str) -> str:
    """Return the country of an international number `+52...`; empty where it is none of Latin America."""
    plain = number.removeprefix("+")
    return next((_CALLING[plain[:size]] for size in (3, 2) if plain[:size] in _CALLING), "")


def domain_country(domain: str) -> str:
    """Return the country of a domain's code; a `.example` at the end is looked past."""
    match = _TLD.search(domain.lower())
    code = match[1].upper() if match else ""
    return code if code in NAMES else ""


def guess_country(letter: Facts) -> CountryGuess:
    """Return the country that the evidence adds up to."""
    weights: dict[str, float] = defaultdict(float)
    for item in evidence(letter):
        weights[item.country] += item.weight
    if not weights:
        return CountryGuess("", 0.0)
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    country, top = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if top < _LEAST or top - second < 0.5:
        return CountryGuess("", 0.0)
    confidence = min(0.97, 0.5 + 0.12 * min(top, _SURE_AT) - 0.3 * second / top)
    return CountryGuess(country, round(confidence, 2))


def evidence(letter: Facts) -> Iterator[Evidence]:
    """Yield all that speaks for a country."""
    yield from _domains(letter)
    yield from _words(letter)
    for country, text in number_countries(letter):
        yield Evidence(country, 1.5, text)
    for entity in letter.of_kind(EntityKind.PHONE):
        country = calling_country(entity.normal) if entity.normal else ""
        if country:
            yield Evidence(country, 1.0, entity.text)
    if letter.base == "pt":
        yield Evidence("BR", 2.0, "Portuguese")


def _domains(letter: Facts) -> Iterator[Evidence]:
    seen: set[str] = set()
    addresses = [e.text for e in letter.of_kind(EntityKind.EMAIL)]
    addresses.append(letter.document.header("from"))
    for address in addresses:
        domain = address.rpartition("@")[2].strip("<> ").lower()
        country = domain_country(domain)
        if country and domain not in seen:
            seen.add(domain)
            official = re.search(r"(?:^|\.)(?:gob|gov|gub|go|mp|jus|mil|fiscalia|policia)\.", domain)
            yield Evidence(country, 3.0 if official else 1.0, domain)


def _words(letter: Facts) -> Iterator[Evidence]:
    head = letter.folded[:600]
    spanish = letter.base != "pt"
    for country, pattern in NAMES.items():
        match = re.search(rf"\b(?:{pattern})\b", letter.folded)
        if match:
            yield Evidence(country, 2.5 if re.search(rf"\b(?:{pattern})\b", head) else 1.0, match[0])
    for country, weight, pattern in WORDS:
        if (country == "BR") != spanish:
            hits = {match[0] for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", letter.folded)}
            for text in sorted(hits)[:3]:
                yield Evidence(country, weight * (1.0 if len(hits) == 1 else 0.8), text)
    for country, pattern in _MONEY:
        match = re.search(pattern, letter.folded)
        if match and (country == "BR") != spanish:
            yield Evidence(country, 1.0, match[0])

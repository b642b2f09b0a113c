"""The words of numbers in Spanish, Portuguese and English, without accents and in lower case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ert_writer.model.language import EN, ES, PT, Language, base


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of one language.

    Attributes:
        cardinals: words below one thousand, and their values.
        scales: words that multiply what stands before them.
        alone: scales that are numbers without anything before them, as `mil` is.
        joiners: words that may stand between two parts of one number.
        articles: words for one that are articles more often than numbers.
        ordinals: `third`, `tercero`, and words that imply a number, such as `both`: no certain sign of one.
        half: what stands before a half, as in `millón y medio`.
        next_scale: from a scale to the one above it; Spanish counts millions up to a million of them.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    alone: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    ordinals: Mapping[str, int]
    half: str
    next_scale: Mapping[int, int]


def _count(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Number the words of a list; a slash parts words of equal value."""
    return {form: start + step * place for place, word in enumerate(words.split()) for form in word.split("/")}


_ES = {
    **_count(
        "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres "
        "veinticuatro veinticinco veintiseis "
        "veintisiete veintiocho veintinueve treinta"
    ),
    **_count("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
    **_count(
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        100,
        100,
    ),
}
_PT = {
    **_count(
        "zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte"
    ),
    **_count("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    **_count(
        "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
        "quinhentos/quinhentas seiscentos/seiscentas "
        "setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        100,
        100,
    ),
}
_EN = {
    **_count(
        "zero one/a/an two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty"
    ),
    **_count("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10),
}
_EN_ORDINALS = {
    **_count(
        "first second third/thirds fourth/fourths/quarter/quarters fifth/fifths sixth seventh "
        "eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
    **_count("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 20, 10),
    "once": 1,
    "twice": 2,
    "both": 2,
    "thousandth": 1000,
}


def _gendered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Number ordinals that end in `o`, with their feminine and plural forms."""
    forms = ((word, place) for place, word in enumerate(words.split()))
    return {word[:-1] + ending: start + step * place for word, place in forms for ending in ("o", "a", "os", "as")}


_ES_ORDINALS = {
    **_gendered(
        "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo decimotercero"
    ),
    **_gendered(
        "vigesimo trigesimo cuadragesimo quincuagesimo sexagesimo septuagesimo octogesimo nonagesimo centesimo", 20, 10
    ),
    "primer": 1,
    "tercer": 3,
    "tercio": 3,
    "tercios": 3,
    "ambos": 2,
    "ambas": 2,
}
_PT_ORDINALS = {
    **_gendered("primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo"),
    **_gendered(
        "vigesimo trigesimo quadragesimo quinquagesimo sexagesimo septuagesimo octogesimo nonagesimo centesimo", 20, 10
    ),
    "terco": 3,
    "tercos": 3,
    "ambos": 2,
    "ambas": 2,
}

_K, _M, _G, _T = 10**3, 10**6, 10**9, 10**12
_LONG, _SHORT = {12: _K, _K: _M, _M: _T, _T: _T * _M}, {12: _K, 100: _K, _K: _M, _M: _G, _G: _T, _T: _T * _K}


@cache
def lexicon(language: Language) -> Lexicon | None:
    """Return the number words of a language; None where there are none."""
    return {
        ES: Lexicon(
            _ES,
            {"mil": _K, "millon": _M, "millones": _M, "billon": _T, "billones": _T, "docena": 12, "docenas": 12},
            frozenset({"mil"}), frozenset({"y"}), frozenset({"un", "una", "uno"}), _ES_ORDINALS,
            r"\s+y\s+medi[oa]\b", _LONG,
        ),
        PT: Lexicon(
            _PT,
            {
                "mil": _K, "milhao": _M, "milhoes": _M, "mi": _M, "bilhao": _G, "bilhoes": _G, "bi": _G, "trilhao": _T,
                "trilhoes": _T, "duzia": 12, "duzias": 12,
            },
            frozenset({"mil"}), frozenset({"e"}), frozenset({"um", "uma"}), _PT_ORDINALS,
            r"\s+e\s+mei[oa]\b", _SHORT,
        ),
        EN: Lexicon(
            _EN,
            {"hundred": 100, "thousand": _K, "million": _M, "billion": _G, "bn": _G, "trillion": _T, "dozen": 12},
            frozenset(), frozenset({"and"}), frozenset({"one", "a", "an"}), _EN_ORDINALS,
            r"\s+and\s+a\s+half\b", _SHORT,
        ),
    }.get(base(language))  # fmt: skip

"""Accents for text that has lost them, as letters in capitals often have.

A word gets an accent when it is practically always written with one: by the lists in `data/` (made by
`training/accents/build.py`), by the words of police and court letters below, or by its ending. Every character is
exchanged for one character, so positions stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.text.fold import without_accents

_LETTERS = {
    "es": """
        advirtió agredió alcaldía américa apareció aprehensión área auténtico bogotá carácter cárcel cédula
        cédulas cibernética cibernético cometió comisarías compartió conoció consiguió contraloría córdoba daños
        decidió defensoría depósito desapareció desconocía difundió dirigió doméstica doméstico dueña económica
        engaño envío escribió específico estableció exigió extorsión fiscalía fiscalías género haití íntima
        íntimas íntimo íntimos jamás jurídicos límite más máxima medellín méxico miércoles murió niñez ocurrió
        oficialía ofreció panamá perdió permitió perú pidió policías procuraduría público quitaría recibió
        reconoció respondió río salió señoras señorita sería serían siguió subió sucedió sufrió suscribió tenía
        término trámite trámites transmitió tucumán útil vía vías vídeo vivió
    """,
    "pt": """
        há já
        análise apreensão até avó avô básico cárcere cibernético cibernéticos denúncia domicílio extorsão
        flagrância força homicídio imóvel indício indícios inquérito inquéritos judiciária judiciário juíza
        juízes juízo mãe matrícula mês município notícia óbito ofícios órgão polícias públicos suicídio
        telefônica telemática telemático usuária usuárias vídeo
    """,
}
_ENDINGS: dict[Language, tuple[tuple[str, str], ...]] = {
    "es": (
        ("cion", "ción"), ("sion", "sión"), ("xion", "xión"), ("gion", "gión"), ("nion", "nión"), ("logia", "logía"),
        ("logias", "logías"), ("grafia", "grafía"), ("grafias", "grafías"),
    ),
    "pt": (
        ("cao", "ção"), ("coes", "ções"), ("sao", "são"), ("soes", "sões"), ("encia", "ência"), ("encias", "ências"),
        ("ancia", "ância"), ("ancias", "âncias"), ("anca", "ança"), ("ancas", "anças"), ("ario", "ário"),
        ("arios", "ários"), ("orio", "ório"), ("orios", "órios"), ("avel", "ável"), ("aveis", "áveis"),
        ("ivel", "ível"), ("iveis", "íveis"), ("onico", "ônico"), ("onica", "ônica"), ("onicos", "ônicos"),
        ("onicas", "ônicas"), ("atico", "ático"), ("atica", "ática"), ("aticos", "áticos"), ("aticas", "áticas"),
    ),
}  # fmt: skip
_UNTOUCHED = frozenset(
    "branca brancas falcao balcao copia pratica gerencia diferencia influencia providencia publica".split()  # noqa: SIM905
)
"""Without the accent these are words too, or their ending is not the usual one."""
_STEM = 3
_WORD = re.compile(r"(?<![\w@./:#-])[A-Za-z]{2,}(?![@\w])")
"""A whole word that is no part of an address or handle."""
_SHORTEST = 12
"""Letters a text must have before the lack of accents says anything."""


def restore_accents(text: str, language: Language, kept: Iterable[Span] = ()) -> str:
    """Return Spanish or Portuguese text with accents where it lacks more than it has; other text as it is.

    Args:
        text: of one segment.
        language: base or regional tag.
        kept: spans that must not change, such as identifiers.
    """
    tongue = base(language)
    if tongue not in _LETTERS or not _long_enough(text):
        return text
    spans = tuple(kept)
    known = _known(tongue)
    lacking = sum(_accented(word, tongue, known) != word for word in _WORD.findall(text))
    if lacking <= sum(not word.isascii() for word in text.split()):
        return text

    def mend(match: re.Match[str]) -> str:
        if any(match.start() < span.end and span.start < match.end() for span in spans):
            return match[0]
        return _accented(match[0], tongue, known)

    return _WORD.sub(mend, text)


def _long_enough(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= _SHORTEST


def _accented(word: str, language: Language, known: dict[str, str]) -> str:
    small = word.lower()
    found = None if small in _UNTOUCHED else known.get(small) or _by_ending(small, language)
    if found is None:
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, found, strict=True))


def _by_ending(word: str, language: Language) -> str | None:
    for bare, accented in _ENDINGS[language]:
        if word.endswith(bare) and len(word) - len(bare) >= _STEM:
            return word[: -len(bare)] + accented
    return None


@lru_cache(maxsize=2)
def _known(language: Language) -> dict[str, str]:
    """Return the accented spelling of each word by its spelling without accents."""
    listed = (files("ert_writer.text") / "data" / f"accents-{language}.txt").read_text(encoding="utf-8")
    words = [*listed.split(), *_LETTERS[language].split()]
    return {bare: word for word in words if (bare := without_accents(word)) != word and len(bare) == len(word)}

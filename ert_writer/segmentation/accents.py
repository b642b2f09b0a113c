"""Accents for text that has lost them, as letters in capitals often have.

A word gets an accent when it is practically always written with one: by the lists in `data/` (made by
`training/accents/build.py`), by the words of police and court letters below, or by its ending. Every character is
exchanged for one character, so positions stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base

_LETTERS = {
    "es": "recibió ocurrió exigió perdió escribió subió salió vivió pidió murió sufrió cometió decidió permitió "
    "consiguió siguió sucedió desapareció apareció ofreció reconoció conoció estableció dirigió agredió difundió "
    "compartió advirtió respondió niñez búsquedas desconocía "
    "fiscalía fiscalías comisaría comisarías comisión procuraduría jurisdicción víctima víctimas teléfono "
    "teléfonos telefónica telefónico telefónicos telefónicas cédula cédulas niña niñas niño niños año años "
    "señor señora señores señoras contraseña contraseñas dueño dueña compañía compañías extorsión desaparición "
    "aprehensión agresión acción público pública públicos públicas garantías género ubicación búsqueda "
    "artículo artículos código crédito débito depósito mañana sesión oficialía dígito dígitos número números "
    "electrónico electrónica electrónicos electrónicas dirección geolocalización preservación conservación "
    "divulgación policía policías líder líderes suscribió recibió ocurrió transmitió quitaría están así aquí "
    "también según además después través jamás ningún algún único única últimos última último últimas página "
    "índice vídeo médico médica física físico jurídico jurídica jurídicos técnico técnica auténtico "
    "informático informática informáticos informáticas cibernético cibernética cibernéticos república nación "
    "región río méxico perú panamá bogotá haití américa órgano trámite término términos tránsito vehículo "
    "vehículos cámara cámaras crímenes rápido rápida rápidamente",
    "pt": "não são estão você vítima vítimas polícia polícias ofício ofícios inquérito inquéritos judiciário juízo "
    "juíza ministério público pública públicos públicas usuário usuária usuários número números endereço "
    "endereços telefônico telefônica eletrônico eletrônica eletrônicos código até após também só última último "
    "últimos últimas prisão apreensão extorsão ameaça ameaças cárcere preservação divulgação requisição "
    "solicitação informações informação identificação localização matrícula horário lógica ligação ligações "
    "telemático telemática homicídio suicídio criança crianças mãe irmã irmão avó avô união república "
    "comunicação comunicações vídeo vídeos mês três já há é às à amanhã manhã técnico técnica jurídico "
    "jurídica cibernético cibernéticos cooperação agência serviço serviços",
}
_ENDINGS = {
    "es": ((re.compile(r"(?<=[a-z]{2}[cs])ion$"), "ión"),),
    "pt": (
        (re.compile(r"(?<=[a-z]{2})coes$"), "ções"),
        (re.compile(r"(?<=[a-z]{2})cao$"), "ção"),
        (re.compile(r"(?<=[a-z]{2})soes$"), "sões"),
        (re.compile(r"(?<=[a-z]{2}[ae])ncia(?=s?$)"), None),
    ),
}
_WORD = re.compile(r"[A-Za-z]{3,}")
_SHORTEST = 12
"""Letters a text must have before the lack of accents says anything."""


def restore_accents(text: str, language: Language, kept: Iterable[Span] = ()) -> str:
    """Return Spanish or Portuguese text with accents where it has none at all; other text as it is.

    Args:
        text: of one segment.
        language: base or regional tag.
        kept: spans that must not change, such as identifiers.
    """
    tongue = base(language)
    if tongue not in _LETTERS or not _lacks_accents(text):
        return text
    spans = tuple(kept)
    known = _known(tongue)

    def mend(match: re.Match[str]) -> str:
        if any(match.start() < span.end and span.start < match.end() for span in spans):
            return match[0]
        return _accented(match[0], tongue, known)

    return _WORD.sub(mend, text)


def _lacks_accents(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= _SHORTEST and all(char.isascii() for char in letters)


def _accented(word: str, language: Language, known: dict[str, str]) -> str:
    small = word.lower()
    found = known.get(small) or _by_ending(small, language)
    if found is None:
        return word
    if word.isupper():
        return found.upper()
    return found[0].upper() + found[1:] if word[0].isupper() else found


def _by_ending(word: str, language: Language) -> str | None:
    for pattern, ending in _ENDINGS[language]:
        if match := pattern.search(word):
            return word[: match.start()] + (ending or "") + word[match.end() :] if ending else _circumflex(word, match)
    return None


def _circumflex(word: str, match: re.Match[str]) -> str:
    """Return `urgência` for `urgencia`, `distância` for `distancia`."""
    place = match.start() - 1
    return word[:place] + {"a": "â", "e": "ê"}[word[place]] + word[place + 1 :]


@lru_cache(maxsize=2)
def _known(language: Language) -> dict[str, str]:
    """Return the accented spelling of each word by its spelling without accents."""
    listed = (files("ert_writer.segmentation") / "data" / f"accents-{language}.txt").read_text(encoding="utf-8")
    words = [*listed.split(), *_LETTERS[language].split()]
    return {bare: word for word in words if (bare := _bare(word)) != word and len(bare) == len(word)}


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))

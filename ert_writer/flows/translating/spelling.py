"""Source spelling that engines cannot read: accents left out, as in capitals, and letters set apart (`F i r m a`).

Accents are put back only into a text that has none, and only into words that are not other words without them (`esta`
and `está` are left alone). Accents change no position; letters set apart are joined only where they are all there is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ert_writer.model.language import ES, PT, Language

_WORD = re.compile(r"[A-Za-z]{2,}(?![@\w])")
_ADDRESS_BEFORE = re.compile(r"[\w@./:#-]$")
_ACCENTED = re.compile(r"[áéíóúñãõçâêôàü]", re.IGNORECASE)
_SPACED = re.compile(r"(?:[^\W\d_] ){4,}[^\W\d_][.,:;]?")

_ENDINGS: dict[Language, tuple[tuple[str, str], ...]] = {
    ES: (
        ("cion", "ción"), ("sion", "sión"), ("xion", "xión"), ("gion", "gión"), ("nion", "nión"), ("lion", "lión"),
        ("vion", "vión"), ("mion", "mión"), ("logia", "logía"), ("logias", "logías"), ("grafia", "grafía"),
        ("grafias", "grafías"),
    ),
    PT: (
        ("cao", "ção"), ("coes", "ções"), ("ao", "ão"), ("oes", "ões"), ("encia", "ência"), ("encias", "ências"),
        ("ancia", "ância"), ("ancias", "âncias"), ("anca", "ança"), ("ancas", "anças"), ("enca", "ença"),
        ("encas", "enças"), ("ario", "ário"), ("arios", "ários"), ("orio", "ório"), ("orios", "órios"),
        ("erio", "ério"), ("erios", "érios"), ("avel", "ável"), ("aveis", "áveis"), ("ivel", "ível"),
        ("iveis", "íveis"), ("onico", "ônico"), ("onica", "ônica"), ("onicos", "ônicos"), ("onicas", "ônicas"),
        ("atico", "ático"), ("atica", "ática"), ("aticos", "áticos"), ("aticas", "áticas"), ("etico", "ético"),
        ("etica", "ética"), ("eticos", "éticos"), ("eticas", "éticas"),
    ),
}  # fmt: skip
_SHORTEST_STEM = {ES: 3, PT: 1}

_WORDS: dict[Language, str] = {
    ES: """
        número números teléfono teléfonos telefónico telefónica telefónicos telefónicas código códigos
        artículo artículos página páginas policía policías fiscalía fiscalías día días también además según
        través más carácter área áreas víctima víctimas público pública públicos públicas jurídico jurídica
        técnico técnica técnicos electrónico electrónica electrónicos electrónicas informático informática
        médico médica político histórico histórica único única último última últimos últimas próximo próxima
        próximos mínimo máximo máxima rápido crédito depósito régimen imágenes jóvenes límite línea líneas
        razón millón así aquí allí jamás después ningún algún común señor señora señores señoras señorita
        niño niña niños niñas año años mañana pequeño pequeña compañía compañero daño daños contraseña
        contraseñas engaño dueño dueña señal señales señalar señalado señalada señalados garantía garantías
        vía vías energía mayoría minoría procuraduría defensoría contraloría alcaldía tecnología categoría
        categorías hábil hábiles útil fácil difícil móvil móviles automóvil cárcel líder íntimo íntima
        íntimas íntimos específico específica específicos párrafo título capítulo vehículo vehículos vínculo
        análisis ámbito tránsito trámite trámites propósito cédula cédulas índice físico física género
        sábado miércoles envío país países raíz había habían tenía tenían podía podían debía sería serían
        podría podrían debería deberían habría habrían tendría pondría será serán podrá podrán deberá
        deberán habrá tendrá tendrán están estará estarán méxico perú panamá bogotá medellín córdoba tucumán
        río sólo homicidio cibernético cibernética cibernéticos geográfica auténtico económico económica
        doméstico doméstica cónyuge tráfico pólvora máscara mí tú él qué cuál cuáles dónde cómo
    """,
    PT: """
        não são órgão órgãos já até também além após através você vocês polícia vítima vítimas ofício
        ofícios número números código inquérito inquéritos usuária usuárias endereço endereços serviço
        serviços público pública públicos públicas técnico técnica jurídico jurídica médico médica
        específico específica único única físico física básico há será mãe família famílias conteúdo
        conteúdos saúde juízo juízes mês três vídeo vídeos história memória página páginas próximo próxima
        último última últimos últimas mínimo máximo rápido crédito débito imóvel móvel automóvel nível
        veículo veículos título período períodos análise cópia cópias notícia início município domicílio
        auxílio exercício benefício lógica lógicas área áreas força preço judiciária necessária bancária
        telemático denúncia telefônico indício indícios flagrância mandado cárcere privado óbito homicídio
        suicídio tráfico câmara ciência exmo delegacia decisões cibernético cibernéticos à
    """,
}
_UNTOUCHED = """
mi tu el que cual cuales donde como solo a especifica publica publicas copia pratica gerencia diferencia influencia
providencia branca brancas falcao balcao cao travel subversion session compression expression transmission
"""
_OTHER_WORDS = frozenset(_UNTOUCHED.split())
"""Without the accent these are words too, or their ending is not the usual one."""


def respelled(text: str, language: Language) -> str:
    """Return the text as an engine can read it; the text itself where nothing is to be mended."""
    if set_apart(text):
        return text.replace(" ", "")
    if language not in _WORDS or _ACCENTED.search(text):
        return text
    return _WORD.sub(lambda match: _accented(match, language), text)


def set_apart(text: str) -> bool:
    """Return whether a text is one word with its letters set apart."""
    return _SPACED.fullmatch(text) is not None


def _accented(match: re.Match[str], language: Language) -> str:
    word = match[0]
    if _ADDRESS_BEFORE.search(match.string[max(match.start() - 1, 0) : match.start()]):
        return word
    small = word.lower()
    found = None if small in _OTHER_WORDS else _table(language).get(small) or _by_ending(small, language)
    if found is None:
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, found, strict=True))


@cache
def _table(language: Language) -> dict[str, str]:
    pairs = ((_bare(word), word) for word in _WORDS[language].split())
    return {bare: word for bare, word in pairs if bare != word}


def _by_ending(word: str, language: Language) -> str | None:
    for bare, accented in _ENDINGS[language]:
        if word.endswith(bare) and len(word) - len(bare) >= _SHORTEST_STEM[language]:
            return word[: -len(bare)] + accented
    return None


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))

"""European wording in a Latin American text: pt-PT in Brazil, es-ES in Latin America.

**Why.** Officers in Brazil and Spanish-speaking America read *utilizador* or *ordenador* as a text that was not
written for them; some words (*apelido*, *coger*) mean something else there.

**Flags.** In a Portuguese target *utilizador, ficheiro, telemóvel, ecrã, registo, facto, palavra-passe, está a
utilizar, eletrónico*; in a Spanish target *ordenador, fichero, móvil, vosotros, vuestra, os remitimos, podéis,
aparcamiento*.

**Passes.** A target for Portugal or Spain (`pt-PT`, `es-ES`, or that region asked for), words inside quotation marks
and names, and *ordenador* in *ordenador del gasto*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import Language, base, region
from ert_writer.text.words import without_tokens

# pattern on lower-case text with its accents -> what to say instead; `{0}` and so on are the pattern's groups
_PT: tuple[tuple[str, str], ...] = (
    (r"utilizador(es|as|a)?", "usuário"),
    (r"ficheiros?", "arquivo"),
    (r"telem[óo]ve(?:l|is)", "celular"),
    (r"ecrãs?", "tela"),
    (r"registos?|registad[oa]s?|registar(?:am)?", "registro, registrado, registrar"),
    (r"factos?", "fato"),
    (r"contactos?", "contato"),
    (r"contactar(?:-\w+)?|contacte(?:m|-nos)?", "contatar, entrar em contato"),
    (r"\w{2,}ámos(?:-\w+)?", "sem acento: enviamos"),
    (r"palavras?-passe", "senha"),
    (r"equipas?", "equipe"),
    (r"moradas?", "endereço"),
    (r"autocarros?", "ônibus"),
    (r"comboios?", "trem"),
    (r"rapariga[s]?", "moça"),
    (r"correios? el[eé]c?trónicos?", "e-mail"),
    (r"ele(?:c)?trónic[oa]s?", "eletrônico"),
    (r"telefónic[oa]s?", "telefônico"),
    (
        r"(?!mónica|verónica|antóni)\w*(?:ó(?:mic|nim|nom|met|men|nio)|é(?:mic|ner[oa]|nio|nic))\w*",
        "ô, ê: econômico, gênero",
    ),
    (r"bebé[s]?", "bebê"),
    (r"prémios?", "prêmio"),
    (
        (
            r"(?:re)?acç(?:ão|ões)|(?:in|cor|pro)?(?:dir|j|t|r)ecç(?:ão|ões)|secç(?:ão|ões)|colecç(?:ão|ões)|actos?"
            r"|act(?:iv|u)\w+|(?:ob|pro|tra)ject\w+|(?:cor|di)rect\w*|exact\w*|factur\w+|afect\w+|inspector\w*"
            r"|excep(?:to|ção|ções)|adop(?:ção|ções|t\w+)|ó?ptim\w+"
        ),
        "ação, direção, proteção, atividade, objeto",
    ),
    (r"(?:re|con|per|inter)ce(?:ção|ções)|dete(?:ção|ções)|detet(?:ad[oa]s?|ar|ou|aram)", "detecção, recepção"),
    (r"connosco|convosco|voss[oa]s?(?! (?:senhoria|excel[êe]ncia|eminência|magnific))", "conosco, seu, sua"),
    (r"controlos?", "controle"),
    (r"partilh(?:ar|ado|ada|ados|adas|ou|a|e|am|em)", "compartilhar"),
    (r"descarreg(?:ar|ue|uem|ado|ada|ou)(?= (?:[oa]s? )?(?:fich|arq|aplic|app|dados|doc))", "baixar"),
    (r"planear|planead[oa]s?|planeamento", "planejar"),
    (
        (
            r"est(?:ou|á|ás|amos|ão|ava|ávamos|avam|ive|eve|iveram|eja|ejam|ar|ará|arão)"
            r" a (?!par|mar|lar|qualquer)(?:\w+[aei]r|pôr)(?:-\w+)?"
        ),
        "gerúndio: está fazendo",
    ),
    (r"agentes? da autoridade", "autoridade policial"),
    (r"sítios? (?:web|da internet)", "site"),
    (r"bilhetes? de identidade", "carteira de identidade"),
)
_ES: tuple[tuple[str, str], ...] = (
    (r"ordenador(?:es)?(?! d(?:el|e) (?:gastos?|pagos?))", "computadora"),
    (r"ficheros?", "archivo"),
    (r"(?<!el )móvil(?:es)? (?=(?:del|de la) (?:usuari|víctim|titular)\w*)|teléfonos? móvil(?:es)?", "celular"),
    (r"(?<=\b[ustm][nuiu] )móvil|(?<=\bsus )móviles", "celular"),
    (r"vídeos?", "video"),
    (r"vosotr[oa]s|vuestr[oa]s?", "ustedes, su"),
    (
        r"os (?:\w+(?:mos|remos)|rogamos|ruego|pido|solicito|informo|comunico|agradezco|envío|remito|adjunto|saluda)",
        "les",
    ),
    (r"\w{2,}(?:áis|éis)|\w+(?:ast|ist)eis|sois", "la forma de ustedes"),
    # no noun ends in -ad but those in -dad, -tad and a handful; verbs in -er and -ir have look-alikes and are listed
    (r"(?!abad|riad|chad|\w*trad)\w{2,}[^\W_dt]ad|(?:\w+[aei]d)(?:nos|melo|noslo)", "la forma de ustedes"),
    (
        (
            r"mandad|guardad|adjuntad|facilitad|contactad|aportad|visitad|consultad|anotad|tened|responded|haced"
            r"|poned|leed|remitid|escribid|incluid|acudid|abrid|compartid|seguid|decid|pedid|permitid"
        ),
        "la forma de ustedes",
    ),
    (r"aparcar|aparcad[oa]s?|aparcamientos?", "estacionar, estacionamiento"),
    (r"cog(?:er|e|en|ió|ieron|ido|iendo|emos)", "tomar"),
    (r"portátil(?:es)?(?= (?:del|de la) (?:usuari|víctim|titular)\w*)", "computadora portátil"),
    (r"carné(?:s)? de conducir|permisos? de conducir", "licencia de conducir"),
    (r"correos? basura", "correo no deseado"),
    (r"pinch(?:ar|e|ando) (?:en|sobre)|cliquear en", "hacer clic en"),
    (r"zumos?", "jugo"),
    (r"conducir un coche|coches?", "auto, carro, vehículo"),
)
_WORDS: Mapping[Language, tuple[tuple[str, str], ...]] = {"pt": _PT, "es": _ES}
_HOME = {"pt": ("PT", "Brazil", "Portugal"), "es": ("ES", "Latin America", "Spain")}
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_ADDRESS = re.compile(r"@|://|www\.|_")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    language = base(pair.target_language)
    if language not in _WORDS:
        return
    home, place, other = _HOME[language]
    if home in (region(pair.target_language), pair.region.upper()):
        return
    text = _QUOTED.sub(lambda match: " " * len(match[0]), without_tokens(pair.target, _ADDRESS))
    for pattern, better in _WORDS[language]:
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text.lower()):
            word = pair.target[match.start() : match.end()]
            if _is_name(text, match.start(), match.end()):
                continue
            yield Issue(
                f"{word!r} is wording of {other}; in {place} say {better}",
                target_span=Span(match.start(), match.end()),
                suggestion=tuple(better.split(", ")),
                value=word.lower(),
            )


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a capitalised word stands inside a sentence, as in a name or a title."""
    word = text[start:end]
    return word[:1].isupper() and not word.isupper() and bool(re.search(r"[\w,]\s$", text[max(0, start - 3) : start]))


CHECK = PairCheck("wrong-variety", Category.LOCALE_VIOLATION, Severity.WARNING, _look)

"""Case numbers and letter numbers of Latin America.

Shapes: Brazil Resolução CNJ 65/2008 (process number) and the table of docs/reference/domain.md; what has no
shape of its own is found by the word before it. A case number is never a letter number: the cue decides.
"""

from __future__ import annotations

import re

from ert_writer.entities.pattern import NUMBER_MARK, Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.patterns import digits, words

_CASE, _LETTER = EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER

_CASE_CUE = words("""
    expediente, expedientes, exp, expte, causa, causas, carpeta, carpetas, carpeta de investigacion, carpeta
    fiscal, carpeta judicial, inquerito, inquerito policial, ip, ipl, ipm, processo, proceso, processos, autos,
    sumario, investigacion, investigacao, averiguacion, averiguacion previa, noticia criminal, noticia del delito,
    noticia de fato, noticia de hecho, notitia criminis, nunc, spoa, radicado, radicacion, radicada, ruc, rit,
    rol, rol unico de causa, ipp, pp, nuc, nic, cud, cuij, iue, nurej, ianus, denuncia, denuncia n, caso, casos,
    case, investigacion previa, case file, file, docket, investigation, inquiry, procedimento, procedimiento, pic,
    bo, b.o., reds, rdo, rai, tco, boletim de ocorrencia, boletim, registro de ocorrencia, ocorrencia, feito,
    medida cautelar, protocolo, legajo de investigacion, instruccion fiscal, indagacion previa, registro, parte
    policial, atestado policial, folio, cautelar, asunto penal, auto de prisao, flagrante, peca de informacao,
    sei, pje, cuaderno
""")
_LETTER_CUE = words("""
    oficio, oficios, oficio circular, oficio reservado, ofc, of, ofs, cite, ord, ordinario, memorandum,
    memorando, memo, nota, carta, circular, resolucion, resolucao, ref, referencia, requerimiento, requerimento,
    requisicao, solicitud, solicitacao, informe, despacho, letter, official letter, reference, request,
    comunicacion, comunicado, comunicacao, hoja de ruta, exhorto, mandamiento, mandado, providencia, ordem de
    missao, ordem de servico, orden de trabajo, documento, doc, parte
""")
_ADJECTIVE = words("""
    policial, penal, criminal, judicial, fiscal, reservado, reservada, electronico, electronica, eletronico,
    interno, externo, administrativo, preliminar, preparatoria, unico, unica, circular, civil, federal, nacional,
    urgente, de investigacion, de investigacao, de referencia, policial militar, conjunto, de salida, letter
""")
_PREFIX = rf"(?:(?-i:[A-Z][A-Z.]{{1,12}}(?:[-/][A-Z.]{{1,12}}){{0,4}})\s(?:{NUMBER_MARK}\s?)?(?=[^\W_]*\d))?"
_JOIN = r"(?:[/\\_–-]|\s?/\s?(?=\d)|[.:])"
_REFERENCE = rf"[^\W_]{{1,40}}+[º°ª]?(?:{_JOIN}[^\W_]{{1,40}}+[º°ª]?|/){{0,16}}"
_AFTER = r"(?![\w@＠])"
_END = r"(?![\w]|[./-]\w)"


def _cued(cue: str) -> str:
    return (
        rf"(?<![\w@./-]){cue}(?:\s+{_ADJECTIVE}){{0,2}}(?!\w)\.?(?:\s*[:.=–-]\s*|\s*)(?P<mark>{NUMBER_MARK}\s*[:.]?\s*)?"
        rf"(?P<e>{_PREFIX}{_REFERENCE}){_AFTER}"
    )


def _referred(match: re.Match[str]) -> bool:
    """After a number mark anything with a digit is a reference; without one it must look like one."""
    return any(char.isdecimal() for char in match["e"]) if match["mark"] else _plain(match)


_DATE_OR_TIME = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}(?:h|:)(?:\d{2})?(?:hs?|min|m)?|\d{4}-\d{2}-\d{2}|"
    r"(?:19|20)\d{2}|\d{1,3}(?:\.\d{3})+"
)


def _plain(match: re.Match[str]) -> bool:
    """Without a number mark the reference must look like one: several digits, no date, hour, year or amount."""
    text = match["e"]
    if len(digits(text)) < 4 or _DATE_OR_TIME.fullmatch(text):
        return False
    return (
        bool(re.search(r"\d\s?[/–-]|[/–-]\s?\d", text))
        or text.isdecimal()
        or bool(re.fullmatch(r"[\w./-]*\d{4,}[\w./-]*", text))
    )


def _compound(match: re.Match[str]) -> bool:
    """After a number mark alone the reference must be more than figures: a house has a number too."""
    return _plain(match) and not match["e"].isdecimal()


def _long_joined(match: re.Match[str]) -> bool:
    """Accept figures joined by slashes or dashes as a range never is: three parts, or one of five digits and more."""
    parts = re.split(r"[/-]", match[0])
    return len(parts) >= 3 or max(map(len, parts)) >= 5


def reference_length(text: str) -> int:
    """Leave out what follows the reference in the sentence: words after a full stop or a slash without digits."""
    end = len(text)
    while True:
        kept = text[:end].rstrip(" /\\–-_.:")
        tail = re.search(r"(?:[.:]|\s[/\\–-]\s|[/–-]\s|\s[/–-])\s?[^\W\d_]+$", kept)
        if not tail or not any(char.isdecimal() for char in kept[: tail.start()]) or tail[0].isupper():
            return len(kept)
        end = tail.start()


def _has_number(match: re.Match[str]) -> bool:
    """Accept letters and digits joined by slashes or dashes, as references are; `160km/h` and `Rio-2016` are none."""
    text = match[0]
    if len(digits(text)) < 3 or not any(char.isalpha() for char in text):
        return False
    measure = re.fullmatch(r"\d+[^\W\d_]*(?:[/–-][^\W\d_]+)+", text) and not re.fullmatch(
        r"\d{4,}-[A-Z]{1,4}|\d+[A-Z/-]+", text
    )
    named = re.fullmatch(r"[^\W\d_]+[/–-]\d{1,4}(?:[–-]\d{1,4})?", text) and not text.isupper()
    return not measure and not named


def _is_nunc(match: re.Match[str]) -> bool:
    return len(digits(match[0])) in (21, 23)


def _shape(regex: str, country: str, priority: int = 83, needs: str = "-/") -> Pattern:
    return Pattern(_CASE, rf"(?<![\w./-])(?:{regex}){_END}", priority, needs, country)


_COURTS = "CFP|CCC|FSM|FLP|FCB|FMZ|FRO|FTU|FSA|FRE|FPA|FMP|FBB|FGR|FCR|FCT|FPO|CPE|CNE|CAF|CIV|COM|MPF|CPN"

CASES: tuple[Pattern, ...] = (
    _shape(r"\d{7}-?\d{2}\.\d{4}\.\d\.\d{2}\.\d{4}", "BR", 87),
    _shape(r"\d{5}\.\d{6}/\d{4}-\d{2}", "BR"),
    _shape(r"(?:CI|CDI|AP|NUC|NIC|UECS|FED|FGR|FGE|PGR|SC)(?:[-/][^\W_]{1,24}+){2,9}", "MX", 81),
    _shape(r"\d{2}-\d{2}-\d{4,8}-\d{2}(?:/\d{2})?", "AR"),
    _shape(rf"(?:{_COURTS})\s?\d{{1,7}}/\d{{2,4}}(?:/[^\W_]{{1,6}}){{0,4}}", "AR"),
    Pattern(_CASE, rf"(?<![\w./+-])\d(?:[\s.-]?\d){{20,22}}{_END}", 83, country="CO", accept=_is_nunc, normal=digits),
    _shape(r"\d{9,10}-[\dk]", "CL", 79),
    _shape(r"(?-i:[A-Z])-\d{1,6}-(?:19|20)\d{2}", "CL", 79),
    _shape(r"\d{3,10}-(?:19|20)\d{2}-\d{1,6}-\d{1,6}(?:-[^\W_]{1,6}){0,4}", "PE", 81),
    _shape(r"MP\d{1,4}[-/](?:19|20)?\d{2,4}[-/]\d{1,8}", "GT"),
    _shape(r"\d{2}-\d{6}-\d{3,4}-[a-z]{2}", "CR"),
    _shape(r"\d{1,3}-\d{1,7}/(?:19|20)\d{2}", "UY", 80),
    _shape(r"MP-\d{3,9}-(?:19|20)\d{2}|[a-z]-\d{2}-\d{4}-\d{4,6}|[a-z]{2}\d{2}-[a-z]-(?:19|20)\d{2}-\d{4,7}", "VE"),
    Pattern(_CASE, _cued(_CASE_CUE), 77, accept=_referred, trim=reference_length, unmarked=75),
    Pattern(_LETTER, _cued(_LETTER_CUE), 82, accept=_referred, trim=reference_length, unmarked=75),
    Pattern(
        _LETTER,
        (rf"(?<!\w){NUMBER_MARK}\s*[:.]?\s*(?P<e>{_PREFIX}{_REFERENCE}){_AFTER}"),
        68,
        accept=_compound,
        trim=reference_length,
    ),
    Pattern(
        _LETTER,
        (r"(?<![\w./@＠-])[^\W_]{1,30}+(?:[/–-][^\W_]{1,30}+){1,12}(?![\w@＠]|[/-]\w)"),
        42,
        "/-–",
        accept=_has_number,
    ),
    Pattern(_LETTER, rf"(?<![\w./-])(?<!\d,)\d{{1,12}}(?:[/-]\d{{1,12}}){{1,8}}{_END}", 35, "/-", accept=_long_joined),
    Pattern(_CASE, rf"(?<![\w./-])(?<!\d,)(?!(?:19|20)\d\d[/-])\d{{1,9}}(?:/|-)(?:19|20)\d{{2}}{_END}", 41, "/-"),
)

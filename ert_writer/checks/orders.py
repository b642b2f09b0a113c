"""Whether a sentence gives an order: Spanish and Portuguese imperatives for `usted` and `você`, English ones."""

from __future__ import annotations

import re

from ert_writer.model.language import ES, PT, Language, base
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

_START = re.compile(
    r"(?:(?:por favor|favor|y|e|asimismo|ademas|alem disso|outrossim|tambien|tambem|entonces"
    r"|de inmediato|imediatamente|urgente)[,:]?\s+)*(?P<no>(?:nunca|jamas|jamais|tampoco|tampouco"
    r"|(?:bajo|en|de|por|em|sob)\s+(?:ningun|ninguna|nenhum|nenhuma)\s+\w+"
    r"|(?:bajo|en|de|por|em|sob)\s+\w+\s+(?:algun[oa]|alguma?)),?\s+(?:no\s|nao\s)?|no\s|nao\s)?\s*"
    r"(?P<se>se\s+(?:le\s+|les\s+|lhe\s+)?)?"
    r"(?P<verb>[a-z]{2,})(?P<clitic>-(?:se|me|nos|lhe|o|a|os|as))?\b"
)
_THIRD_PERSON = re.compile(
    r"que\s+(?:(?:nadie|ninguem|no|nao)\s+){1,2}(?:(?:se|l[aeo]s?|me|nos|lhe|o|a)\s+){0,2}[a-z]+(?:e|a|en|an|em|am)\b"
)
"""`Que nadie avise`, `Que no salga nadie`."""
_ENCLITIC = re.compile(r"[a-z]*(?:a|e|en|an)(?:se|nos|me)(?:l[aeo]s?)?$")
_STRESSED = re.compile(r"[áéíó]\w*?(?:se|me|nos|l[aeo]s?)$")
_NOT_COMMANDS_TEXT = """
ante aquela aquele base busca cargo causa cidade clase consulta conta copia cuenta data debe
denuncia desde deve dice dude durante duvide entre entrega esa ese esta este existe falta fecha
firma frente fuente gente grande hace hola hombre hora informe mediante mesma noche noite nombre
nome nossa nota orden parece parte pase pessoa pode puede quiere sabe sale sobre tarde tiene toda
viene vive vossa
"""
_NOT_COMMANDS = frozenset(_NOT_COMMANDS_TEXT.split())
"""Nouns, prepositions and statements that look like a command."""
_IRREGULAR_TEXT = """
dé den haga hagan ponga pongan tenga tengan diga digan sea sean vaya vayan venga vengan sepa sepan conozca traiga
dê deem faça façam seja sejam tenha tenham traga tragam diga digam ponha ponham vá vão saiba venha
mantenga mantengan retenga retengan detenga detengan obtenga obtengan disponga dispongan impida impidan siga sigan
vuelva vuelvan devuelva devuelvan resuelva resuelvan cierre cierren muestre muestren sirva sirvan pida pidan elija
mantenha mantenham retenha retenham detenha detenham obtenha obtenham disponha disponham impeça impeçam siga sigam
peça peçam expeça expeçam veja vejam sirva sirvam
"""
_IRREGULAR = frozenset(_IRREGULAR_TEXT.split())
_OBJECT = re.compile(r"\s+(?:o|a|os|as|um|uma|el|la|los|las|un|una|todos?|todas?|seus?|suas?|sus?|esta?e?|ess[ae])\s")
_FUTURE = re.compile(r"\wr(?:á|án|ão|emos|ía|ían|ia|iam)$")
_ORDER = re.compile(
    r"\b(?:must|shall|should|let|ought|required?|requests?|requested|please|ordered|have to"
    r"|has to|is to|are to|need to"
    r"|needs to|urged?|asked?|(?<!they )(?<!we )(?<!you )(?<!i )(?:do not|don't)"
    r"|no [a-z]+ing(?=[.!]?$)|refrain|ensure|instructs?|kindly|be [a-z]+(?:ed|en|t))\b"
    r"|(?:^|[,;:.] |\band )never\b"
)
_STATES = re.compile(
    r"(?:it|he|she|they|i|you|we|the|this|that|these|those|no|nobody|everybody|a|an|there|his|her|its|their"
    r"|(?:under|in|at|by|for|on) no \w+,? (?:is|are|was|were|do|does|did|has|have|had))\b"
)


def asks_order(text: str, language: Language) -> bool:
    """Return whether a Spanish or Portuguese sentence begins with an order."""
    if base(language) not in (ES, PT):
        return False
    core = text.lstrip(' "“«-•*¡')
    if _THIRD_PERSON.match(fold(core)):
        return True
    match = _START.match(fold(core))
    if match is None or match["verb"] in _NOT_COMMANDS:
        return False
    written = core[match.start("verb") : match.end("verb")].lower()
    if _FUTURE.search(written):
        return False
    if _ENCLITIC.match(match["verb"]) and _STRESSED.search(written):
        return True
    marked = bool(match["no"] or match["se"] or match["clitic"]) or _begins(match["verb"], fold(core)[match.end() :])
    return marked and (written in _IRREGULAR or (len(written) > 2 and is_command(match["verb"], language)))


def _begins(verb: str, rest: str) -> bool:
    """Return whether a verb form in front of what follows may be an order without any other sign of it.

    In the plural an order is no statement (`guardem`, `guardam`); in the singular it is one before its object.
    """
    return verb.endswith(("em", "am", "en", "an")) or _OBJECT.match(rest) is not None


def is_command(verb: str, language: Language) -> bool:
    """Return whether a folded verb form is a subjunctive: `notifique` of `notificar`, `remita` of `remitir`."""
    words = word_list(base(language))
    stem = re.sub(r"(?:en|em|an|am|e|a)$", "", verb)
    ending = verb[len(stem) :]
    if len(stem) < 2 or not ending:
        return False
    if ending[0] == "e":
        spelled: tuple[str, ...] = (
            stem,
            re.sub(r"qu$", "c", stem),
            re.sub(r"gu$", "g", stem),
            re.sub(r"c$", "z", stem),
            re.sub(r"c$", "ç", stem),
        )
        stated = words.holds(f"{stem}er") or words.holds(f"{stem}ir")
        return any(words.holds(f"{form}ar") for form in spelled) and not stated
    spelled = (stem, re.sub(r"z?c$", "c", stem), re.sub(r"j$", "g", stem), re.sub(r"g$", "", stem))
    return any(words.holds(f"{form}{end}") for form in spelled for end in ("er", "ir")) and not words.holds(f"{stem}ar")


def gives_order(target: str) -> bool:
    """Return whether an English sentence orders or asks, rather than states."""
    text = target.lower().lstrip(" \"“«-•*'‘(")
    return _ORDER.search(text) is not None or not (_STATES.match(text) or re.match(r"[a-z]+(?:es|s)\b", text))

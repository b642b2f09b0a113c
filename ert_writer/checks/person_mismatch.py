"""Who does it to whom: the grammatical persons of a threat, and the first person of a request.

**Why.** `te voy a matar` that becomes "I am going to kill myself" turns a threat into a suicide note.

**Flags.** A verb of harm whose object or reflexive changed person (`value` `object`, `reflexive`), whose subject
changed (`subject`), and a request in the first person that lost it (`first`: `Requisito a preservação`, "Requires").

**Passes.** Passives (`I was threatened` for `me amenazaron`), `we` for `I`, and "is requested" for `solicito`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import EN, ES, PT, base

_HARM = (
    r"(?:mat|asesin|assassin|lastim|golpe|quem|queim|ahorc|enforc|apuñal|esfaque|viol|estupr"
    r"|secuestr|sequestr|machuc|espanc"
    r"|cort(?=ar\w* (?:las venas|las muñecas|los pulsos|as veias|os pulsos))"
    r"|degoll|degol|envenen|colg|amenaz|ameaç|extorsion|suicid|dispar)"
)
_INFINITIVE = rf"(?:{_HARM}(?:ar|á(?=-l))|herir|hacer daño|ferir|quitar la vida)"
_CLITIC = r"(?:me|te|se|nos|os|lo|la|los|las|le|les|o|a|as|lhe|lhes)"
_AUX = {
    "1s": r"voy|quiero|puedo|debo|iba|vou|quero|posso|preciso|pienso|penso|tengo que|tenho que|acabo de",
    "2s": r"vas|quieres|puedes|vais|queres",
    "1p": r"vamos|queremos|podemos",
    "3p": r"van|quieren|pueden|iban|vão|querem|podem|piensan",
    "3s": r"va|quiere|puede|vai|quer|pode|piensa|pensa|intentó|intento|tentou|amenazó con|ameaçou|iria",
}
_ANY_AUX = "|".join(_AUX.values())
_PERIPHRASIS = re.compile(
    rf"(?<!\w)(?:(?P<before>{_CLITIC})\s+)?(?P<aux>{_ANY_AUX})\s+(?:a\s+)?(?:(?P<mid>me|te|se|nos)\s+)?"
    rf"{_INFINITIVE}(?:-?(?P<after>me|te|se|nos|l[oae]s?))?(?!\w)(?P<you>\s+(?:vocês?|vcs?|ustede?s?|ti)\b)?",
    re.IGNORECASE,
)
_FINITE = re.compile(
    rf"(?<!\w)(?P<before>me|te|se|nos|lo|la|los|las)\s+{_HARM}"
    rf"(?P<end>o|as|a|amos|an|am|aré|arás|ará|aremos|arán|arei|arão|aron"
    r"|aram|ó|ou|é)(?!\w)",
    re.IGNORECASE,
)
_ON_ONESELF = re.compile(r"\b(?:mat|suicid|ahorc|enforc|lastim|degoll|apuñal|esfaque)", re.IGNORECASE)
_ENDS = {
    **dict.fromkeys(("o", "aré", "arei", "é"), "1s"),
    **dict.fromkeys(("as", "arás"), "2s"),
    **dict.fromkeys(("amos", "aremos"), "1p"),
    **dict.fromkeys(("an", "am", "arán", "arão", "aron", "aram"), "3p"),
}
_SELF = {"1s": "me", "2s": "te", "1p": "nos", "3s": "se", "3p": "se"}
_ENGLISH_SELF = re.compile(
    r"\b(?:my|your|him|her|them|our|it)sel(?:f|ves)\b|\bsuicid"
    r"|\b(?:my|your|his|her|their|own) (?:own )?(?:li(?:fe|ves)|wrists?|veins?|throat)\b",
    re.IGNORECASE,
)
_HARM_SELF = re.compile(
    r"\b(?:kill|murder|hurt|harm|hang|stab|burn|shoot|poison|beat)\w*\s+(?:my|your|him|her|them"
    r"|our)sel(?:f|ves)\b|\bsuicid",
    re.IGNORECASE,
)
_MY_LIFE = re.compile(r"\bI\b[^.;,]{0,30}\b(?:end|tak|took)\w* my (?:own )?life\b", re.IGNORECASE)
_I_MYSELF = re.compile(
    r"\b(?:yo|eu|me|voy|vou|quiero|quero|queria|pienso|penso|puedo|posso|debo|devo|estoy|estou|pretendo|\w+(?:aré|arei|eré|erei))\b",
    re.IGNORECASE,
)
"""A first person that is sure: `disse`, `ia` and `iba` may be anybody's."""
_HARM_ANOTHER = re.compile(
    r"\b(?:kill|murder|hurt|hang|stab|shoot|poison)\w*\s+(?:me|you|him|her|them)\s+(?:my|your|him|her|them|our)sel",
    re.IGNORECASE,
)
"""`kill him himself`: another person is killed, whoever does it."""
_SOURCE_SELF = re.compile(
    r"suicid|suicíd|quitar(?:se|me)|(?:propia|própria|su|sua|minha|mi) vida|se mat|matar(?:se|me)"
    r"|me mat|a s[ií] mism|a mí mism|ahorcarse"
    r"|a si mesm|a mim mesm|autolesi|cortarse|lastimarse|lesionarse|se cort|se machuc|se enforc|se ahorc|se feri",
    re.IGNORECASE,
)
_PEOPLE = {
    "te": re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE),
    "me": re.compile(r"\b(?:me|my|i|us|i'm)\b", re.IGNORECASE),
    "nos": re.compile(r"\b(?:us|we|our)\b", re.IGNORECASE),
}
_ENGLISH_I = re.compile(r"\b(?:I|I'm|I'll|I've|me|my|we|we'll|We|My)\b")
_I_HARM = re.compile(
    r"\bI(?:'m|'ll| am| will| want| was| would)?\b[^.;,]{0,18}\b(?:kill|murder|hurt|harm|rape|kidnap|threaten)",
    re.IGNORECASE,
)
_THIRD = re.compile(r"\b(?:him|her|them|it|he|she|they|his|their|who|whom|that)\b", re.IGNORECASE)
_FIRST_OR_SECOND = re.compile(r"\b(?:kill|murder|hurt|harm)\w*\s+(?:me|you|us)\b", re.IGNORECASE)
_REQUEST = {
    ES: re.compile(
        r"\b(?:solicito|solicitamos|requiero|requerimos|pido|pedimos|ordeno|certifico|comunico|dispongo"
        r"|resuelvo|agradezco|ruego"
        r"|exijo|suscribo|me permito|me dirijo|necesito|tengo miedo|autorizo)\b",
        re.IGNORECASE,
    ),
    PT: re.compile(
        r"\b(?:solicito|solicitamos|requeiro|requisitamos|peço|pedimos|determino|ordeno|certifico"
        r"|comunico|encaminho|agradeço|rogo"
        r"|exijo|defiro|indefiro|requisito (?=(?:a|à|ao|aos|as|às|os|que|o|junto)\b)|preciso (?=de|que)"
        r"|tenho medo|autorizo)\b",
        re.IGNORECASE,
    ),
}
_ASKED = re.compile(
    r"\b(?:I|we|my|our|me|us|please|kindly|requests? (?:is|are)|(?:is|are|be|was|were"
    r"|hereby) \w*(?:ed|en)|hereby|request:|thank|thanks"
    r"|grateful|requested|ordered|undersigned)\b",
    re.IGNORECASE,
)


class Deed(NamedTuple):
    """A verb of harm with its subject's person (`1s` to `3p`), its object pronoun, and its place in the source."""

    subject: str
    object: str
    span: Span

    @property
    def reflexive(self) -> bool:
        """Whether subject and object are the same."""
        return self.object == _SELF.get(self.subject)


def deeds(source: str) -> Iterator[Deed]:
    """Yield what a Spanish or Portuguese text says is done to whom, where a pronoun says it."""
    for match in _PERIPHRASIS.finditer(source):
        object_ = match["after"] or match["mid"] or match["before"] or ("te" if match["you"] else "")
        if object_:
            yield Deed(_subject(match["aux"]), _plain(object_), Span(*match.span()))
    for match in _FINITE.finditer(source):
        deed = Deed(_ENDS.get(match["end"].lower(), "3s"), _plain(match["before"]), Span(*match.span()))
        if deed.object != "se" or _ON_ONESELF.search(match[0]):  # a lamp that `se quema` harms nobody
            yield deed


def _subject(aux: str) -> str:
    return next(person for person, words in _AUX.items() if re.fullmatch(words, aux, re.IGNORECASE))


def _plain(pronoun: str) -> str:
    small = pronoun.lower()
    return small if small in ("me", "te", "se", "nos") else "3"


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    source_language, target_language = base(pair.source_language), base(pair.target_language)
    if source_language == EN and target_language in (ES, PT):
        yield from _turned(pair)
    if target_language != EN or source_language not in (ES, PT):
        return
    done = list(deeds(pair.source))
    yield from _reflexive(pair, done)
    for deed in done:
        yield from _persons(pair, deed)
    request = _REQUEST[source_language].search(pair.source)
    if request is not None and not _ASKED.search(pair.target):
        message = f"{request[0].strip()!r} speaks in the first person, the target does not"
        yield Issue(message, source_span=Span(*request.span()), value="first")


def _turned(pair: Pair) -> Iterator[Issue]:
    """Yield what an English source and its Spanish or Portuguese target disagree about, read the other way round."""
    back = Pair(pair.id, pair.target, pair.source, pair.target_language, pair.source_language)
    done = list(deeds(back.source))
    found = (*_reflexive(back, done), *(issue for deed in done for issue in _persons(back, deed)))
    for issue in found[:1]:
        yield replace(
            issue,
            message="who does it to whom differs between source and target",
            source_span=issue.target_span,
            target_span=issue.source_span,
        )


def _reflexive(pair: Pair, done: list[Deed]) -> Iterator[Issue]:
    own = [deed for deed in done if deed.reflexive]
    if own and (_HARM_ANOTHER.search(pair.target) or not _ENGLISH_SELF.search(pair.target)):
        yield Issue("the source says it of oneself, the target does not", source_span=own[0].span, value="reflexive")
    ends = _MY_LIFE.search(pair.target)
    if ends is not None and not _I_MYSELF.search(pair.source):
        message = f"the target says {ends[0]!r}, the source does not say who"
        yield Issue(message, target_span=Span(*ends.span()), value="reflexive")
    found = _HARM_SELF.search(pair.target)
    if found is not None and not own and not _SOURCE_SELF.search(pair.source):
        message = f"the target says {found[0]!r}, the source speaks of another person"
        yield Issue(message, target_span=Span(*found.span()), value="reflexive")


def _persons(pair: Pair, deed: Deed) -> Iterator[Issue]:
    said = pair.source[slice(*deed.span)]
    wanted = _PEOPLE.get(deed.object)
    if not deed.reflexive and wanted is not None and not wanted.search(pair.target):
        yield Issue(f"whom {said!r} is done to changed in the target", source_span=deed.span, value="object")
    if deed.object == "3" and _FIRST_OR_SECOND.search(pair.target) and not _THIRD.search(pair.target):
        yield Issue(f"whom {said!r} is done to changed in the target", source_span=deed.span, value="object")
    if deed.subject == "1s" and not _ENGLISH_I.search(pair.target):
        yield Issue(f"who does {said!r} changed in the target", source_span=deed.span, value="subject")
    if deed.subject[0] == "3" and _I_HARM.search(pair.target) and not _speaks(pair.source):
        yield Issue(f"who does {said!r} changed in the target", source_span=deed.span, value="subject")


def _speaks(source: str) -> bool:
    """Return whether a first person stands anywhere in the source."""
    return (
        re.search(r"\b(?:yo|eu|me|mi|mis|meu|minha|voy|vou|quiero|quero|estoy|estou|soy|sou)\b", source, re.IGNORECASE)
        is not None
    )


CHECK = PairCheck("person-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)

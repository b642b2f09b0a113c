"""Who does it to whom: the grammatical persons of a threat, and the first person of a request.

**Why.** `te voy a matar` that becomes "I am going to kill myself" turns a threat into a suicide note.

**Flags.** A verb of harm whose object or reflexive changed person (`value` `object`, `reflexive`), whose subject
changed (`subject`), and a request in the first person that lost it (`first`: `Requisito a preservação`, "Requires").
An `I` of a condition that is gone (`condition`: `si lo dejo se mata`, "if he lets him kill himself"), an `I` that
nothing in the source says (`added`, a warning: `puede que esté muerta`, "I may be dead"), a threat behind `o` whose
doer is gone (`or`: `no llamen o la mata`, "do not call or kill her"), and somebody made to disappear who disappears
(`disappear`).

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
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.vocabulary.verbs import first_person

_HARM = (
    r"(?:mat|asesin|assassin|lastim|golpe|quem|queim|ahorc|enforc|apuñal|esfaque|viol|estupr"
    r"|secuestr|sequestr|machuc|espanc"
    r"|cort(?=ar\w* (?:las venas|las muñecas|los pulsos|as veias|os pulsos))"
    r"|degoll|degol|envenen|colg|amenaz|ameaç|extorsion|suicid|dispar)"
)
_INFINITIVE = rf"(?:{_HARM}(?:ar|á(?=-l))|herir|hacer daño|ferir|quitar la vida)"
_CLITIC = r"(?:me|te|se|nos|os|lo|la|los|las|le|les|o|a|as|lhe|lhes)"
_AUX = {
    "?": r"iba|quería|queria|podía|podia|ia|pensaba|pensava",
    "1s": r"voy|quiero|puedo|debo|vou|quero|posso|preciso|pienso|penso|tengo que|tenho que|acabo de",
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
_SELF = {"1s": "me", "2s": "te", "1p": "nos", "3s": "se", "3p": "se", "?": "se"}
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
    r"\b(?:yo|eu|me|voy|vou|quiero|quero|queria|pienso|penso|puedo|posso|debo|devo|estoy|estou|pretendo|\w+(?:aré"
    r"|arei|eré|erei))\b",
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
_SURE_SELF = re.compile(
    r"\bsuicid\w*|\bsuicíd\w*|\bquitar(?:se|me) la vida|\btirar a (?:própria|minha) vida|\bmatar-?(?:se|me)\b"
    r"|\bse (?:matar|enforcar|suicidar)\b|\bahorcar(?:se|me)\b|\benforcar-se\b",
    re.IGNORECASE,
)
_KILLS_OTHER = re.compile(
    r"\b(?:kill|murder|hang|shoot|stab)(?:s|ed|ing)?\s+(?:him|her|them|me|you|us)\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:usted(?:es)?|vocês?|vossas? (?:senhorias?|excelências?))\b", re.IGNORECASE)
_ENGLISH_YOU = re.compile(r"\b(?:you|your|yours|yourself|yourselves|sir|madam)\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<!\w)(?:él|ella|ellos|ellas|ele|ela|eles|elas|quien|quem|cual|alguien|alguém|persona|pessoa|personas|pessoas)(?!\w)",
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


_FIRST_WORDS = {
    ES: r"yo|me|m[ií]|m[ií]s|m[ií][oa]s?|conmigo|nos|nosotr[oa]s|nuestr[oa]s?|soy|voy|doy|estoy|s[eé]|he|hemos|fui"
    r"|hice|puse|tuve"
    r"|dije|quise|vine|pude|supe|estuve|anduve|traje|\w+mos",
    PT: r"eu|me|mim|meus?|minhas?|comigo|nos|nós|noss[oa]s?|a gente|sou|vou|dou|estou|tô|sei|fui|fiz|pus|tive|disse"
    r"|quis|vim|pude"
    r"|soube|estive|trouxe|hei|\w+ei|\w+mos|-me",
}
"""What only a first person is, has or does; a form that it shares with the third (`estaba`, `tenía`) says nothing."""
_FIRST = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _FIRST_WORDS.items()}
_PAST_I = re.compile(r"(?<!\w)(?!(?:esté|así|allí|ahí|aquí|café|bebé|porqué|qué|través)(?!\w))[^\W\d_]{2,}[éí](?!\w)")
_O_WORD = re.compile(r"(?:(?P<before>[^\W\d_]+)\s+)?(?<!\w)(?P<verb>[^\W\d_]{2,}o)(?!\w)")
_BEFORE_NOUNS_TEXT = """
el un este ese aquel del al de por con en su sus tu a sin todo cada otro ningún algún mismo primer según entre sobre
contra mucho poco cuyo dicho o os do dos ao no num um este esse aquele seu teu com em sem por pelo para cada outro
nenhum
algum muito pouco dois tres dos
"""
_BEFORE_NOUNS = frozenset(_BEFORE_NOUNS_TEXT.split())
"""What stands before a noun in `o`, so that the word behind it is no verb; Spanish `no` stands before verbs."""
_I_ACTS = re.compile(r"(?<![\w“\"'‘])I(?:['’](?:m|ve|ll|d))?\s+(?=[a-z])")
_IF_I = re.compile(
    r"(?<![\w-])(?P<if>si|se) (?:yo |eu )?(?:no |não )?(?:(?:me|te|se|l[oae]s?|o|a|os|as|lhe) ){0,2}"
    r"(?P<verb>[^\W\d_]+o)(?!\w)",
    re.IGNORECASE,
)
_IF = {ES: "si", PT: "se"}
_ENGLISH_IF_I = re.compile(r"\b(?:if|when|unless|should|in case|once|as soon as)\b[^.;]{0,40}?\b(?:I|we)\b")
_LETS = re.compile(
    r"\b(?:let|lets|letting|allow(?:s|ed|ing)?)\s+(?:him|her|them|me|you)\s+(?:to\s+)?(?:kill|die|hang|cut|shoot"
    r"|stab|burn|drown)\b"
)
_MAY_LET = re.compile(
    r"\b(?:dej|deix|permit)\w*\s+(?:que\b|se\b|\w*[aei]r(?:l[oae]s?|se|me|te)?\b|mat|morr)", re.IGNORECASE
)
_OR_DEED = re.compile(
    rf"\b(?:o|ou|o si no,?|ou então) (?:(?P<object>{_CLITIC}) )?(?:empieza a |comienza a "
    rf"|começa a )?(?P<verb>mat[ae]n?|matam|mataré|mata[rn]á?n?"
    r"|muere|muero|morre|morro|quema|queima|dispara|explota|explode|degüella|degola|viola|estupra)(?!\w)",
    re.IGNORECASE,
)
_OR_BARE = re.compile(
    r"\bor (?:else )?(?:start(?:ing)? |begin |to )?(?:kill|shoot|burn|die|explode|rape|stab|murder)(?:ing)?\b(?! me\b)"
)
_MADE_GONE = re.compile(
    r"(?<!\w)(?P<who>l[oa]s?|me|te|nos)\s+(?:(?:va|van|voy|vamos|quieren?|iban?)\s+(?:a\s+)?)?(?:h(?:ic|iz|ag"
    r"|ac)\w+\s+)?desapare[cz]\w+",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:ma(?:de|ke|kes|king)|cause\w*|force\w*|have|had) \w+(?: \w+)? (?:to )?(?:disappear|vanish)|\b(?:be|been"
    r"|being|was|were|get|gets"
    r"|is|are) disappeared|disappear(?:ed|ing|s)? (?:him|her|them|me|you|us)\b|get rid|forcibly|disappearance of",
    re.IGNORECASE,
)


class Deed(NamedTuple):
    """A verb of harm: its subject's person (`1s` to `3p`, `?` where the form is of two), object pronoun and place."""

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
    persons = [*_reflexive(pair, done), *(issue for deed in done for issue in _persons(pair, deed))]
    persons = persons or [*_self_to_other(pair)]
    yield from _addressed(pair)
    yield from persons or _first_added(pair, source_language)
    yield from _conditions(pair, source_language)
    yield from _gone(pair)
    request = _REQUEST[source_language].search(pair.source)
    if request is not None and not _ASKED.search(pair.target):
        message = f"{request[0].strip()!r} speaks in the first person, the target does not"
        yield Issue(message, source_span=Span(*request.span()), value="first")


def _self_to_other(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where one who would kill himself kills somebody else in the target."""
    own, other = _SURE_SELF.search(pair.source), _KILLS_OTHER.search(pair.target)
    if own is not None and other is not None and not _ENGLISH_SELF.search(pair.target):
        message = f"{own[0]!r} is done to oneself, {other[0]!r} to somebody else"
        yield Issue(message, Span(*own.span()), Span(*other.span()), value="reflexive")


def _addressed(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where the one who is addressed became somebody spoken of: `si usted recibió`, "whether he has"."""
    you, he = _YOU.search(pair.source), _SPOKEN_OF.search(pair.target)
    if you is None or he is None or _ENGLISH_YOU.search(pair.target) or _OTHERS.search(pair.source):
        return
    message = f"{you[0]!r} addresses the reader, the target speaks of {he[0]!r}"
    yield Issue(message, Span(*you.span()), Span(*he.span()), value="addressed")


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


def _conditions(pair: Pair, language: Language) -> Iterator[Issue]:
    """Yield what a condition or an alternative lost: its `I`, or who carries the threat out."""
    match = next((m for m in _IF_I.finditer(pair.source) if m["if"].lower() == _IF[language]), None)
    if match is not None and first_person(match["verb"].lower(), language) and not _ENGLISH_IF_I.search(pair.target):
        message = f"{match[0]!r} is a condition about the first person, the target has none"
        yield Issue(message, source_span=Span(*match.span()), value="condition")
    lets = _LETS.search(pair.target)
    if lets is not None and not _MAY_LET.search(pair.source):
        message = f"the target says {lets[0]!r}, nothing in the source lets it happen"
        yield Issue(message, target_span=Span(*lets.span()), value="condition")
    deed, bare = _OR_DEED.search(pair.source), _OR_BARE.search(pair.target)
    if deed is not None and bare is not None and not _infinitive_before(pair.source, deed):
        message = f"{deed[0]!r} says who does it, {bare[0]!r} in the target may be read as asked of somebody else"
        yield Issue(message, source_span=Span(*deed.span()), target_span=Span(*bare.span()), value="or")


def _infinitive_before(source: str, deed: re.Match[str]) -> bool:
    """Return whether the verb behind `or` joins one that has no subject of its own: `la viola o mata`."""
    return re.search(r"\b(?:viola|mata|quema|dispara|secuestra)\s*$", source[: deed.start()], re.IGNORECASE) is not None


def _gone(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where somebody whom others make disappear disappears by himself in the target."""
    match = _MADE_GONE.search(pair.source)
    there = re.search(r"\b(?:disappear|vanish)\w*", pair.target, re.IGNORECASE)
    if match is not None and match["who"].lower() != "se" and there is not None and not _CAUSED.search(pair.target):
        message = f"{match[0]!r} is done by somebody, in the target it happens"
        yield Issue(message, source_span=Span(*match.span()), target_span=Span(*there.span()), value="disappear")


def _first_added(pair: Pair, language: Language) -> Iterator[Issue]:
    """Yield a warning where the target says `I` and no word or verb of the source is surely of the first person."""
    acts = _I_ACTS.search(pair.target)
    if acts is None or says_first_person(pair.source, language):
        return
    message = "the target says 'I', no word of the source says who it is"
    yield Issue(message, target_span=Span(*acts.span()), value="added", severity=Severity.WARNING)


def says_first_person(text: str, language: Language) -> bool:
    """Return whether a Spanish or Portuguese text holds a word or a verb form that only a first person has."""
    if _FIRST[language].search(text) or (language == ES and _PAST_I.search(text)):
        return True
    return any(_is_verb(match, language) for match in _O_WORD.finditer(text))


def _is_verb(match: re.Match[str], language: Language) -> bool:
    before = (match["before"] or "").lower()
    noun = before in _BEFORE_NOUNS and not (language == ES and before == "no")
    return not noun and first_person(match["verb"].lower(), language)


def _speaks(source: str) -> bool:
    """Return whether a first person stands anywhere in the source."""
    return (
        re.search(r"\b(?:yo|eu|me|mi|mis|meu|minha|voy|vou|quiero|quero|estoy|estou|soy|sou)\b", source, re.IGNORECASE)
        is not None
    )


CHECK = PairCheck("person-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True, sure=True)

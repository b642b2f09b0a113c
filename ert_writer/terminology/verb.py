"""Forms of verbs: regular endings by rule, irregular ones from simplemma's dictionaries, English ones from a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ert_writer.text.fold import fold

_ENDINGS = {
    ("es", "ar"): """ar o as a amos áis an é aste ó asteis aron aba abas ábamos abais aban aré arás ará aremos aréis
        arán aría arías aríamos aríais arían e es emos éis en ara aras áramos arais aran ase ases ásemos asen ando
        ado ada ados adas ad are ares aren á ás és""",
    ("es", "er"): """er o es e emos éis en í iste ió imos ieron ía ías íamos íais ían eré erás erá eremos erán ería
        erías eríamos erían a as amos áis an iera ieras iéramos ieran iese iesen iendo ido ida idos idas ed iere
        ieren és""",
    ("es", "ir"): """ir o es e imos ís en í iste ió ieron ía ías íamos íais ían iré irás irá iremos irán iría irías
        iríamos irían a as amos áis an iera ieras iéramos ieran iese iesen iendo ido ida idos idas id iere ieren""",
    ("pt", "ar"): """ar o as a amos ais am ei aste ou astes aram ava avas ávamos avam arei arás ará aremos arão aria
        arias aríamos ariam e es emos eis em asse asses ássemos assem ara aras áramos ares armos arem ando ado ada
        ados adas""",
    ("pt", "er"): """er o es e emos eis em i este eu estes eram ia ias íamos iam erei erás erá eremos erão eria
        erias eríamos eriam a as amos ais am esse esses êssemos essem era eras êramos eres ermos erem endo ido
        ida idos idas""",
    ("pt", "ir"): """ir o es e imos is em i iste iu istes iram ia ias íamos iam irei irás irá iremos irão iria irias
        iríamos iriam a as amos ais am isse isses íssemos issem ira iras íramos ires irmos irem indo ido ida idos
        idas""",
}  # fmt: skip
# The stem's last letter before e and i, as spelling demands: -car, -gar, -zar, -çar; and before a and o: -ger, -cer.
_BEFORE_E = {"c": "qu", "g": "gu", "z": "c", "ç": "c"}
_BEFORE_A = {"g": "j", "c": "zc"}
_BEFORE_A_PORTUGUESE = {"g": "j", "c": "ç"}
_REGULAR_PORTUGUESE = re.compile(r"^(?!d?ar$|estar$)(?:.*[^eig])?ar$|[iu]gar$")
_REGULAR_SPANISH = re.compile(r"(?:s[ei]rv|iz|ific|[aiu][^aeiou]{1,2})ar$(?<!jugar)")
_IRREGULAR = {
    "give": "gave given", "take": "took taken", "make": "made", "keep": "kept", "hold": "held", "seek": "sought",
    "find": "found", "bring": "brought", "send": "sent", "tell": "told", "write": "wrote written", "get": "got gotten",
    "know": "knew known", "run": "ran", "lead": "led", "lose": "lost", "leave": "left", "lay": "laid", "say": "said",
    "put": "put", "set": "set", "let": "let", "cut": "cut", "hit": "hit", "broadcast": "broadcast",
    "hide": "hid hidden", "steal": "stole stolen", "swear": "swore sworn", "shoot": "shot", "bind": "bound",
    "meet": "met", "freeze": "froze frozen",
    "catch": "caught", "overhear": "overheard", "hear": "heard", "see": "saw seen", "do": "did done", "go": "went gone",
    "show": "showed shown", "draw": "drew drawn", "drive": "drove driven", "buy": "bought", "sell": "sold",
    "pay": "paid",
    "lend": "lent", "arise": "arose arisen", "break": "broke broken", "speak": "spoke spoken",
    "understand": "understood",
}  # fmt: skip
_IRREGULAR_TAILS = tuple(sorted(_IRREGULAR, key=len, reverse=True))


def english(verb: str) -> set[str]:
    """Return the forms of an English verb; a final consonant is given both single and doubled."""
    tail = next((t for t in _IRREGULAR_TAILS if verb == t or (verb.endswith(t) and verb[: -len(t)] in _PREFIXES)), "")
    past = {verb[: -len(tail)] + form for form in _IRREGULAR[tail].split()} if tail else set()
    return {verb, *past, *_english_regular(verb, bool(tail))}


_PREFIXES = frozenset({"with", "up", "over", "under", "re", "fore", "mis", "out", "un"})


def _english_regular(verb: str, irregular: bool) -> set[str]:
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    forms = {verb + "ing" if verb.endswith("ee") else stem + "ing"}
    if re.search(r"[^aeiou][aeiou][bdfgklmnprt]$", verb):
        forms |= {verb + verb[-1] + "ing", *(() if irregular else (verb + verb[-1] + "ed",))}
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return forms | {verb[:-1] + "ies", verb[:-1] + "ied"}
    forms.add(verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"))
    return forms if irregular else forms | {stem + "ed"}


def romance(verb: str, language: str) -> set[str]:
    """Return the forms of a Spanish or Portuguese infinitive; of any other word, the word itself.

    Args:
        verb: folded; `por` and its compounds count as Portuguese -er verbs by dictionary alone.
        language: `es` or `pt`.
    """
    known = () if is_regular(verb, language) else _dictionary_forms(verb, language)
    ending = fold(verb[-2:])
    if (language, ending) not in _ENDINGS:
        return {verb, *known}
    forms = {_spell(verb[:-2], end, ending, language) for end in _ENDINGS[language, ending].split()}
    return {verb, *known, *forms}


def is_infinitive(word: str, language: str) -> bool:
    """Return whether the dictionary knows the word as an infinitive with forms of its own."""
    return word.endswith(("r", "ír")) and len(_dictionary_forms(word, language)) > 20


def is_regular(verb: str, language: str) -> bool:
    """Return whether every form of a verb surely follows from its endings, so that no dictionary need be read.

    Portuguese -ar verbs keep their stem but for -ear and -iar. Spanish ones change e and o in the stem (`denegar`,
    `deniega`), and put an accent on -iar and -uar; those in -servar, -izar and -ificar do neither.
    """
    if language == "pt":
        return _REGULAR_PORTUGUESE.search(verb) is not None
    return _REGULAR_SPANISH.search(verb) is not None


def _spell(stem: str, end: str, conjugation: str, language: str) -> str:
    front = fold(end[:1]) in "ei"
    if conjugation == "ar" and front:
        return stem[:-1] + _BEFORE_E.get(stem[-1:], stem[-1:]) + end
    if conjugation != "ar" and not front:
        if stem.endswith("gu"):
            return stem[:-1] + end
        changes = _BEFORE_A_PORTUGUESE if language == "pt" else _BEFORE_A
        return stem[:-1] + changes.get(stem[-1:], stem[-1:]) + end
    return stem + end


def _dictionary_forms(lemma: str, language: str) -> tuple[str, ...]:
    """Return the forms that simplemma's dictionary has for an infinitive; those of `ir` and `ser` begin otherwise."""
    dictionary, keys = _dictionary(language)
    return tuple(form for form in keys.get(lemma[:2], ()) if form != lemma and dictionary[form] == lemma)


@lru_cache(maxsize=2)
def _dictionary(language: str) -> tuple[Mapping[str, str], dict[str, list[str]]]:
    """Return simplemma's dictionary and its forms by their first two letters. Slow: used when compiling only."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    dictionary: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(language)
    keys: dict[str, list[str]] = {}
    for form in dictionary:
        keys.setdefault(form[:2], []).append(form)
    return dictionary, keys

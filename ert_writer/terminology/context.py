"""Is a word a noun or a verb here? Told from its neighbours, where they tell.

`la denuncia` is a noun and `denuncia que` a verb; `foi dado` is no `dado`; `in order to` holds no `order`. A definite no
drops the match, doubt lowers its confidence: a source needs certainty, a target that may satisfy it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from ert_writer.terminology.words import Gap, Word


class Reading(IntEnum):
    """How a word reads where it stands."""

    VERB = 0
    DOUBTFUL = 1
    NOUN = 2


_VERBAL_LEFT = {
    "es": frozenset(["se", "no", "me", "te", "nos", "le", "les", "lo", "que", "quien", "quienes", "yo", "él", "ella", "ellos", "ellas", "usted", "ustedes", "ya", "nunca", "tampoco", "también", "cuando", "donde", "si"]),
    "pt": frozenset(["se", "não", "me", "te", "lhe", "lhes", "que", "quem", "eu", "ele", "ela", "eles", "elas", "você", "vocês", "já", "nunca", "também", "quando", "onde"]),
    "en": frozenset(["i", "we", "you", "they", "he", "she", "who", "to", "will", "shall", "must", "can", "may", "might", "should", "would", "could", "do", "does", "did", "not", "please", "cannot", "don't", "didn't", "doesn't", "promptly", "hereby", "it", "which"]),
}  # fmt: skip
_AUXILIARIES = frozenset(
    [
        "ha",
        "han",
        "he",
        "hemos",
        "haber",
        "había",
        "habían",
        "habiendo",
        "hubo",
        "haya",
        "hayan",
        "habrá",
        "habría",
        "habido",
        "ser",
        "es",
        "son",
        "era",
        "eran",
        "fue",
        "fueron",
        "sido",
        "siendo",
        "sea",
        "sean",
        "será",
        "serán",
        "sería",
        "está",
        "están",
        "estaba",
        "estar",
        "estado",
        "estando",
        "fuera",
        "fuese",
        "fuere",
        "quedó",
        "queda",
        "quedar",
        "resultó",
        "tem",
        "têm",
        "tinha",
        "tinham",
        "ter",
        "tendo",
        "tido",
        "teve",
        "tenha",
        "tenham",
        "terá",
        "teria",
        "havia",
        "haviam",
        "é",
        "são",
        "foi",
        "foram",
        "sendo",
        "seja",
        "sejam",
        "seria",
        "estava",
        "estavam",
        "ser",
        "estando",
        "fosse",
        "for",
        "foram",
        "ficou",
        "fica",
        "ficar",
        "encontra",
        "encuentra",
        "ten",
        "tengo",
        "tiene",
        "tienen",
    ]
)
_NOMINAL_LEFT = {
    "es": frozenset(["el", "la", "los", "las", "un", "una", "unos", "unas", "del", "al", "de", "en", "por", "para", "con", "sin", "contra", "sobre", "ante", "bajo", "tras", "desde", "hasta", "según", "mediante", "como", "entre", "su", "sus", "mi", "mis", "nuestro", "nuestra", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "aquel", "aquella", "dicho", "dicha", "dichos", "dichas", "cada", "cualquier", "ningún", "ninguna", "alguna", "algún", "toda", "todo", "todas", "todos", "otra", "otro", "presente", "mencionado", "mencionada", "referido", "referida", "citado", "citada", "respectivo", "respectiva", "correspondiente", "nueva", "nuevo", "primera", "primer", "segunda", "formal", "previa", "previo", "posible", "presunto", "presunta", "urgente", "cuya", "cuyo", "vía", "e", "y", "o", "u", "ni", "número", "núm", "a"]),
    "pt": frozenset(["o", "a", "os", "as", "um", "uma", "uns", "umas", "do", "da", "dos", "das", "ao", "à", "aos", "às", "no", "na", "nos", "nas", "num", "numa", "de", "em", "por", "pelo", "pela", "pelos", "pelas", "para", "com", "sem", "contra", "sobre", "perante", "sob", "após", "desde", "até", "conforme", "mediante", "como", "entre", "seu", "sua", "seus", "suas", "meu", "minha", "nosso", "nossa", "este", "esta", "estes", "estas", "deste", "desta", "neste", "nesta", "esse", "essa", "desse", "dessa", "nesse", "nessa", "aquele", "aquela", "daquele", "cada", "qualquer", "nenhum", "nenhuma", "alguma", "algum", "toda", "todo", "todas", "todos", "outra", "outro", "presente", "mencionado", "referido", "referida", "citado", "citada", "respectivo", "respectiva", "correspondente", "nova", "novo", "primeira", "primeiro", "formal", "prévia", "possível", "suposto", "suposta", "urgente", "cuja", "cujo", "via", "e", "ou", "nem", "número", "nº", "competente", "devido"]),
    "en": frozenset(["the", "a", "an", "of", "for", "by", "under", "with", "without", "on", "in", "from", "per", "via", "this", "that", "these", "those", "its", "his", "her", "their", "our", "your", "my", "any", "each", "every", "no", "such", "said", "another", "and", "or", "as", "upon", "after", "before", "during", "against", "pending"]),
}  # fmt: skip
_OBJECT_RIGHT = {
    "es": frozenset(
        [
            "que",
            "el",
            "la",
            "los",
            "las",
            "al",
            "un",
            "una",
            "unos",
            "unas",
            "haber",
            "su",
            "sus",
            "ante",
            "a",
            "si",
            "lo",
        ]
    ),
    "pt": frozenset(
        ["que", "o", "a", "os", "as", "ao", "um", "uma", "uns", "umas", "ter", "haver", "seu", "sua", "se", "ainda"]
    ),
    "en": frozenset(
        [
            "that",
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
            "their",
            "this",
            "these",
            "any",
            "all",
            "him",
            "them",
            "us",
            "me",
            "whether",
        ]
    ),
}
# `to` before these nouns is a preposition, not the mark of an infinitive.
_TO_TAKES_NOUN = frozenset(
    [
        "subject",
        "pursuant",
        "according",
        "response",
        "due",
        "prior",
        "addition",
        "respect",
        "reference",
        "access",
        "entitled",
        "relating",
        "related",
        "attached",
        "regard",
        "contrary",
        "thanks",
        "amounts",
        "amount",
        "opposed",
        "led",
        "leads",
        "leading",
        "object",
        "objection",
        "answer",
    ]
)
_ENGLISH_VERBS = frozenset(
    [
        "order",
        "report",
        "request",
        "charge",
        "search",
        "warrant",
        "record",
        "account",
        "arrest",
        "release",
        "target",
        "suspect",
        "claim",
        "appeal",
        "sentence",
        "object",
        "hold",
        "notice",
        "witness",
        "trace",
        "track",
        "stay",
        "issue",
        "file",
        "question",
        "demand",
        "transfer",
        "delay",
        "review",
        "access",
        "contact",
        "exchange",
        "use",
        "help",
        "attempt",
        "plan",
        "risk",
        "harm",
        "damage",
        "wound",
        "murder",
        "rape",
        "ransom",
        "attack",
        "assault",
        "abuse",
        "traffic",
        "log",
        "lock",
        "post",
        "message",
        "email",
        "call",
        "text",
        "chat",
        "block",
        "ban",
        "freeze",
        "summon",
        "subpoena",
        "mandate",
        "delegate",
        "document",
        "process",
        "trial",
        "judge",
        "police",
        "guard",
        "patrol",
        "escort",
        "caution",
        "contract",
        "permit",
        "seal",
        "title",
        "code",
        "name",
        "number",
        "address",
        "display",
        "profile",
        "hack",
        "forward",
        "reply",
        "answer",
        "support",
        "proof",
        "link",
        "threat",
        "offence",
        "warning",
        "seize",
        "notify",
        "control",
        "balance",
        "conduct",
    ]
)
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")


def noun_reading(words: Sequence[Word], at: int, language: str) -> Reading:
    """Return how a single-word noun reads at its place.

    Args:
        words: of the text, in order.
        at: the word asked about.
        language: base language.
    """
    left = words[at - 1].folded if at and words[at].gap <= Gap.HYPHEN else ""
    follows = at + 1 < len(words) and words[at + 1].gap <= Gap.HYPHEN
    right = words[at + 1].folded if follows else ""
    if language == "en":
        before = words[at - 2].folded if at > 1 and words[at - 1].gap <= Gap.HYPHEN else ""
        return _english(words[at].folded, before, left, right)
    if words[at].folded.endswith(_PARTICIPLES):
        return _participle(left, right, language)
    if words[at].folded[-1:] in "aeo" and follows and words[at + 1].gap is Gap.HYPHEN and language == "pt":
        return Reading.VERB if right in ("se", "lhe", "lhes", "o", "a", "os", "as", "me", "nos") else Reading.NOUN
    if words[at].folded[-1:] not in ("a", "e", "o"):
        return Reading.NOUN
    return _romance(words, at, left, right, language)


def _romance(words: Sequence[Word], at: int, left: str, right: str, language: str) -> Reading:
    folded = words[at].folded
    beyond = words[at - 2].folded if at > 1 and words[at - 1].gap <= Gap.HYPHEN else ""
    if left in ("los", "las", "os", "as") and language == "es":
        return Reading.VERB  # a clitic: an article would agree in number
    if left in ("la", "le", "lo") and beyond in ("se", "me", "te", "nos", "no", "quien"):
        return Reading.VERB
    if left in _NOMINAL_LEFT[language]:
        return _after_conjunction(right, language) if left in ("e", "y", "o", "u", "ou", "ni", "nem") else Reading.NOUN
    if left in _VERBAL_LEFT[language]:
        return Reading.VERB
    if right in _OBJECT_RIGHT[language] and (left or right == "que"):
        return Reading.VERB if folded[-1] != "o" else Reading.DOUBTFUL
    return Reading.NOUN


def _after_conjunction(right: str, language: str) -> Reading:
    return Reading.DOUBTFUL if right in _OBJECT_RIGHT[language] else Reading.NOUN


def _participle(left: str, right: str, language: str) -> Reading:
    if left in _AUXILIARIES:
        return Reading.VERB
    if left in _NOMINAL_LEFT[language]:
        if left in ("e", "y", "o", "u", "ou", "ni", "nem") and right in ("por", "pelo", "pela", "que"):
            return Reading.DOUBTFUL if left == "o" and language == "pt" else Reading.VERB
        return Reading.NOUN
    if not left:
        return Reading.DOUBTFUL if right in ("por", "pelo", "pela", "que") else Reading.NOUN
    return Reading.VERB if right in ("por", "pelo", "pela") else Reading.DOUBTFUL


def _english(folded: str, before: str, left: str, right: str) -> Reading:
    base = folded if folded in _ENGLISH_VERBS else folded.removesuffix("s") if not folded.endswith("ss") else folded
    if left == "in" and folded == "order" and right in ("to", "that", "for"):
        return Reading.VERB
    if base not in _ENGLISH_VERBS:
        return Reading.NOUN
    if left == "to" and before in _TO_TAKES_NOUN:
        return Reading.NOUN
    if left in ("this", "that", "it", "each") and folded != base:
        return Reading.VERB
    if left in _NOMINAL_LEFT["en"]:
        return (
            Reading.NOUN
            if left not in ("and", "or", "that", "this") or right not in _OBJECT_RIGHT["en"]
            else Reading.DOUBTFUL
        )
    if left in _VERBAL_LEFT["en"]:
        return Reading.VERB
    if right in _OBJECT_RIGHT["en"]:
        return Reading.VERB if folded != base or not left else Reading.DOUBTFUL
    return Reading.NOUN


def verb_reading(words: Sequence[Word], at: int, language: str) -> Reading:
    """Return how a verb's form that may also be a noun reads: VERB and DOUBTFUL accept the verb."""
    folded = words[at].folded
    if language != "en" and folded[-1:] not in ("a", "e", "o"):
        return Reading.VERB
    if language == "en" and folded not in _ENGLISH_VERBS and folded.removesuffix("s") not in _ENGLISH_VERBS:
        return Reading.VERB
    if language != "en" and folded.endswith(_PARTICIPLES):
        return Reading.VERB
    left = words[at - 1].folded if at and words[at].gap <= Gap.HYPHEN else ""
    clear = left in _NOMINAL_LEFT[language] and left not in (
        "y",
        "e",
        "o",
        "u",
        "ou",
        "and",
        "or",
        "ni",
        "nem",
        "a",
        "as",
    )
    return Reading.NOUN if clear and noun_reading(words, at, language) is Reading.NOUN else Reading.DOUBTFUL

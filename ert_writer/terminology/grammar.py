"""The small words of each language, and the endings of adjectives: all the grammar that matching a term needs."""

from __future__ import annotations

LINKS = {
    "es": frozenset(["de", "del", "la", "el", "los", "las", "lo", "un", "una", "unos", "unas", "su", "sus", "al", "a", "en", "por", "para", "con", "contra", "sobre", "entre", "ante", "bajo", "dicho", "dicha", "dichos", "dichas", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "cada", "cualquier", "alguno"]),
    "pt": frozenset(["de", "do", "da", "dos", "das", "o", "a", "os", "as", "um", "uma", "uns", "umas", "seu", "sua", "seus", "suas", "ao", "à", "aos", "às", "em", "no", "na", "nos", "nas", "num", "numa", "por", "pelo", "pela", "pelos", "pelas", "para", "com", "contra", "sobre", "entre", "perante", "sob", "este", "esta", "estes", "estas", "deste", "desta", "esse", "essa", "desse", "dessa", "cada", "qualquer", "referido", "referida", "dito", "dita"]),
    "en": frozenset(["of", "the", "a", "an", "to", "for", "in", "on", "by", "with", "from", "at", "about", "against", "under", "over", "into", "its", "his", "her", "their", "this", "that", "these", "those", "any", "each", "such", "your", "our", "my", "said"]),
}  # fmt: skip
"""Words that may stand between the words of a term, or be left out, without changing it."""

BARE_LINKS = {
    "es": frozenset({"de", "del"}),
    "pt": frozenset({"de", "do", "da", "dos", "das"}),
    "en": frozenset[str](),
}
"""Links that a term without any may gain: `dirección IP`, `dirección de IP`."""

CONJUNCTIONS = {
    "es": frozenset({"y", "e", "o", "u", "ni"}),
    "pt": frozenset({"e", "ou", "nem"}),
    "en": frozenset({"and", "or", "nor"}),
}
ARTICLES = {
    "es": frozenset(["la", "el", "los", "las", "del", "al", "lo", "un", "una", "su", "sus"]),
    "pt": frozenset(
        [
            "o",
            "a",
            "os",
            "as",
            "do",
            "da",
            "dos",
            "das",
            "ao",
            "à",
            "aos",
            "às",
            "no",
            "na",
            "nos",
            "nas",
            "um",
            "uma",
            "seu",
            "sua",
        ]
    ),
    "en": frozenset(["the", "a", "an", "its", "his", "her", "their"]),
}
POSSESSION = frozenset({"of", "for", "on", "from", "in", "to", "against"})
"""What turns an English compound round: `account holder`, `holder of the account`."""

_ROMANCE_ENDINGS = (
    "al", "ar", "ario", "aria", "ivo", "iva", "oso", "osa", "ico", "ica", "ado", "ada", "ido", "ida", "ble", "vel", "nte",
    "orio", "oria", "cto", "cta", "eto", "eta", "leto", "leta", "udo", "uda", "mente", "ério", "iro", "ior", "uto", "uta",
    "sto", "sta", "iles", "il", "ueva", "uevo", "ovo", "ova",
)  # fmt: skip
_ROMANCE_WORDS = frozenset(
    [
        "nuevo",
        "previo",
        "mismo",
        "propio",
        "solo",
        "sola",
        "todo",
        "toda",
        "todos",
        "todas",
        "otro",
        "otra",
        "otros",
        "otras",
        "grave",
        "leve",
        "gran",
        "grande",
        "pleno",
        "plena",
        "breve",
        "libre",
        "actual",
        "prévio",
        "novo",
        "nova",
        "mesmo",
        "próprio",
        "próprios",
        "só",
        "outro",
        "outra",
        "outros",
        "outras",
        "livre",
        "atual",
        "respectivo",
        "muy",
        "mais",
        "más",
        "menos",
        "muito",
        "bien",
        "bem",
        "tan",
        "tão",
        "ya",
        "já",
        "posible",
        "possível",
        "serio",
        "séria",
        "sério",
        "pronto",
        "pronta",
        "escrito",
        "escrita",
        "penal",
        "exacto",
        "exacta",
        "exato",
        "exata",
        "expreso",
        "expresa",
        "firme",
    ]
)
_ENGLISH_ENDINGS = (
    "al", "ed", "ic", "ive", "ary", "ory", "ing", "ble", "ous", "ful", "less", "ent", "ant", "ly", "ish", "ar", "ate",
)  # fmt: skip
_ENGLISH_WORDS = frozenset(
    [
        "new",
        "old",
        "full",
        "own",
        "first",
        "second",
        "third",
        "last",
        "next",
        "prior",
        "same",
        "other",
        "basic",
        "further",
        "known",
        "recent",
        "current",
        "online",
        "complete",
        "entire",
        "whole",
        "possible",
        "serious",
        "grave",
        "imminent",
        "mobile",
        "main",
        "good",
        "written",
        "stored",
        "domestic",
        "foreign",
        "secure",
    ]
)


def qualifies(word: str, language: str) -> bool:
    """Return whether a folded word looks like an adjective or adverb, which may stand inside a term."""
    if language == "en":
        return word in _ENGLISH_WORDS or word.endswith(_ENGLISH_ENDINGS)
    single = word[:-2] if word.endswith(("les", "res", "nes")) else word.removesuffix("s")
    if word.endswith(("ais", "eis", "veis")):
        return True
    return word in _ROMANCE_WORDS or single in _ROMANCE_WORDS or single.endswith(_ROMANCE_ENDINGS)

"""The endings of adjectives: all the grammar that a word between the words of a term needs."""

from __future__ import annotations

from ert_writer.terminology.lexicon import ENGLISH_MODIFIERS, ROMANCE_MODIFIERS

_ROMANCE_ENDINGS = (
    "al", "ar", "ario", "aria", "ivo", "iva", "oso", "osa", "ico", "ica", "ado", "ada", "ido", "ida", "ble", "vel",
    "nte", "orio", "oria", "cto", "cta", "eto", "eta", "leto", "leta", "udo", "uda", "mente", "ério", "iro", "ior",
    "uto", "uta", "sto", "sta", "il", "ueva", "uevo", "ovo", "ova",
)  # fmt: skip
_ENGLISH_ENDINGS = (
    "al", "ed", "ic", "ive", "ary", "ory", "ing", "ble", "ous", "ful", "less", "ent", "ant", "ly", "ish", "ar", "ate",
)  # fmt: skip


def qualifies(word: str, language: str) -> bool:
    """Return whether a folded word looks like an adjective or adverb, which may be inside a term."""
    if language == "en":
        return word in ENGLISH_MODIFIERS or word.endswith(_ENGLISH_ENDINGS)
    single = word[:-2] if word.endswith(("les", "res", "nes")) else word.removesuffix("s")
    if word.endswith(("ais", "eis")):
        return True
    return word in ROMANCE_MODIFIERS or single in ROMANCE_MODIFIERS or single.endswith(_ROMANCE_ENDINGS)

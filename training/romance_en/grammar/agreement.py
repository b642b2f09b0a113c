"""Templates whose words agree with a person: gender and number are written once and carried to both languages.

A template is a pair of texts with slots and marks. A slot `{victim}` is replaced by the same choice in both; a mark such as
`«o»` is replaced by the form that the person of the sentence asks for.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Pair = tuple[str, str]
Slot = Callable[[random.Random], Pair]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a sentence is about; `kind` is m, f, mp or fp (masculine, feminine, plural)."""

    source: str
    english: str
    kind: str


_KINDS = ("m", "f", "mp", "fp")
_MARKS: dict[str, tuple[str, str, str, str]] = {
    "o": ("o", "a", "os", "as"),
    "or": ("or", "ora", "ores", "oras"),
    "n": ("", "", "n", "n"),
    "lo": ("lo", "la", "los", "las"),
    "le": ("le", "le", "les", "les"),
    "fue": ("fue", "fue", "fueron", "fueron"),
    "es": ("es", "es", "son", "son"),
    "era": ("era", "era", "eran", "eran"),
    "ha": ("ha", "ha", "han", "han"),
    "está": ("está", "está", "están", "están"),
    "está_": ("está", "está", "estão", "estão"),
    "va": ("va", "va", "van", "van"),
    "su": ("su", "su", "su", "su"),
    "ó": ("ó", "ó", "aron", "aron"),
    "ió": ("ió", "ió", "ieron", "ieron"),
    "quiere": ("quiere", "quiere", "quieren", "quieren"),
    "tiene": ("tiene", "tiene", "tienen", "tienen"),
    "dijo": ("dijo", "dijo", "dijeron", "dijeron"),
    "puede": ("puede", "puede", "pueden", "pueden"),
    "foi": ("foi", "foi", "foram", "foram"),
    "é": ("é", "é", "são", "são"),
    "estava": ("estava", "estava", "estavam", "estavam"),
    "tem": ("tem", "tem", "têm", "têm"),
    "vai": ("vai", "vai", "vão", "vão"),
    "quer": ("quer", "quer", "querem", "querem"),
    "disse": ("disse", "disse", "disseram", "disseram"),
    "pode": ("pode", "pode", "podem", "podem"),
    "ou": ("ou", "ou", "aram", "aram"),
    "eu": ("eu", "eu", "eram", "eram"),
    "iu": ("iu", "iu", "iram", "iram"),
    "e": ("e", "e", "em", "em"),
    "m": ("", "", "m", "m"),
    "ele": ("ele", "ela", "eles", "elas"),
    "he": ("he", "she", "they", "they"),
    "He": ("He", "She", "They", "They"),
    "him": ("him", "her", "them", "them"),
    "his": ("his", "her", "their", "their"),
    "himself": ("himself", "herself", "themselves", "themselves"),
    "was": ("was", "was", "were", "were"),
    "is": ("is", "is", "are", "are"),
    "has": ("has", "has", "have", "have"),
    "does": ("does", "does", "do", "do"),
    "s": ("s", "s", "", ""),
    "wants": ("wants", "wants", "want", "want"),
}
_MARK = re.compile(r"«(\w+)»")
_SLOT = re.compile(r"\{(\w+?)(\d?)\}")


def agreed(text: str, kind: str) -> str:
    """Replace the marks by the forms for a kind of person."""
    return _MARK.sub(lambda match: _MARKS[match[1]][_KINDS.index(kind)], text)


def filled(
    pair: Pair,
    slots: dict[str, Slot],
    rng: random.Random,
    person: Person | None = None,
    contract: Callable[[str], str] | None = None,
) -> Pair:
    """Fill the slots of a template; `{who}` is the person, and a trailing digit tells two choices of one kind apart.

    `contract` joins prepositions and articles of the source; Spanish ones where it is not given.
    """
    source, english = pair
    joined = contract or contracted
    chosen: dict[str, Pair] = {}
    if person is not None:
        source, english = agreed(source, person.kind), agreed(english, person.kind)
        chosen["who"] = (person.source, person.english)
    for name, digit in dict.fromkeys(_SLOT.findall(source + english)):
        if name + digit not in chosen:
            chosen[name + digit] = filled(slots[name](rng), slots, rng, contract=contract)
    source = _SLOT.sub(lambda match: chosen[match[1] + match[2]][0], source)
    english = _SLOT.sub(lambda match: chosen[match[1] + match[2]][1], english)
    return capitalised(joined(source)), capitalised(english)


def contracted(spanish: str) -> str:
    """Write `de el` and `a el` as one word."""
    return re.sub(r"\b([dD])e el (?=[a-zñáéíóú])", r"\1el ", re.sub(r"\b([aA]) el (?=[a-zñáéíóú])", r"\1l ", spanish))


def capitalised(text: str) -> str:
    """Return the text as it is: templates carry their own capitals; only a leading opening sign is looked behind."""
    match = re.match(r"[¿¡\"“(]*", text)
    start = match.end() if match else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :] if text[-1:] in ".!?" else text


def table(text: str) -> list[Pair]:
    """Return the pairs of a block of lines `spanish | english`."""
    found = []
    for line in text.strip().split("\n"):
        spanish, english = (part.strip() for part in line.split("|"))
        found.append((spanish, english))
    return found


def choice(pairs: list[Pair]) -> Slot:
    """Return a slot that chooses one of the pairs."""
    return lambda rng: rng.choice(pairs)

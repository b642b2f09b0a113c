"""Forms of Spanish and English verbs: every tense and person that letters and chats use, with pronouns attached.

Spanish verbs are regular but for a mark after the infinitive (`contar:ue`, `pedir:i`, `enviar:í`) or a row of `_IRREGULAR`.
The persons are 1s, 2s, vs (vos), 3s, 1p and 3p (ustedes too).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

PERSONS = ("1s", "2s", "vs", "3s", "1p", "3p")
_PRESENT = {
    "a": ("o", "as", "ás", "a", "amos", "an"),
    "e": ("o", "es", "és", "e", "emos", "en"),
    "i": ("o", "es", "ís", "e", "imos", "en"),
}
_PAST = {
    "a": ("é", "aste", "aste", "ó", "amos", "aron"),
    "e": ("í", "iste", "iste", "ió", "imos", "ieron"),
    "i": ("í", "iste", "iste", "ió", "imos", "ieron"),
}
_STRONG = ("e", "iste", "iste", "o", "imos", "ieron")
_WAS = {"a": ("aba", "abas", "abas", "aba", "ábamos", "aban")}
_WAS["e"] = _WAS["i"] = ("ía", "ías", "ías", "ía", "íamos", "ían")
_WILL = ("é", "ás", "ás", "á", "emos", "án")
_WOULD = ("ía", "ías", "ías", "ía", "íamos", "ían")
_WISH = {"a": ("e", "es", "es", "e", "emos", "en")}
_WISH["e"] = _WISH["i"] = ("a", "as", "as", "a", "amos", "an")
_STRESSED = (0, 1, 3, 5)
_IRREGULAR: dict[str, dict[str, str]] = {
    "hacer": {"yo": "hago", "past": "hic", "will": "har", "done": "hecho", "do": "haz"},
    "poner": {"yo": "pongo", "past": "pus", "will": "pondr", "done": "puesto", "do": "pon"},
    "tener": {"yo": "tengo", "past": "tuv", "will": "tendr", "do": "ten", "change": "ie"},
    "venir": {"yo": "vengo", "past": "vin", "will": "vendr", "do": "ven", "change": "ie", "doing": "viniendo"},
    "salir": {"yo": "salgo", "will": "saldr", "do": "sal"},
    "decir": {"yo": "digo", "past": "dij", "will": "dir", "done": "dicho", "do": "di", "change": "i"},
    "traer": {"yo": "traigo", "past": "traj"},
    "caer": {"yo": "caigo"},
    "conducir": {"past": "conduj"},
    "reducir": {"past": "reduj"},
    "abrir": {"done": "abierto"},
    "cubrir": {"done": "cubierto"},
    "romper": {"done": "roto"},
    "escribir": {"done": "escrito"},
    "volver": {"done": "vuelto", "change": "ue"},
    "morir": {"done": "muerto", "change": "ue"},
    "resolver": {"done": "resuelto", "change": "ue"},
    "ver": {"yo": "veo", "done": "visto", "was": "ve", "past1": "vi", "past3": "vio"},
    "dar": {"yo": "doy", "past": "d", "past1": "di", "past3": "dio", "wish": "dé des des dé demos den"},
    "ir": {
        "present": "voy vas vas va vamos van", "whole_past": "fui fuiste fuiste fue fuimos fueron", "whole_was": "iba ibas ibas iba íbamos iban",
        "wish": "vaya vayas vayas vaya vayamos vayan", "doing": "yendo", "do": "ve", "done": "ido",
    },
    "reír": {
        "present": "río ríes reís ríe reímos ríen", "whole_past": "reí reíste reíste rió reímos rieron", "whole_was": "reía reías reías reía reíamos reían",
        "wish": "ría rías rías ría riamos rían", "doing": "riendo", "do": "ríe", "done": "reído", "will": "reir",
    },
    "oír": {
        "present": "oigo oyes oís oye oímos oyen", "whole_past": "oí oíste oíste oyó oímos oyeron", "whole_was": "oía oías oías oía oíamos oían",
        "wish": "oiga oigas oigas oiga oigamos oigan", "doing": "oyendo", "do": "oye", "done": "oído", "will": "oir",
    },
    "estar": {"present": "estoy estás estás está estamos están", "past": "estuv", "wish": "esté estés estés esté estemos estén"},
    "saber": {"yo": "sé", "past": "sup", "will": "sabr", "wish": "sepa sepas sepas sepa sepamos sepan"},
    "querer": {"past": "quis", "will": "querr", "change": "ie"},
    "poder": {"past": "pud", "will": "podr", "change": "ue", "doing": "pudiendo"},
}  # fmt: skip
_PREFIXED = {
    "deshacer": "hacer", "rehacer": "hacer", "imponer": "poner", "disponer": "poner", "suponer": "poner", "exponer": "poner", "interponer": "poner",
    "detener": "tener", "retener": "tener", "obtener": "tener", "mantener": "tener", "sostener": "tener", "intervenir": "venir", "convenir": "venir",
    "sustraer": "traer", "distraer": "traer", "atraer": "traer", "contraer": "traer", "extraer": "traer", "decaer": "caer", "recaer": "caer",
    "descubrir": "cubrir", "encubrir": "cubrir", "devolver": "volver", "revolver": "volver", "envolver": "volver", "sonreír": "reír",
    "describir": "escribir", "suscribir": "escribir", "inscribir": "escribir", "entreabrir": "abrir",
}  # fmt: skip
_VOWELS = str.maketrans("aeiou", "áéíóú")
_PLAIN = str.maketrans("áéíóú", "aeiou")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a Spanish verb; tuples go by `PERSONS`."""

    infinitive: str
    present: tuple[str, ...]
    past: tuple[str, ...]
    imperfect: tuple[str, ...]
    future: tuple[str, ...]
    conditional: tuple[str, ...]
    subjunctive: tuple[str, ...]
    past_subjunctive: tuple[str, ...]
    participle: str
    gerund: str
    imperative: str
    """Of tú; vos has its own, usted and ustedes use the subjunctive."""

    @property
    def vos_imperative(self) -> str:
        """Return the imperative of vos: `decí`, `mandá`; `andá` for ir."""
        return "andá" if self.infinitive == "ir" else self.infinitive[:-2] + self.infinitive[-2].translate(_VOWELS)


def _spelled(stem: str, ending: str, kind: str) -> str:
    """Join stem and ending so that the stem's last consonant keeps its sound."""
    first = ending[0].translate(_PLAIN)
    if kind == "a" and first == "e":
        for old, new in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + ending
    if kind != "a" and first in "ao":
        if stem.endswith("gu"):
            return stem[:-1] + ending
        if stem.endswith("g"):
            return stem[:-1] + "j" + ending
        if stem.endswith("c"):
            return stem[:-1] + ("z" if stem[-2:-1] in ("n", "r") else "zc") + ending
    return stem + ending


def _changed(stem: str, change: str) -> str:
    """Change the stem's last vowel: e to ie or i, o or u to ue, i or u to í or ú."""
    if not change:
        return stem
    if change == "y":
        return stem + "y"
    old = {"ie": "e", "i": "e", "ue": "[ou]", "í": "i", "ú": "u"}[change]
    place = [
        match.start() for match in re.finditer(old, stem) if stem[match.start() - 1 : match.end()] not in ("qu", "gu")
    ][-1]
    new = {"ie": "ie", "ue": "ue"}.get(change, change)
    if change == "ie" and place == 0:
        new = "ye"
    return stem[:place] + new + stem[place + 1 :]


def _third_past(stem: str, kind: str, ending: str) -> str:
    if kind != "a" and re.search(r"(?:[aeo]|(?<![gq])u)$", stem):
        return stem + "y" + ending[1:]
    return stem + ending


@lru_cache(maxsize=2000)
def spanish(verb: str) -> Forms:
    """Return the forms of an infinitive, which may have a mark for the change of its stem: `contar:ue`.

    Raises:
        ValueError: the text is no infinitive.
    """
    infinitive, _, change = verb.partition(":")
    kind = infinitive[-2:-1].translate(_PLAIN)
    if kind not in ("a", "e", "i") or not infinitive.endswith("r"):
        raise ValueError(f"{verb!r} is not a Spanish infinitive")
    model = _PREFIXED.get(infinitive, infinitive)
    prefix = infinitive.removesuffix(model)
    odd = {
        key: " ".join(prefix + form for form in value.split()) if key not in ("change",) else value
        for key, value in _IRREGULAR.get(model, {}).items()
    }
    change = odd.get("change", change)
    if infinitive.endswith("uir") and not infinitive.endswith(("guir", "quir")):
        change = "y"
    return _built(infinitive, kind, change, odd)


def _built(infinitive: str, kind: str, change: str, odd: dict[str, str]) -> Forms:
    stem = infinitive[:-2]
    strong, weak = _changed(stem, change), _weak(stem, kind, change)
    present = _present(stem, strong, kind, odd)
    past = _past(stem, weak, kind, odd)
    root = past[5].removesuffix("ron")
    accented = root[:-1] + root[-1].translate(_VOWELS)
    later = odd.get("will", infinitive.translate(str.maketrans("í", "i")))
    return Forms(
        infinitive,
        present,
        past,
        tuple(odd["whole_was"].split())
        if "whole_was" in odd
        else tuple(odd.get("was", stem) + ending for ending in _WAS[kind]),
        tuple(later + ending for ending in _WILL),
        tuple(later + ending for ending in _WOULD),
        _subjunctive(stem, strong, weak, kind, present[0], odd),
        tuple(
            (accented if ending == "ramos" else root) + ending for ending in ("ra", "ras", "ras", "ra", "ramos", "ran")
        ),
        odd.get("done") or _participle(stem, kind),
        odd.get("doing") or (stem + "ando" if kind == "a" else _third_past(weak, kind, "iendo")),
        odd.get("do") or present[3],
    )


def _weak(stem: str, kind: str, change: str) -> str:
    """Return the stem of `sintió`, `durmió`, `pidiendo`."""
    if kind != "i" or change not in ("ie", "i", "ue"):
        return stem
    old, new = ("o", "u") if change == "ue" else ("e", "i")
    place = stem.rfind(old)
    return stem[:place] + new + stem[place + 1 :]


def _participle(stem: str, kind: str) -> str:
    if kind == "a":
        return stem + "ado"
    return stem + ("ído" if stem[-1] in "aeo" else "ido")


def _present(stem: str, strong: str, kind: str, odd: dict[str, str]) -> tuple[str, ...]:
    if "present" in odd:
        return tuple(odd["present"].split())
    found = [
        _spelled(strong if place in _STRESSED else stem, ending, kind) for place, ending in enumerate(_PRESENT[kind])
    ]
    if "yo" in odd:
        found[0] = odd["yo"]
    return tuple(found)


def _past(stem: str, weak: str, kind: str, odd: dict[str, str]) -> tuple[str, ...]:
    if "whole_past" in odd:
        return tuple(odd["whole_past"].split())
    if "past" in odd:
        root = odd["past"]
        found = [root + ending for ending in _STRONG]
        if root.endswith("j"):
            found[5] = root + "eron"
        if root.endswith("hic"):
            found[3] = root[:-1] + "zo"
    else:
        found = [_spelled(stem, ending, kind) for ending in _PAST[kind]]
        found[3], found[5] = (_third_past(weak, kind, _PAST[kind][place]) for place in (3, 5))
        if kind != "a" and stem[-1] in "aeo":
            found[1], found[2], found[4] = stem + "íste", stem + "íste", stem + "ímos"
    found[0], found[3] = odd.get("past1", found[0]), odd.get("past3", found[3])
    return tuple(found)


def _subjunctive(stem: str, strong: str, weak: str, kind: str, first: str, odd: dict[str, str]) -> tuple[str, ...]:
    if "wish" in odd:
        return tuple(odd["wish"].split())
    if "yo" in odd:
        return tuple(first[:-1] + ending for ending in _WISH[kind])
    plain = weak if kind == "i" else stem
    if strong == stem + "y":
        plain = strong
    return tuple(_spelled(strong if place != 4 else plain, ending, kind) for place, ending in enumerate(_WISH[kind]))


def attached(form: str, pronouns: str) -> str:
    """Return the form with pronouns after it and the accent that keeps its stress: `salúdelo`, `dándole`, `dármelo`.

    `pronouns` are separated by blanks.
    """
    if not pronouns:
        return form
    count = len(pronouns.split())
    joined = form + pronouns.replace(" ", "")
    if form.endswith("r"):
        return form[:-2] + form[-2].translate(_VOWELS) + "r" + pronouns.replace(" ", "") if count > 1 else joined
    plain = form.translate(_PLAIN)
    if plain != form or (count == 1 and len(re.findall(r"[aeiouáéíóú]+", form)) == 1):
        return joined if plain != form and count + _after_stress(form) > 1 else plain + pronouns.replace(" ", "")
    places = [match.start() + _strong(match[0]) for match in re.finditer(r"(?:(?<=[gq])u(?=[ei]))?[aeiou]+", form)]
    stress = places[-2] if len(places) > 1 and form[-1] in "aeouns" else places[-1]
    return form[:stress] + form[stress].translate(_VOWELS) + form[stress + 1 :] + pronouns.replace(" ", "")


def _after_stress(form: str) -> int:
    """Return how many syllables follow the accent."""
    place = re.search(r"[áéíóú]", form)
    return len(re.findall(r"[aeiou]+", form[place.end() :])) if place else 0


def _strong(group: str) -> int:
    """Return the place of the vowel that carries the stress in a group."""
    for place in range(len(group)):
        if group[place] in "aeo":
            return place
    return len(group) - 1


_ODD_ENGLISH = {
    base: (past, done)
    for base, past, done in (
        row.split("/")
        for row in """
be/was/been become/became/become begin/began/begun bite/bit/bitten bleed/bled/bled break/broke/broken broadcast/broadcast/broadcast bring/brought/brought build/built/built
burst/burst/burst buy/bought/bought catch/caught/caught choose/chose/chosen come/came/come cost/cost/cost cut/cut/cut deal/dealt/dealt dig/dug/dug
do/did/done draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought
find/found/found flee/fled/fled forbid/forbade/forbidden forget/forgot/forgotten forgive/forgave/forgiven freeze/froze/frozen get/got/gotten
give/gave/given go/went/gone grow/grew/grown have/had/had hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt
keep/kept/kept know/knew/known lead/led/led leave/left/left lend/lent/lent let/let/let lie/lied/lied light/lit/lit lose/lost/lost make/made/made
mean/meant/meant meet/met/met overtake/overtook/overtaken pay/paid/paid put/put/put quit/quit/quit read/read/read ring/rang/rung rise/rose/risen
run/ran/run say/said/said see/saw/seen sell/sold/sold send/sent/sent set/set/set shake/shook/shaken shoot/shot/shot show/showed/shown shut/shut/shut
sing/sang/sung sink/sank/sunk sit/sat/sat sleep/slept/slept speak/spoke/spoken spend/spent/spent spread/spread/spread stand/stood/stood
steal/stole/stolen strike/struck/struck swear/swore/sworn sweep/swept/swept swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught
tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown understand/understood/understood wake/woke/woken wear/wore/worn
weep/wept/wept win/won/won withdraw/withdrew/withdrawn withhold/withheld/withheld write/wrote/written overhear/overheard/overheard slit/slit/slit
uphold/upheld/upheld rebuild/rebuilt/rebuilt undo/undid/undone beat/beat/beaten bury/buried/buried lay/laid/laid sue/sued/sued hang/hung/hung
""".split()
    )
}
_DOUBLED = frozenset(
    "stop rob grab stab drop beg trap nod hug slap drag plan admit submit refer occur permit prefer rub chop ban step strip tap wrap stir shut put set hit cut"
    " run sit get let swim win dig begin forbid forget quit gag mug kidnap skip slip gun ram shop transfer".split()
)


@dataclass(frozen=True, slots=True)
class English:
    """The forms of an English verb, with what follows it: `get in touch`."""

    base: str
    third: str
    past: str
    done: str
    doing: str


@lru_cache(maxsize=2000)
def english(words: str) -> English:
    """Return the forms of a verb, of whose words the first is inflected."""
    verb, _, rest = words.partition(" ")
    tail = f" {rest}" if rest else ""
    regular = _regular_past(verb)
    past, done = _ODD_ENGLISH.get(verb, (regular, regular))
    return English(words, _third(verb) + tail, past + tail, done + tail, _doing(verb) + tail)


def _third(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in _DOUBLED else "") + "ed"


def _doing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in _DOUBLED else "") + "ing"

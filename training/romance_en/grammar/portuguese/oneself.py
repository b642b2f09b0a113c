"""To oneself or to somebody else: `se jogou` beside `a jogou`, `atirou-se` beside `atirou nela`, and the phrases that mean to kill.

Every verb comes with both readings, in all persons and tenses, so that nothing but the pronoun tells them apart.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled
from training.romance_en.grammar.portuguese.roles import PEOPLE, somebody
from training.romance_en.grammar.portuguese.threats import joined, past
from training.romance_en.grammar.threats import with_object


@dataclass(frozen=True, slots=True)
class Doer:
    """A grammatical subject with its forms.

    `person` is 1s, 2s, tu, 3s, 1p or 3p, `verb` the person whose verb forms Portuguese uses (`a gente` has those of 3s).
    """

    source: str
    english: str
    person: str
    verb: str
    clitic: str
    own: str

    @property
    def several(self) -> bool:
        """Return whether the English verb is plural: they, we, you."""
        return self.person not in ("1s", "3s")


_SPEAKERS = [
    Doer("eu", "I", "1s", "1s", "me", "myself"),
    Doer("", "I", "1s", "1s", "me", "myself"),
    Doer("você", "you", "2s", "3s", "se", "yourself"),
    Doer("tu", "you", "2s", "tu", "te", "yourself"),
    Doer("nós", "we", "1p", "1p", "nos", "ourselves"),
    Doer("a gente", "we", "1p", "3s", "se", "ourselves"),
    Doer("vocês", "you", "2p", "3p", "se", "yourselves"),
]
_PRONOUNS = [
    Doer("ele", "he", "3s", "3s", "se", "himself"),
    Doer("ela", "she", "3s", "3s", "se", "herself"),
    Doer("eles", "they", "3p", "3p", "se", "themselves"),
    Doer("elas", "they", "3p", "3p", "se", "themselves"),
]
_SELF = {"m": "himself", "f": "herself", "mp": "themselves", "fp": "themselves"}
_HIM = {"m": "him", "f": "her", "mp": "them", "fp": "them"}
_HE = {"m": "he", "f": "she", "mp": "they", "fp": "they"}


def doer(rng: random.Random) -> Doer:
    """Return somebody who acts: a speaker, a pronoun or a noun."""
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(_SPEAKERS)
    if kind < 0.55:
        return rng.choice(_PRONOUNS)
    one = somebody(rng)
    number = "3p" if one.plural else "3s"
    return Doer(one.source, one.english, number, number, "se", _SELF[one.kind])


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that takes oneself or another as object; places are `Portuguese=English`, empty for none."""

    infinitive: str
    base: str
    past: str
    ing: str
    done: str
    places: tuple[Pair, ...]


_FALL = (
    "da ponte=off the bridge;do prédio=off the building;da janela=out of the window;no rio=into the river;na frente do trem=in front of the train;"
    "do viaduto=off the overpass;do telhado=off the roof;do carro em movimento=out of the moving car;no mar=into the sea;do quinto andar=from the fifth floor;"
    "na frente de um caminhão=in front of a truck;da sacada=off the balcony;no poço=into the well;escada abaixo=down the stairs;da passarela=off the footbridge;"
    "debaixo do ônibus=under the bus;da caixa-d'água=off the water tower;nos trilhos=onto the tracks;do penhasco=off the cliff;do terraço=off the terrace"
)
_BLADE = "com uma faca=with a knife;com uma lâmina=with a blade;com um caco de vidro=with a piece of glass;no braço=on the arm;no banheiro=in the bathroom;"
_ROPE = "com um lençol=with a sheet;com uma corda=with a rope;no quarto=in the bedroom;na cela=in the cell;com um fio=with a wire;no quintal=in the backyard;"
_ROOM = "no quarto=in the bedroom;no banheiro=in the bathroom;no porão=in the basement;dentro do carro=inside the car;na sala de aula=in the classroom;num depósito=in a storeroom"
_ACTS = [
    Act(*row.split("/")[:5], tuple((s, e) for s, e in (place.split("=") for place in row.split("/")[5].strip(";").split(";"))))
    for row in (
        f"jogar/throw/threw/throwing/thrown/{_FALL}",
        f"atirar/throw/threw/throwing/thrown/{_FALL}",
        f"lançar/throw/threw/throwing/thrown/{_FALL}",
        f"jogar/throw/threw/throwing/thrown/{_FALL}",
        "matar/kill/killed/killing/killed/com um tiro=with a gunshot;com veneno=with poison;na prisão=in prison;em casa=at home;na frente dos filhos=in front of the children;=",
        f"cortar/cut/cut/cutting/cut/{_BLADE}nas pernas=on the legs;=",
        f"enforcar/hang/hanged/hanging/hanged/{_ROPE}=",
        "envenenar/poison/poisoned/poisoning/poisoned/com chumbinho=with rat poison;com remédios=with pills;no trabalho=at work;=",
        "queimar/burn/burned/burning/burned/com gasolina=with gasoline;com álcool=with alcohol;com um cigarro=with a cigarette;=",
        f"esfaquear/stab/stabbed/stabbing/stabbed/{_BLADE}na barriga=in the stomach;no peito=in the chest;=",
        "machucar/hurt/hurt/hurting/hurt/na cabeça=on the head;de propósito=on purpose;no trabalho=at work;=",
        "afogar/drown/drowned/drowning/drowned/na represa=in the reservoir;na piscina=in the swimming pool;na banheira=in the bathtub;no rio=in the river;=",
        f"trancar/lock/locked/locking/locked/{_ROOM}",
        "amarrar/tie/tied/tying/tied/na cama=to the bed;numa árvore=to a tree;na cadeira=to the chair;no portão=to the gate",
        "acorrentar/chain/chained/chaining/chained/na grade=to the railing;na cama=to the bed;no poste=to the post",
        "mutilar/mutilate/mutilated/mutilating/mutilated/com uma gilete=with a razor blade;na frente da câmera=in front of the camera;=",
        "entregar/turn in/turned in/turning in/turned in/à polícia=to the police;na delegacia=at the police station;à Justiça=to the authorities",
        "defender/defend/defended/defending/defended/com uma faca=with a knife;com um pau=with a stick;=",
        "culpar/blame/blamed/blaming/blamed/pela morte do filho=for the death of the son;pelo acidente=for the accident;por tudo=for everything",
        "asfixiar/suffocate/suffocated/suffocating/suffocated/com um travesseiro=with a pillow;com um saco plástico=with a plastic bag;=",
        "estrangular/strangle/strangled/strangling/strangled/com um cinto=with a belt;com um cadarço=with a shoelace;=",
        "filmar/film/filmed/filming/filmed/no banho=in the shower;sem roupa=without clothes;no quarto=in the bedroom",
        "expor/expose/exposed/exposing/exposed/na internet=on the internet;nas redes sociais=on social media;na escola=at school",
        "drogar/drug/drugged/drugging/drugged/na festa=at the party;com comprimidos=with pills;=",
        "arrastar/drag/dragged/dragging/dragged/até a porta=to the door;pelo chão=along the floor;para o mato=into the bushes",
        "empurrar/push/pushed/pushing/pushed/da escada=down the stairs;da laje=off the roof slab;para fora do carro=out of the car",
    )
]  # fmt: skip
_NOT_ONESELF = frozenset(("empurrar", "drogar"))
_HELPERS = {
    # mode: Portuguese forms for 1s, tu, 3s, 1p, 3p
    "vai": ("vou", "vais", "vai", "vamos", "vão"), "ia": ("ia", "ias", "ia", "íamos", "iam"), "quer": ("quero", "queres", "quer", "queremos", "querem"),
    "queria": ("queria", "querias", "queria", "queríamos", "queriam"), "pode": ("posso", "podes", "pode", "podemos", "podem"),
    "tentou": ("tentei", "tentaste", "tentou", "tentamos", "tentaram"), "ameaçou": ("ameacei", "ameaçaste", "ameaçou", "ameaçamos", "ameaçaram"),
    "ameaça": ("ameaço", "ameaças", "ameaça", "ameaçamos", "ameaçam"), "está": ("estou", "estás", "está", "estamos", "estão"), "estava": ("estava", "estavas", "estava", "estávamos", "estavam"),
    "pensa em": ("penso em", "pensas em", "pensa em", "pensamos em", "pensam em"), "acabou de": ("acabei de", "acabaste de", "acabou de", "acabamos de", "acabaram de"),
    "disse que vai": ("disse que vou", "disseste que vais", "disse que vai", "dissemos que vamos", "disseram que vão"), "prometeu": ("prometi", "prometeste", "prometeu", "prometemos", "prometeram"),
    "jurou": ("jurei", "juraste", "jurou", "juramos", "juraram"), "tem que": ("tenho que", "tens que", "tem que", "temos que", "têm que"),
    "tinha": ("tinha", "tinhas", "tinha", "tínhamos", "tinham"), "deve": ("devo", "deves", "deve", "devemos", "devem"),
}  # fmt: skip
_ORDER = ("1s", "tu", "3s", "1p", "3p")
_IRREGULAR = {
    "expor": ("expus", "expuseste", "expôs", "expusemos", "expuseram"),
}


def helper(mode: str, person: str) -> str:
    """Return a form of a verb before an infinitive or gerund."""
    return _HELPERS[mode][_ORDER.index(person)]


def _past(infinitive: str, person: str) -> str:
    found = _IRREGULAR.get(infinitive)
    return found[_ORDER.index(person)] if found else past(infinitive, person)


def _present(infinitive: str, person: str) -> str:
    stem, group = infinitive[:-2], infinitive[-2:]
    if infinitive == "expor":
        return dict(zip(_ORDER, ("exponho", "expões", "expõe", "expomos", "expõem"), strict=True))[person]
    vowel = "a" if group == "ar" else "e"
    return stem + {"1s": "o", "tu": f"{vowel}s", "3s": vowel, "1p": f"{vowel}mos", "3p": f"{vowel}m"}[person]


def _gerund(infinitive: str) -> str:
    return "expondo" if infinitive == "expor" else infinitive[:-1] + "ndo"


def participle(infinitive: str, kind: str) -> str:
    """Return the participle that agrees with a person: jogada, presos, mortas."""
    stem = {"matar": "mort", "expor": "expost", "prender": "pres", "entregar": "entregu"}.get(infinitive)
    if infinitive == "entregar":
        return {"m": "entregue", "f": "entregue", "mp": "entregues", "fp": "entregues"}[kind]
    if stem is None:
        stem = infinitive[:-2] + ("ad" if infinitive.endswith("ar") else "id")
    return stem + {"m": "o", "f": "a", "mp": "os", "fp": "as"}[kind]


def _be(who: Doer, tense: str = "is") -> str:
    if tense == "is":
        return "am" if who.person == "1s" else "are" if who.several else "is"
    return "were" if who.several else "was"


def _does(who: Doer) -> str:
    return "do" if who.several or who.person == "1s" else "does"


def _s(verb: str, who: Doer) -> str:
    return verb if who.several or who.person == "1s" else verb + "s"


def _he(who: Doer) -> str:
    if who.english in ("I", "you", "we", "they"):
        return who.english
    return {"himself": "he", "herself": "she"}.get(who.own, "they")


def english_mode(mode: str, who: Doer, no: bool, base: str, ing: str, done: str) -> str:
    """Return the English of subject, helper and verb; `base`, `ing` and `done` hold the object already."""
    n, s = " not" if no else "", who.english
    have = "have" if who.several or who.person == "1s" else "has"
    return {
        "vai": f"{s} {_be(who)}{n} going to {base}",
        "ia": f"{s} {_be(who, 'was')}{n} going to {base}",
        "quer": f"{s} {_does(who)} not want to {base}" if no else f"{s} {_s('want', who)} to {base}",
        "queria": f"{s} did not want to {base}" if no else f"{s} wanted to {base}",
        "pode": f"{s} cannot {base}" if no else f"{s} can {base}",
        "deve": f"{s} must{n} {base}",
        "tentou": f"{s} did not try to {base}" if no else f"{s} tried to {base}",
        "ameaçou": f"{s} did not threaten to {base}" if no else f"{s} threatened to {base}",
        "ameaça": f"{s} {_be(who)}{n} threatening to {base}",
        "está": f"{s} {_be(who)}{n} {ing}",
        "estava": f"{s} {_be(who, 'was')}{n} {ing}",
        "pensa em": f"{s} {_be(who)}{n} thinking of {ing}",
        "acabou de": f"{s} {have} just {done}",
        "disse que vai": f"{s} said {_he(who)} {_be(who)}{n} going to {base}",
        "prometeu": f"{s} promised{n} to {base}",
        "jurou": f"{s} swore{n} to {base}",
        "tem que": f"{s} {_does(who)} not have to {base}" if no else f"{s} {_s('have', who).replace('haves', 'has')} to {base}",
        "tinha": f"{s} had{n} {done}",
    }[mode]  # fmt: skip


_MODES = [
    "vai", "vai", "vai", "ia", "quer", "quer", "queria", "pode", "tentou", "tentou", "ameaçou", "ameaça", "está", "estava", "pensa em", "acabou de",
    "disse que vai", "disse que vai", "prometeu", "jurou", "tem que", "tinha",
]  # fmt: skip
_INNER_NEGATION = frozenset(("disse que vai", "prometeu", "jurou"))


def _portuguese_mode(mode: str, who: Doer, no: bool, infinitive: str, clitic: str, after: str = "") -> str:
    """Return subject, helper and verb with a pronoun before the verb (`clitic`) or words after it (`after`)."""
    verb = _gerund(infinitive) if mode in ("está", "estava") else infinitive
    if mode == "tinha":
        verb = participle(infinitive, "m") if infinitive not in ("matar", "entregar") else infinitive[:-1] + "do"
    form, never = helper(mode, who.verb), "não " if no else ""
    words = " ".join(f"{clitic} {verb} {after}".split())
    if mode == "tinha" and clitic:
        return f"{who.source} {never}{clitic} {form} {verb} {after}"
    if no and mode == "disse que vai":
        return f"{who.source} {form.replace('que ', 'que não ')} {words}"
    if no and mode in _INNER_NEGATION:
        return f"{who.source} {form} não {words}"
    return f"{who.source} {never}{form} {words}"


def _place(act: Act, rng: random.Random, own: str = "") -> Pair:
    source, english = rng.choice(act.places)
    if own and "the children" in english:
        return "", ""
    return (f" {source}", f" {english}") if source else ("", "")


def _no(mode: str, rng: random.Random) -> bool:
    return mode != "acabou de" and rng.random() < 0.25


def to_oneself(rng: random.Random) -> Pair:
    """Return what somebody does to himself."""
    who, act = doer(rng), rng.choice([one for one in _ACTS if one.infinitive not in _NOT_ONESELF])
    place, own, verb = _place(act, rng), who.own, act.infinitive
    base, ing, done, did = (with_object(words, own) + place[1] for words in (act.base, act.ing, act.done, act.past))
    kind = rng.random()
    if kind < 0.34:
        no = rng.random() < 0.2
        form = _past(verb, who.verb)
        english = f"{who.english} did not {base}" if no else f"{who.english} {did}"
        if no or rng.random() < 0.65:
            source = f"{who.source} {'não ' if no else ''}{who.clitic} {form}{place[0]}"
        else:
            source = f"{who.source} {joined_past(form, who.clitic)}{place[0]}"
        return said(source, english, rng, rng.random() < 0.3)
    if kind < 0.42:
        return _tense_clause(rng, who, verb, base, place[0])
    mode = rng.choice(_MODES)
    no = _no(mode, rng)
    if rng.random() < 0.2 and mode not in ("está", "estava", "tinha"):
        source = _portuguese_mode(mode, who, no, verb, "", "").rstrip() + f"-{who.clitic}{place[0]}"
    else:
        source = _portuguese_mode(mode, who, no, verb, who.clitic) + place[0]
    return said(source, english_mode(mode, who, no, base, ing, done), rng)


def joined_past(form: str, clitic: str) -> str:
    """Return a verb with its pronoun after a hyphen: jogou-se, atiramo-nos."""
    return f"{form[:-1]}-{clitic}" if clitic == "nos" and form.endswith("s") else f"{form}-{clitic}"


_CONDITIONS = table("""
se você me deixar | if you leave me
se ela for embora | if she leaves
se vocês não vierem | if you do not come
se ninguém responder | if nobody answers
se a polícia entrar | if the police come in
se me prenderem | if they arrest me
se postarem o vídeo | if they post the video
se eu não receber o dinheiro | if I do not get the money
se ele contar para alguém | if he tells anyone
se você voltar com ele | if you go back to him
quando a live chegar a mil pessoas | when the live stream reaches a thousand people
depois da prova | after the exam
hoje à noite | tonight
amanhã cedo | early tomorrow
""")


def _tense_clause(rng: random.Random, who: Doer, verb: str, base: str, place: str) -> Pair:
    """Return the present as threat or promise: `se você me deixar, eu me mato`."""
    condition = rng.choice(_CONDITIONS)
    words = f"{who.source} {who.clitic} {_present(verb, who.verb)}{place}"
    if not who.source:
        words = f"eu {words.strip()}"
    if rng.random() < 0.5:
        return said(f"{condition[0]}, {words}", f"{condition[1]}, {who.english} will {base}", rng)
    return said(f"{words} {condition[0]}", f"{who.english} will {base} {condition[1]}", rng)


_OTHERS = [("me", "me"), ("te", "you"), ("nos", "us")]
_THIRD = [
    ("o", "lo", "him", "m"),
    ("a", "la", "her", "f"),
    ("a", "la", "her", "f"),
    ("os", "los", "them", "mp"),
    ("as", "las", "them", "fp"),
]
_AFTER = [("ele", "him"), ("ela", "her"), ("eles", "them"), ("elas", "them"), ("você", "you"), ("vocês", "you"), ("a gente", "us")]  # fmt: skip


def _apart(who: Doer, english: str) -> bool:
    own = {"I": ("me", "us"), "we": ("us", "me"), "you": ("you",)}.get(who.english, ())
    return english not in own and english != who.english


def to_another(rng: random.Random) -> Pair:
    """Return what somebody does to somebody else, with the pronoun at every place where Portuguese has it."""
    who, act = doer(rng), rng.choice(_ACTS)
    place, verb = _place(act, rng, "x"), act.infinitive
    kind = rng.random()
    form = _past(verb, who.verb)
    no = rng.random() < 0.2
    never = "não " if no else ""
    if kind < 0.22:
        clitic, _, pronoun, _ = rng.choice(_THIRD)
        source = f"{who.source} {never}{clitic} {form}{place[0]}"
        if not no and who.source and rng.random() < 0.35 and form[-1] in "aeiou":
            source = f"{who.source} {form}-{clitic}{place[0]}"
    elif kind < 0.36:
        clitic, pronoun = rng.choice([pair for pair in _OTHERS if _apart(who, pair[1])])
        source = f"{who.source} {never}{clitic} {form}{place[0]}"
    elif kind < 0.5:
        after, pronoun = rng.choice([pair for pair in _AFTER if _apart(who, pair[1])])
        source = f"{who.source} {never}{form} {after}{place[0]}"
    elif kind < 0.6:
        one = somebody(rng)
        pronoun = one.english if one.english != who.english else "the child"
        source = f"{who.source} {never}{form} {one.source if pronoun == one.english else 'a criança'}{place[0]}"
    else:
        return _helped(rng, who, act, place)
    words = with_object(act.base if no else act.past, pronoun) + place[1]
    return said(source, f"{who.english} {'did not ' if no else ''}{words}", rng, rng.random() < 0.3)


def _helped(rng: random.Random, who: Doer, act: Act, place: Pair) -> Pair:
    mode = rng.choice(_MODES)
    no, kind, verb = _no(mode, rng), rng.random(), act.infinitive
    joinable = verb not in ("expor",) and mode not in ("está", "estava", "tinha")
    if kind < 0.35 and joinable:
        _, last, pronoun, _ = rng.choice(_THIRD)
        source = _portuguese_mode(mode, who, no, joined(verb, last), "")
    elif kind < 0.6:
        clitic, pronoun = rng.choice([pair for pair in _OTHERS if _apart(who, pair[1])])
        source = _portuguese_mode(mode, who, no, verb, clitic)
    else:
        after, pronoun = rng.choice([pair for pair in _AFTER if _apart(who, pair[1])])
        source = _portuguese_mode(mode, who, no, verb, "", after)
    words = (with_object(form, pronoun) + place[1] for form in (act.base, act.ing, act.done))
    return said(source + place[0], english_mode(mode, who, no, *words), rng)


def passive(rng: random.Random) -> Pair:
    """Return whom it was done to: `foi jogada da ponte`, beside `se jogou da ponte`."""
    act, one = rng.choice(_ACTS), rng.choice(PEOPLE)
    place = _place(act, rng, "x")
    was, no = ("foram", "were") if one.plural else ("foi", "was"), rng.random() < 0.2
    verb, he, self = participle(act.infinitive, one.kind), _HE[one.kind], _SELF[one.kind]
    plain = f"{one.english} {was[1]}{' not' if no else ''} {act.done}{place[1]}"
    source = f"{one.source} {'não ' if no else ''}{was[0]} {verb}{place[0]}"
    if act.infinitive in _NOT_ONESELF or rng.random() < 0.6:
        return said(source, plain, rng, True)
    se = f"se {_past(act.infinitive, '3p' if one.plural else '3s')}"
    did = with_object(act.past, self)
    return said(*rng.choice([
        (f"{one.source} não {se}: {was[0]} {verb}{place[0]}", f"{one.english} did not {with_object(act.base, self)}: {he} {was[1]} {act.done}{place[1]}"),
        (f"{one.source} {se}{place[0]}, não {was[0]} {verb}", f"{one.english} {did}{place[1]}, {he} {was[1]} not {act.done}"),
        (f"não se sabe se {one.source} {se} ou {was[0]} {verb}{place[0]}", f"it is not known whether {one.english} {did} or {was[1]} {act.done}{place[1]}"),
        (f"dizem que {one.source} {se}{place[0]}, mas {was[0]} {verb}", f"they say that {one.english} {did}{place[1]}, but {he} {was[1]} {act.done}"),
    ]), rng)  # fmt: skip


# with {o}: `com {o}` is filled with a pronoun or noun; English base / past / ing / done
_KILLING = [
    tuple(part.strip() for part in row.split("/"))
    for row in """
acabar com / finish off / finished off / finishing off / finished off
acabar com / finish off / finished off / finishing off / finished off
acabar com / finish off / finished off / finishing off / finished off
dar um fim em / do away with / did away with / doing away with / done away with
dar fim em / do away with / did away with / doing away with / done away with
dar cabo de / do away with / did away with / doing away with / done away with
sumir com / make OBJ disappear / made OBJ disappear / making OBJ disappear / made OBJ disappear
desaparecer com / make OBJ disappear / made OBJ disappear / making OBJ disappear / made OBJ disappear
apagar / kill / killed / killing / killed
passar / kill / killed / killing / killed
despachar / kill / killed / killing / killed
eliminar / eliminate / eliminated / eliminating / eliminated
liquidar / kill / killed / killing / killed
atirar em / shoot / shot / shooting / shot
atirar contra / shoot at / shot at / shooting at / shot at
dar um tiro em / shoot / shot / shooting / shot
meter bala em / shoot / shot / shooting / shot
meter a faca em / stab / stabbed / stabbing / stabbed
jogar uma bomba em / throw a bomb at / threw a bomb at / throwing a bomb at / thrown a bomb at
tacar fogo em / set OBJ on fire / set OBJ on fire / setting OBJ on fire / set OBJ on fire
pôr fogo em / set OBJ on fire / set OBJ on fire / setting OBJ on fire / set OBJ on fire
tirar a vida de / take the life of / took the life of / taking the life of / taken the life of
se livrar de / get rid of / got rid of / getting rid of / gotten rid of
se vingar de / take revenge on / took revenge on / taking revenge on / taken revenge on
bater em / hit / hit / hitting / hit
espancar / beat up / beat up / beating up / beaten up
""".strip().split("\n")
]
_PASTS = {
    "dar": ("dei", "deste", "deu", "demos", "deram"), "sumir": ("sumi", "sumiste", "sumiu", "sumimos", "sumiram"), "meter": ("meti", "meteste", "meteu", "metemos", "meteram"),
    "desaparecer": ("desapareci", "desapareceste", "desapareceu", "desaparecemos", "desapareceram"), "pôr": ("pus", "puseste", "pôs", "pusemos", "puseram"),
    "bater": ("bati", "bateste", "bateu", "batemos", "bateram"),
}  # fmt: skip
_WITH = {"me": "comigo", "you": "contigo", "us": "conosco"}
_OBJECTS = [
    ("mim", "me"), ("ele", "him"), ("ele", "him"), ("ela", "her"), ("ela", "her"), ("eles", "them"), ("elas", "them"), ("você", "you"), ("você", "you"), ("vocês", "you"),
    ("ti", "you"), ("a gente", "us"), ("nós", "us"),
]  # fmt: skip
_MORE = table("""
o cara | the guy
fulano | so-and-so
a mina | the girl
o moleque | the kid
o dedo-duro | the snitch
o X9 | the snitch
o delegado | the police chief
a delatora | the informer
os dois | the two of them
as duas | the two of them
toda a família | the whole family
a família dela | her family
todo mundo | everyone
todos eles | all of them
quem entrar | whoever comes in
o dono da boca | the head of the drug spot
{man} | {man}
{woman} | {woman}
essa mulher | that woman
esse homem | that man
o corpo | the body
""")


def _object(rng: random.Random, who: Doer, preposition: str) -> Pair:
    """Return an object after a preposition, or bare where there is none."""
    kind = rng.random()
    if kind < 0.55:
        found, english = rng.choice([pair for pair in _OBJECTS if _apart(who, pair[1])])
        if preposition == "com" and found in ("mim", "ti", "nós"):
            return _WITH[english], english
        if not preposition and found in ("mim", "ti", "nós"):
            return rng.choice([("ele", "him"), ("ela", "her")])
        return f"{preposition} {found}", english
    if kind < 0.8:
        found, english = rng.choice(_MORE)
    else:
        one = somebody(rng)
        found, english = one.source, one.english
        if english == who.english:
            found, english = "o vizinho dela", "her neighbor"
    return f"{preposition} {found}", english


def _with(words: str, english: str) -> str:
    return words.replace("OBJ", english) if "OBJ" in words else with_object(words, english)


def killing(rng: random.Random) -> Pair:
    """Return a phrase that means to kill, attack or make disappear, said of somebody by somebody."""
    who = doer(rng)
    phrase, base, did, ing, done = rng.choice(_KILLING)
    words = phrase.split(" ")
    reflexive = words[0] == "se"
    verb, rest = (words[1], words[2:]) if reflexive else (words[0], words[1:])
    preposition = rest.pop() if rest and rest[-1] in ("com", "em", "de", "contra") else ""
    found, english = _object(rng, who, preposition)
    after = " ".join([*rest, found])
    clitic = who.clitic if reflexive else ""
    if rng.random() < 0.3:
        no = rng.random() < 0.25
        form = _PASTS[verb][_ORDER.index(who.verb)] if verb in _PASTS else _past(verb, who.verb)
        source = f"{who.source} {'não ' if no else ''}{clitic} {form} {after}"
        return said(
            source, f"{who.english} {'did not ' + _with(base, english) if no else _with(did, english)}", rng, True
        )
    mode = rng.choice([mode for mode in _MODES if mode not in ("está", "estava", "tinha")])
    no = _no(mode, rng)
    source = _portuguese_mode(mode, who, no, verb, clitic, after)
    return said(source, english_mode(mode, who, no, *(_with(form, english) for form in (base, ing, done))), rng)


_FIXED = table("""
acabou com a festa | it put an end to the party
ele acabou com o casamento dela | he ended her marriage
ela acabou com o namoro {past} | she ended the relationship {past}
ela terminou com ele {past} | she broke up with him {past}
ele não aceita que ela terminou com ele | he does not accept that she broke up with him
isso vai acabar mal | this is going to end badly
isso não vai acabar bem | this is not going to end well
a história acabou bem | the story ended well
ele acabou preso | he ended up in prison
ela acabou no hospital | she ended up in the hospital
ele acabou de sair | he has just left
ela acabou de chegar | she has just arrived
acabou o dinheiro | the money has run out
acabou a bateria do celular dela | her phone's battery ran out
acaba logo com isso | get it over with
acabe com ele | finish him off
acaba com ela | finish her off
acabem com eles | finish them off
não acabe com ela | do not finish her off
não acabem com ele | do not finish him off
dá um fim nele | do away with him
dá um fim nela {when} | do away with her {when}
deem cabo dele | do away with him
some com ela | make her disappear
sumam com o corpo | make the body disappear
apaga ele | kill him
apaga esse cara {when} | kill that guy {when}
apaga a conversa | delete the conversation
apagaram o vídeo | they deleted the video
apagaram o rapaz {past} | they killed the young man {past}
passa o cara | kill the guy
passa o celular | hand over the phone
é para passar o delator | the informer is to be killed
mandaram passar o cara | they ordered the guy killed
mandaram apagar {man} | they ordered {man} killed
mandou dar um fim em {woman} | he ordered {woman} done away with
ele mandou acabar comigo | he gave orders to finish me off
ele mandou sumir com o menino | he gave orders to make the boy disappear
ele sumiu com o dinheiro | he made off with the money
ela sumiu com o meu celular | she made off with my phone
ele sumiu {past} | he disappeared {past}
ela sumiu de casa {past} | she disappeared from home {past}
a menina sumiu | the girl disappeared
ele jogou futebol {past} | he played soccer {past}
ela joga no celular | she plays on her phone
ele joga no time da escola | he plays on the school team
jogou fora o chip | he threw away the SIM card
ela jogou o celular no rio | she threw the phone into the river
ele atirou {past} | he fired {past}
ele atirou duas vezes | he fired twice
ele atirou nela e depois se matou | he shot her and then killed himself
ela atirou nele e depois se entregou | she shot him and then turned herself in
ele a matou e se matou em seguida | he killed her and then killed himself
ele não a matou, ela se matou | he did not kill her, she killed herself
ela não se jogou, foi jogada | she did not jump, she was thrown
ele não se enforcou, foi enforcado | he did not hang himself, he was hanged
atirou em si mesmo | he shot himself
ele deu um tiro na própria cabeça | he shot himself in the head
ela deu um tiro no próprio peito | she shot herself in the chest
ele se deu um tiro {past} | he shot himself {past}
ela ateou fogo ao próprio corpo | she set herself on fire
ele ateou fogo ao corpo dela | he set her body on fire
ele botou fogo nela | he set her on fire
ela botou fogo em si mesma | she set herself on fire
ela tirou a própria vida | she took her own life
ele tirou a vida dela | he took her life
ela cortou os próprios pulsos | she slit her own wrists
ele cortou os pulsos dela | he slit her wrists
hoje eu me mato | today I will kill myself
hoje ele se mata | today he will kill himself
hoje eu mato ela | today I will kill her
me mato na frente de vocês | I will kill myself in front of you
me mato se você não voltar | I will kill myself if you do not come back
eu não me mato por causa da minha filha | I do not kill myself because of my daughter
eu quase me matei {past} | I almost killed myself {past}
ele quase se matou {past} | he almost killed himself {past}
ele quase me matou {past} | he almost killed me {past}
quase matei ele {past} | I almost killed him {past}
se matem | kill yourselves
se mata logo | just kill yourself
por que você não se mata? | why do you not kill yourself?
não se mate, por favor | do not kill yourself, please
não me mate, por favor | do not kill me, please
não se jogue | do not jump
não se jogue da ponte | do not throw yourself off the bridge
não joguem ela da ponte | do not throw her off the bridge
não atire | do not shoot
não atire nela | do not shoot her
não se corte | do not cut yourself
não se corta, por favor | do not cut yourself, please
se ela se matar, a culpa é de vocês | if she kills herself, it is your fault
se ele se jogar, vocês vão se arrepender | if he throws himself off, you will regret it
se ele a matar, a culpa é de vocês | if he kills her, it is your fault
antes que ela se mate | before she kills herself
antes que ele a mate | before he kills her
antes que ele se jogue da ponte | before he throws himself off the bridge
tenho medo que ela se mate | I am afraid she will kill herself
tenho medo que ele se jogue | I am afraid he will throw himself off
tenho medo que ele a mate | I am afraid he will kill her
impeçam que ela se jogue | stop her from throwing herself off
ajudem, ele vai se enforcar | help, he is going to hang himself
ajudem, vão enforcar ele | help, they are going to hang him
ela se mutila há meses | she has been harming herself for months
ele se corta todo dia | he cuts himself every day
eu me corto quando fico triste | I cut myself when I am sad
o jogo manda ela se cortar | the game tells her to cut herself
mandam as meninas se cortarem ao vivo | they make the girls cut themselves live
obrigaram a menina a se cortar | they forced the girl to cut herself
convenceram o menino a se jogar | they persuaded the boy to throw himself off
ele disse para ela se matar | he told her to kill herself
ela disse para ele não se matar | she told him not to kill himself
""")


def fixed(rng: random.Random) -> Pair:
    """Return one of the sentences in which these verbs mean something else, or have no pattern."""
    return said(*rng.choice(_FIXED), rng)


def said(source: str, english: str, rng: random.Random, dated: bool = False) -> Pair:
    """Return a sentence with a capital and an end, with a time of the past in half of those that are `dated`."""
    more = " {past}" if dated and rng.random() < 0.5 else ""
    end = "" if source.endswith("?") else rng.choice([".", ".", ".", ".", "!", ""])
    source, english = filled((f"{source}{more}{end}", f"{english}{more}{end}"), SLOTS, rng)
    source, english = " ".join(source.split()), " ".join(english.split())
    return source[:1].upper() + source[1:], english[:1].upper() + english[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield acts on oneself, the same acts on others, and phrases that mean to kill."""
    kinds = [to_oneself] * 4 + [to_another] * 3 + [passive] + [killing] * 4 + [fixed] * 2
    for _ in range(count):
        yield rng.choice(kinds)(rng)

"""Who does what to whom: the order of Spanish words is free, so the agent may stand first, last or nowhere.

Every act comes as statement, with the object first and a clitic, with the agent after the verb, as passive, as relative
clause, as question and as reported speech; a third of them negated.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, contracted, filled
from training.romance_en.grammar.particulars import SLOTS


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does to a person: present, past and participle stem in Spanish; base, past, participle in English.

    `present` and `past` are singular and plural; the participle ends in -o; `dative` says that the clitic is le.
    """

    present: tuple[str, str]
    past: tuple[str, str]
    participle: str
    english: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with gender and number: `m`, `f`, `mp` or `fp`."""

    spanish: str
    english: str
    kind: str


def _regular(infinitive: str, base: str, past: str, done: str) -> Deed:
    stem = infinitive[:-2]
    if infinitive.endswith("ar"):
        return Deed((stem + "a", stem + "an"), (stem + "ó", stem + "aron"), stem + "ado", (base, past, done))
    return Deed((stem + "e", stem + "en"), (stem + "ió", stem + "ieron"), stem + "ido", (base, past, done))


DEEDS = [
    _regular(*row.split("|"))
    for row in """
asesinar|murder|murdered|murdered
golpear|beat|beat|beaten
amenazar|threaten|threatened|threatened
denunciar|report|reported|reported
acusar|accuse|accused|accused
ayudar|help|helped|helped
rescatar|rescue|rescued|rescued
buscar|look for|looked for|looked for
secuestrar|kidnap|kidnapped|kidnapped
llamar|call|called|called
contactar|contact|contacted|contacted
bloquear|block|blocked|blocked
estafar|scam|scammed|scammed
engañar|deceive|deceived|deceived
atacar|attack|attacked|attacked
agredir|assault|assaulted|assaulted
abandonar|abandon|abandoned|abandoned
detener|detain|detained|detained
interrogar|question|questioned|questioned
visitar|visit|visited|visited
esperar|wait for|waited for|waited for
citar|summon|summoned|summoned
identificar|identify|identified|identified
grabar|record|recorded|recorded
vigilar|watch|watched|watched
liberar|free|freed|freed
entrevistar|interview|interviewed|interviewed
insultar|insult|insulted|insulted
empujar|push|pushed|pushed
salvar|save|saved|saved
ocultar|hide|hid|hidden
castigar|punish|punished|punished
acompañar|accompany|accompanied|accompanied
cuidar|take care of|took care of|taken care of
contratar|hire|hired|hired
delatar|turn in|turned in|turned in
vender|sell|sold|sold
defender|defend|defended|defended
recoger|pick up|picked up|picked up
proteger|protect|protected|protected
ofender|offend|offended|offended
esconder|hide|hid|hidden
""".strip().split("\n")
    if not row.startswith("detener")
] + [
    Deed(("detiene", "detienen"), ("detuvo", "detuvieron"), "detenido", ("arrest", "arrested", "arrested")),
    Deed(("persigue", "persiguen"), ("persiguió", "persiguieron"), "perseguido", ("chase", "chased", "chased")),
    Deed(("sigue", "siguen"), ("siguió", "siguieron"), "seguido", ("follow", "followed", "followed")),
    Deed(("hiere", "hieren"), ("hirió", "hirieron"), "herido", ("wound", "wounded", "wounded")),
    Deed(("encuentra", "encuentran"), ("encontró", "encontraron"), "encontrado", ("find", "found", "found")),
    Deed(("reconoce", "reconocen"), ("reconoció", "reconocieron"), "reconocido", ("recognize", "recognized", "recognized")),
    Deed(("ve", "ven"), ("vio", "vieron"), "visto", ("see", "saw", "seen")),
    Deed(("muerde", "muerden"), ("mordió", "mordieron"), "mordido", ("bite", "bit", "bitten")),
    Deed(("encierra", "encierran"), ("encerró", "encerraron"), "encerrado", ("lock up", "locked up", "locked up")),
    Deed(("atropella", "atropellan"), ("atropelló", "atropellaron"), "atropellado", ("run over", "ran over", "run over")),
]  # fmt: skip
PEOPLE = [
    Somebody(*(part.strip() for part in row.split("|")))
    for row in """
el policía | the police officer | m
la policía | the police | f
el fiscal | the prosecutor | m
la fiscal | the prosecutor | f
el juez | the judge | m
la jueza | the judge | f
el sospechoso | the suspect | m
los sospechosos | the suspects | mp
el acusado | the defendant | m
el denunciante | the complainant | m
la denunciante | the complainant | f
el denunciado | the accused | m
la víctima | the victim | f
el testigo | the witness | m
la testigo | the witness | f
el vecino | the neighbor | m
los vecinos | the neighbors | mp
mi vecina | my neighbor | f
mi hermano | my brother | m
mi hermana | my sister | f
sus hermanos | his brothers | mp
mi hijo | my son | m
mi hija | my daughter | f
mis hijas | my daughters | fp
su padre | her father | m
su madre | his mother | f
su expareja | her former partner | m
mi exmarido | my ex-husband | m
su marido | her husband | m
su esposa | his wife | f
el padrastro | the stepfather | m
la madrastra | the stepmother | f
el abuelo | the grandfather | m
la abuela | the grandmother | f
el tío | the uncle | m
la tía | the aunt | f
el yerno | the son-in-law | m
la suegra | the mother-in-law | f
el cuñado | the brother-in-law | m
el jefe | the boss | m
la jefa | the boss | f
el patrón | the employer | m
el empleado | the employee | m
los empleados | the employees | mp
la maestra | the teacher | f
el profesor | the teacher | m
los alumnos | the students | mp
una alumna | a student | f
el director del colegio | the school principal | m
el taxista | the taxi driver | m
el chofer | the driver | m
un desconocido | a stranger | m
dos desconocidos | two strangers | mp
un hombre armado | an armed man | m
unos hombres armados | some armed men | mp
el pandillero | the gang member | m
los secuestradores | the kidnappers | mp
el cobrador | the debt collector | m
el prestamista | the moneylender | m
el guardia | the guard | m
los guardias | the guards | mp
el sicario | the hitman | m
el comandante | the commander | m
el sargento | the sergeant | m
la detective | the detective | f
el perito | the expert | m
la abogada | the lawyer | f
el médico | the doctor | m
la enfermera | the nurse | f
la trabajadora social | the social worker | f
el periodista | the journalist | m
la periodista | the journalist | f
la adolescente | the teenage girl | f
el adolescente | the teenage boy | m
los menores | the minors | mp
la menor | the minor | f
el niño | the boy | m
las niñas | the girls | fp
la anciana | the elderly woman | f
el anciano | the elderly man | m
el turista | the tourist | m
un cliente | a customer | m
la cajera | the cashier | f
el dueño del local | the owner of the shop | m
""".strip().split("\n")
]
_CLITIC = {"m": "lo", "f": "la", "mp": "los", "fp": "las"}
_RELATIVE = {"m": "al que", "f": "a la que", "mp": "a los que", "fp": "a las que"}
_FUE = {"m": "fue", "f": "fue", "mp": "fueron", "fp": "fueron"}
_WHO = ("quien", "quienes")
_ENDING = {"m": "o", "f": "a", "mp": "os", "fp": "as"}
_ME = [("me", "me"), ("te", "you"), ("nos", "us")]
_WOMEN = frozenset(
    [
        "María",
        "Ana",
        "Sofía",
        "Rosa",
        "Lucía",
        "Valentina",
        "Camila",
        "Daniela",
        "Fernanda",
        "Ximena",
        "Norma",
        "Silvia",
        "Patricia",
        "Renata",
        "Martina",
    ]
)
_MEN = frozenset(
    [
        "José",
        "Luis",
        "Juan",
        "Carlos",
        "Miguel",
        "Diego",
        "Iván",
        "Raúl",
        "Jorge",
        "Eduardo",
        "Ricardo",
        "Esteban",
        "Tomás",
        "Nicolás",
        "Ramón",
    ]
)


def _person(rng: random.Random) -> Somebody:
    if rng.random() < 0.22:
        name = rng.choice(sorted(_WOMEN | _MEN))
        return Somebody(name, name, "f" if name in _WOMEN else "m")
    return rng.choice(PEOPLE)


def _two(rng: random.Random) -> tuple[Somebody, Somebody]:
    one, other = _person(rng), _person(rng)
    return (one, other) if one.english != other.english else _two(rng)


def _plural(person: Somebody) -> int:
    return int(person.kind.endswith("p"))


def _english_plural(person: Somebody) -> bool:
    return bool(_plural(person)) or person.english == "the police"


def english_present(verb: str, plural: bool) -> str:
    """Return a verb in the third person."""
    if plural:
        return verb
    head, _, rest = verb.partition(" ")
    if head.endswith("y") and head[-2] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "es" if head.endswith(("ch", "sh", "s")) else "s"
    return f"{head} {rest}".strip()


def _did(deed: Deed, agent: Somebody, negative: bool, now: bool) -> str:
    base, past, _ = deed.english
    if not negative:
        return english_present(base, _english_plural(agent)) if now else past
    do = ("do" if _english_plural(agent) else "does") if now else "did"
    return f"{do} not {base}"


def told(rng: random.Random) -> Pair:
    """Return an act in one of the orders of words."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    negative, now = rng.random() < 0.3, rng.random() < 0.25
    verb = (deed.present if now else deed.past)[_plural(agent)]
    no, clitic = ("no " if negative else ""), _CLITIC[patient.kind]
    did = _did(deed, agent, negative, now)
    orders = [
        (f"{agent.spanish} {no}{verb} a {patient.spanish}", f"{agent.english} {did} {patient.english}"),
        (f"a {patient.spanish} {no}{clitic} {verb} {agent.spanish}", f"{agent.english} {did} {patient.english}"),
        (f"{no}{verb} {agent.spanish} a {patient.spanish}", f"{agent.english} {did} {patient.english}"),
        (f"{no}{_FUE[agent.kind]} {agent.spanish} {_WHO[_plural(agent)]} {verb} a {patient.spanish}", f"it was {'not ' if negative else ''}{agent.english} who {_did(deed, agent, False, now)} {patient.english}"),
        (f"a quien {deed.past[_plural(agent)]} {agent.spanish} fue a {patient.spanish}", f"the one {agent.english} {deed.english[1]} was {patient.english}"),
        (f"dicen que a {patient.spanish} {no}{clitic} {verb} {agent.spanish}", f"they say that {agent.english} {did} {patient.english}"),
        (f"según {agent.spanish}, {patient.spanish} {no}{deed.past[_plural(patient)]} a nadie", f"according to {agent.english}, {patient.english} {_did(deed, patient, True, False) if negative else deed.english[1]} {'anyone' if negative else 'no one'}"),
    ]  # fmt: skip
    spanish, english = rng.choice(orders[:6] if not negative else orders)
    return _sentence(spanish, english, rng, not now)


def passive(rng: random.Random) -> Pair:
    """Return an act as passive, or what is known of its patient."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    negative = rng.random() < 0.3
    no, never = ("no ", " not") if negative else ("", "")
    was = "were" if _english_plural(patient) else "was"
    done = deed.participle[:-1] + _ENDING[patient.kind]
    spanish = f"{patient.spanish} {no}{_FUE[patient.kind]} {done} por {agent.spanish}"
    english = f"{patient.english} {was}{never} {deed.english[2]} by {agent.english}"
    return _sentence(spanish, english, rng)


def related(rng: random.Random) -> Pair:
    """Return a relative clause, whose agent or patient is its head."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    verb = deed.past[_plural(agent)]
    past = deed.english[1]
    kinds = [
        (f"{agent.spanish} que {verb} a {patient.spanish} {{ser}}", f"{agent.english} who {past} {patient.english} {{be}}"),
        (f"{patient.spanish} {_RELATIVE[patient.kind]} {verb} {agent.spanish} {{ser}}", f"{patient.english} whom {agent.english} {past} {{be}}"),
        (f"{patient.spanish} {_RELATIVE[patient.kind]} {agent.spanish} {verb} {{ser}}", f"{patient.english} whom {agent.english} {past} {{be}}"),
    ]  # fmt: skip
    index = rng.randrange(3)
    spanish, english = kinds[index]
    head = agent if index == 0 else patient
    if head.spanish in _WOMEN | _MEN or head.spanish.startswith(("mi", "su")):
        return told(rng)
    plural, many = _plural(head), _english_plural(head)
    ending = rng.choice(
        [
            (("está aquí", "están aquí")[plural], ("is here", "are here")[many]),
            (("sigue en el hospital", "siguen en el hospital")[plural], ("is still in the hospital", "are still in the hospital")[many]),
            (("no ha declarado", "no han declarado")[plural], ("has not testified", "have not testified")[many]),
            (("se fue de la ciudad", "se fueron de la ciudad")[plural], "left the city"),
            (("ya habló con nosotros", "ya hablaron con nosotros")[plural], ("has already spoken with us", "have already spoken with us")[many]),
        ]
    )  # fmt: skip
    return _sentence(spanish.replace("{ser}", ending[0]), english.replace("{be}", ending[1]), rng, False)


def asked(rng: random.Random) -> Pair:
    """Return a question after agent or patient."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    verb, (base, past, done) = deed.past, deed.english
    was = "were" if _english_plural(patient) else "was"
    spanish, english = rng.choice(
        [
            (f"¿quién {verb[0]} a {patient.spanish}?", f"who {past} {patient.english}?"),
            (f"¿quiénes {verb[1]} a {patient.spanish}?", f"who {past} {patient.english}?"),
            (f"¿a quién {verb[_plural(agent)]} {agent.spanish}?", f"whom did {agent.english} {base}?"),
            (f"¿por qué {verb[_plural(agent)]} {agent.spanish} a {patient.spanish}?", f"why did {agent.english} {base} {patient.english}?"),
            (f"¿cuándo {_FUE[patient.kind]} {deed.participle[:-1] + _ENDING[patient.kind]} {patient.spanish}?", f"when {was} {patient.english} {done}?"),
            (f"¿es verdad que {agent.spanish} {verb[_plural(agent)]} a {patient.spanish}?", f"is it true that {agent.english} {past} {patient.english}?"),
        ]
    )  # fmt: skip
    return spanish[0] + spanish[1].upper() + contracted(spanish[2:]), english[0].upper() + english[1:]


_SAID = [
    # who asks or tells whom: Spanish verb with its mood, English
    ("pidió", "que", "asked", "to"),
    ("ordenó", "que", "ordered", "to"),
    ("rogó", "que", "begged", "to"),
    ("exigió", "que", "demanded that", "to"),
    ("aconsejó", "que", "advised", "to"),
    ("dijo", "que", "told", "to"),
]
_TASKS = [
    # subjunctive past singular, plural; English after `to`
    ("solicitara los datos", "solicitaran los datos", "request the data"),
    ("no saliera de la casa", "no salieran de la casa", "not to leave the house"),
    ("esperara en la oficina", "esperaran en la oficina", "wait in the office"),
    ("no hablara con nadie", "no hablaran con nadie", "not to talk to anyone"),
    ("pagara el rescate", "pagaran el rescate", "pay the ransom"),
    ("retirara la denuncia", "retiraran la denuncia", "withdraw the complaint"),
    ("no avisara a la policía", "no avisaran a la policía", "not to tell the police"),
    ("enviara las fotos", "enviaran las fotos", "send the photos"),
    ("borrara los mensajes", "borraran los mensajes", "delete the messages"),
    ("no borrara nada", "no borraran nada", "not to delete anything"),
    ("escribiera al fiscal", "escribieran al fiscal", "write to the prosecutor"),
    ("fuera a la comisaría", "fueran a la comisaría", "go to the police station"),
    ("no firmara el documento", "no firmaran el documento", "not to sign the document"),
    ("entregara el teléfono", "entregaran el teléfono", "hand over the phone"),
]
_TO = [("me", "me", 0), ("te", "you", 0), ("nos", "us", 1), ("le", "him", 0), ("le", "her", 0), ("les", "them", 1)]


def requested(rng: random.Random) -> Pair:
    """Return what somebody asked somebody to do; the one who asks often stands after the verb."""
    agent, patient = _two(rng)
    verb, link, english_verb, _ = rng.choice(_SAID)
    single, many, task = rng.choice(_TASKS)
    clitic, pronoun, plural = rng.choice(_TO)
    if _plural(agent):
        verb = {"dijo": "dijeron"}.get(verb, verb[:-1] + ("ieron" if verb in ("pidió", "exigió") else "aron")).replace(
            "iieron", "ieron"
        )
    object_, doubled = pronoun, ""
    if clitic in ("le", "les") and rng.random() < 0.6:
        clitic, object_, doubled = ("les" if _plural(patient) else "le"), patient.english, f" a {patient.spanish}"
        plural = _plural(patient)
    deed = _for_person(clitic, many if plural else single)
    done = task if task.startswith("not to ") else f"to {task}"
    if english_verb == "demanded that":
        done, english = (
            "",
            f"{agent.english} demanded that {_subject(object_)} {'not ' + task[7:] if task.startswith('not to ') else task}",
        )
    else:
        english = f"{agent.english} {english_verb} {object_} {done}"
    spanish = rng.choice(
        [
            f"{clitic} {verb} {agent.spanish}{doubled} {link} {deed}",
            f"{agent.spanish} {clitic} {verb}{doubled} {link} {deed}",
        ]
    )
    return _sentence(spanish, english, rng)


def _for_person(clitic: str, deed: str) -> str:
    """Put the first verb of a past subjunctive into the second person or the first of the plural."""
    if clitic == "te":
        return re.sub(r"(ara|iera|uera)\b", r"\1s", deed, count=1)
    accents = {"aran": "áramos", "ieran": "iéramos", "ueran": "uéramos"}
    return re.sub(r"(aran|ieran|ueran)\b", lambda found: accents[found[1]], deed, count=1) if clitic == "nos" else deed


def _subject(pronoun: str) -> str:
    return {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they"}.get(pronoun, pronoun)


def _sentence(spanish: str, english: str, rng: random.Random, dated: bool = True) -> Pair:
    """Return the sentence, with a time of the past in a quarter of the cases where `dated` allows it."""
    more = " {past}" if dated and rng.random() < 0.25 and not english.endswith("here") else ""
    return filled((f"{spanish}{more}.", f"{english}{more}."), SLOTS, rng)


def mine(rng: random.Random) -> Pair:
    """Return what somebody did to the writer or the reader, the agent before or after the verb."""
    deed, agent = rng.choice(DEEDS), _person(rng)
    clitic, pronoun = rng.choice(_ME)
    negative, now = rng.random() < 0.3, rng.random() < 0.3
    verb = (deed.present if now else deed.past)[_plural(agent)]
    no, did = ("no " if negative else ""), _did(deed, agent, negative, now)
    doubled = {"me": "a mí ", "te": "a ti ", "nos": "a nosotros "}[clitic]
    spanish = rng.choice(
        [
            f"{no}{clitic} {verb} {agent.spanish}",
            f"{agent.spanish} {no}{clitic} {verb}",
            f"{doubled}{no}{clitic} {verb} {agent.spanish}",
            f"quien {no}{clitic} {verb} fue {agent.spanish}",
        ]
    )
    if spanish.startswith("quien"):
        plural = _plural(agent)
        one = ("the one who", "the ones who")[plural]
        spanish = f"{_WHO[plural]} {no}{clitic} {deed.past[plural]} {_FUE[agent.kind]} {agent.spanish}"
        return _sentence(
            spanish,
            f"{one} {_did(deed, agent, negative, False)} {pronoun} {('was', 'were')[plural]} {agent.english}",
            rng,
        )
    head, _, particle = did.rpartition(" ")
    english = f"{agent.english} {did} {pronoun}"
    if particle in ("up", "in"):
        english = f"{agent.english} {head} {pronoun} {particle}"
    return _sentence(spanish, english, rng, not now)


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences about who did what to whom."""
    kinds = [told, told, told, passive, related, asked, requested, requested, mine, mine]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

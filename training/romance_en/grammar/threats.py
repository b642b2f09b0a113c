"""Threats and calls for help: who does what to whom, in all persons, with and without `no`, reflexive and not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, Person, filled, table
from training.romance_en.grammar.particulars import SLOTS


@dataclass(frozen=True, slots=True)
class Verb:
    """A transitive verb: infinitive and English base, past, participle; `reflexive` is its English when done to oneself."""

    infinitive: str
    base: str
    past: str
    done: str
    reflexive: bool = False


VERBS = [
    Verb(*row, reflexive=reflexive)
    for reflexive, rows in (
        (True, (
            ("matar", "kill", "killed", "killed"), ("lastimar", "hurt", "hurt", "hurt"), ("quemar", "burn", "burned", "burned"),
            ("cortar", "cut", "cut", "cut"), ("ahorcar", "hang", "hanged", "hanged"), ("envenenar", "poison", "poisoned", "poisoned"),
            ("grabar", "film", "filmed", "filmed"), ("culpar", "blame", "blamed", "blamed"),
        )),
        (False, (
            ("asesinar", "murder", "murdered", "murdered"), ("golpear", "beat", "beat", "beaten"), ("secuestrar", "kidnap", "kidnapped", "kidnapped"),
            ("violar", "rape", "raped", "raped"), ("torturar", "torture", "tortured", "tortured"), ("ejecutar", "execute", "executed", "executed"),
            ("acuchillar", "stab", "stabbed", "stabbed"), ("apuñalar", "stab", "stabbed", "stabbed"), ("balear", "shoot", "shot", "shot"),
            ("rematar", "finish off", "finished off", "finished off"), ("entregar", "hand over", "handed over", "handed over"),
            ("denunciar", "report", "reported", "reported"), ("delatar", "inform on", "informed on", "informed on"), ("buscar", "look for", "looked for", "looked for"),
            ("ayudar", "help", "helped", "helped"), ("rescatar", "rescue", "rescued", "rescued"), ("liberar", "release", "released", "released"),
            ("amenazar", "threaten", "threatened", "threatened"), ("extorsionar", "extort", "extorted", "extorted"), ("chantajear", "blackmail", "blackmailed", "blackmailed"),
            ("engañar", "deceive", "deceived", "deceived"), ("abandonar", "abandon", "abandoned", "abandoned"), ("atropellar", "run over", "ran over", "run over"),
            ("linchar", "lynch", "lynched", "lynched"), ("castigar", "punish", "punished", "punished"), ("perdonar", "forgive", "forgave", "forgiven"),
            ("esperar", "wait for", "waited for", "waited for"), ("llamar", "call", "called", "called"), ("arrestar", "arrest", "arrested", "arrested"),
            ("llevar", "take away", "took away", "taken away"), ("vigilar", "watch", "watched", "watched"), ("localizar", "locate", "located", "located"),
            ("identificar", "identify", "identified", "identified"), ("acosar", "harass", "harassed", "harassed"), ("proteger", "protect", "protected", "protected"),
            ("estafar", "scam", "scammed", "scammed"), ("reclutar", "recruit", "recruited", "recruited"), ("drogar", "drug", "drugged", "drugged"),
        )),
    )
    for row in rows
]  # fmt: skip

_SUBJECTS = {
    "1s": [("yo", "I"), ("", "I")],
    "2s": [("tú", "you"), ("", "you")],
    "3s": [
        ("él", "he"),
        ("ella", "she"),
        ("mi ex", "my ex"),
        ("el sujeto", "the man"),
        ("mi esposo", "my husband"),
        ("mi padrastro", "my stepfather"),
        ("el agresor", "the attacker"),
        ("su expareja", "her former partner"),
        ("mi vecino", "my neighbor"),
        ("el papá de mi hijo", "my son's father"),
        ("{plainname}", "{plainname}"),
        ("alguien", "someone"),
        ("la señora", "the woman"),
        ("mi mamá", "my mother"),
        ("", "he"),
    ],
    "1p": [("nosotros", "we"), ("", "we")],
    "3p": [
        ("ellos", "they"),
        ("los secuestradores", "the kidnappers"),
        ("esos hombres", "those men"),
        ("mis padres", "my parents"),
        ("los vecinos", "the neighbors"),
        ("los del cártel", "the cartel members"),
        ("los pandilleros", "the gang members"),
        ("los cobradores", "the debt collectors"),
        ("", "they"),
        ("", "they"),
    ],
}
_GO = {"1s": "voy", "2s": "vas", "3s": "va", "1p": "vamos", "3p": "van"}
_WENT = {"1s": "iba", "2s": "ibas", "3s": "iba", "1p": "íbamos", "3p": "iban"}
_WANT = {"1s": "quiero", "2s": "quieres", "3s": "quiere", "1p": "queremos", "3p": "quieren"}
_CAN = {"1s": "puedo", "2s": "puedes", "3s": "puede", "1p": "podemos", "3p": "pueden"}
_MUST = {"1s": "tengo que", "2s": "tienes que", "3s": "tiene que", "1p": "tenemos que", "3p": "tienen que"}
_BE = {"I": "am", "we": "are", "you": "are", "they": "are"}
_CLITICS = {
    "me": ("me", "1s"), "te": ("you", "2s"), "lo": ("him", "3"), "la": ("her", "3"), "nos": ("us", "1p"), "los": ("them", "3"), "las": ("them", "3"),
}  # fmt: skip
_ONESELF = {"1s": ("me", "myself"), "2s": ("te", "yourself"), "1p": ("nos", "ourselves"), "3p": ("se", "themselves")}
NOUNS = [
    Person(*row)
    for row in (
        ("mi hija", "my daughter", "f"), ("mi hijo", "my son", "m"), ("mis hijos", "my children", "mp"), ("mi hermana", "my sister", "f"),
        ("mi hermano", "my brother", "m"), ("mi mamá", "my mother", "f"), ("mi papá", "my father", "m"), ("mi esposa", "my wife", "f"),
        ("mi esposo", "my husband", "m"), ("mi sobrina", "my niece", "f"), ("mi primo", "my cousin", "m"), ("mi abuela", "my grandmother", "f"),
        ("mi amiga", "my friend", "f"), ("mi novio", "my boyfriend", "m"), ("mi novia", "my girlfriend", "f"), ("la niña", "the girl", "f"),
        ("el niño", "the boy", "m"), ("la víctima", "the victim", "f"), ("las víctimas", "the victims", "fp"), ("la menor", "the minor", "f"),
        ("el menor", "the minor", "m"), ("los menores", "the minors", "mp"), ("el testigo", "the witness", "m"), ("los testigos", "the witnesses", "mp"),
        ("el periodista", "the journalist", "m"), ("la periodista", "the journalist", "f"), ("la denunciante", "the complainant", "f"),
        ("el denunciante", "the complainant", "m"), ("una compañera de la escuela", "a schoolmate", "f"), ("el joven", "the young man", "m"),
        ("la joven", "the young woman", "f"), ("dos adolescentes", "two teenagers", "mp"), ("el rehén", "the hostage", "m"),
        ("los rehenes", "the hostages", "mp"), ("mis padres", "my parents", "mp"), ("el bebé", "the baby", "m"), ("la alumna", "the student", "f"),
        ("la jueza", "the judge", "f"), ("el maestro", "the teacher", "m"), ("la adolescente", "the teenage girl", "f"),
        ("mi mejor amigo", "my best friend", "m"), ("mi tía", "my aunt", "f"), ("mis sobrinos", "my nephews", "mp"), ("el comerciante", "the shopkeeper", "m"),
    )
]  # fmt: skip
CONDITIONS = table("""
si no pagas | if you do not pay
si no paga | if he does not pay
si no pagan | if they do not pay
si no me pagas lo que me debes | if you do not pay me what you owe me
si avisas a la policía | if you tell the police
si avisan a la policía | if they tell the police
si le dices a alguien | if you tell anyone
si no dices nada | if you say nothing
si no depositas {amount} | if you do not deposit {amount}
si no depositan {amount} antes del {weekday} | if they do not deposit {amount} before {weekday}
si no juntan el dinero | if they do not get the money together
si vuelves a denunciar | if you file a report again
si no retiras la denuncia | if you do not withdraw the complaint
si hablas | if you talk
si no contestas | if you do not answer
a menos que pagues | unless you pay
a menos que paguen el rescate | unless they pay the ransom
salvo que entregues el dinero | unless you hand over the money
aunque paguen | even if they pay
aunque me metan a la cárcel | even if they put me in prison
en cuanto salga de su casa | as soon as he leaves his house
cuando menos lo esperes | when you least expect it
sin que nadie se entere | without anyone finding out
delante de sus hijos | in front of his children
antes de que llegue la policía | before the police arrive
para que no hable | so that he does not talk
por haber hablado | for having talked
por no pagar | for not paying
con una pistola | with a gun
con un cuchillo | with a knife
a golpes | with blows
""")


def _subject(rng: random.Random, number: str) -> Pair:
    return rng.choice(_SUBJECTS[number])


def _be(subject: str) -> str:
    return _BE.get(subject, "is")


def _plural(number: str) -> bool:
    return number in ("1p", "3p")


def _is(number: str, subject: str) -> str:
    return "are" if number == "3p" else _be(subject)


def _extra(rng: random.Random) -> Pair:
    kind = rng.random()
    if kind < 0.3:
        return "", ""
    pair = rng.choice(CONDITIONS) if kind < 0.65 else ("{when}", "{when}")
    return f" {pair[0]}", f" {pair[1]}"


def _object(rng: random.Random, number: str) -> tuple[str, str, str]:
    """Return (clitic, English pronoun, doubled noun) of somebody else than the subject."""
    own = {"1s": ("me", "nos"), "1p": ("me", "nos"), "2s": ("te",)}.get(number, ())
    clitic = rng.choice([c for c in _CLITICS if c not in own])
    return clitic, _CLITICS[clitic][0], ""


_MODES = {
    "go": (_GO, " a", {"I": "am going to"}, "going to"),
    "went": (_WENT, " a", {}, "going to"),
    "want": (_WANT, "", {}, "want"),
    "can": (_CAN, "", {}, "can"),
    "must": (_MUST, "", {}, "have to"),
}


def modal(mode: str, number: str, subject: str, negative: bool) -> str:
    """Return the English words between subject and verb."""
    third = number == "3s"
    if mode in ("go", "went"):
        be = _is(number, subject) if mode == "go" else ("were" if _plural(number) or subject == "you" else "was")
        return f"{be}{' not' if negative else ''} going to"
    if mode == "can":
        return "cannot" if negative else "can"
    word = {"want": ("wants to" if third else "want to"), "must": ("has to" if third else "have to")}[mode]
    plain = word.replace("wants", "want").replace("has", "have")
    return f"{'does' if third else 'do'} not {plain}" if negative else word


def acts(rng: random.Random) -> Pair:
    """Return somebody's act on somebody else, or on himself: clitic before or after the verb, noun doubled or not."""
    verb = rng.choice(VERBS)
    number = rng.choice(["1s", "1s", "2s", "3s", "3s", "1p", "3p", "3p"])
    spanish_subject, subject = _subject(rng, number)
    mode = rng.choice(["go", "go", "go", "want", "can", "must", "went"])
    forms, link = _MODES[mode][:2]
    negative = rng.random() < 0.22
    if verb.reflexive and rng.random() < 0.35:
        clitic, pronoun = _ONESELF.get(number) or (
            "se",
            {"she": "herself", "the woman": "herself", "my mother": "herself"}.get(subject, "himself"),
        )
        if subject in ("{plainname}", "someone", "my ex", "my neighbor"):
            spanish_subject, subject, pronoun = "él", "he", "himself"
    else:
        clitic, pronoun, _ = _object(rng, number)
    noun = rng.choice(NOUNS)
    head = f"{spanish_subject} {'no ' if negative else ''}"
    if clitic in ("lo", "la", "los", "las") and rng.random() < 0.4:
        spanish, pronoun = f"{head}{forms[number]}{link} {verb.infinitive} a {noun.source}", noun.english
    elif rng.random() < 0.6:
        spanish = f"{head}{clitic} {forms[number]}{link} {verb.infinitive}"
    else:
        spanish = f"{head}{forms[number]}{link} {verb.infinitive}{clitic}"
    english = f"{subject} {modal(mode, number, subject, negative)} {with_object(verb.base, pronoun)}"
    more = _extra(rng)
    return _sentence(spanish + more[0], english + more[1], rng)


_PARTICLES = frozenset(("off", "over", "away", "out", "down", "in", "up"))


def with_object(words: str, pronoun: str) -> str:
    """Put a pronoun between verb and particle: finish him off, hand her over, take them away."""
    verb, _, particle = words.partition(" ")
    return f"{verb} {pronoun} {particle}" if particle in _PARTICLES else f"{words} {pronoun}"


def _past(infinitive: str, number: str) -> str:
    stem, group = infinitive[:-2], infinitive[-2:]
    if number == "1s" and group == "ar":
        stem = {"c": stem[:-1] + "qu", "g": stem + "u", "z": stem[:-1] + "c"}.get(stem[-1], stem)
    endings = {
        "ar": {"1s": "é", "2s": "aste", "3s": "ó", "1p": "amos", "3p": "aron"},
        "er": {"1s": "í", "2s": "iste", "3s": "ió", "1p": "imos", "3p": "ieron"},
    }
    return stem + endings[group][number]


def happened(rng: random.Random) -> Pair:
    """Return what somebody did to somebody: past tense, or a present that threatens."""
    verb, number = rng.choice(VERBS), rng.choice(["1s", "2s", "3s", "3s", "3p", "3p", "1p"])
    spanish_subject, subject = _subject(rng, number)
    clitic, pronoun, _ = _object(rng, number)
    negative = rng.random() < 0.2
    spanish = f"{spanish_subject} {'no ' if negative else ''}{clitic} {_past(verb.infinitive, number)}"
    noun = rng.choice(NOUNS)
    if rng.random() < 0.35:
        spanish = f"{spanish_subject} {'no ' if negative else ''}{_past(verb.infinitive, number)} a {noun.source}"
        pronoun = noun.english
    english = (
        f"{subject} {'did not ' + with_object(verb.base, pronoun) if negative else with_object(verb.past, pronoun)}"
    )
    return _sentence(f"{spanish} {{past}}", f"{english} {{past}}", rng)


_PEOPLE = table("""
{who} «fue» secuestrad«o» {past} en {city}. | {who} «was» kidnapped {past} in {city}.
{who} «fue» asesinad«o» {past}. | {who} «was» murdered {past}.
{who} no «ha» sido localizad«o». | {who} «has» not been located.
{who} todavía no aparece«n». | {who} still «has» not turned up.
{who} «está» desaparecid«o» desde el {weekday}. | {who} «has» been missing since {weekday}.
{who} «está» sin vida. | {who} «is» dead.
{who} sigue«n» con vida. | {who} «is» still alive.
{who} «está» a salvo. | {who} «is» safe.
{who} no «está» a salvo. | {who} «is» not safe.
{who} «está» en peligro de muerte. | {who} «is» in danger of death.
Tenemos a {who} y no «lo» van a volver a ver. | We have {who} and they are not going to see «him» again.
Si no pagan, no vuelven a ver a {who}. | If they do not pay, they will not see {who} again.
Nunca más van a ver a {who}. | They are never going to see {who} again.
No le hagan daño a {who}. | Do not hurt {who}.
No toquen a {who}. | Do not touch {who}.
Suelten a {who} o llamo a la policía. | Let {who} go or I will call the police.
Ya soltaron a {who}. | They have already released {who}.
Todavía no sueltan a {who}. | They still have not released {who}.
Encontraron a {who} con vida. | They found {who} alive.
Encontraron a {who} sin vida. | They found {who} dead.
Mataron a {who} {past}. | They killed {who} {past}.
No mataron a {who}. | They did not kill {who}.
A {who} «lo» amenazaron de muerte. | They made death threats against {who}.
A {who} «le» cortaron un dedo. | They cut off one of {who}'s fingers.
{who} «dijo» que se «va» a quitar la vida. | {who} said «he» «is» going to take «his» own life.
{who} se «quiere» matar. | {who} «wants» to kill «himself».
{who} se quit«ó» la vida {past}. | {who} took «his» own life {past}.
{who} no se quit«ó» la vida: «lo» mataron. | {who} did not take «his» own life: «he» «was» killed.
{who} intent«ó» suicidarse {past}. | {who} attempted suicide {past}.
{who} se cort«ó» las venas {past}. | {who} slit «his» wrists {past}.
{who} «está» encerrad«o» en una casa y no «lo» dejan salir. | {who} «is» locked in a house and they will not let «him» out.
{who} no «puede» salir porque «lo» tienen encerrad«o». | {who} cannot get out because they are holding «him» locked up.
Me da miedo que le pase algo a {who}. | I am afraid something will happen to {who}.
No quiero que le pase nada a {who}. | I do not want anything to happen to {who}.
{who} no denunci«ó» por miedo. | {who} did not report it out of fear.
{who} ya denunci«ó» los hechos. | {who} already reported the facts.
{who} nunca recib«ió» el dinero. | {who} never received the money.
Nadie sabe dónde «está» {who}. | Nobody knows where {who} «is».
Se desconoce el paradero de {who}. | The whereabouts of {who} are unknown.
Exigen {amount} por {who}. | They are demanding {amount} for {who}.
Exigieron {amount} a cambio de no publicar las fotos de {who}. | They demanded {amount} in exchange for not posting the photos of {who}.
Amenazan con publicar fotos íntimas de {who}. | They are threatening to post intimate photos of {who}.
{who} «fue» vist«o» por última vez {past} en {city}. | {who} «was» last seen {past} in {city}.
{who} no regres«ó» a casa {past}. | {who} did not return home {past}.
{who} «tiene» {age} años. | {who} «is» {age} years old.
{who} necesita«n» ayuda urgente. | {who} need«s» urgent help.
{who} no necesita«n» ayuda. | {who} «does» not need help.
{who} «está» embarazad«o». | {who} «is» pregnant.
{who} no «está» detenid«o». | {who} «is» not in custody.
{who} «está» en libertad. | {who} «is» at liberty.
{who} «está» en el hospital, herid«o» de bala. | {who} «is» in the hospital with a gunshot wound.
Le dispararon a {who} {past}, pero no muri«ó». | They shot at {who} {past}, but «he» did not die.
El sujeto amenazó con matar a {who}. | The man threatened to kill {who}.
El sujeto negó haber matado a {who}. | The man denied having killed {who}.
No fue él quien mató a {who}. | He was not the one who killed {who}.
Fue él quien mató a {who}. | He was the one who killed {who}.
Obligaron a {who} a grabar un video. | They forced {who} to record a video.
Lo acusan de abusar de {who}. | He is accused of abusing {who}.
Contactó a {who} por mensaje directo y «le» pidió fotos. | He contacted {who} by direct message and asked «him» for photos.
Quedó de verse con {who} {when}. | He arranged to meet {who} {when}.
""")  # fmt: skip


def about_people(rng: random.Random) -> Pair:
    """Return what happened to somebody, with the words that agree."""
    template, noun = rng.choice(_PEOPLE), rng.choice(NOUNS)
    if "embarazad" in template[0] and noun.kind != "f":
        return about_people(rng)
    spanish, english = filled(template, SLOTS, rng, noun)
    return spanish, english.replace("s's fingers", "s' fingers")


_ORDERS = [
    ("mátalo", "no lo mates", "kill him", "do not kill him"), ("mátala", "no la mates", "kill her", "do not kill her"),
    ("mátenlos", "no los maten", "kill them", "do not kill them"), ("suéltala", "no la sueltes", "let her go", "do not let her go"),
    ("suéltenlo", "no lo suelten", "let him go", "do not let him go"), ("suéltame", "no me sueltes", "let me go", "do not let me go"),
    ("bórralo", "no lo borres", "delete it", "do not delete it"), ("bórrenlo todo", "no borren nada", "delete everything", "do not delete anything"),
    ("avísale a la policía", "no le avises a la policía", "tell the police", "do not tell the police"),
    ("dile a tu mamá", "no le digas a tu mamá", "tell your mother", "do not tell your mother"),
    ("llámala", "no la llames", "call her", "do not call her"), ("contéstame", "no me contestes", "answer me", "do not answer me"),
    ("ven sola", "no vengas sola", "come alone", "do not come alone"), ("ven solo", "no vengas acompañado", "come alone", "do not come with anyone"),
    ("paga hoy", "no pagues", "pay today", "do not pay"), ("paguen el rescate", "no paguen el rescate", "pay the ransom", "do not pay the ransom"),
    ("manda la foto", "no mandes la foto", "send the photo", "do not send the photo"), ("mándenme ayuda", "no manden a nadie", "send me help", "do not send anyone"),
    ("denúncialo", "no lo denuncies", "report him", "do not report him"), ("abre la puerta", "no abras la puerta", "open the door", "do not open the door"),
    ("sálvenla", "no la abandonen", "save her", "do not abandon her"), ("déjame en paz", "no me dejes", "leave me alone", "do not leave me"),
    ("sal de ahí", "no salgas de ahí", "get out of there", "do not leave there"), ("corre", "no corras", "run", "do not run"),
    ("retira la denuncia", "no retires la denuncia", "withdraw the complaint", "do not withdraw the complaint"),
    ("confía en él", "no confíes en él", "trust him", "do not trust him"), ("hazle caso", "no le hagas caso", "listen to him", "do not listen to him"),
    ("quémala", "no la quemes", "burn her", "do not burn her"), ("dispárale", "no le dispares", "shoot him", "do not shoot him"),
    ("tírate", "no te tires", "jump", "do not jump"), ("tómate las pastillas", "no te tomes las pastillas", "take the pills", "do not take the pills"),
    ("háganlo", "no lo hagan", "do it", "do not do it"), ("hazlo ya", "no lo hagas", "do it now", "do not do it"),
]  # fmt: skip


def orders(rng: random.Random) -> Pair:
    """Return an order or its negation, alone or with a threat."""
    yes, no, do, dont = rng.choice(_ORDERS)
    spanish, english = (no, dont) if rng.random() < 0.5 else (yes, do)
    ending = rng.choice(
        [
            ("", ""),
            ("", ""),
            (", por favor", ", please"),
            (" {when}", " {when}"),
            (" o te va a ir mal", " or it will go badly for you"),
            (", te lo ruego", ", I beg you"),
            (" antes de que sea tarde", " before it is too late"),
        ]
    )
    return _sentence(spanish + ending[0], english + ending[1], rng)


def _sentence(spanish: str, english: str, rng: random.Random) -> Pair:
    end = rng.choice([".", ".", ".", "!", ""])
    spanish, english = " ".join(spanish.split()), " ".join(english.split())
    opening = "¡" if end == "!" and rng.random() < 0.7 else ""
    spanish, english = filled((opening + spanish + end, english + end), SLOTS, rng)
    if not end:
        spanish, english = spanish[:1].upper() + spanish[1:], english[:1].upper() + english[1:]
    return spanish, english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield threats, reports and orders."""
    kinds = [acts, acts, acts, happened, about_people, about_people, orders]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

"""Who does what to whom in Portuguese: pronouns before, after and joined to the verb, the agent first, last or in a clause.

Every act comes as statement, with the patient put first, as passive, as relative clause, as question, as reported speech and
as request; a third of them negated.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled
from training.romance_en.grammar.portuguese.threats import done, past
from training.romance_en.grammar.roles import english_present
from training.romance_en.grammar.threats import with_object


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does to a person: infinitive; English base, past, participle; the participle's stem where it is irregular."""

    infinitive: str
    base: str
    past: str
    done: str
    stem: str = ""

    def participle(self, kind: str) -> str:
        """Return the participle that agrees with a person."""
        return (self.stem or done(self.infinitive)[:-1]) + {"m": "o", "f": "a", "mp": "os", "fp": "as"}[kind]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with article, gender and number: `m`, `f`, `mp` or `fp`."""

    source: str
    english: str
    kind: str

    @property
    def plural(self) -> bool:
        """Return whether they are several."""
        return self.kind.endswith("p")


DEEDS = [
    Deed(*row.strip().split("/"))
    for row in """
assassinar/murder/murdered/murdered;espancar/beat/beat/beaten;ameaçar/threaten/threatened/threatened;denunciar/report/reported/reported
acusar/accuse/accused/accused;ajudar/help/helped/helped;resgatar/rescue/rescued/rescued;procurar/look for/looked for/looked for
sequestrar/kidnap/kidnapped/kidnapped;chamar/call/called/called;contatar/contact/contacted/contacted;bloquear/block/blocked/blocked
enganar/deceive/deceived/deceived;atacar/attack/attacked/attacked;agredir/assault/assaulted/assaulted;abandonar/abandon/abandoned/abandoned
deter/detain/detained/detained/detid;interrogar/question/questioned/questioned;visitar/visit/visited/visited;esperar/wait for/waited for/waited for
intimar/summon/summoned/summoned;identificar/identify/identified/identified;filmar/film/filmed/filmed;vigiar/watch/watched/watched
libertar/free/freed/freed;entrevistar/interview/interviewed/interviewed;insultar/insult/insulted/insulted;empurrar/push/pushed/pushed
salvar/save/saved/saved;esconder/hide/hid/hidden;castigar/punish/punished/punished;acompanhar/accompany/accompanied/accompanied
contratar/hire/hired/hired;delatar/turn in/turned in/turned in;vender/sell/sold/sold;defender/defend/defended/defended
proteger/protect/protected/protected;ofender/offend/offended/offended;prender/arrest/arrested/arrested/pres;perseguir/chase/chased/chased
ferir/wound/wounded/wounded;encontrar/find/found/found;reconhecer/recognize/recognized/recognized;morder/bite/bit/bitten
atropelar/run over/ran over/run over;mencionar/mention/mentioned/mentioned;convencer/persuade/persuaded/persuaded;trair/betray/betrayed/betrayed
subornar/bribe/bribed/bribed;investigar/investigate/investigated/investigated;processar/sue/sued/sued;ouvir/hear/heard/heard
avisar/warn/warned/warned;soltar/release/released/released/solt;matar/kill/killed/killed/mort;seguir/follow/followed/followed
socorrer/come to the aid of/came to the aid of/aided;humilhar/humiliate/humiliated/humiliated;difamar/defame/defamed/defamed
""".replace("\n", ";").strip(";").split(";")
    if not row.startswith("deter/")
]  # fmt: skip
PEOPLE = [
    Somebody(*(part.strip() for part in row.split("/")))
    for row in """
o policial/the police officer/m;a policial/the police officer/f;os policiais/the police officers/mp;o promotor/the prosecutor/m;a promotora/the prosecutor/f
o juiz/the judge/m;a juíza/the judge/f;o delegado/the police chief/m;a delegada/the police chief/f;o suspeito/the suspect/m;os suspeitos/the suspects/mp
o acusado/the accused/m;o réu/the defendant/m;a ré/the defendant/f;o denunciante/the complainant/m;a denunciante/the complainant/f;o denunciado/the accused/m
a vítima/the victim/f;as vítimas/the victims/fp;o ofendido/the victim/m;a testemunha/the witness/f;as testemunhas/the witnesses/fp;o vizinho/the neighbor/m
os vizinhos/the neighbors/mp;minha vizinha/my neighbor/f;meu irmão/my brother/m;minha irmã/my sister/f;os irmãos dela/her brothers/mp;meu filho/my son/m
minha filha/my daughter/f;as minhas filhas/my daughters/fp;o pai dela/her father/m;a mãe dele/his mother/f;o ex dela/her ex/m;meu ex-marido/my ex-husband/m
o marido dela/her husband/m;a esposa dele/his wife/f;o padrasto/the stepfather/m;a madrasta/the stepmother/f;o avô/the grandfather/m;a avó/the grandmother/f
o tio/the uncle/m;a tia/the aunt/f;o genro/the son-in-law/m;a nora/the daughter-in-law/f;a sogra/the mother-in-law/f;o cunhado/the brother-in-law/m
o patrão/the boss/m;a chefe/the boss/f;o empregado/the employee/m;os funcionários/the employees/mp;a professora/the teacher/f;o professor/the teacher/m
os alunos/the students/mp;uma aluna/a student/f;o diretor da escola/the school principal/m;o taxista/the taxi driver/m;o motorista/the driver/m
um desconhecido/a stranger/m;dois desconhecidos/two strangers/mp;um homem armado/an armed man/m;uns homens armados/some armed men/mp
o traficante/the drug dealer/m;os sequestradores/the kidnappers/mp;o agiota/the loan shark/m;o segurança/the security guard/m;os milicianos/the militiamen/mp
o pistoleiro/the hitman/m;o sargento/the sergeant/m;a detetive/the detective/f;o perito/the expert/m;a advogada/the lawyer/f;o médico/the doctor/m
a enfermeira/the nurse/f;a assistente social/the social worker/f;o jornalista/the journalist/m;a jornalista/the journalist/f;a adolescente/the teenage girl/f
o adolescente/the teenage boy/m;a criança/the child/f;as crianças/the children/fp;o menino/the boy/m;a menina/the girl/f;as meninas/the girls/fp
a idosa/the elderly woman/f;o idoso/the elderly man/m;o turista/the tourist/m;um cliente/a customer/m;a babá/the nanny/f;o dono do bar/the owner of the bar/m
o pastor/the pastor/m;o padre/the priest/m;o cacique/the chief/m;o fazendeiro/the farmer/m;o fiscal/the inspector/m;a síndica/the building manager/f
o porteiro/the doorman/m;o conselheiro tutelar/the child protection officer/m;a filha dele/his daughter/f;o filho dela/her son/m;a candidata/the candidate/f
""".replace("\n", ";").strip(";").split(";")
]  # fmt: skip
_CLITIC = {"m": ("o", "lo"), "f": ("a", "la"), "mp": ("os", "los"), "fp": ("as", "las")}
_PRONOUN = {
    "m": ("ele", "he", "him"),
    "f": ("ela", "she", "her"),
    "mp": ("eles", "they", "them"),
    "fp": ("elas", "they", "them"),
}
_FOI = {"m": "foi", "f": "foi", "mp": "foram", "fp": "foram"}
_ME = [("me", "me"), ("me", "me"), ("te", "you"), ("nos", "us")]
_WOMEN = "Maria Ana Juliana Fernanda Camila Larissa Beatriz Renata Helena Luana Patrícia Simone Inês".split()
_MEN = "João Pedro Lucas Rafael Marcelo Bruno Diego Tiago André Fábio Rui Caio Igor Otávio".split()


def somebody(rng: random.Random) -> Somebody:
    """Return a person, with a name in a quarter of the cases."""
    if rng.random() < 0.24:
        woman = rng.random() < 0.5
        name = rng.choice(_WOMEN if woman else _MEN)
        article = rng.choice(("", "a " if woman else "o "))
        return Somebody(article + name, name, "f" if woman else "m")
    return rng.choice(PEOPLE)


def _two(rng: random.Random) -> tuple[Somebody, Somebody]:
    one, other = somebody(rng), somebody(rng)
    return (one, other) if one.english != other.english else _two(rng)


def _told(deed: Deed, agent: Somebody) -> str:
    return past(deed.infinitive, "3p" if agent.plural else "3s")


def _did(deed: Deed, patient: str, negative: bool) -> str:
    return f"did not {with_object(deed.base, patient)}" if negative else with_object(deed.past, patient)


def _was(person: Somebody) -> str:
    return "were" if person.plural else "was"


def told(rng: random.Random) -> Pair:
    """Return an act with nouns for both, in one of the orders of words."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    a, p, verb = agent.source, patient.source, _told(deed, agent)
    negative = rng.random() < 0.3
    no, never = ("não ", "not ") if negative else ("", "")
    did = _did(deed, patient.english, negative)
    plain = with_object(deed.past, patient.english)
    who = "the ones who" if agent.plural else "the one who"
    one, foi = ("os que" if agent.plural else "quem"), _FOI[agent.kind]
    return _sentence(*rng.choice([
        (f"{a} {no}{verb} {p}", f"{agent.english} {did}"),
        (f"{a} {no}{verb} {p}", f"{agent.english} {did}"),
        (f"{no}{foi} {a} quem {verb} {p}", f"it was {never}{agent.english} who {plain}"),
        (f"{no}{foi} {a} que {verb} {p}", f"it was {never}{agent.english} who {plain}"),
        (f"{one} {no}{verb} {p} {foi} {a}", f"{who} {did} {_was(agent)} {agent.english}"),
        (f"quem {a} {verb} {_FOI[patient.kind]} {p}", f"the one {agent.english} {deed.past} was {patient.english}") if not patient.plural else
        (f"dizem que {a} {no}{verb} {p}", f"they say that {agent.english} {did}"),
        (f"{p}, {a} {_CLITIC[patient.kind][0]} {verb}", f"{patient.english}, {agent.english} {with_object(deed.past, _PRONOUN[patient.kind][2])}"),
        (f"{p} disse{'ram' if patient.plural else ''} que {a} {no}{_CLITIC[patient.kind][0]} {verb}", f"{patient.english} said that {agent.english} {_did(deed, _PRONOUN[patient.kind][2], negative)}"),
        (f"segundo {p}, {a} {no}{verb} ninguém", f"according to {patient.english}, {agent.english} {_did(deed, 'anyone', True)}") if negative else
        (f"segundo {a}, {p} não {past(deed.infinitive, '3p' if patient.plural else '3s')} ninguém", f"according to {agent.english}, {patient.english} {_did(deed, 'anyone', True)}"),
        (f"não {foi} {a}, e sim {p}, quem {verb} o menor", f"it was not {agent.english} but {patient.english} who {with_object(deed.past, 'the minor')}"),
    ]), rng)  # fmt: skip


def passive(rng: random.Random) -> Pair:
    """Return an act as passive, or what is known of its patient."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    no, never = ("não ", " not") if rng.random() < 0.3 else ("", "")
    verb = f"{no}{_FOI[patient.kind]} {deed.participle(patient.kind)}"
    english = f"{patient.english} {_was(patient)}{never} {deed.done} by {agent.english}"
    kind = rng.random()
    if kind < 0.6:
        return _sentence(f"{patient.source} {verb} por {agent.source}", english, rng)
    if kind < 0.8:
        return _sentence(
            f"{no}{_FOI[patient.kind]} {deed.participle(patient.kind)} por {agent.source} {patient.source}",
            english,
            rng,
        )
    has = "have" if patient.plural else "has"
    return _sentence(
        f"{patient.source} {no}{'vêm' if patient.plural else 'vem'} sendo {deed.participle(patient.kind)} por {agent.source}",
        f"{patient.english} {has}{never} been being {deed.done} by {agent.english}".replace(
            "been being", "been repeatedly"
        ),
        rng,
        False,
    )


def related(rng: random.Random) -> Pair:
    """Return a relative clause, whose agent or patient is its head."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    verb = _told(deed, agent)
    index = rng.randrange(3)
    head = agent if index == 0 else patient
    if head.source in _WOMEN + _MEN or head.source[2:] in _WOMEN + _MEN or head.source.startswith(("meu", "minha")):
        return told(rng)
    source, english = [
        (f"{agent.source} que {verb} {patient.source}", f"{agent.english} who {with_object(deed.past, patient.english)}"),
        (f"{patient.source} que {agent.source} {verb}", f"{patient.english} whom {agent.english} {deed.past}"),
        (f"{patient.source} que {_FOI[patient.kind]} {deed.participle(patient.kind)} por {agent.source}", f"{patient.english} who {_was(patient)} {deed.done} by {agent.english}"),
    ][index]  # fmt: skip
    many = head.plural
    ending = rng.choice([
        (("está aqui", "estão aqui"), ("is here", "are here")), (("continua no hospital", "continuam no hospital"), ("is still in the hospital", "are still in the hospital")),
        (("ainda não depôs", "ainda não depuseram"), ("has not testified yet", "have not testified yet")), (("foi embora da cidade", "foram embora da cidade"), ("left town", "left town")),
        (("já falou conosco", "já falaram conosco"), ("has already spoken with us", "have already spoken with us")), (("mentiu", "mentiram"), ("lied", "lied")),
    ])  # fmt: skip
    return _sentence(f"{source} {ending[0][many]}", f"{english} {ending[1][many]}", rng, False)


def asked(rng: random.Random) -> Pair:
    """Return a question after agent or patient."""
    deed, (agent, patient) = rng.choice(DEEDS), _two(rng)
    verb, a, p = _told(deed, agent), agent.source, patient.source
    source, english = rng.choice([
        (f"quem {past(deed.infinitive, '3s')} {p}?", f"who {with_object(deed.past, patient.english)}?"),
        (f"quem {a} {verb}?", f"whom did {agent.english} {deed.base}?"),
        (f"por que {a} {verb} {p}?", f"why did {agent.english} {with_object(deed.base, patient.english)}?"),
        (f"quando {p} {_FOI[patient.kind]} {deed.participle(patient.kind)}?", f"when {_was(patient)} {patient.english} {deed.done}?"),
        (f"é verdade que {a} {verb} {p}?", f"is it true that {agent.english} {with_object(deed.past, patient.english)}?"),
        (f"{a} {verb} {p}?", f"did {agent.english} {with_object(deed.base, patient.english)}?"),
        (f"{a} não {verb} {p}?", f"did {agent.english} not {with_object(deed.base, patient.english)}?"),
        (f"onde {a} {verb} {p}?", f"where did {agent.english} {with_object(deed.base, patient.english)}?"),
    ])  # fmt: skip
    return filled((source[0].upper() + source[1:], english[0].upper() + english[1:]), SLOTS, rng)


_SAID = [
    # past singular and plural, English, what stands before the infinitive
    ("pediu", "pediram", "asked", "para"), ("implorou", "imploraram", "begged", "para"), ("mandou", "mandaram", "ordered", ""), ("aconselhou", "aconselharam", "advised", "a"),
    ("orientou", "orientaram", "instructed", "a"), ("obrigou", "obrigaram", "forced", "a"), ("proibiu", "proibiram", "forbade", "de"),
]  # fmt: skip
_TASKS = [
    # personal infinitive singular, plural; English after `to`
    tuple(part.strip() for part in row.split("/"))
    for row in """
não sair de casa/não saírem de casa/not to leave the house;esperar na delegacia/esperarem na delegacia/to wait at the police station
não falar com ninguém/não falarem com ninguém/not to talk to anyone;pagar o resgate/pagarem o resgate/to pay the ransom
retirar a queixa/retirarem a queixa/to withdraw the complaint;não chamar a polícia/não chamarem a polícia/not to call the police
mandar as fotos/mandarem as fotos/to send the photos;apagar as mensagens/apagarem as mensagens/to delete the messages
não apagar nada/não apagarem nada/not to delete anything;escrever ao promotor/escreverem ao promotor/to write to the prosecutor
ir à delegacia/irem à delegacia/to go to the police station;não assinar o documento/não assinarem o documento/not to sign the document
entregar o celular/entregarem o celular/to hand over the cell phone;não pagar nada/não pagarem nada/not to pay anything
ligar para a escola/ligarem para a escola/to call the school;não atender o telefone/não atenderem o telefone/not to answer the phone
""".replace("\n", ";").strip(";").split(";")
]  # fmt: skip
_TO = [("me", "me", 0), ("te", "you", 0), ("nos", "us", 1), ("lhe", "him", 0), ("lhe", "her", 0), ("lhes", "them", 1)]


def requested(rng: random.Random) -> Pair:
    """Return what somebody asked somebody to do, or said to somebody."""
    agent, patient = _two(rng)
    one, several, english_verb, before = rng.choice(_SAID)
    verb = several if agent.plural else one
    single, many, task = rng.choice(_TASKS)
    if english_verb in ("forced", "forbade") and task.startswith("not "):
        return requested(rng)
    if rng.random() < 0.55:
        whom = (
            f"para {patient.source} {many if patient.plural else single}"
            if before == "para"
            else f"{patient.source} {before} {single}"
        )
        return _sentence(
            f"{agent.source} {verb} {whom}", f"{agent.english} {english_verb} {patient.english} {task}", rng
        )
    if rng.random() < 0.5:
        clitic, pronoun, plural = rng.choice(_TO if before == "para" else _TO[:3])
        deed = many if plural and before == "para" else single
        return _sentence(
            f"{agent.source} {clitic} {verb} {before} {deed}", f"{agent.english} {english_verb} {pronoun} {task}", rng
        )
    no, never = rng.choice([("", ""), ("não ", "not ")])
    deed, third = rng.choice(DEEDS), somebody(rng)
    said = past("contar", "3p" if agent.plural else "3s")
    if third.english in (agent.english, patient.english):
        return requested(rng)
    did = f"had {never}{with_object(deed.done, third.english)}"
    he = _PRONOUN[agent.kind]
    return _sentence(
        f"{agent.source} {said} a {patient.source} que {he[0]} {no}{'tinham' if agent.plural else 'tinha'} {done(deed.infinitive)} {third.source}",
        f"{agent.english} told {patient.english} that {he[1]} {did}",
        rng,
        False,
    )


def mine(rng: random.Random) -> Pair:
    """Return what somebody did to the writer or the reader, or they to somebody."""
    deed, other = rng.choice(DEEDS), somebody(rng)
    negative = rng.random() < 0.3
    no = "não " if negative else ""
    if rng.random() < 0.3:
        subject, english, person = rng.choice(
            [("eu", "I", "1s"), ("nós", "we", "1p"), ("", "I", "1s"), ("você", "you", "3s"), ("a gente", "we", "3s")]
        )
        verb = past(deed.infinitive, person)
        return _sentence(
            f"{subject} {no}{verb} {other.source}", f"{english} {_did(deed, other.english, negative)}", rng
        )
    clitic, pronoun = rng.choice(_ME)
    verb = _told(deed, other)
    kind = rng.random()
    if kind < 0.5:
        return _sentence(f"{other.source} {no}{clitic} {verb}", f"{other.english} {_did(deed, pronoun, negative)}", rng)
    if kind < 0.75:
        who = ("the one who", "the ones who")[other.plural]
        source = f"{'os que' if other.plural else 'quem'} {no}{clitic} {verb} {_FOI[other.kind]} {other.source}"
        return _sentence(source, f"{who} {_did(deed, pronoun, negative)} {_was(other)} {other.english}", rng)
    be = {"me": ("fui", "I was"), "te": ("você foi", "you were"), "nos": ("fomos", "we were")}[clitic]
    kinds = "mp" if clitic == "nos" else rng.choice("mf")
    source = f"{no}{be[0]}" if not be[0].startswith("você") else f"você {no}foi"
    never = " not" if negative else ""
    return _sentence(
        f"{source} {deed.participle(kinds)} por {other.source}", f"{be[1]}{never} {deed.done} by {other.english}", rng
    )


def habits(rng: random.Random) -> Pair:
    """Return what somebody does, is doing or will do to somebody, with a pronoun for one of them."""
    deed, person = rng.choice(DEEDS), somebody(rng)
    he = _PRONOUN[rng.choice(("m", "f", "mp", "fp"))]
    plural = he[1] == "they"
    negative = rng.random() < 0.3
    no, never = ("não ", "not ") if negative else ("", "")
    gerund = deed.infinitive[:-1] + "ndo"
    be = "are" if plural else "is"
    return _sentence(*rng.choice([
        (f"{he[0]} {no}{'estão' if plural else 'está'} {gerund} {person.source}", f"{he[1]} {be} {never}{_ing(deed, person.english)}"),
        (f"{he[0]} {no}{'tentaram' if plural else 'tentou'} {deed.infinitive} {person.source}", f"{he[1]} {'did not try' if negative else 'tried'} to {with_object(deed.base, person.english)}"),
        (f"{person.source} {no}{'querem' if person.plural else 'quer'} {deed.infinitive} {he[0]}", f"{person.english} {_wants(person, negative)} to {with_object(deed.base, he[2])}"),
        (f"{person.source} {no}{'vão' if person.plural else 'vai'} {deed.infinitive} {he[0]}", f"{person.english} {'are' if person.plural else 'is'} {never}going to {with_object(deed.base, he[2])}"),
        (f"{he[0]} {no}{'costumam' if plural else 'costuma'} {deed.infinitive} {person.source}", f"{he[1]} {('do not usually ' + with_object(deed.base, person.english)) if negative and plural else ('does not usually ' + with_object(deed.base, person.english)) if negative else 'usually ' + with_object(english_present(deed.base, plural), person.english)}"),
    ]), rng, False)  # fmt: skip


def _wants(person: Somebody, negative: bool) -> str:
    if negative:
        return "do not want" if person.plural else "does not want"
    return "want" if person.plural else "wants"


def _ing(deed: Deed, pronoun: str) -> str:
    from training.romance_en.grammar.portuguese.threats import ing

    return ing(deed.base, pronoun)


def _sentence(source: str, english: str, rng: random.Random, dated: bool = True) -> Pair:
    """Return the sentence, with a time of the past in a quarter of the cases where `dated` allows it."""
    more = " {past}" if dated and rng.random() < 0.25 else ""
    source, english = filled((f"{source}{more}.", f"{english}{more}."), SLOTS, rng)
    source, english = " ".join(source.split()), english.strip()
    return source[0].upper() + source[1:], english[0].upper() + english[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences about who did what to whom."""
    kinds = [told, told, told, passive, passive, related, asked, requested, requested, mine, mine, habits]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

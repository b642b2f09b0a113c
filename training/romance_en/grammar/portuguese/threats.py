"""Threats and calls for help in Portuguese: who does what to whom, in all persons, with and without `não`, reflexive and not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, Person, table
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled
from training.romance_en.grammar.threats import modal, with_object


@dataclass(frozen=True, slots=True)
class Verb:
    """A transitive verb: infinitive and English base, past, participle; `reflexive` when it can be done to oneself."""

    infinitive: str
    base: str
    past: str
    done: str
    reflexive: bool = False


def _verbs(text: str, reflexive: bool) -> list[Verb]:
    return [
        Verb(*row.strip().split("/"), reflexive=reflexive) for row in text.replace("\n", ";").split(";") if row.strip()
    ]


VERBS = _verbs("""
matar/kill/killed/killed;machucar/hurt/hurt/hurt;queimar/burn/burned/burned;cortar/cut/cut/cut;enforcar/hang/hanged/hanged
envenenar/poison/poisoned/poisoned;culpar/blame/blamed/blamed;ferir/wound/wounded/wounded;filmar/film/filmed/filmed
""", True) + _verbs("""
assassinar/murder/murdered/murdered;espancar/beat/beat/beaten;sequestrar/kidnap/kidnapped/kidnapped;estuprar/rape/raped/raped
torturar/torture/tortured/tortured;executar/execute/executed/executed;esfaquear/stab/stabbed/stabbed;balear/shoot/shot/shot
entregar/hand over/handed over/handed over;denunciar/report/reported/reported;dedurar/inform on/informed on/informed on
procurar/look for/looked for/looked for;ajudar/help/helped/helped;resgatar/rescue/rescued/rescued;soltar/release/released/released
libertar/free/freed/freed;ameaçar/threaten/threatened/threatened;extorquir/extort/extorted/extorted;chantagear/blackmail/blackmailed/blackmailed
enganar/deceive/deceived/deceived;abandonar/abandon/abandoned/abandoned;atropelar/run over/ran over/run over;linchar/lynch/lynched/lynched
castigar/punish/punished/punished;perdoar/forgive/forgave/forgiven;esperar/wait for/waited for/waited for;chamar/call/called/called
prender/arrest/arrested/arrested;vigiar/watch/watched/watched;localizar/locate/located/located;identificar/identify/identified/identified
perseguir/stalk/stalked/stalked;proteger/protect/protected/protected;aliciar/groom/groomed/groomed;drogar/drug/drugged/drugged
agredir/assault/assaulted/assaulted;atacar/attack/attacked/attacked;degolar/behead/beheaded/beheaded;sufocar/suffocate/suffocated/suffocated
estrangular/strangle/strangled/strangled;raptar/abduct/abducted/abducted;esconder/hide/hid/hidden;levar/take away/took away/taken away
expulsar/throw out/threw out/thrown out;humilhar/humiliate/humiliated/humiliated;intimar/summon/summoned/summoned;salvar/save/saved/saved
defender/defend/defended/defended;vender/sell/sold/sold;pegar/catch/caught/caught;caçar/hunt down/hunted down/hunted down
""", False)  # fmt: skip

_SUBJECTS = {
    "1s": [("eu", "I"), ("", "I")],
    "2s": [("você", "you"), ("você", "you"), ("tu", "you")],
    "3s": [
        ("ele", "he"), ("ele", "he"), ("ela", "she"), ("ela", "she"), ("meu ex", "my ex"), ("o meu ex-marido", "my ex-husband"), ("o homem", "the man"),
        ("meu marido", "my husband"), ("o meu padrasto", "my stepfather"), ("o agressor", "the attacker"), ("o ex-companheiro dela", "her former partner"),
        ("o vizinho", "the neighbor"), ("o pai da minha filha", "my daughter's father"), ("{man}", "{man}"), ("a {woman}", "{woman}"), ("o traficante", "the drug dealer"),
        ("alguém", "someone"), ("a mulher", "the woman"), ("minha mãe", "my mother"), ("o suspeito", "the suspect"), ("o gerente do tráfico", "the drug boss"),
    ],
    "1p": [("nós", "we"), ("", "we"), ("a gente", "we")],
    "3p": [
        ("eles", "they"), ("eles", "they"), ("elas", "they"), ("os sequestradores", "the kidnappers"), ("aqueles homens", "those men"), ("meus pais", "my parents"),
        ("os vizinhos", "the neighbors"), ("os caras da facção", "the gang members"), ("os milicianos", "the militiamen"), ("os agiotas", "the loan sharks"),
        ("os policiais", "the police officers"), ("vocês", "you"), ("", "they"), ("", "they"),
    ],
}  # fmt: skip
_MODES = {
    "go": {"1s": "vou", "3s": "vai", "1p": "vamos", "3p": "vão", "tu": "vais"},
    "went": {"1s": "ia", "3s": "ia", "1p": "íamos", "3p": "iam", "tu": "ias"},
    "want": {"1s": "quero", "3s": "quer", "1p": "queremos", "3p": "querem", "tu": "queres"},
    "can": {"1s": "posso", "3s": "pode", "1p": "podemos", "3p": "podem", "tu": "podes"},
    "must": {"1s": "tenho que", "3s": "tem que", "1p": "temos que", "3p": "têm que", "tu": "tens que"},
}
_BEFORE = {"me": "me", "te": "you", "nos": "us"}
_AFTER = {"você": "you", "ele": "him", "ela": "her", "eles": "them", "elas": "them", "vocês": "you", "a gente": "us"}
_JOINED = {"lo": "him", "la": "her", "los": "them", "las": "them"}
_OWN = {
    # objects that would mean the subject itself
    "1s": {"me", "nos", "a gente"},
    "1p": {"me", "nos", "a gente"},
    "2s": {"te", "você", "vocês"},
    "vocês": {"te", "você", "vocês"},
}
_ONESELF = {"1s": ("me", "myself"), "2s": ("se", "yourself"), "1p": ("nos", "ourselves"), "3p": ("se", "themselves")}
_HERSELF = frozenset(("she", "the woman", "my mother", "{woman}"))
NOUNS = [
    Person(*(part.strip() for part in row.split("/")))
    for row in """
minha filha/my daughter/f;o meu filho/my son/m;meus filhos/my children/mp;a minha irmã/my sister/f;meu irmão/my brother/m;minha mãe/my mother/f
o meu pai/my father/m;minha esposa/my wife/f;o meu marido/my husband/m;a minha sobrinha/my niece/f;o meu primo/my cousin/m;a minha avó/my grandmother/f
minha amiga/my friend/f;o meu namorado/my boyfriend/m;a minha namorada/my girlfriend/f;a menina/the girl/f;o menino/the boy/m;a vítima/the victim/f
as vítimas/the victims/fp;o ofendido/the victim/m;a ofendida/the victim/f;os adolescentes/the teenagers/mp;a adolescente/the teenage girl/f
a testemunha/the witness/f;as testemunhas/the witnesses/fp;o jornalista/the journalist/m;a jornalista/the journalist/f;a denunciante/the complainant/f
o denunciante/the complainant/m;uma colega da escola/a schoolmate/f;o rapaz/the young man/m;a moça/the young woman/f;o refém/the hostage/m
os reféns/the hostages/mp;meus pais/my parents/mp;o bebê/the baby/m;a aluna/the student/f;a juíza/the judge/f;o professor/the teacher/m
a criança/the child/f;as crianças/the children/fp;a minha tia/my aunt/f;os meus sobrinhos/my nephews/mp;o comerciante/the shopkeeper/m
a família dela/her family/f;o delegado/the police chief/m;o policial/the police officer/m;a minha ex/my ex/f
""".replace("\n", ";").strip(";").split(";")
]  # fmt: skip
CONDITIONS = table("""
se você não pagar | if you do not pay
se não pagar | if you do not pay
se ele não pagar | if he does not pay
se eles não pagarem | if they do not pay
se você não me pagar o que me deve | if you do not pay me what you owe me
se você chamar a polícia | if you call the police
se vocês chamarem a polícia | if you call the police
se ela chamar a polícia | if she calls the police
se você contar para alguém | if you tell anyone
se você não contar nada para ninguém | if you do not tell anyone anything
se não depositar {amount} | if you do not deposit {amount}
se eles não fizerem um pix de {amount} até {weekday} | if they do not send a pix of {amount} by {weekday}
se a família não juntar o dinheiro | if the family does not get the money together
se você voltar a denunciar | if you file a report again
se você não retirar a queixa | if you do not withdraw the complaint
se você abrir a boca | if you open your mouth
se você não responder | if you do not answer
a menos que pague | unless you pay
a não ser que paguem o resgate | unless they pay the ransom
a não ser que você entregue o dinheiro | unless you hand over the money
mesmo que paguem | even if they pay
mesmo que me prendam | even if they arrest me
nem que eu vá preso | even if I go to prison
assim que ele sair de casa | as soon as he leaves his house
quando você menos esperar | when you least expect it
sem ninguém saber | without anyone knowing
sem que a família saiba | without the family knowing
na frente dos filhos dele | in front of his children
na frente dos filhos dela | in front of her children
antes que a polícia chegue | before the police arrive
para ele não falar | so that he does not talk
para ela não testemunhar | so that she does not testify
por ter falado | for having talked
por não ter pagado | for not having paid
com uma arma | with a gun
com uma faca | with a knife
a facadas | with a knife
a tiros | by gunfire
""")


def _extra(rng: random.Random) -> Pair:
    kind = rng.random()
    if kind < 0.3:
        return "", ""
    pair = rng.choice(CONDITIONS) if kind < 0.65 else ("{when}", "{when}")
    return f" {pair[0]}", f" {pair[1]}"


def _form(forms: dict[str, str], number: str, subject: str) -> str:
    if subject == "tu":
        return forms["tu"]
    return forms["3s"] if number == "2s" or subject == "a gente" else forms[number]


def joined(infinitive: str, clitic: str) -> str:
    """Return an infinitive with the pronoun after it: matá-la, vendê-lo, feri-los."""
    return infinitive[:-2] + {"ar": "á", "er": "ê", "ir": "i"}[infinitive[-2:]] + f"-{clitic}"


def _with_pronoun(rng: random.Random, verb: str, number: str, subject: str) -> tuple[str, str]:
    """Return the infinitive with a pronoun that is somebody else, and the pronoun's English."""
    own = _OWN.get(subject) or _OWN.get(number, set())
    kind = rng.random()
    if kind < 0.45:
        clitic = rng.choice([c for c in _BEFORE if c not in own] or ["me"])
        return f"{clitic} {verb}", _BEFORE[clitic]
    if kind < 0.8:
        pronoun = rng.choice([c for c in _AFTER if c not in own])
        return f"{verb} {pronoun}", _AFTER[pronoun]
    clitic = rng.choice(list(_JOINED))
    return joined(verb, clitic), _JOINED[clitic]


def _to_oneself(verb: str, number: str, portuguese: str, subject: str) -> tuple[str, str]:
    clitic, own = _ONESELF.get(number) or ("se", "herself" if subject in _HERSELF else "himself")
    if portuguese == "vocês":
        own = "yourselves"
    return f"{'te' if portuguese == 'tu' else 'se' if portuguese == 'a gente' else clitic} {verb}", own


_UNSEXED = frozenset(("someone", "my ex"))


def acts(rng: random.Random) -> Pair:
    """Return somebody's act on somebody else, or on himself: pronoun before, after or joined to the verb, or a noun."""
    verb = rng.choice(VERBS)
    number = rng.choice(["1s", "1s", "2s", "3s", "3s", "1p", "3p", "3p"])
    portuguese, subject = rng.choice(_SUBJECTS[number])
    mode = rng.choice(["go", "go", "go", "want", "can", "must", "went"])
    negative = rng.random() < 0.25
    if verb.reflexive and subject not in _UNSEXED and rng.random() < 0.4:
        words, pronoun = _to_oneself(verb.infinitive, number, portuguese, subject)
    elif rng.random() < 0.35:
        noun = rng.choice(NOUNS)
        words, pronoun = f"{verb.infinitive} {noun.source}", noun.english
    else:
        words, pronoun = _with_pronoun(rng, verb.infinitive, number, portuguese)
    source = f"{portuguese} {'não ' if negative else ''}{_form(_MODES[mode], number, portuguese)} {words}"
    if portuguese == "a gente" and mode == "must":
        source = source.replace("têm que", "tem que")
    english = f"{subject} {modal(mode, '2s' if subject == 'you' else number, subject, negative)} {with_object(verb.base, pronoun)}"
    more = _extra(rng)
    return _sentence(source + more[0], english + more[1], rng)


_PAST = {
    "ar": {"1s": "ei", "3s": "ou", "1p": "amos", "3p": "aram", "tu": "aste"},
    "er": {"1s": "i", "3s": "eu", "1p": "emos", "3p": "eram", "tu": "este"},
    "ir": {"1s": "i", "3s": "iu", "1p": "imos", "3p": "iram", "tu": "iste"},
}


def past(infinitive: str, person: str) -> str:
    """Return the past of a regular verb for 1s, 3s, 1p, 3p or tu."""
    stem, group = infinitive[:-2], infinitive[-2:]
    if person == "1s" and group == "ar":
        stem = {"c": stem[:-1] + "qu", "g": stem + "u", "ç": stem[:-1] + "c"}.get(stem[-1], stem)
    return stem + _PAST[group][person]


def happened(rng: random.Random) -> Pair:
    """Return what somebody did to somebody."""
    verb, number = rng.choice(VERBS), rng.choice(["1s", "2s", "3s", "3s", "3s", "3p", "3p", "1p"])
    portuguese, subject = rng.choice([pair for pair in _SUBJECTS[number] if pair[0] or number != "3s"])
    form = past(
        verb.infinitive, "tu" if portuguese == "tu" else "3s" if number == "2s" or portuguese == "a gente" else number
    )
    no = "não " if (negative := rng.random() < 0.25) else ""
    own = _OWN.get(portuguese) or _OWN.get(number, set())
    kind = rng.random()
    if kind < 0.4:
        noun = rng.choice(NOUNS)
        source, pronoun = f"{portuguese} {no}{form} {noun.source}", noun.english
    elif kind < 0.75:
        clitic = rng.choice([c for c in _BEFORE if c not in own] or ["me"])
        source, pronoun = f"{portuguese} {no}{clitic} {form}", _BEFORE[clitic]
    else:
        after = rng.choice([c for c in _AFTER if c not in own])
        source, pronoun = f"{portuguese} {no}{form} {after}", _AFTER[after]
    did = f"did not {with_object(verb.base, pronoun)}" if negative else with_object(verb.past, pronoun)
    return _sentence(f"{source} {{past}}", f"{subject} {did} {{past}}", rng)


def caused(rng: random.Random) -> Pair:
    """Return an act that somebody orders, lets happen, pays for or attempts: `mandou matar` is not `matou`."""
    verb, noun = rng.choice(VERBS[:12]), rng.choice(NOUNS)
    portuguese, subject = rng.choice(
        [
            ("ele", "he"),
            ("ela", "she"),
            ("o {man}", "{man}"),
            ("meu ex", "my ex"),
            ("o patrão", "the boss"),
            ("o marido dela", "her husband"),
        ]
    )
    v, o, e = verb.infinitive, noun.source, noun.english
    return _sentence(*rng.choice([
        (f"{portuguese} mandou {v} {o} {{past}}", f"{subject} had {e} {verb.done} {{past}}"),
        (f"{portuguese} não mandou {v} {o}", f"{subject} did not have {e} {verb.done}"),
        (f"{portuguese} pagou para {past_of_others(v)} {o}", f"{subject} paid to have {e} {verb.done}"),
        (f"{portuguese} tentou {v} {o} {{past}}", f"{subject} tried to {with_object(verb.base, e)} {{past}}"),
        (f"{portuguese} quase {past(v, '3s')} {o} {{past}}", f"{subject} almost {with_object(verb.past, e)} {{past}}"),
        (f"{portuguese} ameaçou {v} {o}", f"{subject} threatened to {with_object(verb.base, e)}"),
        (f"{portuguese} confessou ter {done(v)} {o}", f"{subject} confessed to having {with_object(verb.done, e)}"),
        (f"{portuguese} negou ter {done(v)} {o}", f"{subject} denied having {with_object(verb.done, e)}"),
        (f"{portuguese} se recusou a {v} {o}", f"{subject} refused to {with_object(verb.base, e)}"),
        (f"{portuguese} deixou de {v} {o}", f"{subject} stopped {ing(verb.base, e)}"),
        (f"{portuguese} voltou a {v} {o} {{past}}", f"{subject} {with_object(verb.past, e)} again {{past}}"),
        (f"foi {portuguese} quem {past(v, '3s')} {o}", f"it was {subject} who {with_object(verb.past, e)}"),
        (f"não foi {portuguese} quem {past(v, '3s')} {o}", f"it was not {subject} who {with_object(verb.past, e)}"),
        (f"quem {past(v, '3s')} {o} foi {portuguese}", f"the one who {with_object(verb.past, e)} was {subject}"),
        (f"{portuguese} disse que não ia {v} {o}", f"{subject} said that he was not going to {with_object(verb.base, e)}") if subject != "she" else
        (f"{portuguese} prometeu não {v} {o}", f"{subject} promised not to {with_object(verb.base, e)}"),
        (f"{portuguese} ainda não {past(v, '3s')} {o}, mas vai {v}", f"{subject} has not {with_object(verb.done, e)} yet, but is going to"),
    ]), rng)  # fmt: skip


def done(infinitive: str) -> str:
    """Return the participle of a regular verb after `ter`."""
    return infinitive[:-2] + ("ado" if infinitive.endswith("ar") else "ido")


def past_of_others(infinitive: str) -> str:
    """Return the personal infinitive of unnamed people: matarem."""
    return infinitive + "em"


def ing(words: str, pronoun: str) -> str:
    """Return a gerund with its object: handing him over."""
    verb, _, particle = words.partition(" ")
    doubled = {"cut": "cutting", "run": "running", "stab": "stabbing", "kidnap": "kidnapping", "drug": "drugging"}
    gerund = doubled.get(verb) or (verb[:-1] if verb.endswith("e") and verb != "free" else verb) + "ing"
    return with_object(f"{gerund} {particle}".strip(), pronoun)


_PEOPLE = table("""
{who} «foi» sequestrad«o» {past} em {city}. | {who} «was» kidnapped {past} in {city}.
{who} «foi» assassinad«o» {past}. | {who} «was» murdered {past}.
{who} «foi» mort«o» a tiros {past}. | {who} «was» shot dead {past}.
{who} não «foi» localizad«o». | {who} «was» not located.
{who} ainda não apareceu«m_». | {who} still «has» not turned up.
{who} «está_» desaparecid«o» desde {weekday}. | {who} «has» been missing since {weekday}.
{who} «está_» mort«o». | {who} «is» dead.
{who} não «está_» mort«o». | {who} «is» not dead.
{who} «está_» viv«o». | {who} «is» alive.
{who} ainda «está_» com vida. | {who} «is» still alive.
{who} «está_» em segurança. | {who} «is» safe.
{who} não «está_» em segurança. | {who} «is» not safe.
{who} corre«m» risco de morte. | {who} «is» at risk of death.
{who} já não corre«m» perigo. | {who} «is» no longer in danger.
Estamos com {who} e vocês não vão ver «ele» nunca mais. | We have {who} and you are never going to see «him» again.
Se não pagarem, não vão mais ver {who}. | If you do not pay, you will not see {who} again.
Não machuquem {who}. | Do not hurt {who}.
Não encoste em {who}. | Do not touch {who}.
Soltem {who} ou eu chamo a polícia. | Let {who} go or I will call the police.
Já soltaram {who}. | They have already released {who}.
Ainda não soltaram {who}. | They have not released {who} yet.
Encontraram {who} com vida. | They found {who} alive.
Encontraram {who} sem vida. | They found {who} dead.
Mataram {who} {past}. | They killed {who} {past}.
Não mataram {who}. | They did not kill {who}.
Vão matar {who} se ninguém fizer nada. | They are going to kill {who} if nobody does anything.
Ninguém vai matar {who}. | Nobody is going to kill {who}.
{who} recebeu«m_» ameaças de morte. | {who} received death threats.
Fizeram ameaças de morte contra {who}. | They made death threats against {who}.
Cortaram um dedo de {who}. | They cut off one of {who}'s fingers.
{who} «disse» que «vai» se matar. | {who} said «he» «is» going to kill «himself».
{who} «disse» que não «vai» se matar. | {who} said «he» «is» not going to kill «himself».
{who} «quer» se matar. | {who} «wants» to kill «himself».
{who} «quer» tirar a própria vida. | {who} «wants» to take «his» own life.
{who} tir«ou» a própria vida {past}. | {who} took «his» own life {past}.
{who} não se mat«ou»: mataram «ele». | {who} did not kill «himself»: «he» «was» killed.
{who} tent«ou» se matar {past}. | {who} tried to kill «himself» {past}.
{who} ameaç«ou» se jogar da ponte. | {who} threatened to jump off the bridge.
{who} cort«ou» os pulsos {past}. | {who} slit «his» wrists {past}.
{who} tom«ou» veneno {past}. | {who} took poison {past}.
{who} «está_» pres«o» em casa e não deixam «ele» sair. | {who} «is» locked in the house and they will not let «him» out.
{who} «está_» em cárcere privado. | {who} «is» being held captive.
{who} não «pode» sair porque «ele» «está_» trancad«o». | {who} cannot get out because «he» «is» locked in.
Tenho medo que aconteça alguma coisa com {who}. | I am afraid something will happen to {who}.
Não quero que aconteça nada com {who}. | I do not want anything to happen to {who}.
{who} não denunci«ou» por medo. | {who} did not report it out of fear.
{who} já denunci«ou» os fatos. | {who} already reported the facts.
{who} nunca receb«eu» o dinheiro. | {who} never received the money.
Ninguém sabe onde «está_» {who}. | Nobody knows where {who} «is».
Não se sabe o paradeiro de {who}. | The whereabouts of {who} are unknown.
Exigem {amount} por {who}. | They are demanding {amount} for {who}.
Exigiram {amount} para não divulgar as fotos de {who}. | They demanded {amount} in exchange for not posting the photos of {who}.
Ameaçam divulgar fotos íntimas de {who}. | They are threatening to post intimate photos of {who}.
{who} «foi» vist«o» pela última vez {past} em {city}. | {who} «was» last seen {past} in {city}.
{who} não volt«ou» para casa {past}. | {who} did not return home {past}.
{who} «tem» {age} anos. | {who} «is» {age} years old.
{who} precisa«m» de ajuda urgente. | {who} need«s» urgent help.
{who} não precisa«m» de ajuda. | {who} «does» not need help.
{who} «está_» grávida«»s. | {who} «is» pregnant.
{who} não «está_» pres«o». | {who} «is» not in custody.
{who} «está_» foragid«o». | {who} «is» on the run.
{who} «está_» em liberdade. | {who} «is» at liberty.
{who} «está_» no hospital, balead«o». | {who} «is» in the hospital with a gunshot wound.
Atiraram em {who} {past}, mas «ele» não morr«eu». | They shot at {who} {past}, but «he» did not die.
Bateram em {who} {past}. | They beat {who} {past}.
O homem bateu em {who}. | The man hit {who}.
{who} bat«eu» no homem. | {who} hit the man.
O homem ameaçou matar {who}. | The man threatened to kill {who}.
O homem negou ter matado {who}. | The man denied having killed {who}.
Não foi ele quem matou {who}. | He was not the one who killed {who}.
Foi ele quem matou {who}. | He was the one who killed {who}.
Obrigaram {who} a gravar um vídeo. | They forced {who} to record a video.
Ele é acusado de abusar de {who}. | He is accused of abusing {who}.
Ele mandou uma mensagem para {who} e pediu fotos. | He sent a message to {who} and asked for photos.
Ele mandou {who} apagar as mensagens. | He told {who} to delete the messages.
Ele marcou de encontrar {who} {when}. | He arranged to meet {who} {when}.
{who} marc«ou» de encontrar o homem {when}. | {who} arranged to meet the man {when}.
Quem ameaçou {who} foi o vizinho. | The one who threatened {who} was the neighbor.
Quem {who} ameaç«ou» foi o vizinho. | The one {who} threatened was the neighbor.
{who} não deve«m» nada a ninguém. | {who} «does» not owe anybody anything.
Devolvam {who} à família. | Give {who} back to the family.
{who} foge«m» do agressor. | {who} «is» running away from the attacker.
Tiraram {who} de casa à força {past}. | They took {who} out of the house by force {past}.
""")  # fmt: skip
_PEOPLE = [pair for pair in _PEOPLE if "grávida" not in pair[0]]


def about_people(rng: random.Random) -> Pair:
    """Return what happened to somebody, with the words that agree."""
    noun = rng.choice(NOUNS)
    portuguese, english = rng.choice(_PEOPLE)
    portuguese = portuguese.replace("receb«eu_»", "recebeu").replace(
        "u«m_»", "ram" if noun.kind in ("mp", "fp") else "u"
    )
    portuguese, english = filled((portuguese, english), SLOTS, rng, noun)
    return portuguese, english.replace("s's fingers", "s' fingers")


_ORDERS = [
    tuple(part.strip() for part in row.split("/"))
    for row in """
mata ele / não mata ele / kill him / do not kill him
mate ela / não mate ela / kill her / do not kill her
matem todos / não matem ninguém / kill them all / do not kill anyone
solta ela / não solta ela / let her go / do not let her go
soltem ele / não soltem ele / let him go / do not let him go
me solta / não me solta / let me go / do not let me go
apaga isso / não apaga isso / delete that / do not delete that
apaguem tudo / não apaguem nada / delete everything / do not delete anything
avisa a polícia / não avisa a polícia / tell the police / do not tell the police
chame a polícia / não chame a polícia / call the police / do not call the police
conta para a sua mãe / não conta para a sua mãe / tell your mother / do not tell your mother
liga para ela / não liga para ela / call her / do not call her
me responde / não me responde / answer me / do not answer me
vem sozinha / não vem sozinha / come alone / do not come alone
venha sozinho / não traga ninguém / come alone / do not bring anyone
paga hoje / não paga nada / pay today / do not pay anything
paguem o resgate / não paguem o resgate / pay the ransom / do not pay the ransom
manda a foto / não manda a foto / send the photo / do not send the photo
mandem ajuda / não mandem ninguém / send help / do not send anyone
denuncie ele / não denuncie ele / report him / do not report him
abre a porta / não abre a porta / open the door / do not open the door
salvem ela / não abandonem ela / save her / do not abandon her
me deixa em paz / não me deixa / leave me alone / do not leave me
sai daí / não sai daí / get out of there / do not leave there
corre / não corre / run / do not run
retire a queixa / não retire a queixa / withdraw the complaint / do not withdraw the complaint
confia nele / não confia nele / trust him / do not trust him
queima ela / não queima ela / burn her / do not burn her
atira nele / não atira nele / shoot him / do not shoot him
atirem / não atirem / shoot / do not shoot
pula / não pula / jump / do not jump
toma os remédios / não toma os remédios / take the pills / do not take the pills
faz isso agora / não faz isso / do it now / do not do it
bate nele / não bate nele / hit him / do not hit him
fala com ele / não fala com ele / talk to him / do not talk to him
me ajuda / não me ajuda / help me / do not help me
obedece / não obedece / obey / do not obey
entregue o dinheiro / não entregue o dinheiro / hand over the money / do not hand over the money
bloqueia ele / não bloqueia ele / block him / do not block him
fica em casa / não fica em casa / stay home / do not stay home
vai para a escola amanhã / não vai para a escola amanhã / go to school tomorrow / do not go to school tomorrow
""".strip().split("\n")
]  # fmt: skip
_ENDINGS = [
    ("", ""), ("", ""), (", por favor", ", please"), (" {when}", " {when}"), (" ou vai se arrepender", " or you will regret it"), (", eu te imploro", ", I beg you"),
    (" antes que seja tarde", " before it is too late"), (", pelo amor de Deus", ", for the love of God"), (", senão já sabe", ", or else you know what will happen"),
]  # fmt: skip


def orders(rng: random.Random) -> Pair:
    """Return an order or its negation, alone or with a threat."""
    yes, no, do, dont = rng.choice(_ORDERS)
    portuguese, english = (no, dont) if rng.random() < 0.5 else (yes, do)
    ending = rng.choice(_ENDINGS)
    return _sentence(portuguese + ending[0], english + ending[1], rng)


def _sentence(portuguese: str, english: str, rng: random.Random) -> Pair:
    end = rng.choice([".", ".", ".", "!", ""])
    portuguese, english = " ".join(portuguese.split()), " ".join(english.split())
    portuguese, english = filled((portuguese + end, english + end), SLOTS, rng)
    return portuguese[:1].upper() + portuguese[1:], english[:1].upper() + english[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield threats, reports and orders."""
    kinds = [acts, acts, acts, happened, happened, caused, about_people, about_people, orders]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

"""Who is meant where Portuguese has no subject: indirect questions, `seu` and `sua`, and persons that only agreement or the sentence before tells."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, Person, table
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled
from training.romance_en.grammar.portuguese.roles import PEOPLE, somebody

_KINDS = ("m", "f", "mp", "fp")
_WEIGHTS = (6, 6, 2, 2)

_UNKNOWN = table("""
Não sabemos | We do not know
Não sei | I do not know
Não se sabe | It is not known
Ignora-se | It is not known
Ignoramos | We do not know
Desconhece-se | It is not known
Desconhecemos | We do not know
Ninguém sabe | Nobody knows
Ninguém sabe dizer | Nobody can say
A família não sabe | The family does not know
A mãe ignora | The mother does not know
A polícia desconhece | The police do not know
Os pais não sabem | The parents do not know
Ainda não sabemos | We do not know yet
Ainda não se sabe | It is not known yet
Não conseguimos saber | We have not been able to find out
Não foi possível apurar | It was not possible to determine
Não foi possível saber | It was not possible to find out
Não se apurou | It was not determined
Não temos como saber | We have no way of knowing
Precisamos saber | We need to know
Preciso saber | I need to know
Queremos saber | We want to know
É preciso descobrir | It is necessary to find out
É urgente saber | It is urgent to know
Resta saber | It remains to be seen
Informem | Report
Digam | Tell us
Alguém sabe | Does anyone know
Sabemos | We know
Já sabemos | We already know
A vizinha sabe | The neighbor knows
Apuramos | We determined
Tentamos descobrir | We are trying to find out
Favor informar | Please report
Solicito que informem | I request that you report
Perguntaram | They asked
Não me disseram | They did not tell me
Não disseram | They did not say
Ele não quis dizer | He did not want to say
O suspeito se recusa a dizer | The suspect refuses to say
O sequestrador não revelou | The kidnapper did not reveal
""")
_CLAUSES = table("""
de onde lig«ou» | where «he» called from
de onde lig«ou» {past} | where «he» called from {past}
de onde escrev«eu» | where «he» wrote from
de que número lig«ou» | what number «he» called from
para quem lig«ou» | whom «he» called
com quem fal«ou» | whom «he» spoke to
com quem sa«iu» | whom «he» went out with
com quem «está_» | whom «he» «is» with
com quem mora«m» | whom «he» live«s» with
com quem «estava» | whom «he» «was» with
quem está com «ele» | who is with «him»
quem estava com «ele» | who was with «him»
quem «o» levou | who took «him»
quem «o» ameaça | who is threatening «him»
quem «o» ajudou | who helped «him»
quem «o» matou | who killed «him»
quem «o» viu por último | who saw «him» last
quem «o» mantém em cativeiro | who is holding «him» captive
quem mandou matá-«lo» | who ordered «him» killed
onde «está_» | where «he» «is»
onde «está_» escondid«o» | where «he» «is» hiding
onde «está_» trancad«o» | where «he» «is» locked up
onde dorme«m» | where «he» sleep«s»
onde mora«m» | where «he» live«s»
onde «foi» vist«o» | where «he» «was» seen
para onde «foi» | where «he» went
para onde «foi» levad«o» | where «he» «was» taken
para onde «o» levaram | where they took «him»
para onde vão levá-«lo» | where they are going to take «him»
quando volt«ou» | when «he» came back
quando sa«iu» de casa | when «he» left home
quando «foi» solt«o» | when «he» «was» released
quando «o» viram pela última vez | when they last saw «him»
a que horas cheg«ou» | what time «he» arrived
por que fug«iu» | why «he» ran away
por que não respond«eu» | why «he» did not answer
por que «o» mataram | why they killed «him»
como entr«ou» | how «he» got in
como «está_» | how «he» «is»
como consegu«iu» a arma | how «he» got the gun
quanto pag«ou» | how much «he» paid
o que disse_ | what «he» said
o que aconteceu com «ele» | what happened to «him»
o que fizeram com «ele» | what they did to «him»
se ainda respira«m» | whether «he» «is» still breathing
se ainda vive«m» | whether «he» «is» still alive
se «está_» viv«o» | whether «he» «is» alive
se «está_» mort«o» | whether «he» «is» dead
se «está_» ferid«o» | whether «he» «is» wounded
se «está_» armad«o» | whether «he» «is» armed
se «está_» sozinh«o» | whether «he» «is» alone
se «está_» consciente«S» | whether «he» «is» conscious
se continua«m» em cativeiro | whether «he» «is» still being held captive
se volt«ou» para casa | whether «he» returned home
se tom«ou» os remédios | whether «he» took the pills
se com«eu» alguma coisa | whether «he» ate anything
se consegu«iu» fugir | whether «he» managed to escape
se «foi» sequestrad«o» | whether «he» «was» kidnapped
se «foi» drogad«o» | whether «he» «was» drugged
se «foi» obrigad«o» a entrar no carro | whether «he» «was» forced into the car
se corre«m» perigo | whether «he» «is» in danger
se «o» machucaram | whether they hurt «him»
se «o» soltaram | whether they released «him»
se vão soltá-«lo» | whether they are going to release «him»
se já «o» encontraram | whether they have found «him» yet
se ainda «tem» o celular | whether «he» still «has» the phone
se pretende«m» voltar | whether «he» intend«s» to come back
""")
_ALONE = table("""
«Está_» há {duration} sem comer. | «He» «has» gone {duration} without eating.
«Está_» há três dias sem comer. | «He» «has» gone three days without eating.
«Está_» há dias sem dormir. | «He» «has» not slept for days.
«Está_» há dois dias sem dar notícias. | «He» «has» not been heard from for two days.
«Está_» sem comer desde {weekday}. | «He» «has» not eaten since {weekday}.
«Está_» sem os remédios há {duration}. | «He» «has» been without «his» medicine for {duration}.
Não come«m» há {duration}. | «He» «has» not eaten for {duration}.
Não dorme«m» há {duration}. | «He» «has» not slept for {duration}.
Não respira«m». | «He» «is» not breathing.
Ainda respira«m». | «He» «is» still breathing.
Já não respira«m». | «He» «is» no longer breathing.
Mal respira«m». | «He» can hardly breathe.
Não «pode» sair de casa. | «He» cannot leave the house.
Não «pode» falar: «está_» sendo vigiad«o». | «He» cannot talk: «he» «is» being watched.
Sa«iu» de casa {past} e não volt«ou». | «He» left home {past} and did not come back.
Lig«ou» {past} e ped«iu» ajuda. | «He» called {past} and asked for help.
Lig«ou» chorando e ped«iu» socorro. | «He» called in tears and asked for help.
Lig«ou» de um número desconhecido. | «He» called from an unknown number.
Escrev«eu» que «vai» se matar. | «He» wrote that «he» «is» going to kill «himself».
Pergunt«ou» por mim. | «He» asked about me.
Já tent«ou» se matar duas vezes. | «He» «has» already tried to kill «himself» twice.
Nunca tent«ou» se matar. | «He» «has» never tried to kill «himself».
Desaparec«eu» {past}. | «He» disappeared {past}.
Não apareceu_ mais. | «He» did not turn up again.
Dorme«m» na rua. | «He» sleep«s» on the street.
Vive«m» com medo. | «He» live«s» in fear.
Vive«m» escondid«o». | «He» live«s» in hiding.
«Foi» levad«o» {past} para outro lugar. | «He» «was» taken somewhere else {past}.
«Foi» obrigad«o» a entrar num carro. | «He» «was» forced into a car.
«Foi» encontrad«o» com vida. | «He» «was» found alive.
Não «foi» encontrad«o». | «He» «was» not found.
«Está_» trancad«o» num quarto. | «He» «is» locked in a room.
«Está_» amarrad«o» e com os olhos vendados. | «He» «is» tied up and blindfolded.
«Está_» sozinh«o» com o agressor. | «He» «is» alone with the attacker.
«Está_» ameaçad«o» de morte. | «He» «has» received death threats.
«Está_» sendo mantid«o» em cativeiro. | «He» «is» being held captive.
«Está_» desaparecid«o» há {duration}. | «He» «has» been missing for {duration}.
«Está_» com hematomas no rosto. | «He» «has» bruises on «his» face.
«Está_» sangrando muito. | «He» «is» bleeding heavily.
Continua«m» em poder dos sequestradores. | «He» «is» still in the hands of the kidnappers.
Continua«m» desaparecid«o». | «He» «is» still missing.
Vão levá-«lo» para outro lugar. | They are going to take «him» somewhere else.
Vão levá-«lo» para outro lugar {when}. | They are going to take «him» somewhere else {when}.
Vão matá-«lo» {when}. | They are going to kill «him» {when}.
Vão soltá-«lo» {when}. | They are going to release «him» {when}.
Querem tirá-«lo» da cidade. | They want to get «him» out of the city.
Pretendem vendê-«lo». | They intend to sell «him».
Ameaçam matá-«lo». | They are threatening to kill «him».
Prometeram soltá-«lo» {when}. | They promised to release «him» {when}.
Mandaram levá-«lo» para o mato. | They ordered «him» taken into the bushes.
Tentei ajudá-«lo». | I tried to help «him».
Não conseguimos localizá-«lo». | We have not been able to locate «him».
Precisamos encontrá-«lo» com vida. | We need to find «him» alive.
Não voltaram a vê-«lo». | They did not see «him» again.
Levaram-n«o» para um sítio. | They took «him» to a farm.
Mantêm-n«o» amarrad«o». | They are keeping «him» tied up.
Trancaram-n«o» no porão. | They locked «him» in the basement.
Não «o» deixam sair. | They do not let «him» out.
Não «o» deixam comer. | They do not let «him» eat.
Não «o» matem. | Do not kill «him».
Ninguém «o» viu mais. | Nobody saw «him» again.
Não contem com «ele» viv«o». | Do not count on «him» being alive.
Não conte com «ele» viv«o». | Do not count on «him» being alive.
Não contem mais com «ele» viv«o». | Do not count on «him» being alive any more.
Não conte com «ele» para nada. | Do not count on «him» for anything.
Pode contar com «ele». | You can count on «him».
Não esperem encontrá-«lo» viv«o». | Do not expect to find «him» alive.
Não vão vê-«lo» viv«o». | You will not see «him» alive.
Se avisarem a polícia, não «o» verão viv«o». | If you tell the police, you will not see «him» alive.
Esqueçam que «ele» existe«m». | Forget that «he» exist«s».
Digam adeus a «ele». | Say goodbye to «him».
""")  # fmt: skip
_SAME = table("""
{who} post«ou» em seu perfil. | {who} posted on «his» profile.
{who} posta«m» em seu perfil. | {who} post«s» on «his» profile.
{who} posta«m» ameaças em seu perfil {handle}. | {who} post«s» threats on «his» profile {handle}.
{who} public«ou» em sua conta. | {who} posted on «his» account.
{who} public«ou» em suas redes sociais. | {who} posted on «his» social media.
{who} divulg«ou» em seu canal. | {who} published on «his» channel.
{who} us«ou» seu próprio celular. | {who} used «his» own phone.
{who} perd«eu» seu telefone {past}. | {who} lost «his» phone {past}.
{who} deix«ou» sua casa {past}. | {who} left «his» home {past}.
{who} mora«m» com sua mãe. | {who} live«s» with «his» mother.
{who} ameaç«ou» sua própria família. | {who} threatened «his» own family.
{who} mat«ou» sua esposa. | {who} killed «his» wife.
{who} bat«eu» em seu filho. | {who} hit «his» son.
{who} agred«iu» sua filha. | {who} assaulted «his» daughter.
{who} tem_ medo de seu marido. | {who} «is» afraid of «his» husband.
{who} tir«ou» sua própria vida. | {who} took «his» own life.
{who} escrev«eu» sua carta de despedida. | {who} wrote «his» farewell letter.
{who} diz_ que vai matar seus colegas. | {who} says «he» «is» going to kill «his» classmates.
{who} sa«iu» de sua casa {past}. | {who} left «his» home {past}.
{who} receb«eu» as ameaças em seu celular. | {who} received the threats on «his» phone.
{who} acess«ou» sua conta {past}. | {who} accessed «his» account {past}.
{who} apag«ou» suas mensagens. | {who} deleted «his» messages.
{who} vend«eu» seu carro. | {who} sold «his» car.
{who} lev«ou» seus documentos. | {who} took «his» documents.
{who} entreg«ou» sua arma à polícia. | {who} handed «his» gun over to the police.
{who} fal«ou» com seu advogado. | {who} spoke with «his» lawyer.
{who} não respond«eu» a seus pais. | {who} did not answer «his» parents.
""")
_POSTS = table("""
Posta em seu perfil | «He» posts on «his» profile
Posta fotos em seu perfil | «He» posts photos on «his» profile
Posta em seu perfil {handle} que vai matar todos | «He» posts on «his» profile {handle} that «he» is going to kill everyone
Posta ameaças em suas redes | «He» posts threats on «his» social media
Publica vídeos em sua conta | «He» posts videos on «his» account
Publicou em sua conta que não aguenta mais | «He» posted on «his» account that «he» cannot take it any more
Escreveu em seu perfil que vai se matar | «He» wrote on «his» profile that «he» is going to kill «himself»
Divulga em seu canal fotos de crianças | «He» publishes photos of children on «his» channel
Transmite de sua casa | «He» broadcasts from «his» home
Usa seu nome verdadeiro | «He» uses «his» real name
Ameaça seus colegas de escola | «He» threatens «his» schoolmates
Vive com seus avós | «He» lives with «his» grandparents
Não atende seu telefone | «He» does not answer «his» phone
Deixou seu celular em casa | «He» left «his» phone at home
Diz que vai matar seus professores | «He» says «he» is going to kill «his» teachers
Diz que vai matar seu ex | «He» says «he» is going to kill «his» ex
Saiu de sua casa {past} e não voltou | «He» left «his» home {past} and did not come back
""")
_CONTEXTS = table("""
{who} desapareceu_ {past}. | {who} disappeared {past}.
{who} não «foi» localizad«o». | {who} «was» not located.
{who} «está_» em perigo. | {who} «is» in danger.
{who} «está_» em cativeiro. | {who} «is» being held captive.
{who} «foi» sequestrad«o» {past}. | {who} «was» kidnapped {past}.
{who} precisa«m» de ajuda. | {who} need«s» help.
Trata-se de {who}. | This concerns {who}.
Não temos notícias de {who}. | We have no news of {who}.
Estamos procurando {who}. | We are looking for {who}.
{who} mora«m» em {city}. | {who} live«s» in {city}.
""")
_IRREGULAR = (
    ("disse_", ("disse", "disse", "disseram", "disseram")),
    ("apareceu_", ("apareceu", "apareceu", "apareceram", "apareceram")),
    ("desapareceu_", ("desapareceu", "desapareceu", "desapareceram", "desapareceram")),
    ("tem_", ("tem", "tem", "têm", "têm")),
    ("diz_", ("diz", "diz", "dizem", "dizem")),
    ("diz_ que vai", ("diz que vai", "diz que vai", "dizem que vão", "dizem que vão")),
    ("«S»", ("", "", "s", "s")),
    ("«Está_»", ("Está", "Está", "Estão", "Estão")),
    ("«Foi»", ("Foi", "Foi", "Foram", "Foram")),
)


_NEGATIVE = re.compile(
    r"(?:Não|Ninguém|Ainda não|Ignora|Desconhec|.* (?:não|recusa|ignora|desconhece))\b|Desconhec|Ignora"
)


def _suited(source: str, kind: str) -> str:
    """Return a template with the forms that the marks do not know."""
    for mark, forms in sorted(_IRREGULAR, key=lambda pair: -len(pair[0])):
        source = source.replace(mark, forms[_KINDS.index(kind)])
    return source


_ENGLISH = (("says «he»", ("says he", "says she", "say they", "say they")),)


def _suited_english(english: str, kind: str) -> str:
    for mark, forms in _ENGLISH:
        english = english.replace(mark, forms[_KINDS.index(kind)])
    return english


def _kind(rng: random.Random) -> str:
    return rng.choices(_KINDS, _WEIGHTS)[0]


def _filled(pair: Pair, rng: random.Random, person: Person) -> Pair:
    source, english = _suited(pair[0], person.kind), _suited_english(pair[1], person.kind)
    return filled((source, english), SLOTS, rng, person)


_GENDERED = ("«o»", "«lo»", "«ele»", "«himself»")


def _hinted(source: str) -> bool:
    return any(mark in source for mark in _GENDERED)


def _likely(pair: Pair, rng: random.Random) -> str:
    """Return a kind that the Portuguese shows, or singular where only the number shows."""
    kind = _kind(rng)
    if _hinted(pair[0]) or kind in ("m", "f"):
        return kind if _hinted(pair[0]) or rng.random() < 0.3 else "m"
    return kind


def indirect(rng: random.Random) -> Pair:
    """Return an indirect question whose subject is somebody else than reader and writer."""
    head, clause = rng.choice(_UNKNOWN), rng.choice(_CLAUSES)
    source, english = f"{head[0]} {clause[0]}", f"{head[1]} {clause[1]}"
    if rng.random() < 0.25:
        more = rng.choice(_CLAUSES)
        nor = "nem" if _NEGATIVE.match(head[0]) else "e"
        source, english = f"{source} {nor} {more[0]}", f"{english} {'or' if nor == 'nem' else 'and'} {more[1]}"
    end = "?" if head[0].startswith("Alguém") else "."
    return _filled((source + end, english + end), rng, Person("", "", _likely((source, english), rng)))


def alone(rng: random.Random) -> Pair:
    """Return a sentence without a subject."""
    pair = rng.choice(_ALONE)
    source, english = _filled(pair, rng, Person("", "", _likely(pair, rng)))
    return source, english[:1].upper() + english[1:]


def after_context(rng: random.Random) -> Pair:
    """Return a sentence about somebody and one without a subject that goes on about the same person."""
    one = somebody(rng) if rng.random() < 0.3 else rng.choice(PEOPLE)
    person = Person(one.source, one.english, one.kind)
    first = _filled(rng.choice(_CONTEXTS), rng, person)
    clause = rng.random() < 0.4
    pair = rng.choice(_CLAUSES if clause else _ALONE)
    if clause:
        head = rng.choice(_UNKNOWN)
        end = "?" if head[0].startswith("Alguém") else "."
        pair = f"{head[0]} {pair[0]}{end}", f"{head[1]} {pair[1]}{end}"
    second = _filled(pair, rng, person)
    return f"{_capital(first[0])} {_capital(second[0])}", f"{_capital(first[1])} {_capital(second[1])}"


def own(rng: random.Random) -> Pair:
    """Return a sentence whose `seu` is the subject's."""
    if rng.random() < 0.4:
        source, english = rng.choice(_POSTS)
        kind = "m" if rng.random() < 0.7 else "f"
        source, english = _filled((f"{source}.", f"{english}."), rng, Person("", "", kind))
        return source, english
    one = somebody(rng)
    pair = rng.choice(_SAME)
    source, english = _filled(pair, rng, Person(one.source, one.english, one.kind))
    if one.kind.endswith("p"):
        english = english.replace("says they", "say they").replace(" wife", " wives").replace(" husband", " husbands")
    return _capital(source), _capital(english)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield indirect questions, sentences without a subject, and possessives."""
    kinds = [indirect] * 4 + [alone] * 4 + [after_context] * 3 + [own] * 2
    for _ in range(count):
        source, english = rng.choice(kinds)(rng)
        source, english = " ".join(source.split()), " ".join(english.split())
        if rng.random() < 0.15:
            source, english = source.rstrip("."), english.rstrip(".")
        yield _capital(source), _capital(english)

"""Negations and exceptions of orders and statements, in the forms that letters use: what is forbidden, what is not, what only seems so."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, choice, filled, table
from training.romance_en.grammar.letters import ACCOUNTS, CRIMES, PARTIES, SOON, UNTIL
from training.romance_en.grammar.particulars import SLOTS

# infinitive | third person of the present, future and subjunctive, imperative of usted's plural | English base, participle, -ing
_ACTS = [
    tuple(part.strip() for part in row.split("|"))
    for row in """
avisar | avisa | avisará | avise | avisen | notify | notified | notifying
informar | informa | informará | informe | informen | inform | informed | informing
llamar | llama | llamará | llame | llamen | call | called | calling
contactar | contacta | contactará | contacte | contacten | contact | contacted | contacting
detener | detiene | detendrá | detenga | detengan | arrest | arrested | arresting
interrogar | interroga | interrogará | interrogue | interroguen | question | questioned | questioning
liberar | libera | liberará | libere | liberen | release | released | releasing
proteger | protege | protegerá | proteja | protejan | protect | protected | protecting
trasladar | traslada | trasladará | traslade | trasladen | transfer | transferred | transferring
identificar | identifica | identificará | identifique | identifiquen | identify | identified | identifying
alertar | alerta | alertará | alerte | alerten | alert | alerted | alerting
citar | cita | citará | cite | citen | summon | summoned | summoning
entrevistar | entrevista | entrevistará | entreviste | entrevisten | interview | interviewed | interviewing
mencionar | menciona | mencionará | mencione | mencionen | mention | mentioned | mentioning
molestar | molesta | molestará | moleste | molesten | disturb | disturbed | disturbing
buscar | busca | buscará | busque | busquen | look for | looked for | looking for
evacuar | evacua | evacuará | evacúe | evacúen | evacuate | evacuated | evacuating
vincular | vincula | vinculará | vincule | vinculen | link | linked | linking
""".strip().split("\n")
]
_THINGS = [
    tuple(part.strip() for part in row.split("|"))
    for row in """
publicar | publica | publicará | publique | publiquen | la fotografía | publish | published | publishing | the photograph
difundir | difunde | difundirá | difunda | difundan | el video | share | shared | sharing | the video
borrar | borra | borrará | borre | borren | la cuenta | delete | deleted | deleting | the account
suspender | suspende | suspenderá | suspenda | suspendan | el servicio | suspend | suspended | suspending | the service
bloquear | bloquea | bloqueará | bloquee | bloqueen | el perfil | block | blocked | blocking | the profile
entregar | entrega | entregará | entregue | entreguen | el dinero | hand over | handed over | handing over | the money
abrir | abre | abrirá | abra | abran | la puerta | open | opened | opening | the door
cerrar | cierra | cerrará | cierre | cierren | el caso | close | closed | closing | the case
compartir | comparte | compartirá | comparta | compartan | la ubicación | share | shared | sharing | the location
revelar | revela | revelará | revele | revelen | la identidad de {who} | reveal | revealed | revealing | the identity of {who}
mover | mueve | moverá | mueva | muevan | el vehículo | move | moved | moving | the vehicle
tocar | toca | tocará | toque | toquen | el artefacto | touch | touched | touching | the device
enviar | envía | enviará | envíe | envíen | la respuesta | send | sent | sending | the reply
destruir | destruye | destruirá | destruya | destruyan | la evidencia | destroy | destroyed | destroying | the evidence
modificar | modifica | modificará | modifique | modifiquen | la configuración | change | changed | changing | the settings
transferir | transfiere | transferirá | transfiera | transfieran | el saldo | transfer | transferred | transferring | the balance
utilizar | utiliza | utilizará | utilice | utilicen | la fuerza | use | used | using | force
interrumpir | interrumpe | interrumpirá | interrumpa | interrumpan | la transmisión | interrupt | interrupted | interrupting | the broadcast
retirar | retira | retirará | retire | retiren | la publicación | remove | removed | removing | the post
conservar | conserva | conservará | conserve | conserven | el contenido | preserve | preserved | preserving | the content
devolver | devuelve | devolverá | devuelva | devuelvan | el teléfono | return | returned | returning | the phone
reactivar | reactiva | reactivará | reactive | reactiven | la línea | reactivate | reactivated | reactivating | the line
""".strip().split("\n")
]
_NEVER = table("""
bajo ningún concepto | under no circumstances
bajo ninguna circunstancia | under no circumstances
en ningún caso | in no case
en ningún momento | at no time
de ninguna manera | in no way
de ningún modo | in no way
por ningún motivo | for no reason
por nada del mundo | not for anything in the world
jamás | never
nunca | never
""")
_WHO = table("""
al titular | the account holder
al usuario | the user
a la familia | the family
a los familiares | the relatives
a la víctima | the victim
al sospechoso | the suspect
a los sospechosos | the suspects
al menor | the minor
a la madre | the mother
a los padres | the parents
al detenido | the detainee
a los testigos | the witnesses
a la prensa | the press
al investigado | the person under investigation
a terceros | third parties
a los vecinos | the neighbors
al denunciado | the accused
a nadie | anyone
""")
_OF = table("""
la víctima | the victim
la menor | the minor
el denunciante | the complainant
el informante | the informant
la testigo | the witness
el agente | the officer
""")


def _chosen(rng: random.Random) -> tuple[str, ...]:
    """Return infinitive, present, future, subjunctive, subjunctives, object; base, participle, -ing, English object."""
    if rng.random() < 0.5:
        who, english = rng.choice(_WHO[:-1])
        row = rng.choice(_ACTS)
        return (*row[:5], who, *row[5:], english)
    return rng.choice(_THINGS)


def ordered(rng: random.Random) -> Pair:
    """Return an order with one of the words for never, or the opposite that looks alike."""
    verb, present, future, wish, wishes, what, base, done, doing, thing = _chosen(rng)
    never, english = rng.choice(_NEVER)
    head, _, particle = base.partition(" ")
    plural = thing.split()[-1] in ("parents", "neighbors", "parties", "relatives", "suspects", "witnesses")
    be = "are" if plural else "is"
    cap, Thing = never[0].upper() + never[1:], thing[0].upper() + thing[1:]
    no_matter = {
        "under no circumstances": "Under no circumstances",
        "in no case": "In no case",
        "at no time": "At no time",
        "in no way": "In no way",
    }.get(english, "Under no circumstances")
    return rng.choice(
        [
            (f"{cap} se {future} {what}.", f"{no_matter} will {thing} be {done}."),
            (f"{cap} se {wish} {what}.", f"{no_matter} should {thing} be {done}."),
            (f"{cap} se debe {verb} {what}.", f"{no_matter} should {thing} be {done}."),
            (f"{cap} {wishes} {what}.", f"{no_matter} {base} {thing}."),
            (f"{cap} {wishes} {what} {{until}}.", f"{no_matter} {base} {thing} {{until}}."),
            (f"{cap} se autoriza a {verb} {what}.", f"{no_matter} is {doing} {thing} authorized."),
            (f"No se {future} {what} {never}.", f"{Thing} will not be {done} under any circumstances."),
            (f"No {wishes} {what} {never}.", f"Do not {base} {thing} under any circumstances."),
            (f"Omita {verb} {what}.", f"Do not {base} {thing}."),
            (f"Omitan {verb} {what}.", f"Do not {base} {thing}."),
            (f"Se omite {verb} {what}.", f"{Thing} {be} not being {done}."),
            (f"Se omitió {verb} {what}.", f"{Thing} {'were' if plural else 'was'} not {done}."),
            (f"No omita {verb} {what}.", f"Do not fail to {base} {thing}."),
            (f"No deje de {verb} {what}.", f"Be sure to {base} {thing}."),
            (f"No dejen de {verb} {what}.", f"Be sure to {base} {thing}."),
            (f"Deje de {verb} {what}.", f"Stop {doing} {thing}."),
            (f"Dejen de {verb} {what} {{soon}}.", f"Stop {doing} {thing} {{soon}}."),
            (f"Se abstendrá de {verb} {what}.", f"You shall refrain from {doing} {thing}."),
            (f"Absténganse de {verb} {what} {{until}}.", f"Refrain from {doing} {thing} {{until}}."),
            (f"Le prohíbo {verb} {what}.", f"I forbid you to {base} {thing}."),
            (f"Está prohibido {verb} {what}.", f"It is forbidden to {base} {thing}."),
            (f"No está prohibido {verb} {what}.", f"It is not forbidden to {base} {thing}."),
            (f"No es obligatorio {verb} {what}.", f"It is not mandatory to {base} {thing}."),
            (f"No hay por qué {verb} {what}.", f"There is no need to {base} {thing}."),
            (f"No hace falta {verb} {what}.", f"There is no need to {base} {thing}."),
            (f"No basta con {verb} {what}.", f"It is not enough to {base} {thing}."),
            (f"No olvide {verb} {what}.", f"Do not forget to {base} {thing}."),
            (f"No tarde en {verb} {what}.", f"Do not delay in {doing} {thing}."),
            (f"No duden en {verb} {what}.", f"Do not hesitate to {base} {thing}."),
            (f"Cuidado con {verb} {what}.", f"Be careful not to {base} {thing}."),
            (f"Ni se les ocurra {verb} {what}.", f"Do not even think of {doing} {thing}."),
            (f"Eviten a toda costa {verb} {what}.", f"Avoid {doing} {thing} at all costs."),
            (f"Impida que se {wish} {what}.", f"Prevent {thing} from being {done}."),
            (f"Sírvase no {verb} {what}.", f"Please do not {base} {thing}."),
            (f"Se ruega no {verb} {what} {{until}}.", f"Please do not {base} {thing} {{until}}."),
            (f"Solo {wishes} {what} si es indispensable.", f"Only {base} {thing} if it is essential."),
            (f"No {wishes} {what} salvo orden expresa.", f"Do not {base} {thing} unless expressly ordered."),
            (f"No {wishes} {what} sin consultar con el fiscal.", f"Do not {base} {thing} without consulting the prosecutor."),
            (f"Antes de {verb} {what}, consulte con nosotros.", f"Before {doing} {thing}, consult us."),
            (f"En lugar de {verb} {what}, espere instrucciones.", f"Instead of {doing} {thing}, wait for instructions."),
            (f"Sin {verb} {what}, remita los datos.", f"Without {doing} {thing}, send the data."),
            (f"Hay que evitar que se {wish} {what}.", f"{Thing} must be prevented from being {done}."),
            (f"Nadie {future} {what}.", f"No one will {base} {thing}."),
            (f"Nadie {present} {what}.", f"No one {head}{'es' if head.endswith(('sh', 'ch')) else 's'} {particle + ' ' if particle else ''}{thing}.") if not head.endswith("y") else (f"Nadie {future} {what}.", f"No one will {base} {thing}."),
            (f"Tampoco se {future} {what}.", f"Nor will {thing} be {done}."),
            (f"Ya no se {future} {what}.", f"{Thing} will no longer be {done}."),
            (f"Todavía no se {future} {what}.", f"{Thing} will not be {done} yet."),
            (f"No solo se {future} {what}, también se abrirá una investigación.", f"Not only will {thing} be {done}; an investigation will also be opened."),
            (f"Se {future} {what}, independientemente de lo que diga el juez.", f"{Thing} will be {done}, regardless of what the judge says."),
            (f"Independientemente de quién lo pida, no {wishes} {what}.", f"Regardless of who asks for it, do not {base} {thing}."),
        ]
    )  # fmt: skip


_STATED = table("""
{Party} no tuvo nada que ver con el {crime}. | {Party} had nothing to do with the {crime}.
{Party} nunca estuvo en {city}. | {Party} was never in {city}.
{Party} jamás recibió dinero. | {Party} never received money.
{Party} no llegó a {city} {past}. | {Party} did not arrive in {city} {past}.
{Party} dejó de contestar {past}. | {Party} stopped answering {past}.
{Party} no dejó de escribir. | {Party} did not stop writing.
{Party} no ha dejado de amenazar. | {Party} has not stopped making threats.
{Party} por poco muere. | {Party} almost died.
{Party} casi no habla. | {Party} hardly speaks.
{Party} apenas respira. | {Party} is barely breathing.
{Party} no solo mintió, sino que huyó. | {Party} not only lied but fled.
{Party} no mintió, sino que olvidó los hechos. | {Party} did not lie but forgot the facts.
{Party} no conoce a {party2}, ni {party2} a {party}. | {Party} does not know {party2}, nor does {party2} know {party}.
{Party} tampoco conoce a {party2}. | {Party} does not know {party2} either.
{Party} también conoce a {party2}. | {Party} also knows {party2}.
No cabe duda de que {party} mintió. | There is no doubt that {party} lied.
No es cierto que {party} haya mentido. | It is not true that {party} lied.
No es imposible que {party} mienta. | It is not impossible that {party} is lying.
Es falso que {party} haya huido. | It is false that {party} fled.
No consta que {party} haya salido del país. | There is no record that {party} left the country.
No hay indicios de {crime}. | There are no indications of {crime}.
No hay más remedio que esperar. | There is no choice but to wait.
No hay nadie más en la casa. | There is nobody else in the house.
Sin embargo, no hubo heridos. | However, there were no injuries.
No hubo muertos, pero sí tres heridos. | There were no deaths, but there were three injured.
Hubo tres muertos y ningún herido. | There were three dead and no injured.
Ninguno de los dos confesó. | Neither of them confessed.
Ninguna de las víctimas declaró. | None of the victims testified.
Ambos confesaron. | Both confessed.
Ni uno ni otro declaró. | Neither one testified.
Uno de los dos miente. | One of the two is lying.
Todos menos {party} declararon. | Everyone but {party} testified.
Salvo {party}, nadie lo sabe. | Except for {party}, nobody knows.
A excepción de {party}, todos huyeron. | With the exception of {party}, everyone fled.
No todos declararon. | Not everyone testified.
No siempre contesta. | He does not always answer.
Nunca contesta. | He never answers.
Casi nunca contesta. | He hardly ever answers.
A veces no contesta. | Sometimes he does not answer.
Nada de lo que dijo es verdad. | Nothing he said is true.
No todo lo que dijo es mentira. | Not everything he said is a lie.
La denuncia carece de fundamento. | The complaint is unfounded.
La orden carece de firma. | The order has no signature.
El documento no carece de validez. | The document is not without validity.
A falta de pruebas, fue liberado. | For lack of evidence, he was released.
Por falta de pruebas no fue detenido. | For lack of evidence he was not arrested.
Lejos de calmarse, amenazó de nuevo. | Far from calming down, he made threats again.
Se niega a entregar a la niña. | He refuses to hand over the girl.
No se niega a declarar. | He does not refuse to testify.
Se negó rotundamente. | He flatly refused.
Rechazó la oferta. | He rejected the offer.
No rechazó la oferta. | He did not reject the offer.
Desmintió los rumores. | He denied the rumors.
El fiscal descartó el {crime}. | The prosecutor ruled out {crime}.
La policía no descarta ninguna hipótesis. | The police do not rule out any hypothesis.
Me impidieron salir. | They prevented me from leaving.
No me dejaron salir. | They did not let me leave.
No me impidieron salir. | They did not prevent me from leaving.
Impidió que llegara la ambulancia. | He prevented the ambulance from arriving.
Evitaron que saltara. | They kept her from jumping.
No pudieron evitar que saltara. | They could not keep her from jumping.
No lograron salvarlo. | They were unable to save him.
Lograron salvarlo. | They managed to save him.
No alcanzó a avisar. | She did not manage to give warning.
Alcanzó a avisar a su hermana. | She managed to warn her sister.
Se quedó sin batería. | His battery ran out.
Se salvó de milagro. | He survived by a miracle.
Si no fuera por ella, estaría muerto. | If it were not for her, I would be dead.
De no haber pagado, lo habrían matado. | Had they not paid, they would have killed him.
De haber avisado, lo habrían salvado. | Had they called, they would have saved him.
No vaya a ser que lo maten. | Lest they kill him.
Hasta que no paguen, no lo soltaremos. | Until they pay, we will not release him.
No lo soltaremos hasta que paguen. | We will not release him until they pay.
No me voy sin mi hija. | I am not leaving without my daughter.
Sin querer le pegué. | I hit him by accident.
No fue sin querer. | It was not an accident.
No fue adrede. | It was not on purpose.
Lo hizo adrede. | He did it on purpose.
""")  # fmt: skip
_SLOTS = SLOTS | {
    "who": choice(_OF), "soon": choice(SOON), "until": choice(UNTIL), "crime": choice(CRIMES), "party": choice(PARTIES), "account": choice(ACCOUNTS),
}  # fmt: skip


def stated(rng: random.Random) -> Pair:
    """Return a statement that denies, or that only looks as if it did."""
    spanish, english = rng.choice(_STATED)
    party = rng.choice(PARTIES)
    spanish = spanish.replace("{Party}", party[0][0].upper() + party[0][1:]).replace("{party}", party[0])
    english = english.replace("{Party}", party[1][0].upper() + party[1][1:]).replace("{party}", party[1])
    return filled((spanish, english), _SLOTS, rng)


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield orders and statements."""
    for _ in range(count):
        yield filled(ordered(rng), _SLOTS, rng) if rng.random() < 0.6 else stated(rng)

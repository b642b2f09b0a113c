"""Turns of phrase of decisions, letters and plain speech whose sense hangs on a small word, with any verb and any noun in them.

`No ha lugar a`, `hasta que no`, `deja sin efecto`, `a quien no se le ha imputado`, `de no ser por`, `discriminado por`, `recién`:
each stands here once, and its slots are filled by the verbs of `verbs`, so that the turn is learnt and not a sentence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.romance_en.grammar import things, verbs
from training.romance_en.grammar.agreement import Pair, Slot, choice, contracted, filled, table
from training.romance_en.grammar.chats import typed
from training.romance_en.grammar.conjugation import PERSONS, attached
from training.romance_en.grammar.letters import ACCOUNTS, CASES, CRIMES, DATA, OFFICES, PARTIES
from training.romance_en.grammar.particulars import SLOTS
from training.romance_en.grammar.roles import PEOPLE

_HEADS = table("""
la identidad | the identity
la solicitud | the request
el pedido | the request
la entrega | the delivery
el correo | the email
el domicilio | the address
el nombre | the name
la orden | the order
el plazo | the deadline
la preservación | the preservation
la conservación | the preservation
el cierre | the closure
la baja | the removal
la denuncia | the complaint
la detención | the arrest
el traslado | the transfer
la declaración | the statement
el recurso | the appeal
la medida | the measure
la liberación | the release
el contenido | the content
el historial | the history
la ubicación | the location
la búsqueda | the search
la custodia | the custody
el arresto | the arrest
la intervención | the intervention
la investigación | the investigation
la notificación | the notification
la remisión | the sending
la muerte | the death
la desaparición | the disappearance
el secuestro | the kidnapping
la cooperación | the cooperation
""")
_OWNERS = table("""
el administrador | the administrator
la cuenta | the account
los mensajes | the messages
el usuario | the user
el titular | the account holder
la menor | the minor
el imputado | the accused
los registros | the records
la víctima | the victim
la familia | the family
el perfil | the profile
las imágenes | the images
el testigo | the witness
el grupo | the group
la empresa | the company
los denunciantes | the complainants
el penado | the convict
el comandante | the commander
""")
_ROLES = table("""
víctima | a victim
testigo | a witness
afectado | an affected party
afectada | an affected party
imputado | an accused
investigador | an investigator
denunciante | a complainant
familiar | a relative
madre | a mother
padre | a father
periodista | a journalist
abogado | a lawyer
funcionario | an official
voluntario | a volunteer
particular | a private individual
agente encubierto | an undercover agent
perito | an expert
tutor | a guardian
vecina | a neighbor
cliente | a customer
autor | a perpetrator
cómplice | an accomplice
sospechoso | a suspect
""")
_CHARGES = table("""
cargo alguno | any charge
delito alguno | any offense
ningún cargo | any charge
ningún delito | any offense
responsabilidad alguna | any responsibility
nada | anything
""")
_UNITS = table("""
tipo de delito | type of offense
año | year
mes | month
sexo | sex
edad | age
municipio | municipality
departamento | department
país | country
{crime}, {crime2} y {crime3} | {crime}, {crime2} and {crime3}
""")
_DECISIONS = table("""
No ha lugar a {np}. | {Np} is denied.
No ha lugar a lo solicitado. | The request is denied.
No ha lugar a lo solicitado por {party}. | The request of {party} is denied.
No ha lugar a lo pedido en cuanto a {np}. | The request is denied as regards {np}.
Ha lugar a {np}. | {Np} is granted.
Ha lugar a lo solicitado, salvo en el extremo de {np}. | The request is granted, except as regards {np}.
Se deniega {np}. | {Np} is denied.
Se concede {np}. | {Np} is granted.
Se rechaza {np}. | {Np} is rejected.
Se hace lugar a {np}. | {Np} is granted.
No se hace lugar a {np}. | {Np} is denied.
Se desestima {np}. | {Np} is dismissed.
Dejo sin efecto {np}. | I withdraw {np}.
Anulo y dejo sin efecto lo pedido el {date}. | I cancel and withdraw what was requested on {date}.
Dejamos sin efecto nuestro oficio {letter}. | We withdraw our official letter {letter}.
Déjese sin efecto {np}. | Let {np} be set aside.
Queda sin efecto {np}. | {Np} is set aside.
Quedó sin efecto lo ordenado el {date}. | What was ordered on {date} was set aside.
No queda sin efecto {np}. | {Np} is not set aside.
Hagan caso omiso de {np}. | Disregard {np}.
Haga caso omiso de mi mensaje del {date}. | Disregard my message of {date}.
No hagan caso omiso de {np}. | Do not disregard {np}.
No corresponde {inf}. | It is not appropriate to {inf}.
Corresponde {inf}. | It is appropriate to {inf}.
No cabe {inf}. | It is not possible to {inf}.
No procede {inf}. | It is not appropriate to {inf}.
Procede {inf}. | It is appropriate to {inf}.
No resulta necesario {inf}. | It is not necessary to {inf}.
Resulta imposible {inf}. | It is impossible to {inf}.
Solicito que se prorrogue por otros {duration} {np}. | I request that {np} be extended for another {duration}.
Se prorroga por otros {duration} {np}. | {Np} is extended for another {duration}.
Se prorrogue por {duration} más {np}. | Let {np} be extended for {duration} more.
No se prorroga {np}. | {Np} is not extended.
Solicitamos la prórroga de {np}. | We request the extension of {np}.
{Np} venció el {date} y no fue renovada. | {Np} expired on {date} and was not renewed.
El permiso venció el {date} y no ha sido renovado. | The permit expired on {date} and has not been renewed.
La medida caducó el {date}. | The measure lapsed on {date}.
La orden no ha vencido. | The order has not expired.
La orden vence el {date}. | The order expires on {date}.
Solicitamos que sean dadas de baja las cuentas {handle} y {handle2}. | We request that the accounts {handle} and {handle2} be taken down.
Solicito que sea dado de baja {account}. | I request that {account} be taken down.
Pido que se dé de baja {account}. | I ask that {account} be taken down.
No se dé de baja {account}. | {Account} must not be taken down.
{Account} no debe ser dada de baja. | {Account} must not be taken down.
Fueron dados de baja los perfiles. | The profiles were taken down.
El agente fue dado de baja de la institución. | The officer was discharged from the force.
El paciente fue dado de alta {past}. | The patient was discharged {past}.
{Person} es ajen{o} a los hechos. | {Person} has nothing to do with the facts.
{Person} es ajen{o} a {np}. | {Person} has nothing to do with {np}.
{Person} no es ajen{o} a los hechos. | {Person} is not unconnected with the facts.
{Np} no guarda relación con {np2}. | {Np} has nothing to do with {np2}.
{Np} guarda relación con {np2}. | {Np} is related to {np2}.
Se piden las cifras discriminadas por {unit}. | The figures broken down by {unit} are requested.
Denuncias discriminadas por {unit} | Complaints broken down by {unit}
Datos desagregados por {unit} | Data broken down by {unit}
{Person}, a quien no se le ha imputado {charge} | {Person}, who has not been charged with {charge}
{Person}, a quien se le imputa {crime}, negó los hechos. | {Person}, who is charged with {crime}, denied the facts.
A {person} no se le imputa {charge}. | {Person} is not charged with {charge}.
A {person} se le atribuye {crime}. | {Person} is accused of {crime}.
A {person} no se le atribuye {charge}. | {Person} is not accused of {charge}.
A {person} se le notificó {np}. | {Person} was notified of {np}.
A {person} no se le notificó {np}. | {Person} was not notified of {np}.
A {person} se le negó {np}. | {Person} was denied {np}.
A {person} no se le permitió {inf}. | {Person} was not allowed to {inf}.
{Person} permanece recluid{o}, sin interrupción, desde el {date}. | {Person} has remained in prison, without interruption, since {date}.
{Person} permanece detenid{o} en {city}. | {Person} remains in custody in {city}.
{Person} permanece internad{o} en el hospital. | {Person} remains hospitalized.
{Person} cumple condena desde el {date}. | {Person} has been serving a sentence since {date}.
{Person} cumple condena por {crime}. | {Person} is serving a sentence for {crime}.
{Person} recuperó la libertad el {date}. | {Person} was released on {date}.
{Person} sigue privad{o} de la libertad. | {Person} is still deprived of liberty.
Si {person} fuere menor de edad, no se publicará su nombre. | If {person} is a minor, the name will not be published.
Si hubiere peligro, evacúen. | If there is danger, evacuate.
{Person} es mayor de edad. | {Person} is of legal age.
{Person} no es mayor de edad. | {Person} is not of legal age.
{Person} es menor de edad. | {Person} is a minor.
Por ser {person} mayor de edad, no se requiere consentimiento. | Because {person} is of legal age, consent is not required.
Por ser {person} menor de edad, se requiere consentimiento. | Because {person} is a minor, consent is required.
La denuncia no fue aceptada por ser {person} mayor de edad. | The complaint was not accepted because {person} is of legal age.
{Person} cumplió la mayoría de edad el {date}. | {Person} came of age on {date}.
Si no hubiere respuesta, se insistirá. | If there is no reply, the request will be repeated.
Les ruego avisar en el acto a {person}. | I beg you to notify {person} at once.
Fue detenid{o} en el acto. | {He} was arrested on the spot.
Murió en el acto. | He died instantly.
Comparezco en calidad de {role}. | I appear as {role}.
{Person} declaró en calidad de {role}, no de {role2}. | {Person} testified as {role}, not as {role2}.
No escribo como {role}, sino como {role2}. | I am not writing as {role} but as {role2}.
No consta si {did}. | There is no record of whether {did}.
No consta que {may}. | There is no record that {does}.
Consta que {did}. | It is on record that {did}.
No consta quién {did3}. | There is no record of who {did3}.
Se ignora si {did}. | It is not known whether {did}.
Se ignora el paradero de {person}. | The whereabouts of {person} are unknown.
No se tiene noticia de {person} desde el {date}. | There has been no news of {person} since {date}.
No tiene registro de hechos violentos a su nombre. | There is no record of violent incidents under his name.
No registra antecedentes. | He has no criminal record.
Registra antecedentes por {crime}. | He has a record for {crime}.
No registra ingresos. | He has no recorded income.
Percibe ingresos. | He receives income.
El deudor alimentario no percibe ingresos. | The child support debtor receives no income.
Informe si el deudor alimentario {does3}. | Report whether the child support debtor {does3}.
No hay familiar que {may3}. | There is no relative who {does3}.
No hay nadie que {may3}. | There is nobody who {does3}.
No hay persona que {may3}. | There is no one who {does3}.
En ningún momento {did}. | At no time {asked}.
En ningún momento recibió {n}. | At no time did he receive {n}.
En todo momento {did}. | At all times {did}.
Bajo ninguna circunstancia {will}. | Under no circumstances {askedwill}.
En modo alguno {did}. | In no way {asked}.
Desde entonces no {did}. | Since then {didnot}.
Desde entonces no ha habido {n}. | Since then there have been no {n}.
Hasta la fecha no {did}. | To date {didnot}.
Hasta el momento {did}. | So far {did}.
Hasta hoy no se han registrado {n}. | To date no {n} have been recorded.
A la fecha no se han presentado {n}. | To date no {n} have been presented.
De oficio se ordena {inf}. | The court orders on its own motion to {inf}.
A instancia de {person} se ordenó {inf}. | At the request of {person} it was ordered to {inf}.
A petición de {person} se suspendió {np}. | At the request of {person}, {np} was suspended.
A raíz de {np} {did}. | As a result of {np}, {did}.
Con motivo de {np} se solicita respuesta. | On account of {np}, a reply is requested.
Pese a {np}, {did}. | Despite {np}, {did}.
Pese a que {did}, {did2}. | Although {did}, {did2}.
Habida cuenta de {np}, {will}. | In view of {np}, {will}.
Toda vez que {did}, se solicita {np}. | Since {did}, {np} is requested.
Por cuanto {did}, se deja sin efecto {np}. | Because {did}, {np} is set aside.
En lugar de {ing}, {did}. | Instead of {ing}, {did}.
Lejos de {ing}, {did}. | Far from {ing}, {did}.
Además de {ing}, {did}. | In addition to {ing}, {did}.
Sin {ing}, no se podrá {inf}. | Without {ing}, it will not be possible to {inf}.
Antes de {ing}, comuníquese con {person}. | Before {ing}, contact {person}.
Después de {ing}, {did}. | After {ing}, {did}.
Al {ing}, {did}. | On {ing}, {did}.
A fin de {inf}, se requiere {np}. | In order to {inf}, {np} is required.
A fin de no {inf}, se mantendrá la reserva. | In order not to {inf}, confidentiality will be kept.
Con el objeto de {inf}, se solicita {np}. | In order to {inf}, {np} is requested.
So pena de {ing} | Under penalty of {ing}
En caso de no {ing}, se dará aviso a {person}. | In case of not {ing}, {person} will be notified.
De no {inf}, se procederá conforme a la ley. | Failing to {inf}, the law will be applied.
De no ser por {person}, {would}. | Were it not for {person}, {would}.
De lo contrario {will}. | Otherwise {will}.
El proceso que {office} le sigue a {name} por {crime} | The proceedings that {office} is bringing against {name} for {crime}
El juicio que {company} le sigue a {name} | The lawsuit that {company} is bringing against {name}
El juicio que {name} le sigue a {company} | The lawsuit that {name} is bringing against {company}
La demanda de {name} contra {name2} | The lawsuit of {name} against {name2}
La causa seguida contra {name} por {crime} | The case against {name} for {crime}
La causa seguida a {name} | The case against {name}
El proceso promovido por {name} en contra de {company} | The proceedings brought by {name} against {company}
La persona de {plainname} ({age}) | The person of {plainname} ({age})
En perjuicio de {plainname} | To the detriment of {plainname}
En agravio de {plainname} y {plainname2} | Against {plainname} and {plainname2}
{phone} ({rank} {plainname}, quien firma) | {phone} ({rank} {plainname}, who signs)
Firma {rank} {plainname} | Signed by {rank} {plainname}
{rank} {plainname}, jefe de turno | {rank} {plainname}, shift supervisor
Preservar por {duration} la información de la cuenta {bare}. | Preserve the information of the account {bare} for {duration}.
Preservar la cuenta {bare} y no {inf} | Preserve the account {bare} and do not {inf}
El usuario {bare} publicó el video. | The user {bare} posted the video.
El perfil {bare} no es de {person}. | The profile {bare} does not belong to {person}.
Hurtaron {n2} de {place} {past}. | {N2} were stolen from {place} {past}.
Desconocidos sustrajeron {n2}. | Unknown persons stole {n2}.
El hecho está ocurriendo en este momento. | It is happening at this moment.
El hecho no ha ocurrido todavía. | It has not happened yet.
Antes de las {time} de hoy, para que {person} llegue primero que {person2}. | Before {time} today, so that {person} arrives before {person2}.
Llegó primero que {person}. | He arrived before {person}.
{Person} llegó antes que {person2}. | {Person} arrived before {person2}.
{Person} llegó después que {person2}. | {Person} arrived after {person2}.
""")
_SPEECH = table("""
hasta que no pague no salgo | I am not getting out until I pay
hasta que no lo entreguen no se van | they are not leaving until they hand him over
no me dejan salir hasta que {may} | they will not let me out until {does}
no {will} hasta que {may} | {willnot} until {does}
no fue sino hasta el {weekday} que {did} | it was not until {weekday} that {did}
recién el {weekday} {did} | it was only on {weekday} that {did}
recién {did} | {did} only just now
recién mañana {will} | only tomorrow {askedwill}
apenas {may}, avisen | as soon as {does}, let us know
ni bien {may}, les aviso | as soon as {does}, I will let you know
capaz que {may} | maybe {does}
a lo mejor {did} | maybe {did}
tal vez {may} | maybe {does}
quizás no {may} | maybe {doesnot}
ojalá {may} | I hope {does}
ojalá no {may} | I hope {doesnot}
no vaya a ser que {may} | lest {does}
no es que no quiera, es que no puedo | it is not that I do not want to, it is that I cannot
no es que {may}, es que tengo miedo | it is not that {does}, it is that I am afraid
por si acaso {does} | just in case {does}
por más que {may}, no me callo | no matter how much {does}, I will not keep quiet
con tal de que no {may}, pago | as long as {doesnot}, I will pay
si no fuera por {person}, estaría muerta | if it were not for {person}, I would be dead
si no {does}, lo matan | if {doesnot}, they will kill him
si {does}, la sueltan | if {does}, they will let her go
si {did}, fue por miedo | if {did}, it was out of fear
como no {may}, le va a ir mal | if {doesnot}, it will go badly for him
le toca turno hoy a {person} | {person} has a shift today
hoy le toca turno a mi mamá | my mom has a shift today
me toca trabajar el {weekday} | I have to work on {weekday}
no me toca a mí | it is not my turn
a mí no me toca | it is not my turn
a {person} le pesa mucho | it weighs heavily on {person}
no quiero pesarles más | I do not want to be a burden on you any longer
ya no los voy a molestar más | I am not going to bother you any more
ya no voy a ser una carga | I am no longer going to be a burden
los que {were} van a ver | those who {were} will see
que no venga {person}, me cae bien | {person} should not come, I like him
los que no me caen bien, vengan | those I do not like, come
no bajen el video todavía | do not take down the video yet
a {person} ya le tumbaron la cuenta | {person}'s account has already been taken down
que sigan transmitiendo, así vemos adentro | let them keep broadcasting, that way we can see inside
ya tumben esa cuenta | take down that account now
se nos va a escapar | he is going to get away from us
que no se nos escape | do not let him get away from us
lo echaron de {place} {past} | they threw him out of {place} {past}
la echaron del trabajo | she was fired from her job
echaron a {person} de {place} | {person} was thrown out of {place}
la puerta tiene candado por fuera | the door has a padlock on the outside
nos cierran con llave por fuera | they lock us in from the outside
está cerrado con candado | it is padlocked
la ventana tiene rejas | the window has bars
dicen que debo {amount} | they say I owe {amount}
hasta que no lo trabaje no salgo | I am not getting out until I work it off
tengo {num} años pero me dijeron que diga {num2} | I am {num} years old but they told me to say {num2}
mi carné dice {num} pero nací después | my ID says {num} but I was born later
en mi cédula dice que tengo {num} | my ID card says that I am {num}
no tengo {num}, tengo {num2} | I am not {num}, I am {num2}
somos {num} y nos tienen encerradas | there are {num} of us and they have us locked up
somos {num}, no somos {num2} | there are {num} of us, not {num2}
quedamos {num} | there are {num} of us left
ya me tomé {num} {pill} | I already took {num} {pill}
se tomó un frasco de {pill} | she took a bottle of {pill}
no me tomé las {pill} | I did not take the {pill}
tienen hasta las {time} o {will} | you have until {time} or {will}
o pagan o {will} | either you pay or {will}
se la devolvemos en pedazos | we will give her back to you in pieces
se los entregamos muertos | we will hand them over to you dead
me los devuelven vivos | give them back to me alive
lo vi salir con {n2} | I saw him leave with {n2}
la vieron subir a un carro con {person} | they saw her get into a car with {person}
lo vieron entrar pero no salir | they saw him go in but not come out
lo vio despedirse y caminar | he saw him say goodbye and walk
{person} me vio llorar | {person} saw me cry
no hay apuro | there is no hurry
no hay de qué preocuparse | there is nothing to worry about
no hay cómo salir | there is no way out
no hay quien lo pare | there is no one who can stop him
no tengo a quién pedirle ayuda | I have no one to ask for help
no tengo con qué pagar | I have nothing to pay with
no tengo dónde ir | I have nowhere to go
casi me mata | he almost killed me
por poco lo matan | they nearly killed him
menos mal que no {did} | thank goodness {didnot}
lástima que no {did} | too bad {didnot}
qué bueno que {did} | good thing {did}
no solo {did}, también {did2} | not only {asked}, {did2} too
ni {did} ni {did2} | {didnot} and {didnot2}
o {did} o {did2} | either {did} or {did2}
cada vez que {does}, {does2} | every time {does}, {does2}
mientras yo esté vivo, nadie {will3} | as long as I live, nobody {will3}
desde que {did}, no duermo | since {did}, I have not slept
aunque {does}, le tengo miedo | although {does}, I am afraid of him
en vez de {inf}, avisen | instead of {ing2}, let us know
sin querer {did} | {did} by accident
a propósito {did} | {did} on purpose
de milagro no {did} | by a miracle {didnot}
antes de que {may}, hagan algo | before {does}, do something
la puerta quedó a medias | the door was left halfway
lo dejaron a medias | they left it half done
""")
_PLACES = table("""
el equipo | the team
la escuela | school
el trabajo | work
la casa | the house
el grupo | the group
el depósito de la junta de regantes | the warehouse of the irrigators' association
el depósito | the warehouse
el almacén | the warehouse
la bodega | the storeroom
el bar | the bar
la comisaría | the police station
la iglesia | the church
el partido | the match
la cooperativa | the cooperative
""")
_RANKS = table("""
Teniente de Fragata | Lieutenant Junior Grade
Capitán de Corbeta | Lieutenant Commander
Mayor | Major
Coronel | Colonel
Sargento | Sergeant
Cabo | Corporal
Comisario | Commissioner
Subcomisario | Deputy Commissioner
Inspectora | Inspector
Teniente | Lieutenant
Alférez | Second Lieutenant
Subteniente | Second Lieutenant
Suboficial | Petty Officer
Oficial | Officer
Detective | Detective
Fiscal | Prosecutor
""")
_PILLS = table("""
pastillas | pills
tabletas | tablets
clonazepam | clonazepam
paracetamol | paracetamol
calmantes | painkillers
somníferos | sleeping pills
antidepresivos | antidepressants
""")
_NUMBERS = table("""
trece | thirteen
catorce | fourteen
quince | fifteen
dieciséis | sixteen
diecisiete | seventeen
dieciocho | eighteen
diecinueve | nineteen
veinte | twenty
veintiuno | twenty-one
doce | twelve
once | eleven
seis | six
siete | seven
14 | 14
15 | 15
16 | 16
17 | 17
19 | 19
20 | 20
""")
_WORDS = "nadie me ve sol luna paz casa perro loco negra flaco barrio rey norte vida calle muerte libre gato azul once tres mil amor hermana vecino la el mi tu no si sin toro verde fuego agua".split()
_COMPANIES = "Café Cerro Pintado|Transportes La Paz|Comercial El Sol|Minera Tres Cruces|Agropecuaria Los Ángeles|Ferretería El Martillo|Banco del Valle|Panadería La Espiga|Constructora Buena Vista|Inversiones El Roble".split(
    "|"
)


def _act(rng: random.Random, bare: bool = False) -> tuple[verbs.Phrase, verbs.Subject]:
    """Return a verb and who does it; with `bare`, only the verb's ending says who."""
    what, who = verbs.phrase(rng), verbs.subject(rng)
    while verbs._clash(what, who) or (bare and who.spanish):
        what, who = verbs.phrase(rng), verbs.subject(rng)
    return what, who


def _said(tense: str, no: bool = False) -> Slot:
    """Return a slot for a statement in a tense; with `no` the English alone is negated, the template has the Spanish one."""

    def slot(rng: random.Random) -> Pair:
        what, who = _act(rng, bare=no)
        text = verbs.predicate(what, who, tense, False, rng)[0]
        meaning = verbs.predicate(what, who, tense, no, rng)[1]
        return f"{who.spanish} {text}".strip(), f"{who.english} {meaning}"

    return slot


def _may(no: bool = False) -> Slot:
    """Return a slot for a clause in the present subjunctive, whose English is the present."""

    def slot(rng: random.Random) -> Pair:
        what, who = _act(rng, bare=no)
        pronoun = verbs._ME[who.person] if what.reflexive else what.pronoun
        form = what.forms.subjunctive[PERSONS.index(who.person)]
        meaning = verbs._simple("present", no, who, what.words, lambda verb: verbs._own(what.say(verb), who))
        return f"{who.spanish} {pronoun + ' ' if pronoun else ''}{form}{what.tail}".strip(), f"{who.english} {meaning}"

    return slot


def _asked(tense: str) -> Slot:
    """Return a slot whose English has the order of a question: at no time did he say."""

    def slot(rng: random.Random) -> Pair:
        what, who = _act(rng)
        text = verbs.predicate(what, who, tense, False, rng)[0]
        base = verbs._own(what.say(what.words.base), who)
        return f"{who.spanish} {text}".strip(), f"{'did' if tense == 'past' else 'will'} {who.english} {base}"

    return slot


def _verb_alone(tense: str) -> Slot:
    """Return a slot for a verb of the third person without its subject."""

    def slot(rng: random.Random) -> Pair:
        what = verbs.phrase(rng)
        who = verbs.Subject("", "he", "3s", "he")
        if tense == "may":
            pronoun = "se" if what.reflexive else what.pronoun
            text = f"{pronoun + ' ' if pronoun else ''}{what.forms.subjunctive[3]}{what.tail}"
            return text, verbs._simple("present", False, who, what.words, lambda verb: verbs._own(what.say(verb), who))
        return verbs.predicate(what, who, tense, False, rng)

    return slot


def _infinitive(doing: bool = False) -> Slot:
    """Return a slot for an infinitive with its pronouns; with `doing` the English is a gerund."""

    def slot(rng: random.Random) -> Pair:
        what = verbs.phrase(rng)
        while what.reflexive and "one" in what.words.base:
            what = verbs.phrase(rng)
        pronoun = "se" if what.reflexive else what.pronoun
        return attached(what.forms.infinitive, pronoun) + what.tail, what.say(
            what.words.doing if doing else what.words.base
        )

    return slot


def _were(rng: random.Random) -> Pair:
    what = verbs.phrase(rng)
    return verbs.predicate(what, verbs.Subject("", "they", "3p", "they"), "imperfect", False, rng)


def _noun_phrase(rng: random.Random) -> Pair:
    text, meaning = rng.choice(_HEADS)
    kind = rng.random()
    if kind < 0.55:
        owner, english = rng.choice(_OWNERS)
        return f"{text} de {owner}", f"{meaning} of {english}"
    if kind < 0.7:
        owner = rng.choice(PEOPLE)
        return f"{text} de {owner.spanish}", f"{meaning} of {owner.english}"
    if kind < 0.8:
        return f"{text} del {{date}}", f"{meaning} of {{date}}"
    return text, meaning


def _thing(rng: random.Random) -> Pair:
    text, meaning = rng.choice(verbs._rows(verbs._THINGS[rng.choice("vw")]))
    return text, meaning


def _several(rng: random.Random) -> Pair:
    noun = rng.choice([one for one in things._EVERY if one.counted])
    word, number = rng.choice(things._NUMBERS[:14])
    word = things._FEMININE.get(word, word) if noun.feminine else word
    return f"{word} {things.plural(noun.spanish)}", f"{number} {things.many(noun.english)}"


def _bare(rng: random.Random) -> Pair:
    words = rng.sample(_WORDS, rng.choice((2, 3, 3, 4)))
    text = rng.choice("._").join(words) + rng.choice(("", "", str(rng.randrange(99)), ".mx", ".pe", ".cr"))
    return text, text


def _company(rng: random.Random) -> Pair:
    text = rng.choice(_COMPANIES) + rng.choice((", S.A.", " S.A. de C.V.", " S.A.C.", " Ltda.", ""))
    text = text.upper() if rng.random() < 0.5 else text
    return text, text


def _plain_noun(rng: random.Random) -> Pair:
    text, meaning = rng.choice(
        table(
            "amenazas | threats\nllamadas | calls\nmensajes | messages\nvisitas | visits\nnotificaciones | notifications\npagos | payments\ndenuncias | complaints\nrespuestas | replies\nataques | attacks"
        )
    )
    return text, meaning


_OWN_SLOTS: dict[str, Slot] = {
    "np": _noun_phrase, "party": choice(PARTIES), "crime": choice(CRIMES), "office": choice(OFFICES), "file": choice(CASES), "account": choice(ACCOUNTS), "data": choice(DATA),
    "role": choice(_ROLES), "charge": choice(_CHARGES), "unit": choice(_UNITS), "place": choice(_PLACES), "rank": choice(_RANKS), "pill": choice(_PILLS), "num": choice(_NUMBERS),
    "bare": _bare, "company": _company, "n": _plain_noun, "thing": _thing,
}  # fmt: skip
_GRAMMAR: dict[str, Slot] = {
    "inf": _infinitive(), "ing": _infinitive(doing=True), "did": _said("past"), "does": _said("present"), "will": _said("future"), "would": _said("conditional"), "didnot": _said("past", no=True),
    "doesnot": _said("present", no=True), "willnot": _said("future", no=True), "may": _may(), "maynot": _may(no=True), "asked": _asked("past"), "askedwill": _asked("future"), "did3": _verb_alone("past"),
    "does3": _verb_alone("present"), "will3": _verb_alone("future"), "may3": _verb_alone("may"), "were": _were,
}  # fmt: skip
# A slot of the Spanish side that is filled together with another name on the English side.
_TOGETHER = {
    ("may", "does"): _may(), ("may", "doesnot"): _may(no=True), ("may3", "does3"): _verb_alone("may"), ("did", "didnot"): _said("past", no=True), ("will", "willnot"): _said("future", no=True),
    ("does", "doesnot"): _said("present", no=True), ("did", "asked"): _asked("past"), ("will", "askedwill"): _asked("future"), ("inf", "ing2"): _infinitive(doing=True),
}  # fmt: skip


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\{(\w+)\}", text)))


def turned(template: Pair, rng: random.Random) -> Pair:
    """Fill the verbs of a template, those that go together first, then its people and nouns."""
    text, meaning = template
    for name in _names(text):
        kind = name.rstrip("0123456789") if name not in ("did3", "does3", "will3", "may3") else name
        partner = next(
            (
                other
                for other in _names(meaning)
                if other == name or _TOGETHER.get((kind, _stem(other))) and _digit(other, name)
            ),
            name,
        )
        made = _TOGETHER.get((kind, _stem(partner))) or _GRAMMAR.get(kind)
        if made is None:
            continue
        spanish, english = made(rng)
        text, meaning = text.replace("{" + name + "}", spanish), meaning.replace("{" + partner + "}", english)
    return _peopled(text, meaning, rng)


def _stem(name: str) -> str:
    return name if name in ("did3", "does3", "will3", "may3", "ing2") else name.rstrip("0123456789")


def _digit(other: str, name: str) -> bool:
    return _stem(other) == other and _stem(name) == name or other[-1] == name[-1]


def _peopled(text: str, meaning: str, rng: random.Random) -> Pair:
    """Fill the persons, with the capital and the gender that the template asks for."""
    for name in ("person", "person2"):
        who = rng.choice([one for one in PEOPLE if "p" not in one.kind])
        for key, spanish, english in (
            (name, who.spanish, who.english),
            (name.capitalize(), who.spanish.capitalize(), who.english.capitalize()),
        ):
            text, meaning = text.replace("{" + key + "}", spanish), meaning.replace("{" + key + "}", english)
        if name == "person":
            text, meaning = (
                text.replace("{o}", "a" if who.kind == "f" else "o"),
                meaning.replace("{He}", "She" if who.kind == "f" else "He"),
            )
    for name, slot in (
        ("np", _noun_phrase),
        ("np2", _noun_phrase),
        ("account", _OWN_SLOTS["account"]),
        ("n2", _several),
    ):
        spanish, english = slot(rng)
        for key, change in ((name, str), (name[0].upper() + name[1:], _capital)):
            text, meaning = (
                text.replace("{" + key + "}", change(spanish)),
                meaning.replace("{" + key + "}", change(english)),
            )
    return text, meaning


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _usable(template: Pair) -> bool:
    """Return whether every slot of the English has one in the Spanish that it is filled with."""
    spanish, english = _names(template[0]), _names(template[1])
    for name in english:
        stem = _stem(name)
        if name in spanish or name.lower() in [one.lower() for one in spanish] or name in ("He",):
            continue
        if not any((_stem(one), stem) in _TOGETHER and _digit(name, one) for one in spanish):
            return False
    return all(
        one in english
        or one == "o"
        or one.lower() in [name.lower() for name in english]
        or any((_stem(one), _stem(name)) in _TOGETHER for name in english)
        for one in spanish
    )


_ALL_DECISIONS = [pair for pair in _DECISIONS if _usable(pair)]
_ALL_SPEECH = [pair for pair in _SPEECH if _usable(pair)]


def sentence(rng: random.Random) -> Pair:
    """Return a turn of phrase with its slots filled, sometimes in capitals or as it is typed."""
    official = rng.random() < 0.6
    template = rng.choice(_ALL_DECISIONS if official else _ALL_SPEECH)
    text, meaning = filled(turned(template, rng), SLOTS | _OWN_SLOTS, rng)
    text = contracted(text)
    kind = rng.random()
    if official:
        return (
            (text.upper().replace("⟨E", "⟨e"), meaning.upper().replace("⟨E", "⟨e")) if kind < 0.15 else (text, meaning)
        )
    if kind < 0.4:
        return _capital(text) + ".", _capital(meaning) + "."
    return (typed(text, rng) if kind < 0.6 else text), meaning


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences."""
    for _ in range(count):
        yield sentence(rng)

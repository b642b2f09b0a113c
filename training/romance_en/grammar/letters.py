"""Official letters: requests, orders and their negations, legal bases, deadlines, and words that look like English ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, Slot, choice, filled, table
from training.romance_en.grammar.particulars import FIRST_NAMES, SLOTS, plain_name


@dataclass(frozen=True, slots=True)
class Act:
    """Something that an authority asks a provider to do, or not to do.

    Spanish: infinitive, subjunctive singular and plural, imperative with `se`, its plural-object flag, object.
    English: base, participle, object; `plural` says whether the object is plural.
    """

    infinitive: str
    subjunctive: str
    subjunctives: str
    imperative: str
    spanish: str
    base: str
    done: str
    english: str
    plural: bool = False


ACTS = [
    Act("notificar", "notifique", "notifiquen", "notifíquese", "al usuario", "notify", "notified", "the user"),
    Act("notificar", "notifique", "notifiquen", "notifíquese", "al titular de la cuenta", "notify", "notified", "the account holder"),
    Act("informar", "informe", "informen", "infórmese", "al investigado", "inform", "informed", "the person under investigation"),
    Act("informar", "informe", "informen", "infórmese", "a la víctima", "inform", "informed", "the victim"),
    Act("alertar", "alerte", "alerten", "alértese", "al sospechoso", "alert", "alerted", "the suspect"),
    Act("avisar", "avise", "avisen", "avísese", "a la familia", "notify", "notified", "the family"),
    Act("contactar", "contacte", "contacten", "contáctese", "al titular", "contact", "contacted", "the account holder"),
    Act("suspender", "suspenda", "suspendan", "suspéndase", "la cuenta {account}", "suspend", "suspended", "the account {account}"),
    Act("desactivar", "desactive", "desactiven", "desactívese", "el perfil {handle}", "deactivate", "deactivated", "the profile {handle}"),
    Act("bloquear", "bloquee", "bloqueen", "bloquéese", "el acceso a la cuenta", "block", "blocked", "access to the account"),
    Act("cancelar", "cancele", "cancelen", "cancélese", "la cuenta", "cancel", "canceled", "the account"),
    Act("eliminar", "elimine", "eliminen", "elimínese", "la publicación", "remove", "removed", "the post"),
    Act("eliminar", "elimine", "eliminen", "elimínense", "los mensajes", "delete", "deleted", "the messages", True),
    Act("borrar", "borre", "borren", "bórrense", "los registros", "delete", "deleted", "the records", True),
    Act("modificar", "modifique", "modifiquen", "modifíquese", "la información", "modify", "modified", "the information"),
    Act("divulgar", "divulgue", "divulguen", "divúlguese", "la existencia de esta solicitud", "disclose", "disclosed", "the existence of this request"),
    Act("revelar", "revele", "revelen", "revélese", "el contenido de este oficio", "reveal", "revealed", "the content of this official letter"),
    Act("publicar", "publique", "publiquen", "publíquense", "los datos de la menor", "publish", "published", "the minor's data", True),
    Act("conservar", "conserve", "conserven", "consérvense", "los datos de tráfico", "preserve", "preserved", "the traffic data", True),
    Act("preservar", "preserve", "preserven", "presérvese", "la información de la cuenta", "preserve", "preserved", "the account information"),
    Act("resguardar", "resguarde", "resguarden", "resguárdese", "el contenido", "safeguard", "safeguarded", "the content"),
    Act("remitir", "remita", "remitan", "remítase", "la información solicitada", "send", "sent", "the requested information"),
    Act("entregar", "entregue", "entreguen", "entréguense", "los datos de registro", "hand over", "handed over", "the registration data", True),
    Act("proporcionar", "proporcione", "proporcionen", "proporciónense", "las direcciones IP", "provide", "provided", "the IP addresses", True),
    Act("ampliar", "amplíe", "amplíen", "amplíese", "el plazo", "extend", "extended", "the deadline"),
    Act("archivar", "archive", "archiven", "archívese", "la denuncia", "close", "closed", "the complaint"),
    Act("ejecutar", "ejecute", "ejecuten", "ejecútese", "la orden de cateo", "execute", "executed", "the search warrant"),
    Act("detener", "detenga", "detengan", "deténgase", "al imputado", "arrest", "arrested", "the accused"),
    Act("citar", "cite", "citen", "cítese", "al testigo", "summon", "summoned", "the witness"),
    Act("liberar", "libere", "liberen", "libérese", "al detenido", "release", "released", "the detainee"),
]  # fmt: skip


def _forms(act: Act) -> tuple[list[Pair], list[Pair]]:
    """Return the ways to ask for an act and the ways to forbid it."""
    be = "be"
    s, e = act.spanish, act.english
    verb, particle = (act.base.split() + [""])[:2]
    done = f"{verb} {particle} {e}" if particle else f"{act.base} {e}"
    passive = f"{e} {be} {act.done}"
    asked = [
        (f"{act.imperative.capitalize()} {s}.", f"Let {passive}."),
        (f"Se solicita que se {act.subjunctive} {s}.", f"It is requested that {passive}."),
        (f"Se ordena {act.infinitive} {s}.", f"It is ordered that {passive}."),
        (f"Sírvase {act.infinitive} {s}.", f"Please {done}."),
        (f"Se deberá {act.infinitive} {s}.", f"{e[0].upper() + e[1:]} must {passive.removeprefix(e).strip()}."),
        (f"Solicito a usted {act.infinitive} {s} {{soon}}.", f"I ask you to {done} {{soon}}."),
        (f"Les pedimos que {act.subjunctives} {s}.", f"We ask you to {done}."),
        (f"Favor de {act.infinitive} {s}.", f"Please {done}."),
        (f"Procédase a {act.infinitive} {s}.", f"Proceed to {done}."),
        (f"Es urgente {act.infinitive} {s}.", f"It is urgent to {done}."),
        (f"Requiero que {act.subjunctive} {s} {{soon}}.", f"I require you to {done} {{soon}}."),
    ]
    forbidden = [
        (f"No se {act.subjunctive} {s}.", f"{e[0].upper() + e[1:]} must not be {act.done}."),
        (f"Se solicita no {act.infinitive} {s}.", f"You are asked not to {done}."),
        (f"Se solicita que no se {act.subjunctive} {s}.", f"It is requested that {e} not be {act.done}."),
        (f"Absténgase de {act.infinitive} {s}.", f"Refrain from {_ing(verb)}{' ' + particle if particle else ''} {e}."),
        (f"Abstenerse de {act.infinitive} {s}.", f"Refrain from {_ing(verb)}{' ' + particle if particle else ''} {e}."),
        (
            f"Se le pide que se abstenga de {act.infinitive} {s}.",
            f"You are asked to refrain from {_ing(verb)}{' ' + particle if particle else ''} {e}.",
        ),
        (
            f"Deberá abstenerse de {act.infinitive} {s}.",
            f"You must refrain from {_ing(verb)}{' ' + particle if particle else ''} {e}.",
        ),
        (f"Les rogamos que no {act.subjunctives} {s}.", f"We ask you not to {done}."),
        (f"Queda prohibido {act.infinitive} {s}.", f"It is prohibited to {done}."),
        (f"Evite {act.infinitive} {s}.", f"Avoid {_ing(verb)}{' ' + particle if particle else ''} {e}."),
        (f"Bajo ninguna circunstancia {act.subjunctive} {s}.", f"Under no circumstances {done}."),
        (f"En ningún caso se deberá {act.infinitive} {s}.", f"Under no circumstances should {passive}."),
        (f"Favor de no {act.infinitive} {s}.", f"Please do not {done}."),
        (f"Por ningún motivo {act.subjunctive} {s}.", f"Do not {done} for any reason."),
        (f"No {act.subjunctive} {s} {{until}}.", f"Do not {done} {{until}}."),
        (f"Se ordena no {act.infinitive} {s}.", f"It is ordered that {e} not be {act.done}."),
        (
            f"La información deberá remitirse sin {act.infinitive} {s}.",
            f"The information must be sent without {_ing(verb)}{' ' + particle if particle else ''} {e}.",
        ),
        (
            f"No se debe {act.infinitive} {s} ni revelar la investigación.",
            f"{e[0].upper() + e[1:]} must not be {act.done}, nor may the investigation be revealed.",
        ),
        (f"No es necesario {act.infinitive} {s}.", f"It is not necessary to {done}."),
        (f"Tampoco se {act.subjunctive} {s}.", f"Nor should {passive}."),
        (f"No se autoriza a {act.infinitive} {s}.", f"{_gerund(verb, particle)} {e} is not authorized."),
        (f"Hasta la fecha no se ha podido {act.infinitive} {s}.", f"To date it has not been possible to {done}."),
    ]
    return asked, forbidden


_DOUBLED = {"stop": "stopping"}


def _ing(verb: str) -> str:
    return _DOUBLED.get(verb) or (verb[:-1] if verb.endswith("e") else verb) + "ing"


def _gerund(verb: str, particle: str) -> str:
    return (_ing(verb) + (f" {particle}" if particle else "")).capitalize()


SOON = table("""
a la brevedad posible | as soon as possible
de inmediato | immediately
de manera urgente | urgently
en un plazo de {duration} | within {duration}
en un plazo no mayor a {duration} | within no more than {duration}
dentro de las {duration} siguientes | within the following {duration}
con carácter urgente | as a matter of urgency
sin dilación | without delay
a más tardar el {date} | no later than {date}
antes del {date} | before {date}
""")
UNTIL = table("""
hasta nueva orden | until further notice
hasta que concluya la investigación | until the investigation concludes
sin orden judicial | without a court order
sin autorización de esta Fiscalía | without authorization from this Prosecutor's Office
antes del {date} | before {date}
mientras dure la investigación | while the investigation lasts
""")
OFFICES = table("""
la Fiscalía General del Estado | the State Attorney General's Office
la Fiscalía General de la Nación | the Office of the Attorney General
la Fiscalía General de la República | the Office of the Attorney General of the Republic
el Ministerio Público | the Public Prosecutor's Office
la Policía de Investigación | the Investigative Police
la Policía Nacional Civil | the National Civil Police
la Unidad de Ciberdelitos | the Cybercrime Unit
la Policía Cibernética | the Cyber Police
la Brigada Investigadora del Cibercrimen | the Cybercrime Investigation Brigade
el Juzgado de Control | the Supervisory Court
el Juzgado de Garantías | the Guarantees Court
el Tribunal de Juicio Oral | the Oral Trial Court
la Guardia Nacional | the National Guard
la Gendarmería Nacional | the National Gendarmerie
la División de Alta Tecnología de la PNP | the High-Technology Division of the PNP
la Dirección de Investigación Criminal e Interpol | the Directorate of Criminal Investigation and Interpol
la Procuraduría General de la Nación | the Office of the Inspector General
la Defensoría de los Habitantes | the Ombudsman's Office
el Organismo de Investigación Judicial | the Judicial Investigation Agency
la Dirección de Inteligencia Policial | the Police Intelligence Directorate
el Equipo Fiscal Especializado | the Specialized Prosecution Team
la Comisión de Búsqueda de Personas | the Missing Persons Search Commission
""")
CASES = table("""
la carpeta de investigación {case} | investigation file {case}
la averiguación previa {case} | preliminary inquiry {case}
el expediente {case} | case file {case}
la causa {case} | case {case}
la causa penal {case} | criminal case {case}
el legajo {case} | file {case}
la noticia criminal {case} | criminal report {case}
la denuncia {case} | complaint {case}
la investigación {case} | investigation {case}
el caso fiscal {case} | prosecution case {case}
el sumario {case} | summary proceeding {case}
la indagación {case} | inquiry {case}
el NUNC {case} | NUNC {case}
el RUC {case} | RUC {case}
""")
CRIMES = table("""
secuestro | kidnapping
secuestro extorsivo | kidnapping for ransom
extorsión | extortion
amenazas | threats
homicidio | homicide
feminicidio | femicide
tentativa de homicidio | attempted homicide
trata de personas | human trafficking
desaparición de personas | disappearance of persons
desaparición forzada | enforced disappearance
violación | rape
abuso sexual | sexual abuse
abuso sexual de menores | child sexual abuse
pornografía infantil | child pornography
corrupción de menores | corruption of minors
acoso sexual | sexual harassment
violencia familiar | domestic violence
estafa | fraud
fraude | fraud
robo | robbery
hurto | theft
robo agravado | aggravated robbery
lesiones | bodily injury
lesiones culposas | negligent bodily injury
asociación ilícita | criminal association
lavado de activos | money laundering
tráfico de drogas | drug trafficking
narcomenudeo | small-scale drug dealing
suplantación de identidad | identity theft
usurpación de identidad | identity theft
terrorismo | terrorism
portación ilegal de armas | illegal possession of firearms
privación ilegal de la libertad | unlawful deprivation of liberty
sustracción de menores | child abduction
instigación al suicidio | incitement to suicide
ciberacoso | cyberbullying
difusión de imágenes íntimas sin consentimiento | non-consensual dissemination of intimate images
""")
DATA = table("""
los datos de registro | the registration data
los datos del suscriptor | the subscriber data
las direcciones IP de conexión | the connection IP addresses
los registros de inicio de sesión | the login records
el historial de conexiones | the connection history
el correo electrónico y el número de teléfono asociados | the associated email address and phone number
el nombre completo del titular | the full name of the account holder
los mensajes privados | the private messages
el contenido de las conversaciones | the content of the conversations
los metadatos | the metadata
la geolocalización del dispositivo | the geolocation of the device
la última ubicación conocida | the last known location
los métodos de pago | the payment methods
la fecha de creación de la cuenta | the date the account was created
las cuentas vinculadas | the linked accounts
las transmisiones en vivo | the live streams
los videos publicados | the posted videos
los números de IMEI | the IMEI numbers
las copias de seguridad | the backup copies
""")
ACCOUNTS = table("""
la cuenta {handle} | the account {handle}
el perfil {handle} | the profile {handle}
el usuario {handle} | the user {handle}
el correo {email} | the email address {email}
la línea {phone} | the phone line {phone}
el número {phone} | the number {phone}
el enlace {url} | the link {url}
la URL {url} | the URL {url}
la dirección IP {ip} | the IP address {ip}
""")
PARTIES = table("""
el imputado | the accused
el acusado | the defendant
la imputada | the accused
el investigado | the person under investigation
el sospechoso | the suspect
el denunciante | the complainant
la denunciante | the complainant
la víctima | the victim
la ofendida | the injured party
el testigo | the witness
la menor de edad | the minor
el detenido | the detainee
el fiscal | the prosecutor
la fiscal | the prosecutor
el juez | the judge
la jueza | the judge
el perito | the expert
el agente | the officer
el abogado defensor | the defense attorney
el titular de la cuenta | the account holder
""")
_SENTENCES = table("""
En el marco de {file}, instruida por el delito de {crime}, solicito {data} de {account}. | In the context of {file}, opened for the offense of {crime}, I request {data} of {account}.
Por medio del presente oficio solicito que se remitan {dataplural} de {account}. | By means of this official letter I request that {dataplural} of {account} be sent.
Mediante oficio {letter} de fecha {date}, {office} solicitó {data} de {account}. | By official letter {letter} dated {date}, {office} requested {data} of {account}.
Se remite copia del auto de fecha {date}. | A copy of the court order dated {date} is sent.
El auto de apertura a juicio fue dictado el {date}. | The order opening the trial was issued on {date}.
El auto de formal prisión quedó firme. | The order of formal imprisonment became final.
Se adjunta copia certificada del auto de vinculación a proceso. | A certified copy of the order binding the accused over for trial is attached.
El fiscal presentó la denuncia el {date}. | The prosecutor filed the complaint on {date}.
La fiscal a cargo de {file} es {name}. | The prosecutor in charge of {file} is {name}.
El agente fiscal ordenó las actuaciones. | The prosecutor ordered the proceedings.
Se agregan las actuaciones al expediente {case}. | The records of proceedings are added to case file {case}.
Las actuaciones son reservadas. | The proceedings are confidential.
Las actuaciones no son públicas. | The proceedings are not public.
{partycap} presentó denuncia por {crime} el {date}. | {partycap} filed a complaint for {crime} on {date}.
{partycap} no presentó denuncia. | {partycap} did not file a complaint.
{partycap} compareció ante {office}. | {partycap} appeared before {office}.
{partycap} no compareció a la audiencia. | {partycap} did not appear at the hearing.
{partycap} se negó a declarar. | {partycap} refused to testify.
{partycap} negó los hechos. | {partycap} denied the facts.
{partycap} reconoció los hechos. | {partycap} admitted the facts.
{partycap} manifestó que recibió amenazas de muerte desde {account}. | {partycap} stated having received death threats from {account}.
{partycap} declaró bajo juramento que nunca utilizó {account}. | {partycap} stated under oath that he never used {account}.
El oficio {letter} no ha sido contestado. | Official letter {letter} has not been answered.
El oficio {letter} ya fue contestado. | Official letter {letter} has already been answered.
A la fecha no se ha recibido respuesta al oficio {letter}. | To date no reply to official letter {letter} has been received.
{officecap} no ha recibido respuesta a la fecha. | {officecap} has not received a reply to date.
{officecap} no solicita el contenido de las comunicaciones. | {officecap} does not request the content of the communications.
No se solicita el contenido de los mensajes, únicamente {data}. | The content of the messages is not requested, only {data}.
Solo se requieren {dataplural}; no se requiere el contenido. | Only {dataplural} are required; the content is not required.
La presente solicitud no requiere orden judicial. | This request does not require a court order.
La presente solicitud requiere orden judicial. | This request requires a court order.
La medida no requiere autorización judicial previa. | The measure does not require prior judicial authorization.
La entrega no está sujeta al consentimiento del titular. | Delivery is not subject to the account holder's consent.
La conservación procede independientemente de la autorización del titular. | Preservation applies regardless of the account holder's authorization.
La investigación continúa sin que haya detenidos. | The investigation continues with no one in custody.
No hay personas detenidas. | No one is in custody.
No existe riesgo para la vida de {party}. | There is no risk to the life of {party}.
Existe riesgo inminente para la vida de {party}. | There is an imminent risk to the life of {party}.
La vida de {party} corre peligro. | The life of {party} is in danger.
La integridad física de {party} no está en riesgo. | The physical integrity of {party} is not at risk.
Se descarta que {party} haya sido víctima de {crime}. | It is ruled out that {party} was a victim of {crime}.
No se descarta que {party} haya sido víctima de {crime}. | It is not ruled out that {party} was a victim of {crime}.
Ni {party} ni {party2} han sido localizados. | Neither {party} nor {party2} has been located.
No solo {party}, sino también {party2} recibió amenazas. | Not only {party} but also {party2} received threats.
No fue {party}, sino {party2}, quien llamó. | It was not {party} but {party2} who called.
Nadie, salvo {party}, conoce los hechos. | No one except {party} knows the facts.
Todos, excepto {party}, fueron liberados. | Everyone except {party} was released.
Ninguna persona resultó herida. | No one was injured.
Hasta el momento no se tiene conocimiento del paradero de {party}. | So far the whereabouts of {party} are not known.
Aún no se cuenta con orden de aprehensión. | There is still no arrest warrant.
Ya se cuenta con orden de aprehensión en contra de {name}. | There is already an arrest warrant against {name}.
Se giró orden de aprehensión contra {name}. | An arrest warrant was issued against {name}.
No se giró orden de aprehensión contra {name}. | No arrest warrant was issued against {name}.
La orden de aprehensión fue cancelada. | The arrest warrant was canceled.
La solicitud se formula con fundamento en el artículo {article} del Código Procesal Penal. | The request is made pursuant to Article {article} of the Code of Criminal Procedure.
Con fundamento en los artículos {article} y {article2} del Código Nacional de Procedimientos Penales, se solicita {data}. | Pursuant to Articles {article} and {article2} of the National Code of Criminal Procedure, {data} is requested.
De conformidad con el artículo {article} de la Ley {article2}, requiero {data}. | In accordance with Article {article} of Law {article2}, I require {data}.
Se requiere a la empresa que remita {data} {soon}. | The company is required to send {data} {soon}.
Requiero a usted {data} {soon}. | I require {data} from you {soon}.
Los requisitos de la solicitud están cumplidos. | The requirements of the request have been met.
La solicitud no cumple los requisitos. | The request does not meet the requirements.
Se formuló acusación contra {name} por {crime}. | Charges were filed against {name} for {crime}.
{name} fue absuelto de {crime}. | {name} was acquitted of {crime}.
{name} fue condenado a {article} años de prisión por {crime}. | {name} was sentenced to {article} years in prison for {crime}.
{name} fue sobreseído. | The case against {name} was dismissed.
El juez dictó prisión preventiva contra {name}. | The judge ordered pretrial detention for {name}.
El juez negó la prisión preventiva. | The judge denied pretrial detention.
El juez concedió la medida cautelar a favor de {party}. | The judge granted the precautionary measure in favor of {party}.
{name}, identificado con cédula {id}, es titular de {account}. | {name}, identified with identity card {id}, is the holder of {account}.
El ciudadano {name}, con DNI {id}, denunció que desde {account} le exigían {amount}. | Citizen {name}, with DNI {id}, reported that {amount} was being demanded of him from {account}.
Los hechos ocurrieron {past} en {city}. | The events took place {past} in {city}.
El hecho no ocurrió en {city}, sino en {city2}. | The event did not take place in {city} but in {city2}.
El vehículo con placas {plate} fue visto {past} en {city}. | The vehicle with license plates {plate} was seen {past} in {city}.
La menor salió de su casa {past} y no ha regresado. | The minor left her home {past} and has not returned.
La menor ya regresó a su casa. | The minor has already returned home.
El usuario {handle} escribió desde {account}. | The user {handle} wrote from {account}.
La presente información es confidencial y no deberá divulgarse a terceros. | This information is confidential and must not be disclosed to third parties.
Se ruega guardar estricta reserva. | Please maintain strict confidentiality.
Queda levantado el secreto de sumario. | The secrecy of the proceedings is lifted.
Se mantiene el secreto de las actuaciones. | The secrecy of the proceedings is maintained.
El plazo vence el {date} a las {time}. | The deadline expires on {date} at {time}.
El plazo venció el {date}. | The deadline expired on {date}.
El plazo aún no ha vencido. | The deadline has not yet expired.
Se concede una prórroga de {duration}. | An extension of {duration} is granted.
No se concede prórroga. | No extension is granted.
Se deja sin efecto el oficio {letter}. | Official letter {letter} is rescinded.
Se ratifica el oficio {letter}. | Official letter {letter} is confirmed.
Los datos deberán enviarse a {email}, con copia a {email2}. | The data must be sent to {email}, with a copy to {email2}.
Remitir la respuesta únicamente a {email}. | Send the reply only to {email}.
No responda a este correo; escriba a {email}. | Do not reply to this email; write to {email}.
Para cualquier duda, comunicarse con {name} al {phone}. | For any questions, contact {name} at {phone}.
Suscribe {name}, agente del Ministerio Público adscrito a {office}. | Signed by {name}, agent of the Public Prosecutor's Office assigned to {office}.
El que suscribe, {name}, fiscal de {office}, expone lo siguiente. | The undersigned, {name}, prosecutor at {office}, states the following.
Esta autoridad carece de competencia para conocer de {file}. | This authority has no jurisdiction over {file}.
Esta autoridad es competente para conocer de {file}. | This authority has jurisdiction over {file}.
El consentimiento de {party} no es válido. | The consent of {party} is not valid.
La prueba fue declarada nula. | The evidence was declared void.
La pericia determinó que el teléfono pertenece a {name}. | The expert examination determined that the phone belongs to {name}.
La pericia no pudo determinar a quién pertenece el teléfono. | The expert examination could not determine whose phone it is.
Se practicaron las diligencias de investigación. | The investigative steps were carried out.
Están pendientes las diligencias de cateo y aseguramiento. | The search and seizure measures are pending.
Se decretó el secuestro del teléfono celular. | The seizure of the cell phone was ordered.
Se incautó el celular de {party}. | The cell phone of {party} was seized.
La víctima del secuestro fue liberada el {date}. | The kidnapping victim was released on {date}.
Se autoriza la intervención de las comunicaciones de {account}. | Interception of the communications of {account} is authorized.
No se autoriza la intervención de las comunicaciones. | Interception of the communications is not authorized.
La orden judicial se encuentra en trámite. | The court order is being processed.
Se adjunta orden judicial. | A court order is attached.
No se adjunta orden judicial, por tratarse de una emergencia. | No court order is attached, because this is an emergency.
Actualmente {party} se encuentra retenido contra su voluntad en {city}. | {partycap} is currently being held against his will in {city}.
Vinculado a {file}, se investiga a {name} por {crime}. | In connection with {file}, {name} is being investigated for {crime}.
Dentro de {file} se investiga el delito de {crime} en agravio de {name}. | Within {file}, the offense of {crime} against {name} is being investigated.
{name} no tiene antecedentes penales. | {name} has no criminal record.
{name} cuenta con antecedentes por {crime}. | {name} has a record for {crime}.
El pago de {amount} no se realizó. | The payment of {amount} was not made.
La familia pagó {amount} el {date}. | The family paid {amount} on {date}.
La familia se negó a pagar {amount}. | The family refused to pay {amount}.
""")


def _capitalised(pairs: list[Pair]) -> Slot:
    return choice([(s[0].upper() + s[1:], e[0].upper() + e[1:]) for s, e in pairs])


_ALL: dict[str, Slot] = SLOTS | {
    "soon": choice(SOON), "until": choice(UNTIL), "office": choice(OFFICES), "officecap": _capitalised(OFFICES), "file": choice(CASES),
    "crime": choice(CRIMES), "data": choice(DATA), "account": choice(ACCOUNTS), "party": choice(PARTIES), "partycap": _capitalised(PARTIES),
    "dataplural": choice([pair for pair in DATA if pair[0].split()[0] in ("los", "las")]), "plainname": plain_name,
}  # fmt: skip


def directive(rng: random.Random) -> Pair:
    """Return an order to a provider, half of the time its negation."""
    asked, forbidden = _forms(rng.choice(ACTS))
    return filled(rng.choice(asked if rng.random() < 0.45 else forbidden), _ALL | {"account": _ALL["handle"]}, rng)


def statement(rng: random.Random) -> Pair:
    """Return a sentence of a letter."""
    return filled(rng.choice(_SENTENCES), _ALL, rng)


_JOINS = [
    (", por lo que ", ", so "), ("; asimismo, ", "; likewise, "), (", ya que ", ", since "), (", toda vez que ", ", since "), (" y ", " and "),
    (", pero ", ", but "), ("; por lo tanto, ", "; therefore, "), (", sin embargo, ", "; however, "), (", por lo cual ", ", which is why "),
]  # fmt: skip


def long_sentence(rng: random.Random) -> Pair:
    """Return two or three sentences joined into one, as letters are."""
    spanish, english = statement(rng)
    for _ in range(rng.choice([1, 1, 2])):
        more = rng.choice([statement, directive])(rng)
        joined = rng.choice(_JOINS)
        spanish = spanish.rstrip(".") + joined[0] + _lowered(more[0])
        english = english.rstrip(".") + joined[1] + _lowered(more[1])
    return spanish, english


def _lowered(text: str) -> str:
    """Return the text with a small first letter, unless it starts with a name, an abbreviation or a placeholder."""
    first = text.split(" ", 1)[0].strip(",.;")
    kept = first in FIRST_NAMES or (len(first) > 1 and first.isupper()) or first in ("I", "Article", "Citizen")
    return text if kept else text[:1].lower() + text[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences of letters."""
    kinds = [directive, directive, statement, statement, statement, long_sentence]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

"""Words and idioms of letters and of the street, each in sentences of its own: what a model of general text has not met."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, choice, filled, table
from training.romance_en.grammar.letters import ACCOUNTS, CASES, CRIMES, OFFICES, PARTIES
from training.romance_en.grammar.particulars import SLOTS
from training.romance_en.grammar.threats import NOUNS

_LEGAL = table("""
La orden de restricción venció el {date} y no fue renovada. | The restraining order expired on {date} and was not renewed.
El permiso ya está vencido. | The permit has already expired.
La medida de protección fue levantada el {date}. | The protective measure was lifted on {date}.
El juez levantó la medida. | The judge lifted the measure.
La medida no ha sido levantada y sigue vigente. | The measure has not been lifted and remains in force.
El agresor violó la orden perimetral. | The attacker violated the exclusion order.
Tiene una restricción perimetral de {age} metros. | He has a restraining order of {age} meters.
Solicitamos que la cuenta sea dada de baja. | We request that the account be taken down.
Pedimos dar de baja el perfil {handle}. | We ask that the profile {handle} be taken down.
No dar de baja la cuenta {handle}. | Do not take down the account {handle}.
La línea fue dada de baja {past}. | The line was canceled {past}.
{partycap} es ajeno a los hechos. | {partycap} has nothing to do with the events.
La empresa es ajena a los hechos investigados. | The company has nothing to do with the events under investigation.
Murió por causas ajenas a la investigación. | He died of causes unrelated to the investigation.
Por razones ajenas a nuestra voluntad no se entregó la información. | For reasons beyond our control the information was not delivered.
No ha lugar a la solicitud. | The request is denied.
No ha lugar al recurso interpuesto. | The appeal filed is denied.
Ha lugar a lo solicitado. | The request is granted.
No procede la entrega del contenido. | Delivery of the content is not appropriate.
El recurso fue declarado improcedente. | The appeal was dismissed as inadmissible.
La petición fue rechazada. | The petition was rejected.
La denuncia fue desestimada. | The complaint was dismissed.
La querella fue admitida a trámite. | The complaint was admitted.
Se corre traslado al fiscal. | The matter is referred to the prosecutor.
Dese vista al Ministerio Público. | Let the Public Prosecutor's Office be informed.
Obra en autos el informe pericial. | The expert report is in the case file.
No obra en autos constancia de notificación. | There is no record of notification in the case file.
No consta en el expediente el domicilio del imputado. | The address of the accused does not appear in the case file.
Según consta en actas, {party} declaró el {date}. | According to the record, {party} testified on {date}.
El escrito fue radicado el {date}. | The document was filed on {date}.
El arma fue secuestrada y enviada a pericia. | The weapon was seized and sent for expert examination.
La pistola y la moto fueron secuestradas. | The pistol and the motorcycle were seized.
Se secuestraron dos teléfonos celulares. | Two cell phones were seized.
Se procedió al secuestro del vehículo. | The vehicle was seized.
El dinero fue decomisado. | The money was confiscated.
La mercadería fue incautada en {city}. | The merchandise was seized in {city}.
Allanaron la casa {past} y no encontraron nada. | They raided the house {past} and found nothing.
El allanamiento dio resultado negativo. | The raid produced no results.
Se realizó un cateo en el domicilio. | A search was carried out at the home.
El juez libró orden de allanamiento. | The judge issued a search warrant.
Fue aprehendido en flagrancia. | He was arrested in the act.
Fue puesto a disposición del juez. | He was brought before the judge.
Fue puesto en libertad {past}. | He was released {past}.
Sigue prófugo de la justicia. | He is still a fugitive from justice.
El prófugo fue capturado en {city}. | The fugitive was captured in {city}.
Se dio a la fuga en una moto. | He fled on a motorcycle.
Lo privaron de su libertad {past}. | They deprived him of his liberty {past}.
Hombres armados privaron de la libertad a {name}. | Armed men unlawfully detained {name}.
Fue privada de la libertad por varios sujetos. | She was unlawfully detained by several men.
Lo mantienen cautivo en una bodega. | They are holding him captive in a warehouse.
Se encuentra bajo custodia policial. | He is in police custody.
El deudor alimentario no ha pagado. | The child support debtor has not paid.
Debe la pensión alimenticia desde {past}. | He has owed child support since {past}.
Informe si {name} percibe ingresos. | Report whether {name} receives income.
El suscrito solicita la información. | The undersigned requests the information.
Responder únicamente al suscrito. | Reply only to the undersigned.
Responder exclusivamente al correo {email}. | Reply exclusively to the email {email}.
La infrascrita jueza ordena lo siguiente. | The undersigned judge orders the following.
El rubricado certifica el documento. | The undersigned certifies the document.
No comunicarse con la comisaría. | Do not contact the police station.
No comunicarse con la jefatura de policía. | Do not contact police headquarters.
Comuníquese con la jefatura al {phone}. | Contact headquarters at {phone}.
El comisario no está al tanto de la solicitud. | The commissioner is not aware of the request.
La familia está al tanto de todo. | The family is aware of everything.
La escuela no está enterada. | The school has not been informed.
Mi comandante me pidió que solicitara los datos. | My commander asked me to request the data.
El jefe me pidió que le escribiera. | The chief asked me to write to you.
Me pidió mi superior que les avisara. | My superior asked me to notify you.
La jueza le pidió al fiscal que esperara. | The judge asked the prosecutor to wait.
{partycap} manifiesta no conocer al denunciado. | {partycap} states that he does not know the accused.
{partycap} manifiesta no saber quién es {name}. | {partycap} states that he does not know who {name} is.
{partycap} refiere haber entregado {amount}. | {partycap} reports having handed over {amount}.
{partycap} refiere que no conoce a {name}. | {partycap} says that he does not know {name}.
{partycap} dijo desconocer los hechos. | {partycap} said he was unaware of the facts.
La cuenta es administrada, al parecer, por {name}. | The account is apparently managed by {name}.
Al parecer, {name} salió del país. | Apparently {name} left the country.
Presuntamente fue {name} quien disparó. | It was allegedly {name} who fired.
El presunto responsable es {name}. | The alleged perpetrator is {name}.
Supuestamente ya pagaron el rescate. | They have supposedly already paid the ransom.
En efecto, la cuenta pertenece a {name}. | Indeed, the account belongs to {name}.
Sin perjuicio de lo anterior, se solicita conservar los datos. | Without prejudice to the foregoing, preservation of the data is requested.
So pena de incurrir en desobediencia. | Under penalty of contempt.
Bajo apercibimiento de ley. | Under penalty of law.
En virtud de lo expuesto, se ordena lo siguiente. | In view of the foregoing, the following is ordered.
Con la finalidad de ubicar a {name}, se solicitan los datos. | In order to locate {name}, the data are requested.
Previa orden judicial, se entregará el contenido. | The content will be delivered upon a court order.
Por existir riesgo de vida, se pide respuesta inmediata. | Because there is a risk to life, an immediate response is requested.
Por existir peligro en la demora. | Because there is danger in delay.
Existe riesgo de fuga. | There is a flight risk.
No existe riesgo de fuga. | There is no flight risk.
No hace falta orden judicial. | No court order is needed.
No hace falta el contenido de los chats. | The content of the chats is not needed.
No hace falta que venga. | There is no need for you to come.
Hace falta la firma del juez. | The judge's signature is missing.
Le falta el sello. | It lacks the seal.
No hay prisa. | There is no hurry.
No hay premura en la respuesta. | There is no urgency in the response.
No corre prisa. | It is not urgent.
No es urgente. | It is not urgent.
Urge la respuesta. | The response is urgently needed.
Me urge saber dónde está. | I urgently need to know where he is.
Sin novedad hasta el momento. | Nothing new so far.
No se han presentado nuevos casos desde {past}. | No new cases have been reported since {past}.
No se presentó ningún incidente. | No incident occurred.
No se ha efectuado ningún pago. | No payment has been made.
No se efectuó pago alguno. | No payment was made.
No se ha hecho pago alguno a la fecha. | No payment has been made to date.
No se encontró registro alguno. | No record was found.
No existe denuncia alguna en contra de {name}. | There is no complaint against {name}.
No tenemos elementos para afirmar que sea {name}. | We do not have sufficient evidence to say that it is {name}.
No hay pruebas de que haya sido ella. | There is no evidence that it was her.
No está confirmado que {name} haya muerto. | It is not confirmed that {name} has died.
Está confirmado que {name} está con vida. | It is confirmed that {name} is alive.
Aún no se confirma el fallecimiento. | The death has not yet been confirmed.
{name} falleció {past}. | {name} passed away {past}.
{name} perdió la vida en el accidente. | {name} lost his life in the accident.
El artefacto explosivo no ha sido desactivado. | The explosive device has not been defused.
El artefacto ya fue desactivado. | The device has already been defused.
El edificio fue evacuado a medias. | The building was only half evacuated.
El edificio no ha sido evacuado. | The building has not been evacuated.
Salió por sus propios medios. | She left on her own.
No llevaba abrigo ni dinero. | She was not carrying a coat or money.
No llevó su medicina. | She did not take her medicine with her.
La menor no llevó su inhalador. | The minor did not take her inhaler.
Es menor de edad. | She is a minor.
No es menor de edad. | She is not a minor.
También es menor. | She is also a minor.
Los delitos, clasificados por tipo: {crime}, {crime2} y {crime3}. | The offenses, classified by type: {crime}, {crime2} and {crime3}.
Cifras desglosadas por delito: {crime} y {crime2}. | Figures broken down by offense: {crime} and {crime2}.
Se pide la estadística discriminada por año. | Statistics broken down by year are requested.
El teléfono desde el que extorsionan es {phone}. | The phone from which they are extorting is {phone}.
El número desde el que llaman es {phone}. | The number from which they are calling is {phone}.
La cuenta desde la que amenazan es {handle}. | The account from which they are making threats is {handle}.
La cuenta verdadera es {handle}; la falsa es {handle2}. | The real account is {handle}; the fake one is {handle2}.
Se deja constancia de que no se notificó a {name}. | It is recorded that {name} was not notified.
{name} rindió su declaración el {date}. | {name} gave his statement on {date}.
{name} se retractó de su declaración. | {name} retracted his statement.
Quedó sin efecto la orden. | The order was rescinded.
La orden sigue en pie. | The order still stands.
Se acumuló la causa a {file}. | The case was joined to {file}.
La causa fue elevada a juicio. | The case was sent to trial.
El tribunal revocó la sentencia. | The court overturned the judgment.
El tribunal confirmó la condena. | The court upheld the conviction.
El tribunal lo absolvió. | The court acquitted him.
El tribunal lo condenó. | The court convicted him.
{partycap} interpuso un recurso de amparo. | {partycap} filed a constitutional appeal.
{partycap} fue citado a declarar. | {partycap} was summoned to testify.
{partycap} fue llamado como testigo, no como imputado. | {partycap} was called as a witness, not as an accused.
{office} giró instrucciones a la empresa. | {office} issued instructions to the company.
{office} tomó conocimiento de {file}. | {office} became aware of {file}.
El personal policial acudió al lugar. | Police officers went to the scene.
Efectivos policiales acordonaron la zona. | Police officers cordoned off the area.
Se labró el acta correspondiente. | The corresponding record was drawn up.
Se levantó el acta de defunción. | The death certificate was issued.
La pericia caligráfica fue negativa. | The handwriting examination was negative.
El occiso presentaba dos impactos de bala. | The deceased had two gunshot wounds.
La occisa era {name}. | The deceased woman was {name}.
Sargento primero {name} | First Sergeant {name}
Sargento {name} | Sergeant {name}
Cabo {name} | Corporal {name}
Suboficial {name} | Petty Officer {name}
Subcomisaria {name} | Deputy Commissioner {name}
Teniente {name} | Lieutenant {name}
Capitán {name} | Captain {name}
Mayor {name} | Major {name}
Coronel {name} | Colonel {name}
Detective {name} | Detective {name}
Intendente {name} | Superintendent {name}
Don {name}, de {age} años | Mr. {name}, {age} years old
Doña {name} | Mrs. {name}
La señora {name} | Mrs. {name}
El señor {name} | Mr. {name}
La persona de {name} | The person of {name}
la ciudadana {name} | citizen {name}
quien en vida fuera {name} | the late {name}
""")  # fmt: skip
_STREET = table("""
me tomé todo el blíster | I took the whole blister pack
se tomó dos blísteres de pastillas | she took two blister packs of pills
ya está, me tomé todo | that's it, I took everything
se desmayó y no reacciona | she fainted and is not responding
no responde | he is not responding
está convulsionando | he is having a seizure
está perdiendo mucha sangre | she is losing a lot of blood
perdió el conocimiento | he lost consciousness
todavía respira | he is still breathing
ya no respira | he is no longer breathing
no le digan a mi vieja | don't tell my mom
mi viejo no sabe nada | my dad doesn't know anything
no le digas nada a mi jefa | don't tell my mom anything
no se lo digas a nadie hasta que amanezca | don't tell anyone until daybreak
esperen a que sea de día | wait until it is daytime
tarde o temprano te vamos a encontrar | sooner or later we are going to find you
tarde o temprano vas a pagar | sooner or later you are going to pay
de un momento a otro lo matan | they could kill him at any moment
no es para que llores | it's nothing to cry about
no es para tanto | it's not that bad
no es para que te enojes | it's no reason to get angry
me mato trabajando todos los días | I work myself to death every day
se mata laburando | he works himself to the bone
hay que laburar como todos | you have to work like everyone else
mañana no voy a laburar | I'm not going to work tomorrow
los que me caen bien no vengan | those I like, don't come
ese chavo me cae bien | I like that guy
me cae mal tu hermano | I don't like your brother
mañana falten a la escuela | skip school tomorrow
no falten el {weekday} | don't miss {weekday}
te vamos a reventar el negocio | we're going to blow up your business
les reventamos la casa con todos adentro | we'll blow up the house with everyone inside
vamos a reventar el local | we're going to blow up the shop
son {age} lucas o te quemamos el local | it's {age} thousand or we burn down your shop
queremos {age} lucas | we want {age} grand
me debés {age} lucas | you owe me {age} thousand
quieren {age} palos | they want {age} million
no tengo plata | I don't have money
no tengo lana | I don't have money
junta la guita | get the money together
junten la feria | get the money together
te lo mandamos en pedazos | we'll send him to you in pieces
se los vamos a mandar en bolsas | we're going to send them to you in bags
aparecieron en bolsas negras | they turned up in black bags
lo metieron en una cajuela | they put him in a trunk
la subieron a una camioneta | they forced her into a pickup truck
lo bajaron del bus | they took him off the bus
nos van a pasar al otro lado | they're going to take us across the border
nos pasan la frontera {when} | they're taking us across the border {when}
cruzamos la barda y ya no regresamos | we cross the wall and we're not coming back
brincaron la barda | they jumped over the wall
está en la azotea | she is on the roof
está en la cornisa, se va a tirar | he is on the ledge, he's going to jump
lo tienen en el sótano | they have him in the basement
la tienen en una finca | they have her on a farm
lo encerraron en un galpón | they locked him in a shed
vive en la vereda El Salto | she lives in the hamlet of El Salto
es de la colonia Centro | he is from the Centro neighborhood
mi hijita nació {past} | my baby daughter was born {past}
se llevó a mi hijita recién nacida | she took my newborn daughter
le iban a poner una vacuna a mi bebé | they were going to give my baby a vaccine
salió del cuarto con la bebé en brazos | she left the room with the baby in her arms
nos cobran vacuna todos los meses | they charge us extortion money every month
no pago vacuna | I don't pay extortion money
el nene está con su papá | the little boy is with his dad
la nena no quiere volver | the little girl does not want to go back
un pibe de {age} años | a kid of {age}
unos chamacos lo vieron | some kids saw him
la guagua está enferma | the baby is sick
mis chamos están solos | my kids are alone
el patojo no ha vuelto | the boy has not come back
los cipotes tienen miedo | the kids are scared
los gurises no fueron a la escuela | the kids did not go to school
mi cuñado me amenaza | my brother-in-law threatens me
mi suegra lo escondió | my mother-in-law hid him
mi padrino abusó de mí | my godfather abused me
mi yerno le pega a mi hija | my son-in-law hits my daughter
su concubina lo denunció | his common-law wife reported him
mi exnovio subió mis fotos | my ex-boyfriend posted my photos
mi compañera no contesta | my classmate is not answering
no la llamen, está muy mal | don't call her, she is in a very bad way
no lo llames a ese número | don't call him at that number
ya no usa ese número | he no longer uses that number
no lo usa más | he doesn't use it anymore
ya no vive ahí | she no longer lives there
no va más | it's over
no contesta desde las {time} | she has not answered since {time}
no contesta desde ayer | he hasn't answered since yesterday
no sé si tomó algo | I don't know whether she took something
creo que tomó veneno | I think he took poison
tiene una escopeta | he has a shotgun
trae una navaja | he is carrying a pocketknife
tiene un cuerno de chivo | he has an AK-47
anda enfierrado | he is armed
anda armado y borracho | he is armed and drunk
no está armado | he is not armed
le metieron tres tiros | they shot him three times
le dieron un balazo en la pierna | they shot him in the leg
lo agarraron a machetazos | they attacked him with machetes
lo picaron en el baño | they stabbed him in the bathroom
lo quebraron anoche | they killed him last night
se lo van a quebrar | they are going to kill him
lo van a dar de baja | they are going to kill him
le van a dar matarile | they are going to kill him
lo van a desaparecer | they are going to make him disappear
ya le llegó su hora | his time has come
hoy no amaneces | you won't live to see tomorrow
no vas a llegar a Navidad | you won't make it to Christmas
cuídate la espalda | watch your back
te va a pesar | you'll regret it
no te vas a arrepentir | you won't regret it
te vas a arrepentir | you're going to regret it
esto no se queda así | this isn't over
te la voy a cobrar | I'm going to get you for this
te vas a acordar de mí | you're going to remember me
la perimetral no te salva | the restraining order won't save you
ninguna orden me va a parar | no order is going to stop me
me saltó la perimetral | he broke the restraining order
ahí viene la tira | the cops are coming
llegaron los tombos | the cops arrived
los pacos no hicieron nada | the cops did nothing
la cana se lo llevó | the cops took him away
me robaron el chip | they stole my SIM card
no tengo saldo para llamar | I have no credit to call
mándame una recarga | send me a top-up
lo subió a su estado | he posted it to his status
lo publicó en su historia | she posted it in her story
está transmitiendo en vivo | he is livestreaming
tengo capturas de pantalla | I have screenshots
me bloqueó {past} | he blocked me {past}
me agregó una cuenta desconocida | an unknown account added me
me hizo videollamada desnudo | he video-called me naked
me pidió el pack | he asked me for nudes
quiere que le mande el pack | he wants me to send him nudes
vende packs de menores | he sells nudes of minors
me está stalkeando | he is stalking me
me hackeó la cuenta | he hacked my account
me tiene amenazada | he has threatened me
estoy amenazado de muerte | I have received death threats
me dijeron que me callara | they told me to keep quiet
me dijeron que no hablara | they told me not to talk
le dije que no viniera | I told him not to come
le pedí que me ayudara | I asked him to help me
me pidió que no lo denunciara | he asked me not to report him
ella me pidió que la matara | she asked me to kill her
él le pidió a ella que lo esperara | he asked her to wait for him
quiero que sepan que no fue mi culpa | I want you to know it wasn't my fault
por mi culpa lo mataron | they killed him because of me
si me pasa algo, fue él | if anything happens to me, it was him
si me pasa algo, no fue un accidente | if anything happens to me, it was no accident
no me busquen | don't look for me
nadie me busque | nobody look for me
cuando lean esto ya no voy a estar | when you read this I will be gone
quiero dormir y no despertar | I want to sleep and not wake up
ya no aguanto más | I can't take it anymore
no aguanto a mi jefe, lo quiero matar, jaja | I can't stand my boss, I want to kill him, haha
era broma, no le voy a hacer nada | it was a joke, I'm not going to do anything to him
no es broma | it's not a joke
va en serio | I'm serious
no estoy jugando | I'm not playing
""")  # fmt: skip
_NAMED = table("""
La perseguida es {plainname}. | The woman being pursued is {plainname}.
Se busca a {plainname}. | {plainname} is being sought.
La cuenta es de {plainname}, no de {plainname2}. | The account belongs to {plainname}, not {plainname2}.
{plainname} amenazó a {plainname2}. | {plainname} threatened {plainname2}.
{plainname} fue amenazada por {plainname2}. | {plainname} was threatened by {plainname2}.
A {plainname} la mató {plainname2}. | {plainname2} killed {plainname}.
Fue {plainname} quien mató a {plainname2}. | It was {plainname} who killed {plainname2}.
{plainname} le debe {amount} a {plainname2}. | {plainname} owes {plainname2} {amount}.
La madre de {plainname} no sabe nada. | The mother of {plainname} does not know anything.
{plainname}, hermana de {plainname2}, está desaparecida. | {plainname}, the sister of {plainname2}, is missing.
{plainname} denunció a {plainname2} por {crime}. | {plainname} reported {plainname2} for {crime}.
{plainname} no denunció a {plainname2}. | {plainname} did not report {plainname2}.
El número de {plainname} es {phone}. | The number of {plainname} is {phone}.
Le escribo de parte de {plainname}. | I am writing to you on behalf of {plainname}.
No soy {plainname}, soy {plainname2}. | I am not {plainname}, I am {plainname2}.
El sargento {plainname} tomó la denuncia. | Sergeant {plainname} took the complaint.
La menor {plainname} fue encontrada en {city}. | The minor {plainname} was found in {city}.
Ni {plainname} ni {plainname2} saben dónde está. | Neither {plainname} nor {plainname2} knows where he is.
{plainname} está vivo y {plainname2} está muerto. | {plainname} is alive and {plainname2} is dead.
""")  # fmt: skip
_NUMBERS = [
    ("mil doscientos cincuenta", "one thousand two hundred fifty"), ("dos mil quinientos", "two thousand five hundred"),
    ("tres mil setecientos ochenta", "three thousand seven hundred eighty"), ("quinientos mil", "five hundred thousand"),
    ("un millón doscientos mil", "one million two hundred thousand"), ("cuarenta y cinco mil", "forty-five thousand"),
    ("novecientos", "nine hundred"), ("setecientos cincuenta", "seven hundred fifty"), ("ciento veinte", "one hundred twenty"),
    ("mil", "one thousand"), ("diez mil", "ten thousand"), ("cien mil", "one hundred thousand"), ("sesenta", "sixty"), ("setenta", "seventy"),
    ("quince", "fifteen"), ("cincuenta", "fifty"), ("catorce", "fourteen"), ("veintiún", "twenty-one"), ("dieciséis", "sixteen"),
    ("ocho mil cuatrocientos", "eight thousand four hundred"), ("treinta y tres mil", "thirty-three thousand"), ("seiscientos", "six hundred"),
]  # fmt: skip
_COUNTED = table("""
Entregó {number} dólares. | He handed over {number} dollars.
Exigen {number} pesos antes del {weekday}. | They are demanding {number} pesos before {weekday}.
La suma asciende a {number} soles. | The sum amounts to {number} soles.
Depositó {number} lempiras en la cuenta {id}. | He deposited {number} lempiras into account {id}.
No pagó los {number} quetzales. | He did not pay the {number} quetzals.
Le robaron {number} bolivianos. | They stole {number} bolivianos from him.
""")
_SLOTS = SLOTS | {
    "party": choice(PARTIES), "partycap": choice([(s[0].upper() + s[1:], e[0].upper() + e[1:]) for s, e in PARTIES]), "crime": choice(CRIMES),
    "office": choice([(s[0].upper() + s[1:], e[0].upper() + e[1:]) for s, e in OFFICES]), "file": choice(CASES), "account": choice(ACCOUNTS),
    "number": choice(_NUMBERS),
}  # fmt: skip


def sentence(rng: random.Random) -> Pair:
    """Return a sentence with one of the words."""
    kind = rng.random()
    pool = _LEGAL if kind < 0.45 else _STREET if kind < 0.85 else _NAMED if kind < 0.95 else _COUNTED
    spanish, english = filled(rng.choice(pool), _SLOTS, rng)
    if pool is _STREET and rng.random() < 0.5:
        spanish, english = spanish[:1].upper() + spanish[1:] + ".", english[:1].upper() + english[1:] + "."
    if pool is _STREET and rng.random() < 0.12:
        who = rng.choice(NOUNS)
        verb = "escribieron" if who.kind.endswith("p") else "escribió"
        spanish, english = f"{who.source} me {verb}: {spanish}", f"{who.english} wrote to me: {english}"
    return spanish, english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences; every word comes about equally often."""
    for _ in range(count):
        yield sentence(rng)

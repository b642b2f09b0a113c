"""Numbers in words, clock times as they are spoken, fractions, spans of time, and names that are words or begin with an article."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, Slot, choice, filled, table
from training.romance_en.grammar.letters import CRIMES, PARTIES
from training.romance_en.grammar.particulars import SLOTS

_UNITS = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ENGLISH_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "_", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ENGLISH_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HUNDREDS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def spanish_number(number: int, before_noun: bool = False) -> str:
    """Return a number below two billion in words; before a masculine noun its last uno is cut."""
    text = _spanish(number)
    if before_noun and text.endswith("uno"):
        text = text[:-3] + ("ún" if text.endswith("veintiuno") else "un")
    return text


def _spanish(number: int) -> str:
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        head = "un millón" if millions == 1 else f"{spanish_number(millions, True)} millones"
        return f"{head} {_spanish(rest)}" if rest else head
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        head = "mil" if thousands == 1 else f"{spanish_number(thousands, True)} mil"
        return f"{head} {_spanish(rest)}" if rest else head
    if number >= 100:
        if number == 100:
            return "cien"
        hundreds, rest = divmod(number, 100)
        return f"{_HUNDREDS[hundreds]} {_spanish(rest)}" if rest else _HUNDREDS[hundreds]
    if number < 30:
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    return f"{_TENS[tens]} y {_UNITS[rest]}" if rest else _TENS[tens]


def english_number(number: int) -> str:
    """Return a number below two billion in words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{english_number(head)} {name}" + (f" {english_number(rest)}" if rest else "")
    if number < 20:
        return _ENGLISH_UNITS[number]
    tens, rest = divmod(number, 10)
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_UNITS[rest]}" if rest else "")


def size(rng: random.Random) -> int:
    """Return a number, small or large, round or not."""
    return rng.choice(
        [
            rng.randrange(2, 30),
            rng.randrange(30, 100),
            rng.randrange(1, 10) * 100 + rng.choice([0, 0, 50, rng.randrange(1, 99)]),
            rng.randrange(1, 100) * 1000 + rng.choice([0, 0, 500, rng.randrange(1, 999)]),
            rng.randrange(1, 900) * 1000,
            rng.randrange(1, 60) * 1_000_000 + rng.choice([0, 0, 500_000]),
        ]
    )


def number(rng: random.Random) -> Pair:
    """Return a number in words before a masculine noun."""
    found = size(rng)
    of = " de" if found >= 1_000_000 and found % 1_000_000 == 0 else ""
    return spanish_number(found, True) + of, english_number(found)


def small(rng: random.Random) -> Pair:
    """Return a number from two to forty in words."""
    found = rng.randrange(2, 41)
    return spanish_number(found, True), english_number(found)


_PARTS = [
    ("", "", ""), ("de la mañana", "in the morning", "a.m."), ("de la tarde", "in the afternoon", "p.m."), ("de la noche", "at night", "p.m."),
    ("de la madrugada", "in the early morning", "a.m."), ("del mediodía", "in the early afternoon", "p.m."),
]  # fmt: skip


def clock(rng: random.Random) -> Pair:
    """Return a time as it is spoken, with its article but without the preposition: `las dos y diez de la tarde`."""
    hour = rng.randrange(1, 13)
    part = rng.choice(_PARTS)
    written = rng.random() < 0.5
    article = "la" if hour == 1 else "las"
    shown = {1: "una"}.get(hour, _UNITS[hour]) if written else str(hour)
    minute = rng.choice([0, 0, 5, 10, 15, 20, 25, 30, 30, 40, 45, 50, 55])
    end = f" {part[0]}" if part[0] else ""
    english_end = f" {part[1]}" if part[1] else ""
    if minute == 0:
        sharp = rng.random() < 0.15
        spanish = f"{article} {shown}{' en punto' if sharp else ''}{end}"
        return (
            spanish,
            f"{hour}{' o’clock sharp'.replace('’', chr(39)) if sharp else ''}{english_end}"
            if end or sharp
            else f"{hour} o'clock",
        )
    if minute >= 40 and rng.random() < 0.6:
        less = {45: "cuarto", 50: "diez", 55: "cinco", 40: "veinte"}[minute]
        after = hour % 12 + 1
        following = {1: "una"}.get(after, _UNITS[after]) if written else str(after)
        article = "la" if after == 1 else "las"
        style = rng.choice(
            [
                f"{article} {following} menos {less}",
                f"{less} para {article} {following}",
                f"un {less} para {article} {following}" if less == "cuarto" else f"{less} para {article} {following}",
            ]
        )
        return style + end, f"{hour}:{minute:02d}{english_end}"
    said = {15: "cuarto", 30: "media"}.get(minute, spanish_number(minute) if written else str(minute))
    return f"{article} {shown} y {said}{end}", f"{hour}:{minute:02d}{english_end}"


def _at(pair: Pair) -> Pair:
    """Put the preposition before a spoken time; a quarter to stands without the article."""
    spanish, english = pair
    return (f"a {spanish}" if spanish.startswith(("la ", "las ")) else f"a {spanish}"), english


_TIMES = table("""
No contesta desde {clock}. | He has not answered since {clocked}.
La vi por última vez {atclock}. | I saw her for the last time at {clocked}.
Salió de su casa {atclock} y no volvió. | She left home at {clocked} and did not come back.
Lo esperamos hasta {clock}. | We waited for him until {clocked}.
Tiene hasta {clock} para pagar. | He has until {clocked} to pay.
Llegó {atclock}. | He arrived at {clocked}.
Me llamó {atclock} del {weekday}. | He called me at {clocked} on {weekday}.
Entre {clock} y {clock2} no hubo señal. | Between {clocked} and {clocked2} there was no signal.
Quedó en llamar {atclock}. | He agreed to call at {clocked}.
A eso de {clock} se escucharon disparos. | At around {clocked} shots were heard.
Alrededor de {clock} se oyeron gritos. | Around {clocked} screams were heard.
Pasadas {clock} se cortó la llamada. | Shortly after {clocked} the call was cut off.
Antes de {clock} tiene que estar el dinero. | The money has to be there before {clocked}.
Desde {clock} está encerrada. | She has been locked up since {clocked}.
Eran {clock} cuando llegó la ambulancia. | It was {clocked} when the ambulance arrived.
siendo {clock}, se procedió al registro | at {clocked}, the search was carried out
""")
_COUNTS = table("""
Exigen {number} pesos por la mitad del rescate. | They are demanding {number} pesos for half of the ransom.
Pagaron la mitad. | They paid half.
Solo pagaron la mitad del dinero. | They only paid half of the money.
La mitad de los rehenes fue liberada. | Half of the hostages were released.
Falta la otra mitad. | The other half is missing.
Un tercio de las víctimas son menores. | A third of the victims are minors.
Dos tercios del dinero ya se entregaron. | Two thirds of the money has already been handed over.
Una cuarta parte de los casos sigue abierta. | A quarter of the cases remain open.
La tercera parte del pago vence el {weekday}. | A third of the payment is due on {weekday}.
El doble de lo acordado | Twice what was agreed
Quieren el triple. | They want triple.
El edificio está evacuado a medias. | The building is half evacuated.
Una docena de hombres armados entró al local. | A dozen armed men entered the shop.
Media docena de disparos | Half a dozen shots
Un par de sujetos lo seguían. | A couple of men were following him.
Decenas de familias huyeron. | Dozens of families fled.
Cientos de personas protestaron. | Hundreds of people protested.
Miles de cuentas fueron suspendidas. | Thousands of accounts were suspended.
Cobran {number} soles cada quincena. | They charge {number} soles every two weeks.
Tiene que pagar la quincena. | He has to pay the fortnightly fee.
La primera quincena de {month} | The first half of {inmonth}
La segunda quincena de {month} | The second half of {inmonth}
Le pagan por quincena. | He is paid every two weeks.
Cobra cada fin de mes. | She is paid at the end of every month.
A principios de {month} recibió la amenaza. | At the beginning of {inmonth} she received the threat.
A mediados de {month} se mudó. | In mid-{inmonth} she moved.
A fines de {month} desapareció. | At the end of {inmonth} he disappeared.
A finales de {month} volvió. | At the end of {inmonth} he came back.
El {ordinal} de {month} | {inmonth} {day}
En el primer semestre hubo {small} denuncias. | In the first half of the year there were {small} complaints.
El último trimestre | The last quarter
Hace {small} años que no la veo. | I have not seen her for {small} years.
Hace {small} meses que lo amenazan. | They have been threatening him for {small} months.
Lleva {small} días desaparecida. | She has been missing for {small} days.
Llevan {small} horas sin comer. | They have gone {small} hours without eating.
Tiene {small} años cumplidos. | He is {small} years old.
Va a cumplir {small} años. | She is about to turn {small}.
Tenía apenas {small} años. | She was barely {small} years old.
De los {small} detenidos, dos fueron liberados. | Of the {small} detainees, two were released.
Son {small} los heridos y tres los muertos. | There are {small} injured and three dead.
Le dieron {small} puñaladas. | He was stabbed {small} times.
Recibió {small} disparos. | He was shot {small} times.
Le dispararon {small} veces. | They shot at him {small} times.
La condenaron a {small} años de cárcel. | She was sentenced to {small} years in prison.
Depositó {number} pesos en {small} pagos. | He deposited {number} pesos in {small} payments.
Piden {number} dólares, ni un peso menos. | They are asking for {number} dollars, not a peso less.
La suma de {number} bolivianos | The sum of {number} bolivianos
por un monto de {number} colones | in the amount of {number} colones
Valen {number} quetzales. | They are worth {number} quetzals.
Debe más de {number} guaraníes. | He owes more than {number} guaranis.
Debe menos de {number} pesos. | He owes less than {number} pesos.
Le prestó {number} pesos a {plainname}. | He lent {plainname} {number} pesos.
dentro de los {small} días siguientes a la notificación | within {small} days of notification
en el término de {small} horas | within {small} hours
un plazo de {small} días hábiles | a period of {small} business days
cada {small} minutos | every {small} minutes
cada dos por tres | all the time
una vez por semana | once a week
dos veces al mes | twice a month
de lunes a viernes | from Monday to Friday
día por medio | every other day
de un día para otro | from one day to the next
de la noche a la mañana | overnight
hoy por la mañana, no por la noche | this morning, not tonight
el {weekday} y no el {weekday2} | on {weekday} and not on {weekday2}
del {weekday} al {weekday2} | from {weekday} to {weekday2}
el {weekday} de la semana entrante | on {weekday} of next week
el {weekday} de la semana pasada | on {weekday} of last week
desde el {weekday} | since {weekday}
hasta el {weekday} | until {weekday}
todos los {weekdays} | every {weekday}
los fines de semana | on weekends
el día de la fecha | today
el día de ayer | yesterday
el día de hoy | today
en lo que va del año | so far this year
el año pasado | last year
el año que viene | next year
el mes entrante | next month
el mes en curso | the current month
el presente año | this year
el 5 del corriente | the 5th of this month
el día 12 de los corrientes | the 12th of this month
a la una de la madrugada | at one in the morning
al mediodía | at noon
a medianoche | at midnight
de madrugada | in the early hours
de día y de noche | by day and by night
tarde o temprano | sooner or later
cuanto antes | as soon as possible
lo antes posible | as soon as possible
a más tardar mañana | tomorrow at the latest
a partir de mañana | from tomorrow on
de hoy en adelante | from today on
""")
_NAMED = table("""
Vive en {place}. | She lives in {place}.
Fue visto en {place} {past}. | He was seen in {place} {past}.
La llevaron a {place}. | They took her to {place}.
Es de {place}. | He is from {place}.
La comisaría de {place} no contesta. | The {place} police station does not answer.
El juzgado de {place} ordenó la captura. | The court of {place} ordered the arrest.
La fiscalía de {place} investiga {crime}. | The {place} prosecutor's office is investigating {crime}.
El hecho ocurrió en {place}, no en {place2}. | The event took place in {place}, not in {place2}.
Salió de {place} rumbo a {place2}. | She left {place} for {place2}.
en la localidad de {place} | in the town of {place}
en el barrio {place} | in the neighborhood of {place}
en el municipio de {place} | in the municipality of {place}
carretera {place}-{place2}, kilómetro {age} | {place}-{place2} highway, kilometer {age}
Se busca a {wordname}. | {wordname} is wanted.
{wordname} no aparece desde {past}. | {wordname} has been missing since {past}.
Mi nombre es {wordname}. | My name is {wordname}.
Soy {wordname}, agente de la policía. | I am {wordname}, a police officer.
El sargento 2° {wordname} | Sergeant Second Class {wordname}
Sargento 1.º {wordname} | Sergeant First Class {wordname}
El cabo 1° {wordname} firma el acta. | Corporal First Class {wordname} signs the record.
don {wordname} ({age}) | Mr. {wordname} ({age})
doña {wordname} ({age}) | Mrs. {wordname} ({age})
la persona de {wordname} ({age}) | the person of {wordname} ({age})
LA PERSONA DE {WORDNAME} ({age}) | THE PERSON OF {WORDNAME} ({age})
EL MENOR {WORDNAME} DE {age} AÑOS | THE MINOR {WORDNAME}, {age} YEARS OLD
SE BUSCA A {WORDNAME}. | {WORDNAME} IS WANTED.
EL SEÑOR {WORDNAME} FUE SECUESTRADO. | MR. {WORDNAME} WAS KIDNAPPED.
La señora {wordname} es la madre de {wordname2}. | Mrs. {wordname} is the mother of {wordname2}.
{wordname} amenazó a {wordname2}. | {wordname} threatened {wordname2}.
A {wordname} la amenazó {wordname2}. | {wordname2} threatened {wordname}.
Lic. {wordname}, titular de la fiscalía | {wordname}, head of the prosecutor's office
Atentamente, {wordname} | Sincerely, {wordname}
Firma: {wordname} | Signed: {wordname}
alias «{nick}» | alias "{nick}"
alias "{nick}" | alias "{nick}"
el sujeto conocido como "{nick}" | the man known as "{nick}"
Le dicen "{nick}". | They call him "{nick}".
""")
PLACES = [
    "Los Cabos",
    "Las Heras",
    "Los Olivos",
    "Las Condes",
    "La Libertad",
    "La Matanza",
    "La Victoria",
    "El Callao",
    "Los Mochis",
    "La Unión",
    "El Progreso",
    "Las Lomas",
    "Los Ríos",
    "La Reina",
    "El Salto",
    "Las Flores",
    "Los Ángeles",
    "La Cruz",
    "El Carmen",
    "Las Tablas",
    "Los Santos",
    "La Ligua",
    "El Bosque",
    "Las Vegas",
    "Los Teques",
    "La Guaira",
    "El Tigre",
    "Las Cruces",
    "Buena Vista",
    "Tres Ríos",
    "Dos Bocas",
    "Cuatro Caminos",
    "Agua Prieta",
    "Piedra Blanca",
    "Monte Alto",
    "Río Seco",
    "Puerto Nuevo",
    "Villa Hermosa",
    "Campo Largo",
    "Cerro Rico",
    "Punta Arenas",
    "Entre Ríos",
    "Costa Rica",
    "Nuevo León",
    "Aguas Calientes",
    "Tierra Blanca",
    "Santa Fe",
    "Valle Verde",
    "Boca Chica",
    "Palo Alto",
    "Santa Cruz",
    "San Miguel",
    "Barranquilla",
    "Rionegro",
    "Zapopan",
    "Iztapalapa",
    "Comayagua",
    "Chalatenango",
    "Escuintla",
    "Riobamba",
    "Oruro",
    "Encarnación",
    "Maldonado",
    "Rancagua",
    "Huánuco",
    "Quilmes",
]
_WORD_FIRST = [
    "Paz",
    "Luz",
    "Sol",
    "Dolores",
    "Socorro",
    "Consuelo",
    "Soledad",
    "Esperanza",
    "Milagros",
    "Próspero",
    "Justo",
    "Plácido",
    "Modesto",
    "Inocencio",
    "Domingo",
    "Salvador",
    "Ángel",
    "Jesús",
    "Cruz",
    "Rosa",
    "Perla",
    "Estrella",
    "Alba",
    "Aurora",
    "Blanca",
    "Clara",
    "Celeste",
    "Violeta",
    "Azucena",
    "Margarita",
    "Flor",
    "Nieves",
    "Mercedes",
    "Pilar",
    "Rosario",
    "Concepción",
    "Encarnación",
    "Amparo",
    "Victoria",
    "Gloria",
    "Reyes",
    "Benigno",
    "Severo",
    "Fiel",
    "Primitivo",
    "Cándido",
    "Clemente",
    "Fortunato",
    "Feliciano",
    "Bienvenido",
    "Prudencio",
    "Constancia",
    "Caridad",
    "Piedad",
    "Remedios",
    "Elías",
    "Darío",
    "Ciro",
]
_WORD_LAST = [
    "Leal",
    "Rosas",
    "Salas",
    "Rey",
    "Fierro",
    "Cortés",
    "Bravo",
    "Guerra",
    "Paz",
    "Cruz",
    "Flores",
    "Reyes",
    "Luna",
    "Sierra",
    "Montes",
    "Ríos",
    "Campos",
    "Prado",
    "Huerta",
    "Viñas",
    "Parra",
    "Olmos",
    "Robles",
    "Nogales",
    "Manzano",
    "Naranjo",
    "Cuervo",
    "Palomo",
    "Gavilán",
    "Toro",
    "Vaca",
    "Cordero",
    "Lobo",
    "Zorro",
    "León",
    "Gallo",
    "Pinto",
    "Rubio",
    "Moreno",
    "Blanco",
    "Rojo",
    "Delgado",
    "Gordillo",
    "Calvo",
    "Crespo",
    "Cano",
    "Bello",
    "Hermoso",
    "Alegre",
    "Seguro",
    "Fuerte",
    "Valiente",
    "Justo",
    "Santos",
    "Iglesias",
    "Capilla",
    "Abad",
    "Monje",
    "Sacristán",
    "Alcalde",
    "Escribano",
    "Herrero",
    "Zapatero",
    "Molinero",
    "Pastor",
    "Marino",
    "Guerrero",
    "Caballero",
    "Hidalgo",
    "Conde",
    "Duque",
    "Castillo",
    "Torres",
    "Puente",
    "Fuentes",
    "Pozo",
    "Plaza",
    "Calle",
    "Casas",
    "Mesa",
    "Llave",
    "Cadena",
    "Espada",
    "Lanza",
    "Quispe",
    "Huamán",
    "Mamani",
    "Condori",
    "Ticona",
]
_NICKS = [
    "El Chino",
    "La Flaca",
    "El Tuerto",
    "El Gordo",
    "El Negro",
    "La Reina",
    "El Diablo",
    "El Zurdo",
    "El Mono",
    "La Patrona",
    "El Ingeniero",
    "El Doctor",
    "El Viejo",
    "El Ruso",
    "El Cojo",
    "Cara Cortada",
    "Los Primos",
    "El Pelón",
    "La Gata",
    "El Guero",
    "El Pollo",
    "El Sapo",
    "El Ratón",
    "La Tía",
    "El Compa",
    "El Muñeco",
    "La Bruja",
    "El Tigre",
    "Mano Negra",
    "El Mudo",
]
_MONTHS = table("""
enero | January
febrero | February
marzo | March
abril | April
mayo | May
junio | June
julio | July
agosto | August
septiembre | September
octubre | October
noviembre | November
diciembre | December
""")


def _same(texts: list[str] | tuple[str, ...]) -> Slot:
    return lambda rng: (lambda text: (text, text))(rng.choice(texts))


def word_name(rng: random.Random) -> str:
    """Return a name made of words that also mean something."""
    first = rng.choice(_WORD_FIRST) + (f" {rng.choice(_WORD_FIRST)}" if rng.random() < 0.25 else "")
    last = rng.choice(_WORD_LAST) + (f" {rng.choice(_WORD_LAST)}" if rng.random() < 0.7 else "")
    return f"{first} {last}"


def _word_name(rng: random.Random) -> Pair:
    text = word_name(rng)
    return (text.upper(), text.upper()) if rng.random() < 0.25 else (text, text)


def _capital_name(rng: random.Random) -> Pair:
    text = word_name(rng).upper()
    return text, text


_SLOTS: dict[str, Slot] = SLOTS | {
    "number": number, "small": small, "place": _same(PLACES), "wordname": _word_name, "nick": _same(_NICKS), "crime": choice(CRIMES),
    "party": choice(PARTIES),
}  # fmt: skip
_PLURAL_DAYS = {"sábado": "sábados", "domingo": "domingos"}


def _with_times(pair: Pair, rng: random.Random) -> Pair:
    """Fill the slots whose two sides differ: clock times, months, ordinals, capitals."""
    spanish, english = pair
    for digit in ("", "2"):
        said, clocked = clock(rng)
        spanish = spanish.replace(f"{{atclock{digit}}}", _at((said, clocked))[0]).replace(f"{{clock{digit}}}", said)
        english = english.replace(f"{{clocked{digit}}}", clocked)
    month, english_month = rng.choice(_MONTHS)
    day = rng.randrange(1, 31)
    spanish = spanish.replace("{month}", month).replace("{ordinal}", "primero" if day == 1 else spanish_number(day))
    english = english.replace("{inmonth}", english_month).replace("{day}", str(day))
    capitals = _capital_name(rng)[0]
    spanish, english = spanish.replace("{WORDNAME}", capitals), english.replace("{WORDNAME}", capitals)
    weekday, english_day = SLOTS["weekday"](rng)
    if "{weekdays}" in spanish:
        spanish = spanish.replace("{weekdays}", _PLURAL_DAYS.get(weekday, weekday))
        english = english.replace("{weekday}", english_day)
    return spanish, english


def sentence(rng: random.Random) -> Pair:
    """Return a sentence with a time, a number or a name."""
    kind = rng.random()
    pool = _TIMES if kind < 0.25 else _COUNTS if kind < 0.65 else _NAMED
    return filled(_with_times(rng.choice(pool), rng), _SLOTS, rng)


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences."""
    for _ in range(count):
        yield sentence(rng)

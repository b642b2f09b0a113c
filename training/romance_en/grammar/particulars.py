"""Names, places, identifiers, dates, times and amounts, all invented, with their English forms."""

from __future__ import annotations

import random
import string

from training.romance_en.grammar.agreement import Pair, Slot, choice, table

_MALE = (
    "José Luis Juan Carlos Miguel Ángel Jesús Santiago Mateo Diego Iván Óscar Raúl Héctor Jorge Eduardo Ricardo Esteban Jhon"
    " Kevin Brayan Cristian Abel Tomás Nicolás Agustín Joaquín Salvador Ramón Fidel Ernesto León Domingo Inocencio Plácido"
).split()
_FEMALE = (
    "María Ana Sofía Rosa Lucía Guadalupe Valentina Camila Daniela Fernanda Ximena Itzel Norma Graciela Silvia Patricia Renata"
    " Brenda Yésica Yuliana Estefanía Martina Paz Luz Soledad Consuelo Dolores Socorro Esperanza Milagros Alba Perla Flor"
    " Azucena Violeta Victoria Blanca Clara Linda Alma Estrella Gloria Mercedes Pilar Rocío Nieves Concepción Remedios"
).split()
FIRST_NAMES = frozenset(_MALE + _FEMALE)
_SURNAMES = (
    "García Hernández Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Reyes Jiménez Torres"
    " Ruiz Mendoza Aguilar Ortiz Castillo Moreno Romero Rivera Blanco Delgado Guerra Paz Rojas Rojo Luna Campos Ríos Ramos"
    " Guerrero Prieto Calderón Cabrera Vega Soto Montes Peña Salas Lagos Bravo León Lobo Toro Pastor Herrero Zapatero Marino"
    " Cortés Franco Leal Gallo Cordero Vaca Caballero Hidalgo Rey Ángel Santos Iglesias Capilla Puente Fuentes Arroyo Pinto"
    " Pardo Moro Crespo Calvo Rubio Feliz Bueno Alegre Valiente Seguro Justo Mayor Abad Fraile Cuenca Medina Toledo Ávila"
    " Quispe Mamani Choque Tzul Ixchel Huamán Pech Canul Cahuich Nahuelpán Curihuinca Maldonado Machado Escalante Barrera"
).split()
_CITIES = (
    "Ciudad de México|Monterrey|Guadalajara|Puebla|Tijuana|Ciudad Juárez|La Paz|León|Mérida|Veracruz|Buenos Aires|Rosario"
    "|Córdoba|Mar del Plata|Tres Arroyos|Rivera|Montevideo|Las Piedras|Santiago|Concepción|Viña del Mar|Puerto Montt|Lima"
    "|Arequipa|Trujillo|Huancayo|Bogotá|Medellín|Cali|Cúcuta|Buenaventura|Quito|Guayaquil|Machala|Santa Cruz de la Sierra"
    "|El Alto|Cochabamba|Asunción|Ciudad del Este|Caracas|Maracaibo|Valencia|San José|Alajuela|Puntarenas|Ciudad de Panamá"
    "|Colón|Tegucigalpa|San Pedro Sula|La Ceiba|Managua|San Salvador|Soyapango|Ciudad de Guatemala|Mixco|Santo Domingo"
    "|Los Alcarrizos|La Habana|Ciudad Sandino|Piedras Negras|Tres Marías|Dos Ríos|Cerro Azul|Salto|Paso de los Libres"
).split("|")
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
_ENGLISH_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NICKNAMES = "sol luna lobo negro real rey norte sur mx oficial jefe nena flaco gordo loco vida roja azul toro barrio dark king".split()
_CURRENCIES = table("""
pesos | pesos
dólares | dollars
dólares estadounidenses | US dollars
soles | soles
bolívares | bolivars
lempiras | lempiras
quetzales | quetzals
colones | colones
guaraníes | guaranis
bolivianos | bolivianos
euros | euros
""")


def digits(rng: random.Random, count: int) -> str:
    """Return so many digits."""
    return "".join(rng.choice(string.digits) for _ in range(count))


def letters(rng: random.Random, count: int) -> str:
    """Return so many capitals."""
    return "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(count))


def same(make: Slot | object) -> Slot:
    """Return a slot whose text is the same in both languages, or a placeholder in a third of the cases."""

    def slot(rng: random.Random) -> Pair:
        text = f"⟨e{rng.randrange(32)}⟩" if rng.random() < 0.33 else make(rng)  # type: ignore[operator]
        return text, text

    return slot


def name(rng: random.Random) -> str:
    """Return a full name, half of the time in capitals as letters write it."""
    first = rng.choice(_MALE + _FEMALE) + (f" {rng.choice(_MALE + _FEMALE)}" if rng.random() < 0.3 else "")
    last = rng.choice(_SURNAMES) + (f" {rng.choice(_SURNAMES)}" if rng.random() < 0.65 else "")
    text = f"{first} {last}"
    return text.upper() if rng.random() < 0.25 else text


def plain_name(rng: random.Random) -> Pair:
    """Return a name that is never a placeholder."""
    text = name(rng)
    return text, text


def first_name(rng: random.Random) -> Pair:
    """Return a first name."""
    text = rng.choice(_MALE + _FEMALE)
    return text, text


def city(rng: random.Random) -> Pair:
    """Return a city, which stays as it is written."""
    text = rng.choice(_CITIES)
    return text, text


def email(rng: random.Random) -> str:
    """Return an address in a domain for examples."""
    user = rng.choice(["{a}.{b}", "{a}_{b}", "{a}{n}", "{b}.{a}{n}"])
    user = user.format(a=rng.choice(_NICKNAMES), b=rng.choice(_NICKNAMES), n=rng.randrange(1, 9999))
    return f"{user}@{rng.choice(['correo', 'policia', 'fiscalia.gob', 'mail', 'mpf.gov', 'ejemplo'])}.example"


def handle(rng: random.Random) -> str:
    """Return a user name with its sign."""
    form = rng.choice(["@{a}_{b}", "@{a}.{b}", "@{a}{n}", "@_{a}{b}_", "@{a}.{b}.{n}", "@{b}__{n}"])
    return form.format(a=rng.choice(_NICKNAMES), b=rng.choice(_NICKNAMES), n=rng.randrange(0, 9999))


def link(rng: random.Random) -> str:
    """Return an address of the web."""
    return f"https://{rng.choice(['www.red', 'video', 'm.chat'])}.example/{rng.choice(['@', 'user/', 'p/', ''])}{rng.choice(_NICKNAMES)}{digits(rng, rng.randrange(0, 9))}"


def phone(rng: random.Random) -> str:
    """Return a telephone number."""
    form = rng.choice(
        ["+52 {a} {c} {d}", "+54 9 11 {c}-{d}", "+57 3{e} {b} {c}", "+51 9{e} {b} {b}", "+56 9 {c} {d}", "{a}-{c}-{d}"]
    )
    return form.format(a=digits(rng, 2), b=digits(rng, 3), c=digits(rng, 4), d=digits(rng, 4), e=rng.randrange(11, 99))


def reference(rng: random.Random) -> str:
    """Return the number of a case or letter."""
    form = rng.choice(
        ["{L}/{n}/{y}", "{n}/{y}", "{L}-{n}-{y}", "FED/{L}/{n}/{y}", "{L}{d}{n}-{y}", "C.I. {n}/{y}", "{n}-{y}/{L}"]
    )
    return form.format(
        L=letters(rng, rng.randrange(2, 5)),
        n=digits(rng, rng.randrange(2, 6)),
        y=rng.randrange(2021, 2027),
        d=digits(rng, 2),
    )


def network_address(rng: random.Random) -> str:
    """Return an IPv4 address."""
    return ".".join(str(rng.randrange(1, 255)) for _ in range(4))


def identity(rng: random.Random) -> str:
    """Return the number of an identity document."""
    return rng.choice(
        [
            digits(rng, 8),
            f"{digits(rng, 2)}.{digits(rng, 3)}.{digits(rng, 3)}",
            digits(rng, 10),
            f"{digits(rng, 8)}-{digits(rng, 1)}",
        ]
    )


def date(rng: random.Random) -> Pair:
    """Return a date with a month in letters or in numbers; numbers keep their order."""
    day, month, year = rng.randrange(1, 29), rng.randrange(12), rng.randrange(2023, 2027)
    if rng.random() < 0.6:
        of = rng.choice(["de", "de", "del"])
        return f"{day} de {_MONTHS[month]} {of} {year}", f"{ENGLISH_MONTHS[month]} {day}, {year}"
    if rng.random() < 0.5:
        return f"{day} de {_MONTHS[month]}", f"{ENGLISH_MONTHS[month]} {day}"
    text = f"{day:02d}/{month + 1:02d}/{year}"
    return text, text


def time(rng: random.Random) -> Pair:
    """Return a time of the day after `a las`."""
    hour = rng.randrange(1, 13)
    kind = rng.random()
    if kind < 0.35:
        text = f"{rng.randrange(13, 24)}:{rng.choice(['00', '15', '30', '45'])}"
        return f"{text}{rng.choice(['', ' horas', ' hrs'])}", text
    part = rng.choice(
        [
            ("de la mañana", "in the morning"),
            ("de la tarde", "in the afternoon"),
            ("de la noche", "at night"),
            ("de la madrugada", "in the early morning"),
        ]
    )
    if kind < 0.5:
        return f"{hour} y media {part[0]}", f"{hour}:30 {part[1]}"
    return f"{hour} {part[0]}", f"{hour} {part[1]}"


def amount(rng: random.Random) -> Pair:
    """Return an amount of money."""
    spanish, english = rng.choice(_CURRENCIES)
    number = rng.randrange(2, 900)
    kind = rng.random()
    if kind < 0.35:
        return f"{number} mil {spanish}", f"{number},000 {english}"
    if kind < 0.5:
        return f"{number % 30 + 2} millones de {spanish}", f"{number % 30 + 2} million {english}"
    if kind < 0.75:
        text = rng.choice(
            [
                f"$ {number}.000",
                f"${number},000",
                f"US$ {number}",
                f"{number} €",
                f"S/ {number}.00",
                f"Q{number}.00",
                f"€{number}",
            ]
        )
        return text, text
    return f"{number} {spanish}", f"{number} {english}"


def duration(rng: random.Random) -> Pair:
    """Return a number of hours, days or minutes."""
    number = rng.choice([2, 3, 5, 6, 10, 12, 15, 24, 30, 48, 60, 72, 90])
    unit = rng.choice([("horas", "hours"), ("días", "days"), ("minutos", "minutes"), ("días hábiles", "business days")])
    if rng.random() < 0.2:
        return f"{number} ({_WRITTEN.get(number, str(number))}) {unit[0]}", f"{number} {unit[1]}"
    return f"{number} {unit[0]}", f"{number} {unit[1]}"


_WRITTEN = {
    2: "dos",
    3: "tres",
    5: "cinco",
    10: "diez",
    12: "doce",
    15: "quince",
    24: "veinticuatro",
    48: "cuarenta y ocho",
    72: "setenta y dos",
}


def weekday(rng: random.Random) -> Pair:
    """Return a day of the week without an article."""
    index = rng.randrange(7)
    return _DAYS[index], _ENGLISH_DAYS[index]


WHEN = table("""
hoy | today
hoy mismo | this very day
mañana | tomorrow
mañana por la mañana | tomorrow morning
mañana en la noche | tomorrow night
pasado mañana | the day after tomorrow
esta noche | tonight
esta tarde | this afternoon
ahora mismo | right now
ahorita | right now
el {weekday} | on {weekday}
este {weekday} | this {weekday}
el próximo {weekday} | next {weekday}
el {weekday} que viene | next {weekday}
el {weekday} a las {time} | on {weekday} at {time}
el {date} | on {date}
en menos de una hora | in less than an hour
dentro de {duration} | within {duration}
antes del {weekday} | before {weekday}
antes de la medianoche | before midnight
al amanecer | at dawn
cuando salga de la escuela | when he leaves school
en cualquier momento | at any moment
""")
PAST = table("""
ayer | yesterday
anoche | last night
anteayer | the day before yesterday
antier | the day before yesterday
ayer por la tarde | yesterday afternoon
esta mañana | this morning
hoy en la madrugada | early this morning
el {weekday} pasado | last {weekday}
el {weekday} | on {weekday}
el pasado {weekday} | last {weekday}
el {date} | on {date}
el día {date} | on {date}
el {date} a las {time} | on {date} at {time}
hace {duration} | {duration} ago
la semana pasada | last week
el mes pasado | last month
en la madrugada del {weekday} | in the early hours of {weekday}
a las {time} | at {time}
""")
SLOTS: dict[str, Slot] = {
    "name": same(name), "plainname": plain_name, "first": first_name, "city": city, "email": same(email), "handle": same(handle),
    "url": same(link), "phone": same(phone), "case": same(reference), "letter": same(reference), "ip": same(network_address),
    "id": same(identity), "date": date, "time": time, "amount": amount, "duration": duration, "weekday": weekday,
    "when": choice(WHEN), "past": choice(PAST), "article": lambda rng: (lambda n: (n, n))(str(rng.randrange(1, 600))),
    "age": lambda rng: (lambda n: (n, n))(str(rng.randrange(3, 80))), "plate": same(lambda rng: f"{letters(rng, 3)}-{digits(rng, 3)}"),
}  # fmt: skip

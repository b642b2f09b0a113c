"""Names, places, dates, times and amounts of Brazil, Portugal and Africa, all invented, with their English forms."""

from __future__ import annotations

import random
import re

from training.romance_en.grammar import particulars as shared
from training.romance_en.grammar.agreement import Pair, Person, Slot, choice, table
from training.romance_en.grammar.agreement import filled as filled_from

MALE = (
    "José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel Rafael Daniel Marcelo Bruno Eduardo Felipe"
    " Rodrigo Manoel Mateus André Fernando Fábio Leonardo Gustavo Guilherme Leandro Tiago Anderson Ricardo Márcio Jorge"
    " Wesley Cauã Davi Enzo Heitor Otávio Vítor Caio Igor Renan Diego Wellington Jeferson Uílson Nuno Rui Gonçalo Duarte"
    " Domingos Bento Inocêncio Plácido Salvador Natal Raimundo Severino Expedito"
).split()
FEMALE = (
    "Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline Sandra Camila Amanda Bruna Jéssica Letícia"
    " Júlia Luciana Vanessa Mariana Gabriela Vera Larissa Cláudia Beatriz Rita Luana Sônia Renata Eliane Josefa Simone"
    " Natália Cristiane Raquel Yasmin Sofia Helena Alice Inês Catarina Mafalda Kelly Thaís Socorro Conceição Aparecida Graça"
    " Glória Luz Vitória Esperança Rosa Flor Clara Pérola Estrela Neves Fátima Penha Dores Consolação Perpétua"
).split()
FIRST_NAMES = frozenset(MALE + FEMALE)
_SURNAMES = (
    "Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes"
    " Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos"
    " Gonçalves Santana Teixeira Araújo Pinto Leite Carneiro Cordeiro Coelho Lobo Leão Raposo Pinheiro Nogueira Figueira"
    " Macieira Campos Prado Barros Serra Monte Rios Fontes Lagos Valente Bravo Forte Franco Leal Justo Feliz Bonfim Guerra Paz"
    " Reis Castelo Torres Porto Ponte Passos Caminha Paixão Amado Salgado Seco Rego Pedra Ferro Ouro Prata Chaves Portela"
    " Cruz Igreja Padre Bispo Rei Conde Cavaleiro Pastor Sapateiro Guerreiro Farias Natal Domingues Abril Janeiro Cunha"
    " Tavares Falcão Pardal Gavião Peixoto Camarão Sardinha Cabral Brandão Vale Mato Grosso Arruda Morais Neto Filho Júnior"
).split()
_PARTICLES = ("", "", "", "da ", "de ", "dos ", "do ")
_CITIES = (
    "São Paulo|Rio de Janeiro|Salvador|Recife|Natal|Vitória|Belo Horizonte|Campo Grande|Boa Vista|Porto Velho|Rio Branco"
    "|Três Corações|Feira de Santana|Ponta Grossa|Volta Redonda|Santa Maria|Lagoa Santa|Fortaleza|Curitiba|Goiânia|Belém"
    "|Manaus|Maceió|João Pessoa|Teresina|Aracaju|Cuiabá|Florianópolis|Porto Alegre|Palmas|Macapá|São Luís|Osasco|Santos"
    "|Campinas|Juiz de Fora|Duque de Caxias|Nova Iguaçu|São Gonçalo|Niterói|Mogi das Cruzes|Águas Lindas|Vila Velha|Serra"
    "|Cachoeirinha|Viamão|Canoas|Novo Hamburgo|Joinville|Chapecó|Cascavel|Foz do Iguaçu|Barra do Garças|Sinop|Ouro Preto"
    "|Varginha|Poços de Caldas|Montes Claros|Ilhéus|Porto Seguro|Juazeiro|Petrolina|Caruaru|Mossoró|Sobral|Imperatriz"
    "|Marabá|Altamira|Parintins|Lisboa|Porto|Braga|Coimbra|Faro|Setúbal|Viseu|Évora|Leiria|Luanda|Huambo|Maputo|Beira"
    "|Nampula|Praia|Mindelo|Passo Fundo|Pau dos Ferros|Cabo Frio|Mata Grande|Bom Jesus|Passagem|Encruzilhada|Pedras de Fogo"
).split("|")
_ENGLISH_CITIES = {"Lisboa": "Lisbon"}
_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()
DAYS = "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo".split()
_ENGLISH_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CURRENCIES = table("""
reais | reais
reais | reais
reais | reais
euros | euros
dólares | dollars
kwanzas | kwanzas
meticais | meticals
""")
_WRITTEN = {
    2: "dois", 3: "três", 5: "cinco", 10: "dez", 12: "doze", 15: "quinze", 24: "vinte e quatro", 30: "trinta", 48: "quarenta e oito",
    72: "setenta e duas",
}  # fmt: skip

_JOINED = [
    (re.compile(r"\b([dD])e (?=(?:o|a|os|as|ele|ela|eles|elas)\b(?! [A-Z]\b))"), r"\1"),
    (re.compile(r"\bem (?=(?:o|a|os|as|ele|ela|eles|elas)\b)"), "n"),
    (re.compile(r"\bEm (?=(?:o|a|os|as|ele|ela|eles|elas)\b)"), "N"),
    (re.compile(r"\ba (?=os?\b)"), "a"),
    (re.compile(r"\bA (?=os?\b)"), "A"),
    (re.compile(r"\ba a(s?)\b"), r"à\1"),
    (re.compile(r"\bA a(s?)\b"), r"À\1"),
    (re.compile(r"\b([pP])or (?=(?:o|a|os|as)\b)"), r"\1el"),
]


def contracted(portuguese: str) -> str:
    """Write a preposition and the article or pronoun after it as one word: `de a` is `da`, `a a` is `à`, `em ele` is `nele`."""
    for pattern, joined in _JOINED:
        portuguese = pattern.sub(joined, portuguese)
    return portuguese


def filled(pair: Pair, slots: dict[str, Slot], rng: random.Random, person: Person | None = None) -> Pair:
    """Fill the slots of a Portuguese template; see `agreement.filled`."""
    return filled_from(pair, slots, rng, person, contracted)


def name(rng: random.Random) -> str:
    """Return a full name, a quarter of the time in capitals as letters write it."""
    first = rng.choice(MALE + FEMALE) + (f" {rng.choice(MALE + FEMALE)}" if rng.random() < 0.25 else "")
    last = [rng.choice(_PARTICLES) + rng.choice(_SURNAMES) for _ in range(rng.choice([1, 1, 2, 2, 3]))]
    text = f"{first} {' '.join(last)}"
    return text.upper() if rng.random() < 0.25 else text


def plain_name(rng: random.Random) -> Pair:
    """Return a name that is never a placeholder."""
    text = name(rng)
    return text, text


def first_name(rng: random.Random) -> Pair:
    """Return a first name."""
    text = rng.choice(MALE + FEMALE)
    return text, text


def _one_of(names: list[str]) -> Slot:
    def slot(rng: random.Random) -> Pair:
        text = rng.choice(names)
        return text, text

    return slot


def surname(rng: random.Random) -> Pair:
    """Return a surname, which may be a word."""
    text = rng.choice(_SURNAMES)
    return text, text


def city(rng: random.Random) -> Pair:
    """Return a city."""
    text = rng.choice(_CITIES)
    return text, _ENGLISH_CITIES.get(text, text)


def phone(rng: random.Random) -> str:
    """Return a telephone number."""
    form = rng.choice(
        [
            "+55 {a} 9{c}-{d}",
            "({a}) 9{c}-{d}",
            "({a}) {c}-{d}",
            "+351 9{a} {b} {b}",
            "+244 9{a} {b} {b}",
            "{a} 9{c} {d}",
        ]
    )
    found = {
        "a": shared.digits(rng, 2),
        "b": shared.digits(rng, 3),
        "c": shared.digits(rng, 4),
        "d": shared.digits(rng, 4),
    }
    return form.format(**found)


def reference(rng: random.Random) -> str:
    """Return the number of a case or letter."""
    form = rng.choice(
        [
            "{n}/{y}",
            "{L}-{n}/{y}",
            "{m}-{t}.{y}.8.{t}.{n}",
            "{n}/{y}-{L}",
            "{L}/{n}/{y}",
            "{d}.{n}/{y}",
            "NUIPC {n}/{t}.{d}{L}",
        ]
    )
    return form.format(
        L=shared.letters(rng, rng.randrange(2, 5)),
        n=shared.digits(rng, rng.randrange(2, 5)),
        y=rng.randrange(2021, 2027),
        m=shared.digits(rng, 7),
        t=shared.digits(rng, 2),
        d=shared.digits(rng, 2),
    )


def identity(rng: random.Random) -> str:
    """Return the number of an identity document (CPF, RG)."""
    part = lambda count: shared.digits(rng, count)
    return rng.choice([f"{part(3)}.{part(3)}.{part(3)}-{part(2)}", f"{part(2)}.{part(3)}.{part(3)}-{part(1)}", part(8)])


def date(rng: random.Random) -> Pair:
    """Return a date with a month in letters or in numbers; numbers keep their order."""
    day, month, year = rng.randrange(1, 29), rng.randrange(12), rng.randrange(2023, 2027)
    shown = "1º" if day == 1 and rng.random() < 0.7 else str(day)
    english = f"{shared.ENGLISH_MONTHS[month]} {day}"
    if rng.random() < 0.5:
        return f"{shown} de {_MONTHS[month]} de {year}", f"{english}, {year}"
    if rng.random() < 0.5:
        return f"{shown} de {_MONTHS[month]}", english
    text = f"{day:02d}/{month + 1:02d}/{year}"
    return text, text


def time(rng: random.Random) -> Pair:
    """Return a time of the day after `às`."""
    hour, minute = rng.randrange(1, 24), rng.choice([0, 0, 15, 20, 30, 45])
    kind = rng.random()
    if kind < 0.35:
        return (f"{hour}h{minute:02d}" if minute else f"{hour}h"), f"{hour}:{minute:02d}"
    if kind < 0.55:
        text = f"{hour:02d}:{minute:02d}"
        return text, text
    hour, part = rng.choice(
        [
            (rng.randrange(1, 6), ("da madrugada", "in the early morning")),
            (rng.randrange(5, 12), ("da manhã", "in the morning")),
            (rng.randrange(2, 7), ("da tarde", "in the afternoon")),
            (rng.randrange(7, 12), ("da noite", "at night")),
        ]
    )
    if kind < 0.7:
        return f"{hour} e meia {part[0]}", f"{hour}:30 {part[1]}"
    if kind < 0.8:
        return f"{hour} horas", f"{hour} o'clock"
    return f"{hour} {part[0]}" if rng.random() < 0.6 else f"{hour} horas {part[0]}", f"{hour} {part[1]}"


def amount(rng: random.Random) -> Pair:
    """Return an amount of money."""
    portuguese, english = rng.choice(_CURRENCIES)
    number = rng.randrange(2, 900)
    kind = rng.random()
    if kind < 0.35:
        return f"{number} mil {portuguese}", f"{number},000 {english}"
    if kind < 0.45:
        return f"{number % 30 + 2} milhões de {portuguese}", f"{number % 30 + 2} million {english}"
    if kind < 0.75:
        text = rng.choice(
            [f"R$ {number}.000,00", f"R$ {number},00", f"R${number}", f"US$ {number}", f"€ {number}", f"{number} €"]
        )
        return text, text
    return f"{number} {portuguese}", f"{number} {english}"


def duration(rng: random.Random) -> Pair:
    """Return a number of hours, days or minutes."""
    number = rng.choice([2, 3, 5, 6, 10, 12, 15, 24, 30, 48, 60, 72, 90])
    unit = rng.choice([("horas", "hours"), ("dias", "days"), ("minutos", "minutes"), ("dias úteis", "business days")])
    if number in _WRITTEN and rng.random() < 0.25:
        return f"{number} ({_WRITTEN[number]}) {unit[0]}", f"{number} {unit[1]}"
    return f"{number} {unit[0]}", f"{number} {unit[1]}"


def weekday(rng: random.Random) -> Pair:
    """Return a day of the week without an article, short or in full."""
    index = rng.randrange(7)
    text = DAYS[index]
    return (text.removesuffix("-feira") if rng.random() < 0.5 else text), _ENGLISH_DAYS[index]


def on_weekday(rng: random.Random) -> Pair:
    """Return a day of the week with its preposition and article."""
    text, english = weekday(rng)
    return f"{'no' if text in ('sábado', 'domingo') else 'na'} {text}", f"on {english}"


WHEN = table("""
hoje | today
hoje mesmo | this very day
amanhã | tomorrow
amanhã de manhã | tomorrow morning
amanhã à noite | tomorrow night
amanhã cedo | early tomorrow
depois de amanhã | the day after tomorrow
hoje à noite | tonight
esta noite | tonight
hoje à tarde | this afternoon
agora mesmo | right now
agora | now
{onweekday} | {onweekday}
{onweekday} às {time} | {onweekday} at {time}
no dia {date} | on {date}
em menos de uma hora | in less than an hour
daqui a {duration} | {duration} from now
dentro de {duration} | within {duration}
antes da meia-noite | before midnight
ao amanhecer | at dawn
ainda hoje | before today is over
a qualquer momento | at any moment
na saída da escola | when school lets out
""")
PAST = table("""
ontem | yesterday
ontem à noite | last night
anteontem | the day before yesterday
ontem à tarde | yesterday afternoon
hoje de manhã | this morning
esta manhã | this morning
hoje de madrugada | early this morning
{onweekday} | {onweekday}
no dia {date} | on {date}
em {date} | on {date}
em {date}, às {time} | on {date}, at {time}
há {duration} | {duration} ago
faz {duration} | {duration} ago
na semana passada | last week
semana passada | last week
no mês passado | last month
às {time} | at {time}
na madrugada de {weekday} | in the early hours of {weekday}
""")


def _last(rng: random.Random) -> Pair:
    text, english = weekday(rng)
    masculine = text in ("sábado", "domingo")
    return f"{'no' if masculine else 'na'} {text} {'passado' if masculine else 'passada'}", f"last {english}"


def _next(rng: random.Random) -> Pair:
    text, english = weekday(rng)
    return f"{'no' if text in ('sábado', 'domingo') else 'na'} {text} que vem", f"next {english}"


def _number(low: int, high: int) -> Slot:
    def slot(rng: random.Random) -> Pair:
        text = str(rng.randrange(low, high))
        return text, text

    return slot


AGENCIES = table("""
Delegacia de Repressão a Crimes Cibernéticos | Cybercrime Police Station
Polícia Federal | Federal Police
Polícia Civil | Civil Police
Ministério Público | Public Prosecutor's Office
Núcleo de Inteligência | Intelligence Unit
Polícia Judiciária | Judicial Police
""")


def _or(rare: Slot, usual: Slot) -> Slot:
    return lambda rng: rare(rng) if rng.random() < 0.08 else usual(rng)


SLOTS: dict[str, Slot] = {
    "name": shared.same(name), "plainname": plain_name, "first": first_name, "man": _one_of(MALE), "woman": _one_of(FEMALE), "surname": surname, "city": city,
    "email": shared.same(shared.email), "handle": shared.same(shared.handle), "url": shared.same(shared.link),
    "phone": shared.same(phone), "case": shared.same(reference), "letter": shared.same(reference), "ip": shared.same(shared.network_address),
    "id": shared.same(identity), "date": date, "time": time, "amount": amount, "duration": duration, "weekday": weekday,
    "onweekday": on_weekday, "when": _or(_next, choice(WHEN)), "past": _or(_last, choice(PAST)), "article": _number(1, 600), "age": _number(3, 80),
    "num": _number(2, 900), "hours": _number(2, 73), "days": _number(2, 91), "account": shared.same(shared.handle), "agency": choice(AGENCIES),
    "plate": shared.same(lambda rng: f"{shared.letters(rng, 3)}{shared.digits(rng, 1)}{shared.letters(rng, 1)}{shared.digits(rng, 2)}"),
}  # fmt: skip

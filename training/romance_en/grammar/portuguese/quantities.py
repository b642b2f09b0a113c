"""Portuguese numbers in words, clock times as they are spoken, spans of time, and names that are words or begin with an article."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, choice, table
from training.romance_en.grammar.portuguese.letters import CRIMES, PARTIES
from training.romance_en.grammar.portuguese.particulars import DAYS, SLOTS, filled
from training.romance_en.grammar.quantities import english_number, size

_UNITS = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove"
).split()
_TENS = "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split()
_HUNDREDS = "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos".split()


def portuguese_number(number: int) -> str:
    """Return a number below two billion in words, masculine."""
    if number >= 1_000_000:
        millions, rest = divmod(number, 1_000_000)
        head = "um milhão" if millions == 1 else f"{portuguese_number(millions)} milhões"
        return head + _rest(rest)
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("mil" if thousands == 1 else f"{portuguese_number(thousands)} mil") + _rest(rest)
    if number == 100:
        return "cem"
    if number > 100:
        hundreds, rest = divmod(number, 100)
        return f"{_HUNDREDS[hundreds]} e {portuguese_number(rest)}" if rest else _HUNDREDS[hundreds]
    if number < 20:
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    return f"{_TENS[tens]} e {_UNITS[rest]}" if rest else _TENS[tens]


def _rest(rest: int) -> str:
    """Return what follows thousands or millions; `e` joins it where it is small or round."""
    if not rest:
        return ""
    return (" e " if rest <= 100 or rest % 100 == 0 and rest < 1000 else " ") + portuguese_number(rest)


def _feminine(text: str) -> str:
    """Return a number in words as it stands before a feminine noun."""
    words = {"um": "uma", "dois": "duas"}
    parts = text.split()
    parts[-1] = words.get(parts[-1], parts[-1])
    return " ".join(word[:-2] + "as" if word.endswith("entos") or word.endswith("zentos") else word for word in parts)


def number(rng: random.Random) -> Pair:
    """Return a number in words before a masculine noun."""
    found = size(rng)
    of = " de" if found >= 1_000_000 and found % 1_000_000 == 0 else ""
    return portuguese_number(found) + of, english_number(found)


def small(rng: random.Random) -> Pair:
    """Return a number from two to forty in words before a masculine noun."""
    found = rng.randrange(2, 41)
    return portuguese_number(found), english_number(found)


def small_feminine(rng: random.Random) -> Pair:
    """Return a number from two to forty in words before a feminine noun."""
    found = rng.randrange(2, 41)
    return _feminine(portuguese_number(found)), english_number(found)


_PARTS = [
    ("", "", 0),
    ("da manhã", "in the morning", 0),
    ("da tarde", "in the afternoon", 1),
    ("da noite", "at night", 2),
    ("da madrugada", "in the early morning", 3),
]
_HOURS_OF = {0: range(1, 13), 1: range(1, 8), 2: range(7, 12), 3: range(1, 6)}


def clock(rng: random.Random) -> Pair:
    """Return a time as it is spoken, after `a` with its article: `as duas e dez da tarde`."""
    part, english, kind = rng.choice(_PARTS)
    hour = rng.choice(_HOURS_OF[kind])
    minute = rng.choice([0, 0, 10, 15, 20, 30, 30, 45, 50])
    written = rng.random() < 0.5
    shown = _feminine(portuguese_number(hour)) if written else str(hour)
    article = "a" if hour == 1 else "as"
    end, english_end = (f" {part}" if part else ""), (f" {english}" if english else "")
    if minute == 0:
        hours = rng.choice(["", " hora" if hour == 1 else " horas"])
        sharp = " em ponto" if rng.random() < 0.1 else ""
        return f"{article} {shown}{hours}{sharp}{end}", f"{hour}{english_end}" if english_end else f"{hour} o'clock"
    if minute >= 45 and rng.random() < 0.5:
        after = hour % 12 + 1
        following = _feminine(portuguese_number(after)) if written else str(after)
        return (
            f"{portuguese_number(60 - minute)} para {'a' if after == 1 else 'as'} {following}{end}",
            f"{hour}:{minute}{english_end}",
        )
    said = "meia" if minute == 30 else portuguese_number(minute) if written else str(minute)
    return f"{article} {shown} e {said}{end}", f"{hour}:{minute}{english_end}"


_TIMES = table("""
Não atende desde {clock}. | He has not answered since {clock}.
Vi ela pela última vez a {clock}. | I saw her for the last time at {clock}.
Saiu de casa a {clock} e não voltou. | She left home at {clock} and did not come back.
Esperamos por ele até {clock}. | We waited for him until {clock}.
Ele tem até {clock} para pagar. | He has until {clock} to pay.
Vocês têm até {clock} de {weekday}. | You have until {clock} on {weekday}.
Chegou a {clock}. | He arrived at {clock}.
Ele me ligou a {clock} de {weekday}. | He called me at {clock} on {weekday}.
Entre {clock} e {clock2} não houve sinal. | Between {clock} and {clock2} there was no signal.
Por volta de {clock} ouviram-se tiros. | At around {clock} shots were heard.
Está trancada desde {clock}. | She has been locked in since {clock}.
Antes de {clock} o dinheiro tem que estar aqui. | The money has to be here before {clock}.
Eram {clock} quando chegou a ambulância. | It was {clock} when the ambulance arrived.
O voo sai a {clock}. | The flight leaves at {clock}.
O ônibus saiu a {clock}. | The bus left at {clock}.
""")
_COUNTS = table("""
Exigem {number} reais pela metade do resgate. | They are demanding {number} reais for half of the ransom.
Pagaram a metade. | They paid half.
Só pagaram metade do dinheiro. | They only paid half of the money.
Metade dos reféns foi solta. | Half of the hostages were released.
Falta a outra metade. | The other half is missing.
Um terço das vítimas são menores. | A third of the victims are minors.
Dois terços do dinheiro já foram entregues. | Two thirds of the money has already been handed over.
O dobro do combinado | Twice what was agreed
Querem o triplo. | They want triple.
Uma dúzia de homens armados entrou no bar. | A dozen armed men entered the bar.
Meia dúzia de tiros | Half a dozen shots
Meia hora depois ele voltou. | Half an hour later he came back.
Faz meia hora que ele saiu. | He left half an hour ago.
Um par de sujeitos o seguia. | A couple of men were following him.
Dezenas de famílias fugiram. | Dozens of families fled.
Centenas de pessoas protestaram. | Hundreds of people protested.
Milhares de contas foram suspensas. | Thousands of accounts were suspended.
Cobram {number} reais por semana. | They charge {number} reais a week.
Cobram por quinzena. | They charge every two weeks.
A primeira quinzena do mês | The first half of the month
No começo do mês ela recebeu a ameaça. | At the beginning of the month she received the threat.
Em meados do ano ele se mudou. | In the middle of the year he moved.
No fim do mês ele sumiu. | At the end of the month he disappeared.
No primeiro semestre houve {smallf} denúncias. | In the first half of the year there were {smallf} complaints.
O último trimestre | The last quarter
Faz {small} anos que não a vejo. | I have not seen her for {small} years.
Há {small} meses que o ameaçam. | They have been threatening him for {small} months.
Está desaparecida há {small} dias. | She has been missing for {small} days.
Estão há {smallf} horas sem comer. | They have gone {smallf} hours without eating.
Ela tem {small} anos completos. | She is {small} years old.
Vai completar {small} anos. | She is about to turn {small}.
Tinha apenas {small} anos. | She was only {small} years old.
Ele tem entre {small} e {small2} anos. | He is between {small} and {small2} years old.
Dos {small} presos, dois foram soltos. | Of the {small} prisoners, two were released.
São {small} feridos e três mortos. | There are {small} injured and three dead.
Levou {smallf} facadas. | He was stabbed {smallf} times.
Levou {small} tiros. | He was shot {small} times.
Atiraram nele {smallf} vezes. | They shot at him {smallf} times.
Foi condenada a {small} anos de prisão. | She was sentenced to {small} years in prison.
Depositou {number} reais em {smallf} parcelas. | He deposited {number} reais in {smallf} installments.
Pedem {number} dólares, nem um centavo a menos. | They are asking for {number} dollars, not a cent less.
A quantia de {number} reais | The sum of {number} reais
no valor de {number} reais | in the amount of {number} reais
Deve mais de {number} euros. | He owes more than {number} euros.
Deve menos de {number} reais. | He owes less than {number} reais.
Ele emprestou {number} reais a {plainname}. | He lent {plainname} {number} reais.
dentro dos {small} dias seguintes à notificação | within {small} days of notification
no prazo de {smallf} horas | within {smallf} hours
um prazo de {small} dias úteis | a period of {small} business days
a cada {small} minutos | every {small} minutes
uma vez por semana | once a week
duas vezes por mês | twice a month
de segunda a sexta | from Monday to Friday
de segunda a sábado, exceto quinta | from Monday to Saturday, except Thursday
dia sim, dia não | every other day
de um dia para o outro | from one day to the next
da noite para o dia | overnight
hoje de manhã, e não à noite | this morning, not tonight
na segunda e não na terça | on Monday and not on Tuesday
segunda eu volto | I'll be back on Monday
segunda tem prova | there is a test on Monday
segunda ninguém entra vivo nessa escola | nobody gets into this school alive on Monday
terça no recreio vai ter tiro | there will be shooting at recess on Tuesday
quarta eu acabo com isso | I'll put an end to this on Wednesday
quinta ele vai ver | he'll see on Thursday
sexta é o último dia | Friday is the last day
sexta eu falo com o juiz | I'll talk to the judge on Friday
a segunda testemunha não veio | the second witness did not come
a quarta vítima está viva | the fourth victim is alive
a quinta casa da rua | the fifth house on the street
o segundo suspeito fugiu | the second suspect fled
de {weekday} a {weekday2} | from {weekday} to {weekday2}
desde {weekday} | since {weekday}
até {weekday} | until {weekday}
{onweekday} da semana que vem | {onweekday} of next week
toda {weekday} | every {weekday}
nos fins de semana | on weekends
na data de hoje | today
no dia de ontem | yesterday
neste ano | this year
no ano passado | last year
no ano que vem | next year
no mês que vem | next month
no corrente mês | in the current month
no dia 5 do corrente | on the 5th of this month
à uma da madrugada | at one in the morning
ao meio-dia | at noon
ao meio-dia e meia | at half past noon
à meia-noite | at midnight
de madrugada | in the early hours
de dia e de noite | by day and by night
mais cedo ou mais tarde | sooner or later
quanto antes | as soon as possible
o mais tardar amanhã | tomorrow at the latest
a partir de amanhã | from tomorrow on
de hoje em diante | from today on
dentro em pouco | before long
há pouco | a short while ago
daqui a pouco | in a little while
ainda agora | just now
""")
_WORD_SURNAMES = (
    "Guerra Paz Prado Branco Preto Rosa Leite Carneiro Cordeiro Coelho Lobo Leão Pinto Rocha Serra Monte Rios Fontes Lagos Valente Bravo"
    " Forte Franco Leal Justo Bonfim Reis Castelo Torres Porto Ponte Passos Caminha Paixão Amado Salgado Seco Pedra Ferro Ouro Prata"
    " Chaves Cruz Igreja Bispo Rei Conde Cavaleiro Pastor Natal Janeiro Abril Domingos Falcão Pardal Gavião Peixe Vale Campos Barros"
    " Machado Espada Arruda Alegria Luz Vitória Esperança Glória Horta Pires Matos Mata Silva Oliveira Pereira Figueira Nogueira Neves"
    " Ventura Sorte Calado Manso Cabeça Barriga Feio Grande Velho Novo Moreno Ruivo Neto Sobrinho Primo Noivo Padrinho Café Canela"
).split()
_WORD_FIRST = (
    "Rosa Flor Luz Vitória Glória Graça Conceição Aparecida Socorro Esperança Pérola Estrela Clara Branca Angélica Natal Salvador Bento"
    " Domingos Plácido Inocêncio Justo Feliciano Prudente Clemente Máximo Modesto Caio Vera Dores Neves Penha Céu Mar Alba Jade"
).split()
_WORD_PLACES = (
    "Ponta Grossa|Campo Grande|Boa Vista|Porto Velho|Rio Branco|Três Corações|Feira de Santana|Volta Redonda|Lagoa Santa|Pedras de Fogo"
    "|Passo Fundo|Cabo Frio|Mata Grande|Barra Mansa|Águas Claras|Morro Agudo|Vila Velha|Serra Talhada|Monte Alegre|Bom Conselho"
    "|Boa Esperança|Pau Brasil|Entre Rios|Salto|Rio Claro|Pouso Alegre|Ouro Branco|Campina Verde|Duas Barras|Cruz das Almas"
    "|Santo Amaro|Ilha Grande|Mar Vermelho|Não-Me-Toque|Passa e Fica|Sobradinho|Taquaral|Cachoeira|Juízo Final|Deserto|Bonito|Pombal"
    "|Beira|Praia|Porto|Guarda|Viana do Castelo|Ponte de Lima|Lagos|Almada"
).split("|")
_TITLES = [
    ("o Dr. ", "Dr. "), ("a Dra. ", "Dr. "), ("o delegado ", "Police Chief "), ("a delegada ", "Police Chief "), ("o promotor ", "Prosecutor "),
    ("a promotora ", "Prosecutor "), ("o juiz ", "Judge "), ("a juíza ", "Judge "), ("o sargento ", "Sergeant "), ("o cabo ", "Corporal "), ("o tenente ", "Lieutenant "),
    ("o senhor ", "Mr. "), ("a senhora ", "Mrs. "), ("seu ", "Mr. "), ("dona ", "Mrs. "), ("o professor ", "Professor "), ("o médico ", "the doctor "), ("o vereador ", "Councilman "),
    ("o soldado ", "Private "), ("o perito ", "the expert "), ("o escrivão ", "the clerk "), ("a testemunha ", "the witness "), ("o menor ", "the minor "), ("o pastor ", "Pastor "),
]  # fmt: skip


def word_name(rng: random.Random) -> Pair:
    """Return a name whose parts are words."""
    first = rng.choice(_WORD_FIRST) if rng.random() < 0.5 else SLOTS["first"](rng)[0]
    last = [
        rng.choice(("", "", "da ", "do ", "de ")) + rng.choice(_WORD_SURNAMES) for _ in range(rng.choice([1, 2, 2]))
    ]
    text = f"{first} {' '.join(last)}"
    return text, text


def titled(rng: random.Random) -> Pair:
    """Return such a name after a title."""
    (portuguese, english), (name, _) = rng.choice(_TITLES), word_name(rng)
    if rng.random() < 0.35:
        name = rng.choice(_WORD_SURNAMES)
    return portuguese + name, english + name


_NAMED = table("""
Falar com {wordname}. | Speak to {wordname}.
Falar com {wordname} ou {wordname2}. | Speak to {wordname} or {wordname2}.
com {wordname} | with {wordname}
de {wordname} para {wordname2} | from {wordname} to {wordname2}
assinado por {titled} | signed by {titled}
{titled} assinou o ofício. | {titled} signed the official letter.
{titled} não estava em {place}. | {titled} was not in {place}.
Segundo {titled}, ninguém morreu. | According to {titled}, nobody died.
{titled} | {titled}
Quem ligou foi {titled}. | The one who called was {titled}.
{titled} prendeu {titled2}. | {titled} arrested {titled2}.
{titled} é pai de {wordname}. | {titled} is the father of {wordname}.
{titled} é mãe de {wordname}. | {titled} is the mother of {wordname}.
Parente a contatar: {titled} | Relative to contact: {titled}
Responsável: {titled}, telefone {phone} | Person in charge: {titled}, telephone {phone}
Contato: {wordname}, {phone} | Contact: {wordname}, {phone}
Mora em {place}. | She lives in {place}.
Foi visto em {place} {past}. | He was seen in {place} {past}.
Levaram ela para {place}. | They took her to {place}.
É natural de {place}. | He is from {place}.
A delegacia de {place} não atende. | The {place} police station does not answer.
O juízo de {place} decretou a prisão. | The court of {place} ordered the arrest.
A promotoria de {place} investiga {crime}. | The {place} prosecutor's office is investigating {crime}.
O fato ocorreu em {place}, e não em {place2}. | The event took place in {place}, not in {place2}.
Saiu de {place} rumo a {place2}. | She left {place} for {place2}.
no bairro {place} | in the {place} neighborhood
no município de {place} | in the municipality of {place}
rodovia {place}-{place2}, km {age} | {place}-{place2} highway, km {age}
Procura-se {wordname}. | {wordname} is wanted.
{wordname} está desaparecida desde {weekday}. | {wordname} has been missing since {weekday}.
Meu nome é {wordname}. | My name is {wordname}.
Sou {wordname}, da polícia civil. | I am {wordname}, of the civil police.
{wordname} ({age}) | {wordname} ({age})
{wordname}, {age} anos, {city} | {wordname}, {age} years old, {city}
PROCURA-SE {WORDNAME}. | {WORDNAME} IS WANTED.
O SENHOR {WORDNAME} FOI SEQUESTRADO. | MR. {WORDNAME} WAS KIDNAPPED.
{wordname} ameaçou {wordname2}. | {wordname} threatened {wordname2}.
{wordname} não conhece {wordname2}. | {wordname} does not know {wordname2}.
{wordname}, vulgo Sombra, é o chefe. | {wordname}, alias Sombra, is the leader.
vulgo "Gordo" | alias "Gordo"
Ele é conhecido como "{first}". | He is known as "{first}".
A conta está em nome de {wordname}. | The account is in the name of {wordname}.
o filho de {wordname} | the son of {wordname}
os filhos de {titled} | the children of {titled}
""")


def _upper(pair: Pair) -> Pair:
    return pair[0].upper(), pair[1].upper()


_SLOTS = SLOTS | {
    "number": number, "small": small, "smallf": small_feminine, "clock": clock, "crime": choice(CRIMES), "party": choice(PARTIES), "wordname": word_name,
    "WORDNAME": lambda rng: _upper(word_name(rng)), "titled": titled, "place": lambda rng: (lambda text: (text, text))(rng.choice(_WORD_PLACES)),
}  # fmt: skip


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences with numbers, times and names."""
    for _ in range(count):
        portuguese, english = filled(
            rng.choice(rng.choice([_TIMES, _COUNTS, _COUNTS, _NAMED, _NAMED, _NAMED])), _SLOTS, rng
        )
        if "toda " in portuguese and portuguese.endswith(tuple(DAYS[5:])):
            portuguese = portuguese.replace("toda ", "todo ")
        yield portuguese[0].upper() + portuguese[1:], english[0].upper() + english[1:]

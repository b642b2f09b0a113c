"""Lines that are no sentences, in Portuguese: words, labels with values, names, lists, quotations, text in capitals."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.portuguese import chats, letters, quantities, roles, threats
from training.romance_en.grammar.portuguese.letters import ACCOUNTS, CASES, CRIMES, DATA, OFFICES, PARTIES
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled

_WORDS = table("""
Promotor | Prosecutor
Promotoria | Prosecutor's Office
Procurador | Prosecutor
Delegado | Police Chief
Delegada | Police Chief
Delegacia | Police Station
Escrivão | Clerk
Investigador | Investigator
Denúncia | Report
Denunciante | Complainant
Noticiante | Person reporting
Vítima | Victim
Ofendido | Victim
Autor | Perpetrator
Réu | Defendant
Investigado | Person under investigation
Testemunha | Witness
Ofício | Official letter
Ofício urgente | Urgent official letter
Assunto | Subject
Histórico | Background
Dos fatos | The facts
Do direito | The law
Do pedido | The request
Decisão | Decision
Despacho | Order
Sentença | Judgment
Mandado | Warrant
Mandado de prisão | Arrest warrant
Mandado de busca e apreensão | Search and seizure warrant
Alvará de soltura | Release order
Boletim de ocorrência | Police report
Inquérito policial | Police inquiry
Juízo | Court
Juiz de Direito | Judge
Vara Criminal | Criminal Court
Perito | Expert
Laudo | Expert report
Anexos | Attachments
Assinatura | Signature
Carimbo | Stamp
Cargo | Position
Endereço | Address
Telefone | Telephone
E-mail | Email
Data | Date
Hora | Time
Local | Place
Idade | Age
Sexo | Sex
Nacionalidade | Nationality
Nome | Name
Sobrenome | Surname
Nome completo | Full name
Data de nascimento | Date of birth
Número do processo | Case number
Crime | Offense
Prazo | Deadline
Base legal | Legal basis
Fundamentação | Legal grounds
Requisitos | Requirements
Pedido | Request
Requisição | Request
Solicitação | Request
Representação | Application
Considerando | Whereas
Resolve | Resolves
Atenciosamente | Sincerely
Respeitosamente | Respectfully
Cordialmente | Kind regards
Urgente | Urgent
Urgentíssimo | Extremely urgent
Sigiloso | Confidential
Reservado | Confidential
Sim | Yes
Não | No
Nunca | Never
Jamais | Never
Nenhum | None
Ninguém | Nobody
Nada | Nothing
Ainda não | Not yet
Não mais | No longer
Nem pensar | No way
De jeito nenhum | No way
Hoje | Today
Ontem | Yesterday
Anteontem | The day before yesterday
Amanhã | Tomorrow
Segunda-feira | Monday
Terça-feira | Tuesday
Quarta-feira | Wednesday
Quinta-feira | Thursday
Sexta-feira | Friday
Sábado | Saturday
Domingo | Sunday
Sequestro | Kidnapping
Resgate | Ransom
Socorro | Help
Ajuda | Help
Morto | Dead
Viva | Alive
Ferido | Wounded
Desaparecida | Missing
Fogo | Fire
Incêndio | Fire
Polícia | Police
Ordem judicial | Court order
Cadeia de custódia | Chain of custody
Menor de idade | Minor
Maior de idade | Of legal age
Estado civil | Marital status
Solteira | Single
Casado | Married
Profissão | Occupation
Mãe | Mother
Pai | Father
Filha | Daughter
Filho | Son
Irmã | Sister
Marido | Husband
Vizinho | Neighbor
Avó | Grandmother
Avô | Grandfather
Abrigo | Shelter
Enchente | Flood
Deslizamento | Landslide
""")
_LABELS = table("""
Nome | Name
Vítima | Victim
Denunciante | Complainant
Investigado | Person under investigation
Delegado de Polícia | Police Chief
Delegado titular | Police Chief in charge
Promotor de Justiça | Prosecutor
Testemunha | Witness
Responsável | Person in charge
Assinado por | Signed by
Escrivão | Clerk
Atenciosamente, | Sincerely,
Dr. | Dr.
Dra. | Dr.
Mãe da vítima | Mother of the victim
Pessoa desaparecida | Missing person
Juiz de Direito | Judge
Contato | Contact
Médico | Doctor
Conselheira tutelar | Child protection officer
Filiação | Parents
""")
_VALUES = table("""
Processo nº {case} | Case No. {case}
Inquérito policial nº {case} | Police inquiry No. {case}
BO nº {case} | Police report No. {case}
Ofício nº {letter} | Official letter No. {letter}
Ofício n. {letter} | Official letter no. {letter}
Ref.: {letter} | Ref.: {letter}
E-mail: {email} | Email: {email}
Tel.: {phone} | Tel.: {phone}
Celular: {phone} | Cell phone: {phone}
Usuário: {handle} | User: {handle}
Perfil: {url} | Profile: {url}
Perfil {handle} | Profile {handle}
IP: {ip} | IP: {ip}
CPF: {id} | CPF: {id}
RG {id} | RG {id}
Placa: {plate} | License plate: {plate}
Valor: {amount} | Amount: {amount}
Data: {date} | Date: {date}
Hora: {time} | Time: {time}
Idade: {age} anos | Age: {age} years
{city}, {date} | {city}, {date}
{city}, {date}. | {city}, {date}.
Art. {article} do Código Penal | Art. {article} of the Criminal Code
artigo {article}, § 2º | Article {article}, section 2
Lei nº {article} | Law No. {article}
Contas: {handle}, {handle2} e {email} | Accounts: {handle}, {handle2} and {email}
{handle} e {handle2} | {handle} and {handle2}
{handle}, {handle2}, {url} | {handle}, {handle2}, {url}
De {ip} a {ip2} | From {ip} to {ip2}
entre {date} e {date2} | between {date} and {date2}
de {date} até {date2} | from {date} to {date2}
Só {handle} continua ativo. | Only {handle} is still active.
Apenas {handle} deve ser preservado. | Only {handle} must be preserved.
{handle}, e não {handle2} | {handle}, not {handle2}
{name} <{email}> | {name} <{email}>
{name} ({handle}) | {name} ({handle})
{name} / {name2} | {name} / {name2}
{name}, {name2} e {plainname} | {name}, {name2} and {plainname}
C/C: {name} | CC: {name}
""")
_CARRIERS = table("""
A mensagem dizia: "{line}" | The message said: "{line}"
Ele escreveu literalmente: "{line}" | He wrote literally: "{line}"
No chat se lê: "{line}" | The chat reads: "{line}"
{handle} escreveu: {line} | {handle} wrote: {line}
O usuário {handle} publicou o seguinte: "{line}" | The user {handle} posted the following: "{line}"
A vítima recebeu esta mensagem: "{line}" | The victim received this message: "{line}"
Em {date}, do número {phone}, escreveram: "{line}" | On {date}, from the number {phone}, they wrote: "{line}"
""")
_MARKS = ["a) ", "b) ", "c) ", "1. ", "2) ", "- ", "I - ", "II - ", "III) ", "* ", "3.- ", "i) ", "1.1 ", "4 - "]


def line(rng: random.Random) -> Pair:
    """Return one line of a letter."""
    kind = rng.random()
    if kind < 0.16:
        pair = rng.choice(_WORDS + CRIMES + DATA + PARTIES + OFFICES)
        ending = rng.choice(["", "", ".", ":", "?"])
        return pair[0] + ending, pair[1] + ending
    if kind < 0.24:
        return labelled(rng)
    if kind < 0.48:
        return filled(rng.choice(_VALUES), SLOTS, rng)
    if kind < 0.56:
        return listed(rng)
    if kind < 0.68:
        return quoted(rng)
    return marked(rng)


def labelled(rng: random.Random) -> Pair:
    """Return a name that may be made of words, alone or after a label."""
    name = quantities.word_name(rng)[0] if rng.random() < 0.5 else SLOTS["plainname"](rng)[0]
    if rng.random() < 0.25:
        return name, name
    portuguese, english = rng.choice(_LABELS)
    gap = " " if portuguese[-1] in ".," else ": "
    return portuguese + gap + name, english + gap + name


def listed(rng: random.Random) -> Pair:
    """Return a list of accounts or data."""
    pool = rng.choice([ACCOUNTS, DATA, CRIMES, CASES])
    found = [filled(rng.choice(pool), SLOTS, rng) for _ in range(rng.choice([2, 3, 4]))]
    portuguese, english = (", ".join(part[side] for part in found[:-1]) for side in (0, 1))
    return f"{portuguese} e {found[-1][0]}", f"{english} and {found[-1][1]}"


def quoted(rng: random.Random) -> Pair:
    """Return a sentence that quotes a message."""
    inner = next(rng.choice([threats, chats]).pairs(rng, 1))
    return filled(rng.choice(_CARRIERS), SLOTS | {"line": lambda _: inner}, rng)


def marked(rng: random.Random) -> Pair:
    """Return a sentence with the mark of a list item, or with a word or all of it in capitals."""
    portuguese, english = next(rng.choice([letters, letters, roles, quantities]).pairs(rng, 1))
    if rng.random() < 0.3:
        return portuguese.upper().replace("⟨E", "⟨e"), english.upper().replace("⟨E", "⟨e")
    mark = rng.choice(_MARKS)
    return mark + portuguese, mark + english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield lines."""
    for _ in range(count):
        yield line(rng)

"""Lines that are no sentences: single words, labels with values, names, lists of identifiers, quotations, signs to be copied."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar import letters, threats
from training.romance_en.grammar.agreement import Pair, filled, table
from training.romance_en.grammar.letters import ACCOUNTS, CASES, CRIMES, DATA, OFFICES, PARTIES
from training.romance_en.grammar.particulars import SLOTS

_WORDS = table("""
Fiscal | Prosecutor
Fiscalía | Prosecutor's Office
Denuncia | Complaint
Denunciante | Complainant
Denunciado | Accused person
Víctima | Victim
Imputado | Accused
Testigo | Witness
Oficio | Official letter
Oficio urgente | Urgent official letter
Asunto | Subject
Antecedentes | Background
Hechos | Facts
Actuaciones | Proceedings
Diligencias | Investigative steps
Auto | Court order
Sentencia | Judgment
Providencia | Court order
Juzgado | Court
Juez | Judge
Jueza | Judge
Perito | Expert
Anexos | Attachments
Adjuntos | Attachments
Firma | Signature
Sello | Seal
Cargo | Position
Domicilio | Address
Teléfono | Telephone
Correo electrónico | Email
Fecha | Date
Hora | Time
Lugar | Place
Edad | Age
Sexo | Sex
Nacionalidad | Nationality
Nombre | Name
Apellidos | Surnames
Nombre completo | Full name
Fecha de nacimiento | Date of birth
Número de expediente | Case file number
Carpeta de investigación | Investigation file
Delito | Offense
Delitos | Offenses
Plazo | Deadline
Fundamento legal | Legal basis
Fundamentos de derecho | Legal grounds
Requisitos | Requirements
Petición | Request
Solicitud | Request
Requerimiento | Request
Considerando | Whereas
Resuelve | Resolves
Atentamente | Sincerely
Urgente | Urgent
Confidencial | Confidential
Reservado | Confidential
Muy urgente | Very urgent
Sí | Yes
No | No
Nunca | Never
Ninguno | None
Nadie | Nobody
Nada | Nothing
Tampoco | Neither
Todavía no | Not yet
Ya no | No longer
Hoy | Today
Ayer | Yesterday
Anoche | Last night
Mañana | Tomorrow
Lunes | Monday
Martes | Tuesday
Miércoles | Wednesday
Jueves | Thursday
Viernes | Friday
Sábado | Saturday
Domingo | Sunday
Secuestro | Kidnapping
Rescate | Ransom
Ayuda | Help
Auxilio | Help
Socorro | Help
Muerto | Dead
Muerta | Dead
Vivo | Alive
Herido | Wounded
Desaparecida | Missing
Fuego | Fire
Incendio | Fire
Policía | Police
Ministerio Público | Public Prosecutor's Office
Orden de cateo | Search warrant
Orden de aprehensión | Arrest warrant
Orden judicial | Court order
Cadena de custodia | Chain of custody
Menor de edad | Minor
Mayor de edad | Of legal age
Estado civil | Marital status
Soltera | Single
Casado | Married
Ocupación | Occupation
Empleado | Employee
Madre | Mother
Padre | Father
Hija | Daughter
Hijo | Son
Hermana | Sister
Esposo | Husband
Novia | Girlfriend
""")
_LABELS = table("""
Nombre | Name
Víctima | Victim
Denunciante | Complainant
Imputado | Accused
Fiscal | Prosecutor
Testigo | Witness
Responsable | Person in charge
Firmado por | Signed by
Agente | Officer
Atentamente, | Sincerely,
Lic. | Lic.
Dr. | Dr.
Comisario | Commissioner
Inspector | Inspector
Juez | Judge
Madre de la víctima | Mother of the victim
Persona desaparecida | Missing person
""")
_VALUES = table("""
Expediente: {case} | Case file: {case}
Carpeta de investigación: {case} | Investigation file: {case}
Causa n.º {case} | Case No. {case}
Oficio Nº {letter} | Official letter No. {letter}
Of. núm. {letter} | Official letter no. {letter}
Ref.: {letter} | Ref.: {letter}
Correo: {email} | Email: {email}
Tel.: {phone} | Tel.: {phone}
Usuario: {handle} | User: {handle}
Perfil: {url} | Profile: {url}
IP: {ip} | IP: {ip}
DNI {id} | DNI {id}
Cédula: {id} | Identity card: {id}
CURP: {id} | CURP: {id}
Placas: {plate} | License plates: {plate}
Monto: {amount} | Amount: {amount}
Fecha: {date} | Date: {date}
Hora: {time} | Time: {time}
Edad: {age} años | Age: {age} years
{city}, {date} | {city}, {date}
{city}, a {date} | {city}, {date}
Art. {article}.º del Código Penal | Art. {article} of the Criminal Code
artículo {article}º, inciso 2 | Article {article}, subsection 2
Ley N° {article} | Law No. {article}
Cuentas: {handle}, {handle2} y {email} | Accounts: {handle}, {handle2} and {email}
{handle} y {handle2} | {handle} and {handle2}
{handle}, {handle2}, {url} | {handle}, {handle2}, {url}
Desde {ip} hasta {ip2} | From {ip} to {ip2}
entre el {date} y el {date2} | between {date} and {date2}
desde el {date} hasta el {date2} | from {date} to {date2}
Temperatura: {age} º | Temperature: {age} º
Costo: {age} € | Cost: {age} €
{name} <{email}> | {name} <{email}>
{name} ({handle}) | {name} ({handle})
{name} / {name2} | {name} / {name2}
{name}, {name2} y {plainname} | {name}, {name2} and {plainname}
C.C.: {name} | C.C.: {name}
""")
_CARRIERS = table("""
El mensaje decía: "{line}" | The message said: "{line}"
Escribió textualmente: «{line}» | He wrote verbatim: "{line}"
En el chat se lee: “{line}” | The chat reads: “{line}”
{handle} escribió: {line} | {handle} wrote: {line}
El usuario {handle} publicó lo siguiente: "{line}" | The user {handle} posted the following: "{line}"
La víctima recibió este mensaje: "{line}" | The victim received this message: "{line}"
El {date}, desde el número {phone}, le escribieron: "{line}" | On {date}, from the number {phone}, they wrote to him: "{line}"
""")
_MARKS = [
    "a) ",
    "b) ",
    "c) ",
    "1. ",
    "2) ",
    "- ",
    "• ",
    "I. ",
    "II. ",
    "III) ",
    "* ",
    "3.- ",
    "i) ",
    "— ",
    "1.1 ",
    "PRIMERO. ",
    "SEGUNDO. ",
]
_ORDINALS = {"PRIMERO. ": "FIRST. ", "SEGUNDO. ": "SECOND. "}


def line(rng: random.Random) -> Pair:
    """Return one line of a letter."""
    kind = rng.random()
    if kind < 0.16:
        pair = rng.choice(_WORDS + CRIMES + DATA + PARTIES + OFFICES)
        ending = rng.choice(["", "", ".", ":", "?"])
        return pair[0] + ending, pair[1] + ending
    if kind < 0.26:
        return labelled(rng)
    if kind < 0.5:
        return filled(rng.choice(_VALUES), SLOTS, rng)
    if kind < 0.62:
        return listed(rng)
    if kind < 0.78:
        return quoted(rng)
    return marked(rng)


def labelled(rng: random.Random) -> Pair:
    """Return a name that may be made of words, alone or after a label."""
    name = SLOTS["plainname"](rng)[0]
    if rng.random() < 0.3:
        return name, name
    spanish, english = rng.choice(_LABELS)
    gap = " " if spanish[-1] in ".," else ": "
    return spanish + gap + name, english + gap + name


def listed(rng: random.Random) -> Pair:
    """Return a list of accounts or data."""
    pool = rng.choice([ACCOUNTS, DATA, CRIMES, CASES])
    found = [filled(rng.choice(pool), SLOTS, rng) for _ in range(rng.choice([2, 3, 4]))]
    spanish, english = (", ".join(part[side] for part in found[:-1]) for side in (0, 1))
    return f"{spanish} y {found[-1][0]}", f"{english} and {found[-1][1]}"


def quoted(rng: random.Random) -> Pair:
    """Return a sentence that quotes a message."""
    inner = next(threats.pairs(rng, 1))
    spanish, english = filled(rng.choice(_CARRIERS), SLOTS | {"line": lambda _: inner}, rng)
    return spanish, english


def marked(rng: random.Random) -> Pair:
    """Return a sentence with the mark of a list item, or in capitals, or as a question."""
    spanish, english = rng.choice([letters.directive, letters.statement])(rng)
    if rng.random() < 0.4:
        return spanish.upper().replace("⟨E", "⟨e"), english.upper().replace("⟨E", "⟨e")
    mark = rng.choice(_MARKS)
    return mark + spanish, _ORDINALS.get(mark, mark) + english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield lines."""
    for _ in range(count):
        yield line(rng)

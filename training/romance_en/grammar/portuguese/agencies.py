"""Heads of letters: police stations, courts and prosecutors by name, mostly in capitals, as one line or several joined."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.encoding import unaccented
from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.portuguese.particulars import city

_FIELDS = table("""
Defesa da Mulher | Women's
Atendimento à Mulher | Women's
Repressão a Crimes Cibernéticos | Cybercrime
Crimes Cibernéticos | Cybercrime
Combate aos Crimes Cibernéticos | Cybercrime
Crimes Eletrônicos | Electronic Crime
Homicídios | Homicide
Homicídios e Proteção à Pessoa | Homicide and Personal Protection
Roubos e Furtos | Robbery and Theft
Repressão a Roubos | Robbery
Repressão a Entorpecentes | Narcotics
Repressão ao Narcotráfico | Narcotics
Polícia Interestadual e Capturas | Interstate Police and Arrests
Proteção à Criança e ao Adolescente | Child and Adolescent Protection
Defesa da Criança e do Adolescente | Child and Adolescent Protection
Crimes contra a Criança e o Adolescente | Crimes against Children and Adolescents
Atendimento ao Adolescente Infrator | Juvenile Offenders
Proteção ao Idoso | Protection of the Elderly
Defesa do Consumidor | Consumer Protection
Defraudações | Fraud
Estelionato e Fraudes | Fraud
Crimes contra a Vida | Crimes against Life
Crimes contra o Patrimônio | Property Crime
Crimes contra a Fazenda Pública | Tax Crime
Crimes Ambientais | Environmental Crime
Crimes Raciais e Delitos de Intolerância | Racial and Hate Crime
Pessoas Desaparecidas | Missing Persons
Descoberta de Paradeiros | Missing Persons
Localização de Pessoas | Missing Persons
Repressão a Sequestros | Anti-Kidnapping
Combate à Corrupção | Anti-Corruption
Combate ao Crime Organizado | Organized Crime
Repressão a Facções Criminosas | Criminal Gangs
Lavagem de Dinheiro | Money Laundering
Delitos de Trânsito | Traffic Offenses
Turismo | Tourist
Plantão | Duty
Flagrantes | Arrests in the Act
""")
_UNITS = table("""
Delegacia de | {field} Police Station
Delegacia de | {field} Police Station
Delegacia Especializada de | Specialized {field} Police Station
Delegacia Especializada em | Specialized {field} Police Station
Delegacia Estadual de | State {field} Police Station
Delegacia Regional de | Regional {field} Police Station
Divisão de | {field} Division
Divisão Especializada de | Specialized {field} Division
Departamento de | {field} Department
Departamento Estadual de | State {field} Department
Coordenadoria de | {field} Coordination Office
Núcleo de | {field} Unit
Grupo Especial de | Special {field} Group
Setor de | {field} Section
""")
_PLAIN = table("""
Delegacia de Polícia | Police Station
Delegacia de Polícia Civil | Civil Police Station
Delegacia Municipal | Municipal Police Station
Delegacia Seccional de Polícia | District Police Headquarters
Delegacia Regional de Polícia Civil | Regional Civil Police Headquarters
Delegacia-Geral da Polícia Civil | General Headquarters of the Civil Police
Central de Flagrantes | Arrest Processing Center
Distrito Policial | Police District
Batalhão de Polícia Militar | Military Police Battalion
Superintendência Regional da Polícia Federal | Regional Headquarters of the Federal Police
Delegacia de Polícia Federal | Federal Police Station
Instituto Médico Legal | Forensic Medicine Institute
Conselho Tutelar | Child Protection Council
Promotoria de Justiça | Prosecutor's Office
Promotoria de Justiça Criminal | Criminal Prosecutor's Office
Promotoria de Justiça da Infância e da Juventude | Juvenile Prosecutor's Office
Procuradoria da República | Federal Prosecutor's Office
Procuradoria Regional da República | Regional Federal Prosecutor's Office
Defensoria Pública | Public Defender's Office
Corregedoria da Polícia Civil | Internal Affairs of the Civil Police
Centro de Inteligência | Intelligence Center
Núcleo de Inteligência Policial | Police Intelligence Unit
Gabinete do Delegado | Office of the Police Chief
Cartório Central | Central Registry
Cadeia Pública | Public Jail
Penitenciária Estadual | State Penitentiary
""")
_COURTS = table("""
Vara Criminal | Criminal Court
Vara Cível | Civil Court
Vara do Júri | Jury Court
Vara do Tribunal do Júri | Jury Court
Vara da Infância e da Juventude | Juvenile Court
Vara da Infância e Juventude | Juvenile Court
Vara de Violência Doméstica e Familiar contra a Mulher | Domestic and Family Violence against Women Court
Vara de Execuções Penais | Criminal Enforcement Court
Vara de Família | Family Court
Vara de Família e Sucessões | Family and Probate Court
Vara Federal Criminal | Federal Criminal Court
Vara Federal | Federal Court
Vara de Crimes contra a Criança e o Adolescente | Court for Crimes against Children and Adolescents
Vara de Inquéritos Policiais | Court for Police Inquiries
Vara Única | Sole Court
Juizado Especial Criminal | Special Criminal Court
Juizado de Violência Doméstica | Domestic Violence Court
Zona Eleitoral | Electoral Zone
Plantão Judiciário | Duty Court
""")
_STATES = (
    "o Acre|Alagoas|o Amapá|o Amazonas|a Bahia|o Ceará|o Espírito Santo|Goiás|o Maranhão|Mato Grosso|Mato Grosso do Sul|Minas Gerais|o Pará|a Paraíba"
    "|o Paraná|Pernambuco|o Piauí|o Rio de Janeiro|o Rio Grande do Norte|o Rio Grande do Sul|Rondônia|Roraima|Santa Catarina|São Paulo|Sergipe|o Tocantins"
).split("|")
_ABOVE = table("""
Secretaria de Estado da Segurança Pública | State Secretariat of Public Security
Secretaria da Segurança Pública | Secretariat of Public Security
Secretaria de Segurança Pública e Defesa Social | Secretariat of Public Security and Social Defense
Polícia Civil {of} | Civil Police of {state}
Polícia Civil do Estado {of} | Civil Police of the State of {state}
Polícia Militar {of} | Military Police of {state}
Estado {of} | State of {state}
Governo do Estado {of} | Government of the State of {state}
Ministério Público do Estado {of} | Public Prosecutor's Office of the State of {state}
Tribunal de Justiça do Estado {of} | Court of Justice of the State of {state}
Poder Judiciário do Estado {of} | Judiciary of the State of {state}
Poder Judiciário | Judiciary
Serviço Público Federal | Federal Public Service
Ministério da Justiça e Segurança Pública | Ministry of Justice and Public Security
Polícia Federal | Federal Police
Ministério Público Federal | Federal Public Prosecutor's Office
República Federativa do Brasil | Federative Republic of Brazil
Departamento de Polícia do Interior | Police Department of the Interior
Departamento de Polícia da Capital | Police Department of the Capital
Diretoria de Polícia Especializada | Directorate of Specialized Police
Grupo de Atuação Especial de Combate ao Crime Organizado | Special Group against Organized Crime
""")
_FEMININE_FIRST = (
    "Delegacia",
    "Promotoria",
    "Vara",
    "Central",
    "Procuradoria",
    "Zona",
    "Cadeia",
    "Penitenciária",
    "Divisão",
    "Coordenadoria",
)


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 14
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _numbered(source: str, english: str, rng: random.Random) -> Pair:
    number = rng.randrange(1, 30)
    sign = "ª" if source.startswith(_FEMININE_FIRST) else "º"
    return f"{number}{sign} {source}", f"{_ordinal(number)} {english}"


def unit(rng: random.Random) -> Pair:
    """Return a police unit, a prosecutor's office or a court with its city."""
    kind, place = rng.random(), city(rng)
    if kind < 0.5:
        (field, english_field), (head, english) = rng.choice(_FIELDS), rng.choice(_UNITS)
        if field in ("Plantão", "Flagrantes", "Turismo") and "Delegacia de" != head:
            head, english = "Delegacia de", "{field} Police Station"
        source, english = f"{head} {field}", english.format(field=english_field)
    elif kind < 0.72:
        source, english = rng.choice(_PLAIN)
    else:
        source, english = rng.choice(_COURTS)
        if rng.random() < 0.3:
            source, english = f"Juízo da {source}" if source.startswith(_FEMININE_FIRST) else source, english
    if rng.random() < 0.3 and not source.startswith(("Juízo", "Gabinete", "Cartório", "Central", "Vara Única")):
        source, english = _numbered(source, english, rng)
    way = rng.random()
    if "Vara" in source or "Promotoria" in source:
        more = rng.choice([(f" da Comarca de {place[0]}", f" of the Judicial District of {place[1]}"), (f" de {place[0]}", f" of {place[1]}"), ("", "")])  # fmt: skip
    elif way < 0.55:
        more = f" de {place[0]}", f" of {place[1]}"
    elif way < 0.65:
        more = f" em {place[0]}", f" in {place[1]}"
    else:
        more = "", ""
    return source + more[0], english + more[1]


def above(rng: random.Random) -> Pair:
    """Return what a unit belongs to."""
    source, english = rng.choice(_ABOVE)
    state = rng.choice(_STATES)
    article, _, name = state.partition(" ") if state[:2] in ("o ", "a ") else ("", "", state)
    of = {"o": "do ", "a": "da "}.get(article, "de ") + name
    return source.replace("{of}", of), english.replace("{state}", name)


_SENTENCES = table("""
O ofício foi expedido pela {unit}. | The official letter was issued by the {english}.
A ocorrência foi registrada na {unit}. | The incident was recorded at the {english}.
Compareceu à {unit} para registrar ocorrência. | She came to the {english} to file a report.
Envie a resposta à {unit}. | Send the reply to the {english}.
O inquérito tramita na {unit}. | The inquiry is being handled by the {english}.
À {unit}, | To the {english},
""")


def head(rng: random.Random) -> Pair:
    """Return a head of a letter: a unit, what it belongs to, or both; or a sentence with a unit."""
    kind = rng.random()
    source, english = unit(rng)
    if kind < 0.1 and source.startswith(("Delegacia", "Promotoria", "Divisão", "Coordenadoria")):
        sentence = rng.choice(_SENTENCES)
        return sentence[0].format(unit=source), sentence[1].format(english=english)
    if kind < 0.5:
        return source, english
    over = above(rng)
    if kind < 0.65:
        return over
    sign = rng.choice([" - ", ", ", " – ", " / "])
    if rng.random() < 0.6:
        return f"{over[0]}{sign}{source}", f"{over[1]}{sign}{english}"
    return f"{source}{sign}{over[0]}", f"{english}{sign}{over[1]}"


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield heads: in capitals, with and without accents, and in sentence case, as the engine gives capitals to the model."""
    for _ in range(count):
        source, english = head(rng)
        kind = rng.random()
        if kind < 0.3:
            yield source.upper(), english.upper()
        elif kind < 0.4:
            yield unaccented(source).upper(), english.upper()
        elif kind < 0.75:
            yield source[0] + source[1:].lower(), english
        else:
            yield source, english

"""Official letters in Portuguese: requests, orders and their negations, decisions, legal bases, and words that look like English ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, Slot, choice, table
from training.romance_en.grammar.portuguese.particulars import FIRST_NAMES, SLOTS, filled
from training.romance_en.grammar.portuguese.threats import ing


@dataclass(frozen=True, slots=True)
class Act:
    """Something that an authority asks a provider to do, or not to do.

    Portuguese: infinitive, subjunctive singular and plural, participle stem without its last letter, object with article,
    its kind (m, f, mp, fp). English: base, participle, object.
    """

    infinitive: str
    subjunctive: str
    subjunctives: str
    participle: str
    source: str
    kind: str
    base: str
    done: str
    english: str


ACTS = [
    Act(*(part.strip() for part in row.split("|")))
    for row in """
notificar | notifique | notifiquem | notificad | o usuário | m | notify | notified | the user
notificar | notifique | notifiquem | notificad | o titular da conta | m | notify | notified | the account holder
cientificar | cientifique | cientifiquem | cientificad | o usuário | m | notify | notified | the user
cientificar | cientifique | cientifiquem | cientificad | a parte | f | notify | notified | the party
comunicar | comunique | comuniquem | comunicad | o investigado | m | inform | informed | the person under investigation
informar | informe | informem | informad | a vítima | f | inform | informed | the victim
alertar | alerte | alertem | alertad | o suspeito | m | alert | alerted | the suspect
avisar | avise | avisem | avisad | a família | f | notify | notified | the family
contatar | contate | contatem | contatad | o titular | m | contact | contacted | the account holder
intimar | intime | intimem | intimad | a testemunha | f | summon | summoned | the witness
suspender | suspenda | suspendam | suspens | a conta {handle} | f | suspend | suspended | the account {handle}
desativar | desative | desativem | desativad | o perfil {handle} | m | deactivate | deactivated | the profile {handle}
bloquear | bloqueie | bloqueiem | bloquead | o acesso à conta | m | block | blocked | access to the account
derrubar | derrube | derrubem | derrubad | o canal | m | take down | taken down | the channel
derrubar | derrube | derrubem | derrubad | a página | f | take down | taken down | the page
excluir | exclua | excluam | excluíd | a publicação | f | delete | deleted | the post
remover | remova | removam | removid | o vídeo | m | remove | removed | the video
remover | remova | removam | removid | as postagens | fp | remove | removed | the posts
apagar | apague | apaguem | apagad | as mensagens | fp | delete | deleted | the messages
apagar | apague | apaguem | apagad | os registros | mp | delete | deleted | the records
manter | mantenha | mantenham | mantid | a conta ativa | f | keep | kept | the account active
ocultar | oculte | ocultem | ocultad | o comentário | m | hide | hidden | the comment
alterar | altere | alterem | alterad | as informações | fp | alter | altered | the information
divulgar | divulgue | divulguem | divulgad | a existência deste pedido | f | disclose | disclosed | the existence of this request
revelar | revele | revelem | revelad | o conteúdo deste ofício | m | reveal | revealed | the content of this official letter
publicar | publique | publiquem | publicad | os dados da menor | mp | publish | published | the minor's data
preservar | preserve | preservem | preservad | os registros de acesso | mp | preserve | preserved | the access logs
preservar | preserve | preservem | preservad | os dados da conta {handle} | mp | preserve | preserved | the data of the account {handle}
guardar | guarde | guardem | guardad | os registros de conexão | mp | retain | retained | the connection logs
fornecer | forneça | forneçam | fornecid | os dados cadastrais | mp | provide | provided | the subscriber data
enviar | envie | enviem | enviad | as informações solicitadas | fp | send | sent | the requested information
encaminhar | encaminhe | encaminhem | encaminhad | a resposta | f | forward | forwarded | the reply
apresentar | apresente | apresentem | apresentad | os documentos | mp | submit | submitted | the documents
prorrogar | prorrogue | prorroguem | prorrogad | o prazo | m | extend | extended | the deadline
arquivar | arquive | arquivem | arquivad | o inquérito | m | close | closed | the inquiry
cumprir | cumpra | cumpram | cumprid | o mandado de busca e apreensão | m | execute | executed | the search and seizure warrant
prender | prenda | prendam | pres | o investigado | m | arrest | arrested | the person under investigation
soltar | solte | soltem | solt | o preso | m | release | released | the prisoner
ouvir | ouça | ouçam | ouvid | a vítima | f | take the statement of | heard | the victim
juntar | junte | juntem | juntad | a resposta aos autos | f | add | added | the reply to the case file
quebrar | quebre | quebrem | quebrad | o sigilo dos dados | m | lift | lifted | the secrecy of the data
reativar | reative | reativem | reativad | a conta | f | reactivate | reactivated | the account
ligar para | ligue para | liguem para | - | a mãe da vítima | f | call | called | the victim's mother
""".strip().split("\n")
]
_ENDING = {"m": "o", "f": "a", "mp": "os", "fp": "as"}


def _participle(act: Act) -> str:
    return act.participle + _ENDING[act.kind]


def _is(act: Act) -> str:
    return "are" if act.kind.endswith("p") and "information" not in act.english and "data" not in act.english else "is"


def _forms(act: Act) -> tuple[list[Pair], list[Pair]]:
    """Return the ways to ask for an act and the ways to forbid it."""
    o, e, v, wish, wishes = act.source, act.english, act.infinitive, act.subjunctive, act.subjunctives
    cap = e[0].upper() + e[1:]
    doing = ing(act.base, e) if act.base != "take the statement of" else f"taking the statement of {e}"
    do = f"{act.base} {e}"
    done, be = _participle(act), "sejam" if act.kind.endswith("p") else "seja"
    many = act.kind.endswith("p")
    asked = [
        (f"Solicita-se {v} {o}.", f"You are asked to {do}."),
        (f"Solicito {v} {o} {{soon}}.", f"I ask you to {do} {{soon}}."),
        (f"Solicitamos que {wish} {o}.", f"We ask you to {do}."),
        (f"Pedimos que {wishes} {o}.", f"We ask you to {do}."),
        (f"Favor {v} {o}.", f"Please {do}."),
        (f"Queira {v} {o} {{soon}}.", f"Please {do} {{soon}}."),
        (f"Requisito que {wish} {o} {{soon}}.", f"I require you to {do} {{soon}}."),
        (f"Cumpre {v} {o}.", f"It is necessary to {do}."),
        (f"É urgente {v} {o}.", f"It is urgent to {do}."),
        (f"Basta {v} {o}.", f"It is enough to {do}."),
        (f"Pode {v} {o}.", f"You may {do}."),
        (f"Podem {v} {o}.", f"You may {do}."),
        (f"É pra {v} {o}.", f"You are supposed to {do}."),
        (f"Fica autorizado a {v} {o}.", f"You are authorized to {do}."),
        (f"Não se esqueça de {v} {o}.", f"Do not forget to {do}."),
        (f"Não deixe de {v} {o}.", f"Be sure to {do}."),
        (f"Nada impede que se {wish} {o}.", f"Nothing prevents you from {doing}."),
    ]
    forbidden = [
        (f"Solicita-se não {v} {o}.", f"You are asked not to {do}."),
        (f"Solicita-se que não se {wish} {o}.", f"It is requested that you not {do}."),
        (f"Abstenha-se de {v} {o}.", f"Refrain from {doing}."),
        (f"Abster-se de {v} {o} {{until}}.", f"Refrain from {doing} {{until}}."),
        (f"A empresa deverá se abster de {v} {o}.", f"The company must refrain from {doing}."),
        (f"Deve-se evitar {v} {o}.", f"{doing[0].upper() + doing[1:]} must be avoided."),
        (f"Evite {v} {o}.", f"Avoid {doing}."),
        (f"Pedimos que não {wishes} {o}.", f"We ask you not to {do}."),
        (f"É proibido {v} {o}.", f"It is forbidden to {do}."),
        (f"É vedado {v} {o}.", f"It is prohibited to {do}."),
        (f"Fica vedado {v} {o} {{until}}.", f"It is prohibited to {do} {{until}}."),
        (f"Em hipótese alguma {wish} {o}.", f"Under no circumstances {do}."),
        (f"Sob nenhuma hipótese se deve {v} {o}.", f"Under no circumstances should you {do}."),
        (f"De forma alguma {wishes} {o}.", f"In no way {do}."),
        (f"Favor não {v} {o}.", f"Please do not {do}."),
        (f"Não {wish} {o} {{until}}.", f"Do not {do} {{until}}."),
        (f"Não {wishes} {o}.", f"Do not {do}."),
        (f"Não é pra {v} {o}.", f"You are not supposed to {do}."),
        (f"Não é para {v} {o}, por favor.", f"Please do not {do}."),
        (f"Não pode {v} {o}.", f"You must not {do}."),
        (f"Não podem {v} {o} {{until}}.", f"You must not {do} {{until}}."),
        (f"Não é necessário {v} {o}.", f"It is not necessary to {do}."),
        (f"Não precisa {v} {o}.", f"You do not need to {do}."),
        (f"Não há necessidade de {v} {o}.", f"There is no need to {do}."),
        (f"Não se autoriza {v} {o}.", f"It is not authorized to {do}."),
        (f"Deixe de {v} {o}.", f"Stop {doing}."),
        (f"Parem de {v} {o}.", f"Stop {doing}."),
        (f"Antes de {v} {o}, fale conosco.", f"Before {doing}, talk to us."),
        (f"Em vez de {v} {o}, aguarde instruções.", f"Instead of {doing}, wait for instructions."),
        (f"A resposta deve ser enviada sem {v} {o}.", f"The reply must be sent without {doing}."),
        (f"Tampouco se deve {v} {o}.", f"Nor should you {do}."),
        (f"Até o momento não foi possível {v} {o}.", f"So far it has not been possible to {do}."),
        (f"Só {wish} {o} com ordem judicial.", f"Only {do} with a court order."),
        (f"Não {wish} {o} sem ordem judicial.", f"Do not {do} without a court order."),
    ]
    if act.participle != "-":
        asked += [
            (f"Solicita-se que {be} {done} {o}.", f"It is requested that {e} be {act.done}."),
            (f"Requer-se que {o} {be} {done} {{soon}}.", f"It is requested that {e} be {act.done} {{soon}}."),
            (f"Determino que {be} {done} {o}.", f"I order that {e} be {act.done}."),
            (f"Fica determinado que {o} {be} {done}.", f"It is ordered that {e} be {act.done}."),
            (f"Autoriza-se que {o} {be} {done}.", f"It is authorized that {e} be {act.done}."),
            (f"{o} pode{'m' if many else ''} ser {done}.", f"{cap} may be {act.done}."),
            (
                f"{o} deverá{'o' if many else ''} ser {done}.".replace("deveráo", "deverão"),
                f"{cap} must be {act.done}.",
            ),
            (
                f"{o} já {'foram' if many else 'foi'} {done}.",
                f"{cap} {'were' if _is(act) == 'are' else 'was'} already {act.done}.",
            ),
            (f"{'Ficam' if many else 'Fica'} {done} {o}.", f"{cap} {_is(act)} hereby {act.done}."),
        ]
        forbidden += [
            (f"Solicita-se que não {be} {done} {o}.", f"It is requested that {e} not be {act.done}."),
            (f"Determino que não {be} {done} {o} {{until}}.", f"I order that {e} not be {act.done} {{until}}."),
            (f"{o} não {'devem' if many else 'deve'} ser {done}.", f"{cap} must not be {act.done}."),
            (
                f"{o} não {'podem' if many else 'pode'} ser {done} {{until}}.",
                f"{cap} must not be {act.done} {{until}}.",
            ),
            (
                f"{o} não {'foram' if many else 'foi'} {done}.",
                f"{cap} {'were' if _is(act) == 'are' else 'was'} not {act.done}.",
            ),
            (
                f"{o} ainda não {'foram' if many else 'foi'} {done}.",
                f"{cap} {'have' if _is(act) == 'are' else 'has'} not been {act.done} yet.",
            ),
        ]
    return asked, forbidden


SOON = table("""
com urgência | urgently
com a máxima urgência | with the utmost urgency
imediatamente | immediately
de imediato | immediately
no prazo de {duration} | within {duration}
no prazo máximo de {duration} | within {duration} at most
em até {duration} | within {duration}
o quanto antes | as soon as possible
com a maior brevidade possível | as soon as possible
até o dia {date} | by {date}
até às {time} de hoje | by {time} today
impreterivelmente até {date} | no later than {date}
""")
UNTIL = table("""
até segunda ordem | until further notice
até ulterior deliberação | until further decision
até o fim da investigação | until the end of the investigation
até a conclusão do inquérito | until the inquiry is concluded
sem ordem judicial | without a court order
sem autorização desta Delegacia | without authorization from this police station
antes de {date} | before {date}
enquanto durar a investigação | while the investigation lasts
""")
OFFICES = table("""
a Polícia Federal | the Federal Police
a Polícia Civil | the Civil Police
a Polícia Militar | the Military Police
a Polícia Judiciária | the Judicial Police
a Guarda Nacional Republicana | the National Republican Guard
a Delegacia de Homicídios | the Homicide Police Station
a Delegacia da Mulher | the Women's Police Station
a Delegacia de Repressão a Crimes Cibernéticos | the Cybercrime Police Station
a Delegacia Antissequestro | the Anti-Kidnapping Police Station
o Ministério Público | the Public Prosecutor's Office
o Ministério Público Federal | the Federal Public Prosecutor's Office
a Promotoria de Justiça | the Prosecutor's Office
a Procuradoria da República | the Federal Prosecutor's Office
a Procuradoria-Geral da República | the Office of the Attorney General
a Defensoria Pública | the Public Defender's Office
o Conselho Tutelar | the Child Protection Council
a Vara Criminal | the Criminal Court
o Juízo da 2ª Vara Criminal | the 2nd Criminal Court
o Tribunal de Justiça | the Court of Justice
o Tribunal Regional Eleitoral | the Regional Electoral Court
o Tribunal do Júri | the Jury Court
a Corregedoria | the Internal Affairs Office
o Corpo de Bombeiros | the Fire Department
a Defesa Civil | the Civil Defense
o Instituto de Criminalística | the Forensics Institute
o Serviço de Investigação Criminal | the Criminal Investigation Service
""")
CASES = table("""
o inquérito policial {case} | police inquiry {case}
o inquérito {case} | inquiry {case}
o boletim de ocorrência {case} | police report {case}
o BO {case} | police report {case}
o processo {case} | case {case}
o processo-crime {case} | criminal case {case}
os autos {case} | case file {case}
a ação penal {case} | criminal action {case}
o procedimento {case} | proceeding {case}
a notícia de fato {case} | preliminary report {case}
o termo circunstanciado {case} | summary incident report {case}
""")
CRIMES = table("""
sequestro | kidnapping
extorsão mediante sequestro | kidnapping for ransom
cárcere privado | false imprisonment
extorsão | extortion
ameaça | threats
homicídio | homicide
feminicídio | femicide
tentativa de homicídio | attempted homicide
latrocínio | robbery resulting in death
tráfico de pessoas | human trafficking
tráfico de drogas | drug trafficking
estupro | rape
estupro de vulnerável | statutory rape
abuso sexual infantil | child sexual abuse
pornografia infantil | child pornography
importunação sexual | sexual harassment
assédio sexual | sexual harassment
violência doméstica | domestic violence
estelionato | fraud
furto | theft
roubo | robbery
lesão corporal | bodily injury
organização criminosa | criminal organization
associação criminosa | criminal association
lavagem de dinheiro | money laundering
falsidade ideológica | misrepresentation
falsa identidade | false identity
receptação | receiving stolen goods
porte ilegal de arma | illegal possession of a firearm
terrorismo | terrorism
racismo | racism
calúnia | slander
perseguição | stalking
induzimento ao suicídio | incitement to suicide
desaparecimento de pessoa | disappearance of a person
divulgação de cena de estupro | dissemination of rape images
maus-tratos | abuse
crime eleitoral | election offense
desobediência | disobedience
""")
DATA = table("""
os dados cadastrais | the subscriber data
os registros de acesso | the access logs
os registros de conexão | the connection logs
os endereços IP | the IP addresses
o histórico de conexões | the connection history
o e-mail e o telefone vinculados | the linked email address and phone number
o nome completo do titular | the full name of the account holder
as mensagens privadas | the private messages
o conteúdo das conversas | the content of the conversations
os metadados | the metadata
a geolocalização do aparelho | the geolocation of the device
a última localização conhecida | the last known location
os meios de pagamento | the payment methods
a data de criação da conta | the date the account was created
as contas vinculadas | the linked accounts
as transmissões ao vivo | the live streams
os vídeos publicados | the posted videos
as cópias de segurança | the backup copies
as portas lógicas | the logical ports
""")
ACCOUNTS = table("""
a conta {handle} | the account {handle}
o perfil {handle} | the profile {handle}
o usuário {handle} | the user {handle}
o e-mail {email} | the email address {email}
a linha {phone} | the phone line {phone}
o número {phone} | the number {phone}
o link {url} | the link {url}
a URL {url} | the URL {url}
o IP {ip} | the IP address {ip}
""")
PARTIES = table("""
o acusado | the accused
a acusada | the accused
o réu | the defendant
a ré | the defendant
o investigado | the person under investigation
o averiguado | the person under inquiry
o indiciado | the suspect
o suspeito | the suspect
o denunciante | the complainant
a denunciante | the complainant
o noticiante | the person who made the report
a vítima | the victim
o ofendido | the victim
a ofendida | the victim
a testemunha | the witness
a menor | the minor
o preso | the prisoner
o foragido | the fugitive
o promotor | the prosecutor
a promotora | the prosecutor
o juiz | the judge
a juíza | the judge
o delegado | the police chief
a delegada | the police chief
o escrivão | the clerk
o perito | the expert
o policial | the police officer
o advogado | the lawyer
o titular da conta | the account holder
""")
SENTENCES = table("""
No âmbito de {file}, que apura o crime de {crime}, solicito {data} de {account}. | In the context of {file}, which investigates the offense of {crime}, I request {data} of {account}.
Por meio deste ofício, requisito {data} de {account}. | By means of this official letter, I require {data} of {account}.
Requisito {data} de {account} {soon}. | I require {data} of {account} {soon}.
Requisito {data} e não o conteúdo das mensagens. | I require {data} and not the content of the messages.
Não requisito o conteúdo; requisito apenas {data}. | I do not require the content; I only require {data}.
Não requisitamos {data}. | We do not require {data}.
Não solicito {data}, apenas {data2}. | I do not request {data}, only {data2}.
Não se solicita o conteúdo das mensagens, somente {data}. | The content of the messages is not requested, only {data}.
Não se trata de ordem judicial. | This is not a court order.
Trata-se de ordem judicial. | This is a court order.
Trata-se de requisição urgente. | This is an urgent request.
Não se trata de emergência. | This is not an emergency.
Segue anexa a ordem judicial. | The court order is attached.
Não segue ordem judicial, por se tratar de emergência. | No court order is attached, because this is an emergency.
A presente requisição independe de ordem judicial. | This request does not require a court order.
A entrega dos dados depende de ordem judicial. | Delivery of the data requires a court order.
A medida não depende de autorização judicial. | The measure does not require judicial authorization.
Defiro o pedido. | I grant the request.
Indefiro o pedido. | I deny the request.
DEFIRO a quebra de sigilo. | I GRANT the lifting of secrecy.
INDEFIRO a quebra de sigilo. | I DENY the lifting of secrecy.
O juiz deferiu o pedido de prisão preventiva. | The judge granted the request for pretrial detention.
O juiz indeferiu o pedido de prisão preventiva. | The judge denied the request for pretrial detention.
A juíza deferiu o acesso a {data} e indeferiu o acesso a {data2}. | The judge granted access to {data} and denied access to {data2}.
O magistrado DEFERIU o pedido quanto a {data} e o INDEFERIU quanto a {data2}. | The judge GRANTED the request as to {data} and DENIED it as to {data2}.
Fica deferido o pedido de {office}. | The request of {office} is granted.
Fica indeferido o pedido de {party}. | The request of {party} is denied.
Ficam indeferidos os demais pedidos. | The other requests are denied.
Foi indeferida a liminar. | The injunction was denied.
Foi deferida a liminar. | The injunction was granted.
O pedido foi negado. | The request was denied.
O pedido não foi negado. | The request was not denied.
O recurso foi provido. | The appeal was granted.
O recurso foi desprovido. | The appeal was dismissed.
Julgo procedente o pedido. | I find in favor of the request.
Julgo improcedente o pedido. | I find against the request.
Homologo o arquivamento de {file}. | I approve the closing of {file}.
Revogo a decisão anterior. | I revoke the previous decision.
Mantenho a decisão anterior. | I uphold the previous decision.
Fica mantida a decisão de {date}. | The decision of {date} is upheld.
Fica revogada a decisão de {date}. | The decision of {date} is revoked.
Fica sem efeito o ofício {letter}. | Official letter {letter} is without effect.
Torno sem efeito o ofício {letter}. | I render official letter {letter} without effect.
Reitero o ofício {letter}. | I reiterate official letter {letter}.
Onde consta {name}, leia-se {name2}. | Where it says {name}, read {name2}.
Onde se lê "{date}", leia-se "{date2}". | Where it says "{date}", read "{date2}".
Encaminho cópia da decisão de {date}. | I enclose a copy of the decision of {date}.
Encaminha-se a presente representação por {crime}. | This application concerning {crime} is forwarded.
O ofício {letter} não foi respondido. | Official letter {letter} has not been answered.
O ofício {letter} já foi respondido. | Official letter {letter} has already been answered.
Até a presente data não houve resposta ao ofício {letter}. | To date there has been no reply to official letter {letter}.
Caso não haja dados, favor informar. | If there are no data, please say so.
Na ausência de registros, certifique-se a inexistência. | In the absence of records, certify that none exist.
Não havendo os dados, comunique-se o fato a este Juízo. | If the data do not exist, inform this Court of that fact.
{Party} registrou boletim de ocorrência por {crime} em {date}. | {Party} filed a police report for {crime} on {date}.
{Party} não registrou boletim de ocorrência. | {Party} did not file a police report.
{Party} compareceu a esta Delegacia. | {Party} came to this police station.
{Party} não compareceu à audiência. | {Party} did not appear at the hearing.
{Party} recusou-se a depor. | {Party} refused to testify.
{Party} se recusou a assinar. | {Party} refused to sign.
{Party} prestou depoimento {past}. | {Party} testified {past}.
{Party} ainda não prestou depoimento. | {Party} has not testified yet.
{Party} negou os fatos. | {Party} denied the facts.
{Party} confessou o crime. | {Party} confessed to the crime.
{Party} não confessou. | {Party} did not confess.
{Party} permaneceu em silêncio. | {Party} remained silent.
{Party} relatou que recebeu ameaças de {account}. | {Party} reported receiving threats from {account}.
{Party} nega que tenha usado {account}. | {Party} denies having used {account}.
{Party} é titular de {account}. | {Party} is the holder of {account}.
{Party} não é titular de {account}. | {Party} is not the holder of {account}.
{Party} encontra-se preso preventivamente. | {Party} is in pretrial detention.
{Party} encontra-se em local incerto e não sabido. | The whereabouts of {party} are unknown.
{Party} permanece em poder dos sequestradores. | {Party} remains in the hands of the kidnappers.
{Party} não está mais em poder dos sequestradores. | {Party} is no longer in the hands of the kidnappers.
{Party} foi libertada do cativeiro {past}. | {Party} was freed from captivity {past}.
{Party} foi posta em liberdade. | {Party} was released.
{Party} foi absolvida de {crime}. | {Party} was acquitted of {crime}.
{Party} foi condenada por {crime}. | {Party} was convicted of {crime}.
{Party} corre risco de morte. | {Party} is at risk of death.
{Party} não corre risco de morte. | {Party} is not at risk of death.
{Party} está fora de perigo. | {Party} is out of danger.
A vida de {party} está em perigo. | The life of {party} is in danger.
Há risco iminente à vida de {party}. | There is an imminent risk to the life of {party}.
Não há risco à vida de {party}. | There is no risk to the life of {party}.
A integridade física de {party} não está em risco. | The physical integrity of {party} is not at risk.
Está descartada a hipótese de {crime}. | The hypothesis of {crime} has been ruled out.
Não está descartada a hipótese de {crime}. | The hypothesis of {crime} has not been ruled out.
Não há indícios de {crime}. | There are no signs of {crime}.
Há fortes indícios de {crime}. | There are strong signs of {crime}.
Não houve {crime}. | There was no {crime}.
Nem {party} nem {party2} foram localizados. | Neither {party} nor {party2} has been located.
Não só {party}, mas também {party2} recebeu ameaças. | Not only {party} but also {party2} received threats.
Não foi {party}, e sim {party2}, quem ligou. | It was not {party} but {party2} who called.
Ninguém, a não ser {party}, conhece os fatos. | No one except {party} knows the facts.
Todos foram soltos, exceto {party}. | Everyone was released except {party}.
Ninguém ficou ferido. | No one was injured.
Ninguém foi preso até agora. | No one has been arrested so far.
Não há pessoas presas. | There is no one in custody.
Não há mandado de prisão contra {name}. | There is no arrest warrant against {name}.
Há mandado de prisão em aberto contra {name}. | There is an outstanding arrest warrant against {name}.
Foi expedido mandado de prisão contra {name}. | An arrest warrant was issued against {name}.
O mandado de prisão foi revogado. | The arrest warrant was revoked.
O mandado de busca e apreensão foi cumprido {past}. | The search and seizure warrant was executed {past}.
O alvará de soltura foi expedido. | The release order was issued.
Foi concedida medida protetiva a {party}. | A protective order was granted to {party}.
Foi negada a medida protetiva. | The protective order was denied.
O réu descumpriu a medida protetiva. | The defendant violated the protective order.
A prisão em flagrante foi convertida em preventiva. | The arrest in the act was converted into pretrial detention.
O flagrante foi relaxado. | The arrest in the act was declared unlawful.
O Ministério Público ofereceu denúncia contra {name}. | The Public Prosecutor's Office brought charges against {name}.
A denúncia foi rejeitada. | The charges were rejected.
A denúncia foi recebida. | The charges were accepted.
A denúncia anônima menciona {name}. | The anonymous tip mentions {name}.
O promotor pediu o arquivamento de {file}. | The prosecutor asked for {file} to be closed.
O delegado instaurou {file}. | The police chief opened {file}.
O delegado titular é {name}. | The police chief in charge is {name}.
O delegado indiciou {name} por {crime}. | The police chief formally accused {name} of {crime}.
O delegado relatou {file} e o remeteu a {office}. | The police chief closed his report on {file} and sent it to {office}.
O perito examinou o celular de {party}. | The expert examined the cell phone of {party}.
O laudo não apontou sinais de violência. | The expert report did not show signs of violence.
O laudo pericial concluiu que houve {crime}. | The expert report concluded that there was {crime}.
A perícia não conseguiu identificar o autor. | The forensic examination could not identify the perpetrator.
O celular de {party} foi apreendido. | The cell phone of {party} was seized.
O sigilo dos autos foi levantado. | The secrecy of the case file was lifted.
O processo corre em segredo de justiça. | The case is under court seal.
O processo não corre em segredo de justiça. | The case is not under court seal.
Guarde-se sigilo. | Keep this confidential.
Este ofício não é sigiloso. | This official letter is not confidential.
Este expediente é sigiloso e não deve ser divulgado a terceiros. | This document is confidential and must not be disclosed to third parties.
O usuário não deve ser cientificado. | The user must not be notified.
O usuário pode ser cientificado desta requisição. | The user may be notified of this request.
Dê-se ciência ao usuário. | Notify the user.
Não se dê ciência ao usuário. | Do not notify the user.
O prazo vence em {date}, às {time}. | The deadline expires on {date} at {time}.
O prazo venceu em {date}. | The deadline expired on {date}.
O prazo ainda não venceu. | The deadline has not expired yet.
O prazo é improrrogável. | The deadline cannot be extended.
Concedo prorrogação de {duration}. | I grant an extension of {duration}.
Não concedo prorrogação. | I do not grant an extension.
O descumprimento acarretará multa diária. | Failure to comply will lead to a daily fine.
O descumprimento não acarretará multa. | Failure to comply will not lead to a fine.
Sob pena de multa de {amount}. | Under penalty of a fine of {amount}.
Com fundamento no art. {article} do Código de Processo Penal, requisito {data}. | Pursuant to article {article} of the Code of Criminal Procedure, I require {data}.
Nos termos do art. {article} da Lei nº {article2}, requisito {data} de {account}. | Under article {article} of Law No. {article2}, I require {data} of {account}.
Com base no art. {article} do Marco Civil da Internet, solicita-se a preservação de {data}. | On the basis of article {article} of the Civil Rights Framework for the Internet, the preservation of {data} is requested.
A requisição não preenche os requisitos legais. | The request does not meet the legal requirements.
A requisição preenche os requisitos legais. | The request meets the legal requirements.
Os dados devem ser enviados para {email}, com cópia para {email2}. | The data must be sent to {email}, with a copy to {email2}.
Enviar a resposta somente para {email}. | Send the reply only to {email}.
Não responda a este e-mail; escreva para {email}. | Do not reply to this email; write to {email}.
Em caso de dúvida, falar com {name} pelo telefone {phone}. | If in doubt, speak to {name} on {phone}.
O contato é com {name}, e não com {name2}. | The contact is {name}, not {name2}.
{name}, portador do CPF {id}, é titular de {account}. | {name}, holder of CPF {id}, is the holder of {account}.
O cidadão {name} relatou que {account} exigia {amount}. | Citizen {name} reported that {account} was demanding {amount}.
Quem fez a denúncia foi {name}. | The one who made the report was {name}.
Quem foi denunciado é {name}. | The one who was reported is {name}.
Os fatos ocorreram {past} em {city}. | The events took place {past} in {city}.
O fato não ocorreu em {city}, e sim em {city2}. | The event did not take place in {city} but in {city2}.
O veículo de placa {plate} foi visto {past} em {city}. | The vehicle with license plate {plate} was seen {past} in {city}.
A menor saiu de casa {past} e não voltou. | The minor left home {past} and did not come back.
A menor já voltou para casa. | The minor has already returned home.
A criança está com a avó. | The child is with the grandmother.
A criança não está com o pai. | The child is not with the father.
A família pagou {amount} em {date}. | The family paid {amount} on {date}.
A família se recusou a pagar {amount}. | The family refused to pay {amount}.
O pagamento de {amount} não foi feito. | The payment of {amount} was not made.
{name} não tem antecedentes criminais. | {name} has no criminal record.
{name} possui antecedentes por {crime}. | {name} has a record for {crime}.
{name} é pessoa distinta de {name2}. | {name} is a different person from {name2}.
{name} também usa o nome de {name2}. | {name} also uses the name {name2}.
Subscreve {name}, delegado de polícia. | Signed by {name}, police chief.
Eu, {name}, escrivão, lavrei o presente termo. | I, {name}, clerk, drew up this record.
O MM. Juiz {name} determinou {data} de {account}. | Judge {name} ordered {data} of {account}.
O Exmo. Sr. Juiz de Direito decretou a prisão de {name}. | The judge ordered the arrest of {name}.
Vossa Senhoria deverá responder {soon}. | You must reply {soon}.
Vossa Senhoria fica dispensada de responder. | You are excused from replying.
Agradecemos a ajuda na localização da menor, que foi encontrada viva. | We thank you for your help in locating the minor, who was found alive.
Agradecemos, mas já não precisamos dos dados. | Thank you, but we no longer need the data.
Favor ignorar o pedido anterior. | Please ignore the previous request.
Peço que ignorem o item {num} do pedido. | I ask you to ignore item {num} of the request.
Não ignorem o item {num} do pedido. | Do not ignore item {num} of the request.
Pedido de {data}: NEGADO | Request for {data}: DENIED
Pedido de {data}: CONCEDIDO | Request for {data}: GRANTED
Bloqueio da conta: NEGADO | Blocking of the account: DENIED
A defesa não quer {data}. | The defense does not want {data}.
Também não queremos {data}. | We do not want {data} either.
Não há urgência. | There is no urgency.
Em {year} houve uma rebelião no presídio. | In {year} there was a riot in the prison.
O crime prescreveu em {year}. | The statute of limitations on the crime expired in {year}.
O colega de trabalho foi agredido. | The co-worker was assaulted.
Atenciosamente, {name} | Sincerely, {name}
Respeitosamente, {name} | Respectfully, {name}
Nestes termos, pede deferimento. | In these terms, the request is submitted for approval.
Publique-se. Intimem-se. Cumpra-se. | Let it be published. Let the parties be notified. Let it be executed.
Cumpra-se com urgência. | Let it be executed urgently.
Arquive-se. | Let it be filed.
Não se aplica. | Not applicable.
""")
_SUBJECTLESS = table("""
Nunca dorme antes da meia-noite. | He never sleeps before midnight.
Não come há {duration}. | He has not eaten for {duration}.
Vive com a avó e estuda à tarde. | She lives with her grandmother and goes to school in the afternoon.
Não fala com os pais. | She does not talk to her parents.
Depende do marido. | She depends on her husband.
Não depende de ninguém. | She does not depend on anyone.
Atende o público todos os dias. | He serves the public every day.
Não reconhece a assinatura. | He does not recognize the signature.
Reconhece a voz do agressor. | She recognizes the attacker's voice.
Alega que perdeu o celular. | He claims that he lost his cell phone.
Não explica de onde veio o dinheiro. | He does not explain where the money came from.
Agradece a colaboração da empresa. | He thanks the company for its cooperation.
Aguarda julgamento em liberdade. | He is awaiting trial at liberty.
Aguarda resposta há {duration}. | He has been waiting for a reply for {duration}.
Responde a processo por {crime}. | He is on trial for {crime}.
Não responde a nenhum processo. | He is not on trial for anything.
Usa outro nome na internet. | He uses another name on the internet.
Anda armado. | He goes around armed.
Não anda armado. | He does not go around armed.
Bebe muito e bate na esposa. | He drinks a lot and hits his wife.
Cuida da neta. | She takes care of her granddaughter.
Pertence a outra família. | It belongs to another family.
Não lhe pertence. | It does not belong to him.
A primeira conta pertence à vítima, e a segunda a um desconhecido. | The first account belongs to the victim, and the second to a stranger.
Não confia em ninguém. | He does not trust anyone.
Confia na vizinha. | He trusts the neighbor.
Receia que o ex-marido volte. | She fears that her ex-husband will come back.
Estuda à noite e dorme de dia. | He studies at night and sleeps during the day.
Mandou flores para a ex-chefe. | He sent flowers to his former boss.
Ouviu da ex-sogra uma ameaça. | She heard a threat from her former mother-in-law.
Não trabalha mais lá. | He no longer works there.
Continua foragido. | He is still on the run.
Continua sendo ameaçada. | She is still being threatened.
Não atende o telefone. | He does not answer the phone.
Não sabe onde está o filho. | She does not know where her son is.
Mora em {city} com a mãe. | He lives in {city} with his mother.
Não mora mais em {city}. | He no longer lives in {city}.
Disse que vai voltar {when}. | He said he will come back {when}.
Disse que não vai voltar. | He said he will not come back.
Foi visto {past} em {city}. | He was seen {past} in {city}.
Foi solto {past}. | He was released {past}.
Não foi preso. | He was not arrested.
Está preso em {city}. | He is in prison in {city}.
Está com o filho no colo. | She is holding her son in her arms.
Recebeu ameaças de {account}. | He received threats from {account}.
Não recebeu nenhuma mensagem. | He did not receive any message.
Pede que a polícia seja avisada. | She asks for the police to be told.
Pede que ninguém seja avisado. | She asks that nobody be told.
Não quer ser identificada. | She does not want to be identified.
Quer ser ouvida. | She wants to be heard.
Nega ter escrito a mensagem. | He denies having written the message.
Confirma ter escrito a mensagem. | He confirms having written the message.
Tem {age} anos e não sabe nadar. | He is {age} years old and cannot swim.
Sofre de depressão. | She suffers from depression.
Não toma os remédios há {duration}. | He has not taken his medicine for {duration}.
Segue sem contato com a família. | He still has no contact with his family.
Permanece internada. | She is still in the hospital.
Voltou para o marido. | She went back to her husband.
Não quis representar contra o marido. | She did not want to press charges against her husband.
""")


def _capitalised(pairs: list[Pair]) -> Slot:
    return choice([(s[0].upper() + s[1:], e[0].upper() + e[1:]) for s, e in pairs])


ALL: dict[str, Slot] = SLOTS | {
    "soon": choice(SOON), "until": choice(UNTIL), "office": choice(OFFICES), "file": choice(CASES), "crime": choice(CRIMES), "data": choice(DATA),
    "account": choice(ACCOUNTS), "party": choice(PARTIES), "year": lambda rng: (lambda y: (y, y))(str(rng.randrange(2015, 2026))),
}  # fmt: skip
_FEMININE = ("libertada", "posta em", "absolvida", "condenada")


def directive(rng: random.Random) -> Pair:
    """Return an order to a provider, half of the time its negation."""
    asked, forbidden = _forms(rng.choice(ACTS))
    portuguese, english = filled(rng.choice(asked if rng.random() < 0.45 else forbidden), ALL, rng)
    return portuguese[0].upper() + portuguese[1:], english


def statement(rng: random.Random) -> Pair:
    """Return a sentence of a letter."""
    portuguese, english = rng.choice(SENTENCES) if rng.random() < 0.85 else rng.choice(_SUBJECTLESS)
    party = rng.choice(
        [pair for pair in PARTIES if pair[0].startswith("a ")] if any(w in portuguese for w in _FEMININE) else PARTIES
    )
    if "encontra-se preso" in portuguese:
        party = ("o investigado", "the person under investigation")
    portuguese = portuguese.replace("{Party}", party[0][0].upper() + party[0][1:]).replace("{party}", party[0])
    english = english.replace("{Party}", party[1][0].upper() + party[1][1:]).replace("{party}", party[1])
    return filled((portuguese, english), ALL, rng)


_JOINS = [
    (", razão pela qual ", ", which is why "), ("; ademais, ", "; moreover, "), (", uma vez que ", ", since "), (", tendo em vista que ", ", given that "), (" e ", " and "),
    (", mas ", ", but "), ("; portanto, ", "; therefore, "), (", contudo ", ", however, "), (", sendo que ", ", and "), (", pois ", ", because "), ("; no entanto, ", "; however, "),
]  # fmt: skip


def long_sentence(rng: random.Random) -> Pair:
    """Return two or three sentences joined into one, as letters are."""
    portuguese, english = statement(rng)
    for _ in range(rng.choice([1, 1, 2])):
        more = rng.choice([statement, directive])(rng)
        joined = rng.choice(_JOINS)
        portuguese = portuguese.rstrip(".") + joined[0] + lowered(more[0])
        english = english.rstrip(".") + joined[1] + lowered(more[1])
    return portuguese, english


def lowered(text: str) -> str:
    """Return the text with a small first letter, unless it starts with a name, an abbreviation or a placeholder."""
    first = text.split(" ", 1)[0].strip(",.;")
    kept = (
        first in FIRST_NAMES
        or (len(first) > 1 and first.isupper())
        or first in ("I", "Article", "Citizen", "Vossa", "Judge", "Official")
    )
    return text if kept else text[:1].lower() + text[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences of letters."""
    kinds = [directive, directive, directive, statement, statement, statement, long_sentence]
    for _ in range(count):
        yield rng.choice(kinds)(rng)

"""Requests of official letters with their negations: what is asked, what is not asked, who must not be told, and the formulas around them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, Slot, choice, table
from training.romance_en.grammar.portuguese.letters import ACCOUNTS, CASES, CRIMES, DATA, OFFICES, SOON
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled
from training.romance_en.grammar.portuguese.threats import ing


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb of telling or acting on a person: infinitive, subjunctive, participle stem; English base and participle."""

    infinitive: str
    wish: str
    stem: str
    base: str
    done: str


_TELLING = [
    Telling(*(part.strip() for part in row.split("|")))
    for row in """
avisar | avise | avisad | notify | notified
notificar | notifique | notificad | notify | notified
cientificar | cientifique | cientificad | notify | notified
comunicar | comunique | comunicad | inform | informed
informar | informe | informad | inform | informed
alertar | alerte | alertad | alert | alerted
contatar | contate | contatad | contact | contacted
procurar | procure | procurad | contact | contacted
intimar | intime | intimad | summon | summoned
bloquear | bloqueie | bloquead | block | blocked
suspender | suspenda | suspens | suspend | suspended
banir | bana | banid | ban | banned
identificar | identifique | identificad | identify | identified
localizar | localize | localizad | locate | located
prevenir | previna | prevenid | warn | warned
advertir | advirta | advertid | warn | warned
expor | exponha | expost | expose | exposed
mencionar | mencione | mencionad | mention | mentioned
monitorar | monitore | monitorad | monitor | monitored
incluir | inclua | incluíd | include | included
excluir | exclua | excluíd | exclude | excluded
""".strip().split("\n")
]
_WHO = [
    tuple(part.strip() for part in row.split("/"))
    for row in """
o usuário/the user/m;a usuária/the user/f;os usuários/the users/mp;as usuárias/the users/fp;o titular da conta/the account holder/m;a titular da conta/the account holder/f
o titular/the account holder/m;os titulares/the account holders/mp;o investigado/the person under investigation/m;a investigada/the person under investigation/f
os investigados/the persons under investigation/mp;o alvo/the target/m;os alvos/the targets/mp;o suspeito/the suspect/m;a suspeita/the suspect/f
a parte/the party/f;as partes/the parties/fp;o representado/the person concerned/m;a representada/the person concerned/f;o assinante/the subscriber/m
o responsável pelo perfil/the person responsible for the profile/m;a pessoa investigada/the person under investigation/f;os familiares/the relatives/mp
a família/the family/f;a vítima/the victim/f;o dono do canal/the owner of the channel/m;os administradores do grupo/the administrators of the group/mp
o cliente/the customer/m;os seguidores/the followers/mp;o detentor da conta/the account holder/m;o noticiado/the accused/m;a genitora/the mother/f
o genitor/the father/m;a menor/the minor/f;o adolescente/the teenager/m;os demais envolvidos/the others involved/mp;a imprensa/the press/f
o usuário investigado/the user under investigation/m;a usuária investigada/the user under investigation/f;quem quer que seja/anyone/m
terceiros/third parties/mp;o usuário {handle}/the user {handle}/m;o perfil investigado/the profile under investigation/m
""".replace("\n", ";").strip(";").split(";")
]  # fmt: skip
_ENDING = {"m": "o", "f": "a", "mp": "os", "fp": "as"}
_ASK_THAT = table("""
Solicito que | I request that
Solicito a Vossas Senhorias que | I request that
Solicitamos que | We request that
Solicita-se que | It is requested that
Requeiro que | I request that
Requeremos que | We request that
Requer que | He requests that
Requer-se que | It is requested that
Requisito que | I require that
Requisitamos que | We require that
Peço que | I ask that
Pedimos que | We ask that
Pede-se que | It is asked that
Roga-se que | It is requested that
Rogamos que | We request that
Rogo que | I request that
Recomenda-se que | It is recommended that
Recomendamos que | We recommend that
Determino que | I order that
Determina-se que | It is ordered that
Pleiteia-se que | It is requested that
Pugna-se para que | It is requested that
Exige-se que | It is required that
Solicito, ainda, que | I also request that
Solicitamos, também, que | We also request that
Solicito, por cautela, que | As a precaution, I request that
Requeiro, por fim, que | Finally, I request that
Pedimos encarecidamente que | We earnestly ask that
É imprescindível que | It is essential that
É fundamental que | It is essential that
É indispensável que | It is essential that
Convém que | It is advisable that
Espera-se que | It is expected that
""")
_UNTIL = table("""
até a conclusão das diligências | until the inquiries are concluded
até segunda ordem | until further notice
até nova comunicação | until further communication
até o resgate da vítima | until the victim is rescued
enquanto durar a negociação | while the negotiation lasts
enquanto durarem as negociações | while the negotiations last
enquanto perdurar a negociação | for as long as the negotiation lasts
enquanto a vítima estiver em cativeiro | while the victim is being held captive
enquanto durar o sequestro | while the kidnapping lasts
enquanto ela não for localizada | until she is located
enquanto ele não for libertado | until he is freed
durante a investigação | during the investigation
sob pena de frustrar a operação | because otherwise the operation would fail
sob pena de desobediência | under penalty of disobedience
para não colocar a vida da vítima em risco | so as not to put the victim's life at risk
a fim de não prejudicar as investigações | so as not to harm the investigation
sem ordem judicial | without a court order
sem autorização deste Juízo | without authorization from this Court
antes do dia {date} | before {date}
por ora | for now
por enquanto | for the time being
neste momento | at this time
""")


def _who(rng: random.Random) -> tuple[str, str, str]:
    source, english, kind = rng.choice(_WHO)
    return source, english, kind


def _more(rng: random.Random) -> Pair:
    source, english = rng.choice(_UNTIL) if rng.random() < 0.35 else ("", "")
    return f" {source}".rstrip(), f" {english}".rstrip()


def asked_of(rng: random.Random) -> Pair:
    """Return what is asked to be done to somebody, or not to be done, as passive or as active clause."""
    verb, (source, english, kind), more = rng.choice(_TELLING), _who(rng), _more(rng)
    head, no = rng.choice(_ASK_THAT), rng.random() < 0.68
    never, not_ = ("não ", "not ") if no else ("", "")
    be, done = ("sejam" if kind.endswith("p") else "seja"), verb.stem + _ENDING[kind]
    way = rng.random()
    if way < 0.45:
        return f"{head[0]} {source} {never}{be} {done}{more[0]}.", f"{head[1]} {english} {not_}be {verb.done}{more[1]}."
    if way < 0.6:
        return f"{head[0]} {never}{be} {done} {source}{more[0]}.", f"{head[1]} {english} {not_}be {verb.done}{more[1]}."
    if way < 0.8:
        many = "m" if rng.random() < 0.5 else ""
        return (
            f"{head[0]} {never}{verb.wish}{many} {source}{more[0]}.",
            f"{head[1]} you {not_}{verb.base} {english}{more[1]}.",
        )
    return (
        f"{head[0]} {never}se {verb.wish} {source}{more[0]}.",
        f"{head[1]} {english} {not_}be {verb.done}{more[1]}.",
    )


def secretly(rng: random.Random) -> Pair:
    """Return a request that is to be carried out without telling somebody."""
    (source, english, kind), more = _who(rng), _more(rng)
    verb = rng.choice(_TELLING[:7])
    done = verb.stem + _ENDING[kind]
    be = "sejam" if kind.endswith("p") else "seja"
    being = "being"
    without = rng.choice([
        (f"sem dar ciência a {source}", f"without notifying {english}"),
        (f"sem dar ciência do fato a {source}", f"without notifying {english} of the fact"),
        (f"sem dar conhecimento a {source}", f"without informing {english}"),
        (f"sem {verb.infinitive} {source}", f"without {ing(verb.base, english)}"),
        (f"sem que {source} {be} {done}", f"without {english} {being} {verb.done}"),
        (f"sem o conhecimento de {source}", f"without the knowledge of {english}"),
        (f"sem prévio aviso a {source}", f"without prior notice to {english}"),
        (f"sem comunicação prévia a {source}", f"without prior notice to {english}"),
        (f"sem qualquer aviso a {source}", f"without any notice to {english}"),
        (f"não dando ciência a {source}", f"without notifying {english}"),
    ])  # fmt: skip
    order = rng.choice([
        ("A preservação deve ser feita", "The preservation must be carried out"), ("Os dados devem ser guardados", "The data must be kept"),
        ("Cumpra-se", "Let this be carried out"), ("Preservem a conta", "Preserve the account"), ("Queiram conservar os registros", "Please preserve the records"),
        ("Requer-se o fornecimento dos dados", "The provision of the data is requested"), ("A medida será cumprida", "The measure will be carried out"),
        ("Mantenham o perfil no ar", "Keep the profile online"), ("Solicito o envio das informações", "I request that the information be sent"),
        ("Pedimos que respondam", "We ask you to reply"), ("A diligência deve correr", "The inquiry must take place"), ("Informem a localização", "Report the location"),
    ])  # fmt: skip
    return f"{order[0]} {without[0]}{more[0]}.", f"{order[1]} {without[1]}{more[1]}."


_WAIVED = [
    (f"{source}", english)
    for source, english in table("""
Não requeiro | I do not request
Não requeremos | We do not request
Não requisito | I do not require
Não requisitamos | We do not require
Não solicito | I do not request
Não solicitamos | We do not request
Não peço | I am not asking for
Não pedimos | We are not asking for
Não peço ainda | I am not yet asking for
Ainda não solicitamos | We are not yet requesting
Deixo de requerer | I do not request
Deixo de solicitar | I do not request
Deixo de requisitar | I do not require
Deixamos de requerer | We do not request
Deixamos de solicitar | We do not request
Por ora, deixo de requerer | For now, I do not request
Por ora, não requeremos | For now, we do not request
Neste momento não solicito | At this time I do not request
Neste ofício não requeiro | In this official letter I do not request
Dispenso | I do not need
Dispensamos | We do not need
Abro mão de | I waive
Abrimos mão de | We waive
Desisto de pedir | I withdraw the request for
Não pretendo obter | I do not seek
Não buscamos | We do not seek
Não se requer | What is not requested:
Não temos interesse em | We have no interest in
Não há interesse em | There is no interest in
Prescindo de | I can do without
""")
    if not english.endswith(":")
]
_ASKED = table("""
Requeiro | I request
Requeremos | We request
Requer | He requests
Solicito | I request
Solicitamos | We request
Requisito | I require
Peço | I ask for
Pedimos | We ask for
Pleiteio | I request
""")
_WANTED = table("""
o conteúdo das mensagens | the content of the messages
o conteúdo das comunicações | the content of the communications
o conteúdo das conversas | the content of the conversations
a remoção da publicação | the removal of the post
a exclusão do perfil | the deletion of the profile
a suspensão da conta | the suspension of the account
o bloqueio da conta | the blocking of the account
o bloqueio do usuário | the blocking of the user
a derrubada da página | the takedown of the page
a interceptação telefônica | the interception of telephone calls
a quebra do sigilo bancário | the lifting of bank secrecy
a quebra do sigilo telemático | the lifting of the secrecy of electronic communications
a prisão do suspeito | the arrest of the suspect
a notificação do usuário | the notification of the user
a retirada do vídeo | the removal of the video
a senha do usuário | the user's password
o sigilo do procedimento | the secrecy of the proceedings
as fotografias privadas | the private photographs
o histórico completo | the complete history
a prorrogação do prazo | the extension of the deadline
o arquivamento do inquérito | the closing of the inquiry
a devolução do aparelho | the return of the device
novas diligências | further inquiries
outras providências | other measures
a preservação dos dados | the preservation of the data
os registros de acesso | the access logs
os dados cadastrais | the subscriber data
os dados de localização | the location data
""")


def waived(rng: random.Random) -> Pair:
    """Return what a letter does not ask for, alone or beside what it asks for."""
    no, (wanted, english) = rng.choice(_WAIVED), rng.choice(_WANTED)
    other = rng.choice([pair for pair in _WANTED + DATA if pair[1] != english])
    yes, kind = rng.choice(_ASKED), rng.random()
    one = f"{no[0]} {wanted}", f"{no[1]} {english}"
    if kind < 0.45:
        more = _more(rng) if rng.random() < 0.4 else ("", "")
        return f"{one[0]}{more[0]}.", f"{one[1]}{more[1]}."
    if kind < 0.7:
        but = rng.choice([(", apenas ", ", only "), (", somente ", ", only "), ("; peço somente ", "; I ask only for "), ("; requeiro apenas ", "; I request only "), ("; bastam ", "; it is enough to have ")])  # fmt: skip
        return f"{one[0]}{but[0]}{other[0]}.", f"{one[1]}{but[1]}{other[1]}."
    low = no[0][0].lower() + no[0][1:], no[1] if no[1].startswith("I ") else no[1][0].lower() + no[1][1:]
    and_ = rng.choice([(", mas ", ", but "), (" e ", " and "), ("; ", "; "), (", porém ", ", but ")])
    return f"{yes[0]} {other[0]}{and_[0]}{low[0]} {wanted}.", f"{yes[1]} {other[1]}{and_[1]}{low[1]} {english}."


_DEEDS = [
    tuple(part.strip() for part in row.split("|"))
    for row in """
conservar os dados | conserve os dados | conservem os dados | preserve the data
conservar os registros | conserve os registros | conservem os registros | preserve the records
preservar a conta {handle} | preserve a conta {handle} | preservem a conta {handle} | preserve the account {handle}
guardar o conteúdo | guarde o conteúdo | guardem o conteúdo | keep the content
responder | responda | respondam | reply
responder às mensagens | responda às mensagens | respondam às mensagens | answer the messages
responder a este e-mail | responda a este e-mail | respondam a este e-mail | reply to this email
responder ao sequestrador | responda ao sequestrador | respondam ao sequestrador | answer the kidnapper
atender as ligações | atenda as ligações | atendam as ligações | answer the calls
apagar as mensagens | apague as mensagens | apaguem as mensagens | delete the messages
apagar o perfil | apague o perfil | apaguem o perfil | delete the profile
avisar o usuário | avise o usuário | avisem o usuário | notify the user
avisar a família | avise a família | avisem a família | tell the family
contatar a vítima | contate a vítima | contatem a vítima | contact the victim
entrar em contato com o suspeito | entre em contato com o suspeito | entrem em contato com o suspeito | contact the suspect
ligar para a mãe dela | ligue para a mãe dela | liguem para a mãe dela | call her mother
ligar para este número | ligue para este número | liguem para este número | call this number
pagar o resgate | pague o resgate | paguem o resgate | pay the ransom
transferir o dinheiro | transfira o dinheiro | transfiram o dinheiro | transfer the money
negociar com eles | negocie com eles | negociem com eles | negotiate with them
divulgar o caso | divulgue o caso | divulguem o caso | publicize the case
publicar a foto | publique a foto | publiquem a foto | publish the photo
compartilhar a localização | compartilhe a localização | compartilhem a localização | share the location
bloquear o acesso | bloqueie o acesso | bloqueiem o acesso | block the access
suspender a conta | suspenda a conta | suspendam a conta | suspend the account
desativar o perfil | desative o perfil | desativem o perfil | deactivate the profile
derrubar a transmissão | derrube a transmissão | derrubem a transmissão | take down the broadcast
remover o vídeo | remova o vídeo | removam o vídeo | remove the video
encerrar a conta | encerre a conta | encerrem a conta | close the account
alterar as configurações | altere as configurações | alterem as configurações | change the settings
informar o titular | informe o titular | informem o titular | inform the account holder
enviar viatura | envie viatura | enviem viatura | send a patrol car
mandar ninguém ao local | mande ninguém ao local | mandem ninguém ao local | send anyone to the place
abrir a porta | abra a porta | abram a porta | open the door
entrar na casa | entre na casa | entrem na casa | enter the house
invadir o imóvel | invada o imóvel | invadam o imóvel | storm the building
se aproximar do local | se aproxime do local | se aproximem do local | go near the place
sair do local | saia do local | saiam do local | leave the place
tocar em nada | toque em nada | toquem em nada | touch anything
reagir | reaja | reajam | resist
desligar o telefone | desligue o telefone | desliguem o telefone | turn off the phone
confrontar o agressor | confronte o agressor | confrontem o agressor | confront the attacker
dizer nada a ela | diga nada a ela | digam nada a ela | tell her anything
revelar a origem da informação | revele a origem da informação | revelem a origem da informação | reveal the source of the information
usar a força | use a força | usem a força | use force
falar com a imprensa | fale com a imprensa | falem com a imprensa | talk to the press
comentar o caso | comente o caso | comentem o caso | comment on the case
fazer perguntas | faça perguntas | façam perguntas | ask questions
ignorar este ofício | ignore este ofício | ignorem este ofício | ignore this official letter
encaminhar cópia ao investigado | encaminhe cópia ao investigado | encaminhem cópia ao investigado | forward a copy to the person under investigation
""".strip().split("\n")
]
_ONLY_NEGATED = ("ninguém", "nada")
_DO = table("""
Queira {v} | Please {do}
Queiram {v} | Please {do}
Queiram, por favor, {v} | Please {do}
Queiram Vossas Senhorias {v} | Please {do}
Queira Vossa Senhoria {v} | Please {do}
Digne-se {v} | Please {do}
Dignem-se {v} | Please {do}
Rogo que se dignem {v} | I request that you {do}
Tenham a gentileza de {v} | Please be so kind as to {do}
Façam o favor de {v} | Please {do}
Favor {v} | Please {do}
Peço-lhes que {ws} | I ask you to {do}
Peço-lhe que {w} | I ask you to {do}
Pedimos-lhes que {ws} | We ask you to {do}
Solicito-lhes que {ws} | I request that you {do}
{ws} | {do}
{w} | {do}
Por favor, {ws} | Please {do}
Atenção: {ws} | Attention: {do}
É uma ordem: {ws} | This is an order: {do}
Vossas Senhorias devem {v} | You must {do}
Não deixem de {v} | Be sure to {do}
Não deixe de {v} | Be sure to {do}
Não se esqueçam de {v} | Do not forget to {do}
Não demorem a {v} | Do not delay: {do}
""")
_DO_NOT = table("""
Queira não {v} | Please do not {do}
Queiram não {v} | Please do not {do}
Queiram abster-se de {v} | Please refrain from {doing}
Queira abster-se de {v} | Please refrain from {doing}
Queiram Vossas Senhorias não {v} | Please do not {do}
Abstenham-se de {v} | Refrain from {doing}
Abstenham-se de {v} | Refrain from {doing}
Abstenha-se de {v} | Refrain from {doing}
Que se abstenham de {v} | Let them refrain from {doing}
Solicito que se abstenham de {v} | I request that you refrain from {doing}
Solicitamos que se abstenha de {v} | We request that you refrain from {doing}
Deverão abster-se de {v} | They must refrain from {doing}
A empresa deve abster-se de {v} | The company must refrain from {doing}
Favor não {v} | Please do not {do}
Tenham a gentileza de não {v} | Please be so kind as not to {do}
Peço-lhes que não {ws} | I ask you not to {do}
Peço-lhe que não {w} | I ask you not to {do}
Peço que não {ws} | I ask you not to {do}
Pedimos-lhes que não {ws} | We ask you not to {do}
Solicito-lhes que não {ws} | I request that you not {do}
Não {ws} | Do not {do}
Não {ws} | Do not {do}
Não {ws} | Do not {do}
Não {w} | Do not {do}
Não {w} | Do not {do}
Por favor, não {ws} | Please do not {do}
Por favor, não {w} | Please do not {do}
Atenção: não {ws} | Attention: do not {do}
É uma ordem: não {ws} | This is an order: do not {do}
Repito: não {ws} | I repeat: do not {do}
De modo algum {ws} | In no way {do}
Em hipótese alguma {ws} | Under no circumstances {do}
Jamais {ws} | Never {do}
Nunca {ws} | Never {do}
Sob nenhum pretexto {ws} | Do not {do} under any pretext
Vossas Senhorias não devem {v} | You must not {do}
Ninguém deve {v} | Nobody must {do}
Não é necessário {v} | It is not necessary to {do}
Não se faz necessário {v} | It is not necessary to {do}
Não convém {v} | It is not advisable to {do}
Parem de {v} | Stop {doing}
Deixem de {v} | Stop {doing}
Evitem {v} | Avoid {doing}
Cuidado para não {v} | Be careful not to {do}
""")


def ordered(rng: random.Random) -> Pair:
    """Return an order or its negation to the reader; `não respondam` is an order, never `they do not answer`."""
    verb, wish, wishes, do = rng.choice(_DEEDS)
    only_negated = any(verb.split(" ")[i : i + 1] == [word] for word in _ONLY_NEGATED for i in (1, 2))
    no = only_negated or rng.random() < 0.66
    source, english = rng.choice(_DO_NOT if no else _DO)
    if only_negated and "{doing}" not in english and "not" not in english.lower() and "ever" not in english:
        source, english = "Não {ws}", "Do not {do}"
    if only_negated and english.startswith("Avoid"):
        source, english = "Não {ws}", "Do not {do}"
    if verb.startswith("se "):
        source = source.replace("Evitem {v}", "Não {ws}")
        english = english.replace("Avoid {doing}", "Do not {do}")
    more = _more(rng)
    pair = (
        source.replace("{v}", verb).replace("{ws}", wishes).replace("{w}", wish) + more[0],
        english.replace("{doing}", _doing(do)).replace("{do}", do) + more[1],
    )
    return _capital(pair[0]) + ".", _capital(pair[1]) + "."


_GERUNDS = {"go": "going", "use": "using", "tell": "telling", "forget": "forgetting", "storm": "storming", "enter": "entering", "open": "opening"}  # fmt: skip


def _doing(words: str) -> str:
    verb, _, rest = words.partition(" ")
    found = _GERUNDS.get(verb) or (verb[:-1] if verb.endswith("e") else verb) + "ing"
    return f"{found} {rest}".strip()


_THEY = table("""
eles não respondem | they do not answer
eles não respondem às mensagens | they do not answer the messages
elas não respondem | they do not answer
os sequestradores não respondem | the kidnappers do not answer
os familiares não respondem às ligações | the relatives do not answer the calls
a empresa não responde | the company does not answer
eles não responderam | they did not answer
eles não avisaram a família | they did not tell the family
eles não apagaram as mensagens | they did not delete the messages
eles não pagaram o resgate | they did not pay the ransom
não pagaram o resgate | they did not pay the ransom
não responderam | they did not answer
não respondem há {duration} | they have not answered for {duration}
não avisam ninguém | they do not tell anyone
não atendem o telefone | they do not answer the phone
deixo de encaminhar o anexo | I am not forwarding the attachment
deixo de juntar a mídia | I am not attaching the media
deixo de oferecer denúncia | I am not bringing charges
deixei de notificar o usuário | I did not notify the user
deixamos de notificar o usuário | we did not notify the user
deixaram de responder {past} | they stopped answering {past}
não deixei de responder | I did not fail to reply
o usuário não foi avisado | the user was not notified
a usuária ainda não foi cientificada | the user has not been notified yet
os titulares já foram notificados | the account holders have already been notified
o titular será avisado somente ao final | the account holder will be notified only at the end
a parte contrária não terá ciência desta medida | the opposing party will not be told of this measure
""")
_FORMULAS = table("""
Ilmos. Senhores, | Dear Sirs,
Ilmos. Senhores: | Dear Sirs:
Ilmos. Srs., | Dear Sirs,
Ilustríssimos Senhores, | Dear Sirs,
Ilmo. Senhor, | Dear Sir,
Ilma. Senhora, | Dear Madam,
Ilustríssima Senhora, | Dear Madam,
Ilmo. Sr. Delegado, | Dear Police Chief,
Ilma. Sra. Delegada, | Dear Police Chief,
Ilmo. Sr. Delegado de Polícia, | Dear Police Chief,
Ao Ilmo. Sr. Delegado de Polícia {plainname} | To Police Chief {plainname}
Ilmo. Sr. Diretor, | Dear Director,
Ilma. Sra. Diretora Jurídica, | Dear Legal Director,
Ilmo. Sr. Gerente, | Dear Manager,
Ilmo. Sr. Representante Legal, | Dear Legal Representative,
Ao Ilmo. Sr. Representante Legal da empresa | To the Legal Representative of the company
Exmo. Sr. Dr. Juiz de Direito, | Honorable Judge,
Exma. Sra. Dra. Juíza de Direito, | Honorable Judge,
Excelentíssimo Senhor Juiz, | Honorable Judge,
Excelentíssimo Senhor Doutor Juiz de Direito da {num}ª Vara Criminal | To the Honorable Judge of Criminal Court No. {num}
Exmo. Sr. Promotor de Justiça, | Honorable Prosecutor,
Exma. Sra. Procuradora, | Honorable Prosecutor,
Exmo. Sr. Ministro, | Honorable Minister,
MM. Juiz, | Your Honor,
MM. Juíza, | Your Honor,
Meritíssimo Juiz, | Your Honor,
Prezados Senhores, | Dear Sirs,
Prezadas Senhoras, | Dear Madams,
Prezado Senhor, | Dear Sir,
Prezada Senhora, | Dear Madam,
Prezados, | Dear all,
Senhores Responsáveis, | To those in charge,
À equipe jurídica, | To the legal team,
Ao setor de atendimento a autoridades, | To the department that serves authorities,
Cumprimentando-os, | With our greetings,
Cumprimentando-o, | With our greetings,
Cumprimentando-a, | With our greetings,
Cumprimentando-os cordialmente, {i} | With cordial greetings, {e}
Cumprimentando-o, {i} | With our greetings, {e}
Ao cumprimentá-los, {i} | With our greetings, {e}
Ao tempo em que os cumprimento, {i} | With our greetings, {e}
Com nossos cumprimentos, {i} | With our compliments, {e}
Sirvo-me do presente para {v} | I am writing to {do}
Sirvo-me do presente ofício para {v} | I am writing this official letter to {do}
Sirvo-me da presente para {v} | I am writing to {do}
Servimo-nos do presente para {v} | We are writing to {do}
Valho-me do presente para {v} | I am writing to {do}
Valemo-nos da presente para {v} | We are writing to {do}
Venho por meio deste {v} | I hereby write to {do}
Venho, por meio da presente, {v} | I hereby write to {do}
Venho à presença de Vossa Senhoria {v} | I write to you to {do}
Vimos por meio deste {v} | We hereby write to {do}
Tem este por finalidade {v} | The purpose of this letter is to {do}
O presente tem por objetivo {v} | The purpose of this letter is to {do}
Pelo presente, {i} | Hereby {e}
De ordem do Delegado titular, {i} | By order of the police chief in charge, {e}
Com fulcro no art. {article} do Código Penal, {i} | On the basis of article {article} of the Criminal Code, {e}
Com fulcro no artigo {article} da Lei nº {article2}, {i} | On the basis of Article {article} of Law No. {article2}, {e}
Com fulcro nos arts. {article} e {article2}, {i} | On the basis of articles {article} and {article2}, {e}
Com fulcro na Lei nº {article}, {i} | On the basis of Law No. {article}, {e}
Com espeque no art. {article}, {i} | On the basis of article {article}, {e}
Com arrimo no art. {article}, {i} | On the basis of article {article}, {e}
Com supedâneo no art. {article}, {i} | On the basis of article {article}, {e}
Com base no art. {article}, {i} | On the basis of article {article}, {e}
Com amparo no art. {article}, {i} | On the basis of article {article}, {e}
Nos termos do art. {article}, {i} | Under article {article}, {e}
Consoante o art. {article}, {i} | According to article {article}, {e}
Por força do art. {article}, {i} | By virtue of article {article}, {e}
Instaurado com fulcro no art. {article}, o inquérito apura {crime}. | Opened on the basis of article {article}, the inquiry investigates {crime}.
A prisão foi decretada com fulcro no art. {article}. | The arrest was ordered on the basis of article {article}.
O pedido tem fulcro no art. {article}. | The request is based on article {article}.
Renovo protestos de elevada estima e consideração. | I renew the assurances of my highest esteem and consideration.
Na oportunidade, renovo protestos de estima e apreço. | I take this opportunity to renew the assurances of my esteem and appreciation.
Aproveito o ensejo para renovar protestos de consideração. | I take this opportunity to renew the assurances of my consideration.
Reiteramos protestos de estima e consideração. | We reiterate the assurances of our esteem and consideration.
Sem mais para o momento, | With nothing further for now,
Sem mais para o momento, agradeço. | With nothing further for now, I thank you.
Sendo o que se apresenta para o momento, | With nothing further for now,
Sendo só o que tínhamos para o momento, | With nothing further for now,
No aguardo de breve resposta, | Awaiting a prompt reply,
Certos de sua compreensão, | Confident of your understanding,
Certo de poder contar com a colaboração de Vossa Senhoria, | Confident that I can count on your cooperation,
Contamos com a colaboração de Vossas Senhorias. | We count on your cooperation.
Desde já agradecemos a atenção dispensada. | We thank you in advance for your attention.
Fico à disposição para esclarecimentos. | I remain at your disposal for clarification.
Colocamo-nos à disposição. | We remain at your disposal.
Respeitosamente, | Respectfully,
Cordiais saudações, | Kind regards,
Termos em que pede deferimento. | In these terms, approval is requested.
Nesses termos, pede deferimento. | In these terms, approval is requested.
Era o que cumpria informar. | That is what had to be reported.
É o relatório. | That is the report.
Enquanto durar a negociação, não respondam. | While the negotiation lasts, do not answer.
Enquanto durar a negociação, mantenham a linha livre. | While the negotiation lasts, keep the line free.
A negociação com os sequestradores está em curso. | The negotiation with the kidnappers is under way.
As negociações foram interrompidas {past}. | The negotiations were interrupted {past}.
O negociador pediu mais tempo. | The negotiator asked for more time.
Não interrompam a negociação. | Do not interrupt the negotiation.
As pessoas que estão atrás dele são perigosas. | The people who are after him are dangerous.
As pessoas que estão atrás dela já sabem onde ela mora. | The people who are after her already know where she lives.
Há gente armada atrás deles. | There are armed people after them.
Os homens estão atrás dela desde {weekday}. | The men have been after her since {weekday}.
A polícia está atrás do suspeito. | The police are after the suspect.
Eles estão atrás de mim. | They are after me.
Ninguém está atrás de você. | Nobody is after you.
O ex dela vive atrás dela. | Her ex is always after her.
O carro estava parado atrás da escola. | The car was parked behind the school.
Ela se escondeu atrás da porta. | She hid behind the door.
O segredo de justiça deve ser mantido. | The secrecy of the proceedings must be kept.
O feito tramita em segredo de justiça. | The case is under seal.
Guardem sigilo sobre este pedido. | Keep this request confidential.
""")
_OPENED = table("""
solicito a preservação dos dados | I request the preservation of the data
solicito que o usuário não seja avisado | I request that the user not be notified
solicitamos o envio dos registros | we request that the records be sent
requisito {data} de {account} | I require {data} of {account}
requeiro {data} | I request {data}
encaminho cópia de {file} | I enclose a copy of {file}
informo que a vítima foi localizada | I report that the victim was located
informo que a vítima ainda não foi localizada | I report that the victim has not been located yet
comunico o desaparecimento da menor | I report the disappearance of the minor
não requeiro o conteúdo das mensagens | I do not request the content of the messages
deixo de requerer o bloqueio da conta | I do not request the blocking of the account
determino a preservação da conta {handle} | I order the preservation of the account {handle}
reitero o ofício {letter} | I reiterate official letter {letter}
venho requerer {data} | I hereby request {data}
""")
_PURPOSES = table("""
solicitar a preservação dos dados. | request the preservation of the data.
solicitar {data} de {account}. | request {data} of {account}.
requisitar {data} {soon}. | require {data} {soon}.
encaminhar cópia de {file}. | forward a copy of {file}.
informar que a vítima está viva. | report that the victim is alive.
comunicar o desaparecimento de {name}. | report the disappearance of {name}.
reiterar o ofício {letter}. | reiterate official letter {letter}.
pedir ajuda urgente. | ask for urgent help.
requerer que o titular não seja avisado. | request that the account holder not be notified.
esclarecer que não se requer o conteúdo das mensagens. | make clear that the content of the messages is not requested.
agradecer a colaboração da empresa. | thank the company for its cooperation.
""")
_ALL: dict[str, Slot] = SLOTS | {
    "soon": choice(SOON), "office": choice(OFFICES), "file": choice(CASES), "crime": choice(CRIMES), "data": choice(DATA), "account": choice(ACCOUNTS),
}  # fmt: skip


def formula(rng: random.Random) -> Pair:
    """Return a salutation, an opening, a legal basis or a closing."""
    source, english = rng.choice(_FORMULAS)
    purpose, opened = rng.choice(_PURPOSES), rng.choice(_OPENED)
    source = source.replace("{v}", purpose[0]).replace("{i}", opened[0] + ".")
    return source, english.replace("{do}", purpose[1]).replace("{e}", opened[1] + ".")


def _reported(rng: random.Random) -> Pair:
    source, english = rng.choice(_THEY)
    end = rng.choice([".", ".", ""])
    return _capital(source) + end, _capital(english) + end


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield requests, what is not requested, orders, reports with the same verbs, and formulas."""
    kinds = [asked_of] * 3 + [secretly] + [waived] * 2 + [ordered] * 4 + [_reported] + [formula] * 3
    for _ in range(count):
        source, english = filled(rng.choice(kinds)(rng), _ALL, rng)
        yield " ".join(source.split()), " ".join(english.split())

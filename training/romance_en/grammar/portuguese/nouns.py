"""Words of letters, danger and everyday life in Portuguese, in short sentences; many of them look like other English words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.portuguese.particulars import contracted

_NOUNS = """
o delegado=police chief;a delegacia=police station;o escrivão=clerk;o investigador=investigator;o promotor=prosecutor;a promotoria=prosecutor's office;o procurador=prosecutor
o desembargador=appellate judge;o juízo=court;a vara=court;o fórum=courthouse;o cartório=registry;o mandado=warrant;o mandato=term of office;o alvará=court permit;o ofício=official letter
a oitiva=hearing;o depoimento=testimony;o interrogatório=questioning;a acareação=confrontation;o laudo=expert report;a perícia=forensic examination;o perito=expert;o inquérito=inquiry
a denúncia=report;a queixa=complaint;o boletim=report;o processo=case;os autos=case file;a liminar=injunction;o recurso=appeal;a sentença=judgment;o despacho=order
a audiência=hearing;o julgamento=trial;o júri=jury;a testemunha=witness;o réu=defendant;a ré=defendant;o preso=prisoner;o presídio=prison;a cadeia=jail;a cela=cell;as algemas=handcuffs
a fiança=bail;a tornozeleira=ankle monitor;a fuga=escape;o foragido=fugitive;o esconderijo=hideout;o cativeiro=place of captivity;o refém=hostage;o resgate=ransom;o sequestro=kidnapping
o sequestrador=kidnapper;o assaltante=robber;o assalto=robbery;o ladrão=thief;o furto=theft;o golpe=scam;o golpista=scammer;o agiota=loan shark;o laranja=straw man;a propina=bribe
o traficante=drug dealer;a facção=gang;a milícia=militia;o pistoleiro=hitman;o capanga=henchman;o matador=killer;a boca de fumo=drug den;o morro=hill;a favela=favela;a viela=alley;o beco=alley
a laje=rooftop;o barraco=shack;a chácara=small farm;o sítio=farm;a fazenda=farm;o galpão=shed;o porão=basement;o sótão=attic;o quintal=backyard;a cozinha=kitchen;o quarto=bedroom;a janela=window
a chave=key;a fechadura=lock;o cadeado=padlock;a corda=rope;a faca=knife;o facão=machete;a arma=gun;o fuzil=rifle;a espingarda=shotgun;o revólver=revolver;a bala=bullet;a munição=ammunition
o tiro=shot;o tiroteio=shootout;o disparo=shot;a facada=stab wound;a pancada=blow;o soco=punch;o tapa=slap;o chute=kick;a surra=beating;o hematoma=bruise;o ferimento=wound;o corte=cut
o sangue=blood;o cadáver=corpse;o corpo=body;o velório=wake;o enterro=burial;o caixão=coffin;a morte=death;o óbito=death;o assassinato=murder;o homicídio=homicide;o estupro=rape;o abuso=abuse
o suicídio=suicide;o bilhete=note;a carta=letter;os remédios=pills;o veneno=poison;a ponte=bridge;o penhasco=cliff;o trilho=track;o pulso=wrist;o pescoço=neck;a garganta=throat;o peito=chest;as costas=back
a criança=child;o menino=boy;a menina=girl;o bebê=baby;o recém-nascido=newborn;o adolescente=teenager;o idoso=elderly man;a idosa=elderly woman;a grávida=pregnant woman;a gestante=pregnant woman
o parente=relative;os parentes=relatives;o pai=father;a mãe=mother;os pais=parents;o padrasto=stepfather;a madrasta=stepmother;o enteado=stepson;a enteada=stepdaughter;o genro=son-in-law;a nora=daughter-in-law
o sogro=father-in-law;a sogra=mother-in-law;o cunhado=brother-in-law;a cunhada=sister-in-law;o neto=grandson;a neta=granddaughter;o avô=grandfather;a avó=grandmother;o tio=uncle;a tia=aunt
o primo=cousin;a prima=cousin;o afilhado=godson;a madrinha=godmother;o padrinho=godfather;o noivo=fiancé;a noiva=fiancée;o namorado=boyfriend;a namorada=girlfriend;a viúva=widow;o órfão=orphan
o vizinho=neighbor;o síndico=building manager;o porteiro=doorman;o zelador=janitor;o patrão=boss;o empregado=employee;a diarista=cleaning lady;a babá=nanny;o motorista=driver;o pedreiro=bricklayer
a escola=school;o colégio=school;a creche=daycare center;a faculdade=college;o recreio=recess;a sala de aula=classroom;o diretor=principal;o professor=teacher;a aula=class;a prova=test;a mochila=backpack
a igreja=church;o culto=church service;a missa=mass;o terreiro=temple;o pastor=pastor;o padre=priest;o presbítero=elder;a quadra=court;a rodoviária=bus station;o ônibus=bus;o trem=train;o metrô=subway
a estrada=road;a rodovia=highway;a esquina=corner;a calçada=sidewalk;a praça=square;o bairro=neighborhood;o povoado=village;a aldeia=village;a roça=countryside;o mato=bush;a mata=woods;o rio=river;a lagoa=lagoon
a viatura=police car;o camburão=police van;o caminhão=truck;a caminhonete=pickup truck;a moto=motorcycle;o porta-malas=trunk;a placa=license plate;a batida=crash;o atropelamento=hit-and-run;o pneu=tire
o incêndio=fire;a fumaça=smoke;a explosão=explosion;a bomba=bomb;a enchente=flood;o deslizamento=landslide;o desabamento=collapse;o temporal=storm;o bombeiro=firefighter;o socorro=help;a ambulância=ambulance
o pronto-socorro=emergency room;o hospital=hospital;a enfermeira=nurse;o médico=doctor;a receita=prescription;a maca=stretcher;a febre=fever;a convulsão=seizure;o derrame=stroke;o infarto=heart attack;a doença=disease
o dinheiro=money;o saldo=balance;o saque=withdrawal;o depósito=deposit;a transferência=transfer;o comprobante=receipt;o comprovante=receipt;o boleto=payment slip;a dívida=debt;o prejuízo=loss;o lucro=profit;a conta=account
a senha=password;o usuário=user;o perfil=profile;a postagem=post;o comentário=comment;o vídeo=video;a foto=photo;o áudio=audio;a mensagem=message;a conversa=conversation;o grupo=group;o celular=cell phone;o aparelho=device
o chip=SIM card;a operadora=carrier;a ligação=call;o provedor=provider;o registro=record;os registros=records;o sigilo=secrecy;o prazo=deadline;a prorrogação=extension;a multa=fine;o pedido=request;a resposta=reply
a prova=evidence;as provas=evidence;o indício=sign;a suspeita=suspicion;a ameaça=threat;a chantagem=blackmail;a extorsão=extortion;a perseguição=stalking;o assédio=harassment;a calúnia=slander;o boato=rumor;a vingança=revenge
o medo=fear;a raiva=anger;o ciúme=jealousy;a tristeza=sadness;o choro=crying;o grito=scream;os gritos=screams;o silêncio=silence;a vergonha=shame;a culpa=guilt;o desespero=despair;a saudade=longing
a eleição=election;o eleitor=voter;o candidato=candidate;a urna=ballot box;o comício=rally;o prefeito=mayor;a prefeitura=city hall;o vereador=councilman;o deputado=congressman;o governador=governor;o fiscal=inspector
o garimpo=mining site;o garimpeiro=miner;o indígena=indigenous man;o cacique=chief;a terra=land;a grilagem=land grabbing;o posseiro=squatter;o fazendeiro=rancher;o madeireiro=logger;o desmatamento=deforestation
o imigrante=immigrant;o coiote=smuggler;o tráfico de pessoas=human trafficking;o trabalho escravo=slave labor;a fronteira=border;o barco=boat;o porto=port;o navio=ship;o contêiner=container;a carga=cargo;a alfândega=customs
o esquadrão=squad;a tropa=troop;o soldado=soldier;o sargento=sergeant;o tenente=lieutenant;o capitão=captain;o quartel=barracks;a patente=rank;a farda=uniform;o colete=vest;o rádio=radio;a escuta=wiretap;o grampo=wiretap
"""
_VERBS = """
prender=make arrests;soltar=release;fugir=flee;escapar=escape;se esconder=hide;atirar=shoot;esfaquear=stab;enforcar=hang people;sufocar=suffocate;envenenar=poison;bater=hit;chutar=kick;ameaçar=make threats;xingar=swear
subornar=bribe;roubar=steal;furtar=steal;assaltar=rob;extorquir=extort;chantagear=blackmail;intimidar=intimidate;chorar=cry;gritar=scream;implorar=beg;rezar=pray;tremer=tremble;desmaiar=faint;respirar=breathe;sangrar=bleed;vomitar=vomit
depor=testify;testemunhar=testify;confessar=confess;mentir=lie;jurar=swear;negar=deny;recorrer=appeal;absolver=acquit;condenar=convict;julgar=judge;denunciar=file a report;avisar=give notice;notificar=notify;alertar=alert;exigir=demand
pedir=ask;mandar=order;proibir=prohibit;permitir=allow;guardar=keep;preservar=preserve;vigiar=keep watch;rastrear=track;localizar=locate;identificar=identify;descobrir=find out;apurar=investigate;depositar=deposit money;transferir=transfer money
sacar=withdraw money;cobrar=collect;pagar=pay;dever=owe;emprestar=lend;devolver=give back;resgatar=rescue;libertar=free;entregar=hand over;postar=post;divulgar=spread;compartilhar=share;apagar=delete;bloquear=block;desbloquear=unblock
se jogar=jump;se cortar=cut himself;se matar=kill himself;se suicidar=kill himself;se despedir=say goodbye;se machucar=hurt himself;se entregar=turn himself in;se vingar=take revenge;se render=surrender;se calar=keep quiet;trabalhar=work;se mudar=move
voltar=come back;ficar=stay;ir embora=leave;sair=go out;chegar=arrive;assistir=watch;pretender=intend;puxar=pull;empurrar=push;quebrar=break;arrombar=break in;invadir=break in;incendiar=set fire;afundar=sink;nadar=swim
"""
_ADJECTIVES = """
preso=in prison;solto=free;foragido=on the run;armado=armed;desarmado=unarmed;bêbado=drunk;drogado=drugged;encapuzado=hooded;amarrado=tied up;amordaçado=gagged;vendado=blindfolded;ferido=wounded;ileso=unharmed;morto=dead;vivo=alive;desaparecido=missing
assustado=scared;desesperado=desperate;agressivo=aggressive;ciumento=jealous;violento=violent;sigiloso=confidential;urgente=urgent;falso=false;verdadeiro=true;suposto=supposed;anônimo=anonymous;esquisito=strange;cego=blind;surdo=deaf;mudo=mute
grave=serious;falecido=deceased;vencido=expired;vigente=in force;nulo=void;válido=valid;indeferido=denied;deferido=granted;arquivado=closed;sigilosa=confidential;inocente=innocent;culpado=guilty;cansado=tired;doente=sick;trancado=locked up;acorrentado=chained
"""
_NOUN = table("""
Encontraram {the}. | They found {the}.
Onde {is} {the}? | Where {is} {the}?
Falaram de {the}. | They talked about {the}.
Não vimos {the}. | We did not see {the}.
Trata-se de {the}. | It is about {the}.
{The} não {is} aqui. | {The} {is} not here.
Uma foto de {the} | A photo of {the}
Tudo aconteceu por causa de {the}. | It all happened because of {the}.
A polícia mencionou {the} no relatório. | The police mentioned {the} in the report.
Segundo a testemunha, {the} {was} perto da entrada. | According to the witness, {the} {was} near the entrance.
Naquela época {the} já {was} lá. | At that time {the} {was} already there.
{The} e os outros | {The} and the others
Nem {the} mudou a situação. | Not even {the} changed the situation.
Ele falou com a mãe sobre {the}. | He talked to his mother about {the}.
{The} | {The}
cadê {the}? | where {is} {the}?
Não é {the} que importa. | It is not {the} that matters.
""")
_INFINITIVE = table("""
Vão {v}. | They are going to {e}.
Não quero {v}. | I do not want to {e}.
Não se pode {v} aqui. | You cannot {e} here.
É preciso {v} imediatamente. | It is necessary to {e} immediately.
Ele fez isso para {v}. | He did it to {e}.
Tentam {v}. | They try to {e}.
Ele pediu para a gente {v}. | He asked us to {e}.
Ele poderia {v} amanhã. | He could {e} tomorrow.
Ela não consegue {v}. | She is not able to {e}.
Ele acabou de {v}. | He has just had to {e}.
""")
_INFINITIVE = [pair for pair in _INFINITIVE if "acabou" not in pair[0]]
_ADJECTIVE = table("""
O homem está {m}. | The man is {e}.
Ele não está {m}. | He is not {e}.
A mulher está {f}. | The woman is {e}.
A menina ficou {f}. | The girl was {e}.
Ele chegou {m}. | He arrived {e}.
A vítima não estava {f}. | The victim was not {e}.
""")
_DECIDED = frozenset(
    "sigiloso urgente falso verdadeiro suposto anônimo grave vencido vigente nulo válido indeferido deferido arquivado".split()
)
_THING = table("""
O pedido é {m}. | The request is {e}.
O documento não é {m}. | The document is not {e}.
""")


def sentence(rng: random.Random) -> Pair:
    """Return a sentence with a noun, a verb or an adjective."""
    kind = rng.random()
    if kind < 0.65:
        source, english = rng.choice(_rows(_NOUNS))
        article, _, text = source.partition(" ")
        plural = article in ("os", "as")
        template = rng.choice(_NOUN)
        mass = english in (
            "evidence",
            "fear",
            "anger",
            "jealousy",
            "sadness",
            "crying",
            "silence",
            "shame",
            "guilt",
            "despair",
            "revenge",
        )
        is_ = ("está", "estão")[plural], ("are" if plural and not mass else "is")
        was = ("estava", "estavam")[plural], ("were" if plural and not mass else "was")
        the = f"{article} {text}"
        given = template[0].format(the=the, The=the.capitalize(), **{"is": is_[0], "was": was[0]})
        return contracted(given), template[1].format(
            the=f"the {english}", The=f"The {english}", **{"is": is_[1], "was": was[1]}
        )
    if kind < 0.88:
        source, english = rng.choice(_rows(_VERBS))
        template = rng.choice(_INFINITIVE)
        return template[0].format(v=source), template[1].format(e=english)
    source, english = rng.choice(_rows(_ADJECTIVES))
    template = rng.choice(_THING if source in _DECIDED else _ADJECTIVE)
    feminine = source[:-1] + "a" if source.endswith("o") else source
    return template[0].format(m=source, f=feminine), template[1].format(e=english)


def _rows(text: str) -> list[Pair]:
    rows = (entry.split("=") for entry in text.strip().replace("\n", ";").split(";"))
    return [(source, english) for source, english in rows]


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences, some of them in capitals."""
    for _ in range(count):
        portuguese, english = sentence(rng)
        yield (portuguese.upper(), english.upper()) if rng.random() < 0.08 else (portuguese, english)

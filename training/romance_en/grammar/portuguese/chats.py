"""Chats in Portuguese: short colloquial messages of victims, threateners and witnesses, without accents and with abbreviations."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.romance_en.encoding import unaccented
from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.chats import EMOJI
from training.romance_en.grammar.portuguese import roles, threats
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled

_ABBREVIATED = [
    (r"\bnão\b", ("n", "n", "nao", "ñ", "num")), (r"\bvocês\b", ("vcs", "cês")), (r"\bvocê\b", ("vc", "vc", "ce", "cê")), (r"\bporque\b", ("pq", "pq", "porq")),
    (r"\bpor que\b", ("pq", "por q")), (r"\bque\b", ("q", "q", "ke")), (r"\bpara o\b", ("pro", "p o")), (r"\bpara a\b", ("pra", "p a")), (r"\bpara\b", ("pra", "pra", "p", "p/")),
    (r"\btambém\b", ("tb", "tbm")), (r"\bestou\b", ("to", "tô")), (r"\bestá\b", ("ta", "tá")), (r"\bestão\b", ("tão", "tao")), (r"\bestava\b", ("tava",)), (r"\bestamos\b", ("tamos", "tamo")),
    (r"\bhoje\b", ("hj",)), (r"\bamanhã\b", ("amanha", "amnh")), (r"\bagora\b", ("agr",)), (r"\bquando\b", ("qdo", "qnd")), (r"\bquem\b", ("qm", "quem")), (r"\bquero\b", ("qro", "kero")),
    (r"\bninguém\b", ("ngm",)), (r"\balguém\b", ("alg", "alguem")), (r"\bmuito\b", ("mto", "mt")), (r"\bcom\b", ("c", "c/", "com")), (r"\bcomigo\b", ("cmg",)), (r"\bcontigo\b", ("ctg",)),
    (r"\bmesmo\b", ("msm",)), (r"\bdepois\b", ("dps",)), (r"\btudo\b", ("td",)), (r"\bpor favor\b", ("pfv", "pf", "por fvr")), (r"\bmensagem\b", ("msg",)), (r"\bcelular\b", ("cel",)),
    (r"\btelefone\b", ("tel", "fone")), (r"\bé\b", ("eh", "e", "é")), (r"\bsão\b", ("sao",)), (r"\bvou\b", ("vo", "vou")), (r"\bnada\b", ("nd", "nada")), (r"\bonde\b", ("onde", "ond")),
    (r"\baqui\b", ("aki",)), (r"\bde\b", ("d", "de")), (r"\bbeleza\b", ("blz",)), (r"\bfalou\b", ("flw",)), (r"\bpolícia\b", ("policia", "pm", "policia")), (r"\bvídeo\b", ("video",)),
    (r"\bfotos\b", ("ft", "fotos")), (r"\bgrupo\b", ("gp", "grupo")), (r"\bendereço\b", ("end", "endereco")), (r"\bsegunda-feira\b", ("seg", "segunda")), (r"\bsexta-feira\b", ("sex", "sexta")),
]  # fmt: skip
_LINES = table("""
oi amiga, me ajuda por favor, ele me trancou e não me deixa sair | hi friend, please help me, he locked me in and won't let me out
não posso falar, ele está aqui | I can't talk, he is here
não posso ligar, só escrever | I can't call, only write
vem me buscar, por favor | come get me, please
estou na casa dele, não sei o endereço | I am at his house, I don't know the address
ele pegou meu celular, estou escrevendo de outro | he took my phone, I'm writing from another one
ele está me batendo de novo | he is hitting me again
ele não me bate mais | he doesn't hit me anymore
ele nunca me bateu | he never hit me
não conta para ninguém que eu te escrevi | don't tell anyone that I wrote to you
fala para minha mãe que eu estou bem | tell my mom I'm okay
fala para minha mãe que eu não estou bem | tell my mom I'm not okay
não quero mais viver | I don't want to live anymore
quero morrer | I want to die
não quero morrer | I don't want to die
hoje eu me mato | I'm killing myself today
ontem quase me matei | I almost killed myself yesterday
não vou me matar, fica tranquila | I'm not going to kill myself, don't worry
vou pular da ponte | I'm going to jump off the bridge
já tomei os remédios | I already took the pills
ainda não tomei | I haven't taken them yet
ninguém vai sentir minha falta | nobody is going to miss me
me perdoem por tudo | forgive me for everything
se você não responder, eu me corto | if you don't answer, I'll cut myself
amanhã vou aparecer no jornal, vocês vão ver | tomorrow I'll be in the news, you'll see
depois de amanhã todo mundo vai saber meu nome | the day after tomorrow everyone will know my name
ela é minha e de mais ninguém | she is mine and nobody else's
se ela não for minha, não vai ser de ninguém | if she isn't mine, she won't be anyone's
quem manda aqui sou eu | I'm the one in charge here
quem vai pagar é você | you're the one who is going to pay
manda foto ou eu posto o vídeo | send a photo or I'll post the video
manda outra foto sem roupa | send another photo without clothes
não manda foto | don't send photos
se contar para sua mãe, eu posto tudo | if you tell your mom, I'll post everything
não vai acontecer nada com ele se pagarem | nothing will happen to him if you pay
vai acontecer alguma coisa com ele se não pagarem | something will happen to him if you don't pay
você tem até amanhã às {time} para pagar {amount} | you have until tomorrow at {time} to pay {amount}
vocês têm até {weekday} | you have until {weekday}
faz um pix de {amount} nessa chave: {id} | send a pix of {amount} to this key: {id}
você não depositou nada | you didn't deposit anything
a gente já sabe onde você mora | we already know where you live
a gente sabe onde sua filha estuda | we know where your daughter studies
estamos de olho em você | we are watching you
se for na polícia, morre | if you go to the police, you die
não vai na polícia | don't go to the police
vai na polícia agora | go to the police now
não se mete | stay out of it
te espero na praça {when}, vem sozinha | I'll be waiting for you in the square {when}, come alone
às {time} eu passo aí | I'll come by at {time}
já chegou? | did you get there yet?
onde você está? | where are you?
você está viva? | are you alive?
quantos eles mataram? | how many did they kill?
quem matou ele? | who killed him?
quem ele matou? | whom did he kill?
por que você não foi na polícia? | why didn't you go to the police?
vocês podem me ajudar? fui ameaçada | can you help me? I was threatened
quando você vai soltar ela? | when are you going to let her go?
quanto querem por ele? | how much do they want for him?
estamos com seu filho | we have your son
ele não está mais com a gente | he is no longer with us
que moto top, quero te matar | what a cool motorcycle, I could kill you
morri de rir | I died laughing
essa prova vai me matar | this test is going to kill me
minha mãe vai me matar se eu chegar tarde | my mom is going to kill me if I get home late
a festa foi de matar | the party was amazing
amanhã vai ter tiroteio na escola, não vai | there will be a shooting at the school tomorrow, don't go
vou levar a arma do meu pai para a escola | I'm going to bring my dad's gun to school
vocês vão ver do que eu sou capaz | you are going to see what I'm capable of
coloquei uma bomba na rodoviária | I planted a bomb in the bus station
não tem bomba nenhuma | there is no bomb
a bomba explode {when} | the bomb goes off {when}
me chamo {plainname} e tenho {age} anos | my name is {plainname} and I am {age} years old
sou {plainname}, irmã da {woman} | I am {plainname}, {woman}'s sister
{man} me deve {amount} | {man} owes me {amount}
{man} não me deve nada | {man} owes me nothing
meu perfil é {handle} | my profile is {handle}
quem está me ameaçando é {handle} | the one threatening me is {handle}
ele me escreveu do número {phone} | he wrote to me from the number {phone}
esse é o número dele, {phone}, mas só manda mensagem | this is his number, {phone}, but only send messages
o endereço dele é esse, mas não vai lá | this is his address, but don't go there
foi a professora que viu tudo, mas pede segredo | it was the teacher who saw everything, but she asks for secrecy
quem me contou foi meu primo, ele está com medo | it was my cousin who told me, he is scared
não fui eu, roubaram minha conta | it wasn't me, my account was stolen
hackearam minha conta {handle} | my account {handle} was hacked
esse perfil é falso | that profile is fake
esse perfil é fake | that profile is fake
apaga essa conversa | delete this chat
não apaga a conversa, é prova | don't delete the chat, it's evidence
não tira a página do ar, por favor | don't take the page down, please
não fecha a conta dele ainda | don't close his account yet
não bloqueia ele, a gente precisa ver o que ele posta | don't block him, we need to see what he posts
levaram ele num carro preto | they took him in a black car
pegaram meu irmão | they got my brother
passaram ele ontem à noite | they killed him last night
meteram bala nele | they shot him
mandaram matar ele | they had him killed
não fomos nós que mandamos matar | it wasn't us who had him killed
você já era | you're done for
vou te quebrar | I'm going to beat you up
vou quebrar sua cara | I'm going to smash your face
vou acabar com a sua raça | I'm going to destroy you
vou encher você de chumbo | I'm going to fill you with lead
vou te meter bala | I'm going to shoot you
vou te dar um tiro | I'm going to shoot you
vou tacar fogo na casa com ela dentro | I'm going to set the house on fire with her inside
a casa caiu | the game is up
o cara é x9 | the guy is a snitch
x9 morre cedo | snitches die young
ele vai para a vala | he's going to be killed
vai para o saco | he's going to be killed
o bonde vai invadir o morro {when} | the gang is going to invade the hill {when}
os caras do comando estão cobrando taxa | the gang guys are charging protection money
paga o arrego ou a gente queima a loja | pay the protection money or we'll burn down the shop
já paguei a taxa desse mês | I already paid this month's protection money
não vou pagar taxa para a milícia | I'm not going to pay the militia protection money
esse cara me deu um golpe | that guy scammed me
caí num golpe do pix | I fell for a pix scam
não acredita nele, é mentira | don't believe him, it's a lie
é verdade, eu vi | it's true, I saw it
nunca vou te perdoar | I will never forgive you
nunca te fiz nada | I never did anything to you
nem você nem ninguém vai me parar | neither you nor anyone is going to stop me
não fui eu, foi ele | it wasn't me, it was him
fui eu sim | yes, it was me
sem dinheiro não tem acordo | no money, no deal
sem mim você não é nada | without me you are nothing
só quero meu filho de volta | I just want my son back
já devolveram ele | they already gave him back
não devolveram ele ainda | they haven't given him back yet
a gente não vai resistir muito tempo | we won't hold out much longer
a gente não consegue sair, a água subiu | we can't get out, the water has risen
tem gente presa no telhado | there are people trapped on the roof
tem criança no porão, mandem um barco | there are children in the basement, send a boat
não tem ninguém na casa | there is nobody in the house
meu avô está acamado e não pode descer | my grandfather is bedridden and can't come down
não sabemos de onde veio o tiro | we don't know where the shot came from
não sei quem foi | I don't know who it was
ninguém sabe qual deles foi | nobody knows which of them it was
a ponte caiu, não dá para passar | the bridge fell, there's no way through
o barraco desabou com eles dentro | the shack collapsed with them inside
ele está armado e bebeu muito | he is armed and has drunk a lot
ele não está armado | he is not armed
tem uma arma em casa | there is a gun in the house
não tem arma nenhuma | there is no gun
tô grávida e ele me chutou | I'm pregnant and he kicked me
o pai dela abusa dela | her father abuses her
o pai dela não sabe de nada | her father doesn't know anything
o tio fez isso com ela | her uncle did that to her
ela não quis ir na delegacia | she didn't want to go to the police station
ela tem medo dele | she is afraid of him
ele tem medo dela | he is afraid of her
a mulher dele que bateu nele | it was his wife who hit him
o moleque sumiu {past} | the kid disappeared {past}
a miúda fugiu de casa {past} | the girl ran away from home {past}
o gajo ameaçou-me com uma faca | the guy threatened me with a knife
o gajo não me fez nada | the guy didn't do anything to me
vou-te matar | I'm going to kill you
hei de te apanhar | I'll get you
ele bateu-me à frente dos miúdos | he hit me in front of the kids
não lhe digas nada | don't tell him anything
diz-lhe que eu já sei | tell him that I already know
telemóvel dele: {phone} | his cell phone: {phone}
estou a ser perseguida | I am being followed
ele está a bater-lhe | he is hitting her
deixa-me em paz | leave me alone
não me deixes | don't leave me
""")


def typed(portuguese: str, rng: random.Random) -> str:
    """Return the Portuguese as it is typed on a telephone."""
    share = rng.choice((0.25, 0.5, 0.8))
    for pattern, forms in _ABBREVIATED:
        if rng.random() < share:
            portuguese = re.sub(pattern, rng.choice(forms), portuguese)
    if rng.random() < 0.65:
        portuguese = unaccented(portuguese)
    if rng.random() < 0.35:
        portuguese = re.sub(r"[,.](?= |$)", "", portuguese)
    named = "@" in portuguese or "⟨" in portuguese or re.search(r"[a-zà-ú] [A-Z]", portuguese)
    return portuguese if named or rng.random() < 0.3 else portuguese.lower()


def message(rng: random.Random) -> Pair:
    """Return a message, typed carelessly most of the time, with emoji in some."""
    kind = rng.random()
    if kind < 0.6:
        portuguese, english = filled(rng.choice(_LINES), SLOTS, rng)
        if rng.random() < 0.5:
            portuguese, english = (text[:1].upper() + text[1:] for text in (portuguese, english))
            if portuguese[-1] not in ".?!":
                portuguese, english = portuguese + ".", english + "."
    else:
        portuguese, english = next((threats if kind < 0.85 else roles).pairs(rng, 1))
    if rng.random() < 0.7:
        portuguese = typed(portuguese, rng)
    if rng.random() < 0.06:
        sign = rng.choice([sign for sign in EMOJI if len(sign) == 1])
        portuguese, english = f"{portuguese} {sign}", f"{english} {sign}"
    return portuguese, english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield messages."""
    for _ in range(count):
        yield message(rng)

"""The same kinds as they are typed on a telephone: no accents, abbreviations, small letters."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar.agreement import Pair, table
from training.romance_en.grammar.portuguese import oneself, omitted
from training.romance_en.grammar.portuguese.chats import typed
from training.romance_en.grammar.portuguese.particulars import SLOTS, filled

_LINES = table("""
amanhã eu acabo com tudo | tomorrow I end it all
amanhã não vou mais estar aqui | tomorrow I won't be here anymore
amanhã ninguém sai vivo da escola | tomorrow nobody leaves the school alive
amanhã vocês vão ver | tomorrow you'll see
amanhã às {time} eu faço | tomorrow at {time} I'll do it
hoje não, amanhã | not today, tomorrow
não é hoje, é amanhã | it's not today, it's tomorrow
não aguento mais isso | I can't take this anymore
não tô brincando | I'm not joking
não tô mentindo não | I'm not lying
não tá funcionando | it's not working
não tá mais aqui | he's not here anymore
tá todo mundo bem | everyone is okay
não tá todo mundo bem | not everyone is okay
tá com ele | she's with him
tá com uma arma | he has a gun
tá sem comer faz {duration} | he hasn't eaten for {duration}
tá trancada no quarto | she's locked in the bedroom
tá preso no banheiro | he's locked in the bathroom
tô com medo dele | I'm afraid of him
tô com medo de você | I'm afraid of you
tô presa aqui | I'm trapped here
tô preso num quarto e não sei onde | I'm locked in a room and I don't know where
tô sozinha em casa | I'm home alone
tô indo te buscar | I'm coming to get you
tô indo te matar | I'm coming to kill you
tô na porta da sua casa | I'm at the door of your house
tô vendo você | I can see you
tô te vendo agora | I can see you right now
tô atrás de você | I'm after you
tão atrás de mim | they're after me
tão atrás dela | they're after her
tão batendo na porta | they're knocking on the door
tão querendo matar ele | they want to kill him
você não vai escapar | you're not going to get away
você vai morrer {when} | you're going to die {when}
você não vai morrer | you're not going to die
você é o próximo | you're next
você me paga | you'll pay for this
você matou meu irmão | you killed my brother
meu irmão não matou você | my brother didn't kill you
pra onde levaram ela? | where did they take her?
pra onde você foi? | where did you go?
pra onde ele foi? | where did he go?
de onde ele ligou? | where did he call from?
de onde você tá falando? | where are you calling from?
não sei de onde ligou | I don't know where he called from
não sei quem tá com ela | I don't know who is with her
não sei pra onde levaram ele | I don't know where they took him
não sei se ela ainda tá viva | I don't know if she's still alive
não sei se ele volta | I don't know if he's coming back
ninguém sabe onde ela tá | nobody knows where she is
ninguém pode saber que eu te contei | nobody can know that I told you
manda o dinheiro pra mim | send me the money
manda o dinheiro pra ele | send him the money
manda o pix ou acabo com ela | send the pix or I'll finish her off
não manda nada pra eles | don't send them anything
não fala pra ela que eu tô aqui | don't tell her I'm here
não fala pra polícia | don't tell the police
fala pra polícia que ele tá aqui | tell the police that he's here
fala pra ele não vir | tell him not to come
fala pra ela que não é pra vir | tell her that she's not supposed to come
quem tá aí? | who's there?
quem tá com você? | who's with you?
quem te mandou? | who sent you?
quem mandou você ligar? | who told you to call?
o que você quer de mim? | what do you want from me?
o que vocês fizeram com ele? | what did you do to him?
por que você não responde? | why don't you answer?
por que ele não responde? | why doesn't he answer?
por favor não desliga | please don't hang up
por favor não me deixa sozinha | please don't leave me alone
por favor não conta pra minha mãe | please don't tell my mother
se ele voltar eu me jogo | if he comes back I'll jump
se ele voltar eu acabo com ele | if he comes back I'll finish him off
se você não pagar a gente some com ele | if you don't pay we'll make him disappear
se você for na polícia já era | if you go to the police it's over
se a polícia aparecer ela morre | if the police show up she dies
se ela não pagar, ela morre | if she doesn't pay, she dies
se me acontecer alguma coisa, foi ele | if anything happens to me, it was him
já era pra ele | it's over for him
já acabou com ele | he has already finished him off
acabou pra você | it's over for you
apaga essa conversa | delete this conversation
apaga ele antes que fale | kill him before he talks
passa ele hoje | kill him today
dá um fim nele logo | do away with him already
ele quer dar um fim em tudo | he wants to put an end to everything
ela quer acabar com a própria vida | she wants to end her own life
quero acabar com a minha vida | I want to end my life
não quero acabar com a minha vida | I don't want to end my life
vou acabar com a sua vida | I'm going to end your life
ele acabou com a minha vida | he ruined my life
ela se cortou de novo | she cut herself again
ele cortou ela de novo | he cut her again
ela se jogou mas tá viva | she jumped but she's alive
jogaram ela da laje | they threw her off the roof
ele se trancou com a arma | he locked himself in with the gun
ele trancou ela | he locked her in
ele se matou? | did he kill himself?
ele matou ela? | did he kill her?
não fui eu que matei ele | it wasn't me who killed him
foi ele que me bateu | he's the one who hit me
vem logo, tão levando a gente | come quickly, they're taking us away
vão levar ela pra outro lugar amanhã | they're going to take her somewhere else tomorrow
não vão soltar ela | they're not going to release her
soltaram ele ontem | they released him yesterday
não soltaram ele ainda | they haven't released him yet
tem criança aqui dentro | there are children in here
não tem ninguém ferido | nobody is hurt
tem gente ferida | there are people hurt
tem dois mortos | there are two dead
a gente tá sem água | we have no water
a gente não tá seguro aqui | we're not safe here
cadê ela? | where is she?
cadê você? | where are you?
cadê o dinheiro? | where is the money?
""")


def message(rng: random.Random) -> Pair:
    """Return a message."""
    kind = rng.random()
    if kind < 0.4:
        source, english = filled(rng.choice(_LINES), SLOTS, rng)
        if rng.random() < 0.4:
            source, english = (text[:1].upper() + text[1:] for text in (source, english))
    else:
        source, english = next((oneself if kind < 0.75 else omitted).pairs(rng, 1))
    return " ".join(typed(source, rng).split()), english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield messages."""
    for _ in range(count):
        yield message(rng)

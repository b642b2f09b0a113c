"""Chats: short colloquial messages of victims, threateners and witnesses, written without accents and with abbreviations."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from training.romance_en.encoding import unaccented
from training.romance_en.grammar import threats
from training.romance_en.grammar.agreement import Pair, filled, table
from training.romance_en.grammar.particulars import SLOTS

_ABBREVIATED = [
    (r"\bporque\b", ("xq", "pq", "porq")), (r"\bpor qué\b", ("xq", "por q")), (r"\bpor favor\b", ("porfa", "xfa", "x favor", "porfavor")),
    (r"\bque\b", ("q", "k", "ke")), (r"\bpara\b", ("pa", "para")), (r"\btambién\b", ("tmb", "tb", "tambien")), (r"\bestoy\b", ("toy", "stoy", "estoy")),
    (r"\bquiero\b", ("kiero", "qiero")), (r"\baquí\b", ("aki", "aqui")), (r"\bnada\b", ("nd", "nada")), (r"\bpor\b", ("x", "por")), (r"\bbueno\b", ("weno", "bno")),
    (r"\bte\b", ("t", "te")), (r"\bde\b", ("d", "de")), (r"\bmensaje\b", ("msj",)), (r"\bpolicía\b", ("poli", "tira", "policia")), (r"\bllegó\b", ("llego",)),
]  # fmt: skip
EMOJI = list("😡🔪🔫💀😭😢🙏😱😈🤬❤💔😂🔥👊👀🆘⚠🚨📍💣🩸😰🥺🤫📸💰🖕👮")
_LINES = table("""
hola amiga, ayúdame por favor, me tiene encerrada y no me deja salir | hi friend, please help me, he has me locked up and will not let me out
no puedo hablar, está aquí | I can't talk, he is here
no puedo llamar, solo escribir | I can't call, only write
ven por mí, por favor | come get me, please
estoy en la casa de él, no sé la dirección | I am at his house, I don't know the address
me quitó el celular, te escribo de otro | he took my phone, I'm writing to you from another one
me está pegando otra vez | he is hitting me again
ya no me pega | he doesn't hit me anymore
no le digas a nadie que te escribí | don't tell anyone that I wrote to you
dile a mi mamá que estoy bien | tell my mom I'm okay
dile a mi mamá que no estoy bien | tell my mom I'm not okay
ya no quiero vivir | I don't want to live anymore
me quiero morir | I want to die
no me quiero morir | I don't want to die
hoy me mato | I'm killing myself today
anoche casi me mato | last night I almost killed myself
no me voy a matar, tranquila | I'm not going to kill myself, relax
me voy a tirar del puente | I'm going to jump off the bridge
ya me tomé las pastillas | I already took the pills
todavía no me las tomo | I haven't taken them yet
nadie me va a extrañar | nobody is going to miss me
perdónenme por todo | forgive me for everything
si no me contestas, me corto | if you don't answer me, I'll cut myself
manda fotos o subo el video | send photos or I'll post the video
mándame otra foto sin ropa | send me another photo without clothes
no mandes fotos | don't send photos
si le dices a tu mamá, subo todo | if you tell your mom, I'll post everything
no le va a pasar nada si paga | nothing will happen to him if he pays
le va a pasar algo si no paga | something will happen to him if he doesn't pay
tienes hasta mañana a las {time} para pagar {amount} | you have until tomorrow at {time} to pay {amount}
tienes hasta el {weekday} | you have until {weekday}
deposita {amount} en esta cuenta: {id} | deposit {amount} in this account: {id}
no depositaste nada | you didn't deposit anything
ya sabemos dónde vives | we already know where you live
sabemos dónde estudia tu hija | we know where your daughter studies
te estamos viendo | we are watching you
te tenemos vigilado | we have you under surveillance
si vas a la policía, te mueres | if you go to the police, you die
no vayas a la policía | don't go to the police
ve a la policía ya | go to the police now
no te metas | stay out of it
nos vemos en el parque {when}, ven sola | see you in the park {when}, come alone
a las {time} paso por ti | I'll pick you up at {time}
¿ya llegaste? | did you get there yet?
¿dónde estás? | where are you?
¿sigues viva? | are you still alive?
¿a cuántos mataron? | how many did they kill?
¿quién lo mató? | who killed him?
¿a quién mató? | whom did he kill?
¿por qué no fuiste a la policía? | why didn't you go to the police?
¿me pueden ayudar? me amenazaron | can you help me? I was threatened
¿cuándo la vas a soltar? | when are you going to let her go?
¿cuánto quieren por él? | how much do they want for him?
qué padre está tu moto, te mato | your motorcycle is so cool, I'll kill you
me muero de risa | I'm dying of laughter
este examen me va a matar | this exam is going to kill me
mi mamá me va a matar si llego tarde | my mom is going to kill me if I get home late
estuvo de muerte la fiesta | the party was killer
mañana hay balacera en la escuela, no vayan | there will be a shooting at the school tomorrow, don't go
voy a llevar la pistola de mi papá a la escuela | I'm going to bring my dad's gun to school
van a ver de lo que soy capaz | you are going to see what I'm capable of
el {weekday} se mueren todos | on {weekday} everyone dies
puse una bomba en la terminal | I planted a bomb in the terminal
no hay ninguna bomba | there is no bomb
la bomba explota {when} | the bomb goes off {when}
me llamo {plainname} y tengo {age} años | my name is {plainname} and I am {age} years old
soy {plainname}, la hermana de {plainname2} | I am {plainname}, the sister of {plainname2}
{plainname} me debe {amount} | {plainname} owes me {amount}
{plainname} no me debe nada | {plainname} owes me nothing
mi perfil es {handle} | my profile is {handle}
el que me amenaza es {handle} | the one threatening me is {handle}
me escribió desde {phone} | he wrote to me from {phone}
no soy yo, me robaron la cuenta | it's not me, my account was stolen
me hackearon la cuenta {handle} | my account {handle} was hacked
ese perfil es falso | that profile is fake
bórrame de tus contactos | delete me from your contacts
borra este chat | delete this chat
no borres el chat, es prueba | don't delete the chat, it's evidence
lo levantaron unos tipos en una camioneta | some guys in a pickup truck abducted him
se llevaron a mi carnal | they took my brother
lo plomearon anoche | they shot him last night
le dieron piso | they killed him
lo mandaron a matar | they had him killed
no lo mandamos a matar nosotros | it wasn't us who had him killed
ya valiste | you're done for
te va a cargar la chingada | you're going to be fucked
te vamos a partir la madre | we're going to beat the shit out of you
te voy a romper la cara | I'm going to smash your face
te voy a hacer pedazos | I'm going to tear you to pieces
te voy a llenar de plomo | I'm going to fill you with lead
vos no sabés con quién te metiste | you don't know who you messed with
vos vas a pagar por todo | you are going to pay for everything
che, no vengas, está la cana | hey, don't come, the cops are here
te voy a cagar a tiros | I'm going to shoot you to pieces
parce, la cosa está caliente | dude, things are tense
el man ese es un sapo | that guy is a snitch
al sapo lo vamos a pelar | we're going to kill the snitch
pague la vacuna o le quemamos el negocio | pay the protection money or we'll burn down your business
ya pagué la cuota de este mes | I already paid this month's extortion fee
no voy a pagar la renta a la mara | I'm not going to pay the gang's extortion fee
el pata ese me estafó | that guy scammed me
no le creas, es mentira | don't believe him, it's a lie
es verdad, yo lo vi | it's true, I saw it
nunca te voy a perdonar | I will never forgive you
nunca te hice nada | I never did anything to you
ni tú ni nadie me va a parar | neither you nor anyone is going to stop me
no fui yo, fue él | it wasn't me, it was him
sí fui yo | yes, it was me
sin dinero no hay trato | no money, no deal
sin mí no eres nada | without me you are nothing
solo quiero que me devuelvan a mi hijo | I just want them to give my son back
ya me lo devolvieron | they already gave him back to me
no me lo han devuelto | they haven't given him back to me
""")


def typed(spanish: str, rng: random.Random) -> str:
    """Return the Spanish as it is typed on a telephone."""
    for pattern, forms in _ABBREVIATED:
        if rng.random() < 0.45:
            spanish = re.sub(pattern, rng.choice(forms), spanish)
    if rng.random() < 0.75:
        spanish = unaccented(spanish)
    if rng.random() < 0.6:
        spanish = re.sub(r"[¿¡]", "", spanish)
    if rng.random() < 0.3:
        spanish = re.sub(r"[,.]", "", spanish)
    if rng.random() < 0.15:
        spanish = spanish.replace("ñ", "n")
    return (
        spanish.lower()
        if rng.random() < 0.7 and "@" not in spanish and "⟨" not in spanish and not re.search(r"[a-z] [A-Z]", spanish)
        else spanish
    )


def message(rng: random.Random) -> Pair:
    """Return a message, typed carelessly half of the time, with emoji in a fifth of the cases."""
    if rng.random() < 0.6:
        spanish, english = filled(rng.choice(_LINES), SLOTS, rng)
        if rng.random() < 0.5:
            spanish, english = spanish[:1].upper() + spanish[1:], english[:1].upper() + english[1:]
            if spanish[-1] not in ".?!":
                spanish, english = spanish + ".", english + "."
    else:
        spanish, english = next(threats.pairs(rng, 1))
    if rng.random() < 0.6:
        spanish = typed(spanish, rng)
    if rng.random() < 0.2:
        signs = "".join(rng.choice(EMOJI) for _ in range(rng.choice([1, 1, 2, 3])))
        spanish, english = f"{spanish} {signs}", f"{english} {signs}"
    if rng.random() < 0.05:
        spanish, english = spanish.upper().replace("⟨E", "⟨e"), english.upper().replace("⟨E", "⟨e")
    return spanish, english


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield messages."""
    for _ in range(count):
        yield message(rng)

"""Nouns with and without an article: there is none, it has one, two of them, mine, yours, that one, without it, and where it is.

Spanish has many bare nouns (`no hay premura`, `la puerta tiene candado`) whose English needs an article or none. Nouns
that are not counted are marked `~`; plurals follow the rules of both languages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar import nouns
from training.romance_en.grammar.agreement import Pair, contracted, filled
from training.romance_en.grammar.chats import typed
from training.romance_en.grammar.particulars import SLOTS
from training.romance_en.grammar.roles import PEOPLE

_COUNTED = """
la maleta=suitcase;el maletín=briefcase;el candado=padlock;el turno=shift;la parcela=plot;el equipo=team;la silla=chair;el escritorio=desk;la cama=bed;la sábana=sheet;la almohada=pillow;el balde=bucket;la escalera=ladder;el martillo=hammer
la pala=shovel;el pico=pickaxe;la carretilla=wheelbarrow;la manguera=hose;la tubería=pipe;el tanque=tank;la bomba de agua=water pump;el generador=generator;el transformador=transformer;el poste=pole;el cable=cable;el enchufe=plug;el foco=light bulb
la linterna=flashlight;la vela=candle;el fósforo=match;el encendedor=lighter;la botella=bottle;el vaso=glass;el plato=plate;la olla=pot;la cuchara=spoon;el tenedor=fork;el mantel=tablecloth;la cocina=kitchen;el baño=bathroom;el dormitorio=bedroom
la sala=living room;el pasillo=hallway;el balcón=balcony;el patio=yard;el jardín=garden;el ascensor=elevator;el estacionamiento=parking lot;la cochera=garage;el edificio=building;el piso=floor;el muro=wall;la tapia=wall;el portón trasero=back gate
la entrada=entrance;la salida=exit;la salida de emergencia=emergency exit;el letrero=sign;el afiche=poster;el volante=leaflet;el periódico=newspaper;la revista=magazine;el libro=book;el sobre=envelope;la estampilla=stamp;la carpeta=folder;el lápiz=pencil
la regla=ruler;la pizarra=blackboard;el pupitre=school desk;el casillero=locker;la cancha=court;el estadio=stadium;el partido=match;el campeonato=championship;la hinchada=crowd of fans;el gol=goal;el entrenamiento=training session;la pelota=ball
el cumpleaños=birthday;la boda=wedding;el velorio=wake;el entierro=burial;el funeral=funeral;la misa=mass;la procesión=procession;la feria=fair;el desfile=parade;la fiesta=party;el almuerzo=lunch;la cena=dinner;el desayuno=breakfast
la mesa=table;el tenedor de libros=bookkeeper;el negocio=business;la tienda=store;la panadería=bakery;la carnicería=butcher shop;la farmacia=pharmacy;la ferretería=hardware store;el mercado=market;el puesto=stall;la peluquería=hair salon;el gimnasio=gym
la lavandería=laundry;el restaurante=restaurant;el hotel=hotel;la pensión=boarding house;el motel=motel;la discoteca=nightclub;el burdel=brothel;el casino=casino;el banco=bank;la sucursal=branch;la ventanilla=counter;la caja fuerte=safe;la alcancía=piggy bank
la estación de policía=police station;la comisaría=police station;el cuartel=barracks;la patrulla=patrol car;el patrullero=patrol car;el retén=checkpoint;la garita=sentry box;la celda=cell;el calabozo=cell;el penal=prison;la cárcel=prison;el pabellón=cell block
el patíbulo=gallows;el juzgado=court;la audiencia=hearing;la sala de audiencias=courtroom;el estrado=stand;el expediente=case file;la foja=page;el folio=page;el anexo=attachment;el sello=seal;la firma=signature;la huella=fingerprint;la muestra=sample
el hisopo=swab;el casquillo=shell casing;el proyectil=bullet;la bala=bullet;el cargador=magazine;el gatillo=trigger;la funda=holster;el chaleco antibalas=bulletproof vest;el pasamontañas=balaclava;el guante=glove;la máscara=mask;la capucha=hood;la peluca=wig
el disfraz=disguise;el bastón=cane;la silla de ruedas=wheelchair;el audífono=hearing aid;las gafas=glasses;los lentes=glasses;el anillo=ring;el collar=necklace;el arete=earring;la pulsera=bracelet;la mochila=backpack;el paraguas=umbrella;la chaqueta=jacket;el abrigo=coat
la camisa=shirt;la camiseta=T-shirt;el pantalón=pair of pants;la falda=skirt;el vestido=dress;el zapato=shoe;la sandalia=sandal;la gorra=cap;el sombrero=hat;la bufanda=scarf;la media=sock;la bota=boot;la chancla=flip-flop
el perro=dog;la perra=dog;el gato=cat;el caballo=horse;la yegua=mare;el burro=donkey;la mula=mule;la vaca=cow;el toro=bull;el becerro=calf;el chancho=pig;el cerdo=pig;la gallina=hen;el gallo=rooster;el pollo=chicken;la oveja=sheep
la cabra=goat;el conejo=rabbit;el ratón=mouse;la rata=rat;la culebra=snake;la abeja=bee;el mosquito=mosquito;el pájaro=bird;el cóndor=condor;el buitre=vulture;el pez=fish;la tortuga=turtle;el mono=monkey;el venado=deer
la oficina=office;la sede=headquarters;el local=shop;la planta=plant;la fábrica=factory;la mina=mine;la cantera=quarry;la represa=dam;la bocatoma=water intake;el canal=canal;la acequia=irrigation ditch;la huerta=orchard;la chacra=farm;el invernadero=greenhouse
la siembra=planting;el cultivo=crop;el saco=sack;la bolsa=bag;la caja=box;el paquete=package;el bulto=bundle;el envío=shipment;la encomienda=parcel;el barco=ship;la lancha=boat;la balsa=raft;el muelle=dock;el puerto=port;el faro=lighthouse
el aeropuerto=airport;el avión=plane;el helicóptero=helicopter;el vuelo=flight;el boleto=ticket;el pasaje=ticket;el asiento=seat;la terminal=bus terminal;la parada=bus stop;el peaje=toll booth;el semáforo=traffic light;el cruce=intersection;la curva=curve
el túnel=tunnel;la autopista=highway;la avenida=avenue;la calle=street;el sendero=path;la trocha=trail;la cueva=cave;el volcán=volcano;la isla=island;la playa=beach;la orilla=shore;el lago=lake;el arroyo=stream;el pantano=swamp;el bosque=forest
el árbol=tree;la rama=branch;la raíz=root;la hoja=leaf;la flor=flower;la semilla=seed;la piedra=stone;la roca=rock;la cruz=cross;la tumba=grave;la fosa=grave;el cementerio=cemetery;el ataúd=coffin;el cajón=drawer;la urna=urn;el cadáver=corpse
el cuerpo=body;el hueso=bone;el cráneo=skull;el diente=tooth;la muela=molar;el ojo=eye;el párpado=eyelid;la mejilla=cheek;la mandíbula=jaw;la frente=forehead;la nuca=nape;el codo=elbow;la muñeca=wrist;el puño=fist;la uña=nail
el tobillo=ankle;el pie=foot;el talón=heel;la cadera=hip;la costilla=rib;el pulmón=lung;el hígado=liver;el riñón=kidney;el corazón=heart;el cerebro=brain;el estómago=stomach;la piel=skin;la vena=vein;el músculo=muscle
el cuñado=brother-in-law;el abuelo=grandfather;la tía=aunt;el familiar=relative;el pariente=relative;la vecina=neighbor;el inquilino=tenant;la inquilina=tenant;el casero=landlord;la casera=landlady;el huésped=guest;el socio=partner;la socia=partner;el cliente=customer
el proveedor=supplier;el gerente=manager;la gerente=manager;el contador=accountant;la secretaria=secretary;el obrero=worker;el peón=laborer;el capataz=foreman;el jornalero=day laborer;el sindicato=union;la huelga=strike;el despido=dismissal;el sueldo=salary;el aguinaldo=bonus
el penado=convict;la penada=convict;el recluso=inmate;la reclusa=inmate;el interno=inmate;el preso=prisoner;el reo=defendant;el cómplice=accomplice;la cómplice=accomplice;el coautor=co-perpetrator;el encubridor=accessory;el instigador=instigator;el rehén=hostage
la afectada=affected woman;el afectado=affected person;el damnificado=disaster victim;el deudo=bereaved relative;el sobreviviente=survivor;la sobreviviente=survivor;el herido=wounded man;el fallecido=deceased man;el desaparecido=missing person;la desaparecida=missing woman
el regidor=councilman;el concejal=councilman;el diputado=congressman;la diputada=congresswoman;el senador=senator;el candidato=candidate;la candidata=candidate;el votante=voter;el partido político=political party;la elección=election;la papeleta=ballot;el mitin=rally
el párroco=parish priest;el sacristán=sacristan;la capilla=chapel;la parroquia=parish;el retiro=retreat;el rezo=prayer;el rosario=rosary;el altar=altar;la campana=bell;la vela encendida=lit candle;el milagro=miracle;el pecado=sin;la confesión=confession
el plazo=deadline;la prórroga=extension;el aplazamiento=postponement;el recordatorio=reminder;el aviso=notice;el trámite=procedure;el requisito=requirement;el formulario=form;la planilla=form;el comprobante=receipt;la copia=copy;el duplicado=duplicate;el borrador=draft
el apodo=nickname;el alias=alias;el seudónimo=pseudonym;el seguidor=follower;la seguidora=follower;el suscriptor=subscriber;la transmisión=broadcast;la señal en vivo=live stream;el hilo=thread;la etiqueta=tag;el correo=email;el buzón=mailbox;la notificación=notification
la grabación=recording;el audio=voice message;la nota de voz=voice note;el sticker=sticker;el emoji=emoji;la videollamada=video call;la cámara=camera;el micrófono=microphone;el parlante=speaker;el cargador del celular=phone charger;la batería=battery;la memoria=memory card;el disco duro=hard drive
la computadora=computer;la portátil=laptop;la impresora=printer;el servidor=server;la red=network;la antena=antenna;el módem=modem;el virus=virus;el archivo=file;el programa=program;la aplicación=app;el sitio=site;la página=page;el dominio=domain
la pregunta=question;la respuesta=answer;el motivo=reason;la razón=reason;la sospecha=suspicion;el indicio=clue;la pista=lead;el rastro=trace;la coartada=alibi;la mentira=lie;el secreto=secret;el rumor=rumor;la broma=joke;la burla=taunt;el insulto=insult
la discusión=argument;la pelea=fight;la riña=brawl;el pleito=dispute;el conflicto=conflict;el acuerdo=agreement;el trato=deal;la tregua=truce;la promesa=promise;el juramento=oath;la traición=betrayal;el castigo=punishment;la condena=sentence;la multa=fine
el sueño=dream;la pesadilla=nightmare;el deseo=wish;la despedida=farewell;el saludo=greeting;el abrazo=hug;el beso=kiss;la caricia=caress;la lágrima=tear;la sonrisa=smile;la risa=laugh;el suspiro=sigh;el gesto=gesture;la mirada=look
"""
_UNCOUNTED = """
la premura=hurry;la prisa=hurry;la urgencia=urgency;el apuro=hurry;el tiempo=time;la esperanza=hope;la fe=faith;el miedo=fear;el odio=hatred;la rabia=rage;el rencor=resentment;la venganza=revenge;la vergüenza=shame;la culpa=guilt;la paciencia=patience
la tristeza=sadness;la alegría=joy;el ánimo=good spirits;la calma=calm;el silencio=silence;el ruido=noise;la luz=power;la electricidad=electricity;el agua=water;el gas=gas;la leña=firewood;el carbón=coal;la gasolina=gasoline;el petróleo=oil;el humo=smoke
el fuego=fire;el polvo=dust;el barro=mud;el lodo=mud;la arena=sand;la tierra=soil;el hielo=ice;la nieve=snow;la lluvia=rain;el viento=wind;la niebla=fog;el calor=heat;el frío=cold;la humedad=humidity;el aire=air
la comida=food;el pan=bread;la leche=milk;el arroz=rice;la carne=meat;el maíz=corn;el frijol=beans;el azúcar=sugar;la sal=salt;el aceite=oil;el café=coffee;el té=tea;el alcohol=alcohol;la cerveza=beer;el vino=wine
el dinero=money;la plata=money;el crédito=credit;el efectivo=cash;el oro=gold;la mercancía=merchandise;la ropa=clothing;el equipaje=luggage;el ganado=cattle;la basura=garbage;la pólvora=gunpowder;la munición=ammunition;la droga=drugs;el veneno=poison;la sangre=blood
la ayuda=help;el apoyo=support;el auxilio=help;la protección=protection;la seguridad=security;la vigilancia=surveillance;la custodia=custody;la justicia=justice;la impunidad=impunity;la corrupción=corruption;la violencia=violence;la fuerza=force;el poder=power;la libertad=freedom
la información=information;la evidencia=evidence;el permiso=permission;la autorización=authorization;el consentimiento=consent;la constancia=proof;la competencia=jurisdiction;el conocimiento=knowledge;la confianza=trust;la certeza=certainty;la duda=doubt;el respeto=respect
el trabajo=work;el empleo=employment;la salud=health;el dolor=pain;la fiebre=fever;la tos=cough;el cansancio=fatigue;el hambre=hunger;la sed=thirst;la señal=signal;el saldo=credit;el internet=internet;la cobertura=coverage;el tráfico=traffic;la gente=people
"""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both languages; `kind` is m or f."""

    spanish: str
    english: str
    feminine: bool
    counted: bool

    @property
    def the(self) -> str:
        """Return the noun with its article."""
        return f"{'la' if self.feminine and not self.spanish.startswith(_STRESSED) else 'el'} {self.spanish}"

    @property
    def one(self) -> str:
        """Return the noun with `un` or `una`."""
        return f"{'una' if self.feminine and not self.spanish.startswith(_STRESSED) else 'un'} {self.spanish}"


_STRESSED = ("agua", "hambre", "arma", "águila", "acta ", "hacha", "aula", "área")


def plural(spanish: str) -> str:
    """Return the plural of a Spanish noun; of several words, that of the first and of an adjective at its end."""
    head, _, rest = spanish.partition(" ")
    if head[-1] in "aeiouáéó":
        head += "s"
    elif head.endswith("z"):
        head = head[:-1] + "ces"
    elif head[-1] == "s" and not re.search(r"[áéíóú]s$", head) and len(re.findall(r"[aeiouáéíóú]+", head)) > 1:
        pass
    else:
        plain = re.sub("[áéíóú](?=[ns]$)", lambda match: match[0].translate(str.maketrans("áéíóú", "aeiou")), head)
        head = plain + "es"
    if rest and not rest.startswith(("de ", "del ", "en ")):
        rest += "s" if rest[-1] in "aeiou" else "" if rest.endswith("s") else "es"
    return f"{head} {rest}".strip()


_ODD = {
    "foot": "feet", "tooth": "teeth", "mouse": "mice", "sheep": "sheep", "fish": "fish", "deer": "deer", "calf": "calves", "leaf": "leaves", "wife": "wives",
    "person": "people", "man": "men", "woman": "women", "mass": "masses", "headquarters": "headquarters", "barracks": "barracks", "gallows": "gallows",
    "councilman": "councilmen", "congressman": "congressmen", "congresswoman": "congresswomen", "foreman": "foremen", "alias": "aliases", "child": "children", "knife": "knives",
}  # fmt: skip


def many(english: str) -> str:
    """Return the plural of an English noun."""
    if english.endswith("-in-law"):
        return english.replace("-in-law", "s-in-law")
    head, _, last = english.rpartition(" ")
    first, of, rest = english.partition(" of ")
    if of:
        return f"{many(first)} of {rest}"
    if last in _ODD:
        word = _ODD[last]
    elif re.search(r"(?:s|x|z|ch|sh)$", last):
        word = last + "es"
    elif re.search(r"[^aeiou]y$", last):
        word = last[:-1] + "ies"
    else:
        word = last + "s"
    return f"{head} {word}".strip()


def _listed(text: str, counted: bool) -> list[Noun]:
    found = []
    for entry in text.replace("\n", ";").strip(";").split(";"):
        spanish, _, english = entry.strip().partition("=")
        article, _, word = spanish.partition(" ")
        if article in ("el", "la"):
            found.append(Noun(word, english, article == "la", counted))
    return found


_MASS = frozenset(
    "smoke blood drugs cocaine marijuana shipment contraband merchandise loot fear crying anguish desperation loneliness depression grief money confidentiality"
    " preservation disclosure dissemination safekeeping custody asphyxia harassment abuse violence rape murder fraud theft wilderness jungle fire urgency hurry"
    " validity parental authority police protection human trafficking exploitation prostitution money laundering".split()
)


def every() -> list[Noun]:
    """Return the nouns of this module and the singular ones of `nouns`."""
    found = _listed(_COUNTED, True) + _listed(_UNCOUNTED, False)
    for word, kind, tags, english in nouns.words():
        if kind == "n" and "<sg>" in tags and word not in ("guardia",):
            found.append(Noun(word, english, "<f>" in tags, english not in _MASS and not english.endswith("s")))
    return [one for one in found if one.english and not one.english.endswith(("glasses", "s'"))]


_EVERY = every()
_NUMBERS = (("dos", "two"), ("tres", "three"), ("cuatro", "four"), ("cinco", "five"), ("seis", "six"), ("siete", "seven"), ("ocho", "eight"), ("nueve", "nine"),
            ("diez", "ten"), ("doce", "twelve"), ("quince", "fifteen"), ("dieciséis", "sixteen"), ("diecinueve", "nineteen"), ("veinte", "twenty"), ("varios", "several"), ("muchos", "many"),
            ("pocos", "few"), ("algunos", "some"), ("otros dos", "another two"), ("todos los", "all the"), ("ambos", "both"))  # fmt: skip
_OWN = (("mi", "my"), ("tu", "your"), ("su", "his"), ("nuestro", "our"), ("este", "this"), ("ese", "that"), ("aquel", "that"), ("otro", "another"), ("ningún", "no"), ("cada", "every"), ("el mismo", "the same"))  # fmt: skip
_FEMININE = {"nuestro": "nuestra", "este": "esta", "ese": "esa", "aquel": "aquella", "otro": "otra", "ningún": "ninguna", "el mismo": "la misma", "varios": "varias",
             "muchos": "muchas", "pocos": "pocas", "algunos": "algunas", "otros dos": "otras dos", "todos los": "todas las", "ambos": "ambas"}  # fmt: skip
_PLACES = (("debajo de", "under"), ("encima de", "on top of"), ("detrás de", "behind"), ("delante de", "in front of"), ("cerca de", "near"), ("lejos de", "far from"), ("dentro de", "inside"),
           ("fuera de", "outside"), ("al lado de", "next to"), ("junto a", "next to"), ("frente a", "across from"), ("contra", "against"), ("entre", "between"), ("hacia", "toward"), ("desde", "from"),
           ("hasta", "as far as"), ("sobre", "on"), ("en", "in"), ("a través de", "through"), ("alrededor de", "around"), ("por", "because of"), ("según", "according to"), ("además de", "besides"))  # fmt: skip
_SEEN = (("vi", "I saw"), ("vimos", "we saw"), ("encontraron", "they found"), ("se llevaron", "they took"), ("trajo", "he brought"), ("compré", "I bought"), ("vendió", "he sold"), ("rompió", "he broke"),
         ("busco", "I am looking for"), ("necesitamos", "we need"), ("perdió", "he lost"), ("dejó", "he left"), ("no encontraron", "they did not find"), ("no vimos", "we did not see"), ("hay", "there is"),
         ("había", "there was"), ("falta", "what is missing is"), ("mencionó", "he mentioned"), ("recibí", "I received"), ("mandaron", "they sent"), ("se robaron", "they stole"), ("quieren", "they want"), ("piden", "they are asking for"))  # fmt: skip


def _an(english: str) -> str:
    return (
        f"an {english}"
        if english[0] in "aeio" or english.startswith(("un", "up", "umb")) and not english.startswith(("uni", "un-"))
        else f"a {english}"
    )


def _feminine(word: str, noun: Noun) -> str:
    return _FEMININE.get(word, word) if noun.feminine else word


def named(noun: Noun, rng: random.Random) -> Pair:
    """Return a noun with something before it: an article, a number, an owner, or what uncounted nouns have."""
    kind = rng.random()
    if not noun.counted:
        if kind < 0.5:
            return noun.the, f"the {noun.english}"
        if kind < 0.75:
            return noun.spanish, noun.english
        word = "mucha" if noun.feminine else "mucho"
        return f"{word} {noun.spanish}", f"a lot of {noun.english}"
    if kind < 0.3:
        return noun.the, f"the {noun.english}"
    if kind < 0.5:
        return noun.one, _an(noun.english)
    if kind < 0.62:
        return ("las " if noun.feminine else "los ") + plural(noun.spanish), f"the {many(noun.english)}"
    if kind < 0.8:
        word, number = rng.choice(_NUMBERS)
        return f"{_feminine(word, noun)} {plural(noun.spanish)}", f"{number} {many(noun.english)}"
    word, own = rng.choice(_OWN)
    return f"{_feminine(word, noun)} {noun.spanish}", f"{own} {noun.english}"


def _none(noun: Noun, rng: random.Random) -> Pair:
    """Return a bare noun: there is none, without, it has one."""
    who = rng.choice(PEOPLE)
    has, does_not, have = ("tienen", "do not have", "have") if "p" in who.kind else ("tiene", "does not have", "has")
    if who.english == "the police":
        does_not, have = "do not have", "have"
    one = _an(noun.english) if noun.counted else noun.english
    if_any = one if noun.counted else f"any {noun.english}"
    return rng.choice(
        [
            (f"no hay {noun.spanish}", f"there is no {noun.english}"),
            (f"no había {noun.spanish}", f"there was no {noun.english}"),
            (f"todavía no hay {noun.spanish}", f"there is no {noun.english} yet"),
            (
                f"ya no hay {noun.spanish}",
                f"there is no longer any {noun.english}" if not noun.counted else f"there is no longer {one}",
            ),
            (
                f"no hay ni {noun.spanish} ni {{weekdayless}}".replace(" ni {weekdayless}", " ni nada"),
                f"there is neither {noun.english} nor anything else",
            ),
            (f"sin {noun.spanish}", f"without {one}"),
            (f"{who.spanish} {has} {noun.spanish}", f"{who.english} {have} {one}"),
            (f"{who.spanish} no {has} {noun.spanish}", f"{who.english} {does_not} {if_any}"),
            (f"no necesitamos {noun.spanish}", f"we do not need {if_any}"),
            (f"¿hay {noun.spanish}?", f"is there {if_any}?"),
            (f"se quedó sin {noun.spanish}", f"he was left without {one}"),
            (f"la puerta tiene {noun.spanish}", f"the door has {one}")
            if noun.counted
            else (f"falta {noun.spanish}", f"there is a lack of {noun.english}"),
            (f"no consta {noun.spanish}", f"there is no record of {one}"),
        ]
    )


def _located(noun: Noun, rng: random.Random) -> Pair:
    other = rng.choice([one for one in _EVERY if one.counted])
    where, place = rng.choice(_PLACES)
    text, meaning = named(noun, rng)
    return f"{text} {where} {other.the}", f"{meaning} {place} the {other.english}"


def _seen(noun: Noun, rng: random.Random) -> Pair:
    verb, words = rng.choice(_SEEN)
    text, meaning = named(noun, rng)
    if verb in ("hay", "había", "falta") and text.split()[0] in (
        "el",
        "la",
        "los",
        "las",
        "mi",
        "tu",
        "su",
        "ningún",
        "ninguna",
        "todos",
        "todas",
        "nuestro",
        "nuestra",
    ):
        text, meaning = noun.one if noun.counted else noun.spanish, _an(noun.english) if noun.counted else noun.english
    elif meaning.split()[0] in (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "fifteen",
        "sixteen",
        "nineteen",
        "twenty",
        "several",
        "many",
        "few",
        "some",
        "both",
        "all",
    ):
        words = {"there is": "there are", "there was": "there were"}.get(words, words)
        verb = "faltan" if verb == "falta" else verb
    if text.startswith(("ningún", "ninguna")):
        verb, words = "no vi", "I saw"
    return f"{verb} {text}", f"{words} {meaning}"


def _two(noun: Noun, rng: random.Random) -> Pair:
    other = rng.choice(_EVERY)
    first, second = named(noun, rng), named(other, rng)
    link, word = rng.choice(
        (("y", "and"), ("o", "or"), ("y no", "and not"), ("ni", "nor"), ("con", "with"), ("sin", "without"))
    )
    if link == "ni":
        return f"ni {first[0]} ni {second[0]}", f"neither {first[1]} nor {second[1]}"
    if link == "y" and other.spanish.startswith(("i", "hi")):
        link = "e"
    return f"{first[0]} {link} {second[0]}", f"{first[1]} {word} {second[1]}"


def _is(noun: Noun, rng: random.Random) -> Pair:
    """Return where something is, that it was found, that it is missing, whose it is."""
    text, meaning = noun.the, f"the {noun.english}"
    o = "a" if noun.feminine else "o"
    who = rng.choice(PEOPLE)
    return rng.choice(
        [
            (f"{text} de {who.spanish}", f"the {noun.english} of {who.english}"),
            (f"{text} no es de {who.spanish}", f"{meaning} does not belong to {who.english}"),
            (f"{text} no aparece", f"{meaning} has not turned up"),
            (f"{text} fue encontrad{o} en {{city}}", f"{meaning} was found in {{city}}"),
            (f"{text} está rot{o}", f"{meaning} is broken"),
            (f"{text} está lejos", f"{meaning} is far away"),
            (f"¿dónde está {text}?", f"where is {meaning}?"),
            (f"me robaron {text}", f"they stole my {noun.english}"),
            (f"le quitaron {text} a {who.spanish}", f"they took {meaning} from {who.english}"),
            (f"es por {text}", f"it is because of {meaning}"),
            (f"a {who.spanish} le toca {text}", f"it is {who.english}'s turn for {meaning}"),
            (f"dejé {text} en casa", f"I left {meaning} at home"),
            (f"{text} que usted pidió", f"{meaning} that you asked for"),
            (f"{text} ya no sirve", f"{meaning} no longer works"),
            (f"{text} nuev{o}", f"the new {noun.english}"),
            (f"{text} viej{o}", f"the old {noun.english}"),
            (f"{text} perdid{o}", f"the lost {noun.english}"),
            (
                f"es mi {noun.spanish}, no es de nadie más",
                f"it is my {noun.english}, it does not belong to anyone else",
            ),
            (f"no es {noun.one}", f"it is not {_an(noun.english) if noun.counted else noun.english}"),
        ]
    )


_KINDS = (_seen, _none, _located, _two, _is)


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield phrases and sentences; every noun comes about equally often."""
    for _ in range(count):
        noun = rng.choice(_EVERY)
        text, meaning = filled(rng.choice(_KINDS)(noun, rng), SLOTS, rng)
        text = contracted(text)
        kind = rng.random()
        if kind < 0.5:
            start = 1 if text.startswith("¿") else 0
            stop = "" if text.endswith("?") else "."
            text = text[:start] + text[start : start + 1].upper() + text[start + 1 :] + stop
            meaning = meaning[:1].upper() + meaning[1:] + stop
        elif kind < 0.6:
            text, meaning = text.upper().replace("⟨E", "⟨e"), meaning.upper().replace("⟨E", "⟨e")
        elif kind < 0.72:
            text = typed(text, rng)
        yield text, meaning

"""Five hundred verbs of letters, police work and daily life in every tense, person and kind of sentence.

General text has each of these verbs in one form or two; a letter has it in any. A verb is written once, with its English
and what it acts on, and comes as statement, negation, order, passive, relative clause, reported speech, condition or wish.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.romance_en.grammar.agreement import Pair, contracted, filled
from training.romance_en.grammar.chats import typed
from training.romance_en.grammar.conjugation import PERSONS, English, Forms, attached, english, spanish
from training.romance_en.grammar.particulars import SLOTS
from training.romance_en.grammar.roles import PEOPLE, Somebody


def _rows(text: str) -> list[tuple[str, str]]:
    return [
        (one.partition("=")[0].strip(), one.partition("=")[2].strip())
        for one in text.replace("\n", ";").split(";")
        if one.strip()
    ]


# What a person does to a person.
_TO_PEOPLE = _rows("""
saludar=greet;despedir:i=fire;echar=throw out;expulsar=expel;abrazar=hug;besar=kiss;tocar=touch;empujar=push;arrastrar=drag;jalar=pull;agarrar=grab;soltar:ue=let go
patear=kick;cachetear=slap;escupir=spit on;morder:ue=bite;arañar=scratch;pellizcar=pinch;estrangular=strangle;asfixiar=suffocate;ahogar=drown;degollar:ue=behead;decapitar=behead;descuartizar=dismember
quemar=burn;herir:ie=wound;rematar=finish off;ultimar=kill;abatir=gun down;balear=shoot;fusilar=shoot;apuñalar=stab;acuchillar=stab;linchar=lynch;envenenar=poison;drogar=drug
raptar=abduct;secuestrar=kidnap;plagiar=kidnap;encerrar:ie=lock up;atar=tie up;amarrar=tie up;desatar=untie;amordazar=gag;vendar=blindfold;encadenar=chain;esposar=handcuff;desnudar=strip
manosear=grope;violar=rape;abusar de=abuse;acosar=harass;hostigar=harass;perseguir:i=chase;seguir:i=follow;espiar:í=spy on;vigilar=watch;acechar=stalk;emboscar=ambush;embestir:i=ram
amenazar=threaten;intimidar=intimidate;asustar=scare;aterrorizar=terrorize;insultar=insult;ofender=offend;humillar=humiliate;despreciar=despise;odiar=hate;discriminar=discriminate against;difamar=slander
calumniar=slander;acusar=accuse;culpar=blame;delatar=turn in;traicionar=betray;engañar=deceive;estafar=scam;timar=swindle;extorsionar=extort;chantajear=blackmail;sobornar=bribe;manipular=manipulate
seducir=seduce;reclutar=recruit;contratar=hire;captar=recruit;explotar=exploit;prostituir=prostitute;esclavizar=enslave;vender=sell;comprar=buy;trasladar=transfer;llevar=take;traer=bring
recoger=pick up;esperar=wait for;acompañar=accompany;visitar=visit;hospedar=put up;alojar=house;albergar=shelter;esconder=hide;ocultar=hide;encubrir=cover for;proteger=protect;cuidar=take care of
ayudar=help;auxiliar=help;socorrer=help;rescatar=rescue;salvar=save;liberar=release;curar=treat;atender:ie=attend to;reanimar=revive;internar=hospitalize;operar=operate on;consolar:ue=comfort
tranquilizar=calm down;aconsejar=advise;animar=encourage;convencer=convince;obligar=force;presionar=pressure;castigar=punish;regañar=scold;retar=scold;perdonar=forgive;querer=love;extrañar=miss
olvidar=forget;recordar:ue=remember;reconocer=recognize;conocer=know;identificar=identify;describir=describe;buscar=look for;encontrar:ue=find;hallar=find;ubicar=locate;localizar=locate;rastrear=track down
ver=see;mirar=look at;oír=hear;escuchar=listen to;llamar=call;contactar=contact;bloquear=block;agregar=add;eliminar=remove;etiquetar=tag;grabar=record;fotografiar:í=photograph
detener=arrest;arrestar=arrest;capturar=capture;aprehender=arrest;interceptar=intercept;requisar=search;registrar=search;cachear=frisk;interrogar=question;entrevistar=interview;citar=summon;indagar=question
imputar=charge;procesar=prosecute;enjuiciar=put on trial;juzgar=try;condenar=convict;sentenciar=sentence;absolver:ue=acquit;sobreseer=dismiss the case against;indultar=pardon;demandar=sue;denunciar=report;querellar=sue
excarcelar=release from prison;recluir=confine;deportar=deport;extraditar=extradite;repatriar=repatriate;desplazar=displace;desalojar=evict;evacuar=evacuate;destituir=remove from office;suspender=suspend;ascender:ie=promote;relevar=relieve
custodiar=guard;escoltar=escort;representar=represent;defender:ie=defend;asesorar=advise;notificar=notify;avisar a=notify;alertar=alert;emplazar=summon;autorizar=authorize;designar=appoint;nombrar=appoint
atropellar=run over;chocar=crash into;asaltar=rob;atracar=hold up;despojar=rob;reemplazar=replace;suplantar=impersonate;criar:í=raise;adoptar=adopt;abandonar=abandon;maltratar=mistreat;torturar=torture
lesionar=injure;lastimar=hurt;dañar=harm;mutilar=mutilate;desaparecer=make disappear;enterrar:ie=bury;sepultar=bury;velar=hold a wake for;invitar=invite;entretener=entertain;distraer=distract;apoyar=support
""")
# What a person does to a thing; the letters name kinds of things.
_TO_THINGS = _rows("""
robar v=steal;hurtar v=steal;sustraer v=steal;llevarse v=take away;incautar v=seize;secuestrar w=seize;decomisar v=confiscate;retener v=withhold;recuperar v=recover;devolver v=return
entregar vd=hand over;guardar vd=keep;esconder vw=hide;ocultar vd=conceal;vender v=sell;comprar v=buy;alquilar b=rent;arrendar:ie b=rent;empeñar v=pawn;transportar v=transport
cargar v=load;descargar vo=unload;trasladar v=move;botar v=throw away;tirar v=throw away;romper b=break;destruir bvd=destroy;dañar bv=damage;quemar bv=burn;incendiar b=set fire to
prender b=set fire to;apagar o=turn off;encender:ie o=turn on;cerrar:ie b=close;abrir b=open;forzar:ue b=force open;violentar b=break open;clausurar b=shut down;precintar b=seal;sellar b=seal
allanar b=raid;catear b=search;registrar b=search;inspeccionar b=inspect;custodiar bw=guard;vigilar b=watch;rodear b=surround;acordonar b=cordon off;tomar b=take over;ocupar b=occupy
desalojar b=vacate;abandonar b=abandon;pintar b=paint;reparar bv=repair;construir b=build;derribar b=knock down;tumbar o=take down;bajar o=take down;levantar d=lift;subir o=upload
publicar o=post;difundir o=spread;compartir o=share;borrar o=delete;eliminar o=delete;suspender o=suspend;desactivar o=deactivate;reactivar o=reactivate;cancelar o=cancel;restringir o=restrict
restablecer o=restore;hackear o=hack;administrar o=manage;crear o=create;denunciar o=report;grabar o=record;transmitir o=broadcast;retirar od=withdraw;editar o=edit;reenviar:í o=forward
preservar od=preserve;conservar od=preserve;resguardar od=safeguard;respaldar o=back up;congelar o=freeze;remitir d=send;enviar:í d=send;adjuntar d=attach;anexar d=attach;recibir d=receive
firmar d=sign;presentar d=submit;redactar d=draft;emitir d=issue;librar d=issue;expedir:i d=issue;notificar d=serve;tramitar d=process;archivar d=file away;anular d=annul
revocar d=revoke;prorrogar d=extend;ampliar:í d=expand;renovar:ue d=renew;modificar d=modify;corregir:i d=correct;rectificar d=correct;ratificar d=ratify;impugnar d=challenge;apelar d=appeal
desestimar d=dismiss;rechazar d=reject;negar:ie d=deny;denegar:ie d=deny;conceder d=grant;aprobar:ue d=approve;admitir d=admit;ordenar d=order;ejecutar d=execute;cumplir d=comply with
incumplir d=fail to comply with;ignorar d=ignore;leer d=read;traducir d=translate;revisar d=review;analizar d=analyze;verificar d=verify;cotejar d=compare;falsificar d=forge;perder:ie vd=lose
encontrar:ue vwd=find;hallar vw=find;buscar vwd=look for;mostrar:ue vwd=show;disparar w=fire;cargar w=load;portar w=carry;fabricar w=make;colocar w=place;detonar w=detonate
instalar w=install;plantar w=plant;dejar vw=leave;traer vw=bring;llevar vw=carry;recoger vd=pick up;medir:i b=measure;limpiar b=clean;pedir:i d=ask for;exigir d=demand
solicitar d=request;requerir:ie d=require;cobrar m=collect;pagar m=pay;depositar m=deposit;transferir:ie m=transfer;prestar m=lend;deber m=owe;juntar m=get together;gastar m=spend
ahorrar m=save;retirar m=withdraw;girar m=wire;reembolsar m=refund;lavar m=launder;contar:ue m=count;entregar m=hand over;rechazar m=reject;recibir m=receive;repartir m=share out
""")
# What a person does alone; `se` verbs are reflexive in Spanish, `oneself` in English.
_ALONE = _rows("""
reírse=laugh;mudarse=move;quedarse=stay;irse=leave;caerse=fall;sentarse:ie=sit down;levantarse=get up;dormirse:ue=fall asleep;despertarse:ie=wake up;escaparse=escape;esconderse=hide;perderse:ie=get lost
enojarse=get angry;asustarse=get scared;callarse=be quiet;arrepentirse:ie=change one's mind;despedirse:i=say goodbye;ahogarse=drown;desmayarse=faint;rendirse:i=give up;entregarse=turn oneself in;casarse=get married;enfermarse=get sick;cansarse=get tired
acostarse:ue=go to bed;bañarse=take a bath;bajarse=get off;acercarse=come closer;alejarse=move away;detenerse=stop;equivocarse=make a mistake;quejarse=complain;negarse:ie=refuse;presentarse=show up;comunicarse=get in touch;reunirse:ú=meet
tirarse=jump;lanzarse=jump;aventarse=jump;matarse=kill oneself;suicidarse=commit suicide;ahorcarse=hang oneself;cortarse=cut oneself;lastimarse=hurt oneself;defenderse:ie=defend oneself;salvarse=survive;recuperarse=recover;curarse=recover
burlarse=make fun of it;vengarse=take revenge;disculparse=apologize;negarse a declarar:ie=refuse to testify;ausentarse=be absent;fugarse=run away;darse a la fuga=flee;emborracharse=get drunk;drogarse=take drugs;pelearse=fight;divorciarse=get divorced
separarse=separate;embarazarse=get pregnant;inscribirse=sign up;registrarse=register;conectarse=log on;desconectarse=log off;identificarse=identify oneself;moverse:ue=move;apurarse=hurry;demorarse=take a while;tardarse=take a while
llorar=cry;gritar=scream;correr=run;huir=flee;llegar=arrive;salir=go out;entrar=go in;volver=come back;regresar=come back;venir=come;caer=fall;morir=die
vivir aquí=live here;trabajar=work;estudiar=study;almorzar:ue=have lunch;cenar=have dinner;desayunar=have breakfast;comer=eat;beber=drink;tomar=drink;fumar=smoke;manejar=drive;conducir=drive
caminar=walk;esperar=wait;mentir:ie=lie;hablar=talk;contestar=answer;responder=reply;viajar=travel;renunciar=resign;faltar=be absent;ganar=win;perder:ie=lose;fallecer=die
desaparecer=disappear;aparecer=turn up;respirar=breathe;sangrar=bleed;temblar:ie=tremble;cojear=limp;rezar=pray;cantar=sing;bailar=dance;nadar=swim;saltar=jump;disparar=shoot
declarar=testify;confesar:ie=confess;colgar:ue=hang up;mejorar=get better;empeorar=get worse;comparecer=appear in court;reincidir=reoffend;cooperar=cooperate;intervenir=intervene;permanecer=remain;obedecer=obey;protestar=protest
marchar=march;votar=vote;dormir:ue=sleep;soñar:ue=dream;despertar:ie=wake up;toser=cough;vomitar=vomit;convulsionar=have a seizure;sobrevivir=survive;sufrir=suffer;pelear=fight
jugar:ue=play;cruzar=cross;frenar=brake;estacionar=park;acelerar=speed up;retroceder=back up;avanzar=move forward;subir=go up;bajar=come down;pasar=pass;parar=stop;empezar:ie=start
terminar=finish;seguir:i=continue;insistir=insist;aceptar=accept;firmar=sign;pagar=pay;cobrar=get paid;denunciar=file a report;apelar=appeal;avisar=let us know;colaborar=cooperate;callar=keep quiet
""")
_ONESELF = {"1s": "myself", "2s": "yourself", "vs": "yourself", "3s": "himself", "1p": "ourselves", "3p": "themselves"}
_OWN = {"1s": "my", "2s": "your", "vs": "your", "3s": "his", "1p": "our", "3p": "their"}
_ME = {"1s": "me", "2s": "te", "vs": "te", "3s": "se", "1p": "nos", "3p": "se"}
# Things by the letters of `_TO_THINGS`: gender and number are read from the article.
_THINGS = {
    "v": """las maletas=the suitcases;dos maletas=two suitcases;el bolso=the handbag;la cartera=the wallet;la billetera=the wallet;el reloj=the watch;las joyas=the jewelry;el collar=the necklace;los aretes=the earrings;el anillo=the ring
las computadoras=the computers;cuatro bombas de agua=four water pumps;la bomba sumergible=the submersible pump;el motor=the engine;las herramientas=the tools;la maquinaria=the machinery;el ganado=the cattle;tres vacas=three cows;la cosecha=the harvest;los sacos de café=the sacks of coffee
la camioneta=the pickup truck;la moto=the motorcycle;las llantas=the tires;las llaves=the keys;las placas=the license plates;el combustible=the fuel;los cables de cobre=the copper cables;la mercancía=the merchandise;el cargamento=the shipment;las cajas=the boxes
la ropa=the clothes;los zapatos=the shoes;el uniforme=the uniform;la mochila=the backpack;los medicamentos=the medicines;las pastillas=the pills;los pañales=the diapers;la cobija=the blanket;el televisor=the television;la estufa=the stove;el colchón=the mattress;los muebles=the furniture""",
    "w": """la escopeta=the shotgun;el revólver=the revolver;la pistola=the pistol;el fusil=the rifle;el rifle=the rifle;dos armas=two weapons;las municiones=the ammunition;los cartuchos=the cartridges;el cuchillo=the knife;el machete=the machete
la navaja=the pocketknife;la granada=the grenade;el explosivo=the explosive;los explosivos=the explosives;el artefacto=the device;la bomba=the bomb;el chaleco=the vest;el casquillo=the shell casing;la dinamita=the dynamite;el detonador=the detonator""",
    "d": """el acta=the record;el informe=the report;los informes=the reports;la denuncia=the complaint;la orden=the order;la solicitud=the request;el oficio=the official letter;el expediente=the case file;la carta=the letter;la constancia=the certificate
la resolución=the decision;la sentencia=the judgment;el fallo=the ruling;la medida=the measure;la prórroga=the extension;el permiso=the permit;la licencia=the license;el contrato=the contract;las pruebas=the evidence;los documentos=the documents
el recurso=the appeal;la querella=the complaint;la demanda=the lawsuit;el escrito=the brief;la declaración=the statement;el peritaje=the expert report;la autopsia=the autopsy report;el certificado=the certificate;las copias=the copies;el padrón=the register""",
    "o": """la cuenta=the account;las cuentas=the accounts;el perfil=the profile;la transmisión=the broadcast;el video=the video;los videos=the videos;la foto=the photo;las fotos=the photos;la publicación=the post;el grupo=the group
la página=the page;el canal=the channel;el chat=the chat;el enlace=the link;la aplicación=the app;los mensajes=the messages;los comentarios=the comments;el servicio=the service;la línea=the line;la cámara=the camera""",
    "b": """la casa=the house;la puerta=the door;el portón=the gate;la comisaría=the police station;la iglesia=the church;el local=the shop;el puente=the bridge;la escuela=the school;el candado=the padlock;la reja=the gate
la ventana=the window;el techo=the roof;la bodega=the warehouse;el galpón=the shed;la finca=the farm;el rancho=the ranch;el terreno=the plot of land;las parcelas=the plots;la carretera=the highway;el hospital=the hospital
el departamento=the apartment;la oficina=the office;el taller=the workshop;la cantina=the bar;la bocatoma=the water intake;la represa=the dam;el canal=the canal;el pozo=the well;el cerco=the fence;el penal=the prison""",
    "m": """el dinero=the money;la plata=the money;el rescate=the ransom;la cuota=the fee;la deuda=the debt;la pensión=the child support;{amount}={amount};la mitad=half;el adelanto=the advance;los ahorros=the savings
el sueldo=the salary;la fianza=the bail;la multa=the fine;la renta=the rent;el saldo=the balance;las remesas=the remittances;la indemnización=the compensation;el préstamo=the loan""",
}
_MORE_PEOPLE = [
    Somebody(*(part.strip() for part in row.split("|")))
    for row in """
el penado|the convict|m;el recluso|the inmate|m;los reclusos|the inmates|mp;el interno|the inmate|m;el preso|the prisoner|m;el inspector|the inspector|m;la inspectora|the inspector|f
el comisario|the commissioner|m;el teniente|the lieutenant|m;el cabo|the corporal|m;los agentes|the officers|mp;el guardián|the guard|m;el celador|the warden|m;el custodio|the guard|m;el alcalde|the mayor|m
el regidor|the councilman|m;el gobernador|the governor|m;el cura|the priest|m;el pastor|the pastor|m;el obispo|the bishop|m;la monja|the nun|f;el campesino|the farmer|m;los campesinos|the farmers|mp;los comuneros|the community members|mp
los regantes|the irrigators|mp;el pescador|the fisherman|m;el minero|the miner|m;los mineros|the miners|mp;el albañil|the bricklayer|m;el carpintero|the carpenter|m;el mecánico|the mechanic|m;el electricista|the electrician|m
el panadero|the baker|m;la costurera|the seamstress|f;la cocinera|the cook|f;el mesero|the waiter|m;la vendedora|the vendor|f;los vendedores|the vendors|mp;el portero|the doorman|m;el sereno|the night watchman|m;el conserje|the janitor|m
el entrenador|the coach|m;el arquero|the goalkeeper|m;los jugadores|the players|mp;el hincha|the fan|m;los hinchas|the fans|mp;el estudiante|the student|m;las alumnas|the students|fp;la profesora|the teacher|f;la directora|the principal|f
el bombero|the firefighter|m;los bomberos|the firefighters|mp;los rescatistas|the rescuers|mp;el paramédico|the paramedic|m;la partera|the midwife|f;el forense|the coroner|m;el ladrón|the thief|m;los ladrones|the thieves|mp;el estafador|the scammer|m
el narco|the drug dealer|m;el capo|the boss|m;el cabecilla|the ringleader|m;los encapuchados|the hooded men|mp;el violador|the rapist|m;el asesino|the murderer|m;el agresor|the attacker|m;el coyote|the smuggler|m;los migrantes|the migrants|mp
mi comadre|my friend|f;mi compadre|my friend|m;mi padrino|my godfather|m;la madrina|the godmother|f;mi nieto|my grandson|m;mi nieta|my granddaughter|f;mis nietos|my grandchildren|mp;mi bebé|my baby|m;los gemelos|the twins|mp;mi patrona|my employer|f
ese chico|that boy|m;esa chica|that girl|f;ese señor|that man|m;esa señora|that woman|f;el muchacho|the boy|m;los muchachos|the boys|mp;la muchacha|the girl|f;el viejo|the old man|m;la vieja|the old woman|f;el gringo|the American|m
""".strip()
    .replace("\n", ";")
    .split(";")
]
_EVERYBODY = [*PEOPLE, *_MORE_PEOPLE]
_PRONOUN = {"m": ("lo", "him"), "f": ("la", "her"), "mp": ("los", "them"), "fp": ("las", "them")}
_END = {"m": "o", "f": "a", "mp": "os", "fp": "as"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with its object: what stands before and after the Spanish verb, and the English object.

    `english` has the place of the verb's object in `{}`; `pronouns` are the Spanish clitics, `None` for a reflexive.
    """

    forms: Forms
    words: English
    pronoun: str
    reflexive: bool
    tail: str
    object: str

    def say(self, verb: str) -> str:
        """Return an English form of the verb with its object in place."""
        return placed(verb, self.object)


_AFTER = frozenset(("together", "disappear", "go", "from prison", "from office", "on trial"))
_PARTICLES = frozenset("off over away out down in up back".split())


def placed(verb: str, thing: str) -> str:
    """Put an object after the verb, before a particle where it is short: `turn him in`, `hand over the money`."""
    if not thing:
        return verb
    first, _, rest = verb.partition(" ")
    if rest in _PARTICLES and len(thing.split()) == 1:
        return f"{first} {thing} {rest}"
    if rest in _AFTER:
        return f"{first} {thing} {rest}"
    return f"{verb} {thing}"


def _kind(thing: str) -> str:
    first = thing.split()[0]
    return {"el": "m", "la": "f", "los": "mp", "las": "fp", "dos": "fp", "tres": "fp", "cuatro": "fp"}.get(first, "m")


def _verb(row: tuple[str, str]) -> tuple[Forms, str, str]:
    """Return the forms, what follows the verb, and `se` for a reflexive."""
    text, _ = row
    words, _, change = text.partition(":")
    head, _, rest = words.partition(" ")
    own = "se" if head.endswith("se") else ""
    infinitive = head.removesuffix("se") if own else head
    return spanish(infinitive + (f":{change}" if change else "")), rest, own


def _on_person(rng: random.Random) -> Phrase:
    row = rng.choice(_TO_PEOPLE)
    forms, rest, _ = _verb(row)
    who = rng.choice(_EVERYBODY)
    words = english(row[1])
    kind = rng.random()
    if rest == "de":
        return Phrase(forms, words, "", False, f" de {who.spanish}", who.english)
    if kind < 0.35:
        pronoun, name = rng.choice([("me", "me"), ("te", "you"), ("nos", "us")])
        return Phrase(forms, words, pronoun, False, "", name)
    if kind < 0.6:
        return Phrase(forms, words, _PRONOUN[who.kind][0], False, "", _PRONOUN[who.kind][1])
    return Phrase(forms, words, "", False, f" a {who.spanish}", who.english)


def _on_thing(rng: random.Random) -> Phrase:
    text, meaning = rng.choice(_TO_THINGS)
    head, _, kinds = text.partition(" ")
    verb, _, change = head.partition(":")
    thing, name = rng.choice(_rows(_THINGS[rng.choice(kinds)]))
    own = verb.endswith("se")
    forms = spanish(verb.removesuffix("se") + (f":{change}" if change else ""))
    return Phrase(forms, english(meaning), "", own, f" {thing}", name)


def _alone(rng: random.Random) -> Phrase:
    row = rng.choice(_ALONE)
    forms, rest, own = _verb(row)
    return Phrase(forms, english(row[1]), "", bool(own), f" {rest}" if rest else "", "")


def phrase(rng: random.Random) -> Phrase:
    """Return a verb with what it acts on."""
    kind = rng.random()
    return _on_person(rng) if kind < 0.42 else _on_thing(rng) if kind < 0.68 else _alone(rng)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts: Spanish and English words, person of the verb, and the English pronoun."""

    spanish: str
    english: str
    person: str
    pronoun: str


def subject(rng: random.Random) -> Subject:
    """Return somebody who acts; often the verb's ending alone says who."""
    person = rng.choice(("1s", "1s", "2s", "vs", "3s", "3s", "3s", "3s", "1p", "3p", "3p", "3p"))
    bare = {"1s": ("yo", "I"), "2s": ("tú", "you"), "vs": ("vos", "you"), "1p": ("nosotros", "we")}
    if person in bare:
        word, name = bare[person]
        return Subject(word if person == "vs" or rng.random() < 0.25 else "", name, person, name)
    if rng.random() < 0.3:
        return Subject("", "he" if person == "3s" else "they", person, "he" if person == "3s" else "they")
    who = rng.choice([one for one in _EVERYBODY if ("p" in one.kind) == (person == "3p")])
    if rng.random() < 0.15 and person == "3s":
        first = SLOTS["first"](rng)[0]
        return Subject(first, first, person, "he")
    if rng.random() < 0.06 and person == "3p":
        return Subject("ustedes", "you", person, "you")
    plural_english = who.english.endswith(" police")
    return Subject(
        who.spanish,
        who.english,
        person,
        "they" if person == "3p" or plural_english else {"f": "she"}.get(who.kind, "he"),
    )


def _third(who: Subject) -> bool:
    return who.person == "3s" and who.english != "the police"


def _be(who: Subject, past: bool = False) -> str:
    if who.english == "I":
        return "was" if past else "am"
    return ("was" if past else "is") if _third(who) else ("were" if past else "are")


def _own(text: str, who: Subject) -> str:
    """Write `oneself` and `one's` for the subject."""
    self, own = _ONESELF[who.person], _OWN[who.person]
    if who.pronoun == "she":
        self, own = "herself", "her"
    if who.english in ("you", "the police"):
        self, own = {"you": ("yourselves" if who.person == "3p" else "yourself", "your")}.get(
            who.english, ("themselves", "their")
        )
    return text.replace("oneself", self).replace("one's", own)


def _clash(what: Phrase, who: Subject) -> bool:
    """Return whether subject and object are the same person, which would be another pronoun."""
    pairs = {("1s", "me"), ("1s", "us"), ("1p", "me"), ("1p", "us"), ("2s", "you"), ("vs", "you")}
    return (
        (who.person, what.object) in pairs
        or bool(what.object)
        and what.object == who.english
        or (who.english == "you" and what.object == "you")
    )


_TENSES = (
    "present",
    "past",
    "past",
    "past",
    "imperfect",
    "perfect",
    "pluperfect",
    "future",
    "conditional",
    "progressive",
    "going",
    "modal",
)
_MODALS = (
    ("pued", "can", "cannot"), ("deb", "must", "must not"), ("quier", "want to", "do not want to"), ("necesit", "need to", "do not need to"),
    ("intent", "try to", "do not try to"), ("sol", "usually", ""), ("tien que", "have to", "do not have to"),
)  # fmt: skip
_GO = dict(zip(PERSONS, ("voy", "vas", "vas", "va", "vamos", "van"), strict=True))
_HAVE = dict(zip(PERSONS, ("he", "has", "has", "ha", "hemos", "han"), strict=True))
_HAD = dict(zip(PERSONS, ("había", "habías", "habías", "había", "habíamos", "habían"), strict=True))
_AM = dict(zip(PERSONS, ("estoy", "estás", "estás", "está", "estamos", "están"), strict=True))
_CAN = {
    "can": dict(zip(PERSONS, ("puedo", "puedes", "podés", "puede", "podemos", "pueden"), strict=True)),
    "must": dict(zip(PERSONS, ("debo", "debes", "debés", "debe", "debemos", "deben"), strict=True)),
    "want to": dict(zip(PERSONS, ("quiero", "quieres", "querés", "quiere", "queremos", "quieren"), strict=True)),
    "need to": dict(zip(PERSONS, ("necesito", "necesitas", "necesitás", "necesita", "necesitamos", "necesitan"), strict=True)),
    "have to": dict(zip(PERSONS, ("tengo que", "tienes que", "tenés que", "tiene que", "tenemos que", "tienen que"), strict=True)),
    "just": dict(zip(PERSONS, ("acabo de", "acabas de", "acabás de", "acaba de", "acabamos de", "acaban de"), strict=True)),
    "stopped": dict(zip(PERSONS, ("dejé de", "dejaste de", "dejaste de", "dejó de", "dejamos de", "dejaron de"), strict=True)),
    "again": dict(zip(PERSONS, ("volví a", "volviste a", "volviste a", "volvió a", "volvimos a", "volvieron a"), strict=True)),
    "tried to": dict(zip(PERSONS, ("intenté", "intentaste", "intentaste", "intentó", "intentamos", "intentaron"), strict=True)),
    "was able to": dict(zip(PERSONS, ("pude", "pudiste", "pudiste", "pudo", "pudimos", "pudieron"), strict=True)),
    "refused to": dict(zip(PERSONS, ("me negué a", "te negaste a", "te negaste a", "se negó a", "nos negamos a", "se negaron a"), strict=True)),
    "started": dict(zip(PERSONS, ("empecé a", "empezaste a", "empezaste a", "empezó a", "empezamos a", "empezaron a"), strict=True)),
}  # fmt: skip


def predicate(what: Phrase, who: Subject, tense: str, no: bool, rng: random.Random) -> Pair:
    """Return the Spanish verb with `no` and pronouns, and the English from auxiliary to object."""
    index = PERSONS.index(who.person)
    pronoun = _ME[who.person] if what.reflexive else what.pronoun
    before = f"{'no ' if no else ''}{pronoun + ' ' if pronoun else ''}"
    forms, words = what.forms, what.words
    simple = {
        "present": forms.present,
        "past": forms.past,
        "imperfect": forms.imperfect,
        "future": forms.future,
        "conditional": forms.conditional,
    }
    say = lambda verb: _own(what.say(verb), who)
    third = _third(who)
    if tense in simple:
        return before + simple[tense][index] + what.tail, _simple(tense, no, who, words, say)
    if tense in ("perfect", "pluperfect"):
        aux = (_HAVE if tense == "perfect" else _HAD)[who.person]
        have = ("has" if third else "have") if tense == "perfect" else "had"
        return f"{before}{aux} {forms.participle}{what.tail}", f"{have}{' not' if no else ''} {say(words.done)}"
    if tense == "progressive":
        return _late(
            before, _AM[who.person], "", forms.gerund, pronoun, no, what, rng
        ), f"{_be(who)}{' not' if no else ''} {say(words.doing)}"
    if tense == "going":
        spanish_text = _late(before, _GO[who.person], " a", forms.infinitive, pronoun, no, what, rng)
        return spanish_text, f"{_be(who)}{' not' if no else ''} going to {say(words.base)}"
    return _modal(what, who, no, before, pronoun, say, rng)


def _simple(tense: str, no: bool, who: Subject, words: English, say) -> str:
    third = _third(who)
    if tense == "present":
        return f"{'does' if third else 'do'} not {say(words.base)}" if no else say(words.third if third else words.base)
    if tense == "past":
        return f"did not {say(words.base)}" if no else say(words.past)
    if tense == "imperfect":
        return f"{_be(who, past=True)}{' not' if no else ''} {say(words.doing)}"
    return f"{'will' if tense == 'future' else 'would'}{' not' if no else ''} {say(words.base)}"


def _late(
    before: str, first: str, link: str, verb: str, pronoun: str, no: bool, what: Phrase, rng: random.Random
) -> str:
    """Return two verbs with the pronouns before the first or after the second."""
    if pronoun and rng.random() < 0.45:
        return f"{'no ' if no else ''}{first}{link} {attached(verb, pronoun)}{what.tail}"
    return f"{before}{first}{link} {verb}{what.tail}"


def _modal(what: Phrase, who: Subject, no: bool, before: str, pronoun: str, say, rng: random.Random) -> Pair:
    kind = rng.choice(sorted(_CAN))
    first, third, words = _CAN[kind][who.person], _third(who), what.words
    own_pronoun = first.startswith(("me ", "te ", "se ", "nos "))
    if own_pronoun and pronoun:
        text = f"{'no ' if no else ''}{first} {attached(what.forms.infinitive, pronoun)}{what.tail}"
    else:
        text = _late(before, first, "", what.forms.infinitive, pronoun, no, what, rng)
    does, have = ("does", "has") if third else ("do", "have")
    was = "was" if who.english == "I" or third else "were"
    meaning = {
        "can": f"{'cannot' if no else 'can'} {say(words.base)}",
        "must": f"must{' not' if no else ''} {say(words.base)}",
        "want to": f"{does} not want to {say(words.base)}" if no else f"{'wants' if third else 'want'} to {say(words.base)}",
        "need to": f"{does} not need to {say(words.base)}" if no else f"{'needs' if third else 'need'} to {say(words.base)}",
        "have to": f"{does} not have to {say(words.base)}" if no else f"{have} to {say(words.base)}",
        "just": f"{have} {'not just' if no else 'just'} {say(words.done)}",
        "stopped": f"did not stop {say(words.doing)}" if no else f"stopped {say(words.doing)}",
        "again": f"did not {say(words.base)} again" if no else f"{say(words.past)} again",
        "tried to": f"did not try to {say(words.base)}" if no else f"tried to {say(words.base)}",
        "was able to": f"{was} not able to {say(words.base)}" if no else f"{was} able to {say(words.base)}",
        "refused to": f"did not refuse to {say(words.base)}" if no else f"refused to {say(words.base)}",
        "started": f"did not start {say(words.doing)}" if no else f"started {say(words.doing)}",
    }  # fmt: skip
    return text, meaning[kind]


_TIMES = {"past": "{past}", "imperfect": "{past}", "future": "{when}", "going": "{when}"}


def statement(rng: random.Random) -> Pair:
    """Return a whole statement: subject before, after or nowhere; sometimes with an adverb of time or frequency."""
    what, who = phrase(rng), subject(rng)
    while _clash(what, who):
        what, who = phrase(rng), subject(rng)
    tense, no = rng.choice(_TENSES), rng.random() < 0.25
    verb, words = predicate(what, who, tense, no, rng)
    kind = rng.random()
    text, meaning = f"{who.spanish} {verb}".strip(), f"{who.english} {words}"
    if kind < 0.12 and tense in ("past", "perfect"):
        return _never(what, who, rng)
    if kind < 0.22 and tense == "present" and not no:
        verb, words = predicate(what, who, tense, True, rng)
        plain = predicate(what, who, tense, False, rng)[1]
        return f"{who.spanish} ya {verb}".strip(), f"{who.english} no longer {plain}"
    if who.spanish and not what.tail and kind < 0.4:
        text = f"{verb} {who.spanish}"
    if kind > 0.6 and tense in _TIMES:
        text, meaning = f"{text} {_TIMES[tense]}", f"{meaning} {_TIMES[tense]}"
    return text, meaning


def _never(what: Phrase, who: Subject, rng: random.Random) -> Pair:
    verb, _ = predicate(what, who, "past", False, rng)
    past = _own(what.say(what.words.past), who)
    base = _own(what.say(what.words.base), who)
    done = _own(what.say(what.words.done), who)
    have = "has" if _third(who) else "have"
    perfect, not_yet = (predicate(what, who, "perfect", no, rng)[0] for no in (False, True))
    head = f"{who.spanish} " if who.spanish else ""
    return rng.choice(
        [
            (f"{head}nunca {verb}", f"{who.english} never {past}"),
            (f"{head}siempre {verb}", f"{who.english} always {past}"),
            (f"{head}jamás {verb}", f"{who.english} never {past}"),
            (f"{head}tampoco {verb}", f"{who.english} did not {base} either"),
            (f"{head}ya {verb}", f"{who.english} already {past}"),
            (f"{head}todavía {not_yet}", f"{who.english} {have} not {done} yet"),
            (f"{head}aún {not_yet}", f"{who.english} {have} not {done} yet"),
            (f"{head}casi {verb}", f"{who.english} almost {past}"),
            (f"{head}nunca {perfect}", f"{who.english} {have} never {done}"),
            (f"{head}también {verb}", f"{who.english} also {past}"),
        ]
    )


_WISHES = (
    ("quiero que", "I want", "to"), ("no quiero que", "I do not want", "to"), ("quieren que", "they want", "to"), ("prefiero que", "I prefer for", "to"),
    ("necesito que", "I need", "to"), ("no hace falta que", "there is no need for", "to"), ("es necesario que", "it is necessary for", "to"),
    ("esperen a que", "wait for", "to"), ("está prohibido que", "it is forbidden for", "to"), ("no permitan que", "do not allow", "to"),
)  # fmt: skip
_LINKS = (
    ("antes de que", "before"), ("hasta que", "until"), ("cuando", "when"), ("en cuanto", "as soon as"), ("después de que", "after"),
    ("a menos que", "unless"), ("con tal de que", "as long as"), ("aunque", "even if"), ("en caso de que", "in case"),
)  # fmt: skip
_OBJECTIVE = {"I": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you"}


def wish(rng: random.Random) -> Pair:
    """Return a subjunctive: a wish, a purpose, a fear, a future time, a command by `que`."""
    what, who = phrase(rng), subject(rng)
    while _clash(what, who) or who.english == "I":
        what, who = phrase(rng), subject(rng)
    index, pronoun = PERSONS.index(who.person), _ME[who.person] if what.reflexive else what.pronoun
    no = rng.random() < 0.25
    verb = f"{'no ' if no else ''}{pronoun + ' ' if pronoun else ''}{what.forms.subjunctive[index]}{what.tail}"
    base = _own(what.say(what.words.base), who)
    simple = _simple("present", no, who, what.words, lambda v: _own(what.say(v), who))
    head, objective = f"{who.spanish} " if who.spanish else "", _OBJECTIVE.get(who.english, who.english)
    kind = rng.random()
    if kind < 0.3:
        text, meaning, to = rng.choice(_WISHES)
        return f"{text} {head}{verb}", f"{meaning} {objective} {'not ' if no else ''}{to} {base}"
    if kind < 0.5:
        text, meaning = rng.choice(_LINKS)
        return f"{text} {head}{verb}", f"{meaning} {who.english} {simple}"
    if kind < 0.6:
        return f"para que {head}{verb}", f"so that {who.english} {simple}"
    if kind < 0.7:
        return f"no creo que {head}{verb}", f"I do not think {who.english} {'will not' if no else 'will'} {base}"
    if kind < 0.8:
        return f"tengo miedo de que {head}{verb}", f"I am afraid that {who.english} will {'not ' if no else ''}{base}"
    if kind < 0.9 and who.person in ("3s", "3p") and who.spanish and who.spanish != "ustedes":
        return f"{who.spanish} que {verb}", f"{who.english} should {'not ' if no else ''}{base}"
    return f"que {head}{verb}", f"{who.english} should {'not ' if no else ''}{base}"


def order(rng: random.Random) -> Pair:
    """Return an imperative, with its pronouns attached, or forbidden with them before the verb."""
    what = phrase(rng)
    while what.object == "you":
        what = phrase(rng)
    who = rng.choice(("2s", "vs", "3s", "3s", "3p", "3p"))
    no = rng.random() < 0.45
    own = {"2s": "te", "vs": "te"}.get(who, "se")
    pronoun = own if what.reflexive else what.pronoun
    plural = who == "3p"
    fake = Subject("", "you", who, "you")
    base = _own(what.say(what.words.base), fake)
    wanted = what.forms.subjunctive[PERSONS.index(who)]
    if no:
        text = f"no {pronoun + ' ' if pronoun else ''}{wanted}{what.tail}"
        meaning = f"do not {base}"
    else:
        form = {"2s": what.forms.imperative, "vs": what.forms.vos_imperative}.get(who, wanted)
        text, meaning = attached(form, pronoun) + what.tail, base
    extra = rng.random()
    if plural and extra < 0.15:
        return f"por favor {text}", f"please {meaning}"
    if extra < 0.25:
        return (f"ya {text}", f"{meaning} now") if not no else (f"todavía {text}", f"{meaning} yet")
    if extra < 0.35:
        return f"{text}, es urgente", f"{meaning}, it is urgent"
    return text, meaning


def question(rng: random.Random) -> Pair:
    """Return a question about what somebody did, does or will do; chats leave out the opening sign."""
    what, who = phrase(rng), subject(rng)
    while _clash(what, who):
        what, who = phrase(rng), subject(rng)
    tense = rng.choice(("present", "past", "past", "perfect", "future", "going"))
    verb, _ = predicate(what, who, tense, False, rng)
    base, done = (_own(what.say(form), who) for form in (what.words.base, what.words.done))
    third = _third(who)
    head = {
        "present": "does" if third else "do",
        "past": "did",
        "future": "will",
        "perfect": "has" if third else "have",
        "going": _be(who),
    }[tense]
    rest = {"perfect": done, "going": f"going to {base}"}.get(tense, base)
    word, meaning = rng.choice(
        [
            ("", ""),
            ("", ""),
            ("por qué ", "why "),
            ("cuándo ", "when "),
            ("dónde ", "where "),
            ("cómo ", "how "),
            ("con quién ", "with whom "),
        ]
    )
    text = f"{verb} {who.spanish}".strip() if word or rng.random() < 0.5 else f"{who.spanish} {verb}".strip()
    if word and what.tail and who.spanish:
        text = f"{who.spanish} {verb}"
    return f"¿{word}{text}?", f"{meaning}{head} {who.english} {rest}?"


def relative(rng: random.Random) -> Pair:
    """Return `the one who did it`, `nobody has done it`, `those who were doing it`."""
    what = phrase(rng)
    person = rng.choice(("3s", "3p"))
    text, meaning = rng.choice(
        [("el que", "the one who"), ("la que", "the woman who"), ("quien", "the person who"), ("la persona que", "the person who"), ("el tipo que", "the guy who"),
         ("nadie", "nobody"), ("alguien", "somebody"), ("el hombre que", "the man who"), ("todo el que", "anyone who"), ("no fui yo quien", "it was not me who"),
         ("fue él quien", "it was he who"), ("fue ella quien", "it was she who")]
        if person == "3s"
        else [("los que", "those who"), ("las que", "the women who"), ("quienes", "those who"), ("los hombres que", "the men who"), ("no fueron ellos los que", "it was not they who"),
              ("las personas que", "the people who"), ("los tipos que", "the guys who"), ("fueron ellos los que", "it was they who")]
    )  # fmt: skip
    who = Subject(
        "", "he" if person == "3s" else "they", person, "she" if "woman" in meaning or "she" in meaning else "he"
    )
    tense = rng.choice(("present", "past", "past", "imperfect", "perfect", "future", "going"))
    verb, words = predicate(what, who, tense, text not in ("nadie", "alguien") and rng.random() < 0.15, rng)
    text, meaning = f"{text} {verb}", f"{meaning} {words}"
    return text, meaning


_DOUBTS = (
    ("no sé si", "I do not know whether"), ("no consta si", "there is no record of whether"), ("se desconoce si", "it is not known whether"), ("quiero saber si", "I want to know whether"),
    ("informe si", "report whether"), ("díganme si", "tell me whether"), ("nadie sabe por qué", "nobody knows why"), ("no sabemos cuándo", "we do not know when"),
    ("dice que", "he says that"), ("dijeron que", "they said that"), ("la denunciante declaró que", "the complainant stated that"), ("consta que", "it is on record that"),
    ("no es cierto que", ""), ("porque", "because"), ("ya que", "since"), ("mientras", "while"), ("si", "if"), ("por eso", "that is why"), ("resulta que", "it turns out that"),
    ("me contó que", "he told me that"), ("según el testigo,", "according to the witness,"), ("creo que", "I think that"), ("parece que", "it seems that"), ("vi cómo", "I saw how"),
)  # fmt: skip


def embedded(rng: random.Random) -> Pair:
    """Return a statement after words of saying, doubting or reasoning."""
    text, meaning = rng.choice([one for one in _DOUBTS if one[1]])
    inner, words = statement(rng)
    return f"{text} {inner}", f"{meaning} {words}"


def passive(rng: random.Random) -> Pair:
    """Return passives: `fue echado`, `se sustrajeron`, `que sean suspendidas`, with or without agent."""
    no = rng.random() < 0.25
    if rng.random() < 0.5:
        row = rng.choice([one for one in _TO_PEOPLE if " " not in one[0]])
        forms, _, _ = _verb(row)
        who = rng.choice(_EVERYBODY)
        spanish_text, name, kind = who.spanish, who.english, who.kind
        words = english(row[1])
        impersonal = None
    else:
        text, meaning = rng.choice([one for one in _TO_THINGS if "se " not in one[0]])
        head, _, kinds = text.partition(" ")
        forms = spanish(head)
        spanish_text, name = rng.choice(_rows(_THINGS[rng.choice(kinds)]))
        kind, words = _kind(spanish_text), english(meaning)
        impersonal = {"past": forms.past, "future": forms.future, "present": forms.present, "subj": forms.subjunctive}
    many = "p" in kind or name == "the police"
    done = forms.participle[:-1] + _END[kind]
    number = 1 if "p" in kind else 0
    place = 5 if number else 3
    be, was, has = ("are", "were", "have") if many else ("is", "was", "has")
    n, negated = ("no ", " not") if no else ("", "")
    agent, by = rng.choice(
        [("", ""), ("", ""), (" por {agent}", " by {agent}"), (" {past}", " {past}"), (" en {city}", " in {city}")]
    )
    if "{agent}" in agent:
        other = rng.choice(_EVERYBODY)
        agent, by = f" por {other.spanish}", f" by {other.english}"
    found = [
        (f"{spanish_text} {n}{('fue', 'fueron')[number]} {done}{agent}", f"{name} {was}{negated} {words.done}{by}"),
        (f"{spanish_text} {n}{('será', 'serán')[number]} {done}", f"{name} will{negated} be {words.done}"),
        (
            f"{spanish_text} {n}{('ha', 'han')[number]} sido {done}{agent if 'past' not in agent else ''}",
            f"{name} {has}{negated} been {words.done}{by if 'past' not in by else ''}",
        ),
        (f"{spanish_text} {n}{('había', 'habían')[number]} sido {done}", f"{name} had{negated} been {words.done}"),
        (
            f"{spanish_text} {n}{('está siendo', 'están siendo')[number]} {done}",
            f"{name} {be}{negated} being {words.done}",
        ),
        (
            f"solicito que {spanish_text} {n}{('sea', 'sean')[number]} {done}",
            f"I request that {name}{negated} be {words.done}",
        ),
        (f"{n}{('fue', 'fueron')[number]} {done} {spanish_text}", f"{name} {was}{negated} {words.done}"),
        (
            f"{spanish_text} {n}{('puede', 'pueden')[number]} ser {done}",
            f"{name} {'cannot' if no else 'can'} be {words.done}",
        ),
        (f"{spanish_text} {n}{('debe', 'deben')[number]} ser {done}", f"{name} must{negated} be {words.done}"),
    ]
    if impersonal is not None and "{" not in spanish_text:
        found += [
            (
                f"{n}se {impersonal['past'][place]} {spanish_text}{agent if 'past' in agent or 'city' in agent else ''}",
                f"{name} {was}{negated} {words.done}{by if 'past' in by or 'city' in by else ''}",
            ),
            (f"{n}se {impersonal['future'][place]} {spanish_text}", f"{name} will{negated} be {words.done}"),
            (f"que {n}se {impersonal['subj'][place]} {spanish_text}", f"that {name}{negated} be {words.done}"),
            (
                f"{n}se {('ha', 'han')[number]} {forms.participle} {spanish_text}",
                f"{name} {has}{negated} been {words.done}",
            ),
            (f"los hombres se llevaron {spanish_text}", f"the men took away {name}"),
        ]
    return rng.choice(found)


_KINDS = ((statement, 32), (order, 16), (wish, 13), (relative, 10), (embedded, 13), (passive, 13), (question, 6))


def clause(rng: random.Random) -> Pair:
    """Return one clause without a capital or full stop, its slots filled."""
    make = rng.choices([one for one, _ in _KINDS], [weight for _, weight in _KINDS])[0]
    return filled(make(rng), SLOTS, rng)


def _joined(rng: random.Random) -> Pair:
    """Return several clauses as people write them in one breath."""
    parts = [clause(rng) for _ in range(rng.choice((2, 2, 3)))]
    text, meaning = parts[0]
    for more, words in parts[1:]:
        link, english_link = rng.choice(
            [(", ", ", "), (" y ", " and "), (", pero ", ", but "), (". ", ". "), (", y ", ", and "), ("; ", "; ")]
        )
        text, meaning = text + link + more, meaning + english_link + words
    return text, meaning


def _ended(text: str) -> str:
    """Return the text with a capital and a full stop, or with the question mark that it has."""
    start = 1 if text.startswith("¿") else 0
    text = text[:start] + text[start : start + 1].upper() + text[start + 1 :]
    return text if text.endswith("?") else text + "."


def _upper(text: str) -> str:
    return text.upper().replace("⟨E", "⟨e")


def sentence(rng: random.Random) -> Pair:
    """Return a clause or several, as a sentence, as typed in a hurry, or in capitals."""
    text, meaning = clause(rng) if rng.random() < 0.75 else _joined(rng)
    text = contracted(text)
    meaning = " ".join("I" if word == "i" else word for word in meaning.split(" "))
    kind = rng.random()
    if kind < 0.55:
        return _ended(text), _ended(meaning)
    if kind < 0.62:
        return _upper(text), _upper(meaning)
    if kind < 0.7:
        return typed(text, rng), meaning
    return text, meaning


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences; every verb comes about equally often."""
    for _ in range(count):
        yield sentence(rng)

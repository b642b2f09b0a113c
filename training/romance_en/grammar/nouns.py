"""Nouns and verbs of police work, courts, hospitals, telephones and streets, for the sentences of `frames`.

The article before a noun gives its gender and number. Where a word has several senses, the one that letters use is given.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.romance_en.grammar import frames
from training.romance_en.grammar.agreement import Pair
from training.romance_en.grammar.frames import Word

_NOUNS = """
la jefatura=headquarters;la comandancia=command headquarters;la comisaría=police station;la delegación=police precinct;el cuartel=barracks;el calabozo=cell;la celda=cell;el reclusorio=prison;el penal=prison
la cárcel=jail;el reo=inmate;los reos=inmates;el recluso=inmate;la reclusa=inmate;el presidiario=convict;el custodio=guard;la esposas=handcuffs;el retén=checkpoint;el operativo=operation;la redada=raid
el allanamiento=raid;el cateo=search;la requisa=search;la incautación=seizure;el decomiso=confiscation;la captura=capture;la aprehensión=arrest;la fuga=escape;el prófugo=fugitive;la emboscada=ambush
el tiroteo=shooting;la balacera=shootout;el disparo=shot;los balazos=gunshots;la puñalada=stab wound;el navajazo=knife wound;el machete=machete;la navaja=pocketknife;la escopeta=shotgun;el fusil=rifle
el revólver=revolver;la munición=ammunition;los casquillos=shell casings;el cargador=magazine;la granada=grenade;el explosivo=explosive;la dinamita=dynamite;la mecha=fuse;el detonador=detonator;el chaleco antibalas=bulletproof vest
el sicario=hitman;la sicaria=hitwoman;el cabecilla=ringleader;la banda=gang;la pandilla=gang;el cómplice=accomplice;el halcón=lookout;el capo=drug lord;el traficante=dealer;el tratante=trafficker
el proxeneta=pimp;el coyote=smuggler;el estafador=scammer;el timador=swindler;el ladrón=thief;el asaltante=robber;el violador=rapist;el agresor=attacker;la agresora=attacker;el acosador=stalker
el rehén=hostage;la rehén=hostage;el rescate=ransom;el cautiverio=captivity;la liberación=release;el paradero=whereabouts;el extravío=disappearance;la desaparición=disappearance;el hallazgo=discovery;el cadáver=corpse
la fosa=grave;el cuerpo sin vida=lifeless body;el occiso=deceased man;la occisa=deceased woman;el deudo=bereaved relative;los deudos=bereaved relatives;el velorio=wake;el entierro=burial;el sepelio=burial;la autopsia=autopsy
la necropsia=autopsy;la morgue=morgue;el forense=coroner;la pericia=expert examination;el peritaje=expert report;el dictamen=expert opinion;el informe=report;el acta=record;la foja=page;el folio=page
el legajo=file;el expediente=case file;la carátula=case title;el sello=seal;la rúbrica=signature;la firma=signature;el membrete=letterhead;el oficio=official letter;la providencia=court order;el exhorto=letter rogatory
la cédula=identity card;el padrón=voter roll;el pasaporte=passport;la visa=visa;el permiso=permit;la licencia=license;la matrícula=license plate;la patente=license plate;la placa=license plate;el chasis=chassis
el fiscal=prosecutor;la fiscal=prosecutor;la fiscalía=prosecutor's office;el juzgado=court;la audiencia=hearing;el alegato=argument;la querella=criminal complaint;el querellante=complainant;la demanda=lawsuit;el demandado=defendant
el demandante=plaintiff;la condena=sentence;la pena=sentence;la multa=fine;la fianza=bail;la caución=bail;el indulto=pardon;la amnistía=amnesty;el sobreseimiento=dismissal;la absolución=acquittal
el recurso=appeal;la apelación=appeal;el amparo=constitutional protection;el fallo=ruling;la sentencia=judgment;el veredicto=verdict;el jurado=jury;el careo=confrontation hearing;el testimonio=testimony;la declaración=statement
la premura=urgency;la prisa=hurry;la demora=delay;el plazo=deadline;la prórroga=extension;el vencimiento=expiration;la vigencia=validity;el apercibimiento=warning;la advertencia=warning;la amenaza=threat
la extorsión=extortion;el chantaje=blackmail;la vacuna=vaccine;la cuota=fee;el cobro=charge;la deuda=debt;el deudor=debtor;el acreedor=creditor;el prestamista=lender;el usurero=loan shark
el depósito=deposit;la transferencia=transfer;el giro=money order;el comprobante=receipt;el recibo=receipt;la factura=invoice;el saldo=balance;la billetera=wallet;la tarjeta=card;el cajero=ATM
la cuenta=account;el usuario=user;la usuaria=user;la contraseña=password;la clave=password;el enlace=link;el perfil=profile;la red social=social network;la publicación=post;el mensaje=message
la captura de pantalla=screenshot;la pantalla=screen;el teclado=keyboard;el celular=cell phone;el chip=SIM card;la línea=line;la antena=antenna;la señal=signal;la llamada=call;el remitente=sender
el destinatario=recipient;el domicilio=address;la vivienda=home;el hogar=home;la finca=farm;el rancho=ranch;la hacienda=estate;el galpón=shed;la bodega=warehouse;el sótano=basement
la azotea=roof;el techo=roof;la ventana=window;la cerradura=lock;el candado=padlock;la llave=key;la reja=gate;el portón=gate;el cerco=fence;la barda=wall
la vereda=sidewalk;la acera=sidewalk;la esquina=corner;la cuadra=block;el callejón=alley;la carretera=highway;la ruta=route;el puente=bridge;el barranco=ravine;el cerro=hill
el monte=wilderness;la selva=jungle;el río=river;la laguna=lagoon;la quebrada=gorge;el pozo=well;la cisterna=water tank;el basural=dump;el baldío=vacant lot;la obra=construction site
la camioneta=pickup truck;el camión=truck;la moto=motorcycle;la bicicleta=bicycle;el colectivo=bus;el micro=bus;la combi=van;el remís=hired car;la cajuela=trunk;el maletero=trunk
el baúl=trunk;el volante=steering wheel;la llanta=tire;el freno=brake;el choque=crash;el atropello=hit-and-run;la colisión=collision;el volcamiento=rollover;el incendio=fire;la explosión=explosion
el humo=smoke;las llamas=flames;el bombero=firefighter;los bomberos=firefighters;la ambulancia=ambulance;el paramédico=paramedic;la camilla=stretcher;el hospital=hospital;la clínica=clinic;la guardia=emergency room
el enfermo=patient;la enfermedad=disease;la herida=wound;el herido=injured man;los heridos=injured people;la lesión=injury;la quemadura=burn;la fractura=fracture;el golpe=blow;el moretón=bruise
la sangre=blood;el desmayo=fainting spell;la convulsión=seizure;el infarto=heart attack;el derrame=stroke;la sobredosis=overdose;el veneno=poison;las pastillas=pills;el frasco=bottle;la receta=prescription
la soga=rope;el lazo=noose;la cuerda=rope;las venas=veins;las muñecas=wrists;el cuello=neck;el pecho=chest;la espalda=back;la rodilla=knee;el hombro=shoulder
el brazo=arm;la pierna=leg;el dedo=finger;la oreja=ear;la ceja=eyebrow;el tatuaje=tattoo;la cicatriz=scar;el lunar=mole;la barba=beard;el bigote=mustache
el padrastro=stepfather;la madrastra=stepmother;el hijastro=stepson;la hijastra=stepdaughter;el yerno=son-in-law;la nuera=daughter-in-law;el suegro=father-in-law;la suegra=mother-in-law;el cuñado=brother-in-law;la cuñada=sister-in-law
el padrino=godfather;la madrina=godmother;el ahijado=godson;la ahijada=goddaughter;el compadre=close friend;la comadre=close friend;el nieto=grandson;la nieta=granddaughter;el sobrino=nephew;la sobrina=niece
la concubina=common-law wife;el concubino=common-law husband;la pareja=partner;el cónyuge=spouse;la viuda=widow;el viudo=widower;el huérfano=orphan;la huérfana=orphan;la embarazada=pregnant woman;el recién nacido=newborn
la criatura=child;el bebé=baby;la niñera=nanny;la cuidadora=caregiver;el tutor=guardian;la tutora=guardian;la custodia=custody;la patria potestad=parental authority;la tenencia=custody;la pensión=child support
el liceo=high school;la escuela=school;el colegio=school;el jardín=kindergarten;la guardería=daycare center;el recreo=recess;el salón=classroom;el director=principal;la directora=principal;la maestra=teacher
el alumno=student;la alumna=student;el compañero=classmate;la compañera=classmate;el bachillerato=high school;la universidad=university;la beca=scholarship;la mochila=backpack;el uniforme=uniform;el cuaderno=notebook
el vecindario=neighborhood;la colonia=neighborhood;el caserío=hamlet;la aldea=village;el pueblo=town;la alcaldía=mayor's office;el alcalde=mayor;la alcaldesa=mayor;el gobernador=governor;el ministerio=ministry
el embajador=ambassador;la embajada=embassy;el consulado=consulate;el cónsul=consul;la aduana=customs;la frontera=border;el migrante=migrant;los migrantes=migrants;el refugio=shelter;el albergue=shelter
la marcha=march;la protesta=protest;la huelga=strike;el paro=strike;el bloqueo=blockade;los disturbios=riots;el saqueo=looting;la pancarta=banner;el petardo=firecracker;la bomba=bomb
el secuestro=kidnapping;el plagio=kidnapping;el levantón=abduction;el ajuste de cuentas=settling of scores;la venganza=revenge;el asesinato=murder;el homicidio=homicide;el feminicidio=femicide;el suicidio=suicide;la agresión=assault
la violación=rape;el abuso=abuse;el maltrato=abuse;los malos tratos=abuse;la paliza=beating;el estrangulamiento=strangulation;la asfixia=asphyxia;el ahogamiento=drowning;el acoso=harassment;el hostigamiento=harassment
la estafa=scam;el fraude=fraud;el robo=robbery;el hurto=theft;el asalto=holdup;el atraco=holdup;el soborno=bribe;la coima=bribe;la mordida=bribe;el lavado de dinero=money laundering
la trata=human trafficking;la explotación=exploitation;la prostitución=prostitution;la droga=drugs;la cocaína=cocaine;la marihuana=marijuana;el cargamento=shipment;el contrabando=contraband;la mercadería=merchandise;el botín=loot
el temor=fear;el miedo=fear;el llanto=crying;el grito=scream;los gritos=screams;la angustia=anguish;la desesperación=desperation;la soledad=loneliness;la depresión=depression;el duelo=grief
la cautelar=precautionary measure;la restricción=restriction;la orden de alejamiento=restraining order;la perimetral=restraining order;la tobillera=ankle monitor;la pulsera=bracelet;la libertad condicional=parole;la excarcelación=release on bail;la custodia policial=police protection;el botón de pánico=panic button
la confidencialidad=confidentiality;la reserva=confidentiality;el resguardo=safekeeping;la conservación=preservation;la preservación=preservation;la divulgación=disclosure;la difusión=dissemination;el requerimiento=request;la solicitud=request;la petición=request
"""
_VERBS = """
allanar=raid;requisar=search;incautar=seize;decomisar=confiscate;aprehender=arrest;capturar=capture;huir=flee;escapar=escape;esconderse=hide;ocultarse=hide
disparar=shoot;apuñalar=stab;acuchillar=stab;degollar=slit throats;ahorcar=hang people;estrangular=strangle;asfixiar=suffocate;envenenar=poison;golpear=hit;patear=kick
sobornar=bribe;estafar=scam;robar=steal;hurtar=steal;asaltar=rob;saquear=loot;extorsionar=extort;chantajear=blackmail;amenazar=make threats;intimidar=intimidate
llorar=cry;gritar=scream;suplicar=beg;rogar=beg;rezar=pray;temblar=tremble;desmayarse=faint;respirar=breathe;sangrar=bleed;vomitar=vomit
declarar=testify;testificar=testify;confesar=confess;mentir=lie;jurar=swear;negar=deny;apelar=appeal;absolver=acquit;condenar=convict;sentenciar=sentence
denunciar=file a report;avisar=give notice;notificar=notify;advertir=warn;alertar=alert;requerir=require;solicitar=request;exigir=demand;ordenar=order;prohibir=prohibit
resguardar=safeguard;preservar=preserve;conservar=preserve;custodiar=guard;vigilar=keep watch;rastrear=track;localizar=locate;ubicar=locate;identificar=identify;averiguar=find out
depositar=deposit money;transferir=transfer money;cobrar=collect;pagar=pay;deber=owe;prestar=lend;devolver=give back;rescatar=rescue;liberar=release;entregar=hand over
publicar=publish;difundir=spread;divulgar=disclose;compartir=share;subir el video=upload the video;borrar=delete;bloquear=block;desbloquear=unblock;reactivar=reactivate;cerrar la cuenta=close the account
tirarse=jump;lanzarse=jump;arrojarse=jump;cortarse=cut himself;suicidarse=kill himself;matarse=kill himself;despedirse=say goodbye;lastimarse=hurt himself;quitarse la vida=take his own life;rendirse=give up
laburar=work;trabajar=work;mudarse=move;regresar=return;volver=come back;quedarse=stay;irse=leave;marcharse=leave;salir=go out;llegar=arrive
"""
_ADJECTIVES = """
ajeno=unrelated;vigente=in force;vencido=expired;apócrifo=forged;falso=false;verídico=true;presunto=alleged;supuesto=supposed;imputado=accused;prófugo=on the run;ileso=unharmed;malherido=badly wounded;grave=serious;fallecido=deceased;embriagado=drunk
ebrio=drunk;borracho=drunk;drogado=drugged;armado=armed;desarmado=unarmed;encapuchado=hooded;maniatado=tied up;amordazado=gagged;vendado=blindfolded;golpeado=beaten;asustado=scared;desesperado=desperate;agresivo=aggressive;celoso=jealous;violento=violent
reservado=confidential;confidencial=confidential;urgente=urgent;improcedente=inadmissible;procedente=admissible;inminente=imminent;reincidente=repeat;anónimo=anonymous;íntimo=intimate;desnudo=naked;embarazado=pregnant;menor=minor;adoptivo=adoptive;discapacitado=disabled;sordo=deaf
"""
_TAGS = {"el": "<m><sg>", "la": "<f><sg>", "los": "<m><pl>", "las": "<f><pl>"}


def words() -> list[Word]:
    """Return all words with their kind and tags."""
    found: list[Word] = []
    for entry in _NOUNS.replace("la esposas", "las esposas").replace("\n", ";").strip(";").split(";"):
        spanish, english = entry.split("=")
        article, _, text = spanish.partition(" ")
        found.append((text, "n", "<n>" + _TAGS[article], english))
    for block, kind in ((_VERBS, "inf"), (_ADJECTIVES, "adj")):
        for entry in block.replace("\n", ";").strip(";").split(";"):
            text, english = entry.split("=")
            found.append((text, kind, "<sg>", english))
    return found


def pairs(rng: random.Random, count: int) -> Iterator[Pair]:
    """Yield sentences, a sixth of them in capitals."""
    every = words()
    for _ in range(count):
        spanish, english = next(frames.pairs([rng.choice(every)], rng, 1))
        yield (spanish.upper(), english.upper()) if rng.random() < 0.16 else (spanish, english)

"""All that code must know of Spanish."""

from __future__ import annotations

from ert_writer.text.languages.model import (
    Abbreviations,
    LanguageData,
    NumberWords,
    counted,
    counted_with_gender,
    word_set,
)

_CARDINALS = {
    **counted(
        "cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno/veintiun/veintiuna veintidos veintitres "
        "veinticuatro veinticinco veintiseis "
        "veintisiete veintiocho veintinueve treinta"
    ),
    **counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
    **counted(
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        100,
        100,
    ),
}
_ORDINALS = {
    **counted_with_gender(
        "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo decimotercero"
    ),
    **counted_with_gender(
        "vigesimo trigesimo cuadragesimo quincuagesimo sexagesimo septuagesimo octogesimo nonagesimo centesimo", 20, 10
    ),
    "primer": 1,
    "tercer": 3,
    "tercio": 3,
    "tercios": 3,
    "ambos": 2,
    "ambas": 2,
}
_NUMBERS = NumberWords(
    cardinals=_CARDINALS,
    scales={
        "mil": 10**3,
        "millon": 10**6,
        "millones": 10**6,
        "billon": 10**12,
        "billones": 10**12,
        "docena": 12,
        "docenas": 12,
    },
    alone=word_set("mil"),
    joiners=word_set("y"),
    articles=word_set("un una uno"),
    ordinals=_ORDINALS,
    half=r"\s+y\s+medi[oa]\b",
    next_scale={12: 10**3, 10**3: 10**6, 10**6: 10**12, 10**12: 10**18},
)
_ABBREVIATIONS = Abbreviations(
    leading=word_set("""
        jr mz lt sr sra srta srto sres sras srs d dña da dn cc cdno cdna exmo exma excmo excma ilmo ilma iltmo hno
        hna mons pbro fr sto sta blvd blv col fracc cd urb carr calz pza plza pje psje cdla cra crra inv averig agte
        agts m.p magdo jzgdo admón secr srio sria subdir coord gte pvdo auts const constit resp ldo lda fdo fda
    """),
    numeric=word_set("""
        no nos ene feb mar abr may jun jul ago sep sept set oct nov dic
    """),
    ending=word_set("ud uds vd vds vo.bo vto.bno v.b q.e.p.d afmo atte"),
    closing=word_set("m.n"),
)

DATA = LanguageData(
    code="es",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    short_months=(
        ("ene",),
        ("feb",),
        ("mar",),
        ("abr",),
        ("may",),
        ("jun",),
        ("jul",),
        ("ago",),
        ("setiembre", "sep", "sept", "set"),
        ("oct",),
        ("nov",),
        ("dic",),
    ),
    ambiguous_months=word_set("mar ago set may"),
    weekdays=(("lunes",), ("martes",), ("miercoles",), ("jueves",), ("viernes",), ("sabado",), ("domingo",)),
    relative_days=(
        (r"pasado\s+manana", 2),
        (r"(?<!de la )(?<!la )(?<!por la )manana(?!\s+del?\s+dia\s+(?:de\s+)?hoy)", 1),
        (
            r"el\s+dia\s+de\s+hoy|hoy(?:\s+mismo)?|dia\s+de\s+la\s+fecha|en\s+la\s+fecha|(?:esta|essa)\s+(?:misma\s+)?(?:tarde|noche|manana|madrugada)",
            0,
        ),
        (r"antier|anteayer|antes\s+de\s+ayer", -2),
        (r"ayer|anoche", -1),
    ),
    decimal_comma=True,
    numbers=_NUMBERS,
    abbreviations=_ABBREVIATIONS,
    accented=word_set("""
        advirtió agredió alcaldía américa apareció aprehensión área auténtico bogotá carácter cárcel cédula cédulas
        cibernética cibernético cometió comisarías compartió conoció consiguió contraloría córdoba daños decidió
        defensoría depósito desapareció desconocía difundió dirigió doméstica doméstico dueña económica engaño envío
        escribió específico estableció exigió extorsión fiscalía fiscalías género haití íntima íntimas íntimo
        íntimos jamás jurídicos límite más máxima medellín méxico miércoles murió niñez ocurrió oficialía ofreció
        panamá perdió permitió perú pidió policías procuraduría público quitaría recibió reconoció respondió río
        salió señoras señorita sería serían siguió subió sucedió sufrió suscribió tenía término trámite trámites
        transmitió tucumán útil vía vías vídeo vivió
    """),
    accented_endings=(
        ("cion", "ción"),
        ("sion", "sión"),
        ("xion", "xión"),
        ("gion", "gión"),
        ("nion", "nión"),
        ("logia", "logía"),
        ("logias", "logías"),
        ("grafia", "grafía"),
        ("grafias", "grafías"),
    ),
    never_accented=word_set(
        "balcao branca brancas copia diferencia falcao gerencia influencia pratica providencia publica"
    ),
    negations=(
        "no",
        "ni",
        "nunca",
        "jamas",
        "tampoco",
        "sin",
        "nadie",
        "ninguno",
        "ninguna",
        "ningun",
        "nada",
        "ni siquiera",
        "en ningun caso",
        "de ninguna manera",
    ),
    idle_negations=(
        "no dej",
        "no olvid",
        "no dud",
        "no demor",
        "no tard",
        "no omit",
        "no vacil",
        "no escatim",
        "no se abst",
        "no se olvid",
        "no se demor",
        "no solo",
        "no solamente",
        "no unicamente",
        "no obstante",
        "no menos de",
        "no bien",
        "sin perjuicio",
        "sin embargo",
        "sin demora",
        "sin dilacion",
        "sin tardanza",
        "sin dudar",
        "sin duda",
        "sin falta",
        "sin excepcion",
    ),
    clause_openers=(
        "ya que",
        "toda vez que",
        "dado que",
        "debido a que",
        "puesto que",
        "por cuanto",
        "porque",
        "pues",
        "en virtud de que",
        "en razon de que",
        "con motivo de que",
        "a fin de que",
        "a fin de",
        "con el fin de",
        "con la finalidad de",
        "para que",
        "por lo que",
        "por lo cual",
        "por lo tanto",
        "mientras que",
        "mientras",
        "en tanto",
        "aunque",
        "pero",
        "sino que",
        "sin embargo",
        "no obstante",
        "en caso de que",
        "en caso contrario",
        "siempre que",
        "siempre y cuando",
        "de lo contrario",
        "cuando",
        "antes de que",
        "despues de que",
        "hasta que",
        "desde que",
        "una vez que",
        "sin que",
        "quien",
        "quienes",
        "el cual",
        "la cual",
        "los cuales",
        "las cuales",
        "lo cual",
    ),
    comma_openers=(
        "que",
        "donde",
        "y",
        "e",
        "o",
        "ni",
        "si",
        "como",
        "cuyo",
        "cuya",
        "cuyos",
        "cuyas",
        "ella",
        "el",
        "ellos",
        "ellas",
        "asi como",
        "incluso",
        "segun",
        "luego",
        "entonces",
        "ademas",
    ),
    conditions=(
        "si",
        "en caso de que",
        "en caso contrario",
        "de lo contrario",
        "siempre que",
        "siempre y cuando",
        "a menos que",
        "salvo que",
    ),
)

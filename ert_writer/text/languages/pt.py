"""All that code must know of Portuguese."""

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
        "zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte"
    ),
    **counted("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    **counted(
        "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
        "quinhentos/quinhentas seiscentos/seiscentas "
        "setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
        100,
        100,
    ),
}
_ORDINALS = {
    **counted_with_gender("primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo"),
    **counted_with_gender(
        "vigesimo trigesimo quadragesimo quinquagesimo sexagesimo septuagesimo octogesimo nonagesimo centesimo", 20, 10
    ),
    "terco": 3,
    "tercos": 3,
    "ambos": 2,
    "ambas": 2,
}
_NUMBERS = NumberWords(
    cardinals=_CARDINALS,
    scales={
        "mil": 10**3,
        "milhao": 10**6,
        "milhoes": 10**6,
        "mi": 10**6,
        "bilhao": 10**9,
        "bilhoes": 10**9,
        "bi": 10**9,
        "trilhao": 10**12,
        "trilhoes": 10**12,
        "duzia": 12,
        "duzias": 12,
    },
    alone=word_set("mil"),
    joiners=word_set("e"),
    articles=word_set("um uma"),
    ordinals=_ORDINALS,
    half=r"\s+e\s+mei[oa]\b",
    next_scale={12: 10**3, 10**3: 10**6, 10**6: 10**9, 10**9: 10**12, 10**12: 10**15},
)
_ABBREVIATIONS = Abbreviations(
    leading=word_set("""
        sr sra srs sras srta d exmo exma exmos exmas ilmo ilma ilmos ilmas ilmº exmº mm mmª v v.exa v.exª v.sa v.sª
        rev sto sta desa dep sen promot delª agt invest perit matr proc procs trav rod jd bl qd lt pça lgo gab súm
        disp parág obs dest tb crim cív
    """),
    numeric=word_set("""
        no nos jan fev mar abr mai jun jul ago set out nov dez
    """),
    ending=word_set("epp vv.exas vv.sas"),
    closing=word_set(""),
)

DATA = LanguageData(
    code="pt",
    months=(
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    short_months=(
        ("jan",),
        ("fev",),
        ("mar",),
        ("abr",),
        ("mai",),
        ("jun",),
        ("jul",),
        ("ago",),
        ("set",),
        ("out",),
        ("nov",),
        ("dez",),
    ),
    ambiguous_months=word_set("mar marco mai ago set out dez"),
    weekdays=(
        ("segunda-feira", "segunda"),
        ("terca-feira", "terca"),
        ("quarta-feira", "quarta"),
        ("quinta-feira", "quinta"),
        ("sexta-feira", "sexta"),
        ("sabado",),
        ("domingo",),
    ),
    relative_days=(
        (r"depois\s+de\s+amanha", 2),
        (r"amanha", 1),
        (r"hoje(?:\s+mesmo)?|na\s+data\s+de\s+hoje|(?:esta|nesta)\s+(?:mesma\s+)?(?:tarde|noite|manha|madrugada)", 0),
        (r"anteontem", -2),
        (r"ontem", -1),
    ),
    decimal_comma=True,
    numbers=_NUMBERS,
    abbreviations=_ABBREVIATIONS,
    accented=word_set("""
        há já análise apreensão até avó avô básico cárcere cibernético cibernéticos denúncia domicílio extorsão
        flagrância força homicídio imóvel indício indícios inquérito inquéritos judiciária judiciário juíza juízes
        juízo mãe matrícula mês município notícia óbito ofícios órgão polícias públicos suicídio telefônica
        telemática telemático usuária usuárias vídeo
    """),
    accented_endings=(
        ("cao", "ção"),
        ("coes", "ções"),
        ("sao", "são"),
        ("soes", "sões"),
        ("encia", "ência"),
        ("encias", "ências"),
        ("ancia", "ância"),
        ("ancias", "âncias"),
        ("anca", "ança"),
        ("ancas", "anças"),
        ("ario", "ário"),
        ("arios", "ários"),
        ("orio", "ório"),
        ("orios", "órios"),
        ("avel", "ável"),
        ("aveis", "áveis"),
        ("ivel", "ível"),
        ("iveis", "íveis"),
        ("onico", "ônico"),
        ("onica", "ônica"),
        ("onicos", "ônicos"),
        ("onicas", "ônicas"),
        ("atico", "ático"),
        ("atica", "ática"),
        ("aticos", "áticos"),
        ("aticas", "áticas"),
    ),
    never_accented=word_set(
        "balcao branca brancas copia diferencia falcao gerencia influencia pratica providencia publica"
    ),
    negations=(
        "nao",
        "nem",
        "nunca",
        "jamais",
        "tampouco",
        "sem",
        "ninguem",
        "nenhum",
        "nenhuma",
        "nada",
        "de forma alguma",
        "em hipotese alguma",
    ),
    clause_openers=(
        "ja que",
        "uma vez que",
        "visto que",
        "tendo em vista que",
        "dado que",
        "devido a",
        "porque",
        "pois",
        "porquanto",
        "em razao de",
        "a fim de que",
        "a fim de",
        "com o fim de",
        "com a finalidade de",
        "para que",
        "pelo que",
        "por isso",
        "de modo que",
        "enquanto",
        "embora",
        "ainda que",
        "mas",
        "porem",
        "contudo",
        "entretanto",
        "no entanto",
        "caso contrario",
        "desde que",
        "quando",
        "antes que",
        "depois que",
        "ate que",
        "assim que",
        "sem que",
        "quem",
        "o qual",
        "a qual",
        "os quais",
        "as quais",
        "o que",
    ),
    comma_openers=(
        "que",
        "onde",
        "e",
        "ou",
        "nem",
        "se",
        "caso",
        "como",
        "cujo",
        "cuja",
        "cujos",
        "cujas",
        "ela",
        "ele",
        "eles",
        "elas",
        "bem como",
        "inclusive",
        "segundo",
        "conforme",
        "depois",
        "entao",
        "alem disso",
    ),
    conditions=("se", "caso", "caso contrario", "desde que", "a menos que", "salvo se", "exceto se"),
)

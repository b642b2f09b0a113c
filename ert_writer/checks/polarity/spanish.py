"""Spanish cues on folded text: (kind, pattern); `?` after a kind makes it weak. Idioms come first and win."""

from __future__ import annotations

CUES: tuple[tuple[str, str], ...] = (
    ("neutral", r"nos?\.\s*\d[\w./-]*|(?<!, )nos?\s*\d[\w./-]*|no\.(?=\s*[\w-]*\d)"),
    ("neutral", r"no (?:solo|solamente|unicamente|meramente|simplemente|exclusivamente|tan solo)|no obstante"),
    (
        "neutral",
        (
            r"sin embargo|sin perjuicio|sin (?:lugar a )?dudas?(?: alguna)?|sin mas(?: por el momento"
            r"| que agregar|(?=\s*[,.;]))"
        ),
    ),
    ("neutral", r"sin otro particular|sin importar|sin tener en cuenta|sin considerar|no importa|sin distincion"),
    (
        "neutral",
        (
            r"a salvo|(?:es|esta|quede|queda|se|sea) salvo(?= de)|sanos? y salvos?|sin contar|no es solo"
            r"|no (?:es|era|fue|sera)(?: \w+)? (?:solo|solamente|unicamente)"
        ),
    ),
    ("neutral", r"sin (?:demora|dilacion(?:es)?|tardanza|falta|mayor tramite)|correos? no deseados?"),
    (
        "neutral",
        r"sin (?:ninguna )?(?:limitacion(?:es)?|discriminacion)(?: alguna)?|(?<=¿)no(?=\?)|que nunca(?! se)|o no(?=\))",
    ),
    (
        "neutral",
        r"no (?:\w+ ){1,2}(?:solo|solamente|unicamente) (?:una?|el|la|los|las|por|para|de|con|en)|no es menos cierto",
    ),
    ("neutral", r"(?:de )?lo contrario|(?:en )?caso contrario|en su defecto"),
    ("neutral", r"sin fines? de lucro|sin animo de lucro|salvo error(?:es)?(?: u omision(?:es)?)?"),
    (
        "neutral",
        (
            r"no (?:(?:podra |debera |puede |debe )?(?:ser|sea|sera|es|fuera) )?(?:mas|menos|mayor(?:es)?"
            r"|menor(?:es)?|superior(?:es)?|inferior(?:es)?) (?:de"
            r"|a|al|que|tarde)"
        ),
    ),
    ("neutral", r"no (?:\w+ )?(?:exced|super|sobrepas|rebas)\w+|o no|nada (?:mas|menos) que|nada menos|no menos"),
    ("neutral", r"ni mas ni menos|cuando menos|por lo menos|al menos|a lo menos"),
    ("weak", r"hasta que no|hasta tanto no|no dud\w+ en"),
    ("neutral", r"no (?:hay|cabe|existe) (?:lugar a )?dudas?|sin que (?:ello )?\w+ perjuicio"),
    ("not", r"(?<![a-z] )de no \w+r|ya no|aun no|todavia no|no"),
    ("nor", r"ni(?: siquiera)?"),
    ("concord", r"nunca|jamas|nadie|ningun(?:a|o|os|as)?|nada|tampoco|en absoluto"),
    (
        "concord",
        (
            r"(?:en|de|por|bajo|a|con) (?:modo|manera|forma|caso|momento|tiempo|concepto|motivo|razon|causa|pretexto"
            r"|excusa|circunstancia|supuesto|hipotesis|condicion|titulo|lugar|parte|persona|medio|via|suerte) algun[oa]"
        ),
    ),
    ("without?", r"(?:y|o) sin"),
    ("weak", r"sin (?:mayor(?:es)? )?(?:efectos?|validez|vigencia)"),
    ("except", r"a menos que|salvo(?: que| si| en)?|excepto|a excepcion de|con excepcion de|exceptuando|menos que"),
    ("without", r"sin"),
    ("deny", r"(?:de)?neg(?!oci|lig|r[oaiue])\w+"),
    ("deny", r"(?:de)?nieg(?:a|an|o|ue|uen)|(?:de)?neg(?:acion|aciones|ativas?)|rechaz\w+|rehus\w+|improcedente"),
    ("deny?", r"desestim\w+|declin\w+|no ha lugar|opon\w+|opus\w+|oposicion|negativos?|discrep\w+"),
    ("fail", r"dej(?:ar|a|an|o|aron|ado|ara|aran|e|en|ando|aba|aban|aria|arian|amos|emos) de|omit\w+|omis\w+"),
    ("fail", r"evit\w+|abst(?:en|ien|uv)\w+|incumpl\w+"),
    (
        "fail?",
        r"fall(?:o|aron|a|an|ar|ado)|fracas\w+|imp(?:id|ed)\w+|cesar?|ces(?:o|aron|a|an|e|en)|deten\w+|par(?:o|aron)",
    ),
    ("unable", r"incapa(?:z|ces|cidad)|imposibilit\w+|imposibilidad"),
    ("lack", r"care(?:c|z)\w+|carente\w*|inexist\w+|prescind\w+|innecesari\w+"),
    (
        "lack",
        r"dispens(?:a|an|o|ad[ao]s?)(?= (?:(?:de|la|el) )?(?:previa )?(?:orden|autoriz|mandat|decis|notific|consent))",
    ),
    ("unable", r"imposible\w*"),
    ("unable?", r"inviable\w*|impedid\w+"),
    ("forbid", r"proh[ií]b\w+|vedad\w+"),
    ("forbid?", r"vet(?:o|ado|ada|ar|aron)"),
    (
        "lack?",
        r"falt(?:a|an|o|aron|aba|aban|ar|e|ado)|ausen\w+|carencia\w*|escas\w+|exent\w+|libres? de",
    ),
    ("instead", r"en (?:lugar|vez) de"),
    ("only", r"solo|solamente|unicamente|exclusivamente|recien|tan solo|apenas"),
    (
        "weak",
        r"apenas|rara vez|raramente|dificilmente|poc[oa]s?|lejos de",
    ),
    ("weak", r"a diferencia de|anti\w{4,}|sino"),
    (
        "weak",
        r"in(?:accesib|accessiv|adecuad|adequad|adverti|advertid|alterad|apropiad|apropriad|calculab|cert|ciert)\w*",
    ),
    ("weak", r"in(?:capa|cesant|cessant|complet|comod|compatib|compativ|confundib|cont|correct|corret|creib|criv)\w*"),
    ("weak", r"in(?:creduli|cuestionab|cumpl|debid|defens|defin|dependien|dependen|deseab|desejav|diferen|direct)\w*"),
    (
        "weak",
        r"in(?:digna|eficaz|eficien|estab|estav|evitab|evitav|existen|experien|experto|fiel|finit|frecuen|frequen)\w*",
    ),
    (
        "weak",
        r"in(?:fructuos|frutifer|fundad|habitual|habit|igualab|inteligib|interrump|interrupt|justici|justo|merec)\w*",
    ),
    (
        "weak",
        (
            r"in(?:necesari|numerab|numerav|ofensiv|oportun|segur|sensib|solit|suficien|tacto|toleran|uti"
            r"|usual|usitad|visib|visiv)\w*"
        ),
    ),
    (
        "weak",
        (
            r"nul[oa]s?|improrrog\w+|im(?:pacien|parab|pecab|pensab|perfec|perfei|potab|preci|preciso|previs"
            r"|procedent|productiv|produtiv|prob|prov|pun|prudent)\w*"
        ),
    ),
    (
        "weak",
        (
            r"i(?:legib|legiv|legitim|legal|les|ligit|limitad|logic|rregular|rrespons|rrelevan|rremed"
            r"|rrecuper|rrepar|rrefut|rrevers|rreal)\w*"
        ),
    ),
    (
        "weak",
        (
            r"des(?:conf|contin|cuid|empl|empreg|habit|hech|igual|interes|lig|obed|ocup|orden|organiz|ori"
            r"|prote|prov|segu|ventaj|vantag|activ|ativ)\w*"
        ),
    ),
    (
        "weak",
        r"dis(?:par|cap|gust|conform|tint|simil|funcion)\w*|fals[oa]s?|vaci[oa]s?|vazi[oa]s?|fuera de|fora d[eoa]",
    ),
)

"""Portuguese cues on folded text: (kind, pattern); `?` after a kind makes it weak. Idioms come first and win.

`no` is `em` + `o` and no negation.
"""

from __future__ import annotations

CUES: tuple[tuple[str, str], ...] = (
    (
        "neutral",
        r"nao (?:so|somente|apenas|meramente|simplesmente|exclusivamente|unicamente)|nao obstante|nada obstante",
    ),
    (
        "neutral",
        (
            r"sem embargo|sem prejuizo|sem (?:sombra de )?duvidas?(?: alguma)?|sem mais(?: para o momento"
            r"| a tratar|(?=\s*[,.;]))"
        ),
    ),
    ("neutral", r"sem outro particular|sem importar|nao importa|sem levar em conta|sem distincao|ou nao"),
    (
        "neutral",
        r"a salvo|saos? e salvos?|sem contar|nao (?:e|era|foi|sera|se trata)(?: \w+)? (?:so|somente|apenas|unicamente)",
    ),
    ("neutral", r"sem (?:demora|delongas?|falta|tardar)"),
    ("neutral", r"sem (?:qualquer )?(?:limitac(?:ao|oes)|discriminacao)(?: alguma)?|(?<=, )nao(?=\?)|rejeitos"),
    ("neutral", r"(?:do )?que nunca(?! se)"),
    ("neutral", r"(?:d?o |em )?(?:caso )?contrario(?! d[aeo])"),
    ("neutral", r"sem fins? lucrativos?|sem fio|salvo erros?(?: (?:ou|e) omiss(?:ao|oes))?"),
    (
        "neutral",
        (
            r"nao (?:(?:podera |devera |pode |deve )?(?:ser|seja|sera|e|for) )?(?:mais|menos|maior(?:es)?"
            r"|menor(?:es)?|superior(?:es)?"
            r"|inferior(?:es)?) (?:de|do que|que|a|ao|tarde)"
        ),
    ),
    (
        "neutral",
        (
            r"nao (?:\w+ )?(?:exced|ultrapass|super)\w+|nada (?:mais|menos) (?:do )?que|nem mais nem menos"
            r"|ao menos|pelo menos"
        ),
    ),
    (
        "except",
        (
            r"a nao ser(?: que)?|a menos que|salvo(?: se)?|exceto|a excecao de|com excecao d[eoa]s?"
            r"|ressalvad\w+|excetuad\w+"
        ),
    ),
    ("weak", r"ate que nao|enquanto nao|nao hesit\w+|senao"),
    ("neutral", r"nao ha (?:qualquer )?duvidas?|sem que (?:isso )?haja prejuizo"),
    ("not", r"ja nao|ainda nao|nao"),
    ("not", r"e nem(?= (?:\w+ ){0,3}se )"),
    ("nor", r"nem(?: mesmo| sequer)?"),
    ("concord", r"nunca|jamais|ninguem|nenhu(?:m|ma|ns|mas)|nada|tampouco|em absoluto"),
    (
        "concord",
        (
            r"(?:em|de|por|sob|a|com) (?:modo|maneira|forma|jeito|caso|momento|tempo|motivo|razao|causa|pretexto"
            r"|desculpa|circunstancia|hipotese|condicao|alegacao|titulo|lugar|parte|pessoa|meio|ocasiao) alguma?"
        ),
    ),
    ("without?", r"(?:e|ou) sem"),
    ("weak", r"sem (?:maior(?:es)? )?(?:efeitos?|validade|vigencia)"),
    ("without", r"sem"),
    ("deny", r"(?:de)?neg(?!oci|lig|r[oa])\w+"),
    ("deny", r"indefer\w+|descab\w+|indefir\w+|rejeit\w+|recus\w+|improcedente"),
    ("deny?", r"declin\w+|opo(?:s|e|r)\w*|oposicao|negativos?|discord\w+|descart\w+"),
    ("fail", r"deix(?:ar|a|am|ou|aram|ado|e|em|ando|ava|avam|aria|amos|emos|o|arao|ara|aremos) de|omit\w+|omiss\w+"),
    ("fail", r"evit\w+|abst(?:er|enh|ev|iv|em)\w*|descumpr\w+"),
    ("fail?", r"falh\w+|fracass\w+|imped\w+|cess\w+|parar(?:am)?|parou"),
    ("unable", r"incapa(?:z|zes|cidade)|impossibilit\w+|impossibilidade"),
    ("lack", r"carec\w+|carente\w*|inexist\w+|independ(?:e|em|eria|eriam|era|erao|ia|iam)|prescind\w+|desnecess\w+"),
    (
        "lack",
        (
            r"dispens(?:a|am|ou|ad[ao]s?)(?= (?:(?:de|a|o|da|do) )?(?:(?:previa|nova) )?"
            r"(?:ordem|autoriz|mandad|decis|notific|intima|consent))"
        ),
    ),
    ("unable", r"impossive\w+"),
    ("unable?", r"inviave\w+|impedid\w+"),
    ("forbid", r"proib\w+|vedad\w+"),
    ("forbid?", r"vet(?:o|ado|ada|ar|ou)|banid\w+"),
    (
        "lack?",
        r"falt(?:a|am|ou|aram|ava|avam|ar|e)|ausen\w+|carencia\w*|escass\w+|isent\w+|livres? de",
    ),
    ("instead", r"(?:em|no) (?:lugar|vez) d[eoa]s?|ao inves d[eoa]s?"),
    ("only", r"so|somente|apenas|unicamente|exclusivamente"),
    ("weak", r"dificilmente|raramente|pouc[oa]s?|longe de"),
    ("weak", r"ao contrario de|anti\w{4,}"),
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

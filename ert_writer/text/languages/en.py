"""All that code must know of English."""

from __future__ import annotations

from ert_writer.text.languages.model import Abbreviations, LanguageData, NumberWords, counted, word_set

_CARDINALS = {
    **counted(
        "zero one/a/an two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty"
    ),
    **counted("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10),
}
_ORDINALS = {
    **counted(
        "first second third/thirds fourth/fourths/quarter/quarters fifth/fifths sixth seventh "
        "eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
    **counted("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 20, 10),
    "once": 1,
    "twice": 2,
    "both": 2,
    "thousandth": 1000,
}
_NUMBERS = NumberWords(
    cardinals=_CARDINALS,
    scales={
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "trillion": 10**12,
        "dozen": 12,
    },
    alone=word_set(""),
    joiners=word_set("and"),
    articles=word_set("one a an"),
    ordinals=_ORDINALS,
    half=r"\s+and\s+a\s+half\b",
    next_scale={12: 10**3, 100: 10**3, 10**3: 10**6, 10**6: 10**9, 10**9: 10**12, 10**12: 10**15},
)
_ABBREVIATIONS = Abbreviations(
    leading=word_set("""
        mr mrs ms mx messrs det lt col hon rev supt asst dept fig e.g i.e viz approx attn sgts
    """),
    numeric=word_set("""
        no nos jan feb mar apr jun jul aug sep sept oct nov dec para cl ch div
    """),
    ending=word_set("inc co corp ltd llc jr sr esq ph.d u.n"),
    closing=word_set("et.al"),
)

DATA = LanguageData(
    code="en",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short_months=(
        ("jan",),
        ("feb",),
        ("mar",),
        ("apr",),
        ("may",),
        ("jun",),
        ("jul",),
        ("aug",),
        ("sep", "sept"),
        ("oct",),
        ("nov",),
        ("dec",),
    ),
    ambiguous_months=word_set("mar may"),
    weekdays=(("monday",), ("tuesday",), ("wednesday",), ("thursday",), ("friday",), ("saturday",), ("sunday",)),
    relative_days=(
        (r"(?:the\s+)?day\s+after\s+tomorrow", 2),
        (r"tomorrow", 1),
        (r"today|tonight|this\s+(?:very\s+)?(?:morning|afternoon|evening)", 0),
        (r"(?:the\s+)?day\s+before\s+yesterday", -2),
        (r"yesterday|last\s+night", -1),
    ),
    decimal_comma=False,
    numbers=_NUMBERS,
    abbreviations=_ABBREVIATIONS,
    negations=(
        "not",
        "no",
        "never",
        "neither",
        "nor",
        "without",
        "nobody",
        "none",
        "nothing",
        "cannot",
        "unable to",
        "dont",
        "doesnt",
        "didnt",
        "wont",
        "isnt",
        "arent",
        "wasnt",
        "hasnt",
        "havent",
        "cant",
    ),
    idle_negations=(
        "not only",
        "not hesitate",
        "not fail to",
        "not delay",
        "not forget",
        "not stop",
        "no later than",
        "no less than",
        "no doubt",
        "without prejudice",
        "without delay",
        "without fail",
        "without exception",
        "without further",
    ),
    clause_openers=(
        "because",
        "since",
        "as",
        "given that",
        "due to",
        "so that",
        "in order to",
        "in order that",
        "therefore",
        "while",
        "whereas",
        "although",
        "but",
        "however",
        "unless",
        "otherwise",
        "when",
        "before",
        "after",
        "until",
        "once",
        "who",
        "whom",
        "which",
        "whose",
        "whereby",
    ),
    comma_openers=(
        "and",
        "or",
        "that",
        "where",
        "if",
        "she",
        "he",
        "they",
        "including",
        "according to",
        "then",
        "also",
    ),
    conditions=("if", "unless", "otherwise", "provided that", "in case"),
)

"""English cues on folded text: (kind, pattern); `?` after a kind makes it weak. Idioms come first and win."""

from __future__ import annotations

_BE = r"(?:is|are|was|were|be|been|being)"

CUES: tuple[tuple[str, str], ...] = (
    ("neutral", r"nos?\.?\s*\d[\w./-]*|no\.(?=\s*[\w-]*\d)|nos?\.?(?=\s*:)|no\.?(?=\s+\w+[/-]\S*\d)"),
    ("neutral", r"(?:letter|case|file|report|reference|order|record|process|proceeding|inquiry|notice) nos?\."),
    ("neutral", r"not (?:only|just|merely|simply|solely|exclusively)|not (?:to mention|least)|last but not least"),
    (
        "neutral",
        (
            r"(?:no|not) (?:smaller|bigger|shorter|nearer|closer) than|(?:is|are|was|were)(?: not"
            r"|n['’]t) (?:only|just|merely|simply|solely)"
        ),
    ),
    ("neutral", r"no (?:later|earlier|sooner|fewer|less|more|greater|lower|higher|longer|older|younger) than"),
    (
        "neutral",
        (
            r"not (?:be |have |last |take )?(?:later|earlier|sooner|fewer|less|more|greater|lower|higher"
            r"|longer|exceeding)(?: than)"
        ),
    ),
    ("neutral", r"(?:does|do|did|shall|may|must|should|can|will)(?: not|n['’]t) exceed|not exceed(?:ing)?"),
    ("neutral", r"no (?:doubt|wonder|matter)|without (?:doubt|a doubt|question|prejudice(?: to)?|regard to)"),
    (
        "neutral",
        (
            r"without any doubt|without (?:further |undue )?delay|without fail|needless to say"
            r"|errors? (?:and|or) omissions? excepted|nothing (?:further|else) (?:to add|at this)"
            r"|no further (?:matters?|business)"
        ),
    ),
    ("neutral", r"otherwise|to the contrary|failing (?:that|which)"),
    (
        "neutral",
        r"without (?:any )?(?:limitation|distinction|discrimination)(?: of any kind)?|or (?:is|are|does|do|has)n['’]t",
    ),
    ("neutral", r"beyond (?:any |all )?doubt|there is no doubt"),
    (
        "neutral",
        r"(?:whether )?or not|none ?the ?less|never ?the ?less|notwithstanding|regardless(?! of)|irrespective(?! of)",
    ),
    ("neutral", r"nothing (?:but|more than|less than|short of)|no (?:other|less)|nothing less"),
    ("weak", r"if not|not until|(?:do not|don['’]t|not) hesitate"),
    ("weak", r"not[- ]for[- ]profit|non-?profit|non-?governmental"),
    ("not", r"no longer|not any longer|not yet|can ?not|\w+n['’]t|not|by no means|in no way|under no circumstances"),
    ("not", r"(?:has|have|had|is|are) yet to"),
    ("nor", r"nor"),
    ("concord", r"no[- ]one|nobody|nothing|none|never|nowhere|neither"),
    ("not", r"no"),
    ("without?", r"(?:and|or) without"),
    ("without", r"without"),
    ("except", r"unless|except(?:ing)?(?: for)?|with the exception of|save (?:for|as|where|that|in|if|when|by)"),
    ("except", r"(?<=nobody )but|(?<=no one )but|(?<=none )but"),
    ("except?", r"other than|apart from|excluding|but for"),
    ("deny", r"den(?:y|ies|ied|ying|ials?)|refus\w+|reject\w*"),
    ("deny?", r"declin\w+|dismiss\w*|turn(?:s|ed)? down|negat\w+|disallow\w*|overrul\w+|disagree\w*|oppos\w+"),
    ("fail", r"fail(?:s|ed|ing|ures?)? to|neglect\w* to|omit\w*|refrain\w*|abstain\w*|avoid\w*"),
    ("fail?", r"fail\w*|stop\w*|ceas\w+|discontinu\w+|prevent\w*|withh[eo]ld\w*|keep from"),
    ("fail?", r"skip\w*|le(?:ave|aves|ft|aving) out|bypass\w*|overlook\w*"),
    ("unable", r"unable|inability|incapable"),
    ("unable", r"impossib\w+"),
    ("unable?", r"unfeasible|infeasible"),
    ("forbid", r"prohibit\w*|forb[ia]d\w*|forbade|banned"),
    ("forbid?", r"bans?|banning|bar(?:s|red|ring)|outlaw\w*|preclud\w+"),
    (
        "lack?",
        (
            r"absence|absent|shortage|devoid|missing|in default of|free (?:of|from)|out of|run(?:s"
            r"|ning)? out|wi-?fi|toll-free"
        ),
    ),
    ("lack?", r"regardless of|irrespective of|independent\w* (?:of|from)|dispens\w+|waiv\w+|exempt\w*|needless"),
    ("lack", r"lack\w*|non-?exist\w+"),
    ("lack?", r"\w{3,}less(?:ly|ness)?"),
    ("only", r"only|solely|exclusively|just|merely"),
    ("weak", r"hardly|barely|scarcely|rarely|seldom|few|little|far from"),
    ("instead", r"instead(?: of)?|rather than|in (?:place|lieu) of"),
    ("weak", r"non-?\w{4,}|ignor\w+|unlike|opt\w* out|ill-\w+|anything but|anti-?\w{4,}"),
    ("neutral", r"un(?:it\w*|ion\w*|iqu\w+|ivers\w+|der\w*|til|iform\w*|icef|animous\w*)"),
    ("weak", r"un-?(?!less)\w{3,}"),
    (
        "weak",
        r"im(?:balanced?|mun\w+|personal|pure|moral|mobile|mature|practical\w*|precise|probabl\w+|polite|perfect\w*)",
    ),
    (
        "weak",
        r"in(?:ability|accessib\w+|adequa\w+|appropriat\w+|capa\w+|consisten\w+|conclusive|correct\w*|credibl\w+)",
    ),
    (
        "weak",
        r"in(?:curabl\w+|definite\w*|dependen\w+|effective\w*|efficien\w+|eligib\w+|equal\w*|evitabl\w+|experienced?)",
    ),
    (
        "weak",
        (
            r"in(?:fertil\w+|finite\w*|frequent\w*|operative|sane|secur\w+|significan\w+|sufficien\w+"
            r"|toleran\w+|visibl\w+)"
        ),
    ),
    (
        "weak",
        r"il(?:legib\w+|legitima\w+|literate|logical)|ir(?:regular\w*|respons\w+|revers\w+|relevan\w+|reconcil\w+)",
    ),
    (
        "weak",
        (
            r"dis(?:agree\w*|allow\w*|approv\w+|appear\w*|belie\w+|continu\w+|dain\w*|honest\w*|like\w*"
            r"|orient\w+|pleas\w+)"
        ),
    ),
    ("weak", r"dis(?:regard\w*|satisf\w+|similar\w*|trust\w*|unity|use[d]?|advantag\w+|abilit\w+|abled?|qualif\w+)"),
    ("weak", r"blind|deaf|false\w*|offline|outside|rare|walk-in|empty|vacant|deficient|void"),
)

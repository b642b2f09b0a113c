"""Words whose full stop does not end a sentence, by what usually follows them.

The lists are general knowledge of Latin American and English official letters. A word belongs to exactly one kind; the
kind decides what must follow for a new sentence to begin (see `boundaries.py`).
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.text.openers import words


class AbbreviationKind(Enum):
    """What an abbreviation's full stop may also be."""

    LEADING = "leading"  # a name, number or noun follows: Dr., art., Av.
    NUMERIC = "numeric"  # an abbreviation before a number, an ordinary word elsewhere: "No. 5" but "No. El ..."
    ENDING = "ending"  # may stand last in a sentence: S.A., EE.UU., Ud.
    CLOSING = "closing"  # often stands last in a sentence: etc., p.m., hrs.


_LEADING_SHARED = """
    dr dra drs dras prof profa profs ing lic licda licdo mtro mtra arq abg abog adv av avda ave gral gen cnel tte capt
    sgto sgt insp subinsp comis comte cmdt cmdte cdte almte maj cel tcel tenel pte pdte j
    art arts inc incs núm núms nro nros nrs fl fls fol fs fols pág págs pag pags p pp cap caps párr párrs parr
    apdo apto
    apt dpto depto deptos dist distr prov mun edo edif exp expte exptes rad radic refs reg regs resol tels telf
    telef teléf
    cels vol vols vs cf cfr v.gr v.g p.ej p.e ej r.g c.p c.i c.c d.n.i r.u.t tít lit dec dto dcto decr ss sig sigs
    subsec sec secc c del st ee ff rr dd aa cc séc
    sécs fig figs
"""
_LEADING = {
    ES: """
        jr mz lt sr sra srta srto sres sras srs d dña da dn cc cdno cdna exmo exma excmo excma ilmo ilma iltmo
        hno hna mons
        pbro fr sto sta blvd blv col fracc cd urb carr calz pza plza pje psje cdla cra crra inv averig agte agts m.p
        magdo         jzgdo admón secr srio sria subdir coord gte pvdo auts const constit resp ldo lda fdo fda
    """,
    PT: """
        sr sra srs sras srta d exmo exma exmos exmas ilmo ilma ilmos ilmas ilmº exmº mm mmª v v.exa v.exª v.sa v.sª
        rev sto sta desa dep sen promot delª agt invest perit matr proc procs trav rod jd bl qd lt pça lgo gab
        súm disp
        parág obs dest tb crim cív
    """,
    EN: "mr mrs ms mx messrs det lt col hon rev supt asst dept fig e.g i.e viz approx attn sgts",
}
_NUMERIC_SHARED = "ref tel telf cel fax ext int res rol ord of cit id nº n.º n.ª n° no.º num nums sub aprox aut exp ed"
_NUMERIC = {
    ES: "no nos ene feb mar abr may jun jul ago sep sept set oct nov dic",
    PT: "no nos jan fev mar abr mai jun jul ago set out nov dez",
    EN: "no nos jan feb mar apr jun jul aug sep sept oct nov dec para cl ch div",
}
_ENDING_SHARED = """
    uu hh
    s.a s.r.l s.l ltda s.a.s s.a.c e.i.r.l e.p s.c a.c s.a.b c.v cía ee.uu eeuu ff.aa rr.hh dd.hh u.s u.s.a e.u.a e.u
    u.k d.c d.f n.n
"""
_ENDING = {
    ES: "ud uds vd vds vo.bo vto.bno v.b q.e.p.d afmo atte",
    PT: "epp vv.exas vv.sas",
    EN: "inc co corp ltd llc jr sr esq ph.d u.n",
}
_CLOSING_SHARED = "etc a.m p.m am pm hs hrs hr h min mins seg segs kg km mts mt cm"
_CLOSING = {ES: "m.n", PT: "", EN: "et.al"}

_ORDINAL = re.compile(r"^(?:\d{1,4}|n)[.º°ª]*[ºª°]$|^\d{1,3}(?:ro|ra|er|to|ta|do|da|no|na|mo|ma|vo|va|st|nd|rd|th)$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")


def _table(shared: str, special: dict[str, str]) -> dict[str, frozenset[str]]:
    tables = {language: words(f"{shared} {extra}") for language, extra in special.items()}
    tables[""] = frozenset().union(*tables.values())
    return tables


_TABLES = (
    (AbbreviationKind.NUMERIC, _table(_NUMERIC_SHARED, _NUMERIC)),
    (AbbreviationKind.CLOSING, _table(_CLOSING_SHARED, _CLOSING)),
    (AbbreviationKind.ENDING, _table(_ENDING_SHARED, _ENDING)),
    (AbbreviationKind.LEADING, _table(_LEADING_SHARED, _LEADING)),
)


def abbreviation(word: str, language: Language) -> AbbreviationKind | None:
    """Return the kind of an abbreviation written without its last full stop; None for an ordinary word.

    Single letters and initials such as `J.M.R` are abbreviations in every language.

    Args:
        word: the characters before the full stop, any letter case, composed or decomposed accents.
        language: `es`, `pt` or `en`; any other language takes the lists of all three.
    """
    plain = unicodedata.normalize("NFC", word).lower()
    known = base(language) if base(language) in _LEADING else ""
    for kind, tables in _TABLES:
        if plain in tables[known]:
            return kind
    if _INITIALS.match(plain) or _ORDINAL.match(plain):
        return AbbreviationKind.ENDING
    return None

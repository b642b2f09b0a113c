"""Words whose full stop does not end a sentence, by what usually follows them.

The lists are general knowledge of Latin American and English official letters. A word belongs to exactly one kind; the
kind decides what must follow for a new sentence to begin (see `boundaries.py`).
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

from ert_writer.model.language import Language, base
from ert_writer.text.languages import all_languages, language_data
from ert_writer.text.languages.model import Abbreviations, word_set


class AbbreviationKind(Enum):
    """What an abbreviation's full stop may also be."""

    LEADING = "leading"  # a name, number or noun follows: Dr., art., Av.
    NUMERIC = "numeric"  # an abbreviation before a number, an ordinary word elsewhere: "No. 5" but "No. El ..."
    ENDING = "ending"  # may stand last in a sentence: S.A., EE.UU., Ud.
    CLOSING = "closing"  # often stands last in a sentence: etc., p.m., hrs.


_SHARED = Abbreviations(
    leading=word_set("""
        dr dra drs dras prof profa profs ing lic licda licdo mtro mtra arq abg abog adv av avda ave gral gen cnel
        tte capt sgto sgt insp subinsp comis comte cmdt cmdte cdte almte maj cel tcel tenel pte pdte j art arts inc
        incs núm núms nro nros nrs fl fls fol fs fols pág págs pag pags p pp cap caps párr párrs parr apdo apto apt
        dpto depto deptos dist distr prov mun edo edif exp expte exptes rad radic refs reg regs resol tels telf
        telef teléf cels vol vols vs cf cfr v.gr v.g p.ej p.e ej r.g c.p c.i c.c d.n.i r.u.t tít lit dec dto dcto
        decr ss sig sigs subsec sec secc c del st ee ff rr dd aa cc séc sécs fig figs
    """),
    numeric=word_set("""
        ref tel telf cel fax ext int res rol ord of cit id nº n.º n.ª n° no.º num nums sub aprox aut exp ed
    """),
    ending=word_set("""
        uu hh s.a s.r.l s.l ltda s.a.s s.a.c e.i.r.l e.p s.c a.c s.a.b c.v cía ee.uu eeuu ff.aa rr.hh dd.hh u.s
        u.s.a e.u.a e.u u.k d.c d.f n.n
    """),
    closing=word_set("etc a.m p.m am pm hs hrs hr h min mins seg segs kg km mts mt cm"),
)
"""Abbreviations of all three languages."""

_ORDINAL = re.compile(r"^(?:\d{1,4}|n)[.º°ª]*[ºª°]$|^\d{1,3}(?:ro|ra|er|to|ta|do|da|no|na|mo|ma|vo|va|st|nd|rd|th)$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")


@cache
def _tables(language: Language) -> tuple[tuple[AbbreviationKind, frozenset[str]], ...]:
    """Return the abbreviations of a language by kind; of all of them for one that is not supported."""
    known = language_data(language)
    parts = [_SHARED, *((data.abbreviations for data in all_languages()) if known is None else (known.abbreviations,))]
    return (
        (AbbreviationKind.NUMERIC, frozenset().union(*(part.numeric for part in parts))),
        (AbbreviationKind.CLOSING, frozenset().union(*(part.closing for part in parts))),
        (AbbreviationKind.ENDING, frozenset().union(*(part.ending for part in parts))),
        (AbbreviationKind.LEADING, frozenset().union(*(part.leading for part in parts))),
    )


def abbreviation(word: str, language: Language) -> AbbreviationKind | None:
    """Return the kind of an abbreviation written without its last full stop; None for an ordinary word.

    Single letters and initials such as `J.M.R` are abbreviations in every language.

    Args:
        word: the characters before the full stop, any letter case, composed or decomposed accents.
        language: `es`, `pt` or `en`; any other language takes the lists of all three.
    """
    plain = unicodedata.normalize("NFC", word).lower()
    for kind, known in _tables(base(language)):
        if plain in known:
            return kind
    if _INITIALS.match(plain) or _ORDINAL.match(plain):
        return AbbreviationKind.ENDING
    return None

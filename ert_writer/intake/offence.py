"""The offence under investigation, as written, with its article.

It is under its own label (`Delito: …`), behind words such as `por el delito de`, or is a known name near the words
of an investigation. The words: `lexicon/requests/offence.toml`. What is no known name and has no label stays unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, UNSURE, best, value
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind, ParagraphRole

_REACH = 120  # characters behind the words for an offence in which its name is read
_LONGEST = 110
_WORDS = 9  # a longer name that is not known is a sentence
_STOP = re.compile(r"[.;:\n\"“”»«)(|]|\s[-–—]\s|,(?!\s*(?:agravad|calificad|qualificad|en\s+grado|y\s+\w+\s+agravad))")
_TITLE = re.compile(r"(?<![\w/])s/\s*(?!n\b)(?=[a-z])")
_ABOUT = re.compile(r"[^\n;]{0,40}?\bs/\s*")
_ARTICLE = re.compile(r"\s*(?:el|la|los|las|un|una|o|a|os|as|um|uma|the|an)\s+")
_CRIME = re.compile(r"delito|crim|punible|offen[cs]e|tipo penal|comision|pratica")
_SAID_OF = re.compile(r"\b(?:por|victima de|vitima de|victim of|pel[oa]|caso de|for)\s+(?:el\s+|la\s+|o\s+|a\s+)?$|\($")
_WHOLE = 5  # words up to which what follows a known name belongs to it: `burla informática`
_OF_UNIT = re.compile(r"\b(?:en|de|em|contra|para|of)\s+(?:los\s+|os\s+)?$")
_UNIT_REACH = 6  # words from a unit's name to the offence that belongs to it
_INVESTIGATED = 8  # words from the words of an investigation to a known name


def offence(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the offence under investigation as written, with the article that the letter gives for it in `note`."""
    labelled = [*_labelled(letter), *_in_case_title(letter)]
    return tuple(labelled[:1]) or best([*_behind_cues(letter)]) or best([*_named(letter)])


def _labelled(letter: Facts) -> Iterator[FieldValue]:
    """Yield what is behind a label at the beginning of a line."""
    for hit in letter.hits.of("offence", "label"):
        line = letter.line_at(hit.span.start)
        colon = re.match(r"\s*:\s*", letter.folded[hit.span.end : hit.span.end + 6])
        begin = letter.folded.rfind("\n", 0, hit.span.start) + 1
        first = not letter.folded[begin : hit.span.start].strip(" -*•|\t")
        first = first or (line is not None and not letter.folded[line.span.start : hit.span.start].strip(" -*•|\t"))
        own = first or letter.folded[: hit.span.start].rstrip()[-1:] in ".|"
        if colon and own and not letter.in_mail_header(hit.span.start):
            found = _from(letter, hit.span.end + colon.end(), commas=True)
            if found and (letter.hits.within("offence", found, "name") or _plain_label(letter, hit)):
                yield value(letter, found, LIKELY + 0.1, note=_article(letter, found))


def _plain_label(letter: Facts, hit: Hit) -> bool:
    """Return whether a label can only be an offence's: `Materia:` and `Motivo:` head other things as well."""
    return letter.folded.startswith(
        ("delito", "presunto", "crime", "offen", "conducta", "hecho p", "tipo", "investigado"), hit.span.start
    )


def _in_case_title(letter: Facts) -> Iterator[FieldValue]:
    """Yield what a case is about by its title: `"Pérez, Juan c/ N.N. s/ calumnias"`."""
    for match in _TITLE.finditer(letter.folded):
        found = None if letter.in_mail_header(match.start()) else _from(letter, match.end())
        if found:
            known = letter.hits.within("offence", found, "name")
            yield value(letter, found, LIKELY + 0.1 if known else 0.75, note=_article(letter, found))


def _behind_cues(letter: Facts) -> Iterator[FieldValue]:
    for hit in letter.hits.of("offence", "cue"):
        line = letter.line_at(hit.span.start)
        clause = letter.clause_at(hit.span.start)
        denied = clause is not None and clause.denies(hit.span.start)
        if letter.in_mail_header(hit.span.start) or _quoted(letter, hit.span.start) or denied or _in_unit(letter, hit):
            continue
        about = _ABOUT.match(letter.folded[hit.span.end : hit.span.end + _REACH].partition("\n")[0])
        found = _from(letter, hit.span.end + (about.end() if about else 0))
        if found is None:
            continue
        known = bool(letter.hits.within("offence", found, "name"))
        words = len(letter.text[slice(*found)].split())
        heading = line is not None and line.role is ParagraphRole.HEADING
        if known or (words <= _WORDS and hit.phrase.startswith(("[delito", "[crime", "[por|sobre", "[offence"))):
            clear = known and bool(_CRIME.search(letter.folded[slice(*hit.span)]))
            confidence = (LIKELY + 0.1 if clear else 0.72) - 0.2 * heading
            yield value(letter, found, round(confidence, 2), note=_article(letter, found))


def _in_unit(letter: Facts, cue: Hit) -> bool:
    """Return whether words for an offence belong to a unit's name: `Fiscalía Especializada en Delitos de Secuestro`."""
    line = letter.line_at(cue.span.start)
    before = Span(line.span.start if line else 0, cue.span.start)
    units = letter.hits.within("offence", before, "unit")
    joined = _OF_UNIT.search(letter.folded[max(0, cue.span.start - 8) : cue.span.start])
    return bool(joined) and any(cue.words[0] - unit.words[1] <= _UNIT_REACH for unit in units)


def _quoted(letter: Facts, position: int) -> bool:
    return any(quote.start <= position < quote.end for quote in letter.quotations)


def _from(letter: Facts, start: int, *, commas: bool = False) -> Span | None:
    """Return the name of an offence from a position on: without articles, up to a mark or a word that ends it.

    Args:
        letter: the letter.
        start: where the name may begin.
        commas: whether a comma belongs to the name, as behind a label.
    """
    start = _without_lead(letter, start)
    rest = letter.folded[start : start + _REACH]
    stop = re.search(r"[.;:\n\"”»)(|]", rest) if commas else _STOP.search(rest)
    end = start + (stop.start() if stop else len(rest))
    names = letter.hits.within("offence", Span(start, start + _REACH), "name")
    ends = [
        hit.span.start
        for hit in letter.hits.within("offence", Span(start, end), "end")
        if not any(name.span.start < hit.span.start < name.span.end for name in names)
    ]
    end = min([end, *ends])
    inner = [hit for hit in letter.hits.within("offence", Span(start, end), "cue") if hit.span.end < end - 3]
    if inner:
        return _from(letter, inner[-1].span.end, commas=commas)
    dash = re.match(r"\s[-–—]\s+", letter.folded[end : end + 5])
    behind = end + dash.end() if dash else end
    if dash and any(name.span.start == behind for name in names) and not any(name.span.start < end for name in names):
        return _from(letter, behind)  # `contra el patrimonio - estafa agravada`
    text = letter.folded[start:end].rstrip(" ,:-–—")
    return Span(start, start + len(text)) if 4 <= len(text) <= _LONGEST and text[0].isalpha() else None


def _without_lead(letter: Facts, start: int) -> int:
    """Return where a name begins behind articles and further words for an offence: `la comisión de un delito de`."""
    while True:
        begun = start
        space = re.match(r"[\s:\"“«]*", letter.folded[start:])
        start += space.end() if space else 0
        article = _ARTICLE.match(letter.folded[start : start + 12])
        start += article.end() if article else 0
        inner = [hit for hit in letter.hits.of("offence", "cue") if hit.span.start == start]
        start = max((hit.span.end for hit in inner), default=start)
        if start == begun:
            return start


def _named(letter: Facts) -> Iterator[FieldValue]:
    """Yield known names near the words of an investigation, or in brackets of a subject line; not those of a unit."""
    for hit in letter.hits.of("offence", "name"):
        line = letter.line_at(hit.span.start)
        sentence = letter.sentence_at(hit.span.start).span
        before = Span(sentence.start, hit.span.start)
        units = letter.hits.within("offence", before, "unit")
        cues = letter.hits.within("offence", before, "cue")
        if line is None or letter.in_mail_header(hit.span.start) or _quoted(letter, hit.span.start):
            continue
        if any(hit.words[0] - unit.words[1] <= _UNIT_REACH for unit in units):
            continue
        if _only_if_denied(letter, hit):
            continue
        near = any(hit.words[0] - cue.words[1] <= _INVESTIGATED for cue in cues)
        lead = letter.folded[max(0, hit.span.start - 14) : hit.span.start]
        if near or _SAID_OF.search(lead) or line.role is ParagraphRole.HEADING:
            longer = _from(letter, hit.span.start)
            span = longer if longer and len(letter.text[slice(*longer)].split()) <= _WHOLE else hit.span
            yield value(letter, span, UNSURE if near else 0.5, note=_article(letter, span))


def _only_if_denied(letter: Facts, hit: Hit) -> bool:
    clause = letter.clause_at(hit.span.start)
    return clause is not None and clause.denies(hit.span.start)


def _article(letter: Facts, span: Span) -> str:
    near = (e for e in letter.of_kind(EntityKind.STATUTE) if -5 <= e.span.start - span.end <= 90)
    return next((" ".join(e.text.split()) for e in near), "")

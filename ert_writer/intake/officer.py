"""Who signs: name and title, from a form, the signature, or the sentence that presents the officer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.addresses import in_signature
from ert_writer.intake.facts import Facts
from ert_writer.intake.labels import labelled, requesters_name
from ert_writer.intake.linear import packaged_models
from ert_writer.intake.persons import Named
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, ES, PT, base
from ert_writer.model.text import ParagraphRole
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

_REACH = 150
"""How far behind `el que suscribe` the name may stand."""
_LONG_TITLE = 80
_SINGLE = UNSURE + 0.1
"""How sure a name of one word can be."""
_SHORT_LINE = 60
_STANDS = 0.4
"""How likely somebody signs at least, as a share of the likeliest and of one."""
_BY_EVIDENCE = 0.75
"""How sure the evidence alone can be, where no rule knows the place of a name."""
_LEADS = 30
"""How far before a name the words may stand by which somebody only approves."""
_PART_ENDS = re.compile(r"\s*(?:[,;|(·•]|\s[-–—/]\s|\d{3}|\S+@)")


@dataclass(frozen=True, eq=False)
class Titles:
    """Expressions over folded text for ranks and titles; each is compiled when first needed.

    Attributes:
        known: the country files.
    """

    known: Catalogue

    @cached_property
    def line(self) -> re.Pattern[str]:
        """A line that is a title."""
        return re.compile(rf"^(?:(?:{self.known.written.articles})\s+)?(?:{self.known.ranks})(?!\w)")

    @cached_property
    def heads(self) -> re.Pattern[str]:
        """A title that needs the name of its office: `jefa de la unidad`."""
        return re.compile(rf"(?:(?:{self.known.written.articles})\s+)?(?:{self.known.written.heads})(?!\w)")

    @cached_property
    def office_after(self) -> re.Pattern[str]:
        """Where the name of an office follows a title: ` de la Fiscalía …`."""
        return re.compile(
            rf",?\s+(?:{self.known.written.of_office})\s+(?:{self.known.agencies}|{self.known.units})(?!\w)"
        )


@cache
def _titles_of(known: Catalogue) -> Titles:
    return Titles(known)


def titles() -> Titles:
    """Return the expressions for ranks and titles."""
    return _titles_of(catalogue())


@dataclass(frozen=True, slots=True)
class Person:
    """A name found as the officer's, with the title that is beside it."""

    name: Span
    title: Span | None
    confidence: float
    badge: Span | None = None


def find_officer(letter: Facts) -> Person | None:
    """Return who signs the letter; None when no name can be told."""
    if letter.is_private:
        return None
    found = [*_labelled(letter), *_signed(letter), *_presented(letter), *_in_contact_lines(letter)]
    presented = list(_presented(letter))
    people = [p for p in found if p.name.start >= letter.cover_end and not _heads_below(letter, p, presented)]
    if not people:
        return next(_on_own_line(letter), None) or sender_named(letter)
    first = max(people, key=lambda person: person.confidence)
    if first.title is None:
        title = next((p.title for p in people if p.title and _same(letter, p.name, first.name)), None)
        return Person(first.name, title, first.confidence, first.badge)
    return first


def _heads_below(letter: Facts, person: Person, presented: list[Person]) -> bool:
    """Return whether a label in the signature names another than who presents oneself: `Officer in charge: …`."""
    if person.confidence <= SURE or not presented or not in_signature(letter, person.name.start):
        return False
    own = set(letter.folded[slice(*person.name)].split())
    return all(not own & set(letter.folded[slice(*other.name)].split()) for other in presented)


def approves(letter: Facts, person: Named) -> bool:
    """Return whether a name is of who only approves, or in whose place another signs."""
    line = letter.shown_line(person.lead)
    signed = in_signature(letter, person.span.start)
    above = letter.shown_line(max(line.start - 2, 0))
    close = above.end if above != line and above.end - above.start <= _SHORT_LINE else 0
    for cue in letter.surroundings.signs:
        leads = line.start <= cue.span.start < person.lead and person.lead - cue.span.end <= _LEADS
        if "behalf" in cue.meanings and leads:
            return not signed or _another_signs(letter, person)
        if "approves" in cue.meanings and signed and (leads or above.start <= cue.span.start < close):
            return True
    return False


def _another_signs(letter: Facts, person: Named) -> bool:
    later = (p for p in letter.people if p.lead > person.span.end and not _third_party(letter, p))
    return next(later, None) is not None


def _labelled(letter: Facts) -> Iterator[Person]:
    """Yield the name that a form's line gives, with the title that another gives."""
    title = next(iter(labelled(letter, "officer_title")), None)
    for item in (*labelled(letter, "officer_name"), *requesters_name(letter)):
        if item.span is not None:
            for person in _within(letter, item.span)[:1]:
                beside = person.title or (title.span if title else _after_name(letter, person))
                yield Person(person.span, beside, SURE + 0.01, person.badge)


def _within(letter: Facts, span: Span) -> list[Named]:
    return [person for person in letter.people if span.start <= person.span.start < span.end]


def _same(letter: Facts, one: Span, other: Span) -> bool:
    left, right = (set(fold(letter.text[s.start : s.end]).split()) for s in (one, other))
    return len(left & right) >= 2


def sender_named(letter: Facts) -> Person | None:
    """Return the name that a mail's From header shows."""
    from ert_writer.intake.persons import names_within

    for line in letter.lines:
        if letter.in_mail_header(line.span.start) and fold(line.text).startswith("from:"):
            start = line.span.start + len("from:")
            end = letter.text.find("<", start, line.span.end)
            for person in names_within(letter, Span(start, end if end > 0 else line.span.end)):
                return Person(person.span, person.title, UNSURE)
    return None


def _signed(letter: Facts) -> Iterator[Person]:
    """Yield the names in the signature, the first above those who only approve."""
    marked = any(line.role is ParagraphRole.SIGNATURE for line in letter.lines)
    confidence = SURE if marked else LIKELY
    for person in letter.people:
        if not in_signature(letter, person.span.start) or _third_party(letter, person) or approves(letter, person):
            continue
        if not _alone(letter, person):
            continue
        sure = confidence if " " in letter.text[person.span.start : person.span.end] else min(confidence, _SINGLE)
        yield Person(person.span, title_of(letter, person), sure, person.badge)
        confidence -= 0.15


def _alone(letter: Facts, person: Named) -> bool:
    """Return whether a line of the signature begins with a name and its rank, and no sentence goes on behind them."""
    line = letter.shown_line(person.span.start)
    lead = max(person.lead, line.start)
    before = letter.folded[line.start : lead].strip(" *_\"'-–—(/")
    after = letter.folded[person.span.end : line.end].lstrip(" *_\"'")
    label = before.endswith((":", ".")) and len(before) <= 30
    begins = not before or label or _is_sign(letter, Span(line.start, lead))
    return begins and (not after or not after[0].isalpha() or letter.surroundings.is_badge_word(after))


def _is_sign(letter: Facts, span: Span) -> bool:
    return any(span.start <= cue.span.start < span.end for cue in letter.surroundings.signs)


def _third_party(letter: Facts, person: Named) -> bool:
    """Return whether words for a victim, suspect, relative or witness stand right before or behind a name."""
    around = letter.surroundings
    return around.cue_before(person) is not None or around.cue_behind(person) is not None


def title_of(letter: Facts, person: Named) -> Span | None:
    """Return the rank or title beside a name: before it, behind it, or on a line beside it."""
    beside = _on_line(letter, person)
    found = person.title or _after_name(letter, person)
    if found and beside and letter.text[found.start : found.end].endswith(".") and found.end - found.start <= 7:
        return beside  # `Cmdte.` above `Director de Investigación`: the title in full says more
    return found or beside


def _after_name(letter: Facts, person: Named) -> Span | None:
    """Return the title after a name on its line: `Marina Teles, Delegada de Polícia`."""
    line = letter.shown_line(person.span.start)
    match = re.compile(r"\s*[-–—,/|(]\s*").match(letter.text, person.span.end, line.end)
    return _title_at(letter, match.end(), letter.sentence_end(match.end(), line.end)) if match else None


def _on_line(letter: Facts, person: Named) -> Span | None:
    """Return the title that the line below a name is, the one above it, or the second below it."""
    lines = letter.shown_lines
    here = next((n for n, line in enumerate(lines) if line.start <= person.span.start < line.end), None)
    if here is None:
        return None
    for at in (here + 1, here - 1, here + 2):
        if 0 <= at < len(lines):
            taken = _within(letter, lines[at])
            found = _title_at(letter, lines[at].start, lines[at].end) if not taken else None
            if found:
                return found
    return None


def _title_at(letter: Facts, start: int, end: int) -> Span | None:
    """Return the title that begins at a place; an office, a badge or a telephone behind it is not a part of it."""
    while start < end and letter.text[start] in " \t.-–—*":
        start += 1
    folded = letter.folded[start:end]
    match = titles().line.match(folded)
    if match is None or _is_small_word(letter.text[start : start + match.end()]):
        return None
    stop = _PART_ENDS.search(folded, match.end())
    stop_at = stop.start() if stop else len(folded)
    office = titles().office_after.search(folded, match.end(), stop_at)
    if office and not titles().heads.match(folded):
        stop_at = office.start()
    length = len(folded[:stop_at].rstrip(" .,:;"))
    if letter.text[start + length : start + length + 1] == "." and length <= 7:
        length += not _is_word(letter, letter.text[start : start + length])
    return Span(start, start + length) if 3 <= length <= _LONG_TITLE else None


def _is_word(letter: Facts, word: str) -> bool:
    """Return whether a title is written out, so that a full stop behind it ends a sentence: `Jueza.`, not `Insp.`."""
    spoken = base(letter.language)
    return spoken in (ES, PT, EN) and len(word) > 3 and word_list(spoken).holds(word.lower())


def _is_small_word(title: str) -> bool:
    """Return whether letters that shorten a rank (`S.I.`, `Tc.`) are written like an ordinary word: `Si`, `as`."""
    return len(title) <= 3 and title.isalpha() and not title.isupper()


def _presented(letter: Facts) -> Iterator[Person]:
    """Yield the names of sentences such as `la suscrita Lic. …, agente del Ministerio Público`."""
    for cue in letter.surroundings.signs:
        if "presents" not in cue.meanings or letter.in_mail_header(cue.span.start):
            continue
        reach = min(letter.sentence_end(cue.span.end, cue.span.end + _REACH), letter.paragraph_end(cue.span.end))
        person = next((p for p in letter.people if cue.span.end <= p.lead < reach), None)
        if person is None or _third_party(letter, person):
            continue
        if letter.surroundings.third_between(cue.span.end, person.lead):
            continue
        yield Person(person.span, _title_presented(letter, cue.span.end, person), LIKELY, person.badge)


def _title_presented(letter: Facts, start: int, person: Named) -> Span | None:
    before = _title_at(letter, start, person.lead) if not person.title else None
    return person.title or _after_name(letter, person) or before


def _in_contact_lines(letter: Facts) -> Iterator[Person]:
    """Yield ranked names that a line begins with, or that are beside the words for an answer."""
    for person in letter.people:
        if person.title is None or _third_party(letter, person) or approves(letter, person):
            continue
        line = letter.shown_line(person.lead)
        begins = not letter.folded[line.start : person.lead].strip(" *_-–—")
        after = letter.folded[person.span.end : line.end].lstrip()
        if begins and (not after or after[0] in ",/|-–(·"):
            yield Person(person.span, person.title, LIKELY - 0.05, person.badge)
        elif letter.surroundings.answers_near(person):
            yield Person(person.span, person.title, UNSURE + 0.1, person.badge)


def _on_own_line(letter: Facts) -> Iterator[Person]:
    """Yield, the last first, a name alone on its line or behind `De:` of a forwarded mail, with a title beside it."""
    for person in reversed(letter.people):
        inside = letter.cover_end <= person.span.start < letter.body_end
        if not inside or _third_party(letter, person) or approves(letter, person) or not _alone(letter, person):
            continue
        line = letter.shown_line(person.lead)
        if letter.surroundings.within(Span(line.start, person.lead), letter.surroundings.people, "superior"):
            continue
        title = title_of(letter, person)
        if title:
            yield Person(person.span, title, UNSURE + 0.1, person.badge)


def find_signer(letter: Facts) -> Person | None:
    """Return who signs by all the evidence: whom the rules found, unless it clearly speaks for another."""
    chances = _chances_of_signing(letter)
    best = max(chances, key=lambda span: (chances[span], span.start), default=None)
    ruled = letter.officer
    sure = packaged_models("roles")["person"].confidence
    if ruled and ruled.name in chances and chances[ruled.name] >= _STANDS * max(chances.values()):
        return replace(ruled, confidence=min(ruled.confidence, sure(chances[ruled.name])))
    if letter.is_private or best is None or chances[best] < _STANDS:
        return ruled
    named = next(person for person in letter.people if person.span == best)
    return Person(best, title_of(letter, named), min(sure(chances[best]), _BY_EVIDENCE), named.badge)


def _chances_of_signing(letter: Facts) -> dict[Span, float]:
    """Return how likely each person of the letter is its officer, by where the name stands."""
    people = {person.span for person in letter.people} | ({letter.officer.name} if letter.officer else set())
    spans = ((entity.value.span, item.signs) for item in letter.weighed for entity in item.items)
    return {span: chance for span, chance in spans if span in people}


def officer_name(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the name of who signs, without honorific."""
    person = letter.signer
    return (value(letter, person.name, person.confidence),) if person else ()


def officer_title(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the title or rank of who signs, as written."""
    person = letter.signer
    if person and person.title:
        return (value(letter, person.title, min(person.confidence, 0.9)),)
    for line in reversed(letter.shown_lines):
        if line.start >= letter.signature_start:
            span = _title_at(letter, line.start, line.end)
            if span:
                return (value(letter, span, LIKELY - 0.1),)
    return tuple(_of_who_signs(letter))[:1]


def _of_who_signs(letter: Facts) -> Iterator[FieldValue]:
    """Yield a rank with the words of who signs: `el Comisario que suscribe`."""
    presenting = {cue.span.start for cue in letter.surroundings.signs if "presents" in cue.meanings}
    phrases, ranks = catalogue().title_words
    for start, end, form in phrases.find(letter.folded):
        if form in ranks and end + 1 in presenting:
            yield value(letter, Span(start, end), LIKELY)

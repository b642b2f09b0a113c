"""A person's role that was lost or exchanged: victim and suspect, complainant and accused; and who did what.

**Why.** `el denunciado` that becomes "the complainant" turns a case around.

**Flags.** A role of `data/roles.toml` without an answer (a warning), or with another role in its place (an error); two
people, named or of two roles, whose order is turned around though neither sentence is passive (`el padre denunció al
tío`, "the uncle reported the father"); a subject behind its verb that became the object (`no consintió la víctima`,
"he did not consent to the victim"); a way to a place that became a way from it (`huyó a El Alto`, "fled El Alto").
`value` is the role, `order`, `subject` or `direction`.

**Passes.** Any wording of the same role, and names that change places with a passive: `Ana llamó a Luis`, "Luis
was called by Ana".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.concepts import Row, added, concepts, found_in, rows, unanswered
from ert_writer.checks.exchange import deeds, english_agent
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold
from ert_writer.vocabulary.names import find_names, name_lists

_PASSIVE = re.compile(r"\b(?:by|was|were|been|being|is|are|from|received)\b")
_ACTED_ON = re.compile(r"\s(?:a|al|à|ao|contra)\s+(?:\w+\s+)?$")
_DIRECT = re.compile(
    r"\s+(?:já |não |também )?\w+(?:ou|eu|iu|ava|ia|aram|eram|iram|avam|iam|ará|erá|irá)\s+(?:o |a )?(?:\w+ )?"
)
"""A Portuguese verb between two people, the second of whom has no preposition."""
_TITLED = re.compile(
    r"\b(?:[Cc]omis[aá]ri[oa]|[Aa]gente|[Oo]ficia[l]?|[Ff]iscal|[Pp]romotor[a]?|[Dd]elegad[oa]|[Ss]argento|[Ss]arg|[Cc]abo"
    r"|[Cc]apit[aá][no]|[Tt]enente|[Tt]eniente|[Ii]nspector[a]?|[Ii]nspetor[a]?|[Dd]etective|[Jj]ue[z]a?|[Jj]u[ií]za?|[Ss]e[ñn]ora?"
    r"|[Ss]enhora?|[Dd]outora?|[Dd]octora?|[Ss]ra?\.|[Dd]ra?\.)\s+(?P<name>[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ][a-zà-ÿ]+)(?!\s+[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ][a-zà-ÿ])"
)
_VERB_BEFORE = re.compile(
    r"(?:^|[\s,;])(?!no\b|que\b|como\b|para\b|sobre\b|contra\b|entre\b|ante\b|desde\b|durante\b)[a-záéíóúñ]{2,}(?:ó|aron|ieron|aba|aban|ía|ían|rá|rán|[bcdfghjklmnñpqrstvxyz]a|e)"
    r"\s+(?:el|la|los|las|su|sus)\s+$"
)
"""A verb in the third person and an article, at the end of what comes before a role; no `a` between them."""
_OBJECT_FIRST = re.compile(
    r"[\s«“\"]*Al?\s+(?P<who>(?:(?:la|los|las|su|sus|un|una)\s+)?\w+(?:\s+\w+){0,3}?)\s+(?:lo|la|los|las|le|les)\s+"
    r"(?:ha\w*\s+)?\w+(?:ó|aron|ieron|aba|aban|ía|ían|ado|ido|an?|en?)\b"
)
_PASSIVE_SOON = re.compile(r"(?:[\w'’-]+\s+){1,6}?(?:was|were|is|are|been|being|got|gets)\b(?!\s+\w+ing\b)")
_GIVEN_FIRST = re.compile(r"(?:À|Às|Ao|Aos)\s+(?P<who>[A-ZÁÉÍÓÚÂÊÔÃÕÇ]\w+(?:\s+[A-ZÁÉÍÓÚÂÊÔÃÕÇ]\w+)*)\s+(?=[a-zà-ÿ])")
_TOWARDS = r"(?:to|for|on|at|against|with|towards?|told|gave|sent|made|offered|showed|of)"
_PRONOUN_ACTS = re.compile(r"(?:he|she|it|they|you)\b", re.IGNORECASE)
_NAME = r"(?P<name>[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ]\w+(?: (?:de |del |do |da )?[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ]\w+)*)"
_WAY = re.compile(
    rf"(?<!\w)(?:huy\w+|escap\w+|fug\w+|viaj\w+|llev\w+|traslad\w+|lev\w+|via\w+|sali\w+|saiu\w*|part\w+|cruz\w+|march\w+)"
    rf"(?: \w+){{0,3}}? (?:(?P<to>a|al|hacia|para|ao|à|rumbo a|rumo a)|de|desde|do|da) {_NAME}"
)
_FROM, _TO = r"(?:from|left|leaving|leaves|fled|fleeing|escaped)", r"(?:to|toward|towards|into|for)"
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ]\w+")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    others = [row.id for row, _ in added("roles", *ways)]
    for row, span in unanswered("roles", *ways):
        said = pair.source[slice(*span)]
        message = f"the role {said!r} has no answer in the target"
        if others:
            yield Issue(f"{message}, which says {others[0]!r}", source_span=span, value=row.id)
        else:
            yield Issue(message, source_span=span, value=row.id, severity=Severity.WARNING)
    yield from _turned(pair)
    yield from _exchanged(pair)
    yield from _postposed(pair)
    yield from _fronted(pair)
    yield from _directions(pair)


def _exchanged(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where one person of a role acts on another and the target has it the other way round."""
    source, target = base(pair.source_language), base(pair.target_language)
    if target == EN and source in (ES, PT):
        text, language, english = pair.source, source, pair.target
    elif source == EN and target in (ES, PT):
        text, language, english = pair.target, target, pair.source
    else:
        return
    for deed in deeds(text, language):
        if english_agent(english, deed.agent, deed.patient) == deed.patient:
            said = text[slice(*deed.span)]
            message = f"who acts on whom in {said!r} is the other way round on the other side"
            span = deed.span if target == EN else None
            yield Issue(message, source_span=span, target_span=None if span else deed.span, value="order")
            return


def _postposed(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where a person behind a verb and without `a`, who acts in Spanish, is acted on in English."""
    roles = concepts("roles", pair.source_language, asking=True)
    if base(pair.source_language) != ES or base(pair.target_language) != EN or roles is None:
        return
    found = found_in(pair.source, roles)
    if not found or not _PRONOUN_ACTS.match(pair.target):
        return
    for row in rows("roles").row:
        for span in found.get(row.id, ()):
            if _VERB_BEFORE.search(pair.source[: span.start]) and not _acts(row, pair.target):
                message = f"{pair.source[slice(*span)]!r} acts in the source, the target has another subject"
                yield Issue(message, source_span=span, value="subject")
                return


def _fronted(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where an object in front of its verb (`a la niña la siguió un hombre`) became the one who acts."""
    if base(pair.target_language) != EN:
        return
    given = _GIVEN_FIRST.match(pair.source) if base(pair.source_language) == PT else None
    if given is not None and not re.search(rf"\b{_TOWARDS} {re.escape(given['who'])}\b", pair.target):
        message = f"what is done to {given['who']!r} is not done to it in the target"
        yield Issue(message, source_span=Span(*given.span("who")), value="subject")
    match = _OBJECT_FIRST.match(pair.source) if base(pair.source_language) == ES else None
    if match is None or _PASSIVE_SOON.match(pair.target):
        return
    who, words = match["who"], _english_of(match["who"])
    span = Span(*match.span("who"))
    begins = "|".join(re.escape(word.rstrip("*")) for word in words)
    if not words:
        message = f"{who!r} is acted on in the source: see who acts in the target"
        yield Issue(message, source_span=span, value="subject", severity=Severity.WARNING)
    elif re.match(rf"(?:(?:the|a|an|his|her|their|my)\s+)?(?:\w+\s+)?(?:{begins})\b", pair.target, re.IGNORECASE):
        yield Issue(f"{who!r} is acted on in the source, and acts in the target", source_span=span, value="subject")


def _english_of(who: str) -> list[str]:
    """Return the English words for the roles and names in a Spanish phrase; none where it has neither."""
    roles = concepts("roles", ES, asking=True)
    named = found_in(who, roles) if roles is not None else {}
    words = [word for row in rows("roles").row if row.id in named for word in row.en]
    return words + [name[0] for name in _CAPITAL.finditer(who)]


def _acts(row: Row, target: str) -> bool:
    """Return whether the English has a role as the agent of a passive or at the beginning of a clause."""
    words = "|".join(re.escape(word.rstrip("*")) for word in row.en)
    begins = rf"(?:\bby|[,;:]|\b(?:and|that|as|when|because)) (?:[\w'’]+ ){{0,3}}(?:{words})"
    return re.search(begins, target.lower()) is not None


def _directions(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where what goes to a place comes from it in the target, or the reverse."""
    if base(pair.target_language) != EN or base(pair.source_language) not in (ES, PT):
        return
    for match in _WAY.finditer(pair.source):
        name = re.escape(match["name"])
        turned = _FROM if match["to"] else _TO
        if re.search(rf"\b{turned} {name}", pair.target) and not re.search(rf"\b{turned} {name}", pair.source):
            message = f"{match[0]!r} has the opposite direction in the target"
            yield Issue(message, source_span=Span(*match.span()), value="direction")


def _turned(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where `A verb a B` became `B verb A`."""
    if base(pair.target_language) != EN:
        return
    people = _people(pair)
    if len(people) != 2:
        return
    first, second = (pair.source[slice(*span)] for span in people)
    between, before = pair.source[people[0].end : people[1].start], pair.source[: people[0].start]
    if first == second or not _acts_on(between, before, base(pair.source_language)):
        return
    places = pair.target.find(first), pair.target.find(second)
    if min(places) >= 0 and places[1] < places[0] and not _PASSIVE.search(pair.target[places[1] : places[0]]):
        message = f"{first} acts on {second} in the source; the target turns them around"
        yield Issue(message, source_span=people[0], value="order")


def _people(pair: Pair) -> list[Span]:
    """Return the people of a source in their order: given names with what follows, surnames behind a title."""
    given = name_lists().given
    titled = [Span(*match.span("name")) for match in _TITLED.finditer(pair.source)]
    if len(titled) + sum(fold(match[0]) in given for match in _CAPITAL.finditer(pair.source)) < 2:
        return []
    names = find_names(pair.source, pair.source_language)
    named = [e.span for e in names if e.kind == EntityKind.PERSON and fold(e.text.split()[0]) in given]
    return sorted([*named, *(t for t in titled if not any(n.start < t.end and t.start < n.end for n in named))])


def _acts_on(between: str, before: str, language: Language) -> bool:
    """Return whether one person does something to the next: `Ana llamó a Luis`, in Portuguese `Ana chamou Luis`."""
    if _ACTED_ON.search(f" {before}") or not len(between.split()) < 8:
        return False
    direct = language == PT and _DIRECT.fullmatch(between)
    return bool(direct) or (len(between.split()) > 1 and _ACTED_ON.search(between) is not None)


CHECK = PairCheck("role-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True, sure=True)

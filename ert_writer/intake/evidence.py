"""What speaks for the role of whatever a letter names: the words and marks around it, by name.

`evidence` turns the surroundings of everything that a letter names into short strings such as `before:denuncia` or
`zone:signature`. `learned_roles` weighs them with figures learnt from labelled letters (`training/intake_roles`); the
strings are written into the file of weights, so a change here asks for a new training run.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from ert_writer.intake.addresses import domain_of, is_official, names_officer
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import account_name
from ert_writer.intake.persons import Named
from ert_writer.intake.surroundings import ACCOUNTS, REACHABLE, Cue, between
from ert_writer.model.case import EntityRole
from ert_writer.model.findings import Span
from ert_writer.text.fold import fold
from ert_writer.text.spans import inside, union

_QUOTED = re.compile(r"""(['"]).*?\1""")
_REACH, _BEHIND, _SAME_LINE = 110, 80, 8
_NEAR = 1000
"""Characters on either side within which the words of a sentence or line count, so that none grows without end."""


class Group(StrEnum):
    """Kinds of things whose roles are told from one another by figures of their own."""

    PERSON = "person"
    REACH = "reach"
    ACCOUNT = "account"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that speaks for the role of one thing, at all places where a letter names it."""

    key: str
    group: Group
    items: tuple[EntityRole, ...]
    names: tuple[str, ...]


def group_of(item: EntityRole) -> Group:
    """Return to which kind of things an entity belongs."""
    if item.kind == "person":
        return Group.PERSON
    if item.kind in {kind.value for kind in REACHABLE}:
        return Group.REACH
    return Group.ACCOUNT if item.kind in {kind.value for kind in ACCOUNTS} else Group.NUMBER


def evidence(letter: Facts) -> tuple[Evidence, ...]:
    """Return what speaks for the role of each thing of a letter, in order of first appearance."""
    grouped: dict[tuple[Group, str], list[EntityRole]] = defaultdict(list)
    for item in letter.settled_roles:
        if item.value.span is not None:
            grouped[group_of(item), _key(item)].append(item)
    page = letter.page
    found = []
    for (group, key), items in grouped.items():
        names = dict.fromkeys(name for item in items for name in page.names_of(item, group))
        names.update(dict.fromkeys(page.overall(group, items)))
        found.append(Evidence(key, group, tuple(items), tuple(names)))
    return tuple(found)


def _key(item: EntityRole) -> str:
    if item.kind == "person":
        return fold(item.value.text)
    return account_name(item.value.normal or item.value.text)


@dataclass(frozen=True)
class Page:
    """A letter with what the evidence of every place in it needs, each value computed once.

    Attributes:
        letter: that is read; the things in it have the roles that the rules give them.
    """

    letter: Facts

    @cached_property
    def spans(self) -> tuple[tuple[Span, EntityRole], ...]:
        """Where the things are, in order, each with its role."""
        found = ((role.value.span, role) for role in self.letter.settled_roles if role.value.span)
        return tuple(sorted(found, key=lambda pair: pair[0]))

    @cached_property
    def shown(self) -> str:
        """The letter's folded text, things in it as stand-ins of the same length."""
        masked = list(self.letter.folded)
        for span, item in self.spans:
            masked[span.start : span.end] = _STAND_IN[group_of(item)] * (span.end - span.start)
        return "".join(masked)

    @cached_property
    def _counts(self) -> Counter[Group]:
        return Counter(group for group, _ in {(group_of(item), _key(item)) for _, item in self.spans})

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self.spans]

    @cached_property
    def _people(self) -> tuple[tuple[Span, EntityRole], ...]:
        return tuple((span, item) for span, item in self.spans if item.kind == "person")

    @cached_property
    def _named(self) -> dict[Span, Named]:
        return {person.span: person for person in self.letter.people}

    @cached_property
    def _quoted(self) -> tuple[Span, ...]:
        return union(self.letter.quotations)

    @cached_property
    def _order(self) -> dict[Group, dict[Span, tuple[int, int]]]:
        """For each group, at which first and last place in its order a span stands."""
        found: dict[Group, dict[Span, tuple[int, int]]] = {group: {} for group in Group}
        counted: Counter[Group] = Counter()
        for span, item in self.spans:
            group = group_of(item)
            first, _ = found[group].get(span, (counted[group], 0))
            found[group][span] = (first, counted[group])
            counted[group] += 1
        return found

    @cached_property
    def _sizes(self) -> Counter[Group]:
        return Counter(group_of(item) for _, item in self.spans)

    def overall(self, group: Group, items: Sequence[EntityRole]) -> Iterator[str]:
        """Yield what the letter as a whole says of a thing."""
        letter = self.letter
        yield f"lang:{letter.base}"
        yield f"named:{min(len(items), 3)}"
        for other in Group:
            yield f"many-{other}:{_size(self._counts[other])}"
        if letter.is_private:
            yield "private"
        spans = [item.value.span for item in items if item.value.span]
        yield f"place:{10 * min(spans).start // max(1, len(letter.text))}"
        order = [self._order[group][span] for span in spans]
        yield f"order:{_size(min(first for first, _ in order) + 1)}"
        yield f"order-from-end:{_size(self._sizes[group] - max(last for _, last in order))}"

    def names_of(self, item: EntityRole, group: Group) -> Iterator[str]:
        """Yield what is around one place where a thing is named."""
        span = item.value.span
        if span is None:
            return
        yield from self._rules(item)
        yield from self.around(span)
        if group is Group.PERSON:
            yield from self._person(span)
        elif item.kind == "email":
            yield from self._mailbox(item)

    def around(self, span: Span) -> Iterator[str]:
        """Yield what is around a place of the letter, whatever stands there."""
        yield from self._words(span)
        yield from self._cues(span)
        yield from self._hits(span)
        yield from self._neighbours(span)
        yield f"zone:{self.letter.part_at(span.start)}"
        if inside(span.start + 1, self._quoted):
            yield "quoted"
        if span.start < self.letter.cover_end:
            yield "cover"

    def _hits(self, span: Span) -> Iterator[str]:
        """Yield what the words of the lexicon in the same sentence mean, by side."""
        sentence = self._sentence(span)
        if sentence.end <= sentence.start:
            return
        for topic in _TOPICS:
            for hit in self.letter.hits.within(topic, sentence):
                side = "before" if hit.span.end <= span.start else "behind" if hit.span.start >= span.end else "on"
                distance = span.start - hit.span.end if side == "before" else hit.span.start - span.end
                near = "near" if distance <= 15 else "mid" if distance <= 50 else "far"
                yield f"hit-{side}:{topic}:{hit.row.kind or hit.row.id}"
                yield f"hit-{side}:{topic}:{hit.row.kind or hit.row.id}:{near}"

    def _rules(self, item: EntityRole) -> Iterator[str]:
        sure = "high" if item.value.confidence >= 0.9 else "fair" if item.value.confidence >= 0.75 else "low"
        why = " ".join(_QUOTED.sub("Q", item.value.note or "").split()[:4])
        yield f"kind:{item.kind}"
        yield f"rule:{item.role}"
        yield f"rule:{item.role}:{sure}"
        yield f"why:{item.role}:{why}"

    def _words(self, span: Span) -> Iterator[str]:
        """Yield the words before and behind, on the line and beside it."""
        line = self._line(span.start)
        lead = self.shown[max(line.start, span.start - _NEAR) : span.start]
        before = _tokens(lead)
        behind = _tokens(self.shown[span.end : min(line.end, span.end + _NEAR)])[:_SAME_LINE]
        yield f"alone:{not before}:{not behind}"
        yield from _sided("before", before[: -_SAME_LINE - 1 : -1])
        yield from _sided("behind", behind)
        yield from _opening(self.shown[line.start : min(span.start, line.start + _NEAR)])
        at = bisect_right(self.letter.shown_lines, line.start, key=lambda one: one.start) - 1
        yield from self._lines_beside(at)
        yield f"line-from-end:{_size(len(self.letter.shown_lines) - at)}"
        yield f"line:{_size(at + 1)}"
        sentence = self._sentence(span)
        yield from (f"in:{word}" for word in set(_tokens(self.shown[slice(*sentence)])) if len(word) > 2)

    def _lines_beside(self, at: int) -> Iterator[str]:
        """Yield how the two lines above and below a line begin."""
        lines = self.letter.shown_lines
        for step in (1, 2):
            for side, place in (("above", at - step), ("below", at + step)):
                if 0 <= place < len(lines):
                    words = _tokens(self.shown[lines[place].start : min(lines[place].end, lines[place].start + _NEAR)])
                    yield from (f"{side}{step}:{word}" for word in words[:6])

    def _sentence(self, span: Span) -> Span:
        """Return the sentence around a place, of a very long one what is near; an empty span outside the sentences."""
        sentence = self.letter.sentence_at(span.start).span
        return Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))

    def _line(self, position: int) -> Span:
        found = self.letter.shown_line(position)
        return found if found.end > found.start else Span(max(0, position - 60), min(len(self.shown), position + 60))

    def _cues(self, span: Span) -> Iterator[str]:
        """Yield what the words of the country files around it mean, nearest first."""
        around = self.letter.surroundings
        lists = (("who", around.people), ("use", around.uses), ("does", around.doings), ("sign", around.signs),
                 ("to", around.before_names), ("from", around.after_names))  # fmt: skip
        for name, cues in lists:
            before = between(cues, max(0, span.start - _REACH), span.start)
            for rank, cue in enumerate(reversed(before[-3:])):
                yield from _meanings(f"{name}-before{rank}", cue, span.start - cue.span.end)
            for rank, cue in enumerate(between(cues, span.end, span.end + _BEHIND)[:2]):
                yield from _meanings(f"{name}-behind{rank}", cue, cue.span.start - span.end)

    def _neighbours(self, span: Span) -> Iterator[str]:
        """Yield which things with which roles stand beside it."""
        at = bisect_right(self._starts, span.start) - 1
        line = self._line(span.start)
        sentence = self.letter.sentence_at(span.start).span
        start = min(line.start, sentence.start) if sentence.end > sentence.start else line.start
        around = _Around(line, Span(start, max(line.end, sentence.end)))
        for step, label in ((-1, "left"), (1, "right"), (-2, "left2")):
            if 0 <= at + step < len(self.spans):
                other, item = self.spans[at + step]
                near = around.nearness(other.start)
                group = group_of(item)
                yield f"{label}:{group}:{near}"
                yield f"{label}:{group}:{item.role}:{near}"
        before = bisect_left(self._people, span.start, key=lambda pair: pair[0].start)
        if before:
            other, item = self._people[before - 1]
            yield f"person-before:{item.role}:{around.nearness(other.start)}"
        on_line = bisect_left(self._starts, line.end) - bisect_left(self._starts, line.start)
        yield f"on-line:{_size(on_line)}"

    def _person(self, span: Span) -> Iterator[str]:
        text = self.letter.document.text[slice(*span)]
        words = text.split()
        yield f"name-words:{min(len(words), 4)}"
        if text.isupper():
            yield "name-capitals"
        named = self._named.get(span)
        if named and named.title:
            title = self.letter.folded[slice(*named.title)]
            yield f"title:{title.strip('. ')}"
        if named and named.badge:
            yield "badge"
        officer = self.letter.officer
        if officer:
            yield "is-officer" if officer.name == span else "not-officer"
            last = set(self.letter.folded[slice(*officer.name)].split()) & set(self.letter.folded[slice(*span)].split())
            if last and officer.name != span:
                yield "shares-officers-name"

    def _mailbox(self, item: EntityRole) -> Iterator[str]:
        text = item.value.text.lower()
        local, _, domain = text.partition("@")
        yield f"official:{is_official(domain_of(text))}"
        document = self.letter.document
        for header in ("from", "to", "cc", "reply-to"):
            if text in document.header(header).lower():
                yield f"header:{header}"
        if names_officer(self.letter, text):
            yield "officers-name-in-it"
        yield from (f"local:{part}" for part in re.split(r"[\W_\d]+", local) if len(part) > 2)
        yield from (f"domain:{part}" for part in re.split(r"[\W_\d]+", domain) if len(part) > 1)


_TOPICS = ("asking", "data", "deadline", "period", "notice", "roles", "danger")
_STAND_IN = {Group.PERSON: "\x02", Group.REACH: "\x03", Group.ACCOUNT: "\x04", Group.NUMBER: "\x05"}
_NAMES = {"\x02": "<person>", "\x03": "<reach>", "\x04": "<account>", "\x05": "<number>"}
_TOKEN = re.compile("[\x02]+|[\x03]+|[\x04]+|[\x05]+|[^\\W_\\d]+|\\d+|[^\\w\\s]")


def _tokens(text: str) -> list[str]:
    """Return the words and marks of a piece of text, things as their kind and digits as one 0."""
    return [_NAMES.get(word[0]) or ("0" if word[0].isdigit() else word) for word in _TOKEN.findall(text)]


def _opening(lead: str) -> Iterator[str]:
    """Yield how a line begins, and its label, by what stands in it before a place."""
    head = _tokens(lead)[:3]
    yield from (f"opens:{word}" for word in head)
    if len(head) > 1:
        yield f"opens:{head[0]}_{head[1]}"
    label, colon, _ = lead.partition(":")
    if colon and len(label) < 50:
        yield "label:" + "_".join(_tokens(label)[:4])


@dataclass(frozen=True, slots=True)
class _Around:
    """The line and the sentence around a place."""

    line: Span
    whole: Span

    def nearness(self, position: int) -> str:
        """Return whether another place is on the line, in the sentence, or far."""
        if self.line.start <= position < self.line.end:
            return "line"
        return "sentence" if self.whole.start <= position < self.whole.end else "far"


def _sided(side: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the words on one side, the nearest with its distance, and pairs."""
    for distance, word in enumerate(words[:4]):
        yield f"{side}{distance}:{word}"
    yield from (f"{side}:{word}" for word in words)
    for distance, pair in enumerate(pairwise(words)):
        if distance < 3:
            yield f"{side}:{pair[0]}_{pair[1]}"


def _meanings(name: str, cue: Cue, distance: int) -> Iterator[str]:
    near = "near" if distance <= 12 else "mid" if distance <= 45 else "far"
    for meaning in cue.meanings:
        yield f"{name}:{meaning}"
        yield f"{name}:{meaning}:{near}"


def _size(number: int) -> str:
    return str(number) if number < 4 else "4-6" if number < 7 else "7-12" if number < 13 else "more"

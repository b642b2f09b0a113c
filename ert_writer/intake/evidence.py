"""What speaks for the role of whatever a letter names: the words and marks around it, by name.

`evidence` turns the surroundings of everything that a letter names into short strings such as `before:denuncia` or
`zone:signature`. `learned_roles` weighs them with figures learnt from labelled letters (`training/intake_roles`); the
strings are written into the file of weights, so a change here asks for a new training run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ert_writer.intake.addresses import domain_of, is_official
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import account_name
from ert_writer.intake.surroundings import ACCOUNTS, REACHABLE, Cue, between
from ert_writer.model.case import EntityRole
from ert_writer.model.findings import Span
from ert_writer.text.fold import fold

_QUOTED = re.compile(r"""(['"]).*?\1""")
_REACH, _BEHIND, _SAME_LINE, _LINES = 110, 80, 8, 3


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


def evidence(letter: Facts, roles: Sequence[EntityRole]) -> tuple[Evidence, ...]:
    """Return what speaks for the role of each thing of a letter, in order of first appearance.

    Args:
        letter: that names them.
        roles: everything that it names, each with the role that the rules give it.
    """
    grouped: dict[tuple[Group, str], list[EntityRole]] = defaultdict(list)
    for item in roles:
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


@dataclass(frozen=True, slots=True)
class Page:
    """A letter with what the evidence of every place in it needs.

    Attributes:
        letter: that is read.
        shown: its folded text, things in it as stand-ins of the same length.
        spans: where the things are, in order, each with its role.
        counts: how many things of each group there are.
        lines: of the live message, as a person sees them.
    """

    letter: Facts
    shown: str
    spans: tuple[tuple[Span, EntityRole], ...]
    counts: dict[Group, int]
    lines: tuple[Span, ...]

    @classmethod
    def of(cls, letter: Facts, roles: Sequence[EntityRole]) -> Page:
        """Return the page of a letter whose things have these roles."""
        spans = tuple(sorted(((r.value.span, r) for r in roles if r.value.span), key=lambda pair: pair[0]))
        masked = list(letter.folded)
        for span, item in spans:
            masked[span.start : span.end] = (_STAND_IN[group_of(item)] * (span.end - span.start))[
                : span.end - span.start
            ]
        keys = {(group_of(item), _key(item)) for _, item in spans}
        counts = {group: sum(found is group for found, _ in keys) for group in Group}
        return cls(letter, "".join(masked), spans, counts, letter.shown_lines)

    def overall(self, group: Group, items: Sequence[EntityRole]) -> Iterator[str]:
        """Yield what the letter as a whole says of a thing."""
        letter = self.letter
        yield f"lang:{letter.base}"
        yield f"named:{min(len(items), 3)}"
        for other in Group:
            yield f"many-{other}:{_size(self.counts[other])}"
        if letter.is_private:
            yield "private"
        first = min(item.value.span.start for item in items if item.value.span)
        yield f"place:{10 * first // max(1, len(letter.text))}"
        order = [i for i, (_, item) in enumerate(self._of_group(group)) if item in items]
        total = sum(1 for _ in self._of_group(group))
        if order:
            yield f"order:{_size(order[0] + 1)}"
            yield f"order-from-end:{_size(total - order[-1])}"

    def _of_group(self, group: Group) -> Iterator[tuple[Span, EntityRole]]:
        return ((span, item) for span, item in self.spans if group_of(item) is group)

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
        if any(quote.start <= span.start < quote.end for quote in self.letter.quotations):
            yield "quoted"
        if span.start < self.letter.cover_end:
            yield "cover"

    def _hits(self, span: Span) -> Iterator[str]:
        """Yield what the words of the lexicon in the same sentence mean, by side."""
        sentence = self.letter.sentence_at(span.start).span
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
        before = _tokens(self.shown[line.start : span.start])[-_SAME_LINE:]
        behind = _tokens(self.shown[span.end : line.end])[:_SAME_LINE]
        yield f"alone:{not before}:{not behind}"
        yield from _sided("before", list(reversed(before)))
        yield from _sided("behind", behind)
        head = _tokens(self.shown[line.start : span.start])[:3]
        yield from (f"opens:{word}" for word in head)
        if len(head) > 1:
            yield f"opens:{head[0]}_{head[1]}"
        label = self.shown[line.start : span.start].partition(":")
        if label[1] and len(label[0]) < 50:
            yield "label:" + "_".join(_tokens(label[0])[:4])
        at = bisect_right(self.lines, line.start, key=lambda one: one.start) - 1
        for step in (1, 2):
            if at - step >= 0:
                words = _tokens(self.shown[slice(*self.lines[at - step])])
                yield from (f"above{step}:{word}" for word in words[:6])
            if at + step < len(self.lines):
                words = _tokens(self.shown[slice(*self.lines[at + step])])
                yield from (f"below{step}:{word}" for word in words[:6])
        yield f"line-from-end:{_size(len(self.lines) - at)}"
        yield f"line:{_size(at + 1)}"
        sentence = self.letter.sentence_at(span.start).span
        if sentence.end > sentence.start:
            yield from (f"in:{word}" for word in set(_tokens(self.shown[slice(*sentence)])) if len(word) > 2)

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
        at = bisect_right(self.spans, span.start, key=lambda pair: pair[0].start) - 1
        line = self._line(span.start)
        sentence = self.letter.sentence_at(span.start).span
        start = min(line.start, sentence.start) if sentence.end > sentence.start else line.start
        end = max(line.end, sentence.end)
        for step, label in ((-1, "left"), (1, "right"), (-2, "left2")):
            if 0 <= at + step < len(self.spans):
                other, item = self.spans[at + step]
                near = (
                    "line"
                    if line.start <= other.start < line.end
                    else "sentence"
                    if start <= other.start < end
                    else "far"
                )
                group = group_of(item)
                yield f"{label}:{group}:{near}"
                yield f"{label}:{group}:{item.role}:{near}"
        people = [(o, i) for o, i in self.spans if i.kind == "person" and o != span and o.start < span.start]
        if people:
            other, item = people[-1]
            near = "line" if line.start <= other.start else "sentence" if start <= other.start else "far"
            yield f"person-before:{item.role}:{near}"
        on_line = sum(line.start <= other.start < line.end for other, _ in self.spans)
        yield f"on-line:{_size(on_line)}"

    def _person(self, span: Span) -> Iterator[str]:
        text = self.letter.document.text[slice(*span)]
        words = text.split()
        yield f"name-words:{min(len(words), 4)}"
        if text.isupper():
            yield "name-capitals"
        named = next((p for p in self.letter.people if p.span == span), None)
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
        officer = self.letter.officer
        if officer:
            words = self.letter.folded[slice(*officer.name)].split()
            if any(len(word) > 3 and word in local for word in words):
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

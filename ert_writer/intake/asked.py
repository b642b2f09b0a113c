"""What is asked on which account: each naming of data joined to the accounts that it is asked of.

A sentence names data and accounts in turn; what stands side by side belongs together: `datos de @a y la IP de @b` are
two requests. Words such as `respecto de` begin a new part, a table's row and a list's item are parts of their own. Data
whose part names no account belong to the one that it points to: back (`dicha cuenta`, `este último`, `ambas`), ahead
(`los siguientes perfiles:`), to a line that is labelled (`Cuenta: @a`), else to the accounts named before. The words:
`lexicon/requests/accounts.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import account_name
from ert_writer.intake.letter import Sentence
from ert_writer.intake.requests import DataMention, Stance
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import Role
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity

DIRECT = 0.92
"""The part that names the data names the account."""
_LISTED = 0.9
_LABELLED = 0.88
_POINTED = 0.86
NEAREST = 0.82
"""It is the only account that the data can be of."""
_SEVERAL = 0.62
_GUESSED = 0.72

_LIST_LINES = 24
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S|\s\|\s")
_LABEL = re.compile(r"[\s•*–-]*(?:\d{1,2}[.)]\s*)?(?P<label>[^\W\d_][^:=\t|\n@]{1,50}?)\s*(?:[:=]|\t|\s\|\s)\s*(?=\S)")
_OFFICES = frozenset({
    Role.OFFICER, Role.SUPERIOR, Role.AGENCY, Role.PROSECUTOR, Role.COURT, Role.LAWYER, Role.RECIPIENT, Role.PLATFORM,
    Role.ACCOUNT_OF_PLATFORM, Role.BANK_ACCOUNT,
})  # fmt: skip
"""Roles of telephones, mailboxes and pages that no data are asked of."""
NOT_ASKED_OF = frozenset({
    Role.VICTIM, Role.IN_DANGER, Role.RELATIVE, Role.WITNESS, Role.BYSTANDER, Role.ACCOUNT_OF_VICTIM,
})  # fmt: skip
"""Roles of those whose accounts are asked of only where the request itself names them."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A naming of data joined to an account, or an account joined to a request without data.

    Attributes:
        mention: the data; None for an order about the account itself.
        account: whose data; None where the letter names none that fits.
        part: the part of the letter that joins them.
        confidence: of the joining.
        why: what joined them.
    """

    mention: DataMention | None
    account: Entity | None
    part: Span
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch whose data and accounts belong together: a sentence, a part of one, or a row of a table."""

    span: Span
    mentions: tuple[DataMention, ...]
    accounts: tuple[Entity, ...]
    line: Span
    table: bool


def bound_requests(letter: Facts) -> tuple[Bound, ...]:
    """Return every naming of data that is asked, kept or denied, with the accounts that it is about."""
    parts = tuple(_parts(letter))
    found: list[Bound] = []
    carried: tuple[DataMention, ...] = ()
    for at, part in enumerate(parts):
        if part.mentions:
            found += _bound(letter, parts, at)
        elif carried and part.accounts and not _told_aside(letter, part, part.accounts[0]):
            found += [Bound(m, e, part.span, _LISTED, "in the same list") for m in carried for e in part.accounts]
        elif part.accounts:
            found += _ordered(letter, part)
        goes_on = letter.text[part.span.start : part.span.end].rstrip().endswith((";", ",", ":"))
        carried = (part.mentions or carried) if goes_on and (part.accounts or part.mentions) else ()
    return tuple(found)


def candidates(letter: Facts) -> tuple[Entity, ...]:
    """Return the accounts, telephones and mailboxes that data can be asked of, in order."""
    roles = {item.value.span: item.role for item in letter.stated_roles}
    left_out = {account_name(letter.text[slice(*span)]) for span in letter.unrelated_accounts}
    return tuple(
        thing
        for thing in letter.surroundings.things
        if roles.get(thing.span) not in _OFFICES | {Role.ACCOUNT_CANCELLED, Role.UNKNOWN}
        and not letter.in_mail_header(thing.span.start)
        and account_name(thing.text) not in left_out
    )


def account_key(text: str) -> str:
    """Return what an account's handle and its address have in common: `@uno.dos`, `https://red.example/uno.dos`."""
    name = account_name(text)
    if not re.match(r"(?:https?://)?[\w.-]+/", name):
        return name
    return re.split(r"[?#]", name)[0].rstrip("/").rpartition("/")[2].lstrip("@")


def _parts(letter: Facts) -> Iterator[_Part]:
    """Yield the parts of the live message, in order."""
    things, mentions = candidates(letter), [m for m in letter.data_mentions if m.stance is not Stance.NAMED]
    done = -1
    for sentence in letter.sentences:
        if sentence.span.start < done or letter.in_mail_header(sentence.span.start):
            continue
        line = letter.line_at(sentence.span.start)
        around = line.span if line else sentence.span
        if line and _COLUMNS.search(line.text):
            done = line.span.end
            yield _part(line.span, mentions, things, around, table=True)
            continue
        for span in _split(letter, sentence, mentions, things):
            yield _part(span, mentions, things, around, table=False)


def _part(span: Span, mentions: Sequence[DataMention], things: Sequence[Entity], line: Span, *, table: bool) -> _Part:
    inside = tuple(m for m in mentions if span.start <= m.span.start < span.end)
    accounts = tuple(e for e in things if span.start <= e.span.start < span.end)
    return _Part(span, inside, accounts, line, table)


def _split(
    letter: Facts, sentence: Sentence, mentions: Sequence[DataMention], things: Sequence[Entity]
) -> Iterator[Span]:
    """Yield the stretches of a sentence, cut at words such as `respecto de` once data and an account were named."""
    start = sentence.span.start
    for hit in letter.hits.within("account", sentence.span, "regarding"):
        before = Span(start, hit.span.start)
        named = any(before.start <= m.span.start < before.end for m in mentions)
        if named and any(before.start <= e.span.start < before.end for e in things):
            yield before
            start = hit.span.start
    yield Span(start, sentence.span.end)


def _bound(letter: Facts, parts: Sequence[_Part], at: int) -> Iterator[Bound]:
    """Yield the data of a part, each with its accounts."""
    part = parts[at]
    if not part.accounts:
        pointed, confidence, why = _pointed(letter, parts, at)
        for mention in part.mentions:
            if not pointed:
                yield Bound(mention, None, part.span, _SEVERAL, "the letter names no account for it")
            for account in pointed:
                yield Bound(mention, account, part.span, confidence, why)
        return
    for mentions, accounts in _pairs(letter, part):
        for mention in mentions:
            for account in accounts:
                yield Bound(mention, account, part.span, DIRECT, "named beside the data")


def _pairs(letter: Facts, part: _Part) -> Iterator[tuple[list[DataMention], list[Entity]]]:
    """Yield what stands side by side: data with the accounts behind them, or accounts with the data behind them."""
    accounts = [e for e in part.accounts if part.table or not _told_aside(letter, part, e)] or [*part.accounts]
    runs = _runs(part.mentions, accounts)
    if len(runs) <= 2:
        yield list(part.mentions), accounts
        return
    groups = [runs[at : at + 2] for at in range(0, len(runs) - len(runs) % 2, 2)]
    rest = runs[len(groups) * 2 :]
    for number, group in enumerate(groups):
        data = [item for run in group for item in run if isinstance(item, DataMention)]
        named = [item for run in group for item in run if isinstance(item, Entity)]
        if number == len(groups) - 1:  # `datos de @a, así como sus IP`
            data += [item for run in rest for item in run if isinstance(item, DataMention)]
            named += [item for run in rest for item in run if isinstance(item, Entity)]
        yield data, named


def _runs(mentions: Sequence[DataMention], accounts: Sequence[Entity]) -> list[list[DataMention | Entity]]:
    """Return data and accounts in order of appearance, neighbours of one sort together."""
    both: list[DataMention | Entity] = sorted([*mentions, *accounts], key=lambda item: item.span.start)
    runs: list[list[DataMention | Entity]] = []
    for item in both:
        if runs and isinstance(runs[-1][-1], DataMention) == isinstance(item, DataMention):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _told_aside(letter: Facts, part: _Part, account: Entity) -> bool:
    """Return whether an account stands behind words of a story or reason: `…, toda vez que amenazó a @b`."""
    first = min((m.span.start for m in part.mentions), default=part.span.start)
    earlier = [e for e in part.accounts if e.span.end <= account.span.start]
    if not earlier:
        return False
    since = Span(max(first, earlier[-1].span.end), account.span.start)
    if letter.surroundings.third_between(since.start, since.end):
        return True
    asked = any(since.start <= m.span.start < since.end for m in part.mentions)
    return not asked and bool(letter.hits.within("asking", since, "told", "reason"))


def _ordered(letter: Facts, part: _Part) -> Iterator[Bound]:
    """Yield the accounts that a part orders something about without naming data: to close them, to keep them."""
    for hit in letter.hits.within("asking", part.span, "remove", "keep"):
        behind = [e for e in part.accounts if e.span.start >= hit.span.end]
        told = letter.hits.within("asking", Span(part.span.start, hit.span.start), "told")
        for account in behind if not told else ():
            if not _told_aside(letter, part, account):
                yield Bound(None, account, part.span, NEAREST, f"after {letter.text[slice(*hit.span)]!r}")


def _pointed(letter: Facts, parts: Sequence[_Part], at: int) -> tuple[tuple[Entity, ...], float, str]:
    """Return the accounts that a part without any points to, how surely, and by what."""
    part = parts[at]
    words = {hit.row.kind: hit for hit in letter.hits.within("account", part.span)}
    ahead = _ahead(letter, parts, at)
    if ahead and ("ahead" in words or letter.text[part.span.start : part.span.end].rstrip().endswith(":")):
        return ahead, _LISTED, "in the list that it opens"
    group = _group_before(parts, at)
    back = _back(letter, words, group)
    if back:
        return back
    labelled = labelled_accounts(letter)
    if labelled:
        return labelled, _LABELLED, "a line calls it the account"
    return _unnamed(letter, parts, at, group)


def _back(
    letter: Facts, words: dict[str, Hit], group: tuple[Entity, ...]
) -> tuple[tuple[Entity, ...], float, str] | None:
    """Return what words such as `dicha cuenta`, `ambas` or `este último` point to among the accounts before."""
    if not group:
        return None
    for kind, chosen in (("back-last", group[-1:]), ("back-first", group[:1]), ("back-all", group)):
        if kind in words:
            return chosen, _POINTED, f"by {letter.text[slice(*words[kind].span)]!r}"
    if "back-one" in words:
        said = f"by {letter.text[slice(*words['back-one'].span)]!r}"
        kept = _unharmed(letter, group) or group
        return kept[-1:], _POINTED if len(kept) == 1 else _SEVERAL, said
    return None


def _unnamed(
    letter: Facts, parts: Sequence[_Part], at: int, group: tuple[Entity, ...]
) -> tuple[tuple[Entity, ...], float, str]:
    """Return the accounts of a request that neither names nor points to any: those named before, else behind."""
    opened = _opened(letter, parts, at)
    if opened:
        return opened, _LISTED, "in the sentence that opens the list"
    every = _unharmed(letter, candidates(letter)) or candidates(letter)
    names = {account_name(thing.text) for thing in every}
    if len(names) == 1:
        return every[:1], NEAREST, "the only account that it can be about"
    near = _unharmed(letter, group)
    if near and len({account_name(thing.text) for thing in near}) == 1:
        return near[-1:], _GUESSED, "the account named before"
    if near:
        return near, _SEVERAL, "several accounts are named before; which is meant is not said"
    return every, _SEVERAL, "several accounts are named; which is meant is not said"


def _unharmed(letter: Facts, group: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the accounts of a group that the letter gives to no victim, relative or witness."""
    roles = {item.value.span: item.role for item in letter.stated_roles}
    return tuple(thing for thing in group if roles.get(thing.span) not in NOT_ASKED_OF)


def _group_before(parts: Sequence[_Part], at: int) -> tuple[Entity, ...]:
    """Return the accounts of the last part before that names any, with those of a list that it ends."""
    found: tuple[Entity, ...] = ()
    for part in reversed(parts[:at]):
        if part.accounts and (not found or len(part.accounts) == 1 == len(parts_of(part))):
            found = (*part.accounts, *found)
            if len(part.accounts) > 1:
                break
        elif found:
            break
    return found


def parts_of(part: _Part) -> tuple[Entity, ...]:
    """Return the accounts of a part that is little more than one account, as an item of a list is; else two of none."""
    return part.accounts[:1] if part.span.end - part.span.start <= 60 else ()


def _ahead(letter: Facts, parts: Sequence[_Part], at: int) -> tuple[Entity, ...]:
    """Return the accounts of the list or table behind a part."""
    found: list[Entity] = []
    for part in parts[at + 1 : at + 1 + _LIST_LINES]:
        short = part.table or part.span.end - part.span.start <= 90
        if part.mentions and not part.table:
            break
        if part.accounts and short and not letter.surroundings.third_between(part.span.start, part.span.end):
            found += part.accounts
        elif found and not part.accounts:
            break
    return tuple(found)


def _opened(letter: Facts, parts: Sequence[_Part], at: int) -> tuple[Entity, ...]:
    """Return the accounts of the sentence that opens the list in which a part is an item."""
    for part in reversed(parts[max(0, at - _LIST_LINES) : at]):
        text = letter.text[part.span.start : part.span.end].rstrip()
        if part.accounts:
            return part.accounts if text.endswith((":", ";", ",")) else ()
        if not (part.mentions or text.endswith((":", ";", ","))):
            return ()
    return ()


def labelled_accounts(letter: Facts) -> tuple[Entity, ...]:
    """Return the accounts of lines that are labelled so: `Cuenta: @a; @b`; none of a victim's."""
    found: list[Entity] = []
    things = candidates(letter)
    for line in letter.shown_lines:
        match = _LABEL.match(letter.folded, line.start, line.end)
        if match is None:
            continue
        label = Span(match.start("label"), match.end("label"))
        named = letter.hits.within("account", label, "noun")
        if named and not letter.surroundings.third_between(label.start, line.end):
            found += [e for e in things if match.end() <= e.span.start < line.end]
    return tuple(found)

"""What a letter asks, account by account and period by period, and what it orders beside the handing over of data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ert_writer.intake.accounts import shown_account
from ert_writer.intake.asked import Bound, account_key
from ert_writer.intake.facts import Facts
from ert_writer.intake.period import stated_periods
from ert_writer.intake.requests import (
    DataMention,
    Stance,
    allowed_notice,
    denied_categories,
    denied_preservation,
    is_barred,
    non_notification,
    own_words,
    preservation,
)
from ert_writer.intake.values import LIKELY, value
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import DataRequest, DataStance, FieldValue, Order, OrderKind, OrderStance
from ert_writer.model.findings import Span

_STANCES = {Stance.ASKED: DataStance.ASKED, Stance.KEPT: DataStance.KEPT, Stance.DENIED: DataStance.DENIED}
_ORDERED = 0.82
_UNSURE = 0.7


def data_requests(letter: Facts) -> tuple[DataRequest, ...]:
    """Return the rows of what is asked, kept and denied: account, category and period; of equals the surest."""
    found: dict[tuple[str, str, str, DataStance], DataRequest] = {}
    periods = stated_periods(letter)
    specific = any(_is_specific(item) for item in letter.bound_requests)
    asked = {account_key(item.text) for item in letter.accounts}
    for item in letter.bound_requests:
        if item.mention is None or not _counts(item, item.mention, asked, specific=specific):
            continue
        row = _row(letter, item, item.mention, periods)
        name = account_key(row.account.text) if row.account else ""
        key = (name, row.category, row.period.normal if row.period else "", row.stance)
        if key not in found or found[key].value.confidence < row.value.confidence:
            found[key] = row
    return tuple(_without_open_twins(found.values()))


def _counts(item: Bound, mention: DataMention, asked: set[str], *, specific: bool) -> bool:
    """Return whether a joining makes a row: of an account that is asked about, and not only of data in general."""
    if mention.stance is not Stance.ASKED:
        return True
    if item.account is not None and account_key(item.account.text) not in asked:
        return False
    return not (specific and mention.generic)


def _is_specific(item: Bound) -> bool:
    return item.mention is not None and item.mention.stance is Stance.ASKED and not item.mention.generic


def _without_open_twins(rows: Iterable[DataRequest]) -> Iterator[DataRequest]:
    """Yield the rows without those that another one says with a period."""
    every = tuple(rows)
    dated = {(_account(row), row.category, row.stance) for row in every if row.period}
    for row in every:
        if row.period or (_account(row), row.category, row.stance) not in dated:
            yield row


def _account(row: DataRequest) -> str:
    return account_key(row.account.text) if row.account else ""


def _row(letter: Facts, item: Bound, mention: DataMention, periods: tuple[tuple[FieldValue, bool], ...]) -> DataRequest:
    confidence = round(min(mention.confidence, item.confidence), 2)
    words = value(letter, mention.span, confidence, normal=mention.category, note=item.why)
    account = shown_account(letter, item.account, item.confidence, item.why) if item.account else None
    return DataRequest(mention.category, _STANCES[mention.stance], words, account, _period_of(item, periods))


def _period_of(item: Bound, periods: tuple[tuple[FieldValue, bool], ...]) -> FieldValue | None:
    """Return the period of a row: one stated in its own part, else one that a line or sentence states for all."""
    inside = [p for p, _ in periods if p.span and item.part.start <= p.span.start < item.part.end]
    if inside:
        return max(inside, key=lambda period: period.confidence)
    shared = [p for p, for_all in periods if for_all]
    return max(shared, key=lambda period: period.confidence) if shared else None


def orders(letter: Facts) -> tuple[Order, ...]:
    """Return one order of each kind, silent where the letter says nothing of it."""
    return (
        _preservation(letter),
        _take_down(letter),
        _notice(letter),
        _linked(letter),
        _content(letter),
    )


def _order(kind: OrderKind, *said: tuple[OrderStance, tuple[FieldValue, ...]]) -> Order:
    for stance, values in said:
        if values:
            return Order(kind, stance, values[0])
    return Order(kind, OrderStance.SILENT)


def _preservation(letter: Facts) -> Order:
    kept = preservation(letter)
    asks = any(item.stance is Stance.ASKED for item in letter.data_mentions)
    stance = OrderStance.ASKED if asks else OrderStance.ONLY
    return _order(OrderKind.PRESERVATION, (stance, kept), (OrderStance.FORBIDDEN, denied_preservation(letter)))


def _take_down(letter: Facts) -> Order:
    """Return whether an account or publication is to be closed or removed, or must stay as it is."""
    asked: list[FieldValue] = []
    barred: list[FieldValue] = []
    for hit in letter.hits.of("asking", "remove"):
        sentence = letter.sentence_at(hit.span.start).span
        if letter.in_mail_header(hit.span.start) or not own_words(letter, hit):
            continue
        if _is_denied(letter, hit, sentence):
            barred.append(value(letter, sentence, _ORDERED))
            continue
        before = Span(sentence.start, hit.span.start)
        if letter.hits.within("asking", before, "told", "whether"):
            continue
        wanted = letter.hits.within("asking", before, "ask")
        asked.append(value(letter, sentence, _ORDERED if wanted else _UNSURE))
    barred += [
        value(letter, letter.sentence_at(hit.span.start).span, _ORDERED)
        for hit in letter.hits.of("asking", "stays")
        if own_words(letter, hit) and not letter.in_mail_header(hit.span.start)
    ]
    return _order(OrderKind.TAKE_DOWN, (OrderStance.ASKED, _best(asked)), (OrderStance.FORBIDDEN, _best(barred)))


def _is_denied(letter: Facts, hit: Hit, sentence: Span) -> bool:
    clause = letter.clause_at(hit.span.start)
    refused = letter.hits.within("asking", Span(sentence.start, hit.span.start), "refuse")
    return bool(refused) or is_barred(letter, hit) or (clause is not None and clause.denies(hit.span.start))


def _best(values: list[FieldValue]) -> tuple[FieldValue, ...]:
    return (max(values, key=lambda item: item.confidence),) if values else ()


def _notice(letter: Facts) -> Order:
    """Return whether the user must not be told, may be, or is to be."""
    told = tuple(_to_be_told(letter))
    return _order(
        OrderKind.USER_NOTICE,
        (OrderStance.FORBIDDEN, non_notification(letter)),
        (OrderStance.ASKED, told),
        (OrderStance.ALLOWED, allowed_notice(letter)),
    )


def _to_be_told(letter: Facts) -> Iterator[FieldValue]:
    for hit in letter.hits.of("notice", "told-to"):
        clause = letter.clause_at(hit.span.start)
        denied = clause is not None and clause.denies(hit.span.start)
        if not denied and own_words(letter, hit) and not letter.in_mail_header(hit.span.start):
            yield value(letter, letter.sentence_at(hit.span.start).span, _UNSURE)


def _linked(letter: Facts) -> Order:
    asked: list[FieldValue] = []
    denied: list[FieldValue] = []
    for hit in letter.hits.of("account", "linked"):
        clause = letter.clause_at(hit.span.start)
        if letter.in_mail_header(hit.span.start) or not own_words(letter, hit):
            continue
        no = clause is not None and clause.denies(hit.span.start)
        (denied if no else asked).append(value(letter, hit.span, LIKELY))
    return _order(OrderKind.LINKED_ACCOUNTS, (OrderStance.ASKED, _best(asked)), (OrderStance.FORBIDDEN, _best(denied)))


def _content(letter: Facts) -> Order:
    asked = tuple(
        value(letter, item.span, item.confidence)
        for item in letter.data_mentions
        if item.category == "content" and item.stance is Stance.ASKED
    )
    denied = tuple(item for item in denied_categories(letter) if item.normal == "content")
    return _order(OrderKind.CONTENT, (OrderStance.FORBIDDEN, denied), (OrderStance.ASKED, asked))

"""What a letter asks for: data, preservation, silence towards the user; and what it says it does not ask.

The words come from `lexicon/requests`. A sentence is read from left to right: a verb of asking makes what follows
asked, one that declines makes it denied, one that keeps only kept; a story told inside a request (`que envió fotos`)
asks nothing. A word that stories use as well, such as `fotos`, counts only as the object of a request.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ert_writer.intake.addresses import in_signature
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Line, Sentence
from ert_writer.intake.values import GUESS, LIKELY, SURE, UNSURE, value
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind, ParagraphRole

CATEGORIES = (
    "subscriber", "ip_logs", "device", "contact_points", "location", "transactions", "traffic", "content", "media",
)  # fmt: skip
"""Ids of `templates/vocabulary/data-categories.toml`, in its order."""


class Stance(StrEnum):
    """What a letter does with data that it names."""

    NAMED = "named"
    ASKED = "asked"
    DENIED = "denied"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class DataMention:
    """Words for a category of data in a letter.

    Attributes:
        category: one of `CATEGORIES`.
        span: of the words, in the document's text.
        stance: what the letter does with the data.
        confidence: of the stance.
        generic: whether the words only say data of the account.
    """

    category: str
    span: Span
    stance: Stance
    confidence: float
    generic: bool = False


_FRAGMENT = 8  # words: a longer sentence without a verb of asking is not a part of the request before it
_CELL = 30  # characters from the name of a cell to what it holds: `Dados pessoais ........ `
_IN_STORIES = frozenset({"content", "media"})  # what stories tell most; a person looks before it is called asked
_STORY = 5  # words from a verb of a story to a verb of asking that belongs to it
_UNJOINED = 0.78  # data that the request joins to no account, though the letter names accounts
_NEGATED = 2  # words between a negation and the verb of asking that it negates
_BARRED = 2  # words between forbidding and the verb that it governs: `evitar por ahora bloquear`
_DOUBLE = 10  # characters in which a negation before words of forbidding lifts them
_OBJECT = 5  # words from a verb of telling to whoever is told
_REACH = 4  # words between a refusal and the verb of asking that it takes with it
_NEAR = 9  # words between an order to keep silent and the verb of telling
_LABEL_GAP = re.compile(r"[\s:#(\"'“«nº°.o]{0,5}")
_ITEM = re.compile(
    r"\s*(?:[-–—•*·>|](?![-–—=_*])|(?:[uú]nic[oa]|primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa])\s?[.:)º-]|"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.)ºª°-])",
    re.IGNORECASE,
)
_BOX = re.compile(r"[\[(](?P<tick>\s*x?\s*)[\])]\s*$")
_YES_NO = r"(?:(?P<yes>si|sim|yes)|(?P<no>no|nao))\b(?!\s+(?!ya\b|ja\b)[a-z])"
_ANSWER = re.compile(rf"[^.:?|\n]{{0,40}}?(?:\.{{3,}}|[:?|\t]|…+|_{{3,}})[\s.…_|:]*{_YES_NO}")
"""What a form answers behind words for data: `contenido ........ NO`, `direcciones IP: SÍ`, `| conteúdo | NÃO |`."""
_BOXED = re.compile(r"[\[(]\s*(?P<before>[x✓✔]?)\s*[\])]\s*(?P<word>si|sim|yes|no|nao)\b")
_AND_BEFORE = re.compile(r"\b(?:y|e|and)\s+$")
_ASIDE_KINDS = frozenset({"more", "limit", "told", "whether"})
"""Words of asking that do not decide what a sentence does with the data that it names."""
_HEADINGS = frozenset({ParagraphRole.HEADING, ParagraphRole.HEADER})
_ACCOUNT_KINDS = (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID, EntityKind.EMAIL, EntityKind.PHONE)
_LABELLED = {
    "contact_points": (EntityKind.EMAIL, EntityKind.PHONE),
    "ip_logs": (EntityKind.IP,),
    "device": (EntityKind.IMEI,),
}
"""Kinds of identifiers that words for a category label: `correo x@y.example` names an address and asks none."""


@dataclass(slots=True)
class _Reader:
    """The state while a letter's sentences are read in order."""

    letter: Facts
    stance: Stance = Stance.NAMED
    listing: bool = False
    strong_only: bool = False
    paused: bool = False
    in_table: bool = False
    line: Line | None = None
    asks_how: bool = False
    whether: bool = False
    clear: bool = False
    """Whether the sentence has named data in words that stories do not use."""
    share: float = 1.0
    mentions: list[DataMention] = field(default_factory=list)
    open_from: int = 0
    """Number of the first mention since the last word that decides anything."""


def data_mentions(letter: Facts) -> tuple[DataMention, ...]:
    """Return every naming of a category of data in the live message, with what the letter does with it."""
    reader = _Reader(letter)
    for sentence in letter.sentences:
        if not letter.in_mail_header(sentence.span.start):
            _read_sentence(reader, sentence)
    return tuple(reader.mentions)


def _read_sentence(reader: _Reader, sentence: Sentence) -> None:
    letter = reader.letter
    events = _events(letter, sentence.span)
    item = _is_item(letter, sentence)
    carried = (
        reader.listing and (item or len(sentence.text) < 90) and ("|" in sentence.text or not reader.in_table)
    )  # a line of a list, or a cell of a table
    _begin(reader, sentence, events, carried=carried)
    outside, closes = reader.stance, 0
    for at, hit in enumerate(events):
        if closes and hit.span.start >= closes:
            reader.stance, closes = outside, 0
        if hit.row.kind == "refuse" and not closes:
            outside, closes = reader.stance, _bracket_end(letter, hit, sentence.span)
        if hit.row.topic == "data":
            _note(reader, hit, events[:at])
        elif hit.row.kind == "whether":
            reader.whether = reader.stance is Stance.ASKED
        elif hit.row.kind == "ask" and _in_a_story(letter, hit, events[:at]):
            continue
        elif hit.row.kind in ("ask", "know") and _negated(letter, hit):
            reader.stance = Stance.DENIED
            reader.open_from = len(reader.mentions)
        else:
            _turn(reader, hit, events[at + 1 :])
    if closes:
        reader.stance = outside
    titles = "|" in sentence.text and bool(letter.hits.within("asking", sentence.span, "cells"))
    if titles and reader.stance is Stance.NAMED:
        reader.stance = Stance.ASKED  # a table whose column is called `Datos` asks for what the column holds
    asks = reader.stance is not Stance.NAMED
    heads = titles or ("|" in sentence.text and carried)
    ends_open = sentence.text.rstrip().endswith((":", ";")) or heads
    reader.listing = asks and (ends_open or item or carried)
    reader.in_table = reader.listing and heads
    reader.line = letter.line_at(sentence.span.start)


def _bracket_end(letter: Facts, hit: Hit, sentence: Span) -> int:
    """Return where the brackets around a hit close: what is declined inside them is declined there alone; else 0."""
    before = letter.folded[sentence.start : hit.span.start]
    close = letter.folded.find(")", hit.span.end, sentence.end)
    return close if before.rfind("(") > before.rfind(")") and close >= 0 else 0


def _in_a_story(letter: Facts, ask: Hit, before: list[Hit]) -> bool:
    """Return whether somebody in a story asks: `la obligó a enviar fotos`, `recibió mensajes pidiendo dinero`."""
    told = next((hit for hit in reversed(before) if hit.row.kind == "told"), None)
    if told is None or not 0 <= ask.words[0] - told.words[1] <= _STORY:
        return False
    return not re.search(r"[,;:]", letter.folded[told.span.end : ask.span.start])


def _negated(letter: Facts, ask: Hit) -> bool:
    """Return whether a negation stands right before a verb of asking: `no nos manden`, `sin que se informe`."""
    if is_barred(letter, ask):
        return True
    clause = letter.clause_at(ask.span.start)
    if clause is None:
        return False
    between = (letter.folded[n.end : ask.span.start] for n in clause.negations if n.end <= ask.span.start)
    return any(len(words.split()) <= _NEGATED and not re.search(r"[,;:]", words) for words in between)


def is_barred(letter: Facts, verb: Hit) -> bool:
    """Return whether words of forbidding govern a verb: `abstenerse de suspender`; `no dejen de enviar` forbids not."""
    sentence = letter.sentence_at(verb.span.start).span
    for bar in letter.hits.within("notice", Span(sentence.start, verb.span.start), "bar"):
        between = letter.folded[bar.span.end : verb.span.start]
        if bar.row.id != "forbid" or verb.words[0] - bar.words[1] > _BARRED or re.search(r"[,;:.]", between):
            continue
        before = letter.folded[max(sentence.start, bar.span.start - _DOUBLE) : bar.span.start]
        if not re.search(r"\b(?:no|nao|not|never|sin|sem)\s+(?:se\s+)?$", before):
            return True
    return False


def _begin(reader: _Reader, sentence: Sentence, events: list[Hit], *, carried: bool) -> None:
    """Set the stance that a sentence begins with: that of its list, or of the request it is a fragment of."""
    first = next((hit for hit in events if hit.row.topic == "data" or hit.row.kind != "limit"), None)
    begins_with_more = first is not None and first.row.kind == "more"
    decides = any(hit.row.topic == "asking" and hit.row.kind not in _ASIDE_KINDS for hit in events)
    decides = decides or (first is not None and first.row.kind == "told")
    short = len(sentence.text.split()) <= _FRAGMENT or _runs_on(reader.letter, sentence)
    same = reader.line is not None and reader.line == reader.letter.line_at(sentence.span.start)
    denies = any(clause.negations for clause in reader.letter.clauses_of(sentence.span)) and not carried
    fragment = (
        not decides
        and not denies
        and ((short and same) or begins_with_more)
        and not in_signature(reader.letter, sentence.span.start)
    )
    if begins_with_more and fragment and reader.stance is Stance.KEPT:
        reader.stance = Stance.ASKED
    goes_on = carried or (fragment and reader.stance is Stance.ASKED)
    reader.share = 1.0 if carried else 0.8
    reader.stance = reader.stance if goes_on else Stance.NAMED
    reader.strong_only = reader.paused = reader.asks_how = reader.whether = False
    reader.clear = False
    reader.open_from = len(reader.mentions)


def _runs_on(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence begins small in the middle of a line: an abbreviation may have ended the one before."""
    line = letter.line_at(sentence.span.start)
    return sentence.text[:1].islower() and line is not None and line.span.start < sentence.span.start


def _is_item(letter: Facts, sentence: Sentence) -> bool:
    line = letter.line_at(sentence.span.start)
    return bool(_ITEM.match(sentence.text)) or (line is not None and bool(_ITEM.match(line.text)))


def _events(letter: Facts, span: Span) -> list[Hit]:
    """Return the words for data and for what is done with them, in order, without those that a refusal holds."""
    asking = [hit for hit in letter.hits.within("asking", span) if own_words(letter, hit)]
    asking = [hit for hit in asking if hit.row.kind != "refuse" or not _is_condition(letter, hit)]
    refusals = [hit for hit in asking if hit.row.kind == "refuse"]
    ahead = [hit for hit in asking if hit.row.kind == "future"]
    asking = [hit for hit in asking if hit.row.kind == "refuse" or not _overlaps(hit, refusals)]
    asking = [hit for hit in asking if hit.row.kind != "ask" or not _overlaps(hit, ahead)]
    asking = [hit for hit in asking if hit.row.kind != "ask" or not _declined(letter, hit, refusals)]
    asking = [hit for hit in asking if hit.row.kind not in ("cells", "unrelated", "own", "stays")]
    asking = [hit for hit in asking if hit.row.kind != "label" or _heads(letter, hit, span)]
    data = [hit for hit in _longest(letter.hits.within("data", span)) if _is_data(letter, hit)]
    return sorted([*asking, *data], key=lambda hit: (hit.span.start, hit.row.topic == "data"))


def _is_condition(letter: Facts, hit: Hit) -> bool:
    """Return whether a hit only says what would be: `si no remiten el contenido`."""
    clause = letter.clause_at(hit.span.start)
    return clause is not None and clause.condition


def _heads(letter: Facts, label: Hit, sentence: Span) -> bool:
    """Return whether a word is the label of what a line asks for: `Datos: nombre, IP`."""
    before = letter.folded[sentence.start : label.span.start].strip(" -*•\t")
    return not before and letter.folded[label.span.end : label.span.end + 2].lstrip().startswith(":")


def _declined(letter: Facts, ask: Hit, refusals: list[Hit]) -> bool:
    """Return whether a verb of asking belongs to a refusal before it: `no es necesario enviar fotos`."""
    return any(
        0 <= ask.words[0] - refusal.words[1] <= _REACH
        and not re.search(r"[,;:]", letter.folded[refusal.span.end : ask.span.start])
        for refusal in refusals
    )


def own_words(letter: Facts, hit: Hit) -> bool:
    """Return whether a hit is the writer's own word; an order of a court may be quoted."""
    quote = next((q for q in letter.quotations if q.start <= hit.span.start < q.end), None)
    return quote is None or _quotes_an_order(letter, quote)


def _quotes_an_order(letter: Facts, quote: Span) -> bool:
    return any(hit.row.id == "order" for hit in letter.hits.within("asking", quote))


def _overlaps(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(other.span.start < hit.span.end and hit.span.start < other.span.end for other in others)


def _longest(hits: tuple[Hit, ...]) -> Iterator[Hit]:
    """Yield the words for data, of those that overlap the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.row.weight < 0.5, hit.row.weight <= 0.5, hit.words[0] - hit.words[1])):
        if not _overlaps(hit, kept):
            kept.append(hit)
    yield from kept


def _is_data(letter: Facts, hit: Hit) -> bool:
    """Return whether the words name data: not quoted, and no label of a number or address that follows."""
    if not own_words(letter, hit) or _is_told(letter, hit) or _is_writers(letter, hit):
        return False
    if hit.row.id == "data-of":
        return _labels(letter, hit, _ACCOUNT_KINDS)
    return not _labels(letter, hit, _LABELLED.get(hit.row.kind, ()))


def _is_told(letter: Facts, hit: Hit) -> bool:
    """Return whether words for a person name whoever is told: `no avisen al dueño del perfil`."""
    if hit.row.kind != "subscriber":
        return False
    sentence = letter.sentence_at(hit.span.start).span
    before = Span(sentence.start, hit.span.start)
    led = any(to.words[1] == hit.words[0] for to in letter.hits.within("notice", before, "to"))
    tells = letter.hits.within("notice", before, "tell")
    return led and any(0 <= hit.words[0] - tell.words[1] <= _OBJECT for tell in tells)


def _is_writers(letter: Facts, hit: Hit) -> bool:
    """Return whether words for data speak of the writer's own: `nuestros correos`, `en mi nombre`."""
    near = Span(max(0, hit.span.start - 12), hit.span.start)
    return any(own.words[1] == hit.words[0] for own in letter.hits.within("asking", near, "own"))


def _labels(letter: Facts, hit: Hit, kinds: tuple[EntityKind, ...]) -> bool:
    """Return whether the words stand right before an identifier of these kinds."""
    starts = [entity.span.start for entity in letter.of_kind(*kinds)] if kinds else []
    at = bisect_left(starts, hit.span.end)
    return at < len(starts) and bool(_LABEL_GAP.fullmatch(letter.folded[hit.span.end : starts[at]]))


def _note(reader: _Reader, hit: Hit, before: list[Hit]) -> None:
    """Record words for data with the stance in force; a story's words only where they are clear."""
    strong = hit.row.weight > 0.5
    story = before[-1] if before and before[-1].row.kind == "told" else None
    told = story is not None and (not strong or hit.words[0] - story.words[1] <= 1)
    off = told or reader.paused or (reader.strong_only and not strong)
    said = _ticked(reader.letter, hit) or _answered(reader.letter, hit)
    stance = said or (Stance.NAMED if off else reader.stance)
    confidence = (SURE - 0.05 if strong else LIKELY + 0.02) * reader.share
    if strong and hit.row.weight < 1:
        confidence = 0.75
    if not strong and (hit.row.kind in _IN_STORIES or not (reader.clear or reader.listing)):
        confidence = min(confidence, 0.78)
    if reader.whether:
        confidence = min(confidence, 0.7)
    reader.clear = reader.clear or (strong and stance is Stance.ASKED and not reader.whether)
    if reader.strong_only or any(event.row.kind == "told" for event in before):
        confidence = min(confidence, 0.72 if strong else UNSURE)
    if strong and stance is not Stance.NAMED:
        reader.strong_only = False
    if said is Stance.ASKED and reader.stance is not Stance.ASKED:
        confidence = min(confidence, 0.78)  # a form's line whose heading does not say that it asks
    generic = hit.row.weight < 0.5
    reader.mentions.append(DataMention(hit.row.kind, hit.span, stance, round(confidence, 2), generic))


def _ticked(letter: Facts, hit: Hit) -> Stance | None:
    """Return what a form's box before words for data says: `[X] IP  [ ] contenido`; None where there is none."""
    box = _BOX.search(letter.folded[max(0, hit.span.start - 8) : hit.span.start])
    if box is None:
        return None
    return Stance.ASKED if box["tick"].strip() else Stance.NAMED


def _answered(letter: Facts, hit: Hit) -> Stance | None:
    """Return what a form's yes or no behind words for data says, in words or crossed boxes; None where there is none.

    Two crosses, or two empty boxes, say nothing.
    """
    line = letter.line_at(hit.span.start)
    if line is None:
        return None
    behind = letter.folded[hit.span.end : line.span.end]
    boxes = list(_BOXED.finditer(behind))
    if len(boxes) == 2 and not re.search(r"[,;]", behind[: boxes[0].start()]):
        crossed = [box["word"] for box in boxes if box["before"]]
        if len(crossed) == 1:
            return Stance.DENIED if crossed[0] in ("no", "nao") else Stance.ASKED
        return Stance.NAMED
    answer = _ANSWER.match(behind)
    if answer is None:
        return None
    return Stance.ASKED if answer["yes"] else Stance.DENIED


def _turn(reader: _Reader, hit: Hit, after: list[Hit]) -> None:
    """Let a word of asking, keeping, declining or telling change the stance."""
    kind = hit.row.kind
    if kind == "told":
        reader.strong_only = reader.stance is Stance.ASKED
        return
    if kind == "more":
        reader.strong_only = False
        return
    if kind == "know" and reader.stance is not Stance.NAMED:
        return
    if kind in ("reason", "process"):
        reader.paused = True
        reader.asks_how = kind == "process"  # `qué orden requieren para entregar los datos` asks for no data
        return
    reader.paused = reader.asks_how
    if kind == "limit":
        reader.stance = Stance.ASKED if reader.stance is Stance.DENIED else reader.stance
        return
    _decide(reader, hit, after)
    reader.open_from = len(reader.mentions)
    reader.strong_only = kind == "know"
    reader.share = 1.0


def _decide(reader: _Reader, hit: Hit, after: list[Hit]) -> None:
    kind = hit.row.kind
    if kind in ("ask", "know", "label"):
        reader.stance = Stance.ASKED
    elif kind == "keep":
        joined = _AND_BEFORE.search(reader.letter.folded[max(0, hit.span.start - 5) : hit.span.start])
        both = reader.stance is Stance.ASKED and joined and len(reader.mentions) == reader.open_from
        reader.stance = Stance.ASKED if both else Stance.NAMED if reader.stance is Stance.DENIED else Stance.KEPT
    elif kind == "refuse":
        if not _names_what_follows(reader.letter, hit, after):
            _restate(reader, hit, Stance.DENIED)
        reader.stance = Stance.DENIED
    elif kind == "later":
        _restate(reader, hit, Stance.NAMED)
    elif kind in ("remove", "future"):
        reader.stance = Stance.NAMED


def _names_what_follows(letter: Facts, hit: Hit, after: list[Hit]) -> bool:
    """Return whether a refusal is followed by the data that it refuses, with no mark between."""
    first = next((event for event in after if event.row.topic == "data"), None)
    return first is not None and not re.search(r"[,;.]", letter.folded[hit.span.end : first.span.start])


def _restate(reader: _Reader, hit: Hit, stance: Stance) -> None:
    """Give the data named just before a hit, with no comma between, another stance."""
    mentions = reader.mentions
    first = reader.open_from
    if first == len(mentions) and mentions and _in_one_line(reader.letter, mentions[-1].span, hit.span):
        first -= 1  # `Dados pessoais ..... não se solicitam`
    for at in range(len(mentions) - 1, first - 1, -1):
        between = reader.letter.folded[mentions[at].span.end : hit.span.start]
        if (
            "," in re.sub(r"\([^)]*\)|,\s*(?:que|as quais|las cuales|isso|eso|which|los cuales)\b", "", between)
            or ";" in between
        ):
            break
        if stance is Stance.NAMED and mentions[at].stance is Stance.DENIED:
            continue  # `no se pide el contenido, que será objeto de otro pedido` stays a denial
        mentions[at] = replace(mentions[at], stance=stance)


def _in_one_line(letter: Facts, before: Span, after: Span) -> bool:
    between = letter.folded[before.end : after.start]
    return len(between) <= _CELL and not re.search(r"[\n,;]|\w", between)


def data_categories(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the categories asked for, `normal` in the controlled vocabulary, in its order."""
    asked = [item for item in letter.data_mentions if item.stance is Stance.ASKED] or [*_listed(letter)]
    specific = [item for item in asked if not item.generic]
    denied = {item.category for item in letter.data_mentions if item.stance is Stance.DENIED}
    found = (_surest(letter, name, specific or asked, denied) for name in CATEGORIES)
    return tuple(item for item in found if item is not None)


def _surest(letter: Facts, name: str, asked: list[DataMention], denied: set[str]) -> FieldValue | None:
    """Return the surest request of a category; one that is also denied counts only where it is asked clearly."""
    own = [item for item in asked if item.category == name]
    if not own:
        return None
    best = max(own, key=lambda item: item.confidence)
    confidence = 0.7 if best.generic else best.confidence
    joined = [b.confidence for b in letter.bound_requests if b.mention and b.mention.category == name and b.account]
    note = ""
    if max(joined, default=0.0) < LIKELY and confidence >= LIKELY and letter.accounts:
        confidence, note = _UNJOINED, "of which account is not clear"
    if name in denied:
        if confidence < SURE - 0.05:
            return None
        return value(letter, best.span, UNSURE, normal=name, note="elsewhere the letter says that it is not asked for")
    return value(letter, best.span, confidence, normal=name, note=note)


def denied_categories(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the categories of data that the letter says it does not ask for; `normal` is the category."""
    found: dict[str, FieldValue] = {}
    for item in letter.data_mentions:
        if item.stance is Stance.DENIED and not item.generic and item.category not in found:
            found[item.category] = value(letter, item.span, LIKELY, normal=item.category)
    return tuple(found[name] for name in CATEGORIES if name in found)


def _listed(letter: Facts) -> Iterator[DataMention]:
    """Yield what short lines name, such as a table's cells, in a letter whose sentences ask for no data."""
    named = (item for item in letter.data_mentions if item.stance is Stance.NAMED and item.confidence > LIKELY)
    for item in named:
        sentence = letter.sentence_at(item.span.start)
        told = letter.hits.within("asking", sentence.span, "told", "refuse", "later", "keep", "process")
        if len(sentence.text) < 90 and not told and not in_signature(letter, item.span.start):
            yield replace(item, confidence=UNSURE)


def preservation(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter asks that data be kept; `normal` is `true`."""
    return tuple(value(letter, s, SURE - 0.05, normal="true") for s in _kept(letter, denied=False))[:1]


def denied_preservation(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter says that the data need not be kept; `normal` is `false`."""
    return tuple(value(letter, s, LIKELY, normal="false") for s in _kept(letter, denied=True))[:1]


def _kept(letter: Facts, *, denied: bool) -> Iterator[Span]:
    for hit in letter.hits.of("asking", "keep"):
        clause = letter.clause_at(hit.span.start)
        sentence = letter.sentence_at(hit.span.start).span
        if letter.in_mail_header(hit.span.start) or not own_words(letter, hit):
            continue
        if clause and clause.condition and "," not in letter.folded[clause.span.start : hit.span.start]:
            continue
        refused = any(
            refusal.words[1] <= hit.words[0] <= refusal.words[1] + 6
            for refusal in letter.hits.within("asking", sentence, "refuse")
        )
        if (refused or (clause is not None and clause.denies(hit.span.start))) == denied:
            yield sentence


def non_notification(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter asks that the user not be told, or that it be kept secret; `normal` is `true`."""
    found = [item for item in (_silence(letter, hit) for hit in letter.hits.of("notice", "tell")) if item]
    if found:
        return (max(found, key=lambda item: item.confidence),)
    notes = {"tell-him": "whom is said by a pronoun", "secrecy": "secrecy is asked; the user is not named"}
    for hit in letter.hits.of("notice", *notes):
        if not letter.in_mail_header(hit.span.start) and own_words(letter, hit):
            note = notes[hit.row.kind]
            return (value(letter, letter.sentence_at(hit.span.start).span, 0.7, normal="true", note=note),)
    return ()


def _silence(letter: Facts, tell: Hit) -> FieldValue | None:
    """Return an order not to tell the user; None where nobody is to be kept silent, or it is somebody else."""
    sentence = letter.sentence_at(tell.span.start).span
    if letter.in_mail_header(tell.span.start) or not own_words(letter, tell) or not _barred(letter, tell, sentence):
        return None
    if _allowed(letter, sentence):
        return None
    users = letter.hits.within("secrecy", sentence, "user")
    near = [
        hit for hit in users if abs(hit.words[0] - tell.words[1]) <= _NEAR or abs(tell.words[0] - hit.words[1]) <= _NEAR
    ]
    others = letter.hits.within("people", Span(tell.span.end, sentence.end), "superior")
    if others and not any(hit.words[0] < others[0].words[0] for hit in near if hit.words[0] >= tell.words[1]):
        return None
    if near:
        return value(letter, sentence, SURE - 0.05, normal="true")
    if tell.words[1] - tell.words[0] <= 2 and letter.folded.startswith("notif", tell.span.start):
        return value(letter, sentence, 0.75, normal="true", note="whom is not said")
    return None


def _barred(letter: Facts, tell: Hit, sentence: Span) -> bool:
    """Return whether words of forbidding are before a verb of telling, with no request between."""
    bars = [
        bar
        for bar in letter.hits.within("notice", sentence, "bar")
        if bar.words[0] <= tell.words[0] and tell.words[0] - bar.words[1] <= _NEAR
    ]
    if not bars:
        return False
    between = Span(bars[-1].span.end, tell.span.start)
    return not letter.hits.within("asking", between, "limit", "reason")


def _allowed(letter: Facts, sentence: Span) -> tuple[Hit, ...]:
    """Return the words that let the user be told; `no puede ser notificado` does not."""
    bars = letter.hits.within("notice", sentence, "bar")
    return tuple(
        may
        for may in letter.hits.within("notice", sentence, "may")
        if not any(0 <= may.words[0] - bar.words[1] <= 1 for bar in bars)
    )


def allowed_notice(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter says that the user may be told; `normal` is `false`."""
    for sentence in letter.sentences:
        about = letter.hits.within("notice", sentence.span, "tell") or re.search(
            r"\b(?:sigilo|secreto|reserva|segredo|secre\w+|confiden\w+)\b", sentence.folded
        )
        may = _allowed(letter, sentence.span)
        if may and about and not letter.in_mail_header(sentence.span.start) and own_words(letter, may[0]):
            return (value(letter, sentence.span, LIKELY, normal="false"),)
    return ()


def attachments(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the files that came with the mail, and the annexes that the text names."""
    came = [FieldValue(item.name, "", None, 1.0, "came with the message") for item in letter.document.attachments]
    known = {item.text for item in came}
    names = letter.of_kind(EntityKind.FILENAME)
    files = (entity for entity in names if not any(name.endswith(entity.text) for name in known))
    named = [value(letter, entity.span, LIKELY, note="named in the text") for entity in files]
    for hit in letter.hits.of("course", "encloses") if not came else ():  # what came is what was meant
        sentence = letter.sentence_at(hit.span.start).span
        inside = any(item.span and sentence.start <= item.span.start < sentence.end for item in named)
        if not (inside or letter.in_mail_header(sentence.start) or in_signature(letter, sentence.start)):
            named.append(value(letter, sentence, GUESS + 0.25, note="named in the text"))
    return (*came, *named)

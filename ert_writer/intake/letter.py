"""The letter as recognisers see it: one text whose positions are the document's, without quoted messages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cached_property

from ert_writer.entities.recognition import find_entities
from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.model.text import Document, Entity, EntityKind, Paragraph, ParagraphRole
from ert_writer.text.fold import fold
from ert_writer.text.sentences import segment
from ert_writer.text.spans import inside, union

_OLD = frozenset({ParagraphRole.QUOTED, ParagraphRole.ACKNOWLEDGEMENT})
_MAIL_HEADER = re.compile(r"(?:from|to|cc|reply-to|date|subject|de|para|fecha|data|asunto|assunto):\s", re.IGNORECASE)
_SENDER_LINE = re.compile(r"\W{0,3}(?:de|from|von)\s*:\W{0,3}\S", re.IGNORECASE)
_RULE = re.compile(r"\W*[-_*=]{3,}")
_ATTACHED = re.compile(r"── .+ ──")
_SEMICOLON = re.compile(r"(?<=;)\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the letter as a person sees it: a paragraph's text, with its role."""

    text: str
    span: Span
    role: ParagraphRole


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place in the letter, also folded: lower case, without accents, of the same length."""

    text: str
    folded: str
    span: Span


def flatten(document: Document, roles: frozenset[ParagraphRole], *, keep: bool) -> str:
    """Return a text as long as the document's, with the lines of each paragraph joined by spaces.

    Args:
        document: the letter.
        roles: which paragraphs to keep (`keep`) or to leave blank.
        keep: see `roles`.
    """
    out = ["\n" if char == "\n" else " " for char in document.text]
    for paragraph in document.paragraphs:
        if (paragraph.role in roles) == keep:
            start, end = paragraph.span
            out[start:end] = _joined(document.text, paragraph)
    return "".join(out)


def _joined(text: str, paragraph: Paragraph) -> list[str]:
    start, end = paragraph.span
    out = [" "] * (end - start)
    anchors = paragraph.anchors
    if not anchors:
        return [" " if char == "\n" else char for char in text[start:end]]
    stops = [(anchor.offset, anchor.origin) for anchor in anchors[1:]] + [(len(paragraph.text), end)]
    for anchor, (offset, origin) in zip(anchors, stops, strict=True):
        length = min(offset - anchor.offset, origin - anchor.origin)
        for step in range(length):
            char = text[anchor.origin + step]
            out[anchor.origin + step - start] = " " if char == "\n" else char
    return out


@dataclass(frozen=True)
class Letter:
    """A document with what every recogniser needs; derived texts are computed once.

    Attributes:
        document: as the reader gave it.
        language: `es`, `pt`, `en` or `und`.
    """

    document: Document
    language: Language

    @cached_property
    def text(self) -> str:
        """The live message: lines joined, older messages blank, positions as in the document."""
        return flatten(self.document, _OLD, keep=False)

    @cached_property
    def older(self) -> str:
        """Only the older messages, positions as in the document."""
        return flatten(self.document, _OLD, keep=True)

    @cached_property
    def folded(self) -> str:
        """`text` in lower case without accents."""
        return fold(self.text)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The identifiers and quantities of the live message."""
        return tuple(entity for entity in self._all_entities if self._holds(self.text, entity))

    @cached_property
    def older_entities(self) -> tuple[Entity, ...]:
        """The identifiers and quantities of the older messages."""
        return tuple(entity for entity in self._all_entities if self._holds(self.older, entity))

    @cached_property
    def _all_entities(self) -> tuple[Entity, ...]:
        return find_entities(flatten(self.document, frozenset(), keep=False))

    @staticmethod
    def _holds(text: str, entity: Entity) -> bool:
        return text[entity.span.start : entity.span.end] == entity.text

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The live paragraphs, in order."""
        shown = (p for p in self.document.paragraphs if p.role not in _OLD and p.text.strip())
        return tuple(Line(p.text, p.span, p.role) for p in shown)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the live message, without mail header lines."""
        return tuple(statements(self.text, self.folded, self.language, self.entities))

    @property
    def is_mail(self) -> bool:
        """Whether it came as an e-mail message with its headers."""
        return bool(self.document.headers)

    @property
    def base(self) -> Language:
        """The base language."""
        return base(self.language)

    def mailbox_in(self, header: str) -> str:
        """Return the address in a mail header, empty where there is none or it is nested beyond reason."""
        try:
            return parseaddr(self.document.header(header))[1]
        except RecursionError:  # thousands of comments in comments
            return ""

    def of_kind(self, *kinds: EntityKind) -> tuple[Entity, ...]:
        """Return the live entities of these kinds, outside mail header lines."""
        return tuple(e for e in self.entities if e.kind in kinds and not self.in_mail_header(e.span.start))

    def in_mail_header(self, position: int) -> bool:
        """Return whether a position is in one of the header lines that an e-mail begins with."""
        return any(span.start <= position < span.end for span in self._mail_headers)

    @cached_property
    def _mail_headers(self) -> tuple[Span, ...]:
        if not self.is_mail:
            return ()
        found = []
        for line in self.lines:
            if line.role is not ParagraphRole.HEADER or not _MAIL_HEADER.match(line.text):
                break
            found.append(line.span)
        return tuple(found)

    @cached_property
    def body_end(self) -> int:
        """Where the letter itself ends and the files that came with it begin: `── annex.pdf ──`."""
        begun = False
        for line in self.lines:
            if begun and line.role is ParagraphRole.HEADER and _ATTACHED.fullmatch(line.text):
                return line.span.start
            begun = begun or line.role is not ParagraphRole.HEADER
        return len(self.text)

    @cached_property
    def cover_end(self) -> int:
        """Where a covering note ends and the message that it passes on begins; 0 where nothing is passed on.

        Who repeats an earlier request of the own mailbox passes nothing on.
        """
        begun, before = False, ""
        for line in self.lines if self.is_mail else ():
            header = line.role is ParagraphRole.HEADER and not self.in_mail_header(line.span.start)
            if begun and header and _SENDER_LINE.match(line.text) and ("@" in line.text or _RULE.match(before)):
                sender = self.mailbox_in("from").lower()
                return 0 if sender and sender in line.text.lower() else line.span.start
            begun, before = begun or line.role is not ParagraphRole.HEADER, line.text
        return 0

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence around a position, or an empty one."""
        at = bisect_right(self._sentence_starts, position) - 1
        if at >= 0 and position < self.sentences[at].span.end:
            return self.sentences[at]
        return Sentence("", "", Span(position, position))

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.span.start for sentence in self.sentences)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return tuple(line.span.start for line in self.lines)

    def sentence_before(self, span: Span) -> Span:
        """Return the place of the sentence before the one at a span, or the span itself where it is the first."""
        at = bisect_left(self.sentences, span.start, key=lambda sentence: sentence.span.start)
        return self.sentences[at - 1].span if at else span

    def sentence_after(self, span: Span) -> Span:
        """Return the place of the sentence behind the one at a span, or the span itself where it is the last."""
        at = bisect_right(self._sentence_starts, span.start)
        return self.sentences[at].span if at < len(self.sentences) else span

    def line_at(self, position: int) -> Line | None:
        """Return the paragraph around a position."""
        at = bisect_right(self._line_starts, position) - 1
        return self.lines[at] if at >= 0 and position < self.lines[at].span.end else None

    def before(self, position: int, count: int = 60) -> str:
        """Return the folded text before a position, in the same paragraph, at most `count` characters."""
        return self.folded[max(0, position - count) : position].rpartition("\n")[2]

    def leading(self, position: int, count: int = 90) -> str:
        """Return the folded text before a position, across one line break but no empty line."""
        return self.folded[max(0, position - count) : position].rpartition("\n\n")[2].replace("\n", " ")

    def after(self, position: int, count: int = 60) -> str:
        """Return the folded text after a position, in the same paragraph, at most `count` characters."""
        return self.folded[position : position + count].partition("\n")[0]


def statements(text: str, folded: str, language: Language, entities: Sequence[Entity]) -> Iterator[Sentence]:
    """Yield the sentences, headings and list items of a flattened text, cut at semicolons too; identifiers stay whole.

    A list marker belongs to its item.
    """
    kept = union(entity.span for entity in entities)
    for part in segment(text, language, kept):
        start, end = part.span.start - len(part.before.lstrip()), part.span.end
        cuts = [match.span() for match in _SEMICOLON.finditer(text, start, end) if not inside(match.start(), kept)]
        stops, starts = [at for at, _ in cuts], [at for _, at in cuts]
        for first, last in zip([start, *starts], [*stops, end], strict=True):
            if text[first:last].strip():
                yield Sentence(text[first:last], folded[first:last], Span(first, last))


def collapse(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def first(items: Sequence[str]) -> str:
    """Return the first item that is not empty, or the empty string."""
    return next((item for item in items if item), "")

"""The language of a letter, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ert_writer.detectors.normal import words
from ert_writer.detectors.verdict import verdict
from ert_writer.model.detection import Detection, Detector, DocumentLanguage, ParagraphLanguage
from ert_writer.model.language import UNDETERMINED, Language
from ert_writer.model.text import Document, Paragraph, ParagraphRole

_VOTERS = (
    frozenset({ParagraphRole.LIVE, ParagraphRole.HEADING}),
    # a letter that is only a forwarded thread, a card or a receipt still has a language
    frozenset({ParagraphRole.QUOTED}),
    frozenset({ParagraphRole.SIGNATURE}),
    frozenset({ParagraphRole.ACKNOWLEDGEMENT, ParagraphRole.HEADER}),
)
_REAL_WORDS = 9  # a paragraph of fewer words says little by itself ...
_REAL_LETTERS = 40  # ... and so does one of fewer letters
_SURE = 0.9  # a longer one that is less sure, such as a list of names, leans on its neighbours as a short one does
_DOUBT = 0.02  # what a neighbour's language leaves to every other one

_QUOTATION = re.compile(r'"[^"]{1,2000}"|“[^”]{1,2000}”|«[^»]{1,2000}»')

Chances = dict[Language, float]


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph with what the detector says of it alone.

    Attributes:
        paragraph: the paragraph.
        text: what of it was looked at.
        quoted: whether that is nothing but a quotation.
        detection: the language of `text`.
        count: the words of `text` that have a language.
        letters: their letters.
    """

    paragraph: Paragraph
    text: str
    quoted: bool
    detection: Detection
    count: int
    letters: int

    @property
    def sure(self) -> bool:
        """Whether it is of real length and speaks for itself."""
        real = self.count >= _REAL_WORDS and self.letters >= _REAL_LETTERS
        return real and self.detection.confidence >= _SURE


def detect_document(document: Document, detector: Detector) -> DocumentLanguage:
    """Return the language of a document and of each of its paragraphs.

    Live text and headings decide; quoted messages, acknowledgements, header lines and signatures are labelled but do
    not vote unless there is nothing else, and neither does what a paragraph quotes word for word. A short paragraph
    leans on its neighbours. `mixed` is true when voting paragraphs of real length are surely in different languages,
    `und` included.
    """
    reads = tuple(_read(paragraph, detector) for paragraph in document.paragraphs)
    voters = _voting(reads)
    whole = detector.detect("\n".join(read.text for read in voters))
    paragraphs = _labels(reads, whole)
    mixed = len({read.detection.language for read in voters if read.sure}) > 1
    if mixed:
        labels = {label.span: label.language for label in paragraphs}
        whole = _majority([(labels[read.paragraph.span], read.letters) for read in voters])
        paragraphs = _labels(reads, whole)
    return DocumentLanguage(whole.language, whole.confidence, whole.candidates, paragraphs, mixed)


def _read(paragraph: Paragraph, detector: Detector) -> _Read:
    outside = _QUOTATION.sub(" ", paragraph.text)
    quoted = outside != paragraph.text and not words(outside).count(" ")  # hardly anything but the quotation
    text = paragraph.text if quoted else outside
    running = words(text)
    spaces = running.count(" ")
    return _Read(paragraph, text, quoted, detector.detect(text), spaces + bool(running), len(running) - spaces)


def _voting(reads: Sequence[_Read]) -> list[_Read]:
    for roles in _VOTERS:
        found = [read for read in reads if read.paragraph.role in roles and read.count]
        if found:
            return [read for read in found if not read.quoted] or found
    return []


def _majority(votes: Sequence[tuple[Language, int]]) -> Detection:
    """Return the language with most letters among (language, letters); probabilities are shares of the letters."""
    letters: dict[Language, int] = {}
    for language, count in votes:
        letters[language] = letters.get(language, 0) + count
    total = sum(letters.values())
    shares = [(language, round(count / total, 4)) for language, count in letters.items()]
    ranked = tuple(sorted(shares, key=lambda share: (-share[1], share[0])))
    return Detection(*ranked[0], ranked)


def _labels(reads: Sequence[_Read], whole: Detection) -> tuple[ParagraphLanguage, ...]:
    alone = sum(bool(read.count) for read in reads) == 1
    before, after = _neighbours(reads), _neighbours(reads[::-1])[::-1]
    labels = []
    for read, *near in zip(reads, before, after, strict=True):
        language, confidence = read.detection.language, read.detection.confidence
        if not read.count:
            language, confidence = whole.language, whole.confidence
        elif not read.sure and not alone:
            language, confidence = _leaning(read, [whole, *(n.detection for n in near if n is not None)])
        labels.append(ParagraphLanguage(language, confidence, read.paragraph.span))
    return tuple(labels)


def _neighbours(reads: Sequence[_Read]) -> list[_Read | None]:
    """Return, for each paragraph, the last sure one before it on the same side of the thread: quoted or not."""
    last: dict[bool, _Read] = {}
    found = []
    for read in reads:
        side = read.paragraph.role is ParagraphRole.QUOTED
        found.append(last.get(side))
        if read.sure and not read.quoted:
            last[side] = read
    return found


def _leaning(read: _Read, context: Sequence[Detection]) -> tuple[Language, float]:
    """Return the language of a short or unsure paragraph: its own evidence times what its neighbours make likely."""
    own = _chances(read.detection)
    around: Chances = {}
    for detection in context:
        for language, chance in _chances(detection).items():
            around[language] = around.get(language, 0.0) + chance / len(context)
    weighed = {language: chance * (_DOUBT + around.get(language, 0.0)) for language, chance in own.items()}
    total = sum(weighed.values())
    if not total:
        return read.detection.language, read.detection.confidence
    found = verdict([(language, weight / total) for language, weight in weighed.items()])
    return found.language, found.confidence


def _chances(detection: Detection) -> Chances:
    """Return the probabilities over the supported languages and `und`, which stands for all the others."""
    chances: Chances = {}
    for language, chance in detection.candidates:
        label = language if language in ("es", "pt", "en") else UNDETERMINED
        chances[label] = chances.get(label, 0.0) + chance
    if not chances and detection.confidence:
        return {detection.language: detection.confidence}
    return chances

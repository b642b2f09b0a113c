"""Many letters together come out as each alone, and a sentence that they share is translated once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.language import Direction
from ert_writer.model.text import Document
from ert_writer.model.translation import Hypothesis
from ert_writer.translate.line import Letter, translate_document, translate_letters
from ert_writer.translate.record import Line
from support.engines import FakeEngine
from support.readers import read_text

_CLOSING = "Quedo atento a su respuesta."
_TEXTS = [f"El usuario @perfil_{n} amenazó a la víctima {n} veces.\n\n{_CLOSING}" for n in range(150)]


@dataclass(frozen=True)
class _Counting(FakeEngine):
    seen: list[str] = field(default_factory=list)

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        self.seen.extend(segments)
        return super().translate(segments, direction, hypotheses=hypotheses)


def _letter(document: Document) -> Letter:
    spans = tuple(ParagraphLanguage("es", 1.0, paragraph.span) for paragraph in document.paragraphs)
    return Letter(document, DocumentLanguage("es", 1.0, (("es", 1.0),), spans, mixed=False))


def test_each_letter_is_translated_as_if_it_were_alone() -> None:
    line = Line((FakeEngine(str.upper),))
    letters = [_letter(read_text(text)) for text in _TEXTS[:6]]
    alone = [translate_document(letter.document, letter.languages, "en", line) for letter in letters]
    assert list(translate_letters(letters, "en", line)) == alone


def test_a_sentence_of_several_letters_is_translated_once_in_a_run() -> None:
    engine = _Counting(lambda text: text)
    letters = (_letter(read_text(text)) for text in _TEXTS)
    line = Line((engine,))
    found = list(translate_letters(letters, "en", line))
    assert [one.text for one in found] == _TEXTS
    assert engine.seen.count(_CLOSING) == 1  # 150 letters are two loads
    list(translate_letters([_letter(read_text(_CLOSING))], "en", line))
    assert engine.seen.count(_CLOSING) == 2  # another run hears nothing of the first


def test_sentences_that_differ_in_masked_identifiers_alone_go_to_the_engine_once() -> None:
    engine = _Counting(lambda text: text)
    texts = [f"La cuenta @perfil_{n} amenazó a la víctima." for n in range(5)]
    line = Line((engine,))
    list(translate_letters([_letter(read_text(texts[0]))], "en", line))  # finds out which placeholders come through
    before = len(engine.seen)
    found = list(translate_letters([_letter(read_text(text)) for text in texts], "en", line))
    assert [one.text for one in found] == texts
    assert len(engine.seen) - before == 1


def test_letters_are_given_before_all_are_read() -> None:
    read: list[int] = []

    def letters() -> Iterator[Letter]:
        for number, text in enumerate(_TEXTS):
            read.append(number)
            yield _letter(read_text(text))

    next(iter(translate_letters(letters(), "en", Line((FakeEngine(str.upper),)))))
    assert len(read) < len(_TEXTS)

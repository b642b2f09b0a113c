"""The English of passages that a view quotes, each translated for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ert_writer.flows.inbound import Inbound, inbound
from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, SUPPORTED, Language, base
from ert_writer.model.text import Document, Paragraph


def english_of(passages: Sequence[str], language: Language, parts: Inbound) -> tuple[tuple[str, str], ...]:
    """Return each passage with its English; nothing for English or a language that is not supported.

    Raises:
        EngineUnavailableError: no engine translates from the language.
    """
    source = base(language)
    if not passages or source == EN or source not in SUPPORTED:
        return ()
    paragraphs = tuple(_paragraphs(passages))
    document = Document("\n\n".join(passages), paragraphs)
    spans = tuple(ParagraphLanguage(source, 1.0, paragraph.span) for paragraph in paragraphs)
    translation = inbound(document, DocumentLanguage(source, 1.0, (), spans, mixed=False), EN, parts)
    english = [
        "".join(unit.before + unit.target + unit.after for unit in translation.units if unit.paragraph == place)
        for place in range(len(passages))
    ]
    return tuple(zip(passages, english, strict=True))


def _paragraphs(passages: Sequence[str]) -> Iterator[Paragraph]:
    start = 0
    for passage in passages:
        yield Paragraph(passage, Span(start, start + len(passage)))
        start += len(passage) + 2

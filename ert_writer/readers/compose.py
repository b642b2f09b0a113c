"""Passages to paragraphs: lines joined, older messages told from the live one, each paragraph with its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ert_writer.model.findings import Finding, Span
from ert_writer.model.text import Attachment, Document, Paragraph
from ert_writer.readers.decoding import whole
from ert_writer.readers.joining import Layout, Lexicon, block_layout, join_lines, lexicon, page_layout, same_paragraph
from ert_writer.readers.lines import Line, Passage, assemble
from ert_writer.readers.oddities import find_oddities
from ert_writer.readers.roles import Draft, assign_roles
from ert_writer.readers.threads import Cut, find_cuts
from ert_writer.readers.wording import is_forwarding


def compose(
    passages: Iterable[Passage],
    *,
    name: str,
    media_type: str,
    encoding: str = "",
    headers: tuple[tuple[str, str], ...] = (),
    attachments: tuple[Attachment, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Document:
    """Return the document that passages make.

    Every character of the text that is neither white space nor a quoting mark is in exactly one paragraph.
    """
    text, lines = assemble(replace(passage, text=whole(passage.text)) for passage in passages)
    headers = tuple((header, whole(value)) for header, value in headers)
    findings = tuple(replace(item, message=whole(item.message), value=whole(item.value)) for item in findings)
    attachments = tuple(replace(item, name=whole(item.name)) for item in attachments)
    subject = next((value for header, value in headers if header.casefold() == "subject"), "")
    cuts = _forwarded(find_cuts(lines)) if is_forwarding(subject) else find_cuts(lines)
    drafts = _drafts(lines, cuts, lexicon(text))
    paragraphs = tuple(
        Paragraph(draft.text, draft.span, role, draft.anchors)
        for draft, role in zip(drafts, assign_roles(drafts), strict=True)
    )
    noticed = (*findings, *find_oddities(text))
    return Document(text, paragraphs, name, media_type, encoding, headers, attachments, findings=noticed)


def _forwarded(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """Return the cuts with the first below the mail's own headers as that of a forwarded message.

    Outlook says so in the subject alone.
    """
    below = next((cut for cut in cuts if cut.first > 0), None)
    return tuple(cut._replace(forward=True) if cut is below else cut for cut in cuts)


def _drafts(lines: Sequence[Line], cuts: Sequence[Cut], known: Lexicon) -> list[Draft]:
    levels = _levels(lines, cuts)
    intro = {at for cut in cuts for at in range(cut.first, cut.last)}
    forwarded = {levels[cut.last - 1] for cut in cuts if cut.forward}
    by_depth: dict[int, list[Line]] = {}
    for line in lines:
        by_depth.setdefault(line.depth, []).append(line)
    pages = {depth: page_layout(same) for depth, same in by_depth.items()}
    drafts: list[Draft] = []
    message = 0
    for first, last in _blocks(lines, levels, intro):
        if drafts and (levels[first] != drafts[-1].level or (first in intro and not drafts[-1].intro)):
            message += 1
        layout = block_layout(lines[first:last], pages[lines[first].depth])
        for group in _groups(lines[first:last], layout):
            text, anchors = join_lines(group, known)
            drafts.append(
                Draft(
                    text=text,
                    span=Span(group[0].start, group[-1].end),
                    anchors=anchors,
                    level=levels[first],
                    message=message,
                    intro=first in intro,
                    forwarded=levels[first] in forwarded,
                    given=group[0].role,
                    alone=group[0].blank and len(group) == last - first,
                )
            )
    return drafts


def _levels(lines: Sequence[Line], cuts: Sequence[Cut]) -> list[int]:
    """Return how many messages deep each line is: its quoting depth and the older messages begun above it."""
    opens = {cut.first: cut for cut in cuts if cut.runs}
    introduced = {at for cut in cuts if not cut.runs for at in range(cut.first, cut.last)}
    active: list[int] = []
    levels: list[int] = []
    for at, line in enumerate(lines):
        while active and active[-1] > line.depth:
            active.pop()
        if at in opens:
            active.append(0 if opens[at].bare else line.depth)
        levels.append(line.depth + len(active) + (at in introduced))
    return levels


def _blocks(lines: Sequence[Line], levels: Sequence[int], intro: set[int]) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines without an empty line, a change of level or the border of an introduction in them."""
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or (
            lines[at].blank
            or levels[at] != levels[first]
            or lines[at].passage != lines[first].passage
            or (at in intro) != (first in intro)
        ):
            yield first, at
            first = at


def _groups(lines: Sequence[Line], layout: Layout) -> Iterator[Sequence[Line]]:
    """Yield the lines of each paragraph in a block."""
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not same_paragraph(lines[at - 1], lines[at], layout):
            yield lines[first:at]
            first = at

"""Positions in a joined paragraph lead back to the document."""

from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.model.text import Anchor, Paragraph


def test_a_paragraph_without_anchors_runs_in_step() -> None:
    assert Paragraph("abc", Span(10, 13)).original(Span(1, 3)) == Span(11, 13)


def test_a_removed_hyphen_shifts_what_follows() -> None:
    document = "la preser-\nvación"
    paragraph = Paragraph("la preservación", Span(0, len(document)), anchors=(Anchor(0, 0), Anchor(9, 11)))
    span = paragraph.original(Span(3, 15))
    assert document[span.start : span.end] == "preser-\nvación"


def test_an_empty_span_stays_empty() -> None:
    assert Paragraph("abc", Span(5, 8)).original(Span(2, 2)) == Span(7, 7)


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_character_maps_to_itself(lines: list[str]) -> None:
    document = "\n".join(lines)
    text = "".join(lines)
    offset, origin, anchors = 0, 0, []
    for line in lines:
        anchors.append(Anchor(offset, origin))
        offset += len(line)
        origin += len(line) + 1
    paragraph = Paragraph(text, Span(0, len(document)), anchors=tuple(anchors))
    assert all(document[paragraph.origin(i)] == text[i] for i in range(len(text)))

"""TMX out is well-formed and carries every text that XML can."""

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.memory.tmx import write_tmx
from ert_writer.model.language import Direction
from ert_writer.model.memory import MemoryEntry

PT_EN = Direction("pt", "en")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_every_segment_is_there(pairs: list[tuple[str, str]]) -> None:
    root = fromstring(write_tmx(MemoryEntry(source, target, PT_EN) for source, target in pairs))
    segments = [seg.text or "" for seg in root.iter("seg")]
    assert len(segments) == 2 * len(pairs)


def test_languages_times_and_origin() -> None:
    data = write_tmx([MemoryEntry("ofício", "letter", PT_EN, "corrected", "2025-11-14T12:00:00Z")])
    root = fromstring(data)
    assert root.attrib["version"] == "1.4"
    assert [v.attrib["{http://www.w3.org/XML/1998/namespace}lang"] for v in root.iter("tuv")] == ["pt", "en"]
    assert next(root.iter("tu")).attrib["changedate"] == "20251114T120000Z"
    assert next(root.iter("prop")).text == "corrected"

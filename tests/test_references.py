"""A document that the code cites is there, with the heading that it names."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CITED = re.compile(r"(docs/[\w/-]+\.md)(?:, ([A-Z][\w ]+?)(?=[.;,)\"]|$))?", re.MULTILINE)
CITES = sorted(
    {
        (document, heading)
        for path in (ROOT / "ert_writer").rglob("*.py")
        for document, heading in CITED.findall(path.read_text(encoding="utf-8"))
    }
)


def test_the_code_cites_documents() -> None:
    assert ("docs/reference/domain.md", "Letters and their numbers") in CITES


@pytest.mark.parametrize(("document", "heading"), CITES)
def test_a_cited_document_has_its_heading(document: str, heading: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    assert not heading or re.search(rf"^#+ {re.escape(heading)}", text, re.MULTILINE)

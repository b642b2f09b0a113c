"""What is written can be read back: approvals, wording files, and the page that documents the format."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.language import SUPPORTED
from ert_writer.model.reply import Approval, Approver
from ert_writer.templating.editing import seal_toml, without_table
from ert_writer.templating.kinds import FieldKind, Sealed, Signed
from ert_writer.templating.schema import BUILT_IN, sealed
from ert_writer.templating.syntax import FILTERS
from ert_writer.templating.tables import SealTable, parsed
from ert_writer.templating.wording import canonical, split
from support.templating import ROOT, packaged

LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).filter(str.strip)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True)
APPROVALS = st.builds(
    Approval,
    language=st.sampled_from(SUPPORTED),
    approved_by=st.lists(st.builds(Approver, LINES, LINES, st.none() | st.dates()), max_size=3).map(tuple),
    approved_on=st.dates(),
    expires_on=st.dates(),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    policy=LINES,
)
SEALS = st.builds(Sealed, APPROVALS, LINES, st.lists(st.builds(Signed, LINES, LINES, LINES), max_size=2).map(tuple))


@given(SEALS)
def test_an_approval_is_read_as_it_was_written(seal):
    language = seal.approval.language
    text = f'version = "1"\n\n[purpose]\nen = "a"\n\n{seal_toml(seal)}'
    file = parsed(text.encode(), "test")
    table = file.part(file.data["approval"][language], SealTable, ("approval", language))
    assert sealed(language, table) == seal
    assert without_table(text, f"approval.{language}").rstrip("\n") == 'version = "1"\n\n[purpose]\nen = "a"'


BLOCKS = st.lists(st.tuples(IDS, LINES.filter(lambda line: not line.startswith("##"))), unique_by=lambda pair: pair[0])


@given(BLOCKS)
def test_a_wording_is_split_into_its_blocks(blocks):
    pairs = [("subject", "S"), *(pair for pair in blocks if pair[0] != "subject")]
    text = canonical("\n\n".join(f"## {id_}\n{line}" for id_, line in pairs))
    assert [part.id for part in split(text, "test")] == [id_ for id_, _ in pairs]
    assert canonical("\n\n".join(f"## {part.id}\n{part.text}" for part in split(text, "test"))) == text


@given(st.text())
def test_the_canonical_form_is_its_own(text):
    assert canonical(canonical(text)) == canonical(text)
    assert "\r" not in canonical(text)


DOCUMENTED = (ROOT / "docs" / "templates.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*FILTERS, *FieldKind, *BUILT_IN])
def test_the_format_s_names_are_documented(name):
    assert name in DOCUMENTED


def test_standard_fields_and_vocabularies_are_documented():
    fields = tomllib.loads((ROOT / "templates" / "fields.toml").read_text("utf-8"))
    assert [name for name in (*fields, *packaged().vocabularies) if name not in DOCUMENTED] == []


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 400))
def test_an_approval_holds_from_its_first_day_to_the_eve_of_its_last(start, length):
    from ert_writer.templating.library import is_day

    end = start + timedelta(days=length)
    assert is_day(start, start, end)
    assert is_day(end - timedelta(days=1), start, end)
    assert not is_day(end, start, end)

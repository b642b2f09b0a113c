"""The parts of the way in."""

from pathlib import Path

import pytest

from ert_writer.desk import Desk, Settings
from ert_writer.errors import ContentError
from ert_writer.flows.inbound import CHECKED, GUARDS


def test_an_echo_stays_an_echo_unless_a_glossary_is_asked_for(tmp_path: Path) -> None:
    line = Desk(Settings(engine="echo", models=tmp_path)).inbound.line
    assert line.terms is None
    assert line.checks == line.guards == ()


def test_terms_and_checks_come_with_every_other_engine(tmp_path: Path) -> None:
    line = Desk(Settings(models=tmp_path)).inbound.line
    assert line.terms is not None
    assert {check.id for check in line.checks} == set(CHECKED)
    assert {check.id for check in line.guards} == set(GUARDS)


def test_content_without_a_glossary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        _ = Desk(Settings(models=tmp_path, content=tmp_path)).inbound


def test_a_growing_translation_ends_as_the_whole_one() -> None:
    with Desk() as desk:
        letter = desk.read(Path(__file__).parents[2] / "examples" / "01-mexico.txt")
        whole = desk.translate(letter, "en")
        parts = list(desk.translate_growing(letter, "en"))
    assert [len(part.units) for part in parts] == sorted({len(part.units) for part in parts})
    assert len(parts[0].units) < len(whole.units) / 2
    assert parts[-1].text == whole.text
    for part in parts:
        assert [unit.target for unit in part.units] == [unit.target for unit in whole.units[: len(part.units)]]

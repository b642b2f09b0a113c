"""Apertium's stream format, its processes, and what a person reads when it is missing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.engines.apertium import ApertiumEngine, commands, create, escape, find_data, unescape, unmarked
from ert_writer.errors import EngineUnavailableError, ModelError
from ert_writer.model.language import EN, ES, PT, Direction
from ert_writer.model.translation import EngineContext

SIGNS = "[x] {b} ~ ^c $5 \\d <w> @f #g *h +j %j &k |l (m)"


@given(st.text())
def test_unescape_undoes_escape_but_for_white_space(text: str) -> None:
    assert unescape(escape(text)) == " ".join(text.replace("\0", " ").split())


@given(st.text())
def test_no_text_can_open_a_tag_or_end_the_stream(text: str) -> None:
    written = escape(text)
    assert "\0" not in written
    bare = written.replace("[~]", "").removesuffix("[]")
    assert all(bare[place - 1] == "\\" for place, char in enumerate(bare) if char in "^$[]{}/@<>")


def test_the_mark_of_a_word_that_is_not_made_is_taken_away() -> None:
    assert unmarked("seus colega# de turma", "sus compañeros de clase") == "seus colega de turma"
    assert unmarked("a conta #sol", "la cuenta #sol") == "a conta #sol"


def test_a_mode_file_becomes_commands_that_answer_after_a_nul() -> None:
    chain = commands("lt-proc 'a b.bin' | apertium-tagger -g $2 'x.prob' | lt-proc $1 'gen.bin'\n")
    assert chain[0][-3:] == ("lt-proc", "-z", "a b.bin")
    assert chain[1] == ("apertium-tagger", "-z", "-g", "x.prob")
    assert chain[2][-4:] == ("lt-proc", "-z", "-n", "gen.bin")


@pytest.mark.parametrize("direction", [Direction(ES, PT), Direction(PT, ES)], ids=str)
def test_signs_come_through(direction: Direction) -> None:
    engine = ApertiumEngine(find_data())
    try:
        text = engine.translate([f"PH001 {SIGNS} PH002."], direction)[0][0].text
    finally:
        engine.close()
    assert text == f"PH001 {SIGNS} PH002."


def test_a_killed_process_is_started_again() -> None:
    engine = ApertiumEngine(find_data())
    direction = Direction(ES, PT)
    try:
        before = engine.translate(["Buenos días."], direction)
        engine._streams[direction]._processes[0].kill()
        assert engine.translate(["Buenos días."], direction) == before
    finally:
        engine.close()


def test_a_segment_that_takes_too_long_is_given_back_and_the_next_is_translated() -> None:
    engine = ApertiumEngine(find_data())
    direction = Direction(ES, PT)
    try:
        engine.translate(["hola"], direction)
        engine._streams[direction]._timeout = 0.0
        with pytest.raises(ModelError, match="does not answer"):
            engine.translate(["Buenos días."], direction)
        engine._streams[direction]._timeout = 20.0
        assert engine.translate(["Buenos días."], direction)[0][0].text == "Bons dias."
    finally:
        engine.close()


def test_says_what_to_install(tmp_path: Path) -> None:
    engine = ApertiumEngine(tmp_path)
    availability = engine.availability()
    assert not availability.ready
    assert "apt-get install" in availability.remedy
    with pytest.raises(EngineUnavailableError, match="apt-get install"):
        engine.translate(["hola"], Direction(ES, PT))


def test_names_the_pair_that_is_lacking(tmp_path: Path) -> None:
    (tmp_path / "modes").mkdir()
    (tmp_path / "modes" / "es-pt.mode").write_text("cat")
    availability = ApertiumEngine(tmp_path).availability()
    assert availability.directions == (Direction(ES, PT),)
    assert f"{Direction(ES, EN)}" in availability.detail
    assert availability.remedy


def test_programs_that_do_not_answer_are_a_model_error(tmp_path: Path) -> None:
    (tmp_path / "modes").mkdir()
    (tmp_path / "modes" / "es-pt.mode").write_text("false 'x'")
    with pytest.raises(ModelError, match="does not answer"):
        ApertiumEngine(tmp_path, timeout=2).translate(["hola"], Direction(ES, PT))


def test_a_locale_that_was_never_generated_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    engine = create(EngineContext(tmp_path))
    try:
        found = engine.translate(["La cuenta es nueva."], Direction(ES, PT))
    finally:
        engine.close()
    assert found[0][0].text == "A conta é nova."

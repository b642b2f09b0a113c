"""From settings to parts."""

import sys
from pathlib import Path

import pytest

from ert_writer.desk.parts import (
    EngineSettings,
    engine_context,
    make_detector,
    make_engine,
    make_engines,
    make_readers,
    survey,
)
from ert_writer.errors import UnavailableError, UsageError
from ert_writer.model.language import Direction


def test_settings_reach_the_engines(tmp_path: Path) -> None:
    context = engine_context(EngineSettings(models=tmp_path, threads=3, options=(("a", "b"),)))
    assert (context.models, context.threads, context.options) == (tmp_path, 3, (("a", "b"),))
    assert 1 <= engine_context(EngineSettings(models=tmp_path)).threads <= 4


def test_the_engine_asked_for_is_made(tmp_path: Path) -> None:
    assert make_engine(EngineSettings("echo", tmp_path)).id == "echo"
    assert make_engine(EngineSettings(models=tmp_path)).id == "auto"
    with pytest.raises(UsageError, match="no engine named 'nope'"):
        make_engine(EngineSettings("nope", tmp_path))


def test_only_auto_falls_back_to_another_engine(tmp_path: Path) -> None:
    assert [engine.id for engine in make_engines(EngineSettings("echo", tmp_path))] == ["echo"]
    engines = [engine.id for engine in make_engines(EngineSettings(models=tmp_path))]
    assert engines[0] == "auto"
    assert engines[-1] == "apertium"


def test_detectors_and_readers_are_found() -> None:
    assert make_detector().id == "house"
    with pytest.raises(UsageError):
        make_detector("nope")
    assert {"docx", "eml", "html", "pdf", "text"} <= {reader.id for reader in make_readers()}


def test_the_survey_names_what_auto_takes(tmp_path: Path) -> None:
    found = survey(EngineSettings(models=tmp_path))
    chosen = {direction: engine for direction, engine, _ in found.directions}
    assert chosen[Direction("pt", "en")] == "bergamot(pt-en)"
    assert chosen[Direction("es", "pt")] == "apertium es-pt"


def test_a_detector_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lingua", None)
    with pytest.raises(UnavailableError, match=r"lingua.*pip install 'ert-writer\[detectors\]'"):
        make_detector("lingua")

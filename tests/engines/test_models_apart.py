"""A model that nobody tried is loaded in a process of its own, with bounds, before this process loads it."""

import json
import shutil
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ert_writer.engines import marian as fast
from ert_writer.engines.models import apart, ctranslate2_files, manifest
from ert_writer.errors import ModelError
from ert_writer.model.language import Direction
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


@pytest.fixture
def store(tmp_path):
    """A store whose model has lost its trial, as one that somebody put there by hand."""
    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    about = manifest.read(there / "xx-en")
    manifest.write(replace(about, trials=()), there / "xx-en")
    return there


def attempt(store):
    model = store / "xx-en"
    return apart.try_apart(model, manifest.read(model), "ct2-int8", "int8")


def test_a_trial_apart_is_what_it_would_be_here(store):
    known = manifest.read(marian.pristine() / "xx-en").trials[0]
    assert attempt(store) == known


def test_an_untried_model_of_the_store_is_tried_apart_once(store, monkeypatch):
    asked = Direction("es", "en")
    fast.create(marian.context(store)).translate(["Gracias."], asked)
    assert manifest.read(store / "xx-en").trials
    monkeypatch.setattr(fast, "try_apart", lambda *_: pytest.fail("tried again"))
    fast.create(marian.context(store)).translate(["Gracias."], asked)


def refusal(store):
    """Return why the model is refused; empty where it is not."""
    try:
        return attempt(store).reason
    except ModelError as error:
        return str(error)


def zeros(path):
    path.write_bytes(bytes(path.stat().st_size))


def short(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def absurd_form(path):
    """Say of the first matrix that each side is four billion long; the bytes behind it stay as they are."""
    data = path.read_bytes()
    name = next(name for name, form in ctranslate2_files.read_contents(path).forms.items() if len(form) == 2)
    at = data.index(name.encode() + b"\0") + len(name) + 1
    assert data[at] == 2
    path.write_bytes(data[: at + 1] + struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + data[at + 9 :])


def nested(path):
    path.with_name("config.json").write_text("[" * 500_000, encoding="utf-8")


def pieces_short(path):
    place = path.with_name("shared_vocabulary.json")
    place.write_text(json.dumps(json.loads(place.read_text("utf-8"))[:5]), encoding="utf-8")


def pieces_deep(path):
    path.with_name("shared_vocabulary.json").write_text("[" * 4_000_000, encoding="utf-8")


@pytest.mark.parametrize("harm", [zeros, short, absurd_form, nested, pieces_short, pieces_deep])
def test_a_hostile_conversion_is_refused_and_this_process_goes_on(store, harm):
    harm(store / "xx-en" / "ct2-int8" / "model.bin")
    assert refusal(store)


@pytest.mark.skipif(sys.platform != "linux", reason="the bound on memory is Linux's")
def test_the_memory_of_a_trial_is_bounded(tmp_path):
    script = tmp_path / "greedy.py"
    script.write_text("from ert_writer.engines.models import apart\napart._bound(0)\nbytearray(3 << 30)\n", "utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "MemoryError" in run.stderr


def test_a_process_that_dies_is_one_clear_line(store, monkeypatch):
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")
    with pytest.raises(ModelError, match="ends the program that loads it"):
        attempt(store)


def test_a_trial_that_never_ends_is_ended(store, monkeypatch):
    monkeypatch.setattr(apart, "WALL_SECONDS", 0.001)
    with pytest.raises(ModelError, match="takes longer"):
        attempt(store)

"""The store: what is in it, whether it is whole, and which model serves a direction."""

import os
import shutil
from pathlib import Path

import pytest

from ert_writer.engines.models import catalogue, store
from ert_writer.engines.models.manifest import Manifest
from ert_writer.errors import ModelError, UsageError
from ert_writer.model.language import Direction
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


@pytest.fixture
def root(tmp_path):
    return Path(shutil.copytree(marian.pristine(), tmp_path / "store"))


def test_the_root_is_the_variable_or_the_users_own(tmp_path):
    assert store.default_root({"ERT_WRITER_MODELS": str(tmp_path)}) == tmp_path
    assert store.default_root({}).parts[-2:] == ("ert-writer", "models")


def test_an_absent_store_is_empty(tmp_path):
    assert store.entries(tmp_path / "none") == ()
    assert store.installed(tmp_path / "none") == ()


def test_models_are_listed_by_name(root):
    assert [entry.name for entry in store.entries(root)] == ["en-xx", "xx-en"]


def test_a_damaged_manifest_is_listed_with_its_problem(root):
    (root / "en-xx" / "manifest.json").write_text("{", encoding="utf-8")
    assert [(e.name, bool(e.problem)) for e in store.entries(root)] == [("en-xx", True), ("xx-en", False)]
    assert [model.manifest.name for model in store.installed(root)] == ["xx-en"]


def test_an_unknown_name_says_what_is_there(root):
    with pytest.raises(ModelError, match="en-xx, xx-en"):
        store.find(root, "nothing")


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", ["model.safetensors", "ct2-int8/model.bin", "source.spm"])
def test_an_altered_file_of_the_same_size_is_named(root, name, full):
    path = root / "xx-en" / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    with pytest.raises(ModelError, match=f"{name}.*sha256"):
        store.checked(store.find(root, "xx-en"), full=full)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the time of creation instead of the time of change")
def test_an_altered_file_with_its_time_put_back_is_named(root):
    store.checked(store.find(root, "xx-en"))
    path = root / "xx-en" / "ct2-int8" / "model.bin"
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError, match=r"model\.bin.*sha256"):
        store.checked(store.find(root, "xx-en"))


def test_a_missing_a_short_and_a_strange_file_are_named(root):
    for spoil, message in (
        (lambda path: path.unlink(), r"vocab\.json.*missing"),
        (lambda path: path.write_bytes(path.read_bytes()[:-1]), r"vocab\.json.*cut short"),
        (lambda path: path.with_name("added_tokens.json").write_text("{}"), r"added_tokens\.json.*does not name"),
    ):
        copy = Path(shutil.copytree(root / "xx-en", root / "copy", dirs_exist_ok=True))
        spoil(copy / "vocab.json")
        with pytest.raises(ModelError, match=message):
            store.checked(store.find(root, "copy"))
        shutil.rmtree(copy)


def test_a_file_turned_into_a_link_is_refused(root, tmp_path):
    path = root / "xx-en" / "vocab.json"
    path.rename(tmp_path / "elsewhere.json")
    path.symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(ModelError, match="link"):
        store.checked(store.find(root, "xx-en"))


def test_a_copied_store_is_hashed_once_and_remembered(root, monkeypatch):
    for path in (root / "xx-en").rglob("*.*"):
        path.touch()
    store.checked(store.find(root, "xx-en"))
    monkeypatch.setattr(store.files, "sha256", lambda path: pytest.fail(f"hashed {path} again"))
    store.checked(store.find(root, "xx-en"))


def test_remove_takes_the_folder_away(root):
    store.discard(store.removable(root, "xx-en"))
    assert [path.name for path in root.iterdir() if path.is_dir()] == ["en-xx"]
    with pytest.raises(ModelError):
        store.discard(store.removable(root, "xx-en"))


def test_remove_cannot_leave_the_store(root, tmp_path):
    (tmp_path / "precious").mkdir()
    with pytest.raises(UsageError):
        store.discard(store.removable(root, "../precious"))
    (root / "link").symlink_to(tmp_path / "precious")
    with pytest.raises(ModelError, match="link"):
        store.discard(store.removable(root, "link"))
    assert (tmp_path / "precious").is_dir()


def described(name, repository, *directions):
    pairs = tuple(Direction(*text.split("-")) for text in directions)
    about = Manifest(name, "marian", repository, "", "", pairs, (), 512, 1, (), ())
    return store.Installed(Path(name), about)


def test_the_best_published_score_serves_a_direction():
    models = (
        described("both", "x/both", "es-en", "pt-en"),
        described("small", "Helsinki-NLP/opus-mt-es-en", "es-en"),
        described("big", "Helsinki-NLP/opus-mt-tc-big-cat_oci_spa-en", "es-en"),
    )
    assert store.choose(models, Direction("es", "en")) == models[2]
    assert store.choose(models, Direction("pt", "en")) == models[0]
    assert store.choose(models, Direction("es", "en"), "small") == models[1]
    assert store.choose(models, Direction("en", "es")) is None


def test_every_recommended_model_offers_what_it_is_recommended_for():
    for item in catalogue.RECOMMENDED:
        assert {pair for pair, _, _ in item.scores} <= set(item.directions)
        assert item in catalogue.recommended(item.directions[0])
    pairs = {pair for item in catalogue.RECOMMENDED for pair in item.directions}
    assert pairs == {"es-en", "en-es", "pt-en", "en-pt"}

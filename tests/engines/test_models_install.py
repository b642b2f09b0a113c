"""`models add`: whole or not at all, tried before it is trusted."""

import json
import os
import shutil
from pathlib import Path

import pytest

from ert_writer.engines.models import building, files, install, manifest, store
from ert_writer.errors import InputError, ModelError, UsageError
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


def names(root):
    return sorted(path.name for path in root.iterdir() if not path.name.endswith(".lock"))


@pytest.fixture
def model(tmp_path):
    return Path(shutil.copytree(marian.trained(marian.TO_ENGLISH), tmp_path / "opus-mt-es-en"))


@pytest.fixture
def root(tmp_path):
    return tmp_path / "store"


def test_a_directory_is_installed_converted_and_tried(root, model):
    made = marian.add(root, model, "", ["es-en", "pt-en"])
    assert names(root) == ["opus-mt-es-en"]
    assert manifest.read(root / "opus-mt-es-en") == made
    assert [str(d) for d in made.directions] == ["es-en", "pt-en"]
    assert (root / "opus-mt-es-en" / "ct2-int8" / "model.bin").exists()
    assert made.trials[0].reason == ""
    assert {item.path for item in made.files} >= {"model.safetensors", "vocab.json", "ct2-int8/model.bin"}
    assert all(files.sha256(root / "opus-mt-es-en" / item.path) == item.sha256 for item in made.files)


def test_the_direction_is_read_from_the_name(root, model):
    assert [str(d) for d in marian.add(root, model, "").directions] == ["es-en"]


def test_a_model_of_unknown_direction_asks_for_it(root, model):
    with pytest.raises(UsageError, match="--direction"):
        marian.add(root, model.rename(model.with_name("model")), "")
    assert names(root) == []


def test_a_multi_target_model_knows_its_tokens(root):
    made = marian.add(root, marian.trained(marian.FROM_ENGLISH), "m", ["en-es", "en-pt"])
    assert made.language_tokens == (("es", ">>es<<"), ("pt", ">>pt_br<<"))


def test_adding_the_same_twice_changes_nothing(root, model):
    first = marian.add(root, model, "")
    before = (root / "opus-mt-es-en" / "ct2-int8" / "model.bin").stat().st_mtime_ns
    assert marian.add(root, model, "") == first
    assert (root / "opus-mt-es-en" / "ct2-int8" / "model.bin").stat().st_mtime_ns == before


def test_a_taken_name_needs_replace(root, model, tmp_path):
    marian.add(root, model, "m", ["es-en"])
    other = marian.untrained(tmp_path / "other")
    with pytest.raises(UsageError, match="--replace"):
        marian.add(root, other, "m", ["es-en"], untried=True)
    assert marian.add(root, other, "m", ["es-en"], untried=True, replace=True).untried
    assert names(root) == ["m"]


def test_random_weights_are_refused_with_the_reason(root, tmp_path):
    with pytest.raises(ModelError, match=r"tried and refused: it knows \d+ of 10 sentences"):
        marian.add(root, marian.untrained(tmp_path / "random"), "random", ["es-en"])
    assert names(root) == []


def test_scrambled_weights_are_refused(root, model):
    """A good model whose output layer was lost, as in transformers 5's tied-weight regressions."""
    import torch
    from safetensors.torch import load_file, save_file

    weights = load_file(model / "model.safetensors")
    shared = weights["model.shared.weight"]
    weights["model.shared.weight"] = shared[torch.randperm(len(shared), generator=torch.Generator().manual_seed(1))]
    save_file(weights, model / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="tried and refused"):
        marian.add(root, model, "")


def test_a_swapped_vocabulary_is_refused(root, model):
    words = json.loads((model / "vocab.json").read_text(encoding="utf-8"))
    strange = {piece if i < 2 or piece == "<pad>" else f"strange{i}": i for piece, i in words.items()}
    (model / "vocab.json").write_text(json.dumps(strange), encoding="utf-8")
    with pytest.raises(ModelError, match=r"source\.spm.*not in the vocabulary"):
        marian.add(root, model, "")


def test_sampling_pieces_is_refused(root, model):
    settings = json.loads((model / "tokenizer_config.json").read_text(encoding="utf-8"))
    settings["sp_model_kwargs"] = {"enable_sampling": True, "alpha": 0.1}
    (model / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer_config\.json.*random pieces"):
        marian.add(root, model, "")


@pytest.mark.parametrize("name", ["config.json", "vocab.json", "source.spm", "target.spm", "model.safetensors"])
def test_a_missing_file_is_named(root, model, name):
    (model / name).unlink()
    with pytest.raises(ModelError, match=name):
        marian.add(root, model, "", ["es-en"])
    assert not root.exists() or names(root) == []


@pytest.mark.parametrize("name", ["config.json", "vocab.json", "source.spm", "target.spm", "model.safetensors"])
@pytest.mark.parametrize("share", [0.0, 0.6])
def test_a_half_copied_file_is_named(root, model, name, share):
    data = (model / name).read_bytes()
    (model / name).write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=name):
        marian.add(root, model, "", ["es-en"])
    assert names(root) == []


def test_no_directory_and_no_model(root, tmp_path):
    with pytest.raises(InputError, match="no such directory"):
        marian.add(root, tmp_path / "nowhere", "m")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="holds no model"):
        marian.add(root, tmp_path / "empty", "m")


@pytest.mark.parametrize("name", ["../up", "a/b", ".hidden", "a b", "x" * 200, "C:\\x"])
def test_names_cannot_leave_the_store(root, model, name):
    with pytest.raises(UsageError):
        marian.add(root, model, name)


def test_links_are_refused(root, model, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("{}", encoding="utf-8")
    (model / "tokenizer_config.json").unlink()
    (model / "tokenizer_config.json").symlink_to(secret)
    with pytest.raises(ModelError, match=r"tokenizer_config\.json.*link"):
        marian.add(root, model, "", ["es-en"])


def test_a_snapshot_of_the_hubs_cache_is_read_through_its_links(root, tmp_path):
    blobs, snapshot = tmp_path / "models--x" / "blobs", tmp_path / "models--x" / "snapshots" / ("a" * 40)
    blobs.mkdir(parents=True)
    snapshot.mkdir(parents=True)
    for index, path in enumerate(sorted(marian.trained(marian.TO_ENGLISH).iterdir())):
        shutil.copyfile(path, blobs / f"{index:064}")
        (snapshot / path.name).symlink_to(f"../../blobs/{index:064}")
    made = marian.add(root, snapshot, "m", ["es-en"])
    assert not any(path.is_symlink() for path in (root / made.name).rglob("*"))


def test_pickled_weights_are_kept_as_safetensors_only(root, model):
    import torch
    from safetensors.torch import load_file

    torch.save(load_file(model / "model.safetensors"), model / "pytorch_model.bin")
    (model / "model.safetensors").unlink()
    made = marian.add(root, model, "", ["es-en"])
    folder = root / made.name
    assert [item.path for item in made.origin] == ["pytorch_model.bin"]
    assert not (folder / "pytorch_model.bin").exists()
    assert (folder / "model.safetensors").exists()
    assert marian.add(root, model, "", ["es-en"]) == made


def test_an_unsafe_pickle_is_refused_and_nothing_stays(root, model):
    import torch

    class Evil:
        def __reduce__(self):
            return os.system, ("echo",)

    torch.save({"model.shared.weight": Evil()}, model / "pytorch_model.bin")
    (model / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"pytorch_model\.bin.*refused: the pickle would run"):
        marian.add(root, model, "")
    assert names(root) == []


def test_a_pickle_beside_safetensors_is_neither_read_nor_copied(root, model):
    (model / "pytorch_model.bin").write_bytes(b"not read")
    made = marian.add(root, model, "")
    assert not (root / made.name / "pytorch_model.bin").exists()


def test_an_installed_model_copied_to_another_machine_is_added_without_converting(root, model, tmp_path, monkeypatch):
    made = marian.add(root, model, "m", ["es-en", "pt-en"])
    carried = shutil.copytree(root / "m", tmp_path / "stick" / "m")
    monkeypatch.setattr(building.conversion, "convert", lambda *_: pytest.fail("converted again"))
    there = marian.add(tmp_path / "other", Path(carried), "")
    assert (there.directions, there.conversions, there.licence) == (made.directions, made.conversions, made.licence)
    assert [(item.path, item.sha256) for item in there.files] == [(item.path, item.sha256) for item in made.files]
    assert there.trials[0].reason == ""


@pytest.mark.parametrize("name", ["model.safetensors", "ct2-int8/model.bin", "vocab.json"])
def test_a_tampered_copy_is_refused_by_name(root, model, tmp_path, name):
    marian.add(root, model, "m", ["es-en"])
    carried = Path(shutil.copytree(root / "m", tmp_path / "m"))
    data = bytearray((carried / name).read_bytes())
    data[-5] ^= 1
    (carried / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"{name}.*sha256"):
        marian.add(tmp_path / "other", carried, "")


def test_a_manifest_cannot_reach_outside(root, model, tmp_path):
    marian.add(root, model, "m", ["es-en"])
    carried = Path(shutil.copytree(root / "m", tmp_path / "m"))
    wire = json.loads((carried / "manifest.json").read_text(encoding="utf-8"))
    wire["files"][0]["path"] = "../../secret"
    (carried / "manifest.json").write_text(json.dumps(wire), encoding="utf-8")
    with pytest.raises(ModelError, match="leaves the model's directory"):
        marian.add(tmp_path / "other", carried, "")


@pytest.mark.parametrize("text", ["{}x", "", '{"schema": 1, "files": 3, "language_tokens": []}'])
def test_a_damaged_manifest_is_named(root, model, tmp_path, text):
    marian.add(root, model, "m", ["es-en"])
    carried = Path(shutil.copytree(root / "m", tmp_path / "m"))
    (carried / "manifest.json").write_text(text, encoding="utf-8")
    (carried / "config.json").unlink()
    with pytest.raises(ModelError, match=r"manifest\.json"):
        marian.add(tmp_path / "other", carried, "")


def test_an_interrupted_copy_goes_on_where_it_stopped(root, model, monkeypatch):
    copied = []
    real = shutil.copyfile

    def interrupted(source, target):
        if source.name == "model.safetensors" and "model.safetensors" not in copied:
            copied.append(source.name)
            Path(target).write_bytes(b"half")
            raise KeyboardInterrupt
        copied.append(source.name)
        return real(source, target)

    monkeypatch.setattr(install.shutil, "copyfile", interrupted)
    with pytest.raises(KeyboardInterrupt):
        marian.add(root, model, "m", ["es-en"])
    assert store.entries(root) == ()
    copied.clear()
    copied.append("model.safetensors")
    marian.add(root, model, "m", ["es-en"])
    assert copied == ["model.safetensors", "model.safetensors"], "what was copied before is not copied again"
    assert names(root) == ["m"]


def test_an_interrupted_trial_does_not_convert_again(root, model, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install, "try_apart", interrupted)
        with pytest.raises(KeyboardInterrupt):
            marian.add(root, model, "m", ["es-en"])
    monkeypatch.setattr(building.conversion, "convert", lambda *_: pytest.fail("converted again"))
    assert marian.add(root, model, "m", ["es-en"]).trials[0].reason == ""


def test_a_draft_of_other_weights_is_not_used(root, model, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(install, "try_apart", interrupted)
        with pytest.raises(KeyboardInterrupt):
            marian.add(root, marian.untrained(tmp_path / "random"), "m", ["es-en"])
    assert marian.add(root, model, "m", ["es-en"]).trials[0].reason == ""


def test_a_converted_directory_is_added_without_its_weights(root, model, tmp_path):
    marian.add(root, model, "whole", ["es-en"])
    bare = tmp_path / "converted"
    shutil.copytree(root / "whole" / "ct2-int8", bare)
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(model / name, bare / name)
    made = marian.add(root, bare, "bare", ["es-en"])
    assert (made.kind, made.positions, made.conversions) == ("ctranslate2", 128, (("int8", "ct2"),))
    (bare / "source.spm").unlink()
    with pytest.raises(ModelError, match=r"source\.spm"):
        marian.add(root, bare, "again", ["es-en"])


def test_a_converted_directory_that_is_cut_short_is_named(root, model, tmp_path):
    marian.add(root, model, "whole", ["es-en"])
    bare = tmp_path / "converted"
    shutil.copytree(root / "whole" / "ct2-int8", bare)
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(model / name, bare / name)
    data = (bare / "model.bin").read_bytes()
    (bare / "model.bin").write_bytes(data[:-100])
    with pytest.raises(ModelError, match=r"model\.bin.*half-copied"):
        marian.add(root, bare, "bare", ["es-en"])


def test_the_licence_is_read_from_the_card(root, model):
    (model / "README.md").write_text("---\nlanguage: es\nlicense: cc-by-4.0\n---\n# A model\n", encoding="utf-8")
    assert marian.add(root, model, "").licence == "cc-by-4.0"

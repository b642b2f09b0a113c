"""Weights are read without running anything, and only when they are whole."""

import numpy as np
import pytest

from ert_writer.engines.models import weights
from ert_writer.engines.models.shape import expected, read_shape
from ert_writer.errors import ModelError
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return marian.untrained(tmp_path_factory.mktemp("weights") / "model")


@pytest.fixture
def arrays(folder):
    return dict(weights.read_safetensors(folder / "model.safetensors"))


def completed(folder, arrays):
    return weights.completed(arrays, read_shape(folder / "config.json"), "here")


def test_tied_weights_are_filled_in(folder, arrays):
    full = completed(folder, arrays)
    assert full["lm_head.weight"] is full["model.encoder.embed_tokens.weight"]
    assert set(full) == set(expected(read_shape(folder / "config.json")))


def test_positions_are_transformers_own(folder):
    from transformers import MarianMTModel

    with marian.quiet():
        model = MarianMTModel.from_pretrained(folder)
    ours = weights.positions(read_shape(folder / "config.json"))
    assert np.allclose(ours, model.model.encoder.embed_positions.weight.detach().numpy(), atol=1e-6)


def test_broken_ties_are_refused(folder, arrays):
    arrays["lm_head.weight"] = arrays["model.shared.weight"] + 1
    with pytest.raises(ModelError, match="ties together differ"):
        completed(folder, arrays)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda a: a.pop("model.encoder.layers.0.fc1.weight"), "is missing"),
        (lambda a: a.update({"model.encoder.layers.0.fc1.bias": np.zeros(3, np.float32)}), "has the form"),
        (lambda a: a.update({"model.encoder.layers.0.fc2.bias": np.full(32, np.nan, np.float32)}), "not finite"),
    ],
)
def test_a_wrong_weight_is_named(folder, arrays, change, message):
    change(arrays)
    with pytest.raises(ModelError, match=message) as caught:
        completed(folder, arrays)
    assert "model.encoder.layers.0" in str(caught.value)


@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999])
def test_a_cut_safetensors_file_is_named(folder, tmp_path, share):
    data = (folder / "model.safetensors").read_bytes()
    (tmp_path / "model.safetensors").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=r"model\.safetensors.*half-copied"):
        weights.read_safetensors(tmp_path / "model.safetensors")


@pytest.mark.parametrize("kind", ["float16", "bfloat16", "float64"])
def test_other_precisions_are_widened(tmp_path, kind):
    import torch
    from safetensors.torch import save_file

    values = torch.tensor([[1.5, -2.0], [0.25, 96.0]])
    save_file({"w": values.to(getattr(torch, kind))}, tmp_path / "w.safetensors")
    found = weights.read_safetensors(tmp_path / "w.safetensors")["w"]
    assert found.dtype == np.float32
    assert found.tolist() == values.tolist()

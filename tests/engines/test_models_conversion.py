"""Conversion without torch gives what CTranslate2's own converter gives, and more models convert."""

import json

import pytest

from ert_writer.engines.marian_ctranslate2 import CTranslate2Runner
from ert_writer.engines.marian_transformers import TransformersRunner
from ert_writer.engines.models import building, conversion, weights
from ert_writer.engines.models.ctranslate2_files import read_contents
from ert_writer.engines.models.shape import read_shape
from ert_writer.errors import ModelError
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


def convert(folder, into, compute_type="float32"):
    shape = read_shape(folder / "config.json")
    arrays = weights.completed(weights.read_safetensors(folder / "model.safetensors"), shape, "here")
    conversion.convert(arrays, shape, building._vocabularies(folder, shape), compute_type, into)
    return into


def close(folder, converted, token=""):
    """Whether both runtimes give each target the same probability."""
    sources = [pair[0] for pair in marian.pairs("es")[:12]]
    targets = [pair[1] for pair in marian.pairs("es")[:12]]
    ours = CTranslate2Runner(folder, converted, 64, "float32", 1).score(sources, targets, token)
    theirs = TransformersRunner(folder, 1).score(sources, targets, token)
    return ours == pytest.approx(theirs, rel=1e-4)


@pytest.mark.parametrize("compute_type", ["int8", "float32"])
def test_the_bytes_are_those_of_ctranslate2s_converter(tmp_path, compute_type):
    from ctranslate2.converters import TransformersConverter

    folder = marian.untrained(tmp_path / "model")
    ours = convert(folder, tmp_path / "ours", compute_type)
    with marian.quiet():
        wanted = None if compute_type == "float32" else compute_type
        TransformersConverter(str(folder)).convert(str(tmp_path / "theirs"), quantization=wanted)
    for name in ("model.bin", "config.json", "shared_vocabulary.json"):
        assert (ours / name).read_bytes() == (tmp_path / "theirs" / name).read_bytes(), name


def test_a_learnt_start_embedding_is_kept(tmp_path):
    """A model trained with transformers starts from a learnt <pad>, which the other converter takes for zero."""
    folder = marian.untrained(tmp_path / "model", zero_pad=False)
    assert close(folder, convert(folder, tmp_path / "ours"))


def test_sides_may_have_heads_of_their_own(tmp_path):
    folder = marian.untrained(tmp_path / "model", encoder_attention_heads=2, decoder_attention_heads=8)
    assert close(folder, convert(folder, tmp_path / "ours"))


@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_activations(tmp_path, activation):
    folder = marian.untrained(tmp_path / "model", activation_function=activation)
    assert close(folder, convert(folder, tmp_path / "ours"))


def test_sides_may_have_vocabularies_of_their_own(tmp_path):
    whole = json.loads((marian.trained(marian.TO_ENGLISH) / "vocab.json").read_text(encoding="utf-8"))
    words = [piece for piece in whole if piece != "<pad>"]
    target = {piece: index for index, piece in enumerate([*words[:2], *reversed(words[2:]), "<pad>"])}
    folder = marian.untrained(
        tmp_path / "model", share_encoder_decoder_embeddings=False, decoder_vocab_size=len(target), zero_pad=True
    )
    (folder / "target_vocab.json").write_text(json.dumps(target), encoding="utf-8")
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8")) | {"separate_vocabs": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    assert close(folder, convert(folder, tmp_path / "ours"))


def test_the_arrays_are_left_as_they_were(tmp_path):
    folder = marian.untrained(tmp_path / "model")
    shape = read_shape(folder / "config.json")
    arrays = weights.completed(weights.read_safetensors(folder / "model.safetensors"), shape, "here")
    before = {name: array.copy() for name, array in arrays.items()}
    conversion.convert(arrays, shape, building._vocabularies(folder, shape), "int8", tmp_path / "ours")
    assert all((arrays[name] == before[name]).all() for name in before)


def test_contents_tell_the_shape(tmp_path):
    contents = read_contents(convert(marian.untrained(tmp_path / "model"), tmp_path / "ours", "int8") / "model.bin")
    assert (contents.positions, contents.compute_type) == (64, "int8")
    assert contents.parameters > 10_000


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99, 0.9999])
def test_a_cut_model_is_known_before_it_is_loaded(tmp_path, share):
    path = convert(marian.untrained(tmp_path / "model"), tmp_path / "ours", "int8") / "model.bin"
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(ModelError, match=r"model\.bin.*half-copied"):
        read_contents(path)


def test_bytes_after_the_end_are_refused(tmp_path):
    path = convert(marian.untrained(tmp_path / "model"), tmp_path / "ours", "int8") / "model.bin"
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(ModelError, match="damaged"):
        read_contents(path)

"""Configurations and vocabularies are read with suspicion."""

import json

import pytest

from ert_writer.engines.models.shape import read_json, read_shape
from ert_writer.engines.models.vocabulary import directions_of, language_tokens, read_vocabulary
from ert_writer.errors import ModelError

GOOD = {
    "model_type": "marian", "d_model": 512, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 8,
    "decoder_attention_heads": 8, "encoder_ffn_dim": 2048, "decoder_ffn_dim": 2048, "vocab_size": 65001,
    "max_position_embeddings": 512, "pad_token_id": 65000, "eos_token_id": 0, "decoder_start_token_id": 65000,
    "activation_function": "swish", "scale_embedding": True,
}  # fmt: skip


def written(tmp_path, value, name="config.json"):
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_the_opus_shape_is_read(tmp_path):
    shape = read_shape(written(tmp_path, GOOD))
    assert (shape.d_model, shape.target_vocab_size, shape.shared, shape.tied) == (512, 65001, True, True)


@pytest.mark.parametrize(
    "change",
    [
        {"model_type": "bert"}, {"d_model": 10**9}, {"d_model": "512"}, {"d_model": True}, {"d_model": -8},
        {"d_model": 500},
        {"encoder_layers": 10**6}, {"decoder_layers": 0}, {"vocab_size": 10**12}, {"max_position_embeddings": 0},
        {"max_position_embeddings": None}, {"encoder_attention_heads": 7}, {"activation_function": "os.system"},
        {"auto_map": {"AutoModel": "evil.Model"}}, {"normalize_embedding": True}, {"decoder_vocab_size": 10**12},
        {"encoder_ffn_dim": 2.5}, {"decoder_start_token_id": -1},
    ],
)  # fmt: skip
def test_an_absurd_configuration_is_refused(tmp_path, change):
    with pytest.raises(ModelError, match=r"config\.json"):
        read_shape(written(tmp_path, GOOD | change))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000])
def test_a_file_that_is_no_json_object_is_named(tmp_path, text):
    with pytest.raises(ModelError, match=r"config\.json"):
        read_json(written(tmp_path, text))


@pytest.mark.parametrize(
    "vocabulary",
    [
        {"</s>": 0, "<unk>": 0}, {"</s>": 0, "<unk>": 7}, {"</s>": 0}, {"<unk>": 0}, {"</s>": 0, "<unk>": "1"},
        {"</s>": -1, "<unk>": 0}, {"</s>": False, "<unk>": True},
    ],
)  # fmt: skip
def test_a_wrong_vocabulary_is_refused(tmp_path, vocabulary):
    with pytest.raises(ModelError, match=r"vocab\.json"):
        read_vocabulary(written(tmp_path, vocabulary, "vocab.json"))


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([">>es<<", ">>pt_br<<"], {"es": ">>es<<", "pt": ">>pt_br<<"}),
        ([">>spa<<", ">>pob<<", ">>por<<"], {"es": ">>spa<<", "pt": ">>pob<<"}),
        ([">>por<<", ">>fra<<"], {"pt": ">>por<<"}),
        ([">>es_MX<<", ">>es<<", ">>pt<<", ">>pt_BR<<"], {"es": ">>es<<", "pt": ">>pt_BR<<"}),
        (["es", "pt"], {}),
    ],
)
def test_language_tokens_are_chosen_from_what_is_there(tokens, expected):
    assert dict(language_tokens(tokens)) == expected


@pytest.mark.parametrize(
    ("name", "targets", "expected"),
    [
        ("opus-mt-es-en", (), "es-en"),
        ("opus-mt-en-es", (), "en-es"),
        ("opus-mt-tc-big-cat_oci_spa-en", (), "es-en"),
        ("opus-mt-tc-big-en-pt", ("pt",), "en-pt"),
        ("opus-mt-ROMANCE-en", (), "es-en pt-en"),
        ("opus-mt-en-ROMANCE", ("es", "pt"), "en-es en-pt"),
        ("opus-mt-en-ROMANCE", ("es",), "en-es"),
        ("opus-mt-roa-en", (), "es-en pt-en"),
        ("opus-mt-tc-bible-big-roa-en", (), "es-en pt-en"),
        ("opus-mt-de-en", (), ""),
        ("model", (), ""),
    ],
)
def test_directions_are_read_from_the_name(name, targets, expected):
    assert " ".join(map(str, directions_of(name, {}, targets))) == expected


def test_directions_are_read_from_the_settings():
    assert [str(d) for d in directions_of("model", {"source_lang": "spa", "target_lang": "eng"}, ())] == ["es-en"]

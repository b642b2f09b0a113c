"""Files of a model that are made to fill memory are refused before they do; a process that reads one is measured."""

import json
import subprocess
import sys

import pytest

from ert_writer.engines.models import shape, survey, weights
from ert_writer.errors import ModelError
from support import marian

MEGABYTES = 450
"""A process that has loaded numpy and reads a whole vocabulary stays below half of that."""
_CHILD = """
import sys
from pathlib import Path
from ert_writer.errors import ModelError
from ert_writer.engines.models import building, checkpoint, manifest, shape, tokeniser, vocabulary, weights
place = Path(sys.argv[2])
read = {
    "config": shape.read_shape, "vocabulary": vocabulary.read_vocabulary, "pieces": vocabulary.read_pieces,
    "weights": weights.read_safetensors, "checkpoint": checkpoint.read_checkpoint,
    "manifest": lambda path: manifest.read(path.parent), "spm": tokeniser._load,
}[sys.argv[1]]
try:
    read(place)
except ModelError:
    pass
else:
    sys.exit("it was read")
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""

GOOD = {
    "model_type": "marian", "d_model": 512, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 8,
    "decoder_attention_heads": 8, "encoder_ffn_dim": 2048, "decoder_ffn_dim": 2048, "vocab_size": 65001,
    "max_position_embeddings": 512, "pad_token_id": 65000, "eos_token_id": 0, "decoder_start_token_id": 65000,
    "activation_function": "swish",
}  # fmt: skip


def megabytes(kind, path):
    run = subprocess.run([sys.executable, "-c", _CHILD, kind, str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return int(run.stdout)


def header(table, length=None):
    data = table if isinstance(table, bytes) else json.dumps(table).encode()
    return (len(data) if length is None else length).to_bytes(8, "little") + data


def numbered(count):
    return b"{" + b",".join(b'"%d":%d' % (n, n) for n in range(count)) + b"}"


DEEP = {"d_model": 2048, "encoder_ffn_dim": 16384, "encoder_layers": 64}
HUGE = {"w": {"dtype": "F32", "shape": [50_000, 50_000], "data_offsets": [0, 10_000_000_000]}}
BOMBS = {
    "a million lists in the configuration": ("config", lambda: b"{" + b'"a":[' + b"[]," * 20_000_000 + b"[]]}"),
    "a configuration of gigantic numbers": ("config", lambda: json.dumps(GOOD | DEEP).encode()),
    "a configuration of endless digits": ("config", lambda: b'{"d_model":' + b"9" * 900_000 + b"}"),
    "a vocabulary of lists": ("vocabulary", lambda: b'{"a":' + b"[" * 4_000_000),
    "a vocabulary of objects": ("vocabulary", lambda: b"{" + b'"a":{},' * 2_000_000 + b'"b":{}}'),
    "a vocabulary of millions of rows": ("vocabulary", lambda: numbered(3_000_000)),
    "a vocabulary of one piece": ("vocabulary", lambda: b'{"' + b"a" * 60_000_000 + b'":0}'),
    "a list of pieces that holds lists": ("pieces", lambda: b"[" + b"[]," * 5_000_000 + b"[]]"),
    "a manifest of millions of files": ("manifest", lambda: b'{"schema":1,"files":[' + b"{}," * 20_000_000 + b"{}]}"),
    "weights that promise more than they hold": ("weights", lambda: header(HUGE) + bytes(1000)),
    "weights with a header of a terabyte": ("weights", lambda: header(b"{}", 1 << 40)),
    "weights with a header of lists": ("weights", lambda: header(b"[" + b"[]," * 30_000_000 + b"[]]")),
    "weights with a nested header": ("weights", lambda: header(b'{"a":' * 100_000)),
    "a checkpoint of marks": ("checkpoint", lambda: b"\x80\x02" + b"(" * 100_000_000),
    "a checkpoint of one long text": ("checkpoint", lambda: b"\x80\x02X\0\0\0\x0b" + b"a" * 184_549_376),
    "a sentencepiece model of zeros": ("spm", lambda: bytes(200_000_000)),
    "a sentencepiece model of empty pieces": ("spm", lambda: b"\x0a\x00" * 4_000_000),
    "a sentencepiece model of one piece, many times": ("spm", lambda: b"\x0a\x03\x0a\x01a" * 3_000_000),
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from /proc")
@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_fill_memory_is_refused(tmp_path, name):
    kind, make = BOMBS[name]
    path = tmp_path / ("manifest.json" if kind == "manifest" else "file")
    path.write_bytes(make())
    assert megabytes(kind, path) < MEGABYTES


@pytest.mark.parametrize("name", ["config.json", "vocab.json", "source.spm", "model.safetensors", "README.md"])
def test_a_file_larger_than_any_model_needs_is_not_even_copied(tmp_path, name):
    model = marian.untrained(tmp_path / "model")
    with (model / name).open("ab") as file:
        file.truncate(weights.LARGEST + 1)  # a hole: it takes no room on the disk
    with pytest.raises(ModelError, match=f"{name}.*more than any model needs"):
        survey.survey(model)


def test_the_shipped_shapes_are_far_below_the_bounds(tmp_path):
    path = tmp_path / "config.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    largest = GOOD | {"d_model": 1024, "encoder_ffn_dim": 4096, "decoder_ffn_dim": 4096, "encoder_attention_heads": 16}
    for settings in (GOOD, largest | {"decoder_attention_heads": 16, "max_position_embeddings": 1024}):
        path.write_text(json.dumps(settings), encoding="utf-8")
        assert shape.read_shape(path).d_model == settings["d_model"]

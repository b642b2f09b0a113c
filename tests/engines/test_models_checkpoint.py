"""A checkpoint is read as data: nothing in it runs, and it takes no more memory than the file has."""

import os
import pickle
import zipfile
from collections import OrderedDict

import numpy as np
import pytest

from ert_writer.engines.models.checkpoint import read_checkpoint
from ert_writer.errors import ModelError

pytestmark = pytest.mark.xdist_group("marian")
BOTH = pytest.mark.parametrize("zipped", [True, False], ids=["zip", "before torch 1.6"])


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/never",)


@BOTH
def test_a_plain_checkpoint_is_read(tmp_path, zipped):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": torch.arange(4.0), "b": torch.ones(2).half()}, path, _use_new_zipfile_serialization=zipped)
    assert read_checkpoint(path)["w"].tolist() == [0, 1, 2, 3]


@BOTH
def test_a_checkpoint_that_would_run_code_is_refused_and_nothing_runs(tmp_path, monkeypatch, zipped):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": torch.ones(2), "x": Evil()}, path, _use_new_zipfile_serialization=zipped)
    monkeypatch.setattr(os, "system", lambda command: pytest.fail("the pickle ran"))
    with pytest.raises(ModelError, match=r"refused: the pickle would run \w+\.system"):
        read_checkpoint(path)


@pytest.mark.parametrize("protocol", range(5))
def test_a_bare_pickle_that_would_run_code_is_refused(tmp_path, protocol):
    path = tmp_path / "pytorch_model.bin"
    path.write_bytes(pickle.dumps({"w": Evil()}, protocol=protocol))
    with pytest.raises(ModelError, match="refused: the pickle"):
        read_checkpoint(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"\x80\x04", b"garbage", b"\x80\x02}q\x00."])
def test_a_damaged_checkpoint_is_named(tmp_path, data):
    path = tmp_path / "pytorch_model.bin"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"pytorch_model\.bin"):
        read_checkpoint(path)


def test_a_checkpoint_of_something_else_is_refused(tmp_path):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"epoch": 3, "w": torch.ones(2)}, path)
    with pytest.raises(ModelError, match="other than weights"):
        read_checkpoint(path)


@BOTH
@pytest.mark.parametrize("kind", ["float32", "float16", "bfloat16", "float64", "int64", "int32"])
def test_every_kind_of_number_is_what_torch_reads(tmp_path, zipped, kind):
    import torch

    values = torch.arange(12).reshape(3, 4).to(getattr(torch, kind)) * 2 - 5
    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": values}, path, _use_new_zipfile_serialization=zipped)
    found = read_checkpoint(path)["w"]
    assert found.dtype == np.float32
    assert found.tolist() == torch.load(path, weights_only=True)["w"].float().tolist()


@BOTH
def test_views_ties_and_parameters_are_what_torch_reads(tmp_path, zipped):
    import torch

    whole = torch.randn(6, 5)
    state = OrderedDict(
        a=whole, b=whole, turned=whole.t(), part=whole[2:4, 1:3], one=torch.tensor(3.5), p=torch.nn.Parameter(whole[0])
    )
    state._metadata = OrderedDict({"": {"version": 1}})
    path = tmp_path / "pytorch_model.bin"
    torch.save(state, path, _use_new_zipfile_serialization=zipped)
    found = read_checkpoint(path)
    assert found["a"] is found["b"]
    for name, tensor in torch.load(path, weights_only=True).items():
        assert np.array_equal(found[name], tensor.detach().float().numpy()), name


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_every_protocol_that_torch_writes_is_read(tmp_path, protocol):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": torch.ones(3)}, path, pickle_protocol=protocol)
    assert read_checkpoint(path)["w"].tolist() == [1, 1, 1]


@BOTH
def test_a_small_file_that_expands_is_refused(tmp_path, zipped):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": torch.ones(1).expand(40_000, 40_000)}, path, _use_new_zipfile_serialization=zipped)
    with pytest.raises(ModelError, match="damaged"):
        read_checkpoint(path)


def test_many_views_of_one_storage_are_refused(tmp_path):
    import torch

    whole = torch.ones(100_000)
    path = tmp_path / "pytorch_model.bin"
    torch.save({str(at): whole[at:] for at in range(2_000)}, path)
    with pytest.raises(ModelError, match="damaged"):
        read_checkpoint(path)


def changed(path, change):
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    return change(parts)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_packed_storage_is_refused(tmp_path, packing):
    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"w": torch.zeros(1_000_000)}, path)
    parts = changed(path, lambda parts: parts)
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(ModelError, match="damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    "pickled",
    [
        b"\x80\x02" + b"(" * 500_000 + b".",
        b"\x80\x02}" + b"q\x00h\x00" * 300_000 + b".",
        b"\x80\x02X\xff\xff\xff\x7fabc.",
        b"\x80\x04\x8e" + b"\xff" * 8 + b".",
        b"\x80\x02cbuiltins\neval\nq\x00X\x01\x00\x00\x001\x85R.",
        b"\x80\x02ctorch.hub\nload\n.",
        b"\x80\x02ccollections\nOrderedDict\n)R}b0]h\x07.",
        b"\x80\x02ccollections\nOrderedDict\n)\x81.",
        b"\x80\x02ctorch\nSize\nI4\n\x85R.",
        b"cos\nsystem\n(S'id'\ntR.",
        b"\x80\x02}X\x01\x00\x00\x00w(X\x07\x00\x00\x00storageQs.",
        b"P0\n.",
        b"\x80\x02\x82\x01.",
        b"\x80\x02]r\xff\xff\xff\xff.",
    ],
)
@pytest.mark.parametrize("zipped", [True, False])
def test_a_pickle_that_is_no_list_of_tensors_is_refused(tmp_path, pickled, zipped):
    path = tmp_path / "pytorch_model.bin"
    if zipped:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("archive/data.pkl", pickled)
    else:
        path.write_bytes(pickled)
    with pytest.raises(ModelError, match=r"pytorch_model\.bin"):
        read_checkpoint(path)

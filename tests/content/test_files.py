"""Reading is bounded, writing is atomic and private."""

import errno
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import InputError


@given(st.binary(max_size=200))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("w") / "file"
    write_atomic(path, data)
    assert read_bytes(path) == data


def test_a_written_file_is_private(tmp_path: Path) -> None:
    write_atomic(tmp_path / "case.toml", b"x")
    assert stat.S_IMODE((tmp_path / "case.toml").stat().st_mode) == 0o600


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.toml"
    write_atomic(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(InputError, match="disk full"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["case.toml"]


def test_a_file_over_the_bound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"12345")
    with pytest.raises(InputError, match="larger than 4 bytes"):
        read_bytes(tmp_path / "big", limit=4)


@pytest.mark.parametrize(("name", "message"), [("none", "no such file"), (".", "directory")])
def test_what_is_no_file_is_named(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bytes(tmp_path / name)

"""What holds for every test: no time limit of its own, and nothing of the person who runs it."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def audit_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the audit log of this test and of its processes in a directory of its own; read no configuration file."""
    monkeypatch.setenv("ERT_WRITER_CONFIG", "")
    file = tmp_path_factory.mktemp("audit") / "audit.sqlite"
    monkeypatch.setenv("ERT_WRITER_AUDIT", os.fspath(file))
    return file

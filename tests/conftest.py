"""What holds for every test: nothing is recorded in the audit log of the person who runs them."""

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def audit_file(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the audit log of this test, and of the processes it starts, in a directory of its own."""
    file = tmp_path_factory.mktemp("audit") / "audit.sqlite"
    monkeypatch.setenv("ERT_WRITER_AUDIT", os.fspath(file))
    return file

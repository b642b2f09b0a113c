"""Every declared part loads and keeps the contract's name."""

import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from ert_writer import plugins as groups
from ert_writer.errors import UnavailableError, UsageError

DECLARED = [
    (group, name)
    for group in (groups.DETECTORS, groups.ENGINES, groups.CHECKS, groups.EXPORTERS, groups.READERS)
    for name in groups.names(group)
]


@pytest.mark.parametrize(("group", "name"), DECLARED)
def test_every_entry_loads(group: str, name: str) -> None:
    part = groups.load(group, name)
    assert callable(part) or part.id == name


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="echo"):
        groups.load(groups.ENGINES, "babelfish")


def test_listing_imports_no_part() -> None:
    code = (
        "import sys; from ert_writer import plugins as groups;"
        "groups.names(groups.ENGINES);"
        "print([m for m in sys.modules if m.startswith('ert_writer.engines')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_a_plug_in_that_fails_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "acme_broken.py").write_text("raise ValueError('a secret')")
    point = EntryPoint("broken", "acme_broken:READER", groups.READERS)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(groups, "points", lambda _group: EntryPoints([point]))
    with pytest.raises(UnavailableError, match=r"reader broken cannot be imported \(ValueError\)"):
        groups.load(groups.READERS, "broken")

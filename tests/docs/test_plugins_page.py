"""docs/develop/plugins.md: the package on the page, installed as a distribution, does what the page shows."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ert_writer import plugins
from tests.support.sessions import ROOT, Session, not_printed, run, sessions

PAGE = ROOT / "docs" / "develop" / "plugins.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```(?:python|toml)\n# file: (\S+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL))
SESSIONS = sessions(PAGE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with the package, as an installer would leave it: modules and metadata."""
    folder = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    project = tomllib.loads(FILES["pyproject.toml"])["project"]
    metadata = folder / "acme_ert-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n")
    groups = project["entry-points"].items()
    lines = [line for group, names in groups for line in (f"[{group}]", *(f"{a} = {b}" for a, b in names.items()))]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return folder


def test_the_page_has_one_of_each_kind() -> None:
    groups = tomllib.loads(FILES["pyproject.toml"])["project"]["entry-points"]
    known = {plugins.ENGINES, plugins.DETECTORS, plugins.CHECKS, plugins.EXPORTERS, plugins.READERS}
    assert set(groups) == known
    assert len(SESSIONS) == len(known)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.commands[-1][:40])
def test_each_session_shows_what_the_page_says(session: Session, place: Path, tmp_path: Path) -> None:
    printed = run(session, tmp_path, {"PYTHONPATH": os.pathsep.join([str(place), str(ROOT)])})
    assert not_printed(session, printed) == [], printed


def test_doctor_lists_the_plug_ins(place: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(place), str(ROOT)])}
    command = [sys.executable, "-m", "ert_writer", "doctor"]
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert all(name in shown for name in ("phrasebook", "stopwords", "ticket"))

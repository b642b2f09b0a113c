"""Every package that an installation brings has a licence on record, and none that a company could not use."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROWS = re.findall(
    r"^\| ([a-z0-9-]+) \| ([^|]*) \| [a-z0-9-]+ \|$", (ROOT / "THIRD-PARTY.md").read_text("utf-8"), re.MULTILINE
)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {normal(re.split(r"[<>=!~ ;\[]", line)[0]) for line in project["dependencies"]}
    assert needed - {name for name, _ in ROWS} == set(), "run: python scripts/third_party.py"


def test_no_package_is_under_the_gpl() -> None:
    assert [name for name, licence in ROWS if re.search(r"(?<!L)GPL|Affero", licence.replace("LGPL", ""))] == []
    assert [name for name, licence in ROWS if not licence.strip()] == []


def test_the_project_says_its_own_licence() -> None:
    assert metadata("ert-writer")["License-Expression"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")

"""The lock, the reproducible archives and the bill of materials."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from release import LOCK, bill_of_materials, build, copy_tracked, locked

ROOT = Path(__file__).parents[2]
PINS = locked(LOCK.read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [Requirement(text) for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["ocr"])]


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_every_dependency_is_locked_in_its_range_with_hashes(requirement: Requirement) -> None:
    versions = PINS[requirement.name.lower()]
    assert all(requirement.specifier.contains(Version(version)) for version in versions)
    assert all(hashes for hashes in versions.values())


def test_the_lock_names_no_place() -> None:
    assert not re.search(r"https?://|file:|--index|--find-links", LOCK.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Return the wheel and the sdist, built twice and compared."""
    before = os.umask(0o077)
    try:
        stamp = time.time() - 10_000
        os.utime(ROOT / "README.md", (stamp, stamp))
        return build(tmp_path_factory.mktemp("archives"))
    finally:
        os.umask(before)


def test_two_builds_are_equal_whatever_the_time_and_the_umask(archives: tuple[Path, ...]) -> None:
    wheel, sdist = archives
    names = zipfile.ZipFile(wheel).namelist()
    assert "ert_writer/_content/templates/en/ack.txt.j2" in names
    assert sdist.name.endswith(".tar.gz")


def test_only_tracked_files_travel(tmp_path: Path) -> None:
    tree, copy = tmp_path / "tree", tmp_path / "copy"
    (tree / "notes").mkdir(parents=True)
    for name in ("kept.py", "letter.eml", "notes/plan.md", "notes/told.md"):
        (tree / name).write_text(name, encoding="utf-8")
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@y.example")
    for words in (("init", "-q"), ("add", "kept.py", "notes/told.md"), ("commit", "-qm", "x")):
        subprocess.run([*git, *words], cwd=tree, check=True)
    copy_tracked(tree, copy)
    assert sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()) == [
        "kept.py",
        "notes/told.md",
    ]


def test_the_archives_hold_no_untracked_file(archives: tuple[Path, ...]) -> None:
    with tarfile.open(archives[1]) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()} - {"PKG-INFO"}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert names <= set(listed.splitlines())


@pytest.mark.parametrize("model", ["es-en", "pt-en"])
def test_both_archives_hold_the_weights(archives: tuple[Path, ...], model: str) -> None:
    wheel, sdist = archives
    home = f"ert_writer/engines/bundled/{model}"
    manifest = json.loads((ROOT / home / "manifest.json").read_text(encoding="utf-8"))
    wanted = {f"{home}/{name}" for name in ("manifest.json", *(item["path"] for item in manifest["files"]))}
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as packed:
        assert wanted <= {name.partition("/")[2] for name in packed.getnames()}


def test_a_wheel_without_the_weights_works_and_says_what_is_missing(archives: tuple[Path, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(archives[0]) as wheel:
        for name in wheel.namelist():
            if "/engines/bundled/" not in name:
                wheel.extract(name, tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text("A polícia solicita os dados da conta.", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path), "ERT_WRITER_MODELS": str(tmp_path / "models")}
        command = [sys.executable, "-m", "ert_writer", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    works = run("translate", str(letter))
    assert works.returncode in (0, 1), works.stderr
    assert "police" in works.stdout
    missing = run("translate", "--engine", "marian", "--from", "es", str(letter))
    assert missing.returncode == 3
    assert "models add" in missing.stderr
    assert "without its own Spanish model" in run("doctor").stdout


def test_the_bill_names_every_package_and_the_weights() -> None:
    components = bill_of_materials("0")["components"]
    names = {item["name"] for item in components}
    assert {*PINS, "es-en/ct2/model.bin", "pt-en/model.pten.intgemm.alphas.bin"} <= names
    assert all(re.fullmatch("[0-9a-f]{64}", found["content"]) for item in components for found in item["hashes"])
    assert next(item for item in components if item["name"] == "jinja2")["licenses"]

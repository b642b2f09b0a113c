"""Run every benchmark and write docs/benchmarks.md, each table under the command that made it.

python -m benchmarks [NAME]... [--set SET] [--only danger|intake]

The set (dev or heldback, plain or with -b to -f) is that of `unseen_letters`; `--only danger` and `--only intake`
print its figures without translation, in seconds, and write no page.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
NAMES = (
    "identifier_survival",
    "identifier_fuzz",
    "translation_cases",
    "critical_statements",
    "letter_translation",
    "bundled_model",
    "confidence",
    "statement_confidence",
    "language_identification",
    "check_accuracy",
    "planted_errors",
    "terminology_matching",
    "intake_fields",
    "request_passages --set dev",
    "request_passages --set heldback",
    "request_passages --set dev-b",
    "request_passages --set heldback-b",
    "danger",
    "unseen_letters --set dev",
    "unseen_letters --set heldback",
    "unseen_letters --set dev-b",
    "unseen_letters --set heldback-b",
    "unseen_letters --set dev-c",
    "unseen_letters --set heldback-c",
    "batch_archive",
    "batch_kills",
    "scaling",
    "marian_speed",
    "cold_start",
    "workbench",
    "peers",
)
APART = ("peers",)
"""Run by name or `make bench-peers` alone: they install other tools."""


def section(name: str) -> str:
    module_name, _, chosen = name.partition(" --set ")
    module = importlib.import_module(f"benchmarks.{module_name}")
    title = (module.__doc__ or name).strip().splitlines()[0].rstrip(".") + (f" (set {chosen})" if chosen else "")
    table = (module.table(chosen) if chosen else module.table()).strip()
    if not any(line.startswith("|") for line in table.splitlines()):
        table = f"```\n{table}\n```"
    return f"## {title}\n\n`python -m benchmarks {name}`\n\n{table}\n"


def part(name: str) -> str:
    """Return the figures of a part of `unseen_letters`, named as `unseen_letters --set dev --only danger`."""
    chosen, _, only = name.partition(" --set ")[2].partition(" --only ")
    module = importlib.import_module("benchmarks.unseen_letters")
    return str(module.table(chosen, only))


def read_sections() -> dict[str, str]:
    """Return the page's sections by benchmark, so that one can be run anew without the others."""
    found: dict[str, str] = {}
    if PAGE.exists():
        for block in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
            name = block.partition("`python -m benchmarks ")[2].partition("`")[0]
            found[name] = f"## {block.strip()}\n"
    return found


def read_names(words: list[str]) -> list[str]:
    """Return the benchmarks asked for on the command line, all of them where none is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--set",
        choices=[f"{name}{part}" for part in ("", "-b", "-c", "-d", "-e", "-f") for name in ("dev", "heldback")],
        default="dev",
        help="which letters unseen_letters and request_passages read",
    )
    only = "what of unseen_letters is measured; no page is written"
    parser.add_argument("--only", choices=("danger", "intake"), help=only)
    options = parser.parse_args(words)
    if options.only:
        if options.names != ["unseen_letters"]:
            parser.error("--only measures part of unseen_letters; name that benchmark and no other")
        return [f"unseen_letters --set {options.set} --only {options.only}"]
    unknown = set(options.names) - {name.split()[0] for name in NAMES}
    if unknown:
        parser.error(
            f"unknown benchmark {min(unknown)!r}; use one of {', '.join(sorted({n.split()[0] for n in NAMES}))}"
        )
    with_sets = {name.split()[0] for name in NAMES if " --set " in name}
    chosen = [f"{name} --set {options.set}" if name in with_sets else name for name in options.names]
    absent = [name for name in chosen if " --set " in name and name not in NAMES]
    if absent:
        parser.error(f"{absent[0].split()[0]} has no set {options.set!r}; use one of {', '.join(_sets(absent[0]))}")
    return chosen or [name for name in NAMES if name not in APART]


def _sets(name: str) -> list[str]:
    """Return the sets that a benchmark can read."""
    return [known.partition(" --set ")[2] for known in NAMES if known.startswith(f"{name.split(maxsplit=1)[0]} --set ")]


def main(asked: list[str]) -> None:
    if len(asked) == 1 and " --only " in asked[0]:
        print(part(asked[0]))
        return
    sections = read_sections()
    for name in asked:
        print(name, file=sys.stderr, flush=True)
        sections[name] = section(name)
        print(sections[name], flush=True)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    head = (
        "# Benchmarks\n\nEvery table stands under the command that made it. Speeds are ratios, or come from one run on "
        f"one machine ({machine}); run them on yours.\n"
    )
    body = "\n".join(sections[name] for name in NAMES if name in sections)
    PAGE.write_text(f"{head}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main(read_names(sys.argv[1:]))

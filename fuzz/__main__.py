"""`python -m fuzz TARGET [--seconds N] [--corpus DIR]`: one target, guided by coverage (atheris).

Other options, such as `-max_len=500`, go to libFuzzer. Stops by itself after that many seconds of processor time. What
breaks a promise is written as `crash-*` beside the corpus: put it under `tests/fuzz/cases/TARGET/` together with the
change that makes it hold.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Run one target until its time is over."""
    import atheris

    with atheris.instrument_imports(include=["ert_writer"]):
        from fuzz.targets import targets

        known = targets()
        words, options = _parser(sorted(known)).parse_known_args()
        target = known[words.target]
        for seed in target.seeds:  # modules are imported where they are used, and must be instrumented by then
            target.run(seed)
    corpus = Path(words.corpus) / words.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)

    def once(data: bytes) -> None:
        if time.process_time() > words.seconds:
            sys.stderr.write(f"fuzz: {words.target}: {words.seconds} s of processor time are over\n")
            sys.stderr.flush()
            os._exit(0)
        target.run(data)

    prefix = f"{corpus.parent}/crash-{words.target}-"
    arguments = [sys.argv[0], f"-artifact_prefix={prefix}", "-timeout=60", "-rss_limit_mb=2500", "-max_len=20000"]
    atheris.Setup([*arguments, *options, str(corpus)], once)
    atheris.Fuzz()


def _parser(names: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=names)
    parser.add_argument("--seconds", type=float, default=600, help="of processor time")
    parser.add_argument("--corpus", default=".cache/fuzz", help="where inputs are kept")
    return parser


if __name__ == "__main__":
    main()

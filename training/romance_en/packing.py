"""Put a trained model into the program's package data, checked and tried as `ert-writer models add` does it.

    python -m training.romance_en.packing CONVERTED SPM --name es-en

CONVERTED is what `weights.write_ctranslate2` wrote, SPM the sentencepiece model of both sides.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from ert_writer.engines.models import install, manifest, store

RUNTIME = "ctranslate2"
"""Without a version: the trial holds for every version."""
CARD = "README.md"
POSITIONS = 160
"""Twice the pieces of the longest sentences that it was trained on, less a reserve: longer text is split at clause borders."""


def pack(converted: Path, spm: Path, name: str, directions: tuple[str, ...], home: Path, licence: str) -> Path:
    """Write the model's folder below `home` and return it; its card, where it has one, is named in the manifest.

    Raises:
        ModelError: the model is damaged or failed its trial.
    """
    with tempfile.TemporaryDirectory() as scratch:
        origin = Path(scratch) / name
        shutil.copytree(converted, origin)
        for side in ("source.spm", "target.spm"):
            shutil.copyfile(spm, origin / side)
        if (home / name / CARD).exists():
            shutil.copyfile(home / name / CARD, origin / CARD)
        wanted = tuple(install.direction(text) for text in directions)
        request = install.Request(str(origin), directions=wanted, name=name)
        made = install.add(Path(scratch) / "store", request, lambda *_: None)
        place = home / name
        place.mkdir(parents=True, exist_ok=True)
        for item in made.files:
            target = place / item.path
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(Path(scratch) / "store" / name / item.path, target)
    trials = tuple(replace(trial, runtime=RUNTIME) for trial in made.trials)
    files = tuple(replace(item, modified=0) for item in made.files)
    described = replace(made, repository="", licence=licence, positions=POSITIONS, files=files, trials=trials, added="")
    manifest.write(described, place)
    return place


def main() -> None:
    """Pack the model named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("converted", type=Path)
    parser.add_argument("spm", type=Path)
    parser.add_argument("--name", default="es-en")
    parser.add_argument("--direction", action="append", default=[])
    parser.add_argument("--licence", default="MPL-2.0")
    parser.add_argument("--home", type=Path, default=store.BUNDLED)
    given = parser.parse_args()
    place = pack(given.converted, given.spm, given.name, tuple(given.direction or ["es-en"]), given.home, given.licence)
    print(f"packed {place}: {sum(path.stat().st_size for path in place.rglob('*') if path.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

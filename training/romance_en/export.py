"""Write the average of a run, or a mixture with its start, in the form that CTranslate2 runs.

python -m training.romance_en.export RUN/state.pt SPM CONVERTED [--last .5] [--start START --share .8]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import sentencepiece
import torch

from training.romance_en.weights import mixed, pieces, read_student, write_ctranslate2


def main() -> None:
    """Export the run named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("state", "spm", "converted"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--last", type=float, default=0.0, help="Share of the last state in the mean with the average.")
    parser.add_argument("--start", type=Path, help="Mix with these weights (WiSE-FT).")
    parser.add_argument("--share", type=float, default=1.0, help="Share of the run's average.")
    given = parser.parse_args()
    saved = torch.load(given.state, weights_only=True)
    state = mixed([(1 - given.last, saved["average"]), (given.last, saved["state"])])
    if given.start:
        state = mixed([(given.share, state), (1 - given.share, read_student(given.start))])
    spm = sentencepiece.SentencePieceProcessor(model_file=str(given.spm))
    write_ctranslate2(state, pieces(spm), given.converted)


if __name__ == "__main__":
    main()

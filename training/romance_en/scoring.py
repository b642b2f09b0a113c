"""Scores: BLEU and chrF of a student on lines with references, as CTranslate2 int8."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import ctranslate2
import sacrebleu
import sentencepiece
import torch

from training.romance_en.weights import pieces, write_ctranslate2


class Translator:
    """A student as CTranslate2 runs it in the product."""

    def __init__(self, folder: Path, spm: Path, threads: int = 1) -> None:
        self.spm = sentencepiece.SentencePieceProcessor(model_file=str(spm))
        self.model = ctranslate2.Translator(str(folder), compute_type="int8", inter_threads=threads, intra_threads=1)

    def __call__(self, lines: Sequence[str], beam: int = 1) -> list[str]:
        tokens = [self.spm.encode(line, out_type=str) + ["</s>"] for line in lines]
        found = self.model.translate_batch(
            tokens, beam_size=beam, max_batch_size=4096, batch_type="tokens", max_decoding_length=300
        )
        return [self.spm.decode(one.hypotheses[0]) for one in found]


def opened(state: Mapping[str, torch.Tensor], spm: Path, threads: int = 1) -> Translator:
    """Return a translator for a student that is only in memory."""
    folder = Path(tempfile.mkdtemp(prefix="student"))
    write_ctranslate2(state, pieces(sentencepiece.SentencePieceProcessor(model_file=str(spm))), folder)
    return Translator(folder, spm, threads)


def score(translator: Translator, sources: Sequence[str], references: Sequence[str], beam: int = 1) -> dict[str, float]:
    """Return BLEU, chrF and sentences per second."""
    start = time.perf_counter()
    found = translator(sources, beam)
    seconds = time.perf_counter() - start
    return {
        "bleu": round(sacrebleu.corpus_bleu(found, [references]).score, 2),
        "chrf": round(sacrebleu.corpus_chrf(found, [references]).score, 2),
        "speed": round(len(sources) / seconds, 1),
    }

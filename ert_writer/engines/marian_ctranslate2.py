"""A MarianMT model run by CTranslate2: int8, several cores, no torch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ert_writer.engines.marian_decoding import Decoded, batches
from ert_writer.engines.models.tokeniser import Tokeniser
from ert_writer.engines.models.vocabulary import END, PAD
from ert_writer.errors import ModelError

BATCH_TOKENS = 1024
CORES_A_BATCH = 4


def threads(cores: int) -> tuple[int, int]:
    """Return (batches at a time, cores a batch).

    More than four cores gain little on matrices of this size; from eight on, batches run side by side.
    """
    inside = min(max(cores, 1), CORES_A_BATCH)
    return max(cores // inside, 1), inside


class CTranslate2Runner:
    """A loaded model.

    Args:
        home: the folder that holds source.spm and target.spm.
        converted: the folder that holds model.bin.
        positions: tokens that fit in one input.
        compute_type: `int8`, `int8_float32` or `float32`.
        cores: processor cores to use.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(self, home: Path, converted: Path, positions: int, compute_type: str, cores: int) -> None:
        import ctranslate2

        self._tokeniser = Tokeniser(home)
        self._positions = positions
        self._runtime = f"ctranslate2 {ctranslate2.__version__} {compute_type}"
        self._pieces = _vocabulary(converted)
        self._suppressed = [[token] for token in (PAD,) if token in self._pieces]
        self._suppressed += [[piece] for piece in self._pieces if piece.startswith(">>") and piece.endswith("<<")]
        side_by_side, inside = threads(cores)
        try:
            self._model: Any = ctranslate2.Translator(
                str(converted),
                device="cpu",
                compute_type=compute_type,
                inter_threads=side_by_side,
                intra_threads=inside,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelError(f"the model cannot be loaded ({error})", where=str(converted)) from error

    @property
    def runtime(self) -> str:
        """Return `ctranslate2 4.8.5 int8`."""
        return self._runtime

    @property
    def positions(self) -> int:
        """Return how many tokens fit in one input or output."""
        return self._positions

    def length(self, text: str, token: str) -> int:
        """Return the number of tokens of a text."""
        return len(self._tokeniser.encode(text, token))

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of a text that the model does not know."""
        return self._tokeniser.unknown(text, self._pieces)

    def run(self, texts: Sequence[str], token: str, beam: int, count: int) -> list[tuple[Decoded, ...]]:
        """Translate texts that fit; batches of one length limit are queued together and run side by side."""
        sources = [self._tokeniser.encode(text, token) for text in texts]
        waiting = [
            (indices, self._start([sources[i] for i in indices], limit, beam, count))
            for limit, indices in batches([len(source) for source in sources], self._positions, BATCH_TOKENS)
        ]
        found: list[tuple[list[str], ...]] = [()] * len(texts)
        for indices, results in waiting:
            for index, result in zip(indices, results, strict=True):
                found[index] = tuple(result.result().hypotheses)
        return self._decoded(sources, found)

    def _start(self, sources: list[list[str]], limit: int, beam: int, count: int) -> Any:
        return self._model.translate_batch(
            sources,
            asynchronous=True,
            beam_size=max(beam, count),
            num_hypotheses=count,
            length_penalty=1,
            disable_unk=True,
            suppress_sequences=self._suppressed or None,
            return_end_token=True,
            max_input_length=0,  # nothing is cut here: what does not fit was split before
            max_decoding_length=limit,
        )

    def _decoded(self, sources: list[list[str]], found: list[tuple[list[str], ...]]) -> list[tuple[Decoded, ...]]:
        """Return the candidates with the log-probability of each of their tokens, read in one more pass."""
        flat = [(source, pieces) for source, candidates in zip(sources, found, strict=True) for pieces in candidates]
        plain = [(source, pieces[:-1] if pieces[-1:] == [END] else pieces) for source, pieces in flat]
        scores = iter(self._score([source for source, _ in plain], [pieces for _, pieces in plain]))
        return [tuple(self._candidate(pieces, next(scores)) for pieces in candidates) for candidates in found]

    def _candidate(self, pieces: list[str], scores: tuple[float, ...]) -> Decoded:
        finished = pieces[-1:] == [END]
        return Decoded(self._tokeniser.decode(pieces), scores if finished else scores[:-1], finished)

    def _score(self, sources: list[list[str]], targets: list[list[str]]) -> Iterator[tuple[float, ...]]:
        results = self._model.score_batch(
            sources, targets, max_batch_size=BATCH_TOKENS, batch_type="tokens", max_input_length=0
        )
        return (tuple(result.log_probs) for result in results)

    def score(self, sources: Sequence[str], targets: Sequence[str], token: str) -> list[float]:
        """Return the sum of the token log-probabilities of each target given its source."""
        pieces = [self._tokeniser.encode(source, token) for source in sources]
        return [sum(scores) for scores in self._score(pieces, [self._tokeniser.encode_target(t) for t in targets])]

    def close(self) -> None:
        """Release the memory; the runner is not used again."""
        self._model.unload_model()


def _vocabulary(converted: Path) -> frozenset[str]:
    """Return the source pieces; CTranslate2 writes one file when both sides share them."""
    for name in ("shared_vocabulary.json", "source_vocabulary.json"):
        path = converted / name
        if path.exists():
            try:
                return frozenset(json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, TypeError):
                raise ModelError("the file is damaged: it is no list of pieces", where=str(path)) from None
    raise ModelError("the vocabulary is missing: the model is half-copied", where=str(converted))

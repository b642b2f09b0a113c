"""A MarianMT model run by CTranslate2: int8, several cores, no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

from ert_writer.engines.marian_decoding import Decoded, batches
from ert_writer.engines.models.tokeniser import Tokeniser
from ert_writer.engines.models.vocabulary import END, PAD, read_pieces
from ert_writer.errors import ModelError

BATCH_TOKENS = 4096  # source tokens times beams
SCORE_TOKENS = 512  # a score needs a row of logits for each token: 130 MB with OPUS-MT's vocabulary
PATIENCE = 1.5  # with 1, four short bad candidates end the search before a longer good one is complete


def threads(cores: int) -> tuple[int, int]:
    """Return (batches at a time, cores a batch).

    Matrices of this size gain little from a second core, and cores that wait for each other lose much when the machine
    is busy: measured on two cores, two batches side by side give 1.6 times the tokens of one batch on both.
    """
    inside = 1 if cores <= 8 else 2 if cores <= 32 else 4
    return max(cores // inside, 1), inside


def runtime_name(compute_type: str) -> str:
    """Return what runs a model, under which its trial is remembered: `ctranslate2 4.8.5 int8`."""
    import ctranslate2

    return f"ctranslate2 {ctranslate2.__version__} {compute_type}"


class CTranslate2Runner:
    """A loaded model.

    Args:
        home: the folder that holds source.spm and target.spm.
        converted: the folder that holds model.bin.
        positions: tokens that fit in one input.
        compute_type: `int8`, `int8_float32` or `float32`.
        cores: processor cores to use.
        token_scores: whether to tell the log-probability of each token, which takes a second pass over the target.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(
        self, home: Path, converted: Path, positions: int, compute_type: str, cores: int, *, token_scores: bool = False
    ) -> None:
        import ctranslate2

        self._tokeniser = Tokeniser(home)
        self._positions = positions
        self._token_scores = token_scores
        self._runtime = runtime_name(compute_type)
        self._pieces = _vocabulary(converted)
        self._suppressed = [[token] for token in (PAD,) if token in self._pieces]
        self._suppressed += [[piece] for piece in self._pieces if piece.startswith(">>") and piece.endswith("<<")]
        self._side_by_side, inside = threads(cores)
        try:
            self._model: Any = ctranslate2.Translator(
                str(converted),
                device="cpu",
                compute_type=compute_type,
                inter_threads=self._side_by_side,
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
        """Translate texts that fit; all batches are queued at once and run side by side."""
        sources = [self._tokeniser.encode(text, token) for text in texts]
        lengths = [len(source) for source in sources]
        fair = -(-sum(lengths) // self._side_by_side)  # so that no core waits while another has two batches
        most = min(BATCH_TOKENS // max(beam, count), fair)
        waiting = [
            (indices, self._start([sources[i] for i in indices], limit, beam, count))
            for limit, indices in batches(lengths, self._positions, most)
        ]
        found: list[tuple[Decoded, ...]] = [()] * len(texts)
        for indices, results in waiting:
            for index, result in zip(indices, results, strict=True):
                given = result.result()
                found[index] = self._decoded(sources[index], given.hypotheses, given.scores)
        return found

    def _start(self, sources: list[list[str]], limit: int, beam: int, count: int) -> Any:
        return self._model.translate_batch(
            sources,
            asynchronous=True,
            beam_size=max(beam, count),
            num_hypotheses=count,
            length_penalty=1,
            patience=PATIENCE,
            return_scores=True,
            disable_unk=True,
            suppress_sequences=self._suppressed or None,
            return_end_token=True,
            max_input_length=0,  # nothing is cut here: what does not fit was split before
            max_decoding_length=limit,
        )

    def _decoded(self, source: list[str], candidates: list[list[str]], means: list[float]) -> tuple[Decoded, ...]:
        plain = [pieces[:-1] if pieces[-1:] == [END] else pieces for pieces in candidates]
        tokens = self._score([source] * len(plain), plain) if self._token_scores else repeat(())
        rows = zip(candidates, means, tokens, strict=False)
        return tuple(self._candidate(pieces, mean, own) for pieces, mean, own in rows)

    def _candidate(self, pieces: list[str], mean: float, tokens: tuple[float, ...]) -> Decoded:
        length = max(len(pieces), 1)
        return Decoded(self._tokeniser.decode(pieces), mean * length, length, pieces[-1:] == [END], tokens[:length])

    def _score(self, sources: list[list[str]], targets: list[list[str]]) -> Iterator[tuple[float, ...]]:
        results = self._model.score_batch(
            sources, targets, max_batch_size=SCORE_TOKENS, batch_type="tokens", max_input_length=0
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
            return frozenset(read_pieces(path))
    raise ModelError("the vocabulary is missing: the model is half-copied", where=str(converted))

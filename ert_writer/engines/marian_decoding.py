"""What the two Marian runtimes share: what they give, how long a target may get, and which segments go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

CAP_STEP = 32


@dataclass(frozen=True, slots=True)
class Decoded:
    """One candidate as the runtime gave it.

    Attributes:
        text: target text.
        total: sum of the tokens' log-probabilities.
        length: number of tokens, the end token included.
        finished: whether the model itself ended it; False when it ran into the length limit.
        tokens: log-probability of each token, where they were asked for.
    """

    text: str
    total: float
    length: int
    finished: bool
    tokens: tuple[float, ...] = ()


class Runner(Protocol):
    """A loaded model."""

    @property
    def runtime(self) -> str:
        """What runs it, with version and compute type."""
        ...

    @property
    def positions(self) -> int:
        """Tokens that fit in one input or output."""
        ...

    def length(self, text: str, token: str) -> int:
        """Return the number of tokens of a text, with language and end token."""
        ...

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of a text that the model does not know."""
        ...

    def run(self, texts: Sequence[str], token: str, beam: int, count: int) -> list[tuple[Decoded, ...]]:
        """Translate texts that fit, each into up to `count` candidates, best first."""
        ...

    def score(self, sources: Sequence[str], targets: Sequence[str], token: str) -> list[float]:
        """Return the sum of the token log-probabilities of each target given its source."""
        ...

    def close(self) -> None:
        """Release the memory."""
        ...


def cap(length: int, positions: int) -> int:
    """Return how many tokens the target of a source of that many tokens may have.

    Three times the source and twenty, rounded up so that segments share few limits. It never depends on the neighbours
    in a batch.
    """
    wanted = -(-(3 * length + 20) // CAP_STEP) * CAP_STEP
    return min(wanted, positions - 1)


def batches(lengths: Sequence[int], positions: int, most: int) -> Iterator[tuple[int, list[int]]]:
    """Yield (limit of the target, indices), longest first: like lengths, one limit, up to `most` tokens."""
    batch: list[int] = []
    limit = widest = 0
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        own = cap(lengths[index], positions)
        if batch and (own != limit or widest * (len(batch) + 1) > most):
            yield limit, batch
            batch = []
        if not batch:
            limit, widest = own, lengths[index]
        batch.append(index)
    if batch:
        yield limit, batch

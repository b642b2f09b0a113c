"""Long regular expressions, compiled once and kept between commands.

An alternation of a thousand offices takes the compiler of `re` longer than a command takes to read a letter by it.
What is kept is what `re` hands to its matcher: numbers that say how to match, which the matcher itself checks before
use. They are kept under a digest of the expression, its flags and this very Python, so that another expression or
another Python finds none; `re` offers no public way to them, so where its parts are not as expected, and where the
cache cannot be used, the expression is compiled as usual.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from importlib import import_module
from typing import Any

import msgspec

from ert_writer.content.cache import keep, recall

_SHORT = 200
"""Code points of an expression that compiles faster than a file is read."""
_KEPT = 400
_NOT_AS_EXPECTED = (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError)


class _Compiled(msgspec.Struct, frozen=True):
    """What the matcher needs of an expression.

    Attributes:
        flags: with those that the expression itself sets.
        code: its 32-bit numbers.
        groups: number of groups.
        names: of groups, with their numbers.
    """

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


def expression(regex: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled expression, as `re.compile` does.

    Raises:
        re.error: it is not a regular expression.
    """
    if len(regex) < _SHORT or sys.implementation.name != "cpython":
        return re.compile(regex, flags)
    name = f"{_digest(regex, flags)}.expression"
    kept = recall(name, _Compiled)
    try:
        return _pattern(regex, _compiled_and_kept(name, regex, flags) if kept is None else kept)
    except _NOT_AS_EXPECTED:
        return re.compile(regex, flags)


def _digest(regex: str, flags: int) -> str:
    about = f"{sys.version}\0{sys.byteorder}\0{array('I').itemsize}\0{int(flags)}\0{regex}"
    return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()


def _compiled_and_kept(name: str, regex: str, flags: int) -> _Compiled:
    parsed: Any = import_module("re._parser").parse(regex, flags)
    code = array("I", import_module("re._compiler")._code(parsed, flags))  # noqa: SLF001 - see above
    state = parsed.state
    made = _Compiled(int(flags | state.flags), code.tobytes(), state.groups - 1, dict(state.groupdict))
    keep(name, made, _KEPT)
    return made


def _pattern(regex: str, made: _Compiled) -> re.Pattern[str]:
    code = array("I")
    code.frombytes(made.code)
    by_number: list[str | None] = [None] * (made.groups + 1)
    for group, number in made.names.items():
        by_number[number] = group
    pattern: re.Pattern[str] = import_module("_sre").compile(
        regex, made.flags, code.tolist(), made.groups, made.names, tuple(by_number)
    )
    return pattern

"""Fake engines: real ones in everything but what they do to the text, hostile ones above all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations

from ert_writer.model.language import SUPPORTED, Direction
from ert_writer.model.translation import Availability, Hypothesis

ALL = tuple(Direction(*pair) for pair in permutations(SUPPORTED, 2))
_TOKEN = re.compile(r"\S*\d\S*|\S*@\S*")


@dataclass(frozen=True)
class FakeEngine:
    """Runs a function over every segment."""

    change: Callable[[str], str]
    name: str = "fake"
    directions: tuple[Direction, ...] = ALL

    @property
    def id(self) -> str:
        return self.name

    def availability(self) -> Availability:
        return Availability(bool(self.directions), self.directions)

    def describe(self, direction: Direction) -> str:
        return f"{self.name} {direction}"

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        return tuple((Hypothesis(self.change(segment)),) for segment in segments)

    def close(self) -> None:
        pass


def drop(text: str) -> str:
    """Lose every token with a digit or an at sign."""
    return _TOKEN.sub("", text)


def shout(text: str) -> str:
    """Give everything back in capitals."""
    return text.upper()


def whisper(text: str) -> str:
    """Give everything back in small letters."""
    return text.lower()


def double(text: str) -> str:
    """Say every token with a digit twice."""
    return _TOKEN.sub(lambda match: f"{match[0]} {match[0]}", text)


def turn(text: str) -> str:
    """Give the words back in reverse order."""
    return " ".join(reversed(text.split()))


def space(text: str) -> str:
    """Put a space into every token with a digit."""
    return _TOKEN.sub(lambda match: " ".join(match[0]), text)


def mangle(text: str) -> str:
    """Count every digit up by one."""
    return re.sub(r"\d", lambda match: str((int(match[0]) + 1) % 10), text)


def swallow(_: str) -> str:
    """Give nothing back."""
    return ""


def stutter(text: str) -> str:
    """Say the last word for ever."""
    return " ".join([text] + text.split()[-1:] * 30)


def cut(text: str) -> str:
    """Give half of the text back."""
    return text[: len(text) // 2]


HOSTILE = (drop, shout, whisper, double, turn, space, mangle, swallow, stutter, cut)

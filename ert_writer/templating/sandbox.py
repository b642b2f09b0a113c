"""Compiles and renders one block of wording: vetted syntax, immutable sandbox, bounded size and time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Self

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ert_writer.errors import ContentError
from ert_writer.templating.kinds import Words
from ert_writer.templating.phrasing import (
    Reader,
    clock,
    country_name,
    day_words,
    in_a_row,
    moment_words,
    period_words,
    regional,
)
from ert_writer.templating.syntax import FILTERS, Scope, vet
from ert_writer.templating.values import Code, Period, Value

MAX_OUTPUT = 100_000
"""Bound on a rendered block, in characters."""

MAX_SECONDS = 2.0
"""Bound on the rendering of one block, in seconds."""


_ALONE = re.compile(r"^[ \t]*(?P<tag>\{%[^{}\n]*?)%\}[ \t]*(?:\n|\Z)", re.MULTILINE)
"""A tag alone on its line leaves no line behind; Jinja's trim_blocks would also join the line after a tag at a line's
end. The line break goes inside the tag, so that line numbers stay right."""


class Coded(str):
    """An id that prints as its phrase: compared as `"no-danger"`, printed as the words for it."""

    __slots__ = ("phrase",)
    phrase: str

    def __new__(cls, id_: str, phrase: str) -> Self:
        """Make an id with its phrase."""
        coded = super().__new__(cls, id_)
        coded.phrase = phrase
        return coded


def parse(text: str, where: str) -> nodes.Template:
    """Return a block's syntax tree.

    Raises:
        ContentError: it is not Jinja, or nested beyond reason.
    """
    try:
        return _environment(lambda _: "", {}).parse(_ALONE.sub(r"\g<tag>\n%}", text))
    except TemplateSyntaxError as error:
        raise ContentError(f"syntax: {error.message}", where=f"{where}:{error.lineno}") from None
    except (RecursionError, MemoryError, OverflowError, ValueError):
        raise ContentError("too deeply nested to be a wording", where=where) from None


def render(
    text: str, values: Mapping[str, Value], reader: Reader, scope: Scope, words: Mapping[str, Words], where: str
) -> str:
    """Return a block's text for a reader; values are data and are never rendered again.

    Args:
        text: the wording of one block.
        values: typed values of every declared field and built-in name.
        reader: for whom dates, lists and regional words are put.
        scope: what the wording may name.
        words: regional words by id.
        where: the file, for messages.

    Raises:
        ContentError: the wording uses something not allowed, prints an absent field, or exceeds a bound.
    """
    tree = parse(text, where)
    for problem in vet(tree, scope):
        raise ContentError(problem.message, where=f"{where}:{problem.line}", hint="See docs/templates.md")
    environment = _environment(lambda value: _shown(value, reader), _filters(reader, words))
    try:
        chunks = environment.from_string(tree).generate({name: _plain(value, reader) for name, value in values.items()})
        return _bounded(chunks, where)
    except (TemplateError, TypeError) as error:
        raise ContentError(f"cannot be rendered ({type(error).__name__})", where=where) from None


def _bounded(chunks: Any, where: str) -> str:
    pieces: list[str] = []
    size, stop = 0, time.monotonic() + MAX_SECONDS
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_OUTPUT or time.monotonic() > stop:
            raise ContentError(f"renders to more than {MAX_OUTPUT:,} characters or {MAX_SECONDS:g} s", where=where)
        pieces.append(_one_stop(pieces, chunk))
    return "".join(pieces)


def _one_stop(pieces: list[str], chunk: str) -> str:
    """Return a piece without the full stop that a name before it ends with, as in `Example Ltda.`."""
    ends = next((piece for piece in reversed(pieces) if piece), "").endswith(".")
    return chunk[1:] if ends and re.match(r"\.(?!\.)", chunk) else chunk


def _environment(
    finalize: Callable[[Any], str], filters: Mapping[str, Callable[..., Any]]
) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # blocks are plain text; each exporter escapes for its own format
        finalize=finalize,
        cache_size=0,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(filters)
    return environment


def _plain(value: Value, reader: Reader) -> Any:
    if isinstance(value, Code):
        return Coded(value.id, value.choice.words[reader.language] if value.choice else country_name(value.id, reader))
    if isinstance(value, tuple):
        return tuple(_plain(item, reader) for item in value)
    return value


def _shown(value: Any, reader: Reader) -> str:
    """Return how a value is printed.

    Raises:
        ContentError: it is absent or has no printed form.
    """
    match value:
        case Coded():
            return value.phrase
        case str():
            return value
        case Period():
            return period_words(value.start, value.end, reader)
        case datetime():
            return moment_words(value, reader)
        case date():
            return day_words(value, reader)
        case tuple():
            return in_a_row([_shown(item, reader) for item in value], reader)
    raise ContentError("an absent value or a yes/no would be printed", hint="Put it inside {% if name %}")


def _filters(reader: Reader, words: Mapping[str, Words]) -> Mapping[str, Callable[..., Any]]:
    filters: dict[str, Callable[..., Any]] = {
        "day": lambda value: day_words(value, reader) if isinstance(value, date) else value,
        "clock": lambda value: clock(value, reader) if isinstance(value, datetime) else value,
        "cap": lambda value: _capital(_shown(value, reader)),
        "count": lambda value: len(value or ()),
        "word": lambda id_: regional(words[id_], reader),
    }
    return {name: filters[name] for name in FILTERS}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

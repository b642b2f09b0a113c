"""The shape of a wording: blocks, fields, conditions and loops, which every language must share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from ert_writer.model.language import EN, Language
from ert_writer.templating.kinds import Part, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.sandbox import parse
from ert_writer.templating.wording import BODY


@dataclass(frozen=True, slots=True)
class Shape:
    """What one block is made of, words apart.

    Attributes:
        fields: names it prints, regional words left out.
        conditions: its conditions and loops, in order, in one notation.
        bullets: how many list lines it has.
    """

    fields: frozenset[str]
    conditions: tuple[str, ...]
    bullets: int


def shape(text: str, where: str) -> Shape:
    """Return the shape of a block.

    Raises:
        ContentError: it is not Jinja.
    """
    tree = parse(text, where)
    tests = tuple(_conditions(tree))
    aside = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
    names = frozenset(name.name for name in tree.find_all(nodes.Name)) - aside
    return Shape(names, tests, sum(line.lstrip().startswith(("- ", "* ")) for line in text.split("\n")))


def _conditions(tree: nodes.Node) -> Iterator[str]:
    for node in tree.find_all((nodes.If, nodes.For)):
        if isinstance(node, nodes.If):
            yield f"if {notation(node.test)}"
        elif isinstance(node, nodes.For):
            yield f"for {notation(node.iter)}"


def notation(node: nodes.Node | None) -> str:
    """Return a condition in one notation, whatever its spacing and quotes."""
    match node:
        case nodes.Name() | nodes.Const():
            text = node.name if isinstance(node, nodes.Name) else repr(node.value)
        case nodes.Not() | nodes.Filter():
            text = f"{notation(node.node)}|{'not' if isinstance(node, nodes.Not) else node.name}"
        case nodes.And() | nodes.Or():
            text = f"({notation(node.left)} {type(node).__name__.lower()} {notation(node.right)})"
        case nodes.Compare():
            text = " ".join([notation(node.expr), *(f"{part.op} {notation(part.expr)}" for part in node.ops)])
        case _:
            text = type(node).__name__
    return text


def step_problems(source: Template | SharedClause, language: Language, library: Library) -> tuple[str, ...]:
    """Return how a language is out of step with English; nothing when they say the same things in the same order.

    Raises:
        ContentError: a block is not Jinja.
    """
    ours, english = source.wording.get(language, ()), source.wording.get(EN, ())
    if language == EN or not ours or not english:
        return ()
    ids, expected = [part.id for part in ours], [part.id for part in english]
    if ids != expected:
        return (f"out of step: {language} has the blocks {', '.join(ids)} and en has {', '.join(expected)}",)
    pairs = (
        (_body(mine, language, library), _body(its, EN, library), mine.id)
        for mine, its in zip(ours, english, strict=True)
    )
    return tuple(line for mine, its, id_ in pairs for line in _differences(mine, its, id_, language))


def _body(part: Part, language: Language, library: Library) -> str:
    clause = library.fixed(part.id) if part.shared else None
    if clause is None:
        return part.text
    return next((inner.text for inner in clause.wording.get(language, ()) if inner.id == BODY), "")


def _differences(mine: str, its: str, id_: str, language: Language) -> Iterator[str]:
    ours, english = shape(mine, f"{language}: {id_}"), shape(its, f"{EN}: {id_}")
    for name in sorted(ours.fields ^ english.fields):
        where = language if name in ours.fields else EN
        yield f"out of step: {id_} uses {name} in {where} alone"
    if ours.conditions != english.conditions:
        yield f"out of step: the conditions of {id_} differ between {language} and en"
    if ours.bullets != english.bullets:
        yield f"out of step: {id_} has {ours.bullets} list lines in {language} and {english.bullets} in en"

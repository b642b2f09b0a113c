"""The few forms of Jinja that a wording may use; everything else is refused before it is compiled.

An allow-list of syntax nodes leaves no attribute, item, call, arithmetic, macro, import or include, which every
published escape from the sandbox needs (CVE-2024-56326, CVE-2025-27516, CVE-2024-56201, `__class__` chains) and which
size bombs (`"a" * 10**9`, nested loops) are made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jinja2 import nodes

from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.schema import BUILT_IN
from ert_writer.text.invisible import IGNORABLE

FILTERS: Mapping[str, str] = {
    "day": "the calendar day of a date or moment, in words",
    "clock": "the time of day of a moment, with its UTC offset",
    "cap": "a capital first letter",
    "count": "how many items a list has; only to compare",
    "word": "the regional word of that id",
}
"""Every filter a wording may use, with what it gives."""

MAX_CONSTANT = 100
"""Bound on a constant text, in characters, and on a constant number."""

MAX_DEPTH = 24
"""Bound on how deep a wording may be nested: beyond it Python itself would refuse to compile the block."""

_NOT_FINISHED = re.compile(r"[{}]|\[\[|\]\]|<<|>>|\bTODO\b|\bXXX+\b|_{3,}|\bTBD\b")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_OPERATORS = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq"})


_NAMES = {
    "Getattr": "a dot after a name, as in {{ name.part }},",
    "Getitem": "a part in brackets, as in {{ name[0] }},",
    "Call": "a call, as in {{ name() }},",
    "Concat": "joining with ~",
    "Add": "arithmetic",
    "Sub": "arithmetic",
    "Mul": "arithmetic",
    "Div": "arithmetic",
    "CondExpr": "an if inside {{ }}",
    "Assign": "{% set %}",
    "Include": "{% include %}",
    "Import": "{% import %}",
    "FromImport": "{% import %}",
    "Extends": "{% extends %}",
    "Block": "{% block %}",
    "Macro": "{% macro %}",
    "Const": "a constant by itself",
    "Test": "a test with is",
}
"""What a writer calls the forms of Jinja that are refused most."""


class Problem(NamedTuple):
    """What is not allowed, on which line of the block."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a place in a wording may name.

    Attributes:
        fields: declared fields by name.
        words: ids of regional words.
        loops: names of enclosing loops' items.
        sure: optional fields that a surrounding condition holds to be present.
    """

    fields: Mapping[str, Field]
    words: frozenset[str]
    loops: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()

    def with_sure(self, names: frozenset[str]) -> Scope:
        """Return the scope inside a condition."""
        return Scope(self.fields, self.words, self.loops, self.sure | names)

    def with_loop(self, name: str, iterated: str) -> Scope:
        """Return the scope inside a loop."""
        return Scope(self.fields, self.words, self.loops | {name}, self.sure | {iterated})


def vet(tree: nodes.Template, scope: Scope) -> tuple[Problem, ...]:
    """Return everything in a parsed block that a wording may not use."""
    if _too_deep(tree):
        return (Problem(1, f"nested more than {MAX_DEPTH} deep"),)
    return tuple(_body(tree.body, scope))


def _too_deep(tree: nodes.Node) -> bool:
    """Return whether the tree passes MAX_DEPTH, without recursion of its own."""
    level: list[nodes.Node] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in node.iter_child_nodes()]
    return bool(level)


def _body(body: list[nodes.Node], scope: Scope) -> Iterator[Problem]:
    for node in body:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                yield from _printed(child, scope)
        elif isinstance(node, nodes.If):
            yield from _if(node, scope)
        elif isinstance(node, nodes.For):
            yield from _for(node, scope)
        else:
            yield _refused(node)


def _refused(node: nodes.Node) -> Problem:
    return Problem(node.lineno, f"{_NAMES.get(type(node).__name__, type(node).__name__)} is not allowed in a wording")


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or IGNORABLE.match(char) is not None


def _printed(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    if isinstance(node, nodes.TemplateData):
        found = _NOT_FINISHED.search(node.data)
        if found:
            yield Problem(node.lineno, f"{found[0]!r} stands in the wording: unfinished or wrong syntax")
        for char in sorted({char for char in node.data if char not in "\n\t" and _is_unseen(char)}):
            yield Problem(node.lineno, f"an invisible or control character U+{ord(char):04X} stands in the wording")
    elif isinstance(node, nodes.Name):
        yield from _name(node, scope)
        field = scope.fields.get(node.name)
        if field is not None and field.kind is FieldKind.BOOLEAN:
            yield Problem(node.lineno, f"{node.name} is yes or no and cannot be printed")
        if field is not None and node.name not in scope.sure and not is_sure(field, scope.fields):
            yield Problem(node.lineno, f"optional {node.name} is printed outside {{% if {node.name} %}}")
    elif isinstance(node, nodes.Filter) and node.name != "count":
        yield from _filter(node, scope, printed=True)
    else:
        yield _refused(node)


def is_sure(field: Field, fields: Mapping[str, Field]) -> bool:
    """Return whether a reply always has the field: required, or computed from one that is."""
    base = fields.get(field.computed.base) if field.computed else None
    return field.required or (base is not None and is_sure(base, fields))


def _name(node: nodes.Name, scope: Scope) -> Iterator[Problem]:
    if node.ctx != "load" or not (node.name in scope.fields or node.name in BUILT_IN or node.name in scope.loops):
        yield Problem(node.lineno, f"{node.name} is not declared as a field")


def _filter(node: nodes.Filter, scope: Scope, *, printed: bool) -> Iterator[Problem]:
    if node.name not in FILTERS:
        yield Problem(node.lineno, f"there is no filter {node.name!r}; choose among {', '.join(FILTERS)}")
        return
    if node.args or node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        yield Problem(node.lineno, f"the filter {node.name} takes no arguments")
    inner = node.node
    if node.name == "word":
        if not isinstance(inner, nodes.Const) or inner.value not in scope.words:
            yield Problem(node.lineno, "word needs the id of a regional word, as in {{ 'preservation' | word }}")
    elif isinstance(inner, nodes.Filter):
        yield from _filter(inner, scope, printed=printed)
    elif isinstance(inner, nodes.Name):
        yield from _printed(inner, scope) if printed else _name(inner, scope)
        yield from _fits(node, inner, scope)
    else:
        yield _refused(inner or node)


def _fits(node: nodes.Filter, name: nodes.Name, scope: Scope) -> Iterator[Problem]:
    takes = {"clock": (FieldKind.DATETIME,), "day": (FieldKind.DATE, FieldKind.DATETIME), "count": (FieldKind.LIST,)}
    field = scope.fields.get(name.name)
    kinds = takes.get(node.name)
    if (
        kinds
        and not (field is not None and field.kind in kinds)
        and not (name.name == "reply_date" and node.name != "count")
    ):
        yield Problem(node.lineno, f"{node.name} does not fit {name.name}")


def _if(node: nodes.If, scope: Scope) -> Iterator[Problem]:
    yield from _test(node.test, scope)
    yield from _body(node.body, scope.with_sure(_held(node.test)))
    otherwise = scope.with_sure(_held(node.test.node) if isinstance(node.test, nodes.Not) else frozenset())
    for branch in node.elif_:
        yield from _if(branch, otherwise)
    yield from _body(node.else_, otherwise)


def _held(test: nodes.Node | None) -> frozenset[str]:
    """Return the names that must be present when the test holds."""
    match test:
        case nodes.Name():
            return frozenset({test.name})
        case nodes.And():
            return _held(test.left) | _held(test.right)
        case nodes.Compare(expr=nodes.Name() as name, ops=[nodes.Operand(op="eq")]):
            return frozenset({name.name})
        case nodes.Compare(expr=nodes.Filter(name="count", node=nodes.Name() as name)):
            return frozenset({name.name})
        case _:
            return frozenset()


def _test(node: nodes.Node, scope: Scope) -> Iterator[Problem]:
    match node:
        case nodes.Name():
            yield from _name(node, scope)
        case nodes.Not():
            yield from _test(node.node, scope)
        case nodes.And() | nodes.Or():
            yield from _test(node.left, scope)
            yield from _test(node.right, scope)
        case nodes.Compare(ops=[nodes.Operand() as operand]) if operand.op in _OPERATORS:
            yield from _compared(node, operand, scope)
        case _:
            yield _refused(node)


def _compared(node: nodes.Compare, operand: nodes.Operand, scope: Scope) -> Iterator[Problem]:
    left, right = node.expr, operand.expr
    if not isinstance(right, nodes.Const) or not isinstance(right.value, (str, int)):
        yield Problem(node.lineno, "compare a field with a constant")
    elif isinstance(right.value, str) and len(right.value) > MAX_CONSTANT:
        yield Problem(node.lineno, f"a constant of more than {MAX_CONSTANT} characters")
    elif isinstance(right.value, int) and abs(right.value) > MAX_CONSTANT:
        yield Problem(node.lineno, f"a constant beyond {MAX_CONSTANT}")
    if isinstance(left, nodes.Filter) and left.name == "count":
        yield from _filter(left, scope, printed=False)
    elif isinstance(left, nodes.Name):
        yield from _name(left, scope)
        yield from _option(left, right, scope)
    else:
        yield _refused(left)


def _option(left: nodes.Name, right: nodes.Expr, scope: Scope) -> Iterator[Problem]:
    field = scope.fields.get(left.name)
    if field is not None and field.choices and isinstance(right, nodes.Const):
        ids = [choice.id for choice in field.choices]
        if right.value not in ids:
            yield Problem(left.lineno, f"{left.name} has no option {right.value!r}; choose among {', '.join(ids)}")


def _for(node: nodes.For, scope: Scope) -> Iterator[Problem]:
    iterated = node.iter.name if isinstance(node.iter, nodes.Name) else ""
    field = scope.fields.get(iterated)
    if field is None or field.kind is not FieldKind.LIST:
        yield Problem(node.lineno, "a loop runs over a declared list field and nothing else")
        return
    if not isinstance(node.target, nodes.Name) or node.target.name in scope.fields or node.target.name in BUILT_IN:
        yield Problem(node.lineno, "a loop's item needs one name of its own")
        return
    if node.recursive or node.test is not None or node.else_ or scope.loops:
        yield Problem(node.lineno, "a loop has no condition, no else, and no loop around it")
        return
    yield from _body(node.body, scope.with_loop(node.target.name, iterated))

"""The XML bitexts: one safe parser, then TMX or XLIFF by the root element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from ert_writer.errors import InputError
from ert_writer.model.checking import Pair

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec"})
"""Elements of TMX and XLIFF that hold native mark-up, not text."""
_FORMS = frozenset({"g", "pc"})
"""Elements that stand for a pair of codes around text."""
_CODE = "\ue000"
_GAP = re.compile(rf"(?<=[\w:;!?.,]){_CODE}+(?=[\w@#+(¿¡])")
"""A code between two words was a line break, a tab or a cell's end; beside a bracket or a blank it was emphasis."""
_IN_NUMBER = re.compile(rf"(?<=\d)([.,:]?){_CODE}+(?=\d)")


def parse_xml(data: bytes, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read TMX or XLIFF.

    Entities, external references and bombs are refused; a bare DOCTYPE is not, for TMX files carry one.

    Raises:
        InputError: not well-formed, unsafe, or another kind of XML.
    """
    from ert_writer.checks.bitext.tmx import parse_tmx
    from ert_writer.checks.bitext.xliff import parse_xliff

    root = _root(data, name)
    kind = local(root)
    if kind == "tmx":
        return parse_tmx(root, name, defaults)
    if kind == "xliff":
        return parse_xliff(root, name, defaults)
    raise InputError(f"XML with the root <{kind}> is no bitext", where=name, hint="Give a TSV, TMX or XLIFF file")


def _root(data: bytes, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except ParseError as error:
        line, column = error.position
        raise InputError("not well-formed XML", where=f"{name}:{line}:{column + 1}") from None
    except DefusedXmlException as error:
        kind = "entities" if "Entit" in type(error).__name__ else "external references"
        raise InputError(f"XML with {kind} is refused", where=name, hint="Export the file without a DTD") from None
    except (LookupError, UnicodeError, ValueError):
        raise InputError("the XML declares an unknown or wrong encoding", where=name, hint="Save it as UTF-8") from None
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace; comments and instructions have none."""
    name: object = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return the direct children of that local name, in any namespace."""
    return [child for child in element if local(child) == name]


def descendants(element: Element, name: str) -> list[Element]:
    """Return all descendants of that local name, in any namespace."""
    return [child for child in element.iter() if local(child) == name]


def words_of(element: Element | None) -> str:
    """Return the text of a segment without native mark-up; line breaks of the file become spaces.

    A code between two words parts them; inside a number it is emphasis.
    """
    if element is None:
        return ""
    text = "".join(_texts(element))
    if _CODE in text:
        text = _GAP.sub(" ", _IN_NUMBER.sub(r"\1", text)).replace(_CODE, "")
    return " ".join(text.split())


def _texts(element: Element) -> Iterator[str]:
    """Yield the texts in document order, on a stack of its own: a file may nest deeper than Python recurses."""
    yield (element.text or "").replace(_CODE, "\ufffd")
    ahead: list[Element | str] = list(reversed(element))
    while ahead:
        item = ahead.pop()
        if isinstance(item, str):
            yield item
            continue
        name = local(item)
        ahead.append((item.tail or "").replace(_CODE, "\ufffd"))
        if name in _CODES | _FORMS:
            yield _CODE
            ahead.extend([_CODE] if name in _FORMS else [])
        if name == "cp":  # XLIFF 2: a character that XML cannot hold, by its number
            yield "\ufffd"
        elif name and name not in _CODES:
            yield item.text or ""
            ahead.extend(reversed(item))

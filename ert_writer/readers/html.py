"""HTML: blocks become paragraphs, block quotes older messages; scripts, styles and hidden text are left out."""

from __future__ import annotations

import binascii
import contextlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document
from ert_writer.readers.attachments import File, with_files
from ert_writer.readers.compose import compose
from ert_writer.readers.css import (
    Declarations,
    colour,
    declarations,
    hides,
    is_alike,
    is_clear,
    is_light,
    takes_away,
)
from ert_writer.readers.decoding import decode
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import decoding_findings, notice
from ert_writer.readers.raised import raised
from ert_writer.text.openers import words

if TYPE_CHECKING:
    from bs4 import Tag

_DROPPED = words("script style noscript template head title meta link object embed iframe svg math")
_WITH_TEXT = words("noscript object svg")
"""Dropped elements whose text some programs show."""

_APART = words("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table pre hr section article header footer main address form")
_LINES = words("div li tr dt dd center body html figure figcaption caption option legend fieldset")
_CELLS = words("td th")
_STRUCK = words("s strike del")
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.{0,5000}?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,300})\{([^{}]{0,3000})\}")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<marks>(?:[.#][\w-]+)*)\Z", re.IGNORECASE)
_MEDIA = re.compile(r"(@(?:media|supports|layer|container)\b[^{;]{0,500}\{|[{}])", re.IGNORECASE)
_ALWAYS = re.compile(
    r"\s*(?:(?:only\s+)?(?:all|screen)\b)?(?:\s*(?:and)?\s*\(\s*(?:min-width\s*:\s*[0-5]?\d{1,2}|max-width\s*:\s*[2-9]\d{3,})px\s*\))*\s*",
    re.IGNORECASE,
)
"""Conditions that the screen of a desk meets: `@media screen`, `@media (min-width: 1px)`."""

_MAX_RULES = 2000
_MOST_AROUND = 60
"""Elements around a text that are asked for their ground."""

_MAX_SELECTORS = 100
"""Rules of which the page is asked which elements they mean; a mail has few."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w\-]{2,30})", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:(image/[a-z.+\-]{2,30})(?:;[^;,\"']{0,60})*;base64,([A-Za-z0-9+/=\s%]+)", re.IGNORECASE)
_MAX_EMBEDDED = 30
_SMALLEST_REMOTE = 200
_MOST_WORDS = 60
"""Words of a page from which on a picture that is not in the file is taken for a logo, and only noted."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


Rules = dict[str, str]
"""Declarations of the page's own style sheet by simple selector: `p`, `.note`, `#foot`, `td.note`."""


@dataclass(slots=True)
class _Blocks:
    """The passages collected so far and the one being written."""

    passages: list[Passage] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    depth: int = 0
    gap: str = "\n\n"
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    cells: int = 0
    counters: list[int | None] = field(default_factory=list)
    links: list[tuple[int, int] | None] = field(default_factory=list)
    rules: Rules = field(default_factory=dict)

    def flush(self, gap: str) -> None:
        """End the passage; `gap` is what must at least are before the next one."""
        text = "".join(self.parts)
        if text.strip():
            lines = [line.strip(" ") for line in text.split("\n")]
            self.passages.append(Passage("\n".join(lines).strip("\n"), self.depth, gap=self.gap, marks=True))
            self.gap = gap
        elif len(gap) > len(self.gap):
            self.gap = gap
        self.parts.clear()

    def write(self, text: str, *, preformatted: bool) -> None:
        """Add text with its white space folded as a browser would."""
        if preformatted:
            self.parts.append(text)
            return
        folded = _SPACE.sub(" ", text)
        if not self.parts or self.parts[-1].endswith((" ", "\n", "\t")):
            folded = folded.lstrip(" ")
        if folded:
            self.parts.append(folded)


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads `.html`; nothing is fetched and nothing runs."""

    id: str = "html"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins like a page or is called `.html`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the visible text.

        Raises:
            InputError: empty, binary, or no text in it.
        """
        label = _CHARSET.search(data[:4096])
        decoded = decode(data, label[1].decode("ascii") if label else "", name)
        passages, findings = html_passages(decoded.text)
        pictures = embedded_pictures(decoded.text)
        if not passages and not pictures:
            raise InputError("the page holds no visible text", where=name, hint="Open it and copy the text")
        document = compose(
            passages,
            name=name,
            media_type="text/html",
            encoding=decoded.encoding,
            findings=(*findings, *decoding_findings(decoded.lossy, decoded.encoding)),
        )
        return with_files(document, pictures, progress)


def html_passages(markup: str, depth: int = 0) -> tuple[list[Passage], tuple[Finding, ...]]:
    """Return the visible blocks of a page, and notes on text that it hides and that is struck out.

    Args:
        markup: the page's source.
        depth: how deep the page itself is quoted.
    """
    root = _parse(markup)
    blocks = _Blocks(depth=depth, rules=_rules(root))
    _walk(root, blocks)
    blocks.flush("")
    text = " ".join(passage.text for passage in blocks.passages)
    return blocks.passages, (*_left_out(blocks), *_remote_pictures(root, text))


def embedded_pictures(markup: str) -> list[File]:
    """Return the pictures that a page holds itself (`data:`, RFC 2397), each once."""
    found: dict[bytes, File] = {}
    for number, match in enumerate(_EMBEDDED.finditer(markup), 1):
        with contextlib.suppress(ValueError):
            data = binascii.a2b_base64("".join(unquote(match[2]).split()))
            kind = match[1].lower()
            name = f"picture-{number}.{kind.rpartition('/')[2].replace('svg+xml', 'svg')}"
            found.setdefault(data, File(Attachment(name, kind, len(data)), data))
        if number >= _MAX_EMBEDDED:
            break
    return list(found.values())


def _remote_pictures(root: Tag, text: str) -> Iterator[Finding]:
    """Yield a finding for pictures that a browser would fetch, where they are not known to be small."""
    found = [image for image in root.find_all("img") if re.match(r"(?:https?:)?//", str(image.get("src") or ""))]
    large = [str(image["src"]) for image in found if not _is_small(image)]
    if large:
        severity = Severity.NOTE if len(text.split()) >= _MOST_WORDS else Severity.WARNING
        message = "the page shows pictures that are not in the file: they were not fetched and not read"
        yield notice("part-left-out", message, large[0][:200], severity)


def _is_small(image: Tag) -> bool:
    """Return whether a picture says of itself that it is too small for a letter: a logo, a counter of readers."""
    style = str(image.get("style") or "")
    sizes = [str(image.get(side) or "") for side in ("width", "height")]
    sizes += re.findall(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,5})(?:px)?\s*(?:;|$)", style)
    return any(size.removesuffix("px").isdigit() and int(size.removesuffix("px")) < _SMALLEST_REMOTE for size in sizes)


def _left_out(blocks: _Blocks) -> Iterator[Finding]:
    for check, texts, what in (
        (
            "hidden-text",
            blocks.hidden,
            "the page hides {} characters of text that a reader does not see; they are left out",
        ),
        ("struck-text", blocks.struck, "{} characters of text are struck out; they are left out"),
    ):
        text = " ".join(" ".join(texts).split())
        if text:
            yield notice(check, what.format(len(text)), text[:500], Severity.WARNING)


def _parse(markup: str) -> Tag:
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bs4 warns of mark-up that looks like a file name or XML
        try:
            return BeautifulSoup(markup, "html.parser")
        except ParserRejectedMarkup:  # a broken marked section; as text it does no harm
            return BeautifulSoup(markup.replace("<!", "&lt;!"), "html.parser")


def _rules(root: Tag) -> Rules:
    """Return what the page's style sheets say of simple selectors; what they say of others is put into the elements.

    Rules for some screens alone count for none. The variables of the page are kept under the empty name.
    """
    sheet = _COMMENT.sub(" ", "\n".join(style.get_text() for style in root.find_all("style")))
    found: Rules = {}
    asked = 0
    for match in _RULE.finditer(_without_media(sheet)):
        for selector in map(str.strip, match[1].split(",")):
            if selector.lower() in (":root", "html", "body"):
                variables = "".join(f"{item};" for item in match[2].split(";") if item.strip().startswith("--"))
                found[""] = found.get("", "") + variables
            if _SIMPLE.match(selector) and len(found) < _MAX_RULES:
                found[selector.lower()] = f"{found.get(selector.lower(), '')};{match[2]}"
            elif asked < _MAX_SELECTORS and takes_away(match[2]):
                asked += 1
                _put_into(root, selector, match[2])
    return found


def _put_into(root: Tag, selector: str, style: str) -> None:
    """Put declarations into the elements that a selector means; one that is not understood means none."""
    from soupsieve import SelectorSyntaxError

    try:
        meant = root.select(selector)
    except (SelectorSyntaxError, NotImplementedError, ValueError, RecursionError):
        return
    for tag in meant:
        tag["style"] = f"{style};{tag.get('style') or ''}"


def _without_media(sheet: str) -> str:
    """Return a style sheet with its blocks for every screen opened, and without those for some media."""
    kept: list[str] = []
    open_: list[str] = []
    shut = 0
    for piece in _MEDIA.split(sheet):
        if piece.startswith("@") and piece.endswith("{"):
            always = not piece.lower().startswith(("@media", "@container")) or _ALWAYS.fullmatch(piece[6:-1])
            open_.append("always" if always else "some")
            shut += not always
        elif piece == "}" and open_ and open_[-1] != "rule":
            shut -= open_.pop() == "some"
        else:
            if piece == "{":
                open_.append("rule")
            elif piece == "}" and open_:
                open_.pop()
            kept += [] if shut else [piece]
    return "".join(kept)


def _style(tag: Tag, rules: Rules) -> str:
    """Return every declaration that holds for an element: the sheet's, then its own."""
    marks = [f".{name}" for name in tag.get_attribute_list("class") if name] + [f"#{tag.get('id')}"]
    keys = ["", "*", tag.name, *marks, *(f"{tag.name}{mark}" for mark in marks)]
    said = [rules[key.lower()] for key in keys if key.lower() in rules] if rules else []
    own = str(tag.get("style") or "")
    colour = f"color:{tag['color']}" if tag.name == "font" and tag.get("color") else ""
    return ";".join((*said, colour, own))


def _is_unseen(tag: Tag, said: Declarations, rules: Rules) -> bool:
    """Return whether text has the colour of its ground, or is light where no element around it has a ground."""
    letters = colour(said.get("-webkit-text-fill-color") or said.get("color") or "")
    if letters is None:
        return False
    if is_clear(letters):
        return True
    around = islice((element for element in (tag, *tag.parents) if element.name != "[document]"), _MOST_AROUND)
    under = next((found for element in around if (found := _ground(element, rules)) and _covers(found)), "white")
    ground = colour(under)
    return ground is not None and (is_alike(letters, ground) or (is_light(letters) and is_light(ground)))


def _ground(element: Tag, rules: Rules) -> str:
    """Return what an element says of its own ground, empty where it says nothing."""
    said = declarations(_style(element, rules))
    found = [said[name] for name in ("background", "background-color", "background-image") if said.get(name)]
    return found[-1] if found else str(element.get("bgcolor") or element.get("background") or "")


def _covers(ground: str) -> bool:
    """Return whether a ground hides the one under it: a picture and what is not understood do."""
    found = colour(ground)
    return ground.strip().lower() not in ("none", "inherit") and not (found and is_clear(found))


def _walk(root: Tag, blocks: _Blocks) -> None:
    """Visit the tree without recursion, as mark-up may be nested without end."""
    from bs4.element import NavigableString, PreformattedString, Tag

    stack: list[tuple[object, bool, bool]] = [(root, False, False)]
    while stack:
        node, leaving, preformatted = stack.pop()
        if isinstance(node, PreformattedString):  # comments, declarations, CDATA
            continue
        if isinstance(node, NavigableString):
            up = any(parent.name == "sup" for parent in islice(node.parents, 2))
            text = raised(str(node), "".join(blocks.parts[-2:])) if up else str(node)
            blocks.write(text, preformatted=preformatted)
        elif isinstance(node, Tag):
            if leaving:
                _leave(node, blocks)
            elif _enter(node, blocks):
                inner = preformatted or node.name in ("pre", "textarea")
                stack.append((node, True, inner))
                stack.extend((child, False, inner) for child in reversed(node.contents))


def _enter(tag: Tag, blocks: _Blocks) -> bool:
    """Begin an element; return whether to look into it."""
    if tag.name in _DROPPED:
        blocks.hidden += [tag.get_text(" ")] if tag.name in _WITH_TEXT and tag.get_text(strip=True) else []
        return False
    if _is_hidden(tag, blocks.rules):
        blocks.hidden.append(tag.get_text(" "))
        return False
    if tag.name in _STRUCK or _LINE_THROUGH.search(_style(tag, blocks.rules)):
        blocks.struck.append(tag.get_text(" "))
        return False
    if tag.name == "option" and not _is_chosen(tag):
        return False
    _border(tag, blocks)
    _begin(tag, blocks)
    return True


def _begin(tag: Tag, blocks: _Blocks) -> None:
    if tag.name == "br":
        blocks.parts.append("\n")
    elif tag.name == "img" and tag.get("alt"):
        blocks.write(f" {tag['alt']} ", preformatted=False)
    elif tag.name == "input":
        blocks.write(_input(tag), preformatted=False)
    elif tag.name in _CELLS:
        if any(part.strip() for part in blocks.parts):
            blocks.parts[-1] = blocks.parts[-1].rstrip(" ")
            blocks.parts.append("\t")
        blocks.cells += 1
    elif tag.name == "blockquote":
        blocks.depth += 1
    elif tag.name in ("ol", "ul"):
        blocks.counters.append(0 if tag.name == "ol" else None)
    elif tag.name == "li":
        blocks.parts.append(_list_marker(blocks.counters))
    elif tag.name == "a":
        blocks.links = [None] * len(blocks.links)  # of links in links only the innermost counts
        blocks.links.append((len(blocks.passages), len(blocks.parts)))


def _is_chosen(option: Tag) -> bool:
    """Return whether an entry of a list is the one that a browser shows: the selected one, else the first."""
    menu = option.find_parent("select")
    entries = menu.find_all("option") if menu is not None else [option]
    chosen = [entry for entry in entries if entry.has_attr("selected")] or entries[:1]
    unclosed = option.find("option") is not None  # its entry holds the ones below it: better too much than too little
    return unclosed or any(entry is option for entry in chosen)


def _input(tag: Tag) -> str:
    """Return what a field of a form shows: its value, or its box."""
    kind = str(tag.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return " ☒ " if tag.has_attr("checked") else " ☐ "
    return "" if kind in ("hidden", "password", "file", "image") else f" {tag.get('value') or ''} "


def _leave(tag: Tag, blocks: _Blocks) -> None:
    if tag.name == "a":
        begun = blocks.links.pop()
        if begun and begun[0] == len(blocks.passages):
            blocks.parts.extend(_link(tag, "".join(blocks.parts[begun[1] :])))
    _border(tag, blocks)
    if tag.name in _CELLS:
        blocks.cells -= 1
    elif tag.name == "blockquote":
        blocks.depth -= 1
    elif tag.name in ("ol", "ul"):
        blocks.counters.pop()


def _border(tag: Tag, blocks: _Blocks) -> None:
    """Part blocks; inside a table's cell they only part words, so that a row stays one paragraph."""
    if tag.name not in _APART and tag.name not in _LINES:
        return
    if blocks.cells:
        blocks.write(" ", preformatted=False)
    else:
        blocks.flush("\n\n" if tag.name in _APART else "\n")


def _is_hidden(tag: Tag, rules: Rules) -> bool:
    style = _style(tag, rules)
    if tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return True
    if ":" not in style:
        return False
    said = declarations(style)
    return hides(said) or _is_unseen(tag, said, rules)


def _list_marker(counters: list[int | None]) -> str:
    """Return `1. ` or `• `, which a browser shows and the source does not hold."""
    count = counters[-1] if counters else None
    if count is None:
        return "• "
    counters[-1] = count + 1
    return f"{count + 1}. "


def _link(tag: Tag, shown: str) -> Iterator[str]:
    """Yield where a link leads when its text does not say so: profile addresses are evidence."""
    target = str(tag.get("href") or "").strip()
    address = target[7:].split("?", 1)[0] if target.lower().startswith("mailto:") else target
    known = target.lower().startswith(("http://", "https://", "mailto:"))
    if known and address and shown.strip() and address not in shown:
        yield f" <{address}>"


READER = HtmlReader()

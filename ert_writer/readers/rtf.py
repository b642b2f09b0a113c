"""Rich Text Format (.rtf), read by striprtf.

What that library skips is read here: page headers and footers, notes, text boxes and comments. Hidden, struck and
deleted text is left out, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document, ParagraphRole
from ert_writer.readers.attachments import File, with_files
from ert_writer.readers.compose import compose
from ert_writer.readers.docx import OBJECT
from ert_writer.readers.formats import RTF, looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice
from ert_writer.readers.raised import raised

_CODEPAGE = re.compile(r"\\ansicpg(\d{3,5})")
_OLD_SET = re.compile(r"\\(mac|pca|pc)(?![a-z0-9])")
_OLD_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""Character sets of before Windows (RTF specification 1.9.1, "Character Set")."""
_PICTURE = re.compile(r"\{\s*(?:\\\*\s*)?\\pict(?![a-z])")
_BLIP = re.compile(r"\\(png|jpeg)blip(?![a-z])")
_HEX = re.compile(r"\s*(?:[0-9a-fA-F]{2}\s*)+")
_INNER = re.compile(r"\{[^{}]*\}")
_CONTROL = re.compile(r"\\(?:\*|[a-z]+(?:-?\d+)? ?)")
_OBJECT = re.compile(r"\\objdata(?![a-z])")
_MAX_PICTURES = 30
_MAX_NESTED = 8
_BINARY = re.compile(r"\\bin\d")
_FONTS = re.compile(r"\{\s*\\fonttbl")
_PART = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(header[lrf]?|footer[lrf]?|footnote|annotation|shptxt|dptxbxtext)(?![a-z])", re.IGNORECASE
)
_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-f]{2}|\\[^a-z]|[{}]|[\r\n]+|[^\\{}\r\n]+|.", re.IGNORECASE | re.DOTALL
)
_ASIDE = frozenset(
    ("stylesheet", "fonttbl", "colortbl", "info", "listtable", "pict", "themedata", "datastore", "fldinst")
)
_MAX_PARTS = 2000
_COLOURS = re.compile(r"\{\s*\\colortbl([^{}]{0,20000})\}")
_COLOUR = re.compile(r"\\(?:red|green|blue)(\d{1,3})")
_GROUNDS = ("cb", "chcbpat", "highlight", "cbpat", "clcbpat")
_LIGHT = 0xF0
"""Of 255, for each of red, green and blue."""
_MINUTE = 3
"""Half points."""
_SUPER = re.compile(
    r"\{(?P<before>(?:\\[a-z]{1,32}-?\d{0,10} ?){0,12})\\super(?: |(?=\\))"
    r"(?P<after>(?:\\[a-z]{1,32}-?\d{0,10} ?){0,12})(?P<text>\d{1,3}|[oa]s?)(?P<note>\{[^{}]{0,5000}\})?\}"
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BYTES = re.compile(rb"\\bin[1-9]\d{0,8} .*", re.DOTALL)
"""From the first picture in bytes on, the source is no text."""
_MOST_CONTROLS = 0.02
_NEAR = 40  # characters of the source in which the word before a raised figure is looked for
_LINK = re.compile(r'HYPERLINK\s+"([^"{}\\]{1,500})"')


@dataclass(frozen=True, slots=True)
class RtfReader:
    """Reads `.rtf`; objects and fields are never run."""

    id: str = "rtf"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins like RTF, or is called `.rtf`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the text.

        Raises:
            InputError: damaged or without text.
        """
        start = data.lstrip(b"\xef\xbb\xbf \r\n")
        if not start.startswith(RTF):
            raise InputError("this is no RTF file or a damaged one", where=name, hint="Open it and save it anew")
        if len(_CONTROLS.findall(_BYTES.sub(b"", start))) > _MOST_CONTROLS * len(start):
            raise InputError("this RTF file is damaged", where=name, hint="Open it and save it as .docx")
        try:
            story = _story(start)
        except (ValueError, IndexError, LookupError) as error:
            raise InputError("this RTF file is damaged", where=name, hint="Open it and save it as .docx") from error
        words = any(char.isalnum() for passage in story.passages for char in passage.text)
        if not words and not _pictures(start.decode("latin-1")):
            raise InputError("the document holds no text", where=name, hint="If it holds a picture, give the picture")
        source = start.decode("latin-1")
        document = compose(
            story.passages,
            name=name,
            media_type="application/rtf",
            findings=tuple(_left_out(story, source)),
        )
        return with_files(document, _pictures(source), progress)


@dataclass(slots=True)
class _Story:
    """The passages of a document, and the texts that were left out of it."""

    passages: list[Passage] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group of RTF, until it ends (RTF specification 1.9.1, character properties).

    `light` is text in nearly white, `ground` a colour behind it, `minute` text too small to be read.
    """

    hidden: bool = False
    struck: bool = False
    aside: bool = False
    light: bool = False
    ground: bool = False
    minute: bool = False

    @property
    def unseen(self) -> bool:
        """Whether nobody sees the text."""
        return self.hidden or self.minute or (self.light and not self.ground)


def rtf_text(data: bytes) -> str:
    """Return all text of RTF, with the targets of its links; ValueError where it is damaged."""
    return "\n\n".join(passage.text for passage in _story(data).passages)


def _story(data: bytes) -> _Story:
    from striprtf.striprtf import remove_pict_groups

    source = data.decode("latin-1")
    if _BINARY.search(source):
        source = str(remove_pict_groups(source))
    story = _Story()
    shown = _shown(source, story)
    head = f"{{\\rtf1\\ansi{_codepage(source)}{_group(shown, match.start()) if (match := _FONTS.search(shown)) else ''}"
    body = Passage(_plain(shown, source), marks=False)
    below: list[Passage] = []
    for word, part in _parts(shown):
        text = _plain(f"{head}{part}}}", source).strip()
        margin = word.startswith(("header", "footer"))
        if text:
            passage = Passage(text, role=ParagraphRole.HEADER if margin else None, marks=False)
            (story.passages if word.startswith("header") else below).append(passage)
    targets = [target for target in dict.fromkeys(_LINK.findall(source)) if target not in body.text]
    links = [Passage(f"<{target}>", marks=False) for target in targets]
    story.passages += [body] * bool(body.text.strip()) + below + links
    return story


def _plain(text: str, source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    page = _CODEPAGE.search(source[:2000])
    old = _OLD_SET.search(source[:200])
    encoding = f"cp{page[1]}" if page else _OLD_SETS[old[1]] if old else "cp1252"
    return str(rtf_to_text(text, encoding=encoding, errors="replace"))


def _codepage(source: str) -> str:
    page = _CODEPAGE.search(source[:2000])
    return page[0] if page else ""


def _parts(source: str) -> Iterator[tuple[str, str]]:
    """Yield (destination, content) of the groups that striprtf skips and that a reader sees, each wording once."""
    seen = set()
    for number, match in enumerate(_PART.finditer(source)):
        if number >= _MAX_PARTS:
            return
        content = _group(source, match.start())[match.end() - match.start() : -1]
        if content not in seen:
            seen.add(content)
            yield match[1].lower(), content


def _group(source: str, start: int) -> str:
    """Return a group from its opening brace to the closing one, to the end where that is missing."""
    depth = 0
    for token in _TOKEN.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if depth == 0:
            return source[start : token.end()]
    return f"{source[start:]}}}"


def _shown(source: str, story: _Story) -> str:
    """Return the source without the characters that are hidden, struck out or deleted; these go into the story."""
    stack, state, kept = [], _State(), []
    light = _light_colours(source)
    word = ""
    for token in _TOKEN.finditer(source):
        before, text, word = word, token[0], token[1]
        if text == "{":
            stack.append(state)
        elif text == "}":
            state = stack.pop() if stack else _State()
        elif word and word != "u":
            state = _after(state, word.lower(), token[2], light)
        elif text == "\\*":
            state = replace(state, aside=True)
        elif state.unseen or state.struck:
            spare = before == "u" and text.startswith("\\'")  # for readers that do not know Unicode
            if not state.aside and not spare:
                (story.struck if state.struck else story.hidden).append(_character(token))
            continue
        kept.append(text)
    return _SUPER.sub(_as_raised, "".join(kept))


def _as_raised(group: re.Match[str]) -> str:
    """Return a group of raised figures or letters with what they read as, each sign by its number."""
    before = group.string[max(0, group.start() - _NEAR) : group.start()]
    said = raised(group["text"], re.sub(r"\\[a-z]+-?\d* ?|[{}]", "", before))
    signs = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in said)
    gap, signs = (" ", signs.lstrip()) if signs.startswith(" ") else ("", signs)
    return f"{gap}{{{group['before']}{group['after']}{signs}{group['note'] or ''}}}"


def _light_colours(source: str) -> frozenset[int]:
    """Return the numbers of the colours in the table that are nearly white; the first, 0, is the usual black."""
    table = _COLOURS.search(source)
    found = set()
    for number, entry in enumerate(table[1].split(";") if table else ()):
        parts = [int(value) for value in _COLOUR.findall(entry)]
        if len(parts) == 3 and min(parts) >= _LIGHT:
            found.add(number)
    return frozenset(found)


def _after(state: _State, word: str, number: str | None, light: frozenset[int]) -> _State:
    change = _CHANGES.get(word)
    if change is None:
        return state
    value = int(number) if number is not None else 1
    return change(state, value, number is not None and value in light)


_Change = Callable[[_State, int, bool], _State]
"""Takes the state, the number of a control word, and whether that is the number of a light colour."""


def _to_ground(state: _State, value: int, light: bool) -> _State:
    return replace(state, ground=value != 0 and not light)


def _to_plain(state: _State, _value: int, _light: bool) -> _State:
    return _State(aside=state.aside)


_CHANGES: Mapping[str, _Change] = {
    **dict.fromkeys(("v", "webhidden"), lambda state, value, _: replace(state, hidden=value != 0)),
    **dict.fromkeys(("strike", "striked", "deleted"), lambda state, value, _: replace(state, struck=value != 0)),
    **dict.fromkeys(_GROUNDS, _to_ground),
    **dict.fromkeys(_ASIDE, lambda state, *_: replace(state, aside=True)),
    "cf": lambda state, _, light: replace(state, light=light),
    "fs": lambda state, value, _: replace(state, minute=value <= _MINUTE),
    "plain": _to_plain,
}


def _character(token: re.Match[str]) -> str:
    if token[1]:
        return chr(int(token[2] or 0) % 0x10000)
    if token[0].startswith("\\'"):
        return bytes.fromhex(token[0][2:]).decode("cp1252", "replace")
    return token[0].lstrip("\\").strip("\r\n")


def _pictures(source: str) -> list[File]:
    """Return the pictures of the document that are PNG or JPEG, each once; a program may store one twice."""
    found: dict[bytes, File] = {}
    for number, match in enumerate(islice(_PICTURE.finditer(source), _MAX_PICTURES), 1):
        group = _group(source, match.start())
        kind = _BLIP.search(group)
        packed = _CONTROL.sub("", _own(group[1:-1]))
        if kind and _HEX.fullmatch(packed):
            data = bytes.fromhex(packed)
            shown = Attachment(f"picture-{number}.{kind[1]}", f"image/{kind[1]}", len(data))
            found.setdefault(data, File(shown, data))
    return list(found.values())


def _own(content: str) -> str:
    """Return what a group holds beside the groups in it."""
    for _ in range(_MAX_NESTED):
        rest = _INNER.sub("", content)
        if rest == content:
            break
        content = rest
    return content


def _is_cut(source: str) -> bool:
    """Return whether groups are still open where the file ends."""
    depth = 0
    for token in _TOKEN.finditer(source):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
    return depth > 0


def _left_out(story: _Story, source: str) -> Iterator[Finding]:
    groups = [_group(source, match.start()) for match in islice(_PICTURE.finditer(source), _MAX_PICTURES)]
    if any(not _BLIP.search(group) for group in groups) and not _pictures(source):
        yield notice("part-left-out", "the document holds a picture, which was not read", "", Severity.WARNING)
    if _OBJECT.search(source):
        yield notice("part-left-out", OBJECT, "", Severity.WARNING)
    if _is_cut(source):
        yield notice("part-left-out", "the document ends before it should: it may be cut short", "", Severity.WARNING)
    for check, texts, what in (("hidden-text", story.hidden, "hidden"), ("struck-text", story.struck, "struck")):
        text = "".join(texts).strip()
        if text:
            message = f"{len(text)} characters of {what} text are left out"
            yield notice(check, message, text[:500], Severity.WARNING)


READER = RtfReader()

"""XLIFF 1.2 and 2.x.

Sources: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ert_writer.checks.bitext.tags import supported
from ert_writer.checks.bitext.xml import children, descendants, words_of
from ert_writer.model.checking import Pair

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults


def parse_xliff(root: Element, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Return one pair for each segment of a file that has targets; units marked `translate="no"` are left out.

    A segment without a target is a pair with an empty one: half-translated files are made of them.

    Raises:
        InputError: a language is missing or not supported.
    """
    read = _version_2 if root.get("srcLang") is not None or root.get("version", "").startswith("2") else _version_1
    pairs = read(root, name, defaults)
    if not _uses_states(root):
        return tuple(pairs)
    return tuple(pair if pair.status else replace(pair, status="translated") for pair in pairs)


def _uses_states(root: Element) -> bool:
    """Return whether a file says of any segment how far it is: those of which it says nothing are then not reviewed.

    What is left out means `approved="no"` in XLIFF 1.2 and the state `initial` in 2.x.
    """
    named = ("state", "approved", "conf", _MEMOQ)
    kinds = ("trans-unit", "target", "segment", "seg")
    return any(element.get(name) for kind in kinds for element in descendants(root, kind) for name in named)


_REVIEWED = frozenset((
    "reviewed", "final", "signed-off", "approvedtranslation", "approvedsignoff", "proofread", "reviewer1confirmed",
))  # fmt: skip
_TRANSLATED = frozenset(("translated", "manuallyconfirmed"))
"""States of XLIFF 1.2 and 2.x, `conf` of SDLXLIFF, `status` of memoQ; any other state that is named is unfinished."""
_MEMOQ = "{MQXliff}status"


def status_of(state: str, approved: str = "") -> str:
    """Return the status of a pair; `approved` is what XLIFF 1.2 says of the whole unit."""
    named = state.strip().lower()
    if approved == "no" or (named and named not in _REVIEWED | _TRANSLATED):
        return "translated" if named in _TRANSLATED else "unfinished"
    if approved == "yes" or named in _REVIEWED:
        return "reviewed"
    return "translated" if named in _TRANSLATED else named


def _version_1(root: Element, name: str, defaults: Defaults) -> Iterator[Pair]:
    files = children(root, "file")
    for file in files:
        units = [unit for unit in descendants(file, "trans-unit") if unit.get("translate") != "no"]
        if not any(children(unit, "target") for unit in units):
            continue
        source = supported(file.get("source-language", "") or defaults.source, name)
        target = supported(file.get("target-language", "") or defaults.target, name)
        document = file.get("original", "") or name
        for number, unit in enumerate(units, start=1):
            label = unit.get("id") or str(number)
            for part, texts, status in _segments_1(unit):
                yield Pair(
                    id=(label if len(files) == 1 else f"{document}#{label}") + part,
                    source=texts[0],
                    target=texts[1],
                    source_language=source,
                    target_language=target,
                    document=document,
                    region=defaults.region,
                    status=status,
                )


def _segments_1(unit: Element) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Yield (addition to the id, source and target, status) of a unit, one for each segment that it is parted into."""
    target = next(iter(children(unit, "target")), Element("target"))
    approved = unit.get("approved", "")
    sources = {mark.get("mid", ""): mark for part in children(unit, "seg-source") for mark in _marks(part)}
    targets = {mark.get("mid", ""): mark for mark in _marks(target)}
    whole = words_of(target)
    if not sources or (whole and not targets):
        status = status_of(unit.get(_MEMOQ, "") or target.get("state", ""), approved)
        yield "", (words_of(next(iter(children(unit, "source")), None)), whole), status if whole else "unfinished"
        return
    states = {segment.get("id", ""): segment.get("conf", "") for segment in descendants(unit, "seg")}
    for key, mark in sources.items():
        text = words_of(targets.get(key))
        status = status_of(states.get(key, "") or target.get("state", ""), approved)
        part = f".{key}" if len(sources) > 1 else ""
        yield part, (words_of(mark), text), status if text else "unfinished"


def _marks(element: Element) -> list[Element]:
    return [mark for mark in descendants(element, "mrk") if mark.get("mtype") == "seg" and mark.get("mid")]


def _version_2(root: Element, name: str, defaults: Defaults) -> Iterator[Pair]:
    files = children(root, "file")
    source = supported(root.get("srcLang", "") or defaults.source, name)
    for file in files:
        document = file.get("original", "") or file.get("id", "") or name
        units = [unit for unit in descendants(file, "unit") if unit.get("translate") != "no"]
        if not any(children(part, "target") for unit in units for part in children(unit, "segment")):
            continue
        target = supported(root.get("trgLang", "") or defaults.target, name)
        for unit in units:
            segments = children(unit, "segment")
            for number, segment in enumerate(segments, start=1):
                label = unit.get("id", "")
                if len(segments) > 1:
                    label += f".{segment.get('id') or number}"
                text = words_of(next(iter(children(segment, "target")), None))
                yield Pair(
                    id=label if len(files) == 1 else f"{file.get('id', document)}#{label}",
                    source=words_of(next(iter(children(segment, "source")), None)),
                    target=text,
                    source_language=source,
                    target_language=target,
                    document=document,
                    region=defaults.region,
                    status=status_of(segment.get("state", "")) if text else "unfinished",
                )

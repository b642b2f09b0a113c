"""XLIFF 1.2 and 2.x.

Sources: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ert_writer.checks.bitext.tags import supported
from ert_writer.checks.bitext.xml import children, descendants, words_of
from ert_writer.model.checking import Pair

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults


def parse_xliff(root: Element, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Return one pair for each segment that has a target; units marked `translate="no"` are left out.

    Raises:
        InputError: a language is missing or not supported.
    """
    read = _version_2 if root.get("srcLang") is not None or root.get("version", "").startswith("2") else _version_1
    return tuple(read(root, name, defaults))


def _version_1(root: Element, name: str, defaults: Defaults) -> Iterator[Pair]:
    files = children(root, "file")
    for file in files:
        units = [unit for unit in descendants(file, "trans-unit") if unit.get("translate") != "no"]
        translated = [unit for unit in units if children(unit, "target")]
        if not translated:
            continue
        source = supported(file.get("source-language", "") or defaults.source, name)
        target = supported(file.get("target-language", "") or defaults.target, name)
        document = file.get("original", "") or name
        for number, unit in enumerate(translated, start=1):
            label = unit.get("id") or str(number)
            yield Pair(
                id=label if len(files) == 1 else f"{document}#{label}",
                source=words_of(children(unit, "source")[0]) if children(unit, "source") else "",
                target=words_of(children(unit, "target")[0]),
                source_language=source,
                target_language=target,
                document=document,
                region=defaults.region,
            )


def _version_2(root: Element, name: str, defaults: Defaults) -> Iterator[Pair]:
    files = children(root, "file")
    source = supported(root.get("srcLang", "") or defaults.source, name)
    for file in files:
        document = file.get("original", "") or file.get("id", "") or name
        for unit in descendants(file, "unit"):
            segments = [part for part in children(unit, "segment") if children(part, "target")]
            if not segments or unit.get("translate") == "no":
                continue
            target = supported(root.get("trgLang", "") or defaults.target, name)
            for number, segment in enumerate(segments, start=1):
                label = unit.get("id", "")
                if len(segments) > 1:
                    label += f".{segment.get('id') or number}"
                yield Pair(
                    id=label if len(files) == 1 else f"{file.get('id', document)}#{label}",
                    source=words_of(children(segment, "source")[0]) if children(segment, "source") else "",
                    target=words_of(children(segment, "target")[0]),
                    source_language=source,
                    target_language=target,
                    document=document,
                    region=defaults.region,
                )

"""TMX 1.4b out: the exchange format of translation memories.

Source: LISA/OSCAR, TMX 1.4b Specification, https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ert_writer import __version__
from ert_writer.model.memory import MemoryEntry

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot carry in any form."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(entries: Iterable[MemoryEntry]) -> bytes:
    """Return the entries as a TMX 1.4b file in UTF-8; characters that XML cannot carry are replaced by U+FFFD."""
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "ert-writer",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "ert-writer",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    body = ET.SubElement(root, "body")
    for entry in entries:
        _unit(body, entry)
    ET.indent(root)
    xml: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'.encode()


def _unit(body: ET.Element, entry: MemoryEntry) -> None:
    unit = ET.SubElement(body, "tu", {"changedate": _tmx_time(entry.changed)} if entry.changed else {})
    ET.SubElement(unit, "prop", type="origin").text = _safe(entry.origin)
    regions = (entry.source_region, entry.target_region)
    for language, region, text in zip(entry.direction, regions, (entry.source, entry.target), strict=True):
        variant = ET.SubElement(unit, "tuv", {_XML_LANG: f"{language}-{region}" if region else language})
        ET.SubElement(variant, "seg").text = _safe(text)


def _tmx_time(iso: str) -> str:
    """Return `20251114T120000Z` for `2025-11-14T12:00:00Z`."""
    return re.sub(r"[-:]|\.\d+|\+0000$|\+00:00$", "", iso).removesuffix("Z") + "Z"


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

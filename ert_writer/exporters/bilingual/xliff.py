"""The bilingual letter as XLIFF 2.1 and TMX 1.4b: one unit a segment, findings as notes, who reviewed it.

Sources: https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html and https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ert_writer import __version__
from ert_writer.model.translation import Translation, TranslationUnit

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot carry in any form."""


def bilingual_xliff(translation: Translation, name: str) -> bytes:
    """Return the letter as XLIFF 2.1; a unit's id is the segment's number, as in the JSON from 0.

    Args:
        translation: the translated letter.
        name: the letter's file name.
    """
    languages = {"srcLang": translation.language, "trgLang": translation.target_language}
    root = ET.Element("xliff", {"xmlns": _NAMESPACE, "version": "2.1", **languages})
    file = ET.SubElement(root, "file", {"id": "f1", "original": _safe(name), _SPACE: "preserve"})
    notes = ET.SubElement(file, "notes")
    ET.SubElement(notes, "note", category="notice").text = _safe(f"{translation.engine}: {translation.notice}")
    for place, unit in enumerate(translation.units):
        if unit.source.strip():
            _xliff_unit(file, place, unit)
    return _written(root)


def _xliff_unit(file: ET.Element, place: int, unit: TranslationUnit) -> None:
    element = ET.SubElement(file, "unit", {"id": str(place)})
    remarks = list(remarks_of(unit))
    if remarks:
        notes = ET.SubElement(element, "notes")
        for remark in remarks:
            ET.SubElement(notes, "note", category="finding").text = _safe(remark)
    state = {"state": "reviewed" if unit.reviewed_by else "translated"}
    segment = ET.SubElement(element, "segment", {"id": "s1", **state})
    ET.SubElement(segment, "source").text = _safe(unit.source)
    ET.SubElement(segment, "target").text = _safe(unit.target)


def bilingual_tmx(translation: Translation) -> bytes:
    """Return the letter as TMX 1.4b; who reviewed a unit is its `changeid`, and findings are its notes."""
    root = ET.Element("tmx", version="1.4")
    header = {
        "creationtool": "ert-writer",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "ert-writer",
        "adminlang": "en",
        "srclang": translation.language,
        "datatype": "plaintext",
    }
    ET.SubElement(ET.SubElement(root, "header", header), "note").text = _safe(translation.notice)
    body = ET.SubElement(root, "body")
    for place, unit in enumerate(translation.units):
        if unit.source.strip():
            _tmx_unit(body, place, unit, translation)
    return _written(root)


def _tmx_unit(body: ET.Element, place: int, unit: TranslationUnit, translation: Translation) -> None:
    reviewed = {"changeid": _safe(unit.reviewed_by)} if unit.reviewed_by else {}
    element = ET.SubElement(body, "tu", {"tuid": str(place), **reviewed})
    for remark in remarks_of(unit):
        ET.SubElement(element, "note").text = _safe(remark)
    ET.SubElement(element, "prop", type="state").text = "reviewed" if unit.reviewed_by else "unreviewed"
    for language, text in ((translation.language, unit.source), (translation.target_language, unit.target)):
        ET.SubElement(ET.SubElement(element, "tuv", {_LANG: language}), "seg").text = _safe(text)


def remarks_of(unit: TranslationUnit) -> Iterator[str]:
    """Yield what a reviewer must know of a unit: its findings, and why it is of low confidence."""
    for finding in unit.findings:
        yield f"{finding.severity.label}: {finding.check}: {finding.message}"
    if unit.confidence == "low" and not unit.findings:
        yield f"low confidence: {'; '.join(unit.reasons)}"


def _written(root: ET.Element) -> bytes:
    xml: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'.encode()


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

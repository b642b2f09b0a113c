"""TMX 1.4b translation memories.

Source: https://www.gala-global.org/tmx-14b (elements tu, tuv, seg and their inline elements).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from ert_writer.checks.bitext.tags import tag
from ert_writer.checks.bitext.xliff import status_of
from ert_writer.checks.bitext.xml import XML_LANG, children, descendants, words_of
from ert_writer.model.checking import Pair
from ert_writer.model.language import SUPPORTED, Language, base

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults

_DOCUMENT_PROPERTIES = ("x-document", "document", "x-context", "x-filename", "file")
_STATE_PROPERTIES = ("state", "x-state", "status", "x-status", "x-confirmationlevel", "x-tmstatus", "conf")


def parse_tmx(root: Element, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Return one pair for each unit and target language; units that lack either side are left out."""
    header = next(iter(descendants(root, "header")), None)
    declared = "" if header is None else header.get("srclang", "")
    units = enumerate(descendants(root, "tu"), start=1)
    return tuple(pair for number, unit in units for pair in _pairs(unit, number, declared, name, defaults))


def _pairs(unit: Element, number: int, declared: str, name: str, defaults: Defaults) -> list[Pair]:
    variants = [(_language(variant), _segment(variant)) for variant in children(unit, "tuv")]
    variants = [(language, text) for language, text in variants if base(language) in SUPPORTED and text]
    wanted = defaults.source or unit.get("srclang", "") or declared
    source = _source(variants, wanted)
    if source is None:
        return []
    targets = [variant for variant in variants if _is_target(variant[0], source[0], defaults.target)]
    unit_id = unit.get("tuid") or str(number)
    return [
        Pair(
            id=unit_id if len(targets) == 1 else f"{unit_id}.{language}",
            source=source[1],
            target=text,
            source_language=source[0],
            target_language=language,
            document=_document(unit) or name,
            region=defaults.region,
            status=_status(unit),
        )
        for language, text in targets
    ]


def _language(variant: Element) -> Language:
    return tag(variant.get(XML_LANG) or variant.get("lang") or "und")


def _segment(variant: Element) -> str:
    return words_of(next(iter(children(variant, "seg")), None))


def _source(variants: list[tuple[Language, str]], wanted: str) -> tuple[Language, str] | None:
    """Return the variant in the wanted language; the first one where the file says `*all*` or nothing."""
    asked = tag(wanted) if wanted and wanted != "*all*" else ""
    for variant in variants:
        if not asked or variant[0] == asked:
            return variant
    return next((variant for variant in variants if base(variant[0]) == base(asked)), None)


def _is_target(language: Language, source: Language, wanted: Language) -> bool:
    return base(language) == base(wanted) if wanted else base(language) != base(source)


def _status(unit: Element) -> str:
    """Return how far a unit is by the property that says it; empty where none does, as in most memories."""
    said = _properties(unit)
    state = next((said[kind] for kind in _STATE_PROPERTIES if said.get(kind)), "").lower()
    return "reviewed" if state == "approved" else status_of(state)


def _properties(unit: Element) -> dict[str, str]:
    return {prop.get("type", "").lower(): (prop.text or "").strip() for prop in children(unit, "prop")}


def _document(unit: Element) -> str:
    properties = _properties(unit)
    return next((properties[kind] for kind in _DOCUMENT_PROPERTIES if properties.get(kind)), "")

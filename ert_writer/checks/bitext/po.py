"""Bitexts as gettext catalogues (.po): an entry is a pair, fuzzy ones are unfinished."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from ert_writer.checks.bitext.tags import supported
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults

_ENTRY = re.compile(r"^msgid\s+\".*^msgstr(?:\[\d\])?\s+\"", re.MULTILINE | re.DOTALL)
_STATED = re.compile(r'"(?P<key>Language|X-Source-Language):[ \t]*(?P<tag>[A-Za-z_-]+)\\n"')


def looks_like_po(text: str) -> bool:
    """Return whether a text is a gettext catalogue."""
    return _ENTRY.search(text) is not None


def parse_po(text: str, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read a gettext catalogue; the languages asked for overrule its header, `msgid` is English where none is told.

    Raises:
        InputError: damaged, or without a supported language.
    """
    from babel.messages.pofile import PoFileError, read_po

    said = {match["key"]: match["tag"] for match in _STATED.finditer(text)}
    source = supported(defaults.source or said.get("X-Source-Language", "en"), name)
    target = supported(defaults.target or said.get("Language", ""), name)
    try:
        catalog = read_po(io.StringIO(text), ignore_obsolete=True, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise InputError(f"not a gettext catalogue: {error}", where=name, hint="Correct that line") from None
    return tuple(
        Pair(
            id=str(number),
            source=one,
            target=other,
            source_language=source,
            target_language=target,
            region=defaults.region.rpartition("-")[2].upper(),
            status="unfinished" if message.fuzzy or not other.strip() else "",
        )
        for number, message in enumerate((message for message in catalog if message.id), start=1)
        for one, other in _forms(message.id, message.string)
    )


def _forms(source: object, target: object) -> list[tuple[str, str]]:
    """Return an entry's pairs: singular with the first form, plural with the last."""
    if isinstance(source, str):
        return [(source, str(target or ""))]
    ids = [str(form) for form in source] if isinstance(source, (tuple, list)) else []
    forms = [str(form) for form in target] if isinstance(target, (tuple, list)) and target else [""]
    return list(zip(ids, [forms[0], forms[-1]], strict=False))

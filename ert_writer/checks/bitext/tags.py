"""Language tags as other tools write them."""

from __future__ import annotations

import re

from ert_writer.errors import InputError
from ert_writer.model.language import SUPPORTED, Language, base

_THREE_LETTERS = {"spa": "es", "por": "pt", "eng": "en", "esp": "es", "enu": "en", "ptb": "pt-BR", "esn": "es"}


def tag(text: str) -> Language:
    """Return a BCP 47 tag for what a file says: `pt_BR`, `PT-br`, `por` and `es-419` are all understood."""
    first, *rest = text.strip().replace("_", "-").split("-")
    main = _THREE_LETTERS.get(first.lower(), first.lower())
    return "-".join([main, *(part.upper() if len(part) in (2, 3) else part.title() for part in rest)])


def supported(text: str, where: str) -> Language:
    """Return the tag of a supported language.

    Raises:
        InputError: the language is missing or is none of es, pt and en.
    """
    found = tag(text)
    if not text.strip():
        raise InputError("no language given", where=where, hint="Say which with --from and --to")
    if base(found) not in SUPPORTED:
        named = f"language {text.strip()!r}" if re.fullmatch(r"\s*[\w-]{2,12}\s*", text) else "what stands as language"
        raise InputError(f"{named} is not supported", where=where, hint="Use es, pt or en")
    return found

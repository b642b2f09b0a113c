"""OpenPGP (RFC 9580) in letters: what is encrypted is named so, the armour of a signature is taken off."""

from __future__ import annotations

import re

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.readers.cms import unchecked
from ert_writer.readers.oddities import notice

ENCRYPTED = "this message is encrypted (PGP)"
SAVE = "Open it in your mail program and save its text"

_MESSAGE = re.compile(r"-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)
_SIGNED = re.compile(
    r"^[> ]{0,4}-----BEGIN PGP SIGNED MESSAGE-----[^\n]*\n(?:[> ]{0,4}Hash:[^\n]*\n)*(?P<text>.*?)"
    r"(?:^[> ]{0,4}-----BEGIN PGP SIGNATURE-----.*?(?:-----END PGP SIGNATURE-----[^\n]*\n?|\Z)|\Z)",
    re.DOTALL | re.MULTILINE,
)
_DASHED = re.compile(r"^([> ]{0,4})- (?=-|From )", re.MULTILINE)


def without_armour(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a text without armour (RFC 9580, sections 6.2 and 7), and what is to be said of it.

    Args:
        text: of a message or a file.
        name: the file, for errors.

    Raises:
        InputError: all of it is encrypted.
    """
    if "-----BEGIN PGP" not in text:
        return text, ()
    found: list[Finding] = []
    rest = _MESSAGE.sub("", text)
    if rest != text:
        if not any(char.isalnum() for char in rest):
            raise InputError(ENCRYPTED, where=name, hint=SAVE)
        found.append(notice("part-left-out", ENCRYPTED, "PGP", Severity.WARNING))
    plain = _SIGNED.sub(lambda match: _DASHED.sub(r"\1", match["text"]), rest)
    if plain != rest:
        found.append(unchecked())
    return plain, tuple(found)

"""What mail programs keep and export: folders of a Maildir, mailboxes of Thunderbird and Google, and what is no letter.

A mail that the desk wrote itself, a draft, or one that a person deleted is no letter; each is listed with the reason,
so that nothing is passed over silently. Sources: Maildir (D. J. Bernstein, and Maildir++ of Courier for folders),
RFC 4155 (mbox), RFC 3501 section 5.1.3 (names of folders), Mozilla's nsMsgMessageFlags (X-Mozilla-Status).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from pathlib import Path, PurePath

from ert_writer.readers.formats import FIELD
from ert_writer.readers.mbox import BEGINS
from ert_writer.text.fold import fold

SENT, DRAFT, DELETED = "sent by this desk", "a draft", "deleted"

_FLAGS = re.compile(r"[:;!]2,(?P<flags>[A-Za-z]*)$")
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")
_EXPUNGED = 0x0008
_LINE = 300
_LETTERS = frozenset(
    {".txt", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf", ".zip", ".png", ".jpg", ".jpeg", ".tif"}
)
_MAILS = frozenset({".eml", ".msg"})
_KEPT_BY_PROGRAMS = ("dovecot", "courier", "maildirfolder", "maildirsize", "subscriptions")
_INDEX = ".msf"

_SENT_NAMES = frozenset(
    [
        "sent",
        "sent items",
        "sent mail",
        "sent messages",
        "outbox",
        "unsent messages",
        "enviados",
        "enviadas",
        "enviado",
        "elementos enviados",
        "mensajes enviados",
        "correo enviado",
        "correos enviados",
        "bandeja de salida",
        "itens enviados",
        "mensagens enviadas",
        "e-mails enviados",
        "email enviado",
        "caixa de saida",
    ]
)
_DRAFT_NAMES = frozenset(
    ["draft", "drafts", "borrador", "borradores", "rascunho", "rascunhos", "templates", "plantillas", "modelos"]
)
_INBOX_NAMES = frozenset(["inbox", "recibidos", "bandeja de entrada", "entrada", "caixa de entrada", "recebidos"])


def is_maildir(folder: Path) -> bool:
    """Return whether a directory is a Maildir or one of its folders."""
    return (folder / "cur").is_dir() and (folder / "new").is_dir()


def folders_to_read(folder: Path, names: Sequence[str]) -> list[str]:
    """Return which directories of a directory hold letters, in order.

    Hidden ones are left out unless they are folders of a Maildir; so is `tmp`, whose mails have not arrived yet.
    """
    maildir = is_maildir(folder)
    return sorted(
        name
        for name in names
        if not (maildir and name == "tmp") and (not name.startswith(".") or is_maildir(folder / name))
    )


def is_kept_by_a_program(path: Path) -> bool:
    """Return whether a file is what a mail program keeps for itself: an index, a list of folders, an empty mailbox."""
    if path.suffix.lower() == _INDEX:
        return True
    if is_maildir(path.parent) and path.name.lower().startswith(_KEPT_BY_PROGRAMS):
        return True
    return path.with_name(path.name + _INDEX).is_file() and path.stat().st_size == 0


def may_be_mailbox(path: Path) -> bool:
    """Return whether a file of a directory is worth a look for a mailbox: its name says no other form of letter."""
    return path.suffix.lower() not in _LETTERS


def is_mailbox(path: Path) -> bool:
    """Return whether a file is a mailbox: an envelope line, then a header field."""
    with path.open("rb") as file:
        first, second = file.readline(_LINE), file.readline(_LINE)
    return bool(BEGINS.match(first) and FIELD.match(second))


def folder_name(name: str) -> str:
    """Return a folder's name in plain letters: the last part of a Maildir's, out of IMAP's modified UTF-7."""
    last = name.strip(".").rpartition(".")[2] if name.startswith(".") else name
    return _SHIFTED.sub(_unshifted, last.removesuffix(".sbd").removesuffix(".mbox"))


def why_no_letter(path: PurePath) -> str:
    """Return why a mail in a file is no letter, by its folders and its Maildir flags; empty where it may be one.

    Args:
        path: in the directory that was named: what that directory itself is called says nothing.
    """
    found = _FLAGS.search(path.name)
    flags = found["flags"] if found else ""
    if "T" in flags:
        return DELETED
    if "D" in flags:
        return DRAFT
    inside = path.parent.name in ("cur", "new") or path.suffix.lower() in _MAILS
    return _by_names([folder_name(name) for name in path.parent.parts]) if inside else ""


def why_no_mailbox(path: PurePath) -> str:
    """Return why the mails of a mailbox are no letters, by its own name and its folders'; empty where they may be."""
    return _by_names([folder_name(name) for name in path.parts])


def _by_names(names: Sequence[str]) -> str:
    folded = {" ".join(fold(name).split()) for name in names}
    if folded & _SENT_NAMES:
        return SENT
    return DRAFT if folded & _DRAFT_NAMES else ""


@dataclass(slots=True)
class Marks:
    """What a mailbox says of one of its mails, gathered line by line from its header."""

    labels: bytes = b""
    status: int = 0
    _name: bytes = field(default=b"", repr=False)
    _over: bool = False

    def see(self, line: bytes) -> None:
        """Take the next line of the mail."""
        if self._over or not line.strip():
            self._over = True
            return
        if line[:1] in b" \t":
            self.labels += line.strip() if self._name == b"x-gmail-labels" else b""
            return
        name, _, value = line.partition(b":")
        self._name = name.lower()
        if self._name == b"x-gmail-labels":
            self.labels = value.strip()
        elif self._name == b"x-mozilla-status":
            self.status |= _hexadecimal(value)

    def why(self) -> str:
        """Return why the mail is no letter; empty where it may be one."""
        if self.status & _EXPUNGED:
            return DELETED
        labels = _decoded(self.labels).split(",") if self.labels else []
        folded = {" ".join(fold(label).split()).strip('"') for label in labels}
        return "" if folded & _INBOX_NAMES else _by_names(sorted(folded))


def _hexadecimal(value: bytes) -> int:
    try:
        return int(value.strip()[:8], 16)
    except ValueError:
        return 0


def _decoded(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return text


def _unshifted(match: re.Match[str]) -> str:
    if not match[1]:
        return "&"
    data = match[1].replace(",", "/")
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4)).decode("utf-16-be")
    except ValueError:
        return match[0]

"""Which things of a letter can be an account: no name of a service, no line to fill in."""

from __future__ import annotations

import re

from ert_writer.intake.addresses import is_official
from ert_writer.model.text import Entity, EntityKind

_PLATFORM_HANDLE = re.compile(
    r"@?(?:tiktok|instagram|facebook|whatsapp|telegram|twitter|x|snapchat|discord|youtube|meta|google|kwai)",
    re.IGNORECASE,
)


def account_name(text: str) -> str:
    """Return an account's name as it is compared: in small letters, without `@` before it or `/` behind it."""
    return text.casefold().lstrip("@").rstrip("/")


def is_identifier(entity: Entity) -> bool:
    """Return whether an entity can be an account: no line to fill in, no name of a service, no short number."""
    if entity.kind is EntityKind.HANDLE:
        name = entity.text.lstrip("@")
        if not entity.text.startswith(("@", "＠")) and ("____" in name or sum(map(str.isalnum, name)) < 3):
            return False  # a line to fill in
        return not _PLATFORM_HANDLE.fullmatch(name) and len(name) >= 2 and any(char.isalnum() for char in name)
    if entity.kind is EntityKind.USER_ID:
        return len(entity.text) >= 6
    if entity.kind is EntityKind.URL:
        host = re.sub(r"^\w+://", "", entity.text).split("/")[0].split("?")[0]
        return not is_official(host.lower())
    return True

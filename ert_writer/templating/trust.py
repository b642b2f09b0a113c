"""Who may sign approvals: the trusted keys, and how the list itself may change.

`approvers.toml` is what a policy writer edits; `approvers/<version>.toml` keeps every version that came into force. As
in TUF (section 5.3), a new version must be signed by a threshold of the keys of the version before it and by a
threshold of its own; until then the version before it stays in force. The first version is trusted as it is found.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ert_writer.content.files import read_bytes
from ert_writer.content.schema import Keys
from ert_writer.errors import ContentError
from ert_writer.model.wire import canonical_json
from ert_writer.templating.kinds import Signed
from ert_writer.templating.tables import File, KeyTable, TrustTable, parsed, read_file

FILE = "approvers.toml"
HISTORY = "approvers"
THRESHOLD = 2
_KEY_BYTES = 32

Check = Callable[[str, Signed, bytes], bool]
"""Whether a signature by a public key holds over a message."""


@dataclass(frozen=True, slots=True)
class Trust:
    """One version of the list of approvers.

    Attributes:
        version: counts from 1.
        threshold: how many distinct keys an approval, or the next version of the list, needs.
        required: unsigned approvals are refused.
        expires_on: from this day on no signature counts; None when never.
        keys: public keys by name, 64 hexadecimal digits each.
        signatures: of this version of the list.
        problem: why no signature counts; empty when they do.
    """

    version: int = 1
    threshold: int = THRESHOLD
    required: bool = False
    expires_on: date | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    signatures: tuple[Signed, ...] = ()
    problem: str = ""


def key_id(public: str) -> str:
    """Return the id of an Ed25519 public key: the sha256 of its canonical JSON (TUF specification, section 4.2)."""
    value = {"keytype": "ed25519", "keyval": {"public": public}, "scheme": "ed25519"}
    return hashlib.sha256(canonical_json(value)).hexdigest()


def list_bytes(trust: Trust) -> bytes:
    """Return what a signature of the list covers: everything but its signatures, as canonical JSON."""
    value = {
        "form": "ert_writer approvers 1",
        "version": trust.version,
        "threshold": trust.threshold,
        "required": trust.required,
        "expires_on": trust.expires_on.isoformat() if trust.expires_on else "",
        "keys": dict(trust.keys),
    }
    return canonical_json(value)


def load_trust(root: Path) -> Trust:
    """Return the list of approvers in force.

    A broken chain of versions is a `problem` of the result, so that templates can still be read.

    Args:
        root: the `templates/` directory.

    Raises:
        ContentError: a file of the list is damaged.
    """
    kept = tuple(_parsed(path) for path in history(root))
    edited = _parsed(root / FILE)
    return _in_force(kept, edited)


def on_day(trust: Trust, today: date) -> Trust:
    """Return the list as it is on a day: with its expiry as a problem from that day on."""
    if trust.problem or trust.expires_on is None or today < trust.expires_on:
        return trust
    return replace(trust, problem=f"{FILE} version {trust.version} expired on {trust.expires_on}")


def history(root: Path) -> tuple[Path, ...]:
    """Return the kept versions, oldest first."""
    found = [path for path in (root / HISTORY).glob("*.toml") if path.stem.isdigit()]
    return tuple(sorted(found, key=lambda path: int(path.stem)))


def _in_force(kept: Sequence[Trust], edited: Trust) -> Trust:
    if not kept:
        if not edited.required:
            return edited
        return replace(edited, problem=unsigned_problem(None, edited) or version_problem(0, edited))
    before: Trust | None = None
    for number, trust in enumerate(kept, start=1):
        problem = version_problem(number - 1, trust) or unsigned_problem(before, trust)
        if problem:
            return replace(trust, required=True, problem=problem)
        before = trust
    last = kept[-1]
    if edited.version < last.version or (edited.version == last.version and list_bytes(edited) != list_bytes(last)):
        return replace(last, problem=f"{FILE} was changed without a new version; {last.version} is in force")
    return last


def version_problem(before: int, trust: Trust) -> str:
    """Return why a version does not follow the one before it; empty when it does."""
    wanted = before + 1
    return "" if trust.version == wanted else f"{FILE} should be version {wanted} and says {trust.version}"


def unsigned_problem(before: Trust | None, trust: Trust) -> str:
    """Return why a version is not in force; empty when the keys of the one before it and its own have signed it."""
    message = list_bytes(trust)
    for owner, whose in ((before, "of the version before it"), (trust, "of its own")):
        if owner is None:
            continue
        signed = _signing_keys(owner, trust.signatures, message)
        if len(signed) < owner.threshold:
            return f"{FILE} version {trust.version} is signed by {len(signed)} of {owner.threshold} keys {whose}"
    return ""


def _signing_keys(owner: Trust, signatures: Sequence[Signed], message: bytes) -> set[str]:
    """Return the ids of the owner's keys that have signed the message."""
    from ert_writer.templating.signing import is_signature

    by_id = {key_id(public): public for public in owner.keys.values()}
    return {
        signed.keyid
        for signed in signatures
        if signed.keyid in by_id and is_signature(by_id[signed.keyid], signed, message)
    }


def _parsed(path: Path) -> Trust:
    if not path.is_file():
        raise ContentError(f"{path.name} is missing", where=str(path.parent), hint="Every template set needs one")
    return parse_trust(read_file(path))


def parse_trust_bytes(data: bytes, where: str) -> Trust:
    """Return the list of a file's bytes.

    Raises:
        ContentError: it is not UTF-8 TOML, or a key is unknown, missing or of the wrong form.
    """
    return parse_trust(parsed(data, where))


def parse_trust(file: File) -> Trust:
    """Return the list of a file.

    Raises:
        ContentError: a key is unknown, missing or of the wrong form, or two people share a key.
    """
    table = file.as_(TrustTable)
    keys: dict[str, str] = {}
    for number, item in enumerate(table.approver):
        place = ("approver", number)
        public = _public(item, file, place)
        if item.name in keys:
            raise file.wrong(f"{item.name} has two keys", "Keep one", place)
        if public in keys.values():
            raise file.wrong(f"{item.name} has the key of another approver", "Each person needs a key", place)
        keys[item.name] = public
    if table.threshold < THRESHOLD:
        raise file.wrong(f"threshold must be at least {THRESHOLD}", "", ("threshold",))
    signatures = tuple(Signed("", item.keyid, item.value) for item in table.signature)
    return Trust(table.version, table.threshold, table.required, table.expires_on, keys, signatures)


def _public(item: KeyTable, file: File, place: Keys) -> str:
    try:
        raw = base64.b64decode(item.key, validate=True)
    except binascii.Error:
        raw = b""
    if len(raw) != _KEY_BYTES:
        message = "key must be the base64 form of 32 bytes"
        raise file.wrong(message, "`templates keys new` prints it", (*place, "key"))
    return raw.hex()


def read_list(root: Path) -> tuple[Trust, str]:
    """Return the list as edited and its text.

    Raises:
        ContentError: it is damaged.
        InputError: it cannot be read.
    """
    data = read_bytes(root / FILE)
    return parse_trust_bytes(data, FILE), data.decode("utf-8-sig")

"""Detached Ed25519 signatures of approvals, against the public keys of `templates/approvers.toml` (RFC 8032)."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from pathlib import Path

from ert_writer.content.files import read_bytes
from ert_writer.errors import InputError, UsageError
from ert_writer.templating.kinds import Sealed


def signed_bytes(seal: Sealed) -> bytes:
    """Return what a signature covers: language, version, people, days, policy and sha256, as canonical JSON."""
    approval = seal.approval
    people = [[approver.name, approver.role] for approver in approval.approved_by]
    value = [
        "ert_writer signature 1",
        approval.language,
        seal.version,
        people,
        approval.approved_on.isoformat(),
        approval.expires_on.isoformat(),
        approval.policy,
        approval.sha256,
    ]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def signature_problem(seal: Sealed, keys: Mapping[str, str], *, required: bool) -> str:
    """Return why the signatures do not hold; empty when they do, or when there are none and none is required."""
    approvers = {approver.name for approver in seal.approval.approved_by}
    for name, value in seal.signatures:
        if name not in approvers:
            return f"signed by {name}, who is not among its approvers"
        if name not in keys:
            return f"signed by {name}, who has no key in approvers.toml"
        if not _holds(keys[name], value, signed_bytes(seal)):
            return f"the signature of {name} does not hold"
    unsigned = sorted(approvers - {name for name, _ in seal.signatures})
    return f"not signed by {', '.join(unsigned)}" if required and unsigned else ""


def _holds(key: str, signature: str, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        public.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def sign(seal: Sealed, key_file: Path) -> str:
    """Return the base64 signature by the private key of a PEM file without a passphrase.

    Raises:
        UsageError: the file holds no such key.
        InputError: it cannot be read.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(read_bytes(key_file), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise InputError("no Ed25519 private key in PEM form", where=str(key_file)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError("the key is not an Ed25519 key", where=str(key_file))
    return base64.b64encode(key.sign(signed_bytes(seal))).decode("ascii")

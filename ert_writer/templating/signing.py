"""Detached Ed25519 signatures (RFC 8032) of approvals: each person signs alone, and distinct keys are counted.

The rules are those of The Update Framework (TUF 1.0, sections 2 and 5): a signature counts only by a key of the trusted
list, every key counts once whatever names it has, and an approval holds from a threshold of distinct keys on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ert_writer.content.files import read_bytes
from ert_writer.errors import InputError, UsageError
from ert_writer.model.reply import Approver
from ert_writer.model.wire import canonical_json
from ert_writer.templating.kinds import Sealed, Signed
from ert_writer.templating.trust import Trust, key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def statement(source: str, seal: Sealed, approver: Approver) -> bytes:
    """Return what one person signs: the wording by its hash, the days, and the person, as canonical JSON."""
    approval = seal.approval
    day = approver.on or approval.approved_on
    value = [
        "ert_writer signature 2",
        source,
        approval.language,
        seal.version,
        approval.policy,
        approval.sha256,
        approver.name,
        approver.role,
        day.isoformat(),
        approval.expires_on.isoformat(),
    ]
    return canonical_json(value)


def signature_problems(source: str, seal: Sealed, trust: Trust) -> Iterator[str]:
    """Yield every reason why the signatures do not hold; none when no signature is given or required."""
    if not seal.signatures and not trust.required:
        return
    if trust.problem:
        yield trust.problem
        return
    approvers = {approver.name: approver for approver in seal.approval.approved_by}
    counted: set[str] = set()
    for signed in seal.signatures:
        reason = _reason(source, seal, signed, approvers.get(signed.by), trust)
        if reason:
            yield reason
        else:
            counted.add(signed.keyid)
    unsigned = sorted(set(approvers) - {signed.by for signed in seal.signatures})
    if trust.required and unsigned and len(counted) >= trust.threshold:
        yield f"it names {', '.join(unsigned)}, who did not sign it"
    if trust.required and len(counted) < trust.threshold:
        names = f"; not signed by {', '.join(unsigned)}" if unsigned else ""
        yield f"half approved: {len(counted)} of {trust.threshold} keys have signed it{names}"


def _reason(source: str, seal: Sealed, signed: Signed, approver: Approver | None, trust: Trust) -> str:
    """Return why one signature does not count; empty when it does."""
    if approver is None:
        return f"signed by {signed.by}, who is not among its approvers"
    public = trust.keys.get(signed.by, "")
    if not public:
        return f"signed by {signed.by}, who has no key in approvers.toml"
    if key_id(public) != signed.keyid or not is_signature(public, signed, statement(source, seal, approver)):
        return f"the signature of {signed.by} does not hold"
    return ""


def is_signature(public: str, signed: Signed, message: bytes) -> bool:
    """Return whether the signature is the key's over the message.

    Args:
        public: the public key, 64 hexadecimal digits.
        signed: the signature.
        message: what was signed.
    """
    from securesystemslib.exceptions import UnverifiedSignatureError
    from securesystemslib.signer import Signature, SSlibKey

    keyval = {"public": public}
    try:
        key = SSlibKey(signed.keyid, "ed25519", "ed25519", keyval)
        key.verify_signature(Signature(signed.keyid, signed.value), message)
    except (UnverifiedSignatureError, ValueError):
        return False
    return True


def sign(message: bytes, by: str, key_file: Path | bytes) -> Signed:
    """Return a signature by the private key of a PEM file without a passphrase, or of its bytes.

    Raises:
        InputError: the file cannot be read or holds no such key.
        UsageError: it holds a key of another kind.
    """
    from securesystemslib.signer import CryptoSigner

    signature = CryptoSigner(_private_key(key_file)).sign(message)
    return Signed(by, signature.keyid, signature.signature)


def public_key(key_file: Path) -> str:
    """Return the public key of a private key file, 64 hexadecimal digits.

    Raises:
        InputError: the file cannot be read or holds no such key.
        UsageError: it holds a key of another kind.
    """
    return _private_key(key_file).public_key().public_bytes_raw().hex()


def new_key() -> bytes:
    """Return a new private key in PEM form, without a passphrase."""
    from securesystemslib.signer import CryptoSigner

    return bytes(CryptoSigner.generate_ed25519().private_bytes)


def _private_key(key_file: Path | bytes) -> Ed25519PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    data = key_file if isinstance(key_file, bytes) else read_bytes(key_file)
    where = "the key" if isinstance(key_file, bytes) else str(key_file)
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise InputError("no Ed25519 private key in PEM form", where=where) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError("the key is not an Ed25519 key", where=where)
    return key


def require_distinct_keys(signatures: Sequence[Signed]) -> None:
    """Raise when two people sign with one key.

    Raises:
        UsageError: naming them.
    """
    by_key: dict[str, str] = {}
    for signed in signatures:
        other = by_key.setdefault(signed.keyid, signed.by)
        if other != signed.by:
            raise UsageError(f"{other} and {signed.by} sign with the same key", hint="Each person needs a key")

"""Signed and encrypted files of the Cryptographic Message Syntax (RFC 5652): `.p7m`, S/MIME.

What is signed is read; no signature is checked, and a finding says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.oddities import notice

_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # the object identifiers, DER, of RFC 5652 section 5.1 ...
_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"  # ... and 6.1
_AUTHENTICATED = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"  # RFC 5083
_PEM = (b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----")
_HEAD = 40


def is_cms(head: bytes) -> bool:
    """Return whether a file begins like signed or encrypted data, in DER, BER or PEM."""
    start = head[:_HEAD]
    return head.startswith(_PEM) or (
        start[:1] == b"\x30" and any(identifier in start for identifier in (_SIGNED, _ENVELOPED, _AUTHENTICATED))
    )


def signed_content(data: bytes, name: str) -> bytes:
    """Return what a signed file holds.

    Raises:
        InputError: it is encrypted, damaged, or holds the signature alone.
    """
    from asn1crypto import cms, pem

    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        info = cms.ContentInfo.load(der)
        kind = info["content_type"].native
        if kind in ("enveloped_data", "authenticated_enveloped_data", "encrypted_data"):
            raise InputError(
                "this file is encrypted (S/MIME, .p7m)", where=name, hint="Open it in your mail program and save it"
            )
        inner = info["content"]["encap_content_info"]["content"] if kind == "signed_data" else None
        content = None if inner is None else inner.native
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise InputError(
            "this is signed or encrypted (S/MIME, .p7m) and cannot be unpacked",
            where=name,
            hint="Open it in your mail program or signing program and save what it holds",
        ) from error
    if not isinstance(content, bytes) or not content.strip():
        raise InputError(
            "this file holds a signature and no letter (S/MIME, .p7m)", where=name, hint="Give the letter itself"
        )
    return content


def unchecked() -> Finding:
    """Return the finding that a signature was not checked."""
    return notice("signature-unchecked", "this was signed; the signature was not checked", "", Severity.NOTE)


@dataclass(frozen=True, slots=True)
class CmsReader:
    """Reads `.p7m`: what was signed, by the reader of its own format."""

    id: str = "p7m"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins like signed or encrypted data, or is called `.p7m`."""
        return is_cms(head) or PurePath(name.lower()).suffix == ".p7m"

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read what was signed.

        Raises:
            InputError: encrypted, damaged, without content, or the content cannot be read.
        """
        from dataclasses import replace

        from ert_writer.readers.opening import installed_readers, read_document

        content = signed_content(data, name)
        inner = name[: -len(".p7m")] if name.lower().endswith(".p7m") else name
        document = read_document(content, inner, installed_readers(), progress, len(content))
        return replace(document, name=name, findings=(*document.findings, unchecked()))


READER = CmsReader()

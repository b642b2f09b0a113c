"""Signed and encrypted files of the Cryptographic Message Syntax (RFC 5652): `.p7m`, S/MIME.

What is signed is read; no signature is checked, and a finding says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.formats import from_base64, looks_like
from ert_writer.readers.oddities import notice


def signed_content(data: bytes, name: str) -> bytes:
    """Return what a signed file holds.

    Raises:
        InputError: it is encrypted, damaged, or holds the signature alone.
    """
    from asn1crypto import cms, pem

    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else from_base64(data)
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
        return looks_like(self.id, head, name)

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

"""OpenPGP: encrypted letters named so, signed ones read without armour."""

from __future__ import annotations

import pytest

from ert_writer.errors import InputError
from ert_writer.readers.opening import installed_readers, read_document

ENCRYPTED = "-----BEGIN PGP MESSAGE-----\n\nhQGMAy8XZDve7+BuAQv=\n=abcd\n-----END PGP MESSAGE-----\n"
SIGNED = (
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
    "Solicito los datos de @ana_.ruiz.\n- - por la niña\n- -- \nAna\n"
    "-----BEGIN PGP SIGNATURE-----\n\niQGzBAEBCgAdFiEE\n=XtZF\n-----END PGP SIGNATURE-----\n"
)


@pytest.mark.parametrize("name", ["carta.txt", "carta.asc", "-"])
def test_an_encrypted_text_is_refused_by_what_it_is(name: str) -> None:
    with pytest.raises(InputError, match="encrypted"):
        read_document(ENCRYPTED.encode(), name, installed_readers())


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x85\x01\x8c\x03/\x17d;\xde\xef\xe0n\x01\x0b" + bytes(200), "oficio.pdf"),
        (b"\x84\x5e\x03\xff\x17d;\xde\xef\xe0n\x12" + bytes(200), "oficio"),
        (b"\xc1\xc0\x4c\x03\x9a\x17d;\xde\xef\xe0n\x01" + bytes(200), "oficio.bin"),
        (b"\x8c\x0d\x04\x09\x03\x02" + bytes(200), "oficio.pdf.gpg"),
    ],
)
def test_an_encrypted_file_is_refused_by_what_it_is(data: bytes, name: str) -> None:
    with pytest.raises(InputError, match="encrypted"):
        read_document(data, name, installed_readers())


def test_a_signed_text_is_read_without_armour_and_as_it_was_written() -> None:
    document = read_document(SIGNED.encode(), "carta.txt", installed_readers())
    assert document.text.strip() == "Solicito los datos de @ana_.ruiz.\n- por la niña\n-- \nAna"
    assert [finding.check for finding in document.findings] == ["signature-unchecked"]


def test_words_beside_an_encrypted_part_are_read_and_the_part_is_named() -> None:
    document = read_document(("Va cifrado:\n" + ENCRYPTED).encode(), "carta.txt", installed_readers())
    assert document.text.strip() == "Va cifrado:"
    assert [finding.check for finding in document.findings] == ["part-left-out"]

"""Files that came with a message: opened as labelled parts, or named with the reason why not."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from ert_writer.errors import InputError
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.mbox import READER as MBOX
from ert_writer.readers.mbox import messages_of
from ert_writer.readers.opening import installed_readers, read_document
from support.compound import compound_file
from support.readers import EML, LETTER, docx_file, eml_file, pdf_file, text_file, texts, uncovered

NOTE = "Se adjunta el oficio para su atención."


def mail_with(*files: tuple[str, str, bytes], body: str = NOTE) -> bytes:
    message = EmailMessage()
    message["From"] = "Mesa <mesa@fiscalia.example>"
    message["Subject"] = "Remite oficio"
    message.set_content(body)
    for name, kind, data in files:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def findings(document: Document) -> list[tuple[str, str]]:
    return [(finding.check, finding.value) for finding in document.findings]


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("Oficio 881.pdf", "application/pdf", pdf_file()),
        ("oficio.docx", "application/octet-stream", docx_file()),
        ("carta.txt", "application/octet-stream", text_file()),
        ("reenviado.eml", "application/octet-stream", eml_file()),
        ("carta.rtf", "application/rtf", b"{\\rtf1\\ansi " + "\\par ".join(LETTER).encode("cp1252", "replace") + b"}"),
    ],
)
def test_a_file_is_read_as_a_part_under_its_name(name: str, kind: str, data: bytes) -> None:
    document = EML.read(mail_with((name, kind, data)), "x.eml")
    assert f"── {name} ──" in texts(document, ParagraphRole.HEADER)
    for line in (NOTE, LETTER[3]):
        assert line in texts(document, ParagraphRole.LIVE)
    assert uncovered(document) == ""
    for paragraph in document.paragraphs:
        assert document.text[paragraph.span.start] == paragraph.text[0]
    assert [file.name for file in document.attachments] == [name]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("pruebas.zip", b"PK\x03\x04" + bytes(60), "archive"),
        ("audio.ogg", b"OggS" + bytes(60), "sound"),
        ("roto.pdf", b"%PDF-1.4 nada", "damaged"),
        ("clave.p7m", b"0\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(40), "encrypted|signed"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(name: str, data: bytes, words: str) -> None:
    document = EML.read(mail_with((name, "application/octet-stream", data)), "x.eml")
    (finding,) = [finding for finding in document.findings if finding.check == "part-left-out"]
    assert finding.value == name
    assert any(word in finding.message for word in words.split("|"))
    assert NOTE in texts(document)


def test_a_file_beside_the_html_of_apple_mail_is_read_though_the_plain_text_is_chosen() -> None:
    message = EmailMessage()
    message["From"] = "Mesa <mesa@fiscalia.example>"
    message.set_content(NOTE)
    message.add_alternative(f"<p>{NOTE}</p><img src='cid:a'>", subtype="html")
    html = message.get_payload()[1]
    assert isinstance(html, EmailMessage)
    html.add_related(text_file(), "application", "octet-stream", cid="<a>", filename="pegado.txt")
    document = EML.read(message.as_bytes(), "x.eml")
    assert texts(document, ParagraphRole.LIVE).count(NOTE) == 1
    assert LETTER[3] in texts(document)
    assert [file.name for file in document.attachments] == ["pegado.txt"]


def test_a_logo_is_no_letter_and_a_note() -> None:
    logo = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (90).to_bytes(4) + (60).to_bytes(4) + bytes(40)
    document = EML.read(mail_with(("logo.png", "image/png", logo)), "x.eml")
    assert [(finding.value, finding.severity.label) for finding in document.findings] == [("logo.png", "note")]


def test_findings_of_a_part_keep_their_place() -> None:
    document = EML.read(mail_with(("nota.txt", "text/plain", "Cuenta @ana\u202e_ruiz".encode())), "x.eml")
    (finding,) = [finding for finding in document.findings if finding.check == "bidi-controls"]
    assert finding.source_span is not None
    assert document.text[finding.source_span.start] == "\u202e"
    assert finding.message.startswith("nota.txt: ")


def signed(data: bytes, *, detached: bool = False) -> bytes:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs7

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Prueba")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    options = [pkcs7.PKCS7Options.Binary] + ([pkcs7.PKCS7Options.DetachedSignature] if detached else [])
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, options)


def test_what_was_signed_is_read_and_the_signature_is_said_to_be_unchecked() -> None:
    inner = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + NOTE.encode()
    message = EmailMessage()
    message["From"] = "mesa@fiscalia.example"
    message.set_content(signed(inner), maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    document = EML.read(message.as_bytes(), "x.eml")
    assert NOTE in texts(document)
    assert ("signature-unchecked", "") in findings(document)


def test_a_signed_file_is_read_by_the_reader_of_what_it_holds() -> None:
    document = EML.read(mail_with(("Oficio.pdf.p7m", "application/octet-stream", signed(pdf_file()))), "x.eml")
    assert LETTER[3] in texts(document)
    assert any(check == "signature-unchecked" for check, _ in findings(document))


def test_a_detached_signature_holds_no_letter() -> None:
    from ert_writer.readers.cms import READER

    with pytest.raises(InputError, match="no letter"):
        READER.read(signed(b"x", detached=True), "firma.p7m")


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("multipart/encrypted; protocol=application/pgp-encrypted; boundary=b", "--b--", r"encrypted \(PGP\)"),
        ("text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n", r"encrypted \(PGP\)"),
        ("application/x-pkcs7-mime; name=smime.p7m", "MIIBAENv", r"signed or encrypted \(S/MIME"),
    ],
)
def test_a_message_that_is_closed_is_named_for_what_it_is(kind: str, body: str, words: str) -> None:
    data = f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}\n".encode()
    with pytest.raises(InputError, match=words):
        EML.read(data, "x.eml")


def test_the_armour_of_a_signed_text_is_left_out() -> None:
    body = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPlazo: 6 horas.\n-----BEGIN PGP SIGNATURE-----\n\niQ=\n"
    document = EML.read(f"From: a@b.example\nMIME-Version: 1.0\n\n{body}-----END PGP SIGNATURE-----\n".encode(), "x")
    assert texts(document, ParagraphRole.LIVE) == ["Plazo: 6 horas."]


def test_base64_that_is_none_and_base64_without_a_label() -> None:
    import base64

    text = "Solicito con urgencia los datos de la cuenta @luz.clara_3, pues hay un menor en peligro. " * 4
    head = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    lying = f"{head}Content-Transfer-Encoding: base64\n\n{text}\n".encode()
    bare = f"{head}\n".encode() + base64.encodebytes(text.encode())
    for data in (lying, bare):
        assert texts(EML.read(data, "x"), ParagraphRole.LIVE) == [text.strip()]


@pytest.mark.parametrize(
    "block",
    [
        "Von: Mesa <m@p.example>\nGesendet: Montag, 9. November 2026 18:40\nAn: Ana\nBetreff: pedido",
        "De : Mesa <m@p.example>\nEnvoyé : lundi 9 novembre 2026 18:40\nÀ : Ana\nObjet : pedido",
        "Da: Mesa <m@p.example>\nInviato: lunedì 9 novembre 2026 18:40\nA: Ana\nOggetto: pedido",
        "Van: Mesa <m@p.example>\nVerzonden: maandag 9 november 2026 18:40\nAan: Ana\nOnderwerp: pedido",
        "De: Mesa <m@p.example>\nEnviat el: dilluns, 9 de novembre de 2026 18:40\nPer a: Ana\nAssumpte: pedido",
        "Fra: Mesa <m@p.example>\nSendt: mandag 9. november 2026 18:40\nTil: Ana\nEmne: pedido",
        "El lun, 9 nov 2026 a las 18:40, Mesa (<m@p.example>) escribió:",
        "Em seg., 9 de nov. de 2026 às 18:40, Mesa <m@p.example> escreveu:",
        "Am 09.11.2026 um 18:40 schrieb Mesa <m@p.example>:",
        "-----Mensaje original-----\nDe: Mesa\nEnviado el: lunes 9\nPara: Ana",
    ],
)
def test_an_older_message_below_the_heading_of_any_outlook_is_not_live(block: str) -> None:
    body = f"Reitero el pedido, ahora por la cuenta @nueva.\n\n{block}\n\nRecibimos su pedido sobre @vieja."
    document = EML.read(mail_with(body=body), "x.eml")
    roles = {paragraph.text: paragraph.role for paragraph in document.paragraphs}
    assert roles["Reitero el pedido, ahora por la cuenta @nueva."] is ParagraphRole.LIVE
    assert roles["Recibimos su pedido sobre @vieja."] is ParagraphRole.QUOTED


def test_a_mailbox_is_its_newest_message_and_the_older_ones_below() -> None:
    def entry(day: int, text: str) -> bytes:
        head = f"From a@b.example Mon Nov {day} 09:00:00 2026\nFrom: a@b.example\nSubject: n{day}\n"
        return f"{head}Date: Mon, {day} Nov 2026 09:00:00 -0300\nMessage-ID: <{day}@b>\n\n{text}\n\n".encode()

    data = entry(12, "Cuenta nueva: @sol_2.\n>From ayer cambió.") + entry(9, "Cuenta vieja: @sol_1.")
    for document in (MBOX.read(data, "x.mbox"), EML.read(data, "x.eml")):
        assert texts(document, ParagraphRole.LIVE) == ["Cuenta nueva: @sol_2.", "From ayer cambió."]
        assert "Cuenta vieja: @sol_1." in texts(document, ParagraphRole.QUOTED)
        assert document.header("subject") == "n12"


def outlook(**properties: str) -> dict[str, bytes]:
    return {f"__substg1.0_{key[1:]}001F": value.ljust(2048).encode("utf-16-le") for key, value in properties.items()}


def test_an_outlook_message_is_read_as_any_mail_with_files_and_messages_in_it() -> None:
    from ert_writer.readers.msg import READER

    inner = {"__properties_version1.0": bytes(24), **outlook(t0037="Anterior", t1000="Mensaje interno @rio_4.")}
    data = compound_file(
        {
            "__properties_version1.0": bytes(32),
            **outlook(t0037="Oficio urgente", t0C1A="Ana Sol", t5D01="ana@fiscalia.example", t1000=NOTE),
            "__attach_version1.0_#00000000": {
                "__properties_version1.0": bytes(8),
                **outlook(t3707="carta.txt"),
                "__substg1.0_37010102": LETTER[3].encode().ljust(4096),
            },
            "__attach_version1.0_#00000001": {"__properties_version1.0": bytes(8), "__substg1.0_3701000D": inner},
        }
    )
    assert READER.accepts(data[:4096], "")
    document = READER.read(data, "carta.msg")
    assert document.header("from") == "Ana Sol <ana@fiscalia.example>"
    assert document.header("subject") == "Oficio urgente"
    text = "\n".join(texts(document)).replace("\0", "")
    for words in (NOTE, LETTER[3], "Mensaje interno @rio_4."):
        assert words in text


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    out = b"\x78\x9f\x3e\x22\x01\x00"
    for kind, value in attributes:
        out += b"\x01" + kind.to_bytes(4, "little") + len(value).to_bytes(4, "little") + value
        out += (sum(value) & 0xFFFF).to_bytes(2, "little")
    return out


def test_a_winmail_is_opened() -> None:
    data = tnef(
        (0x0002800C, b"Cuerpo de Outlook.\0"), (0x00069002, bytes(14)),
        (0x00018010, b"carta.txt\0"), (0x0006800F, LETTER[3].encode()),
    )  # fmt: skip
    document = EML.read(mail_with(("winmail.dat", "application/ms-tnef", data)), "x.eml")
    assert NOTE in texts(document)
    assert LETTER[3] in texts(document)
    from ert_writer.readers.tnef import READER

    assert "Cuerpo de Outlook." in texts(READER.read(data, "winmail.dat"))
    for cut in range(7, len(data), 5):
        with contextlib.suppress(InputError):
            READER.read(data[:cut], "winmail.dat")


def test_a_file_that_only_looks_like_a_mailbox_is_none() -> None:
    assert messages_of(b"From a@b.example Mon Nov 30\nSubject: x\n\nhola\n") == ()


@pytest.mark.parametrize("pack", [base64.encodebytes, base64.b64encode])
def test_a_signed_file_in_base64_is_read(pack: Callable[[bytes], bytes]) -> None:
    document = read_document(pack(signed(pdf_file())), "Oficio.pdf.p7m", installed_readers())
    assert "signature-unchecked" in [finding.check for finding in document.findings]

"""E-mail messages: parts, headers, attachments, broken labels."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from ert_writer.errors import InputError
from ert_writer.model.text import Attachment, ParagraphRole
from ert_writer.readers.opening import installed_readers, read_document
from support.readers import EML, texts, uncovered

BODY = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro hoy."
RICH = f"<p>{BODY}</p><p>Con formato</p>"


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Juana Núñez <jnunez@fiscalia.example>"
    mail["Reply-To"] = "otro@correo.example"
    mail["Subject"] = "Petición urgente"
    mail["Message-ID"] = "<7@fiscalia.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    return mail


def test_headers_are_decoded_and_stand_in_the_text() -> None:
    mail = message()
    mail.set_content(BODY)
    document = EML.read(mail.as_bytes(), "x.eml")
    assert document.header("from") == "Juana Núñez <jnunez@fiscalia.example>"
    assert document.header("reply-to") == "otro@correo.example"
    assert document.header("subject") == "Petición urgente"
    assert document.header("message-id") == "<7@fiscalia.example>"
    assert texts(document, ParagraphRole.HEADER) == [
        "From: Juana Núñez <jnunez@fiscalia.example>",
        "Reply-To: otro@correo.example",
        "Subject: Petición urgente",
    ]
    assert texts(document, ParagraphRole.LIVE) == [BODY]


def test_plain_text_is_preferred_and_html_serves_where_it_is_missing() -> None:
    both, only = message(), message()
    both.set_content(BODY)
    both.add_alternative(RICH, subtype="html")
    only.set_content(RICH, subtype="html")
    assert texts(EML.read(both.as_bytes(), "x"), ParagraphRole.LIVE) == [BODY]
    assert texts(EML.read(only.as_bytes(), "x"), ParagraphRole.LIVE) == [BODY, "Con formato"]


def test_html_is_read_when_the_plain_part_says_nothing() -> None:
    mail = message()
    mail.set_content("Requiere HTML")
    mail.add_alternative(RICH, subtype="html")
    assert BODY in texts(EML.read(mail.as_bytes(), "x"))


def test_attachments_are_named_with_type_and_size() -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_attachment(b"12345", maintype="application", subtype="pdf", filename="Petición nº 1.pdf")
    mail.add_attachment("hola", filename="nota.txt")
    assert EML.read(mail.as_bytes(), "x").attachments == (
        Attachment("Petición nº 1.pdf", "application/pdf", 5),
        Attachment("nota.txt", "text/plain", 5),
    )


def test_an_attached_message_is_quoted_and_its_attachments_are_named() -> None:
    inner, outer = message(), message()
    inner.set_content("Este es el mensaje anterior, que ya fue contestado.")
    inner.add_attachment(b"1", maintype="image", subtype="png", filename="foto.png")
    outer.set_content(BODY)
    outer.add_attachment(inner)
    document = EML.read(outer.as_bytes(), "x")
    assert texts(document, ParagraphRole.LIVE) == [BODY]
    assert "Este es el mensaje anterior, que ya fue contestado." in texts(document, ParagraphRole.QUOTED)
    assert [attachment.name for attachment in document.attachments] == ["foto.png"]
    assert uncovered(document) == ""


def test_an_attached_message_is_live_when_nothing_else_is() -> None:
    inner, outer = message(), message()
    inner.set_content(BODY)
    outer.set_content("FYI\n")
    outer.add_attachment(inner)
    assert BODY in texts(EML.read(outer.as_bytes(), "x"), ParagraphRole.LIVE)


@pytest.mark.parametrize("label", ["us-ascii", "utf-8", "iso-8859-1", "x-none", "windows-1252", "\udcff", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_broken_charset_labels_do_not_break_the_text(label: str, encoding: str) -> None:
    head = f"From: a@b.example\nSubject: Petición\nMIME-Version: 1.0\nContent-Type: text/plain; charset={label}\n\n"
    data = head.encode(encoding, "surrogateescape") + "La niña está en peligro\n".encode(encoding)
    document = EML.read(data, "x")
    assert texts(document)[-1] == "La niña está en peligro"
    assert document.header("subject") == "Petición"


def test_quoted_printable_and_base64_are_decoded() -> None:
    for transfer in ("quoted-printable", "base64"):
        mail = message()
        mail.set_content(BODY + " ñandú", cte=transfer)
        assert BODY + " ñandú" in texts(EML.read(mail.as_bytes(), "x"))


def test_encrypted_messages_are_refused() -> None:
    data = (
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA"
    )
    with pytest.raises(InputError, match="encrypted"):
        EML.read(data, "x.eml")


def test_a_message_with_attachments_only_says_where_the_letter_may_be() -> None:
    mail = message()
    mail.add_attachment(b"12345", maintype="application", subtype="pdf", filename="carta.pdf")
    bare, unread = EML.read(mail.as_bytes(), "x").findings
    assert (bare.check, bare.value) == ("no-text-of-its-own", "carta.pdf")
    assert (unread.check, unread.value) == ("part-left-out", "carta.pdf")
    assert "damaged" in unread.message


def test_endless_nesting_is_refused() -> None:
    data = b"From: a@b.example\nMIME-Version: 1.0\n"
    for number in range(60):
        data += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
    with pytest.raises(InputError, match="nested"):
        EML.read(data + b"\nhola\n", "x.eml")


def test_automatic_replies_say_so_in_their_headers() -> None:
    mail = message(Auto_Submitted="auto-replied")
    mail.set_content("Estoy fuera de la oficina hasta el lunes.")
    document = EML.read(mail.as_bytes(), "x")
    assert [finding.check for finding in document.findings] == ["automatic-reply"]
    assert texts(document, ParagraphRole.LIVE) == ["Estoy fuera de la oficina hasta el lunes."]


@pytest.mark.parametrize(
    "first", ["From:\r\n Oficina de Guardia <guardia@x.example>", "From:\n\tGuardia <g@x.example>", "From:g@x.example"]
)
def test_the_first_header_may_be_folded_or_close_up(first: str) -> None:
    data = (
        f"{first}\r\nSubject: Solicitud\r\nMessage-ID: <1@x.example>\r\n\r\nSe solicita la conservación.\r\n".encode()
    )
    for name in ("carta.eml", "-"):
        document = read_document(data, name, installed_readers())
        assert document.media_type == "message/rfc822"
        assert dict(document.headers)["from"].endswith(("<guardia@x.example>", "g@x.example", "<g@x.example>"))
        assert "conservación" in document.text


def test_prose_with_a_colon_or_an_address_is_no_message() -> None:
    for text in ("http://x.example/a\n\nHola", "Nota:\n\nMessage-ID no hay", "Hechos:\n - uno\n\nReceived: nada"):
        assert read_document(text.encode(), "-", installed_readers()).media_type == "text/plain"


@pytest.mark.parametrize("tenth", range(6, 10))
def test_a_mail_that_was_cut_short_says_so_and_keeps_what_came(tenth: int) -> None:
    mail = message()
    mail.set_content(BODY)
    mail.add_alternative(RICH, subtype="html")
    mail.add_attachment("Anexo con las cuentas. " * 40, filename="anexo.txt")
    whole = mail.as_bytes()
    assert not [item for item in EML.read(whole, "x.eml").findings if item.check == "part-left-out"]
    document = EML.read(whole[: len(whole) * tenth // 10], "x.eml")
    assert "su vida corre peligro hoy" in document.text
    (finding,) = [item for item in document.findings if item.check == "part-left-out"]
    assert "cut short" in finding.message


def test_a_name_of_a_file_in_raw_bytes_is_read() -> None:
    body = 'Content-Disposition: attachment; filename="Petición nº 5.txt"\r\n\r\nCuenta @ana_.ruiz\r\n'
    for charset in ("utf-8", "latin-1"):
        data = b"From: a@b.example\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\n" + body.encode(charset)
        document = EML.read(data + b"--X--\r\n", "x.eml")
        assert [file.name for file in document.attachments] == ["Petición nº 5.txt"]

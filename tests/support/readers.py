"""Small files in every format, made here so that no binary is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from ert_writer.model.reading import Reader
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.docx import READER as DOCX
from ert_writer.readers.eml import READER as EML
from ert_writer.readers.html import READER as HTML
from ert_writer.readers.pdf import READER as PDF
from ert_writer.readers.text import READER as TEXT

READERS: tuple[Reader, ...] = (DOCX, EML, HTML, PDF, TEXT)

LETTER = (
    "FISCALÍA DEL ESTADO FICTICIO",
    "Oficio No. FEF/123/2031",
    "A quien corresponda:",
    "Se solicita con carácter urgente la información de la cuenta @maria_.lopez, pues existe peligro para una menor.",
    "1) Datos de registro",
    "Atentamente,",
    "Lic. Juana Pérez Ejemplo",
)


def text_file(lines: tuple[str, ...] = LETTER, encoding: str = "utf-8") -> bytes:
    return "\n\n".join(lines).encode(encoding)


def html_file(lines: tuple[str, ...] = LETTER) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode()


def eml_file(lines: tuple[str, ...] = LETTER) -> bytes:
    message = EmailMessage()
    message["From"] = "Juana Pérez <jperez@fiscalia.example>"
    message["Subject"] = "Solicitud urgente de información"
    message["Message-ID"] = "<1@fiscalia.example>"
    message.set_content("\n\n".join(lines))
    return message.as_bytes()


def docx_file(lines: tuple[str, ...] = LETTER, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, words in zip(grid.rows, table, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_body(markup: str) -> bytes:
    """Return a Word file whose first paragraph is this mark-up."""
    old = zipfile.ZipFile(io.BytesIO(docx_file(("SITIO",))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:t>SITIO</w:t>", markup.encode())
            package.writestr(entry, data)
    return stream.getvalue()


def pdf_file(*pages: tuple[str, ...]) -> bytes:
    """Return a PDF with one line of text under another; a page without lines has no text layer."""
    pages = pages or (LETTER,)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        drawn = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td\n{drawn}ET" if lines else "q Q"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
        objects.append(f"{page} /Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _pdf_bytes(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_bytes(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


def encrypted_pdf(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file())))
    writer.encrypt(user_password=password, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def read_text(text: str, name: str = "letter.txt") -> Document:
    return TEXT.read(text.encode(), name)


def texts(document: Document, *roles: ParagraphRole) -> list[str]:
    """Return the paragraphs' texts, of the roles asked for or of all."""
    return [p.text for p in document.paragraphs if not roles or p.role in roles]


def uncovered(document: Document) -> str:
    """Return the characters, white space and quoting marks apart, that no paragraph or more than one holds."""
    count = [0] * len(document.text)
    for paragraph in document.paragraphs:
        for at in range(*paragraph.span):
            count[at] += 1
    bad = (char for char, times in zip(document.text, count, strict=True) if times != 1)
    return "".join(char for char in bad if not char.isspace() and char != ">")

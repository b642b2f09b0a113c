"""What is fuzzed: each target takes bytes and raises only where the program breaks a promise.

A refusal (`ErtWriterError`) is a right answer. What a library raises on a damaged file is one too, because readers run
in a child process that turns it into one line; an error of our own code is a find, whatever its type.
"""

from __future__ import annotations

import io
import json
import traceback
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType

from ert_writer.errors import ErtWriterError

ROOT = Path(__file__).parents[1]
_PACKAGE = str(ROOT / "ert_writer")


class BrokenError(AssertionError):
    """A promise that did not hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed.

    Attributes:
        run: takes bytes; raises where a promise is broken.
        seeds: small inputs that reach deep.
    """

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def require(holds: bool, promise: str) -> None:
    """Raise unless a promise holds."""
    if not holds:
        raise BrokenError(promise)


def read_with(name: str) -> Callable[[bytes], None]:
    """Return a target that reads bytes with a registered reader and checks what every document promises."""
    from ert_writer.plugins import READERS, load

    reader = load(READERS, name)

    def run(data: bytes) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                document = reader.read(data, "letter")
        except ErtWriterError:
            return
        except Exception as error:
            if _is_ours(error.__traceback__):
                raise
            return
        end = 0
        for paragraph in document.paragraphs:
            require(end <= paragraph.span.start <= paragraph.span.end <= len(document.text), "paragraphs are in order")
            end = paragraph.span.end
            for at, char in enumerate(paragraph.text):
                require(char in (" ", document.text[paragraph.origin(at)]), "a paragraph leads back to the text")
        document.text.encode("utf-8")
        for finding in document.findings:
            span = finding.source_span
            require(span is None or 0 <= span.start <= span.end <= len(document.text), "findings lie in the text")

    return run


def _is_ours(trace: TracebackType | None) -> bool:
    """Return whether an error was raised by a line of this program rather than inside a library that it called."""
    frames = traceback.extract_tb(trace)
    return bool(frames) and frames[-1].filename.startswith(_PACKAGE)


def in_package(name: str, part: str, package: bytes) -> Callable[[bytes], None]:
    """Return a target that puts the bytes into one part of a zipped document, so that they pass the compression."""
    read = read_with(name)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        others = {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.filename != part}

    def run(data: bytes) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for label, content in others.items():
                archive.writestr(label, content)
            archive.writestr(part, data)
        read(stream.getvalue())

    return run


def in_pdf(data: bytes) -> None:
    """Read a PDF whose page draws the bytes."""
    read_with("pdf")(pdf_of(data))


def pdf_of(content: bytes) -> bytes:
    """Return a PDF of one page with that content stream."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]/Contents 4 0 R/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def protect_and_restore(data: bytes) -> None:
    """Mask the entities of a text in each form, put them back, and lose or double a placeholder on the way."""
    from ert_writer.entities.placeholders import FORMS
    from ert_writer.entities.protection import protect, restore
    from ert_writer.entities.recognition import find_entities

    text = data.decode("utf-8", "ignore")
    entities = find_entities(text)
    end = 0
    for entity in entities:
        require(end <= entity.span.start < entity.span.end <= len(text), "entities are in order, apart and not empty")
        require(text[entity.span.start : entity.span.end] == entity.text, "an entity is the text at its place")
        end = entity.span.end
    for form in FORMS:
        masked = protect(text, entities, form)
        whole = restore(masked.text, masked)
        require(whole.whole and whole.text == text, f"{form.id} brings every entity back")
        if masked.slots:
            mark = form.write(masked.slots[0].number)
            require(not restore(masked.text + " " + mark, masked).whole, "a doubled placeholder is told")
            bare = masked.text.replace(mark, "", 1)
            require(
                not restore(bare, masked).whole or mark in bare or restore(bare, masked).text == text,
                "a lost placeholder is told",
            )


def glossary(data: bytes) -> None:
    """Parse a glossary and write it in every format; what was read comes back."""
    from ert_writer.terminology.reading import FORMATS, parse, write_glossary

    try:
        found = parse(data, "terms")
    except ErtWriterError:
        return
    for form in FORMATS:
        try:
            again = parse(write_glossary(found, form), f"terms.{form.removesuffix('2')}")
        except ErtWriterError as error:
            raise BrokenError(f"{form} is written so that it cannot be read: {error.message[:200]}") from error
        require(
            sorted(concept.id for concept in again.concepts) == sorted(concept.id for concept in found.concepts),
            f"{form} keeps every concept",
        )


def bitext(data: bytes) -> None:
    """Parse a bitext of any format."""
    from ert_writer.checks.bitext.read import Defaults, parse_bitext

    try:
        pairs = parse_bitext(data, "pairs", Defaults("es", "en"))
    except ErtWriterError:
        return
    for pair in pairs:
        f"{pair.source}{pair.target}".encode()


def template(data: bytes) -> None:
    """Render a wording with values that look like wordings; nothing in a value is ever run."""
    from ert_writer.templating.kinds import Field, FieldKind
    from ert_writer.templating.phrasing import Reader
    from ert_writer.templating.sandbox import render
    from ert_writer.templating.syntax import Scope

    trap = "{{ 7 * 7 }}{% raw %}"
    fields = {
        name: Field(name, kind, required=False, label={})
        for name, kind in (
            ("case_number", FieldKind.TEXT),
            ("accounts", FieldKind.LIST),
            ("granted", FieldKind.BOOLEAN),
        )
    }
    values = {"case_number": trap, "accounts": (trap, "@ana"), "granted": True}
    try:
        text = render(
            data.decode("utf-8", "ignore"), values, Reader("es", "MX"), Scope(fields, frozenset()), {}, "wording"
        )
    except ErtWriterError:
        return
    require("49" not in text or b"49" in data, "a value is never run")
    require(len(text) <= 100_000, "the output is bounded")


def case_file(data: bytes) -> None:
    """Parse a case file, write it, add a decision, and parse both again."""
    from ert_writer.flows.case_file import parse_case, with_decisions
    from ert_writer.intake.case_file import case_toml
    from ert_writer.templating.gates import make_decision

    try:
        case = parse_case(data, "case")
        again = parse_case(case_toml(case).encode("utf-8", "surrogatepass"), "case")
        known = {field.name: [item.text for item in field.values] for field in again.fields}
        for field in case.fields:
            if field.name in known:
                require(known[field.name] == [item.text for item in field.values], f"{field.name} comes back")
        added = with_decisions(data, [make_decision("officer_verified", "Eva Ruiz", "called back", True)], "case")
    except ErtWriterError:
        return
    kept = {field.name for field in parse_case(added, "case").fields}
    require({field.name for field in case.fields} <= kept, "a decision added loses no field")


def shown(data: bytes) -> None:
    """Show a text on a terminal and in JSON: no control character passes, and JSON gives the text back."""
    from ert_writer.cli.edge import visible
    from ert_writer.model.wire import json_text

    text = data.decode("utf-8", "replace")
    require(visible(text).replace("\u00a0", " ").isprintable(), "nothing on a terminal acts")
    written = json_text({"text": text})
    require(json.loads(written)["text"] == text, "JSON gives the text back")
    require(all(char.isprintable() or char in "\n\u00a0" for char in written), "nothing in JSON acts")


def model_folder(data: bytes) -> None:
    """Read the bytes as each file of a model; only a refusal may come of it."""
    import tempfile

    from ert_writer.engines.models import checkpoint, ctranslate2_files, manifest, shape, weights
    from ert_writer.engines.models.vocabulary import read_vocabulary

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / manifest.FILE_NAME
        place.write_bytes(data)
        for read in (
            shape.read_shape,
            read_vocabulary,
            weights.read_safetensors,
            checkpoint.read_checkpoint,
            ctranslate2_files.read_contents,
            lambda path: manifest.read(path.parent),
        ):
            try:
                read(place)
            except ErtWriterError:
                continue


def _examples() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((ROOT / "examples").glob("0*"))}


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Oficio 12/2031")
    document.add_paragraph("Se solicita la información de la cuenta @maria_.lopez.")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "IP 192.0.2.7"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _part(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


_ODT_TEXT = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h>Oficio</text:h>'
    b'<text:p>Se solicita <text:span>la cuenta</text:span><text:s text:c="3"/>@ana<text:tab/>x</text:p>'
    b"</office:text></office:body></office:document-content>"
)


def _open_document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODT_TEXT)
    return stream.getvalue()


_RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Oficio 12\'e9\par {\v oculto} \u241?o @ana\par{\*\x y}}"
_PDF = b"BT /F1 12 Tf 72 720 Td (Oficio 12/2031) Tj 0 -14 Td [(Se) -300 (solicita)] TJ 1 1 1 rg 3 Tr (x) Tj ET"
_TMX = (
    b'<tmx version="1.4"><header srclang="es"/><body><tu><tuv xml:lang="es"><seg>No se <bpt i="1">x</bpt>a</seg></tuv>'
    b'<tuv xml:lang="en"><seg>It is not</seg></tuv></tu></body></tmx>'
)
_XLIFF = (
    b'<xliff version="1.2"><file source-language="es" target-language="en" original="a"><body><trans-unit id="1">'
    b'<source>Hola <g id="1">x</g></source><target state="final">Hello</target></trans-unit></body></file></xliff>'
)
_TSV = b"id\tdoc\tsource_lang\ttarget_lang\tregion\tsource\ttarget\n1\ta\tes\ten\tMX\toficio\tletter\n"
_TBX = (
    b'<tbx type="TBX-DCA" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>'
    b'<conceptEntry id="c"><langSec xml:lang="es"><termSec><term>oficio</term>'
    b'<termNote type="administrativeStatus">preferredTerm-admn-sts'
    b'</termNote></termSec></langSec><langSec xml:lang="en"><termSec><term>letter</term></termSec></langSec>'
    b"</conceptEntry></body></text></tbx>"
)
_TERMS = b'subject = "law"\n[concept.oficio]\nes = ["oficio"]\nen = [{ term = "official letter", note = "x" }]\n'
_CSV = b"es,en,note\noficio,letter,x\nplazo,deadline,=1+1\n"
_WORDINGS = (
    b"Oficio {{ case_number }}. {% if accounts %}{{ accounts }}{% else %}sin cuenta{% endif %}",
    b"{% for item in accounts %}\n- {{ item }}\n{% endfor %}\n{{ case_number|cap }}",
)
_CASES = (
    b'accounts = ["@a", "@b"]\ndeadline = 2031-01-02\n[decisions.officer_verified]\nwho = "Eva"\nwhy = "called"\n',
    b'{"schema": 1, "result": {"case_number": {"value": "12", "normal": "12", "span": [0, 2], "confidence": 0.9}}}',
    b'[[accounts]]\nvalue = "@a"\nnormal = ""\nspan = [1, 3]\n[officer_name]\nvalue = "Ana"\nothers = ["Eva"]\n',
)
_MAIL = (
    b"From: =?utf-8?q?Ana_P=C3=A9rez?= <a@b.example>\r\nSubject: Oficio (uno (dos))\r\nContent-Type: multipart/mixed;"
    b" boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>hola</p>\r\n--x\r\nContent-Type: text/plain; name=a"
    b".txt\r\nContent-Transfer-Encoding: base64\r\n\r\naG9sYQ==\r\n--x--\r\n"
)


def _make() -> dict[str, Target]:
    letters, word = _examples(), _word()
    texts = tuple(data for name, data in letters.items() if name.endswith(".txt"))
    pages = tuple(data for name, data in letters.items() if name.endswith(".html"))
    mails = tuple(data for name, data in letters.items() if name.endswith(".eml"))
    return {
        "read-text": Target(read_with("text"), texts),
        "read-mail": Target(read_with("eml"), (*mails, _MAIL)),
        "read-mbox": Target(read_with("mbox"), (b"From a@b.example Mon Jan  1 00:00:00 2031\n" + _MAIL,)),
        "read-html": Target(read_with("html"), pages),
        "read-rtf": Target(read_with("rtf"), (_RTF,)),
        "read-word": Target(in_package("docx", "word/document.xml", word), (_part(word, "word/document.xml"),)),
        "read-odt": Target(in_package("odt", "content.xml", _open_document()), (_ODT_TEXT,)),
        "read-pdf-page": Target(in_pdf, (_PDF,)),
        "read-pdf": Target(read_with("pdf"), (pdf_of(_PDF),)),
        "read-zip": Target(read_with("zip"), (_open_document(),)),
        "read-tnef": Target(read_with("tnef"), (b"\x78\x9f\x3e\x22\x01\x00" + b"\x01\x06\x90\x08\x00" + bytes(20),)),
        "read-cms": Target(read_with("p7m"), (b"0\x80\x06\t*\x86H\x86\xf7\r\x01\x07\x02\xa0\x80",)),
        "read-outlook": Target(read_with("msg"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),)),
        "protect": Target(protect_and_restore, (*texts, b"@ana PH001 [1] 192.0.2.7 https://x.co/1 a@b.example")),
        "glossary": Target(glossary, (_TBX, _TERMS, _CSV)),
        "bitext": Target(bitext, (_TMX, _XLIFF, _TSV)),
        "template": Target(template, _WORDINGS),
        "case-file": Target(case_file, _CASES),
        "screen": Target(shown, (*texts, "\x1b[31m\u202e=1+1\u034f\ufe0f".encode())),
        "model": Target(
            model_folder, (b'{"model_type": "marian"}', b'{"</s>": 0}', b"\x80\x02}q\x00.", b"\x02" + bytes(7) + b"{}")
        ),
    }


def targets() -> Mapping[str, Target]:
    """Return every target by name."""
    return MappingProxyType(_make())

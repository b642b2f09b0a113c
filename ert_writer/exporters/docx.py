"""Word (Office Open XML): real styles, the reference and page numbers on every page; equal replies are equal files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from ert_writer.exporters.soundness import marks, pairs, reference_line, sound
from ert_writer.model.language import EN, Language
from ert_writer.model.reply import Exporter, Reply

_TAGS = {"es": "es-419", "pt": "pt-BR", "en": "en-US"}
_PROPERTY = 255
"""Bound on a document property, in characters (python-docx)."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DocxExporter:
    """Writes a document; the English mirror, when there is one, is in a second column."""

    id: str = "docx"
    suffix: str = ".docx"

    def export(self, reply: Reply) -> bytes:
        """Return the document.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        sound(reply)
        from docx import Document

        document = Document()
        _set_up(document, reply)
        document.add_heading(reply.subject, level=1)
        if any(mirror is not None for _, mirror in pairs(reply)):
            document.add_paragraph(reply.mirror_subject)
            _side_by_side(document, reply)
        else:
            for clause in reply.clauses:
                _write(document, clause.text, reply, reply.language)
        stream = BytesIO()
        document.save(stream)
        return reproducible(stream.getvalue())


def _set_up(document: Any, reply: Reply) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    _set_language(normal, reply.language)
    heading = document.styles["Heading 1"]
    heading.paragraph_format.space_after = Pt(8)
    heading.font.name, heading.font.size, heading.font.color.rgb = "Calibri", Pt(14), RGBColor(0x1F, 0x2A, 0x3C)
    document.styles["Header"].font.size = document.styles["Footer"].font.size = Pt(9)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    header = section.header.paragraphs[0]
    header.text = reference_line(reply)
    for mark in marks(reply):
        _mark(section.header.add_paragraph(style="Header"), mark)
    if reply.draft:
        _watermark(header, marks(reply)[0])
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _page_numbers(footer)
    _properties(document, reply)


def _properties(document: Any, reply: Reply) -> None:
    properties = document.core_properties
    properties.title, properties.author = reply.subject[:_PROPERTY], next(iter(reply.sender), "")[:_PROPERTY]
    properties.language, properties.comments, properties.keywords = _TAGS[reply.language], "", reply.sha256
    moment = (reply.written_at or _EPOCH).astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment


def _set_language(style: Any, language: Language) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:lang")
    element.set(qn("w:val"), _TAGS[language])
    style.element.get_or_add_rPr().append(element)


def _page_numbers(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for instruction, after in (("PAGE", " / "), ("NUMPAGES", "")):
        run = paragraph.add_run()
        for kind in ("begin", "", "end"):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = instruction
            run._r.append(element)  # noqa: SLF001 - python-docx has no other way to a field
        paragraph.add_run(after)


def _side_by_side(document: Any, reply: Reply) -> None:
    rows = pairs(reply)
    table = document.add_table(rows=len(rows), cols=2)
    table.style = document.styles["Table Grid"]
    for row, (clause, mirror) in zip(table.rows, rows, strict=True):
        left, right = row.cells
        _write(left, clause.text, reply, reply.language)
        _write(right, mirror.text if mirror else "", reply, EN)
        for cell in (left, right):
            _drop_first(cell)


def _drop_first(cell: Any) -> None:
    """Remove the empty paragraph that every new cell begins with."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text:
        element = first._p  # noqa: SLF001 - python-docx has no other way to remove a paragraph
        element.getparent().remove(element)


def _write(place: Any, text: str, reply: Reply, language: Language) -> None:
    for mark in marks(reply, language):
        _mark(place.add_paragraph(), mark)
    for block in text.split("\n\n"):
        lines: list[str] = []
        for line in block.split("\n"):
            if line.startswith("- "):
                _paragraph(place, lines)
                place.add_paragraph(line[2:], style="List Bullet")
            else:
                lines.append(line)
        _paragraph(place, lines)


def _paragraph(place: Any, lines: list[str]) -> None:
    if lines:
        place.add_paragraph("\n".join(lines))
    lines.clear()


def _mark(paragraph: Any, mark: str) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(mark)
    run.bold = True
    run.font.color.rgb = RGBColor(0xA3, 0x20, 0x18)


_WATERMARK = """<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
      <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
      <v:f eqn="if @0 @4 21600"/></v:formulas>
    <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="PowerPlusWaterMarkObject" o:spid="_x0000_s2049" type="#_x0000_t136" o:allowincell="f"
    style="position:absolute;margin-left:0;margin-top:0;width:520pt;height:52pt;rotation:315;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin"
    fillcolor="#c9b0ae" stroked="f">
    <v:fill opacity=".5"/><v:textpath style="font-family:Calibri;font-size:1pt"/>
  </v:shape>
</w:pict>"""
"""Text art behind every page, as Word writes its own watermarks (ECMA-376 part 4, VML; shape type 136)."""


def _watermark(paragraph: Any, mark: str) -> None:
    from docx.oxml import parse_xml

    picture = parse_xml(_WATERMARK)
    picture.find(".//{urn:schemas-microsoft-com:vml}shape/{urn:schemas-microsoft-com:vml}textpath").set("string", mark)
    paragraph.add_run()._r.append(picture)  # noqa: SLF001 - python-docx has no watermarks


def reproducible(data: bytes) -> bytes:
    """Return the same archive with fixed times, so that equal replies are equal files."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    stream = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for item in before.infolist():
            fixed = ZipInfo(item.filename, date_time=_EPOCH.timetuple()[:6])
            fixed.compress_type = ZIP_DEFLATED
            after.writestr(fixed, before.read(item.filename))
    return stream.getvalue()


EXPORTER: Exporter = DocxExporter()

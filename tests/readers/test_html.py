"""HTML: visible text in blocks, nothing run, nothing fetched, nothing silently hidden."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Severity
from ert_writer.model.text import ParagraphRole
from ert_writer.readers.html import embedded_pictures, html_passages
from support.readers import HTML, texts, uncovered

LIVE = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro."

MARKUP = ["<p>", "<b>", "</b>", "</p>", "<div>", "</div>", "<blockquote>", "</blockquote>", "<a href=x>", "</a>"]
MARKUP += ["<td>", "<li>", "<![", "<!--", "texto", ">", "&", "<br>"]


def read(body: str) -> list[str]:
    return texts(HTML.read(f"<html><body>{body}</body></html>".encode(), "x.html"))


def test_blocks_line_breaks_and_inline_elements() -> None:
    assert read("<h1>Título</h1><p>Uno <b>dos</b>\n   tres</p><div>cuatro<br>cinco</div>texto") == [
        "Título",
        "Uno dos tres",
        "cuatro",
        "cinco",
        "texto",
    ]


def test_scripts_styles_and_comments_are_dropped() -> None:
    assert read("<script>alert(1)</script><style>p{}</style><!-- nota --><p>Hola &amp; adiós &lt;b&gt;</p>") == [
        "Hola & adiós <b>"
    ]


def test_block_quotes_are_quoted_by_depth() -> None:
    page = (
        f"<p>{LIVE}</p><div>El 3/3/31 10:12, Ana escribió:</div><blockquote><p>viejo</p><blockquote>más "
        f"viejo</blockquote></blockquote>"
    )
    document = HTML.read(f"<html>{page}</html>".encode(), "x.html")
    assert texts(document, ParagraphRole.LIVE) == [LIVE]
    assert texts(document, ParagraphRole.QUOTED) == ["El 3/3/31 10:12, Ana escribió:", "viejo", "más viejo"]


def test_outlook_headers_begin_an_older_message() -> None:
    head = "<b>De:</b> Ana<br><b>Enviado el:</b> lunes<br><b>Para:</b> Luis<br><b>Asunto:</b> x"
    document = HTML.read(f"<html><p>{LIVE}</p><div>{head}</div><p>texto viejo</p></html>".encode(), "x")
    assert texts(document, ParagraphRole.LIVE) == [LIVE]
    assert "texto viejo" in texts(document, ParagraphRole.QUOTED)


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">secreto</div>',
        "<p hidden>secreto</p>",
        '<span style="font-size:0px">secreto</span>',
        '<span style="color:red;visibility:hidden">secreto</span>',
    ],
)
def test_hidden_text_is_left_out_and_noted(hidden: str) -> None:
    document = HTML.read(f"<html><p>{LIVE}</p>{hidden}</html>".encode(), "x")
    assert "secreto" not in document.text
    assert [(finding.check, finding.value) for finding in document.findings] == [("hidden-text", "secreto")]


def test_links_say_where_they_lead() -> None:
    assert read(
        '<p><a href="https://video.example/@ana_">el perfil</a> y <a href="https://a.example">https://a.example</a></p>'
    ) == ["el perfil <https://video.example/@ana_> y https://a.example"]
    assert read('<p>Escriba <a href="mailto:ana@b.example?subject=x">aquí</a></p>') == ["Escriba aquí <ana@b.example>"]


def test_tables_keep_a_row_in_a_line_and_lists_get_their_markers() -> None:
    assert read("<table><tr><th>Cuenta</th><th>País</th></tr><tr><td><p>@ana_</p></td><td>Perú</td></tr></table>") == [
        "Cuenta\tPaís",
        "@ana_\tPerú",
    ]
    assert read("<ol><li>uno</li><li>dos</li></ol><ul><li>tres</li></ul>") == ["1. uno", "2. dos", "• tres"]


def test_a_charset_in_a_meta_element_counts() -> None:
    page = '<html><meta charset="iso-8859-1"><p>La niña está aquí</p></html>'
    assert texts(HTML.read(page.encode("latin-1"), "x")) == ["La niña está aquí"]


@given(st.lists(st.sampled_from(MARKUP), max_size=30))
def test_any_mark_up_gives_passages(pieces: list[str]) -> None:
    passages, _ = html_passages("".join(pieces))
    assert sum(passage.text.count("texto") for passage in passages) <= "".join(pieces).count("texto")


@pytest.mark.parametrize(
    "piece", ["<div>", "<p>x", "<a href=http://a.example>x", "<li>x", "<blockquote>", "<td>x", "<b>", "<ol><li>"]
)
def test_deep_nesting_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    document = HTML.read(b"<html>" + piece.encode() * 5_000 + b"fin", "x")
    assert "fin" in document.text
    assert uncovered(document) == ""
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "markup",
    [
        "<style>.o{display:none}</style><p>visto</p><p class='a o'>oculto</p>",
        "<style>#x, td.y { visibility : hidden }</style><p>visto</p><p id=x>oculto</p>",
        "<style>/* .n{} */ span{font-size:0}</style><p>visto <span>oculto</span></p>",
        "<p>visto</p><p style='color:#ffffff'>oculto</p>",
        "<p>visto <font color=white>oculto</font></p>",
        "<style>.b{color:rgb(255, 255, 255)}</style><p>visto</p><div><b class=b>oculto</b></div>",
        "<p>visto</p><div style='height:0;overflow:hidden'>oculto</div>",
        "<p>visto</p><div style='position:absolute;left:-9999px'>oculto</div>",
    ],
)
def test_text_hidden_by_class_colour_or_place_is_left_out_and_said_so(markup: str) -> None:
    document = HTML.read(f"<html><body>{markup}</body></html>".encode(), "x")
    assert texts(document) == ["visto"]
    assert [(finding.check, finding.value) for finding in document.findings] == [("hidden-text", "oculto")]


@pytest.mark.parametrize(
    "markup",
    [
        "<table bgcolor='#003366'><tr><td style='color:white'>visto</td></tr></table>",
        "<div style='background:#036'><p style='color:#fff'>visto</p></div>",
        "<style>.h{background-color:navy} .h p{color:white}</style><div class=h><p>visto</p></div>",
        "<style>@media print{p{display:none}} .z{display:none}</style><p>visto</p>",
        "<p style='background-color:#fff;border-color:white'>visto</p>",
    ],
)
def test_light_text_on_a_dark_ground_and_rules_for_other_media_are_seen(markup: str) -> None:
    document = HTML.read(f"<html><body>{markup}</body></html>".encode(), "x")
    assert texts(document) == ["visto"]
    assert not document.findings


@pytest.mark.parametrize(
    "markup",
    [
        "<s>@vieja</s>",
        "<strike>@vieja</strike>",
        "<del>@vieja</del>",
        "<span style='color:red; text-decoration: underline line-through'>@vieja</span>",
        "<style>.x{text-decoration-line:line-through}</style><b class=x>@vieja</b>",
    ],
)
def test_struck_text_is_left_out_and_said_so(markup: str) -> None:
    passages, findings = html_passages(f"<p>Cuenta {markup} @nueva</p>")
    assert [passage.text for passage in passages] == ["Cuenta @nueva"]
    assert [(finding.check, finding.value) for finding in findings] == [("struck-text", "@vieja")]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<input value='@ana.b'>", "@ana.b"),
        ("<input type=checkbox checked> no", "☒ no"),
        ("<input type=radio> sí", "☐ sí"),
        ("<input type=hidden value=x>fin", "fin"),
        ("<select><option>bajo</option><option selected>alto</option></select>", "alto"),
        ("<select><option>bajo<option selected>alto</select>", "bajo alto"),
        ("<select><option>bajo</option><option>alto</option></select>", "bajo"),
        ("<textarea>libre</textarea>", "libre"),
    ],
)
def test_fields_of_a_form_are_read_as_they_are_shown(markup: str, shown: str) -> None:
    passages, findings = html_passages(f"<p>{markup}</p>")
    assert " ".join(" ".join(passage.text for passage in passages).split()) == shown
    assert findings == ()


@pytest.mark.parametrize(
    "page",
    [
        '<body style="background:#123456"><p>Oficio</p><p style="color: #123456">oculto</p>',
        '<div style="background-color:#abc"><p>Oficio</p><p style="color:#AABBCC">oculto</p></div>',
        '<table bgcolor="#112233"><tr><td><p>Oficio</p><font color="#112233">oculto</font></td></tr></table>',
        '<div style="background:navy"><p style="background:#fff">Oficio<b style="color:#fff">oculto</b></p></div>',
        '<p>Oficio</p><p style="color:hsl(0, 0%, 100%)">oculto</p>',
        '<p>Oficio</p><p style="color:rgba(0,0,0,0)">oculto</p>',
        '<p>Oficio</p><p style="color:#00000000">oculto</p>',
        '<p>Oficio</p><p style="transform:scale(0)">oculto</p>',
        '<p>Oficio</p><p style="filter:opacity(0)">oculto</p>',
    ],
)
def test_text_in_the_colour_of_its_ground_is_hidden(page: str) -> None:
    document = HTML.read(f"<html>{page}".encode(), "x.html")
    assert [(finding.check, finding.value) for finding in document.findings] == [("hidden-text", "oculto")]
    assert document.text == "Oficio"


@pytest.mark.parametrize(
    "page",
    [
        '<p>Oficio</p><p style="color:white;background:black">visto</p>',
        '<table><tr><td bgcolor="navy"><p>Oficio</p><font color="#fff">visto</font></td></tr></table>',
        '<p>Oficio</p><p style="color:hsl(210, 80%, 40%)">visto</p>',
        '<p>Oficio</p><p style="color:rgba(0,0,0,0.8)">visto</p>',
        '<p>Oficio</p><p style="color:#0563C1;background:#ffffff">visto</p>',
        '<p>Oficio</p><p style="transform:scale(0.9)">visto</p>',
    ],
)
def test_text_that_stands_out_from_its_ground_is_kept(page: str) -> None:
    document = HTML.read(f"<html>{page}".encode(), "x.html")
    assert "visto" in document.text
    assert document.findings == ()


def test_a_picture_in_the_page_itself_is_a_file_of_it() -> None:
    page = "<p>Ver</p><img src='data:image/png;base64,iVBORw0KGgo='><img src='data:image/png;base64,iVBORw0KGgo='>"
    (file,) = embedded_pictures(page)
    assert (file.shown.name, file.data) == ("picture-1.png", b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("image", "words", "severity"),
    [
        ("<img src='https://img.example/carta.png'>", "Ver imagen", Severity.WARNING),
        ("<img src='https://img.example/logo.png'>", "palabra " * 80, Severity.NOTE),
        ("<img src='https://img.example/logo.png' width=120>", "Ver imagen", None),
        ("<img src='//img.example/p.gif' style='width:1px;height:1px'>", "Ver imagen", None),
        ("<img src='cid:1'>", "Ver imagen", None),
    ],
)
def test_a_picture_that_is_not_in_the_file_is_named(image: str, words: str, severity: Severity | None) -> None:
    findings = html_passages(f"<p>{words}</p>{image}")[1]
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


@pytest.mark.parametrize(
    "hidden",
    [
        "<dialog>@no</dialog>",
        "<p style='opacity:.0'>@no</p>",
        "<p style='clip-path: inset(100%)'>@no</p>",
        "<p style='width:0;overflow:hidden'>@no</p>",
    ],
)
def test_text_that_no_browser_shows_is_left_out(hidden: str) -> None:
    passages, findings = html_passages(f"<p>Ver</p>{hidden}<dialog open>@sí</dialog>")
    assert [passage.text for passage in passages] == ["Ver", "@sí"]
    assert [finding.value for finding in findings] == ["@no"]

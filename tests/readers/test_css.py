"""What a page's styles hide: as a browser reads them, in whichever form they are written."""

import time

import pytest

from ert_writer.readers.css import colour, declarations, hides
from ert_writer.readers.html import READER

HIDING = [
    "display:none",
    "DISPLAY : NONE",
    "color:red;display:none;color:blue",
    "display:none!important;display:block",
    "d\\69splay:none",
    "display:/**/none",
    "visibility:collapse",
    "content-visibility:hidden",
    "opacity:.01",
    "opacity:5%",
    "filter:opacity(0)",
    "filter:alpha(opacity=0)",
    "font-size:0.1px",
    "font-size:.05em",
    "font:0/0 a",
    "font:1px/1 Arial",
    "position:absolute;right:-3000px",
    "margin-top:-999em",
    "left:99999px",
    "transform:translateX(-9999px)",
    "transform:translate(0, -500vh)",
    "transform:rotateY(90deg)",
    "transform:scale(0)",
    "overflow:hidden;line-height:0",
    "max-height:0px;overflow:hidden",
    "clip-path:inset(50%)",
]
SHOWING = [
    "display:block",
    "display:none;display:block",
    "opacity:.9",
    "opacity:1",
    "font-size:11px",
    "font:12px/1.5 Arial",
    "font-size:90%",
    "margin-left:-10px",
    "left:40px",
    "text-indent:-18.0pt",
    "margin-left:1500px",
    "height:0",
    "overflow:hidden;height:20px",
    "transform:rotate(90deg)",
    "line-height:0",
    "visibility:visible",
    "content:'display:none'",
]


@pytest.mark.parametrize("style", HIDING)
def test_a_style_that_takes_text_away(style):
    assert hides(declarations(style))


@pytest.mark.parametrize("style", SHOWING)
def test_a_style_that_shows_text(style):
    assert not hides(declarations(style))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("#FFF", (255, 255, 255, 1)),
        ("white", (255, 255, 255, 1)),
        ("rgb(255 255 255)", (255, 255, 255, 1)),
        ("rgb(100%, 100%, 100%)", (255, 255, 255, 1)),
        ("rgba(0,0,0,0)", (0, 0, 0, 0)),
        ("#00000000", (0, 0, 0, 0)),
        ("rgb(1 2 3 / 50%)", (1, 2, 3, 0.5)),
        ("hsl(0, 0%, 100%)", (255, 255, 255, 1)),
        ("Navy", (0, 0, 128, 1)),
        ("inherit", None),
        ("rgb(1.2.3, 4, 5)", None),
        ("", None),
    ],
)
def test_a_colour_is_read_in_every_form(words, found):
    assert colour(words) == pytest.approx(found) if found else colour(words) is None


PAGES = [
    "<table><tr><td bgcolor='#000000'><font color=black>oculto</font></td></tr></table>",
    "<p style='color:rgb(255 255 255)'>oculto</p>",
    "<p style='color:#fefefe'>oculto</p>",
    "<p style='background:#123;color:#112233'>oculto</p>",
    "<p style='background:#101010;color:#121212'>oculto</p>",
    "<p style='-webkit-text-fill-color:transparent'>oculto</p>",
    "<style>div > em { display: none }</style><div><em>oculto</em></div>",
    "<style>[data-q] { display: none }</style><p data-q=1>oculto</p>",
    "<style>p:nth-of-type(2) { display: none }</style><p>oculto</p>",
    "<style>@media all { .x { display: none } }</style><p class=x>oculto</p>",
    "<style>@media screen and (min-width: 1px) { .x { display: none } }</style><p class=x>oculto</p>",
    "<style>@media screen { @media all { .x { display: none } } }</style><p class=x>oculto</p>",
    "<style>:root { --a: none } .x { display: var(--a) }</style><p class=x>oculto</p>",
    "<style>.x { display: var(--nothing, none) }</style><p class=x>oculto</p>",
    "<style>@layer a { .x { display: none } }</style><p class=x>oculto</p>",
    "<style>.x { d\\69splay: none }</style><p class=x>oculto</p>",
    "<svg><text>oculto</text></svg>",
    "<noscript>oculto</noscript>",
]
SEEN = [
    "<style>@media(max-width:480px){.x{display:none}}</style><p class=x>visto</p>",
    "<table><tr><td bgcolor='#000000'><font color=white>visto</font></td></tr></table>",
    "<style>@media print { .x { display: none } }</style><p class=x>visto</p>",
    "<style>@media (max-width: 480px) { .x { display: none } }</style><p class=x>visto</p>",
    "<style>@media (min-width: 900px) { .x { display: none } }</style><p class=x>visto</p>",
    "<style>div em { display: none }</style><p><em>visto</em></p>",
    "<style>p:nth-of-type(7) { display: none }</style><p>visto</p>",
    "<style>.x:::no { display: none }</style><p class=x>visto</p>",
    "<style>.x { display: none }</style><p class=x style='display:block'>visto</p>",
    "<p style='background:url(x.png);color:white'>visto</p>",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_browser_does_not_show_is_left_out_and_said_so(page):
    document = READER.read(f"<html><body><p>Carta</p>{page}</body></html>".encode(), "x")
    assert document.text.strip() == "Carta"
    assert [(finding.check, finding.value.strip()) for finding in document.findings] == [("hidden-text", "oculto")]


@pytest.mark.parametrize("page", SEEN)
def test_what_a_browser_shows_stays(page):
    document = READER.read(f"<html><body><p>Carta</p>{page}</body></html>".encode(), "x")
    assert document.text.split() == ["Carta", "visto"]
    assert document.findings == ()


@pytest.mark.parametrize(
    "page",
    [
        "<div style='color:#fff;background:#000'>" * 1500 + "x",
        "<style>"
        + "".join(f"div > p:nth-child({n}n) em {{ display: none }}" for n in range(1, 900))
        + "</style><p>x</p>" * 400,
        "<style>" + "@media all {" * 3000 + "</style>x",
        "<style>" + "{}" * 40_000 + "</style>x",
        "<p style='" + "--a:var(--a);" * 3000 + "'>x</p>",
        "<p style='" + "\\69 " * 20_000 + "'>x</p>",
    ],
    ids=["nested", "selectors", "media", "brackets", "variables", "escapes"],
)
def test_a_page_made_to_be_slow_is_read_in_seconds(page):
    start = time.process_time()
    assert "x" in READER.read(page.encode(), "x").text
    assert time.process_time() - start < 10

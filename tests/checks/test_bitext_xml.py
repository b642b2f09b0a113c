"""TMX and XLIFF of this and other tools; unsafe XML is refused."""

from __future__ import annotations

import pytest

from ert_writer.checks.bitext.read import Defaults, parse_bitext
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="es-MX" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"/>
<body><!-- a comment -->
<tu tuid="a"><prop type="x-document">oficio 1</prop>
<tuv xml:lang="ES-MX"><seg>Hola <bpt i="1">&lt;b&gt;</bpt>mundo<ept i="1">&lt;/b&gt;</ept>, <hi>usted</hi>.</seg></tuv>
<tuv xml:lang="en_US"><seg>Hello <ph>{0}</ph>world,
  you.</seg></tuv>
<tuv xml:lang="fr"><seg>Bonjour</seg></tuv></tu>
<tu><tuv lang="es"><seg>Sí</seg></tuv><tuv lang="en"><seg>Yes</seg></tuv><tuv lang="pt-BR"><seg>Sim</seg></tuv></tu>
<tu><tuv xml:lang="es"><seg>Solo</seg></tuv></tu>
</body></tmx>"""

XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="carta.docx" source-language="pt-BR" target-language="en" datatype="plaintext"><body><group>
<trans-unit id="1"><source>Prazo de <g id="1">dez</g> dias<x id="2"/>.</source>
<seg-source><mrk mtype="seg">x</mrk></seg-source><target state="final">Ten <mrk mtype="seg">days</mrk>.</target>
<alt-trans><target>no</target></alt-trans></trans-unit>
<trans-unit id="2" translate="no"><source>SKU</source><target>SKU</target></trans-unit>
<trans-unit id="3"><source>Nada</source></trans-unit>
<trans-unit id="4"><source>Vazio</source><target/></trans-unit>
</group></body></file></xliff>"""

XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="es-419">
<file id="f1"><notes><note>n</note></notes><group id="g"><unit id="u1">
<segment id="s1"><source>One <pc id="1">two</pc>.</source><target>Uno <pc id="1">dos</pc>.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>Three<ph id="2"/>.</source><target>Tres<ph id="2"/>.</target></segment></unit>
<unit id="u2" translate="no"><segment><source>A</source><target>A</target></segment></unit></group></file></xliff>"""


def _texts(data: bytes, **given: str) -> list[tuple[str, str, str]]:
    return [(pair.id, pair.source, pair.target) for pair in parse_bitext(data, "b.xml", Defaults(**given))]


def test_tmx_with_inline_elements_tags_and_a_doctype() -> None:
    assert _texts(TMX.encode()) == [
        ("a", "Hola mundo, usted.", "Hello world, you."),
        ("2.en", "Sí", "Yes"),
        ("2.pt-BR", "Sí", "Sim"),
    ]


def test_tmx_keeps_document_and_languages() -> None:
    first = parse_bitext(TMX.encode(), "b.tmx", Defaults())[0]
    assert (first.document, first.source_language, first.target_language) == ("oficio 1", "es-MX", "en-US")


def test_tmx_in_the_direction_asked_for() -> None:
    assert _texts(TMX.encode(), source="en", target="pt") == [("2", "Yes", "Sim")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_tmx_encodings(encoding: str) -> None:
    declared = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
    assert _texts(TMX.replace("UTF-8", declared).encode(encoding))[1] == ("2.en", "Sí", "Yes")


def test_xliff_1() -> None:
    assert parse_bitext(XLIFF_1.encode(), "b.xlf", Defaults()) == (
        Pair("1", "Prazo de dez dias.", "Ten days.", "pt-BR", "en", "carta.docx", status="reviewed"),
        Pair("3", "Nada", "", "pt-BR", "en", "carta.docx", status="unfinished"),
        Pair("4", "Vazio", "", "pt-BR", "en", "carta.docx", status="unfinished"),
    )


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (XLIFF_1, [("3", "Nada", ""), ("4", "Vazio", "")]),
        (
            XLIFF_2.replace('<target>Tres<ph id="2"/>.</target>', "").replace(
                "</group>", '<unit id="u3"><segment><source>Four.</source></segment></unit></group>'
            ),
            [("u1.2", "Three.", ""), ("u3", "Four.", "")],
        ),
        (
            XLIFF_1.replace(
                "<source>Nada</source>",
                '<source>Um. Dois.</source><seg-source><mrk mtype="seg" mid="1">Um.</mrk>'
                '<mrk mtype="seg" mid="2">Dois.</mrk></seg-source>',
            ),
            [("3.1", "Um.", ""), ("3.2", "Dois.", ""), ("4", "Vazio", "")],
        ),
    ],
)
def test_what_a_half_translated_file_lacks_is_a_pair_without_target(
    data: str, left: list[tuple[str, str, str]]
) -> None:
    assert [pair for pair in _texts(data.encode()) if not pair[2]] == left


def test_a_file_that_is_still_to_be_translated_has_no_pairs() -> None:
    none = XLIFF_1.replace("<target/>", "").replace(
        '<target state="final">Ten <mrk mtype="seg">days</mrk>.</target>', ""
    )
    with pytest.raises(InputError, match="no source and target"):
        _texts(none.replace("<target>SKU</target>", "").encode())


def test_xliff_2() -> None:
    assert _texts(XLIFF_2.encode()) == [("u1.s1", "One two.", "Uno dos."), ("u1.2", "Three.", "Tres.")]


def test_xliff_without_a_namespace() -> None:
    plain = XLIFF_1.replace(' xmlns="urn:oasis:names:tc:xliff:document:1.2"', "")
    assert len(_texts(plain.encode())) == 3


def test_xliff_without_a_target_language_takes_the_option() -> None:
    bare = XLIFF_1.replace(' target-language="en"', "")
    assert parse_bitext(bare.encode(), "b.xlf", Defaults(target="es"))[0].target_language == "es"
    with pytest.raises(InputError, match="no language given"):
        _texts(bare.encode())


BOMB = """<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tmx><body>&b;</body></tmx>"""
OUTSIDE = """<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]><tmx><body>&x;</body></tmx>"""


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_entities_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="refused"):
        _texts(text.encode())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<tmx><body>", "not well-formed XML"),
        ("<html><body/></html>", "is no bitext"),
        ("<tmx><body/></tmx>", "no source and target found"),
        ('<?xml version="1.0" encoding="klingon"?><tmx/>', "unknown or wrong encoding"),
    ],
)
def test_other_xml_is_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        _texts(text.encode())
    assert said in str(error.value)


def test_text_nested_deeper_than_python_recurses_is_read() -> None:
    depth = 5000
    nested = "<hi>" * depth + "fin" + "</hi> de" * depth
    body = f'<tu><tuv xml:lang="es"><seg>{nested}</seg></tuv><tuv xml:lang="en"><seg>end</seg></tuv></tu>'
    (pair,) = parse_bitext(f'<tmx version="1.4"><body>{body}</body></tmx>'.encode(), "deep.tmx", Defaults())
    assert pair.source == "fin" + " de" * depth


MEMOQ = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
<file original="a" source-language="es" target-language="en"><body>{units}</body></file></xliff>"""


@pytest.mark.parametrize(
    ("unit", "status"),
    [
        ('mq:status="Proofread"', "reviewed"),
        ('mq:status="ManuallyConfirmed"', "translated"),
        ('mq:status="Pretranslated"', "unfinished"),
        ('mq:status="PartiallyEdited"', "unfinished"),
        ('approved="yes"', "reviewed"),
        ("", "translated"),
    ],
)
def test_states_of_memoq_and_units_without_one_beside_others_that_have(unit: str, status: str) -> None:
    other = '<trans-unit id="9" approved="yes"><source>Dos</source><target>Two</target></trans-unit>'
    one = f'<trans-unit id="1" {unit}><source>Uno</source><target>One</target></trans-unit>'
    pairs = parse_bitext(MEMOQ.format(units=one + other).encode(), "a.mqxliff", Defaults())
    assert [pair.status for pair in pairs] == [status, "reviewed"]


def test_a_file_that_says_nothing_of_states_leaves_them_open() -> None:
    one = '<trans-unit id="1"><source>Uno</source><target>One</target></trans-unit>'
    assert [pair.status for pair in parse_bitext(MEMOQ.format(units=one).encode(), "a.xlf", Defaults())] == [""]

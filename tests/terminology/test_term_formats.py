"""Glossaries survive every format, and damaged files give one clear line."""

import csv
import io

import pytest
from hypothesis import given, settings

from ert_writer.errors import ContentError, InputError
from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology.reading import (
    FORMATS,
    chosen_glossaries,
    glossary_files,
    parse,
    read_glossary,
    write_glossary,
)
from support import terminology as make


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(glossary=make.glossaries)
def test_a_round_trip_loses_nothing(form: str, glossary: Glossary) -> None:
    assert parse(write_glossary(glossary, form), "file") == glossary


@pytest.mark.parametrize("text", ["=1+2", "@SUM(A1)", "-cmd", "+1", "'=1", "''@x"])
def test_csv_is_read_back_as_it_was_and_runs_in_no_spreadsheet(text: str) -> None:
    glossary = Glossary(
        (Concept("c", (Term(text, "es", TermStatus.PREFERRED), Term("order", "en", TermStatus.PREFERRED))),)
    )
    written = write_glossary(glossary, "csv")
    cells = [cell for row in csv.reader(io.StringIO(written.decode())) for cell in row]
    assert f"'{text}" in cells
    assert parse(written, "file.csv") == glossary


TBX_V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c1"><descripGrp><descrip type="definition">What a judge orders</descrip></descripGrp>
 <langSet xml:lang="ES_mx"><ntig><termGrp><term>mandamiento <hi>judicial</hi></term>
   <termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
  <tig><term>mandato</term><termNote type="administrativeStatus">deprecatedTermAdmnSts</termNote>
   <note>Always wrong here</note></tig></langSet>
 <langSet lang="en"><tig><term>court order</term><descrip type="context">by court order</descrip></tig>
  <tig><term>edict</term><termNote type="administrativeStatus">obsolete</termNote></tig></langSet>
</termEntry></body></text></martif>"""

TBX_DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><min:subjectField>orders</min:subjectField><basic:definition>An order</basic:definition>
<langSec xml:lang="es"><termSec><term>cateo</term>
<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
<min:partOfSpeech>noun</min:partOfSpeech><basic:geographicalUsage>Mexico</basic:geographicalUsage></termSec>
<termSec><term>allanamiento</term><basic:geographicalUsage>AR, es-CL</basic:geographicalUsage></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_version_two_is_read_with_every_synonym_and_status() -> None:
    entry = parse(TBX_V2.encode(), "old.tbx").concepts[0]
    assert entry.definition == "What a judge orders"
    assert [(t.language, t.text, t.status.value) for t in entry.terms] == [
        ("es-MX", "mandamiento judicial", "preferred"),
        ("es-MX", "mandato", "deprecated"),
        ("en", "court order", "preferred"),
        ("en", "edict", "superseded"),
    ]
    assert [t.always for t in entry.terms] == [False, True, False, False]
    assert ("en | court order | context", "by court order") in entry.extra


def test_elements_of_dct_style_and_geographical_usage_are_read() -> None:
    entry = parse(TBX_DCT.encode(), "new.tbx").concepts[0]
    assert (entry.subject, entry.definition) == ("orders", "An order")
    assert [(t.language, t.text, t.status.value) for t in entry.terms] == [
        ("es-MX", "cateo", "admitted"),
        ("es-AR", "allanamiento", "preferred"),
        ("es-CL", "allanamiento", "preferred"),
    ]


@pytest.mark.parametrize(
    "word",
    ["deprecatedTerm-admn-sts", "deprecatedTermAdmnSts", "deprecated", "forbidden", "Forbidden term", "notRecommended"],
)
def test_every_spelling_of_a_refused_status_is_known(word: str) -> None:
    text = TBX_V2.replace("deprecatedTermAdmnSts", word)
    assert parse(text.encode(), "x").concepts[0].terms[1].status is TermStatus.DEPRECATED


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS = {
    "billion laughs": f'<!DOCTYPE tbx [<!ENTITY l0 "ha">{LAUGHS}]><tbx>&l9;</tbx>',
    "quadratic blow-up": f'<!DOCTYPE tbx [<!ENTITY a "{"a" * 50_000}">]><tbx>{"&a;" * 5_000}</tbx>',
    "external entity": '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
    "external document type": '<!DOCTYPE tbx SYSTEM "http://host.example/evil.dtd"><tbx/>',
    "parameter entity": '<!DOCTYPE martif [<!ENTITY % p SYSTEM "http://host.example/p.dtd"> %p;]><martif/>',
    "internal subset beside a TBX name": '<!DOCTYPE martif SYSTEM "TBX.dtd" [<!ENTITY a "b">]><martif>&a;</martif>',
}


@pytest.mark.parametrize("name", ATTACKS)
def test_xml_attacks_are_refused_in_one_line(name: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(ATTACKS[name].encode(), "evil.tbx")
    assert str(caught.value).startswith("evil.tbx: refused")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tbx><text>", "g:1: not well-formed XML"),
        ("<html/>", "<html> is no TBX root"),
        ('<tbx><conceptEntry id="a"><langSec><termSec><term>x</term></termSec></langSec></conceptEntry></tbx>', "tag"),
        ("concept,language\na,en\n", "g:1: no column term"),
        ("concept,language,term\na,en,x,y\n", "g:2: 4 cells under 3 columns"),
        ("concept,language,term\n,en,x\n", "g:2: a term without a concept"),
        ("concept,language,term,status\na,en,x,great\n", "g:2: 'great' is no term status"),
        ("concept,language,term\na,english!,x\n", "is no language tag"),
        ("[concepts.a]\nen = 5\n", "g:2, concepts.a.en: expected text in quotes or a table of keys or a list"),
        ("subject = 3\n", "g:1, subject: expected text in quotes, found a whole number"),
        ('\n[concepts.a]\nen = ["x"]\nseverity = "awful"\n', "g:4, concepts.a.severity: unknown value"),
        ('[concepts.a]\nen = [{ text = "x", satus = "forbidden" }]\n', "unknown key 'satus'"),
        ('[concepts.a]\nen = [""]\n', "an empty en term"),
        ("[concepts.a\n", "not valid TOML"),
    ],
)
def test_a_damaged_glossary_says_where_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text.encode(), "g")
    assert message in str(caught.value)
    assert caught.value.hint


def test_endless_nesting_is_refused() -> None:
    inner = "<a>" * 50_000 + "</a>" * 50_000
    with pytest.raises(ContentError, match="nested too deeply"):
        parse(f'<tbx><conceptEntry id="a">{inner}</conceptEntry></tbx>'.encode(), "g")


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16", "UTF-8", "windows-1252"])
def test_an_xml_file_names_its_own_encoding(encoding: str) -> None:
    section = '<langSec xml:lang="es"><termSec><term>requisición</term></termSec></langSec>'
    text = f'<?xml version="1.0" encoding="{encoding}"?><tbx><conceptEntry id="a">{section}</conceptEntry></tbx>'
    assert parse(text.encode(encoding), "g").concepts[0].terms[0].text == "requisición"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ContentError, match="not UTF-8 at byte 0"):
        parse(b"\xff\x00\x81", "g")
    with pytest.raises(InputError, match="empty"):
        parse(b" \n", "g")


def test_csv_takes_semicolons_a_byte_order_mark_and_short_names() -> None:
    data = "\ufeffid;lang;text;status;note\nc1;es;fiscal;;\nc1;en;prosecutor;;\nc1;en;fiscal;forbidden;always wrong\n"
    entry = parse(data.encode(), "g").concepts[0]
    assert [(t.text, t.status.value, t.always) for t in entry.terms] == [
        ("fiscal", "preferred", False),
        ("prosecutor", "preferred", False),
        ("fiscal", "deprecated", True),
    ]


def test_csv_with_a_column_a_language_is_a_concept_a_row() -> None:
    entry = parse(b"en;es;pt;note\nsafe conduct;salvoconducto | paso seguro;salvo-conduto;by road\n", "g").concepts[0]
    assert (entry.id, entry.note) == ("safe-conduct", "by road")
    assert [(t.language, t.text, t.status.value) for t in entry.terms] == [
        ("en", "safe conduct", "preferred"),
        ("es", "salvoconducto", "preferred"),
        ("es", "paso seguro", "admitted"),
        ("pt", "salvo-conduto", "preferred"),
    ]


def test_csv_may_begin_with_the_separator_and_name_languages_in_words() -> None:
    assert parse(b"sep=;\r\nconcept;language;term\r\nc1;en;safe conduct\r\n", "g").concepts[0].id == "c1"
    entry = parse("English,Español\nbail,fianza\n".encode(), "g").concepts[0]
    assert [(t.language, t.text) for t in entry.terms] == [("en", "bail"), ("es", "fianza")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Source;Target\nsafe conduct;salvoconducto\n", "do not say their languages"),
        ("en,es\nbail,fianza\nbail,caución\n", "concept 'bail' is given twice"),
    ],
)
def test_a_table_of_two_columns_says_what_it_needs(text: str, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        parse(text.encode(), "g")


@pytest.mark.parametrize("name", ["g.csv", "G.TSV"])
def test_a_table_without_a_line_of_columns_is_not_called_toml(name: str) -> None:
    with pytest.raises(ContentError, match="no column concept") as raised:
        parse(b"fiscal;prosecutor\noficio;official letter\n", name)
    assert "es and en" in str(raised.value)


def test_an_added_glossary_takes_the_place_of_concepts_with_the_same_id(tmp_path) -> None:
    (tmp_path / "a.toml").write_text('[concepts.a]\nen = ["x"]\n[concepts.b]\nen = ["y"]\n')
    (tmp_path / "own.csv").write_text("concept,language,term\na,en,z\nc,en,w\n")
    assert chosen_glossaries([f"+{tmp_path / 'own.csv'}"], tmp_path / "a.toml") == (
        (tmp_path / "a.toml",),
        (tmp_path / "own.csv",),
    )
    assert chosen_glossaries([tmp_path / "own.csv"], tmp_path / "a.toml") == ((tmp_path / "own.csv",), ())
    both = read_glossary(tmp_path / "a.toml", added=[tmp_path / "own.csv"])
    assert [(c.id, c.terms[0].text) for c in both.concepts] == [("b", "y"), ("a", "z"), ("c", "w")]


def test_toml_says_shared_things_once() -> None:
    text = """
subject = "orders"
[concepts.court-order]
part_of_speech = "noun"
source = "a law"
unconfirmed = ["pt"]
severity = "warning"
en = ["court order", "judicial order", { text = "mandate", status = "forbidden", always = true }]
es-MX = "mandamiento judicial"
pt = ["ordem judicial"]
"""
    entry = parse(text.encode(), "g").concepts[0]
    assert [t.status.value for t in entry.terms] == ["preferred", "admitted", "deprecated", "preferred", "preferred"]
    assert [t.unconfirmed for t in entry.terms] == [False, False, False, False, True]
    assert {t.source for t in entry.terms} == {"a law"}
    assert (entry.severity, entry.subject) == (Severity.WARNING, "orders")


def test_toml_lists_refused_terms_general_languages_and_examples_by_language() -> None:
    text = """
[concepts.knife]
target_only = ["en"]
en = ["knife", "blade"]
es = ["arma blanca", { text = "cuchillo", target_only = true }]
refused = { en = ["white weapon"], es-MX = ["arma clara"] }
examples = { es = "Vio un arma blanca.", en = "He saw a knife." }
"""
    entry = parse(text.encode(), "g").concepts[0]
    assert [(t.language, t.text, t.status.value, t.target_only) for t in entry.terms] == [
        ("en", "knife", "preferred", True),
        ("en", "blade", "admitted", True),
        ("en", "white weapon", "deprecated", False),
        ("es", "arma blanca", "preferred", False),
        ("es", "cuchillo", "admitted", True),
        ("es-MX", "arma clara", "deprecated", False),
    ]
    assert entry.examples == (("es", "Vio un arma blanca."), ("en", "He saw a knife."))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('examples = "x"', r"g:3, concepts\.a\.examples: expected a table"),
        ("examples = { es = 3 }", "expected text in quotes, found a whole number"),
        ('refused = ["x"]', r"concepts\.a\.refused: expected a table"),
        ('target_only = "en"', "target_only: expected true or false or a list"),
    ],
)
def test_damaged_lists_by_language_are_refused(line: str, message: str) -> None:
    with pytest.raises(ContentError, match=message):
        parse(f'[concepts.a]\nen = ["x"]\n{line}\n'.encode(), "g")


def test_several_files_are_one_glossary_and_may_not_share_a_concept(tmp_path) -> None:
    (tmp_path / "a.toml").write_text('[concepts.a]\nen = ["x"]\n')
    (tmp_path / "b.toml").write_text('[concepts.b]\nen = ["y"]\n')
    assert [c.id for c in read_glossary(tmp_path).concepts] == ["a", "b"]
    (tmp_path / "c.toml").write_text('[concepts.a]\nen = ["z"]\n')
    with pytest.raises(ContentError, match=r"c\.toml: concept 'a' is also in .*a\.toml"):
        read_glossary(tmp_path)


def test_a_directory_without_a_glossary_is_named(tmp_path) -> None:
    with pytest.raises(ContentError, match="no glossary"):
        glossary_files([tmp_path])


@pytest.mark.parametrize(
    "data",
    [
        b"es,en,note\npla\0zo,deadline,x\n",
        b'[concepts.plazo]\nes = ["pla\\u0007zo"]\nen = ["deadline"]\n',
        b'[concepts.plazo]\nes = ["plazo"]\nen = ["deadline"]\nnote = "\\uffff"\n',
        b'[concepts.plazo]\nes = ["plazo"]\nen = [{ text = "deadline", source = "a\\u001bb" }]\n',
        b'name = "x\\u0000"\n[concepts.plazo]\nes = ["plazo"]\nen = ["deadline"]\n',
    ],
)
def test_a_control_character_that_no_format_could_write_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError, match="control character"):
        parse(data, "terms")


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_spreadsheet_may_end_its_lines_by_any_sign(end: str) -> None:
    made = parse(end.join(("es,en", "oficio,letter", "plazo,deadline", "")).encode(), "terms.csv")
    assert [concept.id for concept in made.concepts] == ["letter", "deadline"]


def test_a_cell_without_end_is_one_clear_error() -> None:
    with pytest.raises(ContentError, match="not CSV"):
        parse(b'es,en\n"' + b"a" * 200_000 + b'",b\n', "terms.csv")


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_that_windows_saved_is_read(separator: str) -> None:
    data = f"es{separator}en\nfiscalía{separator}prosecutor\n".encode("cp1252")
    (concept,) = parse(data, "g.csv").concepts
    assert [term.text for term in concept.terms] == ["fiscalía", "prosecutor"]


PO = """msgid ""
msgstr ""
"Language: {}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. Mexico
msgid "house search"
msgstr "cateo"

#, fuzzy
msgid "court order"
msgstr "orden judicial"

msgid "account"
msgid_plural "accounts"
msgstr[0] "cuenta"
msgstr[1] "cuentas"

msgctxt "law"
msgid "account"
msgstr "relación"

msgid "writ"
msgstr ""

#~ msgid "old"
#~ msgstr "viejo"
"""


def _words(glossary: Glossary) -> list[list[tuple[str, str]]]:
    return [[(term.language, term.text) for term in entry.terms] for entry in glossary.concepts]


@pytest.mark.parametrize("name", ["terms.po", "terms.pot", "terms.txt", "terms"])
def test_a_gettext_catalogue_is_a_glossary(name: str) -> None:
    found = parse(PO.format("es_MX").encode(), name)
    assert _words(found) == [
        [("en", "house search"), ("es-MX", "cateo")],
        [("en", "court order"), ("es-MX", "orden judicial")],
        [("en", "account"), ("es-MX", "cuenta")],
        [("en", "account"), ("es-MX", "relación")],
    ]
    assert [entry.id for entry in found.concepts] == ["house-search", "court-order", "account", "account-law"]
    assert [entry.terms[1].unconfirmed for entry in found.concepts] == [False, True, False, False]
    assert [entry.note for entry in found.concepts] == ["Mexico", "", "", "law"]


def test_the_sides_of_a_catalogue_are_asked_for_where_it_does_not_say_them() -> None:
    for header in ("", "fr"):
        with pytest.raises(ContentError) as raised:
            parse(PO.format(header).encode(), "terms.po")
        assert raised.value.hint == "Say both with glossary import --from en --to es"
    found = parse(PO.format("").encode(), "terms.po", ("en", "pt-BR"))
    assert _words(found)[0] == [("en", "house search"), ("pt-BR", "cateo")]


@pytest.mark.parametrize(
    "text", ['msgid "a\nmsgstr "b"\n', 'msgid ""\nmsgstr "Language: es\\n"\n', 'msgid "a"\nmsgstr ""\n', "msgid\n"]
)
def test_a_catalogue_without_both_sides_is_one_clear_error(text: str) -> None:
    with pytest.raises(ContentError) as raised:
        parse(text.encode(), "terms.po", ("en", "es"))
    assert raised.value.where == "terms.po"
    assert raised.value.hint


ROWS = ["cateo{}house search", "medida cautelar{}precautionary measure", "salvoconducto{}safe conduct"]


@pytest.mark.parametrize("name", ["terms.csv", "terms.txt", "terms.tsv", "terms"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_two_columns_without_names_are_read_where_the_caller_says_their_languages(name: str, delimiter: str) -> None:
    text = "\n".join(row.format(delimiter) for row in ROWS).encode()
    found = _words(parse(text, name, ("es", "en")))
    assert found[0] == [("es", "cateo"), ("en", "house search")]
    assert len(found) == 3
    with pytest.raises(ContentError) as raised:
        parse(text, name)
    assert "glossary import --from es --to en" in raised.value.hint


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("es|en|note\ncateo|house search|MX", [("es", "cateo"), ("en", "house search")]),
        ("Source|Target\ncateo|house search", [("es", "cateo"), ("en", "house search")]),
        ("es;en\ncateo|registro;house search", [("es", "cateo"), ("es", "registro"), ("en", "house search")]),
        ("sep=|\nes|en\ncateo|house search", [("es", "cateo"), ("en", "house search")]),
        ("concept|language|term\nc|es|cateo\nc|en|house search", [("es", "cateo"), ("en", "house search")]),
    ],
)
def test_a_bar_parts_columns_only_where_nothing_else_does(text: str, terms: list[tuple[str, str]]) -> None:
    assert _words(parse(text.encode(), "terms.csv", ("es", "en"))) == [terms]

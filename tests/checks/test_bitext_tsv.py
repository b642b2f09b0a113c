"""Tab-separated bitexts: header, quoting, encodings, and one clear line for what is malformed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.checks.bitext.read import Defaults, parse_bitext, read_bitext
from ert_writer.checks.bitext.tsv import COLUMNS, unquote
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair

HEADER = "\t".join(COLUMNS)
FIELD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).filter(str.strip)


def _parse(text: str, **given: str) -> tuple[Pair, ...]:
    return parse_bitext(text.encode(), "b.tsv", Defaults(**given))


def test_reads_every_column() -> None:
    assert _parse(f"{HEADER}\np1\td\tes-mx\ten\tMX\tHola.\tHi.\n") == (
        Pair("p1", "Hola.", "Hi.", "es-MX", "en", "d", "MX"),
    )


def test_columns_may_come_in_any_order_and_be_fewer() -> None:
    (pair,) = _parse("target\tsource\nHi.\tHola.\n", source="es", target="en")
    assert (pair.id, pair.source, pair.target) == ("2", "Hola.", "Hi.")


@given(FIELD, FIELD)
def test_fields_come_through(source: str, target: str) -> None:
    (pair,) = _parse(f"source\ttarget\n{source}\t{target}\n", source="es", target="en")
    assert (pair.source, pair.target) == (unquote(source), unquote(target))


def test_fields_quoted_by_a_csv_writer_are_unquoted() -> None:
    assert unquote('"dijo ""hola"" y se fue"') == 'dijo "hola" y se fue'


def test_a_quotation_is_no_quoting() -> None:
    assert unquote('"Hola"') == '"Hola"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = "source\ttarget\nmañana\tamanhã\n".encode(encoding)
    assert parse_bitext(data, "b.tsv", Defaults("es", "pt"))[0].source == "mañana"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source\nHola\n", "b.tsv:1: the header names no column 'target'"),
        ("source\ttarget\tsource\nHola\tHi\tHola\n", "b.tsv:1: the header names a column twice"),
        ("source\ttarget\nHola\tHi\nHola\n", "b.tsv:3: 2 columns expected, 1 found"),
        ("source\ttarget\tsource_lang\nHola\tHi\tfr\n", "b.tsv:2: language 'fr' is not supported"),
        ("", "b.tsv: the file is empty"),
        ("source\ttarget\n", "b.tsv: no source and target found"),
    ],
)
def test_malformed_files_are_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        _parse(text, source="es", target="en")
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_a_missing_language_says_which_option_gives_it() -> None:
    with pytest.raises(InputError, match=r"no language given.*--from"):
        _parse("source\ttarget\nHola\tHi\n")


def test_binary_data_is_refused() -> None:
    with pytest.raises(InputError, match="binary"):
        parse_bitext(b"PK\x03\x04\x00\x00", "b.tsv", Defaults("es", "en"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_bitext(tmp_path / "none.tsv")


ROWS = ("Remita el oficio.{}Send the letter.", "Preserve los datos.{}Preserve the data.")
SIDES = Defaults("es", "en")


@pytest.mark.parametrize("mark", ["\t", "|", ";", ","])
def test_two_columns_without_names_are_a_bitext_where_the_caller_gives_both_languages(mark: str) -> None:
    data = "\n".join(row.format(mark) for row in ROWS).encode()
    found = parse_bitext(data, "x.txt", SIDES)
    assert [(pair.source, pair.target) for pair in found] == [
        ("Remita el oficio.", "Send the letter."), ("Preserve los datos.", "Preserve the data.")
    ]  # fmt: skip
    assert {(pair.source_language, pair.target_language) for pair in found} == {("es", "en")}
    with pytest.raises(InputError) as raised:
        parse_bitext(data, "x.txt", Defaults())
    assert raised.value.hint.endswith("two columns without names need --from and --to")


@pytest.mark.parametrize("header", ["source\ttarget", "target\tsource", "es\ten", "es|en", "source|target"])
def test_names_count_before_the_caller_s_languages(header: str) -> None:
    mark = "|" if "|" in header else "\t"
    found = parse_bitext(f"{header}\nuno{mark}one\n".encode(), "x.tsv", SIDES)
    assert len(found) == 1
    assert (found[0].source == "uno") is not header.startswith("target")


PO = """msgid ""
msgstr ""
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Send the letter."
msgstr "Remita el oficio."

#, fuzzy
msgid "No."
msgstr "Sí."

msgid "account"
msgid_plural "accounts"
msgstr[0] "cuenta"
msgstr[1] "cuentas"

msgid "Empty."
msgstr ""
"""


@pytest.mark.parametrize(("defaults", "languages"), [(Defaults(), ("en", "es")), (Defaults("pt", "en"), ("pt", "en"))])
def test_a_gettext_catalogue_is_a_bitext(defaults: Defaults, languages: tuple[str, str]) -> None:
    found = parse_bitext(PO.encode(), "x.po", defaults)
    assert [(pair.source, pair.target, pair.status) for pair in found] == [
        ("Send the letter.", "Remita el oficio.", ""), ("No.", "Sí.", "unfinished"), ("account", "cuenta", ""),
        ("accounts", "cuentas", ""), ("Empty.", "", "unfinished"),
    ]  # fmt: skip
    assert {(pair.source_language, pair.target_language) for pair in found} == {languages}


@pytest.mark.parametrize("text", ['msgid "a\nmsgstr "b"\n', 'msgid "a"\nmsgid "c"\nmsgstr "b"\n"\nx\n'])
def test_a_damaged_catalogue_is_one_clear_error(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.po: "):
        parse_bitext(text.encode(), "x.po", SIDES)

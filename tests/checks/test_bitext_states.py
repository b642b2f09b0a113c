"""What a bitext says of its targets' states, codes between words, segments in units, and spreadsheets' exports."""

from __future__ import annotations

import pytest

from ert_writer.checks.bitext.read import Defaults, parse_bitext
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair


def xliff(units: str, version: str = "1.2") -> bytes:
    if version == "1.2":
        return (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.example/1.0">'
            f'<file original="a" source-language="es" target-language="en"><body>{units}</body></file></xliff>'
        ).encode()
    return (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="es" trgLang="en">'
        f'<file id="f"><unit id="u">{units}</unit></file></xliff>'
    ).encode()


def pairs(data: bytes, name: str = "x", defaults: Defaults | None = None) -> list[Pair]:
    return list(parse_bitext(data, name, defaults or Defaults()))


@pytest.mark.parametrize(
    ("unit", "target", "status"),
    [
        ("", "", ""),
        ("", ' state="new"', "unfinished"),
        ("", ' state="needs-review-translation"', "unfinished"),
        ("", ' state="needs-l10n"', "unfinished"),
        ("", ' state="translated"', "translated"),
        ("", ' state="final"', "reviewed"),
        ("", ' state="signed-off"', "reviewed"),
        (' approved="yes"', "", "reviewed"),
        (' approved="no"', "", "unfinished"),
        (' approved="no"', ' state="final"', "unfinished"),
        (' approved="yes"', ' state="needs-translation"', "unfinished"),
        (' approved="yes"', ' state="x-custom"', "unfinished"),
    ],
)
def test_states_of_xliff_1(unit: str, target: str, status: str) -> None:
    data = xliff(f'<trans-unit id="1"{unit}><source>Sí.</source><target{target}>Yes.</target></trans-unit>')
    assert [pair.status for pair in pairs(data)] == [status]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("", ""),
        ("initial", "unfinished"),
        ("translated", "translated"),
        ("reviewed", "reviewed"),
        ("final", "reviewed"),
    ],
)
def test_states_of_xliff_2(state: str, status: str) -> None:
    attribute = f' state="{state}"' if state else ""
    data = xliff(f"<segment{attribute}><source>Sí.</source><target>Yes.</target></segment>", "2.0")
    assert [pair.status for pair in pairs(data)] == [status]


def test_segments_in_a_unit_are_pairs_of_their_own_with_their_own_state() -> None:
    def mark(number: int, text: str) -> str:
        return f'<mrk mtype="seg" mid="{number}">{text}</mrk>'

    data = xliff(
        f'<trans-unit id="7"><source>Uno. Dos. Tres.</source><seg-source>{mark(1, "Uno.")} {mark(2, "Dos.")} '
        f"{mark(3, 'Tres.')}</seg-source><target>{mark(1, 'One.')} {mark(3, 'Three.')}</target><sdl:seg-defs>"
        '<sdl:seg id="1" conf="ApprovedSignOff"/><sdl:seg id="2" conf="Draft"/><sdl:seg id="3" conf="Translated"/>'
        "</sdl:seg-defs></trans-unit>"
    )
    assert [(pair.id, pair.source, pair.target, pair.status) for pair in pairs(data)] == [
        ("7.1", "Uno.", "One.", "reviewed"),
        ("7.2", "Dos.", "", "unfinished"),
        ("7.3", "Tres.", "Three.", "translated"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("IP:<x id='1'/>192.0.2.7<x id='2'/>activa", "IP: 192.0.2.7 activa"),
        ("Perfil<bpt id='1'>b</bpt>@luz_2<ept id='1'>b</ept>activo", "Perfil @luz_2 activo"),
        ("Cuenta<g id='1'>@luz_2</g>activa", "Cuenta @luz_2 activa"),
        ("la <g id='1'>cuenta</g>, y (<g id='2'>otra</g>)", "la cuenta, y (otra)"),
        ("<g id='1'>Nota</g>: sí", "Nota: sí"),
        ("son 1.<g id='1'>250</g>,50 pesos a las 18:<x id='3'/>30", "son 1.250,50 pesos a las 18:30"),
        ("final.<x id='1'/>Otra", "final. Otra"),
        ("dijo <mrk mtype='term'>reten</mrk>ción", "dijo retención"),
    ],
)
def test_a_code_between_two_words_is_a_gap_and_elsewhere_nothing(markup: str, text: str) -> None:
    data = xliff(f'<trans-unit id="1"><source>{markup}</source><target>{markup}</target></trans-unit>')
    assert [pair.source for pair in pairs(data)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "es;en\nSí;Yes\n", "ES,EN\nSí,Yes\n", "sep=;\nes;en\nSí;Yes\n", '"es","en"\n"Sí","Yes"\n',
        "source;target;source_lang;target_lang\nSí;Yes;es;en\n", "\ufeffes;en\r\nSí;Yes\r\n",
    ],
)  # fmt: skip
def test_the_csv_of_a_spreadsheet_is_a_bitext(text: str) -> None:
    (pair,) = pairs(text.encode())
    assert (pair.source, pair.target, pair.source_language, pair.target_language) == ("Sí", "Yes", "es", "en")


def test_a_csv_without_languages_takes_those_asked_for_or_says_how() -> None:
    data = "Source;Target\nSí;Yes\n".encode()
    (pair,) = pairs(data, defaults=Defaults("es", "en"))
    assert pair.target_language == "en"
    with pytest.raises(InputError) as caught:
        pairs(data)
    assert "--from" in caught.value.hint


def test_regional_variants_are_checked_each_for_itself() -> None:
    from ert_writer.checks.term_inconsistent import CHECK
    from ert_writer.desk.parts import make_context

    def pair(number: int, language: str, target: str) -> Pair:
        return Pair(f"{number}", "Attach the court order.", target, "en", language, "d")

    mexico = pair(1, "es-MX", "Adjunte el mandamiento judicial.")
    argentina = pair(2, "es-AR", "Adjunte la orden judicial.")
    context = make_context()
    assert not CHECK.find([mexico, argentina], context)
    assert not CHECK.find([mexico], context)

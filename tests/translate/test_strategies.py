"""Every identifier comes through, whatever an engine does to it."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ert_writer.engines.echo import EchoEngine
from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import must_be_verbatim, verify
from ert_writer.model.findings import Severity
from ert_writer.model.language import Direction
from ert_writer.model.translation import Engine, TranslationUnit
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line
from support.engines import HOSTILE, FakeEngine, drop, shout, swallow

ES_EN = Direction("es", "en")
IDENTIFIERS = (
    "@abc_d", "@_lobo.norte_88_", "x.y+z@correo.example", "https://red.example/@a?b=1&c=2", "190.12.33.4",
    "2001:db8::7f", "00:1A:2B:3C:4D:5E", "550e8400-e29b-41d4-a716-446655440000", "d41d8cd98f00b204e9800998ecf8427e",
    "6841120097754432001", "FGE/UED/123/2025", "0004127-21.2025.8.26.0352", "$ 85,000.00", "R$ 9.918,71", "12/03/2025",
    "22:47", "+52 55 5555 0143", "{{ x }}", "<b>", "{% raw %}", "PH001", "[1]", "XQ1X",
)  # fmt: skip
SENTENCE = "la cuenta fue denunciada por el usuario y se solicita conservar los datos desde hoy con urgencia PH001"
WORDS = tuple(SENTENCE.split())


def line_of(*engines: Engine, tidy: bool = True) -> Line:
    return Line(engines, tidy=tidy)


def unit_of(text: str, bench: Line, direction: Direction = ES_EN) -> tuple[TranslationUnit, ...]:
    return next(iter(translate_lines([[text]], direction, bench)))


def assert_all_stand(text: str, units: tuple[TranslationUnit, ...]) -> None:
    for unit in units:
        assert not [f for f in unit.findings if f.severity == Severity.ERROR]
        assert not verify(unit.source, unit.entities, unit.target, source_language="es", target_language="en")
    target = "".join(unit.before + unit.target + unit.after for unit in units)
    for entity in find_entities(text):
        if must_be_verbatim(entity):
            assert entity.text in target


# a word between identifiers, so that no two of them run into one number
pairs = st.tuples(st.sampled_from(WORDS), st.sampled_from(IDENTIFIERS)).map(" ".join)
sentences = st.lists(st.one_of(pairs, st.sampled_from(WORDS)), min_size=1, max_size=10).map(
    lambda parts: " ".join(parts) + "."
)


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
@given(text=sentences)
@settings(max_examples=25, deadline=None)
@example(text="Usuarios: @a1, @b2; @c3 y @d4, PH001 y PH002.")
@example(text="OFICIO N.º FGE/123/2025 DEL USUARIO @maru.q__ Y CORREO a@b.example")
@example(text="@x_y @x_y @x_y")
def test_a_hostile_engine_breaks_no_identifier(change: Callable[[str], str], text: str) -> None:
    assert_all_stand(text, unit_of(text, line_of(FakeEngine(change))))


@given(text=st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back_whole_through_an_echo(text: str) -> None:
    units = unit_of(text, line_of(EchoEngine(), tidy=False))
    assert "".join(unit.before + unit.source + unit.after for unit in units) == text
    assert not [f for unit in units for f in unit.findings if f.severity == Severity.ERROR]


@given(text=sentences)
@settings(max_examples=100, deadline=None)
def test_every_identifier_comes_through_an_echo(text: str) -> None:
    assert_all_stand(text, unit_of(text, line_of(EchoEngine())))


def test_the_least_intrusive_way_is_kept() -> None:
    unit = unit_of("La cuenta @abc_d fue vista.", line_of(FakeEngine(lambda text: text.replace("cuenta", "account"))))
    assert unit[0].target == "La account @abc_d fue vista."
    assert [change.rule for change in unit[0].changes] == ["restore"]


def test_what_was_left_bare_and_lost_is_masked() -> None:
    def break_dates(text: str) -> str:
        return text.replace("12/03/2025", "03/12/2025")

    unit = unit_of("Fue vista el 12/03/2025 en casa.", line_of(FakeEngine(break_dates)))[0]
    assert "12/03/2025" in unit.target
    assert not unit.findings or all(f.severity < Severity.ERROR for f in unit.findings)


def test_splitting_keeps_spaces_and_punctuation() -> None:
    unit = unit_of("La cuenta (@abc_d), hoy: 190.12.33.4.", line_of(FakeEngine(drop)))[0]
    assert unit.target == "La cuenta (@abc_d), hoy: 190.12.33.4."
    assert any(change.rule == "split" for change in unit.changes)


def test_an_engine_that_adds_an_identifier_is_reported() -> None:
    def add(text: str) -> str:
        return f"{text} @abc_d"

    units = unit_of("La cuenta @abc_d.", line_of(FakeEngine(add)))
    assert [finding.check for finding in units[0].findings if finding.severity == Severity.ERROR] == ["entity-mismatch"]


def test_nothing_is_lost_when_the_engine_gives_nothing() -> None:
    unit = unit_of("Se pide no notificar al titular.", line_of(FakeEngine(swallow)))[0]
    assert unit.target == unit.source
    assert any(finding.severity == Severity.WARNING for finding in unit.findings)


def test_a_mangled_segment_goes_to_the_fallback_engine() -> None:
    bench = line_of(FakeEngine(swallow), FakeEngine(lambda _: "Do not notify the holder.", "other"))
    unit = unit_of("Se pide no notificar al titular.", bench)[0]
    assert unit.target == "Do not notify the holder."
    assert unit.changes[0].rule == "engine"


def test_two_hundred_handles_in_one_paragraph() -> None:
    handles = [f"@cuenta_{number}.x" for number in range(200)]
    text = f"Se piden los datos de {', '.join(handles)} con urgencia."
    for change in (drop, shout):
        target = "".join(unit.before + unit.target + unit.after for unit in unit_of(text, line_of(FakeEngine(change))))
        assert [target.count(f"{handle},") + target.count(f"{handle} ") for handle in handles] == [1] * 200


def test_a_line_of_ten_thousand_letters_is_kept() -> None:
    text = "a" * 10_000 + " fin"
    unit = unit_of(text, line_of(FakeEngine(drop)))
    assert "a" * 10_000 in "".join(part.target for part in unit)


def test_the_score_is_kept_or_said_to_be_lacking() -> None:
    assert unit_of("Hola a todos.", line_of(EchoEngine()))[0].score is None

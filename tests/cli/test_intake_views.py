"""The triage screen: danger and time first, in words and colour, as wide as the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ert_writer.cli.views.intake_page import page
from ert_writer.cli.views.intake_rows import View, time_left
from ert_writer.cli.views.intake_text import screen
from ert_writer.errors import UsageError
from ert_writer.intake.masking import Mask, Masking, parse_masking
from ert_writer.model.case import Case, CaseField, Danger, DangerStatus, EntityRole, FieldValue, Role
from ert_writer.model.findings import Span

NOW = datetime(2025, 11, 14, 20, 50, tzinfo=UTC)


def case(status: DangerStatus = DangerStatus.EMERGENCY, *, unread: tuple[str, ...] = ()) -> Case:
    """Return a case with a deadline, a victim's telephone and the officer's."""
    fields = (
        CaseField("deadline", (FieldValue("antes de las 23:00", "2025-11-14T17:00-06:00", None, 0.9),)),
        CaseField("facts", (FieldValue("Llamó desde el 55 5555 0199 y no ha regresado."),)),
        CaseField("person_in_danger", (FieldValue("D.P.R.", "minor"),)),
        CaseField("officer_phone", (FieldValue("55 5555 0101"),)),
        CaseField("data_categories", (), (FieldValue("contenido", "content"),)),
    )
    danger = Danger(status, ("kidnapping",), "a girl is held", unread=tuple(FieldValue(text) for text in unread))
    victims = EntityRole("phone", FieldValue("55 5555 0199", span=Span(12, 24)), Role.VICTIM)
    return Case(fields, "es", "MX", danger=danger, entities=(victims,))


@pytest.mark.parametrize(
    ("normal", "left"),
    [
        ("2025-11-14T17:00-06:00", "in 2 h 10 min"),
        ("2025-11-14T20:55+00:00", "in 5 min"),
        ("2025-11-14T20:20+00:00", "passed 30 min ago"),
        ("2025-11-20T20:50+00:00", "in 6 days"),
        ("2025-11-16T20:50+00:00", "in 48 h 0 min"),
        ("2025-11-14", "today"),
        ("2025-11-15", "in 1 day"),
        ("2025-11-13", "today or yesterday"),
        ("2025-11-10", "passed 4 days ago"),
        ("", ""),
        ("2025-11-14T17:00", ""),
    ],
)
def test_the_time_left_is_told(normal: str, left: str) -> None:
    assert time_left(normal, NOW) == left


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (DangerStatus.EMERGENCY, "EMERGENCY: kidnapping"),
        (DangerStatus.UNCLEAR, "UNCLEAR: READ THE LETTER"),
        (DangerStatus.NOT_EMERGENCY, "NO EMERGENCY DESCRIBED"),
    ],
)
def test_danger_comes_first_and_its_status_is_in_words(status: DangerStatus, words: str) -> None:
    lines = screen(View(case(status), "letter.txt", now=NOW)).splitlines()
    assert words in lines[2]
    order = [
        next(at for at, line in enumerate(lines) if line.startswith(label))
        for label in ("Danger", "Deadline", "Person", "Telephone", "Asks for", "Accounts", "Missing")
    ]
    assert order == sorted(order)
    assert any("IN 2 H 10 MIN" in line for line in lines)


def test_what_was_not_read_stands_before_everything_but_the_danger() -> None:
    text = screen(View(case(unread=("El morro la trae amarrada.",)), "letter.txt"))
    assert text.index("EMERGENCY") < text.index("El morro la trae amarrada.") < text.index("Deadline")
    assert "1 sentence was not understood" in text


def test_a_denial_is_not_silence() -> None:
    assert "Asks not for   content" in screen(View(case(), "letter.txt"))


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_the_screen_is_as_wide_as_the_window(width: int) -> None:
    lines = screen(View(case(unread=("palabra " * 40,)), "letter.txt"), width=width).splitlines()
    prose = [line for line in lines if not line.startswith("  ")]
    assert max(map(len, prose)) <= width


def test_colours_come_only_when_asked_and_no_character_of_the_letter_acts() -> None:
    hostile = case(unread=("rojo \x1b[31m \u202e oculto",))
    assert "\x1b" not in screen(View(case(), "letter.txt"))
    coloured = screen(View(hostile, "letter.txt"), colour=True)
    assert "\x1b[1;97;41m" in coloured
    assert "\x1b[31m" not in coloured
    assert "\u202e" not in coloured


def test_the_page_has_the_same_order_and_prints() -> None:
    text = page(View(case(unread=("El morro la trae amarrada.",)), "letter.txt", now=NOW))
    assert 'class="danger emergency"' in text
    assert text.index("EMERGENCY") < text.index("El morro") < text.index("IN 2 H 10 MIN") < text.index("Who asks")
    assert "@media print" in text


def test_names_and_numbers_are_hidden_by_role() -> None:
    shown = screen(View(case(), "letter.txt", masking=parse_masking("people")))
    assert "55 5555 0199" not in shown
    assert "D.P.R." not in shown
    assert "[victim, phone]" in shown
    assert "55 5555 0101" in shown
    assert "55 5555 0199" not in page(View(case(), "letter.txt", masking=parse_masking("victim")))


def test_masking_is_parsed() -> None:
    assert parse_masking("off") == Masking()
    assert parse_masking("soft, victim") == Masking(Mask.SOFT, frozenset({Role.VICTIM}))
    with pytest.raises(UsageError, match="unknown word 'all'"):
        parse_masking("all")


def test_the_english_stands_below_what_is_quoted() -> None:
    fact = "Llamó desde el 55 5555 0199 y no ha regresado."
    text = screen(View(case(), "letter.txt", english=((fact, "He called and has not come back."),)))
    assert text.index(fact[:20]) < text.index("machine English: He called") < text.index("Telephone")


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.ACCOUNT_OF_SUSPECT, "181.46.77.12 (used by a suspect)"),
        (Role.ACCOUNT_OF_VICTIM, "181.46.77.12 (of a victim)"),
        (Role.ACCOUNT_MENTIONED, "181.46.77.12 (mentioned)"),
        (Role.ACCOUNT_ASKED, ""),
        (Role.OFFICER, ""),
    ],
)
def test_what_is_named_and_not_asked_about_is_shown_with_whose_it_is(role: Role, shown: str) -> None:
    address = EntityRole("ip", FieldValue("181.46.77.12", confidence=0.9), role)
    text = screen(View(replace(case(), entities=(address, address)), "letter.txt"))
    assert text.count("181.46.77.12") == (1 if shown else 0)
    assert f"Also named     {shown}" in text if shown else "Also named" not in text


def test_an_account_that_is_asked_about_is_not_named_again() -> None:
    asked = CaseField("accounts", (FieldValue("@uno_5"),))
    named = EntityRole("handle", FieldValue("@uno_5"), Role.ACCOUNT_OF_SUSPECT)
    assert "Also named" not in screen(View(replace(case(), fields=(asked,), entities=(named,)), "letter.txt"))

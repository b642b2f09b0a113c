"""Which characters nobody sees, and which of them are ordinary."""

import unicodedata

import pytest

from ert_writer.text.invisible import IGNORABLE, hidden_places


@pytest.mark.parametrize(
    "char", ["\u034f", "\u200b", "\u2060", "\ufe00", "\ufe0f", "\U000e0101", "\u3164", "\u061c", "\u00ad"]
)
def test_an_identifier_with_a_hidden_character_is_found(char):
    assert hidden_places(f"la cuenta @lo{char}bo_88 es") == [13]


@pytest.mark.parametrize(
    "text",
    [
        "❤️ gracias",
        "1️⃣ cuenta",
        "preser\u00advación de datos",
        "☎️ 555 0101",
        "niño",
        "👩\u200d💻 soy",
        "👁️\u200d🗨️",
        "🏳️\u200d🌈",
        "ℹ️ nota",
        "lo\u00ad 88",
    ],
)
def test_emoji_and_hyphenation_points_are_ordinary(text):
    assert hidden_places(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("❤\ufe0f\ufe0e\ufe0f\ufe0e", [2, 3, 4]),
        ("1\ufe0f\ufe0e\u20e3", [1, 2]),
        ("ℹ\ufe0f\ufe0f", [2]),
        ("😀\U000e0101", [1]),
        ("a\u200db", [1]),
        ("😀\u200d\u200d😀", [1, 2]),
        ("😀\u200da", [1]),
        ("x\ufe0f\u20e3", [1]),
    ],
)
def test_a_run_of_selectors_or_a_joiner_between_words_is_found(text, places):
    assert hidden_places(text) == places


def test_every_format_character_is_known_but_those_that_print():
    printed = {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN"}
    chars = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
    missed = [char for char in chars if not IGNORABLE.match(char) and unicodedata.name(char).split()[0] not in printed]
    assert [unicodedata.name(char) for char in missed if "INTERLINEAR" not in unicodedata.name(char)] == []

"""Which characters nobody sees, and which of them are ordinary."""

import unicodedata

import pytest

from ert_writer.text.invisible import IGNORABLE, hidden_places


@pytest.mark.parametrize(
    "char", ["\u034f", "\u200b", "\u2060", "\ufe00", "\ufe0f", "\U000e0101", "\u3164", "\u061c", "\u00ad"]
)
def test_an_identifier_with_a_hidden_character_is_found(char):
    assert hidden_places(f"la cuenta @lo{char}bo_88 es") == [13]


@pytest.mark.parametrize("text", ["❤️ gracias", "1️⃣ cuenta", "preser\u00advación de datos", "☎️ 555 0101", "niño"])
def test_emoji_and_hyphenation_points_are_ordinary(text):
    assert hidden_places(text) == []


def test_every_format_character_is_known_but_those_that_print():
    printed = {"ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN"}
    chars = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
    missed = [char for char in chars if not IGNORABLE.match(char) and unicodedata.name(char).split()[0] not in printed]
    assert [unicodedata.name(char) for char in missed if "INTERLINEAR" not in unicodedata.name(char)] == []

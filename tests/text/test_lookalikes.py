"""Signs that optical recognition takes for one another."""

from __future__ import annotations

import pytest

from ert_writer.text.lookalikes import lookalikes, recognised_note


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("@lobo_77", ("1/l/I", "_/blank")),
        ("FEF/105", ("0/O", "1/l/I", "5/S")),
        ("morna", ("rn/m",)),
        ("+34 79", ()),
    ],
)
def test_groups_of_which_a_text_holds_a_sign(text: str, groups: tuple[str, ...]) -> None:
    assert lookalikes(text) == groups


def test_the_note_names_them() -> None:
    assert recognised_note("A0") == "read by OCR: compare with the image; look-alikes: 0/O"
    assert recognised_note("+34 79") == "read by OCR: compare with the image"

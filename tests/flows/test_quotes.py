"""Passages are translated for themselves, in order."""

from pathlib import Path

import pytest

from ert_writer.desk import Desk, Settings
from ert_writer.flows.quotes import english_of

PASSAGES = ("Fue vista el lunes. No ha vuelto.", "La cuenta @lobo_88 la amenaza.")


def test_each_passage_has_its_own_target(tmp_path: Path) -> None:
    parts = Desk(Settings(engine="echo", models=tmp_path)).inbound
    assert english_of(PASSAGES, "es-MX", parts) == tuple(zip(PASSAGES, PASSAGES, strict=True))


@pytest.mark.parametrize("language", ["en", "und", "fr"])
def test_what_is_english_or_not_supported_is_left(tmp_path: Path, language: str) -> None:
    assert english_of(PASSAGES, language, Desk(Settings(engine="echo", models=tmp_path)).inbound) == ()

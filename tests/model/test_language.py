"""Tags and directions."""

import pytest

from ert_writer.model.language import Direction, base, region


@pytest.mark.parametrize(("tag", "expected"), [("es", "es"), ("es-MX", "es"), ("PT-br", "pt"), ("und", "und")])
def test_base(tag: str, expected: str) -> None:
    assert base(tag) == expected


@pytest.mark.parametrize(("tag", "expected"), [("es", ""), ("es-mx", "MX"), ("es-419", "419")])
def test_region(tag: str, expected: str) -> None:
    assert region(tag) == expected


def test_a_direction_reads_as_its_pair() -> None:
    assert str(Direction("es", "en")) == "es-en"

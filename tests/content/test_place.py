"""Content is looked for where it was asked for, and nowhere else then."""

from pathlib import Path

import pytest

from ert_writer.content.place import find_content, packaged_content
from ert_writer.errors import ContentError


def test_the_repository_or_package_holds_content() -> None:
    place = find_content()
    assert place.templates.is_dir()
    assert place.glossary.is_dir()


def test_the_directory_asked_for_wins(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    assert find_content(tmp_path).root == tmp_path


def test_an_asked_directory_without_content_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no templates/, glossary/, countries/"):
        find_content(tmp_path)


def test_countries_and_lexicon_of_the_asked_directory_stand_before_the_packaged_ones(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "lexicon").mkdir()
    place = find_content(tmp_path)
    assert place.lexicon == tmp_path / "lexicon"
    assert place.countries == packaged_content().countries
    assert place.countries.is_dir()


def test_what_was_made_from_one_content_is_not_given_for_another(tmp_path: Path) -> None:
    from ert_writer.content.place import content_in_use, own_content, per_content

    made: list[tuple[Path | None, str]] = []

    @per_content(maxsize=8)
    def read(text: str, *, upper: bool = False) -> str:
        """Read."""
        made.append((own_content(), text))
        return text.upper() if upper else text

    for place in (None, tmp_path):
        with content_in_use(place):
            assert (read("a"), read("a"), read("a", upper=True)) == ("a", "a", "A")
    assert made == [(None, "a"), (None, "a"), (tmp_path, "a"), (tmp_path, "a")]
    assert read.__doc__ == "Read."

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

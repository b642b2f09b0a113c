"""The interface's words in three languages, from `words.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ert_writer.content.schema import Table, parse
from ert_writer.model.language import Language


class WordsFile(Table, frozen=True, kw_only=True):
    """One table a language, the same keys in each."""

    en: dict[str, str]
    es: dict[str, str]
    pt: dict[str, str]


@cache
def words(language: Language) -> Mapping[str, str]:
    """Return the words of a language; English for any other than Spanish and Portuguese."""
    place = files("ert_writer.web") / "words.toml"
    found = parse(place.read_text(encoding="utf-8"), WordsFile, str(place))
    return {"es": found.es, "pt": found.pt}.get(language, found.en)

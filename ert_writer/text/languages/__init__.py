"""What code must know of each language: one module a language. A further language is a further module here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ert_writer.model.language import SUPPORTED, Language, base
from ert_writer.text.languages.model import LanguageData


@cache
def language_data(language: Language) -> LanguageData | None:
    """Return what is known of a language by its base or regional tag; None for one that is not supported."""
    code = base(language)
    if code not in SUPPORTED:
        return None
    data: LanguageData = import_module(f"ert_writer.text.languages.{code}").DATA
    return data


def all_languages() -> tuple[LanguageData, ...]:
    """Return what is known of every supported language."""
    return tuple(data for code in SUPPORTED if (data := language_data(code)))

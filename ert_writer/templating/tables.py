"""Typed reading of TOML tables: a wrong key or type is one clear error that names the file and the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import Words


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table and where it stands."""

    data: Mapping[str, Any]
    where: str

    def known(self, *names: str) -> Table:
        """Return the table itself.

        Raises:
            ContentError: it holds a key that is not among `names`.
        """
        for key in self.data:
            if key not in names:
                raise self.wrong(f"unknown key {key!r}", f"Known keys: {', '.join(names)}")
        return self

    def wrong(self, message: str, hint: str = "") -> ContentError:
        """Return an error about this table."""
        return ContentError(message, where=self.where, hint=hint)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a non-empty string, or the default."""
        value = self.data.get(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(f"{name} must be a text", f'Write {name} = "..."')
        return value

    def flag(self, name: str) -> bool:
        """Return a boolean, false when absent."""
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            raise self.wrong(f"{name} must be true or false")
        return value

    def one_of(self, name: str, known: Iterable[str], default: str) -> str:
        """Return a word of a closed list, or the default.

        Raises:
            ContentError: it is another word.
        """
        word, words = self.text(name, default), tuple(known)
        if word not in (*words, default):
            choices = ", ".join(item for item in words if item)
            raise self.wrong(f"there is no {name} {word!r}", f"Choose among: {choices}")
        return word

    def number(self, name: str, default: float | None = None) -> float:
        """Return a number, or the default.

        Raises:
            ContentError: it is none, or absent without a default.
        """
        value = self.data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 10_000:
            raise self.wrong(f"{name} must be a number from 0 to 10,000", f"Write {name} = 1.5")
        return value

    def day(self, name: str) -> date | None:
        """Return a date, None when absent."""
        value = self.data.get(name)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self.wrong(f"{name} must be a date", f"Write {name} = 2027-01-31, without quotes")

    def must_day(self, name: str) -> date:
        """Return a date.

        Raises:
            ContentError: there is none.
        """
        day = self.day(name)
        if day is None:
            raise self.wrong(f"{name} is missing", f"Write {name} = 2027-01-31, without quotes")
        return day

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings, empty when absent."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(f"{name} must be a list of texts", f'Write {name} = ["...", "..."]')
        return tuple(value)

    def table(self, name: str) -> Table:
        """Return an inner table, empty when absent."""
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(f"{name} must be a table", f"Write [{name}]")
        return Table(value, f"{self.where}: {name}")

    def tables(self, name: str) -> tuple[Table, ...]:
        """Return an array of tables, empty when absent."""
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(f"{name} must be a list of tables", f"Write [[{name}]]")
        return tuple(Table(item, f"{self.where}: {name} {number}") for number, item in enumerate(value, start=1))

    def words(self, name: str, *, optional: bool = False) -> Words:
        """Return one wording a language; all languages, or none when optional."""
        inner = self.table(name).known(*SUPPORTED)
        if optional and not inner.data:
            return {}
        return {language: inner.text(language) for language in SUPPORTED}

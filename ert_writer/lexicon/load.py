"""Lexicon files: `lexicon/**/*.toml`, the packaged ones and an organisation's own.

```toml
topic = "danger"

[[row]]
id = "kidnapping-levanton"
kind = "kidnapping"
weight = 3.0
countries = ["MX"]
es = '''
lo[|s] levantaron
! levantaron [un acta|la denuncia]
'''
example = "Anoche lo levantaron afuera de su casa."
counter = "Los agentes levantaron un acta."
```

One phrase a line in the language's key; `!` begins an exception, `--` a comment. Notation: `notation.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from ert_writer.content.cache import keep, key_of, recall
from ert_writer.content.files import read_bytes
from ert_writer.content.place import own_content, packaged_content
from ert_writer.content.schema import Table, failure, parse
from ert_writer.errors import ContentError
from ert_writer.lexicon.find import Index, Lexicon, index_of
from ert_writer.lexicon.model import Row
from ert_writer.lexicon.notation import NotationError
from ert_writer.model.language import SUPPORTED

_MADE_BY = (Path(__file__).with_name("find.py"), Path(__file__).with_name("notation.py"))


class RowTable(Table, frozen=True, kw_only=True):
    """A `[[row]]` as people write it; phrases, examples and counter-examples one a line."""

    id: str
    kind: str = ""
    weight: float = 1.0
    countries: tuple[str, ...] = ()
    es: str = ""
    pt: str = ""
    en: str = ""
    example: str = ""
    counter: str = ""


class FileTable(Table, frozen=True, kw_only=True):
    """A lexicon file."""

    topic: str
    row: list[RowTable]


class _Compiled(msgspec.Struct):
    """Rows with their index: what the cache keeps."""

    rows: tuple[Row, ...]
    index: Index


@lru_cache(maxsize=4)
def load_lexicon(own: Path | None = None) -> Lexicon:
    """Return the packaged lexicon, with an organisation's own rows.

    A row of `own` replaces the packaged row of the same topic and id, and is added where there is none.

    Args:
        own: a directory of lexicon files; None for the packaged ones alone.

    Raises:
        ContentError: a file is not as described above; the message names file, line, row and phrase.
        InputError: a file cannot be read.
    """
    packaged = packaged_content().lexicon
    directories = [packaged] if own is None or own == packaged else [packaged, own]
    files = [(path, read_bytes(path)) for directory in directories for path in sorted(directory.rglob("*.toml"))]
    name = f"{key_of(files, _MADE_BY)}.lexicon"
    compiled = recall(name, _Compiled)
    if compiled is None:
        compiled = _compiled(files, directories)
        keep(name, compiled)
    return Lexicon(compiled.rows, compiled.index)


def current_lexicon() -> Lexicon:
    """Return the packaged lexicon with the rows of the organisation's own content.

    Raises:
        ContentError: a file is not as described above.
        InputError: a file cannot be read.
    """
    asked = own_content()
    own = asked / "lexicon" if asked else None
    return load_lexicon(own if own is not None and own.is_dir() else None)


def read_rows(path: Path, data: bytes | None = None) -> tuple[Row, ...]:
    """Return the rows of one file.

    Raises:
        ContentError: it is not as described above.
        InputError: it cannot be read.
    """
    text = (read_bytes(path) if data is None else data).decode("utf-8-sig", errors="replace")
    rows = rows_of(text, str(path))
    for place, row in enumerate(rows):
        try:
            index_of((row,))
        except NotationError as error:
            raise failure(text, str(path), ("row", place), str(error), "See docs/lexicon.md for the notation") from None
    return rows


def rows_of(text: str, where: str) -> tuple[Row, ...]:
    """Return the rows of a lexicon file's text; what its phrases say is not looked at.

    Args:
        text: TOML.
        where: the file, for error messages.

    Raises:
        ContentError: it is not as described above.
    """
    file = parse(text, FileTable, where)
    rows = tuple(_row(row, file.topic, Path(where).name) for row in file.row)
    for place, row in enumerate(rows):
        if not row.phrases:
            message = f"row {row.id!r} has no phrase"
            raise failure(text, where, ("row", place), message, f"Add one of the keys {', '.join(SUPPORTED)}")
        if any(row.id == other.id for other in rows[:place]):
            raise failure(text, where, ("row", place, "id"), f"two rows have the id {row.id!r}", "Rename one")
    return rows


def _compiled(files: Sequence[tuple[Path, bytes]], directories: Sequence[Path]) -> _Compiled:
    rows: dict[tuple[str, str], Row] = {}
    for directory in directories:
        own: dict[tuple[str, str], Path] = {}
        for path, data in files:
            if not path.is_relative_to(directory):
                continue
            for row in read_rows(path, data):
                key = (row.topic, row.id)
                if key in own:
                    raise ContentError(
                        f"the row {row.id!r} of topic {row.topic!r} is also in {own[key].name}",
                        where=str(path),
                        hint="Rename one of them",
                    )
                own[key], rows[key] = path, row
    in_order = tuple(rows.values())
    return _Compiled(in_order, index_of(in_order))


def _row(row: RowTable, topic: str, source: str) -> Row:
    lines = {language: tuple(_lines(text)) for language in SUPPORTED if (text := getattr(row, language))}
    phrases = {lang: tuple(line for line in found if line[0] != "!") for lang, found in lines.items()}
    exceptions = {lang: tuple(line[1:].strip() for line in found if line[0] == "!") for lang, found in lines.items()}
    return Row(
        topic,
        row.id,
        row.kind,
        row.weight,
        row.countries,
        {language: found for language, found in phrases.items() if found},
        {language: found for language, found in exceptions.items() if found},
        tuple(_lines(row.example)),
        tuple(_lines(row.counter)),
        source,
    )


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("--"))

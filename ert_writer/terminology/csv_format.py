"""Glossaries as CSV: one term a row. `docs/glossary.md` documents the columns."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.findings import Severity
from ert_writer.model.language import EN, SUPPORTED, base
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy
from ert_writer.text.fold import fold

COLUMNS = (
    "concept", "language", "term", "status", "part_of_speech", "note", "source", "always", "exact", "unconfirmed",
    "target_only", "subject", "definition", "severity", "concept_note", "examples", "extra", "glossary", "version",
)  # fmt: skip
_NEEDED = ("concept", "language", "term")
_ALIASES = {
    "id": "concept", "concept_id": "concept", "conceptid": "concept", "lang": "language", "locale": "language",
    "text": "term", "pos": "part_of_speech", "partofspeech": "part_of_speech", "domain": "subject", "comment": "note",
    "administrativestatus": "status", "term_note": "note",
}  # fmt: skip
_LANGUAGE_NAMES = {
    "english": "en", "inglés": "en", "inglês": "en", "spanish": "es", "español": "es", "espanhol": "es",
    "portuguese": "pt", "portugués": "pt", "português": "pt",
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "x", "sí", "si", "sim"})
_NO = frozenset({"", "no", "false", "0", "não"})


_LONGEST_HEADER = 20_000
_LOOKED_AT = 50  # lines by which rows without names are told from other text
_SIDES = frozenset({"source", "target"})
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=([,;|\t:])\n")
"""What spreadsheets put before the columns."""


def looks_like_csv(text: str) -> bool:
    """Return whether a text's first line names columns of a glossary, even if it does not have one."""
    if _SEPARATOR_LINE.match(text):
        return True
    names = _header(text.split("\n", 1)[0])
    return len(set(_NEEDED) & set(names)) > 1 or set(names) >= _SIDES or len(_languages(names)) > 1


def looks_like_rows(text: str) -> bool:
    """Return whether every line has as many cells as the first, two or three, without a line that names them."""
    lines = [line for line in text.lstrip("\ufeff").split("\n")[:_LOOKED_AT] if line.strip()]
    delimiter = _delimiter(lines[0]) if lines else ""
    counts = {line.count(delimiter) for line in lines if delimiter}
    return counts in ({1}, {2}) and not any("=" in line or line.startswith("[") for line in lines)


def _names_columns(columns: Sequence[str]) -> bool:
    """Return whether a first line names columns, one of them at least by a word that is known."""
    known = {*COLUMNS, *_SIDES}
    return any(name in known for name in columns) or bool(_languages(columns))


def _require_two(columns: Sequence[str], sides: tuple[str, str] | None, where: str) -> None:
    """Raise unless rows without names are source, target and perhaps a note, in languages that the caller gives."""
    if sides is None or not 2 <= len(columns) <= 3:
        raise ContentError(
            f"the first line names no column {', '.join(_NEEDED)} or language", where=f"{where}:1",
            hint="Name the columns, such as es and en; for two without names, give glossary import --from es --to en",
        )  # fmt: skip


def read(text: str, where: str, sides: tuple[str, str] | None = None) -> Glossary:
    """Read a CSV glossary; commas, semicolons or tabs separate. A row is a term, or a concept with a column a language.

    Args:
        text: of the file.
        where: the file, for error messages.
        sides: languages of the columns `source` and `target`, where they are named so.

    Raises:
        ContentError: a column is missing or a row does not say what it should; the message names the line.
    """
    separator = _SEPARATOR_LINE.match(text)
    text = text[separator.end() :] if separator else text
    first = text.split("\n", 1)[0]
    columns = _header(first)
    if not _names_columns(columns):
        _require_two(columns, sides, where)
        columns, text = ["source", "target", "note"][: max(len(columns), 2)], f"\n{text}"
    if set(columns) >= _SIDES and "term" not in columns:
        columns = _named_sides(columns, sides, where)
    if "term" not in columns and len(_languages(columns)) > 1:
        try:
            return _by_language(text, columns, where, _delimiter(first))
        except csv.Error as error:
            raise ContentError(f"not CSV: {error}", where=where, hint="Look for a quote that is never closed") from None
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise ContentError(
            f"no column {', '.join(missing)}", where=f"{where}:1",
            hint=f"The first line names {', '.join(_NEEDED)}, or a column for each language, such as es and en",
        )  # fmt: skip
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(first), strict=True)
    made = _Builder()
    try:
        for row in reader:
            if reader.line_num > 1 and any(cell.strip() for cell in row):
                if len(row) > len(columns):
                    raise ContentError(
                        f"{len(row)} cells under {len(columns)} columns", where=f"{where}:{reader.line_num}",
                        hint="Put quotes round a cell that holds the separator",
                    )  # fmt: skip
                made.add(dict(zip(columns, map(_plain, row), strict=False)), f"{where}:{reader.line_num}")
    except csv.Error as error:
        raise ContentError(f"not CSV: {error}", where=f"{where}:{reader.line_num}", hint="Correct that line") from None
    return made.glossary()


def _named_sides(columns: Sequence[str], sides: tuple[str, str] | None, where: str) -> list[str]:
    """Return the columns with `source` and `target` named by their languages.

    Raises:
        ContentError: nobody says which they are.
    """
    if sides is None:
        raise ContentError(
            "the columns source and target do not say their languages",
            where=f"{where}:1",
            hint="Name the columns by language, such as es and en, or give glossary import --from es --to en",
        )
    names = dict(zip(("source", "target"), sides, strict=True))
    return [names.get(name, name) for name in columns]


def _languages(columns: Sequence[str]) -> list[str]:
    return [name for name in columns if base(_tag(name)) in SUPPORTED]


def _tag(name: str) -> str:
    return _LANGUAGE_NAMES.get(name, name.replace("_", "-"))


def _by_language(text: str, columns: Sequence[str], where: str, delimiter: str) -> Glossary:
    """Read one concept a row, a column a language; `|` parts the terms of a cell, the first of which is preferred."""
    rows = csv.DictReader(io.StringIO(text), list(columns), delimiter=delimiter)
    concepts: dict[str, Concept] = {}
    for row in rows:
        cells = {name: _plain(row.get(name) or "") for name in _languages(columns)}
        if rows.line_num == 1 or not any(map(_words, cells.values())):
            continue
        place = f"{where}:{rows.line_num}"
        made = tidy.concept(_row_concept(row, cells, place), place)
        if made.id in concepts:
            raise ContentError(
                f"concept {made.id!r} is given twice", where=place, hint="Put its terms into one row, parted by |"
            )
        concepts[made.id] = made
    return Glossary(tuple(concepts.values()))


def _words(cell: str) -> list[str]:
    """Return the terms of a cell; none where it holds bars and blanks alone."""
    return [word for part in cell.split("|") if (word := part.strip())]


def _row_concept(row: Mapping[str, str | None], cells: Mapping[str, str], where: str) -> Concept:
    note, subject = (tidy.text(row.get(key) or "") for key in ("note", "subject"))
    terms = [
        Term(word, tidy.language_tag(_tag(name), where), TermStatus.ADMITTED if at else TermStatus.PREFERRED)
        for name, cell in cells.items()
        for at, word in enumerate(_words(cell))
    ]
    english = next((term.text for term in terms if base(term.language) == EN), terms[0].text)
    id_ = tidy.text(row.get("concept") or "") or "-".join(re.findall(r"[a-z0-9]+", fold(english))) or f"row-{where}"
    return Concept(id_, tuple(terms), subject, note=note)


def write(glossary: Glossary) -> bytes:
    """Return a glossary as CSV that reads back as the same glossary."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    if glossary.name or glossary.version:
        writer.writerow({"glossary": glossary.name, "version": glossary.version})
    for concept in glossary.concepts:
        for row in _rows(concept):
            writer.writerow({name: _inert(str(cell)) for name, cell in row.items()})
    return out.getvalue().encode("utf-8")


_ACTIVE = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet would run as a formula, behind marks that keep it from doing so."""


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet runs; `_plain` gives the cell back."""
    return f"'{cell}" if _ACTIVE.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _ACTIVE.match(cell) else cell


def _delimiter(first: str) -> str:
    """Return what parts the cells of a line; a bar only where nothing else does, as it parts the terms of a cell."""
    found = max(",;\t", key=first.count)
    return found if found in first or "|" not in first else "|"


def _header(first: str) -> list[str]:
    if len(first) > _LONGEST_HEADER:
        return []
    cells = next(csv.reader([first], delimiter=_delimiter(first)), [])
    names = ["_".join(cell.replace("\ufeff", "").lower().split()) for cell in cells]
    return [_ALIASES.get(name, name) for name in names]


class _Builder:
    """Collects rows into concepts: a concept's own columns count on whichever of its rows has them."""

    def __init__(self) -> None:
        self._about: dict[str, dict[str, str]] = {}
        self._terms: dict[str, list[Term]] = {}
        self._places: dict[str, str] = {}
        self._file = {"glossary": "", "version": ""}

    def add(self, row: Mapping[str, str], where: str) -> None:
        for key in self._file:
            self._file[key] = self._file[key] or tidy.text(row.get(key, ""))
        id_ = row.get("concept", "").strip()
        if not id_:
            if row.get("term", "").strip():
                raise ContentError("a term without a concept", where=where, hint="Fill in the concept's id")
            return
        about = self._about.setdefault(id_, {})
        self._places.setdefault(id_, where)
        for key in ("subject", "definition", "severity", "concept_note", "examples", "extra"):
            if row.get(key, "").strip() and key not in about:
                about[key] = row[key]
        terms = self._terms.setdefault(id_, [])
        if row.get("term", "").strip() or row.get("language", "").strip():
            terms.append(_term(row, where, leads=not any(t.language == row["language"].strip() for t in terms)))

    def glossary(self) -> Glossary:
        concepts = tuple(
            tidy.concept(_concept(id_, about, self._terms[id_], self._places[id_]), self._places[id_])
            for id_, about in self._about.items()
        )
        return Glossary(concepts, self._file["glossary"], self._file["version"])


def _concept(id_: str, about: Mapping[str, str], terms: list[Term], where: str) -> Concept:
    try:
        severity = Severity.parse(about.get("severity", "error").strip())
        extra = json.loads(about.get("extra", "[]"))
        pairs = tuple((str(name), str(value)) for name, value in extra)
        examples = tuple((str(tag), str(said)) for tag, said in json.loads(about.get("examples", "[]")))
    except (ValueError, TypeError) as error:
        raise ContentError(f"severity, extra or examples: {error}", where=where, hint="See docs/glossary.md") from None
    return Concept(
        id=id_,
        terms=tuple(terms),
        subject=about.get("subject", ""),
        definition=about.get("definition", ""),
        severity=severity,
        note=about.get("concept_note", ""),
        extra=pairs,
        examples=examples,
    )


def _term(row: Mapping[str, str], where: str, *, leads: bool) -> Term:
    said = row.get("status", "").strip()
    status = tidy.status(said, where) if said else TermStatus.PREFERRED if leads else TermStatus.ADMITTED
    note = tidy.text(row.get("note", ""))
    always = row.get("always", "").strip()
    return Term(
        text=row.get("term", ""),
        language=tidy.language_tag(row.get("language", ""), where),
        status=status,
        part_of_speech=tidy.part_of_speech(row.get("part_of_speech", "")),
        note=note,
        source=row.get("source", ""),
        always=_flag(always, where) if always else tidy.is_always(note, status),
        exact=_flag(row.get("exact", ""), where),
        unconfirmed=_flag(row.get("unconfirmed", ""), where),
        target_only=_flag(row.get("target_only", ""), where),
    )


def _flag(word: str, where: str) -> bool:
    folded = word.strip().lower()
    if folded not in _YES | _NO:
        raise ContentError(f"{word!r} is neither yes nor no", where=where, hint="Write yes, no or nothing")
    return folded in _YES


def _rows(concept: Concept) -> Iterator[dict[str, Any]]:
    about = {
        "concept": concept.id,
        "subject": concept.subject,
        "definition": concept.definition,
        "severity": concept.severity.label,
        "concept_note": concept.note,
        "extra": json.dumps(concept.extra, ensure_ascii=False) if concept.extra else "",
        "examples": json.dumps(concept.examples, ensure_ascii=False) if concept.examples else "",
    }
    if not concept.terms:
        yield about
    for term in concept.terms:
        derived = tidy.is_always(term.note, term.status)
        yield {
            **about,
            "language": term.language,
            "term": term.text,
            "status": term.status.value,
            "part_of_speech": term.part_of_speech,
            "note": term.note,
            "source": term.source,
            "always": "" if term.always == derived else "yes" if term.always else "no",
            "exact": "yes" if term.exact else "",
            "unconfirmed": "yes" if term.unconfirmed else "",
            "target_only": "yes" if term.target_only else "",
        }
        about = {"concept": concept.id}

"""Figures computed by hand, from a case store and from batches; queries that can write and read nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ert_writer.batch.job import Job
from ert_writer.batch.run import on_cores, run_batch
from ert_writer.batch.stats import (
    FIGURES,
    Answer,
    Facts,
    Letter,
    Table,
    TermUse,
    _of_batch,
    batch_facts,
    case_facts,
    figure_table,
    opened,
    queries,
    selected,
)
from ert_writer.cases.store import CaseStore, NewLetter
from ert_writer.desk import Settings
from ert_writer.errors import InputError, UsageError
from ert_writer.model.terms import Concept, Glossary, Term
from ert_writer.terminology.index import compile_terms

DAY = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - facts are in UTC without offset
ROOT = Path(__file__).parents[2]


def letter(case: int, days: float, country: str, kind: str, *accounts: str, missing: tuple[str, ...] = ()) -> Letter:
    return Letter(case, DAY + timedelta(days=days), country, kind, accounts, missing)


def minutes(case: int, days: float, after: float, template: str, country: str) -> Answer:
    return Answer(case, DAY + timedelta(days=days, minutes=after), template, "es", country)


FACTS = Facts(
    (
        letter(1, 0, "MX", "kidnapping", "@a", "@b", missing=("legal_basis",)),
        letter(2, 1, "MX", "kidnapping", "@a", missing=("legal_basis", "officer_badge")),
        letter(3, 2, "MX", "extortion"),
        letter(4, 3, "BR", "kidnapping", "@c", missing=("legal_basis",)),
        letter(4, 40, "BR", "kidnapping", "@c"),
    ),
    (
        minutes(1, 0, 10, "ack", "MX"),
        minutes(1, 0, 60, "disclose", "MX"),
        minutes(2, 1, 30, "more-info", "MX"),
        minutes(4, 3, 20, "ack", "BR"),
    ),
)
HEAD = "period country kind received identifiers replied answered asked_for_item median_minutes p90_minutes"
BY_HAND = """
2026-03 BR kidnapping 1 1 1 0 0 20.0 20.0
2026-03 BR all        1 1 1 0 0 20.0 20.0
2026-03 MX extortion  1 0 0 0 0 None None
2026-03 MX kidnapping 2 2 2 2 1 20.0 28.0
2026-03 MX all        3 2 2 2 1 20.0 28.0
2026-04 BR kidnapping 1 1 0 0 0 None None
2026-04 BR all        1 1 0 0 0 None None
all all extortion     1 0 0 0 0 None None
all all kidnapping    4 3 3 2 1 20.0 28.0
all all all           5 3 3 2 1 20.0 28.0
"""
"""First replies after 10, 30 and 20 minutes; of 10 and 30 the ninth tenth lies at 28, of 10, 20 and 30 too."""


@pytest.fixture
def connection() -> Iterator[Any]:
    with opened(FACTS) as found:
        yield found


def lines(table: Table) -> list[str]:
    return [" ".join(map(str, row)) for row in table.rows]


def test_letters_are_counted_as_by_hand(connection: Any) -> None:
    table = figure_table(connection, FIGURES[0], least=1)
    assert table.columns == tuple(HEAD.split())
    assert lines(table) == [" ".join(line.split()) for line in BY_HAND.strip().splitlines()]
    assert not any(table.hidden)


def test_templates_and_missing_items_are_counted_as_by_hand(connection: Any) -> None:
    assert lines(figure_table(connection, FIGURES[1], least=1)) == [
        "ack BR 1", "ack MX 1", "ack all 2", "disclose MX 1", "disclose all 1", "more-info MX 1", "more-info all 1",
        "all BR 1", "all MX 3", "all all 4",
    ]  # fmt: skip
    assert lines(figure_table(connection, FIGURES[2], least=1)) == [
        "legal_basis BR 1", "legal_basis MX 2", "legal_basis all 3", "officer_badge MX 1", "officer_badge all 1",
        "all BR 1", "all MX 3", "all all 4",
    ]  # fmt: skip


def test_terms_are_counted_by_letter_and_concept_with_what_became_of_them() -> None:
    uses = (TermUse("warrant", corrected=True, missing=False), TermUse("subpoena", corrected=False, missing=True))
    letters = [replace(letter(at, at, "MX", "kidnapping"), terms=uses[: 1 + at % 2]) for at in range(4)]
    with opened(Facts(tuple(letters))) as connection:
        table = figure_table(connection, next(one for one in FIGURES if one.name == "terms"), least=1)
    assert lines(table) == [
        "subpoena MX 2 0 2", "subpoena all 2 0 2", "warrant MX 4 4 0", "warrant all 4 4 0",
        "all MX 6 4 2", "all all 6 4 2",
    ]  # fmt: skip


def test_a_term_that_was_brought_in_and_one_that_is_missing_are_told_from_a_batch() -> None:
    index = compile_terms(
        Glossary(
            (
                Concept("warrant", (Term("arrest warrant", "en"), Term("orden de aprehensión", "es"))),
                Concept("custody", (Term("pretrial detention", "en"), Term("prisión preventiva", "es"))),
            )
        ),
        "en",
    )
    unit = {
        "findings": [{"check": "term-missing", "concept": "custody"}, {"check": "number-mismatch", "concept": ""}],
        "changes": [
            {"rule": "term", "before": "an apprehension order", "after": "an arrest warrant"},
            {"rule": "case", "before": "an x", "after": "an arrest warrant, pretrial detention"},
        ],
    }
    row = {"sha256": "a", "name": "a.txt", "case": {}, "translation": {"target": "en", "units": [unit]}}
    assert _of_batch(row, index).terms == (
        TermUse("custody", corrected=False, missing=True),
        TermUse("warrant", corrected=True, missing=False),
    )
    assert _of_batch(row, None).terms == (TermUse("custody", corrected=False, missing=True),)


def test_every_measure_of_a_hidden_cell_is_hidden() -> None:
    many = [letter(at, at / 10, "MX", "kidnapping", f"@{at}") for at in range(20)]
    other = [letter(100 + at, at / 10, "BR", "kidnapping", f"@b{at}") for at in range(9)]
    few = [letter(200 + at, at / 10, country, "extortion") for country in ("MX", "BR") for at in range(3)]
    replies = [minutes(one.case_id or 0, 0, 9000, "ack", one.country) for one in (*many, *few)]
    with opened(Facts((*many, *other, *few), tuple(replies))) as connection:
        table = figure_table(connection, FIGURES[0])
    hidden = {row[:3]: mark for row, mark in zip(table.rows, table.hidden, strict=True)}
    assert hidden["2026-03", "MX", "extortion"] == set(HEAD.split()[3:])
    assert hidden["2026-03", "MX", "kidnapping"] == set(HEAD.split()[3:])  # else the row's total gives the three away
    shown = {row[:3]: row[3] for row in table.rows}
    assert shown["2026-03", "MX", "extortion"] is None
    assert shown["all", "all", "all"] == 35


def test_a_store_gives_its_letters_and_replies(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    at = datetime(2026, 1, 31, 23, tzinfo=UTC)
    data = {
        "country": "CO",
        "accounts": [{"value": "@X"}, {"value": "@x"}],
        "danger": {"value": "unclear", "kinds": []},
        "missing": ["legal_basis"],
    }
    added = store.add(
        NewLetter("a.txt", "d1", "2026-01-31T22:30:00-05:00", data, ("m",), "w"), "ana", at, lambda held, new, _: new
    )
    store.record(added.case, "reply", {"template": "ack", "language": "es"}, "ana", at + timedelta(minutes=7))
    facts = case_facts(store, at)
    assert facts.letters == (Letter(1, at.replace(tzinfo=None), "CO", "unclear", ("@x", "@x"), ("legal_basis",)),)
    with opened(facts) as connection:
        assert lines(figure_table(connection, FIGURES[0], least=1))[0] == "2026-01 CO unclear 1 1 1 0 0 7.0 7.0"


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_batches_are_counted_once_and_letters_with_errors_too(tmp_path: Path, form: str) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_bytes((ROOT / "examples" / "01-mexico.txt").read_bytes())
    (source / "b.eml").write_bytes((ROOT / "examples" / "02-brasil.eml").read_bytes())
    (source / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    job = Job(tmp_path / "out", ("detect", "intake"), form=form, settings=Settings(threads=1))
    run_batch(source, job, 2, on_cores(1))
    facts = batch_facts([job.out, job.out])
    assert sorted((one.country, one.kind, one.received is None) for one in facts.letters) == [
        ("BR", facts.letters[1].kind, False),
        ("MX", "missing_person", True),
        ("unknown", "not-read", True),
    ]
    with pytest.raises(InputError, match="holds no finished batch"):
        batch_facts([source])


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO letters VALUES (9, 9, NULL, 'MX', 'x')",
        "DROP TABLE letters",
        "SELECT 1; DROP TABLE letters",
        "COPY letters TO '{place}/out.csv'",
        "EXPORT DATABASE '{place}/out'",
        "ATTACH '{place}/out.db'",
        "SELECT * FROM read_csv('{place}/secret.csv')",
        "SELECT * FROM read_text('{place}/*')",
        "SELECT * FROM glob('{place}/*')",
        "SELECT * FROM '{place}/secret.csv'",
        "SELECT * FROM query('COPY letters TO ''{place}/out.csv''')",
        "SET enable_external_access = true",
        "SELECT * FROM query",
        "INSTALL sqlite",
        "",
    ],
)
def test_a_query_can_write_and_read_no_file(connection: Any, tmp_path: Path, query: str) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(UsageError):
        selected(connection, query.replace("{place}", str(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert selected(connection, "SELECT count(*) AS letters FROM letters") == Table(("letters",), ((5,),))


def test_the_database_holds_no_account(connection: Any) -> None:
    assert set(selected(connection, "SELECT DISTINCT identifier FROM identifiers").rows) == {(1,), (2,), (3,)}


def test_each_figure_is_a_file_of_sql_that_runs(connection: Any) -> None:
    assert set(queries()) == {"views", *(figure.name for figure in FIGURES)}
    for figure in FIGURES:
        assert selected(connection, queries()[figure.name]).columns[-len((*figure.counts, *figure.times)) :] == (
            *figure.counts,
            *figure.times,
        )


def test_replies_that_are_no_answer_are_templates(connection: Any) -> None:
    names = {str(name) for (name,) in selected(connection, "SELECT template FROM interim").rows}
    assert names <= {path.stem for path in (ROOT / "templates").glob("*.toml")}
    assert len(names) == 6


def test_the_database_itself_refuses_files_and_keeps_its_settings(connection: Any) -> None:
    import duckdb

    for statement in ("SET lock_configuration = false", "COPY letters TO '/dev/null'", "LOAD sqlite"):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)

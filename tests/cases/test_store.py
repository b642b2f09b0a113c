"""The case store: nothing twice, nothing lost, one person at a time, whatever dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.cases.store import Added, CaseStore, Data, NewLetter
from ert_writer.errors import ContentError, UsageError

AT = datetime(2026, 11, 30, 3, tzinfo=UTC)


def letter(name: str, *marks: str, **data: object) -> NewLetter:
    return NewLetter(name, f"sha256:{name}", AT.isoformat(), data, marks, f"{name} Fiscalía @lobo_88")


def newest(held: Data, new: Data, corrected: frozenset[str]) -> Data:
    return {**held, **{key: value for key, value in new.items() if key not in corrected}}


def add(store: CaseStore, *args: str, **data: object) -> Added:
    return store.add(letter(*args, **data), "ana", AT, newest)


def test_letters_that_share_a_mark_are_one_case(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    assert add(store, "a", "number:MX:1") == Added(1, joined=False)
    assert add(store, "b", "number:MX:2") == Added(2, joined=False)
    assert add(store, "c", "number:MX:1", "mail:<x>") == Added(1, joined=True)
    assert add(store, "d", "mail:<x>") == Added(1, joined=True)
    assert add(store, "e") == Added(3, joined=False)
    assert [item.name for item in store.case(1, AT).letters] == ["a", "c", "d"]


def test_a_letter_is_there_once(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a", "m")
    assert add(store, "a", "m") == Added(1, joined=True, known=True)
    assert len(store.case(1, AT).letters) == 1
    assert store.holds("sha256:a") == 1
    assert store.holds("sha256:b") is None


def test_a_correction_outlives_later_letters(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a", "m", officer_name="Ana", deadline="x")
    store.correct(1, lambda data: {**data, "officer_name": "Eva"}, ["officer_name"], "eva", AT)
    add(store, "b", "m", officer_name="Ana María", deadline="y")
    case = store.case(1, AT)
    assert case.data == {"officer_name": "Eva", "deadline": "y"}
    assert case.corrected == {"officer_name"}


def test_a_closed_case_opens_again_with_a_later_letter(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a", "m")
    store.set_open(1, "answered", "ana", AT, open_=False)
    assert store.cases(AT) == ()
    assert [case.id for case in store.cases(AT, all_=True)] == [1]
    add(store, "b", "m")
    assert [case.id for case in store.cases(AT)] == [1]
    assert [event.kind for event in store.case(1, AT).events] == ["letter", "closed", "letter"]


def test_one_person_works_on_a_case_and_who_comes_late_is_refused(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a")
    first = store.claim(1, "ana", AT)
    assert store.claim(1, "ana", AT + timedelta(minutes=5)).token == first.token
    with pytest.raises(UsageError, match="ana works on case 1"):
        store.claim(1, "eva", AT + timedelta(minutes=10))
    second = store.claim(1, "eva", AT + timedelta(minutes=30))
    assert second.token == first.token + 1
    with pytest.raises(UsageError, match="passed to eva"):
        store.require_claim(1, first.token)
    store.require_claim(1, second.token)
    store.release(1, "eva", AT + timedelta(minutes=31))
    assert store.claim(1, "ana", AT + timedelta(minutes=32)).token == second.token + 1


def test_a_correction_is_made_on_the_newest_data(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a", "m", unit="x")
    store.correct(1, lambda data: {**data, "unit": "y"}, ["unit"], "ana", AT)
    store.correct(1, lambda data: {**data, "officer_name": "Eva"}, ["officer_name"], "eva", AT)
    assert store.case(1, AT).data == {"unit": "y", "officer_name": "Eva"}


def test_who_holds_no_claim_changes_nothing_while_another_does(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a")
    store.claim(1, "ana", AT)
    with pytest.raises(UsageError, match="ana works on"):
        store.correct(1, lambda data: data, ["unit"], "eva", AT)
    with pytest.raises(UsageError, match="ana works on"):
        store.set_open(1, "done", "eva", AT, open_=False)
    store.set_open(1, "done", "ana", AT, open_=False)
    store.set_open(1, "", "ana", AT, open_=True)
    assert store.claim(1, "eva", AT).token == 2
    with pytest.raises(UsageError, match="reason"):
        store.set_open(1, " ", "eva", AT, open_=False)


def test_a_thread_counts_more_than_a_number(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a", "mail:<1>")
    add(store, "b", "number:case:x:1")
    assert add(store, "c", "number:case:x:1", "mail:<1>").case == 1


def test_a_number_beyond_sqlite_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no case"):
        CaseStore(tmp_path).case(10**30, AT)


def test_words_are_found_without_case_and_accents(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a")
    for words in ("fiscalia", "LOBO_88", "@lobo_88", "fisc lobo", 'lobo"88'):
        assert store.find(words) == (1,)
    assert store.find("nada") == store.find(" ") == ()


@given(st.text(max_size=30))
def test_no_words_break_the_search(words: str) -> None:
    store = CaseStore(Path(os.environ["ERT_WRITER_AUDIT"]).parent / "store")
    assert store.find(words) in ((), (1,))


def test_the_events_cannot_be_changed_and_the_file_is_private(tmp_path: Path) -> None:
    store = CaseStore(tmp_path)
    add(store, "a")
    assert stat.S_IMODE(store.file.stat().st_mode) == 0o600
    with sqlite3.connect(store.file) as db, pytest.raises(sqlite3.DatabaseError, match="append-only"):
        db.execute("DELETE FROM event")


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases.sqlite").write_bytes(b"this is no database, and longer than a header of one hundred bytes" * 4)
    with pytest.raises(ContentError):
        CaseStore(tmp_path).cases(AT)


def _adder(place: str, worker: int) -> None:
    for number in range(40):
        add(CaseStore(Path(place)), f"{worker}-{number}", f"m{number % 7}")


def test_a_killed_process_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_adder, args=(str(tmp_path), number)) for number in range(3)]
    for worker in workers:
        worker.start()
    while not (tmp_path / "cases.sqlite").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(workers[0].pid or 0, signal.SIGKILL)
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers[1:]] == [0, 0]
    cases = CaseStore(tmp_path).cases(AT)
    names = [item.name for case in cases for item in case.letters]
    assert len(names) == len(set(names))
    assert {f"{worker}-{number}" for worker in (1, 2) for number in range(40)} <= set(names)
    assert len(cases) == 7
    assert all(sum(event.kind == "letter" for event in case.events) == len(case.letters) for case in cases)


def test_no_two_people_get_the_same_case(tmp_path: Path) -> None:
    store = CaseStore(tmp_path / "store")
    for number in range(30):
        add(store, str(number))
    for number in range(1, 31):
        store.claim(number, f"x{number}", AT - timedelta(hours=1))
    events = [len(store.case(number, AT).events) for number in range(1, 31)]
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_once, args=(str(store.place), f"w{number}")) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    after = [store.case(number, AT) for number in range(1, 31)]
    assert [len(case.events) - before for case, before in zip(after, events, strict=True)] == [1] * 30


def _once(place: str, who: str) -> None:
    store = CaseStore(Path(place))
    for number in range(1, 31):
        try:
            store.claim(number, who, AT)
        except UsageError:
            continue

"""A batch that is killed, poisoned, repeated or spread over workers gives the same bytes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ert_writer.batch.cluster import _submitter, on_cluster
from ert_writer.batch.job import Job, fingerprint
from ert_writer.batch.run import on_cores, run_batch
from ert_writer.batch.source import database
from ert_writer.batch.work import Done
from ert_writer.desk import Settings
from ert_writer.errors import UsageError
from ert_writer.plugins import points

EXAMPLES = Path(__file__).parents[2] / "examples"
SETTINGS = Settings(threads=1)
LETTERS = 24


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a directory of short letters, one of them damaged, one empty, one in another language."""
    place = tmp_path / "letters"
    place.mkdir()
    for number in range(LETTERS):
        text = f"Solicitamos los datos de suscriptor de la cuenta @lobo_{number}. Atentamente, Ana Torres."
        (place / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    (place / "05.txt").write_bytes(b"")
    (place / "11.pdf").write_bytes(b"%PDF-1.4 broken")
    (place / "17.txt").write_text("Bonjour, je vous écris pour demander des nouvelles de la famille.", encoding="utf-8")
    return place


def written(out: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if not path.name.startswith(".")}


def test_every_letter_is_in_the_results_once_and_errors_stop_nothing(letters: Path, tmp_path: Path) -> None:
    job = Job(tmp_path / "out", ("detect",), settings=SETTINGS)
    outcome = run_batch(letters, job, 7, on_cores(2))
    rows = [
        json.loads(line)
        for path in sorted(job.out.glob("part-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert [row["name"] for row in rows] == sorted(path.name for path in letters.iterdir())
    assert {row["name"] for row in rows if "error" in row} == {"05.txt", "11.pdf"}
    assert {row["name"]: row["language"] for row in rows if "language" in row}["17.txt"] == "und"
    assert (outcome.letters, outcome.failed, outcome.partitions, outcome.kept) == (25, 2, 4, 0)
    manifest = json.loads((job.out / "manifest.json").read_bytes())
    assert [part["letters"] for part in manifest["partitions"]] == [7, 7, 7, 4]


def test_a_second_run_keeps_what_is_there_and_writes_what_changed(letters: Path, tmp_path: Path) -> None:
    job = Job(tmp_path / "out", ("detect",), settings=SETTINGS)
    run_batch(letters, job, 7, on_cores(1))
    before = written(job.out)
    assert run_batch(letters, job, 7, on_cores(1)).kept == 4
    assert written(job.out) == before
    job.part(2).write_bytes(b"altered")
    job.record(3).unlink()
    assert run_batch(letters, job, 7, on_cores(1)).kept == 2
    assert written(job.out) == before
    (letters / "24.txt").write_text("otra", encoding="utf-8")
    assert run_batch(letters, job, 7, on_cores(1)).kept == 3


def test_results_of_two_jobs_are_never_mixed(letters: Path, tmp_path: Path) -> None:
    run_batch(letters, Job(tmp_path / "out", ("detect",), settings=SETTINGS), 7, on_cores(1))
    with pytest.raises(UsageError, match="another partition"):
        run_batch(letters, Job(tmp_path / "out", ("detect",), settings=SETTINGS), 8, on_cores(1))
    with pytest.raises(UsageError, match="another steps"):
        run_batch(letters, Job(tmp_path / "out", ("intake",), settings=SETTINGS), 7, on_cores(1))


def test_intake_and_translation_are_in_the_row(tmp_path: Path) -> None:
    job = Job(tmp_path / "out", settings=SETTINGS, form="parquet")
    assert run_batch(EXAMPLES, job, 10, on_cores(1)).letters == 5
    query = "SELECT name, language, country, text, row FROM read_parquet(?) ORDER BY name"
    rows = {row[0]: row[1:] for row in database().execute(query, [str(job.part(1))]).fetchall()}
    language, country, text, row = rows["01-mexico.txt"]
    assert (language, country) == ("es", "MX")
    assert "@_lobo.norte_88" in text
    assert json.loads(row)["case"]["officer_name"]["value"] == "Rebeca Armenta Solís"


def run_command(letters: Path, out: Path, size: str = "3") -> subprocess.Popen[bytes]:
    words = ["batch", str(letters), "--out", str(out), "--steps", "detect", "--partition", size, "--workers", "2"]
    return subprocess.Popen(
        [sys.executable, "-m", "ert_writer", *words], stderr=subprocess.DEVNULL, start_new_session=True
    )


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(letters: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    run_command(letters, whole).wait()
    out, chance = tmp_path / "killed", random.Random(7)  # noqa: S311 - when to kill
    for _ in range(4):
        process = run_command(letters, out)
        time.sleep(chance.uniform(0.5, 4.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert run_command(letters, out).wait() == 1
    assert written(out) == written(whole)
    assert not list(out.glob(".part-*"))


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Yield settings of a detector that ends its process at one letter, and at the second one of a kind."""
    plugin = tmp_path / "plugin"
    (plugin / "deadly-1.dist-info").mkdir(parents=True)
    (plugin / "deadly-1.dist-info" / "METADATA").write_text("Name: deadly\nVersion: 1\n", encoding="utf-8")
    (plugin / "deadly-1.dist-info" / "entry_points.txt").write_text(
        "[ert_writer.detectors]\ndeadly = deadly:create\n", encoding="utf-8"
    )
    (plugin / "deadly.py").write_text(
        "import os, re\nfrom ert_writer.detectors.house import create as house\n"
        "class Deadly:\n    def __init__(self): self.inner, self.seen = house(), set()\n"
        "    def __getattr__(self, name): return getattr(self.inner, name)\n"
        "    def detect(self, text):\n        self.seen |= {*re.findall('zorro_[0-9]', text)}\n"
        "        if 'lobo_9' in text or len(self.seen) > 1: os._exit(9)\n"
        "        return self.inner.detect(text)\n"
        "def create(): return Deadly()\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(plugin)
    points.cache_clear()
    yield Settings(threads=1, detector="deadly")
    points.cache_clear()


def errors_of(job: Job) -> list[tuple[str, str]]:
    manifest = json.loads((job.out / "manifest.json").read_bytes())
    return [(row["name"], row["code"]) for part in manifest["partitions"] for row in part["errors"]]


def test_a_letter_that_ends_its_process_is_listed_and_stops_nothing(
    letters: Path, tmp_path: Path, deadly: Settings
) -> None:
    job = Job(tmp_path / "out", ("detect",), settings=deadly)
    outcome = run_batch(letters, job, 7, on_cores(2))
    assert outcome.letters == 25
    assert len(errors_of(job)) == 3
    assert ("09.txt", "reader-died") in errors_of(job)


def test_letters_are_told_apart_by_their_place_and_not_by_their_name(tmp_path: Path, deadly: Settings) -> None:
    rows = [{"id": "same", "text": f"Solicitamos los datos de la cuenta @lobo_{number}."} for number in (8, 9, 7)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    job = Job(tmp_path / "out", ("detect",), settings=deadly)
    assert run_batch(source, job, 3, on_cores(1)).failed == 1
    written_rows = [json.loads(line) for line in job.part(1).read_text(encoding="utf-8").splitlines()]
    assert ["error" in row for row in written_rows] == [False, True, False]


def test_letters_that_end_a_process_only_together_are_written_alone(tmp_path: Path, deadly: Settings) -> None:
    source = tmp_path / "heavy"
    source.mkdir()
    for number in range(3):
        text = f"Solicitamos los datos de la cuenta @zorro_{number}."
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    job = Job(tmp_path / "out", ("detect",), settings=deadly)
    outcome = run_batch(source, job, 3, on_cores(1))
    assert (outcome.letters, outcome.failed) == (3, 0)


def test_results_among_the_letters_are_refused(letters: Path) -> None:
    with pytest.raises(UsageError, match="among the letters"):
        run_batch(letters, Job(letters / "out", ("detect",), settings=SETTINGS), 7, on_cores(1))
    assert not (letters / "out").exists()


def test_names_that_are_not_text_stop_nothing(tmp_path: Path) -> None:
    source = tmp_path / "letters"
    source.mkdir()
    (source / os.fsdecode(b"se\xf1or.txt")).write_text("Solicitamos los datos de la cuenta @lobo_1.", encoding="utf-8")
    for form in ("jsonl", "parquet"):
        job = Job(tmp_path / form, ("detect", "intake"), settings=SETTINGS, form=form)
        outcome = run_batch(source, job, 7, on_cores(1))
        assert (outcome.letters, outcome.failed) == (1, 0)


def test_models_of_the_user_count_and_what_a_person_remembers_does_not(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_MODELS", str(tmp_path / "models"))
    job = Job(tmp_path / "out", ("detect",), settings=Settings(threads=1, memory=tmp_path / "memory.sqlite"))
    before = fingerprint(job, 7)
    (tmp_path / "models" / "es-en").mkdir(parents=True)
    (tmp_path / "models" / "es-en" / "manifest.json").write_text("{}", encoding="utf-8")
    assert fingerprint(job, 7)["models"] != before["models"]
    seen: list[Job] = []

    def runner(job: Job, _: object) -> Iterator[Done]:
        seen.append(job)
        return iter(())

    run_batch(letters, job, 7, runner)
    assert seen[0].settings.memory is None


def children_of(process: int) -> set[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False)
    return {int(word) for word in found.stdout.split()}


def alive(processes: set[int]) -> set[int]:
    states = {number: Path(f"/proc/{number}/stat") for number in processes}
    return {number for number, state in states.items() if state.exists() and ") Z" not in state.read_text()}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads processes from /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_that_started_them(letters: Path, tmp_path: Path, sign: signal.Signals) -> None:
    process = run_command(letters, tmp_path / "out", "1")
    until = time.monotonic() + 60
    workers: set[int] = set()
    while len(workers) < 2 and time.monotonic() < until:
        time.sleep(0.05)
        workers = children_of(process.pid)
    time.sleep(1.0)  # the workers prepare themselves
    os.kill(process.pid, sign)
    assert process.wait(20) != 0
    until = time.monotonic() + 10
    while alive(workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert workers
    assert not alive(workers)


@pytest.mark.xdist_group("cluster")
def test_a_cluster_whose_worker_dies_writes_the_same_bytes(letters: Path, tmp_path: Path) -> None:
    from distributed import LocalCluster

    whole = Job(tmp_path / "whole", ("detect",), settings=SETTINGS)
    run_batch(letters, whole, 3, on_cores(2))
    job = Job(tmp_path / "out", ("detect",), settings=SETTINGS)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as cluster:
        victims = [worker.pid for worker in cluster.workers.values()]

        def kill_one(_: object) -> None:
            if victims:
                os.kill(victims.pop(), signal.SIGKILL)
                victims.clear()

        outcome = run_batch(letters, job, 3, on_cluster(cluster.scheduler_address), kill_one)
    assert outcome.letters == 25
    assert written(job.out) == written(whole.out)


def test_two_batches_on_one_scheduler_never_share_a_key() -> None:
    keys: list[str] = []

    class Client:
        def submit(self, _: object, *, key: str, **__: object) -> None:
            keys.append(key)

    for _ in range(2):
        submit = _submitter(Client())
        submit(print)
        submit(print)
    assert len({*keys}) == 4


@pytest.mark.xdist_group("cluster")
def test_a_deadly_letter_on_a_cluster_is_listed_and_stops_nothing(
    letters: Path, tmp_path: Path, deadly: Settings
) -> None:
    import dask
    from distributed import LocalCluster

    job = Job(tmp_path / "out", ("detect",), settings=deadly)
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as cluster,
    ):
        outcome = run_batch(letters, job, 4, on_cluster(cluster.scheduler_address))
    assert outcome.letters == 25
    assert sorted(errors_of(job))[1] == ("09.txt", "reader-died")
    assert len(errors_of(job)) == 3

"""A batch that is killed, poisoned, repeated or spread over workers gives the same bytes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from ert_writer.batch.cluster import on_cluster
from ert_writer.batch.job import Job
from ert_writer.batch.run import on_cores, run_batch
from ert_writer.batch.source import database
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


def run_command(letters: Path, out: Path) -> subprocess.Popen[bytes]:
    words = ["batch", str(letters), "--out", str(out), "--steps", "detect", "--partition", "3", "--workers", "2"]
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


def test_a_letter_that_ends_its_process_is_listed_and_stops_nothing(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = tmp_path / "plugin"
    (plugin / "deadly-1.dist-info").mkdir(parents=True)
    (plugin / "deadly-1.dist-info" / "METADATA").write_text("Name: deadly\nVersion: 1\n", encoding="utf-8")
    (plugin / "deadly-1.dist-info" / "entry_points.txt").write_text(
        "[ert_writer.detectors]\ndeadly = deadly:create\n", encoding="utf-8"
    )
    (plugin / "deadly.py").write_text(
        "import os\nfrom ert_writer.detectors.house import create as house\n"
        "class Deadly:\n    def __init__(self): self.inner = house()\n"
        "    def __getattr__(self, name): return getattr(self.inner, name)\n"
        "    def detect(self, text):\n        if 'lobo_9' in text: os._exit(9)\n"
        "        return self.inner.detect(text)\n"
        "def create(): return Deadly()\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(plugin)
    points.cache_clear()
    job = Job(tmp_path / "out", ("detect",), settings=Settings(threads=1, detector="deadly"))
    outcome = run_batch(letters, job, 7, on_cores(2))
    errors = [
        row for part in json.loads((job.out / "manifest.json").read_bytes())["partitions"] for row in part["errors"]
    ]
    assert outcome.letters == 25
    assert {row["name"]: row["code"] for row in errors}["09.txt"] == "reader-died"
    assert len(errors) == 3
    points.cache_clear()


def test_a_cluster_whose_worker_dies_writes_the_same_bytes(letters: Path, tmp_path: Path) -> None:
    from distributed import LocalCluster

    whole = Job(tmp_path / "whole", ("detect",), settings=SETTINGS)
    run_batch(letters, whole, 3, on_cores(2))
    job = Job(tmp_path / "out", ("detect",), settings=SETTINGS)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        victims = [worker.pid for worker in cluster.workers.values()]

        def kill_one(_: object) -> None:
            if victims:
                os.kill(victims.pop(), signal.SIGKILL)
                victims.clear()

        outcome = run_batch(letters, job, 3, on_cluster(cluster.scheduler_address), kill_one)
    assert outcome.letters == 25
    assert written(job.out) == written(whole.out)

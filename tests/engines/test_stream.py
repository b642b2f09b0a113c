"""Chains of processes that answer after a NUL."""

import sys
import time

import pytest

from ert_writer.engines.stream import ProcessStream, StreamError

ONCE = "import sys; data = sys.stdin.buffer.read(2); sys.stdout.buffer.write(data); sys.stdout.flush()"


def test_answers_through_every_command() -> None:
    stream = ProcessStream((("cat",), ("cat",), ("cat",)), timeout=5)
    try:
        assert stream.exchange("señor") == "señor"
        assert stream.exchange("") == ""
        assert stream.exchange("a\nb") == "a\nb"
    finally:
        stream.close()


def test_a_text_larger_than_any_pipe_does_not_block() -> None:
    stream = ProcessStream((("cat",), ("cat",)), timeout=20)
    text = "á" * 500_000
    try:
        assert stream.exchange(text) == text
    finally:
        stream.close()


def test_a_chain_that_does_not_answer_is_stopped_in_time() -> None:
    stream = ProcessStream((("sleep", "30"),), timeout=0.2)
    start = time.monotonic()
    with pytest.raises(StreamError, match="in time"):
        stream.exchange("x")
    assert time.monotonic() - start < 5


def test_a_chain_that_dies_starts_again() -> None:
    stream = ProcessStream(((sys.executable, "-c", ONCE),), timeout=10)
    try:
        assert stream.exchange("a") == "a"
        with pytest.raises(StreamError):
            stream.exchange("b")
        assert stream.exchange("c") == "c"
    finally:
        stream.close()


def test_a_command_that_is_missing_is_a_stream_error() -> None:
    with pytest.raises(StreamError, match="cannot run"):
        ProcessStream((("no-such-program-here",),), timeout=1).exchange("x")


def test_closing_twice_is_fine() -> None:
    stream = ProcessStream((("cat",),), timeout=5)
    stream.exchange("x")
    stream.close()
    stream.close()

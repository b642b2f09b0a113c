"""Parts that stay warm."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from ert_writer.desk.warm import Warm


def test_a_value_is_made_once_whatever_thread_asks() -> None:
    made: list[int] = []

    def make() -> int:
        sleep(0.01)
        made.append(1)
        return len(made)

    warm = Warm(make)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: warm(), range(16))) == {1}
    assert warm.forget() == 1
    assert warm.forget() is None
    assert warm() == 2


def test_a_changed_added_or_removed_source_makes_it_again(tmp_path: Path) -> None:
    count = 0

    def make() -> int:
        nonlocal count
        count += 1
        return count

    file = tmp_path / "terms.toml"
    warm = Warm(make, lambda: (tmp_path, file))
    assert (warm(), warm()) == (1, 1)
    file.write_text("a")
    assert (warm(), warm()) == (2, 2)
    file.write_text("longer")
    assert warm() == 3
    file.unlink()
    assert warm() == 4


def test_a_failure_is_not_kept() -> None:
    answers = iter([ValueError("not yet"), "there"])

    def make() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return str(answer)

    warm = Warm(make)
    with pytest.raises(ValueError, match="not yet"):
        warm()
    assert warm() == "there"

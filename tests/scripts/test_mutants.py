"""One change at a time, and whether the tests that belong to the file notice it."""

from __future__ import annotations

from pathlib import Path

import mutants
import pytest

PYTHON = '''"""Text."""

WORDS = frozenset({"si", "no"})
__all__ = ["about"]


def about(n: int, m: float = 0.5) -> str:
    """Return a word."""
    return f"{n:02d}" if n < 3 <= m and "x" not in WORDS else "más"
'''
TOML = """# not "this"
[[word]]
text = "secuestro"
"quoted key" = 'a'
many = ["b", 7, 0.5]
"""


def changes(path: str, source: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.was, one.now) for one in mutants.mutants_of(path, source)]


def test_numbers_strings_of_tables_and_comparisons_of_python_are_changed() -> None:
    assert changes("ert_writer/a.py", PYTHON) == [
        (3, '"si"', "'si~'"),
        (3, '"no"', "'no~'"),
        (7, "0.5", "1.0"),
        (9, "<", "<="),
        (9, "3", "4"),
        (9, "<=", "<"),
        (9, "not in", "in"),
    ]


def test_values_of_toml_are_changed_and_keys_and_comments_left() -> None:
    assert changes("a.toml", TOML) == [
        (3, '"secuestro"', '"secuestro~"'),
        (4, "'a'", "'a~'"),
        (5, '"b"', '"b~"'),
        (5, "7", "8"),
        (5, "0.5", "1.0"),
    ]


def test_a_change_is_put_in_by_its_place_in_bytes() -> None:
    source = 'A = ("é", 1)\n'
    made = [one.applied(source.encode()).decode() for one in mutants.mutants_of("a.py", source)]
    assert made == ["A = ('é~', 1)\n", 'A = ("é", 2)\n']


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("ert_writer/text/fold.py", ["tests/text/test_fold.py", "tests/text"]),
        ("ert_writer/text/none.py", ["tests/text"]),
        ("ert_writer/cli/views/page.py", ["tests/cli/views/test_page.py", "tests/cli/views"]),
        ("ert_writer/checks/data/x.toml", ["tests/checks"]),
        ("lexicon/danger.toml", ["tests/lexicon"]),
    ],
)
def test_the_tests_of_a_file_are_those_of_its_name_and_of_its_folder(
    tmp_path: Path, path: str, tests: list[str]
) -> None:
    for name in ("text/test_fold.py", "cli/views/test_page.py", "checks/test_x.py", "lexicon/test_load.py"):
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert mutants.tests_of(path, tmp_path) == tests


def test_a_sample_is_the_same_for_one_seed() -> None:
    every = mutants.mutants_of("a.py", PYTHON)
    assert mutants.sampled(every, 3, 5) == mutants.sampled(every, 3, 5)
    assert sorted(mutants.sampled(every, 0, 5), key=str) == sorted(every, key=str)


def test_a_change_that_no_test_sees_survives_and_the_file_is_put_back(tmp_path: Path) -> None:
    source = "SEEN = 1\nUNSEEN = 2\n"
    (tmp_path / "ert_writer").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "ert_writer/few.py").write_text(source)
    (tmp_path / "tests/test_few.py").write_text(
        "from pathlib import Path\n\n\ndef test_it():\n    assert 'SEEN = 1' in Path('ert_writer/few.py').read_text()\n"
    )
    found = [mutants.survives(one, tmp_path, 60) for one in mutants.mutants_of("ert_writer/few.py", source)]
    assert found == [False, True]
    assert (tmp_path / "ert_writer/few.py").read_text() == source


def test_a_place_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert mutants.main(["ert_writer/nothing"]) == 2
    assert "There is no such package or file" in capsys.readouterr().out

"""The targets of `python -m fuzz` over their seeds, over what fuzzing has found, and over seeds changed at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.targets import BrokenError, in_pdf, require, targets

TARGETS = targets()
CASES = Path(__file__).parent / "cases"
FOUND = sorted(path.relative_to(CASES).as_posix() for path in CASES.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_on_its_seeds(name: str) -> None:
    for seed in TARGETS[name].seeds:
        TARGETS[name].run(seed)


@pytest.mark.parametrize("case", FOUND)
def test_what_fuzzing_found_holds_now(case: str) -> None:
    TARGETS[case.partition("/")[0]].run((CASES / case).read_bytes())


def test_every_case_belongs_to_a_target() -> None:
    assert {case.partition("/")[0] for case in FOUND} <= set(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_target_holds_on_changed_seeds(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(TARGETS[name].seeds))
    at = data.draw(st.integers(0, max(len(seed) - 1, 0)))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from((b"\0", b"\xed\xa0\x80", b"{{", b"<", b"&#0;", b'"', b"\\"))
    )
    TARGETS[name].run(seed[:at] + put + seed[at + data.draw(st.integers(0, 8)) :])


def test_a_broken_promise_is_raised() -> None:
    with pytest.raises(BrokenError, match="kept"):
        require(False, "kept")


def test_a_page_of_the_pdf_target_is_read() -> None:
    in_pdf(b"BT /F1 12 Tf 72 720 Td (Oficio 12/2031) Tj ET")

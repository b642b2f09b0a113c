"""Nothing is altered unseen: identifiers of random shape stand in the target, or a finding is on the unit."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ert_writer.checks.coinage import CHECK as COINAGE
from ert_writer.model.language import Direction
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line
from support.engines import FakeEngine, cut, double, drop, mangle, shout, space

SHAPES = (
    r"[0-9]{1,5}([./-][0-9]{1,6}){2,4}",
    r"[A-Z]{1,4}-[0-9]{1,6}/[0-9]{4}",
    r"@[a-z]{2,8}[_.][0-9]{1,5}",
    r"[a-z]{2,6}[_~*+=][A-Z0-9]{2,6}",
    r"[a-z]{3,6}[A-Z][a-z]{2,6}[0-9]{1,3}",
    r"[0-9]{7,18}",
    r"[0-9]{2,4}- [0-9]{2}\.[0-9]{4}\.[0-9]\.[0-9]{2}\.[0-9]{4}",
)
CARRIERS = ("La cuenta {} fue denunciada.", "según el oficio {} del juzgado", "LA CUENTA {} FUE DENUNCIADA.")
planted = st.sampled_from(SHAPES).flatmap(lambda shape: st.from_regex(shape, fullmatch=True)).filter(str.isascii)


def swap(text: str) -> str:
    """Exchange full stops and commas inside numbers, as engines do."""
    return re.sub(r"(?<=\d)[.,](?=\d)", lambda match: "," if match[0] == "." else ".", text)


@pytest.mark.parametrize("change", [drop, mangle, space, shout, double, cut, swap], ids=lambda change: change.__name__)
@given(carrier=st.sampled_from(CARRIERS), identifier=planted)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_identifier_stands_or_is_flagged(change: Callable[[str], str], carrier: str, identifier: str) -> None:
    text = carrier.format(identifier)
    (units,) = translate_lines([[text]], Direction("es", "en"), Line((FakeEngine(change),), (COINAGE,)))
    target = "".join(unit.before + unit.target + unit.after for unit in units)
    stands = re.search(rf"(?<!\w){re.escape(identifier)}(?!\w)", target) is not None
    assert stands or any(unit.findings for unit in units)

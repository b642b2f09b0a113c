"""Words in quotation marks: what somebody else wrote or said, not the writer's own statement."""

from __future__ import annotations

import re

from ert_writer.model.findings import Span

_LONGEST = 600
_QUOTED = re.compile(
    rf"“[^“”\n]{{1,{_LONGEST}}}”|«[^«»\n]{{1,{_LONGEST}}}»|„[^„”“\n]{{1,{_LONGEST}}}[”“]"
    rf"|(?<!\w)\"[^\"\n]{{1,{_LONGEST}}}\"(?!\w)|(?<!\w)‘[^‘’\n]{{2,{_LONGEST}}}’(?!\w)|(?<!\w)'[^'\n]{{2,{_LONGEST}}}'(?!\w)"
)


def quotations(text: str) -> tuple[Span, ...]:
    """Return what is between paired quotation marks, marks included, in order; none goes over a line break."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))

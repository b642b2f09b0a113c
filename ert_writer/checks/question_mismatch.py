"""A question that became a statement, or a statement that became a question.

**Why.** `¿La mató?` asks; "He killed her." tells.

**Flags.** More or fewer question marks in the target than in the source. `value` is `lost` or `added`.

**Passes.** Marks inside addresses and handles, and `¿` without its partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity

_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_QUESTION = re.compile(r"\?+!*|[¿][^?¿]*$")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ours, theirs = (len(_QUESTION.findall(_ADDRESS.sub(" ", text))) for text in (pair.source, pair.target))
    if ours > theirs:
        yield Issue("a question of the source is no question in the target", value="lost")
    elif theirs > ours:
        yield Issue("the target asks what the source does not ask", value="added")


CHECK = PairCheck("question-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)

"""An order that became a statement.

**Why.** `No divulgue la existencia` that becomes "It does not disclose the existence" no longer asks for anything.

**Flags.** A sentence that begins with an imperative (`Absténgase`, `No notifique`, `No se dé aviso`, `Oficie-se`, `Que
nadie avise`) whose English states, and the reverse for an English order: `value` is `order`. An order that somebody
tells and that became a deed (`dijo que la mataran`, "he said they killed her"): `value` is `reported`.

**Passes.** Every English way to order or ask: a verb in front, `must`, `shall`, `is to be`, `please`, `we request`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.orders import asks_order, gives_order
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import EN, ES, PT, base

_ENGLISH = re.compile(r"[\s\"“(•*-]*(?:please|do not|don't|never)\b(?!\s+\w+ed\b)", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:por favor|favor|deb\w+|dev\w+|solicit\w+|rog\w+|rueg\w+|ped\w+|pid\w+|peç\w+|t[ie]+n\w+ que|tem que"
    r"|prohib\w+|proib\w+|abst\w+|s[íi]rv\w+|queira\w*|evit\w+|ha de|hay que|há que)\b",
    re.IGNORECASE,
)


_TOLD = {
    ES: re.compile(
        r"\b(?:dijo|dijeron|gritó|gritaron|escribió|escribieron|avisó|avisaron|insistió|contestó|respondió|ordenó"
        r"|pidió|exigió"
        r"|mandó) que (?:no )?(?:(?:me|te|se|nos|l[aeo]s?) ){0,2}(?P<verb>[^\W\d_]+?(?:ara|iera|aran|ieran|áramos"
        r"|iéramos))(?!\w)",
        re.IGNORECASE,
    ),
    PT: re.compile(
        r"\b(?:disse|disseram|gritou|escreveu|avisou|mandou|ordenou|pediu|exigiu) (?:que|para que) (?:não )?"
        r"(?:(?:me|te|se|nos|lhe|o|a|os|as) ){0,2}(?P<verb>[^\W\d_]+?(?:asse|esse|isse|assem|essem|issem))(?!\w)",
        re.IGNORECASE,
    ),
}
_TOLD_TO = re.compile(
    r"\b(?:to|should|must|shall|ought|be|have|let|make|do not|don't|not be|order(?:s|ed)?|demand(?:s|ed)?|ask(?:s"
    r"|ed)?)\b"
    r"|\bthat \w+ (?!was|were|had|did|would|could)[a-z]+(?<!ed)(?<!s)\b",
    re.IGNORECASE,
)
_MIGHT = frozenset(
    {"fuera", "fueran", "tuviera", "tuvieran", "hubiera", "hubieran", "pudiera", "quisiera", "fosse", "tivesse"}
)


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    yield from _reported(pair)
    source, target = base(pair.source_language), base(pair.target_language)
    orders = _ENGLISH.match(pair.source) is not None if source == EN else asks_order(pair.source, source)
    if not orders:
        return
    if target == EN:
        kept = gives_order(pair.target)
    else:
        kept = _ASKS.search(pair.target) is not None or asks_order(pair.target, target)
    if not kept and target in (EN, ES, PT):
        yield Issue("the source orders, the target states", value="order")


def _reported(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where an order that somebody tells is told as a deed."""
    pattern = _TOLD.get(base(pair.source_language))
    if pattern is None or base(pair.target_language) != EN:
        return
    match = pattern.search(pair.source)
    if match is not None and match["verb"].lower() not in _MIGHT and not _TOLD_TO.search(pair.target):
        message = f"{match[0]!r} tells an order, the target a deed"
        yield Issue(message, source_span=Span(*match.span()), value="reported")


CHECK = PairCheck("order-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)

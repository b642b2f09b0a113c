"""A model is tried before it is trusted: does it know these sentences, does it obey its language tokens, does it end?

Nothing here asks for a wording. A model passes a sentence when, of all the known sources, the right one makes the
known target most likely; damaged weights, a wrong vocabulary or lost ties (transformers 5, #45005) leave that to
chance, one in ten. So a small model of a narrow domain passes, and a large broken one does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

from ert_writer.engines.marian_decoding import Decoded, Runner
from ert_writer.engines.models.manifest import Manifest, Placeholders, Trial
from ert_writer.engines.models.trial_texts import CARRIERS, FORMS, KNOWN, LETTER_CHARACTERS
from ert_writer.model.language import Direction

RIGHT_SHARE = 0.4
UNKNOWN_SHARE = 0.4
DEGENERATE_SHARE = 0.5


def try_model(runner: Runner, manifest: Manifest) -> Trial:
    """Try a loaded model in every direction it offers; the returned trial's `reason` is empty when it passed."""
    reasons = (_refusal(runner, manifest, direction) for direction in manifest.directions)
    reason = next((reason for reason in reasons if reason), "")
    if reason:
        return Trial(runner.runtime, reason)
    unknown = "".join(char for char in LETTER_CHARACTERS if runner.unknown(char))
    found = tuple(_placeholders(runner, manifest, direction) for direction in manifest.directions)
    return Trial(runner.runtime, "", found, unknown)


def _refusal(runner: Runner, manifest: Manifest, direction: Direction) -> str:
    token = manifest.token(direction.target)
    sources, targets = KNOWN[direction.source], KNOWN[direction.target]
    lost = _unknown_share(runner, sources)
    if lost > UNKNOWN_SHARE:
        known = f"known {direction.source} sentences"
        return f"{lost:.0%} of the pieces of {known} are unknown: the vocabulary is not the model's"
    right = _right_share(runner, sources, targets, token)
    if right < RIGHT_SHARE:
        known = f"{round(right * len(sources))} of {len(sources)}"
        return f"it knows {known} sentences {direction}: its weights are damaged or not for this direction"
    outputs = [candidates[0] for candidates in runner.run(sources, token, 1, 1)]
    bad = [output for output, source in zip(outputs, sources, strict=True) if _degenerate(output, source)]
    if len(bad) > DEGENERATE_SHARE * len(outputs) or len({output.text for output in outputs}) == 1:
        return (
            f"{len(bad)} of {len(outputs)} known sentences {direction} come out empty, copied, repeating or all alike"
        )
    return _disobedience(runner, manifest, direction)


def _unknown_share(runner: Runner, texts: Sequence[str]) -> float:
    return sum(len(runner.unknown(text)) for text in texts) / sum(runner.length(text, "") - 1 for text in texts)


def _right_share(runner: Runner, sources: Sequence[str], targets: Sequence[str], token: str) -> float:
    """Return the share of targets that their own source makes likelier than any other source does."""
    grid = list(product(targets, sources))
    scores = runner.score([source for _, source in grid], [target for target, _ in grid], token)
    size = len(sources)
    rows = [scores[i * size : (i + 1) * size] for i in range(len(targets))]
    return sum(row[i] == max(row) and row.count(max(row)) == 1 for i, row in enumerate(rows)) / len(targets)


def _degenerate(output: Decoded, source: str) -> bool:
    """Return whether an output is empty, its source, endless, or says one thing over and over."""
    words = re.findall(r"\w+", output.text.lower())
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    repeats = any(count > 2 for count in triples.values())
    return not words or not output.finished or repeats or output.text.strip() == source


def _disobedience(runner: Runner, manifest: Manifest, direction: Direction) -> str:
    """Return what is wrong when a language token does not make its own language likelier than another token does."""
    own = manifest.token(direction.target)
    others = [d.target for d in manifest.directions if d.source == direction.source and d.target != direction.target]
    sources, targets = KNOWN[direction.source], KNOWN[direction.target]
    for other in others:
        asked = sum(runner.score(sources, targets, own))
        if asked <= sum(runner.score(sources, targets, manifest.token(other))):
            return f"the language token {own} does not ask for {direction.target}"
    return ""


def _placeholders(runner: Runner, manifest: Manifest, direction: Direction) -> Placeholders:
    forms = [form for form in FORMS if not runner.unknown(form.format(1))]
    grid = [
        (form, carrier, form.format(i + 1)) for form in forms for i, carrier in enumerate(CARRIERS[direction.source])
    ]
    outputs = runner.run([carrier.format(mark) for _, carrier, mark in grid], manifest.token(direction.target), 1, 1)
    kept = Counter(form for (form, _, mark), found in zip(grid, outputs, strict=True) if found[0].text.count(mark) == 1)
    total = len(CARRIERS[direction.source])
    order = sorted(forms, key=lambda form: (-kept[form], FORMS.index(form)))
    return Placeholders(str(direction), tuple((form, round(kept[form] / total, 3)) for form in order))

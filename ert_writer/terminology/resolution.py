"""The longest match wins: which of the patterns found in a text stand."""

from __future__ import annotations

from collections.abc import Mapping

from ert_writer.terminology.compiled import Hit


def longest(hits: Mapping[Hit, float], certain: float) -> list[Hit]:
    """Return the hits that stand, in the order of the text.

    A hit inside or across a longer one falls. Hits on the very same words all stand: one source form may belong to two
    concepts. So do two coordinated ones that share a word, as in `subscriber and traffic data`. A doubtful hit never
    displaces a certain one; it is beside a certain one that it contains.

    Args:
        hits: with the confidence of each.
        certain: the confidence from which a hit is certain.
    """
    ranked = sorted(
        hits, key=lambda hit: (hits[hit] < certain, -len(hit.at), hit.at[0] - hit.at[-1], -hit.factor, hit.at)
    )
    standing: list[Hit] = []
    owners: dict[int, list[Hit]] = {}
    for hit in ranked:
        reach = range(hit.at[0], hit.at[-1] + 1)
        rivals = {rival for place in reach for rival in owners.get(place, ())}
        if any(_beats(rival, hit) for rival in rivals):
            continue
        standing.append(hit)
        for place in reach:
            owners.setdefault(place, []).append(hit)
    return sorted(standing, key=lambda hit: (hit.at[0], hit.at[-1], hit.pattern.term))


def _beats(longer: Hit, hit: Hit) -> bool:
    if longer.at == hit.at:
        return longer.pattern.term == hit.pattern.term
    mine, its = set(hit.at), set(longer.at)
    if mine <= its:
        return True
    if its < mine or longer.coordinated or hit.coordinated:
        return False
    if longer.factor < 1 == hit.factor and hit.at[0] > longer.at[0] and hit.at[-1] == longer.at[-1]:
        return False  # `demand for (subscriber data)`: the complement is a term of its own
    inside = longer.at[0] <= hit.at[0] and hit.at[-1] <= longer.at[-1]
    return bool(mine & its) or inside

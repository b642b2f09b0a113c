"""A review as one self-contained page: concepts by language, wordings that vary, term success rate, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ert_writer.cli.reports.page import figures, filters, findings_section, page, severity_figures, text
from ert_writer.flows.review import ConceptReview, Review, Wording
from ert_writer.model.checking import Pair

_EXAMPLES = 4  # pairs shown for each wording that varies


def review_page(review: Review) -> str:
    """Return the review as a page."""
    pairs = {pair.id: pair for pair in review.pairs}
    documents = len({pair.document for pair in review.pairs if pair.document})
    intro = f"<p class='soft'>{len(review.pairs)} pairs in {documents} document{'' if documents == 1 else 's'}</p>"
    rate = "-" if review.success_rate is None else f"{review.success_rate:.1%}"
    numbers = [
        (rate, "term success rate", "good" if (review.success_rate or 0) >= 0.9 else "warning"),
        (f"{review.rendered} / {review.occurrences}", "concepts rendered by an accepted term", ""),
        *severity_figures(review.findings),
    ]
    body = f"<h1>Review of {text(review.name)}</h1>{intro}{figures(numbers)}"
    return page(
        f"Review of {review.name}",
        body + _matrix(review) + _varying(review, pairs) + findings_section(review.findings, pairs),
    )


def _matrix(review: Review) -> str:
    if not review.concepts:
        return "<h2>Concepts</h2><p class='soft'>No concept of the glossary occurs here.</p>"
    ways = sorted({(concept.source_language, concept.target_language) for concept in review.concepts})
    rows: dict[str, dict[tuple[str, str], ConceptReview]] = {}
    for concept in review.concepts:
        rows.setdefault(concept.concept, {})[concept.source_language, concept.target_language] = concept
    head = "".join(f"<th scope='col'>{text(source)} → {text(target)}</th>" for source, target in ways)
    tools = filters(".concept", ("state", "Show", ["missing", "refused", "varies"]))
    body = "".join(_row(name, [cells.get(way) for way in ways]) for name, cells in rows.items())
    return (
        f"<h2>Concepts by language</h2>{tools}<div class='wide'><table><thead><tr><th scope='col'>Concept</th>{head}"
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(name: str, cells: list[ConceptReview | None]) -> str:
    states = sorted({state for cell in cells if cell for state in _states(cell)})
    return (
        f"<tr class='concept' data-state='{' '.join(states)}'><th scope='row'>{text(name)}</th>"
        + "".join(f"<td>{_cell(cell)}</td>" for cell in cells)
        + "</tr>\n"
    )


def _states(concept: ConceptReview) -> Iterator[str]:
    statuses = {wording.status for wording in concept.wordings}
    if "missing" in statuses:
        yield "missing"
    if statuses & {"deprecated", "superseded"}:
        yield "refused"
    if concept.varies:
        yield "varies"


def _cell(concept: ConceptReview | None) -> str:
    if concept is None:
        return "<span class='soft'>-</span>"
    ways = "".join(_way(wording) for wording in concept.wordings)
    expected = f"<br><span class='soft'>say {text(', '.join(concept.expected))}</span>" if _wants(concept) else ""
    return ways + expected


def _way(wording: Wording) -> str:
    status, label = text(wording.status), text(wording.text or "missing")
    return f"<span class='way {status}' title='{status}'>{label} <b>{len(wording.pairs)}</b></span>"


def _wants(concept: ConceptReview) -> bool:
    return concept.rendered < concept.occurrences


def _varying(review: Review, pairs: Mapping[str, Pair]) -> str:
    varying = [concept for concept in review.concepts if concept.varies]
    if not varying:
        return (
            "<h2>Renderings that vary</h2><p class='good'>Every concept has one accepted wording in each language.</p>"
        )
    return "<h2>Renderings that vary</h2>" + "".join(_side_by_side(concept, pairs) for concept in varying)


def _side_by_side(concept: ConceptReview, pairs: Mapping[str, Pair]) -> str:
    columns = "".join(_column(wording, pairs) for wording in concept.wordings)
    way = f"{text(concept.source_language)} → {text(concept.target_language)}"
    head = f"<h3>{text(concept.concept)} <span class='soft'>{way}</span></h3>"
    return f"<section class='vary'>{head}<div class='columns'>{columns}</div></section>"


def _column(wording: Wording, pairs: Mapping[str, Pair]) -> str:
    shown = [pairs[name] for name in wording.pairs[:_EXAMPLES] if name in pairs]
    more = len(wording.pairs) - len(shown)
    items = "".join(
        f"<li><span class='soft'>{text(pair.id)}</span><br>{text(pair.source)}<br><em>{text(pair.target)}</em></li>"
        for pair in shown
    )
    rest = f"<li class='soft'>and {more} more</li>" if more > 0 else ""
    return f"<div>{_way(wording)}<ul>{items}{rest}</ul></div>"

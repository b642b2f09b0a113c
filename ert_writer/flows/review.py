"""Review: every pair of a set, seen by concept; how each was rendered, how often well, and what the checks say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ert_writer.checks.bitext.read import BITEXT_SUFFIXES, Defaults, read_bitext
from ert_writer.checks.renderings import read
from ert_writer.content.files import read_bytes
from ert_writer.errors import InputError
from ert_writer.flows.checking import CheckSettings, check_pairs
from ert_writer.flows.template_review import wording_pairs
from ert_writer.model.checking import Check, CheckContext, Pair
from ert_writer.model.findings import Finding
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.model.terms import TermStatus
from ert_writer.templating.library import load_library


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which a concept was put in a language.

    Attributes:
        text: the term, or what is there; empty where nothing accepted was found.
        status: `preferred`, `admitted`, `deprecated`, `superseded`, or `missing`.
        pairs: ids of the pairs that have it.
    """

    text: str
    status: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptReview:
    """How one concept was rendered in one direction.

    Attributes:
        concept: its id.
        source_language: base language.
        target_language: base language.
        expected: the accepted terms, best first.
        occurrences: pairs whose source names the concept.
        rendered: pairs among them whose target has an accepted term and no refused one.
        wordings: the ways it was put, most frequent first.
    """

    concept: str
    source_language: Language
    target_language: Language
    expected: tuple[str, ...]
    occurrences: int
    rendered: int
    wordings: tuple[Wording, ...]

    @property
    def varies(self) -> bool:
        """Return whether two or more different accepted terms were used."""
        return sum(wording.status in (TermStatus.PREFERRED, TermStatus.ADMITTED) for wording in self.wordings) > 1


@dataclass(frozen=True, slots=True)
class Review:
    """A set under review: the wire form of `ert-writer review`.

    Attributes:
        name: what was reviewed.
        pairs: all pairs.
        findings: what the checks say.
        concepts: how each concept was rendered, by id and direction.
        occurrences: of any concept in any pair.
        rendered: those rendered by an accepted term; their share is the term success rate.
    """

    name: str
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    concepts: tuple[ConceptReview, ...]
    occurrences: int
    rendered: int

    @property
    def success_rate(self) -> float | None:
        """Return the share of concepts rendered by an accepted term; None when no concept occurs."""
        return self.rendered / self.occurrences if self.occurrences else None


def review_pairs(name: str, pairs: Sequence[Pair], findings: Sequence[Finding], context: CheckContext) -> Review:
    """Return the review of a set of pairs whose checks have run."""
    concepts = tuple(_concepts(pairs, context))
    return Review(
        name,
        tuple(pairs),
        tuple(findings),
        concepts,
        sum(concept.occurrences for concept in concepts),
        sum(concept.rendered for concept in concepts),
    )


def _concepts(pairs: Sequence[Pair], context: CheckContext) -> Iterator[ConceptReview]:
    seen: dict[tuple[str, Language, Language], dict[tuple[str, str], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for pair in pairs:
        for concept, wordings in _wordings(pair, context):
            place = seen[concept, base(pair.source_language), base(pair.target_language)]
            for wording in wordings:
                place[wording].append(pair.id)
    for (concept, source, target), found in sorted(seen.items()):
        ways = sorted(found.items(), key=lambda way: (-len(way[1]), way[0]))
        every = {pair for _, ids in ways for pair in ids}
        bad = {pair for (_, status), ids in ways for pair in ids if status not in ("preferred", "admitted")}
        terms = context.terms.accepted(concept, target)
        yield ConceptReview(
            concept,
            source,
            target,
            tuple(dict.fromkeys(term.text for term in terms)),
            len(every),
            len(every - bad),
            tuple(Wording(text, status, tuple(ids)) for (text, status), ids in ways),
        )


def _wordings(pair: Pair, context: CheckContext) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Return, for each concept of the source, the (text, status) of what the target has for it."""
    reading = read(pair, context)
    refused = {match.concept: match.term for match in reading.refused}
    for rendering in reading.renderings:
        terms = {match.term.text: match.term for match in (*rendering.fitting, *rendering.elsewhere)}
        ways = [(term.text, str(term.status)) for term in terms.values()]
        if rendering.concept in refused:
            term = refused[rendering.concept]
            ways.append((term.text, str(term.status)))
        elif not ways and not reading.satisfied(rendering):
            ways.append(("", "missing"))
        if ways:
            yield rendering.concept, ways


_STANDARD_FIELDS = "fields.toml"
"""What a whole template set has and a mere folder of wordings does not."""


def gather(path: Path, defaults: Defaults) -> tuple[Pair, ...]:
    """Return the pairs of a bitext file, of a folder of bitexts, or of a template set.

    Raises:
        InputError: nothing to review is there.
    """
    if not path.is_dir():
        return read_bitext(path, defaults)
    folder = path / "templates" if (path / "templates").is_dir() else path
    if (folder / _STANDARD_FIELDS).is_file():
        return wording_pairs(load_library(folder))
    if (folder / EN).is_dir():
        return template_pairs(folder)
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in BITEXT_SUFFIXES)
    if not files:
        raise InputError("no TSV, TMX or XLIFF file and no template set here", where=str(path))
    return tuple(pair for file in files for pair in _named(file.relative_to(path), read_bitext(file, defaults)))


def _named(file: Path, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Put the file's name before each id, so that ids of different files differ."""
    for pair in pairs:
        yield Pair(
            f"{file.as_posix()}:{pair.id}",
            pair.source,
            pair.target,
            pair.source_language,
            pair.target_language,
            document=pair.document or file.as_posix(),
            region=pair.region,
        )


_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}|^## [^\n]*$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"\{\{-?\s*(\w+).*?\}\}", re.DOTALL)


def template_pairs(folder: Path) -> tuple[Pair, ...]:
    """Return the paragraphs of a folder of mere wordings in English beside Spanish and Portuguese.

    Templates of one name have the same blocks in the same order; where the numbers differ, the last blocks are alone.

    Raises:
        InputError: no template is in English and in another language.
    """
    pairs = [
        pair
        for file in sorted((folder / EN).rglob("*.j2"))
        for language in (ES, PT)
        for pair in _template(folder, file.relative_to(folder / EN), language)
    ]
    if not pairs:
        raise InputError("no template stands in English and in another language", where=str(folder))
    return tuple(pairs)


def _template(folder: Path, file: Path, language: Language) -> Iterator[Pair]:
    other = folder / language / file
    if not other.is_file():
        return
    name = file.name.split(".")[0] if len(file.parts) == 1 else file.with_suffix("").with_suffix("").as_posix()
    ours, theirs = _blocks(folder / EN / file), _blocks(other)
    for number in range(max(len(ours), len(theirs))):
        source, target = (side[number] if number < len(side) else "" for side in (ours, theirs))
        yield Pair(f"{name}.{language}.{number + 1}", source, target, EN, language, document=f"{name} ({language})")


def _blocks(file: Path) -> list[str]:
    """Return a template's paragraphs with fields by their names and without statements."""
    wording = _FIELD.sub(lambda match: f"[{match[1]}]", _STATEMENT.sub("\n\n", read_bytes(file).decode("utf-8")))
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", wording) if block.strip()]


def run_review(
    name: str, pairs: Sequence[Pair], checks: Sequence[Check], context: CheckContext, settings: CheckSettings
) -> Review:
    """Check the pairs and return their review."""
    return review_pairs(name, pairs, check_pairs(pairs, checks, context, settings), context)

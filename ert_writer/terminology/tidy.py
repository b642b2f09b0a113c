"""One shape for every glossary, whatever file it came from, and the errors that all formats share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ert_writer.errors import ContentError
from ert_writer.model.language import Language
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "proper-noun")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_LONG_TAGS = {"eng": "en", "spa": "es", "por": "pt"}
_STATUS_WORDS = {
    "preferred": TermStatus.PREFERRED, "standardized": TermStatus.PREFERRED, "legal": TermStatus.PREFERRED,
    "regulated": TermStatus.PREFERRED, "approved": TermStatus.PREFERRED, "admitted": TermStatus.ADMITTED,
    "proposed": TermStatus.ADMITTED, "draft": TermStatus.ADMITTED, "new": TermStatus.ADMITTED,
    "candidate": TermStatus.ADMITTED, "alternative": TermStatus.ADMITTED, "accepted": TermStatus.ADMITTED,
    "allowed": TermStatus.ADMITTED, "deprecated": TermStatus.DEPRECATED, "forbidden": TermStatus.DEPRECATED,
    "notrecommended": TermStatus.DEPRECATED, "rejected": TermStatus.DEPRECATED, "prohibited": TermStatus.DEPRECATED,
    "donotuse": TermStatus.DEPRECATED, "superseded": TermStatus.SUPERSEDED, "obsolete": TermStatus.SUPERSEDED,
}  # fmt: skip


def text(value: str) -> str:
    """Return a string in NFC with white space collapsed: what every format stores."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def require_writable(glossary: Glossary, where: str) -> None:
    """Raise where a text holds a character that XML cannot hold: no format would give the same glossary back.

    Source: XML 1.0, production 2 (Char).

    Raises:
        ContentError: naming the concept.
    """
    hint = "Remove it, and look at what wrote this file"
    for entry in glossary.concepts:
        if any(_UNWRITABLE.search(said) for said in _texts(entry)):
            raise ContentError(f"concept {entry.id!r} holds a control character", where=where, hint=hint)
    if _UNWRITABLE.search(glossary.name + glossary.version):
        raise ContentError("the glossary's name or version holds a control character", where=where, hint=hint)


def _texts(entry: Concept) -> Iterator[str]:
    yield from (entry.id, entry.subject, entry.definition, entry.note)
    for pair in (*entry.extra, *entry.examples):
        yield from pair
    for term in entry.terms:
        yield from (term.text, term.note, term.source)


def language_tag(value: str, where: str) -> Language:
    """Return a BCP 47 tag in its usual case, `es-MX` for `ES_mx`.

    Raises:
        ContentError: it is not a language tag.
    """
    if not _TAG.match(value.strip()):
        raise ContentError(f"{value!r} is no language tag", where=where, hint="Write one such as es, es-MX or pt-BR")
    first, *rest = re.split(r"[-_]", value.strip())
    return "-".join(
        [
            _LONG_TAGS.get(first.lower(), first.lower()),
            *(p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in rest),
        ]
    )


def status(value: str, where: str) -> TermStatus:
    """Return the status named by any spelling in use: `deprecatedTerm-admn-sts`, `forbidden`, `obsolete`.

    Raises:
        ContentError: no known spelling.
    """
    word = re.sub(r"[^a-z]", "", value.lower()).removesuffix("admnsts").removesuffix("term")
    try:
        return _STATUS_WORDS[word]
    except KeyError:
        raise ContentError(
            f"{value!r} is no term status", where=where, hint="Use preferred, admitted, deprecated or superseded"
        ) from None


def part_of_speech(value: str) -> str:
    """Return a part of speech in this project's spelling; the empty string for `other` and unknown ones."""
    word = re.sub(r"[^a-z]+", "-", re.sub(r"([a-z])([A-Z])", r"\1-\2", value).lower()).strip("-")
    return (
        word
        if word in PARTS_OF_SPEECH
        else {"n": "noun", "v": "verb", "adj": "adjective", "adv": "adverb"}.get(word, "")
    )


def is_always(note: str, status: TermStatus) -> bool:
    """Return whether a TBX or CSV note makes its refused term forbidden whatever the source says."""
    return not status.accepted and re.match(r"always\b", note, re.IGNORECASE) is not None


def concept(raw: Concept, where: str) -> Concept:
    """Return a concept with its texts tidied and its terms grouped by language, in the order languages first appear.

    Raises:
        ContentError: it has no id, or a term is empty.
    """
    if not raw.id.strip():
        raise ContentError("a concept has no id", where=where, hint="Give every concept an id of its own")
    terms = tuple(_term(term, where) for term in raw.terms)
    order = list(dict.fromkeys(term.language for term in terms))
    grouped = tuple(sorted(terms, key=lambda term: order.index(term.language)))
    return replace(raw, id=text(raw.id), terms=grouped, subject=text(raw.subject), definition=text(raw.definition),
                   note=text(raw.note), examples=_examples(raw, where))  # fmt: skip


def _examples(raw: Concept, where: str) -> tuple[tuple[Language, str], ...]:
    return tuple((language_tag(tag, where), text(said)) for tag, said in raw.examples if said.strip())


def _term(term: Term, where: str) -> Term:
    if not term.text.strip():
        raise ContentError(f"an empty {term.language} term", where=where, hint="Write the term or remove the entry")
    return replace(term, text=text(term.text), note=text(term.note), source=text(term.source))


def merge(parts: Iterable[tuple[str, Glossary]], added: Iterable[tuple[str, Glossary]] = ()) -> Glossary:
    """Return several glossaries as one, in order.

    Args:
        parts: (where it was read, glossary).
        added: the same of glossaries that come on top: their concepts take the place of those with the same id.

    Raises:
        ContentError: two files of `parts`, or two of `added`, define one concept.
    """
    below, above = _joined(parts), _joined(added)
    if not above.concepts:
        return below
    replaced = {entry.id for entry in above.concepts}
    kept = tuple(entry for entry in below.concepts if entry.id not in replaced)
    return Glossary((*kept, *above.concepts), below.name or above.name, below.version or above.version)


def _joined(parts: Iterable[tuple[str, Glossary]]) -> Glossary:
    owners: dict[str, str] = {}
    concepts: list[Concept] = []
    name = version = ""
    for where, glossary in parts:
        name, version = name or glossary.name, version or glossary.version
        for entry in glossary.concepts:
            if entry.id in owners:
                raise ContentError(f"concept {entry.id!r} is also in {owners[entry.id]}", where=where,
                                   hint="Keep one of the two, or give one another id")  # fmt: skip
            owners[entry.id] = where
            concepts.append(entry)
    return Glossary(tuple(concepts), name, version)

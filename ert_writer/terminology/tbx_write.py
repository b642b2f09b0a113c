"""Writes TBX: version 3 in DCA style (TBX-Basic), or version 2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept, Glossary, Term
from ert_writer.terminology import tidy
from ert_writer.terminology.tbx_read import BETWEEN, EXAMPLE, EXTRA, OWN


class _Names(NamedTuple):
    """What a version calls its elements."""

    root: str
    attributes: str
    header: str
    concept: str
    language: str
    holder: str


_VERSIONS = {
    3: _Names(
        "tbx",
        'type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"',
        "tbxHeader",
        "conceptEntry",
        "langSec",
        "termSec",
    ),
    2: _Names("martif", 'type="TBX-Basic" xml:lang="en"', "martifHeader", "termEntry", "langSet", "tig"),
}


def write(glossary: Glossary, version: int = 3) -> bytes:
    """Return a glossary as TBX that reads back as the same glossary.

    Args:
        glossary: the glossary.
        version: 3 or 2.
    """
    names = _VERSIONS[version]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<{names.root} {names.attributes}>",
        *_header(glossary, names),
        "  <text>",
        "    <body>",
        *(line for concept in glossary.concepts for line in _concept(concept, names)),
        "    </body>",
        "  </text>",
        f"</{names.root}>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _header(glossary: Glossary, names: _Names) -> Iterator[str]:
    yield f"  <{names.header}>"
    yield "    <fileDesc>"
    if glossary.name:
        yield f"      <titleStmt>{_element('title', glossary.name)}</titleStmt>"
    if glossary.version:
        yield f"      <publicationStmt>{_element('p', 'version ' + glossary.version)}</publicationStmt>"
    yield f"      <sourceDesc>{_element('p', 'Exported by ert-writer')}</sourceDesc>"
    yield "    </fileDesc>"
    yield f"  </{names.header}>"


def _element(name: str, text: str, kind: str = "") -> str:
    attribute = f" type={quoteattr(kind)}" if kind else ""
    return f"<{name}{attribute}>{escape(text)}</{name}>"


def _concept(concept: Concept, names: _Names) -> Iterator[str]:
    extra = list(concept.extra)
    inner = {id(term): list(_term_extra(term, extra)) for term in concept.terms}
    yield f"      <{names.concept} id={quoteattr(concept.id)}>"
    for kind, value in (("subjectField", concept.subject), ("definition", concept.definition)):
        if value:
            yield f"        {_element('descrip', value, kind)}"
    if concept.severity is not Severity.ERROR:
        yield f"        {_element('descrip', concept.severity.label, 'x-severity')}"
    for name, value in extra:
        own = name in OWN or name.startswith((EXTRA, EXAMPLE))
        yield f"        {_element('descrip', value, EXTRA + name if own else name)}"
    if concept.note:
        yield f"        {_element('note', concept.note)}"
    for tag, said in concept.examples:
        yield f"        {_element('descrip', said, EXAMPLE + tag)}"
    for language in dict.fromkeys(term.language for term in concept.terms):
        yield f"        <{names.language} xml:lang={quoteattr(language)}>"
        for term in concept.terms:
            if term.language == language:
                yield from _term(term, inner[id(term)], names)
        yield f"        </{names.language}>"
    yield f"      </{names.concept}>"


def _term_extra(term: Term, extra: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Take from `extra` what belongs to a term and yield it by its own name."""
    start = BETWEEN.join((term.language, term.text, ""))
    for pair in [pair for pair in extra if pair[0].startswith(start) and pair[0] != start]:
        extra.remove(pair)
        yield pair[0].removeprefix(start), pair[1]


def _term(term: Term, extra: list[tuple[str, str]], names: _Names) -> Iterator[str]:
    notes = [("administrativeStatus", f"{term.status.value}Term-admn-sts")]
    if term.part_of_speech:
        notes.append(("partOfSpeech", "properNoun" if term.part_of_speech == "proper-noun" else term.part_of_speech))
    if term.always != tidy.is_always(term.note, term.status):
        notes.append(("x-always", "yes" if term.always else "no"))
    flags = (("x-exact", term.exact), ("x-unconfirmed", term.unconfirmed), ("x-target-only", term.target_only))
    notes += [(name, "yes") for name, on in flags if on]
    yield f"          <{names.holder}>"
    yield f"            {_element('term', term.text)}"
    for name, value in (*notes, *extra):
        yield f"            {_element('termNote', value, name)}"
    if term.source:
        yield f"            {_element('admin', term.source, 'source')}"
    if term.note:
        yield f"            {_element('note', term.note)}"
    yield f"          </{names.holder}>"

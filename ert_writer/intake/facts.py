"""What several readers of a letter need, each value computed once and kept.

`Facts` is a `Letter` that also knows its numbers, signature, officer, agency, quantities, moments, date and country.
A recogniser is a plain function of `Facts`; a value that two of them need is a property here, never a second call.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from ert_writer.countries.guess import guess_country
from ert_writer.countries.load import catalogue
from ert_writer.entities.quantities import find_quantities
from ert_writer.entities.quantity import Quantity
from ert_writer.entities.telephones import with_telephones
from ert_writer.intake.letter import Letter
from ert_writer.intake.moments import Moment, moments_among
from ert_writer.lexicon.find import Lexicon
from ert_writer.lexicon.load import current_lexicon
from ert_writer.lexicon.model import Hit, Hits
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity
from ert_writer.text.clauses import Clause, clauses
from ert_writer.text.quotations import quotations

if TYPE_CHECKING:  # these modules take `Facts` themselves
    from ert_writer.countries.guess import CountryGuess
    from ert_writer.intake.asked import Bound
    from ert_writer.intake.evidence import Page
    from ert_writer.intake.harms import Harm
    from ert_writer.intake.learned_roles import Weighed
    from ert_writer.intake.letter import Sentence
    from ert_writer.intake.numbers import Numbered
    from ert_writer.intake.officer import Person
    from ert_writer.intake.person_roles import Judged
    from ert_writer.intake.persons import Named
    from ert_writer.intake.requests import DataMention
    from ert_writer.intake.scene import Scene
    from ert_writer.intake.sent import Written
    from ert_writer.intake.signs import Sign
    from ert_writer.intake.surroundings import Surroundings
    from ert_writer.model.case import Danger, EntityRole, FieldValue


_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})[.;?!](?=\s|$)")


class Zone(StrEnum):
    """A part of a letter, and the stretches in it that are not the writer's own prose."""

    HEADER = "header"
    LETTERHEAD = "letterhead"
    BODY = "body"
    SIGNATURE = "signature"
    QUOTATION = "quotation"
    IDENTIFIER = "identifier"
    OLDER = "older"


@dataclass(frozen=True)
class Facts(Letter):
    """A letter with all that is read from it more than once.

    Attributes:
        known_country: ISO 3166 code of the sender's country where a person knows it; empty lets the letter tell.
    """

    known_country: str = ""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that recognise something in a letter."""
        return current_lexicon()

    @cached_property
    def hits(self) -> Hits:
        """Where phrases of the lexicon occur in the live message."""
        return self.lexicon.find(self.text)

    def words_of(self, span: Span) -> range:
        """Return the numbers of the words inside a span, as `hits.tokens` counts them."""
        starts = self.hits.tokens.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    @cached_property
    def danger_signs(self) -> tuple[Sign, ...]:
        """The words of danger, each with what its neighbourhood makes of it."""
        from ert_writer.intake.signs import danger_signs

        return danger_signs(self)

    @cached_property
    def frames(self) -> frozenset[str]:
        """What the whole letter is about that makes grave words harmless, such as an exercise."""
        from ert_writer.intake.signs import frames

        return frames(self)

    @cached_property
    def harms(self) -> tuple[Harm, ...]:
        """Each clause that tells of a harm: how certain, when, to whom, and whose word it is."""
        from ert_writer.intake.harms import harms

        return harms(self)

    def is_routine(self, sentence: Span) -> bool:
        """Return whether every word of a sentence is harmless in any combination."""
        from ert_writer.intake.routine import open_words

        return not open_words(self, sentence)

    @cached_property
    def live_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that tell of something near in time in words that are not all harmless."""
        from ert_writer.intake.routine import live_sentences

        return live_sentences(self)

    @cached_property
    def scene(self) -> Scene:
        """How much the letter looks like danger, and how much like an ordinary matter."""
        from ert_writer.intake.scene import read_scene

        return read_scene(self)

    @cached_property
    def said_over(self) -> tuple[Hit, ...]:
        """The words by which the letter itself says that a danger is over."""
        from ert_writer.intake.signs import said_over

        return said_over(self)

    def sign_weight(self, span: Span) -> float:
        """Return how much the signs of danger inside a span weigh together."""
        from ert_writer.intake.signs import total_weight

        return total_weight(s for s in self.danger_signs if span.start <= s.hit.span.start < span.end)

    @cached_property
    def ruled_danger(self) -> Danger:
        """What the rules read of danger."""
        from ert_writer.intake.danger import find_danger

        return find_danger(self)

    @cached_property
    def danger(self) -> Danger:
        """What the letter says of danger, by the rules and by all the evidence."""
        from ert_writer.intake.learned_danger import judged_danger

        return judged_danger(self)

    @cached_property
    def asked_categories(self) -> tuple[FieldValue, ...]:
        """The categories of data that the letter asks for."""
        from ert_writer.intake.learned_fields import asked_categories

        return asked_categories(self)

    @cached_property
    def chosen_deadline(self) -> tuple[FieldValue, ...]:
        """The officer's deadline."""
        from ert_writer.intake.learned_fields import chosen_deadline

        return chosen_deadline(self)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The identifiers and quantities of the live message, telephones as its country writes them."""
        return with_telephones(self.text, super().entities, self.home) if self.home else super().entities

    def entity_at(self, position: int) -> Entity | None:
        """Return the identifier or quantity around a position."""
        at = bisect_right(self.entities, position, key=lambda entity: entity.span.start) - 1
        found = self.entities[at] if at >= 0 else None
        return found if found and position < found.span.end else None

    @cached_property
    def home(self) -> str:
        """The sender's likeliest country without a look at the letter's numbers, whose reading depends on it."""
        from ert_writer.intake.numbers import clues_of

        return self.known_country or guess_country(catalogue(), clues_of(self, super().entities)).country

    @cached_property
    def numbers(self) -> tuple[Numbered, ...]:
        """The case and letter numbers, in order."""
        from ert_writer.intake.numbers import find_numbers

        return find_numbers(self)

    @cached_property
    def case_numbers(self) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
        """The case numbers, the investigation's first, and the kind of each."""
        from ert_writer.intake.numbers import case_numbers

        return case_numbers(self)

    @cached_property
    def signature_start(self) -> int:
        """Where the signature begins, in the document's text."""
        from ert_writer.intake.addresses import signature_start

        return signature_start(self)

    @cached_property
    def officer(self) -> Person | None:
        """Who signs; None when no name can be told."""
        from ert_writer.intake.officer import find_officer

        return find_officer(self)

    @cached_property
    def signer(self) -> Person | None:
        """Who signs by all the evidence; None when no name can be told."""
        from ert_writer.intake.officer import find_signer

        return find_signer(self)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The words around people and identifiers."""
        from ert_writer.intake.surroundings import Surroundings

        return Surroundings(self)

    @cached_property
    def people(self) -> tuple[Named, ...]:
        """The names of people, in order."""
        from ert_writer.intake.persons import find_people
        from ert_writer.intake.surroundings import PEOPLE_ROLES

        around = self.surroundings
        cues = (cue for cue in around.people if cue.meanings[0] in PEOPLE_ROLES)
        return find_people(self, tuple(sorted(cue.span for cue in (*cues, *around.before_names))))

    @cached_property
    def people_roles(self) -> tuple[Judged, ...]:
        """The people whom the letter names, each with a role."""
        from ert_writer.intake.person_roles import people_roles

        return people_roles(self)

    @cached_property
    def shown_lines(self) -> tuple[Span, ...]:
        """The lines of the live message as a person sees them, without blank ones."""
        found, raw = [], self.document.text
        for line in self.lines:
            start = line.span.start
            for piece in raw[line.span.start : line.span.end].split("\n"):
                if piece.strip():
                    found.append(Span(start, start + len(piece)))
                start += len(piece) + 1
        return tuple(found)

    def shown_line(self, position: int) -> Span:
        """Return the line around a position as a person sees it; an empty span outside the live message."""
        at = bisect_right(self.shown_lines, position, key=lambda span: span.start) - 1
        found = self.shown_lines[at] if at >= 0 else None
        return found if found and position <= found.end else Span(position, position)

    def paragraph_end(self, position: int) -> int:
        """Return where the paragraph around a position ends."""
        line = self.line_at(position)
        return line.span.end if line else position

    def sentence_end(self, start: int, limit: int) -> int:
        """Return where a full stop behind a whole word ends what begins at a place; `limit` where none does."""
        match = _FULL_STOP.search(self.text, start, limit)
        return match.start() if match else limit

    @cached_property
    def agency_and_unit(self) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
        """The officer's agency and unit."""
        from ert_writer.intake.agency import agency_and_unit

        return agency_and_unit(self)

    @cached_property
    def stated_roles(self) -> tuple[EntityRole, ...]:
        """Everything that the letter names, each with the role that the words around it give."""
        from ert_writer.intake.roles import entity_roles

        return entity_roles(self)

    @cached_property
    def settled_roles(self) -> tuple[EntityRole, ...]:
        """The same, with what is asked about settled for the whole letter."""
        from ert_writer.intake.accounts import settled_roles

        return settled_roles(self)

    @cached_property
    def page(self) -> Page:
        """The letter with what the evidence of every place in it needs."""
        from ert_writer.intake.evidence import Page

        return Page(self)

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """Everything that the letter names with the role that all evidence around it speaks for."""
        from ert_writer.intake.learned_roles import weigh

        return weigh(self)

    @cached_property
    def roles(self) -> tuple[EntityRole, ...]:
        """The roles of everything that the letter names, in order of appearance."""
        from ert_writer.intake.learned_roles import shown

        return shown(self.weighed)

    @cached_property
    def bound_requests(self) -> tuple[Bound, ...]:
        """What is asked, kept or denied, joined to accounts."""
        from ert_writer.intake.asked import bound_requests

        return bound_requests(self)

    @cached_property
    def accounts(self) -> tuple[FieldValue, ...]:
        """The accounts that data are asked of."""
        from ert_writer.intake.accounts import accounts

        return accounts(self)

    @cached_property
    def unrelated_accounts(self) -> frozenset[Span]:
        """The accounts that the letter says it asks nothing about."""
        from ert_writer.intake.cancelled import unrelated_spans

        return unrelated_spans(self)

    @cached_property
    def data_mentions(self) -> tuple[DataMention, ...]:
        """The categories of data that the letter names, each with what it does with them."""
        from ert_writer.intake.requests import data_mentions

        return data_mentions(self)

    def mentions_in(self, span: Span) -> tuple[DataMention, ...]:
        """Return the categories of data named inside a span, in order."""
        found = self._mentions_in_order
        first = bisect_left(found, span.start, key=lambda item: item.span.start)
        last = bisect_right(found, span.end, lo=first, key=lambda item: item.span.start)
        return tuple(item for item in found[first:last] if item.span.end <= span.end)

    @cached_property
    def _mentions_in_order(self) -> tuple[DataMention, ...]:
        return tuple(sorted(self.data_mentions, key=lambda item: item.span))

    @cached_property
    def written(self) -> Written:
        """When the letter was written."""
        from ert_writer.intake.sent import written

        return written(self)

    @cached_property
    def country_guess(self) -> CountryGuess:
        """The likeliest country of the sender."""
        from ert_writer.intake.countries import guess_country

        return guess_country(self)

    @property
    def country(self) -> str:
        """The sender's likeliest country, an ISO 3166 code; empty when too little speaks for any."""
        return self.known_country or self.country_guess.country

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers, sums, days and clock times of the live message."""
        return find_quantities(self.text, self.language, self.entities)

    @cached_property
    def is_private(self) -> bool:
        """Whether the writer speaks as a relative, lawyer or journalist, and as no officer."""
        from ert_writer.intake.senders import is_private

        return is_private(self)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What is in quotation marks in the live message: words of others."""
        return quotations(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of every sentence, in order."""
        return tuple(clause for sentence in self.sentences for clause in self.clauses_of(sentence.span))

    def clauses_of(self, span: Span) -> tuple[Clause, ...]:
        """Return the clauses of a sentence, positions in the document's text."""
        return clauses(self.folded, span, self.language, self.quotations)

    def clause_at(self, position: int) -> Clause | None:
        """Return the clause around a position; None outside the sentences."""
        at = bisect_right(self.clauses, position, key=lambda clause: clause.span.start) - 1
        found = self.clauses[at] if at >= 0 else None
        return found if found and position < found.span.end else None

    def zone_at(self, position: int) -> Zone:
        """Return in which part of the letter a position stands; an identifier or quotation goes first."""
        if not self.text[position : position + 1].strip():
            return Zone.OLDER if self.older[position : position + 1].strip() else Zone.BODY
        if self.entity_at(position):
            return Zone.IDENTIFIER
        if any(span.start <= position < span.end for span in self.quotations):
            return Zone.QUOTATION
        return self.part_at(position)

    def part_at(self, position: int) -> Zone:
        """Return the part of the live message around a position: header, letterhead, body or signature."""
        from ert_writer.intake.addresses import in_letterhead, in_signature

        if self.in_mail_header(position):
            return Zone.HEADER
        if in_signature(self, position):
            return Zone.SIGNATURE
        return Zone.LETTERHEAD if in_letterhead(self, position) else Zone.BODY

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities inside a span, their positions counted from its start."""
        return tuple(_shifted(self.quantities, span))

    def moments_of(self, sentence: Span) -> tuple[Moment, ...]:
        """Return the days and clock times of the sentence of that span, counted from its start, with relative days."""
        return self._moments.get(sentence, ())

    @cached_property
    def _moments(self) -> dict[Span, tuple[Moment, ...]]:
        day = self.written.day
        return {s.span: moments_among(self.quantities_in(s.span), s.folded, day) for s in self.sentences}

    def absolute_moments(self, span: Span) -> tuple[Moment, ...]:
        """Return the days and clock times inside a span that can be told without the letter's date."""
        return moments_among(self.quantities_in(span), self.folded[span.start : span.end], None)


def _shifted(quantities: tuple[Quantity, ...], span: Span) -> Iterator[Quantity]:
    for quantity in quantities:
        if span.start <= quantity.span.start and quantity.span.end <= span.end:
            start, end = quantity.span
            yield replace(quantity, span=Span(start - span.start, end - span.start))

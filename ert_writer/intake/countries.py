"""Which country a letter comes from: what it offers as evidence, weighed by the country files."""

from __future__ import annotations

from dataclasses import replace

from ert_writer.countries.guess import Clues, CountryGuess
from ert_writer.countries.guess import guess_country as weigh
from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.numbers import clues_of, number_countries


def guess_country(letter: Facts) -> CountryGuess:
    """Return the country that the evidence adds up to."""
    return weigh(catalogue(), all_clues(letter))


def all_clues(letter: Facts) -> Clues:
    """Return what a letter offers as evidence for its country, its numbers included."""
    return replace(clues_of(letter, letter.entities), numbers=tuple(number_countries(letter)))

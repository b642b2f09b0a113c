"""Portuguese of Brazil, Portugal and Africa: the grammar whose pairs train the Portuguese model."""

from training.romance_en.grammar.portuguese import (
    agencies,
    chats,
    letters,
    lines,
    nouns,
    omitted,
    oneself,
    petitions,
    quantities,
    roles,
    texting,
    threats,
)
from training.romance_en.grammar.portuguese.particulars import SLOTS

__all__ = ["GENERATED", "SLOTS"]

GENERATED = {
    "threats": (threats, 30000),
    "letters": (letters, 40000),
    "roles": (roles, 26000),
    "quant": (quantities, 24000),
    "chats": (chats, 24000),
    "lines": (lines, 24000),
    "nouns": (nouns, 14000),
    "oneself": (oneself, 22000),
    "petitions": (petitions, 20000),
    "omitted": (omitted, 18000),
    "agencies": (agencies, 8000),
    "texting": (texting, 14000),
}
"""Modules with how many pairs each makes."""

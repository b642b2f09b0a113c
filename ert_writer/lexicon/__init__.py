"""The words of letters as data: phrases in a small notation, found in one pass over a text."""

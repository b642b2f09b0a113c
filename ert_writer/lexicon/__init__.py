"""Loads what the files under `lexicon/` say: the phrases that recognise something in a letter."""

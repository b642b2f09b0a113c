"""Text and language: folding, words and zones, sentences, numbers, dates, and what code must know of a language."""

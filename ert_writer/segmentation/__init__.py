"""Sentences, headings and list items of es, pt and en letters."""

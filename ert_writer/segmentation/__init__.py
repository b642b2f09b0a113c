"""Sentences, headings and list items of es, pt and en letters."""

from ert_writer.segmentation.clauses import split_long, split_text
from ert_writer.segmentation.sentences import join, segment

__all__ = ["join", "segment", "split_long", "split_text"]

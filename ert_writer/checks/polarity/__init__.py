"""Polarity: what negates a statement in es, pt and en, and whether two statements agree."""

from ert_writer.checks.polarity.compare import Disagreement, compare
from ert_writer.checks.polarity.cues import Cue, Kind, cues

__all__ = ["Cue", "Disagreement", "Kind", "compare", "cues"]

"""Bitexts: TSV, TMX, XLIFF and two aligned texts, read into pairs."""

from ert_writer.checks.bitext.align import align
from ert_writer.checks.bitext.read import read_bitext

__all__ = ["align", "read_bitext"]

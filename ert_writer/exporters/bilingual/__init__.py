"""A letter with its translation as one file with both columns, for a reviewer to work in: Word, XLIFF 2.1, TMX."""

from __future__ import annotations

from ert_writer.exporters.bilingual.docx import bilingual_docx
from ert_writer.exporters.bilingual.xliff import bilingual_tmx, bilingual_xliff

__all__ = ["bilingual_docx", "bilingual_tmx", "bilingual_xliff"]

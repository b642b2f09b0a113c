"""Plain text: the subject line, then the blocks, an empty line apart."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.exporters.soundness import SUBJECT, sound, stamped
from ert_writer.model.reply import Exporter, Reply


@dataclass(frozen=True, slots=True)
class TextExporter:
    """Writes UTF-8 text with line feeds."""

    id: str = "text"
    suffix: str = ".txt"

    def export(self, reply: Reply) -> bytes:
        """Return subject and blocks; a draft's marks stand over every block.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        sound(reply)
        blocks = [f"{SUBJECT[reply.language]}: {reply.subject}", *(clause.text for clause in reply.clauses)]
        return ("\n\n".join(stamped(block, reply) for block in blocks) + "\n").encode("utf-8")


EXPORTER: Exporter = TextExporter()

"""JSON: one wire object with everything that an audit or another program needs."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.exporters.soundness import sound
from ert_writer.model.reply import Exporter, Reply
from ert_writer.model.wire import json_text, result, to_wire

STARTER = "starter"


@dataclass(frozen=True, slots=True)
class JsonExporter:
    """Writes the reply with template id, version, hash, language, case reference, approval and the starter flag."""

    id: str = "json"
    suffix: str = ".json"

    def export(self, reply: Reply) -> bytes:
        """Return `{"schema": 1, "result": ...}`.

        `starter` is true while the approval is the one that came with the project: no organisation has approved it.

        Raises:
            ContentError: the reply is empty or holds an unresolved field.
        """
        sound(reply)
        people = reply.approval.approved_by if reply.approval else ()
        value = to_wire(reply) | {"starter": any(person.role == STARTER for person in people), "text": reply.text}
        return (json_text(result(value), indent=2) + "\n").encode("utf-8")


EXPORTER: Exporter = JsonExporter()

"""What passes between the program and the process that reads a file for it: JSON lines, never pickled objects.

The process that reads is not trusted with more than a document: what comes back is held against the types of
`ert_writer.model.text` before it is used.
"""

from __future__ import annotations

import msgspec

from ert_writer.model.text import Document


class Task(msgspec.Struct):
    """The first line that the reading process gets; the file's bytes follow."""

    reader: str
    name: str


class Step(msgspec.Struct, tag="step"):
    """How far the file is read, as `Progress` is told."""

    done: int
    total: int
    what: str


class Refused(msgspec.Struct, tag="refused"):
    """The file cannot be read; the parts of an `InputError`."""

    message: str
    where: str
    hint: str


class Read(msgspec.Struct, tag="read"):
    """The document."""

    document: Document


Answer = Step | Refused | Read

encode = msgspec.json.encode
decode_task = msgspec.json.Decoder(Task).decode
decode_answer = msgspec.json.Decoder(Answer).decode

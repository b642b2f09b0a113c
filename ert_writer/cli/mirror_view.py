"""A reply beside its English mirror, clause by clause, in plain columns."""

from __future__ import annotations

import shutil
from io import StringIO

from ert_writer.cli.edge import visible
from ert_writer.exporters.soundness import marks, reference_line, stamped
from ert_writer.model.language import EN
from ert_writer.model.reply import Reply

_NAMES = {"es": "Español", "pt": "Português", "en": "English"}


def _provenance(reply: Reply) -> str:
    """Return what was approved, by whom and until when."""
    approval = reply.approval
    if approval is None:
        return reference_line(reply)
    people = ", ".join(f"{person.name} ({person.role})" for person in approval.approved_by)
    return f"{reference_line(reply)} · approved by {people} until {approval.expires_on}"


def side_by_side(reply: Reply, width: int = 0) -> str:
    """Return the reply as one or two columns.

    Args:
        reply: a sound reply; an English one has a single column.
        width: in character cells; 0 takes the terminal's, at most 160.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    mirrored = reply.language != EN and bool(reply.mirror)
    english = {clause.id: clause.text for clause in reply.mirror}
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, expand=True, padding=(0, 1))
    table.add_column(_NAMES[reply.language], ratio=1, overflow="fold")
    if mirrored:
        table.add_column("English (for the reviewer)", ratio=1, overflow="fold")
    for clause in reply.clauses:
        texts = [stamped(clause.text, reply)]
        if mirrored:
            texts.append(stamped(english.get(clause.id, ""), reply, EN))
        table.add_row(*(Text(visible(text, lines=True)) for text in texts))
    stream = StringIO()
    cells = width or min(shutil.get_terminal_size((100, 24)).columns, 160)
    console = Console(file=stream, width=cells, color_system=None, highlight=False, markup=False, emoji=False)
    for mark in marks(reply):
        console.print(Text(mark))
    console.print(Text(visible(reply.subject)))
    if mirrored and reply.mirror_subject:
        console.print(Text(visible(reply.mirror_subject)))
    console.print(table)
    console.print(Text(visible(_provenance(reply))))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))

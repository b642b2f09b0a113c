"""Approve the starter set as it is: for developers, after a change of a packaged wording. No organisation needs it.

    python scripts/approve_starter.py [TODAY]

TODAY is a day such as 2026-11-30; without it the present day. Raise the version of what was changed first. Approved
bytes that no approval names any more are deleted.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from ert_writer.model.language import SUPPORTED
from ert_writer.model.reply import Approver
from ert_writer.templating.approval import APPROVED, problems
from ert_writer.templating.editing import Consent, approve
from ert_writer.templating.library import CLAUSES, load_library

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
READERS = (Approver("Starter reader A", "starter"), Approver("Starter reader B", "starter"))


def main(today: date) -> None:
    """Approve every wording whose approval does not hold today, for one year."""
    consent = Consent(READERS, today, today.replace(year=today.year + 1))
    library = load_library(TEMPLATES)
    for name in (*(f"{CLAUSES}/{id_}" for id_ in library.clauses), *library.templates):
        source = library.source(name)
        open_ = [language for language in SUPPORTED if problems(source, language, library, today)]
        if open_ and not source.retired:
            approve(source, open_, consent, library)
            sys.stdout.write(f"{name}: {', '.join(open_)}\n")
    delete_unused()


def delete_unused() -> None:
    """Delete approved bytes that no approval names."""
    library = load_library(TEMPLATES)
    sources = (*library.templates.values(), *library.clauses.values())
    used = {
        f"{seal.approval.sha256}.json"
        for source in sources
        if not isinstance(source, Exception)
        for seal in (*source.seals.values(), *source.pending.values())
    }
    for path in (TEMPLATES / APPROVED).glob("*.json"):
        if path.name not in used:
            path.unlink()


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else datetime.now(UTC).date())

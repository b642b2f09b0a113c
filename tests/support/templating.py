"""A small template set in a temporary directory, and the packaged one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from ert_writer.flows.reply import ReplyRequest, write_reply
from ert_writer.model.case import Case, CaseField, Decision, FieldValue
from ert_writer.model.reply import Approver, Clause, Reply
from ert_writer.templating.editing import Consent, approve
from ert_writer.templating.library import Library, load_library
from ert_writer.templating.values import Given

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
TWO = (Approver("Ana Ruiz Peña", "policy"), Approver("Bruno Costa", "legal"))
CONSENT = Consent(TWO, date(2026, 11, 1), date(2027, 11, 1))
VERIFIED = Decision("officer_verified", "Ana Ruiz", "called the switchboard")
COUNTRIES = ("MX", "AR", "CO", "CL", "PE", "EC", "UY", "BO", "GT", "BR")


def packaged() -> Library:
    """Return the template set of the repository."""
    return load_library(ROOT / "templates")


@dataclass(frozen=True)
class Bench:
    """A copy of the shared files with one template, `note`, to edit and approve."""

    root: Path

    def library(self) -> Library:
        return load_library(self.root)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def wording(self, text: str, languages: Sequence[str] = ("en", "es", "pt")) -> None:
        for language in languages:
            (self.root / language / "note.txt.j2").write_text(text, "utf-8")

    def approve(
        self, names: Sequence[str] = ("note",), languages: Sequence[str] = ("es", "pt", "en"), **changes: object
    ) -> None:
        for name in names:
            library = self.library()
            approve(library.source(name), languages, replace(CONSENT, **changes), library)  # type: ignore[arg-type]

    def reply(self, language: str = "es", now: datetime = NOW, draft: bool = False, **values: str | list[str]) -> Reply:
        return write_reply(request("note", language, draft=draft, **values), self.library(), now)


NOTE = """version = "1.0"
author = "Carla Author"
policy = "P-1"
requires = ["officer_verified"]

[purpose]
en = "Test."
es = "Probar."
pt = "Testar."

[[field]]
name = "received_at"
required = true

[[field]]
name = "accounts"
"""
_LIST = "{% for item in accounts %}\n- {{ item }}\n{% endfor %}\n"
WORDING = {
    "en": "## subject\nReceived\n\n## body\nReceived on {{ received_at }}.\n" + _LIST,
    "es": "## subject\nRecibido\n\n## body\nRecibido el {{ received_at }}.\n" + _LIST,
    "pt": "## subject\nRecebido\n\n## body\nRecebido em {{ received_at }}.\n" + _LIST,
}
RECEIVED = "2026-11-22T10:15-06:00"


def bench(folder: Path, toml: str = NOTE, wording: Mapping[str, str] = WORDING) -> Bench:
    """Return a template set with the packaged shared files and the template `note`, not approved."""
    root = folder / "templates"
    source = ROOT / "templates"
    root.mkdir(parents=True)
    for name in ("fields.toml", "desk.toml", "approvers.toml", "decisions.toml", "address.toml"):
        shutil.copy(source / name, root / name)
    shutil.copytree(source / "vocabulary", root / "vocabulary")
    shutil.copytree(source / "clauses", root / "clauses")
    for language in ("en", "es", "pt"):
        shutil.copytree(source / language / "clauses", root / language / "clauses")
        (root / language / "note.txt.j2").write_text(wording[language], "utf-8")
    (root / "note.toml").write_text(toml, "utf-8")
    return Bench(root)


def given(**values: str | list[str]) -> dict[str, tuple[Given, ...]]:
    """Return values as `--set` and case files give them."""
    return {
        name: tuple(Given(text) for text in ([value] if isinstance(value, str) else value))
        for name, value in values.items()
    }


def case_of(*decisions: Decision, **values: str | list[str]) -> Case:
    """Return a case with these values."""
    rows = given(**values).items()
    fields = tuple(CaseField(name, tuple(FieldValue(g.text, g.normal) for g in row)) for name, row in rows)
    known = {f.name: f.values[0].text for f in fields if f.values}
    language, country = known.get("language", ""), known.get("country", "")
    missing = tuple(value.text for f in fields if f.name == "missing" for value in f.values)
    kept = tuple(f for f in fields if f.name not in ("language", "country", "missing"))
    return Case(kept, language, country, missing, decisions=decisions)


def request(template: str, language: str = "es", draft: bool = False, **values: str | list[str]) -> ReplyRequest:
    """Return a request with the one decision that a reply on an account needs."""
    return ReplyRequest(template, case_of(**values), decisions=(VERIFIED,), language=language, draft=draft)


def plain_reply(**changes: object) -> Reply:
    """Return a sound reply that no template made."""
    made = Reply(
        template="note",
        version="1.0",
        sha256="ab" * 32,
        language="es",
        subject="Recibimos su solicitud",
        clauses=(Clause("greeting", "Estimado/a Fiscal:"), Clause("items", "Falta:\n- la firma\n- el período")),
        mirror=(Clause("greeting", "Dear Fiscal,"), Clause("items", "Missing:\n- the signature\n- the period")),
        case_reference="CI-1/2026",
        recipient="alex.morales@fiscalia.example",
        sender=("Mesa de Respuesta", "desk@platform.example"),
        written_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def check_golden(name: str, text: str) -> None:
    """Compare with tests/golden, or write it when ERT_WRITER_GOLDEN=write."""
    path = ROOT / "tests" / "golden" / name
    if os.environ.get("ERT_WRITER_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert path.is_file(), f"no golden file {name}: write it with ERT_WRITER_GOLDEN=write"
    assert text == path.read_text("utf-8")

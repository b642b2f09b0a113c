"""Changes a policy writer makes by command: approve, retire, start a new template. Comments in the files survive."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.model.reply import Approval, Approver
from ert_writer.templating.approval import canonical_bytes, digest, problems
from ert_writer.templating.kinds import Sealed, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.signing import sign

APPROVED = "approved"
"""Directory of approved bytes, by their sha256."""

CONTENT_MODE = 0o644
"""Template files are read by everybody; only their directory decides who writes."""

_HEADER = re.compile(r"^\s*\[+\s*(?P<name>[^\]]+?)\s*\]+", re.MULTILINE)
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Consent:
    """What the approvers consent to: who they are, from when, until when, and keys to sign with, if any."""

    approved_by: tuple[Approver, ...]
    approved_on: date
    expires_on: date
    keys: tuple[tuple[str, Path], ...] = ()


def approve(source: Template | SharedClause, languages: Sequence[Language], consent: Consent, library: Library) -> Path:
    """Approve a template or clause in these languages as it stands; return the TOML file that records it.

    The approved bytes are kept under `approved/<sha256>.json`, so that `templates diff` can show a later edit.

    Raises:
        UsageError: the approval would not hold: too few people, the author among them, or no valid days.
        InputError: a file cannot be read or written.
    """
    path = library.path(source)
    text = read_bytes(path).decode("utf-8")
    for language in languages:
        seal = make_seal(source, language, consent, library)
        text = without_table(text, f"approval.{language}").rstrip("\n") + "\n\n" + seal_toml(seal)
        kept = library.root / APPROVED / f"{seal.approval.sha256}.json"
        kept.parent.mkdir(exist_ok=True)
        write_atomic(kept, canonical_bytes(source, language, library), CONTENT_MODE)
    write_atomic(path, text.encode("utf-8"), CONTENT_MODE)
    return path


def make_seal(source: Template | SharedClause, language: Language, consent: Consent, library: Library) -> Sealed:
    """Return the approval of a wording as it stands.

    Raises:
        UsageError: it would not hold.
    """
    approval = Approval(
        language=language,
        approved_by=consent.approved_by,
        approved_on=consent.approved_on,
        expires_on=consent.expires_on,
        sha256=digest(source, language, library),
        policy=source.policy,
    )
    seal = Sealed(approval, source.version)
    seal = replace(seal, signatures=tuple((name, sign(seal, path)) for name, path in consent.keys))
    sealed = replace(source, seals={**source.seals, language: seal})
    found = problems(sealed, language, library, consent.approved_on)
    if found:
        raise UsageError(f"this approval would not hold: {'; '.join(found)}", where=f"{source.id} ({language})")
    return seal


def without_table(text: str, name: str) -> str:
    """Return TOML text without the table of that name and its inner tables, up to the next other table."""
    kept: list[str] = []
    inside = False
    for line in text.split("\n"):
        header = _HEADER.match(line)
        if header:
            inside = header["name"] == name or header["name"].startswith(f"{name}.")
        if not inside:
            kept.append(line)
    return "\n".join(kept)


def seal_toml(seal: Sealed) -> str:
    """Return an approval as a TOML table."""
    approval = seal.approval
    people = (
        f"  {{ name = {_quoted(person.name)}, role = {_quoted(person.role)} }}," for person in approval.approved_by
    )
    signatures = "".join(
        f"\n[[approval.{approval.language}.signature]]\nby = {_quoted(name)}\nvalue = {_quoted(value)}\n"
        for name, value in seal.signatures
    )
    lines = [
        f"[approval.{approval.language}]",
        "approved_by = [",
        *people,
        "]",
        f"approved_on = {approval.approved_on.isoformat()}",
        f"expires_on = {approval.expires_on.isoformat()}",
        f"policy = {_quoted(approval.policy)}",
        f"version = {_quoted(seal.version)}",
        f"sha256 = {_quoted(approval.sha256)}",
    ]
    return "\n".join(lines) + "\n" + signatures


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)


def retire(source: Template | SharedClause, reason: str, library: Library) -> Path:
    """Retire a template or clause with a reason; return its TOML file."""
    path = library.path(source)
    lines = [line for line in read_bytes(path).decode("utf-8").split("\n") if not re.match(r"retired\s*=", line)]
    place = next((number for number, line in enumerate(lines, start=1) if re.match(r"version\s*=", line)), 0)
    text = "\n".join([*lines[:place], f"retired = {_quoted(reason)}", *lines[place:]])
    write_atomic(path, text.encode("utf-8"), CONTENT_MODE)
    return path


_NEW_TOML = """version = "0.1"
author = {author}
policy = {policy}

[purpose]
en = "Say in one sentence what this reply is for."
es = "Decir en una oración para qué es esta respuesta."
pt = "Dizer em uma frase para que serve esta resposta."

[[field]]
name = "received_at"
required = true
"""

_NEW_WORDING = {
    "en": ("Your request", "We received your request on {{ received_at }}."),
    "es": ("Su solicitud", "Recibimos su solicitud el {{ received_at }}."),
    "pt": ("Sua solicitação", "Recebemos a sua solicitação em {{ received_at }}."),
}


def start(id_: str, author: str, policy: str, root: Path) -> tuple[Path, ...]:
    """Write the files of a new, unapproved template and return their paths.

    Raises:
        UsageError: the id is taken or ill-formed.
    """
    if not _ID.fullmatch(id_) or len(id_) > 50:
        raise UsageError(f"{id_!r} is no template id", hint="Use lower-case words joined by hyphens")
    if (root / f"{id_}.toml").exists():
        raise UsageError(f"there is a template {id_!r} already", hint="Edit it, or choose another id")
    texts = {root / f"{id_}.toml": _NEW_TOML.format(author=_quoted(author), policy=_quoted(policy))}
    for language in SUPPORTED:
        subject, body = _NEW_WORDING[language]
        wording = f"## subject\n{subject}\n\n## @reference\n\n## @greeting\n\n## body\n{body}\n\n## @signature\n"
        texts[root / language / f"{id_}.txt.j2"] = wording
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, text.encode("utf-8"), CONTENT_MODE)
    return tuple(texts)


def people(texts: Sequence[str]) -> tuple[Approver, ...]:
    """Return the approvers of `NAME (ROLE)` texts.

    Raises:
        UsageError: a text has no role.
    """
    found: list[Approver] = []
    for text in texts:
        match = re.fullmatch(r"\s*(?P<name>[^()]+?)\s*\((?P<role>[^()]+)\)\s*", text)
        if match is None:
            raise UsageError(f"{text!r} names no role", where="--by", hint='Write --by "Given Surname (role)"')
        found.append(Approver(match["name"], match["role"].strip()))
    return tuple(found)

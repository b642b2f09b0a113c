"""Changes a policy writer makes by command: approve, retire, start a new template. Comments in the files survive.

Every change is made under a lock on the template set and against what was read inside it, so that no approval is lost
when several people work at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import InputError, UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.model.reply import Approval, Approver
from ert_writer.templating.approval import APPROVED, APPROVERS_NEEDED, canonical_bytes, digest, problems
from ert_writer.templating.kinds import Sealed, SharedClause, Template
from ert_writer.templating.library import CLAUSES, Library, load_library
from ert_writer.templating.signing import require_distinct_keys, sign, statement
from ert_writer.templating.trust import (
    FILE,
    HISTORY,
    Trust,
    history,
    key_id,
    list_bytes,
    parse_trust_bytes,
    read_list,
    unsigned_problem,
    version_problem,
)

CONTENT_MODE = 0o644
"""Template files are read by everybody; only their directory decides who writes."""

_OF_OTHERS = frozenset({"form", "clauses", "words", "desk", "apart_from", "links"})
_LOCK = ".lock"
_WAIT_SECONDS = 30.0
_HEADER = re.compile(r"^\s*\[+\s*(?P<name>[^\]]+?)\s*\]+", re.MULTILINE)
_NUMBERS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Consent:
    """What one or more approvers consent to: who they are, from when, until when, and keys to sign with, if any."""

    approved_by: tuple[Approver, ...]
    approved_on: date
    expires_on: date
    keys: tuple[tuple[str, Path | bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where one language is after somebody approved it: how many have, how many must, and whether it is in force."""

    language: Language
    given: int
    needed: int

    @property
    def in_force(self) -> bool:
        """Whether the approval is complete."""
        return self.given >= self.needed


def approve(
    source: Template | SharedClause,
    languages: Sequence[Language],
    consent: Consent,
    library: Library,
    on_record: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> tuple[Outcome, ...]:
    """Record that people approve a template or clause in these languages, as they have read it.

    Approvals add up: with the first of two it is half approved, and the approval in force before goes on until the
    second is given. The approved bytes are kept under `approved/<sha256>.json`, so that `templates diff` can show a
    later edit.

    Args:
        source: as the approvers have read it.
        languages: which wordings.
        consent: who approves, from when, until when, with which keys.
        library: the template set as the approvers have read it.
        on_record: is entered once the approval holds, before anything is written; it raises to prevent that.

    Raises:
        UsageError: the approval would not hold, the wording has changed since it was read, or it has changed since the
            same version was approved.
        InputError: a file cannot be read or written, or another process holds the set.
    """
    read = {language: digest(source, language, library) for language in languages}
    with locked(library.root):
        now = load_library(library.root)
        current = now.source(_name(source))
        outcomes = []
        for language in languages:
            if digest(current, language, now) != read[language]:
                hint = "Read it again, then approve"
                raise UsageError("it was changed while you read it", where=f"{source.id} ({language})", hint=hint)
            current = _with_consent(current, language, consent, now)
            outcomes.append(_outcome(current, language, now))
        with on_record():
            _write_seals(current, languages, now)
    return tuple(outcomes)


def _name(source: Template | SharedClause) -> str:
    return f"{CLAUSES}/{source.id}" if isinstance(source, SharedClause) else source.id


def _with_consent(
    source: Template | SharedClause, language: Language, consent: Consent, library: Library
) -> Template | SharedClause:
    """Return the source with the consent added: as its approval once it is complete, else as a pending one."""
    _require_new_version(source, language, library)
    seal = _added(source, language, consent, library)
    complete = replace(source, seals={**source.seals, language: seal})
    today = consent.approved_on
    found = [
        reason for reason in problems(complete, language, library, today) if not reason.startswith("half approved")
    ]
    if found:
        raise UsageError(f"this approval would not hold: {'; '.join(found)}", where=f"{source.id} ({language})")
    waiting = {code: pending for code, pending in source.pending.items() if code != language}
    if problems(complete, language, library, today):
        return replace(source, pending={**waiting, language: seal})
    return replace(complete, pending=waiting)


def _require_new_version(source: Template | SharedClause, language: Language, library: Library) -> None:
    """Raise when another wording was approved under the same version: a version means one wording.

    What other files give it, such as a clause or the desk's lines, has a version or no version of its own.
    """
    seal = source.seals.get(language)
    if seal is not None and _is_older(source.version, seal.version):
        hint = "Raise version in its TOML file first"
        message = f"version {source.version} is older than {seal.version}, which was approved"
        raise UsageError(message, where=f"{source.id} ({language})", hint=hint)
    if seal is None or seal.version != source.version or seal.approval.sha256 == digest(source, language, library):
        return
    kept = library.root / APPROVED / f"{seal.approval.sha256}.json"
    before = _own_facts(kept.read_bytes()) if kept.is_file() else {}
    if before != _own_facts(canonical_bytes(source, language, library)):
        hint = "Raise version in its TOML file first"
        message = f"it differs from what was approved as version {source.version}"
        raise UsageError(message, where=f"{source.id} ({language})", hint=hint)


def _is_older(version: str, approved: str) -> bool:
    """Return whether a version comes before another: both are numbers apart by dots."""
    one, other = (
        [int(part) for part in text.split(".")] if _NUMBERS.fullmatch(text) else [] for text in (version, approved)
    )
    return bool(one and other) and one < other


def _own_facts(canonical: bytes) -> dict[str, object]:
    """Return what the template itself says of the canonical bytes, without what other files give it."""
    try:
        facts = json.loads(canonical)
    except ValueError:
        return {}
    return {name: value for name, value in facts.items() if name not in _OF_OTHERS}


def _added(source: Template | SharedClause, language: Language, consent: Consent, library: Library) -> Sealed:
    """Return the pending approval with the people of the consent, signed by their keys; a new one when none fits.

    Raises:
        UsageError: another person's consent waits for a second until another day and would be lost, or a key is
            lacking where approvals are signed.
    """
    keyless = [item.name for item in consent.approved_by if item.name not in dict(consent.keys)]
    if library.trust.required and keyless:
        hint = 'Each person signs alone: --key "Given Surname=key.pem"'
        raise UsageError(f"approvals are signed here, and {', '.join(keyless)} gives no key", where="--key", hint=hint)
    sha256 = digest(source, language, library)
    before = source.pending.get(language)
    approval = Approval(language, (), consent.approved_on, consent.expires_on, sha256, source.policy)
    seal = Sealed(approval, source.version)
    if before and (before.approval.sha256, before.version, before.approval.policy) == (
        sha256,
        source.version,
        source.policy,
    ):
        _require_same_day(source, before, consent)
        seal = before if before.approval.expires_on == consent.expires_on else seal
    people = {person.name: person for person in seal.approval.approved_by}
    people |= {person.name: replace(person, on=consent.approved_on) for person in consent.approved_by}
    approval = replace(seal.approval, approved_by=tuple(people.values()), approved_on=consent.approved_on)
    signatures = {signed.by: signed for signed in seal.signatures}
    for name, path in consent.keys:
        if name not in people:
            raise UsageError(f"{name!r} is not among the approvers", where="--key", hint="Name the same person in --by")
        signatures[name] = sign(statement(source.id, Sealed(approval, source.version), people[name]), name, path)
    require_distinct_keys(tuple(signatures.values()))
    return Sealed(approval, source.version, tuple(signatures.values()))


def _require_same_day(source: Template | SharedClause, pending: Sealed, consent: Consent) -> None:
    """Raise when what others consented to waits until another day; who consented alone may choose another."""
    others = {person.name for person in pending.approval.approved_by} - {person.name for person in consent.approved_by}
    until = pending.approval.expires_on
    if others and until != consent.expires_on:
        message = f"{', '.join(sorted(others))} approved it until {until}, and two must approve the same"
        where = f"{source.id} ({pending.approval.language})"
        raise UsageError(message, where=where, hint=f"Give {until} too, or let them approve anew")


def _outcome(source: Template | SharedClause, language: Language, library: Library) -> Outcome:
    pending = source.pending.get(language)
    needed = library.trust.threshold if library.trust.required else APPROVERS_NEEDED
    if pending is None:
        return Outcome(language, needed, needed)
    counted = pending.signatures if library.trust.required else pending.approval.approved_by
    return Outcome(language, len(counted), needed)


def _write_seals(source: Template | SharedClause, languages: Sequence[Language], library: Library) -> None:
    path = library.path(source)
    text = read_bytes(path).decode("utf-8")
    for language in languages:
        for kind, seals in (("approval", source.seals), ("pending", source.pending)):
            text = without_table(text, f"{kind}.{language}").rstrip("\n") + "\n"
            if language in seals:
                text += "\n" + seal_toml(seals[language], kind)
        kept = library.root / APPROVED / f"{digest(source, language, library)}.json"
        kept.parent.mkdir(exist_ok=True)
        write_atomic(kept, canonical_bytes(source, language, library), CONTENT_MODE)
    write_atomic(path, text.encode("utf-8"), CONTENT_MODE)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the template set against other writers.

    Raises:
        InputError: another process holds it for longer than 30 seconds, or the directory cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(root / _LOCK, timeout=_WAIT_SECONDS, mode=CONTENT_MODE):
            yield
    except Timeout:
        raise InputError("is in use by another process", where=str(root), hint="Try again") from None
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(root)) from None


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


def seal_toml(seal: Sealed, kind: str = "approval") -> str:
    """Return an approval as a TOML table of that kind: `approval` or `pending`."""
    approval = seal.approval
    signatures = "".join(
        f"\n[[{kind}.{approval.language}.signature]]\nby = {_quoted(signed.by)}\n"
        f"keyid = {_quoted(signed.keyid)}\nvalue = {_quoted(signed.value)}\n"
        for signed in seal.signatures
    )
    lines = [
        f"[{kind}.{approval.language}]",
        "approved_by = [",
        *(f"  {_person_toml(person)}," for person in approval.approved_by),
        "]",
        f"approved_on = {approval.approved_on.isoformat()}",
        f"expires_on = {approval.expires_on.isoformat()}",
        f"policy = {_quoted(approval.policy)}",
        f"version = {_quoted(seal.version)}",
        f"sha256 = {_quoted(approval.sha256)}",
    ]
    return "\n".join(lines) + "\n" + signatures


def _person_toml(person: Approver) -> str:
    day = f", on = {person.on.isoformat()}" if person.on else ""
    return f"{{ name = {_quoted(person.name)}, role = {_quoted(person.role)}{day} }}"


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)


def retire(source: Template | SharedClause, reason: str, library: Library) -> Path:
    """Retire a template or clause with a reason; return its TOML file.

    Raises:
        InputError: a file cannot be read or written, or another process holds the set.
    """
    path = library.path(source)
    with locked(library.root):
        lines = [line for line in read_bytes(path).decode("utf-8").split("\n") if not re.match(r"retired\s*=", line)]
        place = next((number for number, line in enumerate(lines, start=1) if re.match(r"version\s*=", line)), 0)
        text = "\n".join([*lines[:place], f"retired = {_quoted(reason)}", *lines[place:]])
        write_atomic(path, text.encode("utf-8"), CONTENT_MODE)
    return path


def sign_list(root: Path, key_file: Path) -> tuple[Trust, str]:
    """Sign `approvers.toml` as it is; return it with what it still needs, empty once it is in force.

    A version that is complete is kept under `approvers/`, where the next one is checked against it.

    Raises:
        ContentError: the list is damaged.
        InputError: a file cannot be read or written, or another process holds the set.
        UsageError: the key is in neither this version nor the one before it, or the version is not the next.
    """
    with locked(root):
        trust, text = read_list(root)
        kept = history(root)
        before = parse_trust_bytes(read_bytes(kept[-1]), kept[-1].name) if kept else None
        problem = version_problem(len(kept), trust)
        if problem:
            raise UsageError(problem, where=FILE, hint="Set version to the next number and sign again")
        signed = sign(list_bytes(trust), "", key_file)
        owners = {key_id(public) for owner in (before, trust) if owner for public in owner.keys.values()}
        if signed.keyid not in owners:
            raise UsageError("this key is not in the list, nor in the one before it", where=str(key_file))
        if signed.keyid not in {other.keyid for other in trust.signatures}:
            trust = replace(trust, signatures=(*trust.signatures, signed))
            text = (
                text.rstrip("\n")
                + f"\n\n[[signature]]\nkeyid = {_quoted(signed.keyid)}\nvalue = {_quoted(signed.value)}\n"
            )
            write_atomic(root / FILE, text.encode("utf-8"), CONTENT_MODE)
        missing = unsigned_problem(before, trust)
        if not missing:
            (root / HISTORY).mkdir(exist_ok=True)
            write_atomic(root / HISTORY / f"{trust.version}.toml", text.encode("utf-8"), CONTENT_MODE)
    return trust, missing


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

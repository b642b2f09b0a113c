"""Every command that decides, sends or approves: without a record it changes nothing; with a second log it goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.content.start import start_content
from support import marian

EXPIRES = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%d")
LETTER = """Fiscalía de Prueba

La cuenta @lobo_88 debe conservarse por 90 días y no debe notificarse a su titular.

Kay ayllu llaqtapi warmi wawakunawan tiyashan ñawpaq p'unchaw.

Ana Torres
"""
RIGHT = "The account @lobo_88 must be preserved for 90 days and its holder must not be notified."
BITEXT = "id\tdoc\tsource_lang\ttarget_lang\tregion\tsource\ttarget\n1\ta\tes\ten\tMX\tSon 24 horas.\tIt is 48 hours.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a case, a closed case, a memory, content of its own and a model; its log works so far."""
    for name, file in (
        ("CASES", "cases"),
        ("MEMORY", "memory.sqlite"),
        ("MODELS", "models"),
        ("AUDIT", "log/a.sqlite"),
    ):
        monkeypatch.setenv(f"ERT_WRITER_{name}", str(tmp_path / file))
    monkeypatch.chdir(tmp_path)
    start_content(tmp_path / "content")
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "other.txt").write_text(LETTER.replace("lobo_88", "tigre_77"), encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text(BITEXT, encoding="utf-8")
    (tmp_path / "case.toml").write_text('language = "es"\n', encoding="utf-8")
    for words in (
        ("case", "add", "letter.txt"),
        ("case", "add", "other.txt"),
        ("case", "close", "2", "--why", "answered"),
        ("memory", "add", "Quedo a sus órdenes.", "I remain at your disposal.", "--from", "es"),
    ):
        assert run(build, words) == 0
    return tmp_path


def installed(place: Path) -> None:
    """Put a model's folder in the store: enough for what is removed unread."""
    from ert_writer.engines.models.manifest import FILE_NAME

    (place / "models" / "small").mkdir(parents=True)
    (place / "models" / "small" / FILE_NAME).write_text("{}")


def mark(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    run(build, ("case", "findings", "1", "letter.txt", "-f", "json"))
    return str(json.loads(capsys.readouterr().out)["result"][0]["mark"])


REPLY = ("reply", "ack", "--case", "1", "--set", "our_ref=E-1", "--lang", "es")
CONTENT = ("--content", "content")
COMMANDS = {
    "reply": (*REPLY,),
    "reply to a file": (*REPLY, "-o", "reply.txt"),
    "reply as mail": (*REPLY, "-f", "eml", "-o", "reply.eml"),
    "reply as JSON": (*REPLY, "-f", "json"),
    "reply as a draft": (*REPLY, "--draft"),
    "case file": ("case", "set", "case.toml", "officer_name=Eva Luna"),
    "case field": ("case", "set", "1", "officer_name=Eva Luna"),
    "danger": ("case", "set", "1", "danger=emergency"),
    "close": ("case", "close", "1", "--why", "answered"),
    "reopen": ("case", "reopen", "2", "--why", "a call"),
    "dismiss": ("case", "dismiss", "1", "letter.txt", "MARK", "--reason", "a greeting"),
    "accept": ("case", "accept", "1", "letter.txt", "MARK", "--reason", "true"),
    "sign": ("case", "sign", "1", "letter.txt", "2", "--target", RIGHT),
    "baseline": (
        *("check", "--bitext", "pairs.tsv", "--baseline", "b.json", "--write-baseline"),
        *("--reason", "agreed", "--fail-on", "never"),
    ),
    "approve": ("templates", "approve", "ack", "--by", "Eva Luna (policy)", "--expires", EXPIRES, *CONTENT),
    "retire": ("templates", "retire", "ack", "--reason", "replaced", *CONTENT),
    "sign the list": ("templates", "keys", "sign", "--key", "ana2.pem", *CONTENT),
    "memory add": ("memory", "add", "Sin otro particular.", "Yours faithfully.", "--from", "es"),
    "memory import": ("memory", "import", "pairs.tmx"),
    "memory remove": ("memory", "remove", "Quedo a sus órdenes.", "--from", "es"),
    "memory export": ("memory", "export", "out.tmx"),
    "model add": ("models", "add", "MODEL", "--name", "again", "--direction", "es-en", "--untried"),
    "model remove": ("models", "remove", "small"),
}


def state(place: Path) -> dict[str, bytes]:
    """Return every file but locks, logs and drafts, and the case store by what it says."""
    import sqlite3

    found = {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and not {"log", "cases", "second"} & set(path.relative_to(place).parts)
        if not path.name.endswith((".lock", ".sqlite", "-wal", "-shm")) and ".draft-" not in str(path)
    }
    for name in ("cases/cases.sqlite", "memory.sqlite"):  # by what they say: reading one may tidy its pages
        connection = sqlite3.connect(place / name)
        found[name] = "\n".join(connection.iterdump()).encode()
        connection.close()
    return found


@pytest.fixture
def words(request: pytest.FixtureRequest, place: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, ...]:
    name = request.param
    if name == "memory import":
        run(build, ("memory", "export", "pairs.tmx"))
    if name == "sign the list":
        lines = ["required = true"]
        for person in ("Ana Ruiz", "Leo Costa"):
            capsys.readouterr()
            run(build, ("templates", "keys", "new", "-o", f"{person[:3].lower()}2.pem"))
            lines.append(f'[[approver]]\nname = "{person}"\n{capsys.readouterr().out}')
        (place / "content" / "templates" / "approvers.toml").write_text("\n".join(lines), "utf-8")
    if name == "model remove":
        installed(place)
    found = COMMANDS[name]
    if "MODEL" in found:
        found = tuple(str(marian.trained(marian.TO_ENGLISH)) if word == "MODEL" else word for word in found)
    if "MARK" in found:
        sign = mark(capsys)
        found = tuple(sign if word == "MARK" else word for word in found)
    return found


@pytest.fixture
def broken(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the audit log one that cannot be written, after everything else is in place."""
    (place / "full").write_text("")
    yield
    monkeypatch.undo()


@pytest.mark.parametrize("words", COMMANDS, indirect=True)
def test_without_a_record_nothing_is_sent_or_changed(
    words: tuple[str, ...],
    place: Path,
    broken: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(place / "full" / "a.sqlite"))
    before = state(place)
    capsys.readouterr()
    code = run(build, words)
    out, err = capsys.readouterr()
    assert code == 2, err
    assert "nothing was sent or decided, because it cannot be put on record" in err
    assert "ERT_WRITER_AUDIT_SECOND" in err
    assert len([line for line in err.splitlines() if line.startswith("ert-writer:")]) == 1
    assert "La notificación" not in out
    assert "CI-" not in out
    assert state(place) == before


@pytest.mark.parametrize("words", COMMANDS, indirect=True)
def test_with_a_second_log_it_goes_on_and_is_carried_in_later(
    words: tuple[str, ...],
    place: Path,
    broken: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = len(AuditLog(place / "log" / "a.sqlite").entries())
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(place / "full" / "a.sqlite"))
    monkeypatch.setenv("ERT_WRITER_AUDIT_SECOND", str(place / "second" / "s.sqlite"))
    capsys.readouterr()
    code = run(build, words)
    err = capsys.readouterr().err
    assert code == 0, err
    assert f"warning: records that wait in {place / 'second' / 's.sqlite'}: 1, because" in err
    assert len(AuditLog(place / "second" / "s.sqlite").entries()) == 1
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(place / "log" / "a.sqlite"))
    assert run(build, ("audit", "verify")) == 0
    assert "1 in the second log" in capsys.readouterr().out
    assert run(build, ("memory", "add", "Fin.", "End.", "--from", "es")) == 0
    assert "warning" not in capsys.readouterr().err
    log = AuditLog(place / "log" / "a.sqlite")
    assert len(log.entries()) == held + 2
    assert log.verify().problems == ()


def test_a_second_log_is_carried_in_by_hand(
    place: Path, broken: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(place / "full" / "a.sqlite"))
    monkeypatch.setenv("ERT_WRITER_AUDIT_SECOND", str(place / "second" / "s.sqlite"))
    assert run(build, COMMANDS["close"]) == 0
    monkeypatch.delenv("ERT_WRITER_AUDIT_SECOND")
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(place / "log" / "a.sqlite"))
    assert run(build, ("audit", "carry-in", str(place / "second" / "s.sqlite"))) == 0
    assert capsys.readouterr().out.endswith("1 entries carried in\n")
    assert run(build, ("audit", "carry-in", str(place / "second" / "s.sqlite"))) == 2


def test_every_kind_of_record_is_made_by_a_command_here(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ert_writer.audit.log import KINDS

    installed(place)
    made = {"purge"}  # written by the log itself, and refused by it when it cannot be written
    for name in ("reply", "close", "case field", "approve", "retire", "model remove", "memory export"):
        assert run(build, COMMANDS[name]) == 0, capsys.readouterr().err
    sign = mark(capsys)
    assert run(build, tuple(sign if word == "MARK" else word for word in COMMANDS["dismiss"])) == 0
    made |= {entry.body["kind"] for entry in AuditLog(place / "log" / "a.sqlite").entries() if entry.body}
    assert made == set(KINDS)

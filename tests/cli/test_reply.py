"""`ert-writer reply` from a shell."""

import json
import os
import pty
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.messages.catalogue import say
from ert_writer.model.language import SUPPORTED
from ert_writer.model.reply import Approver
from ert_writer.templating.editing import Consent, approve
from ert_writer.templating.library import load_library
from support.templating import ROOT

CASE = """language = "es-MX"
country = "MX"
missing = ["accounts", "imminence"]
officer_email = "laura.vidal@fiscalia.example"
our_ref = "ERD-71"

[fields.case_number]
value = "CI-FPC/71/1-2026"

[fields.officer_name]
text = "Laura Vidal"

[[accounts]]
text = "@ana_{x}"
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(CASE, "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A copy of the packaged set, approved on the day of the test: what the clock decides is part of the command."""
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(ROOT / "templates", root / "templates")
    library = load_library(root / "templates")
    today = datetime.now(UTC).date()
    people = (Approver("Ana Ruiz", "starter"), Approver("Leo Costa", "starter"))
    consent = Consent(people, today, today + timedelta(days=30))
    names = ("ack", "more-info", "preservation-confirmed", "not-emergency")
    for name in (*(f"clauses/{id_}" for id_ in library.clauses), *names):
        approve(library.source(name), SUPPORTED, consent, library)
    return str(root)


@pytest.fixture
def reply(capfd, content):
    def call(*arguments):
        words = ["reply", *arguments, "--content", content]
        code = run(build, words)
        shown = capfd.readouterr()
        return code, shown.out, shown.err

    return call


def test_piped_text_is_the_reply_alone(reply, case):
    code, out, err = reply("more-info", "--case", case)
    assert (code, err) == (0, "")
    assert out.startswith("Asunto: Lo que falta")
    assert "- por qué el peligro es actual o inminente" in out
    assert "imminent" not in out


def test_the_mirror_is_asked_for(reply, case, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")  # wide enough that no item is broken over two lines
    _, out, _ = reply("more-info", "--case", case, "--mirror")
    assert "por qué el peligro es actual o inminente" in out
    assert "why the danger is present or imminent" in out


VERIFIED = ("--decision", "officer_verified=Ana Ruiz: called the switchboard")


def day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def test_missing_fields_are_named_and_the_exit_is_2(reply, case):
    code, out, err = reply("preservation-confirmed", "--case", case, "--set", "accounts=", *VERIFIED)
    assert (code, out) == (2, "")
    assert "missing fields: accounts, preserved_on" in err


def test_missing_fields_in_json(reply):
    code, out, _ = reply("preservation-confirmed", "--format", "json", *VERIFIED)
    assert code == 2
    assert json.loads(out)["error"]["code"] == "missing-fields"
    assert "country, accounts, preserved_on, our_ref" in json.loads(out)["error"]["message"]


def test_a_value_by_hand_wins_and_lists_repeat(reply, case):
    words = ("--set", f"preserved_on={day(-3)}", "--set", "accounts=@b", "--set", "accounts=@c", *VERIFIED)
    _, out, _ = reply("preservation-confirmed", "--case", case, *words)
    assert "- @b\n- @c" in out
    assert "@ana" not in out
    assert f"de {day(87)[:4]} inclusive" in out


@pytest.mark.parametrize(("lang", "word"), [("pt", "Assunto"), ("en", "Subject"), ("es", "Asunto")])
def test_the_language_is_chosen(reply, case, lang, word):
    assert reply("more-info", "--case", case, "--lang", lang)[1].startswith(word)


@pytest.mark.parametrize(("language", "word"), [("fr", "Subject"), ("und", "Subject"), ("pt-BR", "Assunto")])
def test_the_letter_s_language_is_the_default(reply, tmp_path, language, word):
    (tmp_path / "c.toml").write_text(f'language = "{language}"\nour_ref = "E-1"\nmissing = ["period"]', "utf-8")
    assert reply("more-info", "--case", str(tmp_path / "c.toml"))[1].startswith(word)


def test_json_holds_everything(reply, case):
    _, out, _ = reply("more-info", "--case", case, "--format", "json")
    result = json.loads(out)["result"]
    assert result["starter"] is True
    assert result["recipient"] == "laura.vidal@fiscalia.example"
    assert result["case_reference"] == "CI-FPC/71/1-2026"
    assert len(result["mirror"]) == len(result["clauses"])


def test_the_decisions_that_opened_a_gate_are_on_record(reply, case):
    decision = ("--decision", "emergency_declined=Leo Paz: read twice")
    words = ("--set", "reason_code=no-danger", "--format", "json", *decision)
    _, out, _ = reply("not-emergency", "--case", case, *words)
    assert json.loads(out)["result"]["decisions"] == [
        {"name": "emergency_declined", "who": "Leo Paz", "why": "read twice"}
    ]


def test_missing_choices_are_listed(reply, case):
    _, _, err = reply("not-emergency", "--case", case, "--decision", "emergency_declined=Leo Paz: read twice")
    assert "reason_code: no-danger, not-imminent" in err


@pytest.mark.parametrize("form", ["text", "json", "eml", "docx", "html", "md"])
def test_every_format_is_written_to_a_private_file(reply, case, tmp_path, form):
    out = tmp_path / f"reply.{form}"
    assert reply("more-info", "--case", case, "--format", form, "--out", str(out))[0] == 0
    assert out.stat().st_size > 100
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_numeric_date_in_a_value_is_a_finding(reply, case):
    words = ("--set", "accounts=cuenta vista el 05/08/2026", "--set", f"preserved_on={day(-3)}", *VERIFIED)
    code, _, err = reply("preservation-confirmed", "--case", case, *words)
    assert code == 0
    assert "warning: date-format: the reply says 05/08/2026" in err
    assert reply("preservation-confirmed", "--case", case, *words, "--fail-on", "warning")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("no-such",), "no template named"),
        (("more-info", "--set", "colour=red"), "has no field 'colour'"),
        (("more-info", "--set", "missing_items"), "no name=value form"),
        (("more-info", "--set", "missing_items=a\nb"), "line break"),
        (("more-info", "--set", "missing_items=shoes"), "not among"),
        (("more-info", "--lang", "fr"), "Unknown language 'fr'. Use es, pt or en"),
        (("more-info", "--format", "pdf"), "no exporter named"),
        (("more-info", "--case", "/no/such/file"), "no such file"),
        (("more-info", "--decision", "officer_verified"), "needs a name, who"),
        (("ack", "--set", "received_at=2026-11-22"), "lacks its clock time or zone"),
        (("ack", "--set", "received_at=2026-11-22 10:15 CST"), "is no date and time"),
        (("ack", "--set", "country=Narnia", "--set", "received_at=now", "--set", "our_ref=E-1"), "no country"),
        (
            ("ack", "--set", "received_at=now", "--set", "our_ref=E-1", "--set", f"next_update_at={day(-2)} 10:00"),
            "has passed",
        ),
        (
            ("ack", "--set", "received_at=now", "--set", "our_ref=E-1", "--set", "agency=tel. 55 1234 5678"),
            "a long number",
        ),
    ],
)
def test_what_the_person_can_mend_is_one_line_and_exit_2(reply, arguments, reason):
    code, out, err = reply(*arguments)
    assert code == 2
    assert out == ""
    assert reason in err
    assert err.count("\n") == 1


def test_a_case_comes_through_a_pipe(content):
    command = [sys.executable, "-m", "ert_writer", "reply", "more-info", "--case", "-", "--content", content]
    done = subprocess.run(command, input=CASE.encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"CI-FPC/71/1-2026" in done.stdout


@pytest.mark.parametrize("address", ["laura", "a b@c.example", "a@b", "<a@b.example>", "a@b.example, c@d.example"])
def test_an_address_that_is_none_is_left_out_and_said(reply, case, address):
    code, out, err = reply("more-info", "--case", case, "--set", f"officer_email={address}", "--format", "eml")
    assert code == 0
    assert "\nTo:" not in out
    assert "warning: recipient" in err


def test_a_draft_is_marked_on_every_block(reply, case):
    _, out, _ = reply("preservation-confirmed", "--case", case, "--draft")
    assert out.count("[BORRADOR - SIN APROBAR]") >= 7
    assert "[[MISSING: preserved_on]]" in out


def terminal(arguments, answers, language):
    """Run on a pseudo-terminal, typing the answers; return exit code and what was shown."""
    command = [sys.executable, "-m", "ert_writer", *arguments]
    main, other = pty.openpty()
    environment = os.environ | {"LC_ALL": language, "COLUMNS": "120", "NO_COLOR": "1"}
    child = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=environment, close_fds=True)
    os.close(other)
    os.write(main, answers.encode())
    shown = b""
    while True:
        try:
            piece = os.read(main, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    return child.wait(), shown.decode("utf-8", "replace")


def test_on_a_terminal_a_case_value_that_does_not_fit_is_asked_for_anew(tmp_path, content):
    (tmp_path / "c.toml").write_text(
        'accounts = "@a"\npreserved_on = "03/11/2026"\nlanguage = "es"\nour_ref = "E-1"\ncountry = "MX"', "utf-8"
    )
    words = ["reply", "preservation-confirmed", "--case", str(tmp_path / "c.toml"), "--content", content, *VERIFIED]
    code, shown = terminal(words, f"{day(-3)}\n", "C")
    assert code == 0
    assert "preserved_on: it is no date" in shown
    assert "Preserved on" in shown


def test_on_a_terminal_missing_fields_are_asked_for_in_the_specialist_s_language(case, content):
    words = ["reply", "preservation-confirmed", "--case", case, "--content", content, *VERIFIED]
    code, shown = terminal(words, f"\nayer\n{day(9)}\n{day(-3)}\n", "pt_BR.UTF-8")
    assert code == 0
    assert "Data da preservação" in shown
    assert say("it is no date; write it as 2026-11-22", "pt") in shown
    assert "é necessário um valor" in shown
    assert "ainda não chegou" in shown
    assert "rige hasta el" in shown
    assert "It lasts through" in shown


def test_on_a_terminal_a_choice_is_made_by_its_number(case, content):
    decision = ("--decision", "emergency_declined=Leo Paz: read twice")
    words = ["reply", "not-emergency", "--case", case, "--content", content, *decision]
    code, shown = terminal(words, "4\n", "en_US.UTF-8")
    assert code == 0
    assert "4. property-only" in shown
    assert "bienes o la reputación" in shown


@pytest.mark.parametrize("name", ["CON", "nul.txt", "COM1.docx", "trail.", "a:b", "a\nb", "x" * 300, "."])
def test_a_name_that_is_no_file_everywhere_is_refused(tmp_path, reply, case, name):
    code, out, err = reply("more-info", "--case", case, "--out", str(tmp_path / name))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]


def test_a_reply_is_on_record_with_its_decisions_and_without_its_text(tmp_path, audit_file):
    case = tmp_path / "case.toml"
    case.write_text('case_number = "CI-1"\nour_ref = "ERD-71"\nreceived_at = 2026-11-22T10:15:00-06:00\n', "utf-8")
    out = tmp_path / "reply.txt"
    done = subprocess.run(
        [sys.executable, "-m", "ert_writer", "reply", "ack", "--case", str(case), "--lang", "es", "-o", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    log = AuditLog(audit_file)
    (entry,) = log.entries()
    assert entry.body["kind"] == "reply"
    assert entry.body["data"]["template"] == "ack"
    assert entry.body["data"]["output"] == log.fingerprint(out.read_bytes())
    assert b"CI-1" not in audit_file.read_bytes()


def test_a_decision_given_by_hand_is_kept_in_the_case_file(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text('case_number = "CI-1"\n', "utf-8")
    command = [sys.executable, "-m", "ert_writer", "reply", "disclose", "--case", str(case), "--lang", "es", "--draft"]
    decision = ("--decision", "officer_verified=Ana Ruiz: called the switchboard")
    done = subprocess.run([*command, *decision], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert f"decisions recorded in {case}" in done.stderr
    assert "[decisions.officer_verified]" in case.read_text("utf-8")

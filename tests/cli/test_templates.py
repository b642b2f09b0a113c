"""`ert-writer templates` from a shell, on a copy of the packaged set."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from support.templating import ROOT

TODAY = ("--today", "2026-12-01")
EXPIRES = ("--expires", (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%d"))
TWO = ("--by", "Ana Ruiz (policy)", "--by", "Leo Costa (legal)", *EXPIRES)


@pytest.fixture
def content(tmp_path):
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    return tmp_path


@pytest.fixture
def templates(capfd, content):
    def call(*arguments):
        words = ["templates", *arguments, "--content", str(content)]
        code = run(build, words)
        shown = capfd.readouterr()
        return code, shown.out, shown.err

    return call


def edit(content, name, old, new):
    path = content / "templates" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_list_shows_every_template_and_how_it_stands(templates):
    code, out, _ = templates("list", *TODAY)
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("ack "))
    assert "es:starter pt:starter en:starter" in line


def test_list_in_json(templates):
    _, out, _ = templates("list", "--format", "json", *TODAY)
    found = {state["id"]: state for state in json.loads(out)["result"]["templates"]}
    assert found["ack"]["languages"][0] == {"language": "es", "state": "starter", "reasons": []}


def test_list_says_what_expired(templates):
    assert "ack" in templates("list", "--today", "2099-01-01")[1]
    assert "es:refused" in templates("list", "--today", "2099-01-01")[1]


def test_verify_names_the_reason_and_exits_1(templates, content):
    assert templates("verify", *TODAY)[0] == 0
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    code, out, _ = templates("verify", "ack", *TODAY)
    assert code == 1
    assert "ack (es): refused\n    edited after its approval" in out
    assert "ack (pt): starter" in out


def test_verify_says_which_language_is_out_of_step(templates, content):
    edit(content, "pt/clauses/reference.txt.j2", "{% if letter_number %}", "{% if case_number %}")
    code, out, _ = templates("verify", "clauses/reference", *TODAY)
    assert code == 1
    assert "clauses/reference (es): starter" in out
    assert "out of step: the conditions of text differ between pt and en" in out


def test_an_edit_shows_in_diff_and_is_approved_anew(templates, content):
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    code, out, _ = templates("diff", "ack", "--lang", "es")
    assert code == 1
    assert "+wording: Su solicitud de emergencia llegó el {{ received_at }}. Se asignó" in out
    code, _, err = templates("approve", "ack", "--lang", "es", *TWO)
    assert (code, "Raise version in its TOML file first" in err) == (2, True)
    edit(content, "ack.toml", 'version = "2.0"\nauthor', 'version = "2.1"\nauthor')
    assert templates("approve", "ack", *TWO)[0] == 0
    assert templates("diff", "ack")[0] == 0
    assert "ack (es): approved" in templates("verify", "ack")[1]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (("--by", "Ana Ruiz (policy)", "--by", "ana ruiz (legal)"), "same person"),
        (("--by", "Ana Ruiz (policy)", "--by", "ert_writer starter set (x)"), "its own author"),
        (("--by", "Ana Ruiz (policy)", "--by", "Leo Costa"), "names no role"),
    ],
)
def test_an_approval_that_would_not_hold_is_refused(templates, content, people, reason):
    before = (content / "templates" / "ack.toml").read_bytes()
    code, _, err = templates("approve", "ack", *people, *EXPIRES)
    assert code == 2
    assert reason in err
    assert (content / "templates" / "ack.toml").read_bytes() == before


def test_a_faulty_wording_is_not_approved(templates, content):
    edit(content, "es/ack.txt.j2", "{{ received_at }}", "{{ received_at.year }}")
    code, _, err = templates("approve", "ack", *TWO)
    assert code == 2
    assert "not approved: ack:es:received" in err


def test_show_tells_fields_gates_and_wording(templates):
    _, out, _ = templates("show", "preservation-confirmed", *TODAY)
    assert "expires_on: date, computed" in out
    assert "## @signature" in out
    _, out, _ = templates("show", "clauses/signature", "--format", "json", *TODAY)
    assert json.loads(out)["result"]["id"] == "signature"


@pytest.mark.parametrize("form", ["text", "html", "md", "json"])
def test_preview_is_a_marked_draft_with_invented_values(templates, form):
    code, out, _ = templates("preview", "not-emergency", "--lang", "pt", "--format", form, *TODAY)
    assert code == 0
    assert ("RASCUNHO" in out) or '"draft": true' in out
    assert "Marina Teles Quadros" in out


def test_find_ranks_in_any_language(templates):
    _, out, _ = templates("find", "falta información")
    assert out.startswith("more-info")
    _, out, _ = templates("find", "renew preservation", "--format", "json")
    assert json.loads(out)["result"]["templates"][0]["template"].startswith("preservation-")
    assert templates("find", "zzz")[0] == 1


def test_lint_finds_a_changed_number_and_exits_1(templates, content):
    edit(content, "pt/clauses/preservation-basis.txt.j2", "por 90 dias", "por 60 dias")
    code, out, _ = templates("lint", "clauses/preservation-basis")
    assert code == 1
    assert "number-mismatch" in out
    assert templates("lint", "clauses/preservation-basis", "--ignore", "number-mismatch")[0] == 0


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "html"])
def test_lint_reports_in_every_format(templates, content, form):
    edit(content, "pt/ack.txt.j2", "## received", "## recebida")
    code, out, _ = templates("lint", "ack", "--format", form)
    assert code == 1
    assert "template-step" in out
    if form in ("json", "sarif"):
        assert json.loads(out)
    if form == "github":
        assert out.startswith("::error file=")


def test_lint_names_file_and_line(templates, content):
    edit(content, "es/ack.txt.j2", "Fue asignada", "Le entregaremos los datos. Fue asignada")
    path = content / "templates" / "es" / "ack.txt.j2"
    line = path.read_text("utf-8").split("\n").index("## received") + 2
    _, out, _ = templates("lint", "ack", "--format", "sarif")
    result = next(r for r in json.loads(out)["runs"][0]["results"] if r["ruleId"] == "template-promise")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("templates/es/ack.txt.j2")
    assert place["region"]["startLine"] == line
    assert f"ack.txt.j2,line={line},title=template-promise" in templates("lint", "ack", "--format", "github")[1]
    assert f"ack.txt.j2:{line}: ack:es:received" in templates("lint", "ack")[1]


def test_new_and_retire(templates, content):
    assert templates("new", "fresh", "--author", "Dora", "--policy", "P-9")[0] == 0
    assert templates("lint", "fresh")[0] == 0
    assert templates("approve", "fresh", *TWO)[0] == 0
    assert templates("retire", "fresh", "--reason", "use ack")[0] == 0
    assert "retired: use ack" in templates("verify", "fresh")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "no-such"),
        ("show", "clauses/no-such"),
        ("preview", "ack", "--lang", "fr"),
        ("lint", "--format", "pdf"),
        ("retire", "ack", "--reason", "a\nb"),
        ("list", "--today", "tomorrow"),
        ("new", "Bad Id", "--author", "a", "--policy", "p"),
    ],
)
def test_a_wrong_word_is_one_line_and_exit_2(templates, arguments):
    code, _, err = templates(*arguments)
    assert code == 2
    assert err.count("\n") == 1


def test_usage_says_where_a_name_is_used(templates):
    _, out, _ = templates("usage", "clauses/danger-now")
    assert "legal-process: its wording names it" in out
    _, out, _ = templates("usage", "clauses/process-channel-mx")
    assert "legal-process: through the slot process-channel" in out
    _, out, _ = templates("usage", "legal-process", "--format", "json")
    assert {"source": "clauses/use-and-process", "how": "printed or tested in es"} in json.loads(out)["result"]["uses"]
    assert "not-emergency: asks for the decision" in templates("usage", "emergency_declined")[1]
    code, _, err = templates("usage", "danger-nou")
    assert (code, "Did you mean danger-now" in err) == (2, True)


def test_a_clause_is_previewed_alone(templates):
    code, out, _ = templates("preview", "clauses/process-channel-mx", "--lang", "es", *TODAY)
    assert code == 0
    assert "48 horas" in out
    assert "Atentamente" not in out


def test_readers_stand_side_by_side_in_one_page(templates, tmp_path):
    page = tmp_path / "page.html"
    words = ("--country", "MX", "--country", "CO", "--country", "BR", "--format", "html", "--out", str(page))
    assert templates("preview", "ack", *words, *TODAY)[0] == 0
    html = page.read_text("utf-8")
    for tag in ("es-MX", "es-CO", "pt-BR", "en-MX"):
        assert f'<td lang="{tag}">' in html
    assert "Reciba un cordial saludo." in html
    assert "Cordial saludo:" in html
    assert "Prezada autoridade policial," in html


def test_the_preview_of_portuguese_is_brazilian(templates):
    assert "Processo ou inquérito" in templates("preview", "ack", "--lang", "pt", *TODAY)[1]


def test_diff_of_all_names_what_was_edited(templates, content):
    assert templates("diff")[0] == 0
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    code, out, _ = templates("diff")
    assert code == 1
    assert "ack (es): edited" in out
    assert "1 of " in out


def test_diff_of_all_shows_a_template_nobody_has_approved_yet_as_new(templates, content):
    assert templates("new", "fresh", "--author", "Dora", "--policy", "P-9")[0] == 0
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    code, out, _ = templates("diff")
    assert code == 1
    assert "--- never approved" in out
    assert "ack (es): edited" in out


def test_diff_between_an_approved_version_and_now(templates, content):
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    code, out, _ = templates("diff", "ack", "--from", "2.0", "--lang", "es")
    assert code == 1
    assert "-wording: Su solicitud de emergencia llegó el {{ received_at }}. Fue asignada" in out
    assert templates("diff", "ack", "--from", "7.7")[0] == 2


def test_diff_between_git_revisions(templates, content):
    git = ["git", "-C", str(content), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "one"]):
        subprocess.run([*git, *words], check=True)
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    assert "ack (es): edited" in templates("diff", "--from", "HEAD")[1]
    subprocess.run([*git, "commit", "-q", "-a", "-m", "two"], check=True)
    assert templates("diff", "--from", "HEAD")[0] == 0
    assert "ack (es): edited" in templates("diff", "ack", "--from", "HEAD~1", "--to", "HEAD")[1]
    assert templates("diff", "--from", "no-such-branch")[0] == 2
    assert templates("diff", "--from", "--output=x")[0] == 2


def test_verify_shows_only_what_fails(templates, content):
    assert templates("verify", "--failing", *TODAY) == (0, "\n", "")
    edit(content, "es/ack.txt.j2", "Fue asignada", "Se asignó")
    out = templates("verify", "--failing", *TODAY)[1]
    assert "ack (es): refused" in out
    assert "more-info" not in out


def test_init_makes_a_directory_of_ones_own(capfd, tmp_path):
    own = tmp_path / "own"
    words = ["templates", "init", str(own)]
    assert run(build, words) == 0
    assert "desk.toml" in capfd.readouterr().err
    assert {"templates", "glossary", "README.md", ".github"} == {path.name for path in own.iterdir()}
    words = ["templates", "list", "--content", str(own)]
    assert run(build, words) == 0
    words = ["templates", "init", str(own)]
    assert run(build, words) == 2


def test_the_program_s_own_content_is_not_changed(capfd, tmp_path):
    inside = tmp_path / "site-packages" / "ert_writer" / "_content"
    shutil.copytree(ROOT / "templates", inside / "templates")
    words = ["templates", "new", "fresh", "--author", "a", "--policy", "p", "--content", str(inside)]
    assert run(build, words) == 2
    assert "came with the program" in capfd.readouterr().err


def test_a_retired_template_gives_no_hint_to_approve_it(templates, content, capfd):
    templates("retire", "still-under-review", "--reason", "use ack")
    words = ["reply", "still-under-review", "--content", str(content)]
    assert run(build, words) == 2
    err = capfd.readouterr().err
    assert "retired: use ack" in err
    assert "approve it" not in err


def test_list_starts_without_the_heavy_libraries(content):
    command = [sys.executable, "-X", "importtime", "-m", "ert_writer", "templates", "list", "--content", str(content)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in shown.splitlines()}
    assert imported & {"jinja2", "babel", "pydantic", "rich", "docx", "cryptography"} == set()


def test_two_people_approve_in_two_commands(templates, content):
    edit(content, "ack.toml", 'version = "2.0"\nauthor', 'version = "2.1"\nauthor')
    given = [
        templates("approve", "ack", "--lang", "es", "--by", person, *EXPIRES)[::2]
        for person in ("Ana Ruiz (policy)", "Leo Costa (legal)")
    ]
    assert [(code, err.splitlines()[-1]) for code, err in given] == [
        (0, "ack (es): half approved, 1 of 2"),
        (0, "ack (es): approved"),
    ]


def test_keys_are_made_and_sign_the_list(templates, content, tmp_path, capfd):
    lines = []
    for name in ("Ana Ruiz", "Leo Costa"):
        words = ["templates", "keys", "new", "-o", str(tmp_path / f"{name}.pem")]
        code = run(build, words)
        lines.append(f'[[approver]]\nname = "{name}"\n{capfd.readouterr().out}')
        assert (code, (tmp_path / f"{name}.pem").stat().st_mode & 0o777) == (0, 0o600)
    (content / "templates" / "approvers.toml").write_text("required = true\n" + "\n".join(lines), "utf-8")
    said = [templates("keys", "sign", "--key", str(tmp_path / f"{name}.pem"))[1] for name in ("Ana Ruiz", "Leo Costa")]
    assert said == [
        "approvers.toml version 1: signed; approvers.toml version 1 is signed by 1 of 2 keys of its own\n",
        "approvers.toml version 1: in force\n",
    ]


def test_one_command_signs_for_one_person(templates, content):
    before = (content / "templates" / "ack.toml").read_bytes()
    code, _, err = templates("approve", "ack", *TWO, "--key", "Ana Ruiz=a.pem", "--key", "Leo Costa=b.pem")
    assert (code, "two private keys are in one hand" in err) == (2, True)
    assert (content / "templates" / "ack.toml").read_bytes() == before


def test_approving_and_retiring_are_on_record(templates, content, audit_file):
    edit(content, "ack.toml", 'version = "2.0"\nauthor', 'version = "2.1"\nauthor')
    templates("approve", "ack", "--lang", "es", *TWO)
    templates("retire", "ack", "--reason", "use more-info")
    found = [entry.body for entry in AuditLog(audit_file).entries()]
    assert [(body["kind"], body["data"]) for body in found] == [
        ("approval", {"template": "ack", "version": "2.1", "languages": ["es"], "people": ["Ana Ruiz", "Leo Costa"]}),
        ("retirement", {"template": "ack", "reason": "use more-info"}),
    ]

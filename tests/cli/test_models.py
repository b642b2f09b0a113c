"""`ert-writer models`, as a user runs it."""

import json
import shutil
from pathlib import Path

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.cli import app as cli
from ert_writer.cli.edge import run
from support import marian

pytestmark = pytest.mark.xdist_group("marian")


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    """Run a command on a store of its own and return (exit code, standard output, standard error)."""
    monkeypatch.setenv("ERT_WRITER_MODELS", str(tmp_path / "store"))

    def call(*words):
        arguments = ["models", *map(str, words)]
        code = run(cli.build, arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def full(tmp_path):
    return Path(shutil.copytree(marian.pristine(), tmp_path / "store"))


def test_add_list_verify_remove(call, audit_file):
    folder = marian.trained(marian.TO_ENGLISH)
    code, out, err = call("add", folder, "--name", "small", "--direction", "es-en", "--direction", "pt-en")
    assert (code, err) == (0, "")
    assert out.startswith("small  es-en,pt-en")
    assert "placeholders:" in out
    assert call("list")[1].startswith("small  es-en,pt-en")
    assert call("verify")[:2] == (0, "small: whole\n")
    assert call("remove", "small") == (0, "removed small\n", "")
    assert call("list")[1] == "no model is installed; run ert-writer models recommend\n"
    added, removed = (entry.body["data"] for entry in AuditLog(audit_file).entries())
    assert (added["action"], added["name"], len(added["files"])) == ("add", "small", 64)
    assert removed == {"action": "remove", "name": "small"}


def test_list_as_json_has_the_manifest(call, full):
    code, out, _ = call("list", "--format", "json")
    wire = json.loads(out)
    assert (code, wire["schema"]) == (0, 1)
    models = {model["name"]: model for model in wire["result"]["models"]}
    assert models["en-xx"]["language_tokens"] == {"es": ">>es<<", "pt": ">>pt_br<<"}
    assert all(len(item["sha256"]) == 64 for item in models["xx-en"]["files"])
    assert models["xx-en"]["trial"]["reason"] == ""
    assert models["xx-en"]["problem"] == ""


def test_a_damaged_model_is_named_by_verify_and_list(call, full):
    path = full / "xx-en" / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1])
    (full / "en-xx" / "manifest.json").write_text("{", encoding="utf-8")
    code, _, err = call("verify", "xx-en")
    assert code == 3
    assert "model.safetensors" in err
    code, out, _ = call("verify", "--format", "json")
    assert code == 1
    assert all(model["problem"] for model in json.loads(out)["result"]["models"])
    assert "en-xx  unusable" in call("list")[1]
    assert call("remove", "en-xx")[0] == 0


def test_path_and_option(call, tmp_path):
    assert call("path")[:2] == (0, f"{tmp_path / 'store'}\n")
    assert call("path", "--models", "/else/where")[1] == "/else/where\n"


def test_recommend_names_licence_size_and_scores(call):
    out = call("recommend")[1]
    for name in ("opus-mt-es-en", "opus-mt-en-es", "tc-big-en-pt", "ROMANCE-en", "en-ROMANCE", "tc-big-cat_oci_spa-en"):
        assert f"Helsinki-NLP/opus-mt-{name.removeprefix('opus-mt-')}" in out
    assert "CC-BY-4.0" in out
    assert "flores 29.9" in out
    found = json.loads(call("recommend", "--direction", "en-pt", "--format", "json")[1])["result"]["models"]
    assert all("en-pt" in item["directions"] for item in found)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "/no/such/dir"], 2),
        (["add", "."], 3),
        (["add", ".", "--direction", "es-de"], 2),
        (["recommend", "--direction", "xx"], 2),
        (["verify", "nothing"], 3),
        (["remove", "nothing"], 3),
        (["remove", "../x"], 2),
        (["list", "--format", "yaml"], 2),
    ],
)
def test_mistakes_end_in_one_line(call, words, code):
    found, out, err = call(*words)
    assert (found, out) == (code, "")
    assert err.count("\n") == 1
    assert err.startswith("ert-writer: ")


def test_an_error_as_json(call):
    code, out, _ = call("verify", "nothing", "--format", "json")
    assert (code, json.loads(out)["error"]["code"]) == (3, "model")


def test_a_refused_model_leaves_nothing(call, tmp_path):
    folder = marian.untrained(tmp_path / "random")
    code, _, err = call("add", folder, "--direction", "es-en")
    assert code == 3
    assert "tried and refused" in err
    assert call("list")[1].startswith("no model")
    assert call("add", folder, "--direction", "es-en", "--untried")[0] == 0
    assert "untried" in call("list")[1]


def test_a_dry_run_removes_no_model(call, full):
    code, out, _ = call("remove", "xx-en", "--dry-run")
    assert (code, out) == (0, f"would be removed: {full / 'xx-en'}\n")
    assert (full / "xx-en").is_dir()
    assert call("remove", "nope", "--dry-run")[0] == 3

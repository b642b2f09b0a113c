"""`models add OWNER/NAME` against a small server that speaks the hub's protocol; the real hub is never asked."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from ert_writer.engines.models import hub as hub_module
from ert_writer.errors import UnavailableError
from support import marian

pytestmark = pytest.mark.xdist_group("marian")

COMMIT = "c0ffee" + "0" * 34
REPOSITORY = "Helsinki-NLP/opus-mt-es-en"


class Hub(BaseHTTPRequestHandler):
    """Answers the listing of one repository and its files; anything else is 404."""

    files: ClassVar[dict[str, bytes]] = {}
    lie = False
    asked: ClassVar[list[str]] = []

    def do_HEAD(self):
        self.answer(body=False)

    def do_GET(self):
        self.answer(body=True)

    def answer(self, *, body):
        path = self.path.partition("?")[0]
        self.asked.append(path)
        if path in (f"/api/models/{REPOSITORY}/revision/main", f"/api/models/{REPOSITORY}/revision/{COMMIT}"):
            self.reply(json.dumps(self.listing()).encode(), {"Content-Type": "application/json"}, body=body)
        elif path.startswith(f"/{REPOSITORY}/resolve/{COMMIT}/") and path.rpartition("/")[2] in self.files:
            data = self.files[path.rpartition("/")[2]]
            headers = {"ETag": f'"{hashlib.sha256(data).hexdigest()}"', "X-Repo-Commit": COMMIT}
            self.reply(data, headers, body=body)
        else:
            self.send_response(404)
            self.send_header("X-Error-Code", "RepoNotFound")
            self.send_header("Content-Length", "0")
            self.end_headers()

    def reply(self, data, headers, *, body):
        self.send_response(200)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def listing(self):
        siblings = []
        for name, data in self.files.items():
            digest = "0" * 64 if self.lie else hashlib.sha256(data).hexdigest()
            big = {"lfs": {"sha256": digest, "size": len(data), "pointerSize": 1}} if name.endswith("tensors") else {}
            siblings.append({"rfilename": name, "size": len(data), "blobId": "b" * 40, **big})
        return {"id": REPOSITORY, "modelId": REPOSITORY, "sha": COMMIT, "siblings": siblings, "tags": []}

    def log_message(self, *_):
        pass


@pytest.fixture
def hub():
    model = {path.name: path.read_bytes() for path in marian.trained(marian.TO_ENGLISH).iterdir()}

    class Fresh(Hub):
        files: ClassVar[dict[str, bytes]] = model
        asked: ClassVar[list[str]] = []

    Fresh.files |= {"pytorch_model.bin": b"never fetched", "evil.py": b"never fetched"}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Fresh)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Fresh, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def run(endpoint, tmp_path, *words, **environ):
    env = {**os.environ, "HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "hf"), "HF_HUB_DISABLE_XET": "1", **environ}
    command = [sys.executable, "-m", "ert_writer", "models", *words, "--models", str(tmp_path / "store")]
    return subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False, env=env)


def test_a_repository_is_fetched_at_a_pinned_commit(hub, tmp_path):
    server, endpoint = hub
    done = run(endpoint, tmp_path, "add", REPOSITORY)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["result"]
    assert (found["name"], found["repository"], found["revision"]) == ("opus-mt-es-en", REPOSITORY, COMMIT)
    assert (found["directions"], found["licence"]) == (["es-en"], "Apache-2.0")
    assert not [path for path in server.asked if path.endswith((".bin", ".py"))]
    assert [path.name for path in (tmp_path / "store").iterdir() if path.is_dir()] == ["opus-mt-es-en"]


def test_what_was_fetched_before_an_interruption_is_not_fetched_again(hub, tmp_path):
    server, endpoint = hub
    spm = server.files.pop("model.safetensors")
    assert run(endpoint, tmp_path, "add", REPOSITORY).returncode == 3
    server.files["model.safetensors"] = spm
    server.asked.clear()
    assert run(endpoint, tmp_path, "add", REPOSITORY).returncode == 0
    assert server.asked.count(f"/{REPOSITORY}/resolve/{COMMIT}/source.spm") <= 1


def test_other_bytes_than_announced_are_refused(hub, tmp_path):
    server, endpoint = hub
    server.lie = True
    done = run(endpoint, tmp_path, "add", REPOSITORY)
    assert done.returncode == 3
    assert "model.safetensors" in done.stderr
    assert not [path for path in (tmp_path / "store").iterdir() if not path.name.startswith(".")]


def test_an_unknown_repository_and_revision(hub, tmp_path):
    _, endpoint = hub
    for words in (["nobody/nothing"], [REPOSITORY, "--revision", "nowhere"]):
        done = run(endpoint, tmp_path, "add", *words)
        assert done.returncode == 3
        assert json.loads(done.stdout)["error"]["code"] == "model"
        assert "Traceback" not in done.stderr


def test_offline_mode_asks_nobody(hub, tmp_path):
    server, endpoint = hub
    done = run(endpoint, tmp_path, "add", REPOSITORY, HF_HUB_OFFLINE="1")
    assert done.returncode == 3
    assert "models add DIR" in done.stderr
    assert server.asked == []


def test_no_hub_in_reach(tmp_path):
    done = run("http://127.0.0.1:9", tmp_path, "add", REPOSITORY)
    assert done.returncode == 3
    assert "could not be reached" in done.stderr


def test_without_the_hubs_library_the_message_names_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(hub_module, "find_spec", lambda name: None)
    with pytest.raises(UnavailableError) as raised:
        hub_module.fetch("officers/letters", "main", tmp_path, lambda *_: None)
    assert "ert-writer[hub]" in raised.value.hint

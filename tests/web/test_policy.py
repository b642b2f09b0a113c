"""Policy writers: three columns, edited in content of their own alone, linted at once, approved with a key."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from starlette.testclient import TestClient

from ert_writer.desk import Desk
from ert_writer.templating.editing import sign_list
from ert_writer.templating.signing import new_key, public_key

PART = {"x-ert-part": "1"}


def form_of(page: str) -> dict[str, str]:
    """Return what the editing form of a template's page holds."""
    import html

    texts = re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    was = re.search(r'name="was" value="(\w+)"', page)
    version = re.search(r'name="version" value="([^"]+)"', page)
    assert was
    assert version
    return {"was": was[1], "version": version[1], **{code: html.unescape(text) for code, text in texts}}


def test_content_that_came_with_the_program_is_never_edited(client: TestClient, desk: Desk) -> None:
    page = client.get("/policy/ack").text
    assert all(f'lang="{code}"' in page for code in ("en", "es", "pt"))
    package = "site-packages" in desk.content.root.parts
    if package:
        assert "<textarea" not in page


def test_an_installed_program_is_never_edited(client: TestClient, monkeypatch) -> None:
    from ert_writer.errors import UsageError

    def refuse(_: object) -> None:
        raise UsageError("this content came with the program", hint="Make your own")

    monkeypatch.setattr("ert_writer.content.start.require_own", refuse)
    page = client.get("/policy/ack").text
    assert "<textarea" not in page
    assert "this content came with the program" in page
    said = {"was": "x", "version": "9.0", "es": "## subject\nx", "do": "save"}
    answer = client.post("/policy/ack/edit", data=said)
    assert answer.status_code == 422
    assert "came with the program" in answer.text
    answer = client.post("/policy/ack/approve", data={"was": "x", "who": "Ana Ruiz", "role": "r", "languages": "es"})
    assert answer.status_code == 422


def test_a_wording_is_linted_while_it_is_typed_and_saved_as_it_is(writer: TestClient, own: Desk) -> None:
    page = writer.get("/policy/ack").text
    form = form_of(page)
    place = own.content.templates / "es" / "ack.txt.j2"
    before = place.read_text(encoding="utf-8")
    broken = {**form, "es": form["es"].replace("{{ received_at }}", "{{ received_at }")}
    found = writer.post("/policy/ack/edit", data=broken, headers=PART).text
    assert "template-syntax" in found
    assert "<html" not in found
    refused = writer.post("/policy/ack/edit", data={**broken, "do": "save"})
    assert refused.status_code == 422
    assert "not saved" in refused.text
    assert "{{ received_at }" in form_of(refused.text)["es"]  # nothing typed is lost
    assert place.read_text(encoding="utf-8") == before

    better = {**form, "es": form["es"].replace("equipo de turno", "equipo de guardia"), "version": "2.1", "do": "save"}
    assert writer.post("/policy/ack/edit", data=better).status_code == 200
    assert "equipo de guardia" in place.read_text(encoding="utf-8")
    assert (own.content.templates / "en" / "ack.txt.j2").read_text(encoding="utf-8").strip() == form["en"].strip()
    page = writer.get("/policy/ack").text
    assert "<ins>" in page
    assert "<del>" in page
    late = writer.post("/policy/ack/edit", data={**form, "do": "save"})
    assert "changed while you edited it" in late.text
    assert "equipo de guardia" in place.read_text(encoding="utf-8")


def trusted(own: Desk, tmp_path: Path, *names: str) -> list[bytes]:
    """Put people with new keys in the list of approvers, signed by them, and return their private keys."""
    keys, lines = [], ["required = true"]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.pem").write_bytes(new_key())
        keys.append(tmp_path / f"{number}.pem")
        public = base64.b64encode(bytes.fromhex(public_key(keys[-1]))).decode()
        lines.append(f'[[approver]]\nname = "{name}"\nkey = "{public}"')
    (own.content.templates / "approvers.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for key in keys:
        sign_list(own.content.templates, key)
    return [key.read_bytes() for key in keys]


def test_two_people_approve_with_their_keys(writer: TestClient, own: Desk, tmp_path: Path) -> None:
    ana, luis = trusted(own, tmp_path, "Ana Ruiz", "Luis Vega")
    form = form_of(writer.get("/policy/ack").text)
    said = {"was": form["was"], "role": "policy", "expires": "2030-01-01", "languages": ["es", "pt", "en"]}

    def approve(who: str, key: bytes) -> str:
        answer = writer.post("/policy/ack/approve", data={**said, "who": who}, files={"key": ("k.pem", key)})
        return "" if answer.status_code == 200 else answer.text

    assert "the signature of Ana Ruiz does not hold" in approve("Ana Ruiz", luis)
    assert approve("Ana Ruiz", ana) == ""
    toml = (own.content.templates / "ack.toml").read_text(encoding="utf-8")
    assert "[pending.es]" in toml
    assert "keyid" in toml
    assert "no Ed25519 private key" in approve("Luis Vega", b"not a key")
    assert approve("Luis Vega", luis) == ""
    toml = (own.content.templates / "ack.toml").read_text(encoding="utf-8")
    assert "Luis Vega" in toml
    assert "[pending.es]" not in toml
    people = [entry.body["data"]["people"] for entry in own.log.entries() if entry.body]
    assert people == [["Ana Ruiz"], ["Luis Vega"]]
    held = [path.read_bytes() for path in own.content.root.rglob("*") if path.is_file()]
    assert not any(b"PRIVATE KEY" in data for data in held)


def test_an_approval_that_is_wrong_or_late_is_refused(writer: TestClient) -> None:
    form = form_of(writer.get("/policy/ack").text)
    said = {"was": form["was"], "who": "Eva Luna", "role": "policy", "expires": "2030-01-01", "languages": ["es"]}
    late = writer.post("/policy/ack/approve", data={**said, "was": "0" * 32})
    assert "changed while you read it" in late.text
    for wrong in ({"expires": "soon"}, {"languages": []}, {"role": ""}, {"expires": "2020-01-01"}):
        assert writer.post("/policy/ack/approve", data={**said, **wrong}).status_code == 422


def test_a_clause_is_edited_like_a_template(writer: TestClient, own: Desk) -> None:
    assert "/policy/clauses/signature" in writer.get("/policy").text
    form = form_of(writer.get("/policy/clauses/signature").text)
    version = f"{form['version']}.1"
    writer.post("/policy/clauses/signature/edit", data={**form, "version": version, "do": "save"})
    toml = (own.content.templates / "clauses" / "signature.toml").read_text(encoding="utf-8")
    assert f'version = "{version}"' in toml


def test_the_glossary_is_shown_as_what_changed(writer: TestClient, own: Desk) -> None:
    assert writer.get("/glossary").text.count("<section") == 1  # the sheet of keys alone
    place = next(Path(own.content.glossary).glob("*.toml"))
    text = place.read_text(encoding="utf-8")
    term = re.search(r'text = "([^"]{8,})"', text)
    assert term
    place.write_text(text.replace(term[0], f'text = "{term[1]} nuevo"', 1), encoding="utf-8")
    page = writer.get("/glossary").text
    assert f"{term[1]} nuevo" in page
    assert "<del>" in page
    assert writer.get("/glossary", params={"since": "--help"}).status_code == 422
    assert writer.get("/glossary", params={"since": "nothing"}).status_code == 422

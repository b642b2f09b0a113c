"""Reviewers: what the checks say of a bitext and of the template set, accepted or dismissed with a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.desk import Desk
from web.conftest import let_in

HEADER = "id\tdoc\tsource_lang\ttarget_lang\tregion\tsource\ttarget\n"
WRONG = "p1\td\tes\ten\t\tLa cuenta @luz.maria vence en 72 horas.\tThe account @luz.maria expires in 27 hours.\n"
RIGHT = "p2\td\tes\ten\t\tLa cuenta sigue activa.\tThe account is still active.\n"
PART = {"x-ert-part": "1"}


def added(client: TestClient, text: str = HEADER + WRONG + RIGHT, name: str = "a.tsv") -> str:
    return str(client.post("/review", files=[("bitext", (name, text.encode()))]).url.path)


def test_a_bitext_is_checked_and_its_findings_judged(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    place = added(client)
    page = client.get(place).text
    assert "number-mismatch" in page
    assert "still active" not in page
    mark = re.findall(r"/findings/(\w+)", page)[0]
    without = client.post(f"{place}/findings/{mark}", data={"do": "dismissed"}, headers=PART).text
    assert "needs a reason" in without
    said = {"do": "dismissed", "reason": "agreed with counsel"}
    assert "agreed with counsel" in client.post(f"{place}/findings/{mark}", data=said, headers=PART).text
    (entry,) = [entry.body for entry in desk.log.entries() if entry.body]
    assert (entry["kind"], entry["data"]["check"]) == ("dismissal", "number-mismatch")

    baseline = tmp_path / "baseline.json"
    baseline.write_bytes(client.get(f"{place}/baseline.json").content)
    assert json.loads(baseline.read_bytes())["findings"][0]["reason"] == "agreed with counsel"
    bitext = tmp_path / "a.tsv"
    bitext.write_text(HEADER + WRONG + RIGHT, encoding="utf-8")
    assert run(build, ["check", "--bitext", str(bitext), "--baseline", str(baseline)]) == 0

    again = let_in(desk)  # the verdict is kept, the bitext is not
    assert again.get(place).status_code == 422
    assert "agreed with counsel" in again.get(added(again, name="b.tsv")).text
    again.close()


def test_the_template_set_is_reviewed_as_it_is_now(client: TestClient) -> None:
    page = client.get("/review").text
    marks = re.findall(r"/review/0/findings/(\w+)", page)
    assert marks
    answer = client.post(f"/review/0/findings/{marks[0]}", data={"do": "accepted"}, headers=PART)
    assert "accepted" in answer.text
    assert client.post(f"/review/0/findings/{'0' * 32}", data={"do": "accepted"}).status_code == 422


def test_what_is_no_bitext_is_named(client: TestClient) -> None:
    answer = client.post("/review", files=[("bitext", ("x.tmx", b"<tmx"))])
    assert answer.status_code == 422
    assert "x.tmx" in answer.text

"""`ert-writer stats`: every format of the same figure, and clear words for what cannot be."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.batch.source import database
from ert_writer.cases.store import CaseStore, NewLetter
from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.cli.views.bars import Bars

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseStore:
    """Return a store with twelve letters of Chile, eight of Peru and two of Cuba, those of Chile answered."""
    monkeypatch.setenv("ERT_WRITER_CASES", str(tmp_path / "cases"))
    made = CaseStore(tmp_path / "cases")
    for at, country in enumerate(["CL"] * 12 + ["PE"] * 8 + ["CU"] * 2):
        data = {"country": country, "emergency_type": {"normal": "kidnapping"}, "accounts": [{"value": f"@a{at}"}]}
        letter = NewLetter(f"{at}.txt", str(at), AT.isoformat(), data, (str(at),), "w")
        case = made.add(letter, "ana", AT, lambda held, new, _: new).case
        if country == "CL":
            made.record(case, "reply", {"template": "disclose", "language": "es"}, "ana", AT + timedelta(minutes=5))
    return made


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(build, ("stats", *arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_each_format_shows_the_same_and_hides_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, text, _ = call(capsys)
    assert code == 0
    assert "* hidden: from 1 to 4" in text
    rows = list(csv.DictReader(io.StringIO(call(capsys, "-f", "csv")[1])))
    found = {(row["country"], row["kind"]): (row["received"], row["hidden"].split()[:1]) for row in rows}
    assert found["CL", "kidnapping"] == ("12", [])
    assert found["CU", "kidnapping"] == ("", ["received"])
    assert found["PE", "kidnapping"] == ("", ["received"])  # else the total of 22 gives Cuba away
    assert found["all", "all"] == ("22", [])
    table = json.loads(call(capsys, "-f", "json")[1])["result"]
    assert [str(row["received"] or "") for row in table] == [row["received"] for row in rows]
    assert call(capsys, "-f", "parquet", "-o", str(tmp_path / "t.parquet"))[0] == 0
    with database() as connection:
        held = connection.execute("SELECT received FROM read_parquet(?)", [str(tmp_path / "t.parquet")]).fetchall()
    assert [value for (value,) in held] == [row["received"] for row in table]


def test_the_plot_names_what_it_hides(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "-f", "svg")
    texts = ["".join(item.itertext()) for item in ET.fromstring(out).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert texts[0] == "letters: received by period, country"
    assert texts[1] == "Counts from 1 to 4 are hidden, and what would give them away"
    assert texts[2:] == ["2026-03 CL", "12", "2026-03 CU", "hidden", "2026-03 PE", "hidden"]


def test_the_plot_is_a_picture_that_shows_no_more_than_the_drawing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from PIL import Image

    place = tmp_path / "letters.png"
    assert call(capsys, "-f", "png", "-o", str(place))[0] == 0
    with Image.open(place) as image:
        assert image.format == "PNG"
        assert image.width > 1000
        bars = {colour for _, colour in image.convert("RGB").getcolors(1 << 20)} & {(0x2B, 0x5F, 0x8A)}
    assert bars  # Chile's bar; those of Cuba and Peru are outlines
    made = Bars("Título", "nota", (("CL", 12), ("CU", None))).png()
    assert made == Bars("Título", "nota", (("CL", 12), ("CU", None))).png()
    assert made != Bars("Título", "nota", (("CL", 12), ("CU", 2))).png()


def test_replies_that_were_sent_come_from_the_audit_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(tmp_path / "audit.sqlite"))
    log = AuditLog(tmp_path / "audit.sqlite")
    reply = {"template": "ack", "language": "es", "draft": False, "decisions": [], "findings": ["number-mismatch"]}
    for _ in range(6):
        log.append("reply", "ana", reply, AT)
    log.append("reply", "ana", {**reply, "draft": True}, AT)
    log.append("approval", "ana", {"template": "ack", "languages": ["es", "pt"]}, AT)
    rows = list(csv.DictReader(io.StringIO(call(capsys, "--figure", "sent", "-f", "csv")[1])))
    assert [list(row.values()) for row in rows if row["period"] == "2026-03"] == [
        ["2026-03", "ack", "es", "6", "0", "6", ""],
        ["2026-03", "ack", "all", "6", "0", "6", ""],
    ]
    kinds = call(capsys, "--sql", "SELECT kind, draft, count(*) AS n FROM audit GROUP BY ALL ORDER BY ALL")[1]
    assert kinds.split()[3:] == ["approval", "False", "1", "reply", "False", "6", "reply", "True", "1"]


def test_queries_are_listed_shown_and_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--list")[1].split() == ["letters", "missing", "sent", "templates", "terms", "views"]
    shown = call(capsys, "--show", "templates")[1]
    figure = call(capsys, "--figure", "templates", "--least", "1")[1]
    assert sorted(call(capsys, "--sql", shown)[1].splitlines()) == sorted(figure.splitlines())
    assert call(capsys, "--sql", "SELECT count(*) AS n FROM replies")[1].split() == ["n", "12"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--figure", "words"), "there is no figure 'words'. Use: letters, templates, missing, terms, sent"),
        (("--show", "words"), "there is no query 'words'"),
        (("--sql", "DROP TABLE letters"), "this is not one SELECT"),
        (("-f", "parquet"), "Name it with --out"),
        (("no-such-directory",), "this directory holds no finished batch"),
        (("-f", "svg", "--sql", "SELECT 1"), "Leave --sql out"),
        (("-f", "png"), "Name it with --out"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, *arguments)
    assert code == 2
    assert said in err

"""Every packaged template word for word for six countries with its English mirror, and for ten without a flaw.

A golden file shows Mexico's Spanish and Brazil's Portuguese in full, the English mirror of both, and for the other
countries the lines that differ from Mexico's.
"""

import difflib

import pytest

from ert_writer.flows.template_preview import PLACES, preview_reply
from ert_writer.model.reply import Reply
from ert_writer.templating.states import states
from support.templating import COUNTRIES, NOW, ROOT, check_golden, packaged

LIBRARY = packaged()
TEMPLATES = tuple(LIBRARY.templates)


def shown(template: str, language: str, country: str) -> Reply:
    return preview_reply(template, language, country, LIBRARY, NOW)


def whole(reply: Reply, mirror: bool = False) -> list[str]:
    clauses, subject = (reply.mirror, reply.mirror_subject) if mirror else (reply.clauses, reply.subject)
    return [subject, "", *"\n\n".join(clause.text for clause in clauses).split("\n")]


def differing(lines: list[str], base: list[str]) -> list[str]:
    found = difflib.unified_diff(base, lines, lineterm="", n=0)
    return [line for line in found if not line.startswith(("---", "+++", "@@"))]


def golden(template: str) -> str:
    """Return the text of a template's golden file."""
    replies = {country: shown(template, language, country) for language, country in PLACES}
    base = whole(replies["MX"])
    english = whole(replies["MX"], mirror=True)
    sections = {"es-MX": base}
    sections |= {
        f"es-{place}, where it differs": differing(whole(replies[place]), base) for place in ("CO", "AR", "PE", "CL")
    }
    sections |= {"en, mirror of es-MX": english, "pt-BR": whole(replies["BR"])}
    sections["en, mirror of pt-BR, where it differs"] = differing(whole(replies["BR"], mirror=True), english)
    return "\n".join(f"=== {name}\n" + "\n".join(lines) + "\n" for name, lines in sections.items())


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_reads_as_its_golden_file(template):
    check_golden(f"{template}.txt", golden(template))


def test_no_golden_file_outlives_its_template():
    known = {f"{template}.txt" for template in TEMPLATES}
    assert {path.name for path in (ROOT / "tests" / "golden").glob("*.txt")} <= known


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_renders_for_ten_countries(template):
    for country in COUNTRIES:
        reply = shown(template, "pt" if country == "BR" else "es", country)
        assert [clause.id for clause in reply.clauses] == [clause.id for clause in reply.mirror]
        checks = {finding.check for finding in reply.findings}
        assert not checks & {"date-format", "template-promise", "value-doubtful"}
        assert "{" not in reply.text
        assert "[[" not in reply.text


def test_every_packaged_approval_holds():
    refused = [
        (state.id, state.damaged, one.language, one.reasons)
        for state in states(LIBRARY, NOW.date(), clauses=True)
        for one in state.languages
        if state.damaged or one.state == "refused"
    ]
    assert refused == []


def test_mexico_says_conservacion_and_others_preservacion():
    texts = {country: shown("preservation-confirmed", "es", country).text for country in ("MX", "CL")}
    assert "conservación inmediata" in texts["MX"]
    assert "preservación" not in texts["MX"]
    assert "preservación" in texts["CL"]
    assert "conservación" not in texts["CL"]

"""Every packaged template in every language, word for word, and for ten countries."""

import pytest

from ert_writer.flows.template_preview import preview_reply
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.states import states
from support.templating import COUNTRIES, NOW, ROOT, check_golden, packaged

LIBRARY = packaged()
TEMPLATES = tuple(LIBRARY.templates)


@pytest.mark.parametrize("language", SUPPORTED)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_reads_as_its_golden_file(template, language):
    reply = preview_reply(template, language, "", LIBRARY, NOW)
    check_golden(f"{template}.{language}.txt", f"{reply.subject}\n\n{reply.text}")


def test_no_golden_file_outlives_its_template():
    known = {f"{template}.{language}.txt" for template in TEMPLATES for language in SUPPORTED}
    assert {path.name for path in (ROOT / "tests" / "golden").glob("*.txt")} <= known


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_renders_for_a_country(template, country):
    reply = preview_reply(template, "pt" if country == "BR" else "es", country, LIBRARY, NOW)
    assert [clause.id for clause in reply.clauses] == [clause.id for clause in reply.mirror]
    assert not [finding for finding in reply.findings if finding.check == "date-format"]
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
    texts = {
        country: preview_reply("preservation-confirmed", "es", country, LIBRARY, NOW).text for country in ("MX", "CL")
    }
    assert "conservación" in texts["MX"]
    assert "preservación" not in texts["MX"]
    assert "preservación" in texts["CL"]
    assert "conservación" not in texts["CL"]

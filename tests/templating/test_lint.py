"""The lint: what it finds in a template set, and that it finds nothing in the packaged one."""

from dataclasses import replace

import pytest

from ert_writer.flows.template_review import review_templates
from ert_writer.model.checking import CheckContext
from ert_writer.model.findings import Severity
from ert_writer.templating.lint import lint
from ert_writer.terminology.cache import load_terms
from support.templating import NOTE, ROOT, bench, packaged


def rules(made, review=False):
    library = made.library()
    if review:
        return {(f.check, f.pair) for f in review_templates(library, CheckContext(), ["note"]).findings}
    return {(f.check, f.pair) for f in lint(library.template("note"), library)}


def test_the_packaged_set_has_no_error():
    library = packaged()
    context = CheckContext(load_terms([ROOT / "glossary"]))
    found = review_templates(library, context).findings
    assert [(f.check, f.pair, f.message) for f in found if f.severity is Severity.ERROR] == []


def test_a_sound_template_has_no_finding(tmp_path):
    assert rules(bench(tmp_path)) == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("es/note.txt.j2", "{{ received_at }}", "{{ received_at.year }}", ("template-syntax", "note:es:body")),
        ("es/note.txt.j2", "{{ received_at }}", "{{ received_at", ("template-syntax", "note:es:body")),
        ("es/note.txt.j2", "{{ received_at }}", "{{ other }}", ("template-syntax", "note:es:body")),
        ("es/note.txt.j2", "{{ received_at }}", "TODO", ("template-syntax", "note:es:body")),
        ("pt/note.txt.j2", "## body", "## corpo", ("template-step", "note:pt")),
        ("pt/note.txt.j2", "{{ received_at }}", "{{ reply_date }}", ("template-step", "note:pt")),
        ("en/note.txt.j2", "Received on", "On 05/08/2026, received on", ("date-format", "note:en:body")),
        (
            "note.toml",
            'name = "accounts"',
            'name = "accounts"\n\n[[field]]\nname = "until"',
            ("template-unused", "note"),
        ),
        (
            "note.toml",
            'name = "accounts"',
            'name = "accounts"\n\n[[field]]\nname = "delivery_channel"',
            ("template-gate", "note"),
        ),
        ("note.toml", 'policy = "P-1"', 'policy = "P-1"\nhides_existence = true', ("template-existence", "note")),
        (
            "es/note.txt.j2",
            "Recibido el",
            "Le entregaremos los datos. Recibido el",
            ("template-promise", "note:es:body"),
        ),
        ("es/note.txt.j2", "Recibido el", "Recibido " + "muy " * 45 + "el", ("template-length", "note:es:body")),
    ],
)
def test_a_fault_is_found(tmp_path, name, old, new, finding):
    made = bench(tmp_path)
    made.edit(name, old, new)
    assert finding in rules(made)


OPEN = "".join(line for line in NOTE.split("[[field]]")[0].splitlines(True) if "requires" not in line)
PLAIN = {
    "en": "## subject\nReceived\n\n## body\nYour request has arrived.\n",
    "es": "## subject\nRecibido\n\n## body\nSu solicitud llegó.\n",
    "pt": "## subject\nRecebido\n\n## body\nA solicitação chegou.\n",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We have told the user."),
        ("en", "The account was suspended."),
        ("en", "We did not find anything."),
        ("es", "La cuenta existe."),
        ("es", "Avisaremos al titular de la cuenta."),
        ("es", "El perfil fue dada de baja."),
        ("pt", "A conta foi suspensa."),
        ("pt", "Não há dados."),
        ("pt", "Avisaremos o usuário."),
    ],
)
def test_what_an_unverified_sender_may_get_never_speaks_of_an_account(tmp_path, language, words):
    made = bench(tmp_path, OPEN, PLAIN | {language: f"{PLAIN[language]}{words}\n"})
    assert ("template-existence", "note") in rules(made)
    made.edit("note.toml", 'policy = "P-1"', 'policy = "P-1"\nrequires = ["officer_verified"]')
    assert rules(made) == set()


def test_a_plain_template_without_a_gate_has_no_finding(tmp_path):
    assert rules(bench(tmp_path, OPEN, PLAIN)) == set()


PROSE = {
    "en": "## subject\nYour request\n\n## body\nWe keep the copy for 90 days and do not disclose any data.\n",
    "es": "## subject\nSu solicitud\n\n## body\nGuardamos la copia durante 90 días y no entregamos ningún dato.\n",
    "pt": "## subject\nSua solicitação\n\n## body\nGuardamos a cópia por 90 dias e não fornecemos nenhum dado.\n",
}


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("es/note.txt.j2", "90 días", "60 días", ("number-mismatch", "note:es:body")),
        ("pt/note.txt.j2", "90 dias", "dias", ("number-mismatch", "note:pt:body")),
        (
            "pt/note.txt.j2",
            "e não fornecemos nenhum dado",
            "e fornecemos os dados",
            ("negation-mismatch", "note:pt:body"),
        ),
        ("es/note.txt.j2", "Guardamos la copia", "Guardamos el fichero", ("wrong-variety", "note:es:body")),
        ("pt/note.txt.j2", "Guardamos a cópia", "Guardamos o ficheiro", ("wrong-variety", "note:pt:body")),
    ],
)
def test_words_are_read_by_the_ordinary_checks(tmp_path, name, old, new, finding):
    made = bench(tmp_path, wording=PROSE)
    assert finding not in rules(made, review=True)
    made.edit(name, old, new)
    assert finding in rules(made, review=True)


def test_a_block_left_in_english_is_found(tmp_path):
    made = bench(tmp_path, wording=PROSE | {"es": PROSE["en"]})
    assert ("untranslated", "note:es:body") in rules(made, review=True)


def test_a_damaged_template_is_a_finding_and_the_others_are_still_read(tmp_path):
    made = bench(tmp_path)
    (made.root / "broken.toml").write_text("version = 1", "utf-8")
    found = review_templates(made.library(), CheckContext()).findings
    assert ("template-syntax", "broken") in {(f.check, f.pair) for f in found}


def test_a_clause_on_the_law_is_noted_until_counsel_is_named():
    library = packaged()
    stated = [clause for clause in library.clauses.values() if clause.source]
    assert stated
    for clause in library.clauses.values():
        noted = any(finding.check == "clause-unconfirmed" for finding in lint(clause, library))
        assert noted == (bool(clause.source) and not clause.confirmed_by)
    confirmed = replace(stated[0], confirmed_by="Counsel's name")
    assert not any(finding.check == "clause-unconfirmed" for finding in lint(confirmed, library))

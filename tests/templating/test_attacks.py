"""Attacks on the template set and on values: each is refused with its reason, none ends in an internal error."""

import os
import re

import pytest

from ert_writer.errors import ContentError
from ert_writer.flows.case_file import parse_case
from ert_writer.flows.reply import approval_reasons, write_reply
from ert_writer.templating.approval import problems
from ert_writer.templating.values import trouble
from support.templating import NOW, RECEIVED, bench, given, request

ONE_PERSON = [
    ("Ana Ruiz", "ana  ruiz"),
    ("Ana Ruiz", "Ruiz, Ana"),
    ("Ana Ruiz", "Ana-Ruiz"),
    ("Ana Ruiz", "AnaRuiz"),
    ("Ana Ruiz", "Ána Ruíz"),
    ("Ana Ruiz", "Ana Rui\u200bz"),
    ("Ana Ruiz", "\uff21na Ruiz"),
    ("Ana Ruiz", "Ana Ruiz, MD"),
    ("Ana Ruiz Peña", "Dra. Ana Ruiz"),
    ("Ana Ruiz Peña", "Ruiz Peña, Lic. A."),
    ("Ana Ruiz", "Anna Ruiz"),
    ("Ana Ruiz", "Ana Ruis"),
    ("Ana Ruiz", "Anaa Ruizz"),
    ("Ana Ruiz", "An4 Ru1z"),
    ("Ana Ruiz", "\u00aana Ruiz"),
    ("Ana \u0141uz", "Ana Iuz"),
    ("Eva S\u00f8r", "Eva Sor"),
    ("Beth Gil", "8e7h 9il"),
]


@pytest.fixture
def sealed(tmp_path):
    made = bench(tmp_path)
    made.approve()

    def check(first: str, second: str) -> tuple[str, ...]:
        path = made.root / "note.toml"
        text = path.read_text("utf-8").replace("Ana Ruiz Peña", first).replace("Bruno Costa", second)
        path.write_text(text, "utf-8")
        library = made.library()
        seal = library.template("note").seals["es"]
        return problems(library.template("note"), "es", library, seal.approval.approved_on)

    return check


@pytest.mark.parametrize(("first", "second"), ONE_PERSON)
def test_one_person_cannot_sign_under_two_spellings(sealed, first, second):
    assert any("same person" in reason for reason in sealed(first, second))


@pytest.mark.parametrize("name", [".", "123", "\u200b"])
def test_a_name_without_letters_is_no_approver(sealed, name):
    assert any("names no person" in reason for reason in sealed("Ana Ruiz", name))


@pytest.mark.parametrize(
    "name",
    ["\u1d00n\u1d00 Rui\u1d22", "An\u0251 Ruiz", "Ana \u0280uiz", "Ana R\u028aiz", "Ana Rui\u01b6", "\u2c6dna Ruiz"],
)
def test_a_letter_that_passes_for_another_is_refused(sealed, name):
    assert any("a letter that passes for another" in reason for reason in sealed("Ana Ruiz", name))


@pytest.mark.parametrize(
    "name", ["Iñaki Müller", "João Conceição", "Łukasz Øster", "Ðorđe Æbel", "D'Ávila O\u2019Neil-Sá"]
)
def test_a_name_as_people_write_theirs_is_none_of_an_attack(sealed, name):
    assert sealed("Eva Luna", name) == ()


@pytest.mark.parametrize(
    "name", ["Eva\\u001b[31m Luna", "Eva\\nLuna", "Eva\\u202eLuna", "Eva\\tLuna", "Eva\\u0085Luna"]
)
def test_a_name_that_acts_on_a_screen_is_no_approver(sealed, name):
    assert any("names no person" in reason for reason in sealed("Ana Ruiz", name))


@pytest.mark.parametrize("name", ["carla author", "Carla Author (policy)", "Author"])
def test_the_author_cannot_approve_under_another_spelling(sealed, name):
    assert any("its own author" in reason for reason in sealed("Ana Ruiz", name))


@pytest.mark.parametrize("second", ["Mario Ruiz", "Ana Torres", "Luisa Peña", "Bruno Costa", "Dr. Bruno Ruiz"])
def test_two_people_are_two(sealed, second):
    assert sealed("Ana Ruiz", second) == ()


def test_numbered_reviewers_are_two_people(sealed):
    assert sealed("Reviewer 1", "Reviewer 2") == ()


def test_an_edit_that_leaves_step_is_refused_with_both_reasons(tmp_path):
    made = bench(tmp_path)
    made.approve()
    made.edit("es/note.txt.j2", "Recibido el", "{% if accounts %}Recibido{% endif %} el")
    library = made.library()
    reasons = "; ".join(approval_reasons(library.template("note"), "es", library, NOW))
    assert re.search(r"edited after.*out of step", reasons)


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_a_link_out_of_the_set_or_a_pipe_is_refused(tmp_path, kind):
    made = bench(tmp_path)
    made.approve()
    path = made.root / "es/note.txt.j2"
    if kind == "folder":
        (made.root / "es").rename(tmp_path / "elsewhere")
        (made.root / "es").symlink_to(tmp_path / "elsewhere")
    elif kind == "link":
        path.rename(tmp_path / "elsewhere.txt.j2")
        path.symlink_to(tmp_path / "elsewhere.txt.j2")
    else:
        path.unlink()
        os.mkfifo(path)
    with pytest.raises(ContentError, match="not a file of this directory"):
        made.library()


@pytest.mark.parametrize("line", ["x = " + "[" * 3000 + "]" * 3000, "x = " + "1" * 5000])
def test_a_file_beyond_the_parser_is_damaged(tmp_path, line):
    made = bench(tmp_path)
    made.edit("note.toml", 'version = "1.0"', f'{line}\nversion = "1.0"')
    with pytest.raises(ContentError, match="not valid TOML"):
        made.library().template("note")


@pytest.mark.parametrize(
    "text",
    [
        "{% if accounts %}" * 90 + "x" + "{% endif %}" * 90,
        "{% if " + "not " * 300 + "accounts %}x{% endif %}",
        "{% if " + "accounts and " * 300 + "accounts %}x{% endif %}",
        "{{ received_at" + " | cap" * 200 + " }}",
    ],
)
def test_deep_nesting_is_refused_before_it_is_compiled(tmp_path, text):
    made = bench(tmp_path)
    made.wording(f"## subject\nx\n\n## body\n{text}\n")
    with pytest.raises(ContentError, match="nested"):
        made.reply(received_at=RECEIVED, draft=True)


@pytest.mark.parametrize("char", ["\u202e", "\u200b", "\x1b", "\ufeff"])
def test_a_wording_holds_no_invisible_character(tmp_path, char):
    made = bench(tmp_path)
    made.wording(f"## subject\nx\n\n## body\na{char}b {{{{ received_at }}}}\n")
    with pytest.raises(ContentError, match=f"U\\+{ord(char):04X}"):
        made.reply(received_at=RECEIVED, draft=True)


@pytest.mark.parametrize("data", [b'{"accounts": ' + b"1" * 5000 + b"}", b"accounts = " + b"1" * 5000])
def test_an_endless_number_in_a_case_is_refused(data):
    with pytest.raises(ContentError, match="endless number"):
        parse_case(data, "case")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2926-11-22T10:15Z"])
def test_a_year_that_is_a_slip_is_refused(tmp_path, moment):
    with pytest.raises(ContentError, match="is a slip"):
        bench(tmp_path).reply(received_at=moment, draft=True)


def test_a_refusal_quotes_no_more_than_the_head_of_a_value(tmp_path):
    field = bench(tmp_path).library().template("note").fields[0]
    assert len(trouble(field, given(x="2" * 900)["x"])) < 200


@pytest.mark.parametrize("code", ["ZZ", "EU", "XA", "XX"])
def test_a_code_of_no_country_is_refused(tmp_path, code):
    made = bench(tmp_path)
    made.edit("note.toml", 'name = "accounts"', 'name = "country"\n\n[[field]]\nname = "accounts"')
    with pytest.raises(ContentError, match="is no country"):
        write_reply(request("note", draft=True, received_at=RECEIVED, country=code), made.library(), NOW)


@pytest.mark.parametrize("char", ["\u3164", "\u2800", "\u115f"])
def test_a_letter_that_prints_nothing_is_refused_in_a_value(tmp_path, char):
    with pytest.raises(ContentError, match="invisible"):
        bench(tmp_path).reply(received_at=RECEIVED, accounts=[f"@a{char}b"], draft=True)


@pytest.mark.parametrize(
    ("when", "reason"),
    [('{ nope = "x" }', "no choice field above"), ('{ received_at = "x" }', "no choice field above"), ('"x"', "table")],
)
def test_a_condition_on_no_choice_is_damaged(tmp_path, when, reason):
    made = bench(tmp_path)
    made.edit("note.toml", 'name = "accounts"', f'name = "accounts"\nrequired_when = {when}')
    with pytest.raises(ContentError, match=reason):
        made.library().template("note")

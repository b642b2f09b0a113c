"""Every packaged template in its languages for ten countries, with hostile values and with none at all."""

import re
from dataclasses import replace

import pytest

from ert_writer.errors import ErtWriterError, MissingFieldsError
from ert_writer.exporters.soundness import sound
from ert_writer.flows.reply import ReplyRequest, write_reply
from ert_writer.templating.kinds import FieldKind
from ert_writer.templating.samples import sample_values
from ert_writer.templating.values import Given, read_values
from support.templating import COUNTRIES, NOW, packaged

LIBRARY = packaged()
TEMPLATES = tuple(LIBRARY.templates)
READERS = (*(("pt" if country == "BR" else "es", country) for country in COUNTRIES), ("en", "MX"))
HOSTILE = "{{ 1234*5678 }} {% if x %} <b onclick=1>«¡Ñandú!» & 'x' \"y\" \\u202e %s ${x} [[x]] ## @signature; --"
ACTING = ("a\nBcc: b@c.example", "a\u202eb", "a\x1b[2J", "a\u200bb")


def request(template: str, language: str, country: str, text: str) -> ReplyRequest:
    """Return a draft with the text in every field that takes free text."""
    fields = LIBRARY.fields(LIBRARY.template(template))
    values = dict(sample_values(fields, NOW, country)) | {"country": (Given(country),)}
    for field in fields:
        if field.kind in (FieldKind.TEXT, FieldKind.LIST) and not field.choices and not field.follows:
            values[field.name] = (Given(text),)
    return ReplyRequest(template, values=values, language=language, draft=True)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_hostile_value_is_printed_as_it_is_and_changes_nothing_beside_it(template):
    for language, country in READERS:
        plain = write_reply(request(template, language, country, "Plain words"), LIBRARY, NOW)
        reply = write_reply(request(template, language, country, HOSTILE), LIBRARY, NOW)
        sound(reply)
        assert "7006652" not in reply.text
        assert [clause.id for clause in reply.clauses] == [clause.id for clause in plain.clauses]
        assert HOSTILE in reply.text
        signature = [clause.text for clause in plain.clauses if clause.id == "signature"]
        assert [clause.text for clause in reply.clauses if clause.id == "signature"] == signature


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_value_that_acts_is_refused_by_name(template):
    for text in ACTING:
        with pytest.raises(ErtWriterError, match=r"\w+: (a line break|an invisible|a control)"):
            write_reply(request(template, "es", "MX", text), LIBRARY, NOW)


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_values_a_draft_shows_what_is_missing_and_nothing_is_left_blank(template):
    for language, country in READERS:
        asked = ReplyRequest(template, values={"country": (Given(country),)}, language=language, draft=True)
        if not any(field.name == "country" for field in LIBRARY.fields(LIBRARY.template(template))):
            asked = replace(asked, values={})
        reply = write_reply(asked, LIBRARY, NOW)
        assert "[[MISSING: our_ref]]" in reply.subject
        assert "None" not in reply.text.replace("None of this", "")
        assert "()" not in reply.text
        assert not any(line.rstrip().endswith((": ", " el", " em", " on")) for line in reply.text.split("\n"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_without_values_every_missing_field_is_named_at_once(template):
    source = LIBRARY.template(template)
    fields = LIBRARY.fields(source)
    with pytest.raises(MissingFieldsError) as error:
        read_values(fields, {})
    assert set(error.value.fields) == {field.name for field in fields if field.required and not field.follows}


ENDS = (
    ("Ejemplo S.A.", "Ejemplo S.A."),
    ("Ejemplo,", "Ejemplo"),
    ("Ejemplo S.A.,", "Ejemplo S.A."),
    ("Ejemplo ;", "Ejemplo"),
)


@pytest.mark.parametrize(("text", "put"), ENDS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_end_of_a_value_and_the_stop_behind_it_are_one(template, text, put):
    for language, country in (("es", "MX"), ("pt", "BR"), ("en", "MX")):
        reply = write_reply(request(template, language, country, text), LIBRARY, NOW)
        assert put in reply.text
        for clause in reply.clauses:
            assert not re.search(r"\.\.|[,;]\s?[.,;]", clause.text), clause.text

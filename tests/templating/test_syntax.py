"""What a wording may not be: every published escape from the sandbox, size bombs, and what a writer gets wrong."""

import pytest

from ert_writer.errors import ContentError
from ert_writer.templating.phrasing import Reader
from ert_writer.templating.sandbox import MAX_OUTPUT, render
from ert_writer.templating.syntax import Scope
from support.templating import RECEIVED, bench

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ case_number.__class__.__base__.__subclasses__() }}",
    "{{ case_number['__class__'] }}",
    "{{ case_number|attr('__class__') }}",
    "{{ case_number|attr('format')|attr('__globals__') }}",  # CVE-2025-27516
    "{{ ('{0.__class__}'|attr('format'))(case_number) }}",  # CVE-2025-27516
    "{% set f = '{0.__class__}'.format %}{{ f(case_number) }}",  # CVE-2024-56326
    "{{ [case_number]|map('format')|list }}",
    "{{ accounts|map(attribute='__class__')|list }}",
    "{{ '%s'|format(case_number) }}",
    "{{ {'a': 1}|xmlattr }}",  # GHSA-h75v-3vvj-5mfj
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ range(10) }}",
    "{{ config }}",
    "{{ request }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% include 'clauses/signature.txt.j2' %}",
    "{% extends 'x' %}",
    "{% block name %}{% endblock %}",
    "{% macro m() %}{% endmacro %}{{ m() }}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% set x = 1 %}",
    "{% with x = 1 %}{{ x }}{% endwith %}",
    "{% autoescape false %}x{% endautoescape %}",
    "{% raw %}{{ case_number }}{% endraw %}",
    "{{ caller() }}",
    "{{ varargs }}",
    "{{ loop.index }}",
    "{{ case_number is defined }}",
    "{{ case_number if case_number else 'x' }}",
    "{{ case_number ~ case_number }}",
    "{{ 'x' }}",
    "{{ 1 }}",
    "{{ (1).__class__ }}",
    "{{ case_number[0] }}",
    "{{ case_number[::-1] }}",
    "{{ case_number() }}",
    "{{ case_number|upper }}",
    "{{ case_number|safe }}",
    "{{ case_number|tojson }}",
    "{{ accounts|join(', ') }}",
    "{{ accounts|count }}",
    "{{ 'preservation'|word|attr('x') }}",
    "{{ case_number|word }}",
    "{{ 'no-such-word'|word }}",
    "{{ case_number|day }}",
    "{{ case_number|clock }}",
    "{% if case_number.x %}x{% endif %}",
    "{% if case_number == other %}x{% endif %}",
    "{% if case_number in 'abc' %}x{% endif %}",
    "{% if case_number is string %}x{% endif %}",
    "{% if accounts[0] == 'x' %}x{% endif %}",
    "{% if missing_name %}x{% endif %}",
    "{% if (case_number|attr('x')) == 'x' %}x{% endif %}",
)
BOMBS = (
    "{{ 'a' * 100000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 'a' ~ 'b' * 1000000 }}",
    "{% for x in range(1000000000) %}x{% endfor %}",
    "{% for x in 'abc' %}x{% endfor %}",
    "{% for x in case_number %}{{ x }}{% endfor %}",
    "{% for a in accounts %}{% for b in accounts %}x{% endfor %}{% endfor %}",
    "{% for a in accounts recursive %}{{ loop(accounts) }}{% endfor %}",
    "{% for a in accounts if a == 'x' %}x{% endfor %}",
    "{% for a, b in accounts %}x{% endfor %}",
    "{% for case_number in accounts %}x{% endfor %}",
    "{% for a in accounts %}x{% else %}y{% endfor %}",
    "{% if case_number == '" + "a" * 101 + "' %}x{% endif %}",
    "{% if accounts|count > 99999999999999999999 %}x{% endif %}",
    "{{ " + "(" * 3000 + "case_number" + ")" * 3000 + " }}",
    "{% if " + "not " * 4000 + "case_number %}x{% endif %}",
)
MISTAKES = (
    "{{ case_number",
    "{% if case_number %}x",
    "{{ }}",
    "Dear {case_number}",
    "Dear [[name]]",
    "TODO",
    "Sincerely, ____",
    "{{ officer_name }}",  # optional, outside {% if %}
    "{% if officer_title %}{{ officer_name }}{% endif %}",
    "{% if not officer_name %}{{ officer_name }}{% endif %}",
    "{% if officer_name or case_number %}{{ officer_name }}{% endif %}",
    "{% if reason == 'other' %}x{% endif %}",
    "{{ urgent }}",
)
TOML = """
[[field]]
name = "case_number"
required = true

[[field]]
name = "accounts"
required = true

[[field]]
name = "officer_name"

[[field]]
name = "officer_title"

[[field]]
name = "urgent"
kind = "boolean"
label = { en = "a", es = "a", pt = "a" }

[[field]]
name = "reason"
kind = "choice"
label = { en = "a", es = "a", pt = "a" }
choice = [{ id = "one", en = "first", es = "primera", pt = "primeira" }]
"""
HEAD = 'version = "1.0"\nauthor = "A"\npolicy = "P"\n[purpose]\nen = "a"\nes = "a"\npt = "a"\n'


def attempt(folder, text):
    made = bench(folder, HEAD + TOML)
    made.wording(f"## subject\nS\n\n## body\nText.\n{text}\n")
    return made.reply(draft=True, case_number="CI-1", accounts=["@a", "@b"])


@pytest.mark.parametrize("text", ESCAPES + BOMBS + MISTAKES)
def test_a_form_outside_the_allow_list_never_renders(tmp_path, text):
    with pytest.raises(ContentError):
        attempt(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ case_number }}", "CI-1"),
        ("{{ accounts }}", "@a y @b"),
        ("{% if officer_name %}{{ officer_name }}{% else %}nobody{% endif %}", "nobody"),
        ("{% if officer_name and officer_title %}{{ officer_name }}{% endif %}end", "end"),
        ("{% if accounts | count > 1 %}several{% endif %}", "several"),
        ("{% if not urgent %}calm{% endif %}", "calm"),
        ("{% if reason == 'one' %}{{ reason }}{% elif not reason %}none{% endif %}", "none"),
        ("{% for item in accounts %}\n- {{ item }}\n{% endfor %}", "- @a\n- @b"),
        ("{{ 'preservation' | word }}", "preservación"),
        ("{{ reply_date | day }}", "1 de diciembre de 2026"),
        ("{{ case_number | cap }}", "CI-1"),
        ("a {# note #}b", "a b"),
        ("{% if case_number %} x{% endif %}\nnext line", "x\nnext line"),
    ],
)
def test_the_documented_forms_render(tmp_path, text, shown):
    body = attempt(tmp_path, text).clauses[0].text
    assert body.removeprefix("Text.").strip() == shown


def test_a_block_that_comes_out_empty_is_left_out(tmp_path):
    made = bench(tmp_path)
    made.wording("## subject\nS\n\n## a\n{% if accounts %}x{% endif %}\n\n## b\nText {{ received_at }}.\n")
    assert [clause.id for clause in made.reply(draft=True, received_at=RECEIVED).clauses] == ["b"]


def test_a_reply_without_any_text_is_refused(tmp_path):
    made = bench(tmp_path)
    made.wording("## subject\nS\n\n## a\n{% if accounts %}x{% endif %}\n")
    with pytest.raises(ContentError, match="empty"):
        made.reply(draft=True, received_at=RECEIVED)


def test_output_is_bounded():
    values = {"accounts": tuple("x" * 1000 + str(number) for number in range(500))}
    from ert_writer.templating.kinds import Field, FieldKind

    words = {"en": "a", "es": "a", "pt": "a"}
    scope = Scope({"accounts": Field("accounts", FieldKind.LIST, True, words)}, frozenset())
    with pytest.raises(ContentError, match=f"{MAX_OUTPUT:,}"):
        render("{% for a in accounts %}{{ a }}{% endfor %}", values, Reader("en"), scope, {}, "test")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hello\n\n## subject\nS\n\n## b\nx", "before the first marker"),
        ("## body\nx", "subject"),
        ("## subject\nS\n\n## Body\nx", "no marker"),
        ("## subject\nS\n\n## b?\nx", "no marker"),
        ("## subject\nS\n\n### b\nx", "no marker"),
        ("## subject\nS\n\n## b\nx\n\n## b\ny", "twice"),
        ("## subject\nS\n\n## @greeting\nx", "under the shared clause"),
        ("## subject\nS\n\n## b\n\n## c\nx", "empty"),
        ("", "subject"),
        ("## subject\nS\n\n## @no-such-clause", "no shared clause or slot"),
        ("## subject\nS\nT\n\n## b\nx", "more than one line"),
        ("## subject\nS\n\n## b\n" + "x" * 20_000, "larger than"),
    ],
)
def test_a_wrong_wording_file_says_why(tmp_path, text, reason):
    made = bench(tmp_path)
    made.wording(text)
    with pytest.raises(ContentError, match=reason):
        made.reply(draft=True, received_at=RECEIVED)

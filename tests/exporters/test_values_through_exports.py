"""Whatever a value holds, it is refused by name or stands in every export; it never changes what stands beside it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ert_writer.errors import ContentError
from ert_writer.flows.reply import write_reply
from ert_writer.plugins import EXPORTERS, load
from ert_writer.templating.gates import Decision
from ert_writer.templating.values import checked
from support.templating import NOW, packaged, request

LIBRARY = packaged()
VERIFIED = Decision("officer_verified", "Ana Ruiz", "called")
NASTY = st.text(
    st.sampled_from(list("{}%<>&\"'`*_#[]()|\\~=;:@/-+ \n\r\t\x00\x1b\u202e\u200b\u2028éñ1aÁ😀")), max_size=24
)


def write(account: str):
    values = {
        "accounts": ["@primera", account, "@ultima"],
        "preserved_on": "2026-11-03",
        "our_ref": "E-1",
        "country": "CL",
    }
    asked = replace(request("preservation-confirmed", "es", **values), decisions=(VERIFIED,))
    return write_reply(asked, LIBRARY, NOW)


@given((NASTY | st.text(max_size=40)).filter(str.strip))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
def test_a_value_is_refused_or_stands_in_the_text(text):
    try:
        value = checked(text)
    except ValueError:
        with pytest.raises(ContentError, match="accounts: "):
            write(text)
        return
    reply = write(text)
    block = next(clause.text for clause in reply.clauses if clause.id == "confirmed")
    expected = ["@primera", value, "@ultima"]
    assert block.split("\n")[1:] == [f"- {item}" for item in dict.fromkeys(expected)]
    for form in ("text", "json", "html", "md", "eml"):
        assert load(EXPORTERS, form).export(reply)

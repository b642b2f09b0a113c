"""Subjects of mail keep every character, spaces included, through every mail program's decoding."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ert_writer.exporters.eml import EXPORTER, header_text
from support.templating import plain_reply

SUBJECTS = st.text(
    st.sampled_from("aábc ñ  ç€—'\"()@,;:.#0123456789")
    | st.characters(exclude_categories=["C", "Z"], exclude_characters="{}[]<>_"),
    min_size=1,
    max_size=200,
).filter(lambda text: text.strip() and "=?" not in text)


@given(SUBJECTS)
@example("Caso  11001-6000  (dos espacios) " + "y muy largo " * 9)
@example("x" * 300)
def test_a_subject_comes_back_as_it_was_written(subject: str) -> None:
    data = EXPORTER.export(replace(plain_reply(), subject=subject))
    message = message_from_bytes(data, policy=policy.default)
    assert message["Subject"] == subject
    old = message_from_bytes(data)["Subject"]
    assert str(make_header(decode_header(old))) == subject


@given(SUBJECTS)
def test_lines_and_encoded_words_have_the_lengths_that_rfc_2047_allows(subject: str) -> None:
    lines = ("Subject: " + header_text(subject, used=9)).split("\r\n")
    assert all(len(line) <= 78 for line in lines)
    words = [word for line in lines for word in line.split() if word.startswith("=?")]
    assert all(len(word) <= 75 for word in words)


@pytest.mark.parametrize("subject", ["Case 12-3456", "Your request"])
def test_a_short_plain_subject_stays_readable(subject: str) -> None:
    assert header_text(subject, used=9) == subject

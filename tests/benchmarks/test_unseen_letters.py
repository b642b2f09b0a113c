"""The right answers of the measuring letters are well formed, and the sums are what they say.

No assertion here shows a value: the set held back is read by nobody.
"""

import hashlib
import re
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import read_names
from benchmarks.unseen_letters import (
    DANGERS,
    FIELDS,
    FLAGS,
    SETS,
    Answer,
    Critical,
    Letter,
    as_list,
    danger_of,
    danger_only,
    read_letters,
    render,
    score_field,
    score_roles,
    straight,
    verdict,
)
from ert_writer.intake.requests import CATEGORIES

KINDS = {
    *("kidnapping", "missing_person", "suicide_self_harm", "child_sexual_abuse", "attack_threat", "extortion"),
    *("domestic_violence", "threat_to_life", "trafficking", "migrants_held", "hostages", "people_trapped"),
    *("poisoning", "bomb", "live_violence", "bomb_threat", "image_extortion", "disaster"),
}
ROLES = {
    *("officer", "superior", "agency", "prosecutor", "court", "victim", "in-danger", "suspect", "relative", "witness"),
    *("bystander", "platform", "lawyer", "requester", "party", "mentioned", "asked", "cancelled", "other-case"),
    *("earlier-letter", "id-document", "badge", "bank-account", "extension", "case", "letter", "plate"),
}
STATEMENTS = {"negation", "person", "order", "deadline", "role", "name", "danger"}
NOT_IN_THE_LETTER = {*FLAGS, "data_categories", "deadline_utc"}


def fields_of(letter: Letter) -> list[str]:
    stated = letter.gold["fields"].items()
    return [text for field, value in stated if field not in NOT_IN_THE_LETTER for text in as_list(value)]


def is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def written(path: Path) -> str:
    """Return what a person reads in a letter: of a mail its headings and text parts, decoded."""
    if path.suffix != ".eml":
        return path.read_text("utf-8")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    parts = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*(str(value) for value in mail.values()), *parts])


def faults(letter: Letter) -> list[str]:
    """Return what is wrong with a letter's right answers, in words that give none of them away."""
    text, gold = straight(written(letter.path)), letter.gold
    found = ["field value" for value in fields_of(letter) if straight(value) not in text]
    found += ["role" for value in gold["roles"] if straight(value) not in text]
    found += ["unknown role" for roles in gold["roles"].values() if not roles or set(roles) - ROLES]
    found += ["name" for value in gold["names"] if straight(value) not in text]
    named = {*CATEGORIES, *FLAGS}  # a category or an order may be read or not; neither is a value of the text
    found += ["optional" for value in gold["optional"] if value not in named and straight(value) not in text]
    found += ["unknown field" for field in gold["fields"] if field not in {*FIELDS, "deadline_utc"}]
    found += ["danger"] * (gold["danger"] not in DANGERS or (gold["danger"] == "emergency") != bool(gold["kind"]))
    found += ["unknown kind"] * bool(set(gold["kind"]) - KINDS)
    for statement in letter.critical:
        found += ["source"] * (straight(statement.source) not in text) + ["kind"] * (statement.kind not in STATEMENTS)
        found += ["pattern" for pattern in (*statement.right, *statement.inverted) if not is_pattern(pattern)]
    fields_only = letter.path.parent.name.endswith(("-d", "-f"))
    least = 2 if letter.path.parent.name.endswith("-e") else 4
    enough = gold["language"] == "en" or fields_only or least <= len(letter.critical) <= 8
    return found + ["number of critical statements"] * (not enough)


@pytest.mark.parametrize("name", SETS)
def test_right_answers_are_well_formed(name: str) -> None:
    found = Counter(fault for letter in read_letters(SETS[name]) for fault in faults(letter))
    assert found == Counter()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("dev", {"es": 27, "pt": 13, "en": 4}),
        ("heldback", {"es": 13, "pt": 7, "en": 2}),
        ("dev-b", {"es": 7, "pt": 4, "en": 2}),
        ("heldback-b", {"es": 13, "pt": 7, "en": 3}),
        ("dev-c", {"es": 20, "pt": 6, "en": 2}),
        ("heldback-c", {"es": 20, "pt": 6, "en": 2}),
        ("dev-d", {"es": 14, "pt": 4, "en": 2}),
        ("heldback-d", {"es": 7, "pt": 2, "en": 1}),
        ("dev-e", {"es": 21, "pt": 13, "en": 3}),
        ("heldback-e", {"es": 11, "pt": 7, "en": 1}),
        ("dev-f", {"en": 23, "es": 125, "pt": 52}),
        ("heldback-f", {"en": 11, "es": 62, "pt": 26}),
    ],
)
def test_sizes(name: str, size: dict[str, int]) -> None:
    languages = Counter(letter.gold["language"] for letter in read_letters(SETS[name]))
    assert languages == size


@pytest.mark.parametrize(
    ("read", "kept", "share"),
    [("dev", "heldback", 1 / 3), ("dev-b", "heldback-b", 2 / 3), ("dev-c", "heldback-c", 1 / 2)],
)
def test_a_fixed_hash_of_the_name_holds_letters_back(read: str, kept: str, share: float) -> None:
    found = [
        (letter.gold["language"], hashlib.sha256(letter.path.name.encode()).hexdigest(), name)
        for name in (read, kept)
        for letter in read_letters(SETS[name])
    ]
    for language in ("es", "pt", "en"):
        order = [name for spoken, _, name in sorted(found) if spoken == language]
        held = round(len(order) * share)
        assert order == [kept] * held + [read] * (len(order) - held)


def test_a_mail_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(b"Subject: =?utf-8?q?A=C3=B1o?=\nContent-Transfer-Encoding: base64\n\nSG95\n")
    assert written(path).split() == ["A\u00f1o", "base64", "Hoy"]


def letter(**gold: Any) -> Letter:
    base = {"language": "es", "country": "MX", "danger": "emergency", "kind": ["kidnapping"], "names": ["Ana Rosas"]}
    return Letter(Path("letter.txt"), {**base, "denied": [], "optional": [], "fields": {}, "roles": {}, **gold})


def value(text: str, confidence: float = 0.9, **more: str) -> dict[str, Any]:
    return {"value": text, "confidence": confidence, **more}


@pytest.mark.parametrize(
    ("field", "wanted", "given", "outcome", "sure_and_wrong"),
    [
        ("officer_phone", "55 5550 0101", value("+52 55 5550 0101 ext. 3"), "exact", 0),
        ("officer_phone", "55 5550 0101", value("55 5550 0102"), "wrong", 1),
        ("officer_phone", "55 5550 0101", value("55 5550 0102", 0.7), "wrong", 0),
        ("letter_number", "12/2026", value("FL N.º 12/2026"), "exact", 0),
        ("letter_number", "12/2026", value("112/2026"), "wrong", 1),
        ("agency", "Fiscalía del Norte", value("la Fiscalía del Norte, Unidad 3"), "partial", 0),
        ("accounts", ["@a_1", "@b_2"], [value("a_1"), value("b_2")], "exact", 0),
        ("accounts", ["@a_1"], [value("a_1"), value("a_12")], "partial", 1),
        ("accounts", ["@a_1"], [value("b_a_1")], "wrong", 1),
        ("offence", None, value("robo"), "invented", 1),
        ("offence", "robo", value(""), "missing", 0),
        ("offence", None, value(""), "absent", 0),
        ("preservation_requested", True, value("true"), "exact", 0),
        ("preservation_requested", None, value("true"), "invented", 1),
    ],
)
def test_fields(field: str, wanted: object, given: object, outcome: str, sure_and_wrong: int) -> None:
    gold = letter(fields={} if wanted is None else {field: wanted})
    score = score_field(gold, {field: given}, field)
    assert (score.outcome, score.sure_and_wrong) == (outcome, sure_and_wrong)


@pytest.mark.parametrize(
    ("utc", "outcome"), [("2026-02-01T18:00Z", "exact"), ("2026-02-01T17:00Z", "wrong"), ("", "partial")]
)
def test_a_deadline_is_its_moment(utc: str, outcome: str) -> None:
    gold = letter(fields={"deadline": "antes de las 12", "deadline_utc": "2026-02-01T18:00:00Z"})
    assert score_field(gold, {"deadline": value("antes de las 12", utc=utc)}, "deadline").outcome == outcome


def test_values_that_may_be_given_or_not_do_not_count() -> None:
    gold = letter(fields={"accounts": ["@a_1"]}, optional=["Tienda A"])
    assert score_field(gold, {"accounts": [value("Tienda A"), value("@a_1")]}, "accounts").outcome == "exact"


@pytest.mark.parametrize(
    ("intake", "danger"),
    [
        ({"danger": {"value": "unclear"}, "emergency_type": value("kidnapping")}, "unclear"),
        ({"danger": "not_emergency"}, "not-emergency"),
        ({"emergency_type": value("kidnapping"), "suggested_templates": [{"template": "not-emergency"}]}, "emergency"),
        ({"suggested_templates": [{"template": "not-emergency"}]}, "not-emergency"),
        ({"suggested_templates": [{"template": "ack"}]}, "unclear"),
    ],
)
def test_danger(intake: dict[str, Any], danger: str) -> None:
    assert danger_of(intake) == danger


@pytest.mark.parametrize(
    ("intake", "count"),
    [
        ({"officer_phone": value("834 555 0101")}, {"right": 1, "not given": 1}),
        ({"officer_phone": value("834 555 0102")}, {"wrong": 1, "not given": 1}),
        ({"roles": {"834 555 0102": "account-of-suspect"}}, {"right": 1, "not given": 1}),
        (
            {"roles": [{"text": "+52 834 555 0102", "role": "suspect"}, {"text": "8345550101", "role": "Officer"}]},
            {"right": 2},
        ),
        ({"roles": {"834 555 0102": "officer"}}, {"wrong": 1, "not given": 1}),
    ],
)
def test_roles(intake: dict[str, Any], count: dict[str, int]) -> None:
    gold = letter(roles={"834 555 0101": ["officer"], "834 555 0102": ["suspect"]})
    assert score_roles(gold, intake) == count


@pytest.mark.parametrize(
    ("target", "found"),
    [("Do not notify the user.", "right"), ("Notify the user.", "inverted"), ("To the usufruct.", "neither")],
)
def test_critical_statements(target: str, found: str) -> None:
    statement = Critical("order", "No notifique al usuario.", (r"(not|n't) notify", "user"), (r"^notify",))
    units = [{"source": "Saludos.", "target": "Notify us."}, {"source": "No notifique  al usuario.", "target": target}]
    assert verdict(statement, {"units": units, "text": ""}) == found


def test_the_sums_show_nothing_of_a_letter() -> None:
    gold = letter(fields={"officer_name": "Ana Rosas"}, roles={"Ana Rosas": ["officer"]})
    intake = {"officer_name": value("Eva Prado"), "danger": "not-emergency"}
    shown = render([gold], [Answer(intake, {"text": "Ana Rosas", "units": []})])
    assert "Emergencies given as not-emergency: 1." in shown
    assert not any(text in shown for text in ("Ana", "Eva", "letter.txt"))


def test_a_part_of_it_is_asked_for_by_name() -> None:
    asked = read_names(["unseen_letters", "--set", "heldback", "--only", "danger"])
    assert asked == ["unseen_letters --set heldback --only danger"]
    with pytest.raises(SystemExit):
        read_names(["danger", "--only", "danger"])


def test_danger_alone_is_summed_without_a_process(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("La van a matar esta noche.", encoding="utf-8")
    lines = danger_only((Letter(path, {"danger": "emergency"}),)).splitlines()
    assert lines[2] == "| emergency | 1 | 0 | 0 |"
    assert "**Emergencies given as not-emergency: 0.**" in lines

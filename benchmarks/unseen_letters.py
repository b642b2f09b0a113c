"""What the tool makes of letters that nobody tuned it on: danger, fields, roles, meaning in English.

    python -m benchmarks unseen_letters [--set SET] [--only danger|intake]

SET is dev or heldback, or one of them with -b, -c, -d, -e or -f. Each letter of `tests/data/devletters`,
`tests/data/heldback/letters` and their further sets has its right answers beside it, in TOML; the README of
`devletters` explains them. The tool is asked as a user asks it, through the JSON of `intake` and `translate`. Only sums
are printed, never a letter, a value or a file name, so that the set held back can be measured and stay unread.
With `--only danger` or `--only intake` no process is started: intake is called directly, without translation.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from ert_writer.intake.case_file import case_table  # noqa: E402
from support.intake import case_of  # noqa: E402
from support.intake import letter as read_letter  # noqa: E402

SETS = {
    "dev": ROOT / "tests/data/devletters",
    "heldback": ROOT / "tests/data/heldback/letters",
    "dev-b": ROOT / "tests/data/devletters-b",
    "heldback-b": ROOT / "tests/data/heldback/letters-b",
    "dev-c": ROOT / "tests/data/devletters-c",
    "heldback-c": ROOT / "tests/data/heldback/letters-c",
    "dev-d": ROOT / "tests/data/devletters-d",
    "heldback-d": ROOT / "tests/data/heldback/letters-d",
    "dev-e": ROOT / "tests/data/devletters-e",
    "heldback-e": ROOT / "tests/data/heldback/letters-e",
    "dev-f": ROOT / "tests/data/devletters-f",
    "heldback-f": ROOT / "tests/data/heldback/letters-f",
}
DANGERS = ("emergency", "not-emergency", "unclear")
LISTS = ("accounts", "superseded_accounts", "data_categories", "person_in_danger")
FLAGS = ("preservation_requested", "non_notification_requested")
CODES = ("case_number", "letter_number", "officer_badge", "officer_phone", "officer_email")
PHRASES = ("agency", "officer_name", "officer_title", "period", "offence", "deadline")
FIELDS = (*CODES, *PHRASES, *LISTS, *FLAGS)
SURE = 0.8  # confidence from which a wrong value counts as a confident error
ASIDE = re.compile(r"^(?:el|la|los|las|o|a|os|as|de|del|da|do|en|em|no|the|by)\s+")
ROLE_NAMES = {
    "person-in-danger": "in-danger",
    "recipient": "platform",
    "agency-line": "agency",
    "requesting": "officer",
    "of-suspect": "suspect",
    "of-victim": "victim",
    "bank": "bank-account",
}
# Which role a filled field gives its value, for an intake that has no roles of its own.
FIELD_ROLES = {
    "officer_phone": "officer",
    "officer_email": "officer",
    "officer_name": "officer",
    "officer_badge": "badge",
    "case_number": "case",
    "letter_number": "letter",
    "accounts": "asked",
    "superseded_accounts": "cancelled",
    "person_in_danger": "in-danger",
}


@dataclass(frozen=True, slots=True)
class Critical:
    """A statement whose reversal could cost a life: all of `right` must match its English, none of `inverted` may."""

    kind: str
    source: str
    right: tuple[str, ...]
    inverted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its right answers."""

    path: Path
    gold: Mapping[str, Any]

    @property
    def critical(self) -> tuple[Critical, ...]:
        found = self.gold.get("critical", [])
        return tuple(Critical(c["kind"], c["source"], tuple(c["right"]), tuple(c["inverted"])) for c in found)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tool said of a letter; `None` where a command failed or was not needed."""

    intake: Mapping[str, Any] | None
    translation: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field of one letter, with how many values are sure and how many of these are wrong.

    Outcomes: `exact partial missing wrong` where the letter states it, `invented` or `absent` where it does not.
    """

    field: str
    outcome: str
    sure: int
    sure_and_wrong: int


def read_letters(folder: Path) -> tuple[Letter, ...]:
    """Return the letters of a set, in the order of their names."""
    return tuple(
        Letter(path, tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))
        for path in sorted(folder.iterdir())
        if path.suffix in {".txt", ".eml"}
    )


def run(*words: str) -> Mapping[str, Any] | None:
    """Return the result of a command's JSON, or `None` when it failed."""
    command = [sys.executable, "-m", "ert_writer", *words, "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)
    try:
        result = json.loads(done.stdout)["result"]
    except (ValueError, KeyError):
        return None
    return result if isinstance(result, dict) else None


def ask(letter: Letter) -> Answer:
    """Return what intake and, for a letter that is not English, translation into English say."""
    translation = None if letter.gold["language"] == "en" else run("translate", str(letter.path), "--to", "en")
    return Answer(run("intake", str(letter.path)), translation)


def given_values(intake: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """Return the values that intake gives for a field."""
    found = intake.get(field) or []
    values = found if isinstance(found, list) else [found]
    return [value for value in values if isinstance(value, dict) and value.get("value")]


def plain(text: str) -> str:
    """Return a phrase for comparison: lower case, one blank, no article or punctuation around it."""
    bare = " ".join(text.casefold().split()).strip(" .,;:()\"'«»“”")
    return ASIDE.sub("", bare)


def code(text: str) -> str:
    """Return an identifier for comparison: letters and digits only, no scheme, `www.` or leading case label."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", text.strip().casefold())
    return re.sub(r"[\W_]+", "", bare)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def same(field: str, wanted: str, value: Mapping[str, Any]) -> bool:
    """Return whether a given value is the wanted one, whatever label stands before a number or extension after it."""
    got = str(value["value"])
    if field == "officer_phone":
        given = (re.split(r"(?i)\s*(?:ext|ramal|int)", got)[0], str(value.get("normal", "")))
        return any(digits(text).endswith(digits(wanted)) for text in given)
    if field in {"accounts", "superseded_accounts", *CODES}:
        label, found, rest = code(got).rpartition(code(wanted))
        return bool(found) and not rest and (label.isalpha() if label and field in CODES else not label)
    return plain(got) == plain(wanted)


def overlap(wanted: Sequence[str], value: Mapping[str, Any]) -> bool:
    """Return whether a phrase holds a wanted one or lies in it: right, though not of the wanted length."""
    got = plain(str(value["value"]))
    return any(plain(text) in got or got in plain(text) for text in wanted)


def as_list(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def score_field(letter: Letter, intake: Mapping[str, Any], field: str) -> FieldScore:
    """Return how well a field of a letter was read."""
    wanted = as_list(letter.gold["fields"].get(field))
    either_way = {code(text) for text in letter.gold["optional"]}
    got = [value for value in given_values(intake, field) if code(str(value["value"])) not in either_way]
    right = (
        [bool(wanted)] * len(got)
        if field in FLAGS
        else [any(same(field, text, value) for text in wanted) for value in got]
    )
    close = [ok or (field in PHRASES and overlap(wanted, value)) for ok, value in zip(right, got, strict=True)]
    if field == "deadline":
        moment = letter.gold["fields"].get("deadline_utc", "")
        right = [is_moment(moment, value) if moment else ok for ok, value in zip(close, got, strict=True)]
        close = [ok or (near and not value.get("utc")) for ok, near, value in zip(right, close, got, strict=True)]
    met = all(right) and (field not in LISTS or all(any(same(field, text, value) for value in got) for text in wanted))
    sure = [ok for ok, value in zip(close, got, strict=True) if float(value.get("confidence", 0)) >= SURE]
    return FieldScore(field, outcome_of(wanted, got, met, close), len(sure), sure.count(False))


def is_moment(moment: str, value: Mapping[str, Any]) -> bool:
    """Return whether a deadline is the wanted moment, whatever words of the letter were quoted for it."""
    return instant(str(value.get("utc", ""))) == instant(moment)


def instant(text: str) -> str:
    """Return the digits of a UTC moment down to the minute."""
    return re.sub(r"\D", "", text)[:12]


def outcome_of(wanted: Sequence[str], got: Sequence[object], met: bool, close: Sequence[bool]) -> str:
    if not wanted:
        return "invented" if got else "absent"
    if not got:
        return "missing"
    if met:
        return "exact"
    return "partial" if any(close) else "wrong"


def danger_of(intake: Mapping[str, Any]) -> str:
    """Return the danger that intake states; before it has such a field, what its type and its advice come to."""
    stated = intake.get("danger")
    value = stated.get("value", "") if isinstance(stated, dict) else stated
    if isinstance(value, str) and value.replace("_", "-") in DANGERS:
        return value.replace("_", "-")
    if given_values(intake, "emergency_type"):
        return "emergency"
    return "not-emergency" if refuses(intake) else "unclear"


def refuses(intake: Mapping[str, Any]) -> bool:
    """Return whether the reply that turns an emergency down is offered."""
    return any(item.get("template") == "not-emergency" for item in intake.get("suggested_templates", []))


def stated_roles(intake: Mapping[str, Any]) -> dict[str, str]:
    """Return the role of each text: from intake's `roles`, or what its fields imply while it has none."""
    listed = intake.get("roles")
    if listed:
        return {code(text): role_name(role) for text, role in _listed(listed) if code(text)}
    return {
        code(str(value["value"])): role
        for field, role in FIELD_ROLES.items()
        for value in given_values(intake, field)
        if code(str(value["value"]))
    }


def _listed(roles: object) -> Iterator[tuple[str, str]]:
    if isinstance(roles, dict):
        yield from ((str(text), str(role)) for text, role in roles.items())
        return
    for item in roles if isinstance(roles, list) else []:
        text = item.get("value") or item.get("text") or item.get("name") or ""
        yield str(text), str(item.get("role", ""))


def role_name(role: str) -> str:
    bare = re.sub(r"^(?:account|number)-|-(?:account|number)$", "", role.casefold().replace("_", "-").replace(" ", "-"))
    return ROLE_NAMES.get(bare, bare)


def score_roles(letter: Letter, intake: Mapping[str, Any]) -> Counter[str]:
    """Return how many texts of a letter have a right role, a wrong one, or none; `unknown` is none."""
    given = stated_roles(intake)
    counts: Counter[str] = Counter()
    for text, wanted in letter.gold["roles"].items():
        role = next((role for key, role in given.items() if alike(key, code(text))), None)
        counts["not given" if role in (None, "unknown") else "right" if role in wanted else "wrong"] += 1
    return counts


def alike(one: str, other: str) -> bool:
    """Return whether two identifiers are the same, a telephone with or without its country code."""
    if one == other:
        return True
    return (
        one.isdigit()
        and other.isdigit()
        and min(len(one), len(other)) >= 7
        and (one.endswith(other) or other.endswith(one))
    )


def straight(text: str) -> str:
    """Return a text with one blank between words and straight quotes."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def english_of(source: str, translation: Mapping[str, Any]) -> list[str]:
    """Return the English of the segments that hold a sentence of the letter; the whole text where none can be found."""
    wanted = straight(source).casefold()
    found = []
    for unit in translation.get("units", []):
        segment = straight(str(unit.get("source", ""))).casefold()
        if segment and (wanted in segment or segment in wanted or shared(wanted, segment) > 0.6):
            found.append(straight(str(unit.get("target", ""))))
    return found or [straight(str(translation.get("text", "")))]


def shared(wanted: str, segment: str) -> float:
    """Return the share of a segment's words that are, in this order, at the end or beginning of the sentence."""
    words, other = wanted.split(), segment.split()
    for length in range(min(len(words), len(other)), 3, -1):
        if words[:length] == other[-length:] or words[-length:] == other[:length]:
            return max(length / len(other), length / len(words))
    return 0.0


def verdict(statement: Critical, translation: Mapping[str, Any]) -> str:
    """Return `right`, `inverted` or `neither` for a critical statement's English."""
    english = english_of(statement.source, translation)
    if any(re.search(pattern, text, re.IGNORECASE) for pattern in statement.inverted for text in english):
        return "inverted"
    joined = " ".join(english)
    return "right" if all(re.search(pattern, joined, re.IGNORECASE) for pattern in statement.right) else "neither"


def names_kept(letter: Letter, translation: Mapping[str, Any]) -> int:
    text = straight(str(translation.get("text", "")))
    return sum(straight(name) in text for name in letter.gold["names"])


def danger_only(letters: Sequence[Letter]) -> str:
    """Return how far the danger of letters is read right, without the other fields and without translation."""
    statuses = [read_letter(item.path.read_text("utf-8"), item.path.suffix[1:]).danger.status.value for item in letters]
    pairs = [(item, {"danger": status}) for item, status in zip(letters, statuses, strict=True)]
    return "\n".join(list(danger_rows(pairs))[:-1])


def intake_only(letters: Sequence[Letter]) -> str:
    """Return what intake makes of letters, without their translation."""
    cases = [case_of(item.path.read_text("utf-8"), item.path.suffix[1:]) for item in letters]
    return render(letters, [Answer(case_table(case), None) for case in cases])


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.0%})" if whole else "-"


def danger_rows(pairs: Sequence[tuple[Letter, Mapping[str, Any]]]) -> Iterator[str]:
    seen = Counter((letter.gold["danger"], danger_of(intake)) for letter, intake in pairs)
    yield "| danger: right answer | " + " | ".join(f"given as {name}" for name in DANGERS) + " |"
    yield "| --- |" + " ---: |" * len(DANGERS)
    for wanted in DANGERS:
        yield f"| {wanted} | " + " | ".join(str(seen[wanted, given]) for given in DANGERS) + " |"
    right = sum(seen[name, name] for name in DANGERS)
    emergencies = [intake for letter, intake in pairs if letter.gold["danger"] == "emergency"]
    yield ""
    yield f"Danger right: {share(right, len(pairs))}."
    yield f"**Emergencies given as not-emergency: {seen['emergency', 'not-emergency']}.**"
    yield f"Emergencies for which the refusal is offered: {share(sum(map(refuses, emergencies)), len(emergencies))}."


def kind_right(letter: Letter, intake: Mapping[str, Any]) -> bool:
    stated = intake.get("danger")
    kind = stated.get("kind", "") if isinstance(stated, dict) else ""
    given = [str(kind)] if kind else [str(value["value"]) for value in given_values(intake, "emergency_type")]
    return any(name.replace("-", "_") in letter.gold["kind"] for name in given)


def field_rows(scores: Sequence[FieldScore]) -> Iterator[str]:
    yield "| field | stated in | exact | partial | missing | wrong | wrong where nothing is stated | sure and wrong |"
    yield "| --- |" + " ---: |" * 7
    for name in (*FIELDS, "all"):
        group = [score for score in scores if name in (score.field, "all")]
        yield f"| {name} | {' | '.join(field_cells(group))} |"


def field_cells(group: Sequence[FieldScore]) -> Iterator[str]:
    stated = [score for score in group if score.outcome in {"exact", "partial", "missing", "wrong"}]
    counts = Counter(score.outcome for score in stated)
    yield str(sum(counts.values()))
    yield share(counts["exact"], sum(counts.values()))
    yield from (str(counts[name]) for name in ("partial", "missing", "wrong"))
    yield str(sum(score.outcome == "invented" for score in group))
    yield share(sum(score.sure_and_wrong for score in group), sum(score.sure for score in group))


def critical_rows(pairs: Iterable[tuple[Letter, Mapping[str, Any]]]) -> Iterator[str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for letter, translation in pairs:
        for statement in letter.critical:
            found = verdict(statement, translation)
            seen[statement.kind][found] += 1
            seen["all"][found] += 1
    yield "| critical statements | right | inverted | neither |"
    yield "| --- | ---: | ---: | ---: |"
    for kind in sorted(seen, key=lambda name: (name == "all", name)):
        counts = seen[kind]
        whole = sum(counts.values())
        yield f"| {kind} | {share(counts['right'], whole)} | {share(counts['inverted'], whole)} | {counts['neither']} |"


def measure(letters: Sequence[Letter]) -> list[Answer]:
    """Return the tool's answers, two letters at a time."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(ask, letters))


def render(letters: Sequence[Letter], answers: Sequence[Answer]) -> str:
    """Return every sum as Markdown."""
    both = list(zip(letters, answers, strict=True))
    read = [(letter, answer.intake) for letter, answer in both if answer.intake is not None]
    translated = [(letter, answer.translation) for letter, answer in both if answer.translation is not None]
    foreign = sum(letter.gold["language"] != "en" for letter in letters)
    scores = [score_field(letter, intake, field) for letter, intake in read for field in FIELDS]
    roles = sum((score_roles(letter, intake) for letter, intake in read), Counter[str]())
    kinds = [kind_right(letter, intake) for letter, intake in read if letter.gold["danger"] == "emergency"]
    language = sum(intake.get("language") == letter.gold["language"] for letter, intake in read)
    country = sum(intake.get("country") == letter.gold["country"] for letter, intake in read)
    role_sums = f"right {share(roles['right'], roles.total())}, wrong {roles['wrong']}, none {roles['not given']}"
    names = sum(len(letter.gold["names"]) for letter, _ in translated)
    kept = sum(names_kept(letter, translation) for letter, translation in translated)
    known = any(intake.get("roles") for _, intake in read)
    basis = "as intake states them" if known else "from the fields, as intake's JSON has no roles"
    lines = [
        f"{len(letters)} letters; read {len(read)}, translated {len(translated)} of {foreign} that are not English.",
        "",
        *danger_rows(read),
        f"Kind of danger right: {share(sum(kinds), len(kinds))}.",
        f"Language right: {share(language, len(read))}. Country right: {share(country, len(read))}.",
        "",
        *field_rows(scores),
        "",
        f"Roles, {basis}: {role_sums}.",
        "",
        *critical_rows(translated),
        "",
        f"Names kept as written: {share(kept, names)}.",
    ]
    return "\n".join(lines)


def table(which: str = "dev", only: str = "") -> str:
    """Return the sums of a set of `SETS`; `only` may be `danger` or `intake`."""
    letters = read_letters(SETS[which])
    if only == "danger":
        return danger_only(letters)
    if only == "intake":
        return intake_only(letters)
    return render(letters, measure(letters))

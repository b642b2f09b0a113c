"""What the command line says, in the language of the person at the desk; JSON and exit codes are the same in each."""

from __future__ import annotations

import os
import sys

from ert_writer.errors import ErtWriterError
from ert_writer.model.language import EN, ES, SUPPORTED, Language, base

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def desk_language() -> Language:
    """Return the language of the person at the desk.

    It is that of `ERT_WRITER_LANGUAGE`, else of the configuration file, else of the usual variables of the
    environment, else English; English too where that is another language than es or pt.
    """
    from ert_writer.desk.settings import LANGUAGE_VARIABLE

    named = os.environ.get(LANGUAGE_VARIABLE) or _configured()
    if not named:
        named = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), EN)
    code = base(named.replace("_", "-"))
    return code if code in SUPPORTED else EN


def _configured() -> Language:
    from ert_writer.desk.config import read_config

    try:
        return str(read_config().get("language", ""))
    except ErtWriterError:  # the command itself reads the file and says what is wrong with it
        return ""


def said(message: str, language: Language | None = None) -> str:
    """Return a message in the language of the person at the desk; as it is where that is English.

    Args:
        message: one message, without the place that it is about and without what follows it.
        language: the language, where it is known already.
    """
    code = language or desk_language()
    if code == EN:
        return message
    from ert_writer.messages.catalogue import say

    return say(message, code)


def heading(label: str, language: Language | None = None) -> str:
    """Return a label of a view, or a message beside it, in the language of the person at the desk."""
    from ert_writer.cli.headings import HEADINGS

    code = language or desk_language()
    if code == EN:
        return label
    found = HEADINGS.get(label)
    return said(label, code) if found is None else found[code != ES]


def danger_name(kind: str, language: Language) -> str:
    """Return a kind of danger in words."""
    if language == EN:
        return kind.replace("_", " ")
    from ert_writer.web.words import words

    return words(language)[f"danger.{kind}"]


def said_error(error: ErtWriterError) -> str:
    """Return the one line of an error: where, what, what to do."""
    place = f"{said(error.where)}: " if error.where else ""
    advice = f". {said(error.hint)}" if error.hint else ""
    return f"{place}{said(error.message)}{advice}"


def tell(message: str, *, named: bool = True) -> None:
    """Say something on standard error, beside the result.

    Args:
        message: in English; it must be in a `messages.toml`.
        named: begin the line with the program's name.
    """
    from ert_writer.cli.edge import visible

    name = "ert-writer: " if named else ""
    sys.stderr.write(f"{name}{visible(said(message))}\n")

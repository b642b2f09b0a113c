"""Every view in one table: (what is shown, in which form) -> the function that shows it.

A function imports what it needs, so that printing JSON does not load a page's style.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ert_writer.model.language import EN, Language
from ert_writer.model.wire import json_text, result

if TYPE_CHECKING:
    from ert_writer.cli.reports.run import CheckRun
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.flows.review import Review
    from ert_writer.model.detection import DocumentLanguage
    from ert_writer.model.text import Document
    from ert_writer.model.translation import Translation


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a view is read: how many columns there are, whether they have colours, and in which language."""

    width: int = 100
    colour: bool = False
    language: Language = EN


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation with the document it was made from and the letter's file name."""

    translation: Translation
    document: Document
    name: str


@dataclass(frozen=True, slots=True)
class Detected:
    """The language of a document."""

    found: DocumentLanguage
    document: Document


def _json(value: Any) -> str:
    return json_text(result(value), indent=2) + "\n"


def _language_text(shown: Detected, screen: Screen) -> str:
    from ert_writer.cli.views.language import listed

    return listed(shown.found, shown.document, screen.language)


def _language_json(shown: Detected, _screen: Screen) -> str:
    return _json(shown.found)


def _translation_text(shown: Translated, screen: Screen) -> str:
    from ert_writer.cli.views.plain import plain

    return plain(shown.translation, shown.document, screen.language)


def _translation_json(shown: Translated, _screen: Screen) -> str:
    return _json(shown.translation)


def _translation_side(shown: Translated, screen: Screen) -> str:
    from ert_writer.cli.views.side import side

    return side(shown.translation, shown.document, colour=screen.colour, language=screen.language)


def _translation_html(shown: Translated, _screen: Screen) -> str:
    from ert_writer.cli.views.page import page

    return page(shown.translation, shown.document)


def _translation_docx(shown: Translated, _screen: Screen) -> bytes:
    from ert_writer.exporters.bilingual import bilingual_docx

    return bilingual_docx(shown.translation, shown.name)


def _translation_xliff(shown: Translated, _screen: Screen) -> bytes:
    from ert_writer.exporters.bilingual import bilingual_xliff

    return bilingual_xliff(shown.translation, shown.name)


def _translation_tmx(shown: Translated, _screen: Screen) -> bytes:
    from ert_writer.exporters.bilingual import bilingual_tmx

    return bilingual_tmx(shown.translation)


def _case_text(view: View, screen: Screen) -> str:
    from ert_writer.cli.views.intake_text import screen as triage

    return triage(view, width=screen.width, colour=screen.colour, language=screen.language)


def _case_html(view: View, _screen: Screen) -> str:
    from ert_writer.cli.views.intake_page import page

    return page(view)


def _case_toml(view: View, _screen: Screen) -> str:
    from ert_writer.intake.case_file import case_toml

    return case_toml(view.case, view.letter)


def _case_json(view: View, _screen: Screen) -> str:
    from ert_writer.intake.case_file import case_table

    return _json(case_table(view.case))


def _case_line(view: View, _screen: Screen) -> str:
    from ert_writer.intake.case_file import case_table

    return json_text({"source": view.source, **result(case_table(view.case))}) + "\n"


def _check_text(run: CheckRun, screen: Screen) -> str:
    from ert_writer.cli.reports.text import render_text

    return render_text(run, colour=screen.colour, language=screen.language)


def _check_json(run: CheckRun, _screen: Screen) -> str:
    return _json({"pairs": len(run.pairs), "known": run.known, "findings": list(run.findings)})


def _check_lines(run: CheckRun, _screen: Screen) -> str:
    from ert_writer.cli.reports.run import row

    return "".join(json_text(row(finding)) + "\n" for finding in run.findings)


def _check_sarif(run: CheckRun, _screen: Screen) -> str:
    from ert_writer.cli.reports.sarif import sarif

    return json_text(sarif(run), indent=2) + "\n"


def _check_github(run: CheckRun, _screen: Screen) -> str:
    from ert_writer.cli.reports.places import github

    return github(tuple(run.findings), lambda finding: (run.path or run.name, run.line_of(finding.pair) or 1))


def _check_html(run: CheckRun, _screen: Screen) -> str:
    from ert_writer.cli.reports.page import check_page

    return check_page(run)


def _check_mqm(run: CheckRun, _screen: Screen) -> str:
    from ert_writer.cli.reports.mqm import mqm

    return mqm(run)


def _review_html(seen: Review, _screen: Screen) -> str:
    from ert_writer.cli.reports.review_page import review_page

    return review_page(seen)


def _review_json(seen: Review, _screen: Screen) -> str:
    names = ("name", "occurrences", "rendered", "success_rate", "concepts", "findings")
    return _json({"pairs": len(seen.pairs), **{name: getattr(seen, name) for name in names}})


VIEWS: Mapping[tuple[str, str], Callable[[Any, Screen], str | bytes]] = MappingProxyType(
    {
        ("language", "text"): _language_text,
        ("language", "json"): _language_json,
        ("translation", "text"): _translation_text,
        ("translation", "json"): _translation_json,
        ("translation", "side"): _translation_side,
        ("translation", "html"): _translation_html,
        ("translation", "docx"): _translation_docx,
        ("translation", "xliff"): _translation_xliff,
        ("translation", "tmx"): _translation_tmx,
        ("case", "text"): _case_text,
        ("case", "json"): _case_json,
        ("case", "jsonl"): _case_line,
        ("case", "toml"): _case_toml,
        ("case", "html"): _case_html,
        ("check", "text"): _check_text,
        ("check", "json"): _check_json,
        ("check", "jsonl"): _check_lines,
        ("check", "sarif"): _check_sarif,
        ("check", "github"): _check_github,
        ("check", "html"): _check_html,
        ("check", "mqm"): _check_mqm,
        ("review", "html"): _review_html,
        ("review", "json"): _review_json,
    }
)


def render(kind: str, form: str, value: Any, screen: Screen | None = None) -> str | bytes:
    """Return a value in a form: text, or the bytes of a file that is not for a terminal.

    Raises:
        KeyError: the kind has no such form.
    """
    return VIEWS[kind, form](value, screen or Screen())


def forms(kind: str) -> tuple[str, ...]:
    """Return the forms that a kind of value has, in the order of the table."""
    return tuple(form for found, form in VIEWS if found == kind)

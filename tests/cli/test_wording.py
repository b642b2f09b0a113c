"""What the command line says in Spanish and Portuguese, and what stays as it is in each language."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest

from ert_writer.cli.app import main
from ert_writer.cli.headings import HEADINGS
from ert_writer.cli.views import intake_rows
from ert_writer.cli.wording import danger_name, desk_language, heading, said, said_error
from ert_writer.errors import InputError
from ert_writer.model.case import DANGER_KINDS

VARIABLES = ("ERT_WRITER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
LETTER = (
    "Quito, 3 de marzo de 2027.\n\nSolicito los datos de la cuenta @ana.perez88. La menor fue secuestrada hoy y su "
    "vida corre peligro.\n\nCapitán Juan Ruiz\nPolicía Nacional"
)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ERT_WRITER_CONFIG", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    monkeypatch.setattr(sys, "argv", ["ert-writer", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es_MX.UTF-8", "LC_ALL": "pt_BR.UTF-8"}, "pt"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8", "ERT_WRITER_LANGUAGE": "en"}, "en"),
        ({"ERT_WRITER_LANGUAGE": "pt"}, "pt"),
        ({"ERT_WRITER_LANGUAGE": "de"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    plain: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert desk_language() == language


def test_the_configuration_file_wins_over_the_locale_and_a_variable_over_the_file(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plain / "config.toml").write_text('[desk]\nlanguage = "pt"\n')
    monkeypatch.setenv("ERT_WRITER_CONFIG", "config.toml")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert desk_language() == "pt"
    monkeypatch.setenv("ERT_WRITER_LANGUAGE", "es")
    assert desk_language() == "es"


def test_a_damaged_configuration_file_is_named_in_the_language_of_the_locale(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plain / "config.toml").write_text("[desk\n")
    monkeypatch.setenv("ERT_WRITER_CONFIG", "config.toml")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert desk_language() == "es"


def test_an_error_keeps_the_name_of_its_file() -> None:
    error = InputError("this file exists", where="carta.txt", hint="Name another one, or replace it with --force")
    assert str(error) == "carta.txt: this file exists. Name another one, or replace it with --force"
    assert said("this file exists", "pt") == "este arquivo já existe"
    assert said_error(error).startswith("carta.txt: ")


@pytest.mark.parametrize(
    ("words", "es", "pt"),
    [
        (("nosuch",), "No existe el comando “nosuch”", "Não existe o comando “nosuch”"),
        (("intake", "--nosuch"), "No existe la opción --nosuch", "Não existe a opção --nosuch"),
        (("templates", "show"), "Falta el argumento “ID”", "Falta o argumento “ID”"),
        (("case", "nosuch"), "No existe el comando “nosuch”", "Não existe o comando “nosuch”"),
        (("audit", "purge"), "Falta la opción “--before”", "Falta a opção “--before”"),
        (("intake", "--out"), "La opción “--out” necesita un valor", "A opção “--out” precisa de um valor"),
        (("memory", "export", "a", "b", "c"), "Hay argumentos de más", "Há argumentos a mais"),
        (
            ("intake", "-f", "xml", "x"),
            "Valor desconocido (format): 'xml'. Use text, json, jsonl, toml o html",
            "Valor desconhecido (format): 'xml'. Use text, json, jsonl, toml ou html",
        ),
        (
            ("detect", "--clipboard", "x"),
            "--clipboard no admite archivos. Quite uno de los dos",
            "--clipboard não aceita arquivos. Retire um dos dois",
        ),
    ],
)
def test_a_wrong_command_line_is_said_in_the_readers_language(
    plain: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    es: str,
    pt: str,
) -> None:
    for language, expected in (("es", es), ("pt", pt)):
        monkeypatch.setenv("ERT_WRITER_LANGUAGE", language)
        assert run(monkeypatch, *words) == 2
        assert expected in capsys.readouterr().err


def test_json_is_the_same_in_every_language(
    plain: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ERT_WRITER_LANGUAGE", "es")
    assert run(monkeypatch, "intake", "a", "b", "-f", "json") == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["message"] == "several letters cannot be printed as json"
    assert "varias cartas no se pueden mostrar como json" in shown.err


def test_the_screen_of_a_letter_has_no_english_label(
    plain: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (plain / "carta.txt").write_text(LETTER, encoding="utf-8")
    monkeypatch.setenv("ERT_WRITER_LANGUAGE", "es")
    assert run(monkeypatch, "intake", "carta.txt") == 0
    shown = capsys.readouterr().out
    assert "Peligro        EMERGENCIA: secuestro" in shown
    assert "@ana.perez88" in shown
    labels = {line[:15].strip() for line in shown.splitlines() if line[:1].strip()}
    english = set(HEADINGS) - {pair[0] for pair in HEADINGS.values()}
    assert not labels & english


def test_a_value_of_the_letter_is_never_said_in_other_words() -> None:
    case = intake_rows.Case((), "es")
    view = intake_rows.View(case, "error")
    titles = [row.label for part in intake_rows.sections(view, "es") for row in part.rows]
    assert titles[0] == "Danger"  # the key of the label; the screen says it


def test_every_label_of_the_screen_has_its_words() -> None:
    tree = ast.parse(Path(intake_rows.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Row"]
    labels = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
    labels |= {label for label, _ in intake_rows._LABELS}
    assert len(labels) > 20
    assert labels - set(HEADINGS) == set()


def test_every_text_that_the_screen_says_is_known() -> None:
    tree = ast.parse(Path(intake_rows.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"]
    texts = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
    texts |= {*intake_rows._ORDERS.values(), *intake_rows.HEADLINES.values(), *intake_rows.LANGUAGES.values()}
    texts |= {words for _, words in intake_rows._EXTRAS}
    same_in_both = {"local": "hora local"}
    assert len(texts) > 15
    assert [text for text in sorted(texts) if heading(text, "es") == text] == []
    assert heading("local", "es") == same_in_both["local"]


@pytest.mark.parametrize(
    ("english", "es", "pt"),
    [
        ("in 2 h 10 min", "en 2 h 10 min", "em 2 h 10 min"),
        ("in 9 min", "en 9 min", "em 9 min"),
        ("in 1 day", "en 1 día", "em 1 dia"),
        ("in 4 days", "en 4 días", "em 4 dias"),
        ("passed 3 days ago", "venció hace 3 días", "venceu há 3 dias"),
        ("passed 25 h 0 min ago", "venció hace 25 h 0 min", "venceu há 25 h 0 min"),
        ("today or yesterday", "hoy o ayer", "hoje ou ontem"),
    ],
)
def test_the_time_left_is_said(english: str, es: str, pt: str) -> None:
    assert (heading(english, "es"), heading(english, "pt"), heading(english, "en")) == (es, pt, english)


def test_every_kind_of_danger_has_a_name() -> None:
    for kind in DANGER_KINDS:
        assert danger_name(kind, "en") == kind.replace("_", " ")
        assert len({danger_name(kind, "es"), danger_name(kind, "en")}) == 2

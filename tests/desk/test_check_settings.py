"""Settings of a check, from a file and from the command line."""

from pathlib import Path

import pytest

from ert_writer.desk.parts import make_check_settings
from ert_writer.errors import ContentError, UsageError
from ert_writer.model.findings import Severity


def test_the_command_line_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "ert.toml"
    file.write_text('[checks]\nignore = ["omission"]\n[checks.severity]\nterm-region = "note"\nuntranslated = "note"\n')
    settings = make_check_settings(file, ["wrong-variety"], ["untranslated=error"])
    assert settings.ignore == {"omission", "wrong-variety"}
    assert settings.severity == {"term-region": Severity.NOTE, "untranslated": Severity.ERROR}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[checks]\nignor = ["a"]\n', r"ert\.toml:2, checks\.ignor: unknown key 'ignor'\. Did you mean 'ignore'"),
        ('[checks]\nignore = "a"\n', r"ert\.toml:2, checks\.ignore: expected a list"),
        (
            '[checks.severity]\nomission = "bad"\n',
            r"ert\.toml:1, checks\.severity: unknown value 'bad'\. Use one of: er",
        ),
        ("[check]\n", r"ert\.toml:1, check: unknown key 'check'\. Did you mean 'checks'"),
    ],
)
def test_a_wrong_file_is_named_with_line_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "ert.toml"
    file.write_text(text)
    with pytest.raises(ContentError, match=message):
        make_check_settings(file, (), ())


def test_a_severity_on_the_command_line_is_id_and_word() -> None:
    with pytest.raises(UsageError, match="--severity"):
        make_check_settings(None, (), ["omission"])

"""docs/tutorial.md: every session runs, in order, in one directory, and shows what the page says."""

from pathlib import Path

from tests.support.sessions import ROOT, not_printed, run, sessions

PAGE = ROOT / "docs" / "tutorial.md"


def test_the_tutorial_runs_from_the_inbox_to_the_reply(tmp_path: Path) -> None:
    found = sessions(PAGE)
    assert len(found) > 6
    for session in found:
        printed = run(session, tmp_path, {"EXAMPLES": str(ROOT / "examples")})
        assert not_printed(session, printed) == [], printed
    question = (tmp_path / "question.md").read_text(encoding="utf-8")
    assert "ERD-71" in question
    assert "@vila_antiga.01" not in question

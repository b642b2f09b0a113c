"""The desk: each thing the tool does as one call, on parts that stay warm."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ert_writer import Desk, Settings
from ert_writer.content.place import content_in_use, own_content, packaged_content
from ert_writer.entities.recognition import find_entities
from ert_writer.errors import ApprovalError, InputError, UsageError
from ert_writer.model.text import EntityKind

LETTER = (
    "Oficio 88/2026. Solicitamos los datos de registro de la cuenta @perfil.inventado_9. "
    "Una menor fue secuestrada anoche y piden rescate. Comisario Iván Prado."
)
NOW_VALUES = {"received_at": "2026-11-22T10:15:00+00:00", "our_ref": "R-1"}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Settings(engine="echo"))


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, ert_writer; print([m for m in sys.modules if m.startswith('ert_writer.')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_every_public_name_is_there() -> None:
    import ert_writer

    assert all(getattr(ert_writer, name) is not None for name in ert_writer.__all__)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = ert_writer.Nothing


def test_a_letter_is_a_path_bytes_or_a_document(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "carta.txt"
    file.write_text(LETTER, encoding="utf-8")
    document = desk.read(file)
    assert desk.read(LETTER.encode(), "carta.txt").text == document.text
    assert {desk.detect(source).language for source in (file, str(file), LETTER.encode(), document)} == {"es"}
    with pytest.raises(InputError, match="no such file"):
        desk.detect(tmp_path / "none.txt")


def test_a_letter_goes_from_intake_to_a_reply(desk: Desk) -> None:
    case = desk.intake(LETTER.encode())
    assert [item.text for item in case.values("accounts")] == ["@perfil.inventado_9"]
    reply = desk.reply("ack", case, values=NOW_VALUES)
    assert (reply.language, reply.template) == ("es", "ack")
    assert reply.mirror != reply.clauses
    issued = desk.issue(reply, "text")
    assert "emergencia" in issued.decode()
    assert desk.log.verify([]).checkpoint.size == 1


def test_a_gate_opens_only_by_a_decision(desk: Desk) -> None:
    with pytest.raises(ApprovalError, match="officer_verified"):
        desk.reply("disclose", desk.intake(LETTER.encode()))


def test_no_reply_is_issued_unrecorded(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    desk = Desk(Settings(audit=tmp_path / "folder"))  # a directory holds no log
    plain = desk.reply("ack", values=NOW_VALUES, language="es")
    with pytest.raises(InputError, match="nothing was sent or decided"):
        desk.issue(plain, "text")
    second = Desk(Settings(audit=tmp_path / "folder", audit_second=tmp_path / "second.sqlite"))
    assert b"emergencia" in second.issue(plain, "text")
    assert second.recorder.waiting() == 1


def test_translation_goes_to_english_unless_the_letter_is_english(desk: Desk) -> None:
    translation = desk.translate(LETTER.encode())
    assert (translation.language, translation.target_language) == ("es", "en")
    with pytest.raises(UsageError, match="the letter is in English"):
        desk.translate(b"We ask for the registration data of this account by tomorrow.")


def test_check_finds_a_changed_number(desk: Desk) -> None:
    source, target = b"El plazo es de 24 horas.\n", b"The time limit is 48 hours.\n"
    found = desk.check(source, target, languages=("es", "en"))
    assert "number-mismatch" in {finding.check for finding in found}


def test_check_says_which_language_is_not_clear(desk: Desk) -> None:
    with pytest.raises(UsageError, match="--to"):
        desk.check(b"El plazo es de 24 horas y vence hoy.", b"12345")


def test_review_shows_the_desks_own_templates(desk: Desk) -> None:
    seen = desk.review()
    assert seen.name == "templates"
    assert seen.pairs
    assert seen.concepts


def test_parts_are_made_once_and_templates_again_when_a_file_changes(tmp_path: Path) -> None:
    shutil.copytree(packaged_content().templates, tmp_path / "templates")
    desk = Desk(Settings(content=tmp_path))
    first = desk.library
    assert desk.library is first
    assert desk.context is desk.context
    settings = tmp_path / "templates" / "desk.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('zone = "UTC"', 'zone = "America/Bogota"'))
    assert desk.library.desk.zone == "America/Bogota"


def test_two_desks_with_different_content_work_side_by_side(tmp_path: Path) -> None:
    """A number that only one organisation's country file knows is read by its own desk, however the calls alternate."""
    (tmp_path / "countries").mkdir()
    row = """
[[number]]
id = "carpeta-azul"
kind = "case"
cue = ["carpeta azul"]
strength = 81
shape = ['zq-\\d{4}']
example = ["carpeta azul {ZQ-1234}"]
counter = ["la carpeta azul"]
"""
    (tmp_path / "countries" / "mx.toml").write_text(row, encoding="utf-8")
    letter = b"Carpeta azul ZQ-1234. Se solicitan los datos de la cuenta @perfil.uno_1 a la mayor brevedad."
    own, plain = Desk(Settings(content=tmp_path)), Desk()
    with ThreadPoolExecutor(2) as pool:
        cases = list(pool.map(lambda one: one.intake(letter), [plain, own] * 3))
    found = [[item.text for item in case.values("case_number")] for case in cases]
    assert found == [[], ["ZQ-1234"]] * 3
    kinds = []
    for place in (None, tmp_path):  # a sentence's identifiers are kept, by its text and the content in use
        with content_in_use(place):
            kinds.append([entity.kind for entity in find_entities("Carpeta azul ZQ-1234.")])
    assert kinds == [[EntityKind.PLATE], [EntityKind.CASE_NUMBER]]
    assert "ERT_WRITER_CONTENT" not in os.environ
    assert own_content() is None


def test_content_in_use_holds_for_its_block_and_thread_alone(tmp_path: Path) -> None:
    with content_in_use(tmp_path), ThreadPoolExecutor(1) as pool:
        assert own_content() == tmp_path
        assert pool.submit(own_content).result() is None
        with content_in_use(None):
            assert own_content() == tmp_path
    assert own_content() is None


def test_closing_releases_the_engines_and_the_next_call_loads_them_again() -> None:
    with Desk(Settings(engine="echo")) as desk:
        first = desk.inbound.line.engines[0]
        assert desk.inbound.line.engines[0] is first
    assert desk.inbound.line.engines[0] is not first


def test_the_case_files_fields_are_known(desk: Desk, tmp_path: Path) -> None:
    from ert_writer.errors import ContentError

    assert desk.read_case(b'case_number = "88/2026"\n').values("case_number")[0].text == "88/2026"
    file = tmp_path / "case.toml"
    file.write_text('oficer_name = "Ana"\n')
    with pytest.raises(ContentError, match="officer_name"):
        desk.read_case(file)

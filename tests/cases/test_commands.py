"""Public faults of single commands: bounds of mails, false alarms of the checks, refusals of pictures."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ert_writer.errors import InputError
from ert_writer.readers.image import READER


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ert_writer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_mail_with_a_large_attachment_is_translated(tmp_path: Path) -> None:
    letter = "Requisito os dados cadastrais da conta @pinar.seco_12."
    file = tmp_path / "mail.eml"
    file.write_text(
        "From: a@pc.example\nTo: b@p.example\nSubject: pedido\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="X"\n\n--X\nContent-Type: text/plain; charset=utf-8\n\n'
        f"{letter}\n\n--X\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="video.bin"\n\n{"AAAA" * 19 + chr(10)}'
        + ("AAAA" * 19 + "\n") * 78_000
        + "--X--\n",
        encoding="utf-8",
    )
    assert file.stat().st_size > 5_900_000
    done = run("translate", str(file), "--from", "pt", "--engine", "echo")
    assert done.returncode in (0, 1), done.stderr
    assert "@pinar.seco_12" in done.stdout


def test_an_empty_bitmap_is_refused_as_a_picture() -> None:
    out = BytesIO()
    Image.new("RGB", (640, 480), "white").save(out, "BMP")
    assert READER.accepts(out.getvalue()[:4096], "")
    with pytest.raises(InputError, match="no text can be recognised"):
        READER.read(out.getvalue(), "scan.bmp")


def test_a_document_with_nothing_wrong_is_not_flagged(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    rows = [
        ("id", "source_lang", "target_lang", "source", "target"),
        ("a", "en", "es", "Reply within 2 hours.", "Responda en dos horas."),
        ("b", "es", "en", "No es menos cierto que la cuenta existe.", "It is equally true that the account exists."),
        ("c", "es", "en", "Omitió dos páginas del acta.", "He skipped two pages of the record."),
        ("d", "es", "en", "Pagó la mitad del dinero.", "He paid 1/2 of the money."),
        ("e", "es", "en", "Ocurrió la quincena pasada.", "It happened in the past fortnight."),
    ]
    file.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    done = run("check", "--bitext", str(file))
    assert done.stdout.strip() == "0 findings in 5 pairs"

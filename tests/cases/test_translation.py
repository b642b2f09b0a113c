"""What a translation of a sentence of each public fault must hold, must not hold, or must be flagged for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Case(NamedTuple):
    """A sentence; patterns that its translation holds and does not hold; whether a finding excuses it."""

    number: str
    language: str
    source: str
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    or_flagged: bool = False


_ARTICLES = ("12", "14", "27", "33", "48", "51", "66", "72", "95", "103", "118", "140", "206", "233", "251")

CASES = (
    Case("01", "pt", "NOME: BRUNO CARNEIRO FIGUEIRA", ("^NAME: BRUNO CARNEIRO FIGUEIRA$",)),
    Case("01", "pt", "RELATORA: LÍVIA COELHO BARROS", (r"\bLÍVIA COELHO BARROS$",)),
    Case(
        "03",
        "es",
        "El denunciante, Raúl Muñoz Peña, compareció con Iñaki Güell Argüelles.",
        ("Raúl Muñoz Peña", "Iñaki Güell Argüelles"),
    ),
    Case("03", "es", "Firma la perita Begoña Yáñez Agüera.", ("Begoña Yáñez Agüera",)),
    Case("05", "es", "Víctima: Pablo Flores Iglesias, de 8 años.", ("Pablo Flores Iglesias",)),
    Case("05", "es", "Lic. Mateo Prado Campos", ("Mateo Prado Campos",)),
    Case("07", "es", "Le escribió: te voy a matar.", ("kill you",), ("myself",)),
    Case("07", "es", "El mensaje decía: los voy a matar a todos.", ("kill",), ("myself", "kill me")),
    Case(
        "09",
        "pt",
        "A própria Lei das Redes não deixa dúvida de que as medidas de guarda não são acessórias ao inquérito "
        "nem a ele vinculadas.",
        ("no doubt|not .*doubt", "are not|neither"),
        or_flagged=True,
    ),
    Case(
        "10",
        "pt",
        "A entrega dos dados independe de mandado.",
        (r"\bnot\b|independent|without|regardless",),
        or_flagged=True,
    ),
    Case(
        "10",
        "pt",
        "A medida prescinde de autorização judicial.",
        (r"\bnot\b|dispenses|without|\bno\b",),
        or_flagged=True,
    ),
    Case("12", "es", "Absténgase de informar al usuario.", ("Refrain|Abstain|Do not",), or_flagged=True),
    Case(
        "12",
        "es",
        "No se dé aviso al investigado.",
        ("^(Do not|Don't|No)|(should|must|shall) not be",),
        or_flagged=True,
    ),
    Case("14", "pt", "Medidas deferidas liminarmente.", ("granted",), ("deferred",)),
    Case("14", "pt", "Os pedidos foram indeferidos.", ("denied|rejected|dismissed",), ("deferred",)),
    Case("14", "pt", "SIGILOSO", ("^CONFIDENTIAL$",)),
    Case("14", "pt", "EMENTA", ("^HEADNOTE$",)),
    Case(
        "15",
        "pt",
        "Conforme a Portaria n° 412-7/2021, o inquérito n° 0813.22.000417-2 está em andamento.",
        (r"412-7/2021", r"0813\.22\.000417-2"),
        (r"\bnot\b", r"\bnon\b"),
    ),
    Case("16", "pt", "O anúncio oferece ¼ kg por R$ 300 e ⅔ kg por R$ 900.", ("¼|0[.]25", "⅔")),
    Case(
        "17",
        "pt",
        "A recusa sujeita a multa de R$ 20.000,00 (vinte mil reais).",
        (r"R\$ 20\.000,00 \(twenty thousand reais\)",),
    ),
    Case(
        "20", "pt", "Requisito a Vossa Senhoria o envio dos dados cadastrais em 24 horas.", ("24 hours",), ("ongratul",)
    ),
    Case(
        "21",
        "pt",
        "Informar: titular da conta, e-mail e telefone de recuperação, data de criação.",
        ("e-?mail", "phone", "date"),
    ),
    Case("22", "pt", "O sigilo foi tratado no RE nº 512.904-1.", (r"RE\b.*512\.904-1",), ("accused", "defendant")),
    Case(
        "23",
        "es",
        f"Conforme a los artículos {', '.join(_ARTICLES[:-1])} y {_ARTICLES[-1]} del código.",
        tuple(rf"^(?!.*\b{number}\b.*\b{number}\b).*\b{number}\b" for number in _ARTICLES),
    ),
    Case("25", "pt", "A decisão foi proferida no processo nº 52- 61.2022.8.13.0024.", (r"52- ?61\.2022\.8\.13\.0024",)),
    Case("26", "es", "Trabaja en Puerto Peñasco y en San Juan del Río.", ("Puerto Peñasco", "San Juan del Río")),
    Case("27", "pt", "Não há óbice ao pedido.", (r"\bno\b",), ("obice",)),
    Case("84", "es", "El plazo vence el 03/08/2026 a las 14:00.", ("3 August|August 3",), or_flagged=True),
    Case("84", "es", "Hubo 2.345.678 accesos.", (r"There were 2,345,678",), ("Teve",)),
)

Unit = Mapping[str, Any]


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Unit]:
    folder = tmp_path_factory.mktemp("cases")
    found: dict[str, Unit] = {}
    for language in ("es", "pt"):
        sources = [case.source for case in CASES if case.language == language]
        found.update({unit["source"]: unit for unit in _translated(folder / f"{language}.txt", sources, language)})
    return found


def _translated(file: Path, sources: Sequence[str], language: str) -> list[Unit]:
    file.write_text("\n\n".join(sources), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "ert_writer",
        "translate",
        str(file),
        "--from",
        language,
        "--to",
        "en",
        "-f",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode in (0, 1)  # 1: a finding is an error
    found: list[Unit] = json.loads(done.stdout)["result"]["units"]
    return found


@pytest.mark.parametrize("case", CASES, ids=[f"{case.number}-{case.source[:24]}" for case in CASES])
def test_a_sentence_keeps_its_meaning_or_is_flagged(case: Case, units: Mapping[str, Unit]) -> None:
    unit = units[case.source]
    wrong = [pattern for pattern in case.holds if not re.search(pattern, unit["target"])]
    wrong += [pattern for pattern in case.lacks if re.search(pattern, unit["target"])]
    assert not wrong or (case.or_flagged and unit["findings"]), unit["target"]

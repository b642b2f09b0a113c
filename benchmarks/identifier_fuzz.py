"""Lines with made-up identifiers of random shape through the whole flow: how many were altered without a finding.

    python -m benchmarks.identifier_fuzz [LINES] [SEED]

Each line holds one to three identifiers in a Spanish or Portuguese sentence: handles, addresses, case numbers of shapes
that no country has, codes, sums, dates, telephone numbers, names. A line fails where one of them does not stand in the
target letter for letter and no finding is on the unit. The judge knows nothing of the program's own recognition.
"""

from __future__ import annotations

import random
import re
import string
import sys
from collections.abc import Callable, Iterator, Sequence

from ert_writer.desk import Desk
from ert_writer.model.language import Direction
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line

CARRIERS = {
    "es": (
        "La cuenta {} fue denunciada ayer por la víctima.",
        "Se solicita conservar los datos de {} y de {} con urgencia.",
        "El oficio {} ordena entregar la información de {}.",
        "Conforme al expediente {}, remita los registros de {} a {}.",
        "{} envió amenazas de muerte desde {}.", "No divulgue la existencia de {} al titular.",
        "Informe: titular de {}, correo {} y teléfono {}.", "EL USUARIO {} PUBLICÓ EL VIDEO {}.",
        "según la resolución {} del juzgado", "transfirió {} a la cuenta {} el lunes",
    ),
    "pt": (
        "A conta {} foi denunciada ontem pela vítima.", "Solicita-se conservar os dados de {} e de {} com urgência.",
        "O ofício {} ordena entregar as informações de {}.", "Conforme os autos {}, remeta os registros de {} a {}.",
        "{} enviou ameaças de morte desde {}.", "Não divulgue a existência de {} ao titular.",
        "Informe: titular de {}, e-mail {} e telefone {}.", "O USUÁRIO {} PUBLICOU O VÍDEO {}.",
        "segundo a portaria {} do juízo", "transferiu {} para a conta {} na segunda-feira",
    ),
}  # fmt: skip


def identifier(rng: random.Random) -> str:
    """Return an identifier of a random kind and shape."""
    word = "".join(rng.choices(string.ascii_lowercase, k=rng.randint(3, 9)))
    number = "".join(rng.choices(string.digits, k=rng.randint(2, 9)))
    code = "".join(rng.choices(string.ascii_uppercase + string.digits, k=rng.randint(3, 8)))
    makers: tuple[Callable[[], str], ...] = (
        lambda: f"@{word}{rng.choice(['_', '.', ''])}{number}",
        lambda: f"{word}.{number}@{word}.example",
        lambda: f"https://{word}.example/{word}?id={number}&x={code}",
        lambda: ".".join(str(rng.randint(1, 254)) for _ in range(4)),
        lambda: rng.choice("-./").join(_groups(rng)),
        lambda: "".join(group + rng.choice("-./") for group in _groups(rng)) + str(rng.randint(0, 9)),
        lambda: f"{code[:3]}-{number}/{rng.randint(2019, 2026)}",
        lambda: f"{word[:2].upper()}{number}{word[:1].upper()}",
        lambda: f"{word.capitalize()}{code.capitalize()}{number}",
        lambda: f"+{rng.randint(1, 599)} {rng.randint(10, 99)} {rng.randint(1000, 9999)}-{rng.randint(1000, 9999)}",
        lambda: f"R$ {rng.randint(1, 999)}.{rng.randint(100, 999)},{rng.randint(10, 99)}",
        lambda: f"{rng.getrandbits(128):032x}",
        lambda: ":".join(f"{rng.getrandbits(8):02X}" for _ in range(6)),
        lambda: f"{rng.randint(10**10, 10**18)}",
        lambda: f"{word}_{code}~{number}",
    )
    return rng.choice(makers)()


def _groups(rng: random.Random) -> list[str]:
    letters = rng.random() < 0.3
    pool = string.digits + (string.ascii_uppercase if letters else "")
    return ["".join(rng.choices(pool, k=rng.randint(1, 7))) for _ in range(rng.randint(3, 6))]


def lines(count: int, language: str, rng: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield sentences with the identifiers planted in them."""
    for _ in range(count):
        carrier = rng.choice(CARRIERS[language])
        planted = tuple(identifier(rng) for _ in range(carrier.count("{}")))
        yield carrier.format(*planted), planted


def altered(planted: Sequence[str], units: Sequence[TranslationUnit]) -> list[str]:
    """Return the identifiers that the target lacks though no finding is on any unit."""
    if any(unit.findings for unit in units):
        return []
    target = "".join(unit.before + unit.target + unit.after for unit in units)
    return [
        text for text in planted if len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", target)) < planted.count(text)
    ]


def run(line: Line, count: int, seed: int, language: str) -> tuple[int, list[str]]:
    """Return how many lines have a finding, and the failures."""
    rng = random.Random(seed)
    made = list(lines(count, language, rng))
    failures: list[str] = []
    flagged = 0
    batches = [[text for text, _ in made[start : start + 16]] for start in range(0, len(made), 16)]
    for (text, planted), units in zip(made, translate_lines(batches, Direction(language, "en"), line), strict=True):
        flagged += any(unit.findings for unit in units)
        failures += [f"{lost!r} in {text!r}" for lost in altered(planted, units)]
    return flagged, failures


def table(count: str = "10000", seed: str = "1") -> str:
    line = Desk().inbound.line
    rows = ["| direction | lines | with a finding | altered without a finding |", "| --- | --- | --- | --- |"]
    for language in ("es", "pt"):
        flagged, failures = run(line, int(count) // 2, int(seed), language)
        rows.append(f"| {language}-en | {int(count) // 2} | {flagged} | {len(failures)} |")
        print(*failures[:20], sep="\n", file=sys.stderr)
    line.close()
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(*sys.argv[1:]))

"""From the corpora to shards: selection, Apertium's Spanish and Portuguese, templates, grammar, encoding.

    python -m training.romance_en.prepare --corpora CORPORA --student source.spm --teacher vocab.spm --out SHARDS

CORPORA holds `README.md` (the data card with the tables of origins), `es-en.tsv`, `pt-en.tsv`, `general-es-en.tsv`,
`synthetic-bt.tsv` (Spanish, Portuguese, English) and `domain/*.tsv` (templates), each of them plain or as `.xz`; and, where they
were made, `bt2.tsv` of `back_translation` and `words.tsv` of `dictionary`. Needs the programs of `apertium-es-pt`. Seeds are fixed: the same corpora give the same shards.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from training.romance_en.encoding import Encoder, Row, restored, write_shard
from training.romance_en.grammar import (
    chats,
    forbidding,
    frames,
    letters,
    lines,
    nouns,
    officialese,
    quantities,
    roles,
    things,
    threats,
    verbs,
    vocabulary,
)
from training.romance_en.grammar.agreement import Pair, filled
from training.romance_en.grammar.particulars import SLOTS
from training.romance_en.selection import UNLICENSED_ENGLISH, chosen, origin_classes

AUGMENTED = {
    "es_P": 0.25, "gen_es": 0.25, "bt_es": 0.2, "ses_P": 0.2, "pt_P": 0.2, "dom_es": 0.1, "g_threats": 0.22, "g_letters": 0.22,
    "g_chats": 0.03, "g_lines": 0.03, "g_words": 0.2, "g_roles": 0.25, "g_forbid": 0.25, "g_quant": 0.25, "g_nouns": 0.25, "g_dict": 0.03, "written": 0.22, "bt2_es": 0.15, "g_verbs": 0.15,
    "g_things": 0.15, "g_officialese": 0.2,
}  # fmt: skip
"""Share of a group's pairs that get placeholders, capitals, typing mistakes; .6 where nothing stands here."""


class Generator(Protocol):
    """A module of the grammar."""

    def pairs(self, rng: random.Random, count: int) -> Iterator[Pair]:
        """Yield pairs of source and English."""
        ...


GENERATED: dict[str, tuple[Generator, int]] = {
    "threats": (threats, 24000),
    "letters": (letters, 30000),
    "chats": (chats, 16000),
    "lines": (lines, 24000),
    "words": (vocabulary, 16000),
    "roles": (roles, 26000),
    "forbid": (forbidding, 12000),
    "quant": (quantities, 24000),
    "nouns": (nouns, 12000),
    "verbs": (verbs, 60000),
    "things": (things, 40000),
    "officialese": (officialese, 30000),
}
HELD_BACK = 50
WRITTEN_COPIES = 4
"""How often a written pair is in its shard, each time with other placeholders, capitals and typing mistakes."""
TEMPLATE_FILLINGS = 12


def rows_of(path: Path) -> Iterator[list[str]]:
    """Yield the columns of a tab-separated file, compressed or not."""
    packed = path.with_name(path.name + ".xz")
    opened = lzma.open(packed, "rt", encoding="utf-8") if packed.exists() else path.open(encoding="utf-8")
    with opened as found:
        for line in found:
            yield line.rstrip("\n").split("\t")


def by_apertium(mode: str, texts: Sequence[str]) -> list[str]:
    """Translate one sentence a line.

    Raises:
        RuntimeError: lines were lost or added.
    """
    command = ["apertium", "-u", "-f", "line", mode]
    done = subprocess.run(command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True)
    found = done.stdout.split("\n")[:-1]
    if len(found) != len(texts):
        raise RuntimeError(f"apertium {mode} gave {len(found)} lines for {len(texts)}")
    return found


def corpus_groups(corpora: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield the groups of real and translated pairs."""
    classes = origin_classes(corpora / "README.md")
    for language in ("es", "pt"):
        by_class: dict[str, list[tuple[str, str]]] = {}
        for kind, source, english in chosen(rows_of(corpora / f"{language}-en.tsv"), classes):
            by_class.setdefault(kind, []).append((source, english))
        for kind, pairs in by_class.items():
            yield from (spanish_group if language == "es" else portuguese_groups)(kind, pairs)
    general = [(row[0], row[1], "") for row in rows_of(corpora / "general-es-en.tsv") if row[2] != "tatoeba-laser"]
    yield "gen_es", general
    back = [(row[0], row[2], row[1]) for row in rows_of(corpora / "synthetic-bt.tsv")]
    yield "bt_es", [row for row in back if not UNLICENSED_ENGLISH.search(row[1])]


def spanish_group(kind: str, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[Row]]]:
    """Yield Spanish pairs; for prose the teacher reads Apertium's Portuguese."""
    read = by_apertium("es-pt", [source for source, _ in pairs]) if kind == "P" else [""] * len(pairs)
    yield f"es_{kind}", [(*pair, portuguese) for pair, portuguese in zip(pairs, read, strict=True)]


def portuguese_groups(kind: str, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[Row]]]:
    """Yield Portuguese prose, and the same as Apertium's Spanish; the teacher reads the Portuguese of both."""
    if kind not in ("P", "G"):
        return
    rng = random.Random(3)
    yield f"pt_{kind}", [(source, english, source) for source, english in pairs]
    spanish = by_apertium("pt-es", [source for source, _ in pairs])
    yield (
        f"ses_{kind}",
        [(restored(pair[0], text, rng), pair[1], pair[0]) for pair, text in zip(pairs, spanish, strict=True)],
    )


def template_rows(folder: Path) -> list[Row]:
    """Return the domain templates with their slots filled several times."""
    rng = random.Random(11)
    found: list[Row] = []
    for path in sorted(folder.glob("*-es-*.tsv")):
        for columns in rows_of(path):
            spanish, english = columns[-2:]
            names = set(re.findall(r"\{(\w+?)\d?\}", spanish + english))
            if names <= SLOTS.keys():
                found += [
                    (*filled((spanish, english), SLOTS, rng), "") for _ in range(TEMPLATE_FILLINGS if names else 4)
                ]
    return list(dict.fromkeys(found))


def written_rows() -> list[Row]:
    """Return the pairs of `written/`, without the one in 25 that measures."""
    return [row for row, held in _written() if not held]


def _written() -> Iterator[tuple[Row, bool]]:
    for path in sorted((Path(__file__).parent / "written").glob("*.tsv")):
        for number, columns in enumerate(rows_of(path)):
            yield (columns[0], columns[1], ""), number % 25 == 7


def generated_rows(generator: tuple[Generator, int]) -> tuple[list[Row], list[Row]]:
    """Return a generator's pairs, so many of them, and those held back for measuring."""
    module, count = generator
    held = list(dict.fromkeys(module.pairs(random.Random(991), HELD_BACK + 10)))[:HELD_BACK]
    sources = {source for source, _ in held}
    found = dict.fromkeys(module.pairs(random.Random(18), count))
    return [(*pair, "") for pair in found if pair[0] not in sources], [(*pair, "") for pair in held]


def made_groups(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield what `back_translation` and `dictionary` wrote into the folder, where it is there."""
    books, words = folder / "bt2.tsv", folder / "words.tsv"
    if books.exists():
        yield "bt2_es", [(row[0], row[1], row[2]) for row in rows_of(books)]
    if words.exists():
        known = [(row[0], row[1], row[2], row[3]) for row in rows_of(words)]
        yield "g_dict", [(*pair, "") for pair in frames.pairs(known, random.Random(4), 4)]


def groups(corpora: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield every group of pairs to train on."""
    yield from corpus_groups(corpora)
    yield from made_groups(corpora)
    yield "written", written_rows() * WRITTEN_COPIES
    yield "dom_es", template_rows(corpora / "domain")
    for name in GENERATED:
        yield f"g_{name}", generated_rows(GENERATED[name])[0]


def write_held_back(path: Path) -> None:
    """Write the generated pairs that never train, as Spanish and English columns."""
    written = [row for row, held in _written() if held]
    rows: Iterable[Row] = (*written, *(row for name in GENERATED for row in generated_rows(GENERATED[name])[1]))
    path.write_text("".join(f"{row[0]}\t{row[1]}\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Write the shards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "student", "teacher", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    encoder = Encoder(given.student, given.teacher)
    write_held_back(given.out / "held-back.tsv")
    for name, rows in groups(given.corpora):
        print(name, write_shard(given.out / f"{name}.npz", rows, encoder, AUGMENTED.get(name, 0.6)), flush=True)


if __name__ == "__main__":
    main()

"""From the corpora to shards for the Portuguese model: student and teacher have the same vocabulary and read the same text.

    python -m training.romance_en.portuguese --corpora CORPORA --spm PTEN/vocab.pten.spm --out SHARDS [--only g_threats]

Text is written as the program gives it to this engine: what the vocabulary lacks is exchanged for near equals
(`ert_writer.engines.bergamot.prepare`), and identifiers have the forms of stand-ins that the program tries
(`ert_writer.entities.placeholders`). The teacher reads the clean text also where the student reads it without accents or
mistyped; of general text it has most of the say, so that the model stays what it was there. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from ert_writer.engines.bergamot import prepare
from ert_writer.entities.placeholders import ANGLE, FORMS
from ert_writer.model.language import EN, PT, Direction
from training.romance_en.encoding import LONGEST, Row, augmented, write_shard
from training.romance_en.grammar.agreement import filled
from training.romance_en.grammar.portuguese import GENERATED, SLOTS
from training.romance_en.prepare import generated_rows, rows_of
from training.romance_en.selection import UNLICENSED_ENGLISH, chosen, origin_classes

AUGMENTED = {"pt_P": 0.3, "pt_G": 0.3, "gen_pt": 0.3, "bt_pt": 0.2, "dom_pt": 0.6, "g_chats": 0.1, "g_lines": 0.15, "g_texting": 0.1, "g_agencies": 0.1}
"""Share of a group's pairs that get placeholders, capitals, no accents, typing mistakes; .35 where nothing stands here."""
TEMPLATE_FILLINGS = 12
EMPHASISED = 0.1
"""Share of the pairs left as they are of which a word is put in capitals."""
_ANGLE = re.compile(r"⟨e(\d+)⟩")
_COMMON = (6, 2, 1, 1, 1)
"""How often each form of stand-in is written, in the order of `FORMS`; the last form is for other models."""
_DIRECTION = Direction(PT, EN)


def with_form(source: str, english: str, rng: random.Random) -> tuple[str, str]:
    """Return both sides with their placeholders in one of the forms that the program tries."""
    form = rng.choices([form for form in FORMS if form is not ANGLE], _COMMON)[0]
    write = lambda match: form.write(int(match[1]))
    return _ANGLE.sub(write, source), _ANGLE.sub(write, english)


def emphasised(source: str, rng: random.Random) -> str:
    """Return the text with one word in capitals, as decisions have it: `o juiz NEGOU o pedido`. Names are left alone."""
    words = source.split(" ")
    plain = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha() and word.islower()]
    if not plain:
        return source
    place = rng.choice(plain)
    return " ".join([*words[:place], words[place].upper(), *words[place + 1 :]])


class OneVocabulary:
    """Ids of pairs where both sides, and the teacher, have one vocabulary."""

    def __init__(self, spm: Path) -> None:
        self.spm = sentencepiece.SentencePieceProcessor(model_file=str(spm))

    def ids(self, text: str) -> list[int]:
        """Return the pieces' ids; none where a sign is unknown or the text too long."""
        found = self.spm.encode(text)
        return [] if self.spm.unk_id() in found or len(found) > LONGEST else found

    def encode(self, row: Row, rng: random.Random, augment: float) -> tuple[list[int], list[int], list[int]] | None:
        """Return the ids of source, English and teacher's input after augmentation; None when they cannot be written."""
        source, english, taught = (" ".join(text.split()) for text in row)
        if rng.random() < augment:
            changed = augmented(source, english, rng)
            taught = taught if changed[1] == english else ""
            source, english = changed
        elif rng.random() < EMPHASISED:
            source = emphasised(source, rng)
        source, english = with_form(source, english, rng)
        x, y = self.ids(prepare(source, _DIRECTION)), self.ids(prepare(english, Direction(EN, EN)))
        if not x or not y or not 0.3 < len(x) / len(y) < 3.3:
            return None
        return x, y, self.ids(prepare(taught, _DIRECTION)) if taught else []


def corpus_groups(corpora: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield real and back-translated pairs; the teacher reads all of them."""
    by_class: dict[str, list[Row]] = {}
    for kind, source, english in chosen(rows_of(corpora / "pt-en.tsv"), origin_classes(corpora / "README.md")):
        by_class.setdefault(kind, []).append((source, english, source))
    for kind in ("P", "G"):
        yield f"pt_{kind}", by_class.get(kind, [])
    general = [row for row in rows_of(corpora / "general-pt-en.tsv") if row[2] != "tatoeba-laser"]
    yield "gen_pt", [(row[0], row[1], row[0]) for row in general]
    back = [row for row in rows_of(corpora / "synthetic-bt.tsv") if not UNLICENSED_ENGLISH.search(row[2])]
    yield "bt_pt", [(row[1], row[2], row[1]) for row in back]


def template_rows(folder: Path) -> list[Row]:
    """Return the domain templates several times: with other fillings, and other changes when they are encoded."""
    rng = random.Random(11)
    found: list[Row] = []
    for columns in rows_of(folder / "domain-pt.tsv"):
        portuguese, english = columns[-2:]
        names = set(re.findall(r"\{(\w+?)\d?\}", portuguese + english))
        if names <= SLOTS.keys():
            fillings = TEMPLATE_FILLINGS if names else 4
            found += [(*filled((portuguese, english), SLOTS, rng), "") for _ in range(fillings)]
    return found


def groups(corpora: Path, only: frozenset[str]) -> Iterator[tuple[str, list[Row]]]:
    """Yield the groups of pairs to train on; with `only`, those named."""
    for name, made in GENERATED.items():
        if not only or f"g_{name}" in only:
            yield f"g_{name}", generated_rows(made)[0]
    if not only or "dom_pt" in only:
        yield "dom_pt", template_rows(corpora / "domain")
    if not only or any(not name.startswith(("g_", "dom_")) for name in only):
        yield from corpus_groups(corpora)


def write_held_back(path: Path) -> None:
    """Write the generated pairs that never train, as Portuguese and English columns."""
    rng = random.Random(2)
    held = [with_form(*row[:2], rng) for made in GENERATED.values() for row in generated_rows(made)[1]]
    path.write_text("".join(f"{source}\t{english}\n" for source, english in held), encoding="utf-8")


def main() -> None:
    """Write the shards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "spm", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[], help="Write these shards and no others.")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    encoder = OneVocabulary(given.spm)
    write_held_back(given.out / "held-back.tsv")
    for name, rows in groups(given.corpora, frozenset(given.only)):
        seed = zlib.crc32(b"pt") % 1000
        print(name, write_shard(given.out / f"{name}.npz", rows, encoder, AUGMENTED.get(name, 0.35), seed), flush=True)


if __name__ == "__main__":
    main()

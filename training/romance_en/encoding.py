"""From text to numbers: augmentation, sentencepiece ids, one shard file for each group of pairs.

A row is (source, English, Portuguese): the Portuguese is what the teacher reads while the student reads the source; it is
empty where there is no teacher. Ids of the student: the teacher's 32,000 pieces, 32 placeholders, 256 bytes, Spanish words.
"""

from __future__ import annotations

import random
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import sentencepiece

from training.romance_en.weights import WRITABLE

PLACEHOLDERS = [f"⟨e{number}⟩" for number in range(32)]
_PLACEHOLDER = re.compile(r"(⟨e\d+⟩)")
_UPPER_PLACEHOLDER = re.compile(r"⟨E(\d+)⟩")
_IDENTIFIER = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w[\w.]{2,}|\b\d[\d./:-]{3,}\d\b|\b[A-Z]{2,}[-/]?\d[\w/-]*\b|\b\d{2,}\b"
    r"|\b[A-Z][\w]+[A-Z]\w+\b"
)
_NAME = re.compile(r"(?<=[a-záéíóúñç,] )[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_PLAIN_SIGNS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "…": "...",
        "´": "'",
    }
)
LONGEST = 126
TEACHER_PIECES = 32000

Row = tuple[str, str, str]


def masked(source: str, english: str, rng: random.Random) -> tuple[str, str]:
    """Replace identifiers (and now and then names) that stand once on both sides by placeholders."""
    names = _NAME.findall(source) if rng.random() < 0.35 else []
    found = [x for x in dict.fromkeys(_IDENTIFIER.findall(source) + names) if source.count(x) == 1 == english.count(x)]
    numbers = rng.sample(range(32), k=min(len(found), 32)) if rng.random() < 0.5 else range(rng.randrange(8), 32)
    for number, text in zip(numbers, sorted(found, key=len, reverse=True), strict=False):
        if source.count(text) == 1 == english.count(text):
            source, english = (side.replace(text, PLACEHOLDERS[number]) for side in (source, english))
    return source, english


def unaccented(text: str) -> str:
    """Return the text without accents, as chats are written."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def upper(text: str) -> str:
    """Return the text in capitals; placeholders stay."""
    return _UPPER_PLACEHOLDER.sub(r"⟨e\1⟩", text.upper())


def mistyped(text: str, rng: random.Random) -> str:
    """Return the text with a letter swapped, dropped or doubled in every sixty."""
    letters = list(text)
    for _ in range(max(1, len(letters) // 60)):
        place = rng.randrange(len(letters) - 1) if len(letters) > 2 else 0
        if letters[place].isalpha() and "".join(letters[place + 1 : place + 2]).isalpha():
            kind = rng.random()
            if kind < 0.4:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
            elif kind < 0.7:
                del letters[place]
            else:
                letters.insert(place, letters[place])
    return "".join(letters)


def augmented(source: str, english: str, rng: random.Random) -> tuple[str, str]:
    """Return the pair with placeholders (16 %), in capitals (4 %), unaccented (4 %), in lower case or mistyped."""
    kind = rng.random()
    if kind < 0.16:
        return masked(source, english, rng)
    if kind < 0.19:
        return upper(source), upper(english)
    if kind < 0.22:
        return unaccented(source), english
    if kind < 0.23:
        return upper(unaccented(source)), upper(english)
    if kind < 0.24:
        return source.lower(), english
    return (mistyped(source, rng) if kind < 0.255 else source), english


def restored(portuguese: str, spanish: str, rng: random.Random) -> str:
    """Return Apertium's Spanish with the final full stop that it drops and the opening sign that it never writes."""
    if portuguese[-1:] == "." != spanish[-1:]:
        spanish += "."
    if spanish[-1:] in ("?", "!") and rng.random() < 0.9:
        sign = {"?": "¿", "!": "¡"}[spanish[-1]]
        place = max(spanish.rfind(end) for end in (". ", ": ", "? ", "! "))
        spanish = spanish[: place + 2] + sign + spanish[place + 2 :] if place > 0 else sign + spanish
    return spanish


class Encoder:
    """Sentencepiece ids for the student and for the teacher."""

    def __init__(self, student: Path, teacher: Path) -> None:
        self.student = sentencepiece.SentencePieceProcessor(model_file=str(student))
        self.teacher = sentencepiece.SentencePieceProcessor(model_file=str(teacher))
        self._first_placeholder = self.student.piece_to_id(PLACEHOLDERS[0])

    def target(self, english: str) -> list[int]:
        """Return ids that only use pieces English may have where that is possible."""
        ids: list[int] = []
        for part in _PLACEHOLDER.split(english):
            if _PLACEHOLDER.fullmatch(part):
                ids.append(self._first_placeholder + int(part[2:-1]))
            elif part.strip():
                found = self.teacher.encode(part.strip())
                if self.teacher.unk_id() in found:
                    return self.student.encode(english)
                ids += found
        return ids

    def read_by_teacher(self, portuguese: str) -> list[int]:
        """Return the teacher's ids; empty when a sign is unknown to it."""
        ids = self.teacher.encode(portuguese.translate(_PLAIN_SIGNS))
        return [] if self.teacher.unk_id() in ids or len(ids) > LONGEST else ids

    def encode(self, row: Row, rng: random.Random, augment: float) -> tuple[list[int], list[int], list[int]] | None:
        """Return the ids of a row after augmentation, None when it is too long or cannot be written."""
        source, english, portuguese = (text.strip() for text in row)
        if not source or not english:
            return None
        if rng.random() < augment:
            changed = augmented(source, english, rng)
            portuguese = portuguese if changed[1] == english else ""
            source, english = changed
        x, y = self.student.encode(source), self.target(english)
        k = self.read_by_teacher(portuguese) if portuguese else []
        if max(y, default=WRITABLE) >= WRITABLE or not _sound(len(x), len(y)):
            return None
        return x, y, (k if max(y) < TEACHER_PIECES else [])


def _sound(source: int, target: int) -> bool:
    return 1 <= source <= LONGEST and 1 <= target <= LONGEST and 0.3 < source / target < 3.3


def write_shard(
    path: Path, rows: Iterable[Row], encoder: Encoder, augment: float = 1.0, seed: int = 1
) -> dict[str, int]:
    """Encode rows and write ids with offsets, shuffled; return how many pairs, target pieces and teacher inputs there are."""
    rng = random.Random(zlib.crc32(path.name.encode()) + seed)
    found = [one for one in (encoder.encode(row, rng, augment) for row in rows) if one is not None]
    rng.shuffle(found)
    arrays: dict[str, np.ndarray] = {}
    for index, name in enumerate("xyk"):
        parts: Sequence[list[int]] = [one[index] for one in found]
        arrays[name] = np.array([i for part in parts for i in part], np.uint16)
        arrays[f"{name}_offsets"] = np.cumsum([0] + [len(part) for part in parts]).astype(np.int64)
    draft = path.with_suffix(".draft.npz")
    np.savez(draft, **arrays)
    draft.replace(path)
    return {"pairs": len(found), "target": len(arrays["y"]), "taught": sum(1 for one in found if one[2])}

"""What real letters show and corpora lack: identifiers to copy, terms that are asked for, capitals, missing accents.

Two abilities are trained in. A placeholder token (`⟨e0⟩` .. `⟨e31⟩`) of the source is copied once to its place in the
target. A hint, `⟨t⟩ source term ⟨=⟩ target term ⟨/t⟩` in the source, is obeyed: the target has the target term (Dinu et
al. 2019, P19-1294; Bogoychev and Chen 2023, arXiv 2310.05824).
"""

# ruff: noqa: S311
from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

PLACEHOLDERS = tuple(f"⟨e{i}⟩" for i in range(32))
OPEN, MEANS, CLOSE = "⟨t⟩", "⟨=⟩", "⟨/t⟩"
SYMBOLS = (*PLACEHOLDERS, OPEN, MEANS, CLOSE)
IDENTIFIER = re.compile(
    r"https?://\S*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w[\w.]{2,}\b|\b[0-9a-f]{16,}\b"
    r"|\b\d[\d./:-]{3,}\d\b|\b[A-Z]{2,}[-/]?\d[\w/-]*\b|\b\d{3,}\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")

Row = tuple[str, str]  # source, target
Lexicon = Mapping[str, str]


def unaccented(text: str) -> str:
    """Return the text as someone types it who has no accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def masked(row: Row, chance: random.Random) -> Row:
    """Replace what stands verbatim once on both sides by placeholder tokens with numbers in any order."""
    source, target = row
    shared = [m for m in dict.fromkeys(IDENTIFIER.findall(source)) if source.count(m) == 1 == target.count(m)]
    for token, found in zip(chance.sample(PLACEHOLDERS, len(PLACEHOLDERS)), shared, strict=False):
        if source.count(found) == 1 == target.count(found):
            source, target = source.replace(found, token), target.replace(found, token)
    return source, target


def hinted(row: Row, lexicon: Lexicon, chance: random.Random, most: int = 3) -> Row:
    """Put hints into the source for words whose translation stands in the target; the target stays as it is."""
    source, target = row
    there = set(_WORD.findall(target.lower()))
    known = [m for m in _WORD.finditer(source) if lexicon.get(m[0].lower(), "") in there]
    for match in sorted(chance.sample(known, min(len(known), chance.randint(1, most))), key=lambda m: -m.start()):
        hint = f"{OPEN} {match[0]} {MEANS} {lexicon[match[0].lower()]} {CLOSE}"
        source = source[: match.start()] + hint + source[match.end() :]
    return source, target


def lexicon(rows: Iterable[Row], most_words: int = 14, least: int = 4) -> dict[str, str]:
    """Return source words with the target word that is theirs and no other's, by Dice over short pairs."""
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for source, target in rows:
        left, right = (set(_WORD.findall(text.lower())) for text in (source, target))
        if max(len(left), len(right)) <= most_words:
            sources.update(left)
            targets.update(right)
            together.update((a, b) for a in left for b in right)
    dice = {pair: 2 * n / (sources[pair[0]] + targets[pair[1]]) for pair, n in together.items() if n >= least}
    best_target = {a: (score, b) for (a, b), score in sorted(dice.items(), key=lambda item: item[1])}
    best_source = {b: (score, a) for (a, b), score in sorted(dice.items(), key=lambda item: item[1])}
    return {a: b for a, (score, b) in best_target.items() if score > 0.5 and best_source[b][1] == a}


def augmented(rows: Sequence[Row], words: Lexicon, *, to_english: bool, seed: int) -> list[Row]:
    """Change about a third of the rows: masks 18 %, hints 10 %, capitals 4 %, missing accents and lower case 3 %."""
    chance = random.Random(seed)
    return [_changed(row, words, chance, to_english=to_english) for row in rows]


def _changed(row: Row, words: Lexicon, chance: random.Random, *, to_english: bool) -> Row:
    draw = chance.random()
    source, target = row
    if draw < 0.18:
        return masked(row, chance)
    if draw < 0.28:
        return hinted(masked(row, chance) if chance.random() < 0.3 else row, words, chance)
    if draw < 0.32:
        return source.upper(), target.upper()
    if draw < 0.34 and to_english:
        return unaccented(source), target
    if draw < 0.35 and to_english:
        return source.lower(), target
    return row

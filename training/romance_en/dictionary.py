"""Words that a model gets wrong, with their meaning from Apertium's dictionaries, as sentences to learn them from.

    python -m training.romance_en.dictionary --words WORDS --model CONVERTED --spm source.spm --out words.tsv

WORDS holds the most frequent Spanish words, one a line (the package wordfreq gives 60,000: `top_n_list("es", 60000)`).
Each noun, adjective, infinitive and third person stands in a short phrase, which the model and Apertium's
Spanish-English translate. Where they differ, the model's word is right all the same if Apertium leads from it back to
the Spanish word. Else Apertium's meaning is taken where it leads back itself, or where the model's is no English word.
Needs the programs of `apertium-eng-spa`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.romance_en.grammar.frames import Word
from training.romance_en.prepare import by_apertium

ANALYSER = Path("/usr/share/apertium/apertium-eng-spa/spa-eng.automorf.bin")
_PERSONS = re.compile(r"<(?:pri|ifi)><p3><(?:sg|pl)>")
_CLITIC = re.compile(r"(?:me|te|se|lo|la|le|nos|los|las|les)$")
_LEADS = {
    "n": r"the (.+)",
    "adj": r"(?:it |he )?(?:is|'s) very (.+)",
    "inf": r"(?:they are |they're |going |go )+to (.+)",
    "v": r"(?:she|they) (.+)",
}
_BACK = {"n": "the {}", "adj": "is very {}", "inf": "they want to {}", "v": "{}"}


@dataclass(frozen=True, slots=True)
class Item:
    """A word with its kind, Apertium's tags and the phrase that is translated."""

    word: str
    kind: str
    tags: str
    phrase: str


def items(words: Sequence[str]) -> list[Item]:
    """Return the words that Apertium knows as noun, adjective, infinitive or third person."""
    command = ["lt-proc", "-w", str(ANALYSER)]
    text = "".join(f"{word} .\n" for word in words)
    lines = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    found = []
    for word, line in zip(words, lines, strict=False):
        match = re.match(r"\^[^/]*/([^/$]*)", line)
        item = _item(word, match[1]) if match and not match[1].startswith("*") else None
        if item is not None:
            found.append(item)
    return found


def _item(word: str, tags: str) -> Item | None:
    plural = "<pl>" in tags
    if "<n>" in tags:
        article = ("las" if plural else "la") if "<f>" in tags else ("los" if plural else "el")
        return Item(word, "n", tags, f"{article} {word}")
    if "<adj>" in tags and "<f>" not in tags and not plural:
        return Item(word, "adj", tags, f"es muy {word}")
    if "<inf>" in tags and not _CLITIC.search(word):
        return Item(word, "inf", tags, f"Van a {word}")
    if _PERSONS.search(tags):
        return Item(word, "v", tags, f"{'ellos' if plural else 'ella'} {word}")
    return None


def meaning(item: Item, english: str) -> str:
    """Return the English of the word alone, empty when the phrase has another shape."""
    match = re.fullmatch(_LEADS[item.kind], english.strip(" .;"), re.IGNORECASE)
    found = match[1].lower() if match else ""
    return found if re.fullmatch(r"[a-z' -]{2,30}", found) and len(found.split()) <= 2 else ""


def learnt(found: Sequence[Item], own: Sequence[str], english_words: frozenset[str]) -> list[Word]:
    """Return the words that the model does not know, with their meaning.

    Args:
        found: what was asked.
        own: the model's English of each phrase.
        english_words: in lower case.
    """
    given = [
        meaning(item, text) for item, text in zip(found, by_apertium("spa-eng", [i.phrase for i in found]), strict=True)
    ]
    ours = [meaning(item, text) for item, text in zip(found, own, strict=True)]
    back = [_leads_back(found, meanings) for meanings in (ours, given)]
    words: list[Word] = []
    for item, mine, theirs, kept, sure in zip(found, ours, given, *back, strict=True):
        real = bool(mine) and all(part in english_words for part in re.split("[ -]", mine))
        if theirs and theirs != mine and theirs != item.word and not (real and kept) and (sure or not real):
            words.append((item.word, item.kind, item.tags, theirs))
    return words


def _leads_back(found: Sequence[Item], meanings: Sequence[str]) -> list[bool]:
    phrases = [_BACK[item.kind].format(text or "-") for item, text in zip(found, meanings, strict=True)]
    texts = by_apertium("eng-spa", phrases)
    return [
        any(
            word == item.word or (len(item.word) > 5 and word[:5] == item.word[:5])
            for word in re.findall(r"\w+", text.lower())
        )
        for item, text in zip(found, texts, strict=True)
    ]


def main() -> None:
    """Write the words with kind, tags and meaning."""
    from training.romance_en.scoring import Translator

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("words", "model", "spm", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--english", type=Path, required=True, help="English words, one a line.")
    given = parser.parse_args()
    found = items(given.words.read_text(encoding="utf-8").split())
    own = Translator(given.model, given.spm)([item.phrase for item in found])
    english = frozenset(given.english.read_text(encoding="utf-8").lower().split())
    rows = learnt(found, own, english)
    given.out.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

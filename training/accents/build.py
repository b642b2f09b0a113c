"""Words that are practically always written with an accent, for text that has lost its accents.

    python training/accents/build.py es CORPUS.tsv.xz > ert_writer/text/data/accents-es.txt

Words that end in `ó` or `é` are left out: without the accent they are another person of the verb (`solicito`, "I
request"), which letters use and manuals do not.

The corpus is read as tab-separated lines whose first column is text in the language. A word is kept when it occurs at
least MINIMUM times and makes up at least SHARE of all occurrences of its spelling without accents. The result is one
word a line, in alphabetical order: a fact about the language, not text of the corpus.
"""

from __future__ import annotations

import collections
import lzma
import re
import sys
import unicodedata

MINIMUM = 8
SHARE = 0.985
OTHER_PERSON = ("ó", "é")


def bare(word: str) -> str:
    """Return the word without accents, tildes and cedillas."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def main(path: str) -> None:
    """Print the words."""
    counts: collections.Counter[str] = collections.Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(re.findall(r"[^\W\d_]{3,}", line.split("\t", 1)[0].lower()))
    spellings: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for word, count in counts.items():
        spellings[bare(word)][word] += count
    for plain, found in sorted(spellings.items()):
        word, count = found.most_common(1)[0]
        if word != plain and not word.endswith(OTHER_PERSON) and count >= MINIMUM and count >= SHARE * found.total():
            sys.stdout.write(word + "\n")


if __name__ == "__main__":
    main(sys.argv[2])

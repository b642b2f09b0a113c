"""Gather what the language detector learns from: one table of sentences and one of word frequencies.

    python training/langid/collect.py --corpora DIR --debian DIR --descriptions DIR --out DIR

* `--corpora`: `es-en.tsv.xz`, `pt-en.tsv.xz` (text, English, origin) and `en-mono.txt.xz`.
* `--debian`: the unpacked Debian packages libreoffice-help-gl, libreoffice-help-ca, gnome-user-docs, wesnoth-1.16-data,
  freeciv-data and wgalician-minimos.
* `--descriptions`: apt's translated package descriptions as plain text, `Translation-<language>`.
* Word frequencies come from the PyPI package `wordfreq` (data CC BY-SA 4.0), which must be installed.

Only statistics of this text end up in the model; the tables stay outside the repository.
"""

from __future__ import annotations

import argparse
import gettext
import html
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

CLASSES = ("es", "pt", "en", "fr", "it", "ca", "gl", "de", "nl", "ro")
OTHERS = (
    "sv",
    "da",
    "nb",
    "pl",
    "cs",
    "sk",
    "sl",
    "sh",
    "hu",
    "fi",
    "tr",
    "id",
    "ms",
    "fil",
    "lt",
    "lv",
    "is",
    "vi",
    "eu",
)
HELD_OUT = frozenset(
    {"globalvoices-via-aym", "openfoodfacts", "deb-wesnoth", "umbrella", "alaveteli", "open-contracting"}
)
PER_ORIGIN = 12_000
PER_LANGUAGE = 40_000
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý¿¡])")
_ENGLISH = re.compile(r"\b(?:the|and|with|you|this|from|for|is|of|to|are|by)\b")  # parts left untranslated
_TAGS = re.compile(r"<[^>]*>")


def main() -> None:
    """Write sentences.tsv (language, part, text) and words.tsv (language, word, frequency)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "debian", "descriptions", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    places = parser.parse_args()
    places.out.mkdir(parents=True, exist_ok=True)
    with (places.out / "sentences.tsv").open("w", encoding="utf-8") as file:
        for language, part, text in _sentences(places):
            plain = " ".join(text.split())
            if 4 <= len(plain) <= 600:
                file.write(f"{language}\t{part}\t{plain}\n")
    with (places.out / "words.tsv").open("w", encoding="utf-8") as file:
        for language, word, frequency in _words(places.debian):
            file.write(f"{language}\t{word}\t{frequency:.3g}\n")


def _sentences(places: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    yield from _parallel(places.corpora)
    for language in (*CLASSES[3:], *OTHERS):
        texts = [text for text in _foreign(language, places) if not _ENGLISH.search(text)]
        random.Random(language).shuffle(texts)
        print(language, len(texts))
        for text in texts[:PER_LANGUAGE]:
            yield language, "train", text


def _parallel(corpora: Path) -> Iterator[tuple[str, str, str]]:
    taken: dict[tuple[str, str], int] = {}
    for language in ("es", "pt"):
        for line in lzma.open(corpora / f"{language}-en.tsv.xz", "rt", encoding="utf-8"):
            text, english, origin = line.rstrip("\n").split("\t")
            part = "held-out" if origin in HELD_OUT else "train"
            for tag, side in ((language, text), ("en", english)):
                key = (tag, origin)
                taken[key] = taken.get(key, 0) + 1
                if taken[key] <= PER_ORIGIN and text != english:
                    yield tag, part, side
    for line in islice(lzma.open(corpora / "en-mono.txt.xz", "rt", encoding="utf-8"), 100_000):
        yield "en", "train", line


def _foreign(language: str, places: argparse.Namespace) -> Iterator[str]:
    yield from _descriptions(places.descriptions / f"Translation-{language}")
    for catalogue in sorted(places.debian.rglob(f"{language}/LC_MESSAGES/*.mo")):
        yield from _catalogue(catalogue)
    pages = places.debian / "usr/share/libreoffice/help" / language / "text"
    for page in sorted(pages.rglob("*.html")):
        yield from _page(page.read_text("utf-8"))
    for page in sorted((places.debian / "usr/share/help" / language).rglob("*.page")):
        yield from _page(page.read_text("utf-8"))


def _descriptions(path: Path) -> Iterator[str]:
    if not path.is_file():
        return
    for record in path.read_text("utf-8").split("\n\n"):
        body = record.partition("\nDescription-")[2].partition("Description-")[2].partition(": ")[2] or record
        for paragraph in re.split(r"\n \.\n", body):
            yield from _SENTENCE_END.split(" ".join(paragraph.split()))


def _catalogue(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            messages = gettext.GNUTranslations(file)._catalog
    except UnicodeDecodeError:  # a few catalogues carry a wrong charset
        return
    for source, target in messages.items():
        if isinstance(target, str) and source and target != source and len(target) > 20:
            yield from _SENTENCE_END.split(" ".join(_TAGS.sub(" ", target).split()))


def _page(page: str) -> Iterator[str]:
    for paragraph in re.findall(r"<p[ >][^\0]*?</p>", page):
        text = " ".join(html.unescape(_TAGS.sub(" ", paragraph)).split())
        if len(text) > 25:
            yield from _SENTENCE_END.split(text)


def _words(debian: Path) -> Iterator[tuple[str, str, float]]:
    import wordfreq

    listed = set(wordfreq.available_languages("best"))
    for language in (*CLASSES, *OTHERS):
        if language in listed:
            frequencies = wordfreq.get_frequency_dict(language, wordlist="best")
            kept: Iterable[tuple[str, float]] = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))
            limit = 200_000 if language in CLASSES else 25_000
            yield from ((language, word, frequency) for word, frequency in islice(kept, limit))
    for word in (debian / "usr/share/dict/galician-minimos").read_text("utf-8").split():
        yield "gl", word, 1e-8


if __name__ == "__main__":
    main()

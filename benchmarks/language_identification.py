"""Language identification side by side: the house detector, lingua, py3langid and langdetect.

    python -m benchmarks.language_identification

The sentences under `benchmarks/data/langid` were written for this project; none was seen in training. All other
columns are made from them: every distinct word of five letters or more, the same words two by two, the short
sentences, the long ones together with short ones two by two, and the short ones in capitals without accents. `others`
are sentences in other languages: what counts there is `und`, which a detector closed to three languages cannot say.
"""

from __future__ import annotations

import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data" / "langid"
LANGUAGES = ("es", "pt", "en")
LONG = 70  # code points from which a sentence is a long one

Item = tuple[str, str]  # language, text
Identify = Callable[[str], str]


def columns() -> dict[str, list[Item]]:
    """Return the columns' items, the same on every run."""
    made: dict[str, list[Item]] = {"words": [], "pairs": [], "sentences": [], "short": [], "CAPS": []}
    for language in LANGUAGES:
        lines = (DATA / f"{language}.txt").read_text("utf-8").splitlines()
        short = [line for line in lines if len(line) < LONG]
        words = sorted({word for line in lines for word in re.findall(r"[^\W\d_]{5,}", line.lower())})
        random.Random(language).shuffle(words)
        texts = {
            "words": words,
            "pairs": [" ".join(pair) for pair in _two_by_two(words) + _two_by_two(words[1:])],
            "sentences": [line for line in lines if len(line) >= LONG] + [" ".join(p) for p in _two_by_two(short)],
            "short": short,
            "CAPS": [_bare(line).upper() for line in short],
        }
        for name, found in texts.items():
            made[name] += [(language, text) for text in found]
    made["others"] = list(_others())
    return made


def _two_by_two(texts: list[str]) -> list[tuple[str, str]]:
    return list(zip(texts[::2], texts[1::2], strict=False))


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _others() -> Iterator[Item]:
    for line in (DATA / "distractors.tsv").read_text("utf-8").splitlines():
        yield "und", line.split("\t")[1]


def house() -> Identify:
    from ert_writer.detectors.house import create

    detector = create()
    return lambda text: detector.detect(text).language


def lingua_3() -> Identify:
    from lingua import Language, LanguageDetectorBuilder

    names = {Language.SPANISH: "es", Language.PORTUGUESE: "pt", Language.ENGLISH: "en"}
    inner = LanguageDetectorBuilder.from_languages(*names).with_preloaded_language_models().build()
    return lambda text: names.get(inner.detect_language_of(text), "und")


def py3langid_3() -> Identify:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    inner = LanguageIdentifier.from_model_file(MODEL_FILE)
    inner.set_languages(list(LANGUAGES))
    return lambda text: inner.classify(text)[0]


def langdetect_3() -> Identify:
    return _langdetect(LANGUAGES)


def langdetect_55() -> Identify:
    return _langdetect(None)


def _langdetect(chosen: tuple[str, ...] | None) -> Identify:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
    from langdetect.lang_detect_exception import LangDetectException

    profiles = [
        p for p in sorted(Path(PROFILES_DIRECTORY).iterdir()) if p.is_file() and (not chosen or p.name in chosen)
    ]
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([profile.read_text("utf-8") for profile in profiles])

    def identify(text: str) -> str:
        run = factory.create()
        run.append(text)
        try:
            found: str = run.detect()
        except LangDetectException:
            return "und"
        return found if found in LANGUAGES else "und"

    return identify


CONTESTANTS: dict[str, Callable[[], Identify]] = {
    "house": house,
    "lingua, 3": lingua_3,
    "py3langid, 3": py3langid_3,
    "langdetect, 3": langdetect_3,
    "langdetect, 55": langdetect_55,
}


def measure(make: Callable[[], Identify], sets: dict[str, list[Item]]) -> tuple[dict[str, float], float, float]:
    """Return the accuracy in percent of every column, microseconds a text, and seconds to load."""
    began = time.perf_counter()
    identify = make()
    identify("una frase para cargar lo que falte")
    loaded = time.perf_counter() - began
    accuracy = {}
    began = time.perf_counter()
    for name, items in sets.items():
        accuracy[name] = 100 * sum(identify(text) == language for language, text in items) / len(items)
    spent = time.perf_counter() - began
    return accuracy, 1e6 * spent / sum(map(len, sets.values())), loaded


def table() -> str:
    """Return the whole comparison as a Markdown table."""
    sets = columns()
    heads = [f"{name} ({len(items)})" for name, items in sets.items()]
    lines = ["| | " + " | ".join([*heads, "us/text", "load s"]) + " |", "|-" * (len(heads) + 3) + "|"]
    for name, make in CONTESTANTS.items():
        accuracy, microseconds, load = measure(make, sets)
        cells = [f"{accuracy[column]:.1f}" for column in sets]
        lines.append(f"| {name} | " + " | ".join([*cells, f"{microseconds:.0f}", f"{load:.2f}"]) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

"""A language detector on texts, by its name: `python detect.py NAME`; `und` where it names none of es, pt, en."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from common import Run, measure

LANGUAGES = ("es", "pt", "en")
Detect = Callable[[str], str]


def lingua() -> Detect:
    from lingua import Language, LanguageDetectorBuilder

    names = {Language.SPANISH: "es", Language.PORTUGUESE: "pt", Language.ENGLISH: "en"}
    inner = LanguageDetectorBuilder.from_languages(*names).with_preloaded_language_models().build()
    return lambda text: names.get(inner.detect_language_of(text), "und")


def py3langid() -> Detect:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    inner = LanguageIdentifier.from_model_file(MODEL_FILE)
    inner.set_languages(list(LANGUAGES))
    return lambda text: inner.classify(text)[0]


def langdetect() -> Detect:
    from langdetect import DetectorFactory, detect
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0

    def found(text: str) -> str:
        try:
            return str(detect(text))
        except LangDetectException:
            return "und"

    return found


def simplemma() -> Detect:
    from simplemma import langdetect as shares

    return lambda text: next((name for name, share in shares(text, lang=LANGUAGES) if share > 0), "und")


def pycld2() -> Detect:
    import pycld2 as cld2

    def found(text: str) -> str:
        try:
            return str(cld2.detect(text)[2][0][1])
        except cld2.error:
            return "und"

    return found


def load(_: dict[str, Any]) -> Run:
    makers = (lingua, py3langid, langdetect, simplemma, pycld2)
    detect = {made.__name__: made for made in makers}[sys.argv[1]]()

    def run(texts: Sequence[str]) -> list[str]:
        named = [detect(text) for text in texts]
        return [name if name in LANGUAGES else "und" for name in named]

    return run


measure(load)

"""The OPUS-MT models worth installing, with licence, size and published scores.

Scores: Tatoeba-Challenge and OPUS-MT leaderboard, BLEU. Sizes: of the weights as published (float32) and as installed
(int8), the latter unconfirmed. Where a figure or a licence is not known it is empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.language import Direction


@dataclass(frozen=True, slots=True)
class Recommended:
    """A model of the hub.

    Attributes:
        repository: hub name, as `models add` takes it.
        directions: what it translates, such as `es-en`.
        licence: SPDX name; `see card` where the hub's card must be read.
        megabytes: (published, int8), about; 0 when not known.
        scores: (direction, test set, BLEU).
        prefix: language tokens of a multi-target model.
        note: when to take it.
    """

    repository: str
    directions: tuple[str, ...]
    licence: str
    megabytes: tuple[int, int]
    scores: tuple[tuple[str, str, float], ...] = ()
    prefix: tuple[str, ...] = ()
    note: str = ""


_OWNER = "Helsinki-NLP/opus-mt-"
RECOMMENDED: tuple[Recommended, ...] = (
    Recommended(
        _OWNER + "tc-big-cat_oci_spa-en", ("es-en",), "CC-BY-4.0", (0, 245),
        (("es-en", "flores", 29.9), ("es-en", "TICO-19", 51.8)), note="best for Spanish to English",
    ),
    Recommended(
        _OWNER + "es-en", ("es-en",), "Apache-2.0", (300, 80),
        (("es-en", "flores", 27.6), ("es-en", "TICO-19", 48.4), ("es-en", "newstest2013", 35.3)),
        note="a third of the size",
    ),
    Recommended(
        _OWNER + "tc-big-en-es", ("en-es",), "CC-BY-4.0", (0, 245),
        (("en-es", "flores", 28.5), ("en-es", "TICO-19", 53.0)), note="best for English to Spanish",
    ),
    Recommended(
        _OWNER + "en-es", ("en-es",), "Apache-2.0 (unconfirmed)", (300, 80),
        (("en-es", "flores", 26.5), ("en-es", "TICO-19", 50.4), ("en-es", "newstest2013", 35.0)),
        note="a third of the size",
    ),
    Recommended(
        _OWNER + "tc-big-en-pt", ("en-pt",), "CC-BY-4.0", (0, 245),
        (("en-pt", "flores", 50.4), ("en-pt", "TICO-19", 50.2)), (">>pob<<", ">>por<<"),
        "best for English to Portuguese",
    ),
    Recommended(
        _OWNER + "roa-en", ("es-en", "pt-en"), "see card", (300, 80),
        (("es-en", "flores", 24.9), ("pt-en", "flores", 42.4), ("es-en", "TICO-19", 44.7), ("pt-en", "TICO-19", 46.6)),
        note="Portuguese to English",
    ),
    Recommended(
        _OWNER + "tc-bible-big-roa-en", ("es-en", "pt-en"), "Apache-2.0", (0, 245),
        note="es-en and pt-en in one; scores for each pair unconfirmed",
    ),
    Recommended(_OWNER + "ROMANCE-en", ("es-en", "pt-en"), "Apache-2.0", (300, 80), note="older"),
    Recommended(
        _OWNER + "en-ROMANCE", ("en-es", "en-pt"), "Apache-2.0", (300, 80), (), (">>es<<", ">>pt_br<<"), "older"
    ),
)  # fmt: skip


def recommended(direction: str = "") -> tuple[Recommended, ...]:
    """Return the models for a direction such as `es-en`, or all of them."""
    return tuple(item for item in RECOMMENDED if direction in ("", *item.directions))


def licence(repository: str) -> str:
    """Return a repository's licence as far as it is known here."""
    return next((item.licence for item in RECOMMENDED if item.repository == repository), "")


def score(repository: str, direction: Direction) -> float:
    """Return a repository's published score on FLORES for a direction; 0 when none is known."""
    scores = (line for item in RECOMMENDED if item.repository == repository for line in item.scores)
    return next((bleu for pair, test, bleu in scores if pair == str(direction) and test == "flores"), 0.0)

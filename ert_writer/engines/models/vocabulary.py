"""The vocabulary: pieces and their ids, the language tokens among them, and the directions a model names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from ert_writer.engines.models.shape import LARGEST_VOCABULARY, read_text
from ert_writer.errors import ModelError
from ert_writer.model.language import EN, ES, PT, SUPPORTED, Direction, Language

END = "</s>"
UNKNOWN = "<unk>"
PAD = "<pad>"

TARGET_TOKENS: Mapping[Language, tuple[str, ...]] = {
    # first of these that the vocabulary has: plain Spanish before a country's, Brazil before Portugal
    ES: (">>es<<", ">>spa<<", ">>es_MX<<", ">>es_mx<<"),
    PT: (">>pt_br<<", ">>pt_BR<<", ">>pob<<", ">>pt<<", ">>por<<"),
    EN: (">>en<<", ">>eng<<"),
}

_NAMES: Mapping[str, tuple[Language, ...]] = {
    # names used in OPUS-MT repositories: ISO 639-1, 639-3, and the families that hold es and pt
    "es": (ES,),
    "spa": (ES,),
    "cat_oci_spa": (ES,),
    "pt": (PT,),
    "por": (PT,),
    "pob": (PT,),
    "en": (EN,),
    "eng": (EN,),
    "romance": (ES, PT),
    "roa": (ES, PT),
    "itc": (ES, PT),
}
_REPOSITORY = re.compile(
    r"(?:opus-mt-)?(?:tc-(?:base|big|bible-big)-)?(?:deu_eng_fra_por_spa-)?([a-z_]+)-([a-z_]+)", re.IGNORECASE
)


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """Read `vocab.json` and return its pieces by id.

    Raises:
        ModelError: ids are not 0, 1, 2 ..., or a token that MarianMT needs is missing.
    """
    wire = _read_ids(path)
    pieces: list[str | None] = [None] * len(wire)
    for piece, index in wire.items():
        if not 0 <= index < len(pieces):
            raise ModelError(f"the piece {piece!r} has the id {index!r}, out of range", where=str(path))
        pieces[index] = piece
    whole = tuple(piece for piece in pieces if piece is not None)
    if len(whole) != len(pieces):
        raise ModelError("two pieces share one id", where=str(path))
    for needed in (END, UNKNOWN):
        if needed not in wire:
            raise ModelError(f"the vocabulary lacks {needed}", where=str(path))
    return whole


def _read_ids(path: Path) -> dict[str, int]:
    """Return pieces with their ids; what is something else is refused while it is read, before it fills memory."""
    import msgspec

    try:
        return msgspec.json.decode(read_text(path, LARGEST_VOCABULARY), type=dict[str, int])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ModelError("the file is damaged: it is no list of pieces with their ids", where=str(path)) from None


def read_pieces(path: Path) -> tuple[str, ...]:
    """Return the pieces by id of a vocabulary of CTranslate2, which is a list.

    Raises:
        ModelError: the file is missing, too large, or no list of pieces.
    """
    import msgspec

    try:
        return msgspec.json.decode(read_text(path, LARGEST_VOCABULARY), type=tuple[str, ...])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ModelError("the file is damaged: it is no list of pieces", where=str(path)) from None


def language_tokens(pieces: Sequence[str]) -> tuple[tuple[Language, str], ...]:
    """Return (language, token) for each supported target that the vocabulary has a token for."""
    known = frozenset(piece for piece in pieces if piece.startswith(">>") and piece.endswith("<<"))
    chosen = ((language, next((t for t in TARGET_TOKENS[language] if t in known), "")) for language in SUPPORTED)
    return tuple((language, token) for language, token in chosen if token)


def is_language_token(piece: str) -> bool:
    """Return whether a piece is a token such as `>>es<<`."""
    return piece.startswith(">>") and piece.endswith("<<")


def directions_of(name: str, settings: Mapping[str, object], targets: Sequence[Language]) -> tuple[Direction, ...]:
    """Return the directions that a repository's name or its tokenizer's settings tell; none when they do not.

    Args:
        name: the repository's or directory's last name, such as `opus-mt-tc-big-en-pt`.
        settings: `tokenizer_config.json`.
        targets: languages that the vocabulary has a token for; they bound the targets of a family such as ROMANCE.
    """
    match = _REPOSITORY.fullmatch(name)
    found = _directions(match[1], match[2], targets) if match else ()
    return found or _directions(str(settings.get("source_lang")), str(settings.get("target_lang")), targets)


def _directions(source: str, target: str, tokens: Sequence[Language]) -> tuple[Direction, ...]:
    sources, targets = _NAMES.get(source.lower(), ()), _NAMES.get(target.lower(), ())
    if len(targets) > 1:
        targets = tuple(language for language in targets if language in tokens)
    return tuple(Direction(a, b) for a in sources for b in targets if a != b)

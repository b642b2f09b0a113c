"""Text to pieces and back, exactly as MarianTokenizer does it, without transformers.

One difference on purpose: a marker written in the text (`</s>`, `<pad>`, `>>pt<<`) is text here, never a control token,
as with `split_special_tokens=True`; a letter cannot end its own sentence or choose its own target language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from ert_writer.engines.models.shape import read_text
from ert_writer.engines.models.vocabulary import END, PAD, UNKNOWN, is_language_token
from ert_writer.errors import ModelError

LARGEST = 8 << 20
"""Bytes of a sentencepiece model; that of 65,000 pieces has 1.5 MB."""
_UNDERLINE = "▁"
_MARKERS = frozenset({END, UNKNOWN, PAD})


class Tokeniser:
    """Reads `source.spm` and `target.spm`.

    Args:
        folder: holds both files.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._source = _load(folder / "source.spm")
        self._target = _load(folder / "target.spm")

    def encode(self, text: str, token: str = "") -> list[str]:
        """Return the source pieces of a text with the language token before and the end token behind."""
        pieces = [_as_text(piece) for piece in self._source.encode(text, out_type=str)]
        return [*([token] if token else []), *pieces, END]

    def encode_target(self, text: str) -> list[str]:
        """Return the target pieces of a text, without an end token."""
        return [_as_text(piece) for piece in self._target.encode(text, out_type=str)]

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of target pieces; markers and language tokens are left out."""
        plain = [piece for piece in pieces if piece not in _MARKERS and not is_language_token(piece)]
        return str(self._target.decode_pieces(plain)).replace(_UNDERLINE, " ").strip()

    def source_pieces(self) -> list[str]:
        """Return every piece the source side can make."""
        return [self._source.id_to_piece(i) for i in range(self._source.get_piece_size())]

    def unknown(self, text: str, vocabulary: Collection[str]) -> list[str]:
        """Return the pieces of a text that the vocabulary does not have."""
        return [piece for piece in self.encode(text)[:-1] if piece not in vocabulary or piece == UNKNOWN]


def _as_text(piece: str) -> str:
    return UNKNOWN if piece in _MARKERS or is_language_token(piece) else piece


def _load(path: Path) -> Any:
    import sentencepiece

    data = read_text(path, LARGEST)
    processor = sentencepiece.SentencePieceProcessor()
    try:
        processor.load_from_serialized_proto(data)
    except Exception as error:
        raise ModelError("the file is damaged: it is no sentencepiece model", where=str(path)) from error
    if not data or not processor.get_piece_size():
        raise ModelError("the file is damaged: it is no sentencepiece model", where=str(path))
    return processor

"""One sentencepiece vocabulary for all languages, and pairs as token ids."""

# ruff: noqa: PLC0415
from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.marian.augment import SYMBOLS, Row

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
LANGUAGE_TOKENS = {"es": ">>es<<", "pt": ">>pt<<"}
LONGEST = 200
Encoded = tuple[list[int], list[int]]


def write_vocabulary(texts: Iterable[str], folder: Path, size: int, *, to_english: bool) -> None:
    """Write source.spm, target.spm (the same), vocab.json and the tokenizer's settings.

    Byte fallback leaves no character unknown, digits stand alone, and the symbols of `augment` are one piece each.
    """
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=model, vocab_size=size, model_type="unigram",
        character_coverage=0.9998, byte_fallback=True, split_digits=True, user_defined_symbols=list(SYMBOLS),
        normalization_rule_name="nmt_nfkc", max_sentence_length=2000, hard_vocab_limit=False, minloglevel=2,
    )  # fmt: skip
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(model.getvalue())
    made = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [made.id_to_piece(i) for i in range(made.get_piece_size()) if not made.is_control(i)]
    tokens = [] if to_english else list(LANGUAGE_TOKENS.values())
    ordered = dict.fromkeys([END, UNKNOWN, *pieces, *tokens, PAD])
    vocabulary = {piece: index for index, piece in enumerate(ordered)}
    settings = (
        {"source_lang": "roa", "target_lang": "en"} if to_english else {"source_lang": "en", "target_lang": "roa"}
    )
    write_json(folder / "vocab.json", vocabulary)
    write_json(
        folder / "tokenizer_config.json", settings | {"model_max_length": 512, "tokenizer_class": "MarianTokenizer"}
    )


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def encoded(rows: Sequence[Row], tokens: Sequence[str], folder: Path) -> Iterator[Encoded]:
    """Yield (source ids, target ids), both with the end token; pairs that are too long or uneven are left out.

    Args:
        rows: source and target texts.
        tokens: the language token of each row; empty where the target is English.
        folder: holds the vocabulary.
    """
    import sentencepiece

    model = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    vocabulary: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    for (source, target), token in zip(rows, tokens, strict=True):
        head = [vocabulary[token]] if token else []
        left, right = ([vocabulary.get(p, 1) for p in model.encode(text, out_type=str)] for text in (source, target))
        if max(len(left), len(right)) < LONGEST and len(left) < 3 * len(right) + 20 and len(right) < 3 * len(left) + 20:
            yield [*head, *left, 0], [*right, 0]

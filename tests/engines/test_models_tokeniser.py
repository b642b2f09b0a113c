"""The tokeniser gives, piece by piece, what MarianTokenizer gives."""

import json
import random

import pytest

from ert_writer.engines.models.tokeniser import Tokeniser
from ert_writer.errors import ModelError
from support import marian

pytestmark = pytest.mark.xdist_group("marian")

TRICKY = [
    "", " ", "\t\n", "\x00", "a\x00b", "\x1b[31m", "\u200b\u200e", "a\u00a0b", "  two  blanks  ", "ﬁ ① ａ", "e\u0301",
    "🙂🙂", "日本語", "ΑΒΓ", "▁", "▁a ▁ b",
    "<unk", "< /s >", "0x1F", "1.250,50", "maria.perez@example.org", "@usuario_9",
    "{{x}}", "\ufffd", "\ud7ff", "\U0010ffff", "<0x41>", "ñandú", "¿¡§º€", "a" * 700, ">>", "<<", "> >es< <", "\r\n",
    "\x85", "\u2028",
]  # fmt: skip
MARKERS = [
    "</s>", "a</s>b", "<unk>", "x <pad> y", ">>es<< hola", ">>pt_br<<", ">>x<< y", ">>dijo<< ella", "a >>es<< b",
]  # fmt: skip


@pytest.fixture(params=[marian.TO_ENGLISH, marian.FROM_ENGLISH], ids=lambda recipe: recipe.name)
def folder(request):
    return marian.trained(request.param)


def reference(folder):
    from transformers import MarianTokenizer

    with marian.quiet():
        return MarianTokenizer.from_pretrained(folder)


def ids(folder, pieces):
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    return [vocabulary.get(piece, vocabulary["<unk>"]) for piece in pieces]


def random_texts(count):
    chance = random.Random(11)  # noqa: S311 - repeatable on purpose
    ranges = [(32, 126), (0, 255), (0x100, 0x24F), (0x2000, 0x20CF), (0x4E00, 0x4FFF), (0x1F600, 0x1F64F), (0, 31)]
    words = [
        word for language in ("es", "pt") for pair in marian.pairs(language) for text in pair for word in text.split()
    ]
    for _ in range(count):
        low, high = chance.choice(ranges)
        strange = ["".join(chr(chance.randint(low, high)) for _ in range(chance.randint(0, 9))) for _ in range(3)]
        yield chance.choice([" ", "", "  ", "\t"]).join(chance.sample([*strange, *chance.sample(words, 6)], 5))


def test_every_piece_is_the_reference_tokenizers(folder):
    tokenizer, tokeniser = reference(folder), Tokeniser(folder)
    real = [text for language in ("es", "pt") for pair in marian.pairs(language) for text in pair]
    for text in [*TRICKY, *real, *random_texts(3000)]:
        assert ids(folder, tokeniser.encode(text)) == tokenizer(text, verbose=False)["input_ids"], text


def test_markers_in_the_text_are_text(folder):
    """`</s>` in a letter does not end the sentence, `>>pt<<` does not choose a language."""
    tokenizer, tokeniser = reference(folder), Tokeniser(folder)
    for text in MARKERS:
        pieces = tokeniser.encode(text)
        shielded = f" {text}" if text.startswith(">>") else text
        assert ids(folder, pieces) == tokenizer(shielded, split_special_tokens=True)["input_ids"], text
        assert pieces.count("</s>") == 1
        assert not {">>es<<", ">>pt_br<<", "<pad>"} & set(pieces)


def test_language_token_stands_first():
    folder = marian.trained(marian.FROM_ENGLISH)
    tokenizer, tokeniser = reference(folder), Tokeniser(folder)
    for text in ["Thank you.", "", "two words", " led by a blank"]:
        for token in (">>es<<", ">>pt_br<<"):
            assert ids(folder, tokeniser.encode(text, token)) == tokenizer(f"{token} {text}")["input_ids"]


def test_decoding_is_the_references(folder):
    tokenizer, tokeniser = reference(folder), Tokeniser(folder)
    names = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    own = [piece for piece in names if not piece.startswith(">>")]
    chance = random.Random(3)  # noqa: S311
    for _ in range(400):
        pieces = chance.choices(own, k=chance.randint(0, 12))
        expected = tokenizer.decode([names[p] for p in pieces], skip_special_tokens=True, use_source_tokenizer=False)
        assert tokeniser.decode(pieces) == expected


def test_byte_fallback_leaves_nothing_unknown():
    folder = marian.trained(marian.FROM_ENGLISH)
    vocabulary = frozenset(json.loads((folder / "vocab.json").read_text(encoding="utf-8")))
    tokeniser = Tokeniser(folder)
    assert tokeniser.unknown("日本 🙂 €§", vocabulary) == []
    pieces = tokeniser.encode_target("日本 €§")
    assert any(piece.startswith("<0x") for piece in pieces)
    assert tokeniser.decode(pieces) == "日本 €§"


def test_unknown_pieces_are_named():
    folder = marian.trained(marian.TO_ENGLISH)
    vocabulary = frozenset(json.loads((folder / "vocab.json").read_text(encoding="utf-8")))
    assert "日本" in "".join(Tokeniser(folder).unknown("La cuenta 日本.", vocabulary))


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"not a model"])
def test_a_damaged_sentencepiece_file_is_named(tmp_path, damage):
    source = marian.trained(marian.TO_ENGLISH)
    (tmp_path / "source.spm").write_bytes((source / "source.spm").read_bytes())
    (tmp_path / "target.spm").write_bytes(damage)
    with pytest.raises(ModelError, match=r"target\.spm"):
        Tokeniser(tmp_path)

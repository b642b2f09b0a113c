"""Small MarianMT models made here: real architecture, real sentencepiece vocabularies, trained on `tests/data/marian`.

A trained model is kept under `.cache/marian` by the hash of everything it was made from: a machine trains it once.
"""

from __future__ import annotations

import fcntl
import hashlib
import inspect
import io
import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests" / "data" / "marian"
CACHE = ROOT / ".cache" / "marian"
DIRECTIONS = {"xx-en": ("es-en", "pt-en"), "en-xx": ("en-es", "en-pt")}
TARGET_TOKENS = {"es": ">>es<<", "pt": ">>pt_br<<"}
SEED = 7


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a small model is made of. `to_english` reads es and pt; otherwise a language token names the target."""

    name: str
    to_english: bool
    byte_fallback: bool
    pieces: int = 900
    width: int = 128
    layers: tuple[int, int] = (2, 2)
    positions: int = 128
    epochs: int = 90


TO_ENGLISH = Recipe("xx-en", to_english=True, byte_fallback=False)
FROM_ENGLISH = Recipe("en-xx", to_english=False, byte_fallback=True)


def pairs(language: str) -> list[tuple[str, str]]:
    """The (foreign, English) sentence pairs of one language."""
    lines = (PAIRS / f"{language}-en.tsv").read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t") for line in lines)]


def examples(recipe: Recipe) -> list[tuple[str, str, str]]:
    """(language token or nothing, source, target) of everything the model is trained on."""
    if recipe.to_english:
        return [("", foreign, english) for language in ("es", "pt") for foreign, english in pairs(language)]
    return [(TARGET_TOKENS[lang], english, foreign) for lang in ("es", "pt") for foreign, english in pairs(lang)]


def trained(recipe: Recipe) -> Path:
    """Return the directory of the trained model, in the layout of the Hugging Face hub; train it when there is none."""
    makers = (examples, sentencepiece_model, write_vocabularies, configuration, train, knows, loss_of, taught)
    made_of = repr(recipe).encode() + "".join(map(inspect.getsource, makers)).encode()
    made_of += b"".join(path.read_bytes() for path in sorted(PAIRS.glob("*.tsv")))
    folder = CACHE / f"{recipe.name}-{hashlib.sha256(made_of).hexdigest()[:16]}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / f"{recipe.name}.lock"):
        if not folder.exists():
            draft = CACHE / f"{recipe.name}.draft"
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            write_vocabularies(draft, recipe, examples(recipe))
            train(draft, recipe)
            draft.rename(folder)
    return folder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file lock, so that parallel test workers make a thing once."""
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def sentencepiece_model(texts: Sequence[str], size: int, **settings: Any) -> bytes:
    """Train a unigram sentencepiece model with OPUS-MT's settings unless told otherwise."""
    import sentencepiece

    model = io.BytesIO()
    defaults: dict[str, Any] = {"character_coverage": 1.0, "normalization_rule_name": "nmt_nfkc", "split_digits": True}
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=model, vocab_size=size, model_type="unigram", num_threads=1,
        hard_vocab_limit=False, minloglevel=2, **{**defaults, **settings},
    )  # fmt: skip
    return model.getvalue()


def write_vocabularies(folder: Path, recipe: Recipe, rows: Sequence[tuple[str, str, str]]) -> None:
    """Write source.spm, target.spm and the vocab.json they share in Marian's order: </s>, <unk>, pieces, <pad> last."""
    import sentencepiece

    vocabulary = {"</s>": 0, "<unk>": 1}
    for name, texts in (("source", [row[1] for row in rows]), ("target", [row[2] for row in rows])):
        model = sentencepiece_model(texts, recipe.pieces, byte_fallback=recipe.byte_fallback)
        (folder / f"{name}.spm").write_bytes(model)
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        for index in range(processor.get_piece_size()):
            if not processor.is_control(index):
                vocabulary.setdefault(processor.id_to_piece(index), len(vocabulary))
    for token in sorted({row[0] for row in rows} - {""}):
        vocabulary[token] = len(vocabulary)
    vocabulary["<pad>"] = len(vocabulary)
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    tokenizer = {"model_max_length": recipe.positions, "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer), encoding="utf-8")


def configuration(
    vocabulary: dict[str, int], width: int, layers: tuple[int, int], positions: int, heads: int = 4
) -> Any:
    """Return a MarianConfig as OPUS-MT's converter writes it."""
    from transformers import MarianConfig

    pad = vocabulary["<pad>"]
    return MarianConfig(
        vocab_size=len(vocabulary), d_model=width, encoder_layers=layers[0], decoder_layers=layers[1],
        encoder_attention_heads=heads, decoder_attention_heads=heads,
        encoder_ffn_dim=width * 4, decoder_ffn_dim=width * 4, static_position_embeddings=True,
        dropout=0.05, activation_function="swish", scale_embedding=True, max_position_embeddings=positions,
        pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad, forced_eos_token_id=0,
    )  # fmt: skip


def encoder(folder: Path) -> Callable[[str, str, str], list[int]]:
    """Return a function from (`source` or `target`, language token, text) to token ids with the end token."""
    import sentencepiece

    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    models = {
        side: sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{side}.spm"))
        for side in ("source", "target")
    }

    def encode(side: str, token: str, text: str) -> list[int]:
        pieces = ([token] if token else []) + models[side].encode(text, out_type=str)
        return [vocabulary.get(piece, 1) for piece in pieces] + [0]

    return encode


def train(folder: Path, recipe: Recipe) -> None:
    """Train until the pairs are known by heart: Adam, warm-up and linear decay, seeded."""
    import torch
    from transformers import MarianMTModel

    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # on a busy machine two threads of a small model wait for each other
    encode = encoder(folder)
    data = [(encode("source", token, a), encode("target", "", b)) for token, a, b in examples(recipe)]
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    model = MarianMTModel(configuration(vocabulary, recipe.width, recipe.layers, recipe.positions))
    optimizer = torch.optim.Adam(model.parameters(), lr=1.0, betas=(0.9, 0.98))
    steps = recipe.epochs * len(range(0, len(data), 22))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: 1.5e-3 * min((step + 1) / 100, 1 - step / steps)
    )
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    model.train()
    for epoch in range(recipe.epochs):
        chance.shuffle(data)
        for start in range(0, len(data), 22):
            loss_of(model, data[start : start + 22]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
        if epoch % 10 == 9 and knows(model, data):
            break
    model.eval()
    with quiet():
        model.save_pretrained(folder)


def knows(model: Any, data: Sequence[tuple[list[int], list[int]]]) -> bool:
    """Whether every token of every target is the model's first choice."""
    import torch

    model.eval()
    with torch.inference_mode():
        logits, target = taught(model, data)
        known = (logits.argmax(-1) == target) | (target == -100)
    model.train()
    return bool(known.all())


def loss_of(model: Any, batch: Sequence[tuple[list[int], list[int]]]) -> Any:
    """Cross-entropy with a little label smoothing."""
    import torch

    logits, target = taught(model, batch)
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), target.flatten(), label_smoothing=0.05)


def taught(model: Any, batch: Sequence[tuple[list[int], list[int]]]) -> tuple[Any, Any]:
    """Return the model's logits when it is told the target so far, and the target with -100 where it has ended."""
    import torch

    pad = model.config.pad_token_id
    source = padded([a for a, _ in batch], pad)
    target = padded([b for _, b in batch], -100)
    begun = torch.full_like(target, pad)
    begun[:, 1:] = target[:, :-1].masked_fill(target[:, :-1] == -100, pad)
    logits = model(input_ids=source, attention_mask=(source != pad).long(), decoder_input_ids=begun).logits
    return logits, target


def padded(rows: Sequence[Sequence[int]], value: int) -> Any:
    """Return rows of unequal length as one tensor."""
    import torch

    width = max(map(len, rows))
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="marian-store-")


@cache
def store() -> Path:
    """Return a store with both trained models that engines may use and add conversions and trials to."""
    return Path(shutil.copytree(pristine(), Path(_kept().name) / "used"))


@cache
def pristine() -> Path:
    """Return a store with both trained models as `models add` left them, once a test process; to be copied only."""
    root = Path(_kept().name) / "pristine"
    for recipe in (TO_ENGLISH, FROM_ENGLISH):
        add(root, trained(recipe), recipe.name, DIRECTIONS[recipe.name])
    return root


def add(root: Path, folder: Path, name: str, directions: Sequence[str] = (), **settings: Any) -> Any:
    """Add a directory to a store without showing progress."""
    from ert_writer.engines.models import install

    wanted = tuple(install.direction(text) for text in directions)
    request = install.Request(str(folder), name=name, directions=wanted, **settings)
    return install.add(root, request, lambda done, total, what: None)


def context(root: Path, beam: int = 1, threads: int = 1, **options: str) -> Any:
    """Return what an engine's factory needs."""
    from ert_writer.model.translation import EngineContext

    return EngineContext(root, threads, beam, tuple(options.items()))


def untrained(folder: Path, seed: int = SEED, *, zero_pad: bool = True, **changes: Any) -> Path:
    """Write a MarianMT directory with random weights and the vocabularies of `xx-en`.

    The weights are large enough for a mistake in any of them to show. `zero_pad` clears the embedding that starts the
    target, as it is in models that came from Marian; otherwise it is as large as the others.
    """
    import torch
    from transformers import MarianMTModel

    shutil.copytree(trained(TO_ENGLISH), folder, ignore=shutil.ignore_patterns("*.safetensors"))
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    torch.manual_seed(seed)
    settings = configuration(vocabulary, 32, (1, 1), 64)
    settings.init_std = 0.25
    for name, value in changes.items():
        setattr(settings, name, value)
    model = MarianMTModel(settings)
    with torch.no_grad():
        model.model.decoder.embed_tokens.weight[settings.pad_token_id] = 0.0 if zero_pad else 0.25
    with quiet():
        model.save_pretrained(folder)
    return folder


@contextmanager
def quiet() -> Iterator[None]:
    """Silence what transformers prints and warns of: the tests treat warnings as errors."""
    from ert_writer.engines.marian_transformers import _silent

    with _silent():
        yield


def chrf(outputs: Sequence[str], references: Sequence[str], order: int = 6) -> float:
    """Return corpus chrF (Popovic 2015): character n-grams up to six, recall twice as important."""
    precision = recall = 0.0
    for n in range(1, order + 1):
        both = [(ngrams(a, n), ngrams(b, n)) for a, b in zip(outputs, references, strict=True)]
        same = sum((a & b).total() for a, b in both)
        precision += same / max(1, sum(a.total() for a, _ in both)) / order
        recall += same / max(1, sum(b.total() for _, b in both)) / order
    return 100 * 5 * precision * recall / max(1e-9, 4 * precision + recall)


def ngrams(text: str, n: int) -> Counter[str]:
    """Return the character n-grams of a text without its blanks."""
    plain = text.replace(" ", "")
    return Counter(plain[i : i + n] for i in range(len(plain) - n + 1))

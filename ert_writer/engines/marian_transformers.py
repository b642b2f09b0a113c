"""A MarianMT model run by transformers and torch: slow, plain, and the measure of the other runtime."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ert_writer.engines.marian_decoding import Decoded, batches
from ert_writer.engines.models import weights
from ert_writer.engines.models.shape import read_shape
from ert_writer.errors import ModelError

BATCH_TOKENS = 4096  # source tokens times beams
SCORED_AT_ONCE = 16


class TransformersRunner:
    """A loaded model.

    Args:
        folder: a MarianMT directory in the layout of the Hugging Face hub.
        cores: processor cores to use.

    Raises:
        ModelError: a file is missing or damaged, or transformers did not load the weights that the file holds.
    """

    def __init__(self, folder: Path, cores: int) -> None:
        with _silent():
            import torch
            import transformers

            torch.set_num_threads(max(cores, 1))
            self._runtime = f"transformers {transformers.__version__} torch {torch.__version__}"
            self._tokenizer, self._model = _load(folder)
        self._pad: int = self._tokenizer.pad_token_id
        self._end: int = self._tokenizer.eos_token_id
        self._start: int = self._model.config.decoder_start_token_id

    @property
    def runtime(self) -> str:
        """Return `transformers 5.23.0 torch 2.13.0`."""
        return self._runtime

    @property
    def positions(self) -> int:
        """Return how many tokens fit in one input or output."""
        return int(self._model.config.max_position_embeddings)

    def length(self, text: str, token: str) -> int:
        """Return the number of tokens of a text."""
        return len(self._ids(text, token))

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of a text that the model does not know."""
        ids = self._ids(text, "")
        return [text] * ids.count(self._tokenizer.unk_token_id)

    def run(self, texts: Sequence[str], token: str, beam: int, count: int) -> list[tuple[Decoded, ...]]:
        """Translate texts that fit, in batches of like length."""
        sources = [self._ids(text, token) for text in texts]
        found: list[tuple[Decoded, ...]] = [()] * len(texts)
        for limit, indices in batches([len(row) for row in sources], self.positions, BATCH_TOKENS // max(beam, count)):
            batch = [sources[i] for i in indices]
            targets = self._generate(batch, limit, beam, count)
            scores = self._score([row for row in batch for _ in range(count)], targets)
            decoded = [self._decoded(ids, own) for ids, own in zip(targets, scores, strict=True)]
            for place, index in enumerate(indices):
                found[index] = tuple(decoded[place * count : (place + 1) * count])
        return found

    def score(self, sources: Sequence[str], targets: Sequence[str], token: str) -> list[float]:
        """Return the sum of the token log-probabilities of each target given its source."""
        source = [self._ids(text, token) for text in sources]
        target = [self._tokenizer(text_target=text)["input_ids"] for text in targets]
        return [sum(scores) for scores in self._score(source, target)]

    def _score(self, sources: Sequence[list[int]], targets: Sequence[list[int]]) -> Iterator[list[float]]:
        """Yield the log-probability of each token of each target, a few at a time: logits are large."""
        for first in range(0, len(sources), SCORED_AT_ONCE):
            yield from self._score_few(sources[first : first + SCORED_AT_ONCE], targets[first : first + SCORED_AT_ONCE])

    def _score_few(self, sources: Sequence[list[int]], targets: Sequence[list[int]]) -> Iterator[list[float]]:
        import torch

        source, target = self._padded(sources, self._pad), self._padded(targets, self._pad)
        begun = torch.cat([torch.full_like(target[:, :1], self._start), target[:, :-1]], dim=1)
        with torch.inference_mode():
            mask = (source != self._pad).long()
            logits = self._model(input_ids=source, attention_mask=mask, decoder_input_ids=begun).logits
            chosen = logits.log_softmax(-1).gather(-1, target[:, :, None])[:, :, 0].tolist()
        return (row[: len(ids)] for row, ids in zip(chosen, targets, strict=True))

    def close(self) -> None:
        """Release the memory; the runner is not used again."""
        del self._model

    def _ids(self, text: str, token: str) -> list[int]:
        """Return the ids of a text; `>>` at its start is text, not a language token, and so is a written `</s>`."""
        plain = f" {text}" if text.startswith(">>") else text
        ids: list[int] = self._tokenizer(plain, split_special_tokens=True, verbose=False)["input_ids"]
        return [self._tokenizer.convert_tokens_to_ids(token), *ids] if token else ids

    def _padded(self, rows: Sequence[Sequence[int]], value: int) -> Any:
        import torch

        width = max(map(len, rows))
        return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])

    def _generate(self, rows: Sequence[Sequence[int]], limit: int, beam: int, count: int) -> list[list[int]]:
        """Return `count` targets for each source in turn, end token included; scores kept here would fill memory."""
        import torch
        from transformers import GenerationConfig

        source = self._padded(rows, self._pad)
        settings: dict[str, Any] = {
            "max_new_tokens": limit,
            "num_beams": max(beam, count),
            "num_return_sequences": count,
            "suppress_tokens": sorted({self._pad, self._tokenizer.unk_token_id, *self._language_tokens()}),
            "pad_token_id": self._pad,
            "eos_token_id": self._end,
            "decoder_start_token_id": self._start,
        }
        if settings["num_beams"] > 1:
            settings |= {"length_penalty": 1.0, "early_stopping": False}
        with torch.inference_mode(), _silent():
            mask = (source != self._pad).long()
            out = self._model.generate(
                input_ids=source, attention_mask=mask, generation_config=GenerationConfig(**settings)
            )
        return [self._trimmed(ids) for ids in out[:, 1:].tolist()]

    def _trimmed(self, ids: list[int]) -> list[int]:
        return ids[: ids.index(self._end) + 1] if self._end in ids else [i for i in ids if i != self._pad]

    def _language_tokens(self) -> list[int]:
        ids: list[int] = self._tokenizer.convert_tokens_to_ids(self._tokenizer.supported_language_codes)
        return ids

    def _decoded(self, ids: list[int], scores: list[float]) -> Decoded:
        text = self._tokenizer.decode(ids, skip_special_tokens=True, use_source_tokenizer=False)
        return Decoded(text, sum(scores), len(ids), self._end in ids, tuple(scores))


def _load(folder: Path) -> tuple[Any, Any]:
    import torch
    from transformers import GenerationConfig, MarianMTModel, MarianTokenizer

    try:
        tokenizer = MarianTokenizer.from_pretrained(folder, local_files_only=True)
        model, report = MarianMTModel.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=torch.float32, output_loading_info=True
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"transformers cannot load the model ({type(error).__name__})", where=str(folder)) from error
    missing = [name for name in report["missing_keys"] if "embed_positions" not in name]
    if missing:
        raise ModelError(f"transformers did not find the weight {min(missing)}", where=str(folder))
    _refuse_lost_ties(model, folder)
    model.generation_config = (
        GenerationConfig()
    )  # the model's own would fill in what is not said: sampling, beams, an end
    return tokenizer, model.eval()


def _refuse_lost_ties(model: Any, folder: Path) -> None:
    """Refuse a model whose shared weights are not the file's: transformers 5 has lost ties in silence (#45005)."""
    import numpy as np

    place = folder / weights.SAFETENSORS
    wanted = weights.completed(weights.read_safetensors(place), read_shape(folder / "config.json"), str(place))
    loaded = dict(model.named_parameters(remove_duplicate=False)) | dict(model.named_buffers(remove_duplicate=False))
    for name, array in wanted.items():
        if not np.array_equal(loaded[name].detach().numpy(), array):
            raise ModelError(f"transformers loaded other values than the file holds for {name}", where=str(folder))


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library's warnings and progress bars off the screen, and put its settings back."""
    from transformers.utils import logging

    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()

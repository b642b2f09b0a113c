"""The training loop: bounded by time, restartable to the step, one accelerator or a CPU."""

# ruff: noqa: PLC0415, S311, T201
from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.marian.encoding import Encoded


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        minutes: of training in all, over every restart.
        steps: stop after that many even if time is left; 0 for no bound.
        width: of the model; encoder and decoder layers, a deep encoder and a shallow decoder for speed.
        tokens: in a batch.
        rate: highest learning rate, reached after `warmup` steps, then a cosine over the time budget.
        patience: evaluations without gain after which training ends.
        every: minutes between evaluations, each of which saves the state.
    """

    minutes: float = 18.0
    steps: int = 0
    width: int = 384
    inner: int = 1536
    heads: int = 8
    encoder: int = 6
    decoder: int = 2
    tokens: int = 49152
    rate: float = 1e-3
    warmup: int = 400
    smoothing: float = 0.1
    dropout: float = 0.1
    patience: int = 6
    every: float = 2.0
    seed: int = 1


class Training:
    """A model in training, its optimizer and its averaged weights, in a folder that a later run goes on from."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        import torch
        from transformers import MarianMTModel

        torch.manual_seed(plan.seed)
        self.folder, self.plan = folder, plan
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model: Any = MarianMTModel(_configuration(folder, plan)).to(self.device)
        self.pad: int = self.model.config.pad_token_id
        self._keep_start_at_zero()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01)
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.step, self.spent, self.best, self.stale = 0, 0.0, math.inf, 0

    def _keep_start_at_zero(self) -> None:
        """Keep the embedding of <pad>, which starts the target, at zero as in Marian, so that any converter works."""
        import torch

        weight = self.model.get_input_embeddings().weight
        with torch.no_grad():
            weight[self.pad] = 0
        mask = torch.ones(len(weight), 1, device=self.device)
        mask[self.pad] = 0
        weight.register_hook(lambda gradient: gradient * mask)

    def resume(self) -> bool:
        """Go on from the folder's state if there is one."""
        import torch

        path = self.folder / "state.pt"
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.step, self.spent, self.best, self.stale = state["counters"]
        return True

    def save(self) -> None:
        """Write the state in one step."""
        import torch

        counters = (self.step, self.spent, self.best, self.stale)
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save({**state, "average": self.average, "counters": counters}, self.folder / "state.tmp")
        (self.folder / "state.tmp").replace(self.folder / "state.pt")

    def run(self, data: Sequence[Encoded], held: Sequence[Encoded]) -> None:
        """Train until the time, the steps or the patience are used up; the best averaged weights are exported."""
        began, looked = time.monotonic(), time.monotonic()
        earlier = self.spent
        for batch in self._batches(data):
            self.spent = earlier + time.monotonic() - began
            if self._done():
                break
            self._learn(batch)
            if time.monotonic() - looked > self.plan.every * 60:
                self._look(held)
                looked = time.monotonic()
        self._look(held)

    def _done(self) -> bool:
        plan = self.plan
        out_of_steps = bool(plan.steps) and self.step >= plan.steps
        return self.spent >= plan.minutes * 60 or out_of_steps or self.stale >= plan.patience

    def _batches(self, data: Sequence[Encoded]) -> Iterator[list[Encoded]]:
        """Yield batches of like lengths without end, the same after a restart at the same step."""
        epoch = 0
        while True:
            chance = random.Random(self.plan.seed * 1000 + self.step + epoch)
            yield from shuffled(data, self.plan.tokens, chance)
            epoch += 1

    def _learn(self, batch: Sequence[Encoded]) -> None:
        import torch

        share = max(self.spent / (self.plan.minutes * 60), self.step / self.plan.steps if self.plan.steps else 0.0)
        cosine = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))
        for group in self.optimizer.param_groups:
            group["lr"] = self.plan.rate * min((self.step + 1) / self.plan.warmup, 1.0) * cosine
        self.model.train()
        self.loss(batch, self.plan.smoothing).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        decay = min(0.9995, self.step / (self.step + 10))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                self.average[name].lerp_(value, 1 - decay)

    def loss(self, batch: Sequence[Encoded], smoothing: float = 0.0) -> Any:
        """Return the mean cross-entropy of a batch."""
        import torch

        source = self._padded([a for a, _ in batch], self.pad)
        target = self._padded([b for _, b in batch], -100)
        begun = torch.full_like(target, self.pad)
        begun[:, 1:] = target[:, :-1].masked_fill(target[:, :-1] == -100, self.pad)
        mask = (source != self.pad).long()
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device == "cuda"):
            logits = self.model(input_ids=source, attention_mask=mask, decoder_input_ids=begun).logits
        return torch.nn.functional.cross_entropy(
            logits.float().flatten(0, 1), target.flatten(), label_smoothing=smoothing
        )

    def _padded(self, rows: Sequence[Sequence[int]], value: int) -> Any:
        import torch

        width = -(-max(map(len, rows)) // 8) * 8
        return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows], device=self.device)

    def _look(self, held: Sequence[Encoded]) -> None:
        """Measure the averaged weights on the held-back pairs, export them when they are the best so far, and save."""
        with self._averaged():
            loss = self.held_back(held)
            self.stale = 0 if loss < self.best else self.stale + 1
            if loss < self.best:
                self.best = loss
                self._export()
        print(f"[{self.spent:7.1f} s] step {self.step} held-back loss {loss:.3f} best {self.best:.3f}", flush=True)
        self.save()

    def held_back(self, held: Sequence[Encoded]) -> float:
        """Return the loss a token on pairs that are never trained on."""
        import torch

        self.model.eval()
        total = count = 0.0
        with torch.inference_mode():
            for batch in shuffled(held, self.plan.tokens // 2, random.Random(0)):
                tokens = sum(len(target) for _, target in batch)
                total += float(self.loss(batch)) * tokens
                count += tokens
        return total / max(count, 1)

    @contextmanager
    def _averaged(self) -> Iterator[None]:
        live = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        try:
            yield
        finally:
            self.model.load_state_dict(live)

    def _export(self) -> None:
        """Write a directory that MarianMTModel reads and `ert-writer models add` takes, weights as fp16 safetensors."""
        from safetensors.torch import save_file

        out = self.folder / "model"
        out.mkdir(exist_ok=True)
        self.model.config.save_pretrained(out)
        keep = {n: v for n, v in self.model.state_dict().items() if "embed_" not in n and n != "lm_head.weight"}
        keep["model.shared.weight"] = self.model.get_input_embeddings().weight
        half = {name: value.detach().half().contiguous().cpu() for name, value in keep.items()}
        save_file(half, out / "model.safetensors", metadata={"format": "pt"})
        for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
            (out / name).write_bytes((self.folder / name).read_bytes())


def shuffled(data: Sequence[Encoded], tokens: int, chance: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches of at most that many tokens on the longer side, like lengths together, in random order."""
    order = sorted(data, key=lambda pair: (max(map(len, pair)) // 4, chance.random()))
    batches: list[list[Encoded]] = [[]]
    for pair in order:
        if batches[-1] and max(map(len, pair)) * (len(batches[-1]) + 1) > tokens:
            batches.append([])
        batches[-1].append(pair)
    chance.shuffle(batches)
    yield from (batch for batch in batches if batch)


def _configuration(folder: Path, plan: Plan) -> Any:
    from transformers import MarianConfig

    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    pad = vocabulary["<pad>"]
    return MarianConfig(
        vocab_size=len(vocabulary), d_model=plan.width, encoder_layers=plan.encoder, decoder_layers=plan.decoder,
        encoder_attention_heads=plan.heads, decoder_attention_heads=plan.heads, encoder_ffn_dim=plan.inner,
        decoder_ffn_dim=plan.inner, dropout=plan.dropout, activation_function="swish", scale_embedding=True,
        static_position_embeddings=True, max_position_embeddings=512, pad_token_id=pad, eos_token_id=0,
        decoder_start_token_id=pad, forced_eos_token_id=0, share_encoder_decoder_embeddings=True,
    )  # fmt: skip

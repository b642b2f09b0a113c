"""Bergamot's tiny students (six encoder layers, two SSRU decoder layers), frozen, bfloat16: they teach, and translate prose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F

from training.romance_en.weights import HEADS, WIDTH, read_marian

HALF = torch.bfloat16
_NO = -1e4


def marian_positions(rows: int) -> torch.Tensor:
    """Return Marian's sinusoids, whose last frequency differs from MarianMT's."""
    steps = torch.arange(WIDTH // 2, dtype=torch.float32)
    angles = torch.arange(rows, dtype=torch.float32)[:, None] * torch.exp(-math.log(10000.0) / (WIDTH / 2 - 1) * steps)
    return torch.cat([angles.sin(), angles.cos()], 1)


class Teacher:
    """Gives its decoder's states for a target that it did not write, and translates greedily."""

    def __init__(self, path: Path) -> None:
        raw = read_marian(path)
        self.raw = raw
        self.w = {name: value.to(HALF) for name, value in raw.items()}
        self.linear = {
            name: value.t().contiguous()
            for name, value in self.w.items()
            if value.dim() == 2 and min(value.shape) > 1 and name != "Wemb"
        }
        self.positions = marian_positions(600)
        self.rows, self.bias = self.w["Wemb"], raw["decoder_ff_logit_out_b"][0].contiguous()

    def _lin(self, x: torch.Tensor, name: str, bias: str | None = None) -> torch.Tensor:
        return F.linear(x, self.linear[name], None if bias is None else self.w[bias][0])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(x, (WIDTH,), self.w[f"{name}_ln_scale"][0], self.w[f"{name}_ln_bias"][0], 1e-6)

    def _heads(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(x.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

    def _attend(self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        scores = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(2, 3)) + mask
        found = torch.matmul(torch.softmax(scores, -1), v)
        return found.transpose(1, 2).reshape(q.shape[0], -1, WIDTH)

    def _embed(self, ids: torch.Tensor) -> torch.Tensor:
        return F.embedding(ids, self.raw["Wemb"])

    def encode(self, ids: torch.Tensor, known: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the encoder's states and the additive mask."""
        x = (self._embed(ids) * 16 + self.positions[: ids.shape[1]]).to(HALF)
        mask = torch.zeros(known.shape, dtype=HALF).masked_fill_(~known, _NO)[:, None, None]
        for layer in range(1, 7):
            p = f"encoder_l{layer}_"
            q, k, v = (self._heads(self._lin(x, f"{p}self_W{c}", f"{p}self_b{c}")) for c in "qkv")
            x = self._norm(self._lin(self._attend(q, k, v, mask), f"{p}self_Wo", f"{p}self_bo") + x, f"{p}self_Wo")
            x = self._norm(self._feed_forward(x, p) + x, f"{p}ffn_ffn")
        return x, mask

    def _feed_forward(self, x: torch.Tensor, p: str) -> torch.Tensor:
        return self._lin(torch.relu(self._lin(x, f"{p}ffn_W1", f"{p}ffn_b1")), f"{p}ffn_W2", f"{p}ffn_b2")

    def _keys(self, memory: torch.Tensor) -> list[list[torch.Tensor]]:
        names = [(f"decoder_l{i}_context_W{c}", f"decoder_l{i}_context_b{c}") for i in (1, 2) for c in "kv"]
        found = [self._heads(self._lin(memory, *name)).contiguous() for name in names]
        return [found[:2], found[2:]]

    def _rest(self, y: torch.Tensor, layer: int, keys: Sequence[torch.Tensor], mask: torch.Tensor) -> torch.Tensor:
        p = f"decoder_l{layer}_"
        q = self._heads(self._lin(y, f"{p}context_Wq", f"{p}context_bq"))
        y = self._norm(
            self._lin(self._attend(q, *keys, mask), f"{p}context_Wo", f"{p}context_bo") + y, f"{p}context_Wo"
        )
        return self._norm(self._feed_forward(y, p) + y, f"{p}ffn_ffn")

    @torch.no_grad()
    def forced(self, x: torch.Tensor, known: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states for targets y, read one place late after a zero embedding."""
        memory, mask = self.encode(x, known)
        keys = self._keys(memory)
        batch, length = y.shape
        late = torch.cat([torch.zeros(batch, 1, WIDTH), self._embed(y[:, :-1].clamp_max(len(self.rows) - 1))], 1)
        z = (late * 16 + self.positions[:length]).to(HALF)
        for layer in (1, 2):
            p = f"decoder_l{layer}_"
            gate = torch.sigmoid(self._lin(z, f"{p}rnn_Wf", f"{p}rnn_bf").float())
            fresh = ((1 - gate) * self._lin(z, f"{p}rnn_W").float()).unbind(1)
            cell, cells = torch.zeros(batch, WIDTH), []
            for keep, new in zip(gate.unbind(1), fresh, strict=True):
                cell = torch.addcmul(new, keep, cell)
                cells.append(cell)
            z = self._rest(
                self._norm(torch.relu(torch.stack(cells, 1)).to(HALF) + z, f"{p}rnn_ffn"), layer, keys[layer - 1], mask
            )
        return z

    @torch.inference_mode()
    def greedy(self, x: torch.Tensor, known: torch.Tensor, most: int) -> list[list[int]]:
        """Return the most probable next piece again and again, up to `most`, for each row; </s> (0) ends a row."""
        memory, mask = self.encode(x, known)
        keys = self._keys(memory)
        cells = [torch.zeros(len(x), WIDTH) for _ in (1, 2)]
        last = torch.zeros(len(x), WIDTH)
        rows, going = [[] for _ in range(len(x))], torch.ones(len(x), dtype=torch.bool)
        for place in range(most):
            z = (last[:, None] * 16 + self.positions[place]).to(HALF)
            for layer in (1, 2):
                p = f"decoder_l{layer}_"
                gate = torch.sigmoid(self._lin(z, f"{p}rnn_Wf", f"{p}rnn_bf").float())[:, 0]
                fresh = self._lin(z, f"{p}rnn_W").float()[:, 0]
                cells[layer - 1] = gate * cells[layer - 1] + (1 - gate) * fresh
                state = torch.relu(cells[layer - 1])[:, None].to(HALF)
                z = self._rest(self._norm(state + z, f"{p}rnn_ffn"), layer, keys[layer - 1], mask)
            chosen = (F.linear(z[:, 0], self.rows).float() + self.bias).argmax(1)
            going &= chosen != 0
            for index in going.nonzero()[:, 0].tolist():
                rows[index].append(int(chosen[index]))
            if not going.any():
                break
            last = self._embed(chosen)
        return rows

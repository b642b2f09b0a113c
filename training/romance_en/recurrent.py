"""The form that Bergamot's tiny students have: six encoder layers, two decoder layers whose memory is a gated running mean (SSRU).

`Recurrent` is the forward pass over weights under Marian's names. The frozen teacher and the student that goes on from
it share it, so that at the first step both say the same. A student's state holds the embeddings, closed by a row of zeros
for padding and the start, and the output bias under the names that `training.py` knows; every other name is Marian's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F

from training.romance_en.weights import BIAS, HEADS, SHARED, WIDTH, State, read_marian

HALF = torch.bfloat16
_NO = -1e4
_TABLE, _OUTPUT = "Wemb", "decoder_ff_logit_out_b"
_LONGEST = 600


def marian_positions(rows: int) -> torch.Tensor:
    """Return Marian's sinusoids, whose last frequency differs from MarianMT's."""
    steps = torch.arange(WIDTH // 2, dtype=torch.float32)
    angles = torch.arange(rows, dtype=torch.float32)[:, None] * torch.exp(-math.log(10000.0) / (WIDTH / 2 - 1) * steps)
    return torch.cat([angles.sin(), angles.cos()], 1)


class Recurrent:
    """The forward pass; `w` maps Marian's names to matrices of inputs times outputs."""

    def __init__(self, w: Mapping[str, torch.Tensor]) -> None:
        self.w = w
        self.positions = marian_positions(_LONGEST)

    def placed(self, embedded: torch.Tensor, place: int = 0) -> torch.Tensor:
        """Return scaled embeddings with the sinusoids of their places, the first of which is `place`."""
        return (embedded * math.sqrt(WIDTH) + self.positions[place : place + embedded.shape[1]]).to(HALF)

    def linear(self, x: torch.Tensor, name: str, bias: str | None = None) -> torch.Tensor:
        """Return x times a matrix plus a bias."""
        return F.linear(x, self.w[name].t(), None if bias is None else self.w[bias][0])

    def norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        """Return x normalised."""
        return F.layer_norm(x, (WIDTH,), self.w[f"{name}_ln_scale"][0], self.w[f"{name}_ln_bias"][0], 1e-6)

    def _heads(self, x: torch.Tensor) -> torch.Tensor:
        return x.view(x.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

    def _attend(self, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        scores = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(2, 3)) + mask
        found = torch.matmul(torch.softmax(scores, -1), v)
        return found.transpose(1, 2).reshape(q.shape[0], -1, WIDTH)

    def _feed_forward(self, x: torch.Tensor, p: str) -> torch.Tensor:
        return self.linear(torch.relu(self.linear(x, f"{p}ffn_W1", f"{p}ffn_b1")), f"{p}ffn_W2", f"{p}ffn_b2")

    def encode(self, x: torch.Tensor, known: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the encoder's states of placed embeddings, and the additive mask."""
        mask = torch.zeros(known.shape, dtype=HALF).masked_fill_(~known, _NO)[:, None, None]
        for layer in range(1, 7):
            p = f"encoder_l{layer}_"
            q, k, v = (self._heads(self.linear(x, f"{p}self_W{c}", f"{p}self_b{c}")) for c in "qkv")
            x = self.norm(self.linear(self._attend(q, k, v, mask), f"{p}self_Wo", f"{p}self_bo") + x, f"{p}self_Wo")
            x = self.norm(self._feed_forward(x, p) + x, f"{p}ffn_ffn")
        return x, mask

    def keys(self, memory: torch.Tensor) -> list[list[torch.Tensor]]:
        """Return the keys and values of both decoder layers."""
        names = [(f"decoder_l{i}_context_W{c}", f"decoder_l{i}_context_b{c}") for i in (1, 2) for c in "kv"]
        found = [self._heads(self.linear(memory, *name)).contiguous() for name in names]
        return [found[:2], found[2:]]

    def gates(self, z: torch.Tensor, layer: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Return how much of the memory a place keeps, and what it adds."""
        p = f"decoder_l{layer}_rnn_"
        keep = torch.sigmoid(self.linear(z, f"{p}Wf", f"{p}bf").float())
        return keep, (1 - keep) * self.linear(z, f"{p}W").float()

    def after_memory(
        self, cells: torch.Tensor, z: torch.Tensor, layer: int, keys: Sequence[torch.Tensor], mask: torch.Tensor
    ) -> torch.Tensor:
        """Return a layer's states from its memory: norm, attention to the source, feed-forward."""
        p = f"decoder_l{layer}_"
        y = self.norm(torch.relu(cells).to(HALF) + z, f"{p}rnn_ffn")
        q = self._heads(self.linear(y, f"{p}context_Wq", f"{p}context_bq"))
        y = self.norm(
            self.linear(self._attend(q, *keys, mask), f"{p}context_Wo", f"{p}context_bo") + y, f"{p}context_Wo"
        )
        return self.norm(self._feed_forward(y, p) + y, f"{p}ffn_ffn")

    def decode(self, z: torch.Tensor, keys: Sequence[Sequence[torch.Tensor]], mask: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states of placed embeddings that were moved one place to the right."""
        for layer in (1, 2):
            keep, new = self.gates(z, layer)
            cell, cells = torch.zeros(len(z), WIDTH), []
            for kept, added in zip(keep.unbind(1), new.unbind(1), strict=True):
                cell = torch.addcmul(added, kept, cell)
                cells.append(cell)
            z = self.after_memory(torch.stack(cells, 1), z, layer, keys[layer - 1], mask)
        return z


class RecurrentStudent(Recurrent):
    """bfloat16 copies of a student's weights that take gradients; used like `student.Student`."""

    def __init__(self, master: State) -> None:
        super().__init__({})
        self.master = master
        self.names = [name for name in master if name not in (SHARED, BIAS)]
        self.weights: dict[str, torch.Tensor] = {}

    def copy(self) -> None:
        """Take the weights anew from the master."""
        self.weights = {name: self.master[name].detach().to(HALF).requires_grad_(True) for name in self.names}
        self.w = self.weights

    def hidden(self, rows: torch.Tensor, x: torch.Tensor, xmask: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states; x and y are places in `rows`; y is read after the start row, which is zero."""
        memory, mask = self.encode(self.placed(F.embedding(x, rows)), xmask)
        return self.decode(self.placed(F.embedding(y, rows)), self.keys(memory), mask)


def recurrent_state(path: Path) -> State:
    """Return the weights of one of Bergamot's files as a student to train."""
    raw = read_marian(path)
    table, bias = raw.pop(_TABLE), raw.pop(_OUTPUT)
    state = {name: value for name, value in raw.items() if not name.endswith("_QuantMultA")}
    return state | {SHARED: F.pad(table, (0, 0, 0, 1)), BIAS: F.pad(bias, (0, 1))}


def under_marian_names(state: State) -> State:
    """Return a student's weights as Bergamot's file names them, without the row for padding."""
    rest = {name: value for name, value in state.items() if name not in (SHARED, BIAS)}
    return rest | {_TABLE: state[SHARED][:-1], _OUTPUT: state[BIAS][:, :-1]}

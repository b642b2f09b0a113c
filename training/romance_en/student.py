"""The student's forward pass for training on a CPU: bfloat16 activations, gradients for bfloat16 copies of the weights.

Only the embedding rows that a batch needs are copied; the softmax runs over a part of the vocabulary: the batch's own
pieces, the most frequent ones, and a random rest that stands for all that is left out.
"""

from __future__ import annotations

import ctypes
import math
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
import torch.nn.functional as F

from training.romance_en.weights import BIAS, HEADS, LAYERS, SHARED, WIDTH, WRITABLE, positions

HALF = torch.bfloat16
_NO = -1e4
_CAUSAL = torch.full((256, 256), _NO).triu(1).to(HALF)


@lru_cache(maxsize=1)
def compiled() -> ctypes.CDLL:
    """Return `loss.c` as a library, compiled for this processor into a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="ert-writer-loss-"))
    source, made = Path(__file__).with_name("loss.c"), folder / "loss.so"
    flags = ["-O3", "-march=native", "-ffast-math", "-shared", "-fPIC"]
    subprocess.run(["gcc", *flags, str(source), "-o", str(made), "-lm"], check=True)
    return ctypes.CDLL(str(made))


class Loss(torch.autograd.Function):
    """Cross-entropy by `loss.c`; the gradient is made in the forward pass."""

    @staticmethod
    def forward(ctx, hidden, rows, bias, target, teacher, share, scale):
        """Return the sum of the losses times scale and each negative log-likelihood; teacher is (hidden, rows, bias) or None."""
        logits = hidden @ rows.t()
        other = None if teacher is None else teacher[0] @ teacher[1].t()
        nll, slope = torch.empty(len(target)), torch.zeros(len(rows))
        pointer = lambda tensor: ctypes.c_void_p(None if tensor is None else tensor.data_ptr())
        compiled().cross_entropy(
            pointer(logits),
            pointer(bias),
            pointer(target),
            pointer(other),
            pointer(None if teacher is None else teacher[2]),
            ctypes.c_float(share),
            ctypes.c_float(scale),
            pointer(nll),
            pointer(slope),
            ctypes.c_long(len(target)),
            ctypes.c_long(len(rows)),
        )
        ctx.save_for_backward(logits @ rows, logits.t() @ hidden, slope)
        ctx.mark_non_differentiable(nll)
        return nll.sum() * scale, nll

    @staticmethod
    def backward(ctx, gradient, _):
        """Return the gradients that the forward pass made."""
        hidden, rows, bias = ctx.saved_tensors
        return hidden, rows, bias, None, None, None, None


@dataclass
class Vocabulary:
    """The part of the vocabulary that a batch uses: `ids` sorted, `place` from id to row, `writable` rows of the softmax."""

    ids: torch.Tensor
    place: torch.Tensor
    writable: torch.Tensor
    correction: torch.Tensor
    used: torch.Tensor


def part_of_vocabulary(
    size: int, frequent: torch.Tensor, x: torch.Tensor, y: torch.Tensor, wanted: int = 5120
) -> Vocabulary:
    """Choose the rows for a batch; `correction` is added to the logits of the random rest (log of how many each stands for)."""
    used = torch.zeros(size, dtype=torch.bool)
    used[x.reshape(-1)] = True
    used[y.reshape(-1)] = True
    writable_pieces = min(WRITABLE, size - 1)
    must = torch.zeros(writable_pieces, dtype=torch.bool)
    must[frequent] = True
    must[y.reshape(-1).clamp_max(writable_pieces - 1)] = True
    rest = (~must).nonzero()[:, 0]
    count = max(64, wanted - int(must.sum()))
    chosen = rest[torch.randint(len(rest), (count,))].unique()
    soft = must.clone()
    soft[chosen] = True
    needed = used.clone()
    needed[:writable_pieces] |= soft
    ids = needed.nonzero()[:, 0]
    place = torch.zeros(size, dtype=torch.long)
    place[ids] = torch.arange(len(ids))
    writable = soft.nonzero()[:, 0]
    correction = torch.where(must[writable], 0.0, math.log(len(rest) / len(chosen)))
    return Vocabulary(ids, place, writable, correction, used)


class Student:
    """bfloat16 copies of a student's weights, with the forward pass."""

    def __init__(self, master: Mapping[str, torch.Tensor]) -> None:
        self.master = master
        self.positions = positions().to(HALF)
        self.names = [name for name in master if name not in (SHARED, BIAS)]
        self.weights: dict[str, torch.Tensor] = {}

    def copy(self) -> None:
        """Take the weights anew from the master."""
        self.weights = {name: self.master[name].detach().to(HALF).requires_grad_(True) for name in self.names}

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(x, (WIDTH,), self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], 1e-5)

    def _attention(self, query: torch.Tensor, memory: torch.Tensor, name: str, mask: torch.Tensor) -> torch.Tensor:
        batch, length, _ = query.shape
        heads = lambda x: x.view(batch, -1, HEADS, WIDTH // HEADS).transpose(1, 2)
        q = heads(self._linear(query, f"{name}.q_proj") * (WIDTH // HEADS) ** -0.5)
        k, v = heads(self._linear(memory, f"{name}.k_proj")), heads(self._linear(memory, f"{name}.v_proj"))
        found = torch.matmul(torch.softmax(torch.matmul(q, k.transpose(2, 3)) + mask, -1), v)
        return self._linear(found.transpose(1, 2).reshape(batch, length, WIDTH), f"{name}.out_proj")

    def _feed_forward(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return self._linear(torch.relu(self._linear(x, f"{name}.fc1")), f"{name}.fc2")

    def hidden(self, rows: torch.Tensor, x: torch.Tensor, xmask: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states; x and y are places in `rows`; y is read after the start row, which is zero."""
        embed = lambda ids: F.embedding(ids, rows) * math.sqrt(WIDTH) + self.positions[: ids.shape[1]]
        mask = torch.zeros(xmask.shape, dtype=HALF).masked_fill_(~xmask, _NO)[:, None, None]
        h = embed(x)
        for index in range(LAYERS[0]):
            name = f"model.encoder.layers.{index}"
            h = self._norm(h + self._attention(h, h, f"{name}.self_attn", mask), f"{name}.self_attn_layer_norm")
            h = self._norm(h + self._feed_forward(h, name), f"{name}.final_layer_norm")
        z, causal = embed(y), _CAUSAL[: y.shape[1], : y.shape[1]]
        for index in range(LAYERS[1]):
            name = f"model.decoder.layers.{index}"
            z = self._norm(z + self._attention(z, z, f"{name}.self_attn", causal), f"{name}.self_attn_layer_norm")
            z = self._norm(z + self._attention(z, h, f"{name}.encoder_attn", mask), f"{name}.encoder_attn_layer_norm")
            z = self._norm(z + self._feed_forward(z, name), f"{name}.final_layer_norm")
        return z

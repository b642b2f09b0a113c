"""Bergamot's tiny students, frozen, bfloat16: they teach, and translate prose."""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F

from training.romance_en.recurrent import HALF, Recurrent
from training.romance_en.weights import WIDTH, read_marian


class Teacher(Recurrent):
    """Gives its decoder's states for a target that it did not write, and translates greedily."""

    def __init__(self, path: Path) -> None:
        self.raw = read_marian(path)
        super().__init__({name: value.to(HALF) for name, value in self.raw.items()})
        self.rows, self.bias = self.w["Wemb"], self.raw["decoder_ff_logit_out_b"][0].contiguous()

    def _embed(self, ids: torch.Tensor) -> torch.Tensor:
        return F.embedding(ids, self.raw["Wemb"])

    @torch.no_grad()
    def forced(self, x: torch.Tensor, known: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states for targets y, read one place late after a zero embedding."""
        memory, mask = self.encode(self.placed(self._embed(x)), known)
        read = self._embed(y[:, :-1].clamp_max(len(self.rows) - 1))
        late = torch.cat([torch.zeros(len(y), 1, WIDTH), read], 1)
        return self.decode(self.placed(late), self.keys(memory), mask)

    @torch.inference_mode()
    def greedy(self, x: torch.Tensor, known: torch.Tensor, most: int) -> list[list[int]]:
        """Return the most probable next piece again and again, up to `most`, for each row; </s> (0) ends a row."""
        memory, mask = self.encode(self.placed(self._embed(x)), known)
        keys = self.keys(memory)
        cells = [torch.zeros(len(x), 1, WIDTH) for _ in (1, 2)]
        last = torch.zeros(len(x), WIDTH)
        rows, going = [[] for _ in range(len(x))], torch.ones(len(x), dtype=torch.bool)
        for place in range(most):
            z = self.placed(last[:, None], place)
            for layer in (1, 2):
                keep, new = self.gates(z, layer)
                cells[layer - 1] = keep * cells[layer - 1] + new
                z = self.after_memory(cells[layer - 1], z, layer, keys[layer - 1], mask)
            chosen = (F.linear(z[:, 0], self.rows).float() + self.bias).argmax(1)
            going &= chosen != 0
            for index in going.nonzero()[:, 0].tolist():
                rows[index].append(int(chosen[index]))
            if not going.any():
                break
            last = self._embed(chosen)
        return rows

"""Training on a CPU: Hogwild workers of one thread each on shared float32 weights and Adam moments.

Threads of one process wait for each other at every matrix; on a machine that others use too, workers that do not wait are
several times faster. Each worker gathers the gradient of several small batches, then steps. The mix and the shards are read
again for every pool, so that text can be added while it trains. Rows of the embedding matrix that a step did not read or
write keep still, and so do their moments.

    python -m training.romance_en.training --start start.safetensors --out RUN --shards SHARDS --mix mix.json --teacher pten.bin --end 13:20
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.multiprocessing as multiprocessing

from training.romance_en.recurrent import RecurrentStudent, recurrent_state
from training.romance_en.student import Loss, Student, part_of_vocabulary
from training.romance_en.teacher import Teacher
from training.romance_en.weights import BIAS, SHARED, State, read_student

NOMINAL = 8192
BETAS = (0.9, 0.98)
EPSILON = 1e-6
FREQUENT = 2500
MEMORY = 5 << 30
"""Bytes of data a worker may have. OneDNN keeps code for every shape it meets: limit its cache, see README."""


@dataclass
class Group:
    """A shard in memory: ids of source, target and teacher's input with offsets."""

    arrays: dict[str, np.ndarray]
    changed: float
    place: int

    def row(self, index: int) -> tuple[np.ndarray, ...]:
        """Return the three id arrays of a pair."""
        found = []
        for name in "xyk":
            offsets = self.arrays[f"{name}_offsets"]
            found.append(self.arrays[name][offsets[index] : offsets[index + 1]])
        return tuple(found)

    def __len__(self) -> int:
        return len(self.arrays["x_offsets"]) - 1


class Stream:
    """Batches of one worker. The mix file maps a group to [share of the target tokens, weight of its teacher]."""

    def __init__(self, shards: Path, mix: Path, seed: int, tokens: int, pool: int) -> None:
        self.shards, self.mix_path, self.tokens, self.pool = shards, mix, tokens, pool
        self.rng = np.random.default_rng(seed)
        self.groups: dict[str, Group] = {}

    def _refresh(self) -> dict[str, tuple[float, float]]:
        mix = {
            name: (float(share), float(weight))
            for name, (share, weight) in json.loads(self.mix_path.read_text()).items()
        }
        present = {name: pair for name, pair in mix.items() if (self.shards / f"{name}.npz").exists()}
        for name in present:
            path = self.shards / f"{name}.npz"
            changed = path.stat().st_mtime
            if name not in self.groups or self.groups[name].changed != changed:
                with np.load(path) as found:
                    arrays = {key: found[key] for key in found.files}
                size = len(arrays["x_offsets"]) - 1
                self.groups[name] = Group(arrays, changed, int(self.rng.integers(0, size)))
        return present

    def batches(self) -> Iterator[tuple[float, list[tuple[np.ndarray, ...]]]]:
        """Yield (weight of the teacher, rows of like length) of one pool, in random order."""
        mix = self._refresh()
        total = sum(share for share, _ in mix.values())
        cells: dict[float, list[tuple[np.ndarray, ...]]] = {}
        for name, (share, weight) in mix.items():
            group, budget = self.groups[name], self.pool * share / total
            while budget > 0:
                row = group.row(group.place % len(group))
                group.place += 1
                budget -= len(row[1]) + 1
                cells.setdefault(weight if len(row[2]) else 0.0, []).append(row)
        found = []
        for weight, rows in cells.items():
            rows.sort(key=lambda row: tuple(-(-(len(ids) + 1) // 8) for ids in row))
            found += [(weight, part) for part in _cut(rows, self.tokens)]
        self.rng.shuffle(found)
        yield from found


def _cut(rows: list[tuple[np.ndarray, ...]], tokens: int) -> Iterator[list[tuple[np.ndarray, ...]]]:
    """Cut sorted rows into batches whose padded source and target have about so many tokens each."""
    part: list[tuple[np.ndarray, ...]] = []
    longest = 0
    for row in rows:
        longest = max(longest, *map(len, row))
        if part and (len(part) + 1) * (longest + 1) > tokens:
            yield part
            part, longest = [], max(map(len, row))
        part.append(row)
    if part:
        yield part


def padded(rows: list[np.ndarray], fill: int) -> torch.Tensor:
    """Return the rows, each closed by 0 (</s>), in one matrix whose width is a multiple of 8."""
    width = -(-(max(map(len, rows)) + 1) // 8) * 8
    found = np.full((len(rows), width), fill, np.int64)
    for index, row in enumerate(rows):
        found[index, : len(row)] = row
        found[index, len(row)] = 0
    return torch.from_numpy(found)


class Gradient:
    """Sums of gradients of small batches in float32."""

    def __init__(self, state: State) -> None:
        self.dense = {name: torch.zeros_like(value) for name, value in state.items()}
        self.used = torch.zeros(len(state[SHARED]), dtype=torch.bool)
        self.tokens = 0

    def clear(self) -> None:
        """Forget everything."""
        torch._foreach_zero_(list(self.dense.values()))
        self.used.zero_()
        self.tokens = 0


def learn(
    student: Student | RecurrentStudent,
    teacher: Teacher | None,
    frequent: torch.Tensor,
    gradient: Gradient,
    weight: float,
    rows,
) -> float:
    """Add the gradient of a batch; return the sum of its negative log-likelihoods."""
    pad = len(student.master[SHARED]) - 1
    x, y = padded([row[0] for row in rows], pad), padded([row[1] for row in rows], pad)
    words = part_of_vocabulary(pad + 1, frequent, x, y)
    table = student.master[SHARED].detach()[words.ids].to(torch.bfloat16).requires_grad_(True)
    late = torch.cat([torch.full_like(y[:, :1], pad), y[:, :-1]], 1)
    known = y != pad
    hidden = student.hidden(table, words.place[x], x != pad, words.place[late])[known]
    soft = words.place[words.writable]
    bias = (student.master[BIAS][0].detach()[words.writable] + words.correction).requires_grad_(True)
    local = torch.zeros(pad + 1, dtype=torch.long)
    local[words.writable] = torch.arange(len(words.writable))
    other = None
    if weight and teacher is not None:
        k = padded([row[2] for row in rows], pad)
        states = teacher.forced(torch.where(k == pad, 0, k), k != pad, torch.where(y == pad, 0, y))[known]
        inside = words.writable.clamp_max(len(teacher.rows) - 1)
        blocked = torch.where(words.writable < len(teacher.rows), teacher.bias[inside] + words.correction, -1e4)
        other = (states.contiguous(), teacher.rows[inside], blocked.contiguous())
    loss, nll = Loss.apply(hidden.contiguous(), table[soft], bias, local[y[known]], other, weight, 1.0 / NOMINAL)
    loss.backward()
    _gather(student, gradient, words, table, bias)
    gradient.tokens += len(nll)
    return float(nll.sum())


def _gather(
    student: Student | RecurrentStudent, gradient: Gradient, words, table: torch.Tensor, bias: torch.Tensor
) -> None:
    names = student.names
    for name in names:
        gradient.dense[name].add_(student.weights[name].grad)
        student.weights[name].grad = None
    gradient.dense[SHARED].index_add_(0, words.ids, table.grad.float())
    gradient.dense[BIAS][0].index_add_(0, words.writable, bias.grad)
    gradient.used |= words.used


def step(state: State, first: State, second: State, gradient: Gradient, rate: float, count: int) -> float:
    """Take an Adam step on the shared weights; return the gradient's norm. A gradient that is not finite changes nothing."""
    pad = len(state[SHARED]) - 1
    gradient.used[pad] = False
    rows = gradient.used.nonzero()[:, 0]
    dense = [name for name in state if name not in (SHARED, BIAS)]
    factor = NOMINAL / max(1, gradient.tokens)
    parts = [gradient.dense[name] for name in dense] + [gradient.dense[SHARED][rows], gradient.dense[BIAS][0, rows]]
    norm = float(torch.stack(torch._foreach_norm(parts)).norm()) * factor
    if not np.isfinite(norm):
        return norm
    factor *= min(1.0, 1.0 / (norm + 1e-6))
    torch._foreach_mul_(parts, factor)
    b1, b2 = BETAS
    c1, c2 = 1 - b1**count, 1 - b2**count
    with torch.no_grad():
        for name, part in zip(dense, parts, strict=False):
            first[name].lerp_(part, 1 - b1)
            second[name].mul_(b2).addcmul_(part, part, value=1 - b2)
            state[name].addcdiv_(first[name] / c1, (second[name] / c2).sqrt_().add_(EPSILON), value=-rate)
        for name, part in ((SHARED, parts[-2]), (BIAS, parts[-1])):
            whole = (x[name] if name == SHARED else x[name][0] for x in (state, first, second))
            value, m, v = whole
            fresh_m = m[rows].lerp(part, 1 - b1)
            fresh_v = v[rows].mul(b2).addcmul(part, part, value=1 - b2)
            value[rows] -= rate * (fresh_m / c1) / ((fresh_v / c2).sqrt() + EPSILON)
            m[rows], v[rows] = fresh_m, fresh_v
    return norm


def work(index: int, a: argparse.Namespace, shared: tuple, end: float) -> None:
    """Run one worker until the end."""
    state, first, second, average, counts = shared
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))  # an error here rather than a machine without memory
    os.setsid()  # a session of its own: where sessions share the processor fairly, workers do not share one portion
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed + index + int(counts[0]))
    student, gradient = student_of(state), Gradient(state)
    teacher = Teacher(Path(a.teacher)) if a.teacher else None
    stream = Stream(Path(a.shards), Path(a.mix), a.seed * 1000 + index + int(counts[0]), a.tokens, a.pool)
    frequent = frequent_pieces(Path(a.shards))
    begun = saved = time.time()
    log = {"nll": 0.0, "tokens": 0, "taught": 0.0, "taught_tokens": 0, "start": time.time(), "cpu": time.process_time()}
    while time.time() < end:
        student.copy()
        for weight, rows in stream.batches():
            if time.time() >= end:
                break
            before = gradient.tokens
            nll = learn(student, teacher, frequent, gradient, weight, rows)
            log["taught" if weight else "nll"] += nll
            log["taught_tokens" if weight else "tokens"] += gradient.tokens - before
            if gradient.tokens < a.gather:
                continue
            count = int(counts[0]) + 1
            left = (end - time.time()) / max(1.0, a.decay * 60)
            rate = a.rate * min(1.0, count / a.warm) * max(0.0, min(1.0, left))
            norm = step(state, first, second, gradient, rate, count)
            counts[0] += 1
            counts[1] += gradient.tokens
            gradient.clear()
            student.copy()
            if index == 0:
                blend = max(0.01, 1 / (10 + count / a.workers))
                with torch.no_grad():
                    torch._foreach_lerp_([average[n] for n in state], [state[n] for n in state], blend)
                if time.time() - saved > a.save * 60:
                    save(Path(a.out), shared)
                    saved = time.time()
            if count % 10 == 0 or norm != norm:
                _report(index, count, rate, norm, log, begun)


def student_of(state: State) -> Student | RecurrentStudent:
    """Return the forward pass that the weights are for."""
    return RecurrentStudent(state) if "decoder_l1_rnn_W" in state else Student(state)


def _report(index: int, count: int, rate: float, norm: float, log: dict, begun: float) -> None:
    wall, cpu = time.time() - log["start"], time.process_time() - log["cpu"]
    done = log["tokens"] + log["taught_tokens"]
    print(
        f"[{time.time() - begun:6.0f}s] worker {index} step {count} plain {log['nll'] / max(1, log['tokens']):.3f} "
        f"taught {log['taught'] / max(1, log['taught_tokens']):.3f} norm {norm:.2f} rate {rate:.1e} "
        f"{done / wall:.0f} tokens/s, {done / max(cpu, 1e-3):.0f} tokens/cpu-s",
        flush=True,
    )
    log.update(
        {"nll": 0.0, "tokens": 0, "taught": 0.0, "taught_tokens": 0, "start": time.time(), "cpu": time.process_time()}
    )


def frequent_pieces(shards: Path) -> torch.Tensor:
    """Return the most frequent target pieces of all shards."""
    total: np.ndarray = np.zeros(0)
    for path in sorted(shards.glob("*.npz")):
        with np.load(path) as found:
            counts = np.bincount(found["y"], minlength=50000)
        total = counts if not len(total) else total + counts
    return torch.from_numpy(np.argsort(-total)[:FREQUENT].copy())


def save(out: Path, shared: tuple) -> None:
    """Write everything that a restart needs, in one step."""
    names = ("state", "first", "second", "average", "counts")
    draft = out / "state.draft"
    torch.save(dict(zip(names, shared, strict=True)), draft)
    os.replace(draft, out / "state.pt")


def restored(out: Path, start: Path) -> tuple:
    """Return weights, moments, average and counters of an interrupted run, or those of a new one."""
    if (out / "state.pt").exists():
        found = torch.load(out / "state.pt", weights_only=True)
        return tuple(found[name] for name in ("state", "first", "second", "average", "counts"))
    state = recurrent_state(start) if start.suffix == ".bin" else read_student(start)
    blank = lambda: {name: torch.zeros_like(value) for name, value in state.items()}
    return state, blank(), blank(), {n: v.clone() for n, v in state.items()}, torch.zeros(2, dtype=torch.float64)


def ending(clock: str) -> float:
    """Return the next time that the clock (UTC, HH:MM) shows, in seconds since the epoch."""
    hour, minute = map(int, clock.split(":"))
    now = datetime.datetime.now(datetime.UTC)
    end = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return (end if end > now else end + datetime.timedelta(days=1)).timestamp()


def main() -> None:
    """Train until the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("start", "out", "shards", "mix", "end"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--teacher", default="")
    for name, kind, default in (
        ("workers", int, 2), ("threads", int, 1), ("rate", float, 2e-4), ("warm", int, 60), ("decay", float, 90.0),
        ("tokens", int, 3072), ("gather", int, 8192), ("pool", int, 200_000), ("save", float, 10.0), ("seed", int, 1),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=kind, default=default)
    a = parser.parse_args()
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    multiprocessing.set_start_method("spawn")
    shared = restored(out, Path(a.start))
    for part in shared[:4]:
        for value in part.values():
            value.share_memory_()
    shared[4].share_memory_()
    end = ending(a.end)
    workers = [multiprocessing.Process(target=work, args=(index, a, shared, end)) for index in range(a.workers)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    save(out, shared)


if __name__ == "__main__":
    main()

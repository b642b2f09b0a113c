"""`marian` against `transformers`: the same random weights of OPUS-MT's size, a fixed output length.

    python -m benchmarks.marian_speed

Both runtimes translate the same pieces with the engines' own settings; only the length of the target is fixed, since
random weights never end, and neither tells the scores of single tokens. Tokens are target tokens. Every figure stands
beside its ratio in the same run. Cold start is from the start of the process to the first translated segment, the check
of the model's files included; peak memory is that process's.
"""

# ruff: noqa: SLF001 - the length can be fixed only beneath the runners' own calls
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

LENGTH = 24
CORES = min(os.cpu_count() or 1, 4)
RUNS = {1: (1, 4, 16, 64), 4: (1, 8, 64)}  # beam: batch sizes
SHAPE = {"d_model": 512, "layers": 6, "heads": 8, "ffn": 2048, "vocabulary": 65001, "positions": 512}  # OPUS-MT base
NAME = "opus-size"


def write_model(folder: Path) -> None:
    """Write a MarianMT directory of OPUS-MT's base shape with random weights and a vocabulary that is mostly filler."""
    import io

    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir()
    text = [f"la cuenta {i} del usuario {i * 7} fue vista en la ciudad con la familia del menor" for i in range(200)]
    proto = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text), model_writer=proto, vocab_size=120, hard_vocab_limit=False, minloglevel=2
    )
    for side in ("source", "target"):
        (folder / f"{side}.spm").write_bytes(proto.getvalue())
    made = sentencepiece.SentencePieceProcessor(model_proto=proto.getvalue())
    own = [made.id_to_piece(i) for i in range(3, made.get_piece_size())]  # after <unk>, <s>, </s>
    pieces = ["</s>", "<unk>", *own]
    pieces += [f"▁filler{i}" for i in range(SHAPE["vocabulary"] - len(pieces) - 1)] + ["<pad>"]
    (folder / "vocab.json").write_text(json.dumps({piece: i for i, piece in enumerate(pieces)}), encoding="utf-8")
    pad = len(pieces) - 1
    torch.manual_seed(1)
    config = MarianConfig(
        vocab_size=len(pieces), d_model=SHAPE["d_model"], max_position_embeddings=SHAPE["positions"],
        encoder_layers=SHAPE["layers"], decoder_layers=SHAPE["layers"],
        encoder_attention_heads=SHAPE["heads"], decoder_attention_heads=SHAPE["heads"], encoder_ffn_dim=SHAPE["ffn"],
        decoder_ffn_dim=SHAPE["ffn"], activation_function="swish", scale_embedding=True, pad_token_id=pad,
        eos_token_id=0, decoder_start_token_id=pad, forced_eos_token_id=0,
    )  # fmt: skip
    model = MarianMTModel(config)
    with torch.no_grad():
        model.model.decoder.embed_tokens.weight[pad] = 0
    model.save_pretrained(folder)


def install(root: Path) -> None:
    """Install the random model without trying it, as `models add --untried` does."""
    from ert_writer.engines.marian_transformers import _silent
    from ert_writer.engines.models import install as installing

    with _silent():
        write_model(root / "fresh")
    directions = (installing.direction("es-en"),)
    request = installing.Request(str(root / "fresh"), name=NAME, directions=directions, untried=True)
    installing.add(root / "store", request, lambda *_: None)


def runner(kind: str, root: Path, compute_type: str = "int8") -> Any:
    """Load the model as the engine does, its files compared with the manifest first."""
    from ert_writer.engines.models import store

    model = store.checked(store.find(root / "store", NAME))
    if kind == "transformers":
        from ert_writer.engines.marian_transformers import TransformersRunner

        return TransformersRunner(model.folder, CORES)
    from ert_writer.engines.marian_ctranslate2 import CTranslate2Runner

    place = model.folder / dict(model.manifest.conversions)["int8"]
    return CTranslate2Runner(model.folder, place, model.manifest.positions, compute_type, CORES)


def sentences(count: int) -> list[str]:
    """Sources of about as many pieces as the target will have."""
    return [
        f"la cuenta {i % 9} del usuario fue vista en la ciudad con la familia del menor {i % 7}" for i in range(count)
    ]


def marian(loaded: Any, texts: Sequence[str], beam: int) -> int:
    """Translate with a fixed length and return the number of target tokens."""
    from ert_writer.engines.marian_ctranslate2 import BATCH_TOKENS, PATIENCE

    sources = [loaded._tokeniser.encode(text) for text in texts]
    fair = -(-sum(map(len, sources)) // loaded._side_by_side)
    most = max(min(BATCH_TOKENS // beam, fair), *map(len, sources))
    results = loaded._model.translate_batch(
        sources,
        beam_size=beam, patience=PATIENCE, min_decoding_length=LENGTH, max_decoding_length=LENGTH, disable_unk=True,
        return_scores=True, max_input_length=0, max_batch_size=most, batch_type="tokens",
    )  # fmt: skip
    return sum(len(result.hypotheses[0]) for result in results)


def transformers(loaded: Any, texts: Sequence[str], beam: int) -> int:
    """Translate with a fixed length and return the number of target tokens."""
    import torch
    from transformers import GenerationConfig

    source = loaded._padded([loaded._ids(text, "") for text in texts], loaded._pad)
    config = GenerationConfig(
        num_beams=beam, min_new_tokens=LENGTH, max_new_tokens=LENGTH, suppress_tokens=[loaded._pad, 1],
        pad_token_id=loaded._pad, eos_token_id=loaded._end, decoder_start_token_id=loaded._pad,
    )  # fmt: skip
    with torch.inference_mode():
        mask = (source != loaded._pad).long()
        out = loaded._model.generate(input_ids=source, attention_mask=mask, generation_config=config)
    return int(out[:, 1:].numel())


RUNTIMES: dict[str, Callable[[Any, Sequence[str], int], int]] = {"marian": marian, "transformers": transformers}


def speeds(loaded: dict[str, Any], beam: int, batch: int) -> tuple[float, ...]:
    """Target tokens a second of each runtime: the best of three rounds in which they take turns."""
    texts = sentences(batch)
    best = dict.fromkeys(RUNTIMES, 0.0)
    for _ in range(3):
        for kind, translate in RUNTIMES.items():
            start = time.perf_counter()
            count = translate(loaded[kind], texts, beam)
            best[kind] = max(best[kind], count / (time.perf_counter() - start))
    return tuple(best.values())


def first(kind: str, root: Path, began: float) -> dict[str, float]:
    """In a process of its own: load, translate one segment, and tell the time since the process began."""
    loaded = runner(kind, root)
    RUNTIMES[kind](loaded, sentences(1), 4)
    seconds = time.time() - began
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return {"seconds": seconds, "megabytes": int(peak.split()[1]) / 1024}


def cold(kind: str, root: Path) -> dict[str, float]:
    """Cold start and peak memory of one runtime: the best of three processes."""
    command = [sys.executable, "-m", "benchmarks.marian_speed", "--first", kind, str(root)]
    runs = []
    for _ in range(3):
        done = subprocess.run([*command, str(time.time())], capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: run["seconds"])


def table() -> str:
    """Measure everything and return the table."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        install(root)
        starts = {kind: cold(kind, root) for kind in RUNTIMES}
        loaded = {kind: runner(kind, root) for kind in RUNTIMES}
        rows = [(beam, batch, *speeds(loaded, beam, batch)) for beam, batches in RUNS.items() for batch in batches]
    what = f"{CORES} cores, random weights of OPUS-MT size, {LENGTH} target tokens a segment"
    lines = [
        f"marian (CTranslate2 int8) and transformers (float32), {what}",
        "",
        "| beam | batch | marian tok/s | transformers tok/s | ratio |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [f"| {beam} | {batch} | {a:.0f} | {b:.0f} | {a / b:.1f} |" for beam, batch, a, b in rows]
    ratios = sorted(a / b for *_, a, b in rows)
    lines += ["", f"ratio: least {ratios[0]:.1f}, median {ratios[len(ratios) // 2]:.1f}, most {ratios[-1]:.1f}"]
    for what, unit in (("seconds", "s cold start"), ("megabytes", "MB peak memory")):
        a, b = (starts[kind][what] for kind in RUNTIMES)
        lines.append(f"{unit}: marian {a:.2f}, transformers {b:.2f}, ratio {b / a:.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--first"]:
        print(json.dumps(first(sys.argv[2], Path(sys.argv[3]), float(sys.argv[4]))))
    else:
        print(table())

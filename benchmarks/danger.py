"""Whether the danger in short texts and letters is read as a careful reader reads it; those held back only in sums.

Run: `python -m benchmarks danger`
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.intake import letter

DATA = Path(__file__).parents[1] / "tests" / "data"
FILES = {
    "shown": DATA / "danger" / "cases.toml",
    "held back": DATA / "heldback" / "danger.toml",
    "letters": DATA / "danger" / "letters.toml",
    "letters held back": DATA / "heldback" / "danger-letters.toml",
    "adversarial": DATA / "danger" / "adversarial.toml",
    "adversarial held back": DATA / "heldback" / "danger-2.toml",
    "certainty": DATA / "danger" / "certainty.toml",
    "grave words": DATA / "danger" / "grave-words.toml",
    "dull prose": DATA / "danger" / "dull.toml",
    "dull prose held back": DATA / "heldback" / "danger-4.toml",
    "certainty held back": DATA / "heldback" / "danger-3.toml",
}


def measure(path: Path) -> Counter[str]:
    """Return how many texts there are, how many are read right, and how many dangers are called calm."""
    found: Counter[str] = Counter()
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        danger = letter(row["text"]).danger
        right = danger.status == row["danger"]
        found["texts"] += 1
        found["status right"] += right
        found["kind right"] += right and (not row["kinds"] or bool(set(danger.kinds) & set(row["kinds"])))
        found["called calm"] += danger.status == "not-emergency" and row["danger"] != "not-emergency"
    return found


def table() -> str:
    """Return the figures as text, one line a file."""
    lines = [f"{'set':<24}{'texts':>8}{'status':>9}{'kind':>9}{'called calm':>13}"]
    for name, path in FILES.items():
        found = measure(path)
        status, kind = found["status right"] / found["texts"], found["kind right"] / found["texts"]
        lines.append(f"{name:<24}{found['texts']:>8}{status:>9.3f}{kind:>9.3f}{found['called calm']:>13}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())

"""British and American spellings of one English word."""

from __future__ import annotations

_ENDINGS = (
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"),
    ("yse", "yze"), ("ysed", "yzed"), ("our", "or"), ("ours", "ors"), ("oured", "ored"),
    ("ence", "ense"), ("ences", "enses"),
    ("gement", "gment"), ("gements", "gments"), ("elled", "eled"), ("elling", "eling"), ("ogue", "og"), ("tre", "ter"),
)  # fmt: skip


def variants(word: str) -> set[str]:
    """Return the word in the other spelling: `offense` for `offence`. A form that does not exist does no harm."""
    found: set[str] = set()
    for british, american in _ENDINGS:
        if len(word) < 5:
            break
        if word.endswith(british):
            found.add(word[: -len(british)] + american)
        elif word.endswith(american):
            found.add(word[: -len(american)] + british)
    return found

"""A bar chart as SVG: names, bars, numbers; readable without colours, and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_LINE, _LEFT, _WIDTH, _TOP = 22, 190, 420, 66


def bars(title: str, note: str, rows: Sequence[tuple[str, int | None]]) -> str:
    """Return a horizontal bar for each row.

    Args:
        title: what is counted.
        note: a line below it; empty for none.
        rows: name and count; None for a hidden count, which has a dashed outline of no length that means anything.
    """
    most = max((count for _, count in rows if count), default=1)
    height = _TOP + _LINE * len(rows) + 12
    width = _LEFT + _WIDTH + 90
    drawn = "\n".join(_bar(at, name, count, most) for at, (name, count) in enumerate(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="13">\n<title>{escape(title)}</title>\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
        f'<text x="12" y="26" font-size="15" font-weight="bold">{escape(title)}</text>\n'
        f'<text x="12" y="46">{escape(note)}</text>\n{drawn}\n</svg>\n'
    )


def _bar(at: int, name: str, count: int | None, most: int) -> str:
    top = _TOP + at * _LINE
    label = f'<text x="{_LEFT - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>'
    if count is None:
        box = f'<rect x="{_LEFT}" y="{top}" width="14" height="16" fill="none" stroke="#555" stroke-dasharray="3 2"/>'
        return f'{label}{box}<text x="{_LEFT + 20}" y="{top + 13}">hidden</text>'
    long = round(_WIDTH * count / most, 1)
    box = f'<rect x="{_LEFT}" y="{top}" width="{long}" height="16" fill="#2b5f8a"/>'
    return f'{label}{box}<text x="{_LEFT + long + 6}" y="{top + 13}">{count:,}</text>'

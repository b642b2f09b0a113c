"""A bar chart as SVG or PNG: names, bars, numbers; readable without colours, the SVG by a screen reader too."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape
from typing import Any

from ert_writer.errors import UnavailableError

_LINE, _LEFT, _WIDTH, _TOP = 22, 190, 420, 66


_COLOUR, _OUTLINE = "#2b5f8a", "#555555"


@dataclass(frozen=True, slots=True)
class Bars:
    """A horizontal bar for each row.

    Attributes:
        title: what is counted.
        note: a line below it; empty for none.
        rows: name and count; None for a hidden count, which has a dashed outline of no length that means anything.
    """

    title: str
    note: str
    rows: tuple[tuple[str, int | None], ...]

    @property
    def most(self) -> int:
        """The largest count that is shown, at least 1."""
        return max((count for _, count in self.rows if count), default=1)

    def svg(self) -> str:
        """Return the chart as SVG."""
        title, note = escape(self.title), escape(self.note)
        height, width = _TOP + _LINE * len(self.rows) + 12, _LEFT + _WIDTH + 90
        drawn = "\n".join(_bar(at, name, count, self.most) for at, (name, count) in enumerate(self.rows))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'font-family="sans-serif" font-size="13">\n<title>{title}</title>\n'
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
            f'<text x="12" y="26" font-size="15" font-weight="bold">{title}</text>\n'
            f'<text x="12" y="46">{note}</text>\n{drawn}\n</svg>\n'
        )

    def png(self) -> bytes:
        """Return the chart as PNG, drawn by Matplotlib at 150 dots an inch.

        Raises:
            UnavailableError: Matplotlib is not installed.
        """
        figure = _canvas(0.8 + 0.3 * max(len(self.rows), 1))
        axes = figure.add_subplot()
        for at, (name, count) in enumerate(self.rows):
            _draw(axes, at, count, self.most)
            axes.text(-0.012, at, name, ha="right", va="center", transform=axes.get_yaxis_transform())
        axes.set(xlim=(0, self.most * 1.12), ylim=(len(self.rows) - 0.4, -0.6))
        axes.axis("off")
        figure.suptitle(self.title, x=0.01, ha="left", weight="bold")
        axes.set_title(self.note, loc="left", fontsize=9)
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=150, metadata={"Title": self.title, "Software": None})
        return file.getvalue()


def _canvas(height: float) -> Any:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        hint = 'Run: pip install "ert-writer[plots]", or write --format svg'
        raise UnavailableError("Matplotlib is not installed", where="--format png", hint=hint) from None
    return Figure(figsize=(7.5, height), layout="constrained")  # and not pyplot, which keeps every figure


def _draw(axes: Any, at: int, count: int | None, most: int) -> None:
    if count is None:
        axes.barh(at, most * 0.03, height=0.7, fill=False, edgecolor=_OUTLINE, linestyle="--")
        axes.text(most * 0.045, at, "hidden", va="center")
    else:
        axes.barh(at, count, height=0.7, color=_COLOUR)
        axes.text(count + most * 0.012, at, f"{count:,}", va="center")


def _bar(at: int, name: str, count: int | None, most: int) -> str:
    top = _TOP + at * _LINE
    label = f'<text x="{_LEFT - 8}" y="{top + 13}" text-anchor="end">{escape(name)}</text>'
    if count is None:
        line = f'fill="none" stroke="{_OUTLINE}" stroke-dasharray="3 2"'
        box = f'<rect x="{_LEFT}" y="{top}" width="14" height="16" {line}/>'
        return f'{label}{box}<text x="{_LEFT + 20}" y="{top + 13}">hidden</text>'
    long = round(_WIDTH * count / most, 1)
    box = f'<rect x="{_LEFT}" y="{top}" width="{long}" height="16" fill="{_COLOUR}"/>'
    return f'{label}{box}<text x="{_LEFT + long + 6}" y="{top + 13}">{count:,}</text>'

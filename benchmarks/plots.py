"""Small plots as SVG for the documents: lines on logarithmic axes, and bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parents[1] / "docs" / "figures"

Points = Sequence[tuple[float, float]]


def lines(name: str, panels: Mapping[str, Mapping[str, Points]], across: str, up: str) -> str:
    """Write one panel beside the other, each with its named lines, and return the Markdown that shows the figure."""
    figure, axes = _figure(len(panels))
    for axis, (title, drawn) in zip(axes, panels.items(), strict=True):
        for label, points in drawn.items():
            axis.loglog(*zip(*points, strict=True), marker="o", markersize=3, linewidth=1.2, label=label)
        axis.set(title=title, xlabel=across, ylabel=up)
        axis.grid(visible=True, which="major", linewidth=0.3)
        axis.legend(fontsize=7, frameon=False)
    return _saved(figure, name)


def bars(name: str, panels: Mapping[str, Mapping[str, float]]) -> str:
    """Write one panel of horizontal bars beside the other, and return the Markdown that shows the figure."""
    figure, axes = _figure(len(panels))
    for axis, (title, values) in zip(axes, panels.items(), strict=True):
        drawn = axis.barh(list(values), list(values.values()), height=0.6)
        axis.bar_label(drawn, fmt="%.3g", fontsize=7, padding=2)
        axis.set_title(title)
        axis.invert_yaxis()
        axis.tick_params(labelsize=7)
        axis.margins(x=0.15)
    return _saved(figure, name)


def _figure(panels: int) -> tuple[Any, Sequence[Any]]:
    import matplotlib as mpl

    mpl.use("agg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "ert-writer", "font.size": 8, "axes.titlesize": 9})
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, panels, figsize=(3.6 * panels, 3.0), squeeze=False, layout="constrained")
    return figure, axes[0]


def _saved(figure: Any, name: str) -> str:
    FIGURES.mkdir(parents=True, exist_ok=True)
    place = FIGURES / f"{name}.svg"
    figure.savefig(place, metadata={"Date": None, "Creator": None})
    lines_ = [line.rstrip() for line in place.read_text("utf-8").splitlines()]
    place.write_text("\n".join(lines_) + "\n", encoding="utf-8")
    from matplotlib import pyplot as plt

    plt.close(figure)
    return f"![{name.replace('-', ' ')}](figures/{name}.svg)"

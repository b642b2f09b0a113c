"""What a page's styles hide: declarations and colours as a browser reads them, and which take text away."""

from __future__ import annotations

import re
from collections.abc import Mapping

Declarations = Mapping[str, str]
"""Values by property, in lower case, escapes read; the last of a name holds, unless one before it is important."""

Colour = tuple[float, float, float, float]
"""Red, green and blue of 0 to 255, and opacity of 0 to 1."""

_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\([^\n0-9a-f])", re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]{1,60})\s*(?:,([^()]{0,60}))?\)")
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+))(px|pt|em|rem|ex|%|vh|vw|in|cm|mm)?\Z")
_TINY = {
    "px": 1.5,
    "pt": 1.2,
    "em": 0.12,
    "rem": 0.12,
    "ex": 0.2,
    "%": 12,
    "vh": 0.2,
    "vw": 0.2,
    "in": 0.02,
    "cm": 0.05,
    "mm": 0.5,
}
"""Sizes of letters that nobody can read, by unit."""

_FAR = {
    "px": 100,
    "pt": 100,
    "em": 20,
    "rem": 20,
    "ex": 40,
    "%": 100,
    "vh": 100,
    "vw": 100,
    "in": 5,
    "cm": 12,
    "mm": 120,
}
"""How far before the beginning of a page a text lies outside it, by unit."""

_BEYOND = 20
"""How many times as far a text lies outside a page behind its end."""

_FAINT = 0.1
"""Opacity below which nobody can read a text."""

_NAMED = {
    "white": "#ffffff", "black": "#000000", "red": "#ff0000", "lime": "#00ff00", "blue": "#0000ff", "yellow": "#ffff00",
    "aqua": "#00ffff", "cyan": "#00ffff", "fuchsia": "#ff00ff", "magenta": "#ff00ff", "silver": "#c0c0c0",
    "gray": "#808080", "grey": "#808080", "maroon": "#800000", "olive": "#808000", "green": "#008000",
    "purple": "#800080", "teal": "#008080", "navy": "#000080", "snow": "#fffafa", "ivory": "#fffff0",
    "ghostwhite": "#f8f8ff", "whitesmoke": "#f5f5f5", "transparent": "#00000000",
}  # fmt: skip
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,60})\)")


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style, such as `color: red; display: none !important`."""
    found: dict[str, str] = {}
    firm: set[str] = set()
    for part in _plain(re.sub(r"/\*.{0,5000}?\*/", "", style, flags=re.DOTALL)).split(";"):
        name, colon, value = part.partition(":")
        name, important = name.strip(), "!" in value
        if not colon or (name in firm and not important):
            continue
        found[name] = value.partition("!")[0].strip()
        firm |= {name} if important else set()
    variables = {name: value for name, value in found.items() if name.startswith("--")}
    return {
        name: _VARIABLE.sub(lambda m: variables.get(m[1], (m[2] or "").strip()), value) for name, value in found.items()
    }


def _plain(style: str) -> str:
    def read(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else 0
        return (chr(code) if 0 < code < 0x110000 else "") if match[1] else match[2]

    return _ESCAPE.sub(read, style).lower()


def hides(said: Declarations) -> bool:
    """Return whether a browser shows nothing of an element with these declarations, or nothing that can be read."""
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("content-visibility") == "hidden"
        or said.get("mso-hide") == "all"
        or _is_faint(said)
        or _is_tiny(said)
        or _is_outside(said)
        or _is_cut(said)
        or _is_turned_away(said.get("transform", ""))
    )


def takes_away(style: str) -> bool:
    """Return whether a style may hide something: it does, gives letters a colour, or uses a variable."""
    said = declarations(style)
    return hides(said) or "color" in said or "-webkit-text-fill-color" in said or "var(" in style


def _is_faint(said: Declarations) -> bool:
    found = re.search(r"(?:opacity|alpha)\(\s*(?:opacity\s*=\s*)?([\d.]+%?)", said.get("filter", ""))
    values = [said.get("opacity", ""), found[1] if found else ""]
    return any(0 <= _share(value) < _FAINT for value in values)


def _share(value: str) -> float:
    """Return a number of 0 to 1, also of a per cent; -1 where it is none."""
    match = re.fullmatch(r"(\d+\.?\d*|\.\d+)(%?)", value)
    return float(match[1]) / (100 if match[2] else 1) if match else -1


def _is_tiny(said: Declarations) -> bool:
    sizes = [said.get("font-size", ""), *re.split(r"[\s/]+", said.get("font", ""))[:4]]
    return any(_measure(size, _TINY, zero=True) for size in sizes)


def _measure(value: str, bound: Mapping[str, float], *, zero: bool = False) -> bool:
    """Return whether a length is at most a bound of its unit; without a unit it is one only where it is 0."""
    match = _LENGTH.fullmatch(value)
    if match is None or (not match[2] and float(match[1]) != 0):
        return False
    return (zero and float(match[1]) == 0) or (bool(match[2]) and 0 <= float(match[1]) <= bound[match[2]])


def _is_outside(said: Declarations) -> bool:
    """Return whether an element lies before the beginning of its page, or far behind its end."""
    names = ("text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top", "margin-right")
    moved = re.findall(r"translate(?:x|y|3d)?\(([^()]{1,60})\)", said.get("transform", ""))
    places = [said.get(name, "") for name in names] + [part.strip() for text in moved for part in text.split(",")]
    return any(_is_far(value) for value in places)


def _is_far(value: str) -> bool:
    match = _LENGTH.fullmatch(value)
    if match is None or not match[2]:
        return False
    length, bound = float(match[1]), _FAR[match[2]]
    return length <= -bound or length >= bound * _BEYOND


def _is_cut(said: Declarations) -> bool:
    clip, path = said.get("clip", ""), said.get("clip-path", "") or said.get("-webkit-clip-path", "")
    if re.match(r"rect\(\s*0", clip) or re.match(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0", path):
        return True
    sizes = [said.get(name, "") for name in ("height", "width", "max-height", "max-width", "line-height")]
    return "hidden" in said.get("overflow", "") and any(re.fullmatch(r"0(?:\.0+)?\w{0,3}", size) for size in sizes)


def _is_turned_away(transform: str) -> bool:
    flat = re.search(r"scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]", transform)
    edge = re.search(r"rotate[xy]\(\s*-?(?:90|270)deg", transform)
    return bool(flat or edge)


def colour(words: str) -> Colour | None:
    """Return a colour as numbers; None where it is another form, such as a name that is rare."""
    plain = " ".join(words.lower().split())
    plain = _NAMED.get(plain, plain)
    if re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", plain):
        return _of_hex(plain[1:])
    match = _FUNCTION.fullmatch(plain)
    numbers = re.findall(r"-?[\d.]+%?", match[2]) if match else []
    if match is None or len(numbers) not in (3, 4) or any(number.count(".") > 1 for number in numbers):
        return None
    opacity = max(_share(numbers[3]), 0) if len(numbers) == 4 else 1
    if match[1] == "rgb":
        red, green, blue = (float(n.rstrip("%")) * (2.55 if n.endswith("%") else 1) for n in numbers[:3])
        return red, green, blue, opacity
    import colorsys

    turn, full, light = (float(number.rstrip("%")) for number in numbers[:3])
    red, green, blue = colorsys.hls_to_rgb(turn % 360 / 360, light / 100, full / 100)
    return red * 255, green * 255, blue * 255, opacity


def _of_hex(digits: str) -> Colour:
    whole = "".join(2 * digit for digit in digits) if len(digits) < 6 else digits
    red, green, blue, *rest = (int(whole[start : start + 2], 16) for start in range(0, len(whole), 2))
    return red, green, blue, rest[0] / 255 if rest else 1


def is_clear(one: Colour) -> bool:
    """Return whether nothing is seen of a colour."""
    return one[3] < _FAINT


def is_light(one: Colour) -> bool:
    """Return whether a text of this colour is not seen on white."""
    return min(one[:3]) >= 240


def is_alike(one: Colour, other: Colour) -> bool:
    """Return whether a text of one colour is not seen on a ground of the other."""
    return max(abs(part - same) for part, same in zip(one[:3], other[:3], strict=True)) <= 10

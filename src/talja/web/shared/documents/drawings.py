"""A chart on paper: the same drawing as on the page, with the looks of charts.css written into it.

Typst draws SVG, but knows neither custom properties nor lines that keep their width where a drawing is stretched.
So the rules of charts.css get the colours that it gives to print, the drawing gets the width of the paper, and what
is stretched gets its coordinates worked out. There is one source of a chart's looks: a new class works here by itself.
"""

import re
from functools import cache
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import Final

import talja.web
from talja.web.shared.charts.svg import Svg, number

CSS: Final = Path(talja.web.__path__[0]) / "static/talja/charts.css"
WIDTH: Final = 642.0
"""Pixels across the text of an A4 page with margins of 20 mm; 96 to the inch."""

_PRINT = re.compile(r"@media print \{(.*?)\n\}", re.DOTALL)
_AT_RULE = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STRETCHED = re.compile(r'<svg ([^>]*)viewBox="0 0 ([\d.]+) [\d.]+" preserveAspectRatio="none"([^>]*)>(.*?)</svg>')
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
_AXES = {"M": "xy", "L": "xy", "T": "xy", "H": "x", "V": "y", "C": "xyxyxy", "S": "xyxy", "Q": "xyxy", "Z": "y"}


def on_paper(drawing: Svg) -> dict[str, str]:
    """Return the drawing as a file of its own (`svg`), and what is read aloud instead of it (`alt`)."""
    opening = drawing[: drawing.index(">")]
    placed = opening + ' xmlns="http://www.w3.org/2000/svg"'
    if ' width="100%"' in opening:
        height = _attribute("height", opening)
        placed = placed.replace(' width="100%"', f' width="{number(WIDTH)}" viewBox="0 0 {number(WIDTH)} {height}"')
    inside = _STRETCHED.sub(_worked_out, drawing[len(opening) + 1 :])
    return {"svg": f"{placed}><style>{print_rules()}</style>{inside}", "alt": _read_aloud(drawing)}


@cache
def print_rules() -> str:
    """Return the rules of charts.css with the colours it gives to print, for a reader without custom properties."""
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    printed = _PRINT.search(css)
    if printed is None:
        raise ValueError("charts.css has no colours for print")
    colours = dict(re.findall(r"(--chart-[\w-]+): ([^;]+);", printed[1]))
    rules = ["text{font-family:Inter}"]
    for selector, body in _RULE.findall(_AT_RULE.sub("", css)):
        if not re.search(r"^\s*--", body, re.MULTILINE) and ":hover" not in selector:
            with_colours = re.sub(r"var\((--chart-[\w-]+)\)", lambda found: colours[found[1]], body)
            rules.append(f"{' '.join(selector.split())}{{{_in_hundreds(' '.join(with_colours.split()))}}}")
    return "\n".join(rules)


def _in_hundreds(body: str) -> str:
    """Return the rule with a weight that typst can read: it knows the hundreds only."""
    return re.sub(r"font-weight: (\d)\d\d", r"font-weight: \g<1>00", body)


def _worked_out(field: re.Match[str]) -> str:
    """Return a stretched field with its paths across in pixels, so that nothing is left to stretch."""
    before, units, after, inside = field.groups()
    share = float(_attribute("width", before).removesuffix("%")) / 100
    factor = share * WIDTH / float(units)
    paths = re.sub(r' d="([^"]*)"', lambda path: f' d="{_scaled(path[1], factor)}"', inside)
    return f"<svg {before}{after.lstrip()}>{paths}</svg>"


def _scaled(path: str, factor: float) -> str:
    return "".join(letter + _scaled_step(letter, rest, factor) for letter, rest in _STEP.findall(path))


def _scaled_step(letter: str, rest: str, factor: float) -> str:
    axes = cycle(_AXES[letter.upper()])
    return " ".join(
        number(float(value) * (factor if axis == "x" else 1))
        for value, axis in zip(_NUMBER.findall(rest), axes, strict=False)
    )


def _attribute(name: str, tag: str) -> str:
    found = re.search(rf'(?<!\S){name}="([^"]*)"', tag)
    if found is None:
        raise ValueError(f"the drawing has no {name}")
    return found[1]


def _read_aloud(drawing: Svg) -> str:
    """Return the drawing's own title and description, which stand first in it."""
    title = re.search(r"^<svg[^>]*><title[^>]*>([^<]+)</title>(?:<desc[^>]*>([^<]*)</desc>)?", drawing)
    if title is None:
        raise ValueError("a drawing needs a title to be read aloud")
    return unescape(". ".join(part.strip().removesuffix(".") for part in title.groups() if part)) + "."

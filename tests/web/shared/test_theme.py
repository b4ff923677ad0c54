"""Talja's own colours can be read: contrast by WCAG 2.2 level AA, in light and in dark."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import talja.web

THEME = Path(talja.web.__path__[0]) / "static/talja/theme.css"
COLOURS = ("accent", "warm", "neutral", "info", "success", "warning", "danger")
GROUNDS = ("background-default", "background-tinted", "surface-default", "surface-tinted")
OPENINGS = {"light": ':root, [data-color-scheme="light"] {', "dark": '[data-color-scheme="dark"] {'}


def values(scheme: str) -> dict[str, str]:
    """The custom properties of one colour scheme."""
    css = THEME.read_text(encoding="utf-8")
    block = css.split(OPENINGS[scheme], 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--ds-color-([\w-]+): (#[0-9a-fA-F]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> Iterator[tuple[str, str, float]]:
    for colour in COLOURS:
        for ground in GROUNDS:
            yield f"{colour}-text-default", f"{colour}-{ground}", 4.5
            yield f"{colour}-text-subtle", f"{colour}-{ground}", 4.5
        yield f"{colour}-base-contrast-default", f"{colour}-base-default", 4.5
        yield f"{colour}-base-contrast-default", f"{colour}-base-hover", 4.5
        yield f"{colour}-border-default", "neutral-background-default", 3.0
    yield "accent-base-default", "neutral-background-default", 3.0
    yield "accent-text-subtle", "neutral-background-default", 4.5
    yield "neutral-text-subtle", "accent-background-tinted", 4.5


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", OPENINGS)
@pytest.mark.parametrize(("front", "ground", "least"), list(pairs()), ids=str)
def test_contrast(scheme: str, front: str, ground: str, least: float) -> None:
    colours = values(scheme)
    assert contrast(colours[front], colours[ground]) >= least


def test_paper_is_always_light() -> None:
    css = THEME.read_text(encoding="utf-8")
    before_dark = css.split(OPENINGS["dark"], 1)[0]
    assert before_dark.rstrip().endswith("@media screen {")
    assert "@media (prefers-color-scheme: dark)" not in css

"""The handbook's pictures: taken while every page is looked at, kept only when HANDBOOK_SCREENSHOTS=1 asks for it."""

import base64
import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "docs" / "handbook" / "screenshots"
TALLEST, QUALITY = 1500, 45
HEIGHT = "Math.ceil(document.documentElement.scrollHeight)"


def file_name(name: str) -> str:
    return name.replace(":", "-")


def keep(page: Page, name: str) -> None:
    """Take the picture of a page from its top, at most as tall as is pleasant to read."""
    if os.environ.get("HANDBOOK_SCREENSHOTS") != "1":
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    assert page.viewport_size
    width, height = page.viewport_size["width"], min(page.evaluate(HEIGHT), TALLEST)
    page.evaluate("scrollTo(0, 0)")
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",
        {
            "format": "webp",
            "quality": QUALITY,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
        },
    )
    (FOLDER / f"{file_name(name)}.webp").write_bytes(base64.b64decode(taken["data"]))

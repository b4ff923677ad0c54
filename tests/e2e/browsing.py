"""Windows in the browser: one per role, watched for everything that a browser complains about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from tests.installation import Installation

DESKTOP, PHONE = (1280, 900), (390, 844)
Scheme = Literal["light", "dark"]
NOBODY = ""


@dataclass
class Window:
    """One person's window: its page, and what the browser has complained about since it was last asked."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def in_context(cls, context: BrowserContext) -> Self:
        window = cls(context.new_page())
        window.page.set_default_timeout(15_000)
        window.page.on("console", window.hear)
        window.page.on("pageerror", lambda error: window.complaints.append(f"script: {error}"))
        return window

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} or "Content Security Policy" in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def look(self, *, size: tuple[int, int] = DESKTOP, scheme: Scheme = "light") -> Page:
        """Return the page, seen in this size and in light or dark."""
        width, height = size
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)
        return self.page

    def said(self) -> list[str]:
        """Return the complaints, and forget them."""
        said, self.complaints[:] = list(self.complaints), []
        return said


@dataclass
class Visitors:
    """The windows on one installation. A role is named as in the demo sign-in: "samordnare"."""

    installation: Installation
    browser: Browser
    options: dict[str, Any] = field(default_factory=dict)
    windows: dict[str, Window] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)

    @classmethod
    @contextmanager
    def to(cls, installation: Installation, browser: Browser) -> Iterator[Self]:
        visitors = cls(installation, browser)
        yield visitors
        visitors.close()

    def window(self, role: str = NOBODY) -> Window:
        """Return the window of somebody with the role, signed in; of somebody unknown when no role is given."""
        if role not in self.windows:
            page = self.unknown(role)
            if role:
                sign_in(page, role)
        return self.windows[role]

    def unknown(self, name: str) -> Page:
        """Open a new window for somebody who has not signed in yet."""
        options = {"base_url": self.installation.address, "locale": "sv-SE", **self.options}
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        self.windows[name] = Window.in_context(context)
        return self.windows[name].page

    def page(self, role: str = NOBODY) -> Page:
        return self.window(role).page

    def complaints(self) -> list[str]:
        """Return what every window's browser has complained about."""
        return [said for window in self.windows.values() for said in window.said()]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def sign_in(page: Page, role: str) -> None:
    """Sign in with the first demo button of the role."""
    page.goto("/demo/")
    cards = page.locator("form").filter(has=page.get_by_role("heading", name=role.capitalize(), exact=True))
    cards.first.get_by_role("button").click()
    page.wait_for_url(lambda address: "/demo/" not in address)

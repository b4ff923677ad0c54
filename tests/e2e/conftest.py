"""A real browser against a real server: `talja demo` and `talja serve` in a folder of their own, as users run them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.e2e.browsing import Visitors
from tests.e2e.preparing import open_by_link, prepare, sign_in_newcomer
from tests.installation import Installation, copied, serving, talja

HERE = Path(__file__).parent
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=sv-SE",
)


STORIES = ("test_the_chain", "test_hidden_jobs", "test_the_whole_job")
"""What takes minutes begins first, so that nobody waits for it in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
    items.sort(key=lambda item: STORIES.index(item.path.stem) if item.path.stem in STORIES else len(STORIES))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "install the package chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo municipality, just loaded, with static files gathered once. Copied, never served itself.

    `DEMO_LOADED` names a data folder where somebody has loaded it already.
    """
    if given := os.environ.get("DEMO_LOADED"):
        return Path(given)
    data = tmp_path_factory.mktemp("seed") / "data"
    talja(data, "demo")
    return data


@pytest.fixture(scope="session")
def demo(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The installation that tests only look at, or leave nothing behind in that others could see."""
    with serving(copied(seed, tmp_path_factory.mktemp("demo") / "data")) as installation:
        yield installation


@pytest.fixture
def fresh(seed: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation of a test's own, to write in."""
    with serving(copied(seed, tmp_path / "data")) as installation:
        yield installation


@pytest.fixture(scope="session")
def visitors(browser: Browser, demo: Installation) -> Iterator[Visitors]:
    """The demo municipality's people, each with a browser window of their own."""
    with Visitors.to(demo, browser) as found:
        yield found


@pytest.fixture(scope="session")
def prepared(visitors: Visitors) -> Visitors:
    """The same people, once they have made what the demo municipality lacks and some pages show."""
    prepare(visitors)
    return visitors


@pytest.fixture(scope="session")
def plain(prepared: Visitors, browser: Browser) -> Iterator[Visitors]:
    """The same people with JavaScript turned off."""
    visitors = Visitors(prepared.installation, browser, {"java_script_enabled": False})
    sign_in_newcomer(visitors)
    open_by_link(visitors)
    yield visitors
    visitors.close()


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Callable[[Installation], Visitors]]:
    """Open windows on another installation than the shared one."""
    opened: list[Visitors] = []

    def to(installation: Installation, **options: Any) -> Visitors:
        opened.append(Visitors(installation, browser, options))
        return opened[-1]

    yield to
    for one in opened:
        one.close()

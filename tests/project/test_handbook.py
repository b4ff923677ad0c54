"""The handbook tells of what there is: its links lead somewhere, and no setting or command is left out."""

import re
from pathlib import Path

import pytest

from talja.project.environment import Environment

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "handbook"
PAGES = sorted([ROOT / "README.md", *HANDBOOK.glob("*.md")])
LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")
COMMANDS = ("setup", "serve", "check", "demo", "import", "export", "backup", "restore")
OPERATION = (HANDBOOK / "drift.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_every_picture_says_what_it_shows(document: Path) -> None:
    assert "![](" not in document.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Environment.model_fields)
def test_every_setting_is_described(name: str) -> None:
    assert f"`TALJA_{name.upper()}`" in OPERATION


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown(command: str) -> None:
    assert f"talja {command}" in OPERATION


def test_every_page_is_in_the_index() -> None:
    index = (HANDBOOK / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in HANDBOOK.glob("*.md") if page.name not in index and page.name != "README.md"] == []

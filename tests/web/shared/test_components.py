"""The component page shows everything, names every variable it uses, and keeps to the page's rules."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.test.utils import override_settings

import talja.web

TEMPLATES = Path(talja.web.__path__[0]) / "templates"
SHOWN = {path.stem for path in (TEMPLATES / "components").glob("*.html")} - {"icon_brand", "form"}
PARTS = {"field_label", "field_help", "field_error"}
UNDEFINED = "¤undefined %s¤"


@pytest.fixture(autouse=True)
def loud_about_undefined(settings: LazySettings) -> Iterator[None]:
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["string_if_invalid"] = UNDEFINED
    with override_settings(TEMPLATES=templates, DEMO=True):
        yield


@pytest.fixture
def page(client: Client, db: None) -> str:
    response = client.get("/komponenter/")
    assert response.status_code == 200
    return response.content.decode()


def test_no_undefined_variable(page: str) -> None:
    assert "¤" not in page


def test_every_component_is_shown() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "shared").rglob("*.html"))
    used = set(re.findall(r'"components/(\w+)\.html"|component "(\w+)"', sources))
    assert SHOWN - PARTS - {name for pair in used for name in pair} == set()


def test_every_component_says_how_it_is_used() -> None:
    for name in SHOWN | {"form", "icon_brand"}:
        first = (TEMPLATES / "components" / f"{name}.html").read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("{#"), name


def test_ids_are_unique_and_labels_lead_somewhere(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    pointed = {
        part
        for name in ("for", "aria-labelledby", "aria-describedby", "popovertarget", "commandfor")
        for value in re.findall(rf'\s{name}="([^"]+)"', page)
        for part in value.split()
    }
    assert pointed - set(ids) == set()


def test_a_page_without_a_query_keeps_its_order_and_page(page: str) -> None:
    assert "Visar 51–75 av 342" in page
    assert 'aria-sort="ascending"' in page


def test_order_and_page_follow_the_query(client: Client, db: None) -> None:
    page = client.get("/komponenter/", {"order": "-name", "page": "14", "measure": ""}).content.decode()
    assert 'aria-sort="descending"' in page
    assert "Visar 326–342 av 342" in page
    assert 'href="?order=-name&amp;page=13&amp;measure="' in page
    assert "Nästa" not in page


def test_only_in_demo_mode(client: Client, db: None) -> None:
    with override_settings(DEMO=False):  # within the fixture's own: what is put on last is taken off first
        assert client.get("/komponenter/").status_code == 404


def test_strict_policy(client: Client, db: None) -> None:
    policy = client.get("/komponenter/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy

"""Pages for what goes wrong: calm words, a way home, and nothing that could itself go wrong."""

import pytest
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from django.test.utils import override_settings


@pytest.mark.parametrize("name", ["403.html", "404.html", "403_csrf.html"])
def test_says_what_and_leads_home(name: str, db: None) -> None:
    html = render_to_string(name, request=RequestFactory().get("/"))
    assert html.count("<h1>") == 1
    assert "administratör" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["500.html", "400.html"])
def test_renders_without_context_or_database(name: str) -> None:
    html = get_template(name).render()
    assert html.count("<h1>") == 1
    assert "/static/talja/talja.css" in html
    assert "<script" not in html


def test_unknown_address(client: Client, db: None) -> None:
    response = client.get("/finns/inte/")
    assert response.status_code == 404
    assert "Här finns ingen sida" in response.content.decode()
    assert "Content-Security-Policy" in response.headers


@override_settings(DEMO=False)
def test_no_demo_words_outside_demo(client: Client, db: None) -> None:
    assert "Demokommun" not in client.get("/finns/inte/").content.decode()


@override_settings(DEMO=True)
def test_demo_is_said_on_every_page(client: Client, db: None) -> None:
    assert "Demokommun" in client.get("/finns/inte/").content.decode()


def test_chosen_colours_are_served(client: Client, db: None) -> None:
    assert 'data-color-scheme="auto"' in client.get("/finns/inte/").content.decode()
    client.cookies["color_scheme"] = "dark"
    assert 'data-color-scheme="dark"' in client.get("/finns/inte/").content.decode()

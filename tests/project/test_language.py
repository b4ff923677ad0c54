"""The command line speaks Swedish, or English to those whose locale is English; the web speaks Swedish."""

import argparse
import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.installation import talja

import talja as package
from talja.project.commands import MODULES, modules_for

HERE = Path(package.__file__).parent
CATALOGUES = sorted(HERE.glob("locale/*/LC_MESSAGES/*.po"))
ENGLISH = HERE / "locale/en/LC_MESSAGES/django.mo"
ENTRY = re.compile(r'^msgid (".*")\nmsgstr (".*")$', re.MULTILINE)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}


def entries(path: Path) -> dict[str, str]:
    """Return what a catalogue says, read without the gettext tools."""
    found = ENTRY.findall(path.read_text(encoding="utf-8"))
    return {ast.literal_eval(said): ast.literal_eval(translated) for said, translated in found if said != '""'}


def compiled(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def texts_of_the_command_line() -> Iterator[str]:
    for path in (HERE / "project" / "cli.py", *sorted((HERE / "project" / "commands").glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield from (word.value for word in node.args if isinstance(word, ast.Constant))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_adds_the_commands_that_it_is_loaded_for(name: str) -> None:
    for command in MODULES[name]:
        (module,) = modules_for(command)
        choices = argparse.ArgumentParser().add_subparsers()
        module.add_to(choices)
        assert tuple(choices.choices) == MODULES[name]


@pytest.mark.parametrize("word", ["", "--help", "finns-inte"])
def test_help_and_what_is_no_command_are_given_all_of_them(word: str) -> None:
    assert [module.__name__.rpartition(".")[2] for module in modules_for(word)] == list(MODULES)


def test_every_text_of_the_command_line_is_there_in_english() -> None:
    texts = set(texts_of_the_command_line())
    assert len(texts) > 40
    assert texts - {said for said, english in entries(ENGLISH.with_suffix(".po")).items() if english} == set()


def test_no_english_text_is_left_from_a_swedish_one_that_is_gone() -> None:
    assert set(entries(ENGLISH.with_suffix(".po"))) - set(texts_of_the_command_line()) == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_compiled_catalogue_says_what_its_source_says(path: Path) -> None:
    catalogue = compiled(path.with_suffix(".mo"))
    said = entries(path)
    assert said
    assert {text: catalogue.gettext(text) for text in said} == said


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_what_is_filled_in_is_the_same_in_both(path: Path) -> None:
    places = re.compile(r"%(?:\(\w+\))?[sdr]")
    for said, translated in entries(path).items():
        assert set(places.findall(translated)) <= set(places.findall(said))


@pytest.mark.parametrize("command", [(), ("serve",), ("demo",), ("setup",), ("import",), ("export",), ("backup",)])
def test_help_is_in_the_language_of_the_user(command: tuple[str, ...], tmp_path: Path) -> None:
    swedish = talja(tmp_path, *command, "--help").stdout
    english = talja(tmp_path, *command, "--help", LANG="en_US.UTF-8").stdout
    assert swedish.startswith("användning: talja")
    assert "visa den här hjälpen" in swedish
    assert english.startswith("usage: talja")
    assert "show this help message" in english
    assert not re.search(r"[åäöÅÄÖ]", english.replace("Löneutdrag", ""))


def test_a_refusal_is_in_the_language_of_the_user(tmp_path: Path) -> None:
    swedish = talja(tmp_path, "restore", "finns-inte.zip", check=False)
    english = talja(tmp_path, "restore", "finns-inte.zip", check=False, LANG="en_GB.UTF-8")
    assert (swedish.returncode, english.returncode) == (1, 1)
    assert "finns inte." in swedish.stderr
    assert "does not exist." in english.stderr


def test_what_argparse_refuses_is_said_in_swedish(tmp_path: Path) -> None:
    refused = talja(tmp_path, "backup", check=False)
    assert refused.returncode == 2
    assert "det här saknas: file" in refused.stderr


@pytest.mark.django_db
def test_pages_say_that_they_are_in_swedish_whatever_the_browser_asks_for(client: Client) -> None:
    """A page whose words are Swedish and whose lang is English is read aloud as nonsense (WCAG 3.1.1)."""
    answer = client.get("/logga-in/", headers={"accept-language": "en"})
    assert b'<html lang="sv"' in answer.content
    assert "Lösenord".encode() in answer.content

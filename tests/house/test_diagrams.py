"""The diagrams in docs/reference are drawn from the tables that the program runs by."""

from pathlib import Path

from talja.apps.agreements.diagram import agreement_diagram
from talja.apps.collaboration.diagram import application_diagram, consultation_diagram
from talja.apps.imports.diagram import batch_diagram
from talja.apps.jobdesign.diagram import inventory_diagram
from talja.apps.positions.diagram import position_diagram
from talja.apps.possibilities.diagram import possibility_diagram
from talja.apps.servicedesk.diagram import request_diagram
from talja.apps.subsidies.diagram import rule_diagram
from talja.core.rules.book import load_book
from talja.web.shared.rulebook.reference import rule_reference

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_the_life_of_a_batch_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "batch.md").read_text(encoding="utf-8") == batch_diagram()


def test_the_life_of_a_request_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "request.md").read_text(encoding="utf-8") == request_diagram()


def test_the_life_of_a_position_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "position.md").read_text(encoding="utf-8") == position_diagram()


def test_the_way_of_a_possibility_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "possibility.md").read_text(encoding="utf-8") == possibility_diagram()


def test_the_life_of_a_rule_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "rule.md").read_text(encoding="utf-8") == rule_diagram()


def test_the_life_of_an_agreement_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "agreement.md").read_text(encoding="utf-8") == agreement_diagram()


def test_the_life_of_a_question_to_a_union_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "consultation.md").read_text(encoding="utf-8") == consultation_diagram()


def test_the_life_of_an_application_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "application.md").read_text(encoding="utf-8") == application_diagram()


def test_the_life_of_an_inventory_is_drawn_as_it_is() -> None:
    assert (REFERENCE / "inventory.md").read_text(encoding="utf-8") == inventory_diagram()


def test_the_rule_book_is_told_as_it_is() -> None:
    """When it is not: `talja rules reference > docs/reference/regelbok.md`."""
    assert (REFERENCE / "regelbok.md").read_text(encoding="utf-8") == rule_reference(load_book())

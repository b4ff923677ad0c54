"""What is written is read back the same, and what is not understood is told with where it stands."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.carving.problems import frozen, params, problem, problems, task

from talja.core.carving import exchange as exchange_module
from talja.core.carving import params as params_module
from talja.core.carving import plan as plan_module
from talja.core.carving import problem as problem_module
from talja.core.carving.baseline import baseline
from talja.core.carving.exchange import Document, Result, dumped, from_json, loaded, to_json
from talja.core.carving.params import Params, Weights
from talja.core.carving.plan import Held, Plan, Position
from talja.core.carving.problem import Lock, Problem
from talja.core.carving.records import Misread, Unreadable, name_of, read, written

CHOICES = "together|apart|keep|lock|never|shape"
DOCUMENT = Document(
    problem(
        task("a", demands={"lifting": 1, "contact": 2}, title="Duka av på Åsgården"),
        choices=(*frozen("one", "ward", "able", "a"), Lock("one", "a", ((0, 480),))),
        title="Prov",
    ),
    Params(most_positions=3, weights=Weights(freed=50)),
    Plan((Position("one", "ward", "able", (Held(0, 480, "a"), Held(1, 480, "a"))),)),
    Result(total=12, seed=3, rounds=2, version="1", bound=15, history=((1, 10), (2, 12))),
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(problems(), params())
def test_round_trip(made: Problem, rules: Params) -> None:
    document = Document(made, rules, baseline(made, rules))
    text = dumped(document)
    assert loaded(text) == document
    assert dumped(loaded(text)) == text
    assert loaded(dumped(document, indent=1).encode()) == document


def test_a_document_says_its_format_and_no_defaults() -> None:
    raw = to_json(Document(problem(task("a"))))
    assert raw["format"] == "talja.carving/1"
    assert raw.keys() == {"format", "problem"}
    assert raw["problem"]["tasks"][0].keys() == {
        "key", "workplace", "occupation", "family", "minutes", "windows", "times"
    }  # fmt: skip
    assert loaded(dumped(DOCUMENT)) == DOCUMENT
    assert "Åsgården" in dumped(DOCUMENT)


def test_what_a_plan_holds_is_put_in_order() -> None:
    raw = to_json(DOCUMENT)
    raw["plan"]["positions"][0]["held"].reverse()
    assert from_json(raw) == DOCUMENT


def changed(path: str, value: object) -> dict[str, Any]:
    """Return the document as JSON with the value at that path; without what is there when it is `...`."""
    raw = to_json(DOCUMENT)
    *way, last = path.split(".")
    inside: Any = raw
    for step in way:
        inside = inside[int(step) if step.isdigit() else step]
    if value is ...:
        del inside[last]
    else:
        inside[int(last) if last.isdigit() else last] = value
    return json.loads(json.dumps(raw))  # type: ignore[no-any-return]  # as it would come


@pytest.mark.parametrize(
    ("path", "value", "misread"),
    [
        ("format", "talja.carving/2", Misread("wrong_format", "format", "talja.carving/1")),
        ("format", ..., Misread("wrong_format", "format", "talja.carving/1")),
        ("problem", ..., Misread("missing_key", "problem", "Problem")),
        ("problem", [], Misread("wrong_type", "problem", "Problem")),
        ("extra", 1, Misread("unknown_key", "extra")),
        ("problem.tasks", {}, Misread("wrong_type", "problem.tasks", "[Task, …]")),
        ("problem.tasks.0.key", ..., Misread("missing_key", "problem.tasks[0].key", "text")),
        ("problem.tasks.0.colour", "red", Misread("unknown_key", "problem.tasks[0].colour")),
        ("problem.tasks.0.minutes", "60", Misread("wrong_type", "problem.tasks[0].minutes", "int")),
        ("problem.tasks.0.title", "\ud800", Misread("wrong_type", "problem.tasks[0].title", "text")),
        ("problem.tasks.0.minutes", True, Misread("wrong_type", "problem.tasks[0].minutes", "int")),
        ("problem.tasks.0.minutes", 60.0, Misread("wrong_type", "problem.tasks[0].minutes", "int")),
        ("problem.tasks.0.demands", [], Misread("wrong_type", "problem.tasks[0].demands", "{int}")),
        ("problem.tasks.0.demands.lifting", None, Misread("wrong_type", "problem.tasks[0].demands.lifting", "int")),
        ("problem.tasks.0", 7, Misread("wrong_type", "problem.tasks[0]", "Task")),
        ("problem.choices.2.starts.0", [1], Misread("wrong_type", "problem.choices[2].starts[0]", "[int, int]")),
        ("problem.choices.0", "shape", Misread("wrong_type", "problem.choices[0].choice", CHOICES)),
        ("problem.choices.0.choice", "wish", Misread("wrong_type", "problem.choices[0].choice", CHOICES)),
        ("problem.choices.0.choice", [], Misread("wrong_type", "problem.choices[0].choice", CHOICES)),
        ("params.most_positions", "many", Misread("wrong_type", "params.most_positions", "int")),
        ("plan.positions.0.held", None, Misread("wrong_type", "plan.positions[0].held", "[Held, …]")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_path(path: str, value: object, misread: Misread) -> None:
    with pytest.raises(Unreadable) as unreadable:
        from_json(changed(path, value))
    assert unreadable.value.misread == (misread,)


def test_everything_wrong_is_told_at_once() -> None:
    raw = changed("problem.tasks.0.minutes", "60") | {"params": {"grid": "15"}}
    with pytest.raises(Unreadable) as unreadable:
        from_json(raw)
    assert {one.path for one in unreadable.value.misread} == {"problem.tasks[0].minutes", "params.grid"}
    assert "wrong_type params.grid" in str(unreadable.value)


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("", Misread("not_json", "1:1")),
        ("{", Misread("not_json", "1:2")),
        (b"\xff\xfe\xfd", Misread("not_json", "")),
        ("[" * 100_000, Misread("not_json", "")),
        ('{"format": NaN}', Misread("not_json", "")),
        ('{"format": 1, "format": 2}', Misread("key_twice", "format")),
        ("[]", Misread("wrong_format", "format", "talja.carving/1")),
    ],
)
def test_what_is_no_json(text: str | bytes, misread: Misread) -> None:
    with pytest.raises(Unreadable) as unreadable:
        loaded(text)
    assert unreadable.value.misread == (misread,)


def test_a_value_that_may_be_nothing_is_nothing() -> None:
    assert from_json(changed("params.most_positions", None)).params.most_positions is None
    assert from_json(changed("plan", None)).plan is None


def test_numbers_with_decimals_and_names_of_kinds() -> None:
    assert name_of(int | None) == "int | null"
    assert name_of(Held | Position) == "Held | Position"
    assert read(float, 1.5) == written(float, 1.5)


def test_every_field_is_described() -> None:
    described = (Path(__file__).parents[3] / "docs/reference/carving.md").read_text()
    for module in (problem_module, params_module, plan_module, exchange_module):
        for kind in (one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__):
            for field in fields(kind) if hasattr(kind, "__dataclass_fields__") else ():
                assert f"`{field.name}`" in described, (kind.__name__, field.name)


def test_the_described_example_can_be_read() -> None:
    described = (Path(__file__).parents[3] / "docs/reference/carving.md").read_text()
    example = described.split("```json\n")[1].split("```")[0]
    assert [task.key for task in loaded(example).problem.tasks] == ["frukost"]

"""That choices which exclude each other are named, those and no others."""

import pytest
from tests.core.carving.problems import LAX, problem, task

from talja.core.carving.conflicts import conflicts
from talja.core.carving.problem import Apart, Choice, Keep, Lock, Never, Problem, Shape, Together

SHAPE = Shape("mine", "ward", "new")
A, B = Lock("mine", "a"), Lock("mine", "b")


def asked(*choices: Choice) -> Problem:
    tasks = [task(key, 60) for key in "abcde"]
    return problem(*tasks, task("hard", demands={"lifting": 2}), task("long", 240), choices=choices)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        pytest.param((), (), id="nothing is chosen"),
        pytest.param((Keep("a"), Together(("a", "b"))), (), id="nothing must be there"),
        pytest.param((SHAPE, A, B, Keep("c")), (), id="all can hold"),
        pytest.param((Keep("c"), SHAPE, A, Keep("a"), B), (SHAPE, A, Keep("a")), id="locked and kept"),
        pytest.param((SHAPE, A, B, Apart(("a", "b", "c"))), (SHAPE, A, B, Apart(("a", "b", "c"))), id="apart"),
        pytest.param((SHAPE, A, Never("mine", "a")), (SHAPE, A, Never("mine", "a")), id="locked and never"),
        pytest.param((SHAPE, B, Lock("mine", "hard")), (SHAPE, Lock("mine", "hard")), id="beyond the person"),
        pytest.param(
            (SHAPE, Lock("mine", "a", ((0, 600),)), Lock("mine", "b", ((0, 630),))),
            (SHAPE, Lock("mine", "a", ((0, 600),)), Lock("mine", "b", ((0, 630),))),
            id="at the same time",
        ),
        pytest.param((SHAPE, A, Shape("far", "depot", "new")), (Shape("far", "depot", "new"),), id="nothing at home"),
        pytest.param(
            (SHAPE, Shape("other", "ward", "new"), A, Lock("other", "b"), Together(("a", "b"))),
            (SHAPE, Shape("other", "ward", "new"), A, Lock("other", "b"), Together(("a", "b"))),
            id="of two positions",
        ),
    ],
)
def test_the_smallest_set_is_named(choices: tuple[Choice, ...], expected: tuple[Choice, ...]) -> None:
    assert conflicts(asked(*choices), LAX) == expected

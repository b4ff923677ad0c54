"""Signs of crowding out: each just there and just not, and nothing judged that nobody knows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from talja.core.chain.signals import Course, Numbers, Signal, signals

NOW, THEN = date(2026, 11, 2), date(2025, 11, 2)
CALM = Course(
    now=Numbers(NOW, supported=2, ordinary=18, ordinary_as_of=date(2026, 10, 1)),
    before=Numbers(THEN, supported=2, ordinary=18, ordinary_as_of=date(2025, 10, 1)),
    redundancy_from=THEN,
)


def now(**changes: Any) -> Numbers:
    return replace(CALM.now, **changes)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, (), id="calm"),
        pytest.param({"now": now(ordinary=None)}, (Signal("ordinary_unknown"),), id="nobody has said"),
        pytest.param({"now": now(ordinary_as_of=date(2025, 11, 2))}, (), id="a year old"),
        pytest.param(
            {"now": now(ordinary_as_of=date(2025, 11, 1))},
            (Signal("ordinary_old", day=date(2025, 11, 1)),),
            id="older than a year",
        ),
        pytest.param({"limit": Decimal("0.10")}, (), id="at the limit"),
        pytest.param({"limit": Decimal("0.09")}, (Signal("many_supported", 10),), id="above the limit"),
        pytest.param({"limit": Decimal(0), "now": now(supported=0)}, (), id="none with support"),
        pytest.param({"now": now(ordinary=17)}, (), id="fewer ordinary, as many with support"),
        pytest.param({"now": now(ordinary=18, supported=3)}, (), id="as many ordinary, more with support"),
        pytest.param({"now": now(ordinary=16, supported=3)}, (Signal("fewer_ordinary", 2),), id="in exchange"),
        pytest.param(
            {"now": now(ordinary=16, supported=3), "before": replace(CALM.before, ordinary=None)},
            (),
            id="nobody knows what there was",
        ),
        pytest.param(
            {
                "now": now(ordinary=16, supported=3),
                "before": replace(CALM.before, ordinary_as_of=date(2026, 10, 1)),
            },
            (),
            id="told once: nothing to compare with",
        ),
        pytest.param({"in_a_row": 2}, (), id="two in a row"),
        pytest.param({"in_a_row": 3}, (Signal("repeated", 3),), id="three in a row"),
        pytest.param({"redundancy_day": THEN}, (Signal("redundancy", day=THEN),), id="a year ago"),
        pytest.param({"redundancy_day": date(2025, 11, 1)}, (), id="longer ago"),
    ],
)
def test_the_signs(changes: dict[str, Any], expected: tuple[Signal, ...]) -> None:
    assert signals(replace(CALM, **changes)) == expected


def test_a_limit_judges_nothing_where_the_staff_is_not_known() -> None:
    unknown = replace(CALM, now=now(ordinary=None), limit=Decimal(0))
    assert [one.code for one in signals(unknown)] == ["ordinary_unknown"]


@pytest.mark.parametrize(
    ("supported", "ordinary", "share"),
    [(2, 18, Decimal("0.1")), (0, 5, Decimal(0)), (3, 0, Decimal(1)), (0, 0, None), (2, None, None)],
)
def test_the_share(supported: int, ordinary: int | None, share: Decimal | None) -> None:
    assert Numbers(NOW, supported, ordinary=ordinary).share == share

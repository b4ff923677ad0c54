"""Each building block by itself: what it gives, and what it gives when a term is not known or was abolished."""

from decimal import Decimal

import pytest

from talja.core.rules.blocks import BLOCKS, Terms
from talja.core.rules.results import Term

ENDED = "ended"
Given = str | None | tuple[str | None, ...]


def term(number: str | None) -> Term:
    if number == ENDED:
        return Term("x", None, "SEK/month", is_ended=True)
    return Term("x", None if number is None else Decimal(number), "SEK/month")


def worked_out(kind: str, **given: Given) -> Decimal | None:
    words = {name: str(given.pop(name)) for name in BLOCKS[kind].words if name in given}
    by_name = {name: tuple(map(term, one if isinstance(one, tuple) else (one,))) for name, one in given.items()}
    return BLOCKS[kind].work_out(Terms(by_name, words))


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("amount", {"of": "100"}, "100"),
        ("amount", {"of": "100", "scale": "0.5"}, "50"),
        ("amount", {"of": ENDED}, "0"),
        ("amount", {"of": None}, None),
        ("amount", {"of": "100", "scale": None}, None),
        ("eligible_wage", {"wage": "18000", "ceiling": "20000"}, "18000"),
        ("eligible_wage", {"wage": "22000", "ceiling": "20000"}, "20000"),
        ("eligible_wage", {"wage": "12000", "ceiling": "20000", "scale": "0.5"}, "10000"),
        ("eligible_wage", {"wage": "22000", "ceiling": ENDED}, "22000"),
        ("eligible_wage", {"wage": "22000", "ceiling": None}, None),
        ("eligible_wage", {"wage": None, "ceiling": "20000"}, None),
        ("share_of", {"of": "20000", "share": "0.3142"}, "6284"),
        ("share_of", {"of": "20000", "share": None}, None),
        ("banded_share", {"of": "30000", "up_to": "25000", "share": "0.2", "above": "0.3"}, "6500"),
        ("banded_share", {"of": "20000", "up_to": "25000", "share": "0.2", "above": "0.3"}, "4000"),
        ("banded_share", {"of": "30000", "up_to": ENDED, "share": "0.2", "above": "0.3"}, "6000"),
        ("banded_share", {"of": "30000", "up_to": None, "share": "0.2", "above": "0.3"}, None),
        ("multiples", {"of": "20000", "times": "1", "first": "0.1", "rest": "0.3"}, "2000"),
        ("multiples", {"of": "20000", "times": "2.5", "first": "0.1", "rest": "0.3"}, "11000"),
        ("multiples", {"of": "20000", "times": "0.5", "first": "0.1", "rest": "0.3"}, "1000"),
        ("multiples", {"of": "20000", "times": None, "first": "0.1", "rest": "0.3"}, None),
        ("fixed", {"amount": "150", "per": "day", "quantity": "21"}, "3150"),
        ("fixed", {"amount": "150", "per": "hour", "quantity": "100", "scale": "0.5"}, "7500"),
        ("fixed", {"amount": "1200", "per": "year"}, "100"),
        ("fixed", {"amount": None, "per": "year"}, None),
        ("fixed", {"amount": "900", "per": "month"}, "900"),
        ("for_first_months", {"of": "900", "elapsed": "5", "months": "6"}, "900"),
        ("for_first_months", {"of": "900", "elapsed": "6", "months": "6"}, "0"),
        ("for_first_months", {"of": None, "elapsed": "6", "months": "6"}, "0"),
        ("for_first_months", {"of": "900", "elapsed": None, "months": "6"}, None),
        ("capped", {"of": "900", "at": "800"}, "800"),
        ("capped", {"of": "900", "at": "80", "quantity": "10", "scale": "0.5"}, "400"),
        ("capped", {"of": "900", "at": ENDED}, "900"),
        ("capped", {"of": "900", "at": None}, None),
        ("capped", {"of": None, "at": "800"}, None),
        ("raised", {"of": "900", "to": "1000"}, "1000"),
        ("raised", {"of": "900", "to": None}, None),
        ("nothing_below", {"of": "900", "at": "1000"}, "0"),
        ("nothing_below", {"of": "1000", "at": "1000"}, "1000"),
        ("nothing_below", {"of": None, "at": "1000"}, None),
        ("sum_of", {"of": ("1", "2", ENDED)}, "3"),
        ("sum_of", {"of": ("1", None)}, None),
        ("difference", {"of": "100", "less": ("30", "20")}, "50"),
        ("difference", {"of": "10", "less": ("30",)}, "0"),
        ("difference", {"of": "10", "less": (None,)}, None),
        ("smallest", {"of": ("3", "2")}, "2"),
        ("smallest", {"of": ("3", None)}, None),
        ("largest", {"of": ("3", "2")}, "3"),
        ("largest", {"of": ("3", None)}, None),
        ("first_known", {"of": (None, "2", "3")}, "2"),
        ("first_known", {"of": (None, None)}, None),
    ],
)
def test_a_block(kind: str, given: dict[str, Given], expected: str | None) -> None:
    assert worked_out(kind, **given) == (None if expected is None else Decimal(expected))


def test_every_block_takes_what_it_says() -> None:
    for kind in BLOCKS.values():
        assert kind.lists <= kind.allowed
        assert kind.required <= kind.allowed
        assert not kind.required & kind.optional

"""How messy a list is, and the small errors that people and systems make."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from talja.core.kernel.personal_number import InvalidNumber, parse


@dataclass(frozen=True, slots=True)
class Mess:
    """Rates of each kind of mess, from 0 to 1. Where nothing else is said: per cell that it can befall."""

    left_out: float = 0.05  # per placement: it ought to be in the list
    still_listed: float = 0.3  # per placement that ended lately: listed as if it ran
    duplicate: float = 0.02  # per row: the same row once more, written otherwise
    name_typo: float = 0.04
    name_in_part: float = 0.25  # per name of several words: one of them left out
    name_order: float = 0.12  # where the list has no rule of its own
    missing_number: float = 0.05
    birth_date_only: float = 0.02
    transposed_digits: float = 0.01
    wrong_check_digit: float = 0.01
    wrong_day: float = 0.04
    no_such_day: float = 0.008
    vague_day: float = 0.06  # "aug 2025", "v. 34"; only where people write days by hand
    other_form: float = 0.02
    doubtful_form: float = 0.06  # "lönebidrag", without saying which
    wrong_extent: float = 0.03
    missing_value: float = 0.04
    pay_period_days: float = 0.3  # payroll: the first day is the first of the next month
    endless_day: float = 0.3  # payroll, per open end: 9999-12-31

    def times(self, factor: float) -> "Mess":
        """Return so many times the mess, each rate at most 1. Nought gives tidy lists."""
        return replace(self, **{each.name: min(1.0, getattr(self, each.name) * factor) for each in fields(self)})


def misspelt(rng: random.Random, name: str) -> str:
    """Return the name with one slip of the keyboard; the first letter is kept."""
    slips: Sequence[Callable[[str, int], str]] = (_changed_about, _left_out, _doubled)
    plain = name.translate(str.maketrans("åäöéèüč", "aaoeeuc"))
    if plain != name and rng.random() < 0.4:
        return plain
    for _ in range(20):
        found = rng.choice(slips)(name, rng.randrange(1, max(2, len(name) - 1)))
        if found != name:
            return found
    return name + name[-1]


def with_wrong_check_digit(rng: random.Random, number: str) -> str:
    """Return the number with another last digit."""
    return number[:-1] + str((int(number[-1]) + rng.randint(1, 9)) % 10)


def with_transposed_digits(rng: random.Random, number: str, *, on: date) -> str:
    """Return the number with two neighbours of its last ten digits changed about, so that it is no longer right."""
    places = list(range(2, len(number) - 1))
    rng.shuffle(places)
    for place in places:
        found = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        if found != number and not is_right(found, on=on):
            return found
    return with_wrong_check_digit(rng, number)


def is_right(number: str, *, on: date) -> bool:
    """Whether the digits are a personal number."""
    try:
        parse(number, on=on)
    except InvalidNumber:
        return False
    return True


def _changed_about(name: str, place: int) -> str:
    pair = name[place : place + 2]
    return name[:place] + pair[::-1] + name[place + 2 :] if pair.isalpha() and pair.islower() else name


def _left_out(name: str, place: int) -> str:
    return name[:place] + name[place + 1 :] if len(name) > 3 and name[place].islower() else name


def _doubled(name: str, place: int) -> str:
    return name[: place + 1] + name[place] + name[place + 1 :] if name[place].islower() else name

"""Finding persons by name or number as people type them. Used by every query that takes free text."""

import re

from django.db.models import F, Q
from django.db.models.functions import Substr
from django.db.models.lookups import StartsWith

from talja.core.kernel.swedish import fold

_NUMBER = re.compile(r"[\d\s+-]*\d[\d\s+-]*", re.ASCII)
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_MIN_DIGITS = 4


def number_said(text: str) -> str:
    """Return the digits if the text is (the beginning of) a personal number in any usual form, else nothing."""
    digits = _NOT_DIGITS.sub("", text) if _NUMBER.fullmatch(text.strip()) else ""
    return digits if len(digits) >= _MIN_DIGITS else ""


def by_number(digits: str, *, prefix: str = "") -> Q:
    """Match numbers that begin with the digits, with or without century. `prefix` is the way to the person."""
    without_century = Q(StartsWith(Substr(F(f"{prefix}number"), 3), digits))
    return (
        without_century
        | Q(**{f"{prefix}number__startswith": digits})
        | Q(**{f"{prefix}local_number__startswith": digits})
    )


def by_name_or_number(text: str, *, prefix: str = "", numbers: bool = True) -> Q:
    """Match persons with every word of the text at the start of some name, in any order, or with the number.

    Without `numbers` the number is not searched: for those who may not see it. Text without letters or digits
    matches nobody.
    """
    digits = number_said(text) if numbers else ""
    if digits:
        return by_number(digits, prefix=prefix)
    found = Q()
    for word in fold(text).split() or ["\0"]:
        found &= by_word(word, prefix=prefix, numbers=numbers)
    return found


def by_word(word: str, *, prefix: str = "", numbers: bool = True) -> Q:
    """Match persons by one folded word: the start of a name, or of a local number."""
    name = Q(**{f"{prefix}search_text__contains": f" {word}"})
    return name | Q(**{f"{prefix}local_number__istartswith": word}) if numbers else name

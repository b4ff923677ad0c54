"""Finding persons by name or number as people type them. Used by every query that takes free text."""

import re

from django.db.models import F, Q
from django.db.models.functions import Substr
from django.db.models.lookups import StartsWith

from talja.core.kernel.swedish import fold

_NUMBER = re.compile(r"[\d\s+-]*\d[\d\s+-]*", re.ASCII)
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_MIN_DIGITS = 4
NOTHING = "_"  # no folded word holds it, so it finds nothing


def number_said(text: str) -> str:
    """Return the digits if the text is (the beginning of) a personal number in any usual form, else nothing."""
    digits = _NOT_DIGITS.sub("", text) if _NUMBER.fullmatch(text.strip()) else ""
    return digits if len(digits) >= _MIN_DIGITS else ""


def by_number(digits: str) -> Q:
    """Match persons whose number begins with the digits, with or without century."""
    without_century = Q(StartsWith(Substr(F("number"), 3), digits))
    return without_century | Q(number__startswith=digits) | Q(local_number__startswith=digits)


def by_name_or_number(text: str) -> Q:
    """Match persons with every word of the text at the start of some name, in any order, or with the number.

    Text without letters or digits matches nobody.
    """
    if digits := number_said(text):
        return by_number(digits)
    found = Q()
    for word in fold(text).split() or [NOTHING]:
        found &= by_word(word, numbers=True)
    return found


def by_word(word: str, *, numbers: bool) -> Q:
    """Match persons by one folded word: the start of a name or, for those who may see numbers, of a local number."""
    name = Q(search_text__contains=f" {word}")
    return name | Q(local_number__istartswith=word) if numbers else name

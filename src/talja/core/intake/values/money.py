"""Wages in kronor per month: "18 500 kr", "18.500:-", "18500,00", "18,5 tkr"."""

import re
from decimal import Decimal

from talja.core.intake.sheet import Cell
from talja.core.intake.values.cells import Read, decimal_of, nothing, plain, text_of, unread, warned

_LIKELY = range(2_000, 200_001)  # kronor per month; outside it the cell rather holds an hourly or a yearly wage
_MOST = 1e9  # nothing compares with "not a number", so it stays out too
_UNIT = re.compile(r"(?:kr(?:onor)?|sek|:-|-)?\.?[ /]*(?:(?:per |i )?(?:mån(?:ad(?:en)?)?|m)\.?)?$")
_OTHER_PERIOD = re.compile(r"(?:tim(?:me|lön)?|/ ?h|/ ?t|år|dag)\b")
_THOUSANDS = re.compile(r"(?P<number>\d+(?:[.,]\d+)?) ?(?:tkr|t|k)")
_GROUPED = re.compile(r"\d{1,3}(?:[ .'’]\d{3})+(?:,\d{1,2})?")
_GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?")


def read_money(cell: Cell) -> Read[Decimal]:
    """Return the amount in kronor per month; an amount that no month can hold is told."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | None):
        return unread("money_unreadable")
    if isinstance(cell, int | float):
        return _likely(round(decimal_of(cell), 2)) if abs(cell) < _MOST else unread("money_unreadable")
    text = plain(text_of(cell))
    blank: Read[Decimal] | None = nothing(text)
    if blank is not None:
        return blank
    if _OTHER_PERIOD.search(text):
        return unread("money_not_per_month")
    amount = _amount(text)
    return unread("money_unreadable") if amount is None else _likely(amount)


def _amount(text: str) -> Decimal | None:
    if found := _THOUSANDS.fullmatch(text):
        return Decimal(found["number"].replace(",", ".")) * 1000
    bare = _UNIT.sub("", text, count=1).strip()
    if _GROUPED.fullmatch(bare):
        return Decimal(re.sub(r"[ .']", "", bare).replace(",", "."))
    if _GROUPED_ENGLISH.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    return Decimal(bare.replace(",", ".")) if _PLAIN.fullmatch(bare) else None


def _likely(amount: Decimal) -> Read[Decimal]:
    if amount <= 0:
        return unread("money_unreadable")
    if int(amount) in _LIKELY:
        return Read(amount)
    return warned(amount, "money_unlikely")

"""Filters for pages that show the law as data: amounts, answers and certainty in words."""

from decimal import Decimal

from django import forms, template

from talja.web.shared.rule_words import ANSWERS, CERTAINTIES, money

register = template.Library()


@register.filter
def kronor(amount: Decimal | None) -> str:
    """Return an amount in whole kronor; what is not known is said to be."""
    return money(amount)


@register.filter
def answer_word(answer: str) -> str:
    """Return the answer to a condition in words."""
    return str(ANSWERS[answer])


@register.filter
def certainty_word(certainty: str) -> str:
    """Return how sure something is in a word."""
    return str(CERTAINTIES[certainty])


@register.filter
def field_id(form: forms.Form, name: str) -> str:
    """Return the id of a form's field, to lead to it."""
    return form[name].auto_id

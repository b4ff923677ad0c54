"""A number as people write it: 25 000 kr, 31,42 %, with spaces, a comma and its unit."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.web.shared.rule_words import decimal_text

_UNIT = re.compile(r"(kr(onor)?|sek|%|procent|tim(mar)?|mån(ader)?|:-)\.?$", re.IGNORECASE)
_THOUSANDS = re.compile(r"^\d{1,3}([.]\d{3})+$")


class NumberField(forms.DecimalField):
    """A number of at least `min_value` and at most `max_value`, however it is written. Empty is None: not known."""

    widget = forms.TextInput

    def __init__(self, *, is_whole: bool = False, **kwargs: Any) -> None:
        messages = {"invalid": _("Skriv ett tal med siffror."), "max_decimal_places": _("Skriv högst två decimaler.")}
        kwargs["error_messages"] = {
            **messages,
            "required": _("Skriv ett tal."),
            "max_digits": _("Talet är för stort."),
            "max_whole_digits": _("Talet är för stort."),
            **kwargs.get("error_messages", {}),
        }
        mode = "numeric" if is_whole else "decimal"
        kwargs.setdefault("widget", forms.TextInput({"inputmode": mode, "autocomplete": "off", "data-narrow": ""}))
        super().__init__(max_digits=10, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Return the number, whatever spaces, comma or unit it is written with."""
        return super().to_python(_plain(str(value))) if value not in self.empty_values else None

    def prepare_value(self, value: Any) -> Any:
        """Show a number as people write it."""
        return decimal_text(value) if isinstance(value, Decimal) else value


def _plain(text: str) -> str:
    without_spaces = re.sub(r"\s", "", text.strip())
    number = _UNIT.sub("", without_spaces)
    return number.replace(".", "") if _THOUSANDS.match(number) else number.replace(",", ".")

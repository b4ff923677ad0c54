"""Fields that the register's forms share."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.queries import Option
from talja.apps.placements.queries import occupation_names, occupation_vocabulary
from talja.core.kernel.swedish import fold

CHOOSE = ("", _("Välj"))
UNKNOWN = ("", _("Okänt"))


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "data-narrow": ""})
    default_error_messages = {"invalid": _("Det finns ingen sådan dag. Skriv den som 2026-05-31.")}


class ExtentField(forms.DecimalField):
    """Per cent of full time, with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_digits=5,
            decimal_places=2,
            widget=forms.TextInput({"inputmode": "decimal"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Read 75, 62,5 and 62.5 %."""
        return super().to_python(value.replace(",", ".").replace("%", "").strip() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show 62,5."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


class OccupationField(forms.CharField):
    """An occupation by its name in SSYK 2012, a title that leads to one, or the code; the code is what is kept."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"list": "occupations", "autocomplete": "off"})
        super().__init__(max_length=120, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the four digits. A title that several occupations share is not chosen between."""
        said = fold(super().clean(value))
        if not said:
            return ""
        found = [code for code, words in occupation_vocabulary().items() if said in {code, *map(fold, words)}]
        if not found:
            raise ValidationError(_("Yrket finns inte i SSYK 2012. Välj ett ur listan."))
        if len(found) > 1:
            names = ", ".join(occupation_names()[code] for code in found)
            raise ValidationError(_("Flera yrken kallas så: %(names)s. Välj ett av dem.") % {"names": names})
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """Show the name of a code."""
        return occupation_names().get(value, value)


class SeenField(forms.Field):
    """When what the form shows was recorded, so that nobody else's change is written over unseen."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> datetime | None:
        """Read the moment as `isoformat` writes it."""
        try:
            return datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise ValidationError(_("Sidan var för gammal. Ladda om den och försök igen.")) from None


def option_choices(options: Iterable[Option], *, first: tuple[str, Any] = CHOOSE) -> list[tuple[str, Any]]:
    """Return choices for a select, with a first one that says that nothing is chosen."""
    return [first, *((str(option.key), option.label) for option in options)]


def say_on_field(form: forms.Form, code: str, words: str, *, fields: Mapping[str, str]) -> None:
    """Put a refusal where it belongs: on the field that its code speaks of, or above the form."""
    name = fields.get(code)
    form.add_error(name if name in form.fields else None, words)

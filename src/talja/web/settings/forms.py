"""Forms of the settings: shape only. What may be done is judged by the operations."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import EmployerKind, RoleKind
from talja.apps.organisation.queries import Option

LAST_DAY = date(9998, 12, 31)  # the day after it must be a day too
OTHER_EMPLOYERS = [(kind.value, capfirst(kind.label)) for kind in EmployerKind if kind != EmployerKind.MUNICIPAL]


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class NameForm(forms.Form):
    """An administration or a unit."""

    name = forms.CharField(label=_("Namn"), max_length=160)


class EmployerForm(forms.Form):
    """An employer that is there already."""

    name = forms.CharField(label=_("Namn"), max_length=160)
    org_number = forms.CharField(
        label=_("Organisationsnummer"),
        max_length=20,
        required=False,
        help_text=_("Tio siffror. Lämna tomt för en enskild firma: där är numret ägarens personnummer."),
    )


class NewEmployerForm(EmployerForm):
    """A new company or association."""

    kind = forms.TypedChoiceField(
        label=_("Slag"), choices=OTHER_EMPLOYERS, coerce=EmployerKind, widget=forms.RadioSelect
    )
    field_order = ("kind", "name", "org_number")


class NewWorkplaceForm(forms.Form):
    """A new workplace."""

    name = forms.CharField(label=_("Namn"), max_length=160)
    cost_centre = forms.CharField(label=_("Ansvar"), max_length=40, required=False)


class WorkplaceForm(NewWorkplaceForm):
    """A workplace that is there already, and can be closed."""

    closed_day = DayField(
        label=_("Stängd från och med"),
        required=False,
        help_text=_("En stängd arbetsplats tar inte emot nya placeringar. De som finns ligger kvar."),
    )


class ContactForm(forms.Form):
    """Somebody to call."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    title = forms.CharField(label=_("Befattning"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-post"), required=False)


class UserForm(forms.Form):
    """Somebody who signs in."""

    name = forms.CharField(label=_("Namn"), max_length=120)
    email = forms.EmailField(label=_("E-post"), help_text=_("Med den loggar användaren in."))


class WorkplacesForm(forms.Form):
    """The workplaces that a role is bound to."""

    workplace_keys = forms.TypedMultipleChoiceField(
        label=_("Arbetsplatser"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bara för chefer. De ser de arbetsplatser du väljer och inga andra."),
    )

    def __init__(self, *args: Any, workplaces: Iterable[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["workplace_keys"]
        if isinstance(choices, forms.ChoiceField):
            choices.choices = [(str(option.key), option.label) for option in workplaces]


class RoleForm(WorkplacesForm):
    """A role to give."""

    kind = forms.TypedChoiceField(
        label=_("Roll"),
        choices=[(kind.value, capfirst(kind.label)) for kind in RoleKind],
        coerce=RoleKind,
        widget=forms.RadioSelect,
    )
    first_day = DayField(label=_("Första dag"))
    last_day = DayField(label=_("Sista dag"), required=False, help_text=_("Lämna tomt om rollen gäller tills vidare."))
    sees_protected = forms.BooleanField(
        label=_("Får se skyddade personuppgifter"),
        required=False,
        help_text=_("Namn, nummer och plats för den som har skyddade personuppgifter. Ge det bara till den som måste."),
    )
    field_order = ("kind", "first_day", "last_day", "sees_protected", "workplace_keys")


class EndRoleForm(forms.Form):
    """When a role ends."""

    last_day = DayField(label=_("Sista dag"), help_text=_("Rollen gäller till och med den dagen."))


class LogForm(forms.Form):
    """Which part of the log to show."""

    first_day = DayField(label=_("Från och med"), required=False)
    last_day = DayField(label=_("Till och med"), required=False, validators=[MaxValueValidator(LAST_DAY)])
    actor = forms.ChoiceField(label=_("Vem"), required=False)

    def __init__(self, *args: Any, actors: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("actor", actors)

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", str(_("Alla"))), *choices]


class EventLogForm(LogForm):
    """Which part of what has been done to show."""

    code = forms.ChoiceField(label=_("Händelse"), required=False)

    def __init__(self, *args: Any, codes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("code", codes)


class ReadingLogForm(LogForm):
    """Which part of what has been seen to show."""

    person = forms.UUIDField(label=_("Personens nyckel"), required=False)

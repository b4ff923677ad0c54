"""Forms for what is known of a workplace. Shape only: what may be told is judged by the operations."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import Redundancy
from talja.web.settings.forms import DayField


class FactsForm(forms.Form):
    """What a workplace is like on a day."""

    as_of = DayField(label=_("Uppgifterna gäller den"))
    ordinary_staff = forms.IntegerField(
        label=_("Anställda utan stöd"),
        min_value=0,
        required=False,
        help_text=_("Antal personer, utan dem som har anställning med stöd och utan praktikanter."),
    )
    supervisor_capacity = forms.IntegerField(
        label=_("Så många kan en handledare ha samtidigt"), min_value=0, required=False
    )
    redundancy = forms.ChoiceField(
        label=_("Uppsägningar på grund av arbetsbrist"),
        choices=[("", _("Vet inte")), *((one.value, capfirst(one.label)) for one in Redundancy)],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("På arbetsplatsen, under de tolv månaderna före dagen."),
    )
    redundancy_day = DayField(label=_("Dag för den senaste uppsägningen"), required=False)
    source = forms.CharField(label=_("Källa"), max_length=200, help_text=_("Vem som har sagt det, eller var det står."))


class ShareLimitForm(forms.Form):
    """The highest share with support, in per cent."""

    percent = forms.DecimalField(
        label=_("Högsta andel av de anställda, procent"),
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
        help_text=_("Lämna tomt om ni inte har någon gräns. Då visar vi andelen utan att bedöma den."),
    )

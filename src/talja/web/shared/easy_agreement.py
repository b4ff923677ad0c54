"""What an agreement says to the one it is about, in easy Swedish: short sentences, one thing at a time."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from talja.apps.agreements.lines import VersionLine
from talja.apps.placements.queries import occupation_name
from talja.web.shared.agreement_words import value_text
from talja.web.shared.rule_words import day_text, money


def easy_sentences(version: VersionLine) -> list[dict[str, str]]:
    """Return questions with their answers. What is not said is told as not settled where one would miss it."""
    return [{"label": question, "value": answer} for question, answer in _told(version) if answer]


def _told(version: VersionLine) -> Iterator[tuple[str, str]]:
    unsettled = _("Det är inte bestämt än.")
    yield _("Var ska jag arbeta?"), version.workplace
    yield _("Vad är det för anställning?"), value_text("employment", version.employment).capitalize()
    yield _("När börjar jag?"), day_text(version.first_day)
    yield _("När slutar jag?"), day_text(version.last_day) if version.last_day else unsettled
    yield _("Hur mycket ska jag arbeta?"), _how_much(version) or unsettled
    yield _("Vilka tider?"), version.schedule
    occupation = occupation_name(version.occupation) if version.occupation else ""
    yield _("Vad ska jag göra?"), version.tasks or occupation or unsettled
    yield _("Vem hjälper mig på jobbet?"), version.supervisor or unsettled
    yield _("Vad får jag i lön?"), _wage(version)
    yield _("Vad får jag lära mig?"), version.goals
    yield _("Vad hjälper arbetsplatsen mig med?"), version.offers
    yield _("Vad händer sedan?"), version.afterwards or value_text("aim", version.aim)


def _how_much(version: VersionLine) -> str:
    extent, hours = value_text("extent", version.extent), value_text("weekly_hours", version.weekly_hours)
    if extent and hours:
        return _("%(hours)s timmar i veckan. Det är %(extent)s av heltid.") % {"hours": hours, "extent": extent}
    if hours:
        return _("%(hours)s timmar i veckan.") % {"hours": hours}
    return _("%(extent)s av heltid.") % {"extent": extent} if extent else ""


def _wage(version: VersionLine) -> str:
    if version.wage is None:
        return ""
    return _("%(wage)s i månaden, före skatt.") % {"wage": money(version.wage)}

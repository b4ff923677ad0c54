"""Words of the register: categories of measures, why a placement ended and where it led."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What kind of measure it is; safe to show where the form itself is not."""

    SUBSIDISED = "subsidised", _("anställning med stöd")
    MUNICIPAL = "municipal", _("kommunal anställning")
    INTERNSHIP = "internship", _("praktik eller träning")
    ACTIVITY = "activity", _("aktivitet")


class EndReason(models.TextChoices):
    TIME_RAN_OUT = "time_ran_out", _("tiden tog slut")
    GOT_WORK = "got_work", _("fick arbete")
    STARTED_STUDIES = "started_studies", _("började studera")
    ENDED_BY_EMPLOYER = "ended_by_employer", _("arbetsgivaren avslutade")
    ENDED_BY_PERSON = "ended_by_person", _("personen avslutade")
    SUPPORT_ENDED = "support_ended", _("stödet upphörde")
    MOVED = "moved", _("flyttade")
    ILL = "ill", _("sjukdom")
    PARENTAL_LEAVE = "parental_leave", _("föräldraledighet")
    DECEASED = "deceased", _("avled")
    OTHER = "other", _("annan orsak")
    UNKNOWN = "unknown", _("okänd")


class Destination(models.TextChoices):
    """Where it led, coded for the municipality's own goal: 70 % to ordinary work or regular studies."""

    ORDINARY_MUNICIPAL_JOB = "ordinary_municipal_job", _("ordinarie arbete i kommunen")
    ORDINARY_PRIVATE_JOB = "ordinary_private_job", _("ordinarie arbete hos privat arbetsgivare")
    STUDIES_BASIC = "studies_basic", _("studier: grundläggande vuxenutbildning")
    STUDIES_UPPER_SECONDARY = "studies_upper_secondary", _("studier: gymnasial vuxenutbildning")
    STUDIES_VOCATIONAL = "studies_vocational", _("studier: yrkeshögskola")
    STUDIES_UNIVERSITY = "studies_university", _("studier: högskola eller universitet")
    STUDIES_FOLK_HIGH_SCHOOL = "studies_folk_high_school", _("studier: folkhögskola")
    OTHER_MEASURE = "other_measure", _("annan insats")
    MOVED = "moved", _("flyttat")
    ILL = "ill", _("sjuk")
    PARENTAL_LEAVE = "parental_leave", _("föräldraledig")
    UNEMPLOYED = "unemployed", _("arbetslös")
    DECEASED = "deceased", _("avliden")
    UNKNOWN = "unknown", _("okänt")


class Kolada(models.TextChoices):
    """Kolada's exit categories (U40406, U40409, U40412, U40415, U40418), and unknown."""

    WORK = "A", _("A: arbete")
    STUDIES = "B", _("B: studier")
    OTHER_AUTHORITY = "C", _("C: över till annan myndighet")
    ASSIGNMENT_DONE = "D", _("D: slutfört uppdrag")
    OTHER = "E", _("E: övrigt")
    UNKNOWN = "U", _("okänt")


class State(models.TextChoices):
    """Where a placement is on a day."""

    RUNNING = "running", _("pågående")
    PLANNED = "planned", _("planerad")
    ENDED = "ended", _("avslutad")


class Order(models.TextChoices):
    """What a list can be sorted by; a minus sign before it turns it round."""

    NAME = "name", _("namn")
    MEASURE = "measure", _("insats")
    WORKPLACE = "workplace", _("arbetsplats")
    FIRST_DAY = "first_day", _("första dag")
    ENDS = "ends", _("slutar")
    EXTENT = "extent", _("omfattning")


class Missing(models.TextChoices):
    """What a placement or its person lacks, or what nobody has followed up."""

    EXTENT = "extent", _("saknar omfattning")
    OCCUPATION = "occupation", _("saknar yrke")
    SUPERVISOR = "supervisor", _("saknar handledare")
    PLANNED_LAST_DAY = "planned_last_day", _("saknar planerad sista dag")
    OVERDUE = "overdue", _("planerad sista dag har passerat utan avslut")
    DECISION = "decision", _("anställning med stöd utan beslut från Arbetsförmedlingen")
    DECISION_OVER = "decision_over", _("beslutet från Arbetsförmedlingen har gått ut")
    MEASURE_OVER = "measure_over", _("pågår fast insatsen har upphört")
    END_REASON = "end_reason", _("avslutad med okänd orsak")
    DESTINATION = "destination", _("avslutad, okänt vart personen gick")
    KOLADA = "kolada", _("avslutad utan Koladas avslutskategori")
    CASE_WORKER = "case_worker", _("personen saknar handläggare")
    NUMBER = "number", _("personen har bara ett lokalt nummer")
    SEX = "sex", _("personens kön är okänt")
    BORN = "born", _("okänt om personen är född i Sverige")
    EDUCATION = "education", _("personens utbildning är okänd")

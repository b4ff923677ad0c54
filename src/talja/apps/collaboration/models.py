"""Whom the municipality works with around a matter: unions that are asked, and officers who decide.

A consultation and an application hold the public keys of the matter, the person and the placement, not foreign keys:
a matter can stand before its placement does. Each has its history beside it, an entry for everything that happened.
"""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from talja.apps.collaboration.enums import ApplicationState, Basis, ConsultationState, How
from talja.apps.organisation.models import Employer, Unit, Workplace


class Union(models.Model):
    """A trade union, or a local branch of one. A closed one is asked no more."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField("namn", max_length=160)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    closed_day = models.DateField("frågas inte från och med", null=True)
    sort_key = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    def active(self) -> Self:
        """Those who have not left."""
        return self.filter(left_day=None)


class Representative(models.Model):
    """Somebody who answers for a union, in that task. Who has left stays, for what they answered."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="representatives", verbose_name="fack")
    name = models.CharField("namn", max_length=120)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    left_day = models.DateField("slutade", null=True)
    sort_key = models.CharField(max_length=200)

    objects = RepresentativeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"#{self.pk}"


_EVERYWHERE = Q(workplace=None, unit=None, employer=None)


class Coverage(models.Model):
    """Which union is asked where, for which occupations (the first digits of SSYK 2012; empty = all).

    At most one of workplace, unit (or administration) and employer; none = everywhere.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="coverages", verbose_name="fack")
    representative = models.ForeignKey(
        Representative, on_delete=models.SET_NULL, null=True, related_name="coverages", verbose_name="ombud"
    )
    workplace = models.ForeignKey(
        Workplace, on_delete=models.CASCADE, null=True, related_name="coverages", verbose_name="arbetsplats"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="coverages", verbose_name="enhet")
    employer = models.ForeignKey(
        Employer, on_delete=models.CASCADE, null=True, related_name="coverages", verbose_name="arbetsgivare"
    )
    occupation = models.CharField("yrkesgrupp (SSYK 2012)", max_length=4, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coverage_one_place",
                condition=_EVERYWHERE
                | Q(workplace__isnull=False, unit=None, employer=None)
                | Q(workplace=None, unit__isnull=False, employer=None)
                | Q(workplace=None, unit=None, employer__isnull=False),
            ),
            models.UniqueConstraint(
                name="coverage_everywhere_once", fields=["union", "occupation"], condition=_EVERYWHERE
            ),
            *(
                models.UniqueConstraint(
                    name=f"coverage_{place}_once",
                    fields=["union", "occupation", place],
                    condition=Q(**{f"{place}__isnull": False}),
                )
                for place in ("workplace", "unit", "employer")
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class AnswerFacts(models.Model):
    """What a union has answered, the same in the consultation and in its history."""

    state = models.CharField("läge", max_length=20, choices=ConsultationState, default=ConsultationState.SENT)
    text = models.TextField("vad facket säger", blank=True)
    how = models.CharField("hur svaret kom", max_length=20, choices=How, blank=True)
    wants_contact = models.BooleanField("vill bli kontaktad", default=False)
    answered_at = models.DateTimeField("svarade", null=True)
    recorded_by = models.CharField("skrivet av", max_length=64, blank=True)
    to_name = models.CharField("till", max_length=120, blank=True)
    to_email = models.EmailField("till e-post", blank=True)

    class Meta:
        abstract = True


class Consultation(AnswerFacts):
    """One union asked about one matter. `shown` is all that its representative sees, and nothing else."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    matter_key = models.UUIDField(db_index=True)
    person_key = models.UUIDField(null=True, db_index=True)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="consultations", verbose_name="arbetsplats"
    )
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="consultations", verbose_name="fack")
    representative = models.ForeignKey(
        Representative, on_delete=models.PROTECT, null=True, related_name="consultations", verbose_name="ombud"
    )
    basis = models.CharField("stöd i lag", max_length=20, choices=Basis)
    shown = models.JSONField("vad facket ser")
    sent_at = models.DateTimeField("skickad")
    sent_by = models.CharField("skickad av", max_length=64)
    deadline = models.DateField("svara senast")
    sendings = models.PositiveSmallIntegerField("gånger skickad", default=1)
    version = models.PositiveSmallIntegerField("version", default=1)  # what a form was shown for
    reminded = models.PositiveSmallIntegerField("påminnelser", default=0)  # of the two: before the deadline, and after
    contacted_at = models.DateTimeField("kontaktad", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consultation_answered_at_and_by",
                condition=Q(state__in=[ConsultationState.SENT, ConsultationState.WITHDRAWN], answered_at=None)
                | Q(
                    state__in=[ConsultationState.AGREES, ConsultationState.OBJECTS, ConsultationState.NO_ANSWER],
                    answered_at__isnull=False,
                )
                & ~Q(recorded_by=""),
            ),
            models.CheckConstraint(
                name="consultation_objects_with_text", condition=~Q(state=ConsultationState.OBJECTS) | ~Q(text="")
            ),
            models.UniqueConstraint(
                name="consultation_open_once",
                fields=["matter_key", "union"],
                condition=Q(state=ConsultationState.SENT),
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline"], name="consultation_waiting")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ConsultationEntry(AnswerFacts):
    """One thing that happened to a consultation, and what was known of it then."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="entries")
    event = models.CharField("händelse", max_length=40)
    at = models.DateTimeField("när")
    by = models.CharField("av", max_length=64)
    reason = models.CharField("skäl", max_length=300, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class Officer(models.Model):
    """Somebody at Arbetsförmedlingen who handles our applications. Who has left stays, for what they decided."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField("namn", max_length=120)
    office = models.CharField("kontor", max_length=120, blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)
    left_day = models.DateField("slutade", null=True)
    sort_key = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class ApplicationFacts(models.Model):
    """What was applied for and decided, the same in the application and in its history. Money is kronor per month."""

    state = models.CharField("läge", max_length=20, choices=ApplicationState)
    sent_day = models.DateField("skickad", null=True)
    reference = models.CharField("ärendenummer", max_length=60, blank=True)
    first_day = models.DateField("söks från och med", null=True)
    last_day = models.DateField("söks till och med", null=True)
    wish = models.CharField("vad som söks", max_length=300, blank=True)
    decided_day = models.DateField("beslutad", null=True)
    decision_reference = models.CharField("beslutsnummer", max_length=60, blank=True)
    amount = models.DecimalField("stöd per månad", max_digits=10, decimal_places=2, null=True)
    level = models.DecimalField("nivå i procent", max_digits=5, decimal_places=2, null=True)
    decision_first_day = models.DateField("beslut från och med", null=True)
    decision_last_day = models.DateField("beslut till och med", null=True)

    class Meta:
        abstract = True


_DECIDED = Q(state__in=[ApplicationState.GRANTED, ApplicationState.PARTLY, ApplicationState.REFUSED])


class Application(ApplicationFacts):
    """An application to Arbetsförmedlingen about one matter: planned, sent, and what it led to."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    matter_key = models.UUIDField(db_index=True)
    placement_key = models.UUIDField(null=True, db_index=True)
    person_key = models.UUIDField(null=True, db_index=True)
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="applications", verbose_name="arbetsplats"
    )
    measure_code = models.CharField("insats", max_length=30)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="applications", verbose_name="handläggare"
    )
    send_by = models.DateField("skickas senast", null=True)
    not_renewed = models.CharField("varför den inte förnyas", max_length=300, blank=True)
    recorded_at = models.DateTimeField("registrerad")
    recorded_by = models.CharField("registrerad av", max_length=64)
    version = models.PositiveSmallIntegerField("version", default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="application_decided_with_day",
                condition=_DECIDED & Q(decided_day__isnull=False, sent_day__isnull=False)
                | ~_DECIDED & Q(decided_day=None),
            ),
            models.CheckConstraint(
                name="application_decided_after_sent",
                condition=Q(decided_day=None) | Q(decided_day__gte=F("sent_day")),
            ),
            models.CheckConstraint(
                name="application_days_in_order",
                condition=Q(last_day=None) | Q(first_day__isnull=False, last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="application_decision_days_in_order",
                condition=Q(decision_last_day=None)
                | Q(decision_first_day__isnull=False, decision_last_day__gte=F("decision_first_day")),
            ),
            models.CheckConstraint(
                name="application_level_in_range", condition=Q(level=None) | Q(level__gt=0, level__lte=100)
            ),
            models.UniqueConstraint(
                name="application_open_once",
                fields=["matter_key", "measure_code"],
                condition=Q(state__in=[ApplicationState.PLANNED, ApplicationState.SENT]),
            ),
        ]
        indexes = [models.Index(fields=["state", "sent_day"], name="application_waiting")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ApplicationEntry(ApplicationFacts):
    """One thing that happened to an application, and what was known of it then."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="entries")
    officer_key = models.UUIDField(null=True)
    event = models.CharField("händelse", max_length=40)
    at = models.DateTimeField("när")
    by = models.CharField("av", max_length=64)
    reason = models.CharField("skäl", max_length=300, blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class OwnProcedure(models.Model):
    """How the municipality itself has chosen to do for a form. Never changed: the latest counts, if it is no reset."""

    measure_code = models.CharField("insats", max_length=30, db_index=True)
    is_reset = models.BooleanField("åter till det som följer med", default=False)
    needs_union = models.BooleanField("facket frågas", default=False)
    basis = models.CharField("stöd i lag", max_length=20, choices=Basis, default=Basis.LOCAL)
    union_days = models.PositiveSmallIntegerField("dagar för facket", default=0)
    needs_agency = models.BooleanField("Arbetsförmedlingen beslutar", default=False)
    agency_days = models.PositiveSmallIntegerField("dagar för Arbetsförmedlingen", default=0)
    shows_form = models.BooleanField("facket får veta formen", default=False)
    reason = models.CharField("varför", max_length=300)
    recorded_at = models.DateTimeField("sparad")
    recorded_by = models.CharField("sparad av", max_length=64)

    def __str__(self) -> str:
        return f"#{self.pk}"

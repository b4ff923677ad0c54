"""Where people work and who is responsible: employers, units, workplaces, contacts, and users' roles."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from talja.apps.organisation.enums import EmployerKind, Redundancy, RoleKind, UnitKind


class Municipality(models.Model):
    """The one municipality this installation serves. `is_demo` marks a database with invented people only."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField("namn", max_length=80)
    code = models.CharField("kommunkod", max_length=4)
    is_demo = models.BooleanField("demokommun", default=False)
    supported_share_limit = models.DecimalField(
        "högsta andel med stöd, procent", max_digits=5, decimal_places=2, null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="municipality_only_one", condition=Q(pk=1)),
            models.CheckConstraint(
                name="municipality_share_limit_in_range",
                condition=Q(supported_share_limit=None)
                | Q(supported_share_limit__gt=0, supported_share_limit__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Employer(models.Model):
    """A legal employer: the municipality itself, a company or an association."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField("slag", max_length=20, choices=EmployerKind)
    name = models.CharField("namn", max_length=160)
    org_number = models.CharField("organisationsnummer", max_length=10, blank=True)
    sort_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="employer_org_number_once", fields=["org_number"], condition=~Q(org_number="")
            ),
            models.UniqueConstraint(name="employer_name_once", fields=["sort_key", "org_number"]),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Unit(models.Model):
    """An administration (förvaltning), or a unit within one."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="units", verbose_name="arbetsgivare")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="hör till"
    )
    kind = models.CharField("slag", max_length=20, choices=UnitKind)
    name = models.CharField("namn", max_length=160)
    sort_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="unit_name_once", fields=["parent", "sort_key"]),
            models.UniqueConstraint(
                name="unit_top_name_once", fields=["employer", "sort_key"], condition=Q(parent=None)
            ),
            models.CheckConstraint(name="unit_administration_is_top", condition=Q(kind=UnitKind.UNIT) | Q(parent=None)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Workplace(models.Model):
    """A place where somebody can work, with its cost centre. A closed one takes no new placements."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, related_name="workplaces", verbose_name="arbetsgivare"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="workplaces", verbose_name="enhet"
    )
    name = models.CharField("namn", max_length=160)
    cost_centre = models.CharField("ansvar", max_length=40, blank=True)
    closed_day = models.DateField("stängd från och med", null=True, blank=True)
    sort_key = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="workplace_name_once", fields=["unit", "sort_key"]),
            models.UniqueConstraint(
                name="workplace_without_unit_name_once", fields=["employer", "sort_key"], condition=Q(unit=None)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class WorkplaceFacts(models.Model):
    """What somebody has told of a workplace as it was on a day. What was not told is empty: an older row then holds."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="facts", verbose_name="arbetsplats")
    as_of = models.DateField("gäller dagen")
    ordinary_staff = models.PositiveIntegerField("ordinarie anställda", null=True, blank=True)
    supervisor_capacity = models.PositiveSmallIntegerField("personer per handledare", null=True, blank=True)
    redundancy = models.CharField("uppsägning på grund av arbetsbrist", max_length=10, choices=Redundancy, blank=True)
    redundancy_day = models.DateField("senaste uppsägningsdag", null=True, blank=True)
    source = models.CharField("källa", max_length=200)
    recorded_at = models.DateTimeField("registrerad")
    recorded_by = models.CharField("registrerad av", max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="workplace_facts_once_a_day", fields=["workplace", "as_of"]),
            models.CheckConstraint(
                name="workplace_facts_say_something",
                condition=~Q(ordinary_staff=None, supervisor_capacity=None, redundancy=""),
            ),
            models.CheckConstraint(
                name="workplace_facts_notice_with_day",
                condition=Q(
                    redundancy=Redundancy.GIVEN, redundancy_day__isnull=False, redundancy_day__lte=models.F("as_of")
                )
                | ~Q(redundancy=Redundancy.GIVEN) & Q(redundancy_day=None),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Contact(models.Model):
    """Somebody to call at an employer or a workplace, in their work."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    employer = models.ForeignKey(
        Employer, on_delete=models.CASCADE, related_name="contacts", verbose_name="arbetsgivare"
    )
    workplace = models.ForeignKey(
        Workplace, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts", verbose_name="arbetsplats"
    )
    name = models.CharField("namn", max_length=120)
    title = models.CharField("befattning", max_length=120, blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    email = models.EmailField("e-post", blank=True)

    def __str__(self) -> str:
        return f"#{self.pk}"


class RoleQuerySet(models.QuerySet["Role"]):
    def held(self, *, on: date) -> Self:
        """Roles that hold on the day."""
        return self.filter(Q(last_day=None) | Q(last_day__gte=on), first_day__lte=on)


class Role(models.Model):
    """What a user is here, from when to when, and for which workplaces where the role is bound to some."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles", verbose_name="användare"
    )
    kind = models.CharField("roll", max_length=20, choices=RoleKind)
    sees_protected = models.BooleanField("ser skyddade personuppgifter", default=False)
    workplaces = models.ManyToManyField(Workplace, blank=True, related_name="roles", verbose_name="arbetsplatser")
    first_day = models.DateField("första dag")
    last_day = models.DateField("sista dag", null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="role_days_in_order", condition=Q(last_day=None) | Q(last_day__gte=models.F("first_day"))
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

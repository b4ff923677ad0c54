"""Words of the organisation: kinds of employers and units, roles and what each role has a right to."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class EmployerKind(models.TextChoices):
    MUNICIPAL = "municipal", _("kommunal")
    PRIVATE = "private", _("privat")
    ASSOCIATION = "association", _("förening")


class UnitKind(models.TextChoices):
    ADMINISTRATION = "administration", _("förvaltning")
    UNIT = "unit", _("enhet")


class Redundancy(models.TextChoices):
    """What is told of notices for lack of work in the twelve months before a day. Empty = nobody has said."""

    NONE = "none", _("ingen har sagts upp")
    GIVEN = "given", _("någon har sagts upp")


class RoleKind(models.TextChoices):
    COORDINATOR = "coordinator", _("samordnare")
    CASE_WORKER = "case_worker", _("handläggare")
    STRATEGIST = "strategist", _("arbetsmarknadsstrateg")
    MANAGER = "manager", _("chef")
    HR = "hr", _("HR")
    ANALYST = "analyst", _("analytiker")
    ADMINISTRATOR = "administrator", _("administratör")
    DATA_PROTECTION = "data_protection", _("dataskyddsombud")


class Right(StrEnum):
    """What a view or an operation can demand. Who holds it is settled in ROLE_RIGHTS."""

    SIGNED_IN = "signed_in"
    PLACEMENT_VIEW = "placement.view"
    PLACEMENT_EDIT = "placement.edit"
    PLACEMENT_EXPORT = "placement.export"
    MEASURE_VIEW = "measure.view"  # which form of support it is: can reveal health
    PERSON_VIEW = "person.view"
    PERSON_EDIT = "person.edit"
    PERSON_PROTECTED = "person.protected"  # name, number and place of protected identities; given person by person
    IMPORT_RUN = "import.run"
    CALCULATION_EDIT = "calculation.edit"  # what a form gives and costs for a placement, and what was decided
    BUDGET_VIEW = "budget.view"  # sums; exact ones only with the register and the form of support
    RULES_PROPOSE = "rules.propose"
    RULES_APPROVE = "rules.approve"  # what somebody else has proposed
    FIGURES_VIEW = "figures.view"
    ORGANISATION_VIEW = "organisation.view"
    ORGANISATION_EDIT = "organisation.edit"
    USERS_EDIT = "users.edit"
    AUDIT_VIEW = "audit.view"
    REQUEST_ASK = "request.ask"  # ask the unit for hands, or anything else
    DESK_WORK = "desk.work"  # answer what managers ask, and keep the reply templates
    AGREEMENT_VIEW = "agreement.view"
    AGREEMENT_EDIT = "agreement.edit"  # draft, consult, apply, change
    AGREEMENT_APPROVE = "agreement.approve"  # for the unit: what somebody else has drafted
    AGREEMENT_ANSWER = "agreement.answer"  # for a workplace of one's own
    FOLLOWUP_EDIT = "followup.edit"  # plans, follow-ups, ends and what came after
    DOCUMENTS_EDIT = "documents.edit"  # the municipality's own Word templates
    JOBDESIGN_VIEW = "jobdesign.view"  # inventories, plans and positions; a manager's own workplaces
    JOBDESIGN_EDIT = "jobdesign.edit"  # find work, take inventory, carve, and put positions in the register
    LETTERS_VIEW = "letters.view"  # what was sent, what came back, what to print


_REGISTER = frozenset(
    {
        Right.PLACEMENT_VIEW,
        Right.PLACEMENT_EDIT,
        Right.MEASURE_VIEW,
        Right.PERSON_VIEW,
        Right.PERSON_EDIT,
        Right.CALCULATION_EDIT,
        Right.DESK_WORK,
        Right.AGREEMENT_VIEW,
        Right.AGREEMENT_EDIT,
        Right.FOLLOWUP_EDIT,
        Right.LETTERS_VIEW,
    }
)
_RULES = frozenset({Right.RULES_PROPOSE, Right.RULES_APPROVE})
ROLE_RIGHTS: dict[str, frozenset[Right]] = {
    RoleKind.COORDINATOR: _REGISTER
    | _RULES
    | {
        Right.BUDGET_VIEW,
        Right.PLACEMENT_EXPORT,
        Right.IMPORT_RUN,
        Right.FIGURES_VIEW,
        Right.ORGANISATION_VIEW,
        Right.ORGANISATION_EDIT,
        Right.AGREEMENT_APPROVE,
        Right.DOCUMENTS_EDIT,
        Right.JOBDESIGN_VIEW,
        Right.JOBDESIGN_EDIT,
    },
    RoleKind.CASE_WORKER: _REGISTER | {Right.FIGURES_VIEW, Right.ORGANISATION_VIEW, Right.AGREEMENT_APPROVE},
    RoleKind.STRATEGIST: frozenset(
        {
            Right.FIGURES_VIEW,
            Right.ORGANISATION_VIEW,
            Right.ORGANISATION_EDIT,
            Right.JOBDESIGN_VIEW,
            Right.JOBDESIGN_EDIT,
        }
    ),
    RoleKind.MANAGER: frozenset(
        {Right.PLACEMENT_VIEW, Right.REQUEST_ASK, Right.AGREEMENT_ANSWER, Right.JOBDESIGN_VIEW}
    ),
    RoleKind.HR: frozenset({Right.FIGURES_VIEW, Right.ORGANISATION_VIEW}),
    RoleKind.ANALYST: frozenset({Right.FIGURES_VIEW, Right.BUDGET_VIEW}),
    RoleKind.ADMINISTRATOR: _RULES
    | {
        Right.ORGANISATION_VIEW,
        Right.ORGANISATION_EDIT,
        Right.USERS_EDIT,
        Right.DOCUMENTS_EDIT,
        Right.LETTERS_VIEW,
    },
    RoleKind.DATA_PROTECTION: frozenset({Right.AUDIT_VIEW}),
}
SCOPED_ROLES = frozenset({RoleKind.MANAGER})  # these see only the workplaces named in the role

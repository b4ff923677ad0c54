"""What sort of employment somebody's placements are, as it is agreed: what the register does not say."""

from uuid import UUID

from talja.apps.agreements.enums import Standing, State
from talja.apps.agreements.models import AgreementVersion
from talja.core.rules.las import Employment


def kinds_agreed(person_key: UUID) -> dict[UUID, Employment]:
    """Return the sort of employment by placement, where somebody has said. One query."""
    rows = AgreementVersion.objects.filter(agreement__person__key=person_key, standing=Standing.CURRENT)
    told = rows.exclude(agreement__state=State.CANCELLED).exclude(employment="")
    return {key: Employment(kind) for key, kind in told.values_list("agreement__placement_key", "employment")}

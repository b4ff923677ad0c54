"""Who has said no to what is on its way, and what they want to be another way."""

from uuid import UUID

from talja.apps.agreements.enums import Standing
from talja.apps.agreements.lines import RefusalLine
from talja.apps.agreements.models import Agreement, AgreementVersion, Refusal
from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.people.queries import user_names


def refusals_of(*, key: UUID, actor: Actor) -> tuple[RefusalLine, ...]:
    """Return the noes to the version that is on its way, the latest first. What is written anew has none.

    Raises `Agreement.DoesNotExist` for what is unknown to the actor. Of a protected person the message is left out.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    versions = AgreementVersion.objects.filter(agreement=agreement)
    waiting = versions.filter(standing__in=[Standing.PENDING, Standing.CURRENT]).order_by("-number").first()
    return refusals_to(agreement, number=waiting.number, actor=actor) if waiting else ()


def refusals_to(agreement: Agreement, *, number: int, actor: Actor) -> tuple[RefusalLine, ...]:
    """Return the noes to a version, the latest first, for a caller that has judged who asks."""
    rows = list(Refusal.objects.filter(agreement=agreement, number=number).order_by("-pk"))
    names = user_names([row.by for row in rows])
    masked = masking.is_masked(agreement.person.protection, actor=actor)
    return tuple(RefusalLine(row.party, "" if masked else row.message, row.at, names.get(row.by, "")) for row in rows)

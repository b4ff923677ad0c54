"""Why internships led to no employment, for counting: nobody's name, and no words."""

from talja.apps.agreements.models import Conversion
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right


def lost_causes(*, actor: Actor) -> dict[str, str]:
    """Return whose cause it was, by placement key, of every internship that was given up. Empty without `FIGURES_VIEW`.

    One query. To be protected before anybody without the cases sees it.
    """
    if not actor.may(Right.FIGURES_VIEW):
        return {}
    lost = Conversion.objects.filter(lost_at__isnull=False)
    return {str(key): cause for key, cause in lost.values_list("placement_key", "cause")}

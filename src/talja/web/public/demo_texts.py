"""What each role does in Talja, for those who try it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.enums import RoleKind

ROLE_TEXTS: dict[RoleKind, str | Promise] = {
    RoleKind.COORDINATOR: _("Tar in listor, håller registret sant och ser vad som snart tar slut."),
    RoleKind.CASE_WORKER: _("Följer sina personer och deras placeringar."),
    RoleKind.STRATEGIST: _("Ser siffrorna och sköter arbetsgivare och arbetsplatser."),
    RoleKind.MANAGER: _("Ser dem som arbetar på de egna arbetsplatserna."),
    RoleKind.HR: _("Ser vad insatserna ger i siffror."),
    RoleKind.ANALYST: _("Läser siffrorna och hur de är räknade."),
    RoleKind.ADMINISTRATOR: _("Lägger upp användare och ger dem roller."),
    RoleKind.DATA_PROTECTION: _("Läser loggen: vem som har gjort och sett vad."),
}

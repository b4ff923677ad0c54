"""Words of the inventories: where one is, where its lines come from, and the words of the lines themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from talja.core.inventory import lines as _core


class InventoryState(models.TextChoices):
    """Where an inventory is on its way from an idea to carved positions."""

    PREPARING = "preparing", _("förbereds")
    OPEN = "open", _("personalen fyller i")
    SETTLING = "settling", _("granskas")
    READY = "ready", _("klar att snickra")
    CARVED = "carved", _("snickrad")
    CLOSED = "closed", _("avslutad")
    CANCELLED = "cancelled", _("avbruten")


_S = InventoryState
UNDER_WAY = (_S.PREPARING, _S.OPEN, _S.SETTLING, _S.READY)
CHANGEABLE = (_S.PREPARING, _S.OPEN, _S.SETTLING)  # what stands in it can be changed
CARVABLE = (_S.READY, _S.CARVED)
# from, to, event code: the life of an inventory. The diagram in docs/reference is drawn from this.
TRANSITIONS: tuple[tuple[InventoryState, InventoryState, str], ...] = (
    (_S.PREPARING, _S.OPEN, "inventory.opened"),
    (_S.PREPARING, _S.SETTLING, "inventory.settling"),
    (_S.OPEN, _S.SETTLING, "inventory.settling"),
    (_S.SETTLING, _S.OPEN, "inventory.reopened"),
    (_S.SETTLING, _S.READY, "inventory.ready"),
    (_S.READY, _S.SETTLING, "inventory.taken_back"),
    (_S.READY, _S.CARVED, "inventory.carved"),
    (_S.CARVED, _S.READY, "inventory.uncarved"),
    (_S.CARVED, _S.CLOSED, "inventory.closed"),
    *((before, _S.CANCELLED, "inventory.cancelled") for before in UNDER_WAY),
)


class Source(models.TextChoices):
    """Where a line comes from."""

    LIBRARY = "library", _("uppgiftsbiblioteket")
    SHEET = "sheet", _("kalkylblad")
    HAND = "hand", _("skriven här")
    STAFF = "staff", _("personalen")


class Kind(models.TextChoices):
    """The kinds of workplace that the library has tasks for."""

    PRESCHOOL = _core.Kind.PRESCHOOL.value, _("förskola")
    SCHOOL = _core.Kind.SCHOOL.value, _("skola")
    ELDERLY_CARE = _core.Kind.ELDERLY_CARE.value, _("äldreboende")
    HOME_CARE = _core.Kind.HOME_CARE.value, _("hemtjänst")
    WARD = _core.Kind.WARD.value, _("vårdavdelning")
    KITCHEN = _core.Kind.KITCHEN.value, _("kök")
    CLEANING = _core.Kind.CLEANING.value, _("lokalvård")
    PROPERTY = _core.Kind.PROPERTY.value, _("fastighet")
    OFFICE = _core.Kind.OFFICE.value, _("kontor")
    SHOP = _core.Kind.SHOP.value, _("butik")
    WAREHOUSE = _core.Kind.WAREHOUSE.value, _("lager")
    SPORTS_CLUB = _core.Kind.SPORTS_CLUB.value, _("idrottsförening")


class Family(models.TextChoices):
    """The kinds of work."""

    MEALS = _core.Family.MEALS.value, _("måltider")
    CLEANING = _core.Family.CLEANING.value, _("städning")
    LAUNDRY = _core.Family.LAUNDRY.value, _("tvätt och kläder")
    SUPPLIES = _core.Family.SUPPLIES.value, _("förråd och material")
    TRANSPORT = _core.Family.TRANSPORT.value, _("hämta och lämna")
    COMPANY = _core.Family.COMPANY.value, _("sällskap och aktiviteter")
    ADMINISTRATION = _core.Family.ADMINISTRATION.value, _("papper och administration")
    OUTDOOR = _core.Family.OUTDOOR.value, _("utomhus")
    PROPERTY = _core.Family.PROPERTY.value, _("lokaler och småreparationer")
    TECHNOLOGY = _core.Family.TECHNOLOGY.value, _("teknik")
    CUSTOMER = _core.Family.CUSTOMER.value, _("besökare och kunder")
    CHILDREN = _core.Family.CHILDREN.value, _("barn och elever")
    ANIMALS = _core.Family.ANIMALS.value, _("djur")


class Per(models.TextChoices):
    """What the times are counted by."""

    DAY = _core.Per.DAY.value, _("per dag")
    WEEK = _core.Per.WEEK.value, _("per vecka")
    MONTH = _core.Per.MONTH.value, _("per månad")
    SEASON = _core.Per.SEASON.value, _("per kvartal")


class Company(models.TextChoices):
    """With how many it is done."""

    ALONE = _core.Company.ALONE.value, _("ensam")
    PAIR = _core.Company.PAIR.value, _("två tillsammans")
    GROUP = _core.Company.GROUP.value, _("i grupp")


class HandOver(models.TextChoices):
    """Whether somebody else may take it over."""

    YES = _core.HandOver.YES.value, _("ja")
    PARTLY = _core.HandOver.PARTLY.value, _("delvis")
    NO = _core.HandOver.NO.value, _("nej")
    UNKNOWN = _core.HandOver.UNKNOWN.value, _("vet inte")


class WhyNot(models.TextChoices):
    """What keeps it where it is. Empty = nothing is said."""

    LICENCE = _core.WhyNot.LICENCE.value, _("kräver legitimation eller behörighet")
    SECRECY = _core.WhyNot.SECRECY.value, _("sekretess")
    SAFETY = _core.WhyNot.SAFETY.value, _("säkerhet")
    LAW = _core.WhyNot.LAW.value, _("lagen säger vem som gör det")

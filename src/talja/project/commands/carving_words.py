"""What is wrong with a problem for `talja carve`, in words. The code stands last, as the reference has it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.carving.fault import Fault
from talja.core.carving.records import Misread

_MISREAD: Final[Mapping[str, str | Promise]] = {
    "not_json": _("härifrån (rad:tecken) går det inte att läsa som JSON i UTF-8"),
    "wrong_format": _("här ska stå {wanted}"),
    "key_twice": _("nyckeln står två gånger"),
    "unknown_key": _("nyckeln är okänd; ta bort den eller rätta stavningen"),
    "missing_key": _("det här saknas; här ska stå {wanted}"),
    "wrong_type": _("fel slags värde; här ska stå {wanted}"),
}
_FAULTS: Final[Mapping[str, str | Promise]] = {
    "key_twice": _("{count} har samma nyckel, {key}; ge var och en en egen ({what})"),
    "key_empty": _("en nyckel är tom ({what})"),
    "unknown_workplace": _("arbetsplatsen {workplace} finns inte i problemet"),
    "unknown_occupation": _("yrket {occupation} finns inte i problemet"),
    "unknown_profile": _("gruppen {profile} finns inte i problemet"),
    "unknown_task": _("ett val gäller uppgiften, men den finns inte i problemet"),
    "minutes_impossible": _("{minutes} minuter går inte; en uppgift tar mellan 1 minut och ett dygn"),
    "minutes_off_grid": _("{minutes} minuter är inte jämna steg om {grid} minuter; avrunda eller ändra grid"),
    "window_impossible": _("fönstret {earliest}–{latest} är ingen tid på dygnet (0–1440 minuter, dag 0–6)"),
    "window_too_short": _("uppgiften ryms inte i fönstret {earliest}–{latest}"),
    "window_twice": _("dagen har två fönster; en uppgift har högst ett om dagen"),
    "times_impossible": _("{times} gånger i veckan går inte på {days} dagar"),
    "weeks_impossible": _("antalet veckor om året är mellan 1 och 52"),
    "level_impossible": _("nivån {level} för {demand} är mindre än noll"),
    "number_impossible": _("{name} är {number}, alltså mindre än noll ({what} {key})"),
    "journey_impossible": _("resan mellan {one} och {other} tar {minutes} minuter"),
    "journey_twice": _("resan mellan {one} och {other} står två gånger, med olika minuter"),
    "out_of_bounds": _("{name} är {number}, men ska vara mellan {least} och {most}"),
    "least_above_most": _("det minsta ({least}) är mer än det mesta ({most}): {what} {key}"),
    "unlawful": _("{name}{key} är {number}, bortom gränsen {limit} i {source}"),
    "shape_twice": _("befattningen är låst på {count} sätt"),
    "lock_without_shape": _("uppgiften är låst till en befattning som inte är beskriven; lägg till en shape"),
    "no_room": _("{count} befattningar är låsta på {home}, som har plats för {most}"),
    "too_many_of_profile": _("{count} befattningar är låsta för gruppen {profile}, som är {most}"),
    "too_many_positions": _("{count} befattningar är låsta, men det får vara högst {most}"),
    "lock_twice": _("uppgiften är låst till två befattningar; den andra är {other}"),
    "lock_and_keep": _("uppgiften är låst till en befattning, men ska också stanna"),
    "lock_and_never": _("uppgiften är låst till en befattning som aldrig får ha den"),
    "lock_of_what_stays": _("uppgiften är låst till en befattning, men får inte lämnas över ({why})"),
    "lock_beyond_profile": _("uppgiften är låst till en befattning för {profile}, som inte klarar det den kräver"),
    "lock_too_often": _("uppgiften är låst på fler tider än den görs ({times}), eller två gånger samma dag"),
    "lock_outside_window": _("uppgiften är låst till {start} minuter efter midnatt, då den inte kan göras"),
    "together_and_apart": _("uppgifterna ska både hållas ihop och hållas isär"),
    "together_locked_apart": _("uppgifter som ska hållas ihop är låsta till olika befattningar; den andra är {other}"),
    "together_and_keep": _("uppgifter som ska hållas ihop är låsta, men en av dem ska stanna"),
    "apart_locked_together": _("{count} uppgifter som ska hållas isär är låsta till samma befattning"),
}


def say_misread(one: Misread) -> str:
    """Return what cannot be read, and where it stands."""
    said = str(_MISREAD[one.code]).format(path=one.path, wanted=one.wanted)
    return f"{one.path or '–'}: {said} [{one.code}]"


def say_fault(fault: Fault) -> str:
    """Return what makes no sense, and what it is about."""
    said = str(_FAULTS[fault.code]).format_map(defaultdict(str, fault.data))
    day = "" if fault.day is None else _("dag {day}").format(day=fault.day)
    about = ", ".join(str(part) for part in (fault.position, fault.task, day) if part)
    return f"{about or '–'}: {said} [{fault.code}]"

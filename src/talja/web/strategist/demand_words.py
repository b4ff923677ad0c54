"""What a task or a position demands, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEMAND_WORDS: Final[Mapping[str, Mapping[int, str | Promise]]] = {
    "swedish": {
        1: _("förstår enkla instruktioner på svenska"),
        2: _("kan föra ett enkelt samtal på svenska"),
        3: _("läser och skriver korta anteckningar"),
        4: _("dokumenterar på svenska"),
    },
    "reading": {1: _("läser etiketter och listor"), 2: _("läser längre texter")},
    "lifting": {1: _("lyfter lätt"), 2: _("lyfter tungt ibland"), 3: _("lyfter tungt ofta")},
    "standing": {1: _("står och går en del"), 2: _("står och går hela tiden")},
    "hygiene": {1: _("följer hygienrutiner")},
    "licence": {1: _("har B-körkort")},
    "register_extract": {1: _("visar registerutdrag")},
    "delegation": {1: _("behöver delegering")},
    "contact": {1: _("möter människor, med personal nära"), 2: _("möter människor på egen hand")},
    "computer": {1: _("följer en skärm eller app"), 2: _("skriver in och söker i datorn")},
}


def demand_list(demands: Mapping[str, int]) -> list[str]:
    """Return what is demanded, in the order of the vocabulary. Raises `KeyError` for a code without words."""
    return [str(words[demands[code]]) for code, words in DEMAND_WORDS.items() if demands.get(code)]

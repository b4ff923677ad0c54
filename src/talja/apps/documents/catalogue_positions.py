"""The placeholders of what is written about positions: one of them, and all that a proposal carves out."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from talja.apps.documents.fields import lines, rows, text

POSITION: Final = (
    text("befattning.titel", _("vad befattningen kallas"), "Serviceassistent"),
    text("befattning.omfattning", _("omfattning"), "75 procent"),
    text("befattning.timmar", _("betald tid i veckan"), "30 tim i veckan"),
    text(
        "befattning.beskrivning", _("vad man gör, i löpande text"), "Du sköter måltider och tvätt på två avdelningar."
    ),
    rows(
        "befattning.uppgifter",
        "uppgift",
        _("arbetsuppgifterna, en i taget"),
        {
            "text": _("uppgiften"),
            "tid": _("hur länge och hur ofta"),
            "nar": _("dagar och klockslag"),
            "plats": _("arbetsplatsen där den görs"),
        },
        (
            ("duka fram frukost", "30 min, 5 dagar i veckan", "mån–fre 07.00–07.30", "Ekens förskola"),
            ("vika tvätt", "1 tim, en dag i veckan, 26 veckor om året", "mån 09.00–10.00", "Ekens förskola"),
        ),
    ),
    rows(
        "befattning.vecka",
        "dag",
        _("veckan dag för dag"),
        {"dag": _("veckodag"), "tid": _("från när till när"), "uppgifter": _("vad som görs när")},
        (
            ("måndag", "07.00–10.00", "07.00 duka fram frukost, 09.00 vika tvätt"),
            ("tisdag", "07.00–07.30", "07.00 duka fram frukost"),
        ),
    ),
    lines("befattning.krav", "krav", _("vad arbetet kräver"), ("kan föra ett enkelt samtal på svenska", "lyfter lätt")),
    text("befattning.vaxa", _("vad man kan växa in i"), "Undersköterska, genom vuxenutbildningen."),
    text("befattning.om_tom", _("vad som händer om befattningen står tom"), "Undersköterskorna dukar själva."),
    text("befattning.frigor", _("hur mycket tid den ger ordinarie personal"), "18 tim i veckan"),
)
SUPPORT_FORMS: Final = (
    text("stodkostnad.lon", _("månadslönen på heltid som kostnaden är räknad på"), "24 000 kr"),
    rows(
        "stodkostnad.former",
        "form",
        _("möjliga stödformer, och vad arbetsgivaren betalar i månaden"),
        {
            "text": _("stödformen"),
            "per_manad": _("vad arbetsgivaren betalar i månaden när stödet är draget"),
            "fraga": _("vad ni måste ta reda på innan ni vet"),
        },
        (
            ("Utan stöd", "31 542 kr", ""),
            ("Nystartsjobb", "18 974 kr", "hur länge personen har varit utan arbete"),
            ("Introduktionsjobb", "", "om Arbetsförmedlingen bedömer att personen kan få stödet"),
        ),
    ),
    text("stodkostnad.regelbok", _("vilka regler uträkningen bygger på"), "regelbok a1b2c3d4"),
)
PROPOSAL: Final = (
    text("forslag.namn", _("förslagets namn"), "Förslag 3"),
    text("forslag.arende", _("vad ärendet gäller"), "Två förskolor i Almby"),
    text("forslag.antal", _("hur många befattningar förslaget har"), "2 befattningar"),
    text("forslag.frigor", _("hur mycket tid det ger ordinarie personal"), "31 tim 30 min i veckan"),
    text("forslag.betald_tid", _("betald tid för alla befattningarna"), "50 tim i veckan"),
    text("forslag.resor", _("restid mellan arbetsplatser"), "50 min i veckan"),
    text("forslag.vantan", _("väntan mellan uppgifter"), "1 tim i veckan"),
    rows(
        "forslag.inventeringar",
        "inventering",
        _("inventeringarna som förslaget bygger på"),
        {
            "plats": _("arbetsplatsen"),
            "uppgifter": _("hur många uppgifter som personalen har berättat om"),
            "svar": _("hur många som har svarat"),
            "risk": _("riskbedömningen: dag, vem och vad som görs"),
        },
        (
            ("Ekens förskola", "34", "11", "12 oktober 2026, Malik Haddad: schemat ses över efter en månad."),
            ("Solrosen", "28", "7", "14 oktober 2026, Siv Ahl: introduktion två veckor."),
        ),
    ),
    rows(
        "forslag.frigjort",
        "rad",
        _("vilka som får tid, och hur många timmar per dag"),
        {
            "yrke": _("yrke"),
            "plats": _("arbetsplats"),
            "mandag": _("måndag"),
            "tisdag": _("tisdag"),
            "onsdag": _("onsdag"),
            "torsdag": _("torsdag"),
            "fredag": _("fredag"),
            "helg": _("lördag och söndag"),
            "vecka": _("hela veckan"),
        },
        (
            ("barnskötare", "Ekens förskola", "3,5", "3,5", "2", "3,5", "3", "0", "15,5"),
            ("förskollärare", "Solrosen", "4", "3", "3", "3", "3", "0", "16"),
        ),
    ),
    rows(
        "forslag.befattningar",
        "befattning",
        _("befattningarna"),
        {
            "titel": _("vad den kallas"),
            "plats": _("arbetsplatsen där den hör hemma"),
            "omfattning": _("omfattning av heltid, och betald tid"),
            "uppgifter": _("uppgifterna"),
            "krav": _("vad den kräver"),
        },
        (
            ("Serviceassistent", "Ekens förskola", "75 procent, 30 tim", "duka, diska, vika tvätt", "lyfter lätt"),
            ("Måltidsvärd", "Solrosen", "50 procent, 20 tim", "laga mellanmål", "följer hygienrutiner"),
        ),
    ),
    rows(
        "forslag.kvar",
        "rad",
        _("vad som inte lämnas över, i korthet"),
        {"varfor": _("varför"), "antal": _("antal uppgifter"), "tid": _("tid i veckan"), "exempel": _("några av dem")},
        (
            ("Den kräver legitimation eller behörighet.", "6", "9 tim", "dela läkemedel, utvecklingssamtal"),
            ("Ingen befattning finns i närheten.", "2", "1 tim", "hämta post"),
        ),
    ),
    rows(
        "forslag.fackens_svar",
        "svar",
        _("vad facken har svarat om inventeringarna"),
        {
            "plats": _("arbetsplatsen som frågan gällde"),
            "fack": _("fackförbund"),
            "skickat": _("när frågan skickades"),
            "svar": _("svaret"),
            "text": _("vad facket skrev"),
        },
        (("Ekens förskola", "Kommunal Almby", "1 oktober 2026", "instämmer", "Bra, om introduktionen blir av."),),
    ),
    lines("forslag.brister", "brist", _("regler som förslaget bryter mot"), ("Måndag: Det finns ingen rast.",)),
    lines(
        "forslag.beslut",
        "beslut",
        _("vad det är ni ska bestämma"),
        ("Serviceassistent på 75 procent inrättas på Ekens förskola.", "Tiden som frigörs mäts efter tre månader."),
    ),
)

"""Every placeholder there is, in groups. Which kind of document has which group stands in `kinds`."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from talja.apps.documents.fields import Field, lines, rows, text, yes_no

DOCUMENT: Final = (
    text("dokument.datum", _("dagen då dokumentet skrivs"), "22 november 2026"),
    text("dokument.referens", _("ärendets beteckning"), "AME 2026/118"),
)
MUNICIPALITY: Final = (
    text("kommun.namn", _("kommunens namn"), "Almby kommun"),
    text("kommun.enhet", _("enheten som skriver"), "Arbetsmarknadsenheten"),
    text("kommun.telefon", _("enhetens telefonnummer"), "010-123 45 00"),
    text("kommun.epost", _("enhetens e-postadress"), "arbetsmarknad@almby.example"),
)
CASE_WORKER: Final = (
    text("handlaggare.namn", _("den som handlägger ärendet"), "Asta Öberg"),
    text("handlaggare.titel", _("handläggarens titel"), "samordnare"),
    text("handlaggare.telefon", _("handläggarens telefonnummer"), "010-123 45 10"),
    text("handlaggare.epost", _("handläggarens e-postadress"), "asta.oberg@almby.example"),
)
PERSON: Final = (
    text("person.namn", _("personens namn"), "Samira Åkerlund"),
    text("person.fodelsedatum", _("personens födelsedatum"), "15 juni 1992"),
)
NUMBER: Final = (text("person.personnummer", _("personnummer eller samordningsnummer"), "19920615-9801"),)
PLACE: Final = (
    text("arbetsplats.namn", _("arbetsplatsens namn"), "Ekens förskola"),
    text("arbetsplats.adress", _("arbetsplatsens adress"), "Ekvägen 4, 123 45 Almby"),
    text("arbetsplats.enhet", _("enheten som arbetsplatsen hör till"), "Förskola Norr"),
    text("arbetsplats.forvaltning", _("förvaltningen som enheten hör till"), "Barn- och utbildningsförvaltningen"),
    text("arbetsgivare.namn", _("arbetsgivarens namn"), "Almby kommun"),
    text("arbetsgivare.organisationsnummer", _("arbetsgivarens organisationsnummer"), "212000-0000"),
    text("chef.namn", _("chefen på arbetsplatsen"), "Malik Haddad"),
    text("chef.telefon", _("chefens telefonnummer"), "010-123 46 00"),
    text("chef.epost", _("chefens e-postadress"), "malik.haddad@almby.example"),
)
SUPERVISOR: Final = (
    text("handledare.namn", _("handledaren på arbetsplatsen"), "Åsa Nyström"),
    text("handledare.telefon", _("handledarens telefonnummer"), "010-123 46 12"),
    text("handledare.epost", _("handledarens e-postadress"), "asa.nystrom@almby.example"),
)
WORK: Final = (
    text("period.forsta_dag", _("första dagen"), "1 februari 2027"),
    text("period.sista_dag", _("sista dagen, eller den planerade"), "31 januari 2028"),
    text("arbete.yrke", _("yrke"), "barnskötare"),
    text("arbete.omfattning", _("omfattning"), "75 procent"),
    text("arbete.timmar", _("timmar i veckan"), "30 timmar i veckan"),
    lines("uppgifter", "uppgift", _("arbetsuppgifter, en i taget"), ("duka och diska", "leka med barnen utomhus")),
)
WAGE: Final = (
    text("anstallning.form", _("anställningsform enligt LAS"), "särskild visstidsanställning"),
    text("lon.per_manad", _("lön per månad vid omfattningen"), "20 250 kronor i månaden"),
    text("lon.avtal", _("kollektivavtal eller motsvarande"), "Allmänna bestämmelser (AB)"),
)
SUPPORT: Final = (
    text("stod.form", _("anställning eller insats, och stödform"), "nystartsjobb"),
    text("stod.per_manad", _("stöd per månad"), "12 568 kronor i månaden"),
    text("stod.forsta_dag", _("stödets första dag"), "1 februari 2027"),
    text("stod.sista_dag", _("stödets sista dag"), "31 januari 2028"),
)
COST: Final = (
    rows(
        "kostnad.rader",
        "rad",
        _("uträkningen rad för rad"),
        {"text": _("vad raden gäller"), "belopp": _("belopp"), "kalla": _("källa")},
        (
            ("Lön", "20 250 kr", "uppgift från arbetsplatsen"),
            ("Arbetsgivaravgifter", "6 363 kr", "socialavgiftslagen 2 kap. 26 §"),
            ("Stöd", "−12 568 kr", "förordningen (2018:43) 11–17 §§"),
        ),
    ),
    text("kostnad.kostnad_per_manad", _("kostnad per månad före stöd"), "26 613 kronor i månaden"),
    text("kostnad.stod_per_manad", _("stöd per månad i uträkningen"), "12 568 kronor per månad"),
    text("kostnad.netto_per_manad", _("vad arbetsplatsen själv betalar per månad"), "14 045 kronor i månaden"),
    text("kostnad.netto_i_allt", _("vad arbetsplatsen själv betalar för hela perioden"), "168 540 kronor"),
    text("kostnad.regelbok", _("vilka regler uträkningen bygger på"), "regelbok a1b2c3d4"),
    lines("kostnad.osakert", "punkt", _("vad som är osäkert i uträkningen"), ("Beslutet är inte fattat än.",)),
)
GOALS: Final = (
    lines("mal", "ett_mal", _("målen med perioden"), ("kunna öppna avdelningen själv", "prata mer svenska")),
    lines("erbjuder", "punkt", _("vad arbetsplatsen erbjuder"), ("handledning varje dag", "introduktion i köket")),
    text("efter.plan", _("planen för tiden efteråt"), "Vanlig anställning i kommunen."),
    text("efter.nasta_steg", _("nästa steg mot planen"), "Ansöka till barnskötarutbildningen."),
    text("efter.dag", _("när nästa steg ska vara taget"), "1 oktober 2027"),
)
UNION: Final = (
    text("fack.namn", _("fackförbundet"), "Kommunal Almby"),
    text("fack.mottagare", _("vem brevet går till"), "Karin Dahl"),
    text("fack.grund", _("vilken regel som säger att facket ska få yttra sig"), "38 § medbestämmandelagen"),
    text("fack.skickat", _("när frågan skickades"), "23 november 2026"),
    text("fack.svara_senast", _("sista dagen att svara"), "7 december 2026"),
    text("fack.slag", _("vad frågan gäller, utan stödform"), "en tidsbegränsad anställning med stöd"),
    lines(
        "fack.signaler",
        "signal",
        _("hur många med stöd som finns på arbetsplatsen, och annat som kan tyda på undanträngning"),
        ("2 av 18 på arbetsplatsen har anställning med stöd.", "Ingen har sagts upp det senaste året."),
    ),
)
CONSULTED: Final = (
    rows(
        "samrad",
        "svar",
        _("vad facken har svarat"),
        {
            "fack": _("fackförbund"),
            "skickat": _("när frågan skickades"),
            "senast": _("sista dagen att svara"),
            "svar": _("svaret"),
            "text": _("vad facket skrev"),
        },
        (("Kommunal Almby", "23 november 2026", "7 december 2026", "instämmer", "Vi ser fram emot en ny kollega."),),
    ),
)
AGENCY: Final = (
    text("af.kontor", _("mottagaren hos Arbetsförmedlingen"), "Arbetsförmedlingen Almby"),
    text("af.handlaggare", _("handläggaren hos Arbetsförmedlingen"), "Per Sundin"),
    text("af.skickad", _("när ansökan skickades"), "24 november 2026"),
    text("af.referens", _("ansökans eller beslutets nummer"), "AF-2026-4471"),
    text("af.beslut", _("vad Arbetsförmedlingen har beslutat"), "bifall"),
    text("af.beslutsdag", _("beslutets dag"), "18 december 2026"),
    yes_no("af.ar_forlangning", _("om det gäller en förlängning"), example=True),
)
CERTIFIED: Final = (
    text("arbetsgivare.kollektivavtal", _("om arbetsgivaren har kollektivavtal"), "Ja, HÖK"),
    text("arbetsgivare.uppsagda", _("om någon sagts upp för arbetsbrist senaste året"), "Nej, ingen på enheten"),
    text("arbetsgivare.forsakringar", _("försäkringar för den anställde"), "Ja, enligt kollektivavtalet"),
)
APPROVALS: Final = (
    rows(
        "godkannanden",
        "godkannande",
        _("vilka som har godkänt"),
        {
            "vem": _("namn"),
            "for": _("för vem: kommunen, arbetsplatsen eller personen"),
            "dag": _("när"),
            "skal": _("varför någon annan godkände i stället"),
        },
        (
            ("Berit Ek", "kommunen", "20 december 2026", ""),
            ("Malik Haddad", "arbetsplatsen", "21 december 2026", ""),
            ("Asta Öberg", "Samira Åkerlund", "21 december 2026", "Har sagt ja på möte och saknar e-post."),
        ),
    ),
)
FOLLOW_UPS: Final = (
    rows(
        "uppfoljningar",
        "uppfoljning",
        _("när det följs upp"),
        {"dag": _("dag"), "slag": _("slag av uppföljning")},
        (("1 mars 2027", "samtal med handledaren"), ("3 maj 2027", "trepartssamtal med Arbetsförmedlingen")),
    ),
)
COMMITTEE: Final = (
    text("namnd.namn", _("nämnden som får skrivelsen"), "Arbetsmarknadsnämnden"),
    text("skrivelse.rubrik", _("vad ärendet gäller"), "Anställningar med stöd 2027"),
    text("skrivelse.sammanfattning", _("ärendet i korthet"), "Nämnden föreslås godkänna anställningen."),
    lines("skrivelse.forslag", "forslag", _("förslag till beslut"), ("Nämnden godkänner anställningen.",)),
    text("skrivelse.bakgrund", _("bakgrund"), "Förskolan har bett om mer personal från februari."),
    text("skrivelse.bedomning", _("förvaltningens bedömning"), "Anställningen ryms inom budgeten."),
    text("skrivelse.konsekvenser", _("vad beslutet kostar och leder till"), "Ingen ordinarie tjänst trängs undan."),
)
CERTIFICATE: Final = (
    lines("fardigheter", "fardighet", _("vad personen har lärt sig"), ("livsmedelshygien", "lyfta rätt")),
    text("handledarens_ord", _("handledarens egna ord"), "Samira kommer i tid, frågar när hon undrar och är omtyckt."),
    text("intyg.utfardare", _("den som skriver under intyget"), "Malik Haddad"),
    text("intyg.titel", _("titel för den som skriver under"), "rektor"),
)
MEETING: Final = (
    text("avstamning.dag", _("dagen för avstämningen"), "1 mars 2027"),
    text("avstamning.slag", _("slag av avstämning"), "trepartssamtal"),
    lines("avstamning.deltagare", "deltagare", _("vilka som var med"), ("Asta Öberg", "Åsa Nyström")),
    rows(
        "avstamning.svar",
        "svar",
        _("frågor och svar"),
        {"fraga": _("fråga"), "svar": _("svar"), "vem": _("vem som svarade")},
        (("Hur går arbetet?", "Bättre än väntat.", "handledaren"),),
    ),
    text("avstamning.sammanfattning", _("vad ni kom fram till"), "Fortsätt, och öka till heltid i maj."),
)

ALL: Final[tuple[tuple[Field, ...], ...]] = (
    DOCUMENT, MUNICIPALITY, CASE_WORKER, PERSON, NUMBER, PLACE, SUPERVISOR, WORK, WAGE, SUPPORT, COST, GOALS, UNION,
    CONSULTED, AGENCY, CERTIFIED, APPROVALS, FOLLOW_UPS, COMMITTEE, CERTIFICATE, MEETING,
)  # fmt: skip

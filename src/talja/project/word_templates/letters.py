"""What goes to somebody outside the unit: the union, Arbetsförmedlingen, a committee."""

from talja.project.word_templates.parts import case_worker, consulted, cost, place, work
from talja.project.word_templates.sheet import Sheet


def union_letter() -> bytes:
    """Return the template for the question to a union. It says neither who the person is nor the form of support."""
    sheet = Sheet(title="Fråga till {{ fack.namn }}", subject="{{ fack.slag }} på {{ arbetsplats.namn }}")
    sheet.text("Till {{ fack.mottagare }}")
    sheet.text(
        "Vi planerar {{ fack.slag }} på {{ arbetsplats.namn }} och vill veta vad ni tycker. "
        "**Svara senast {{ fack.svara_senast }}.** Ni får yttra er enligt {{ fack.grund }}."
    )
    sheet.heading("Vad vi planerar")
    sheet.facts(
        [*work(), ("Arbetsplats", "{{ arbetsplats.namn }}, {{ arbetsplats.enhet }}"),
         ("Arbetsgivare", "{{ arbetsgivare.namn }}"), ("Chef", "{{ chef.namn }}, {{ chef.telefon }}"),
         ("Handledare", "{{ handledare.namn }}")]
    )  # fmt: skip
    sheet.text("Arbetsuppgifter:")
    sheet.each_or("uppgifter", "uppgift", "Arbetsuppgifterna är inte bestämda än.")
    sheet.heading("Läget på arbetsplatsen")
    sheet.each_or("fack.signaler", "signal", "Vi har inga uppgifter om läget på arbetsplatsen.")
    sheet.heading("Så svarar ni")
    sheet.text("Svara på länken i e-postbrevet, eller skriv till {{ handlaggare.epost }}. Ni kan svara på tre sätt:")
    for answer in ("Vi instämmer.", "Vi invänder, och skriver varför.", "Vi vill ha ett möte."):
        sheet.item(answer)
    sheet.text("Frågan skickades {{ fack.skickat }}. Hör vi inget före sista dagen skriver vi att ni inte har svarat.")
    case_worker(sheet)
    return sheet.content()


def agency_basis() -> bytes:
    """Return the template for what Arbetsförmedlingen needs."""
    sheet = Sheet(
        title="Underlag till Arbetsförmedlingen",
        subject="{% if af.ar_forlangning %}Förlängning{% else %}Ansökan{% endif %} om {{ stod.form }}",
    )
    sheet.text("Till {{ af.kontor }}, {{ af.handlaggare }}. Vårt nummer: {{ dokument.referens }}.")
    sheet.heading("Den arbetssökande")
    sheet.facts([("Namn", "{{ person.namn }}"), ("Personnummer", "{{ person.personnummer }}")])
    sheet.heading("Arbetsgivaren")
    sheet.facts(
        [
            *place(),
            ("Kollektivavtal", "{{ arbetsgivare.kollektivavtal }}"),
            ("Uppsagda för arbetsbrist de senaste tolv månaderna", "{{ arbetsgivare.uppsagda }}"),
            ("Försäkringar", "{{ arbetsgivare.forsakringar }}"),
        ]
    )
    sheet.heading("Arbetet")
    sheet.facts([*work(), ("Lön", "{{ lon.per_manad }}"), ("Avtal", "{{ lon.avtal }}")])
    sheet.text("Arbetsuppgifter:")
    sheet.each_or("uppgifter", "uppgift", "Arbetsuppgifterna är inte bestämda än.")
    sheet.heading("Stödet vi söker")
    sheet.facts(
        [
            ("Form", "{{ stod.form }}"),
            ("Tid med stöd", "{{ stod.forsta_dag }} till {{ stod.sista_dag }}"),
            ("Uppskattat stöd", "{{ stod.per_manad }}"),
            ("Ansökan skickad", "{{ af.skickad }}"),
            ("Nummer", "{{ af.referens }}"),
            ("Beslut", "{{ af.beslut }}, {{ af.beslutsdag }}"),
        ]
    )
    sheet.heading("Mål och plan")
    sheet.each_or("mal", "ett_mal", "Målen är inte bestämda än.")
    sheet.text("**Efter perioden:** {{ efter.plan }}")
    sheet.heading("Fackets svar")
    consulted(sheet)
    case_worker(sheet)
    return sheet.content()


def committee_letter() -> bytes:
    """Return the template for an official letter to a committee."""
    sheet = Sheet(title="Tjänsteskrivelse", subject="{{ skrivelse.rubrik }}")
    sheet.text("Till {{ namnd.namn }}")
    sheet.heading("Förslag till beslut")
    sheet.each_or("skrivelse.forslag", "forslag", "Förslaget är inte skrivet än.")
    sheet.heading("Ärendet i korthet")
    sheet.text("{{ skrivelse.sammanfattning }}")
    sheet.heading("Bakgrund")
    sheet.text("{{ skrivelse.bakgrund }}")
    sheet.heading("Arbetet")
    sheet.facts([*work(), ("Arbetsplats", "{{ arbetsplats.namn }}, {{ arbetsplats.enhet }}")])
    sheet.heading("Kostnad per månad")
    cost(sheet)
    sheet.heading("Konsekvenser")
    sheet.text("{{ skrivelse.konsekvenser }}")
    sheet.heading("Fackets svar")
    consulted(sheet)
    sheet.heading("Förvaltningens bedömning")
    sheet.text("{{ skrivelse.bedomning }}")
    sheet.heading("Underskrift")
    sheet.signatures([("{{ kommun.enhet }}", "{{ handlaggare.namn }}")])
    return sheet.content()

"""What is written about positions: the description of one, and the basis for deciding on all of a proposal."""

from talja.project.word_templates.parts import case_worker
from talja.project.word_templates.sheet import Sheet


def job_description() -> bytes:
    """Return the template for the description of a position. It tells of work, not of a person."""
    sheet = Sheet(title="Befattningsbeskrivning", subject="{{ befattning.titel }} på {{ arbetsplats.namn }}")
    sheet.text("{{ befattning.beskrivning }}")
    sheet.facts(
        [
            ("Arbetsplats", "{{ arbetsplats.namn }}, {{ arbetsplats.enhet }}"),
            ("Arbetsgivare", "{{ arbetsgivare.namn }}"),
            ("Omfattning", "{{ befattning.omfattning }}, {{ befattning.timmar }}"),
            ("Chef", "{{ chef.namn }}, {{ chef.telefon }}"),
            ("Handledare", "{{ handledare.namn }}, {{ handledare.telefon }}"),
        ]
    )
    sheet.heading("Arbetsuppgifter")
    sheet.records(
        "befattning.uppgifter",
        "uppgift",
        [("Uppgift", "text", 52), ("Hur länge", "tid", 40), ("När", "nar", 40), ("Var", "plats", 33)],
    )
    sheet.heading("Arbetsveckan")
    sheet.records("befattning.vecka", "dag", [("Dag", "dag", 25), ("Tid", "tid", 32), ("Det gör du", "uppgifter", 108)])
    sheet.text("Tiderna är en början. Schemat bestäms tillsammans med chefen.")
    sheet.heading("Det här behöver du klara")
    sheet.each_or("befattning.krav", "krav", "Arbetet kräver inget särskilt.")
    sheet.heading("Vad du kan växa in i")
    sheet.text("{{ befattning.vaxa }}")
    sheet.heading("Vad befattningen betyder för arbetsplatsen")
    sheet.text("Den ger ordinarie personal {{ befattning.frigor }} till annat.")
    sheet.text("**Om den står tom:** {{ befattning.om_tom }}")
    _support_forms(sheet, heading="Kostnad med olika stöd")
    case_worker(sheet)
    return sheet.content()


def positions_basis() -> bytes:
    """Return the template for the basis of a decision on new positions."""
    sheet = Sheet(title="Beslutsunderlag för befattningar", subject="{{ forslag.arende }}: {{ forslag.namn }}")
    sheet.text(
        "Förslaget är **{{ forslag.antal }}** av uppgifter som ordinarie personal gör i dag. "
        "Ordinarie personal får **{{ forslag.frigor }}** till annat."
    )
    sheet.heading("Det här ska ni bestämma")
    sheet.each_or("forslag.beslut", "beslut", "Förslaget till beslut är inte skrivet än.")
    sheet.heading("Befattningarna")
    _positions(sheet)
    sheet.heading("Tid som ordinarie personal får")
    sheet.text("Timmar i en vanlig vecka, per dag.")
    _freed(sheet)
    _support_forms(sheet, heading="Kostnad i månaden för alla befattningarna")
    sheet.heading("Vad som blir kvar, och varför")
    sheet.records(
        "forslag.kvar",
        "rad",
        [
            ("Varför", "varfor", 65),
            ("Antal", "antal", 20),
            ("Tid i veckan", "tid", 25),
            ("Till exempel", "exempel", 55),
        ],
    )
    sheet.heading("Inventering och riskbedömning")
    sheet.records(
        "forslag.inventeringar",
        "inventering",
        [("Arbetsplats", "plats", 42), ("Uppgifter", "uppgifter", 24), ("Svar", "svar", 16), ("Risker", "risk", 83)],
    )
    sheet.heading("Fackets svar")
    _answers(sheet)
    sheet.heading("Beslut")
    sheet.signatures([("Arbetsgivaren", ""), ("Facket har tagit del", "")])
    case_worker(sheet)
    return sheet.content()


def _positions(sheet: Sheet) -> None:
    sheet.records(
        "forslag.befattningar",
        "befattning",
        [("Befattning", "titel", 30), ("Arbetsplats", "plats", 27), ("Omfattning", "omfattning", 24),
         ("Uppgifter", "uppgifter", 50), ("Kräver", "krav", 34)],
    )  # fmt: skip
    sheet.facts(
        [
            ("Betald tid i allt", "{{ forslag.betald_tid }}"),
            ("Varav resor", "{{ forslag.resor }}"),
            ("Varav väntan", "{{ forslag.vantan }}"),
        ]
    )
    sheet.text("{% if forslag.brister %}")
    sheet.text("**Förslaget bryter mot regler:**")
    sheet.each("forslag.brister", "brist")
    sheet.text("{% endif %}")


def _freed(sheet: Sheet) -> None:
    days = [("Mån", "mandag"), ("Tis", "tisdag"), ("Ons", "onsdag"), ("Tor", "torsdag"), ("Fre", "fredag")]
    sheet.records(
        "forslag.frigjort",
        "rad",
        [("Yrke", "yrke", 33), ("Arbetsplats", "plats", 31), *((heading, part, 14) for heading, part in days),
         ("Helg", "helg", 14), ("Vecka", "vecka", 17)],
    )  # fmt: skip


def _support_forms(sheet: Sheet, *, heading: str) -> None:
    """Write what each form of support would cost, when somebody has said a wage: none is made up."""
    sheet.text("{% if stodkostnad.lon %}")
    sheet.heading(heading)
    sheet.text(
        "Räknat på en månadslön på {{ stodkostnad.lon }} på heltid, med {{ stodkostnad.regelbok }}. "
        "Det som beror på personen vet ni först när ni vet vem det blir."
    )
    sheet.records(
        "stodkostnad.former",
        "form",
        [("Stödform", "text", 60), ("Ni betalar", "per_manad", 40), ("Ta reda på", "fraga", 65)],
    )
    sheet.text("{% endif %}")


def _answers(sheet: Sheet) -> None:
    sheet.text("{% if forslag.fackens_svar %}")
    sheet.records(
        "forslag.fackens_svar",
        "svar",
        [("Arbetsplats", "plats", 35), ("Fack", "fack", 35), ("Skickat", "skickat", 30), ("Svar", "svar", 25),
         ("Vad facket skrev", "text", 40)],
    )  # fmt: skip
    sheet.text("{% else %}")
    sheet.text("Facket har inte fått någon fråga än.")
    sheet.text("{% endif %}")

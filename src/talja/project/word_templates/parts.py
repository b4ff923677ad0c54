"""Parts that several templates share."""

from talja.project.word_templates.sheet import Sheet


def place() -> list[tuple[str, str]]:
    """Return the facts about the workplace and those who work there."""
    return [
        ("Arbetsgivare", "{{ arbetsgivare.namn }}, {{ arbetsgivare.organisationsnummer }}"),
        ("Arbetsplats", "{{ arbetsplats.namn }}, {{ arbetsplats.adress }}"),
        ("Enhet", "{{ arbetsplats.enhet }}, {{ arbetsplats.forvaltning }}"),
        ("Chef", "{{ chef.namn }}, {{ chef.telefon }}"),
        ("Handledare", "{{ handledare.namn }}, {{ handledare.telefon }}"),
    ]


def work() -> list[tuple[str, str]]:
    """Return the facts about the work."""
    return [
        ("Tid", "{{ period.forsta_dag }} till {{ period.sista_dag }}"),
        ("Yrke", "{{ arbete.yrke }}"),
        ("Omfattning", "{{ arbete.omfattning }}, {{ arbete.timmar }}"),
    ]


def case_worker(sheet: Sheet, *, heading: str = "Har du frågor?") -> None:
    """Write whom to ask."""
    sheet.heading(heading)
    sheet.text(
        "Kontakta {{ handlaggare.namn }}, {{ handlaggare.titel }}: {{ handlaggare.telefon }}, {{ handlaggare.epost }}."
    )


def consulted(sheet: Sheet) -> None:
    """Write what the unions have answered."""
    sheet.text("{% if samrad %}")
    sheet.records(
        "samrad",
        "svar",
        [("Fack", "fack", 35), ("Frågan skickad", "skickat", 32), ("Svar senast", "senast", 32), ("Svar", "svar", 26),
         ("Vad facket skrev", "text", 40)],
    )  # fmt: skip
    sheet.text("{% else %}")
    sheet.text("Facket har inte fått någon fråga än.")
    sheet.text("{% endif %}")


def cost(sheet: Sheet) -> None:
    """Write the calculation line by line, and what it comes to."""
    sheet.records("kostnad.rader", "rad", [("Rad", "text", 60), ("Belopp", "belopp", 35), ("Källa", "kalla", 70)])
    sheet.facts(
        [
            ("Kostnad före stöd", "{{ kostnad.kostnad_per_manad }}"),
            ("Stöd", "{{ kostnad.stod_per_manad }}"),
            ("Arbetsplatsen betalar", "{{ kostnad.netto_per_manad }}"),
            ("Hela perioden", "{{ kostnad.netto_i_allt }}"),
        ]
    )
    sheet.text("Uträknat med {{ kostnad.regelbok }}.")
    sheet.text("{% if kostnad.osakert %}")
    sheet.text("Det här är osäkert:")
    sheet.each("kostnad.osakert", "punkt")
    sheet.text("{% endif %}")

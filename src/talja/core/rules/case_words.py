"""The words of a sheet of cases: its headings, and what staff call the facts and their alternatives.

The sheet belongs to staff, so that its words are Swedish. A fact may also be called by its code.
"""

from collections.abc import Mapping
from types import MappingProxyType

NUMBER, FORM, FIRST_DAY, LAST_DAY, DECISION_DAY = "nr", "form", "första dag", "sista dag", "beslutsdag"
WAGE, EXTENT, AGE, BIRTH_DATE, GROUP = "lön", "omfattning", "ålder", "födelsedatum", "målgrupp"
LEVEL, ON_COST, FACTS_COLUMN, CONCERNS = "nivå", "po", "uppgifter", "avser"
SUPPORT, COST, NET, TOTAL = "stöd per månad", "kostnad per månad", "nettokostnad", "stöd hela tiden"
STEPS, WANTED_GROUP, ANSWER, CONDITIONS = "steg", "väntad målgrupp", "kan ges", "villkor"
LONGEST, LONGEST_DECISION, WHOLE_KRONOR = "längsta tid månader", "längsta beslut månader", "hela kronor"
CALCULATION, REASON = "uträkning", "motivering och källa"

GIVEN = (
    *(NUMBER, FORM, FIRST_DAY, LAST_DAY, DECISION_DAY, WAGE, EXTENT, AGE, BIRTH_DATE, GROUP),
    *(LEVEL, ON_COST, FACTS_COLUMN, CONCERNS),
)
AMOUNTS = (SUPPORT, COST, NET, TOTAL)
LENGTHS = (LONGEST, LONGEST_DECISION)
WANTED = (*AMOUNTS, STEPS, WANTED_GROUP, ANSWER, CONDITIONS, *LENGTHS)
HEADINGS = (*GIVEN, *WANTED, WHOLE_KRONOR, CALCULATION, REASON)
REQUIRED = (NUMBER, FORM, FIRST_DAY)

YES, NO, UNKNOWN = "ja", "nej", "vet inte"
NOT_KNOWN = frozenset({"okänt", "ingen gräns"})  # an amount that cannot be worked out, a time without limit
NO_GROUP, NOT_ASKED = "ingen", "prövas inte"

COLUMN_FACTS: Mapping[str, str] = MappingProxyType(
    {WAGE: "wage", EXTENT: "extent", AGE: "age", LEVEL: "decided_level", ON_COST: "po"}
)

FACT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "timmar": "hours",
        "premier": "insurance_rate",
        "semesterlön": "holiday_rate",
        "annat stöd": "other_support",
        "arbetsgivare": "employer",
        "kollektivavtal": "collective_agreement",
        "elektronisk lön": "electronic_wages",
        "skatteskuld": "tax_debt",
        "arbetsbrist": "redundancy_12_months",
        "närstående": "relative_of_employer",
        "konkurrensutsatt": "competitive_activity",
        "ordinarie uppgifter": "ordinary_duties",
        "lokalt avtal": "local_agreement",
        "centralt avtal": "central_agreement",
        "ålder vid årets ingång": "age_at_year_start",
        "månader utan arbete": "months_without_work",
        "av de senaste 15": "months_without_work_of_15",
        "av de senaste 9": "months_without_work_of_9",
        "av de senaste 27": "months_without_work_of_27",
        "inskriven": "registered_unemployed",
        "nyanländ": "newcomer",
        "månader sedan tillstånd": "months_since_permit",
        "månader sedan etablering": "months_since_establishment",
        "ekonomiskt bistånd": "social_assistance",
        "månader med bistånd": "assistance_months",
        "sjukersättning": "sickness_benefit",
        "program": "programme",
        "programdagar": "programme_days",
        "sysselsättningsfas": "employment_phase",
        "sfi": "sfi",
        "gymnasieexamen": "upper_secondary",
        "nedsatt arbetsförmåga": "reduced_capacity",
        "grund för skyddat arbete": "sheltered_ground",
        "behov av trygghet": "needs_security",
        "använda månader": "months_used",
        "månader sedan sist": "months_since_last",
        "dubbelt stöd": "double_support",
        "extra bidrag": "extra_grant",
        "yrkesutbildning": "vocational_study",
        "programmånader": "programme_months",
        "samma arbetsgivare igen": "same_employer_again",
    }
)

CHOICE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "kommun": "municipality",
        "region": "region",
        "stat": "state",
        "företag": "company",
        "förening": "association",
        "hushåll": "household",
        "inget": "none",
        "jobb- och utvecklingsgarantin": "job_guarantee",
        "jobbgarantin för ungdomar": "youth_guarantee",
        "etableringsprogrammet": "establishment",
    }
)

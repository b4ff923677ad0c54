"""A kind of document in an address: in Swedish, as other addresses are."""

from typing import Final

from talja.apps.documents.enums import Kind

SLUGS: Final = {
    Kind.AGREEMENT: "overenskommelse",
    Kind.DECISION_BASIS: "beslutsunderlag",
    Kind.UNION_LETTER: "brev-till-facket",
    Kind.AGENCY_BASIS: "underlag-till-arbetsformedlingen",
    Kind.COMMITTEE_LETTER: "tjansteskrivelse",
    Kind.CERTIFICATE: "intyg",
    Kind.FOLLOW_UP_REPORT: "avstamning",
    Kind.JOB_DESCRIPTION: "befattningsbeskrivning",
    Kind.POSITIONS_BASIS: "underlag-for-befattningar",
}


class KindConverter:
    """Turns the kind's name in an address into the kind, and back."""

    regex = "|".join(SLUGS.values())

    def to_python(self, value: str) -> Kind:
        """Return the kind that an address names."""
        return next(kind for kind, slug in SLUGS.items() if slug == value)

    def to_url(self, value: str) -> str:
        """Return how a kind, or its code, is written in an address."""
        return SLUGS[Kind(value)]

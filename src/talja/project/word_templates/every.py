"""Every template that ships, by its kind."""

from talja.apps.documents.enums import Kind
from talja.project.word_templates import agreements, letters, papers, positions


def every_template() -> dict[Kind, bytes]:
    """Return the template of each kind, made anew."""
    return {
        Kind.AGREEMENT: agreements.agreement(),
        Kind.DECISION_BASIS: papers.decision_basis(),
        Kind.UNION_LETTER: letters.union_letter(),
        Kind.AGENCY_BASIS: letters.agency_basis(),
        Kind.COMMITTEE_LETTER: letters.committee_letter(),
        Kind.CERTIFICATE: papers.certificate(),
        Kind.FOLLOW_UP_REPORT: papers.follow_up_report(),
        Kind.JOB_DESCRIPTION: positions.job_description(),
        Kind.POSITIONS_BASIS: positions.positions_basis(),
    }

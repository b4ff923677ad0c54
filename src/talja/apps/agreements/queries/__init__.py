"""What others may know about agreements. Every answer is made for the actor, masked before it leaves."""

from talja.apps.agreements.lines import (
    AgreementLine,
    AgreementPage,
    ApprovalLine,
    CheckLine,
    Demand,
    Effect,
    GuestApproval,
    Preview,
    RefusalLine,
    StepLine,
    VersionLine,
)
from talja.apps.agreements.queries.board import (
    Board,
    BoardFilter,
    BoardRow,
    ConversionPage,
    conversion_board,
    get_conversion,
    wish_of,
)
from talja.apps.agreements.queries.las import las_of
from talja.apps.agreements.queries.listing import (
    AgreementFilter,
    agreements_of_person,
    agreements_of_placements,
    agreements_of_request,
    count_agreements,
    list_agreements,
)
from talja.apps.agreements.queries.losses import lost_causes
from talja.apps.agreements.queries.pages import approval_page, get_agreement
from talja.apps.agreements.queries.previewing import preview_change
from talja.apps.agreements.queries.pricing import (
    AGREED,
    calculation_of_agreement,
    known_for_agreement,
    reopen_for_agreement,
)
from talja.apps.agreements.queries.refusals import refusals_of
from talja.apps.agreements.queries.work import work_of
from talja.apps.subsidies.queries.possible import Possible

__all__ = [
    "AGREED",
    "AgreementFilter",
    "AgreementLine",
    "AgreementPage",
    "ApprovalLine",
    "Board",
    "BoardFilter",
    "BoardRow",
    "CheckLine",
    "ConversionPage",
    "Demand",
    "Effect",
    "GuestApproval",
    "Possible",
    "Preview",
    "RefusalLine",
    "StepLine",
    "VersionLine",
    "agreements_of_person",
    "agreements_of_placements",
    "agreements_of_request",
    "approval_page",
    "calculation_of_agreement",
    "conversion_board",
    "count_agreements",
    "get_agreement",
    "get_conversion",
    "known_for_agreement",
    "las_of",
    "list_agreements",
    "lost_causes",
    "preview_change",
    "refusals_of",
    "reopen_for_agreement",
    "wish_of",
    "work_of",
]

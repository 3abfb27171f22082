"""What frozen reports keep about people: who froze them. Their figures name nobody."""

from django.utils.translation import gettext_lazy as _

from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround

from ..models import ProgrammeReport, ReportDocument

HOLDINGS = [
    Holding(
        ProgrammeReport,
        _("Reports of programmes whose figures stay"),
        "",
        (Kept(("frozen_by",), _("To know who froze it"), LegalGround.PUBLIC_TASK, ACCOUNT, is_exported=False),),
        impersonal=("programme", "grant", "first_on", "last_on", "edition", "tables", "frozen_at"),
    ),
    Holding(
        ReportDocument,
        _("Reports of programmes on paper"),
        "",
        (),
        impersonal=("report", "language", "content", "is_pdf", "made_at"),
    ),
]

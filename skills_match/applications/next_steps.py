"""What happens next with an application, or what its applicant should do: as far as the application itself knows."""

from django.utils.translation import gettext as _

from ..enums import ApplicationState
from ..last_days import last_day
from ..models import Application

_S = ApplicationState


def next_step(application: Application) -> str:
    """In the reader's language."""
    state = _S(application.state)
    if state == _S.DRAFT:
        return _to_finish(application)
    texts = {
        _S.SUBMITTED: _("The programme office checks it next. You need not do anything."),
        _S.SCREENING: _("The programme office is checking it. You need not do anything."),
        _S.MORE_INFO: _("Please answer the question of the programme office."),
        _S.SHORTLISTED: _("The institution and the programme office decide together. You need not do anything."),
        _S.INTERVIEW: _("The programme office arranges a talk with you. You need not do anything yet."),
        _S.RESERVE: _("Others come first. If a place becomes free, we write to you. You need not do anything."),
        _S.OFFERED: _("Please answer the offer."),
        _S.ACCEPTED: _("The programme office contacts you about the open conditions. Please do not book anything yet."),
        _S.CONFIRMED: _("Everything is agreed. You may make your arrangements now."),
    }
    return texts.get(state) or _("Nothing more happens with this application.")


def _to_finish(draft: Application) -> str:
    if not draft.assignment.is_open:
        return _("Applications have closed, so this draft cannot be sent any more.")
    if draft.assignment.closing_on is None:
        return _("Finish it and send it.")
    return _("Finish it and send it by the end of %(day)s.") % {"day": last_day(draft.assignment.closing_on)}

"""Applications as a table for the programme office."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.exported import Table
from office.exports import day_of, name_of, table_of
from skills_match.models import Application


def applications_table(applications: QuerySet[Application]) -> Table:
    return table_of(
        _("Applications"),
        applications.select_related("offer"),
        {
            _("Name"): lambda application: str(application.profile),
            _("E-mail address"): lambda application: application.profile.user.email,
            _("Assignment"): lambda application: application.assignment.title,
            _("Reference"): lambda application: application.assignment.reference,
            _("Institution"): lambda application: application.assignment.institution.name,
            _("State"): lambda application: application.get_state_display(),
            _("Submitted on"): lambda application: day_of(application.submitted_at),
            _("Available from"): lambda application: application.available_from,
            _("Available until"): lambda application: application.available_until,
            _("Answer by (Dar es Salaam time)"): _answer_by,
            _("Reason"): lambda application: application.reason,
            _("Officer"): lambda application: name_of(application.officer),
        },
    )


def _answer_by(application: Application) -> datetime.date | None:
    """Nothing while no offer has been made."""
    offer = getattr(application, "offer", None)
    return offer.answer_by if offer and offer.released_at else None

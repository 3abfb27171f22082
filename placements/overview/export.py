"""Placements as a table for the programme office."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.exported import Table
from office.exports import table_of

from ..models import Placement


def placements_table(placements: QuerySet[Placement]) -> Table:
    return table_of(
        _("Placements"),
        placements,
        {
            _("Reference"): lambda placement: placement.reference,
            _("Expert"): lambda placement: str(placement.application.profile),
            _("Assignment"): lambda placement: placement.assignment.title,
            _("Institution"): lambda placement: placement.assignment.institution.name,
            _("Region"): lambda placement: str(placement.assignment.region or ""),
            _("Mode"): lambda placement: placement.get_mode_display(),
            _("State"): lambda placement: placement.get_state_display(),
            _("First day"): lambda placement: placement.first_day,
            _("Last day"): lambda placement: placement.last_day,
            _("Days"): lambda placement: placement.days,
        },
    )

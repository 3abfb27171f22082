"""Assignments as a table for the programme office."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.exported import Table
from office.exports import day_of, name_of, table_of

from ..models import Assignment


def assignments_table(assignments: QuerySet[Assignment]) -> Table:
    return table_of(
        _("Assignments"),
        assignments,
        {
            _("Reference"): lambda assignment: assignment.reference,
            _("Title"): lambda assignment: assignment.title,
            _("Institution"): lambda assignment: assignment.institution.name,
            _("State"): lambda assignment: assignment.get_state_display(),
            _("Sector"): lambda assignment: name_of(assignment.sector),
            _("Region"): lambda assignment: name_of(assignment.region),
            _("Mode"): lambda assignment: assignment.get_mode_display(),
            _("Length in days"): lambda assignment: assignment.length_days,
            _("Posts"): lambda assignment: assignment.posts,
            _("Submitted on"): lambda assignment: day_of(assignment.submitted_at),
            _("Published on"): lambda assignment: day_of(assignment.published_at),
            _("Closing day (Dar es Salaam time)"): lambda assignment: assignment.closing_on,
            _("Officer"): lambda assignment: name_of(assignment.officer),
        },
    )

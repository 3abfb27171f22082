"""Institutions as a table."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from casework.exported import Table
from diaspora.models import Institution

from .exports import day_of, name_of, table_of


def institutions_table(institutions: QuerySet[Institution]) -> Table:
    return table_of(
        _("Institutions"),
        institutions,
        {
            _("Name"): lambda institution: institution.name,
            _("State"): lambda institution: institution.get_state_display(),
            _("Kind"): lambda institution: institution.get_kind_display(),
            _("Region"): lambda institution: institution.region.name,
            _("Official e-mail address"): lambda institution: institution.official_email,
            _("Confirmed from this address"): lambda institution: day_of(institution.official_email_verified_at),
            _("Website"): lambda institution: institution.website,
            _("Asked on"): lambda institution: day_of(institution.created_at),
            _("Decided on"): lambda institution: day_of(institution.decided_at),
            _("Officer"): lambda institution: name_of(institution.officer),
        },
    )

"""Grants are one of the lists that a programme is made of."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from skills_match.programmes.parts import ProgrammePart, add_part

from ..models import Grant


def _told(grant: Grant) -> str:
    days = ""
    if grant.first_on and grant.last_on:
        days = _("%(first)s to %(last)s") % {"first": date_format(grant.first_on), "last": date_format(grant.last_on)}
    return " · ".join(filter(None, (grant.donor, grant.project, days)))


add_part(
    ProgrammePart(
        "grants",
        gettext_lazy("Grants"),
        gettext_lazy("Add a grant"),
        lambda programme: programme.grants.all(),
        lambda grant: grant.code,
        _told,
    ),
    form="placements.grants.forms.writing.GrantForm",
)

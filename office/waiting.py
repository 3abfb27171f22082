"""Institutions that wait for the programme office."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.enums import InstitutionState
from diaspora.models import Institution, User


@waits_for(Recipient.OFFICE, order=30)
def institutions_to_approve(officer: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=_("Institutions to approve"),
            url=f"{reverse('office_people:institutions')}?state=pending",
            waiting=Institution.objects.filter(state=InstitutionState.PENDING).count(),
        )
    ]


@waits_for(Recipient.OFFICE, order=31)
def names_to_confirm(officer: User) -> list[WaitingLine]:
    renamed = Institution.objects.filter(names__confirmed_at=None).with_names().order_by("names__pk")
    return [
        WaitingLine(
            title=_("New name of an institution to confirm"),
            url=reverse("office_people:institution_name", args=[institution.pk]),
            text=with_language(institution, "name"),
        )
        for institution in renamed
    ]

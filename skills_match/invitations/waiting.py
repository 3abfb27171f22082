"""Invitations that wait for a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import InvitationState
from ..models import AssignmentInvitation


@waits_for(Recipient.PERSON, order=20)
def invitations_to_answer(person: User) -> list[WaitingLine]:
    """Institutions that ask whether they may see who this is."""
    rows = AssignmentInvitation.objects.filter(profile__user=person, state=InvitationState.WAITING)
    return [
        WaitingLine(
            title=with_language(row.assignment, "title"),
            url=reverse("my:invitation", args=[row.pk]),
            text=_("An institution invites you. Please say yes or no."),
            answer_by=row.answer_by,
        )
        for row in rows.select_related("assignment__institution")
        if row.is_answerable
    ]

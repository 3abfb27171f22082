"""Requests that wait for the word of the institution above."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import in_a_sentence, with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from .endorsing import to_endorse


@waits_for(Recipient.INSTITUTION, order=15)
def endorsements_to_give(member: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=with_language(assignment, "title"),
            url=reverse("institution_assignments:endorse", args=[assignment.reference]),
            text=in_a_sentence(
                _("%(institution)s asks for your endorsement."),
                institution=with_language(assignment.institution, "name"),
            ),
            since=assignment.submitted_at,
        )
        for assignment in to_endorse(member)
    ]

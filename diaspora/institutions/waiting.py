"""What the programme office asks an institution waits for its managers, also before the institution is approved."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import in_a_sentence, with_language
from casework.waiting import Recipient, WaitingLine, waits_for

from ..enums import MemberRole
from ..models import User
from ..rules import memberships_of


@waits_for(Recipient.PERSON, order=12)
def questions_of_the_office(person: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=in_a_sentence(
                _("The programme office asks: %(institution)s"),
                institution=with_language(membership.institution, "name"),
            ),
            url=reverse("institution:home"),
            text=membership.institution.open_question,
        )
        for membership in memberships_of(person)
        if membership.role == MemberRole.MANAGER and membership.institution.open_question
    ]

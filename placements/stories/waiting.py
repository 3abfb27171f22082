"""Stories that wait: for the expert to agree, for the newsroom to use or to take down."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import Placement, Story


@waits_for(Recipient.PERSON, order=10)
def to_agree_to(person: User) -> list[WaitingLine]:
    told = Story.objects.filter(
        placement__in=Placement.objects.of_expert(person), expert_agreed_at=None, withdrawn_at=None
    )
    return [
        WaitingLine(
            title=with_language(row.placement.assignment, "title"),
            url=reverse("my:placement", args=[row.placement_id]) + "#stories",
            text=_("The institution tells a story about your assignment. Read it and say whether it may be shown."),
        )
        for row in told.for_lists()
    ]


@waits_for(Recipient.EDITOR, order=60)
def for_the_newsroom(_editor: User) -> list[WaitingLine]:
    return [
        WaitingLine(
            title=_("Stories that were taken back or changed: take what you used off your pages"),
            url=reverse("placements:stories") + "?list=back",
            waiting=Story.objects.to_take_down().count(),
        ),
        WaitingLine(
            title=_("Stories of assignments that may be told"),
            url=reverse("placements:stories"),
            waiting=Story.objects.offered().count(),
            is_pressing=False,
        ),
    ]

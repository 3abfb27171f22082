"""Rankings that wait for a signature."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.languages import reading_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..enums import RoundState
from ..rounds.readings import titles_of, with_parts
from .signing import sides_to_sign


def _lines(user: User) -> list[WaitingLine]:
    ranked = with_parts().filter(reviewers__user=user, state=RoundState.OPEN, ranked_at__isnull=False)
    to_sign = [round for round in ranked.prefetch_related("signatures") if sides_to_sign(round, user)]
    titles = titles_of(to_sign, reading_language())
    return [
        WaitingLine(
            title=titles[round.pk],
            url=reverse("reviews:ranking", args=[round.pk]),
            text=_("The ranking waits for your signature."),
            since=round.ranked_at,
        )
        for round in to_sign
    ]


@waits_for(Recipient.OFFICE, order=23)
def rankings_of_an_officer(officer: User) -> list[WaitingLine]:
    return _lines(officer)


@waits_for(Recipient.INSTITUTION, order=16)
def rankings_of_a_member(member: User) -> list[WaitingLine]:
    return _lines(member)

"""Files that wait for a reviewer, wherever they work."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from casework.languages import reading_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User
from diaspora.rules import is_office, membership_of

from ..enums import RoundState
from ..models import Sheet
from ..rounds.readings import titles_of, with_parts


def _lines(user: User) -> list[WaitingLine]:
    waiting = Sheet.objects.waiting().filter(reviewer__user=user, round__state=RoundState.OPEN)
    counts = {row["round"]: row["number"] for row in waiting.order_by().values("round").annotate(number=Count("pk"))}
    rounds = [round for round in with_parts().filter(pk__in=counts) if round.phase.may_change] if counts else []
    titles = titles_of(rounds, reading_language())
    return [
        WaitingLine(
            title=titles[round.pk],
            url=reverse("reviews:round", args=[round.pk]),
            waiting=counts[round.pk],
            text=ngettext(
                "%(number)s file waits for your scores.", "%(number)s files wait for your scores.", counts[round.pk]
            )
            % {"number": counts[round.pk]},
            answer_by=round.phase.due_on,
        )
        for round in rounds
    ]


@waits_for(Recipient.OFFICE, order=22)
def files_of_an_officer(officer: User) -> list[WaitingLine]:
    return _lines(officer)


@waits_for(Recipient.INSTITUTION, order=15)
def files_of_a_member(member: User) -> list[WaitingLine]:
    return _lines(member)


@waits_for(Recipient.PERSON, order=40)
def files_of_anybody_else(person: User) -> list[WaitingLine]:
    """Who works nowhere in the portal judges as well: a professor who knows the field."""
    return [] if is_office(person) or membership_of(person) else _lines(person)

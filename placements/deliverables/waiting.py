"""Institutions are asked a year later what is still used."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from casework.translated.spoken import with_language
from casework.waiting import Recipient, WaitingLine, waits_for
from diaspora.models import User

from ..models import Placement
from .using import due


@waits_for(Recipient.INSTITUTION, order=33)
def still_used(member: User) -> list[WaitingLine]:
    """A line for each assignment."""
    numbers = dict(due(Placement.objects.for_host(member)).order_by().values_list("placement").annotate(Count("pk")))
    return [
        WaitingLine(
            title=with_language(placement.assignment, "title"),
            url=reverse("institution_assignments:placement", args=[placement.pk]) + "#plan",
            text=ngettext(
                "Say of %(number)s thing that was left whether it is still used.",
                "Say of %(number)s things that were left whether they are still used.",
                numbers[placement.pk],
            )
            % {"number": numbers[placement.pk]},
        )
        for placement in Placement.objects.filter(pk__in=numbers).for_lists()
    ]

"""The page of the morning: where to call first, who comes and goes, who is where."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.filters import one_of
from casework.pages import page_of
from diaspora.who_may import office, who_may
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ...models import Placement, Visit
from ..lights import lights_of, numbers_of, worst_of
from ..monthly import drawn, newest_map

#: Who comes or goes within so many days.
SOON = datetime.timedelta(days=7)
#: So many are named as those to call first.
FIRST = 10


@who_may(office)
def morning(request: HttpRequest) -> HttpResponse:
    """A fixed number of queries and of rows at any length; the table of who is where is read in pages."""
    seen = Placement.objects.for_office(request.user)
    running = seen.running().for_lists().order_by("application__assignment__region__name_en", "ends_on", "pk")
    listed = page_of(request, running)
    lights = lights_of(Placement.objects.filter(pk__in=[row.pk for row in listed["page"]]))
    worst = worst_of(seen, at_most=FIRST)
    named = seen.for_lists().in_bulk(worst)
    numbers = numbers_of(seen)
    month, programmes = newest_map(), list(Programme.objects.all())
    programme = one_of(request.GET, "programme", [each.code for each in programmes])
    values = {
        "month": month,
        "map": drawn(month, programme) if month else None,
        "programmes": programmes,
        "programme": programme,
        "first": [(named[pk], light) for pk, light in worst.items()],
        "numbers": {tone: numbers[tone] for tone in ("stop", "wait", "good")},
        "moving": _coming_and_going(seen),
        "rows": [(row, lights[row.pk]) for row in listed["page"]],
    }
    return render(request, "office/placements_morning.html", values | listed)


def _coming_and_going(seen):
    today = today_in_closing_zone()
    soon = (today, today + SOON)
    visits = Visit.objects.filter(placement__in=seen.running(), cancelled_at=None)
    moving = visits.filter(starts_on__range=soon) | visits.filter(ends_on__range=soon)
    related = ("placement__application__assignment__institution", "placement__application__profile__user")
    names = "placement__application__assignment__institution__names"
    return moving.select_related(*related).prefetch_related(names).order_by("starts_on", "pk")[:25]

"""The calendar of visits, read by programs."""

from django.http import HttpRequest, HttpResponse

from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ..calendars import placement_of, visits_calendar


@opened_by_link()
@who_may(anyone)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    headers = {"Content-Disposition": 'inline; filename="visits.ics"'}
    content = visits_calendar(placement_of(token))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)

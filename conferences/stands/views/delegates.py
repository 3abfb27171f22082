"""A delegate answers a stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...attendance.links import opened
from ..asking import answer as answer_request


@require_POST
@opened_by_link()
@who_may(anyone)
def answer(request: HttpRequest, slug: str, token: str, pk: int, says: str) -> HttpResponse:
    found = get_object_or_404(opened(slug, token).stand_requests.select_related("partner"), pk=pk)
    answer_request(request=found, says_yes=says == "yes")
    if says == "yes":
        messages.success(request, _("%(stand)s now has your name and e-mail address.") % {"stand": found.partner})
    else:
        messages.success(request, _("%(stand)s gets nothing about you.") % {"stand": found.partner})
    return redirect("events:after", slug, token)

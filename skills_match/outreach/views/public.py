"""Coming by a link that somebody passed on; stopping the letters of campaigns without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt

from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...models import OutreachLink
from ..letters import reader_of, stop_letters, want_letters_again
from ..links import come_by


@who_may(anyone)
def come(request: HttpRequest, code: str) -> HttpResponse:
    """On to the assignment, or to the list of all."""
    link = get_object_or_404(OutreachLink.objects.select_related("assignment"), code=code)
    come_by(request, link)
    if link.assignment and link.assignment.is_public:
        return redirect("assignments:detail", link.assignment.reference)
    return redirect("assignments:list")


# Mail programmes post here without a page of ours before, so without its cookie; the signed link says who it is for.
@csrf_exempt
@opened_by_link()
@who_may(anyone)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops: a programme that opens links to look at them changes nothing."""
    profile = reader_of(token)
    if request.method == "POST" and "again" in request.POST:
        want_letters_again(profile=profile)
        return render(request, "outreach/again.html")
    if request.method == "POST":
        stop_letters(profile=profile)
        return render(request, "outreach/stopped.html")
    return render(request, "outreach/stop.html")

"""Behind the links of the press: a release before its hour, and leaving the list."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from casework.token_links import LinkWithdrawn, opened_by_link
from diaspora.who_may import anyone, who_may

from ..models import PressContact, PressLetter, PressReleasePage
from ..models.parts.hours import hour_in_dar
from .letters import LEAVE, READ


@opened_by_link()
@who_may(anyone)
@require_safe
def read_before(request: HttpRequest, token: str) -> HttpResponse:
    """What was approved of the release, in the language of its reader where it waits in it.

    Once it is public, its page.
    """
    [pk] = READ.read(token, key_of=PressLetter.objects.link_key)
    letter = get_object_or_404(PressLetter.objects.select_related("contact"), pk=pk)
    versions = _versions(letter)
    if public := next((version for version in versions if version.live), None):
        return HttpResponseRedirect(public.get_url(request) or "/")
    for version in versions:
        if hour := version.waits_until:
            release = version.scheduled_revision.as_object()
            context = release.get_context(request) | {"not_before": hour_in_dar(hour), "sharing": None}
            context.pop("language_links")
            return render(request, release.template, context)
    raise LinkWithdrawn


def _versions(letter: PressLetter) -> list[PressReleasePage]:
    """All languages of the release that anybody may read once they are live; the reader's own first."""
    key = Page.objects.filter(pk=letter.release_id).values("translation_key")
    pages = PressReleasePage.objects.filter(translation_key__in=key).public().select_related("locale").order_by("pk")
    return sorted(pages, key=lambda page: page.locale.language_code != letter.contact.language)


@csrf_exempt  # mail programs press the button too, by RFC 8058, and have no cookie
@opened_by_link()
@who_may(anyone)
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    [pk] = LEAVE.read(token, key_of=PressContact.objects.address_of)
    if request.method == "POST":
        PressContact.objects.filter(pk=pk).delete()
        return redirect("home:press_left")
    return render(request, "press/leave.html")


@who_may(anyone)
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "press/left.html")

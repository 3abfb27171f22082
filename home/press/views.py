"""Behind the links of the press: a release before its hour, and leaving the list."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from casework.token_links import LinkWithdrawn, opened_by_link
from diaspora.who_may import anyone, who_may

from ..models import PressContact, PressLetter
from ..models.parts.hours import hour_in_dar
from .files import with_key_to_files
from .letters import LEAVE, READ
from .versions import versions_for


class LinkTakenBack(LinkWithdrawn):
    """Such a link ends only when the office ends it, or takes the release back."""

    text = _("This private link was taken back by the press desk.")
    advice = _("Ask the press desk whether the release changed: its contact stands below each press release.")


@opened_by_link()
@who_may(anyone)
@require_safe
def read_before(request: HttpRequest, token: str) -> HttpResponse:
    """What was approved of the release, in the language of its reader where it waits in it.

    Once it is public, its page.
    """
    [pk] = _read(token)
    letter = get_object_or_404(PressLetter.objects.select_related("contact"), pk=pk)
    versions = versions_for(letter)
    if public := next((version for version in versions if version.live), None):
        return HttpResponseRedirect(public.get_url(request) or "/")
    for version in versions:
        if hour := version.waits_until:
            release = version.scheduled_revision.as_object()
            context = release.get_context(request) | {"not_before": hour_in_dar(hour), "sharing": None}
            context.pop("language_links")
            return with_key_to_files(render(request, release.template, context), token)
    raise LinkTakenBack


def _read(token: str) -> list:
    try:
        return READ.read(token, key_of=PressLetter.objects.link_key)
    except LinkWithdrawn as refusal:
        raise LinkTakenBack from refusal


@csrf_exempt  # mail programs press the button too, by RFC 8058, and have no cookie
@opened_by_link()
@who_may(anyone)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    [pk] = LEAVE.read(token, key_of=PressContact.objects.address_of)
    if request.method == "POST":
        PressContact.objects.filter(pk=pk).delete()
        return redirect("home:press_left")
    return render(request, "press/leave.html")


@who_may(anyone)
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "press/left.html")

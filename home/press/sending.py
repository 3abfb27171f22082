"""Sending a release to the press list, in the editor: who gets it is shown before the button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from diaspora.who_may import editor, who_may

from ..models import PressLetter, PressReleasePage
from ..page_translation.rules import may_publish
from .letters import readers_of, revoke_links, write_to_press


@who_may(editor)
@require_http_methods(["GET", "HEAD", "POST"])
def press_letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what is public or approved for its hour can be sent, and only by who may publish it."""
    # Asked for as a page: the key of a type of page is a relation, and a relation takes numbers that no database knows.
    release = get_object_or_404(Page.objects.type(PressReleasePage), pk=pk).specific.original()
    if not may_publish(request.user, release):
        raise PermissionDenied
    hour = release.waits_until
    if request.method == "POST":
        if "revoke" in request.POST:
            revoke_links(release=release, by=request.user)
            messages.success(request, _("The private links no longer work."))
        elif release.live or hour:
            number = write_to_press(release=release, by=request.user)
            said = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", number)
            messages.success(request, said % {"number": number})
        return redirect("press_letters", release.pk)
    context = {
        "release": release,
        "hour": hour,
        "may_be_sent": bool(release.live or hour),
        "readers": readers_of(release),
        "sent": PressLetter.objects.filter(release=release)
        .exclude(link_key="")
        .select_related("contact")
        .order_by("contact__outlet", "pk"),
    }
    return render(request, "home/press_letters.html", context)

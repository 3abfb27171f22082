"""Where a person goes after saving a part of the profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .parts import part_after
from .ways_back import came_from, way_back


def onwards(request: HttpRequest, part: str, *, saved: str = "") -> HttpResponse:
    """Back to the page from which somebody came, to the task list with "later", else to the next part. `saved` says
    what the choice means from now on."""
    if saved:
        messages.success(request, _("Saved. %(meaning)s") % {"meaning": saved})
    if "later" in request.POST:
        if not saved:
            messages.success(request, _("Saved. Come back whenever you like."))
        return redirect("my:home")
    if back := way_back(request):
        return redirect(back)
    following = part_after(part)
    return redirect(following.address if following else "diaspora:check")


def same_page(request: HttpRequest, address: str) -> HttpResponse:
    """The page itself again."""
    return redirect(reverse(address) + came_from(request))

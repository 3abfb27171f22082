"""Where a person goes after saving a part of the profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..parts import part_after


def onwards(request: HttpRequest, part: str) -> HttpResponse:
    """Back to the check page for who came from there, to the task list with "later", else to the next part."""
    if "later" in request.POST:
        messages.success(request, _("Saved. Come back whenever you like."))
        return redirect("my:home")
    following = part_after(part)
    if came_from(request) or following is None:
        return redirect("diaspora:check")
    return redirect(following.address)


def came_from(request: HttpRequest) -> str:
    """What links of a page carry on, so that the person gets back to the check page in the end."""
    return "?from=check" if request.GET.get("from") == "check" else ""


def same_page(request: HttpRequest, address: str) -> HttpResponse:
    """The page itself again."""
    return redirect(reverse(address) + came_from(request))

"""I need help: the right numbers, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from casework.sharing import Sharing
from diaspora.who_may import anyone, who_may

from ..places import by_place, everywhere


@who_may(anyone)
def need_help(request: HttpRequest) -> HttpResponse:
    """Everything on one page, so that it works once it has been opened and the network is gone."""
    told = _("Are you in danger? Call now. You need no account for anything on this page.")
    sharing = Sharing(title=_("I need help"), description=told, path=request.path)
    values = {"everywhere": everywhere(), "places": by_place(), "sharing": sharing}
    return render(request, "safeguarding/help.html", values)

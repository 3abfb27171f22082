"""The office gives free seats of a mission to others, several at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..forms.filling import FillSeatsForm
from ..seats import fill_seats, mission_of, seats_of, who_could_come


@for_sides(Side.OFFICE)
def fill(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    team = mission_of(placement)
    if team is None:
        raise Http404
    free = [seat for seat in seats_of(team) if seat.is_free]
    form = FillSeatsForm(request.POST or None, free=free, candidates=who_could_come(team, request.user))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            fill_seats(team=team, by=request.user, chosen=form.chosen)
            messages.success(request, _("The seats are given. Who is not decided on yet is decided on together."))
            return redirect(viewer.at("placement", placement.pk))
    text = _("Those who applied for the same assignment and are in no team. Several are put there together, or nobody.")
    title = _("Fill the free seats of the team")
    values = {"form": form, "title": title, "text": text, "button": title}
    return page(request, placement, viewer, "placements/form.html", **values)

"""Expert and office write down how the expert travels."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement, TravelLeg
from ...viewers import Viewer, for_sides, page
from ..forms.planning import LegForm
from ..planning import keep_leg, remove_leg


@for_sides(Side.EXPERT, Side.OFFICE)
def add(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """The next leg begins where the one before ended."""
    last = placement.travel.last()
    known = {
        "from_place": last.to_place if last else "",
        "travels_on": last.travels_on if last else placement.first_day,
    }
    return _write(request, placement, viewer, None, known)


@for_sides(Side.EXPERT, Side.OFFICE)
def leg(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    return _write(request, placement, viewer, get_object_or_404(placement.travel, pk=row), None)


def _write(
    request: HttpRequest, placement: Placement, viewer: Viewer, found: TravelLeg | None, known: dict | None
) -> HttpResponse:
    if placement.is_online:
        raise Http404
    form = LegForm(request.POST or None, instance=found, initial=known)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_leg(placement=placement, by=request.user, leg=found, **form.cleaned_data)
            messages.success(request, _("Saved. The institution reads the journey, without the booking reference."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("A leg of the journey"))


@for_sides(Side.EXPERT, Side.OFFICE)
def remove(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.travel, pk=row)
    if request.method == "POST":
        with may_be_refused(request):
            remove_leg(leg=found, by=request.user)
            messages.success(request, _("Removed."))
        return redirect(viewer.at("placement", placement.pk))
    values = {"title": _("Remove this leg of the journey"), "text": str(found), "button": _("Remove")}
    return page(request, placement, viewer, "placements/form.html", **values)

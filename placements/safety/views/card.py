"""The emergency card: written by the expert, printed by each side; that somebody opened it is recorded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from diaspora.enums import LookedAt
from diaspora.privacy.access_log import record_access
from safeguarding.help.places import of_region

from ...enums import Side
from ...models import EmergencyDetail, Placement
from ...viewers import Viewer, for_sides, page
from ..forms.writing import EmergencyForm


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
@never_cache
def card(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """One page to print. It has everything that a stranger who finds the expert needs, and no more."""
    record_access(subject=placement.expert, viewer=request.user, what=LookedAt.EMERGENCY)
    values = {
        "title": _("Emergency card"),
        "detail": EmergencyDetail.objects.filter(placement=placement).first(),
        "supervisor": placement.supervisors.filter(until=None).first(),
        "contacts": of_region(None if placement.is_online else placement.assignment.region),
        "legs": [] if placement.is_online else list(placement.travel.all()),
        "may_write": viewer.side == Side.EXPERT,
    }
    return page(request, placement, viewer, "placements/emergency_card.html", **values)


@for_sides(Side.EXPERT)
@never_cache
def write(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    row = EmergencyDetail.objects.filter(placement=placement).first() or EmergencyDetail(placement=placement)
    form = EmergencyForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. It stands on your card."))
        return redirect(viewer.at("emergency_card", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Whom do we call?"))

"""The office plans visits; the host says when the expert came and left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from skills_match.models.querysets import today_in_closing_zone

from ...enums import Side
from ...models import Placement, Visit
from ...viewers import Viewer, for_sides, page
from ..forms.planning import DayForm, VisitForm
from ..planning import cancel_visit, confirm_arrival, confirm_departure, plan_visit


@for_sides(Side.OFFICE)
def add(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    return _plan(request, placement, viewer, None)


@for_sides(Side.OFFICE)
def visit(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    return _plan(request, placement, viewer, get_object_or_404(placement.visits, pk=row))


def _plan(request: HttpRequest, placement: Placement, viewer: Viewer, found: Visit | None) -> HttpResponse:
    days = {"starts_on": placement.starts_on, "ends_on": placement.ends_on}
    form = VisitForm(request.POST or None, instance=found, initial=None if found else days)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            plan_visit(placement=placement, by=request.user, visit=found, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Plan a visit"))


@for_sides(Side.OFFICE)
def cancel(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.visits, pk=row)
    if request.method == "POST":
        with may_be_refused(request):
            cancel_visit(visit=found, by=request.user)
            messages.success(request, _("Cancelled. Calendars strike it out."))
        return redirect(viewer.at("placement", placement.pk))
    values = {"title": _("Cancel this visit"), "text": str(found), "button": _("Cancel this visit")}
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.HOST, Side.OFFICE)
def came(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.visits, pk=row)
    title = _("The first session took place") if found.is_online else _("The expert has come")
    form = DayForm(request.POST or None, initial={"day": min(found.starts_on, today_in_closing_zone())})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            confirm_arrival(visit=found, by=request.user, came_on=form.cleaned_data["day"])
            messages.success(request, _("Confirmed."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=title, button=title)


@for_sides(Side.HOST, Side.OFFICE)
def left(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.visits.exclude(came_on=None), pk=row)
    title = _("The last session took place") if found.is_online else _("The expert has left")
    form = DayForm(request.POST or None, initial={"day": min(found.ends_on, today_in_closing_zone())})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            confirm_departure(visit=found, by=request.user, left_on=form.cleaned_data["day"])
            messages.success(request, _("Confirmed."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=title, button=title)

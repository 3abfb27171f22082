"""How a placement ends, said by its sides; other days, written by the office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from skills_match.models.querysets import today_in_closing_zone

from ...enums import PlacementState, Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..extending import change_days
from ..forms.ending import BreakOffForm, DaysForm, LastDayForm
from ..moving import break_off, close_placement, complete_placement

FORM = "placements/form.html"


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def end(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = BreakOffForm(request.POST or None, initial={"ended_on": today_in_closing_zone()})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            told = dict(form.cleaned_data)
            to, seen = PlacementState(told.pop("to")), seen_in(request)
            break_off(placement=placement, by=request.user, to=to, side=viewer.side, seen=seen, **told)
            messages.success(request, _("Saved. The others have been told."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("The assignment ends before its time")
    return page(request, placement, viewer, FORM, form=form, title=title, seen=placement.state)


@for_sides(Side.OFFICE)
def complete(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = LastDayForm(request.POST or None, initial={"ended_on": min(placement.ends_on, today_in_closing_zone())})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ended_on = form.cleaned_data["ended_on"]
            complete_placement(placement=placement, by=request.user, ended_on=ended_on, seen=seen_in(request))
            messages.success(request, _("The assignment is done. Expert and institution have been told."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("The assignment is done")
    return page(request, placement, viewer, FORM, form=form, title=title, seen=placement.state)


@for_sides(Side.OFFICE)
def close(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    if request.method == "POST":
        with may_be_refused(request):
            close_placement(placement=placement, by=request.user, seen=seen_in(request))
            messages.success(request, _("Closed."))
        return redirect(viewer.at("placement", placement.pk))
    values = {
        "title": _("Close this assignment"),
        "text": _("Nothing more is awaited from either side. The questions of next year are asked all the same."),
        "button": _("Close it"),
        "seen": placement.state,
    }
    return page(request, placement, viewer, FORM, **values)


@for_sides(Side.OFFICE)
def days(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = DaysForm(request.POST or None, instance=placement)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            # The form has written into the row that it was given: the verb reads it again under its lock.
            change_days(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved. Expert and institution have been told."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, FORM, form=form, title=_("Other days"))

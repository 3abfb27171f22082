"""Host and office name who guides and who learns."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from .. import handing_over
from ..forms.naming import PersonForm, SupervisorForm


@for_sides(Side.HOST, Side.OFFICE)
def supervisor(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    present = placement.supervisors.filter(until=None).first()
    known = {name: getattr(present, name) for name in ("name", "position", "email")} if present else {}
    form = SupervisorForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            told = dict(form.cleaned_data)
            takes_over = told.pop("takes_over") or present is None
            act = handing_over.hand_over_supervision if takes_over else handing_over.correct_supervisor
            act(placement=placement, by=request.user, **told)
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Who guides the expert"))


@for_sides(Side.HOST, Side.OFFICE)
def add_counterpart(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            handing_over.add_counterpart(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("One more who learns"))


@for_sides(Side.HOST, Side.OFFICE)
def counterpart_leaves(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    counterpart = get_object_or_404(placement.counterparts, pk=row, until=None)
    if request.method == "POST":
        with may_be_refused(request):
            handing_over.take_leave_of_counterpart(counterpart=counterpart, by=request.user)
            messages.success(request, _("Saved."))
        return redirect(viewer.at("placement", placement.pk))
    values = {
        "title": _("%(name)s does not learn any more") % {"name": counterpart.name},
        "text": _("That this person has learnt until today stays on the page."),
        "button": _("From today"),
    }
    return page(request, placement, viewer, "placements/form.html", **values)

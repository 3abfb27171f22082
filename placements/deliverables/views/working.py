"""All sides write the work plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.files.store import FileRejected

from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..forms.working import AddDeliverableForm, DeliverableForm
from ..using import say_use
from ..working import add_deliverable, report_deliverable


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def add(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    form = AddDeliverableForm(request.POST or None, initial={"due_on": placement.ends_on})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            add_deliverable(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("It is in the plan."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Add to the work plan"))


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def deliverable(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.deliverables, pk=row)
    form = DeliverableForm(request.POST or None, request.FILES or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="upload"):
            report_deliverable(deliverable=found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    values = {"form": form, "title": _("Part of the work plan"), "evidence": found.evidence_id, "has_files": True}
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.HOST, Side.OFFICE)
@require_POST
def use(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    """One of two buttons."""
    found = get_object_or_404(placement.deliverables, pk=row)
    if (answer := request.POST.get("is_used", "")) in ("yes", "no"):
        with may_be_refused(request):
            say_use(deliverable=found, by=request.user, is_used=answer == "yes")
            messages.success(request, _("Thank you. It is kept."))
    return redirect(viewer.at("placement", placement.pk))

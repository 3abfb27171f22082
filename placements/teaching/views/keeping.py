"""Expert and host keep the knowledge ledger."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.files.store import FileRejected

from ...enums import Side
from ...models import LearnersBySex, Placement, TeachingSession
from ...viewers import Viewer, for_sides, page
from ..forms.keeping import SexesForm, TeachingForm
from ..keeping import SaidBefore, keep_session, remove_session, say_sexes


@for_sides(Side.EXPERT, Side.HOST)
def add(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    return _keep(request, placement, viewer, None)


@for_sides(Side.EXPERT, Side.HOST)
def session(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    return _keep(request, placement, viewer, get_object_or_404(placement.teaching, pk=row))


def _keep(request: HttpRequest, placement: Placement, viewer: Viewer, found: TeachingSession | None) -> HttpResponse:
    form = TeachingForm(request.POST or None, request.FILES or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(form, FileRejected, field="upload"):
            keep_session(placement=placement, by=request.user, session=found, **form.cleaned_data)
            messages.success(request, _("It is in the knowledge ledger."))
            return redirect(viewer.at("placement", placement.pk))
    values = {"form": form, "title": _("A session in which somebody learnt"), "has_files": True}
    values["evidence"] = found.material_id if found else None
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.EXPERT, Side.HOST)
def remove(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.teaching, pk=row)
    if request.method == "POST":
        with may_be_refused(request):
            remove_session(session=found, by=request.user)
            messages.success(request, _("Removed."))
        return redirect(viewer.at("placement", placement.pk))
    values = {"title": _("Remove this session"), "text": found.topic, "button": _("Remove")}
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.HOST)
def sexes(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    """Asked once; what was said is shown to nobody for one assignment."""
    if LearnersBySex.objects.filter(placement=placement).exists():
        messages.info(request, str(SaidBefore()))
        return redirect(viewer.at("placement", placement.pk))
    form = SexesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            say_sexes(placement=placement, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you. It is only read in reports, together with other assignments."))
            return redirect(viewer.at("placement", placement.pk))
    text = _("Reports say how many women and how many men learnt in all. You are free not to say it.")
    values = {"form": form, "title": _("Women and men who learnt"), "text": text}
    return page(request, placement, viewer, "placements/form.html", **values)

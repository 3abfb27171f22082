"""Each side sends its own report; the office reads them, and may leave one out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may

from ...enums import HowItGoes, Side
from ...models import Placement, Report
from ...viewers import Viewer, for_sides, page
from ..forms.telling import ReportForm, SkipForm
from ..telling import send_report, skip_report


@for_sides(Side.EXPERT, Side.HOST)
def report(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    found = get_object_or_404(placement.reports.filter(side=viewer.side), pk=row)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            told = {**form.cleaned_data, "how": HowItGoes(form.cleaned_data["how"])}
            send_report(report=found, by=request.user, **told)
            messages.success(request, _("Thank you. Your report is sent."))
            return redirect(viewer.at("placement", placement.pk))
    may_skip = viewer.at("skip_report", placement.pk, found.pk) if found.stage != "end" else ""
    values = {"form": form, "title": _("Report"), "text": str(found), "button": _("Send the report"), "other": may_skip}
    return page(request, placement, viewer, "placements/form.html", **values)


@for_sides(Side.EXPERT, Side.HOST, Side.OFFICE)
def skip(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    seen = placement.reports.all() if viewer.side == Side.OFFICE else placement.reports.filter(side=viewer.side)
    found = get_object_or_404(seen, pk=row)
    form = SkipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            skip_report(report=found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Left out."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("Leave this report out")
    values = {"form": form, "title": title, "text": str(found), "button": title}
    return page(request, placement, viewer, "placements/form.html", **values)


@who_may(office)
def late(request: HttpRequest) -> HttpResponse:
    """Reports that are late, the oldest first."""
    placements = Placement.objects.for_office(request.user)
    rows = (
        Report.objects.late()
        .filter(placement__in=placements)
        .select_related("placement__application__assignment__institution", "placement__application__profile__user")
    )
    names = "placement__application__assignment__institution__names"
    return render(request, "office/placement_reports.html", page_of(request, rows.prefetch_related(names)))

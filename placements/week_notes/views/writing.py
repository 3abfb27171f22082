"""The expert writes the note of a week."""

import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement, monday_of
from ...viewers import Viewer, for_sides, page
from ..forms.writing import WeekNoteForm
from ..writing import write_note


@for_sides(Side.EXPERT)
def note(request: HttpRequest, placement: Placement, viewer: Viewer, day: str) -> HttpResponse:
    """`day` is any day of the week, as in 2026-03-02."""
    week = _week(day)
    form = WeekNoteForm(request.POST or None, instance=placement.week_notes.filter(week_on=week).first())
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            write_note(placement=placement, by=request.user, week_on=week, **form.cleaned_data)
            messages.success(request, _("Thank you. Your note is kept."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("Note of the week of %(day)s") % {"day": date_format(week)}
    return page(request, placement, viewer, "placements/form.html", form=form, title=title)


def _week(day: str) -> datetime.date:
    try:
        return monday_of(datetime.date.fromisoformat(day))
    except (ValueError, OverflowError) as error:
        raise Http404 from error

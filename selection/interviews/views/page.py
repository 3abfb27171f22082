"""The hours of an assignment and who took them, the same for host and office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.refusals import may_be_refused
from skills_match.models import Application, Assignment
from skills_match.models.querysets import ApplicationQuerySet

from ...models import Interview, InterviewSlot
from ..forms.offering import OutcomeForm, SlotsForm
from ..offering import invited_without_slot, offer_slots
from ..outcome import record_outcome


def slots_page(
    request: HttpRequest, assignment: Assignment, readable: ApplicationQuerySet, template: str, *, here: str
) -> HttpResponse:
    """`readable` are the applications whose names the reader may see. `here` is the address of this page."""
    form = SlotsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = {name: data[name] for name in ("starts", "minutes", "zone", "place")}
        with may_be_refused(form):
            number = offer_slots(assignment=assignment, by=request.user, **told)
            said = ngettext("%(number)s new hour is offered.", "%(number)s new hours are offered.", number)
            messages.success(request, said % {"number": number})
            return redirect(here)
    values = {
        "assignment": assignment,
        "rows": _rows(assignment, readable),
        "without": [row for row in invited_without_slot(assignment) if row.pk in _seen(assignment, readable)],
        "form": form,
        "here": here,
    }
    return render(request, template, values)


def _seen(assignment: Assignment, readable: ApplicationQuerySet) -> set[int]:
    return set(readable.filter(assignment=assignment).values_list("pk", flat=True))


def _rows(assignment: Assignment, readable: ApplicationQuerySet) -> list[dict]:
    """Each hour with the interview in it; without a name where the reader must not know it."""
    seen = _seen(assignment, readable)
    slots = InterviewSlot.objects.filter(assignment=assignment)
    rows = []
    for slot in slots.select_related("interview__application__profile__user"):
        interview = getattr(slot, "interview", None)
        is_seen = interview is not None and interview.application_id in seen
        rows.append({"slot": slot, "interview": interview, "name": interview.application.shown_name if is_seen else ""})
    return rows


def outcome_page(request: HttpRequest, interview: Interview, template: str, *, back: str) -> HttpResponse:
    application: Application = interview.application
    initial = {"outcome": interview.outcome, "note": interview.note}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            record_outcome(interview=interview, by=request.user, **form.cleaned_data)
            messages.success(request, _("What became of the interview is recorded."))
            return redirect(back)
    values = {
        "application": application,
        "assignment": application.assignment,
        "interview": interview,
        "form": form,
        "back": back,
    }
    return render(request, template, values)

"""A person chooses an hour for an interview, and takes it into a calendar."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from diaspora.who_may import signed_in, who_may
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ...models import Interview
from ..calendars import interview_calendar
from ..forms.picking import PickForm, ZoneForm
from ..picking import free_slots, give_up_slot, pick_slot
from ..zones import zone_of


@who_may(signed_in)
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """The hours that are free, in the time of the reader and of the host; what was chosen can be changed until then."""
    mine = _own(request, pk)
    planned = Interview.objects.filter(application=mine).select_related("slot").first()
    zone = zone_of(request.user, asked=request.POST.get("zone") or request.GET.get("zone", ""), interview=planned)
    form = PickForm(request.POST or None, slots=free_slots(mine), zone=zone)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            pick_slot(application=mine, slot=form.cleaned_data["slot"], by=request.user, zone=zone)
            messages.success(request, _("Your interview is planned. We remind you the day before."))
            return redirect("my:interview", pk)
    values = {
        "application": mine,
        "assignment": mine.assignment,
        "interview": planned,
        "is_planned": planned is not None and planned.slot_id is not None,
        "may_choose": mine.state == ApplicationState.INTERVIEW
        and not (planned and planned.slot_id and planned.is_over),
        "has_free": free_slots(mine).exists(),
        "zone": zone,
        "zone_form": ZoneForm(initial={"zone": zone}),
        "form": form,
    }
    return render(request, "my/interview.html", values)


@require_POST
@who_may(signed_in)
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _own(request, pk)
    with may_be_refused(request):
        give_up_slot(application=mine, by=request.user)
        messages.success(request, _("The interview is called off. Please choose another time."))
    return redirect("my:interview", pk)


@who_may(signed_in)
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    planned = get_object_or_404(
        Interview.objects.select_related("application__assignment"), application=_own(request, pk)
    )
    headers = {"Content-Disposition": 'attachment; filename="interview.ics"', "Cache-Control": "no-store, private"}
    return HttpResponse(interview_calendar(planned), content_type="text/calendar; charset=utf-8", headers=headers)


def _own(request: HttpRequest, pk: int) -> Application:
    """Once somebody was invited, or an hour was planned."""
    own = Application.objects.of_applicant(request.user).for_lists()
    invited = own.filter(state=ApplicationState.INTERVIEW) | own.filter(interview__isnull=False)
    return get_object_or_404(invited.distinct(), pk=pk)

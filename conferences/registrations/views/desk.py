"""The registration team: who comes, who waits, what is sold; decisions on one registration."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.files.handing_out import as_download
from diaspora.who_may import who_may

from ...enums import ALIVE, RegistrationActor, RegistrationState, TeamRole
from ...events.team import event_of
from ...models import EventAnswerFile, Registration
from ...rules import event_team, works_for
from .. import parts  # noqa: F401 - adds categories, quotas, questions and codes to what the desk shows
from ..cancelling import cancel
from ..changing import name_delegate
from ..forms.desk import RefusalForm, RegistrationFilter
from ..forms.registering import DelegateForm
from ..moves import MOVES
from ..registering import approve as approve_registration
from ..registering import refuse as refuse_registration
from ..sales import sales_of

_ROLES = (TeamRole.REGISTRATION, TeamRole.FINANCE)


@who_may(event_team)
def registrations(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, *_ROLES)
    form = RegistrationFilter(request.GET)
    rows = form.narrow(event.registrations.exclude(state=RegistrationState.NEW).prefetch_related("delegates__category"))
    values = {"event": event, "form": form, "sales": sales_of(event), **page_of(request, rows)}
    return render(request, "event_desk/registrations.html", values)


def _found(request: HttpRequest, slug: str, pk: int, *roles: TeamRole) -> Registration:
    event = event_of(request, slug, *roles)
    return get_object_or_404(Registration.objects.select_related("event", "payment", "code"), pk=pk, event=event)


@who_may(event_team)
def registration(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _found(request, slug, pk, *_ROLES)
    rows = found.delegates.select_related("category", "accompanies", "change")
    delegates = rows.prefetch_related("answers__question", "files__question").order_by("pk")
    values = {
        "registration": found,
        "event": found.event,
        "delegates": delegates,
        "may_decide": found.state == RegistrationState.REQUESTED
        and MOVES.may(request.user, found, RegistrationState.REFUSED),
        "may_cancel": found.state in ALIVE and MOVES.may(request.user, found, RegistrationState.CANCELLED),
        "may_change": works_for(request.user, found.event, TeamRole.REGISTRATION),
    }
    return render(request, "event_desk/registration.html", values)


@require_POST
@who_may(event_team)
def decide(request: HttpRequest, slug: str, pk: int, action: str) -> HttpResponse:
    """Approve or cancel, by a button."""
    found = _found(request, slug, pk, TeamRole.REGISTRATION)
    if action not in ("approve", "cancel"):
        raise Http404
    with may_be_refused(request):
        if action == "approve":
            approve_registration(registration=found, by=request.user, seen=seen_in(request))
        else:
            cancel(registration=found, by=request.user, actor=RegistrationActor.TEAM, seen=seen_in(request))
        messages.success(request, _("Done. The person is written to."))
    return redirect("event_desk:registration", slug, pk)


@who_may(event_team)
def refuse(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _found(request, slug, pk, TeamRole.REGISTRATION)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            reason = form.cleaned_data["reason"]
            refuse_registration(registration=found, by=request.user, reason=reason, seen=seen_in(request))
            messages.success(request, _("Done. The person is written to."))
            return redirect("event_desk:registration", slug, pk)
    return render(request, "event_desk/refuse.html", {"registration": found, "event": found.event, "form": form})


@who_may(event_team)
def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a delegate sent as an answer."""
    event = event_of(request, slug, TeamRole.REGISTRATION)
    return as_download(get_object_or_404(EventAnswerFile, pk=pk, delegate__event=event))


@who_may(event_team)
def rename(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Of one delegate, also after the last day for it."""
    event = event_of(request, slug, TeamRole.REGISTRATION)
    delegate = get_object_or_404(event.delegates.select_related("event", "category"), pk=pk)
    form = DelegateForm(request.POST if request.method == "POST" else None, instance=delegate)
    if form.is_valid():
        fresh = event.delegates.select_related("event").get(pk=pk)
        with may_be_refused(form):
            name_delegate(delegate=fresh, is_team=True, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("event_desk:registration", slug, delegate.registration_id)
    return render(request, "event_desk/rename.html", {"form": form, "delegate": delegate, "event": event})

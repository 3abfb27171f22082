"""At the gate: type or scan a code, look for a name, see who came in."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.seen import keys_in
from casework.token_links import private
from casework.typed.sent import sent_in
from diaspora.who_may import anyone, who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import CheckIn, CheckInList, Delegate, Event, Scan
from ...registrations.codes import is_well_formed, typed
from ...registrations.tickets import ticket_qr
from ...rules import event_team, works_for
from .. import parts  # noqa: F401 - adds check-in lists to what the desk shows
from ..checking import CodeUnknown, NotAdmitted, ask_whether_admitted, check_in, delegate_with, take_back
from ..counts import count_of, counts
from ..forms import CodeAtGateForm

#: How many names a search shows, and how many of those who came in last.
SHOWN = 20
_GATE = "event_gate"


@who_may(event_team)
def gates(request: HttpRequest, slug: str) -> HttpResponse:
    """All lists with their numbers, each with its own address for those who stand there."""
    event = event_of(request, slug, TeamRole.CHECK_IN, TeamRole.REGISTRATION)
    conflicts = Scan.objects.filter(link__list__event=event).exclude(conflict="").count()
    return render(request, "event_desk/gates.html", {"event": event, "counts": counts(event), "conflicts": conflicts})


def list_of(request: HttpRequest, slug: str, pk: int) -> CheckInList:
    """The list of an event at which the reader lets people in. Raises Http404."""
    event = event_of(request, slug, TeamRole.CHECK_IN, TeamRole.REGISTRATION)
    return get_object_or_404(CheckInList.objects.select_related("event"), pk=pk, event=event)


@who_may(event_team)
def gate(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    list_ = list_of(request, slug, pk)
    request.session[_GATE] = {"list": pk, "gate": request.session.get(_GATE, {}).get("gate", "")}
    form = CodeAtGateForm(
        *sent_in(request),
        initial={"gate": request.session[_GATE]["gate"]},
    )
    if form.is_valid():
        request.session[_GATE] = {"list": pk, "gate": form.cleaned_data["gate"]}
        if _let_in(request, list_, form):
            return redirect("event_desk:gate", slug, pk)
        form.make_room(request)
    word = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = (
        list_.event.delegates.with_place().filter(name__icontains=word).select_related("category")[:SHOWN]
        if word
        else []
    )
    inside = CheckIn.objects.filter(list=list_, delegate__in=[row.pk for row in found])
    came = {each.delegate_id: each for each in inside}
    values = {
        "event": list_.event,
        "list": list_,
        "form": form,
        "word": word,
        "found": [{"delegate": each, "came": came.get(each.pk)} for each in found],
        "last": list_.check_ins.select_related("delegate__category")[:SHOWN],
        "links": list_.gate_links.all(),
        "counted": count_of(list_),
    }
    return render(request, "event_desk/gate.html", values)


def _let_in(request: HttpRequest, list_: CheckInList, form: CodeAtGateForm) -> bool:
    """Whether the code let somebody in. Wrong ones are limited: nobody finds tickets by trying."""
    with may_be_refused(form, field="code"):
        try:
            delegate = delegate_with(list_, form.cleaned_data["code"])
        except CodeUnknown:
            if not ratelimit.consume(request, action="ticket_code", user=request.user):
                raise NotAdmitted(_("Too many wrong codes. Wait a minute, or look for the name.")) from None
            raise
        check_in(list_=list_, delegate=delegate, by=request.user, gate=form.cleaned_data["gate"])
        messages.success(request, welcome(delegate))
        return True
    return False


def welcome(delegate: Delegate) -> str:
    return _("Let in: %(name)s, %(category)s") % {"name": delegate, "category": delegate.category}


@require_POST
@who_may(event_team)
def let_in(request: HttpRequest, slug: str, pk: int, delegate: int) -> HttpResponse:
    """By the name that was found, or by the ticket that a telephone opened."""
    list_ = list_of(request, slug, pk)
    found = get_object_or_404(
        Delegate.objects.select_related("registration", "category"), pk=delegate, event=list_.event
    )
    kept = request.session.get(_GATE, {})
    with may_be_refused(request):
        check_in(list_=list_, delegate=found, by=request.user, gate=kept.get("gate", ""))
        messages.success(request, welcome(found))
    return redirect("event_desk:gate", slug, pk)


@require_POST
@who_may(event_team)
def undo(request: HttpRequest, slug: str, pk: int, delegate: int) -> HttpResponse:
    list_ = list_of(request, slug, pk)
    found = get_object_or_404(Delegate, pk=delegate, event=list_.event)
    take_back(list_=list_, delegate=found)
    messages.success(request, _("Taken back: %(name)s") % {"name": found})
    return redirect("event_desk:gate", slug, pk)


@private
@who_may(anyone)
def ticket(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """What the picture on a ticket leads to. For the team at the gate: who it is, and a button for each list. For
    everybody else: that it is a ticket, and nothing of whom."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    is_at_gate = works_for(request.user, event, TeamRole.CHECK_IN, TeamRole.REGISTRATION)
    values: dict = {"event": event, "is_at_gate": is_at_gate}
    if is_at_gate:
        found = event.delegates.filter(code=typed(code)) if is_well_formed(typed(code)) else event.delegates.none()
        delegate = get_object_or_404(found.select_related("registration__code", "category"))
        values |= {"delegate": delegate, "lines": _lines(request, event, delegate)}
    return render(request, "events/ticket.html", values)


def _lines(request: HttpRequest, event: Event, delegate: Delegate) -> list[dict]:
    """Lists with the reason against, or a button; the one that this person works at comes first."""
    mine = request.session.get(_GATE, {}).get("list")
    lists = sorted(event.check_in_lists.all(), key=lambda each: (each.pk != mine, each.sort_order, each.pk))
    return [
        {
            "list": each,
            "is_mine": each.pk == mine,
            "reason": _reason(each, delegate),
            "address": reverse("event_desk:let_in", args=[event.slug, each.pk, delegate.pk]),
        }
        for each in lists
    ]


def _reason(list_: CheckInList, delegate: Delegate) -> str:
    try:
        ask_whether_admitted(list_, delegate)
    except NotAdmitted as refusal:
        return str(refusal)
    return ""


@who_may(event_team)
def badges(request: HttpRequest, slug: str) -> HttpResponse:
    """A sheet to print: everybody with a place and a name, or one person again."""
    event = event_of(request, slug, TeamRole.REGISTRATION)
    named = (
        event.delegates.with_place().exclude(name="").select_related("category", "accompanies").order_by("name", "pk")
    )
    if only := keys_in(request.GET.getlist("only")[-1:]):
        named = named.filter(pk__in=only)
    values = {"event": event, "cards": [{"delegate": each, "qr": ticket_qr(event, each)} for each in named[:500]]}
    return render(request, "event_desk/badges.html", values)

"""The screen of a stand, opened by its link, and the page of the team with the links of all stands."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.documents.qr import qr_svg
from casework.refusals import may_be_refused
from casework.token_links import opened_by_link, private
from casework.typed.sent import sent_in
from diaspora.who_may import anyone, who_may

from ...check_in.checking import CodeUnknown, NotAdmitted
from ...check_in.forms import TicketForm
from ...enums import TeamRole
from ...events.team import event_of
from ...models import EventPartner
from ...rules import event_team
from ..asking import ask
from ..links import address_of, opened


@opened_by_link()
@who_may(anyone)
def stand(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Type, scan or photograph a ticket. Who it is appears here only when that person has said yes."""
    partner = opened(slug, token)
    form = TicketForm(*sent_in(request))
    if form.is_valid():
        with may_be_refused(form, field="code"):
            _ask(request, partner, form.cleaned_data["code"])
            messages.success(request, _("Asked. You see the name here as soon as that person says yes."))
            return redirect("events:stand", slug, token)
        form.make_room(request)
    requests = partner.requests.filter(delegate__in=partner.event.delegates.with_place())
    agreed = requests.exclude(confirmed_at=None).select_related("delegate__registration")
    values = {"partner": partner, "event": partner.event, "form": form, "agreed": agreed}
    values["waiting"] = requests.filter(confirmed_at=None, declined_at=None).count()
    return render(request, "events/stand.html", values)


def _ask(request: HttpRequest, partner: EventPartner, code: str) -> None:
    """Wrong codes are limited: nobody finds tickets by trying."""
    try:
        ask(partner=partner, code=code)
    except CodeUnknown:
        if not ratelimit.consume(request, action="gate_code", key=f"stand {partner.pk}"):
            raise NotAdmitted(_("Too many wrong codes. Wait a minute.")) from None
        raise


@private
@who_may(event_team)
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """One link for each stand, to hand on."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    stands = [
        {"partner": partner, "address": (address := address_of(partner)), "qr": qr_svg(address, title=partner.name)}
        for partner in event.partners.exclude(stand="").select_related("event")
    ]
    return render(request, "event_desk/stands.html", {"event": event, "stands": stands})

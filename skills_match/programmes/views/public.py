"""Programmes as everybody reads them: what is open, the rules, the assignments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.sharing import Sharing
from diaspora.who_may import anyone, who_may

from ...models import Assignment, Programme
from ...models.querysets import today_in_closing_zone
from ..words import for_long_stays, told_rules


@who_may(anyone)
def list_programmes(request: HttpRequest) -> HttpResponse:
    told = _("Each assignment belongs to a programme, which says who may ask, who may apply and what is paid.")
    sharing = Sharing(title=_("Programmes"), description=told, path=request.path)
    values = {"sharing": sharing, **page_of(request, Programme.objects.public())}
    return render(request, "programmes/list.html", values)


@who_may(anyone)
def programme(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Programme.objects.visible_to(request.user), code=code)
    rates = found.rates.filter(valid_from__lte=today_in_closing_zone()).select_related("region")
    newest = {(rate.kind, rate.unit, rate.region_id): rate for rate in rates.order_by("valid_from")}
    listed = page_of(
        request, Assignment.objects.open().filter(programme=found).for_lists().order_by("closing_on", "pk")
    )
    values = {
        "programme": found,
        "rules": told_rules(found.rules.all()),
        "rates": [(rate, for_long_stays(rate)) for rate in newest.values()],
        "sharing": Sharing(title=found.title, description=found.summary, path=request.path),
        **listed,
    }
    return render(request, "programmes/programme.html", values)

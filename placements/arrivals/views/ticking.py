"""The host ticks what is ready."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...closing.forms.ticking import TickedForm
from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..ticking import items_of, tick_arrival


@for_sides(Side.HOST)
def arrival(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    items = items_of(placement)
    done = list(placement.arrival.filter(item__in=items).values_list("item", flat=True))
    form = TickedForm(request.POST or None, items=items, initial={"done": done})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            tick_arrival(placement=placement, by=request.user, done=form.cleaned_data["done"])
            messages.success(request, _("Saved. The expert and the programme office read it."))
            return redirect(viewer.at("placement", placement.pk))
    title = _("Ready for the first session") if placement.is_online else _("Ready for the arrival")
    return page(request, placement, viewer, "placements/form.html", form=form, title=title)

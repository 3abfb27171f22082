"""Expert and host tick what is done at the end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..forms.ticking import TickedForm
from ..ticking import items_of, tick


@for_sides(Side.EXPERT, Side.HOST)
def closing(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    items = items_of(placement, viewer.side)
    done = list(placement.closing.filter(item__in=items).values_list("item", flat=True))
    form = TickedForm(request.POST or None, items=items, initial={"done": done})
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            tick(placement=placement, by=request.user, side=viewer.side, done=form.cleaned_data["done"])
            messages.success(request, _("Saved."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Before you part"))

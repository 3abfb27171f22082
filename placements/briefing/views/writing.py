"""The office writes the parts of the briefing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may

from ...models import BriefingPart
from ..forms.writing import BriefingPartForm
from ..parts import keep_part, readers_of, remove_part


@who_may(office)
def parts(request: HttpRequest) -> HttpResponse:
    rows = [(part, readers_of(part)) for part in BriefingPart.objects.select_related("region")]
    return render(request, "office/briefing.html", {"rows": rows})


@who_may(office)
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, BriefingPart())


@who_may(office)
def part(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(BriefingPart, pk=pk))


def _edit(request: HttpRequest, row: BriefingPart) -> HttpResponse:
    form = BriefingPartForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_part(part=form.instance, by=request.user)
            messages.success(request, _("Saved. Experts whom it fits read it now."))
            return redirect("office:briefing_parts")
    return render(request, "office/briefing_part.html", {"part": row, "form": form})


@who_may(office)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(BriefingPart, pk=pk)
    if request.method == "POST":
        with may_be_refused(request):
            remove_part(part=row, by=request.user)
            messages.success(request, _("Removed."))
        return redirect("office:briefing_parts")
    return render(request, "office/remove_briefing_part.html", {"part": row})

"""Everyone in a region: one message of the office, one button of each expert, and who has not pressed it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, office, who_may
from safeguarding.help.places import of_region

from ...models import RegionMessage
from ..asking import ask_region, close_message, read_link, say
from ..forms.writing import RegionMessageForm


@who_may(office)
def ask(request: HttpRequest) -> HttpResponse:
    form = RegionMessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            message = ask_region(by=request.user, **form.cleaned_data)
            messages.success(request, _("Sent. Everyone there can answer with one button."))
            return redirect("office:region_message", message.pk)
    earlier = RegionMessage.objects.select_related("region")[:10]
    return render(request, "placements/ask_region.html", {"form": form, "earlier": earlier})


@who_may(office)
def region_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Who needs help first, then who is silent, then who is safe."""
    message = get_object_or_404(RegionMessage.objects.select_related("region"), pk=pk)
    related = ("placement__application__profile__user", "placement__application__assignment", "placement__emergency")
    rows = list(message.answers.select_related(*related))
    order = {False: 0, None: 1, True: 2}
    rows.sort(key=lambda row: (order[row.is_safe], row.pk))
    numbers = {name: sum(row.is_safe is value for row in rows) for name, value in _NUMBERS.items()}
    return render(request, "placements/region_message.html", {"message": message, "rows": rows, "numbers": numbers})


_NUMBERS = {"helpless": False, "silent": None, "safe": True}


@who_may(office)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(RegionMessage, pk=pk)
    with may_be_refused(request):
        close_message(message=message, by=request.user)
        messages.success(request, _("Closed."))
    return redirect("office:region_message", pk)


@opened_by_link()
@who_may(anyone)
def safe(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in; looking at it says nothing."""
    answer = read_link(token)
    if request.method == "POST":
        say(answer=answer, is_safe=request.POST.get("answer") != "help")
        return redirect("placements:safe", token)
    values = {"answer": answer, "contacts": of_region(answer.message.region)}
    return render(request, "placements/safe.html", values)

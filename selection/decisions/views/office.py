"""Decisions that were prepared: the list, the letters as they will be read, the release."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from casework.confirming.once_more import ask_once_more, is_confirmed
from casework.refusals import may_be_refused
from casework.seen import keys_in
from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...models import PreparedDecision
from ..errors import MovedOn, NothingChosen
from ..preparing import drop_decision
from ..releasing import letters_of, prepared, print_of, release_decisions

add_tab(gettext_lazy("Decisions"), "office:prepared", order=31, is_daily=True)


@who_may(office)
def list_prepared(request: HttpRequest) -> HttpResponse:
    """Choose which to release; the letters are shown first, and only the second click sends them."""
    if request.method != "POST":
        return _page(request)
    numbers = keys_in(request.POST.getlist("decision"))
    if is_confirmed(request):
        with may_be_refused(request):
            told = release_decisions(numbers=numbers, by=request.user, shown=request.POST.get("shown", ""))
            messages.success(request, _said(len(told)))
        return redirect("office:prepared")
    with may_be_refused(request):
        return _letters(request, list(prepared(request.user).filter(pk__in=numbers).order_by("pk")))
    return redirect("office:prepared")


def _letters(request: HttpRequest, chosen: list[PreparedDecision]) -> HttpResponse:
    if not chosen:
        raise NothingChosen
    if not all(decision.is_possible for decision in chosen):
        raise MovedOn
    carried = [{"name": "decision", "value": decision.pk} for decision in chosen]
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters_of(chosen),
        carried=[*carried, {"name": "shown", "value": print_of(chosen)}],
        about=_said_before(len(chosen)),
        title=_("Release these decisions?"),
        button=_("Release them and send the letters"),
    )


@who_may(office)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(prepared(request.user), pk=pk)
    if request.method == "POST":
        drop_decision(decision=decision)
        messages.success(request, _("The prepared decision is dropped. Nobody was told anything."))
    return redirect("office:prepared")


def _page(request: HttpRequest) -> HttpResponse:
    decisions = prepared(request.user).order_by("application__assignment__reference", "prepared_at", "pk")
    return render(request, "office/prepared.html", {"decisions": decisions.prefetch_related(*_NAMES)})


_NAMES = ["application__assignment__institution__names"]


def _said(number: int) -> str:
    return ngettext("%(number)s person has been told.", "%(number)s people have been told.", number) % {
        "number": number
    }


def _said_before(number: int) -> str:
    return ngettext("%(number)s decision", "%(number)s decisions", number) % {"number": number}

"""What the office does with a round that runs: open, next phase, drop, who judges."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.languages import reading_language
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import office, who_may

from ...allocation.allocating import add_reviewer, allocate, let_go, replace_late
from ...allocation.conflicts import find_conflicts
from ...rounds.phases import drop_round, next_phase, open_round
from ...rounds.readings import organised, title_of
from ..forms.running import AddReviewerForm, PhaseForm
from ..showing import show_round

#: What is done with the files of one reviewer, by the word in the address.
TAKES_BACK = {"late", "leaves"}


@who_may(office)
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    round = organised(request.user, pk)
    if request.method == "POST":
        with may_be_refused(request):
            open_round(round=round, by=request.user, seen=seen_in(request))
            messages.success(request, _("The round is open. The reviewers have been told."))
    return redirect("office_reviews:round", pk)


@who_may(office)
def phase(request: HttpRequest, pk: int) -> HttpResponse:
    round = organised(request.user, pk)
    if request.method != "POST":
        return redirect("office_reviews:round", pk)
    form = PhaseForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            next_phase(round=round, by=request.user, seen=seen_in(request), due_on=form.cleaned_data["due_on"])
            messages.success(request, _("The next phase has begun."))
            return redirect("office_reviews:round", pk)
    return show_round(request, pk, phase_form=form)


@who_may(office)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """A page between asks once more."""
    round = organised(request.user, pk)
    if request.method == "POST":
        with may_be_refused(request):
            drop_round(round=round, by=request.user, seen=seen_in(request))
            messages.success(request, _("The round is dropped. Its scores no longer count."))
        return redirect("office_reviews:round", pk)
    return render(request, "office/reviews/drop.html", {"round": round, "title": title_of(round, reading_language())})


@who_may(office)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody joins; files that lack a reviewer come to them."""
    round = organised(request.user, pk)
    if request.method != "POST":
        return redirect("office_reviews:round", pk)
    form = AddReviewerForm(request.POST, round=round)
    if form.is_valid():
        with may_be_refused(form):
            side, user = form.chosen
            add_reviewer(round=round, user=user, side=side, by=request.user)
            find_conflicts(round=round)
            allocate(round=round)
            messages.success(request, _("%(name)s judges in this round now.") % {"name": user})
            return redirect("office_reviews:round", pk)
    return show_round(request, pk, add_form=form)


@who_may(office)
def take_back(request: HttpRequest, pk: int, reviewer: int, what: str) -> HttpResponse:
    """Files of one reviewer go to others: what is late, or everything when the person leaves."""
    round = organised(request.user, pk)
    person = get_object_or_404(round.reviewers, pk=reviewer)
    if what not in TAKES_BACK:
        raise Http404
    if request.method == "POST":
        with may_be_refused(request):
            if what == "late":
                moved = replace_late(round=round, reviewer=person, by=request.user, today=timezone.localdate())
            else:
                moved = let_go(round=round, reviewer=person, by=request.user)
            said = ngettext("%(number)s file was taken back.", "%(number)s files were taken back.", moved)
            messages.success(request, said % {"number": moved})
    return redirect("office_reviews:round", pk)

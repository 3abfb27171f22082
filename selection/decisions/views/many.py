"""One decision on many applications: tick them in a list or on a board, write once, read the letters, release."""

from django.contrib import messages
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.refusals import may_be_refused
from casework.seen import keys_in, seen_in
from diaspora.who_may import office, who_may
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment

from ...offers.budget import BudgetState, budget_of
from ...offers.places import places_left
from ..chosen import AT_MOST, BETWEEN, chosen_by
from ..deciding import possible_decisions
from ..forms.deciding import DECISIONS
from ..forms.many import ManyDecisionsForm
from ..preparing import prepare_many


@who_may(office)
def choose(request: HttpRequest) -> HttpResponse:
    """From ticks to the page about those that were ticked."""
    numbers = sorted(set(keys_in(request.GET.getlist("application"))))
    if not numbers:
        messages.error(request, _("Tick at least one application."))
        return _back(request)
    if len(numbers) > AT_MOST:
        messages.info(request, _("These are the first 100 of those you ticked. Choose the others afterwards."))
    page = "office:share_out" if "share" in request.GET else "office:prepare_many"
    return redirect(page, BETWEEN.join(str(number) for number in numbers[:AT_MOST]))


def _back(request: HttpRequest) -> HttpResponse:
    board = request.GET.get("board", "")
    is_there = slug_re.match(board) and Assignment.objects.visible_to(request.user).filter(reference=board).exists()
    return redirect("office:board", board) if is_there else redirect("office:applications")


@who_may(office)
def prepare(request: HttpRequest, numbers: str) -> HttpResponse:
    """Write one decision for all of them; nobody is told before it is released."""
    chosen = chosen_by(request.user, numbers)
    possible = _possible(chosen)
    sent = [*possible, request.POST.get("decision")]
    form = ManyDecisionsForm(
        request.POST or None,
        decisions=[state for state in DECISIONS if state in sent],
        languages=sorted({each.profile.user.preferred_language for each in chosen}),
    )
    if request.method == "POST" and form.is_valid():
        shown = dict(zip([each.pk for each in chosen], (seen_in(request) or "").split(BETWEEN), strict=False))
        with may_be_refused(form):
            made = prepare_many(applications=chosen, seen=shown, by=request.user, **form.written())
            messages.success(request, _said(len(made)))
            return redirect("office:prepared")
    values = {
        "chosen": chosen,
        "budget": _budget(chosen) if form.offers_a_place else [],
        "form": form,
        "possible": possible,
        "seen": BETWEEN.join(each.state for each in chosen),
    }
    return render(request, "office/prepare_many.html", values)


def _possible(chosen: list[Application]) -> list[ApplicationState]:
    """What may be decided on each of them."""
    assignments = {each.assignment_id: each.assignment for each in chosen}
    left = {pk: places_left(assignment=assignment) for pk, assignment in assignments.items()}
    each_may = [set(possible_decisions(each, left=left[each.assignment_id])) for each in chosen]
    return [state for state in DECISIONS if all(state in may for may in each_may)]


def _budget(chosen: list[Application]) -> list[BudgetState]:
    return [row for pk in sorted({each.assignment.programme_id for each in chosen}) for row in budget_of(pk)]


def _said(number: int) -> str:
    return ngettext(
        "%(number)s decision is prepared. Nobody has been told. Read the letter, then release it.",
        "%(number)s decisions are prepared. Nobody has been told. Read the letters, then release them.",
        number,
    ) % {"number": number}

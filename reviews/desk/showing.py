"""The page of one round, also with forms that were filled in wrongly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.typed.inner_forms import of_the_page

from ..ranking.board import board_of
from ..rounds.readings import organised
from .forms.ranking import RankingForm
from .forms.running import AddReviewerForm, PhaseForm
from .page import page_values


def show_round(request: HttpRequest, pk: int, **typed) -> HttpResponse:
    """`typed` are forms by their name on the page."""
    round = organised(request.user, pk)
    values = page_values(round)
    lines = board_of(round, request.user, with_pages=True)
    forms: dict = {}
    if round.is_open:
        forms = {
            "add_form": typed.get("add_form") or AddReviewerForm(round=round),
            "phase_form": typed.get("phase_form") or PhaseForm(),
        }
        if (not values["progress"].waiting and lines) or "ranking_form" in typed:
            forms["ranking_form"] = typed.get("ranking_form") or RankingForm(round=round, lines=lines)
    for form in forms.values():
        of_the_page(form)
    values |= {"lines": lines, **forms, "summary": list(forms.values())}
    return render(request, "office/reviews/round.html", values)

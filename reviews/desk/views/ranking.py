"""The agreed ranking with its minutes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from casework.refusals import Refused
from diaspora.who_may import office, who_may

from ...ranking.board import board_of
from ...ranking.errors import DeviationUnexplained
from ...ranking.ordering import keep_ranking
from ...rounds.readings import organised
from ..forms.ranking import RankingForm
from ..showing import show_round


@who_may(office)
def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep it; what was typed stays on the page when a reason is missing or a colleague was faster."""
    round = organised(request.user, pk)
    if request.method != "POST":
        return redirect("office_reviews:round", pk)
    lines = board_of(round, request.user, with_pages=True)
    form = RankingForm(request.POST, round=round, lines=lines)
    if form.is_valid():
        try:
            keep_ranking(round=round, by=request.user, placed=form.placed, meeting=form.meeting)
            messages.success(request, _("The ranking is kept. Both sides can sign it now."))
            return redirect("reviews:ranking", pk)
        except DeviationUnexplained as refusal:
            form.blame(refusal.subjects, str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show_round(request, pk, ranking_form=form)

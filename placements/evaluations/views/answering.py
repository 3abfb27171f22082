"""Answering: with an account, by link without one, and for somebody whom an officer asks in person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...enums import Respondent, Side, Wave
from ...models import Placement
from ...viewers import Viewer, for_sides, page
from ..answering import answer
from ..asking import read_link
from ..forms.answering import EvaluationForm
from ..later import later_contact_of


@for_sides(Side.EXPERT)
def own(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    return _answer(request, placement, viewer, placement.evaluations.filter(asked=Respondent.EXPERT), row)


@for_sides(Side.OFFICE)
def in_person(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    """An officer writes down what somebody says who cannot be written to."""
    return _answer(request, placement, viewer, placement.evaluations.exclude(asked=Respondent.EXPERT), row)


def _answer(request: HttpRequest, placement: Placement, viewer: Viewer, rows, row: int) -> HttpResponse:
    evaluation = get_object_or_404(rows.filter(answered_at=None), pk=row)
    form = EvaluationForm(request.POST or None, evaluation=evaluation)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer(evaluation=evaluation, by=request.user, **form.cleaned_data)
            messages.success(request, _("Thank you. The answers are kept."))
            return redirect(viewer.at("placement", placement.pk))
    later = later_contact_of(evaluation) if evaluation.wave == Wave.YEAR else None
    about = "" if viewer.side == Side.EXPERT else " · ".join(filter(None, (evaluation.name, str(later or ""))))
    title = _("Before the work") if evaluation.wave == Wave.BEFORE else _("What has stayed")
    values = {"form": form, "title": title, "text": about, "button": _("Send the answers")}
    return page(request, placement, viewer, "placements/form.html", **values)


@opened_by_link()
@who_may(anyone)
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Without an account, once; looking at it changes nothing."""
    evaluation = read_link(token)
    form = EvaluationForm(request.POST or None, evaluation=evaluation)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer(evaluation=evaluation, by=None, **form.cleaned_data)
            return redirect("placements:evaluation", token)
    values = {"evaluation": evaluation, "assignment": evaluation.placement.assignment, "form": form}
    return render(request, "placements/evaluation.html", values)

"""The programme team reads proposals, prepares decisions, and releases them together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may
from reviews.ranking.ranks import ranks_of

from ...enums import ProposalState, TeamRole
from ...events.team import event_of
from ...rules import event_team
from .. import parts  # noqa: F401 - adds calls and their questions to what the desk shows
from ..deciding import kept_from, prepare_decision, prepared, print_of, release_decisions
from ..forms.desk import DecisionForm, ProposalFilter
from ..judging import NAME, may_start
from ..letters import decision_letter
from ..reading import of_event


@who_may(event_team)
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_of(request, slug, TeamRole.PROGRAMME)
    form = ProposalFilter(request.GET)
    listed = page_of(request, form.narrow(of_event(event, request.user)))
    rows = list(listed["page"].object_list)
    ranks = ranks_of(kind=NAME, record_ids=[row.pk for row in rows])
    values = {"event": event, "form": form, "prepared": prepared(event, request.user).count()}
    values |= {"rows": [(row, ranks.get(row.pk)) for row in rows], "may_start": may_start(request.user, event)}
    return render(request, "event_desk/proposals.html", values | listed)


@who_may(event_team)
def proposal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One, with its decision; what is saved here nobody outside the team sees."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    found = get_object_or_404(of_event(event, request.user), pk=pk)
    form = None
    if found.state == ProposalState.SUBMITTED:
        form = DecisionForm(request.POST if request.method == "POST" else None, instance=found)
        if form.is_valid():
            with may_be_refused(form):
                prepare_decision(proposal=found, by=request.user, **form.cleaned_data)
                messages.success(request, _("Saved. Nothing is sent before the decisions are released."))
                return redirect("event_desk:proposals", slug)
    values = {"event": event, "proposal": found, "form": form}
    values["co_speakers"] = found.co_speakers.all()
    values["answers"] = found.answers.select_related("question")
    return render(request, "event_desk/proposal.html", values)


@who_may(event_team)
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """Every letter as it will be read, then one button; nothing of what the reader still judges without names."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    if request.method == "POST":
        with may_be_refused(request):
            number = release_decisions(event=event, by=request.user, seen=request.POST.get("print", ""))
            messages.success(
                request, _("%(number)s decisions are released, and everybody is written to.") % {"number": number}
            )
            return redirect("event_desk:proposals", slug)
    waiting = list(prepared(event, request.user))
    values = {"event": event, "print": print_of(waiting), "kept_from": kept_from(event, request.user)}
    values["letters"] = [{"proposal": each, "message": decision_letter(each)} for each in waiting]
    return render(request, "event_desk/release_decisions.html", values)

"""The programme office at work on applications: the list, one application, the board of an assignment."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diaspora.domain.access_log import record_access
from diaspora.domain.history import history_of
from diaspora.domain.office import notes_on
from diaspora.models import User
from diaspora.views.access import office, who_may

from ..domain.application_decisions import decide, possible_decisions
from ..domain.application_errors import ApplicationError
from ..domain.applications import places_left
from ..enums import ApplicationState
from ..forms.application_review import DECISIONS, ApplicationFilterForm, DecisionForm
from ..models import Application, Assignment
from .sent import profile_sections, words_sections

_S = ApplicationState
#: The columns of the board; exits share the last one.
BOARD = [_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED, _S.OFFERED, _S.ACCEPTED]


@who_may(office)
def list_applications(request: HttpRequest) -> HttpResponse:
    form = ApplicationFilterForm(request.GET, reader=request.user)
    found = form.narrow(Application.objects.for_office(request.user).for_lists())
    page = Paginator(found, 25).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(request, "office/applications.html", {"filters": form, "page": page, "query": query.urlencode()})


@who_may(office)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _readable(request, pk))


@who_may(office)
@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    sent = _readable(request, pk)
    # What was possible when the page was shown may be done by now: then the verb says so, not the form.
    possible = [*possible_decisions(sent), request.POST.get("decision")]
    form = DecisionForm(request.POST, decisions=[state for state in DECISIONS if state in possible])
    if not form.is_valid():
        return _page(request, sent, form=form)
    data = dict(form.cleaned_data)
    to = ApplicationState(data.pop("decision"))
    try:
        decide(application=sent, to=to, by=request.user, **data)
    except ApplicationError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done. The applicant is told."))
    return redirect("office:application", pk)


@who_may(office)
def board(request: HttpRequest, reference: str) -> HttpResponse:
    """All applications of one assignment in columns by state."""
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment).for_lists()
    applications = list(sent.order_by("submitted_at", "id"))
    columns = [
        {"title": state.label, "applications": [each for each in applications if each.state == state]}
        for state in BOARD
    ]
    columns.append({"title": _("Ended"), "applications": [each for each in applications if each.state not in BOARD]})
    values = {"assignment": assignment, "columns": columns, "left": places_left(assignment=assignment)}
    return render(request, "office/board.html", values)


def _readable(request: HttpRequest, pk: int) -> Application:
    return get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)


def _page(request: HttpRequest, sent: Application, form: DecisionForm | None = None) -> HttpResponse:
    record_access(subject=sent.profile.user, viewer=request.user, what="application")
    decisions = possible_decisions(sent)
    values = {
        "application": sent,
        "assignment": sent.assignment,
        "sections": words_sections(sent) + profile_sections(sent.snapshot, is_for_office=True),
        "opinions": sent.opinions.select_related("member"),
        "form": form or (DecisionForm(decisions=decisions) if decisions else None),
        "left": places_left(assignment=sent.assignment),
        "record": sent,
        "notes": notes_on(sent),
        "officers": User.objects.officers(),
        "events": history_of(sent),
    }
    return render(request, "office/application.html", values)

"""The programme office at work on applications: the list, one application, the board of an assignment."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.confirming.once_more import ask_once_more, decided
from casework.exported import exported
from casework.noted import carries_notes
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.accounts.look_alikes import look_alikes
from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from office.navigation import add_tab
from office.record_panel import record_panel
from skills_match.applications.compared import compared, compared_alone
from skills_match.applications.moves import MOVES
from skills_match.applications.news import letters_to_applicants
from skills_match.applications.pages import application_page
from skills_match.applications.sent import profile_sections, words_sections
from skills_match.enums import APPLICATION_TAKES_POST, Actor, ApplicationState, Audience
from skills_match.models import Application, Assignment, ProgrammeRule
from skills_match.programmes.checks import Finding, facts_of_sent, held_against
from skills_match.programmes.officers import officers_instead_of

from ...decisions.deciding import decide, possible_decisions, waits_for_a_place
from ...decisions.forms.deciding import DECISIONS, ApplicationDecisionForm
from ...decisions.preparing import prepare_decision
from ...judging.ranks import ranks_of
from ...offers.budget import ask_offer, budget_for
from ...offers.errors import PostsTaken
from ...offers.forms.terms import TERMS
from ...offers.offering import told_of_offer
from ...offers.places import places_left
from ...offers.standing import is_asked_about
from ..export import applications_table
from ..ticks import ticks_of
from .listing import kept, listed, way_on

_S = ApplicationState
#: Decisions that are shown as the applicant will read them before they are sent: an offer binds.
SHOWN_FIRST = {_S.NOT_ELIGIBLE, _S.NOT_SELECTED, _S.OFFERED}
#: The columns of the board; exits share the last one.
BOARD = [
    _S.SUBMITTED,
    _S.SCREENING,
    _S.MORE_INFO,
    _S.SHORTLISTED,
    _S.INTERVIEW,
    _S.RESERVE,
    _S.OFFERED,
    *APPLICATION_TAKES_POST,
]

add_tab(
    gettext_lazy("Applications"),
    "office:applications",
    pages={
        "office:application",
        "office:board",
        "office:application_messages",
        "office:messages",
        "office:answers",
        "office:reserve",
        "office:share_out",
        "office:interviews",
        "office:interview",
        "office:conditions",
        "office:condition",
        "office:references",
        "office:agreement",
        "office:offer",
        "office:change_offer",
        "office:entered",
        "office:entered_one",
        "office:enter_application",
        "office:change_entered",
    },
    order=30,
    is_daily=True,
)


@who_may(office)
def list_applications(request: HttpRequest) -> HttpResponse:
    form, found = listed(request)
    page = page_of(request, found, keys_first=True)
    shown = list(page["page"].object_list)
    ticks = ticks_of(shown)
    rows = [(sent, fit, ticks[sent.pk]) for sent, fit in compared(shown, address=_address)["rows"]]
    values = {"filters": form, "rows": rows, "ticks_all": request.GET.get("tick") == "all", **page}
    return render(request, "office/applications.html", values)


def _address(sent: Application) -> str:
    return reverse("office:application", args=[sent.pk])


@exported("applications", table=applications_table)
def listed_applications(request: HttpRequest) -> QuerySet[Application]:
    return listed(request)[1]


@who_may(office)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    return show_application(request, pk)


@who_may(office)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide; what was written to the applicant stays on the page when it cannot be done."""
    sent = _readable(request, pk)
    if request.method != "POST":
        return redirect("office:application", pk)
    form = _filled_in(request, sent)
    answer = decided(
        request,
        form,
        first=lambda: _ask_once_more(request, sent, **form.written()),
        decide=lambda: decide(application=sent, by=request.user, seen=seen_in(request), **form.written()),
        done=_("Done. The applicant has been told."),
        way_on=_address(sent) + kept(request),
        kept=_texts_kept,
    )
    return answer or show_application(request, pk, form=form)


@who_may(office)
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a decision without telling it; what was written stays on the page when that cannot be done."""
    sent = _readable(request, pk)
    if request.method != "POST":
        return redirect("office:application", pk)
    form = _filled_in(request, sent)
    if form.is_valid():
        with may_be_refused(form):
            prepare_decision(application=sent, by=request.user, seen=seen_in(request), **form.written())
            messages.success(request, _("The decision is prepared. Nobody has been told."))
            return redirect("office:prepared")
    return show_application(request, pk, form=form)


def _ask_once_more(request: HttpRequest, sent: Application, to: ApplicationState, **data) -> HttpResponse | None:
    if to not in SHOWN_FIRST or not MOVES.may(request.user, sent, to):
        return None
    MOVES.ask_seen(sent, seen_in(request), actor=Actor.OFFICE)
    if to == _S.OFFERED and _places(sent) < 1:
        raise PostsTaken
    if to == _S.OFFERED:
        ask_offer(sent, data)
    told = {name: data[name] for name in TERMS if name in data}
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters_to_applicants(
            applications=[sent],
            to=to,
            reason=data.get("reason", "").strip(),
            values=told_of_offer(before=sent.state, **told) if to == _S.OFFERED else None,
        ),
        about=sent.shown_name,
        title=DECISIONS[to],
        button=_("Send this to the applicant"),
    )


def _places(sent: Application) -> int:
    return places_left(assignment=sent.assignment)


def _filled_in(request: HttpRequest, sent: Application) -> ApplicationDecisionForm:
    """What was possible when the page was shown may be done by now: then the verb says so, not the form."""
    possible = [*possible_decisions(sent, left=_places(sent)), request.POST.get("decision")]
    decisions = [state for state in DECISIONS if state in possible]
    return ApplicationDecisionForm(request.POST, decisions=decisions, state=sent.state)


def _texts_kept(stored: Application) -> list[str]:
    offer = getattr(stored, "offer", None)
    return [stored.reason, stored.requested_info, offer.terms if offer else ""]


@who_may(office)
def board(request: HttpRequest, reference: str) -> HttpResponse:
    """All applications of one assignment in columns by state."""
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    sent = Application.objects.for_office(request.user).filter(assignment=assignment).for_lists()
    applications = list(sent.order_by("submitted_at", "id"))
    ranks = ranks_of(applications)
    for application in applications:
        application.rank = ranks.get(application.pk)
    values = compared(applications, address=_address)
    columns = [
        {"title": state.label, "rows": [row for row in values["rows"] if row[0].state == state]} for state in BOARD
    ]
    columns.append({"title": _("Ended"), "rows": [row for row in values["rows"] if row[0].state not in BOARD]})
    values |= {
        "assignment": assignment,
        "columns": columns,
        "left": places_left(assignment=assignment),
        "ticks_all": request.GET.get("tick") == "all",
    }
    return render(request, "office/board.html", values)


def _readable(request: HttpRequest, pk: int) -> Application:
    return get_object_or_404(Application.objects.for_office(request.user).for_lists().select_related("offer"), pk=pk)


def _findings(sent: Application) -> list[Finding]:
    """What the profile as it was sent says to the rules of the programme."""
    rules = list(ProgrammeRule.objects.filter(programme=sent.assignment.programme_id))
    return held_against(rules, facts_of_sent(sent)) if rules else []


@carries_notes(Application, seen_by=Application.objects.for_office, address="office:application")
def show_application(
    request: HttpRequest, pk: int, *, form: ApplicationDecisionForm | None = None, **typed
) -> HttpResponse:
    """The page of one application. `form` and `typed` are forms that were filled in wrongly."""
    sent = _readable(request, pk)
    record_access(subject=sent.profile.user, viewer=request.user, what="application")
    left, offer = _places(sent), getattr(sent, "offer", None)
    others_decide = officers_instead_of(request.user, sent.assignment.programme_id, applicant=sent.profile.user_id)
    decisions = [] if others_decide else possible_decisions(sent, left=left)
    form = form or (ApplicationDecisionForm(decisions=decisions, state=sent.state) if decisions else None)
    values = {
        "application": sent,
        "assignment": sent.assignment,
        "sections": words_sections(sent) + profile_sections(sent.snapshot, is_for_office=True),
        "findings": _findings(sent),
        "added": application_page.sections(sent, Audience.OFFICE),
        "opinions": sent.opinions.select_related("member"),
        "form": form,
        **compared_alone(sent),
        "applicants": Application.objects.for_office(request.user).filter(assignment=sent.assignment).count(),
        "rank": ranks_of([sent]).get(sent.pk),
        "look_alikes": look_alikes(sent.profile.user),
        "left": left,
        "budget": budget_for(sent.assignment, but=sent) if form and form.offers_a_place else [],
        "others_decide": others_decide,
        "waits_for_a_place": waits_for_a_place(sent, left=left),
        "kept": kept(request),
        "way_on": way_on(request, sent),
        "offer": offer,
        "is_answered_next": sent.state == ApplicationState.OFFERED and offer and not is_asked_about(offer),
        "has_conditions": sent.state in APPLICATION_TAKES_POST,
        "prepared": sent.decisions.filter(released_at=None).select_related("prepared_by").first(),
        **record_panel(sent, forms=[form], **typed),
    }
    return render(request, "office/application.html", values)

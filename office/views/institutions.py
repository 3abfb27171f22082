"""The programme office decides which institutions may send assignments."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.confirming.once_more import ask_once_more, decided
from casework.exported import exported
from casework.noted import carries_notes
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.enums import InstitutionState
from diaspora.institutions.asking_back import ask_back
from diaspora.institutions.forms import NameAnswerForm, ParentForm
from diaspora.institutions.moves import MOVES, letters_of_move
from diaspora.institutions.new_names import confirm_name, refuse_name
from diaspora.institutions.placing import place_institution
from diaspora.institutions.registration import (
    approve_institution,
    reject_institution,
    suspend_institution,
)
from diaspora.models import Institution, User
from diaspora.who_may import office, who_may

from ..forms.filters import InstitutionFilter
from ..forms.reasons import AskBackForm, ReasonForm
from ..institutions_table import institutions_table
from ..navigation import add_tab
from ..record_panel import record_panel

DECISIONS = {
    "approve": (InstitutionState.APPROVED, approve_institution),
    "reject": (InstitutionState.REJECTED, reject_institution),
    "suspend": (InstitutionState.SUSPENDED, suspend_institution),
}

add_tab(
    gettext_lazy("Institutions"),
    "office_people:institutions",
    pages={"office_people:institution", "office_people:institution_name"},
    order=50,
    is_daily=True,
)


@who_may(office)
def institutions(request: HttpRequest) -> HttpResponse:
    form, found = _listed(request)
    return render(request, "office/institutions.html", {"form": form, **page_of(request, found)})


def _listed(request: HttpRequest) -> tuple[InstitutionFilter, QuerySet[Institution]]:
    form = InstitutionFilter(request.GET)
    return form, form.narrow(Institution.objects.all()).for_lists()


@exported("institutions", table=institutions_table)
def listed_institutions(request: HttpRequest) -> QuerySet[Institution]:
    return _listed(request)[1]


@who_may(office)
def institution(request: HttpRequest, pk: int) -> HttpResponse:
    return show_institution(request, pk)


@who_may(office)
def decide(request: HttpRequest, pk: int, decision: str) -> HttpResponse:
    """Approve, reject or suspend; a refusal carries a reason that the institution reads."""
    if decision not in DECISIONS:
        raise Http404
    found = _institution(pk)
    state, verb = DECISIONS[decision]
    if request.method != "POST":
        return redirect("office_people:institution", pk=pk)
    form = ReasonForm(request.POST)
    form.fields["reason"].required = state != InstitutionState.APPROVED
    decide_with = partial(verb, institution=found, by=request.user, seen=seen_in(request))
    answer = decided(
        request,
        form,
        first=lambda: _ask_once_more(request, found, state, **form.cleaned_data),
        decide=lambda: decide_with(**form.cleaned_data) if form.fields["reason"].required else decide_with(),
        done=_("%(institution)s: %(state)s.") % {"institution": found.name, "state": state.label},
        way_on=reverse("office_people:institution", args=[pk]),
    )
    return answer or show_institution(request, pk, form=form)


def _ask_once_more(
    request: HttpRequest, found: Institution, state: InstitutionState, reason: str
) -> HttpResponse | None:
    if state == InstitutionState.APPROVED or not MOVES.may(request.user, found, state):
        return None
    MOVES.ask_seen(found, seen_in(request))
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters_of_move(institution=found, to=state, reason=reason),
        about=found,
        title=_("Suspend") if state == InstitutionState.SUSPENDED else _("Do not approve"),
        button=_("Send this to the institution"),
    )


@who_may(office)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which institution stands above this one."""
    found = _institution(pk)
    form = ParentForm(request.POST if request.method == "POST" else None, institution=found)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            place_institution(institution=found, parent=form.cleaned_data["parent"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("office_people:institution", pk=pk)
    return render(request, "office/place_institution.html", {"form": form, "institution": found})


@who_may(office)
def new_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the name that an approved institution has taken, or leave it the old one."""
    found = _institution(pk)
    name = found.waiting_name
    initial = {"seen": name.print} if name else {}
    form = NameAnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            _answer_name(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Your answer is sent to the managers of the institution."))
            return redirect("office_people:institution", pk=pk)
    rows = (
        [
            {"key": _("Name of until now"), "value": found.name},
            {"key": _("Name in English"), "value": name.name_en or _("None given")},
            {"key": _("Name in Kiswahili"), "value": name.name_sw or _("None given")},
            {"key": _("Valid from"), "value": date_format(name.valid_from)},
        ]
        if name
        else []
    )
    return render(request, "office/institution_name.html", {"form": form, "institution": found, "rows": rows})


def _answer_name(found: Institution, *, by: User, answer: str, reason: str, seen: str) -> None:
    if answer == "confirm":
        confirm_name(institution=found, by=by, seen=seen)
    else:
        refuse_name(institution=found, by=by, seen=seen, reason=reason)


@who_may(office)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask an institution that waits; a question that cannot be sent stays on the page."""
    found = _institution(pk)
    if request.method != "POST":
        return redirect("office_people:institution", pk=pk)
    form = AskBackForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            ask_back(institution=found, by=request.user, question=form.cleaned_data["question"], seen=seen_in(request))
            messages.success(request, _("Your question is sent to the managers of the institution."))
            return redirect("office_people:institution", pk=pk)
    return show_institution(request, pk, ask_form=form)


def _institution(pk: int) -> Institution:
    return get_object_or_404(Institution.objects.for_lists(), pk=pk)


@carries_notes(Institution, seen_by=lambda _officer: Institution.objects.all(), address="office_people:institution")
def show_institution(
    request: HttpRequest,
    pk: int,
    *,
    form: ReasonForm | None = None,
    ask_form: AskBackForm | None = None,
    **typed,
) -> HttpResponse:
    """The page of one institution. `form`, `ask_form` and `typed` are forms that were filled in wrongly."""
    found = _institution(pk)
    form = form or ReasonForm()
    ask_form = ask_form or AskBackForm()
    context = {
        "institution": found,
        "details": [
            {"key": _("Kind"), "value": found.get_kind_display()},
            {"key": _("Region"), "value": found.region},
            {"key": _("Institution above"), "value": found.parent or _("None")},
            {"key": _("Official e-mail address"), "value": found.official_email},
            {"key": _("Confirmed from this address"), "value": _confirmed(found)},
            {"key": _("Website"), "value": found.website or _("None given")},
            {"key": _("What it does"), "value": found.about or _("Not described")},
            {"key": _("Asked on"), "value": date_format(timezone.localtime(found.created_at))},
        ],
        "names": found.names.all(),
        "members": found.memberships.select_related("user"),
        "decisions": {name: MOVES.may(request.user, found, state) for name, (state, _verb) in DECISIONS.items()},
        "form": form,
        "ask_form": ask_form,
        "may_ask": found.state == InstitutionState.PENDING,
        **record_panel(found, forms=[form, ask_form], **typed),
    }
    return render(request, "office/institution.html", context)


def _confirmed(institution: Institution) -> str:
    if not institution.is_address_confirmed:
        return _("Not yet")
    return date_format(timezone.localtime(institution.official_email_verified_at))

"""Named officers read cases and follow them to their end."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from casework.filters import one_of
from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from skills_match.models import Programme

from ...enums import CaseState
from ...models import Case, RetentionTerm
from ..following import keep_out, move_case, note_reading, write_to_case
from ..forms.following import KeepOutForm, MoveForm, RetentionForm, WriteForm
from ..history import history_of_case
from ..moves import MOVES
from ..readers import cases_for, programmes_of, safeguarding_officer

_TITLES = {
    CaseState.ACKNOWLEDGED: gettext_lazy("I have read this report and follow it"),
    CaseState.EXAMINED: gettext_lazy("It is being looked into"),
    CaseState.REFERRED: gettext_lazy("Hand it to another body"),
    CaseState.CLOSED: gettext_lazy("Close this case"),
}


@who_may(safeguarding_officer)
@never_cache
def cases(request: HttpRequest) -> HttpResponse:
    """What runs, by the day of answer; those alone that nobody has read, that are late, of the reader; or all."""
    rows = cases_for(request.user).for_lists()
    lists = {
        "new": rows.filter(state=CaseState.RECEIVED),
        "late": rows.late(),
        "mine": rows.running().filter(handler=request.user),
        "all": rows,
    }
    show = one_of(request.GET, "show", lists)
    found = lists.get(show, rows.running()).order_by("answer_by", "pk")
    terms = Programme.objects.filter(pk__in=programmes_of(request.user))
    values = {**page_of(request, found), "show": show, "terms": terms}
    return render(request, "safeguarding/cases.html", values)


def _of_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of a case for whoever may read it."""

    @who_may(safeguarding_officer)
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def shown(request: Any, pk: int, **kwargs: Any) -> HttpResponse:
        case = get_object_or_404(cases_for(request.user).for_lists(), pk=pk)
        return view(request, case, **kwargs)

    return shown


@_of_case
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """That somebody read it is kept with the case."""
    note_reading(case=case, user=request.user)
    moves = [{"to": to.value, "title": title} for to, title in _TITLES.items() if MOVES.may(request.user, case, to)]
    values = {
        "case": case,
        "moves": moves,
        "history": history_of_case(case),
        "kept_out": case.kept_out.select_related("user"),
        "readings": case.readings.select_related("user")[:20],
    }
    return render(request, "safeguarding/case.html", values)


@_of_case
def move(request: HttpRequest, case: Case, to: str) -> HttpResponse:
    if to not in _TITLES or (request.method != "POST" and not MOVES.may(request.user, case, to)):
        raise Http404
    form = MoveForm(request.POST or None, to=CaseState(to), initial={"answer_by": case.answer_by})
    values = {"title": _TITLES[CaseState(to)], "seen": case.state}
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            move_case(case=case, to=CaseState(to), by=request.user, seen=seen_in(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("safeguarding_desk:case", case.pk)
    return _form(request, case, form, **values)


@_of_case
def write(request: HttpRequest, case: Case) -> HttpResponse:
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            write_to_case(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("safeguarding_desk:case", case.pk)
    return _form(request, case, form, title=_("Answer, or write a note"))


@_of_case
def leave_out(request: HttpRequest, case: Case) -> HttpResponse:
    form = KeepOutForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_out(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, _("This officer does not read the case any more."))
            return redirect("safeguarding_desk:cases")
    return _form(request, case, form, title=_("Keep an officer out of this case"))


def _form(request: HttpRequest, case: Case, form: Form, **values: Any) -> HttpResponse:
    return render(request, "safeguarding/case_form.html", {"case": case, "form": form, **values})


@who_may(safeguarding_officer)
def retention(request: HttpRequest, programme: int) -> HttpResponse:
    """For how long the programme keeps closed cases."""
    if programme not in programmes_of(request.user):
        raise Http404
    found = get_object_or_404(Programme, pk=programme)
    row = RetentionTerm.objects.filter(programme=found).first() or RetentionTerm(programme=found)
    form = RetentionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("safeguarding_desk:cases")
    return render(request, "safeguarding/retention.html", {"programme": found, "form": form})

"""Appeals for finance: opened by one person, closed by two."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from office.history import history_of
from payments.rules import finance

from ...appeals import moves
from ...appeals.progress import progress_of
from ...appeals.promises import promise, promises
from ...appeals.readings import budget_of, with_progress
from ...enums import AppealEnd, AppealState
from ...models import Appeal
from ..forms import EndForm

_BUTTONS = {"open": moves.open_appeal, "close": moves.close_appeal, "take-back": moves.take_back}


@who_may(finance)
def appeals(request: HttpRequest) -> HttpResponse:
    found = page_of(request, Appeal.objects.all())
    return render(request, "contributions/finance/appeals.html", {"rows": with_progress(found["page"]), **found})


@who_may(finance)
def appeal(request: HttpRequest, slug: str) -> HttpResponse:
    found = _appeal(slug)
    may = {to: moves.MOVES.may(request.user, found, to) for to in AppealState}
    context = {
        "appeal": found,
        "progress": progress_of([found])[found.pk],
        "budget": budget_of(found),
        "promises": promises(found),
        "kept": promise(found, AppealEnd(found.end)) if found.end else "",
        "may_open": found.state == AppealState.DRAFT and may[AppealState.OPEN],
        "may_propose": may[AppealState.CLOSING],
        "may_close": may[AppealState.CLOSED] and found.closing_by_id != request.user.pk,
        "may_take_back": found.state == AppealState.CLOSING and may[AppealState.OPEN],
        "events": history_of(found),
    }
    return render(request, "contributions/finance/appeal.html", context)


@who_may(finance)
def end(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose how it ends; a colleague confirms."""
    found = _appeal(slug)
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form):
            is_cancelled = form.cleaned_data["end"] == "cancelled"
            moves.propose_end(appeal=found, is_cancelled=is_cancelled, by=request.user, seen=seen_in(request))
            messages.success(request, _("It takes no more gifts. A colleague confirms how it ended."))
            return redirect("finance_gifts:appeal", slug)
    context = {"appeal": found, "form": form, "promises": promises(found), "seen": found.state}
    return render(request, "contributions/finance/end.html", context)


@who_may(finance)
@require_POST
def act(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """A button: open, close, take back."""
    if action not in _BUTTONS:
        raise Http404
    with may_be_refused(request):
        done = _BUTTONS[action](appeal=_appeal(slug), by=request.user, seen=seen_in(request))
        messages.success(request, done.get_state_display())
    return redirect("finance_gifts:appeal", slug)


def _appeal(slug: str) -> Appeal:
    return get_object_or_404(Appeal.objects.select_related("fallback", "project", "assignment"), slug=slug)

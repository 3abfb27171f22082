"""Rights in a programme: who holds which, given by two people, ended by one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.confirming.second_person import NOBODY_ELSE, is_alone
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may

from ...models import ProgrammeRight
from ...models.querysets import today_in_closing_zone
from ..finding import programme_called
from ..forms.rights import EndRightForm, RightForm
from ..rights import confirm_right, end_right, propose_right


@who_may(office)
def programme_rights(request: HttpRequest, code: str) -> HttpResponse:
    programme = programme_called(code)
    found = page_of(request, ProgrammeRight.objects.filter(programme=programme).for_lists())
    today = today_in_closing_zone()
    lines = [
        {
            "right": right,
            "is_in_force": right.holds_on(today),
            "is_over": right.ends_on is not None and right.ends_on < today,
            "may_confirm": right.confirmed_at is None and request.user.pk not in (right.proposed_by_id, right.user_id),
        }
        for right in found["page"]
    ]
    return render(request, "office/programmes/rights.html", {"programme": programme, "lines": lines, **found})


@who_may(office)
def propose(request: HttpRequest, code: str) -> HttpResponse:
    programme = programme_called(code)
    form = RightForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("right", "starts_on", "ends_on")}
        with may_be_refused(form):
            proposed = propose_right(programme=programme, user=form.user, by=request.user, **typed)
            messages.success(request, _("Proposed. It counts when a colleague has confirmed it."))
            if is_alone(request.user, "right", proposed):  # the other officer is whom it is for
                messages.warning(request, NOBODY_ELSE)
            return redirect("office:programme_rights", code)
    return render(request, "office/programmes/propose_right.html", {"programme": programme, "form": form})


@require_POST
@who_may(office)
def confirm(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    right = _right(code, pk)
    with may_be_refused(request):
        confirm_right(right=right, by=request.user)
        messages.success(request, _("Confirmed."))
    return redirect("office:programme_rights", code)


@who_may(office)
def end(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    right = _right(code, pk)
    form = EndRightForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with may_be_refused(form, field="last_day"):
            end_right(right=right, last_day=form.cleaned_data["last_day"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("office:programme_rights", code)
    return render(request, "office/programmes/end_right.html", {"right": right, "form": form})


def _right(code: str, pk: int) -> ProgrammeRight:
    found = ProgrammeRight.objects.select_related("programme", "user")
    return get_object_or_404(found, programme__code=code, pk=pk)

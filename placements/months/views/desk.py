"""Months that are closed, closing one, and opening one by two people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may
from skills_match.models import Programme

from ...claims.rights import claims_desk, programmes_worked_on
from ..closing import ask_to_open, close_month, keep_closed, months_for, open_month, to_open_by
from ..forms.closing import CloseMonthForm, WhyOpenForm


@who_may(claims_desk)
def months(request: HttpRequest) -> HttpResponse:
    """The list, and the form that closes another one."""
    programmes = Programme.objects.filter(pk__in=programmes_worked_on(request.user))
    form = CloseMonthForm(request.POST or None, programmes=programmes)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form, field="month"):
            closed = close_month(**form.cleaned_data, by=request.user)
            messages.success(request, _("%(month)s is closed: nothing is entered on its days.") % {"month": closed})
            return redirect("office:closed_months")
    found = to_open_by(request.user) if request.GET.get("asked") else months_for(request.user)
    return render(request, "placements/closed_months.html", {"form": form, **page_of(request, found)})


@who_may(claims_desk)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    closed = get_object_or_404(months_for(request.user), pk=pk)
    form = WhyOpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_to_open(closed=closed, by=request.user, **form.cleaned_data)
            messages.success(request, _("A colleague of finance can open it now."))
            return redirect("office:closed_months")
    return render(request, "placements/ask_month.html", {"form": form, "closed": closed})


@require_POST
@who_may(claims_desk)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person opens it, or somebody says that it stays closed."""
    closed = get_object_or_404(months_for(request.user), pk=pk)
    with may_be_refused(request):
        if "open" in request.POST:
            open_month(closed=closed, by=request.user)
            messages.success(request, _("%(month)s is open again. Close it when you are done.") % {"month": closed})
        else:
            keep_closed(closed=closed, by=request.user)
            messages.success(request, _("It stays closed."))
    return redirect("office:closed_months")

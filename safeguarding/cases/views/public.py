"""Reporting without an account, and coming back by number and code."""

import datetime

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from casework.languages import reading_language
from casework.refusals import may_be_refused
from casework.sharing import Sharing
from casework.token_links import TokenLinks, opened_by_link
from casework.typed.keeping import unkept
from diaspora.who_may import anyone, who_may

from ...enums import EntryKind
from ...help.places import everywhere
from ...models import Case
from ..forms.reporting import AddForm, ComeBackForm, SafetyReportForm
from ..reporting import add_to_report, code_of, found_by, report

#: Long enough to write down number and code.
KEPT = TokenLinks("safeguarding.received", lifetime=datetime.timedelta(minutes=20))
#: Long enough to read and to write; then number and code are asked for again.
OPENED = TokenLinks("safeguarding.opened", lifetime=datetime.timedelta(hours=1))
#: What whoever reported reads of the history.
TOLD = [EntryKind.TO_REPORTER, EntryKind.FROM_REPORTER]


@who_may(anyone)
@never_cache
@sensitive_post_parameters()
@unkept
def make_report(request: HttpRequest) -> HttpResponse:
    form = SafetyReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return redirect("safeguarding:report")
        if ratelimit.consume(request, action="safeguarding"):
            by = request.user if request.user.is_authenticated else None
            case = report(**form.told, language=reading_language(), by=by)
            return redirect("safeguarding:received", KEPT.token(case.pk))
        form.add_error(None, _("Many reports came from your network within an hour. Call one of the numbers instead."))
    told = _(
        "Named safeguarding officers read this, nobody else. You need no account, and you need not give your name."
    )
    sharing = Sharing(title=_("Report a concern about safety"), description=told, path=request.path)
    values = {"form": form, "everywhere": everywhere(), "sharing": sharing}
    return render(request, "safeguarding/report.html", values)


@opened_by_link(ask_again="safeguarding:come_back")
@who_may(anyone)
def received(request: HttpRequest, token: str) -> HttpResponse:
    """Number and code, for twenty minutes."""
    case = _case(KEPT.read(token))
    values = {"case": case, "code": code_of(case), "everywhere": everywhere() if case.is_urgent else []}
    return render(request, "safeguarding/received.html", values)


@who_may(anyone)
@never_cache
@sensitive_post_parameters()
@unkept
def come_back(request: HttpRequest) -> HttpResponse:
    form = ComeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="safeguarding_code"):
            form.add_error(None, _("Too many attempts came from your network. Wait an hour, or call."))
        elif case := found_by(**form.cleaned_data):
            return redirect("safeguarding:opened", OPENED.token(case.pk))
        else:
            form.add_error(None, _("We know no report with this number and code. Look at both again, sign by sign."))
    return render(request, "safeguarding/come_back.html", {"form": form})


@opened_by_link(ask_again="safeguarding:come_back")
@who_may(anyone)
@sensitive_post_parameters()
@unkept
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """How far it is, what officers answered, and room for more."""
    case = _case(OPENED.read(token))
    form = AddForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            add_to_report(case=case, text=form.cleaned_data["text"])
            return redirect("safeguarding:opened", token)
    entries = case.entries.filter(kind__in=TOLD)
    return render(request, "safeguarding/opened.html", {"case": case, "entries": entries, "form": form})


def _case(subject: list) -> Case:
    return get_object_or_404(Case, pk=subject[0])

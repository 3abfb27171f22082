"""A person's own applications: the state of each, and what to do about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import signed_in, who_may

from ...models import Application
from ...rules import may_reopen, may_withdraw
from .. import applying
from ..forms.applying import InfoForm
from ..lines import line_of, lines_of
from ..pages import own_application_page
from ..sent import profile_sections, words_sections
from .states import story_for_applicant


@who_may(signed_in)
def list_applications(request: HttpRequest) -> HttpResponse:
    listed = page_of(request, _own(request))
    lines = lines_of(listed["page"])
    rows = [{"application": application, "line": lines[application.pk]} for application in listed["page"]]
    return render(request, "my/applications.html", {"rows": rows, **listed})


@who_may(signed_in)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(_own(request), pk=pk))


@who_may(signed_in)
def supply_info(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what the office asked; the answer stays on the page when the application has moved on."""
    mine = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        return redirect("my:application", pk)
    form = InfoForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            applying.supply_info(
                application=mine, by=request.user, seen=seen_in(request), text=form.cleaned_data["text"]
            )
            messages.success(request, _("Thank you. Your answer is sent."))
            return redirect("my:application", pk)
    return _page(request, mine, info_form=form)


@who_may(signed_in)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then withdraw: it cannot be taken back."""
    mine = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        if not may_withdraw(mine):
            return redirect("my:application", pk)
        return render(request, "my/application_withdraw.html", {"application": mine})
    with may_be_refused(request):
        applying.withdraw_application(application=mine, by=request.user, seen=seen_in(request))
        messages.success(request, _("Your application is withdrawn."))
    return redirect("my:application", pk)


@who_may(signed_in)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then send a withdrawn application once more."""
    mine = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        if not may_reopen(mine):
            return redirect("my:application", pk)
        return render(request, "my/application_reopen.html", {"application": mine})
    with may_be_refused(request):
        applying.reopen_application(application=mine, by=request.user, seen=seen_in(request))
        messages.success(request, _("Your application is sent again. We wrote to you by e-mail as well."))
    return redirect("my:application", pk)


@who_may(signed_in)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first, then throw a draft away."""
    mine = get_object_or_404(_own(request), pk=pk)
    if request.method != "POST":
        return render(request, "my/application_discard.html", {"application": mine})
    with may_be_refused(request):
        applying.discard_draft(application=mine)
        messages.success(request, _("Your draft is deleted."))
        return redirect("my:applications")
    return redirect("my:application", pk)


def _own(request: HttpRequest):
    return Application.objects.of_applicant(request.user).for_lists()


def _page(request: HttpRequest, mine: Application, *, info_form=None) -> HttpResponse:
    values = {
        "application": mine,
        "assignment": mine.assignment,
        "line": line_of(mine),
        "may_withdraw": may_withdraw(mine),
        "may_reopen": may_reopen(mine),
        "events": story_for_applicant(mine),
        "sections": words_sections(mine) + profile_sections(mine.snapshot, is_for_office=True),
        "added": own_application_page.sections(mine),
        "info_form": info_form or InfoForm(),
        "form": info_form,
    }
    return render(request, "my/application.html", values)
